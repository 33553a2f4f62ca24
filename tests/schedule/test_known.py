"""What the data knew on a day: a version counts from the day of its source, and never before."""

from datetime import date

import pytest

from hardship_cli.answer import Trace
from hardship_cli.errors import Unanswerable
from hardship_cli.schedule.known import CHECKED, PUBLISHED, UNDATED, as_known, since_of
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.pick import pick, version_on

THURINGIA = date(2024, 7, 18)  # GVBl. S. 277, source TH-1-2025


def test_a_source_counts_from_its_publication_else_from_its_check():
    checked = {"on": date(2026, 11, 22), "result": "verified"}
    assert since_of({"published": THURINGIA, "checked": checked}) == (THURINGIA, PUBLISHED)
    assert since_of({"checked": checked}) == (date(2026, 11, 22), CHECKED)
    assert since_of({"checked": {"result": "open"}}) == (None, UNDATED)


def test_a_version_is_known_from_the_day_on_which_its_source_was_published():
    posted = date(2025, 1, 10)
    known = Law(known_on=THURINGIA).deadlines.rule("notification_letter")
    assert (version_on(known, posted, "TH").start, version_on(known, posted, "TH").value) == (date(2025, 1, 1), 4)
    before = Law(known_on=date(2024, 7, 17)).deadlines.rule("notification_letter")
    with pytest.raises(Unanswerable) as failed:
        version_on(before, posted, "TH")
    assert failed.value.code == "not_known_then"
    assert (failed.value.params["version"], failed.value.params["since"]) == (date(2025, 1, 1), THURINGIA)


def test_what_was_only_checked_later_is_not_taken_for_known():
    rule = Law(known_on=date(2026, 11, 21)).fees.rule("residence_extend_over_3m")
    with pytest.raises(Unanswerable) as failed:
        version_on(rule, date(2018, 1, 1))
    assert (failed.value.code, failed.value.params["since"]) == ("not_known_undated", date(2026, 11, 22))
    assert (
        version_on(Law(known_on=date(2026, 11, 22)).fees.rule("residence_extend_over_3m"), date(2018, 1, 1)).value
        == 9300
    )


def test_before_the_first_version_stays_that(law):
    rule = as_known(law.fees.rule("residence_extend_over_3m"), date(2020, 1, 1), law.sources)
    with pytest.raises(Unanswerable) as failed:
        version_on(rule, date(1990, 1, 1))
    assert failed.value.code == "before_first_version"


def test_the_version_before_is_applied_and_the_one_not_known_named(law):
    rule = law.fees.rule("residence_extend_over_3m")
    sources = {**law.sources, "BUZER-45-2011": {**law.sources["BUZER-45-2011"], "published": date(2011, 7, 29)}}
    known = as_known(rule, date(2018, 6, 1), sources)
    trace = Trace(law)
    assert pick(trace, known, date(2018, 1, 1)).version.value == 8000
    (note,) = trace.notes
    assert (note.code, dict(note.params)) == (
        "version_not_known",
        {
            "rule": "residence_extend_over_3m",
            "version": date(2017, 9, 1),
            "known_on": date(2018, 6, 1),
            "day": date(2026, 11, 22),
            "dated": "checked",
        },
    )


def test_when_the_last_source_was_out_all_is_known_and_no_rule_is_changed(law):
    known = Law(known_on=max(since_of(source).day for source in law.sources.values() if since_of(source).day))
    for file in ("fees", "deadlines"):
        for rule in law.sheet(file).rules():
            other = known.sheet(file).rule(rule.id)
            assert (other.versions, other.lands) == (rule.versions, rule.lands)
    assert known.digest == law.digest
