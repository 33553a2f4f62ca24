"""The human table: what was asked, the answer first, what it rests on, remarks; with ``--explain`` every step."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, cast

from rich.console import Console, Group
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from hardship_cli.assumed import DAY_NOTE
from hardship_cli.bill import Bill
from hardship_cli.harmless import STEERING
from hardship_cli.i18n import N_
from hardship_cli.render.describe.fee import Position, positions
from hardship_cli.render.describe.permit import limits
from hardship_cli.render.figures import rule_of
from hardship_cli.render.labels import CAPS, LEVELS, RESULTS
from hardship_cli.render.lines import UNWRAPPED, width_of
from hardship_cli.render.notes import note_text
from hardship_cli.render.rows import (
    TURNS_SOON,
    TURNS_SOON_READING,
    asked,
    assumed,
    headline,
    instead,
    other_reading,
    rows,
    status_words,
    weak_sources,
)
from hardship_cli.render.seen import seen
from hardship_cli.render.steps import passed_over, step_ground, step_value, step_what
from hardship_cli.render.to_type import to_type
from hardship_cli.render.whose import line_names, persons_of
from hardship_cli.render.words import FIXED_SPACE, day_short, day_words, euro, source_title, unbroken, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from rich.console import ConsoleOptions, JustifyMethod, RenderResult

    from hardship_cli.answer import Answer
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law

_STATUS_STYLE = {"calculated": "green", "review": "yellow", "disputed": "yellow", "blocked": "red"}
_LEVEL_STYLE = {"hint": "cyan", "warning": "yellow", "info": "dim"}
_NEAR = {
    0: N_("Seen from {today}: ends today."),
    1: N_("Seen from {today}: ends tomorrow."),
    -1: N_("Seen from {today}: ended yesterday."),
}
GAP = 2  # between columns
_NARROW = 72
_LONG_WORD = re.compile(r"\S+")
_WHOLE = re.compile(r"\W*\d|§")
_PARTS = re.compile(r"[^_/.-]*[_/.-]|[^_/.-]+")
_PERSON = (N_("person"), "left")
_HARMLESS = dict.fromkeys(STEERING, "\ufffd") | {ord(FIXED_SPACE): " "}


def console_for(color: str) -> Console:
    """A console that obeys ``--color`` above ``NO_COLOR``, ``FORCE_COLOR`` and the terminal."""
    force = {"always": True, "never": False}.get(color)
    # Brackets in a name or a title are brackets, not markup.
    plain: dict[str, Any] = {"highlight": False, "markup": False, "emoji": False}
    console = Console(force_terminal=force, no_color=True if color == "never" else None, soft_wrap=False, **plain)
    if color == "always" and console.color_system is None:
        console = Console(force_terminal=True, no_color=False, color_system="truecolor", **plain)
    console.width = width_of(sys.stdout) or UNWRAPPED
    return console


def print_answer(answer: Answer, say: Language, law: Law, today: date, *, explain: bool, color: str) -> None:
    """Print an answer as a table: the answer itself, what was asked, what goes with it, other readings, remarks, sources."""
    answer = seen(answer, today)
    parts: list[Any] = [_headline(answer, say), Text(unbroken(" · ".join(asked(answer, say))), style="dim")]
    if answer.assumed:
        # What was taken without being given stands right below what was asked: an answer that rests on it must not look like
        # one that does not.
        parts.append(Text(assumed(answer.assumed, say, getattr(answer.answer, "lines", ())), style="dim"))
    if answer.turns:
        from hardship_cli.render.turns import ahead

        parts += [Text(unbroken(line)) for line in ahead((answer,), today, say, law)]
    parts += [Text(f"{person}: {known}", style="dim") for person, known in persons_of(answer.asked, say)]
    bill = positions(answer, say, law)
    if bill:
        total = euro(answer.answer.amount, say) if isinstance(answer.asked, Bill) else ""
        parts += [Text(""), _bill(bill, total, say)]
    label_rows = rows(answer, say, law, "table")
    if label_rows:
        parts += [Text(""), _pairs(label_rows)]
    parts += _limits(answer, say)
    for label, found in zip((N_("Other readings"), N_("Still open")), instead(answer), strict=True):
        parts += [Text(""), Text(say(label), style="dim")] if found else []
        parts += [indented(other_reading(other, answer, say, law)) for other in found]
    last_day = getattr(answer.answer, "last_day", None)
    if last_day is not None:
        parts += [Text(""), Text(_from_today(last_day, today, say), style="dim")]
    parts += remarks(_with_what_is_left(answer, law, today), say, law, explain=explain)
    if explain:
        parts += explanation(answer, say, law)
        parts.append(sources(answer, say))
    else:
        parts += _grounds(answer, say, law)
    show(parts, color)


def _with_what_is_left(answer: Answer, law: Law, today: date) -> Answer:
    """An answer about a remedy whose period is over, nothing being filed, with what a case says of that: what is left to do."""
    found = answer.answer
    filed = answer.asked.filed if answer.command == "appeal" else None
    if answer.command != "appeal" or found.last_day is None or (filed is not None and filed <= today):
        return answer
    if found.last_day >= today and found.one_year_until is None:
        return answer
    from hardship_cli.timeline.alerts import OVER, alerts
    from hardship_cli.timeline.entries import Entries

    answers = {answer.command: answer}
    left = alerts(answer.asked, law, today, answers, Entries(answer.asked, law, today, answers).all())
    return answer._replace(notes=(*(note for note in left if note.code in OVER), *answer.notes))


def _headline(answer: Answer, say: Language) -> Text:
    """The answer itself, then its status."""
    label, value = headline(answer, say)
    status = (unbroken(status_words(answer, say)), _STATUS_STYLE[answer.status])
    return Text.assemble(f"{label}  ", (value, "bold"), "   ", status)


def _bill(found: Sequence[Position], total: str, say: Language) -> Table:
    """The bill: each position with what changed its amount; provisions stand under each other. Of several acts also the total."""
    headers = ((N_("position"), "left"), (N_("tariff"), "right"), (N_("due"), "right"), (N_("provision"), "fixed"))
    several = any(position.person is not None for position in found)
    table = columns(*((say(text), side) for text, side in (*([_PERSON] if several else []), *headers)))
    for position in found:
        effects = (indented(Text(effect, style="italic")) for effect in position.effects)
        basis = unbroken(position.basis).replace(", §", ",\n§").replace(" i.V.m. ", "\ni.V.m. ")
        title = Group(Text(position.title), *effects)
        who = [str(position.person)] if several else []
        table.add_row(*who, title, position.base, Text(position.amount, style="bold"), basis)
    if total:
        label = Text(say(N_("sum")), style="bold")
        table.add_row(*([""] if several else []), label, "", Text(total, style="bold"), "")
    return table


def _limits(answer: Answer, say: Language) -> list[Any]:
    """Every limit of a permit's length, where there are several; the one that was applied is bold."""
    found = limits(answer)
    if len(found) < 2:
        return []
    table = columns((say(N_("limit")), "left"), (say(N_("last day")), "fixed"))
    for name, day in found:
        style = "bold" if name == answer.answer.capped_by else ""
        table.add_row(Text(unbroken(word(CAPS, name, say)), style=style), Text(day_words(day, say), style=style))
    return [Text(""), table]


