"""Until when a permit can run: first day, limits, ties, disputed points, remarks, and everything that is refused."""

from datetime import date, timedelta

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.permits import permit


def d(text):
    return date.fromisoformat(text)


@pytest.fixture
def ask(law):
    def call(**facts):
        return permit(Case.read(facts), law)

    return call


def codes(answer, *levels):
    return [note.code for note in answer.notes if not levels or note.level in levels]


def alternative(answer, because):
    return next((other for other in answer.answer.alternatives if other.because == because), None)


# --- the last day


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2005-06-03", "2008-06-02"),  # VG Stuttgart 5 K 4098/08
        ("2026-03-15", "2029-03-14"),
        ("2026-03-01", "2029-02-28"),
        ("2028-02-29", "2031-02-28"),
        ("2026-01-01", "2028-12-31"),
        ("2025-03-01", "2028-02-29"),
        ("2005-01-01", "2007-12-31"),
    ],
)
def test_three_years_at_most(ask, start, end):
    answer = ask(start=start)
    assert (answer.answer.valid_from, answer.answer.valid_until) == (d(start), d(end))
    assert (answer.answer.capped_by, answer.status) == ("three-years", "calculated")
    assert answer.answer.days == (d(end) - d(start)).days + 1


@pytest.mark.parametrize("title", ["25-4-1", "25-5"])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-08-31", "2027-02-28"),
        ("2026-11-30", "2027-05-29"),
        ("2026-01-31", "2026-07-30"),
        ("2026-08-29", "2027-02-28"),
    ],
)
def test_six_months_at_most_while_the_stay_is_not_lawful_for_long(ask, title, start, end):
    answer = ask(title=title, start=start, lawful_since="2025-12-01", months="12")
    assert (answer.answer.valid_until, answer.answer.capped_by) == (d(end), "six-months")


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2026-03-01", "1m", "2026-03-31"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2006-03-07", "1y", "2007-03-06"),  # BVerwG 1 C 5.10
        ("2010-11-03", "1y", "2011-11-02"),  # OVG LSA 2 M 29/14
        ("2006-05-23", "1y", "2007-05-22"),  # VGH BW 13 S 3086/08
        ("2026-03-15", "90d", "2026-06-12"),
        ("2026-03-16", "2w", "2026-03-29"),
    ],
)
def test_the_length_applied_for_counts_the_first_day(ask, start, months, end):
    answer = ask(start=start, months=months)
    assert (answer.answer.valid_until, answer.answer.capped_by) == (d(end), "requested")


def test_the_end_never_moves_and_says_so(ask):
    answer = ask(start="2026-01-31", months="1m")  # ends on Saturday
    assert answer.answer.valid_until == d("2026-02-28")
    assert "end_stays" in codes(answer, "hint")
    assert "permit_rolls" in [step.rule for step in answer.steps]
    assert "end_stays" not in codes(ask(start="2026-01-28", months="1m"))  # ends on Friday


def test_holidays_of_the_land_count_for_the_remark_only_with_the_land(ask):
    facts = {"start": "2025-06-20", "until": "2026-06-04"}  # Fronleichnam 2026
    assert "end_stays" in codes(ask(**facts, land="NW"))
    assert "end_stays" not in codes(ask(**facts, land="BE"))
    assert "end_stays" not in codes(ask(**facts))
    assert ask(**facts, land="NW").answer.valid_until == d("2026-06-04")


def test_an_extension_joins_the_old_title(ask):
    answer = ask(permit_until="2006-03-06", months="1y")
    assert (answer.answer.valid_from, answer.answer.valid_until) == (d("2006-03-07"), d("2007-03-06"))
    assert "start_derived" in codes(answer)
    picked = next(step for step in answer.steps if step.rule == "extension_start")
    assert (picked.value, picked.basis) == ("day-after-expiry", "§ 190 BGB")
    assert "start_derived" not in codes(ask(permit_until="2006-03-06", start="2006-03-07", months="1y"))


def test_the_next_extension_begins_the_day_after_and_is_applied_for_by_the_last_day(ask):
    answer = ask(start="2026-03-15", months="12").answer
    assert (answer.extension_start, answer.last_day_to_apply) == (d("2027-03-15"), d("2027-03-14"))


# --- limits and ties


def test_the_purpose_ends_the_permit_by_law(ask):
    answer = ask(start="2026-03-15", months="24", purpose_until="2026-09-30")
    assert (answer.answer.valid_until, answer.answer.capped_by, answer.status) == (
        d("2026-09-30"),
        "purpose",
        "calculated",
    )
    step = next(step for step in answer.steps if step.op == "limit" and step.rule == "purpose")
    assert step.basis == "§ 7 Abs. 2 S. 1 AufenthG"


