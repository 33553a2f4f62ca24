"""The fee's rules one by one: what each fact changes, what is disputed, what is refused."""

from datetime import date

import pytest
from fee_answers import amount

from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.fees import fee


def others(answer):
    return {(other.because, other.reading): str(other.amount) for other in answer.answer.alternatives}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"act": "issue", "months": "12"}, "100.00"),
        ({"act": "issue", "title": "23a"}, "100.00"),
        ({"act": "extend", "months": "3"}, "96.00"),
        ({"act": "extend", "months": "4"}, "93.00"),
        ({"act": "extend", "months": "1y"}, "93.00"),
        ({"act": "change-purpose"}, "98.00"),
        ({"act": "extend", "months": "1", "extras": "sticker"}, "52.00"),
        ({"act": "extend", "months": "12", "outcome": "refused"}, "93.00"),
        ({"act": "extend", "months": "12", "outcome": "withdrawn"}, "93.00"),
        ({"act": "extend", "months": "12", "outcome": "withdrawn-early"}, "0.00"),
        ({"act": "extend", "months": "12", "outcome": "not-competent"}, "0.00"),
        ({"act": "objection", "against": "refused-extend", "months": "12"}, "46.50"),
        ({"act": "objection", "against": "refused-issue"}, "50.00"),
        ({"act": "objection", "against": "refused-change-purpose"}, "49.00"),
        ({"act": "objection", "against": "condition"}, "50.00"),
        ({"act": "objection", "against": "expulsion"}, "55.00"),
        ({"act": "objection", "against": "condition", "outcome": "withdrawn-early"}, "0.00"),
        ({"act": "fiction-certificate"}, "13.00"),
        ({"act": "certificate"}, "18.00"),
        ({"act": "amend-condition"}, "50.00"),
        ({"act": "reissue-card", "reason": "lost"}, "67.00"),
        ({"act": "reissue-card", "reason": "chip-defect"}, "0.00"),
        ({"act": "reissue-card", "reason": "chip-misuse"}, "67.00"),
        ({"act": "toleration-issue", "extras": "sticker"}, "58.00"),
        ({"act": "toleration-issue", "extras": "separate-sheet"}, "62.00"),
        ({"act": "toleration-renew", "extras": "separate-sheet"}, "37.00"),
        ({"act": "extend", "months": "12", "extras": "express,delivery,photo"}, "149.00"),
        ({"act": "extend", "months": "12", "extras": "separate-sheet"}, "111.00"),
    ],
)
def test_worked_totals_of_an_adult_and_a_minor(price, facts, expected):
    assert amount(price(**facts)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"act": "issue"}, "50.00"),
        ({"act": "extend", "months": "3"}, "48.00"),
        ({"act": "extend", "months": "12"}, "46.50"),
        ({"act": "change-purpose"}, "49.00"),
        ({"act": "extend", "months": "1", "extras": "sticker"}, "26.00"),
        ({"act": "fiction-certificate"}, "6.50"),
        ({"act": "objection", "against": "refused-extend", "months": "12"}, "23.25"),
        ({"act": "objection", "against": "condition"}, "50.00"),
        ({"act": "extend", "months": "12", "extras": "express"}, "64.00"),
        ({"act": "extend", "months": "12", "extras": "delivery"}, "54.00"),
        ({"act": "extend", "months": "12", "extras": "photo"}, "52.50"),
    ],
)
def test_a_minor_pays_half_but_not_of_photo_and_objection_to_a_condition(price, facts, expected):
    assert amount(price(minor=True, **facts)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"act": "issue"}, "0.00"),
        ({"act": "extend"}, "0.00"),
        ({"act": "change-purpose"}, "98.00"),
        ({"act": "fiction-certificate"}, "0.00"),
        ({"act": "fiction-certificate", "outcome": "refused"}, "13.00"),
        ({"act": "extend", "outcome": "refused", "months": "12"}, "0.00"),
        ({"act": "extend", "months": "12", "extras": "express,delivery,photo"}, "56.00"),
        ({"act": "reissue-card", "reason": "lost"}, "67.00"),
        ({"act": "reissue-card", "reason": "card-expired"}, "0.00"),
        ({"act": "certificate"}, "18.00"),
    ],
)
def test_benefits_exempt_from_the_list_of_section_53_and_nothing_else(price, facts, expected):
    for benefits in ("sgb2", "sgb12", "asylblg"):
        answer = price(benefits=benefits, **facts)
        assert amount(answer) == expected
        assert ("discretion_benefits" in {note.code for note in answer.notes}) == (expected != "0.00")