def _from_today(last: date, today: date, say: Language) -> str:
    """How far the last day is from today: the one part of the table that is not the same tomorrow."""
    days = (last - today).days
    ahead = (
        N_("Seen from {today}: ends in {days} days.") if days > 0 else N_("Seen from {today}: ended {days} days ago.")
    )
    return say(_NEAR.get(days, ahead), today=day_short(today, say), days=abs(days))


def show(parts: Iterable[Any], color: str) -> None:
    """Lay out what Rich can render and write it to stdout; ``color`` is what ``--color`` says."""
    console = console_for(color)
    pieces = [_fit(piece, console) if isinstance(piece, Table) and piece.show_header else piece for piece in parts]
    with console.capture() as captured:
        console.print(_Harmless(pieces))
    # Rich fills lines up to the width; what is piped or pasted has no use for that.
    sys.stdout.write("\n".join(line.rstrip() for line in captured.get().split("\n")).rstrip("\n") + "\n")


class _Harmless:
    """What Rich lays out, with nothing of the data in it that steers; the colours come after, from Rich alone."""

    def __init__(self, parts: Iterable[Any]) -> None:
        self.parts = Group(*parts)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        # Each piece of text is cleaned after Rich laid it out: what Rich adds itself are colours, and those are wanted.
        for segment in console.render(self.parts, options):
            yield Segment(segment.text.translate(_HARMLESS), segment.style, segment.control)


