"""Which remedy there is: by the instruction, the document, the Land and the level of the authority."""

from datetime import date

import pytest

from hardship_cli.answer import Trace
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.laender import CODES
from hardship_cli.law.appeals import appeal
from hardship_cli.law.remedies import remedy, tell_seat
from hardship_cli.schedule.load import Law

DAY = date(2026, 3, 10)
OBJECTION = {"BW", "BB", "HB", "HH", "MV", "RP", "SL", "SN", "ST", "SH"}


def ask(law, day=DAY, **facts):
    trace = Trace(law)
    return remedy(Case.read(facts), law, trace, day), trace


def notes(trace):
    return {note.code: dict(note.params) for note in trace.notes}


@pytest.mark.parametrize("land", CODES)
def test_the_lands_rule_for_the_foreigners_authority(law, land):
    assert ask(law, land=land)[0].name == ("objection" if land in OBJECTION else "action")


@pytest.mark.parametrize(("land", "expected"), [("BW", "action"), ("ST", "action"), ("HE", "action"), ("TH", "action")])
def test_an_intermediate_authority(law, land, expected):
    assert ask(law, land=land, decided_by="higher")[0].name == expected


def test_a_land_that_draws_no_line_between_levels_follows_its_general_rule(law):
    named, trace = ask(law, land="NI", decided_by="higher")
    assert (named.name, [step.rule for step in trace.steps]) == ("action", ["remedy_higher", "remedy"])
    assert trace.steps[1].uses == (trace.steps[0].id,)


def test_no_objection_where_the_supreme_authority_decided(law):
    for land in CODES:
        assert ask(law, land=land, decided_by="supreme")[0].name == "action"
    assert ask(law, decided_by="supreme")[0].name == "action"


def test_no_remedy_against_the_supreme_authority_under_23a(law):
    assert ask(law, land="NW", title="23a", decided_by="supreme")[0].name == "none"
    assert ask(law, land="NW", title="23a")[0].name == "action"


def test_a_fee_notice_of_the_supreme_authority_can_be_attacked_on_its_own(law):
    facts = {"land": "NW", "title": "23a", "decided_by": "supreme"}
    assert ask(law, **facts, document="fee-notice")[0].name == "action"
    found = appeal(Case.read({**facts, "document": "fee-notice", "notified": "2026-05-04"}), law).answer
    assert (str(found.last_day), str(found.fee_due), found.suspensive_effect) == ("2026-06-05", "2026-05-15", False)


@pytest.mark.parametrize(
    ("facts", "remedy"),
    [
        ({"land": "NW", "title": "23a", "decided_by": "supreme"}, "none"),
        ({"land": "SL", "decided_by": "higher"}, None),
        ({"land": "SL", "decided_by": "higher", "document": "fee-notice"}, None),
        ({"land": "NW", "instruction": "missing"}, "action"),
    ],
)
def test_a_fee_is_due_whichever_remedy_there_is(law, facts, remedy):
    found = appeal(Case.read({**facts, "notified": "2026-05-05"}), law).answer
    assert (found.remedy, str(found.fee_due)) == (remedy, "2026-05-15")


def test_after_the_objection_notice_comes_the_action(law):
    for land in ("BW", None):
        assert ask(law, land=land, document="objection-notice")[0].name == "action"


def test_the_instruction_wins_and_a_difference_is_told(law):
    named, trace = ask(law, land="NW", remedy="objection")
    assert named.name == "objection"
    assert notes(trace)["remedy_differs"] == {"remedy": "objection", "other_remedy": "action"}
    assert notes(ask(law, land="NW", remedy="action")[1]) == {}
    assert "remedy_differs" in notes(ask(law, land="NI", decided_by="higher", remedy="objection")[1])
    assert "remedy_differs" in notes(ask(law, document="objection-notice", remedy="objection")[1])
    # Where the Land's law is not known, there is nothing to hold the instruction against.
    assert notes(ask(law, remedy="objection")[1]) == {}
    assert notes(ask(law, land="BB", decided_by="higher", remedy="objection")[1]) == {}
    assert notes(ask(law, land="NW", remedy="action", day=date(1999, 3, 1))[1]) == {}


def test_thuringia_is_disputed_unless_the_instruction_settles_it(law, tmp_path):
    named, trace = ask(law, land="TH")
    assert (named.name, named.dispute, trace.status, set(notes(trace))) == (
        "action",
        "TH_REMEDY",
        "disputed",
        {"TH_REMEDY"},
    )
    named, trace = ask(law, land="TH", remedy="action")
    assert (named.dispute, trace.status) == (None, "calculated")
    assert ask(law, land="TH", decided_by="higher")[0].dispute is None
    (tmp_path / "deadlines.toml").write_text("[dispute.TH_REMEDY]\ndefault = 'B'", encoding="utf-8")
    assert ask(Law(overlay=str(tmp_path)), land="TH")[0].name == "objection"


