"""The engine against a second, naive one on random facts: Hypothesis for the smallest difference, seeded runs for bulk."""

import random
from collections import Counter

import naive_days
import naive_fees
import pytest
import random_facts
from golden_cases import read_cases
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from kinds import KINDS
from naive_kind import CALENDAR, LAW, case_of
from naive_time import UNSAID

from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.fees import fee
from hardship_cli.law.periods import birthday_reached
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import Period

HINTS = ("E1", "E15", "E17", "began_unknown")
often = settings(
    max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


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
        closed = error.code in ("sticker_too_long", "until_before_start")
        return ("closed",) if closed else ("contradiction", error.code)
    items = [int(item.amount.scaleb(2)) for item in answer.answer.items]
    assert sum(items) == answer.answer.amount.scaleb(2)
    others = {
        (other.because, None if other.amount is None else int(other.amount.scaleb(2)))
        for other in answer.answer.alternatives
    }
    # A point that is a hint is one no longer where it changes whether anything is due.
    # Whether the threat is attacked for itself is a fact that no case has, and no disputed point of the law.
    # Neither is which paper a child gets, nor that the act named is none for the ground held.
    facts_only = (
        "threat_own_grounds",
        "childs_paper",
        "paper_form",
        "notified_later",
        "notified_earlier",
        "applied_earlier",
        "other_land",
        "receipt_unknown",
        "shorter_permit",
    )
    # A reading that opens only if the decision was notified later disputes nothing yet.
    if any(note.code == "reading_later" for note in answer.notes):
        facts_only = (*facts_only, "EU_TURKEY_AGE")
    points = [(point, total) for point, total in others if point not in (*facts_only, "nothing_to_extend", "E6")]
    hints = [*HINTS, "held_ground_same"]
    if facts.get("held_ground") is not None:
        hints.remove("E1")  # where the ground changes it is none
    disputed = any(point not in hints or (total == 0) != (sum(items) == 0) for point, total in points)
    # Whether the Land has an objection at all is no point on the amount.
    disputed = disputed or any(note.code == "objection_open_disputed" for note in answer.notes)
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


# Time limits: each kind's cases (kinds.py)


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


def time_differs(kind, facts):
    """What both engines say of a time limit, if they do not say the same; ``False`` where the naive one cannot say."""
    if contradictory(facts):
        return False
    expected = KINDS[kind].naive(facts)
    if expected is None:
        return False
    ours = KINDS[kind].engine(facts)
    if isinstance(expected, dict) and UNSAID in expected.values():
        expected = {name: ours[name] if value == UNSAID else value for name, value in expected.items()}
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
            if KINDS[kind].knows(facts):
                difference = time_differs(kind, facts)
                known[kind] += difference is not False
                if difference:
                    differing[name] = difference
    assert differing == {}
    assert known.total() > 300
    assert known >= Counter({kind: one.golden for kind, one in KINDS.items() if one.golden}), known
