"""The last day for Widerspruch or Klage and the days beside it; the bare period; the place of filing."""

from datetime import date

import pytest

from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import Case
from hardship_cli.law.appeals import appeal
from hardship_cli.law.deadlines import Span
from hardship_cli.law.filing import Seat, calendar_of, holidays_of
from hardship_cli.questions import appeal as appeal_by_default
from hardship_cli.questions import deadline
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law

OWN = '\n[source.OWN]\ntitle = "Amtsblatt"\nchecked = { on = 2027-01-05, result = "verified" }\n'


@pytest.fixture
def ask(law):
    def ask(law=law, **facts):
        return appeal(Case.read({"land": "NI", "remedy": "action", **facts}), law)

    return ask


@pytest.fixture
def overlaid(tmp_path):
    def lay(text):
        (tmp_path / "deadlines.toml").write_text(text + OWN, encoding="utf-8")
        return Law(overlay=str(tmp_path))

    return lay


def flag(rule, start, value):
    return f"[rule.{rule}]\nversion = [ {{ from = {start}, value = {value}, source = 'OWN' }} ]"


def notes(answer):
    return {note.code for note in answer.notes}


def others(answer):
    return {(other.because, other.reading): str(other.day) for other in answer.answer.alternatives}


# The month, the year, the move


def test_the_month_counts_from_the_day_after_and_moves_off_weekends_and_holidays(ask):
    found = ask(notified="2026-03-03").answer
    assert (str(found.raw_end), str(found.last_day)) == ("2026-04-03", "2026-04-07")
    assert [(str(day), why) for day, why in found.rolled] == [
        ("2026-04-03", "good_friday"),
        ("2026-04-04", "saturday"),
        ("2026-04-05", "sunday"),
        ("2026-04-06", "easter_monday"),
    ]
    assert found.period == Period(1, "months")


def test_holidays_that_move_the_end_are_named_with_provision_and_source(ask):
    answer = ask(notified="2026-03-03")
    steps = {step.rule: step for step in answer.steps if step.op == "holiday"}
    assert set(steps) == {"good_friday", "easter_monday"}
    assert (steps["good_friday"].basis, steps["good_friday"].scope) == ("§ 2 Abs. 1 NFeiertagsG", "DE")
    assert steps["good_friday"].source in answer.sources
    last = answer.steps[[step.op for step in answer.steps].index("last_day")]
    assert {steps["good_friday"].id, steps["easter_monday"].id} <= set(last.uses)


def test_each_step_uses_steps_before_it(ask):
    steps = ask(delivery="letter", posted="2026-03-02", remedy=None).steps
    ids = [step.id for step in steps]
    assert ids == [f"s{number}" for number in range(1, len(steps) + 1)]
    for index, step in enumerate(steps):
        assert set(step.uses) <= set(ids[:index])


@pytest.mark.parametrize("instruction", ["missing", "wrong"])
def test_a_missing_or_wrong_instruction_makes_it_a_year(ask, instruction):
    answer = ask(notified="2026-02-28", instruction=instruction)
    found = answer.answer
    assert (str(found.last_day), str(found.one_year_until), found.period) == (
        "2027-03-01",
        "2027-03-01",
        Period(1, "years"),
    )
    assert (found.reinstatement_until, "one_year" in notes(answer)) == (None, True)
    assert ask(notified="2026-02-28").answer.one_year_until is None


def test_filed_in_time(ask):
    assert ask(notified="2026-02-02", filed="2026-03-02").answer.filed_in_time is True
    assert ask(notified="2026-02-02", filed="2026-03-03").answer.filed_in_time is False
    assert ask(notified="2026-02-02").answer.filed_in_time is None
    assert "filed_before_notified" in notes(ask(delivery="letter", posted="2026-03-02", filed="2026-03-03"))
    assert "filed_before_notified" not in notes(ask(delivery="letter", posted="2026-03-02", filed="2026-03-06"))