def test_other_benefits_exempt_from_nothing_but_open_discretion(price):
    answer = price(act="extend", months="12", benefits="other")
    assert amount(answer) == "93.00"
    assert "discretion_economic" in {note.code for note in answer.notes}


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        ("2008-03-02", "2026-03-01", "46.50"),  # the day before the birthday
        ("2008-03-02", "2026-03-02", "93.00"),  # the birthday itself is adult
        ("2008-02-29", "2026-02-28", "46.50"),
        ("2008-02-29", "2026-03-01", "93.00"),  # born on 29 February: adult on 1 March of a common year
        ("2006-02-29", None, None),
    ],
)
def test_age_at_midnight_of_the_birthday(price, born, on, expected):
    if on is None:
        with pytest.raises(InputError) as caught:
            price(act="extend", months="12", born=born)
        assert caught.value.code == "date_not_real"
        return
    assert amount(price(act="extend", months="12", born=born, on=on)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # exactly three months by calendar from the day after the old permit's end
        ({"permit_until": "2026-01-31", "until": "2026-04-30"}, "96.00"),
        ({"permit_until": "2026-01-31", "until": "2026-05-01"}, "93.00"),
        ({"permit_until": "2025-11-29", "until": "2026-02-28"}, "96.00"),
        ({"start": "2026-02-01", "until": "2026-04-30"}, "96.00"),
        ({"start": "2026-02-01", "months": "89d"}, "96.00"),
        ({"start": "2026-02-01", "months": "90d"}, "93.00"),
        ({"months": "89d"}, "96.00"),
        ({"months": "93d"}, "93.00"),
        ({"months": "12w"}, "96.00"),
        ({"months": "14w"}, "93.00"),
    ],
)
def test_exactly_three_calendar_months_is_up_to_three_months(price, facts, expected):
    assert amount(price(act="extend", **facts)) == expected


def test_a_length_in_days_that_could_be_either_is_not_guessed(price):
    with pytest.raises(Unanswerable) as caught:
        price(act="extend", months="91d")
    assert caught.value.code == "months_needed"


def test_an_extension_without_length_says_what_each_would_give(price):
    with pytest.raises(Unanswerable) as caught:
        price(act="extend")
    assert caught.value.exit_code == 4
    assert [(label, str(value)) for label, value in caught.value.params["would_give"]] == [
        ("extend_up_to_3m", "96.00"),
        ("extend_over_3m", "93.00"),
    ]


def test_an_issue_without_length_is_open_only_while_the_two_differ(price):
    assert amount(price(act="issue", on="2017-09-01")) == "100.00"
    with pytest.raises(Unanswerable) as caught:
        price(act="issue", on="2017-08-31")
    assert [str(value) for _label, value in caught.value.params["would_give"]] == ["100.00", "110.00"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"act": "reissue-card"}, "reason_needed"),
        ({"act": "toleration-issue"}, "extras_needed"),
        ({"act": "objection"}, "against_needed"),
        ({"act": "extend", "months": "12", "status": "eu-turkey"}, "born_needed"),
        ({}, "act_needed"),
        ({"act": "issue", "on": "2004-12-31"}, "before_first_version"),
        ({"act": "issue", "extras": "express", "on": "2023-10-31"}, "not_in_force"),
        ({"act": "extend", "months": "1", "extras": "sticker", "on": "2008-03-31"}, "not_in_force"),
        ({"act": "extend", "extras": "sticker", "on": "2008-03-31"}, "not_in_force"),
        ({"act": "issue", "minor": True, "on": "2006-01-02"}, "no_text_read"),
        (
            {"act": "extend", "months": "1", "extras": "sticker", "status": "eu-turkey", "born": "1980-01-01"},
            "sticker_with_card_fee",
        ),
    ],
)
def test_what_cannot_be_answered_names_the_reason(price, facts, code):
    with pytest.raises(Unanswerable) as caught:
        price(**facts)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"act": "issue", "born": "2026-03-03"}, "wrong_order"),
        ({"act": "issue", "applied": "2026-10-10", "notified": "2026-10-01"}, "wrong_order"),
        ({"act": "issue", "applied": "2026-10-10", "posted": "2026-10-01", "delivery": "letter"}, "wrong_order"),
        ({"act": "issue", "applied": "2026-10-10", "received": "2026-10-01"}, "wrong_order"),
        ({"act": "issue", "born": "2000-01-01", "minor": True}, "minor_disagrees"),
        ({"act": "issue", "born": "2015-01-01", "minor": False}, "minor_disagrees"),
        ({"act": "certificate", "extras": "express"}, "extra_not_with_act"),
        ({"act": "toleration-issue", "extras": "sticker,separate-sheet"}, "carrier_twice"),
        ({"act": "extend", "months": "2", "extras": "sticker"}, "sticker_too_long"),
        ({"act": "extend", "months": "1", "extras": "sticker,express"}, "sticker_is_no_card"),
        ({"act": "change-purpose", "extras": "sticker,delivery,photo"}, "sticker_is_no_card"),
        ({"act": "issue", "against": "condition"}, "needs_act"),
        ({"act": "issue", "reason": "lost"}, "needs_act"),
        ({"act": "issue", "start": "2026-03-02", "until": "2026-03-01"}, "wrong_order"),
    ],
)
def test_contradictions_are_refused(price, facts, code):
    with pytest.raises(InputError) as caught:
        price(**facts)
    assert caught.value.code == code


