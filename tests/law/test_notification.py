"""The day of notification: what each way, Land, document and day gives, what is disputed, what is missing."""

import pytest

from hardship_cli.answer import Trace
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.facts import FACTS
from hardship_cli.law.appeals import appeal
from hardship_cli.law.notification import notification


@pytest.fixture
def notified(law):
    def ask(law=law, **facts):
        trace = Trace(law)
        found = notification(Case.read(facts), law, trace)
        return found, trace

    return ask


@pytest.fixture
def day(notified):
    return lambda **facts: str(notified(**facts)[0].day)


@pytest.fixture
def missing(notified):
    def ask(**facts):
        with pytest.raises(Unanswerable) as caught:
            notified(**facts)
        return caught.value

    return ask


def others(found):
    return {(other.because, other.reading): str(other.day) for other in found.others}


def notes(trace):
    return {note.code for note in trace.notes}


# Fictions


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"land": "NW", "posted": "2025-04-02"}, "2025-04-06"),  # a Sunday: stays
        ({"land": "HE", "posted": "2026-03-02"}, "2026-03-05"),
        ({"land": "HE", "posted": "2026-03-02", "delivery": "registered"}, "2026-03-06"),
        ({"land": "NW", "posted": "2026-03-02", "delivery": "mailbox"}, "2026-03-06"),
        ({"land": "NW", "posted": "2026-03-02", "delivery": "email"}, "2026-03-06"),
        ({"land": "NI", "posted": "2026-03-02", "delivery": "public"}, "2026-03-16"),
        ({"land": "NI", "posted": "2026-03-02", "delivery": "e-acknowledgement"}, "2026-03-06"),
    ],
)
def test_a_fiction_runs_from_the_posting(day, facts, expected):
    assert day(**{"delivery": "letter", **facts}) == expected


def test_a_day_of_notification_on_a_weekend_or_holiday_is_told_but_stays(notified):
    for posted, expected in (("2025-04-02", "2025-04-06"), ("2025-04-14", "2025-04-18"), ("2026-12-21", "2026-12-25")):
        found, trace = notified(land="NW", delivery="letter", posted=posted)
        assert (str(found.day), notes(trace)) == (expected, {"day_stays"})
    assert notes(notified(land="NW", delivery="letter", posted="2026-03-02")[1]) == set()


def test_receipt_between_posting_and_fiction_does_not_matter(day):
    for received in ("2026-03-02", "2026-03-03", "2026-03-06"):
        assert day(land="NI", delivery="letter", posted="2026-03-02", received=received) == "2026-03-06"


def test_a_later_receipt_rules_and_is_told(notified):
    for delivery in ("letter", "email", "registered", "e-acknowledgement"):
        found, trace = notified(land="NI", delivery=delivery, posted="2026-03-02", received="2026-03-07")
        assert (str(found.day), "late_arrival" in notes(trace)) == ("2026-03-07", True)


def test_a_later_receipt_changes_nothing_in_the_mailbox_or_by_public_notice(day):
    assert day(land="NI", delivery="mailbox", posted="2026-03-02", received="2026-03-20") == "2026-03-06"
    assert day(land="NI", delivery="public", posted="2026-03-02", received="2026-03-20") == "2026-03-16"


def test_brandenburg_counts_an_earlier_electronic_receipt(notified, day):
    facts = {"delivery": "email", "posted": "2026-03-02", "received": "2026-03-03"}
    found, trace = notified(land="BB", **facts)
    assert (str(found.day), notes(trace), trace.status) == ("2026-03-03", {"early_arrival"}, "review")
    assert day(land="BE", **facts) == "2026-03-06"
    assert day(land="BB", **{**facts, "delivery": "letter"}) == "2026-03-06"


def test_the_date_of_an_electronic_acknowledgement_counts_with_or_without_the_posting(notified):
    found, trace = notified(land="NI", delivery="e-acknowledgement", posted="2026-03-02", received="2026-03-03")
    assert (str(found.day), trace.status) == ("2026-03-03", "calculated")
    found, trace = notified(land="NI", delivery="e-acknowledgement", received="2026-03-03")
    assert (str(found.day), trace.status, notes(trace)) == ("2026-03-03", "calculated", set())
    found, _trace = notified(land="NI", delivery="e-acknowledgement", posted="2026-03-02")
    assert others(found) == {("acknowledgement_missing", None): "None"}


