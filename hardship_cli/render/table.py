"""The human table: what was asked, the answer first, what it rests on, remarks; with ``--explain`` every step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from hardship_cli.i18n import N_
from hardship_cli.render.notes import note_text
from hardship_cli.render.texts import text_of
from hardship_cli.render.words import FIXED_SPACE, LEVELS, STATUS, day_short, shown, unbroken, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import JustifyMethod

    from hardship_cli.answer import Answer, Step
    from hardship_cli.cli.settings import Settings
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law

_STATUS_STYLE = {"calculated": "green", "review": "yellow", "disputed": "yellow", "blocked": "red"}
_LEVEL_STYLE = {"hint": "cyan", "warning": "yellow", "info": "dim"}
_NARROWEST, _WIDEST = 20, 120
# What steers a terminal or turns the direction of what follows: never the table's own, so only from a case or an overlay.
_STEERING = (
    *range(10),
    *range(11, 27),
    *range(28, 32),
    *range(127, 160),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_HARMLESS = str.maketrans(dict.fromkeys((*_STEERING, 0x2028, 0x2029), "\ufffd") | {FIXED_SPACE: " "})


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
    with console.capture() as captured:
        console.print(Group(*parts))
    # Rich fills lines up to the width; what is piped or pasted has no use for that.
    text = captured.get().translate(_HARMLESS)
    styled = console.is_terminal
    settings.write("\n".join(_without_escapes(line, styled).rstrip() for line in text.splitlines()))


def _without_escapes(line: str, styled: bool) -> str:
    """The line with no other escape sequence than those by which Rich sets colours, if it does."""
    first, *rest = line.split("\x1b")
    return first + "".join(
        ("\x1b" if styled and part[:1] == "[" and part.partition("m")[0][1:].replace(";", "").isdigit() else "\ufffd")
        + part
        for part in rest
    )


def headline(label: str, value: str, answer: Answer, say: Language) -> Text:
    """The answer itself, then its status."""
    text = Text(f"{label}  ")
    text.append(value, style="bold")
    text.append("   ")
    text.append(word(STATUS, answer.status, say), style=_STATUS_STYLE[answer.status])
    return text


def columns(*headers: tuple[str, JustifyMethod]) -> Table:
    """A quiet table: a header and space, no box. ``headers`` are pairs of text and justification."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for header, justify in headers:
        table.add_column(header, justify=justify, no_wrap=justify == "right", overflow="fold")
    return table


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
        table.add_row(label, Text(note_text(note, say, law)))
    return [Text(""), table]


def explanation(answer: Answer, say: Language, law: Law) -> list[Any]:
    """Every step on two lines: what was done, with which rule; then its value, version, provision and source."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column()
    for step in answer.steps:
        table.add_row(step.id, Text(_what(step, say, law)))
        facts = [
            "" if step.value is None else _short(step.value, say),
            say(N_("since {day}")).format(day=day_short(step.version, say)) if step.version else "",
            unbroken(step.basis or ""),
            step.source or "",
        ]
        table.add_row("", Text(" · ".join(fact for fact in facts if fact), style="dim"))
        for passed in step.passed_over:
            text = say(N_("passed over: version of {version}, {because}"))
            because = say(text_of("OPS", passed.because))
            table.add_row("", Text(text.format(version=day_short(passed.version, say), because=because), style="dim"))
    return [Text(""), table]


def _short(value: Any, say: Language) -> str:
    # The weekday stands in the answer above.
    return day_short(value, say) if isinstance(value, date) else shown(value, say)


def _what(step: Step, say: Language, law: Law) -> str:
    what = say(text_of("OPS", step.op))
    if step.rule is None:
        return what
    for sheet in (law.fees, law.deadlines):
        if sheet.has_rule(step.rule):
            return f"{what}: {say.of(sheet.rule(step.rule).title)} ({step.rule})"
    return f"{what}: {step.rule}"


def sources(answer: Answer, say: Language, explain: bool) -> Any:
    """Where the figures were read; with ``--explain`` also how well they were checked."""
    from hardship_cli.render.steps import RESULTS

    lines = Text("\n")
    lines.append(say(N_("Sources: ")), style="dim")
    for index, source in enumerate(answer.sources.values()):
        checked = source["checked"]
        mark = f" [{word(RESULTS, checked['result'], say)}]" if explain or checked["result"] != "verified" else ""
        lines.append(("; " if index else "") + source["title"] + mark, style="dim")
    return lines