def _fit(table: Table, console: Console) -> Table:
    """Widths by which no word is torn; Rich would tear days and ids before it breaks a sentence.

    Whole columns keep their lines if they can. Where not even the words fit, the cells of a row stand below each other; on a wide
    screen a table in which an id here and there breaks at its joints is read more quickly.
    """
    unbounded = console.options.update_width(1000)
    sizes, at_joints = [], []
    for column in table.columns:
        every = (column.header, *column.cells)
        cells = [Measurement.get(console, unbounded, cell) for cell in every]
        most = max(cell.maximum for cell in cells)
        sizes.append((max(cell.minimum for cell in cells), most))
        at_joints.append(max(map(_least, every, cells)))
    room = console.width - GAP * (len(sizes) - 1)
    if sum(most for _of_words, most in sizes) <= room:
        return table
    if sum(least for least, _most in sizes) > room and (console.width < _NARROW or sum(at_joints) > room):
        return _one_below_the_other(table)
    widths = [most if column.no_wrap else least for column, (least, most) in zip(table.columns, sizes, strict=True)]
    while sum(widths) > max(room, len(widths)):
        # Of the columns that are wider than their words, then than the parts of these, the widest gives way.
        can_give = [
            (width > least, width > part) for width, (least, _most), part in zip(widths, sizes, at_joints, strict=True)
        ]
        index = max(range(len(widths)), key=lambda index: (*can_give[index], widths[index]))
        widths[index] -= 1
        table.columns[index].no_wrap = False
    for _column in range(room - sum(widths)):
        # The column that is shortest of what it would like grows.
        index = min(range(len(sizes)), key=lambda index: widths[index] / sizes[index][1])
        widths[index] += 1
    fitted = columns(*((str(column.header), "left") for column in table.columns))
    for target, source, width in zip(fitted.columns, table.columns, widths, strict=True):
        target.width, target.justify, target.no_wrap = width, source.justify, source.no_wrap
    for row in zip(*(column.cells for column in table.columns), strict=True):
        fitted.add_row(*map(_at_joints, row, widths))
    return fitted


def _at_joints(cell: Any, width: int) -> Any:
    """A cell in which a word that is longer than its column breaks at its joints: an id, a path, ``Resettlement-Flüchtlinge``."""
    text = cell.plain if isinstance(cell, Text) else cell
    if not isinstance(text, str) or all(len(word) <= width for word in text.split()):
        return cell
    joined = _LONG_WORD.sub(lambda word: _broken(word[0], width), text)
    return Text(joined, style=cell.style) if isinstance(cell, Text) else joined


def _least(cell: Any, size: Measurement) -> int:
    """How wide the longest part of a word is that does not break."""
    text = cell.plain if isinstance(cell, Text) else cell
    if not isinstance(text, str):
        return size.minimum
    return max((len(part) for word in text.split() for part in _parts(word)), default=0)


def _parts(word: str) -> list[str]:
    """A word at its joints; a day, a number or a provision has none."""
    return [word] if _WHOLE.match(word) else _PARTS.findall(word)


def _broken(word: str, width: int) -> str:
    lines = [""]
    for part in _parts(word) if len(word) > width else [word]:
        if lines[-1] and len(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _one_below_the_other(table: Table) -> Table:
    """A table for a narrow place: the first cell of each row over its others, each of which stands behind its header."""
    narrow = bare_table("fold")
    for first, *others in zip(*(column.cells for column in table.columns), strict=True):
        narrow.add_row(first)
        rest = bare_table("fold", "fold", gap=GAP)
        for column, cell in zip(table.columns[1:], others, strict=True):
            if cell != "":
                rest.add_row(Text(str(column.header), style="dim"), cell)
        narrow.add_row(Padding(rest, (0, 0, 0, GAP)))
    return narrow


def columns(*headers: tuple[str, str]) -> Table:
    """A quiet table: a header and space, no box. ``headers`` are pairs of text and justification.

    ``right`` and ``fixed`` (days, ids: left, but never broken) keep their lines whole; ``left`` gives way.
    """
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="dim")
    for header, justify in headers:
        side = cast("JustifyMethod", "left" if justify == "fixed" else justify)
        table.add_column(header, justify=side, no_wrap=justify != "left", overflow="fold")
    return table