def test_without_any_day_the_rule_does_not_read_the_clock(law):
    with pytest.raises(Unanswerable) as caught:
        fee(Case.read(act="issue"), law)
    assert caught.value.code == "day_needed"


def test_the_days_of_the_case_pick_the_version_the_most_exact_first(law):
    facts = {"act": "extend", "months": "12", "posted": "2017-08-30", "notified": "2017-09-02", "decided": "2017-08-29"}
    assert amount(fee(Case.read(facts), law)) == "93.00"
    assert amount(fee(Case.read({**facts, "notified": None}), law)) == "80.00"
    assert amount(fee(Case.read({**facts, "on": "2011-01-01"}), law)) == "30.00"


# Disputed points: the default leads, the other reading stands beside it.


def test_e1_is_a_hint_and_the_act_named_decides(price):
    answer = price(act="issue")
    assert (amount(answer), answer.status) == ("100.00", "calculated")
    assert others(answer) == {
        ("E1", "residence_change_purpose"): "98.00",
        ("E1", "residence_extend_up_to_3m"): "96.00",
        ("E1", "residence_extend_over_3m"): "93.00",
    }
    assert not price(act="issue", title="23a").answer.alternatives
    assert others(price(act="issue", benefits="sgb2")) == {("E1", "residence_change_purpose"): "98.00"}


def test_e2_coming_of_age_between_application_and_grant(price):
    facts = {"act": "extend", "months": "12", "born": "2008-02-10", "applied": "2026-01-15"}
    answer = price(**facts)
    assert (amount(answer), answer.status, others(answer)) == ("93.00", "disputed", {("E2", "B"): "46.50"})
    refused = price(outcome="refused", **facts)
    assert (amount(refused), refused.status) == ("46.50", "calculated")


def test_e3_the_card_fee_of_a_minor_is_not_halved(price):
    answer = price(act="extend", months="12", status="eu-turkey", born="2015-01-01")
    assert (amount(answer), answer.status, others(answer)) == ("27.60", "disputed", {("E3", "B"): "13.80"})


def test_e3_the_age_at_the_application_counts_for_the_card_fee(price):
    facts = {"act": "extend", "months": "12", "status": "eu-turkey", "born": "2002-02-10"}
    assert amount(price(applied="2026-02-09", **facts)) == "27.60"
    assert amount(price(applied="2026-02-10", **facts)) == "46.00"
    assert amount(price(**facts)) == "46.00"


def test_e4_a_tariff_that_changed_during_the_procedure(price):
    facts = {"act": "extend", "months": "12", "applied": "2017-08-01", "on": "2017-09-01", "outcome": "refused"}
    answer = price(**facts)
    assert (amount(answer), others(answer)) == ("93.00", {("E4", "A"): "80.00"})
    assert answer.status == "disputed"
    same = price(act="extend", months="12", applied="2025-08-01", outcome="refused")
    assert (same.status, same.answer.alternatives) == ("calculated", ())


def test_e5_objection_by_a_recipient_of_benefits(price):
    answer = price(act="objection", against="refused-extend", months="12", benefits="sgb2")
    assert (amount(answer), answer.status, others(answer)) == ("46.50", "disputed", {("E5", "B"): "0.00"})


def test_an_objection_to_a_condition_is_none_to_the_refusal_to_change_it(price):
    notes = {note.code: note.basis for note in price(act="objection", against="condition").notes}
    assert notes["condition_itself"] == "§ 51 Abs. 1 Nr. 1 AufenthV"
    for against in ("refused-extend", "expulsion"):
        answer = price(act="objection", against=against, months="12")
        assert "condition_itself" not in {note.code for note in answer.notes}


def test_e15_each_fiction_certificate_is_charged(price):
    answer = price(act="fiction-certificate")
    assert (answer.status, others(answer)) == ("disputed", {("E15", "B"): "0.00"})


def test_e16_refusal_without_a_length(price):
    answer = price(act="extend", outcome="refused")
    assert (amount(answer), answer.status, others(answer)) == ("93.00", "disputed", {("E16", "B"): "96.00"})
    objection = price(act="objection", against="refused-extend")
    assert (amount(objection), others(objection)) == ("46.50", {("E16", "B"): "48.00"})
    assert price(act="extend", outcome="refused", benefits="sgb2").status == "calculated"