def test_what_does_not_move_by_law_does_not_move(ask, overlaid):
    law = overlaid(flag("period_rolls", "1977-01-01", "false"))
    found = ask(law, notified="2026-03-03").answer
    assert (str(found.last_day), found.rolled) == ("2026-04-03", ())


# The place of filing


def test_the_lands_holidays_count(ask):
    assert str(ask(land="NW", notified="2026-05-04").answer.last_day) == "2026-06-05"
    assert str(ask(land="NI", notified="2026-05-04").answer.last_day) == "2026-06-04"


def test_a_local_holiday_leaves_both_ends_open_and_the_earlier_leads(ask):
    answer = ask(land="BY", notified="2025-07-08")
    assert (str(answer.answer.last_day), answer.status, "place_decides" in notes(answer)) == (
        "2025-08-08",
        "review",
        True,
    )
    assert others(answer) == {("place", "augsburg"): "2025-08-11"}
    answer = ask(land="BY", notified="2025-07-08", place="augsburg")
    assert (str(answer.answer.last_day), answer.status, others(answer)) == ("2025-08-11", "calculated", {})
    answer = ask(land="BY", notified="2025-07-15")
    assert others(answer) == {("place", "augsburg, by-15-august"): "2025-08-18"}


def test_without_a_land_the_nationwide_end_leads(ask):
    answer = ask(land=None, notified="2026-05-04")
    assert (str(answer.answer.last_day), answer.status, "land_decides" in notes(answer)) == (
        "2026-06-04",
        "review",
        True,
    )
    assert others(answer) == {("land", "BW, BY, HE, NW, RP, SL"): "2026-06-05"}
    answer = ask(land=None, notified="2026-03-10")
    assert (answer.status, others(answer)) == ("calculated", {})


def test_places_are_checked(ask):
    with pytest.raises(InputError) as caught:
        ask(land="BY", notified="2026-03-10", place="augsbrug")
    assert (caught.value.code, caught.value.params["suggestion"]) == ("unknown_place", "augsburg")
    assert caught.value.params["accepted"] == "land, augsburg, by-15-august"
    with pytest.raises(InputError) as caught:
        ask(land="NW", notified="2026-03-10", place="augsburg")
    assert caught.value.code == "unknown_place"
    with pytest.raises(InputError) as caught:
        ask(land=None, notified="2026-03-10", place="augsburg")
    assert (caught.value.code, caught.value.params["needed"]) == ("place_needs_land", "BY")


def test_days_outside_the_calendar_are_said(ask, law):
    with pytest.raises(Unanswerable) as caught:
        deadline(date(1989, 11, 6), Period(1, "months"), "NI", law=law)
    assert (caught.value.code, caught.value.params["first"]) == ("before_calendar", date(1990, 1, 1))
    assert str(deadline(date(1989, 12, 5), Period(1, "months"), "NI", law=law).answer.last_day) == "1990-01-05"
    # The five eastern Länder begin with the accession; without a Land they simply say nothing before it.
    with pytest.raises(Unanswerable):
        deadline(date(1990, 8, 6), Period(1, "months"), "SN", law=law)
    assert str(deadline(date(1990, 8, 6), Period(1, "months"), law=law).answer.last_day) == "1990-09-06"


def test_the_calendar_is_kept_with_the_law(law):
    assert calendar_of(law) is calendar_of(law)
    assert calendar_of(Law()) is not calendar_of(law)


def test_holidays_of_a_year(law):
    whole = [(str(h.day), h.scope) for h in holidays_of(law, Seat("BY"), 2026) if h.day.month == 8]
    assert whole == [("2026-08-08", "augsburg"), ("2026-08-15", "augsburg"), ("2026-08-15", "by-15-august")]
    there = [str(h.day) for h in holidays_of(law, Seat("BY", "by-15-august"), 2026) if h.day.month == 8]
    assert there == ["2026-08-15"]
    with pytest.raises(Unanswerable) as caught:
        holidays_of(law, Seat("BY"), 1989)
    assert caught.value.code == "before_calendar"


# Disputed points and open facts


