"""The human table: what was asked, the answer first, what it rests on, remarks; with ``--explain`` every step."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

from rich.console import Console, Group
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from hardship_cli.i18n import N_
from hardship_cli.render.figures import rule_of
from hardship_cli.render.harmless import STEERING
from hardship_cli.render.notes import note_text
from hardship_cli.render.steps import RESULTS, passed_over, step_ground, step_value, step_what
from hardship_cli.render.words import FIXED_SPACE, LEVELS, STATUS, unbroken, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import ConsoleOptions, JustifyMethod, RenderResult

    from hardship_cli.answer import Answer, Step
    from hardship_cli.cli.settings import Settings
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law

_STATUS_STYLE = {"calculated": "green", "review": "yellow", "disputed": "yellow", "blocked": "red"}
_LEVEL_STYLE = {"hint": "cyan", "warning": "yellow", "info": "dim"}
_NARROWEST, _WIDEST = 20, 120
_GAP = 2  # between columns
_HARMLESS = dict.fromkeys(STEERING, "\ufffd") | {ord(FIXED_SPACE): " "}


def console_for(color: str) -> Console:
    """A console that obeys ``--color`` above ``NO_COLOR``, ``FORCE_COLOR`` and the terminal."""
    force = {"always": True, "never": False}.get(color)
    # Brackets in a name or a title are brackets, not markup.
    plain: dict[str, Any] = {"highlight": False, "markup": False, "emoji": False}
    console = Console(force_terminal=force, no_color=True if color == "never" else None, soft_wrap=False, **plain)
    if color == "always" and console.color_system is None:
        console = Console(force_terminal=True, no_color=False, color_system="truecolor", **plain)
    console.width = min(max(console.width, _NARROWEST), _WIDEST)
    return console


def print_answer(answer: Answer, settings: Settings) -> None:
    """Print an answer as a table."""
    table = __import__(f"hardship_cli.render.tables.{answer.command}", fromlist=["body"])
    say = settings.say
    parts = list(table.body(answer, say, settings.law))
    if hasattr(table, "from_today"):
        parts += table.from_today(answer, say, settings.today)
    parts += remarks(answer, say, settings.law, settings.explain)
    if settings.explain:
        parts += explanation(answer, say, settings.law)
    parts.append(sources(answer, say, settings.explain))
    show(parts, settings)


def show(parts: Iterable[Any], settings: Settings) -> None:
    """Lay out what Rich can render and write it to stdout."""
    console = console_for(settings.color)
    pieces = list(parts)
    for piece in pieces:
        if isinstance(piece, Table) and piece.show_header:
            _fit(piece, console)
    with console.capture() as captured:
        console.print(_Harmless(pieces))
    # Rich fills lines up to the width; what is piped or pasted has no use for that.
    sys.stdout.write("\n".join(line.rstrip() for line in captured.get().split("\n")).rstrip("\n") + "\n")


class _Harmless:
    """What Rich lays out, with nothing of the data in it that steers; the colours come after, from Rich alone."""

    def __init__(self, parts: Iterable[Any]) -> None:
        self.parts = Group(*parts)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.parts, options):
            yield Segment(segment.text.translate(_HARMLESS), segment.style, segment.control)


def _fit(table: Table, console: Console) -> None:
    """Widths by which no word is torn, where there is room for that; Rich would tear days and ids before it breaks a sentence.

    Whole columns keep their lines if they can. Where not even the words fit, the widest columns fold, so that nothing is lost.
    """
    unbounded = console.options.update_width(1000)
    sizes = []
    for column in table.columns:
        cells = [Measurement.get(console, unbounded, cell) for cell in (column.header, *column.cells)]
        most = max(cell.maximum for cell in cells)
        sizes.append((most if column.no_wrap else max(cell.minimum for cell in cells), most))
    room = console.width - _GAP * (len(sizes) - 1)
    if sum(most for _least, most in sizes) <= room:
        return
    widths = [least for least, _most in sizes]
    while sum(widths) > max(room, len(widths)):
        widest = widths.index(max(widths))
        widths[widest] -= 1
        table.columns[widest].no_wrap = False
    for _column in range(room - sum(widths)):
        # The column that is shortest of what it would like grows.
        index = min(range(len(sizes)), key=lambda index: widths[index] / sizes[index][1])
        widths[index] += 1
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def headline(label: str, value: str, answer: Answer, say: Language) -> Text:
    """The answer itself, then its status."""
    text = Text(f"{label}  ")
    text.append(value, style="bold")
    text.append("   ")
    text.append(word(STATUS, answer.status, say), style=_STATUS_STYLE[answer.status])
    return text


def columns(*headers: tuple[str, str]) -> Table:
    """A quiet table: a header and space, no box. ``headers`` are pairs of text and justification.

    ``right`` and ``fixed`` (days, ids: left, but never broken) keep their lines whole; ``left`` gives way.
    """
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    for header, justify in headers:
        side = cast("JustifyMethod", "left" if justify == "fixed" else justify)
        table.add_column(header, justify=side, no_wrap=justify != "left", overflow="fold")
    return table


def indented(text: str | Text, by: int = 2) -> Padding:
    """Text whose every line stands in from the margin, those of a broken paragraph too."""
    return Padding(text, (0, 0, 0, by))


def remarks(answer: Answer, say: Language, law: Law, explain: bool) -> list[Any]:
    """The notes, one paragraph each; mere information only with ``--explain``."""
    rows = [note for note in answer.notes if explain or note.level != "info"]
    if not rows:
        return []
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for note in rows:
        label = Text(say(LEVELS[note.level]), style=_LEVEL_STYLE[note.level])
        table.add_row(label, Text(unbroken(note_text(note, say, law))))
    return [Text(""), table]


def explanation(answer: Answer, say: Language, law: Law) -> list[Any]:
    """Every step on two lines: what was done, with which rule; then its value, version, provision and source."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column()
    for step in answer.steps:
        table.add_row(step.id, Text(step_what(step, say, law) + _rule_id(step, law)))
        facts = [step_value(step, say, law), *step_ground(step, say), step.source or ""]
        table.add_row("", Text(" · ".join(fact for fact in facts if fact), style="dim"))
        for line in passed_over(step, say):
            table.add_row("", Text(line, style="dim"))
    return [Text(""), table]


def _rule_id(step: Step, law: Law) -> str:
    """The name by which ``hardship schedules show`` finds the rule."""
    return f" ({step.rule})" if step.rule and rule_of(step.rule, law) else ""


def sources(answer: Answer, say: Language, explain: bool) -> Any:
    """Where the figures were read; with ``--explain`` also how well they were checked."""
    lines = Text("\n")
    lines.append(say(N_("Sources: ")), style="dim")
    for index, source in enumerate(answer.sources.values()):
        checked = source["checked"]
        mark = f" [{word(RESULTS, checked['result'], say)}]" if explain or checked["result"] != "verified" else ""
        lines.append(("; " if index else "") + unbroken(source["title"] + mark), style="dim")
    return lines
