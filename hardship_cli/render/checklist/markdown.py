"""A checklist as a Markdown task list. Each box carries its id in a comment, so that ticks are found again (``--done``)."""

from collections.abc import Iterable, Iterator

from hardship_cli.answer import Answer
from hardship_cli.checklist.ticks import ID_END, ID_MARK
from hardship_cli.harmless import harmless
from hardship_cli.i18n import N_
from hardship_cli.render.checklist.commission import commissions_grid, rule_lines
from hardship_cli.render.checklist.head import counts, head_lines, stand_in
from hardship_cli.render.checklist.lines import LAW_TODAY, SIGN, Grid, Line, Remark, Section, View, remarks_of
from hardship_cli.render.checklist.sections import sections
from hardship_cli.render.language import Language
from hardship_cli.render.notes import note_text
from hardship_cli.render.to_type import to_type
from hardship_cli.schedule.load import Law


def checklist_markdown(answer: Answer, say: Language, law: Law, done: frozenset[str] | None) -> str:
    """The whole list; what ``done`` names is ticked."""
    view = View(answer.answer, say, law, done or frozenset())
    title, *facts = head_lines(view)
    lines = [f"# {_safe(title)}", ""]
    first = stand_in(answer)
    if first is not None:
        lines += [f"> {_safe(to_type(note_text(first, say, law), say))}", ""]
    lines += [f"{_safe(fact)}  " for fact in facts]
    lines += _remarks(remarks_of(view.answer.at("name"), say, law), say, "")
    lines += [
        "",
        *(
            f"> {_safe(to_type(note_text(note, say, law), say))}  "
            for note in answer.notes
            if note.level != "info" and note is not first
        ),
    ]
    lines += ["", *(f"{_safe(line)}  " for line in counts(view, with_done=done is not None))]
    for section in sections(view):
        lines += _section(section, say)
    titles = "; ".join(source["title"] for source in answer.sources.values())
    lines += ["", f"{say(N_('Sources: '))}{_safe(titles)}"]
    return _joined(lines)


def commissions_markdown(say: Language, law: Law) -> str:
    """The sixteen commissions as a Markdown table."""
    tables = law.services
    rules = tuple(rule_lines(tables["commission_rules"]["rules"], say))
    return _joined(
        [
            f"# {say(N_('The hardship commissions of the sixteen Länder (§ 23a AufenthG)'))}",
            "",
            *_grid(commissions_grid(tables["commission"], say, law, names=True)),
            "",
            say(N_("–: no text on this point was read; nothing follows from it.")),
            *_section(Section("rules", say(N_("In every Land")), rules), say),
        ]
    )


def _joined(lines: Iterable[str]) -> str:
    """The lines, with one empty line where several would follow each other."""
    tight: list[str] = []
    for line in lines:
        if line.strip() or (tight and tight[-1].strip()):
            tight.append(line)
    return "\n".join(tight).rstrip() + "\n"


def _section(section: Section, say: Language) -> Iterator[str]:
    yield from ("", f"## {_safe(section.title)}", "")
    if section.grid is not None:
        yield from (*_grid(section.grid), "")
    for line in section.lines:
        yield from _line(line, say)
    if section.remarks:
        yield ""
        yield from _remarks(section.remarks, say, "")


def _line(line: Line, say: Language) -> Iterator[str]:
    if line.heading:
        yield from ("", f"### {_safe(line.text)}", "")
        return
    box = {"open": "[ ] ", "done": "[x] "}.get(line.box, "")
    label = f"**{_safe(line.label)}:** " if line.label else ""
    aside = f" ({_safe(line.aside)})" if line.aside else ""
    mark = f" {ID_MARK}{_in_comment(line.id)}{ID_END}" if line.box else ""
    indent, text = "  " * line.depth, _safe(line.text)
    yield f"{indent}- {box}{label}{'→ ' if line.outcome else ''}{text}{aside}{mark}"
    yield from _remarks(line.remarks, say, f"{indent}  ")


def _remarks(remarks: Iterable[Remark], say: Language, indent: str) -> Iterator[str]:
    for remark in remarks:
        law = f"**{say(LAW_TODAY)}:** {_safe(remark.law)} ({_safe(remark.aside)})"
        yield f"{indent}- {SIGN} *{_safe(remark.kind)}:* {_safe(remark.says)}. {law}"


def _grid(grid: Grid) -> Iterator[str]:
    yield f"| {' | '.join(_cell(header) for header in grid.headers)} |"
    yield f"|{'---|' * len(grid.headers)}"
    for row in grid.rows:
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"


def _cell(text: str) -> str:
    return _safe(text).replace("|", "\\|")


def _safe(text: str) -> str:
    """Text that cannot be taken for markup or a comment, steers no terminal and stays on its line."""
    return (
        harmless(text)
        .replace("\n", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
    )


def _in_comment(name: str) -> str:
    """An id that ends no comment before its time."""
    return harmless(name).replace("\n", " ").replace("--", "\ufffd")