def test_the_other_reading_names_its_remedy(law, tmp_path):
    def other(law, **facts):
        answer = appeal(Case.read(land="TH", notified="2026-11-02", **facts), law)
        return [(one.because, one.remedy, str(one.day)) for one in answer.answer.alternatives], answer

    found, answer = other(law)
    assert (found, answer.answer.remedy) == ([("TH_REMEDY", "objection", "2026-12-02")], "action")
    assert notes(answer)["TH_REMEDY"] == {"applied": "A"}
    (tmp_path / "deadlines.toml").write_text("[dispute.TH_REMEDY]\ndefault = 'B'", encoding="utf-8")
    found, answer = other(Law(overlay=str(tmp_path)))
    assert (found, answer.answer.remedy) == ([("TH_REMEDY", "action", "2026-12-02")], "objection")
    assert notes(answer)["TH_REMEDY"] == {"applied": "B"}
    assert other(law, remedy="action")[0] == []


def test_every_other_reading_says_what_differs(law):
    """A day, a notification or a remedy: an alternative that is the answer over again says nothing."""
    for facts in (
        {"land": "TH", "notified": "2026-11-02"},
        {"land": "HE", "delivery": "letter", "posted": "2026-11-02"},
        {"land": "NI", "delivery": "public", "posted": "2026-11-02"},
        {"land": "BW", "delivery": "letter", "posted": "2025-03-03"},
        {
            "land": "NI",
            "document": "objection-notice",
            "delivery": "letter",
            "posted": "2026-11-02",
            "received": "2026-11-05",
        },
        {"land": "BY", "notified": "2025-07-08"},
    ):
        answer = appeal(Case.read(facts), law).answer
        assert answer.alternatives, facts
        for one in answer.alternatives:
            own = (answer.last_day, answer.notified, None)
            assert (one.day, one.notified, one.remedy) != own, (facts, one)


def test_how_well_it_is_known_shows_in_the_status(law):
    assert ask(law, land="BW")[1].status == "calculated"
    assert ask(law, land="BE")[1].status == "review"  # one account
    assert ask(law, land="SN", day=date(2026, 9, 17))[1].status == "calculated"
    named, trace = ask(law, land="SN", day=date(2026, 9, 18))  # past its review day
    assert (named.name, trace.status, set(notes(trace))) == ("objection", "review", {"past_review"})


def test_without_a_land_each_group_is_told(law):
    with pytest.raises(Unanswerable) as caught:
        ask(law)
    assert caught.value.code == "land_needed"
    assert {name: label for label, name in caught.value.params["would_give"]} == {
        "action": "BY, BE, HE, NI, NW, TH:",
        "objection": "BW, BB, HB, HH, MV, RP, SL, SN, ST, SH:",
    }


def test_what_was_not_read_is_said(law):
    for facts in ({"land": "BB", "decided_by": "higher"}, {"land": "NW", "day": date(2005, 5, 5)}):
        assert ask(law, **facts)[0].name is None
    answer = appeal(Case.read(land="SL", decided_by="higher", notified="2026-05-04"), law)
    assert (answer.answer.remedy, str(answer.answer.last_day), answer.status) == (None, "2026-06-05", "review")
    assert "remedy_unread" in {note.code for note in answer.notes}
    with pytest.raises(Unanswerable) as caught:
        ask(law, land="NW", day=date(2004, 12, 31))
    assert caught.value.code == "before_first_version"


def test_who_decides_on_the_objection_is_told_where_it_is_known(law):
    def told(day=DAY, **facts):
        trace = Trace(law)
        tell_seat(Case.read(facts), law, trace, day)
        return notes(trace)

    assert told(land="ST")["also_filed_with"] == {"who": "Landesverwaltungsamt"}
    # A seat that one account or none names is no place to send anybody to: who decides in SL and SN was not read.
    assert told(land="SL") == told(land="SN") == {}
    assert told(land="BB") == told(land="NW") == told() == told(land="ST", decided_by="higher") == {}
    assert told(land="ST", day=date(2004, 12, 31)) == {}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"act": "issue", "outcome": "refused"}, True),
        ({"act": "extend", "outcome": "refused"}, True),
        ({}, True),  # without an act the decision is taken for a refusal
        ({"act": "extend"}, False),
        ({"act": "extend", "outcome": "refused", "document": "fee-notice"}, False),
        ({"act": "extend", "outcome": "refused", "title": "25-4-2"}, False),
        ({"act": "objection", "against": "condition"}, False),
    ],
)
def test_beside_a_refusal_it_is_said_that_nobody_has_a_right_to_the_permit(law, facts, told):
    answer = appeal(Case.read({"title": "23a", "land": "BW", "notified": "2025-09-01", **facts}), law)
    assert ("no_right_to_it" in {note.code for note in answer.notes}) is told


def test_where_no_remedy_is_open_what_the_day_of_notification_hangs_on_is_told(law):
    supreme = {"title": "23a", "land": "BB", "decided_by": "supreme", "act": "issue", "outcome": "refused"}
    mail = appeal(Case.read(supreme, posted="2025-02-05", delivery="email"), law)
    acknowledged = appeal(Case.read(supreme, posted="2025-02-05", delivery="e-acknowledgement"), law)
    for answer, code in ((mail, "receipt_unknown"), (acknowledged, "acknowledgement_missing")):
        assert (answer.answer.remedy, answer.status) == ("none", "review")
        assert code in {note.code for note in answer.notes}


def test_to_a_certificate_everybody_who_applied_has_a_right(law):
    refused = {
        "title": "23a",
        "land": "BE",
        "act": "fiction-certificate",
        "outcome": "refused",
        "notified": "2026-10-19",
    }
    assert "no_right_to_it" not in {note.code for note in appeal(Case.read(refused), law).notes}