def test_the_passport_ends_it_by_practice_only(ask):
    answer = ask(start="2026-03-15", months="24", passport_until="2027-03-01")
    assert (answer.answer.valid_until, answer.answer.capped_by) == (d("2027-03-01"), "passport")
    assert answer.status == "review"
    assert "passport_practice" in codes(answer, "warning")
    assert alternative(answer, "passport_practice").day == d("2028-03-14")
    assert "PASSPORT-PRACTICE" in answer.sources


def test_a_passport_that_does_not_decide_changes_nothing(ask):
    answer = ask(start="2026-03-15", months="24", passport_until="2029-03-01")
    assert (answer.answer.capped_by, answer.status) == ("requested", "calculated")
    assert "passport_practice" not in codes(answer)
    assert "PASSPORT-PRACTICE" not in answer.sources


def test_without_the_passport_the_next_limit_holds(ask):
    facts = {"start": "2026-03-15", "passport_until": "2027-03-01", "purpose_until": "2028-01-01"}
    assert alternative(ask(**facts), "passport_practice").day == d("2028-01-01")


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"months": "36"}, "requested"),
        ({"purpose_until": "2029-03-14", "passport_until": "2029-03-14"}, "three-years"),
        ({"months": "12", "purpose_until": "2027-03-14", "passport_until": "2027-03-14"}, "requested"),
        ({"purpose_until": "2027-03-14", "passport_until": "2027-03-14"}, "purpose"),
        ({"months": "12", "passport_until": "2027-03-14"}, "requested"),
        ({"months": "6", "title": "25-5", "lawful_since": "2026-01-01"}, "requested"),
        ({"months": "7", "title": "25-5", "lawful_since": "2026-01-01"}, "six-months"),
    ],
)
def test_ties_are_named_application_first_then_law_then_practice(ask, facts, named):
    assert ask(start="2026-03-15", **facts).answer.capped_by == named


def test_every_limit_is_a_step_that_rests_on_the_first_day(ask):
    answer = ask(start="2026-03-15", months="24", purpose_until="2028-01-01", passport_until="2029-01-01")
    limits = {step.rule: step.value for step in answer.steps if step.op == "limit"}
    assert limits == {
        "three-years": d("2029-03-14"),
        "purpose": d("2028-01-01"),
        "requested": d("2028-03-14"),
        "passport": d("2029-01-01"),
    }
    last = next(step for step in answer.steps if step.op == "last_day")
    assert {step.id for step in answer.steps if step.op == "limit"} == set(last.uses)


def test_until_and_months_may_agree_in_either_way_of_counting(ask):
    assert ask(start="2026-01-01", months="12", until="2026-12-31").answer.valid_until == d("2026-12-31")
    # BayVGH 10 C 15.245: a card from 23.6.2014 to 23.6.2015
    assert ask(start="2014-06-23", months="12", until="2015-06-23").answer.valid_until == d("2015-06-23")


# --- the threshold of § 26 Abs. 1 S. 1


def test_eighteen_months_are_full_the_day_after_their_last(ask):
    facts = {"title": "25-4-1", "months": "12", "lawful_since": "2025-01-01"}
    before, after = ask(start="2026-06-30", **facts).answer, ask(start="2026-07-01", **facts).answer
    assert (before.valid_until, before.capped_by) == (d("2026-12-29"), "six-months")
    assert (after.valid_until, after.capped_by) == (d("2027-06-30"), "requested")


@pytest.mark.parametrize("title", ["25-4-2", "23a"])
def test_no_short_limit_for_hardship(ask, title):
    answer = ask(title=title, start="2026-08-31", months="12", lawful_since="2026-01-01")
    assert (answer.answer.valid_until, answer.answer.capped_by) == (d("2027-08-30"), "requested")


def test_e12_what_portals_print_stands_beside(ask):
    answer = ask(start="2026-08-31", months="12", lawful_since="2026-01-01")
    other = alternative(answer, "E12")
    assert (other.day, other.reading) == (d("2027-02-28"), "B")
    assert "E12" in codes(answer, "hint")
    assert answer.status == "calculated"
    assert alternative(ask(start="2026-08-31", months="6", lawful_since="2026-01-01"), "E12") is None
    assert alternative(ask(start="2026-08-31", months="12", lawful_since="2025-01-01"), "E12") is None
    assert alternative(ask(title="23a", start="2026-08-31", months="12", lawful_since="2026-01-01"), "E12") is None
    assert "E12" in codes(ask(start="2026-08-31", months="12"), "info")
    assert "E12" not in codes(ask(start="2026-08-31", months="6"))


