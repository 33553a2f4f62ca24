"""One kind of question for both engines: what draws its facts, and what each says of them. A module ``kind_*.py`` has one kind."""

from collections.abc import Callable
from typing import Any, NamedTuple

import naive_notification
from random_facts import FIRST_POSTED

from hardship_cli.case import Case, check_case
from hardship_cli.law.holidays import Calendar
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law

LAW = Law()
CALENDAR = Calendar(LAW.holidays)


class Kind(NamedTuple):
    """What draws the facts, and what both engines say.

    ``knows``: whether the naive engine was written for such facts; of a case that took a path of the law (with its facts) ``reads``
    says it. How many are drawn, how many golden cases the naive one answers at least, how many paths the law has
    (``leaves``) and of how many it answers the example.
    """

    maker: Callable
    engine: Callable
    naive: Callable
    drawn: int
    knows: Callable[[Any], bool] = lambda _facts: True
    reads: Callable[[Any, Any], bool] = lambda _case, _facts: True
    golden: int = 0
    leaves: int = 800
    paths: int = 0


def case_of(facts):
    """The engine's case; refused where the facts contradict each other."""
    given = {name: value for name, value in facts.items() if value is not None}
    if "months" in given:
        given["months"] = Period(*given["months"])
    case = Case(**given)
    check_case(case)
    return case


def known_day(facts):
    """The day on which the decision was notified, ``None`` where the facts do not say it; ``False``: the naive engine cannot."""
    days = [facts[name] for name in ("posted", "received", "decided") if facts.get(name) is not None]
    if facts.get("notified") is None and days and min(days) < FIRST_POSTED:
        return False
    try:
        return naive_notification.of_decision(facts)
    except naive_notification.UnreadError:
        return False