def test_a_fiction_needs_the_posting_but_a_receipt_alone_gives_the_safe_day(notified, missing):
    assert missing(land="NI", delivery="letter").code == "posted_needed"
    assert missing(land="NI", delivery="mailbox", received="2026-03-03").code == "posted_needed"
    assert missing(land="NI", delivery="public", received="2026-03-03").code == "posted_needed"
    found, _trace = notified(land="NI", delivery="letter", received="2026-03-03")
    assert str(found.day) == "2026-03-03"
    assert [(other.because, other.day) for other in found.others] == [("posted_unknown", None)]
    # Where an earlier receipt counts, too, nothing is open; without a Land that is not known.
    found, trace = notified(land="BB", delivery="email", received="2026-03-03")
    # What decides there is read in a weak source, as it is where the posting is known, too.
    assert (str(found.day), trace.status, found.others) == ("2026-03-03", "review", ())
    found, _trace = notified(delivery="email", received="2026-03-03")
    assert (str(found.day), len(found.others)) == ("2026-03-03", 1)


def test_consent_to_the_mailbox(notified):
    assert notes(notified(land="NI", delivery="mailbox", posted="2024-07-23")[1]) == {"consent_needed"}
    assert notes(notified(land="NI", delivery="mailbox", posted="2024-07-29")[1]) == {"consent_presumed"}
    assert "consent_presumed" in notes(notified(land="NI", delivery="mailbox", posted="2024-07-24")[1])


# Transitional clauses


def test_when_the_procedure_began_decides_in_bw_by_mv(day):
    for land in ("BW", "BY", "MV"):
        start = {"BW": "2025-02-07"}.get(land, "2025-01-01")
        before = {"BW": "2025-02-06"}.get(land, "2024-12-31")
        facts = {"land": land, "delivery": "letter", "posted": "2025-03-03"}
        assert day(**facts, began=start) == "2025-03-07"
        assert day(**facts, began=before) == "2025-03-06"


def test_the_passed_over_version_is_recorded(notified):
    found, trace = notified(land="BW", delivery="letter", posted="2025-03-03", began="2024-11-18")
    step = next(step for step in trace.steps if step.rule == "notification_letter")
    assert (str(step.version), step.value, step.scope) == ("2021-02-17", 3, "BW")
    assert [(str(p.version), p.value, p.because) for p in step.passed_over] == [("2025-02-07", 4, "began_before")]
    assert "older_procedure" in notes(trace)
    assert found.others == ()


def test_an_unknown_start_leads_with_the_earlier_day(notified):
    found, trace = notified(land="BW", delivery="letter", posted="2025-03-03")
    assert str(found.day) == "2025-03-06"
    assert others(found) == {("began_unknown", None): "2025-03-07"}
    step = next(step for step in trace.steps if step.rule == "notification_letter")
    assert [p.because for p in step.passed_over] == ["began_unknown"]


def test_the_application_or_the_decision_shows_when_the_procedure_began(notified, day):
    facts = {"land": "BW", "delivery": "letter", "posted": "2025-03-03"}
    assert day(**facts, applied="2025-02-06") == "2025-03-06"
    found, trace = notified(**facts, applied="2025-02-07")
    assert (str(found.day), found.others, "began_with_application" in notes(trace)) == ("2025-03-07", (), True)
    found, _trace = notified(**facts, decided="2025-02-06")
    assert (str(found.day), found.others) == ("2025-03-06", ())
    # A decision after the change says nothing about when the procedure began.
    assert others(notified(**facts, decided="2025-02-10")[0]) == {("began_unknown", None): "2025-03-07"}


def test_the_later_day_leads_nowhere_even_if_the_older_version_gave_it(notified, overlaid):
    law = overlaid("[rule.notification_letter.land.BW]\nversion = [ { from = 2021-02-17, value = 5, source = 'OWN' } ]")
    found, _trace = notified(law, land="BW", delivery="letter", posted="2025-03-03")
    assert (str(found.day), others(found)) == ("2025-03-07", {("began_unknown", None): "2025-03-08"})


