"""Permits after a late application: they begin with it (§ 81 Abs. 1 AufenthG), and what nothing bridges is a gap."""

from datetime import date

import pytest

from hardship_cli.case import Case
from hardship_cli.law.fees import fee
from hardship_cli.law.fiction import fiction
from hardship_cli.law.permits import permit


@pytest.fixture
def ask(law):
    def call(**facts):
        return permit(Case.read(facts), law)

    return call


def codes(answer, *levels):
    return [note.code for note in answer.notes if not levels or note.level in levels]


def params(answer, code):
    return next((dict(note.params) for note in answer.notes if note.code == code), None)


def test_an_order_bridges_from_its_day_on_as_the_fiction_says(ask, law):
    facts = {"permit_until": "2026-03-31", "applied": "2026-04-02", "continuation_ordered": "2026-04-10"}
    answer = ask(**facts, start="2026-09-01")
    assert params(answer, "gap_tolerated") == {"old": date(2026, 3, 31), "start": date(2026, 4, 10)}
    assert fiction(Case.read(facts), law).answer.from_ == date(2026, 4, 10)


def test_a_permit_begins_with_a_late_application_at_the_earliest(ask):
    facts = {"permit_until": "2026-03-31", "months": "12"}
    late = ask(**facts, applied="2026-04-03")
    assert (late.answer.valid_from, late.answer.valid_until) == (date(2026, 4, 3), date(2027, 4, 2))
    assert "start_at_application" in codes(late, "warning")
    assert "start_derived" not in codes(late)
    assert params(late, "gap_tolerated") == {"old": date(2026, 3, 31), "start": date(2026, 4, 3)}
    step = next(step for step in late.steps if step.op == "law_day")
    assert (step.rule, step.value) == ("applied", date(2026, 4, 3))
    for applied in ("2026-03-31", "2026-04-01"):
        joined = ask(**facts, applied=applied)
        assert joined.answer.valid_from == date(2026, 4, 1)
        assert not {"start_at_application", "gap_tolerated"} & set(codes(joined))
    # An order does not reach back behind the application either.
    assert ask(**facts, applied="2026-04-03", continuation_ordered="2026-04-20").answer.valid_from == date(2026, 4, 3)


def test_a_first_day_before_the_application_is_told(ask):
    facts = {"permit_until": "2026-03-31", "applied": "2026-04-03", "months": "12"}
    early = ask(**facts, start="2026-04-01")
    assert early.status == "review"
    assert params(early, "start_before_application") == {"start": date(2026, 4, 1), "applied": date(2026, 4, 3)}
    assert params(early, "gap_tolerated") == {"old": date(2026, 3, 31), "start": date(2026, 4, 3)}
    assert "start_before_application" not in codes(ask(**facts, start="2026-04-03"))
    # Without an old title it is the same.
    assert "start_before_application" in codes(ask(applied="2026-04-03", start="2026-04-01", months="12"))


def test_the_length_of_a_permit_after_a_late_application_counts_from_it(law):
    facts = {"act": "extend", "permit_until": "2026-03-31", "until": "2026-07-02", "on": "2026-04-20"}
    assert str(fee(Case.read({**facts, "applied": "2026-04-03"}), law).answer.amount) == "96.00"
    assert str(fee(Case.read({**facts, "applied": "2026-03-31"}), law).answer.amount) == "93.00"


def test_lateness_that_is_disputed_is_told_beside_the_permit(ask):
    # 28 March 2026 is a Saturday: by reading B of E7 the application of Monday is in time, and the permit joins the old one.
    facts = {"permit_until": "2026-03-28", "months": "12"}
    answer = ask(**facts, applied="2026-03-30")
    others = [(one.reading, str(one.day)) for one in answer.answer.alternatives if one.because == "E7"]
    assert (str(answer.answer.valid_until), others, answer.status) == ("2027-03-29", [("B", "2027-03-28")], "disputed")
    assert "E7" not in codes(ask(**facts, applied="2026-03-31"))
    assert "E7" not in codes(ask(**facts, applied="2026-03-28"))
    # Where the last day is the same, and where the other reading leaves no permit, it is a mere remark.
    for more in ({"months": None, "until": "2026-12-31"}, {"lawful_since": "2026-03-30"}):
        found = ask(**{**facts, **more}, applied="2026-03-30")
        assert "E7" in codes(found, "hint")
        assert [one for one in found.answer.alternatives if one.because == "E7"] == []