def test_e9_shows_both_ends_and_the_earlier_leads(ask):
    answer = ask(delivery="letter", posted="2024-12-31")
    assert (str(answer.answer.last_day), answer.status) == ("2025-02-03", "disputed")
    assert others(answer) == {("E9", "B"): "2025-02-04"}
    (other,) = answer.answer.alternatives
    assert (str(other.notified), other.basis) == ("2025-01-04", "§ 41 Abs. 2 VwVfG n. F.")


def test_e17_is_only_a_hint(ask):
    answer = ask(land="HE", delivery="letter", posted="2026-03-09")
    assert (answer.status, others(answer), "E17" in notes(answer)) == ("calculated", {("E17", "B"): "2026-04-13"}, True)


def test_e11_and_mv_public(ask):
    answer = ask(delivery="public", posted="2026-03-02")
    assert (answer.status, others(answer)) == ("disputed", {("E11", "B"): "2026-04-17"})
    answer = ask(land="MV", delivery="public", posted="2026-03-02")
    assert others(answer) == {("E11", "B"): "2026-04-17", ("MV_PUBLIC", "B"): "None"}


def test_an_unknown_start_of_the_procedure_is_to_be_reviewed(ask):
    answer = ask(land="BW", remedy="objection", delivery="letter", posted="2025-03-04")
    assert (str(answer.answer.last_day), answer.status) == ("2025-04-07", "review")
    assert others(answer) == {("began_unknown", None): "2025-04-08"}
    assert "began_unknown" in notes(answer)
    # Also where the last day is the same: the day of notification is not.
    answer = ask(land="BW", remedy="objection", delivery="letter", posted="2025-03-03")
    assert (answer.status, others(answer)) == ("review", {("began_unknown", None): "2025-04-07"})


def test_thuringia_shows_the_other_remedy_with_the_same_day(ask):
    answer = ask(land="TH", remedy=None, notified="2026-03-10")
    assert (answer.answer.remedy, answer.status, others(answer)) == (
        "action",
        "disputed",
        {("TH_REMEDY", "B"): "2026-04-10"},
    )


# No period


def test_an_objection_notice_by_letter_never_starts_the_period(ask):
    facts = {"document": "objection-notice", "delivery": "letter", "posted": "2026-03-02"}
    answer = ask(**facts)
    found = answer.answer
    assert (found.never_started, found.last_day, found.notified, found.filed_in_time) == (True, None, None, None)
    assert ask(**facts, filed="2027-03-02").answer.filed_in_time is True
    answer = ask(**facts, received="2026-03-05")
    assert (answer.answer.last_day, others(answer)) == (None, {("HEALING", "B"): "2026-04-07"})


def test_a_portal_never_opened_in_time_never_starts_the_period(ask):
    found = ask(delivery="portal", posted="2026-04-01", received="2026-04-12").answer
    assert (found.never_started, found.last_day) == (True, None)


def test_no_remedy_under_23a(ask):
    answer = ask(title="23a", decided_by="supreme", remedy=None, notified="2026-03-10")
    assert (answer.answer.remedy, answer.answer.last_day, answer.answer.never_started) == ("none", None, False)
    assert notes(answer) == {"no_remedy"}


def test_while_nothing_is_decided_only_waiting_ends(ask):
    answer = ask(applied="2026-01-31", remedy=None)
    found = answer.answer
    assert (found.remedy, found.last_day, found.never_started, str(found.inaction_from)) == (
        "action",
        None,
        True,
        "2026-05-01",
    )
    assert (notes(answer), answer.status) == ({"undecided"}, "review")  # that the waiting does not move is inferred
    assert ask(applied="2026-01-31", filed="2026-04-30").answer.filed_in_time is False
    assert ask(applied="2026-01-31", filed="2026-05-01").answer.filed_in_time is True
    with pytest.raises(Unanswerable) as caught:
        ask(applied="1990-01-31")
    assert caught.value.code == "before_first_version"


