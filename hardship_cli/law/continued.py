"""Whether an application or an order carried a title on (§ 81 Abs. 4 AufenthG), for what hangs on that beside the fiction."""

from datetime import date
from functools import partial
from typing import NamedTuple

from hardship_cli.answer import OtherEffect
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.fee_work import Unkept
from hardship_cli.law.fiction_facts import CONTINUATION, ORDERED, effect_of, find_case, holds_title
from hardship_cli.observed import finding
from hardship_cli.schedule.load import Law


class Carried(NamedTuple):
    """What became of a title that ``ends``: whether it was carried on, and whether the application came in time.

    ``others``: the readings by which it is the other way round whether it came in time. Without an application nothing is known.
    """

    ends: date | None = None
    is_so: bool = False
    in_time: bool = False
    others: tuple[OtherEffect, ...] = ()


def carried_on(case: Case, law: Law) -> Carried:
    """What became of the title by the application, for what hangs on that beside the fiction itself."""
    found: Carried = finding(case, "carried_on", partial(_carried_on, law))
    return found


def _carried_on(law: Law, case: Case) -> Carried:
    if not holds_title(case) or case.applied is None:
        return Carried()
    try:
        found = find_case(case, law, Unkept(law))
        first = case.continuation_ordered if found.rule == ORDERED else case.applied
        effect = effect_of(law, found.rule, case.on or first or case.applied)[0]
    except Unanswerable:
        return Carried()
    in_time = bool(found.in_time)
    others = tuple([other for other in found.others if (other.effect == CONTINUATION) != in_time])
    return Carried(case.permit_until, effect == CONTINUATION, in_time, others)  # type: ignore[arg-type]  # of a title it is a day
