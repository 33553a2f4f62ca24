"""The last day for Widerspruch or Klage: the month, the year, the move; disputed points; where no period runs; contradictions."""

from datetime import date

import pytest
from appeal_answers import flag, notes, others

from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.library import appeal as appeal_by_default
from hardship_cli.reading import Period

# The month, the year, the move


def test_how_an_objection_is_lodged_is_told_beside_it_and_only_there():
    for remedy, told in (("objection", True), ("action", False)):
        answer = appeal_by_default(Case.read(land="BY", notified="2026-03-10", remedy=remedy))
        assert ("objection_form" in {note.code for note in answer.notes}) is told


def test_the_month_counts_from_the_day_after_and_moves_off_weekends_and_holidays(ask_appeal):
    found = ask_appeal(notified="2026-03-03").answer
    assert (str(found.raw_end), str(found.last_day)) == ("2026-04-03", "2026-04-07")
    assert [(str(day), why) for day, why in found.rolled] == [
        ("2026-04-03", "good_friday"),
        ("2026-04-04", "saturday"),
        ("2026-04-05", "sunday"),
        ("2026-04-06", "easter_monday"),
    ]
    assert found.period == Period(1, "months")


def test_holidays_that_move_the_end_are_named_with_provision_and_source(ask_appeal):
    answer = ask_appeal(notified="2026-03-03")
    steps = {step.rule: step for step in answer.steps if step.op == "holiday"}
    assert set(steps) == {"good_friday", "easter_monday"}
    assert (steps["good_friday"].basis, steps["good_friday"].scope) == ("§ 2 Abs. 1 NFeiertagsG", "DE")
    assert steps["good_friday"].source in answer.sources
    last = answer.steps[[step.op for step in answer.steps].index("last_day")]
    assert {steps["good_friday"].id, steps["easter_monday"].id} <= set(last.uses)


def test_each_step_uses_steps_before_it(ask_appeal):
    steps = ask_appeal(delivery="letter", posted="2026-03-02", remedy=None).steps
    ids = [step.id for step in steps]
    assert ids == [f"s{number}" for number in range(1, len(steps) + 1)]
    for index, step in enumerate(steps):
        assert set(step.uses) <= set(ids[:index])


@pytest.mark.parametrize("instruction", ["missing", "wrong"])
def test_a_missing_or_wrong_instruction_makes_it_a_year(ask_appeal, instruction):
    answer = ask_appeal(notified="2026-02-28", instruction=instruction)
    found = answer.answer
    assert (str(found.last_day), str(found.one_year_until), found.period) == (
        "2027-03-01",
        "2027-03-01",
        Period(1, "years"),
    )
    assert (found.reinstatement_until, "one_year" in notes(answer)) == (None, True)
    # The note names the safe day: that of the ordinary period, whatever a court will say of the instruction.
    (year,) = (note for note in answer.notes if note.code == "one_year")
    assert dict(year.params)["safe"] == ask_appeal(notified="2026-02-28").answer.last_day
    assert ask_appeal(notified="2026-02-28").answer.one_year_until is None


def test_filed_in_time(ask_appeal):
    assert ask_appeal(notified="2026-02-02", filed="2026-03-02").answer.filed_in_time is True
    assert ask_appeal(notified="2026-02-02", filed="2026-03-03").answer.filed_in_time is False
    assert ask_appeal(notified="2026-02-02").answer.filed_in_time is None
    assert "filed_before_notified" in notes(ask_appeal(delivery="letter", posted="2026-03-02", filed="2026-03-03"))
    assert "filed_before_notified" not in notes(ask_appeal(delivery="letter", posted="2026-03-02", filed="2026-03-06"))


@pytest.mark.parametrize(("filed", "is_told"), [("2026-03-03", True), ("2026-03-05", False)])
@pytest.mark.parametrize("document", ["judgment", "urgent-order"])
def test_a_remedy_filed_before_a_courts_decision_was_served_is_told(ask_appeal, document, filed, is_told):
    found = ask_appeal(document=document, remedy=None, delivery="pzu", received="2026-03-05", filed=filed)
    assert ("filed_before_notified" in notes(found)) is is_told


def test_what_does_not_move_by_law_does_not_move(ask_appeal, overlaid):
    law = overlaid(flag("period_rolls", "1977-01-01", "false"))
    found = ask_appeal(law, notified="2026-03-03").answer
    assert (str(found.last_day), found.rolled) == ("2026-04-03", ())


# Disputed points and open facts


def test_e9_shows_both_ends_and_the_earlier_leads(ask_appeal):
    answer = ask_appeal(delivery="letter", posted="2024-12-31")
    assert (str(answer.answer.last_day), answer.status) == ("2025-02-03", "disputed")
    assert others(answer) == {("E9", "B"): "2025-02-04"}
    (other,) = answer.answer.alternatives
    assert (str(other.notified), other.basis) == ("2025-01-04", "§ 41 Abs. 2 VwVfG n. F.")


def test_e17_is_only_a_hint(ask_appeal):
    answer = ask_appeal(land="HE", delivery="letter", posted="2026-03-09")
    assert (answer.status, others(answer), "E17" in notes(answer)) == ("calculated", {("E17", "B"): "2026-04-13"}, True)


def test_e11_and_mv_public(ask_appeal):
    answer = ask_appeal(delivery="public", posted="2026-03-02")
    assert (answer.status, others(answer)) == ("disputed", {("E11", "B"): "2026-04-17"})
    answer = ask_appeal(land="MV", remedy="objection", delivery="public", posted="2026-03-02")
    assert others(answer) == {("E11", "B"): "2026-04-17", ("MV_PUBLIC", "B"): "None"}