def test_the_waiting_time_moves_only_if_the_law_says_so(ask, overlaid):
    law = overlaid(flag("inaction_waiting_rolls", "1991-03-19", "true"))
    assert str(ask(law, applied="2026-01-31").answer.inaction_from) == "2026-05-01"
    assert str(ask(law, applied="2026-02-03").answer.inaction_from) == "2026-05-05"  # 3 May is a Sunday
    assert str(ask(applied="2026-02-03").answer.inaction_from) == "2026-05-04"


# Days beside the last day


def test_reinstatement_has_an_outer_limit(ask):
    answer = ask(notified="2026-03-10", filed="2026-05-04")
    found = answer.answer
    assert (str(found.reinstatement_from), str(found.reinstatement_until)) == ("2026-04-11", "2027-04-12")
    assert "reinstatement" in notes(answer)
    open_ = ask(notified="2026-03-10")
    assert (str(open_.answer.reinstatement_until), "reinstatement" in notes(open_)) == ("2027-04-12", False)
    assert ask(notified="2026-03-10", filed="2026-04-10").answer.reinstatement_until is None


def test_failure_to_decide_on_the_objection(ask):
    answer = ask(land="BW", remedy="objection", notified="2026-03-10", filed="2026-03-31")
    assert str(answer.answer.inaction_from) == "2026-07-01"
    assert answer.status == "calculated"  # its source is open, but it is not the answer
    assert ask(notified="2026-03-10", filed="2026-03-31").answer.inaction_from is None
    assert ask(land="BW", remedy="objection", notified="2026-03-10").answer.inaction_from is None


def test_a_fee_is_due_ten_days_after(ask):
    assert str(ask(notified="2026-06-04").answer.fee_due) == "2026-06-15"  # 14 June is a Sunday
    assert str(ask(notified="2026-06-04", document="fee-notice").answer.fee_due) == "2026-06-15"
    assert ask(notified="2026-06-04", document="objection-notice").answer.fee_due is None
    assert ask(notified="2013-08-14").answer.fee_due is None  # before the BGebG


def test_work_goes_on_while_the_period_runs(ask, overlaid):
    facts = {"notified": "2026-03-10", "permit_until": "2026-01-31"}
    answer = ask(**facts, applied="2026-01-31")
    assert (str(answer.answer.work_until), "work_after_period" in notes(answer)) == ("2026-04-10", True)
    assert ask(**facts).answer.work_until is None
    assert ask(**facts, applied="2026-02-01").answer.work_until is None
    ordered = ask(**facts, applied="2026-02-01", continuation_ordered="2026-02-10")
    assert str(ordered.answer.work_until) == "2026-04-10"
    assert ask(**facts, applied="2026-01-31", document="fee-notice").answer.work_until is None
    law = overlaid(flag("work_continues_until_period_end", "2005-01-01", "false"))
    assert ask(law, **facts, applied="2026-01-31").answer.work_until is None
    law = overlaid(flag("work_continues_during_objection", "2005-01-01", "true"))
    assert "work_after_period" not in notes(ask(law, **facts, applied="2026-01-31"))


def test_suspensive_effect(ask, overlaid):
    answer = ask(notified="2026-03-10")
    assert (answer.answer.suspensive_effect, "no_suspensive_effect" in notes(answer)) == (False, True)
    answer = ask(notified="2026-03-10", document="fee-notice")
    assert (answer.answer.suspensive_effect, "no_suspensive_fee" in notes(answer)) == (False, True)
    for facts in ({"act": "amend-condition"}, {"act": "objection", "against": "condition"}):
        assert ask(notified="2026-03-10", **facts).answer.suspensive_effect is None
    assert ask(notified="2004-12-31").answer.suspensive_effect is None
    law = overlaid(flag("suspensive_effect", "2005-01-01", "true"))
    answer = ask(law, notified="2026-03-10")
    assert (answer.answer.suspensive_effect, "no_suspensive_effect" in notes(answer)) == (True, False)


