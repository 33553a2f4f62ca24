"""What another law would change in a register, as tables: why answers change, sums by Land, the first rows that do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.text import Text

from hardship_cli.batch.impact import FEE, Sum
from hardship_cli.i18n import N_
from hardship_cli.questions import QUESTIONS as ASKED
from hardship_cli.render.figures import code_words
from hardship_cli.render.impact import SHOWN, cents_words, gap_words, lands_of, lines, moved_words, reasons_of
from hardship_cli.render.labels import CAPS_SHORT, QUESTIONS
from hardship_cli.render.table import grid, show
from hardship_cli.render.words import day_short, euro, shown, unbroken, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hardship_cli.batch.impact import Change, ImpactOutcome, Reason
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law

# Of each answer that changes the first of these that does is shown; a file has all of them.
_LEADS = (
    *(FEE, "permit_valid_until", "permit_capped_by", "fiction_effect", "fiction_from", "fiction_until"),
    *("remedy", "appeal_last_day", "filed_in_time", "notified_on", "final_from"),
)


def print_impact(outcome: ImpactOutcome, say: Language, law: Law, other: Law, color: str) -> None:
    """Print the sums, why answers change, and the first rows that do."""
    first, *rest = lines(outcome, say, law, other, few=True)
    parts: list[Any] = [Text(first, style="bold"), *(Text(line) for line in rest)]
    for table in (_reason_table(outcome, say, law, other), _land_table(outcome, say), _row_table(outcome, say)):
        if table is not None:
            parts += [Text(""), table]
    if outcome.first:
        text = N_("Every row and every column go to a file: -o changes.xlsx")
        parts += [Text(""), Text(say(text), style="dim")]
    show(parts, color)


def _reason_table(outcome: ImpactOutcome, say: Language, law: Law, other: Law) -> Any:
    reasons = reasons_of(outcome)
    if not reasons:
        return None

    def row(reason: Reason, one: Sum) -> tuple[str, ...]:
        why = "\n".join(moved_words(moved, say, law, other) for moved in reason.rules)
        more, less = (cents_words(cents, say) if cents else "" for cents in (one.more, one.less))
        return say(QUESTIONS[reason.question]), unbroken(why), str(one.rows), more, less

    sums = ((N_("rows"), "right"), (N_("more"), "right"), (N_("less"), "right"))
    return grid(say, ((N_("answer"), "left"), (N_("why"), "left"), *sums), (row(*it) for it in reasons[:SHOWN]))


def _land_table(outcome: ImpactOutcome, say: Language) -> Any:
    lands = lands_of(outcome)
    if not lands or not outcome.by_land:
        return None

    def row(land: str) -> tuple[str, ...]:
        head = land or say(N_("no Land")), str(outcome.by_land.get(land, Sum()).rows)
        if land not in outcome.fees:
            return *head, "", "", ""
        before, after = outcome.fees[land]
        return *head, cents_words(before, say), cents_words(after, say), gap_words(after - before, say)

    fees = ((N_("fees so far"), "right"), (N_("fees then"), "right"), (N_("difference"), "right"))
    return grid(say, ((N_("Land"), "left"), (N_("rows"), "right"), *fees), map(row, lands))


def _row_table(outcome: ImpactOutcome, say: Language) -> Any:
    if not outcome.first:
        return None

    def row(change: Change, question: str) -> tuple[str, ...]:
        column = _lead(change, question)
        old, new = (_cell(column, text, say) for text in change.columns[column])
        return str(change.row), " ".join(change.own.split()), say(QUESTIONS[question]), old, new

    texts = (N_("own reference"), N_("answer"), N_("so far"), N_("then"))
    rows = (row(change, reason.question) for change in outcome.first[:SHOWN] for reason in change.reasons)
    return grid(say, ((N_("row"), "right"), *((text, "left") for text in texts)), rows)


def _lead(change: Change, question: str) -> str:
    own: Mapping[str, Any] = ASKED[question].columns
    leads = [column for column in _LEADS if column in change.columns and column in own]
    return leads[0] if leads else next(column for column in change.columns if column in own)


def _cell(column: str, text: str | None, say: Language) -> str:
    """A cell of an answer in words."""
    if text is None:
        return "-"
    if column == FEE:
        return euro(Decimal(text), say)
    if text in ("true", "false"):
        return shown(text == "true", say)
    if column == "permit_capped_by":
        return word(CAPS_SHORT, text, say)
    if text[:4].isdigit():
        return day_short(date.fromisoformat(text), say)
    return code_words("remedy" if column == "remedy" else None, text, say)
