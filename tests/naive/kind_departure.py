"""A time for departure in days, interrupted or not."""

from datetime import date

from naive_days import LAENDER, ONE
from naive_kind import LAW, Kind, case_of, known_day
from naive_notification import of_decision
from random_facts import FIRST_POSTED, TIME_DAYS, near, some_day

from hardship_cli.law.departure import departure as answer_of


def departure_facts(choose):
    """A time for departure in days, interrupted or not."""
    event = some_day(choose, date(2006, 1, 1), date(2031, 12, 31), TIME_DAYS)
    facts = {"departure_days": (choose.between(1, 40), "days"), "notified": event}
    if choose.between(0, 1):
        facts |= {"departure_from": "enforceable", "enforceable_from": near(choose, event, 20, 90)}
    if choose.between(0, 2) == 0 and event >= FIRST_POSTED:
        del facts["notified"]
        facts |= {"posted": event, "delivery": "letter", "land": choose.of(LAENDER)}
    if choose.between(0, 1):
        facts["suspended"] = near(choose, event, 0, 60)
        if choose.between(0, 1):
            facts["enforceable_again"] = near(choose, facts["suspended"], 0, 200)
    return facts


def engine_departure(facts):
    answer = answer_of(case_of(facts), LAW).answer
    return {name: getattr(answer, name) for name in ("earliest", "latest", "last_day", "restarts_on")}


def departure(facts):
    """The time for departure (§ 59 Abs. 1 AufenthG), day by day; no day is moved."""
    event = of_decision(facts)
    if facts.get("departure_from") == "enforceable":
        # What a decision sets does not begin before it is notified.
        event = max(day for day in (facts["enforceable_from"], event) if day is not None)

    def after(day, count):
        for _ in range(count):
            day += ONE
        return day

    bounds = (after(event, 7), after(event, 30)) if event >= date(2012, 7, 2) else (None, None)
    last, restarts = after(event, facts["departure_days"][0]), None
    stopped, again = facts.get("suspended"), facts.get("enforceable_again")
    # What does not run yet is not interrupted by a suspension that is over when it begins.
    ran = stopped is not None and not (stopped < event and again is not None and again <= event)
    if ran and stopped <= last:
        last, restarts = (None, None) if again is None else (after(again, facts["departure_days"][0]), again)
    return {"earliest": bounds[0], "latest": bounds[1], "last_day": last, "restarts_on": restarts}


def knows(facts):
    """A named day is no period, and one that is not counted in days has no bounds here."""
    event = served = known_day(facts)
    if facts.get("departure_from") == "enforceable":
        event = facts.get("enforceable_from")
    return served is not False and event is not None and facts.get("departure_days", (0, ""))[1] == "days"


KIND = Kind(
    departure_facts,
    engine_departure,
    departure,
    10_000,
    knows,
    reads=lambda case, facts: case.departure_until is None and case.on is None and knows(facts),
    golden=10,
    leaves=500,
    paths=60,
)
