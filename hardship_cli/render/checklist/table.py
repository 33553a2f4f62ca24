"""A checklist as a human table: heading, remarks, then section by section with a box before what is to be ticked off."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from rich.text import Text

from hardship_cli.i18n import N_
from hardship_cli.render.checklist.commission import commissions_grid, rule_lines
from hardship_cli.render.checklist.head import counts, head_lines, stand_in
from hardship_cli.render.checklist.lines import LAW_TODAY, SIGN, Grid, Line, Remark, Section, View, remarks_of
from hardship_cli.render.checklist.sections import sections
from hardship_cli.render.lines import UNWRAPPED
from hardship_cli.render.table import columns, console_for, remarks, show, sources
from hardship_cli.render.to_type import to_type
from hardship_cli.render.words import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console
    from rich.table import Table

    from hardship_cli.answer import Answer
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law

_BOXES = {"open": "[ ]", "done": "[x]", "": " · "}
# Colours that stand out on a dark and on a light ground; none carries a meaning that the words do not.
_SIGN_STYLE = "magenta"
_BOX_STYLES = {"open": "", "done": "green", "": ""}
# A list is not calculated; that it is free of doubt needs no word.
_STATUS = {
    "review": N_("To be reviewed: some of this rests on one account or none (--explain)."),
    "disputed": N_("Some of this is disputed: the law has two readings."),
}
_GAP = 1
_LABEL_WIDTH = 24
_INDENT = 4  # of differences and of what follows a stage
_NARROW = 60  # below this the ids have no column: --plain lists them
_WIDE = 100  # below this the names of the Länder leave no room for the columns beside them


def print_checklist(
    answer: Answer, say: Language, law: Law, done: frozenset[str] | None, *, explain: bool, color: str
) -> None:
    """Print it; ``done`` are the finished ids, ``None`` where no file named any."""
    console = console_for(color)
    view = View(answer.answer, say, law, done or frozenset())
    title, *facts = head_lines(view)
    parts: list[Any] = [Text(title, style="bold")]
    first = stand_in(answer)
    # Whose description this is stands above all else: read as the own Land's, it would send somebody to the wrong office.
    if first is not None:
        parts += [*remarks(answer._replace(notes=(first,)), say, law, explain=explain), Text("")]
        answer = answer._replace(notes=tuple(note for note in answer.notes if note is not first))
    parts += [Text(unbroken(line), style="dim") for line in facts]
    parts += [_remark(remark, say, console) for remark in remarks_of(view.answer.at("name"), say, law)]
    parts += remarks(answer, say, law, explain=explain)
    parts += [Text(""), *(Text(line) for line in counts(view, with_done=done is not None))]
    if answer.status in _STATUS:
        parts.append(Text(to_type(say(_STATUS[answer.status]), say), style=_SIGN_STYLE))
    for section in sections(view):
        parts += _section(section, say, console)
    show([*parts, *_footer(view, answer, explain=explain)], color)


def _footer(view: View, answer: Answer, *, explain: bool) -> list[Any]:
    """How to ask for the fee of a day, and where all this was read."""
    say, parts = view.say, []
    if view.answer.fee.day is None:
        command = f"hardship fee {view.answer.act} --title {view.answer.title}"
        parts.append(
            to_type(say(N_("--on DAY adds the tariff of that day; one case: {command}"), command=command), say)
        )
    if not explain:
        parts.append(to_type(say(N_("Sources: {count}; --explain lists them."), count=len(answer.sources)), say))
    lines: list[Any] = [Text(""), *(Text(part, style="dim") for part in parts)]
    return [*lines, sources(answer, say)] if explain else lines


def print_commissions(say: Language, law: Law, color: str) -> None:
    """The sixteen commissions side by side, and what holds for all of them."""
    tables, console = law.services, console_for(color)
    commissions, services = tables["commission"], tables["service"]
    key = next(key for key, service in services.items() if "fallback" not in service)
    command = f"hardship checklist {key} --land {next(iter(commissions))}"
    rules = tuple(rule_lines(tables["commission_rules"]["rules"], say))
    parts: list[Any] = [
        Text(say(N_("The hardship commissions of the sixteen Länder (§ 23a AufenthG)")), style="bold"),
        Text(""),
        _grid(commissions_grid(commissions, say, law, names=console.width >= _WIDE)),
        Text(""),
        Text(say(N_("–: no text on this point was read; nothing follows from it.")), style="dim"),
        Text(say(N_("One Land in full: {command}"), command=command), style="dim"),
        *_section(Section("rules", say(N_("In every Land")), rules), say, console),
    ]
    show(parts, color)


def _section(section: Section, say: Language, console: Console) -> list[Any]:
    """Title, then what concerns all of it, then the lines; a small table comes before both."""
    found = [_remark(remark, say, console) for remark in section.remarks]
    lines = list(_lines(section.lines, say, console))
    body = [_grid(section.grid), *lines, *found] if section.grid is not None else [*found, *lines]
    return [Text(""), Text(section.title, style="bold underline"), *body]


def _lines(lines: Iterable[Line], say: Language, console: Console) -> Iterator[Text]:
    """Lines with a box, text and id; or with a label before the text; or bare ones. Differences take the full width."""
    rows = list(lines)
    ticked = any(line.name for line in rows)
    names = max(len(line.name) for line in rows) if ticked and console.width >= _NARROW else 0
    longest = max((len(word) for line in rows for word in line.label.split()), default=0)
    widest = min(_LABEL_WIDTH, max(console.width // 3, longest))
    labels = 0 if ticked else min(widest, max((len(line.label) for line in rows), default=0))
    first = labels + 1 if labels else len(_BOXES[""])
    rest = console.width - first - _GAP - (names + _GAP if names else 0)
    if console.width == UNWRAPPED and rows:  # the ids stand behind the longest line
        rest = max(_text(line, labelled=bool(labels)).cell_len + 2 * line.depth for line in rows)
    for line in rows:
        if line.heading:
            yield Text(line.text, style="bold")
        elif line.outcome:
            yield _hanging(console, Text("→"), Text(unbroken(line.text), style="italic"), _INDENT)
        elif line.depth and labels:
            yield _hanging(console, Text("–", style="dim"), _text(line, labelled=True), first + _GAP)
        else:
            start = Text(line.label, style="dim") if labels else Text(_BOXES[line.box], style=_BOX_STYLES[line.box])
            text = _text(line, labelled=bool(labels))
            indent = 2 * line.depth
            cells = [(start, first + indent), (text, rest - indent)]
            if names:
                cells.append((Text(line.name, style="dim"), names))
            yield _side_by_side(console, cells)
        yield from (_remark(remark, say, console) for remark in line.remarks)


def _text(line: Line, *, labelled: bool) -> Text:
    text = Text()
    if line.label and not labelled:
        text.append(f"{line.label}: ", style="dim")
    text.append(unbroken(line.text), style="dim" if line.box == "done" else "")
    if line.aside:
        text.append(f"{'  ' if text else ''}({unbroken(line.aside)})", style="dim")
    return text


def _remark(remark: Remark, say: Language, console: Console) -> Text:
    text = Text()
    text.append(f"{remark.kind}: ", style=_SIGN_STYLE)
    text.append(unbroken(remark.says))
    text.append(f"\n{say(LAW_TODAY)}: ", style=_SIGN_STYLE)
    text.append(unbroken(remark.law))
    text.append(f"  ({unbroken(remark.aside)})", style="dim")
    return _hanging(console, Text(SIGN, style=_SIGN_STYLE), text, _INDENT)


def _grid(grid: Grid) -> Table:
    """Text in the first and last column, figures between them."""
    last = len(grid.headers) - 1
    table = columns(*((header, "left") for header in grid.headers))
    for index, column in enumerate(table.columns):
        amounts = 0 < index < last and all("€" in row[index] or row[index] == "–" for row in grid.rows)
        column.justify = "right" if amounts else "left"
        column.no_wrap = amounts
    for row in grid.rows:
        table.add_row(*(unbroken(cell) for cell in row))
    return table


def _side_by_side(console: Console, cells: Sequence[tuple[Text, int]], left: int = 0) -> Text:
    """Cells side by side, aligned by hand: a hundred Rich tables would take as long as all the rest.

    Each is wrapped to its width in columns, ``_GAP`` columns between them, ``left`` columns before them.
    """
    wrapped = [list(text.wrap(console, max(width, 1), overflow="fold")) for text, width in cells]
    block = Text(no_wrap=True, overflow="ignore")
    for number, row in enumerate(zip_longest(*wrapped)):
        block.append("\n" if number else "")
        block.append(" " * left)
        for line, (_text, width) in zip(row, cells, strict=True):
            used = 0 if line is None else line.cell_len
            if line is not None:
                block.append_text(line)
            block.append(" " * (width - used + _GAP))
    return block


def _hanging(console: Console, sign: Text, text: Text, left: int) -> Text:
    """A paragraph whose lines all stand to the right of a sign."""
    width = sign.cell_len
    return _side_by_side(console, ((sign, width), (text, console.width - left - width - _GAP)), left)