def test_an_older_version_without_a_text_blocks(overlaid):
    law = overlaid(
        "[rule.notification_letter.land.BW]\nversion = [ { from = 2021-02-17, gap = 'no-text-read', source = 'OWN' } ]"
    )
    with pytest.raises(Unanswerable) as caught:
        notification(Case.read(land="BW", delivery="letter", posted="2025-03-03"), law, Trace(law))
    assert caught.value.code == "no_text_read"


# Disputed points


def test_e9_the_law_of_the_posting_leads_over_the_law_of_the_fiction_day(notified):
    found, _trace = notified(land="NI", delivery="letter", posted="2024-12-30")
    assert (str(found.day), others(found)) == ("2025-01-02", {("E9", "B"): "2025-01-03"})
    assert others(notified(land="NI", delivery="letter", posted="2024-12-28")[0]) == {}
    assert others(notified(land="NI", delivery="letter", posted="2024-12-29")[0]) == {("E9", "B"): "2025-01-02"}
    assert others(notified(land="NI", delivery="letter", posted="2025-01-01")[0]) == {}


def test_e9_does_not_arise_where_a_clause_settles_it_or_the_law_day_is_fixed(notified):
    assert others(notified(land="BY", delivery="letter", posted="2024-12-30")[0]) == {}
    assert others(notified(land="NI", delivery="letter", posted="2024-12-30", on="2024-12-30")[0]) == {}


def test_e17_the_lands_third_day_leads_over_the_federal_fourth(notified):
    found, _trace = notified(land="HE", delivery="letter", posted="2026-03-02")
    assert (str(found.day), others(found)) == ("2026-03-05", {("E17", "B"): "2026-03-06"})
    assert others(notified(land="HE", delivery="letter", posted="2024-03-04")[0]) == {}
    assert others(notified(land="HE", delivery="registered", posted="2026-03-02")[0]) == {}
    # Where the Land has moved and a clause keeps the older version, nothing is disputed.
    assert others(notified(land="BW", delivery="letter", posted="2025-03-03", began="2024-01-02")[0]) == {}


def test_e11_and_mv_on_public_service(notified):
    found, _trace = notified(land="NI", delivery="public", posted="2026-03-02")
    assert others(found) == {("E11", "B"): "2026-03-17"}
    found, _trace = notified(land="MV", delivery="public", posted="2026-03-02")
    assert others(found) == {("E11", "B"): "2026-03-17", ("MV_PUBLIC", "B"): "None"}
    # An objection notice is served under federal law, whatever the Land's text.
    found, _trace = notified(land="MV", delivery="public", posted="2026-03-02", document="objection-notice")
    assert others(found) == {("E11", "B"): "2026-03-17"}
    found, _trace = notified(land="NI", delivery="public", notified="2026-03-16")
    assert others(found) == {("E11", "B"): "2026-03-17"}


def test_a_late_receipt_silences_a_reading_that_it_outruns(notified):
    facts = {"land": "NI", "delivery": "letter", "posted": "2024-12-30"}
    assert others(notified(**facts, received="2025-01-03")[0]) == {}
    assert str(notified(**facts, received="2025-01-03")[0].day) == "2025-01-03"
    assert others(notified(**facts, received="2025-01-02")[0]) == {("E9", "B"): "2025-01-03"}


@pytest.mark.parametrize(
    ("point", "facts", "days"),
    [
        ("E9", {"land": "NI", "delivery": "letter", "posted": "2024-12-30"}, ("2025-01-03", "2025-01-02")),
        ("E17", {"land": "HE", "delivery": "letter", "posted": "2026-03-02"}, ("2026-03-06", "2026-03-05")),
        ("E11", {"land": "NI", "delivery": "public", "posted": "2026-03-02"}, ("2026-03-17", "2026-03-16")),
    ],
)
def test_an_overlay_can_follow_the_other_reading(notified, overlaid, point, facts, days):
    law = overlaid(f"[dispute.{point}]\ndefault = 'B'")
    found, _trace = notified(law, **facts)
    assert (str(found.day), others(found)) == (days[0], {(point, "A"): days[1]})


def test_a_reading_without_a_figure_cannot_be_followed(overlaid):
    law = overlaid("[dispute.MV_PUBLIC]\ndefault = 'B'")
    with pytest.raises(Unanswerable) as caught:
        notification(Case.read(land="MV", delivery="public", posted="2026-03-02"), law, Trace(law))
    assert caught.value.code == "no_text_read"


