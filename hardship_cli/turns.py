"""Turning points: the nearest days around an open day of a case on which an answer is another, and all of them over a span.

How they are found stands in ``turning.py``, which is imported only where a day is open.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from hardship_cli.answer import Answer, Trace
from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.deciding import DECIDING, OpenDay, open_days
from hardship_cli.questions import QUESTIONS, ask_observed, ask_one
from hardship_cli.schedule.load import Law
from hardship_cli.turn import Turn

if TYPE_CHECKING:
    from hardship_cli.turning import Turning


def with_turns(
    name: str, answer: Answer, facts: Case | Bill, law: Law, today: date | None, *, reckoned: bool = True
) -> Answer:
    """An answer as of ``today`` with the nearest turns around the days that were open.

    Without ``reckoned`` only around those that nothing in the case tells.
    """
    days = open_days(name, answer, facts, today, reckoned=reckoned)
    found = [turn for day in days for turn in nearest_turns(name, facts, day, law, today)]
    return answer._replace(turns=tuple(found)) if found else answer


def nearest_turns(name: str, facts: Case | Bill, day: OpenDay, law: Law, today: date | None) -> tuple[Turn, ...]:
    """The last turn up to an open day and the first one after it."""
    from hardship_cli.turning import nearest

    return nearest(turning_of(name, facts, day.fact, law, today), day.day)


def turning_of(name: str, facts: Case | Bill, fact: str, law: Law, today: date | None) -> "Turning":
    """One question about a case in which the day of a fact moves; the fee of a bill is that of all its lines."""
    from hardship_cli.turning import Turning

    def ask(case: Any, trace: Trace) -> Answer | None:
        if type(case) is not Case:
            return ask_observed(name, case, trace, today, None)
        if QUESTIONS[name].not_raised(case) is not None:
            return None
        return ask_one(name, case, law, today, trace=lambda _law: trace)

    cases = [facts] if isinstance(facts, Case) else [line.case for line in facts.lines()]
    if name != "fee" and not isinstance(facts, Case):
        cases = [facts.alone]
    if fact != "born":
        # It says how it is on one day, the birth on all.
        cases = [case if case.born is None else case._replace(minor=None) for case in cases]
    days = {} if today is None else {"today": today}
    return Turning(cases, fact, law, ask, deciding=DECIDING[name], days=days)
