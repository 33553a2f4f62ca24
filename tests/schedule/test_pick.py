"""Which version applies: boundaries, transitional clauses on both sides, gaps, ends, and the Land."""

from datetime import date

import pytest

from hardship_cli.answer import CALCULATED, REVIEW, Trace
from hardship_cli.errors import Unanswerable
from hardship_cli.schedule.model import GAP, NONE, VALUE
from hardship_cli.schedule.pick import find, pick


@pytest.mark.parametrize(
    ("day", "state", "value"),
    [
        (date(2005, 1, 1), VALUE, 1000),
        (date(2010, 2, 28), VALUE, 1000),
        (date(2010, 3, 1), VALUE, 2000),
        (date(2015, 5, 31), VALUE, 2000),
        (date(2015, 6, 1), NONE, "not-in-force"),
        (date(2017, 6, 1), GAP, "no-text-read"),
        (date(2020, 6, 1), VALUE, 3000),
        (date(2199, 12, 31), VALUE, 3000),
    ],
)
def test_a_version_holds_from_its_first_day_to_the_day_before_the_next(tiny, day, state, value):
    version = find(tiny().fees.rule("alpha"), day).version
    assert (version.state, version.value) == (state, value)


def test_before_the_first_version_there_is_no_answer(tiny):
    with pytest.raises(Unanswerable) as refusal:
        find(tiny().fees.rule("alpha"), date(2004, 12, 31))
    assert refusal.value.code == "before_first_version"
    assert refusal.value.params["first"] == date(2005, 1, 1)


def test_a_version_that_ended_never_falls_back_to_an_older_one(tiny):
    rule = tiny().deadlines.rule("letter")
    assert find(rule, date(2030, 12, 31), "ST").version.value == 5
    with pytest.raises(Unanswerable) as refusal:
        find(rule, date(2031, 1, 1), "ST")
    assert refusal.value.code == "expired"
    assert refusal.value.params["until"] == date(2030, 12, 31)


def test_a_rule_of_the_laender_needs_the_land(tiny):
    with pytest.raises(Unanswerable) as refusal:
        find(tiny().deadlines.rule("letter"), date(2025, 3, 3))
    assert refusal.value.code == "land_needed"


def test_a_land_inherits_nothing(tiny):
    rule = tiny().deadlines.rule("letter")
    assert find(rule, date(1995, 1, 1), "BE").version.value == 3
    with pytest.raises(Unanswerable):
        find(rule, date(1999, 12, 31), "BW")


@pytest.mark.parametrize(("land", "scope", "basis"), [("BE", "federal", "§ 41 V"), ("BW", "BW", "§ 41 LV")])
def test_the_scope_and_provision_are_those_of_the_history_that_holds(tiny, land, scope, basis):
    found = find(tiny().deadlines.rule("letter"), date(2024, 1, 1), land)
    assert (found.scope, found.version.basis) == (scope, basis)


@pytest.mark.parametrize(
    ("began", "value"), [(date(2025, 2, 6), 3), (date(2025, 2, 7), 4), (date(2024, 1, 1), 3), (date(2025, 3, 1), 4)]
)
def test_a_transitional_clause_looks_at_the_start_of_the_procedure(tiny, began, value):
    found = find(tiny().deadlines.rule("letter"), date(2025, 3, 3), "BW", began)
    assert found.version.value == value
    assert found.older is None
    passed = [(version.version, version.value, version.because) for version in found.passed_over]
    assert passed == ([(date(2025, 2, 7), 4, "began_before")] if value == 3 else [])


def test_an_unknown_start_of_the_procedure_leaves_the_older_version_open(tiny):
    found = find(tiny().deadlines.rule("letter"), date(2025, 3, 3), "BW")
    assert (found.version.value, found.older.value) == (4, 3)


def test_the_day_before_the_new_version_knows_no_transition(tiny):
    found = find(tiny().deadlines.rule("letter"), date(2025, 2, 6), "BW")
    assert (found.version.value, found.older) == (3, None)


def test_a_stated_gap_blocks_an_answer_that_needs_it(tiny):
    law = tiny()
    with pytest.raises(Unanswerable) as refusal:
        pick(Trace(law), law.fees.rule("alpha"), date(2018, 1, 1))
    assert refusal.value.code == "no_text_read"


@pytest.mark.parametrize(("day", "status"), [(date(2013, 1, 1), CALCULATED), (date(2016, 1, 1), REVIEW)])
def test_a_weak_source_turns_the_answer_into_one_to_review(tiny, day, status):
    law = tiny()
    trace = Trace(law)
    pick(trace, law.fees.rule("alpha"), day)
    assert trace.status == status


def test_a_version_past_its_review_day_turns_the_answer_into_one_to_review(tiny):
    law = tiny(fees=("review_by = 2020-12-31", "review_by = 2010-12-31"))
    trace = Trace(law)
    pick(trace, law.fees.rule("alpha"), date(2010, 12, 31))
    assert trace.status == CALCULATED
    pick(trace, law.fees.rule("alpha"), date(2011, 1, 1))
    assert (trace.status, trace.notes[0].code) == (REVIEW, "past_review")