# Real receipt, retrieval, proof


def test_a_portal_counts_the_day_after_retrieval_within_the_window(notified, missing):
    facts = {"land": "NI", "delivery": "portal"}
    assert str(notified(**facts, posted="2026-04-01", received="2026-04-11")[0].day) == "2026-04-12"
    found, trace = notified(**facts, posted="2026-04-01", received="2026-04-12")
    assert (found.day, "not_retrieved_in_time" in notes(trace)) == (None, True)
    found, trace = notified(**facts, received="2026-04-12")
    assert (str(found.day), notes(trace)) == ("2026-04-13", {"retrieval_window_unknown"})
    assert missing(**facts, posted="2026-04-01").code == "retrieval_needed"


def test_abroad_only_real_receipt_counts(day, missing):
    assert day(land="NI", delivery="abroad", posted="2026-03-02", received="2026-03-19") == "2026-03-19"
    assert day(delivery="abroad", received="2026-03-19") == "2026-03-19"
    assert missing(land="NI", delivery="abroad", posted="2026-03-02").code == "received_needed"


@pytest.mark.parametrize("delivery", ["pzu", "registered-return", "handover", "acknowledgement"])
def test_a_proof_gives_its_own_day_in_every_land(day, missing, delivery):
    assert day(delivery=delivery, notified="2026-05-30") == "2026-05-30"
    assert day(delivery=delivery, received="2026-05-30") == "2026-05-30"
    assert day(delivery=delivery, received="2026-06-02", notified="2026-05-30") == "2026-05-30"
    assert missing(delivery=delivery, posted="2026-05-30").code == "proof_day_needed"


def test_the_day_given_is_taken_and_held_against_the_delivery(notified):
    facts = {"land": "NI", "delivery": "letter", "posted": "2026-03-02"}
    for given, told in (
        ("2026-03-06", set()),
        ("2026-03-05", {"notified_differs"}),
        ("2026-03-09", {"notified_differs"}),
    ):
        found, trace = notified(**facts, notified=given)
        assert (str(found.day), notes(trace)) == (given, told)
    portal = {"land": "NI", "delivery": "portal", "posted": "2026-04-01", "received": "2026-04-20"}
    found, trace = notified(**portal, notified="2026-04-21")
    assert (str(found.day), notes(trace)) == ("2026-04-21", {"notified_doubtful"})
    # What cannot be reckoned cannot be held against it.
    assert notes(notified(delivery="letter", posted="2026-03-02", notified="2026-03-06")[1]) == set()
    assert str(notified(notified="2026-03-06")[0].day) == "2026-03-06"


# The objection notice


@pytest.mark.parametrize("delivery", ["letter", "email", "portal", "mailbox"])
def test_an_objection_notice_that_is_not_served_starts_nothing(notified, delivery):
    facts = {"land": "NW", "document": "objection-notice", "delivery": delivery, "posted": "2026-03-02"}
    found, trace = notified(**facts)
    assert (found.day, found.others, notes(trace)) == (None, (), {"not_served", "HEALING"})
    found, _trace = notified(**facts, received="2026-03-05")
    assert (found.day, others(found)) == (None, {("HEALING", "B"): "2026-03-05"})
    assert notified(**facts, notified="2026-03-05")[0].day is None


def test_healing_can_be_followed_by_overlay(notified, overlaid):
    law = overlaid("[dispute.HEALING]\ndefault = 'B'")
    facts = {"document": "objection-notice", "delivery": "letter", "posted": "2026-03-02", "received": "2026-03-05"}
    assert str(notified(law, **facts)[0].day) == "2026-03-05"


def test_an_objection_notice_is_served_under_federal_law_everywhere(day):
    facts = {"document": "objection-notice", "delivery": "registered", "posted": "2025-01-15"}
    assert day(**facts) == day(land="BW", **facts) == "2025-01-19"
    assert day(land="BW", delivery="registered", posted="2025-01-15") == "2025-01-18"


def test_an_objection_notice_without_any_day_says_which_is_missing(missing):
    assert missing(document="objection-notice", delivery="letter", land="NW").code == "posted_needed"
    assert missing(document="objection-notice", delivery="pzu", land="NW").code == "proof_day_needed"