def test_the_length_of_the_lawful_stay_is_asked_for_where_it_decides(ask):
    with pytest.raises(Unanswerable) as caught:
        ask(title="25-5", start="2026-01-31", months="12")
    assert (caught.value.code, caught.value.field) == ("lawful_since_needed", "lawful_since")
    assert caught.value.params["would_give"] == (
        ("stay_below_threshold", d("2026-07-30")),
        ("stay_at_threshold", d("2027-01-30")),
    )
    assert caught.value.params["threshold"] == 18


@pytest.mark.parametrize("facts", [{"months": "6"}, {"months": "3"}, {"purpose_until": "2026-04-01"}])
def test_and_not_where_it_does_not(ask, facts):
    answer = ask(title="25-5", start="2026-01-31", **facts)
    assert answer.answer.capped_by in ("requested", "purpose")
    assert answer.answer.settlement_from is None


# --- E6


def test_e6_a_day_more_is_the_other_reading(ask):
    answer = ask(start="2026-03-15")
    other = alternative(answer, "E6")
    assert (other.day, other.reading) == (d("2029-03-15"), "B")
    assert "E6" in codes(answer, "hint")
    assert answer.status == "calculated"
    assert "BGB-188-PERMITS" in answer.sources


def test_e6_the_same_day_three_years_later_is_cut_by_a_day(ask):
    answer = ask(start="2026-03-15", until="2029-03-15")
    assert (answer.answer.valid_until, answer.answer.capped_by) == (d("2029-03-14"), "three-years")
    assert alternative(answer, "E6").day == d("2029-03-15")


def test_e6_of_a_length_applied_for_is_mere_information(ask):
    answer = ask(start="2014-06-23", months="1y")
    assert alternative(answer, "E6").day == d("2015-06-23")
    assert "E6" in codes(answer, "info")


@pytest.mark.parametrize(
    "facts",
    [
        {"start": "2028-02-29"},  # both readings end on 28 February
        {"start": "2026-03-15", "until": "2027-03-14"},
        {"start": "2026-03-15", "purpose_until": "2027-03-14"},
    ],
)
def test_e6_is_silent_where_both_readings_agree(ask, facts):
    assert alternative(ask(**facts), "E6") is None
    assert "E6" not in codes(ask(**facts))


# --- the settlement permit


@pytest.mark.parametrize(
    ("start", "since", "day", "status"),
    [
        ("2026-03-15", "2024-02-29", "2029-03-01", "calculated"),
        ("2026-03-15", "2025-07-01", "2030-07-01", "calculated"),
        ("2021-04-28", "2020-01-15", "2025-01-15", "calculated"),
        ("2006-01-01", "2005-03-01", "2012-03-01", "calculated"),  # seven years by the older law
        ("2010-01-01", "2009-01-01", "2015-08-01", "review"),  # the change came before the seven years were full
        ("2012-01-01", "2011-06-01", "2016-06-01", "review"),  # and here five years were full after it
        ("2015-07-31", "2008-08-02", "2015-08-01", "review"),  # a day before the seven years are full
        ("2015-07-31", "2008-08-01", "2015-08-01", "review"),
        ("2015-07-31", "2008-07-31", "2015-07-31", "calculated"),
        ("2015-08-01", "2015-01-01", "2020-01-01", "calculated"),  # full in the time of the text of September 2017
        ("2021-04-27", "2020-01-15", "2025-01-15", "calculated"),
        # Held for more than five years when the change came: that day, and none before it, whenever the permit begins.
        ("2014-01-01", "2009-07-01", "2015-08-01", "review"),
        ("2016-01-01", "2009-07-01", "2015-08-01", "review"),
        ("2026-01-01", "2009-07-01", "2015-08-01", "review"),
        ("2026-01-01", "2008-07-31", "2015-07-31", "calculated"),  # seven years were full by the older law
        ("2026-01-01", "2014-01-01", "2019-01-01", "calculated"),
        ("2026-01-01", "1990-01-01", "2005-01-01", "calculated"),  # no version speaks of days before its first
    ],
)
def test_settlement_after_years_of_holding_a_permit(ask, start, since, day, status):
    answer = ask(start=start, months="6", lawful_since=since)
    assert answer.answer.settlement_from == d(day)
    assert "settlement" in codes(answer, "hint")
    assert answer.status == status


