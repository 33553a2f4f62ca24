"""What ``permit`` and ``fiction`` refuse: facts that are missing and decide, facts that contradict each other."""

from datetime import date

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.fiction import fiction
from hardship_cli.law.permits import permit


def d(text):
    return date.fromisoformat(text)


@pytest.fixture
def ask_permit(law):
    return lambda **facts: permit(Case.read(facts), law)


@pytest.fixture
def ask_fiction(law):
    return lambda **facts: fiction(Case.read(facts), law)


# --- permit


def test_the_first_day_is_needed(ask_permit):
    for facts in ({}, {"permit_until": "none"}, {"title": "23a", "permit_until": "none", "months": "12"}):
        with pytest.raises(Unanswerable) as caught:
            ask_permit(**facts)
        assert (caught.value.code, caught.value.field) == ("start_needed", "start")


@pytest.mark.parametrize(("fact", "code"), [("purpose_until", "purpose_over"), ("passport_until", "passport_over")])
def test_a_limit_before_the_first_day_leaves_nothing(ask_permit, fact, code):
    with pytest.raises(Unanswerable) as caught:
        ask_permit(start="2026-03-15", **{fact: "2026-03-14"})
    assert (caught.value.code, caught.value.field, caught.value.exit_code) == (code, fact, 4)
    assert ask_permit(start="2026-03-15", **{fact: "2026-03-15"}).answer.days == 1


def test_purpose_over_comes_before_the_question_for_the_lawful_stay(ask_permit):
    with pytest.raises(Unanswerable) as caught:
        ask_permit(title="25-5", start="2026-03-15", purpose_until="2026-03-14")
    assert caught.value.code == "purpose_over"


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"permit_until": "2026-03-31", "until": "2026-03-31"}, "until_before_start", "until"),
        ({"start": "2026-03-31", "until": "2026-03-30"}, "wrong_order", "until"),
        ({"permit_until": "2026-03-31", "lawful_since": "2026-04-02"}, "wrong_order", "permit_until"),
        ({"start": "2026-03-31", "lawful_since": "2026-04-01"}, "wrong_order", "start"),
        ({"start": "2026-01-01", "months": "12", "until": "2027-01-02"}, "length_disagrees", "until"),
        ({"permit_until": "2025-12-31", "months": "12", "until": "2026-12-30"}, "length_disagrees", "until"),
    ],
)
def test_contradictions_about_a_permit_are_refused(ask_permit, facts, code, field):
    with pytest.raises(InputError) as caught:
        ask_permit(**facts)
    assert (caught.value.code, caught.value.field) == (code, field)


# --- fiction


@pytest.mark.parametrize(
    ("facts", "would_give"),
    [
        (
            {},
            {
                "title_in_time": "continuation",
                "title_late": "none",
                "no_title_lawful": "permitted-stay",
                "no_title": "none",
            },
        ),
        ({"title": "23a"}, {"title_in_time": "continuation", "title_late": "none", "no_title": "none"}),
        ({"lawful_stay": False}, {"title_in_time": "continuation", "title_late": "none", "no_title": "none"}),
    ],
)
def test_the_title_held_is_needed(ask_fiction, facts, would_give):
    with pytest.raises(Unanswerable) as caught:
        ask_fiction(**facts, applied="2026-05-04")
    assert (caught.value.code, caught.value.field) == ("permit_until_needed", "permit_until")
    assert dict(caught.value.params["would_give"]) == would_give


def test_without_a_title_the_stay_is_needed(ask_fiction):
    with pytest.raises(Unanswerable) as caught:
        ask_fiction(permit_until="none", applied="2026-05-04")
    assert (caught.value.code, caught.value.field) == ("lawful_stay_needed", "lawful_stay")
    assert dict(caught.value.params["would_give"]) == {
        "lawful_at_application": "permitted-stay",
        "lawful_before": "suspended-removal",
        "never_lawful": "none",
    }


def test_the_application_is_needed_where_it_decides(ask_fiction):
    with pytest.raises(Unanswerable) as caught:
        ask_fiction(permit_until="none", lawful_stay=True)
    assert (caught.value.code, caught.value.field) == ("applied_needed", "applied")
    with pytest.raises(Unanswerable) as caught:
        ask_fiction(permit_until="2026-03-31", continuation_ordered="2026-05-02")
    assert caught.value.code == "applied_needed"
    assert dict(caught.value.params["would_give"]) == {"title_in_time": d("2026-04-01"), "title_late": d("2026-05-02")}


@pytest.mark.parametrize(
    ("facts", "gives"),
    [
        ({}, {"title_in_time": "continuation", "title_late": "none"}),
        ({"held": "visa-free"}, {"lawful_at_application": "permitted-stay", "lawful_before": "suspended-removal"}),
    ],
)
def test_of_what_was_refused_the_day_of_the_application_is_missing(ask_fiction, facts, gives):
    """What was refused was applied for: no last day to apply is left, and no effect can be told."""
    assert ask_fiction(permit_until="2026-12-31", **facts).answer.last_day_to_apply == d("2026-12-31")
    for outcome in ("refused", "withdrawn"):
        with pytest.raises(Unanswerable) as caught:
            ask_fiction(permit_until="2026-12-31", outcome=outcome, **facts)
        assert (caught.value.code, caught.value.field) == ("applied_needed", "applied")
        assert dict(caught.value.params["would_give"]) == gives


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"permit_until": "2026-03-31", "applied": "2026-03-20", "notified": "2026-03-19"}, "wrong_order", "notified"),
        ({"permit_until": "2026-03-31", "applied": "2026-03-20", "decided": "2026-03-19"}, "wrong_order", "decided"),
        (
            {
                "permit_until": "2026-03-31",
                "applied": "2026-04-02",
                "continuation_ordered": "2026-05-02",
                "decided": "2026-05-01",
            },
            "wrong_order",
            "decided",
        ),
        (
            {"permit_until": "2026-03-31", "applied": "2026-04-02", "continuation_ordered": "2026-04-01"},
            "wrong_order",
            "continuation_ordered",
        ),
        (
            {
                "permit_until": "none",
                "lawful_stay": True,
                "applied": "2026-04-02",
                "continuation_ordered": "2026-05-01",
            },
            "order_without_title",
            "continuation_ordered",
        ),
        ({"title": "23a", "permit_until": "none", "lawful_stay": True}, "lawful_not_23a", "lawful_stay"),
        ({"title": "23a", "lawful_stay": True}, "lawful_not_23a", "lawful_stay"),
        (
            {"permit_until": "none", "lawful_stay": True, "applied": "2026-04-02", "lawful_since": "2026-04-03"},
            "wrong_order",
            "applied",
        ),
    ],
)
def test_contradictions_about_an_application_are_refused(ask_fiction, facts, code, field):
    with pytest.raises(InputError) as caught:
        ask_fiction(**facts)
    assert (caught.value.code, caught.value.field) == (code, field)