def grid(say: Language, headers: Sequence[tuple[str, str]], rows: Iterable[Iterable[Any]]) -> Table:
    """A quiet table with its rows; the headers are put into the reader's language."""
    table = columns(*((say(header), side) for header, side in headers))
    for row in rows:
        table.add_row(*row)
    return table


def bare_table(*sides: str, gap: int = 1) -> Table:
    """A table without a header; ``fixed`` columns keep their lines whole, others break at blanks.

    A word that is longer than its column goes on in the next line, for nobody knows what an ellipsis left out.
    """
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, gap, 0, 0))
    for side in sides:
        table.add_column(no_wrap=side == "fixed", overflow="ellipsis" if side == "fixed" else "fold")
    return table


def _pairs(found: Iterable[tuple[str, str]]) -> Table:
    """Labels and values side by side."""
    table = bare_table("fold", "fold", gap=GAP)
    for label, value in found:
        table.add_row(Text(label, style="dim"), unbroken(value))
    return table


def indented(text: str | Text, by: int = 2) -> Padding:
    """Text whose every line stands in from the margin, those of a broken paragraph too."""
    return Padding(text, (0, 0, 0, by), expand=False)


def remarks(answer: Answer, say: Language, law: Law, *, explain: bool) -> list[Any]:
    """The notes, one paragraph each; with ``--explain`` alone mere information, and what the first lines say already."""
    above = (DAY_NOTE, TURNS_SOON, TURNS_SOON_READING) if answer.turns else (DAY_NOTE,)
    found = [note for note in answer.notes if explain or (note.level != "info" and note.code not in above)]
    if not found:
        return []
    table = bare_table("fixed", "left")
    for note in found:
        label = Text(say(LEVELS[note.level]), style=_LEVEL_STYLE[note.level])
        table.add_row(label, Text(unbroken(to_type(note_text(note, say, law), say))))
    return [Text(""), table]


def explanation(answer: Answer, say: Language, law: Law) -> list[Any]:
    """Every step on two lines: what was done, with which rule; then its value, version, provision and source."""
    table = bare_table("fixed", "left")
    names = line_names(answer, say)
    for step in answer.steps:
        if step.id in names:
            table.add_row("", Text(names[step.id], style="bold"))
        # The id of a rule is the name by which ``hardship schedules show`` finds it.
        rule = f" ({step.rule})" if step.rule and rule_of(step.rule, law) else ""
        table.add_row(Text(step.id, style="dim"), Text(step_what(step, say, law) + rule))
        facts = [step_value(step, say, law), *step_ground(step, say), step.source or ""]
        table.add_row("", Text(" · ".join(fact for fact in facts if fact), style="dim"))
        for line in passed_over(step, say):
            table.add_row("", Text(line, style="dim"))
    return [Text(""), table]


def _grounds(answer: Answer, say: Language, law: Law) -> list[Any]:
    """The provisions that the answer rests on (a fee has them in its bill), and its weak sources."""
    bases = dict.fromkeys(step.basis for step in answer.steps if step.basis and step.op != "beside")
    lines = weak_sources((answer,), say, law)
    if lines:
        lines[-1] += " " + to_type(say(N_("--explain lists all sources.")), say)
    if bases and not hasattr(answer.answer, "items"):
        lines.insert(0, unbroken(say(N_("Provisions: {bases}"), bases="; ".join(bases))))
    label_rows = [Text(line, style="dim") for line in lines]
    return [Text(""), *label_rows] if label_rows else []


def sources(answer: Answer, say: Language) -> Any:
    """Where the figures were read, and how well each source was checked."""
    lines = Text("\n")
    lines.append(say(N_("Sources: ")), style="dim")
    for index, source in enumerate(answer.sources.values()):
        mark = f" [{word(RESULTS, source['checked']['result'], say)}]"
        lines.append(("; " if index else "") + unbroken(source_title(source, say) + mark), style="dim")
    return lines
