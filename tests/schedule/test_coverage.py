"""Every rule, every Land, all time: one version or a stated gap. And what is to be read again."""

from datetime import date, timedelta
from itertools import pairwise

from hardship_cli.laender import CODES
from hardship_cli.schedule.coverage import FIRST_FEE_DAY, LAST_DAY, Due, due, matrix


def rows_of(law, rule, land="federal"):
    return [row for row in matrix(law)[0] if (row.rule, row.land) == (rule, land)]


def test_the_rows_of_a_rule_follow_each_other_without_a_break(tiny):
    rows = rows_of(tiny(), "alpha")
    assert rows[0].start == FIRST_FEE_DAY
    assert rows[-1].until == LAST_DAY
    assert all(before.until + timedelta(days=1) == row.start for before, row in pairwise(rows))
    assert [(row.state, row.value) for row in rows] == [
        ("value", 1000),
        ("value", 2000),
        ("none", "not-in-force"),
        ("gap", None),
        ("value", 3000),
    ]
    assert [row.result for row in rows] == ["verified", "verified", "single", "single", "verified"]


def test_a_reference_is_followed_through_the_other_rule_s_changes(tiny):
    rows = rows_of(tiny(), "beta")
    assert [(row.start.year, row.state, row.value) for row in rows] == [
        (2005, "value", 500),
        (2012, "value", 2000),
        (2015, "none", "not-in-force"),
        (2017, "gap", None),
        (2020, "value", 3000),
    ]


def test_a_rule_of_the_laender_has_rows_for_all_sixteen(tiny):
    rows = [row for row in matrix(tiny())[0] if row.rule == "letter"]
    assert list(dict.fromkeys(row.land for row in rows)) == list(CODES)
    assert [(row.start, row.value) for row in rows if row.land == "BW"] == [
        (date(2000, 1, 1), 3),
        (date(2025, 2, 7), 4),
    ]


def test_days_after_the_end_of_the_last_version_are_a_fault(tiny):
    rows, faults = matrix(tiny())
    assert [(row.start, row.until) for row in rows if row.state == "nothing"] == [(date(2031, 1, 1), LAST_DAY)]
    assert [(fault.code, fault.where, fault.params["land"]) for fault in faults] == [
        ("uncovered", "[rule.letter]", "ST")
    ]


def test_a_fee_that_starts_after_2005_is_a_fault(tiny):
    law = tiny(
        fees=(
            '{ from = 2005-01-01, value = 5.00, source = "S1" }',
            '{ from = 2006-01-01, value = 5.00, source = "S1" }',
        )
    )
    faults = [fault for fault in matrix(law)[1] if fault.where == "[rule.beta]"]
    assert [(f.code, f.params["start"], f.params["until"]) for f in faults] == [
        ("uncovered", date(2005, 1, 1), date(2005, 12, 31))
    ]


def test_two_versions_at_once_are_a_fault(tiny):
    law = tiny(fees=("value = 10.00,", "until = 2010-03-01, value = 10.00,"))
    assert ("covered_twice", "[rule.alpha]") in [(fault.code, fault.where) for fault in matrix(law)[1]]


def test_a_reference_into_a_time_of_which_nothing_is_known_is_a_fault(tiny):
    law = tiny(fees=('{ from = 2005-01-01, value = 10.00, source = "S1" },\n', ""))
    wheres = [(f.where, f.params["start"]) for f in matrix(law)[1] if f.code == "uncovered"]
    assert ("[rule.alpha]", date(2005, 1, 1)) in wheres
    law = tiny(fees=("from = 2012-01-01, use", "from = 2006-01-01, use"))
    assert "[rule.beta]" not in [f.where for f in matrix(law)[1]]


def test_the_shipped_law_is_covered(law):
    rows, faults = matrix(law)
    assert [fault for fault in faults if fault.where.startswith("[rule.")] == []
    assert {row.land for row in rows} == {"federal", *CODES}


def test_due_names_versions_past_their_review_and_sources_read_long_ago(tiny):
    law = tiny()
    assert due(law, date(2020, 12, 31)) == []
    review = Due(date(2020, 12, 31), "version", "alpha", "federal", date(2010, 3, 1), "S1")
    assert due(law, date(2021, 1, 1)) == [review]
    assert due(law, date(2027, 1, 1)) == [review]
    first = Due(date(2027, 1, 1), "source", "S1", None, None, "S1")
    assert due(law, date(2027, 1, 2)) == [review, first]
    assert [item.id for item in due(law, date(2027, 6, 2))] == ["alpha", "S1", "S2"]