# What is missing


def test_without_a_land_the_day_is_given_where_it_is_the_same_everywhere(notified):
    found, trace = notified(delivery="letter", posted="2014-02-07")
    assert str(found.day) == "2014-02-10"
    assert [step.scope for step in trace.steps if step.rule == "notification_letter"] == ["federal"]
    assert str(notified(delivery="registered", posted="2026-03-02")[0].day) == "2026-03-06"
    assert str(notified(delivery="mailbox", posted="2024-12-02")[0].day) == "2024-12-05"


def test_without_a_land_that_decides_each_group_is_told(missing):
    error = missing(delivery="letter", posted="2026-03-02")
    assert (error.code, error.field) == ("land_needed", "land")
    assert [(label, str(day)) for label, day in error.params["would_give"]] == [
        ("BW, BY, HE, MV:", "2026-03-05"),
        ("BE, BB, HB, HH, NI, NW, RP, SL, SN, ST, SH, TH:", "2026-03-06"),
    ]
    # An earlier electronic receipt matters in one Land only.
    error = missing(delivery="email", posted="2024-03-04", received="2024-03-05")
    assert next((label, str(day)) for label, day in error.params["would_give"]) == ("BB:", "2024-03-05")
    assert missing(delivery="letter").code == "posted_needed"
    # A gap in some Länder is a difference too.
    assert missing(delivery="portal", posted="2026-03-02", received="2026-03-03").code == "land_needed"


def test_without_a_delivery_the_usual_ways_are_told(missing):
    error = missing(land="HE", posted="2026-03-02", received="2026-03-04")
    assert error.code == "delivery_needed"
    assert [(label, str(day)) for label, day in error.params["would_give"]] == [
        ("letter:", "2026-03-05"),
        ("registered:", "2026-03-06"),
        ("pzu:", "2026-03-04"),
    ]
    assert missing(land="HE").params["would_give"] == ()


def test_law_that_was_not_read_or_is_too_old_is_said(missing):
    assert missing(land="NI", delivery="mailbox", posted="2021-04-27").code == "before_first_version"
    assert missing(land="BW", delivery="portal", posted="2025-02-06", received="2025-02-07").code == "no_text_read"


def test_where_a_lands_text_was_not_read_the_shortest_known_fiction_leads_to_be_reviewed(law):
    answer = appeal(Case.read(land="BY", delivery="registered", posted="2024-06-03"), law)
    assert (str(answer.answer.notified), answer.status) == ("2024-06-06", "review")
    assert "fiction_unread" in {note.code for note in answer.notes}
    acknowledged = appeal(Case.read(land="NW", delivery="e-acknowledgement", posted="2026-03-02"), law)
    assert (str(acknowledged.answer.notified), acknowledged.status) == ("2026-03-06", "review")


def test_the_law_of_another_day_can_be_asked_for(day):
    assert day(land="NW", delivery="letter", posted="2026-03-02", on="2024-06-03") == "2026-03-05"


def test_flags_of_the_law_are_obeyed(notified, overlaid):
    law = overlaid("[rule.notification_rolls]\nversion = [ { from = 1977-01-01, value = true, source = 'OWN' } ]")
    assert str(notified(law, land="NW", delivery="letter", posted="2025-04-02")[0].day) == "2025-04-07"
    law = overlaid(
        "[rule.letter_later_receipt_counts]\nversion = [ { from = 1977-01-01, value = false, source = 'OWN' } ]"
    )
    facts = {"land": "NI", "delivery": "letter", "posted": "2026-03-02", "received": "2026-03-10"}
    assert str(notified(law, **facts)[0].day) == "2026-03-06"


def test_every_delivery_is_answered_or_says_what_is_missing(law):
    for delivery in FACTS["delivery"].values:
        for document in FACTS["document"].values:
            facts = {
                "land": "NI",
                "delivery": delivery,
                "document": document,
                "posted": "2026-03-02",
                "received": "2026-03-04",
            }
            found = notification(Case.read(facts), law, Trace(law))
            unserved = document == "objection-notice" and delivery in ("letter", "email", "portal", "mailbox")
            assert (found.day is None) == unserved
