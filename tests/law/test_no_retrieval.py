"""A Land whose law knows no retrieval from a portal (Art. 41 BayVwVfG), and what its user account is notified by."""

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.appeals import appeal
from hardship_cli.schedule.load import Law

PORTAL = {"land": "BY", "delivery": "portal"}


@pytest.fixture
def ask(law):
    return lambda **facts: appeal(Case.read(facts), law)


def codes(answer):
    return {note.code for note in answer.notes}


@pytest.mark.parametrize("facts", [{"received": "2026-03-03"}, {"posted": "2026-03-02"}, {"posted": "2025-01-01"}])
def test_a_retrieval_notifies_nothing_where_the_law_knows_none(ask, facts):
    with pytest.raises(Unanswerable) as caught:
        ask(**PORTAL, **facts)
    assert (caught.value.code, caught.value.field, caught.value.exit_code) == ("no_retrieval", "delivery", 4)
    assert caught.value.params["basis"] == "Art. 41 BayVwVfG"


def test_of_older_texts_nothing_is_said(ask):
    with pytest.raises(Unanswerable) as caught:
        ask(**PORTAL, received="2024-12-31")
    assert (caught.value.code, caught.value.params["basis"]) == ("no_text_read", "Art. 41 BayVwVfG")


def test_a_day_that_was_given_is_taken_and_doubted(ask):
    found = ask(**PORTAL, notified="2026-03-05")
    assert (str(found.answer.notified), "no_retrieval_given" in codes(found)) == ("2026-03-05", True)
    assert found.status == "review"
    assert "no_retrieval_given" not in codes(ask(delivery="portal", notified="2026-03-05", remedy="action"))
    assert "no_retrieval_given" not in codes(ask(land="NI", delivery="portal", notified="2026-03-05"))


@pytest.mark.parametrize("land", ["HE", "HH"])
def test_a_text_that_was_not_read_is_not_taken_for_none(ask, land):
    with pytest.raises(Unanswerable) as caught:
        ask(land=land, delivery="portal", received="2026-03-03")
    assert caught.value.code == "no_text_read"
    assert land == "HH" or caught.value.params["basis"] == "HVwVfG"


def test_a_bavarian_account_counts_from_the_notice_and_needs_consent(ask):
    found = ask(land="BY", delivery="mailbox", posted="2026-03-02")
    assert (str(found.answer.notified), found.status) == ("2026-03-05", "review")
    assert [(other.because, str(other.notified)) for other in found.answer.alternatives] == [
        ("E17_MAILBOX", "2026-03-06")
    ]
    assert {"consent_needed"} == codes(found) & {"consent_needed", "consent_presumed"}
    assert "consent_presumed" in codes(ask(land="NI", delivery="mailbox", posted="2026-03-02"))


def test_a_fiction_that_the_law_does_not_know_is_refused(tmp_path):
    overlay = """
[rule.notification_registered_federal]
version = [ { from = 2026-01-01, none = "not-in-force", source = "OWN" } ]
[source.OWN]
title = "Amtsblatt"
checked = { on = 2027-01-05, result = "verified" }
"""
    (tmp_path / "deadlines.toml").write_text(overlay, encoding="utf-8")
    facts = {"land": "NI", "document": "objection-notice", "delivery": "registered", "posted": "2026-03-02"}
    with pytest.raises(Unanswerable) as caught:
        appeal(Case.read(facts), Law(overlay=str(tmp_path)))
    assert caught.value.code == "not_in_force"
