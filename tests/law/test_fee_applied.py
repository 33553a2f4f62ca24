"""A fee that goes by the day of the application, where nobody said when that came."""

import pytest

from hardship_cli.asking import ask_one
from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.law.fees import fee

NOTIFIED = {"act": "extend", "months": "12", "land": "NW", "born": "2008-11-20", "notified": "2026-11-25"}


def told(answer):
    return {
        note.code: {name: str(value) for name, value in note.params}
        for note in answer.notes
        if note.code.startswith("applied_earlier")
    }


def others(answer):
    return [(one.because, str(one.amount), str(one.day)) for one in answer.answer.alternatives]


@pytest.mark.parametrize("outcome", ["refused", "withdrawn"])
def test_the_processing_of_an_application_goes_by_its_day(law, outcome):
    answer = fee(Case.read(NOTIFIED, outcome=outcome), law)
    assert (str(answer.answer.amount), answer.status) == ("93.00", "review")
    assert others(answer) == [("applied_earlier", "46.50", "2026-11-19")]
    assert told(answer) == {"applied_earlier": {"day": "2026-11-19", "amount": "46.50"}}


@pytest.mark.parametrize(("applied", "amount"), [("2026-11-19", "46.50"), ("2026-11-20", "93.00")])
def test_with_that_day_it_is_certain(law, applied, amount):
    answer = fee(Case.read(NOTIFIED, outcome="refused", applied=applied), law)
    assert (str(answer.answer.amount), answer.status, told(answer)) == (amount, "calculated", {})


def test_a_grant_goes_by_it_by_another_reading_alone(law):
    answer = fee(Case.read(NOTIFIED), law)
    assert (answer.status, others(answer)) == ("calculated", [])
    assert told(answer) == {"applied_earlier_point": {"point": "E2", "reading": "B", "amount": "46.50"}}


@pytest.mark.parametrize("status", ["eu-turkey", "swiss"])
def test_a_grant_whose_fee_follows_the_identity_cards_goes_by_it(law, status):
    answer = fee(Case.read(NOTIFIED | {"status": status, "born": "2002-11-20"}), law)
    assert (str(answer.answer.amount), answer.status) == ("46.00", "review")
    assert told(answer)["applied_earlier"] == {"day": "2026-11-19", "amount": "27.60"}


def test_no_amount_is_safe_while_the_day_of_the_application_is_open(law):
    facts = {"act": "extend", "outcome": "withdrawn", "land": "TH", "born": "1996-04-02", "notified": "2014-05-14"}
    answer = fee(Case.read(facts), law)
    assert answer.status == "disputed"
    assert {"applied_earlier"} <= {note.code for note in answer.notes}
    assert "safe_amount" not in {note.code for note in answer.notes}
    bill = Bill.read(facts | {"act": ["extend", "fiction-certificate"]})
    assert "safe_amount" not in {note.code for note in ask_one("fee", bill, law).notes}


@pytest.mark.parametrize(
    "facts",
    [
        {"born": "2000-01-01"},  # of age for long
        {"born": "2025-01-01"},  # a minor by any day
        {"born": "2007-11-20"},  # of age for more than a year
    ],
)
def test_nothing_is_said_where_no_day_would_change_it(law, facts):
    answer = fee(Case.read(NOTIFIED | facts, outcome="refused"), law)
    assert (answer.status, others(answer), told(answer)) == ("calculated", [], {})


def test_an_objection_goes_by_the_age_at_the_application(law):
    attack = {"act": "objection", "against": "refused-extend", "land": "BW", "document": "objection-notice"}
    answer = fee(Case.read(NOTIFIED | attack), law)
    assert answer.status != "calculated"
    assert ("applied_earlier", "23.25", "2026-11-19") in others(answer)
