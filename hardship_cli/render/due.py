"""What falls due over many cases: as a list for people, one JSON object, or a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hardship_cli.i18n import N_
from hardship_cli.render.case_json import entry_tree
from hardship_cli.render.entries import day_label, distance, entry_text, status_text
from hardship_cli.render.lines import UNWRAPPED
from hardship_cli.render.notes import next_text
from hardship_cli.render.words import unbroken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.text import Text

    from hardship_cli.render.language import Language

SCHEMA = "hardship/due/1"
_NARROW = 80


def due_tree(found: Sequence[Any], urgent: Sequence[Any], say: Language, today: date, last: date) -> dict[str, Any]:
    """The JSON object of the list; ``urgent`` are the cases in which something must be done that has no day."""
    items = []
    for due in found:
        entry = entry_tree(due.entry)
        marks_of_day = {
            "in_days": (due.entry.day - today).days,
            "what": entry["what"],
            "text": entry_text(due.entry, say),
        }
        status = {"status": entry["status"], "status_of": "row" if due.entry.param("of_row") else "day"}
        marks = {"state": entry.get("state"), **status, "basis": entry.get("basis")}
        items.append(
            {"day": entry["day"], **marks_of_day, **marks, "id": due.report.case.id, "file": due.file, "row": due.row}
        )
    pressing = [
        {"code": one.note.code, "text": next_text(one.note, say), "id": one.report.case.id, "file": one.file}
        for one in urgent
    ]
    head = {"schema": SCHEMA, "command": "due", "today": str(today), "until": str(last)}
    return {**head, "urgent": pressing, "due": items}


def due_plain(found: Sequence[Any]) -> str:
    """A line each: day, case, what; with tabs between."""
    return "\n".join(f"{due.entry.day}\t{due.name}\t{due.entry.what}" for due in found)


def due_table(
    found: Sequence[Any],
    urgent: Sequence[Any],
    say: Language,
    today: date,
    last: date,
    *,
    later: Sequence[Any] = (),
    width: int = UNWRAPPED,
) -> list[Any]:
    """The list, the days as headings of what falls on them; before it what is urgent without a day.

    Where nothing falls due the first of what does ``later``.
    """
    from rich.text import Text

    from hardship_cli.render.table import bare_table, indented

    span = say(N_("until {day}"), day=day_label(last, say))
    parts: list[Any] = []
    if urgent:
        pressing = bare_table("fold", "left", gap=2)
        for one in urgent:
            pressing.add_row(one.name, unbroken(next_text(one.note, say) or ""))
        title = say(N_("Urgent, without a day: {count}"), count=len(urgent))
        parts = [Text(title, style="bold red"), Text(""), pressing, Text("")]
    if not found:
        parts.append(Text(say(N_("Nothing falls due {span}."), span=span)))
        if later:
            due = min(later, key=lambda one: one.entry.day)
            away = f"{day_label(due.entry.day, say)}, {distance(due.entry.day, today, say)}"
            text = N_("After that: {day}: {name}: {what}")
            parts.append(Text(say(text, day=away, name=due.name, what=entry_text(due.entry, say))))
        return parts
    # On a narrow screen what falls on a day stands below it: beside days and names no word of it would have room.
    is_narrow = width < _NARROW
    rows: list[Any] = []
    table = bare_table("fixed", "fixed", "fold", "left", gap=2)
    before = None
    for due in found:
        entry, first = due.entry, due.entry.day != before
        passed = entry.state == "passed" or (entry.when == "past" and entry.kind != "opens")
        style = "red" if passed else "bold" if entry.day == today else ""
        head = (day_label(entry.day, say), distance(entry.day, today, say)) if first else ("", "")
        what = _what(entry, say, passed=passed)
        if not is_narrow:
            table.add_row(*(Text(part, style=style) for part in head), due.name, what)
        else:
            rows += [Text(unbroken("  ".join(head)), style=style)] if first else []
            rows.append(indented(Text.assemble(f"{due.name}  ", what)))
        before = entry.day
    heading = Text(say(N_("Due {span}: {count}"), span=span, count=len(found)), style="bold")
    return [*parts, heading, Text(""), *(rows or [table])]


def _what(entry: Any, say: Language, *, passed: bool) -> Text:
    """What falls due, how sure that is, and its provision."""
    from rich.text import Text

    text = Text(unbroken(entry_text(entry, say)))
    marks = [say(N_("passed"))] if passed else []
    if status := status_text(entry, say):
        marks.append(status)
    if marks:
        text.append(f" [{', '.join(marks)}]")
    if entry.basis:
        text.append(f" ({unbroken(entry.basis)})")
    return text
