"""Where an earlier receipt would take the place of the fiction, and none is given."""

import pytest
from appeal_answers import notes, others

from hardship_cli.case import Case
from hardship_cli.law.fees import fee

MAIL = {"land": "BB", "remedy": None, "delivery": "email", "posted": "2026-03-02"}


def test_brandenburg_leads_with_the_day_of_sending(ask_appeal):
    answer = ask_appeal(**MAIL)
    assert (str(answer.answer.notified), answer.status) == ("2026-03-02", "review")
    assert others(answer) == {("receipt_unknown", None): "2026-04-07"}  # from the 6th on, behind Easter
    assert (
        ask_appeal(**{**MAIL, "land": "NI", "remedy": "action"}).status,
        others(ask_appeal(**MAIL, received="2026-03-03")),
    ) == (
        "calculated",
        {},
    )


@pytest.mark.parametrize("land", ["BB", "NI"])
def test_a_day_of_notification_that_was_given_can_be_that_of_the_receipt(ask_appeal, land):
    for delivery in ("email", "e-acknowledgement"):
        answer = ask_appeal(**{**MAIL, "land": land, "delivery": delivery}, notified="2026-03-04")
        assert ("notified_differs" in notes(answer)) == (delivery == "email" and land == "NI")
        assert others(answer) == {}


def test_a_fee_is_in_doubt_only_where_another_day_of_notification_is_near_a_birthday(law):
    facts = {**MAIL, "act": "change-purpose", "months": "3", "received": "2026-03-02"}
    for born, status in (("2008-03-08", "review"), ("2008-03-16", "review"), ("2008-03-17", "calculated")):
        assert fee(Case.read(facts, born=born), law).status == status, born
    assert fee(Case.read({**facts, "land": "BE"}, born="2008-03-08"), law).status == "calculated"