def test_a_schengen_visa_under_the_law_before_the_sentence_on_it(law):
    """Until August 2012 § 81 Abs. 4 AufenthG had one sentence: no other is cited, and nothing of what it says is told."""
    held = {"held": "schengen-visa", "permit_until": "2012-06-27"}
    for facts in ({"applied": "2012-06-20"}, {}, {"applied": "2012-06-28", "continuation_ordered": "2012-06-29"}):
        answer = fiction(Case.read({**held, **facts}), law)
        assert "schengen_visa_held" not in codes(answer)
        cited = [step.basis for step in answer.steps] + [one.basis for one in answer.notes if one.code != "E8"]
        assert not [basis for basis in cited if basis and ("Abs. 4 S. 2" in basis or "Abs. 4 S. 3" in basis)], facts
    assert "schengen_visa_held" in codes(fiction(Case.read({**held, "permit_until": "2013-12-27"}), law), "warning")


def test_a_grant_that_begins_later_leaves_days_that_may_be_bridged(law):
    """Until the decision is until its notification, with a grant until the new title takes effect: both stand side by side."""
    facts = {"permit_until": "2026-11-10", "applied": "2026-11-01", "notified": "2026-11-20"}
    found = fiction(Case.read(facts, start="2026-12-01"), law)
    assert [(one.because, one.from_, one.until) for one in found.answer.alternatives] == [
        ("grant_begins_later", date(2026, 11, 11), date(2026, 11, 30))
    ]
    gap = {
        "start": date(2026, 12, 1),
        "until": date(2026, 11, 20),
        "first": date(2026, 11, 21),
        "last": date(2026, 11, 30),
    }
    assert params(found, "grant_begins_later") == gap
    # Decided while the title still ran, the days begin behind its end.
    early = fiction(Case.read({**facts, "notified": "2026-11-05"}, start="2026-12-01"), law)
    assert (early.answer.effect, early.answer.alternatives[0].from_) == ("none", date(2026, 11, 11))
    assert params(early, "grant_begins_later")["first"] == date(2026, 11, 11)
    assert "grant_begins_later" not in codes(
        fiction(Case.read({**facts, "notified": "2026-11-05"}, start="2026-11-11"), law)
    )


@pytest.mark.parametrize(
    ("more", "until"),
    [({}, "2026-04-20"), ({"land": "NW", "delivery": "letter", "posted": "2026-04-17"}, "2026-04-21")],
)
def test_an_order_behind_the_decision_continues_nothing_unless_it_was_notified_later(law, more, until):
    """What ended before the order is told as that, not as a decision while the title still ran."""
    facts = {"permit_until": "2026-03-31", "applied": "2026-04-10", "continuation_ordered": "2026-04-22"}
    answer = fiction(Case.read({**facts, "posted": "2026-04-20", **more}), law)
    (note,) = [note for note in answer.notes if note.code.startswith("decided_before")]
    assert (note.code, str(dict(note.params)["day"]), answer.status) == ("decided_before_order", until, "review")
    assert (answer.answer.effect, answer.answer.from_) == ("none", None)
    assert [(one.because, one.effect) for one in answer.answer.alternatives] == [
        ("notified_after_order", "continuation")
    ]


def test_a_certificate_of_nothing_is_told_beside_its_fee(law):
    """Without an order nothing continues after a late application, so that its fee is for a paper that certifies nothing."""
    late = {"act": "fiction-certificate", "permit_until": "2026-03-31", "applied": "2026-04-03", "on": "2026-04-07"}
    found = fee(Case.read(late), law)
    assert (str(found.answer.amount), params(found, "nothing_to_certify")) == ("13.00", {"day": date(2026, 3, 31)})
    assert "nothing_to_certify" in codes(found, "warning")
    for changed in (
        {"applied": "2026-03-31"},
        {"applied": None},
        {"held": "visa-free"},
        {"continuation_ordered": "2026-04-04"},
        {"permit_until": "none"},
        {"act": "extend", "months": "12"},
    ):
        facts = {name: value for name, value in {**late, **changed}.items() if value is not None}
        assert "nothing_to_certify" not in codes(fee(Case.read(facts), law)), changed
