"""What falls due over many cases: as a list for people, one JSON object, or a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hardship_cli.i18n import N_
from hardship_cli.render.case_json import entry_tree
from hardship_cli.render.entries import STATUSES, day_label, distance, entry_text
from hardship_cli.render.notes import next_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hardship_cli.cli.settings import Settings

SCHEMA = "hardship/due/1"


def due_tree(found: Sequence[Any], urgent: Sequence[Any], settings: Settings, last: date) -> dict[str, Any]:
    """The JSON object of the list; ``urgent`` are the cases in which something must be done that has no day."""
    say, today = settings.say, settings.today
    items = []
    for due in found:
        entry = entry_tree(due.entry)
        items.append(
            {
                "day": entry["day"],
                "in_days": (due.entry.day - today).days,
                "what": entry["what"],
                "text": entry_text(due.entry, say),
                "state": entry.get("state"),
                "status": entry["status"],
                "basis": entry.get("basis"),
                "id": due.report.case.id,
                "file": due.file,
                "row": due.row,
            }
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


def print_due(found: Sequence[Any], urgent: Sequence[Any], settings: Settings, last: date) -> None:
    """Print the list, the days as headings of what falls on them; before it what is urgent without a day."""
    from rich.table import Table
    from rich.text import Text

    from hardship_cli.render.table import show
    from hardship_cli.render.words import unbroken

    say, today = settings.say, settings.today
    span = say(N_("until {day}")).format(day=day_label(last, say))
    parts: list[Any] = []
    if urgent:
        pressing = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        pressing.add_column(overflow="fold")
        pressing.add_column()
        for one in urgent:
            pressing.add_row(one.name, unbroken(next_text(one.note, say) or ""))
        title = say(N_("Urgent, without a day: {count}")).format(count=len(urgent))
        parts = [Text(title, style="bold red"), Text(""), pressing, Text("")]
    if not found:
        show([*parts, Text(say(N_("Nothing falls due {span}.")).format(span=span))], settings)
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column()
    before = None
    for due in found:
        entry = due.entry
        passed = entry.state == "passed" or (entry.when == "past" and entry.kind != "opens")
        style = "red" if passed else "bold" if entry.day == today else ""
        text = Text(entry_text(entry, say))
        marks = [say(N_("passed"))] if passed else []
        if entry.status in STATUSES:
            marks.append(say(STATUSES[entry.status]))
        if marks:
            text.append(f" [{', '.join(marks)}]")
        if entry.basis:
            text.append(f" ({unbroken(entry.basis)})")
        first = entry.day != before
        day = Text(day_label(entry.day, say) if first else "", style=style)
        table.add_row(day, Text(distance(entry.day, today, say) if first else "", style=style), due.name, text)
        before = entry.day
    heading = Text(say(N_("Due {span}: {count}")).format(span=span, count=len(found)), style="bold")
    show([*parts, heading, Text(""), table], settings)