def test_an_unknown_start_of_the_procedure_is_to_be_reviewed(ask_appeal):
    answer = ask_appeal(land="BW", remedy="objection", delivery="letter", posted="2025-03-04")
    assert (str(answer.answer.last_day), answer.status) == ("2025-04-07", "review")
    assert others(answer) == {("began_unknown", None): "2025-04-08"}
    assert "began_unknown" in notes(answer)
    # Also where the last day is the same: the day of notification is not.
    answer = ask_appeal(land="BW", remedy="objection", delivery="letter", posted="2025-03-03")
    assert (answer.status, others(answer)) == ("review", {("began_unknown", None): "2025-04-07"})


def test_thuringia_shows_the_other_remedy_with_the_same_day(ask_appeal):
    answer = ask_appeal(land="TH", remedy=None, notified="2026-03-10")
    assert (answer.answer.remedy, answer.status, others(answer)) == (
        "action",
        "disputed",
        {("TH_REMEDY", "B"): "2026-04-10"},
    )


# No period


def test_an_objection_notice_by_letter_never_starts_the_period(ask_appeal):
    facts = {"document": "objection-notice", "delivery": "letter", "posted": "2026-03-02"}
    answer = ask_appeal(**facts)
    found = answer.answer
    assert (found.never_started, found.last_day, found.notified, found.filed_in_time) == (True, None, None, None)
    assert ask_appeal(**facts, filed="2027-03-02").answer.filed_in_time is True
    answer = ask_appeal(**facts, received="2026-03-05")
    assert (answer.answer.last_day, others(answer)) == (None, {("HEALING", "B"): "2026-04-07"})


def test_a_portal_never_opened_in_time_never_starts_the_period(ask_appeal):
    found = ask_appeal(delivery="portal", posted="2026-04-01", received="2026-04-12").answer
    assert (found.never_started, found.last_day) == (True, None)


def test_no_remedy_under_23a(ask_appeal):
    answer = ask_appeal(title="23a", decided_by="supreme", remedy=None, notified="2026-03-10")
    assert (answer.answer.remedy, answer.answer.last_day, answer.answer.never_started) == ("none", None, False)
    assert notes(answer) == {"no_remedy"}


def test_while_nothing_is_decided_only_waiting_ends(ask_appeal):
    answer = ask_appeal(applied="2026-01-31", remedy=None)
    found = answer.answer
    assert (found.remedy, found.last_day, found.never_started, str(found.inaction_from)) == (
        "action",
        None,
        True,
        "2026-05-01",
    )
    assert (notes(answer), answer.status) == ({"undecided"}, "review")  # that the waiting does not move is inferred
    assert ask_appeal(applied="2026-01-31", filed="2026-04-30").answer.filed_in_time is False
    assert ask_appeal(applied="2026-01-31", filed="2026-05-01").answer.filed_in_time is True
    with pytest.raises(Unanswerable) as caught:
        ask_appeal(applied="1990-01-31")
    assert caught.value.code == "before_first_version"


def test_the_waiting_time_moves_only_if_the_law_says_so(ask_appeal, overlaid):
    law = overlaid(flag("inaction_waiting_rolls", "1991-03-19", "true"))
    assert str(ask_appeal(law, applied="2026-01-31").answer.inaction_from) == "2026-05-01"
    assert str(ask_appeal(law, applied="2026-02-03").answer.inaction_from) == "2026-05-05"  # 3 May is a Sunday
    assert str(ask_appeal(applied="2026-02-03").answer.inaction_from) == "2026-05-04"


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
def test_days_that_contradict_each_other_are_refused(ask_appeal, facts, field):
    with pytest.raises(InputError) as caught:
        ask_appeal(delivery="letter", **facts)
    assert (caught.value.code, caught.value.field) == ("wrong_order", field)


def test_the_library_asks_the_shipped_law():
    assert (
        str(appeal_by_default(Case(land="NI", remedy="action", notified=date(2026, 3, 10))).answer.last_day)
        == "2026-04-10"
    )


def test_the_date_of_an_objection_notice_is_enough_to_see_that_it_was_not_served(ask_appeal):
    for facts in ({"decided": "2026-05-20"}, {"decided": "2026-05-20", "posted": "2026-05-20"}):
        answer = ask_appeal(land="HE", document="objection-notice", delivery="letter", **facts)
        assert (answer.answer.never_started, answer.answer.last_day, answer.status) == (True, None, "disputed")
        assert {"HEALING", "not_served"} <= set(notes(answer))


def test_a_day_of_public_service_by_a_court_that_was_given_leads(ask_appeal):
    served = {
        "land": "SH",
        "remedy": "leave-to-appeal",
        "document": "judgment",
        "delivery": "public",
        "notified": "2025-09-22",
    }
    for facts in ({}, {"posted": "2025-09-16"}, {"posted": "2025-08-22"}):
        answer = ask_appeal(**served, **facts)
        assert (str(answer.answer.last_day), str(answer.answer.final_from)) == ("2025-10-22", "2025-10-24")
        assert (answer.status, others(answer)) == ("disputed", {("E11_COURT", "B"): "2025-10-23"})
        assert ("notified_differs" in notes(answer)) == ("posted" in facts and facts["posted"] != "2025-08-22")
    order = ask_appeal(
        land="SN",
        remedy="complaint",
        document="urgent-order",
        delivery="public",
        notified="2026-09-22",
        posted="2026-09-16",
    )
    assert str(order.answer.last_day) == "2026-10-06"
