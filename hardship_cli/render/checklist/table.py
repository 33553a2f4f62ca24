"""A checklist as a human table: heading, remarks, then section by section with a box before what is to be ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from hardship_cli.i18n import N_
from hardship_cli.render.checklist.commission import commissions_grid, rule_lines
from hardship_cli.render.checklist.head import counts, head_lines, stand_in
from hardship_cli.render.checklist.layout import GAP, beside, hanging
from hardship_cli.render.checklist.lines import LAW_TODAY, SIGN, Grid, Line, Remark, Section, remarks_of
from hardship_cli.render.checklist.sections import sections
from hardship_cli.render.checklist.view import View
from hardship_cli.render.table import columns, console_for, remarks, show, sources
from hardship_cli.render.words import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console
    from rich.table import Table

    from hardship_cli.answer import Answer
    from hardship_cli.cli.settings import Settings
    from hardship_cli.render.language import Language

_BOXES = {"open": "[ ]", "done": "[x]", "": " · "}
# Colours that stand out on a dark and on a light ground; none carries a meaning that the words do not.
_SIGN_STYLE = "magenta"
_BOX_STYLES = {"open": "", "done": "green", "": ""}
# A list is not calculated; that it is free of doubt needs no word.
_STATUS = {
    "review": N_("To be reviewed: some of this rests on one account or none (--explain)."),
    "disputed": N_("Some of this is disputed: the law has two readings."),
}
_LABEL_WIDTH = 24
_INDENT = 4  # of differences and of what follows a stage
_NARROW = 60  # below this the ids have no column: --plain lists them
_WIDE = 100  # below this the names of the Länder leave no room for the columns beside them


def print_checklist(answer: Answer, settings: Settings, done: frozenset[str] | None) -> None:
    """Print it; ``done`` are the finished ids, ``None`` where no file named any."""
    say, console = settings.say, console_for(settings.color)
    view = View(answer.answer, say, settings.law, done or frozenset())
    title, *facts = head_lines(view)
    parts: list[Any] = [Text(title, style="bold")]
    first = stand_in(answer)
    if first is not None:
        parts += [*remarks(answer._replace(notes=(first,)), say, settings.law, explain=settings.explain), Text("")]
        answer = answer._replace(notes=tuple(note for note in answer.notes if note is not first))
    parts += [Text(unbroken(line), style="dim") for line in facts]
    parts += [_remark(remark, say, console) for remark in remarks_of(view.answer.at("name"), say, settings.law)]
    parts += remarks(answer, say, settings.law, explain=settings.explain)
    parts += [Text(""), *(Text(line) for line in counts(view, with_done=done is not None))]
    if answer.status in _STATUS:
        parts.append(Text(say(_STATUS[answer.status]), style=_SIGN_STYLE))
    for section in sections(view):
        parts += _section(section, say, console)
    parts += _footer(view, answer, explain=settings.explain)
    show(parts, settings.color)


def _footer(view: View, answer: Answer, *, explain: bool) -> list[Any]:
    """How to ask for the fee of a day, and where all this was read."""
    say, parts = view.say, []
    if view.answer.fee.day is None:
        command = f"hardship fee {view.answer.act} --title {view.answer.title}"
        parts.append(say(N_("--on DAY adds the tariff of that day; one case: {command}")).format(command=command))
    if not explain:
        parts.append(say(N_("Sources: {count}; --explain lists them.")).format(count=len(answer.sources)))
    lines: list[Any] = [Text(""), *(Text(part, style="dim") for part in parts)]
    return [*lines, sources(answer, say, explain=True)] if explain else lines


def print_commissions(settings: Settings) -> None:
    """The sixteen commissions side by side, and what holds for all of them."""
    say, tables, console = settings.say, settings.law.services, console_for(settings.color)
    commissions, services = tables["commission"], tables["service"]
    key = next(key for key, service in services.items() if "fallback" not in service)
    command = f"hardship checklist {key} --land {next(iter(commissions))}"
    rules = tuple(rule_lines(tables["commission_rules"]["rules"], say))
    parts: list[Any] = [
        Text(say(N_("The hardship commissions of the sixteen Länder (§ 23a AufenthG)")), style="bold"),
        Text(""),
        _grid(commissions_grid(commissions, say, settings.law, names=console.width >= _WIDE)),
        Text(""),
        Text(say(N_("–: no text on this point was read; nothing follows from it.")), style="dim"),
        Text(say(N_("One Land in full: {command}")).format(command=command), style="dim"),
        *_section(Section("rules", say(N_("In every Land")), rules), say, console),
    ]
    show(parts, settings.color)


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
    widest = min(_LABEL_WIDTH, console.width // 3)
    labels = 0 if ticked else min(widest, max((len(line.label) for line in rows), default=0))
    first = labels + 1 if labels else len(_BOXES[""])
    rest = console.width - first - GAP - (names + GAP if names else 0)
    for line in rows:
        if line.heading:
            yield Text(line.text, style="bold")
        elif line.outcome:
            yield hanging(console, Text("→"), Text(unbroken(line.text), style="italic"), _INDENT)
        elif line.depth and labels:
            yield hanging(console, Text("–", style="dim"), _text(line, labelled=True), first + GAP)
        else:
            start = Text(line.label, style="dim") if labels else Text(_BOXES[line.box], style=_BOX_STYLES[line.box])
            text = _text(line, labelled=bool(labels))
            indent = 2 * line.depth
            cells = [(start, first + indent), (text, rest - indent)]
            if names:
                cells.append((Text(line.name, style="dim"), names))
            yield beside(console, cells)
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
    return hanging(console, Text(SIGN, style=_SIGN_STYLE), text, _INDENT)


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
