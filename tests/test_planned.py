"""What lies ahead has kept no period yet; what is over is told: a timeline as seen from a day."""

from datetime import date

import pytest

from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.render.entries import changed as changes_in_words
from hardship_cli.render.labels import CHANGED
from hardship_cli.render.language import Language
from hardship_cli.render.notes import note_text
from hardship_cli.render.rows import rows
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import timeline, what_if

TODAY = date(2026, 11, 30)
TITLE = {"land": "NW", "act": "extend", "months": "12", "permit_until": "2026-12-31"}
REFUSED = {**TITLE, "applied": "2026-10-01", "outcome": "refused", "notified": "2026-11-12"}


@pytest.fixture
def ask():
    law = Law()
    return lambda today=TODAY, **facts: timeline(Case.read(facts), law, today)


def state(report, what):
    return next(entry.state for entry in report.entries if entry.what == what)


def codes(report):
    return [note.code for note in report.alerts]


@pytest.mark.parametrize(("applied", "told"), [("2026-11-30", "done"), ("2026-12-01", "open"), ("2027-01-04", "open")])
def test_a_planned_application_leaves_the_day_open(ask, applied, told):
    assert state(ask(**TITLE, applied=applied), "apply_by") == told


def test_one_that_is_planned_behind_the_end_does_not_hide_that_it_is_over(ask):
    report = ask(date(2027, 1, 4), **TITLE, applied="2027-01-11")
    assert state(report, "apply_by") == "passed"
    assert codes(report)[0].startswith("ended_unapplied")
    assert state(ask(date(2027, 1, 11), **TITLE, applied="2027-01-11"), "apply_by") == "late"


def test_an_application_for_something_else_does_not_either(ask):
    facts = {**TITLE, "act": "travel-document", "applied": "2026-11-20"}
    del facts["months"]
    assert state(ask(**facts), "apply_by") == "open"
    assert codes(ask(date(2027, 1, 4), **facts))[0].startswith("ended_unapplied")


@pytest.mark.parametrize(("today", "told"), [(TODAY, "open"), (date(2027, 1, 1), "done")])
def test_after_a_withdrawal_another_application_can_be_made_while_the_title_runs(ask, today, told):
    report = ask(today, **TITLE, applied="2026-11-15", outcome="withdrawn")
    assert state(report, "apply_by") == told
    # What has ended before it would begin begins no more.
    assert ("fiction_begins" in [entry.what for entry in report.entries]) == (today > date(2026, 12, 31))


@pytest.mark.parametrize(("filed", "told"), [("2026-11-30", "done"), ("2026-12-01", "open"), ("2026-12-21", "open")])
def test_a_planned_remedy_leaves_the_day_open(ask, filed, told):
    assert state(ask(**REFUSED, filed=filed), "remedy_due") == told
    missing = ask(**REFUSED, filed=filed, instruction="missing")
    assert state(missing, "remedy_safe") == ("done" if told == "done" else "open")


def test_one_that_is_planned_too_late_is_missed_when_the_day_is_over(ask):
    report = ask(date(2026, 12, 16), **REFUSED, filed="2026-12-21")
    assert state(report, "remedy_due") == "passed"
    assert "remedy_missed_reinstatement" in codes(report)


def test_a_planned_payment_leaves_the_fee_to_be_paid(ask):
    report = ask(**REFUSED, paid="2026-12-15")
    assert report.money.paid is None
    assert state(report, "fee_due") == "passed"
    assert ask(date(2026, 12, 15), **REFUSED, paid="2026-12-15").money.paid == date(2026, 12, 15)


LEAVE = {**REFUSED, "permit_until": "2026-10-30", "departure_days": "7"}


def test_a_time_to_leave_that_is_over_is_told(ask):
    assert "departure_over" not in codes(ask(date(2026, 11, 19), **LEAVE))
    assert "departure_over" in codes(ask(date(2026, 11, 20), **LEAVE))


def test_one_that_lasts_longer_by_another_reading_is_told_so(ask):
    # 30 days from 12.11.2026 end on a Saturday, by the other reading of E10 on the Monday.
    facts = {**LEAVE, "departure_days": "30"}
    assert "departure_over_unless" in codes(ask(date(2026, 12, 14), **facts))
    assert "departure_over" in codes(ask(date(2026, 12, 15), **facts))


@pytest.mark.parametrize("more", [{"suspended": "2026-11-16"}, {"permit_until": "2026-12-31"}])
def test_not_where_it_was_interrupted_nor_while_a_title_runs(ask, more):
    told = codes(ask(**{**LEAVE, **more}))
    assert not [code for code in told if code.startswith("departure_over")]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"suspended": "2026-11-25"}, "departure_over_suspended"),
        ({"suspended": "2026-11-25", "enforceable_again": "2026-12-10"}, "departure_over_suspended"),
        ({"suspended": "2026-11-25", "enforceable_again": "2026-11-30"}, "departure_over_resumed"),
        ({"suspended": "2026-11-14", "enforceable_again": "2026-11-18"}, "departure_over_again"),
        ({"suspended": "2026-12-05"}, "departure_over"),
    ],
)
@pytest.mark.parametrize("persons", [{}, {"person": [{"born": "1990-01-01"}, {"born": "2012-01-01"}]}])
def test_a_suspension_that_was_given_is_named_where_the_time_is_over(law, more, code, persons):
    read = Bill.read if persons else Case.read
    report = timeline(read({**LEAVE, **more, **persons}), law, TODAY)
    notes = [note for note in report.alerts if note.code.startswith("departure")]
    assert [note.code for note in notes] == [code]
    for lang in ("de", "en"):
        shown = note_text(notes[0], Language(lang), law)
        assert "--" not in shown or code == "departure_over"


@pytest.mark.parametrize(
    ("today", "code"), [("2026-11-19", "departure_of_each_until"), ("2026-11-20", "departure_over")]
)
def test_of_several_persons_too(today, code):
    bill = Bill.read({**LEAVE, "person": [{"born": "1990-01-01"}, {"born": "2012-01-01"}]})
    told = codes(timeline(bill, Law(), date.fromisoformat(today)))
    assert [one for one in told if one.startswith("departure")] == [code]


@pytest.mark.parametrize(
    ("facts", "changed", "en", "de"),
    [
        (TITLE, {"applied": "2026-12-10"}, "would be in time", "wäre rechtzeitig"),
        (TITLE, {"applied": "2027-01-10"}, "would be too late", "wäre verspätet"),
        (TITLE, {"applied": "2026-11-20"}, "yes", "ja"),
        (REFUSED, {"filed": "2026-12-03"}, "would be in time", "wäre rechtzeitig"),
        (REFUSED, {"filed": "2026-12-23"}, "would be too late", "wäre verspätet"),
        (REFUSED, {"filed": "2026-11-30"}, "yes", "ja"),
    ],
)
def test_a_what_if_says_of_what_lies_ahead_that_it_would_be_in_time(ask, facts, changed, en, de):
    """What was only planned was told as done in time, or too late."""
    law = Law()
    report = what_if(ask(**facts), Case.read({**facts, **changed}), law, tuple(changed))
    for lang, word in (("en", en), ("de", de)):
        say = Language(lang)
        kept = [
            after
            for label, _before, after in changes_in_words(report, say, CHANGED)
            if "in time" in label or "echtzeitig" in label
        ]
        assert kept == [word]
        cells = list(rows(report.answers["fiction" if "applied" in changed else "appeal"], say, law, "page"))
        assert word in {value for _label, value in cells}