# Contradictions


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"posted": "2026-03-01", "decided": "2026-03-02"}, "posted"),
        ({"posted": "2026-03-02", "received": "2026-03-01"}, "received"),
        ({"posted": "2026-03-02", "notified": "2026-03-01"}, "notified"),
        ({"decided": "2026-03-02", "filed": "2026-03-01"}, "filed"),
        ({"posted": "2026-03-02", "filed": "2026-03-01"}, "filed"),
        ({"posted": "2026-03-02", "began": "2026-03-03"}, "posted"),
        ({"notified": "2026-03-02", "began": "2026-03-03"}, "notified"),
        ({"posted": "2026-03-02", "applied": "2026-03-03"}, "posted"),
        ({"notified": "2026-03-02", "applied": "2026-03-03"}, "notified"),
    ],
)
def test_days_that_contradict_each_other_are_refused(ask, facts, field):
    with pytest.raises(InputError) as caught:
        ask(delivery="letter", **facts)
    assert (caught.value.code, caught.value.field) == ("wrong_order", field)


def test_the_library_asks_the_shipped_law():
    assert (
        str(appeal_by_default(Case(land="NI", remedy="action", notified=date(2026, 3, 10))).answer.last_day)
        == "2026-04-10"
    )


# The bare period


def test_a_bare_period_counts_forwards(law):
    answer = deadline(date(2026, 5, 4), Period(1, "months"), "NW", law=law)
    found = answer.answer
    assert (str(found.raw_end), str(found.last_day), answer.status) == ("2026-06-04", "2026-06-05", "calculated")
    assert [(str(day), why) for day, why in found.rolled] == [("2026-06-04", "corpus_christi")]
    assert (
        str(deadline(date(2026, 5, 4), Period(1, "months"), "NW", no_roll=True, law=law).answer.last_day)
        == "2026-06-04"
    )
    first = deadline(date(2026, 3, 15), Period(1, "years"), "NW", first_day_counts=True, no_roll=True, law=law)
    assert str(first.answer.last_day) == "2027-03-14"


def test_a_bare_period_counts_backwards_to_the_safe_day(law):
    week = Period(1, "weeks")
    answer = deadline(date(2026, 6, 18), week, "NI", backwards=True, law=law)
    assert (str(answer.answer.last_day), answer.status) == ("2026-06-10", "calculated")
    answer = deadline(date(2026, 6, 15), week, "NI", backwards=True, law=law)
    assert (str(answer.answer.raw_end), str(answer.answer.last_day), answer.status) == (
        "2026-06-07",
        "2026-06-05",
        "review",
    )
    assert [(other.because, str(other.day)) for other in answer.answer.alternatives] == [
        ("backwards_rolled", "2026-06-07")
    ]
    still = deadline(date(2026, 6, 15), week, "NI", backwards=True, no_roll=True, law=law)
    assert (str(still.answer.last_day), still.status) == ("2026-06-07", "calculated")
    # From the end of the event's day: one day later.
    counted = deadline(date(2026, 6, 18), week, "NI", backwards=True, first_day_counts=True, law=law)
    assert str(counted.answer.last_day) == "2026-06-11"
    # Without a Land the earliest day leads here too.
    answer = deadline(date(2026, 6, 12), week, backwards=True, law=law)
    assert str(answer.answer.last_day) == "2026-06-03"


def test_what_was_asked_stands_in_the_answer(law):
    answer = deadline(date(2026, 5, 4), Period(1, "months"), "NW", backwards=True, law=law)
    assert answer.asked == Span(date(2026, 5, 4), Period(1, "months"), "NW", backwards=True)
    assert list(answer.asked.given()) == ["event", "period", "land", "backwards"]


def test_periods_that_cannot_be_reckoned_are_refused(law):
    for period, code in ((Period(0, "days"), "duration_not_positive"), (Period(10**9, "years"), "duration_absurd")):
        with pytest.raises(InputError) as caught:
            deadline(date(2026, 5, 4), period, "NW", law=law)
        assert (caught.value.code, caught.value.field) == (code, "period")
    with pytest.raises(InputError):
        deadline(date(2026, 5, 4), Period(10**6, "months"), "NW", backwards=True, law=law)
