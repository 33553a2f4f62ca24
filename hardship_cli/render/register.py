"""The first rows of an answered register as a table for people; all of it goes to a file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.text import Text

from hardship_cli.i18n import N_
from hardship_cli.render.labels import REASONS
from hardship_cli.render.summary import AUDITED, COUNTED
from hardship_cli.render.table import columns
from hardship_cli.render.words import day_short, euro, word

if TYPE_CHECKING:
    from hardship_cli.batch.columns import Header
    from hardship_cli.batch.target import Shown
    from hardship_cli.render.language import Language

_SIGN = "id"
_COLUMNS = {
    "fee_eur": (N_("Fee"), "right"),
    "permit_valid_until": (N_("Permit until"), "fixed"),
    "appeal_last_day": (N_("Last day"), "fixed"),
    "status": (N_("Status"), "left"),
    "audit": (N_("Audit"), "left"),
    "audit_reason": (N_("Why it differs"), "left"),
    "error": (N_("Error"), "left"),
}


def register_table(shown: Shown, header: Header, say: Language) -> list[Any]:
    """The caller's own reference (or the first column) and what was answered; columns without any answer are left out."""
    own = header.facts.get(_SIGN) or next(name for name in header.names if name.strip())
    names = {answer: header.answers[answer] for answer in _COLUMNS if answer in header.answers}
    given = [answer for answer, name in names.items() if any(row[name] for row in shown.first)]
    heading = " ".join(own.split())
    table = columns((heading, "left"), *((say(_COLUMNS[answer][0]), _COLUMNS[answer][1]) for answer in given))
    for row in shown.first:
        table.add_row(row[own] or "", *(_cell(answer, row[names[answer]], say) for answer in given))
    return [table, Text("")]


def remark(shown: Shown, say: Language) -> str:
    """How to have all rows and all columns."""
    if shown.rows > len(shown.first):
        text = N_(
            "These are the first {shown} of {rows} rows. All of them, with every column, go to a file: -o answers.xlsx"
        )
        return say(text, shown=len(shown.first), rows=shown.rows)
    return say(N_("Every column goes to a file: -o answers.xlsx"))


def _cell(answer: str, text: str | None, say: Language) -> str:
    if not text:
        return ""
    if answer == "fee_eur":
        return euro(Decimal(text), say)
    if answer in ("permit_valid_until", "appeal_last_day"):
        return day_short(date.fromisoformat(text), say)
    words = {"status": COUNTED, "audit": AUDITED, "audit_reason": REASONS}.get(answer)
    return text if words is None else ", ".join(word(words, one, say) for one in text.split("; "))
