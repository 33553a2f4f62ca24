"""What is said of a notification where no Land is named, and the law of some Land was not read or does not know the way."""

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.departure import departure
from hardship_cli.law.fees import fee
from hardship_cli.law.fiction import fiction

EARLY = {"delivery": "portal", "posted": "2023-08-01", "received": "2023-08-03"}
NEW = {"delivery": "portal", "posted": "2026-08-01", "received": "2026-08-03"}
TITLE = {"permit_until": "2023-05-03", "applied": "2023-05-03"}
# A way, and days on which the law of some Länder is a gap or has no version yet.
WAYS = [
    EARLY,
    NEW,
    {"delivery": "registered", "posted": "2007-03-01", "received": "2007-03-02"},
    {"delivery": "mailbox", "posted": "2021-06-01"},
]


def codes(answer):
    return {note.code: dict(note.params) for note in answer.notes}


@pytest.mark.parametrize("way", WAYS)
def test_the_fiction_ends_with_the_earliest_day_and_says_for_whom(law, way):
    held = {"permit_until": "2006-05-03", "applied": "2006-05-03"}
    found = fiction(Case.read({**held, **way}), law)
    assert (str(found.answer.until), found.status) == (way["posted"], "review")
    assert codes(found)["lands_unread"]["lands"]


def test_it_is_as_early_as_in_the_land_that_says_nothing(law):
    found = fiction(Case.read({**TITLE, **EARLY}), law)
    land = fiction(Case.read({**TITLE, **EARLY, "land": "BW"}), law)
    assert found.answer.until == land.answer.until
    assert "BW" in codes(found)["lands_unread"]["lands"].split(", ")
    assert "BE" not in codes(found)["lands_unread"]["lands"].split(", ")
    assert "lands_unread" not in codes(land)


@pytest.mark.parametrize(("way", "born", "lands"), [(EARLY, "2005-08-03", "BW"), (NEW, "2008-08-03", "BY")])
def test_the_fee_is_that_of_the_earliest_day_and_the_other_stands_beside(law, way, born, lands):
    facts = {"act": "extend", "months": "12", "born": born, **way}
    found, land = fee(Case.read(facts), law), fee(Case.read({**facts, "land": lands}), law)
    assert (str(found.answer.amount), found.status) == ("46.50", "review")
    assert found.answer.alternatives == land.answer.alternatives
    assert lands in codes(found)["lands_unread"]["lands"].split(", ")
    assert "lands_unread" not in codes(land)


def test_a_fee_that_no_day_changes_asks_for_no_land(law):
    found = fee(Case.read({"act": "extend", "months": "12", "born": "1990-08-03", **NEW}), law)
    assert (found.status, "lands_unread" in codes(found)) == ("calculated", False)


def test_no_time_to_leave_is_counted_from_a_day_that_only_some_laender_give(law):
    with pytest.raises(Unanswerable) as caught:
        departure(Case.read({"departure_days": "30", **EARLY}), law)
    assert caught.value.code == "land_needed"
    assert caught.value.params["would_give"]


def test_the_figure_in_place_of_one_that_was_not_read_has_its_unit(hardship):
    for lang, length in (("en", "2 weeks"), ("de", "2 Wochen")):
        out = hardship("appeal", "--land", "BY", "--delivery", "public", "--posted", "2025-03-06", "--lang", lang)[1]
        assert length in " ".join(out.split())