def test_on_fixes_the_law_of_the_settlement_permit(ask):
    assert ask(start="2010-01-01", lawful_since="2009-01-01", on="2010-01-01").answer.settlement_from == d("2016-01-01")
    # Its years open nothing before that law began.
    assert ask(start="2016-01-01", lawful_since="2009-07-01", on="2016-01-01").answer.settlement_from == d("2015-08-01")


def test_without_lawful_since_nothing_is_said_of_it(ask):
    answer = ask(start="2026-03-15")
    assert answer.answer.settlement_from is None
    assert "settlement" not in codes(answer)


# --- the title held before


def test_section_25_4_2_only_extends(ask):
    assert "only_extends" in codes(ask(start="2026-03-15", permit_until="none"), "warning")
    assert "only_extends" not in codes(ask(start="2026-03-15", permit_until="none", title="23a"))


def test_after_a_late_application_there_is_nothing_to_extend(ask):
    facts = {"permit_until": "2026-03-31", "start": "2026-06-01"}
    assert "nothing_to_extend" in codes(ask(**facts, applied="2026-04-01"), "warning")
    assert "nothing_to_extend" not in codes(ask(**facts, applied="2026-03-31"))
    assert "nothing_to_extend" not in codes(ask(**facts, applied="2026-04-01", continuation_ordered="2026-05-01"))
    assert "nothing_to_extend" not in codes(ask(**facts, applied="2026-04-01", title="25-5", months="3"))


@pytest.mark.parametrize(
    ("start", "code"),
    [
        ("2026-04-01", None),
        ("2026-04-02", "gap_tolerated"),
        ("2027-04-01", "gap_tolerated"),  # from 1.4.2026 to 31.3.2027: one year
        ("2027-04-02", "gap_too_long"),
    ],
)
def test_a_gap_may_be_disregarded_up_to_a_year(ask, start, code):
    found = [c for c in codes(ask(permit_until="2026-03-31", start=start)) if c.startswith("gap_")]
    assert found == ([code] if code else [])


def test_what_bridges_the_gap_makes_it_none(ask):
    facts = {"permit_until": "2026-03-31", "start": "2026-09-01"}
    assert "gap_tolerated" not in codes(ask(**facts, applied="2026-03-31"))
    assert "gap_tolerated" not in codes(ask(**facts, applied="2026-04-01", continuation_ordered="2026-04-01"))
    assert "gap_tolerated" in codes(ask(**facts, applied="2026-04-02"))


def test_a_permit_may_begin_while_the_old_title_runs(ask):
    assert "starts_before_end" in codes(ask(permit_until="2026-03-31", start="2026-03-31"))
    assert "starts_before_end" not in codes(ask(permit_until="2026-03-31", start="2026-04-01"))


# --- work, asylum


def test_work(ask):
    assert "work_not_by_law" in codes(ask(start="2026-03-15"), "info")
    assert "work_not_by_law" not in codes(ask(start="2021-04-27"))  # no text of that time was read
    assert "E13" in codes(ask(start="2026-03-15", title="23a"), "info")
    assert ask(start="2026-03-15", title="23a").status == "calculated"


def test_an_application_for_asylum_ends_permits_under_section_25_but_not_23a(ask):
    assert "asylum_ends_permit" in codes(ask(start="2026-03-15"), "info")
    assert "asylum_ends_permit" not in codes(ask(start="2026-03-15", title="23a"))


# --- the law's day


def test_the_law_of_the_first_day_applies_unless_on_fixes_it(ask):
    assert next(step for step in ask(start="2026-03-15").steps if step.op == "law_day").value == d("2026-03-15")
    answer = ask(start="1985-01-31", on="2026-01-01")
    assert next(step for step in answer.steps if step.op == "law_day").value == d("2026-01-01")
    assert answer.answer.valid_until == d("1988-01-30")


def test_before_the_residence_act_there_is_no_answer(ask):
    with pytest.raises(Unanswerable) as caught:
        ask(start="2004-12-31")
    assert caught.value.code == "before_first_version"
    assert ask(start="2005-01-01").answer.valid_until == d("2007-12-31")


def test_every_first_day_of_four_years_ends_a_day_before_its_anniversary(ask):
    """Walked day by day: three years never last longer than 1096 days, never shorter than 1095, and ends never go back."""
    day, last = d("2026-01-01"), d("2028-12-30")
    while day < d("2027-01-01"):
        answer = ask(start=day.isoformat()).answer
        assert answer.valid_until >= last
        assert answer.days in (1095, 1096)
        day, last = day + timedelta(days=1), answer.valid_until
