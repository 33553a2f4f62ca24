"""The day of the application where nobody gave it: what the act costs if it came before a birthday or under another tariff."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hardship_cli.answer import REVIEW, Alternative, money
from hardship_cli.law.fee_items import items_of
from hardship_cli.law.fee_readings import total_under
from hardship_cli.law.fee_turns import turning_days
from hardship_cli.law.fee_work import Work
from hardship_cli.law.periods import add_months

# So long an application is taken to have waited at most: § 75 S. 2 VwGO takes three months for the least.
_WAITS = 12  # months


def applied_earlier(work: Work, total: int, way: Mapping[str, Any]) -> list[Alternative]:
    """What the act costs if the application came a while before the day whose tariff applies: only what is another amount.

    For the processing of an application the age and the tariff of its day count, and for a fee that follows the identity card's
    the age: there an answer without that day is one to review. Where only another reading goes by that day, as for a grant (E2),
    a hint says it.
    """
    if work.case.applied is not None:
        return []
    first = add_months(work.day, -_WAITS)
    then = _with(work, first, way)
    amount = total_under(then, items_of)
    if amount is None or amount == total:
        _tell_points(work, total, then, way)
        return []
    for eve in _eves(work, first):
        earlier = total_under(_with(work, eve, way), items_of)
        if earlier is not None and earlier != total:
            first, amount = eve, earlier
            break
    work.trace.raise_status(REVIEW)
    work.trace.note("applied_earlier", "warning", None, day=first, amount=money(amount))
    return [Alternative("applied_earlier", money(amount), first)]


def _tell_points(work: Work, total: int, then: Work, way: Mapping[str, Any]) -> None:
    """Name the points that an earlier application would open, and what the fee would be by their other reading."""
    points = work.law.fees.tables["dispute"]
    for point in dict.fromkeys(then.touched):
        if point in work.touched:
            continue
        for name in points[point]["reading"]:
            if name == points[point]["default"]:
                continue
            amount = total_under(_with(work, then.tried["applied"], way, {point: name}), items_of)
            if amount not in (None, total):
                work.trace.note("applied_earlier_point", "hint", None, point=point, reading=name, amount=money(amount))


def _with(work: Work, applied: date, way: Mapping[str, Any], readings: Mapping[str, str] | None = None) -> Work:
    """The same pricing, but of an application on that day."""
    return work.otherwise(readings=readings, tried={**way, "applied": applied})


def _eves(work: Work, first: date) -> list[date]:
    """The days before those on which the fee can turn, the last one first; of an observed case none, for no register shows them."""
    if type(work.day) is not date:
        return []
    turns = turning_days(work.case, work.law, first, work.day)
    return [turn - timedelta(days=1) for turn in reversed(turns)]
