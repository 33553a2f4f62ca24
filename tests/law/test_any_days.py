"""Days far from the case's own, from 1900 to 2199: whatever is asked, there is an answer or a stated refusal."""

import random
from collections import Counter
from datetime import date

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, InputError, OutsideCalendar, Unanswerable
from hardship_cli.facts import FACTS
from hardship_cli.laender import CODES
from hardship_cli.law.appeals import appeal
from hardship_cli.law.deadlines import Span, deadline
from hardship_cli.law.fees import fee
from hardship_cli.law.fiction import fiction
from hardship_cli.law.holidays import Calendar, UnknownPlace
from hardship_cli.law.periods import PeriodOutOfRange
from hardship_cli.law.permits import permit
from hardship_cli.reading import Period

QUESTIONS = (fee, permit, fiction, appeal)
FIRST, LAST = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
EDGES = [date(year, month, day) for year in (1900, 1989, 1990, 2004, 2199) for month, day in ((1, 1), (12, 31))]
# The longest that the parser takes, and some that decide.
LENGTHS = [
    Period(*one)
    for one in ((1200, "months"), (100, "years"), (36_600, "days"), (5_220, "weeks"), (1, "months"), (3, "months"))
]


def any_day(choose, near):
    kind = choose.randint(0, 9)
    ordinal = near + choose.randint(-800, 800) if kind < 6 else choose.randint(FIRST, LAST)
    return date.fromordinal(min(max(ordinal, FIRST), LAST)) if kind < 9 else choose.choice(EDGES)


def any_case(choose):
    """Every fact by chance, in any order of days: the law is to refuse what contradicts itself, too."""
    near = choose.randint(date(1988, 1, 1).toordinal(), date(2032, 1, 1).toordinal())
    facts = {"on": any_day(choose, near), "act": choose.choice(FACTS["act"].values), "land": choose.choice(CODES)}
    for name, fact in FACTS.items():
        if fact.kind in ("day", "day-or-none") and choose.random() < 0.3:
            facts[name] = any_day(choose, near)
        elif fact.kind in ("choice", "list") and choose.random() < 0.3:
            facts[name] = choose.choice(fact.values) if fact.kind == "choice" else (choose.choice(fact.values),)
        elif fact.kind == "flag" and choose.random() < 0.2:
            facts[name] = choose.choice((True, False))
        elif fact.kind == "period" and choose.random() < 0.5:
            facts[name] = choose.choice(LENGTHS)
    return Case(**facts)


@pytest.mark.parametrize("seed", range(4))
def test_no_question_ends_in_anything_but_an_answer_or_a_refusal(law, seed):
    choose, seen = random.Random(seed), Counter()
    for _ in range(2_000):
        case = any_case(choose)
        for question in QUESTIONS:
            try:
                seen[question(case, law).status] += 1
            except HardshipError as error:  # anything else is a fault of the program
                seen[error.code] += 1
    assert seen["before_calendar"] > 5
    assert seen["calculated"] > 200


def test_nor_does_a_bare_deadline(law):
    choose, seen = random.Random(7), Counter()
    for _ in range(5_000):
        event = any_day(choose, date(1990, 1, 1).toordinal())
        ways = {name: choose.random() < 0.4 for name in ("first_day_counts", "no_roll", "backwards")}
        try:
            seen[deadline(Span(event, choose.choice(LENGTHS), choose.choice((None, *CODES)), **ways), law).status] += 1
        except HardshipError as error:
            seen[error.code] += 1
    assert seen["before_calendar"] > 100
    assert seen["calculated"] > 100


def test_a_child_of_before_the_first_known_holiday(law, hardship):
    facts = {"born": "1989-06-12", "lawful_since": "1989-06-12", "lawful_stay": True, "on": "2026-05-04"}
    with pytest.raises(Unanswerable) as caught:
        fiction(Case.read({**facts, "applied": "2026-05-04"}), law)
    assert caught.value.code == "before_calendar"
    words = ("--born", "1989-06-12", "--lawful-since", "1989-06-12", "--lawful-stay", "--applied", "2026-05-04")
    code, out, err = hardship("fiction", *words, "--on", "2026-05-04")
    assert (code, out, "The holidays of 1989-12-12 are not in the data" in err) == (4, "", True)


def test_such_a_row_does_not_lose_its_register(tmp_path, hardship):
    rows = "born,applied,lawful_since,on,lawful_stay\n1983-07-11,2025-08-13,1983-07-11,2025-11-19,true\n"
    (tmp_path / "in.csv").write_text(rows + "2020-07-11,2025-08-13,2020-07-11,2025-11-19,true\n", encoding="utf-8")
    code, _out, _err = hardship("batch", tmp_path / "in.csv", "-o", tmp_path / "out.csv")
    _header, first, second = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert (code, "before_calendar" in first, "before_calendar" in second) == (0, True, False)


def test_what_days_and_places_can_raise_are_refusals():
    assert issubclass(OutsideCalendar, Unanswerable)
    assert issubclass(UnknownPlace, InputError)
    assert issubclass(PeriodOutOfRange, InputError)
    with pytest.raises(HardshipError):
        Calendar({"place": {}, "holiday": {}, "nationwide": {"version": [{"from": date(1990, 1, 1)}]}}).is_free(
            date(1989, 12, 29), None
        )