def test_e18_express_on_refusal(price):
    answer = price(act="extend", months="12", outcome="refused", extras="express")
    assert (amount(answer), answer.status, others(answer)) == ("93.00", "disputed", {("E18", "B"): "128.00"})


def test_delivery_is_not_due_on_refusal_but_a_photo_taken_is(price):
    answer = price(act="extend", months="12", outcome="refused", extras="delivery,photo")
    assert [(item.position, str(item.amount)) for item in answer.answer.items[1:]] == [
        ("card_delivery", "0.00"),
        ("desk_photo", "6.00"),
    ]


@pytest.mark.parametrize("status", ["asylum", "refugee", "subsidiary", "resettlement", "scholarship"])
def test_status_exempts_from_issue_and_extension(price, status):
    assert amount(price(act="extend", months="12", status=status)) == "0.00"
    assert amount(price(act="change-purpose", status=status)) == "98.00"


def test_association_right_makes_the_certificate_free_and_replaces_the_permit_fee(price):
    assert amount(price(act="fiction-certificate", status="eu-turkey", born="1980-01-01")) == "0.00"
    assert amount(price(act="change-purpose", status="eu-turkey", born="1980-01-01")) == "46.00"
    assert amount(price(act="objection", against="refused-extend", status="eu-turkey", born="1980-01-01")) == "23.00"


def test_a_reform_that_follows_the_case_is_not_applied_before_its_day(law):
    for day, expected in ((date(2026, 2, 6), "37.00"), (date(2026, 2, 7), "46.00")):
        case = Case(act="extend", status="eu-turkey", born=date(1980, 1, 1), on=day)
        assert str(fee(case, law).answer.amount) == expected


def test_every_step_names_its_rule_version_and_source(price):
    answer = price(act="extend", months="12", minor=True, extras="express")
    ids = [step.id for step in answer.steps]
    assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]
    for step in answer.steps:
        assert set(step.uses) <= set(ids[: ids.index(step.id)])
        if step.op == "version":
            assert None not in (step.rule, step.version, step.basis)
            assert step.source in answer.sources
    assert answer.steps[-1].op == "sum"


def test_the_same_facts_give_the_same_answer(price):
    assert price(act="issue", extras="photo,express") == price(act="issue", extras="express,photo")


def test_a_length_and_a_last_day_that_disagree_are_refused(price):
    with pytest.raises(InputError) as caught:
        price(act="extend", months="3", start="2026-01-01", until="2026-08-31")
    assert caught.value.code == "length_disagrees"
    assert amount(price(act="extend", months="3", start="2026-01-01", until="2026-03-31")) == "96.00"


def test_an_unread_exemption_does_not_block_an_objection_that_does_not_rest_on_it(price):
    answer = price(act="objection", against="refused-issue", months="13", benefits="sgb2", on="2008-09-23")
    assert (amount(answer), answer.status) == ("30.00", "disputed")
    assert [other.amount for other in answer.answer.alternatives] == [None]


def test_the_error_names_the_day_that_was_given(price):
    with pytest.raises(Unanswerable) as caught:
        price(act="issue", on="2004-12-31")
    assert caught.value.field == "on"


def test_association_law_before_its_provision_is_told(price):
    answer = price(act="fiction-certificate", status="eu-turkey", born="1980-01-01", on="2013-05-01")
    assert "association_law_before" in {note.code for note in answer.notes}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"on": "2013-05-01", "born": "1980-01-01"}, ("disputed", "80.00", {("EU_TURKEY_BEFORE", "B"): "28.80"})),
        ({"on": "2013-05-01", "minor": "true"}, ("disputed", "40.00", {("EU_TURKEY_BEFORE", "B"): "22.80"})),
        ({"on": "2013-05-01"}, ("disputed", "80.00", {("EU_TURKEY_BEFORE", "B"): "None"})),
        ({"on": "2010-12-09", "minor": "true"}, ("calculated", "15.00", {})),
        ({"on": "2008-12-09", "born": "1980-01-01"}, ("disputed", "30.00", {("EU_TURKEY_BEFORE", "B"): "None"})),
        ({"on": "2013-05-01", "benefits": "sgb2"}, ("calculated", "0.00", {})),
    ],
)
def test_before_its_provision_association_law_may_have_capped_the_fee(price, facts, told):
    answer = price(act="extend", months="12", status="eu-turkey", **facts)
    assert (answer.status, str(answer.answer.amount), others(answer)) == told
    assert "association_law_before" not in {note.code for note in answer.notes}


def test_another_ground_held_before_can_make_an_extension_a_change_of_purpose(price):
    def codes(**facts):
        return {note.code for note in price(on="2026-09-24", months="12", **facts).notes}

    assert "held_ground_purpose" in codes(act="extend")
    assert "held_ground_purpose" not in codes(act="extend", title="25-5") | codes(act="change-purpose")
