"""The engine against a second, naive one on random facts: Hypothesis for the smallest difference, seeded runs for bulk."""

import random
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import naive_days
import naive_fees
import naive_notification
import naive_permits
import naive_time
import pytest
import random_facts
from golden_cases import read_cases
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hardship_cli.case import Case, check_case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.appeals import appeal
from hardship_cli.law.departure import departure
from hardship_cli.law.fees import fee
from hardship_cli.law.fiction import fiction
from hardship_cli.law.holidays import Calendar
from hardship_cli.law.periods import (
    backwards_end,
    birthday_reached,
    event_period_end,
    inclusive_period_end,
    roll,
    roll_back,
)
from hardship_cli.law.permits import permit
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law

LAW = Law()
CALENDAR = Calendar(LAW.holidays)
HINTS = ("E1", "E15", "E17", "began_unknown")
LETTER_READINGS = ("E9", "E17", "began_unknown")
often = settings(
    max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


def case_of(facts):
    """The engine's case; refused where the facts contradict each other."""
    given = {name: value for name, value in facts.items() if value is not None}
    if "months" in given:
        given["months"] = Period(*given["months"])
    case = Case(**given)
    check_case(case)
    return case


@st.composite
def drawn(draw, maker, *args):
    return maker(random_facts.Drawn(draw, st), *args)


def seeded(seed):
    return random_facts.Seeded(random.Random(seed))


# Fees


def engine_fee(facts):
    try:
        answer = fee(case_of(facts), LAW)
    except Unanswerable as error:
        return ("missing", error.field) if error.code.endswith("_needed") else ("closed",)
    except InputError as error:
        return ("closed",) if error.code == "sticker_too_long" else ("contradiction", error.code)
    items = [int(item.amount.scaleb(2)) for item in answer.answer.items]
    assert sum(items) == answer.answer.amount.scaleb(2)
    others = {(other.because, int(other.amount.scaleb(2))) for other in answer.answer.alternatives}
    # A point that is a hint is one no longer where it changes whether anything is due.
    # Whether the threat is attacked for itself is a fact that no case has, and no disputed point of the law.
    # Neither is which paper a child gets, nor that the act named is none for the ground held.
    points = [
        (point, total)
        for point, total in others
        if point not in ("threat_own_grounds", "childs_paper", "notified_later", "other_land")
    ]
    hints = [*HINTS, "held_ground_same"]
    if facts.get("held_ground") is not None:
        hints.remove("E1")  # where the ground changes it is none
    disputed = any(point not in hints or (total == 0) != (sum(items) == 0) for point, total in points)
    assert len(points) == len(others) or answer.status in ("review", "disputed")
    assert (answer.status == "disputed") == disputed
    return ("amount", items, others)


def fee_differs(facts):
    """What both engines say, if they do not say the same."""
    ours, naive = engine_fee(facts), naive_fees.fee(facts)
    if naive[0] == "missing" and ours[0] == "missing":
        return None if ours[1] in naive[1] else (ours, naive)
    return None if ours == naive else (ours, naive)


@often
@given(drawn(random_facts.fee_facts))
def test_fees_are_those_of_the_naive_engine(facts):
    assume(naive_fees.knows(facts))
    assert fee_differs(facts) is None


def test_fees_in_bulk():
    choose = seeded(45)
    answered = 0
    for _ in range(20_000):
        facts = random_facts.fee_facts(choose)
        if naive_fees.knows(facts):
            answered += 1
            assert fee_differs(facts) is None, facts
    assert answered > 18_000


# Time limits: each maker's cases, what the engine says of them, and what the naive engine says


def engine_deadline(facts):
    event, length, move = facts["event"], Period(*facts["period"]), roll
    if facts.get("backwards"):
        raw, move = backwards_end(event, length, event_day_counts=facts["first_day_counts"]), roll_back
    else:
        raw = (inclusive_period_end if facts["first_day_counts"] else event_period_end)(event, length)
    return {
        "raw_end": raw,
        "last_day": raw if facts["no_roll"] else move(raw, CALENDAR, facts["land"], facts["place"])[0],
    }


def engine_appeal(facts):
    try:
        answer = appeal(case_of(facts), LAW).answer
    except Unanswerable as error:
        return "missing" if error.code.endswith("_needed") else error.code
    except InputError as error:
        if error.code == "no_court_service":
            return "no service"
        raise
    if answer.never_started:
        return "never"
    found = {name: getattr(answer, name) for name in ("remedy", "notified", "raw_end", "last_day", "filed_in_time")}
    letter = facts.get("delivery") in ("letter", "email")
    others = [other for other in answer.alternatives if letter and other.because in LETTER_READINGS]
    found["others"] = {(other.because, other.day) for other in others if other.day != answer.last_day}
    names = ("reinstatement_until", "inaction_from", "final_from", "reasons_last_day", "reinstatement_last_day")
    return found | {name: getattr(answer, name) for name in names}


def engine_permit(facts):
    try:
        answer = permit(case_of(facts), LAW).answer
    except Unanswerable as error:
        return ("missing", error.field) if error.code.endswith("_needed") else "over"
    except InputError as error:
        return "closed" if error.code == "sticker_too_long" else error.code
    names = ("valid_from", "valid_until", "capped_by", "days", "extension_start")
    return {name: getattr(answer, name) for name in names}


def engine_fiction(facts):
    try:
        answer = fiction(case_of(facts), LAW).answer
    except Unanswerable as error:
        return error.code
    return {"effect": answer.effect, "from": answer.from_, "until": answer.until, "in_time": answer.in_time}


def engine_departure(facts):
    answer = departure(case_of(facts), LAW).answer
    return {name: getattr(answer, name) for name in ("earliest", "latest", "last_day", "restarts_on")}


def contradictory(facts):
    """Facts that the engine rightly refuses: the random ones are not all in order."""
    if "event" in facts:
        return False
    try:
        case_of(facts)
    except InputError:
        return True
    if facts.get("title") == "23a" and facts.get("permit_until") == "none" and facts.get("lawful_stay"):
        return True
    first = facts.get("start") or (facts.get("permit_until") if "applied" not in facts else None)
    since = facts.get("lawful_since")
    if since is not None and first not in (None, "none") and since > first:
        return True
    for earlier in ("began", "applied", "posted"):
        for later in ("posted", "notified", "filed", "received"):
            one, other = facts.get(earlier), facts.get(later)
            if one is not None and other is not None and one > other:
                return True
    return False


class Kind(NamedTuple):
    """What draws the facts, and what both engines say.

    How many are drawn, how many golden cases the naive one answers at least, how many paths the law has (``leaves``) and of how
    many it answers the example.
    """

    maker: Callable
    engine: Callable
    naive: Callable
    drawn: int
    golden: int = 0
    leaves: int = 800
    paths: int = 0


KINDS = {
    "deadline": Kind(random_facts.span, engine_deadline, naive_time.deadline, 35_000),
    "appeal": Kind(random_facts.appeal_facts, engine_appeal, naive_time.appeal, 60_000, golden=200, paths=600),
    "permit": Kind(random_facts.permit_facts, engine_permit, naive_permits.permit, 15_000, golden=15, paths=1000),
    "fiction": Kind(random_facts.fiction_facts, engine_fiction, naive_permits.fiction, 15_000, golden=20, paths=600),
    "departure": Kind(
        random_facts.departure_facts, engine_departure, naive_time.departure, 10_000, golden=10, leaves=500, paths=60
    ),
}


def time_differs(kind, facts):
    """What both engines say of a time limit, if they do not say the same; ``False`` where the naive one cannot say."""
    if contradictory(facts):
        return False
    expected = KINDS[kind].naive(facts)
    after_court = facts.get("document") in naive_time.AFTER_COURT
    if expected is None or (kind == "appeal" and not after_court and naive_time.remedy(facts) is None):
        return False
    ours = KINDS[kind].engine(facts)
    if isinstance(expected, dict) and naive_time.UNSAID in expected.values():
        expected = {name: ours[name] if value == naive_time.UNSAID else value for name, value in expected.items()}
    return None if ours == expected else (ours, expected)


@pytest.mark.parametrize("kind", KINDS)
def test_time_limits_are_those_of_the_naive_engine(kind):
    @often
    @given(drawn(KINDS[kind].maker))
    def compare(facts):
        assert not time_differs(kind, facts)

    compare()


@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_thousand_random_time_limits(kind):
    number = KINDS[kind].drawn
    choose = seeded(number)
    compared = 0
    for _ in range(number):
        facts = KINDS[kind].maker(choose)
        difference = time_differs(kind, facts)
        assert not difference, facts
        compared += difference is None
    assert compared > 0.7 * number


@pytest.mark.parametrize("land", [None, *naive_days.LAENDER])
def test_every_day_is_free_or_not_as_in_the_naive_table(land):
    for place in ("land", *random_facts.PLACES.get(land, ())):
        day = random_facts.date(2000, 1, 1)
        while day.year < 2036:
            assert (CALENDAR.is_free(day, land, place) is not None) == naive_days.is_free(day, land, place), (
                day,
                place,
            )
            day += naive_days.ONE


def test_birthdays():
    day = random_facts.date(1940, 1, 1)
    while day.year < 2000:
        for age in (1, 12, 18, 24):
            assert birthday_reached(day, age) == naive_days.birthday(day, age)
        day += 3 * naive_days.ONE
    assert birthday_reached(random_facts.date(2008, 2, 29), 18) == random_facts.date(2026, 3, 1)


# The golden cases too: where the naive engine knows the law, it must say what the engine says


def facts_of(case):
    facts = {name: value for name, value in Case.read(case["facts"]).given().items() if name != "id"}
    return {name: tuple(value) if isinstance(value, Period) else value for name, value in facts.items()}


def golden_cases(question):
    for case in read_cases():
        told = case["expect"]
        if case.get("question", "fee") == question and "schedule_only" not in told and "regime" not in case["facts"]:
            yield case["id"], facts_of(case)


def test_golden_fees_are_those_of_the_naive_engine():
    known = [(name, facts) for name, facts in golden_cases("fee") if naive_fees.knows(facts)]
    assert len(known) > 100
    assert {name: fee_differs(facts) for name, facts in known if fee_differs(facts)} == {}


def test_golden_days_are_those_of_the_naive_engine():
    differing, known = {}, Counter()
    for kind in (kind for kind in KINDS if kind in QUESTIONS):
        for name, facts in golden_cases(kind):
            if naive_knows(kind, facts):
                difference = time_differs(kind, facts)
                known[kind] += difference is not False
                if difference:
                    differing[name] = difference
    assert differing == {}
    assert known.total() > 300
    assert known >= Counter({kind: one.golden for kind, one in KINDS.items() if one.golden}), known


def known_day(facts):
    """The day on which the decision was notified, ``None`` where the facts do not say it; ``False``: the naive engine cannot."""
    days = [facts[name] for name in ("posted", "received", "decided") if facts.get(name) is not None]
    if facts.get("notified") is None and days and min(days) < random_facts.FIRST_POSTED:
        return False
    try:
        return naive_notification.of_decision(facts)
    except naive_notification.UnreadError:
        return False


def naive_knows(kind, facts):
    """Whether the facts are of the kind and the time that the naive engine was written for."""
    if kind == "departure":
        # A named day is no period, and one that is not counted in days has no bounds in the naive engine.
        event = served = known_day(facts)
        if facts.get("departure_from") == "enforceable":
            event = facts.get("enforceable_from")
        return served is not False and event is not None and facts.get("departure_days", (0, ""))[1] == "days"
    if kind == "fiction":
        asked_of = "born" in facts and "born_in_germany" not in facts  # a child of whom nobody says where it was born
        told = facts.get("permit_until", "none") != "none" or "lawful_stay" in facts
        read = known_day(facts) is not False
        return "applied" in facts and "permit_until" in facts and told and not asked_of and read
    if kind == "permit":
        first = facts.get("start", facts.get("permit_until"))
        return isinstance(first, random_facts.date) and first.year >= 2006
    days = [facts[name] for name in ("posted", "received", "notified") if name in facts]
    remedies = "remedy" in facts or (days and min(days) >= random_facts.date(2024, 12, 24))
    return "land" in facts and bool(days) and remedies and min(days) >= random_facts.date(2006, 2, 1)
