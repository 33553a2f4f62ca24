"""The first rows of an answered register as a table for people; all of it goes to a file."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.text import Text

from hardship_cli.i18n import N_
from hardship_cli.render.labels import REASONS, STATUS_SHORT
from hardship_cli.render.lines import width_of, wrapped
from hardship_cli.render.summary import AUDITED
from hardship_cli.render.table import GAP, columns
from hardship_cli.render.words import day_short, euro, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hardship_cli.batch.columns import Header
    from hardship_cli.batch.target import Shown
    from hardship_cli.render.language import Language

_SIGN, _ERROR = "id", "error"
_FEW_WORDS = 24  # characters
_MARGIN = "  "  # of the lines of an error behind its first
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
    """The caller's own reference (or the first column) and what was answered; columns without any answer are left out.

    Where errors would have a column too narrow for their words they stand below the table.
    """
    own = header.facts.get(_SIGN) or next(name for name in header.names if name.strip())
    names = {answer: header.answers[answer] for answer in _COLUMNS if answer in header.answers}
    given = [answer for answer, name in names.items() if any(row[name] for row in shown.first)]
    heads = [(" ".join(own.split()), "left"), *((say(_COLUMNS[answer][0]), _COLUMNS[answer][1]) for answer in given)]
    rows = [[row[own] or "", *(_cell(answer, row[names[answer]], say) for answer in given)] for row in shown.first]
    errors = []
    if given[-1:] == [_ERROR] and _is_narrow(heads, rows):
        heads.pop()
        errors = [row.pop() for row in rows]
    table = columns(*heads)
    for row in rows:
        table.add_row(*row)
    parts = [table, Text("")]
    for place, text in enumerate(errors):
        if text:
            sign = rows[place][0] if _SIGN in header.facts else ""
            line = f"{sign}: {text}" if sign else say(N_("row {row}: {text}"), row=place + 1, text=text)
            parts.append(Text(wrapped(line, width_of(sys.stdout), _MARGIN)))
    return parts


def _is_narrow(heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the last column would be left too little room for its longest word, or for a few of its words."""
    width = width_of(sys.stdout)
    if width is None:
        return False
    *others, last = zip(*([head for head, _side in heads], *rows), strict=True)
    room = width - sum(max(map(len, cells)) + GAP for cells in others)
    return room < max(_FEW_WORDS, *(len(word) for text in last for word in text.split()))


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
    words = {"status": STATUS_SHORT, "audit": AUDITED, "audit_reason": REASONS}.get(answer)
    return text if words is None else ", ".join(word(words, one, say) for one in text.split("; "))
