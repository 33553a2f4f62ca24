"""An effect that has ended on a day that no fact gives, and applications that are none for a title: what is told of them."""

from datetime import date

import pytest

from hardship_cli import Bill, answers
from hardship_cli.acts import NO_TITLE_ACTS
from hardship_cli.case import Case
from hardship_cli.law.fiction import fiction
from hardship_cli.render.describe.fiction import DESCRIPTION
from hardship_cli.render.language import Language
from hardship_cli.render.seen import seen

TITLE = {"land": "NW", "permit_until": "2026-06-30", "applied": "2026-06-10"}
SERVED = {"delivery": "pzu", "received": "2026-11-18"}


@pytest.fixture
def ask(law):
    def call(**facts):
        return fiction(Case.read({**TITLE, **facts}), law)

    return call


def codes(answer):
    return [note.code for note in answer.notes]


@pytest.mark.parametrize("act", NO_TITLE_ACTS)
def test_an_application_for_no_title_leaves_the_last_day_to_apply_open(ask, act):
    found = ask(act=act)
    assert (found.answer.effect, found.answer.in_time) == ("none", None)
    assert found.answer.last_day_to_apply == date(2026, 6, 30)
    assert "applied_for_no_title" in codes(found)
    assert found.status == "review"


@pytest.mark.parametrize("act", ["extend", "issue", "change-purpose", "fiction-certificate", "objection", None])
def test_all_others_and_no_act_are_for_a_title(ask, act):
    found = ask(act=act) if act else ask()
    assert found.answer.in_time is True
    assert "applied_for_no_title" not in codes(found)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"document": "objection-notice", "outcome": "refused", **SERVED}, "ended_by_decision"),
        ({"document": "objection-notice", "outcome": "refused"}, "ended_by_decision"),
        ({"document": "judgment", **SERVED}, "ended_by_decision"),
        ({"document": "urgent-order", "outcome": "refused", **SERVED}, "ended_by_decision"),
        ({"document": "urgent-order", **SERVED}, "other_paper"),  # it can come before the decision
        ({"document": "fee-notice", "decided": "2026-11-16", **SERVED}, "ended_by_decision"),
        ({"document": "fee-notice", "outcome": "refused", **SERVED}, "ended_by_decision"),
        ({"document": "fee-notice", **SERVED}, "other_paper"),
        ({"act": "objection", "against": "refused-extend"}, "ended_by_decision"),
        ({"outcome": "withdrawn", **SERVED}, "ended_by_withdrawal"),
        ({"outcome": "withdrawn", "document": "fee-notice", **SERVED}, "ended_by_withdrawal"),
        ({"outcome": "withdrawn-early"}, "ended_by_withdrawal"),
        ({"outcome": "refused"}, "end_unknown"),  # nothing says that it was notified
    ],
)
def test_what_ended_it_is_told_and_no_day(ask, facts, code):
    found = ask(**facts)
    assert (found.answer.effect, found.answer.until, found.status) == ("continuation", None, "review")
    ends = ("ended_by_decision", "ended_by_withdrawal", "other_paper", "end_unknown", "until_decided", "until_earliest")
    assert [note for note in codes(found) if note in ends] == [code]
    assert ("conditions_continue" in codes(found)) == (not code.startswith("ended_by"))


@pytest.mark.parametrize("against", ["expulsion", "removal-threat", "condition"])
def test_what_decides_on_no_application_ends_nothing(ask, against):
    attack = {"act": "objection", "against": against}
    for more in ({}, {"document": "objection-notice"}, {"document": "judgment"}, {"document": "urgent-order"}):
        found = ask(**attack, **SERVED, **more, outcome="refused")
        assert (found.answer.effect, found.answer.until, found.status) == ("continuation", None, "review"), more
        assert "attack_is_no_decision" in codes(found)
        assert not {"ended_by_decision", "other_paper"} & set(codes(found))
    assert ask(**attack).status == "calculated"


@pytest.mark.parametrize("act", ["travel-document", "issue"])
def test_the_six_months_of_a_child_run_whatever_is_applied_for(law, act):
    child = {"act": act, "permit_until": "none", "born_in_germany": True}
    answer = fiction(Case.read(child, born="2026-08-01"), law).answer
    assert (answer.effect, answer.last_day_to_apply) == ("none", date(2027, 2, 1))


def test_the_act_for_no_title_is_answered_where_no_text_of_the_birth_was_read(law):
    child = {"act": "travel-document", "permit_until": "none", "born_in_germany": True}
    for more in ({"born": "1960-08-01"}, {"born": "2015-08-01"}, {"born": "2026-08-01", "lawful_since": "2026-08-05"}):
        answer = fiction(Case.read(child, **more), law).answer
        assert (answer.effect, answer.last_day_to_apply) == ("none", None), more


@pytest.mark.parametrize(
    ("facts", "headline"),
    [
        ({"held": "schengen-visa"}, "no fiction effect"),
        ({"held": "schengen-visa", "act": "travel-document"}, "no fiction effect"),
        ({"permit_until": "none", "title": "23a"}, "no fiction effect"),
        ({"permit_until": "none", "lawful_stay": "false"}, "no fiction effect"),
        ({"act": "travel-document"}, "none yet: no application"),
    ],
)
def test_none_yet_is_told_of_those_alone_of_whom_an_application_has_an_effect(law, facts, headline):
    answer = fiction(Case.read({"permit_until": "2026-12-31", **facts}), law)
    assert DESCRIPTION.headline(seen(answer, date(2026, 11, 30)), Language("en"))[1] == headline


def test_people_are_told_that_it_has_ended(ask):
    answer, say = ask(outcome="withdrawn"), Language("en")

    def headline(today):
        return DESCRIPTION.headline(seen(answer, today), say)[1]

    assert headline(date(2026, 7, 1)).startswith("ended, the day is not given")
    # What has ended before it would begin bridges nothing.
    assert headline(date(2026, 6, 30)) == "no fiction effect"


@pytest.mark.parametrize(("notified", "effect"), [("2026-06-30", "none"), ("2026-07-01", "continuation")])
def test_what_ended_before_the_title_did_left_nothing_to_bridge(ask, notified, effect):
    assert ask(outcome="withdrawn", notified=notified).answer.effect == effect


def test_a_letter_that_may_have_come_later_does_not_show_it(ask):
    # Notified on 27.06. or, by another start of the procedure, on 28.06.: each while the title still ran.
    letter = {"outcome": "withdrawn", "land": "BW", "delivery": "letter"}
    assert ask(**letter, posted="2026-06-23").answer.effect == "none"
    assert ask(**letter, posted="2026-06-27").answer.effect == "continuation"


@pytest.mark.parametrize(
    "acts", ["toleration-renew,extend", "travel-document,fiction-certificate", "extend,certificate"]
)
def test_of_several_acts_the_one_that_is_for_a_title_leads(law, acts):
    found = answers(Bill.read(TITLE, act=acts), law=law, ask=("fiction",)).found["fiction"]
    assert (found.answer.in_time, found.answer.effect) == (True, "continuation")
