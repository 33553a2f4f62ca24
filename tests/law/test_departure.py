"""The time for departure: golden cases (``tests/cases/departure.jsonl``), what does not go together, what is said beside."""

from datetime import date, timedelta

import pytest
from golden_cases import read_cases

from hardship_cli import Case, InputError, answers, departure
from hardship_cli.errors import HardshipError
from hardship_cli.receipt import tree_of

CASES = read_cases("departure.jsonl")


def codes(found):
    return [note.code for note in found.notes]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_golden_case(case, law):
    expected = dict(case["expect"])
    if "error" in expected:
        with pytest.raises(HardshipError) as caught:
            departure(Case.read(case["facts"]), law)
        assert caught.value.code == expected["error"]
        return
    found = departure(Case.read(case["facts"]), law)
    assert expected.pop("status", found.status) == found.status
    picked = {step.rule: step.version.isoformat() for step in found.steps if step.op == "version"}
    assert expected.pop("versions", picked).items() <= picked.items()
    others = {other.because: [other.day and other.day.isoformat()] for other in found.answer.alternatives}
    assert expected.pop("alternatives", others) == others
    told = tree_of(found.answer)
    assert {key: told[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"departure_days": "30", "departure_until": "2026-04-01"}, "departure_twice"),
        ({"departure_days": "30", "enforceable_again": "2026-04-01"}, "suspended_needed"),
    ],
)
def test_facts_that_do_not_go_together_are_refused(facts, code):
    with pytest.raises(InputError) as caught:
        departure(Case.read({"notified": "2026-03-05", **facts}))
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"departure_days": "6"}, "departure_short"),
        ({"departure_days": "31"}, "departure_long"),
        ({"departure_days": "10", "filed": "2026-03-10"}, "remedy_suspends_nothing"),
        ({"departure_days": "10", "suspended": "2026-03-10"}, "departure_interrupted"),
        ({"departure_days": "10", "suspended": "2026-04-10"}, "departure_was_over"),
    ],
)
def test_what_is_said_beside_the_day(facts, code):
    assert code in codes(departure(Case.read({"notified": "2026-03-05", "land": "NW", **facts})))


def test_an_interruption_that_hangs_on_the_day_of_notification_is_told_as_that():
    letter = {"land": "BW", "delivery": "letter", "posted": "2026-11-12"}
    told = codes(departure(Case.read(letter, departure_days="10", suspended="2026-11-26")))
    assert "departure_interruption_hangs" in told
    assert not {"departure_was_over", "departure_interrupted"} & set(told)
    by_both = departure(Case.read(letter, departure_days="10", suspended="2026-11-20", enforceable_again="2027-02-12"))
    assert by_both.answer.alternatives == ()
    assert not {"departure_interruption_hangs", "began_unknown"} & set(codes(by_both))
    never = departure(Case.read(letter, departure_days="10", suspended="2026-11-27"))
    assert {"departure_was_over", "began_unknown"} <= set(codes(never))


def test_a_suspension_before_the_time_began_is_told():
    facts = {"land": "NW", "notified": "2026-11-12", "departure_days": "14", "suspended": "2026-11-01"}
    assert "departure_did_not_run" in codes(departure(Case.read(facts, enforceable_again="2026-11-12")))
    lasting = departure(Case.read(facts, enforceable_again="2026-11-13"))
    assert "departure_not_begun" in codes(lasting)
    assert (str(lasting.answer.last_day), str(lasting.answer.restarts_on), lasting.status) == (
        "2026-11-27",
        "2026-11-13",
        "review",
    )
    assert "departure_not_begun" in codes(departure(Case.read(facts)))


def test_a_named_day_that_may_run_anew_has_no_end_that_could_be_reckoned():
    facts = {"land": "NW", "notified": "2026-11-12", "departure_until": "2026-11-22", "suspended": "2026-11-23"}
    assert "departure_maybe_named_anew" in codes(departure(Case.read(facts, enforceable_again="2026-11-25")))
    assert "departure_maybe_named_anew" not in codes(departure(Case.read(facts)))


def test_a_time_that_nobody_gave_runs_anew_without_a_named_day():
    facts = {"land": "NW", "notified": "2026-11-12", "suspended": "2026-11-23", "enforceable_again": "2026-11-25"}
    found = codes(departure(Case.read(facts)))
    assert ("departure_anew_unset" in found, "departure_named_anew" in found) == (True, False)
    named = codes(departure(Case.read(facts, departure_until="2026-12-01")))
    assert ("departure_anew_unset" in named, "departure_named_anew" in named) == (False, True)


def test_before_the_text_that_says_so_nobody_knows_that_it_runs_anew():
    days = {"land": "NW", "departure_days": "14"}
    for notified, suspended, again, unread in (
        ("2017-08-31", "2017-09-04", "2017-11-02", True),
        ("2017-09-01", "2017-09-04", "2017-11-02", False),
        # Ends on a Saturday: by the reading that moves the end it was interrupted on the Monday.
        ("2017-08-05", "2017-08-21", "2017-11-02", True),
        ("2017-08-05", "2017-08-21", None, False),
    ):
        more = {} if again is None else {"enforceable_again": again}
        found = departure(Case.read(days, notified=notified, suspended=suspended, **more))
        assert ("departure_anew_unread" in codes(found)) is unread, notified
        assert found.status in ("review", "disputed") or not unread


def test_seven_and_thirty_days_are_neither_short_nor_long():
    for days in range(1, 60):
        found = departure(Case.read(notified="2026-03-05", land="NW", departure_days=str(days)))
        assert found.answer.last_day == date(2026, 3, 5) + timedelta(days=days)
        assert ("departure_short" in codes(found)) == (days < 7)
        assert ("departure_long" in codes(found)) == (days > 30)


def test_the_whole_case_counts_from_the_notification_that_the_remedy_finds():
    letter = {"land": "NW", "act": "extend", "outcome": "refused", "posted": "2026-03-02", "delivery": "letter"}
    found = answers(Case.read(letter, departure_days="14"))
    assert found.found["departure"].answer.last_day == date(2026, 3, 20)  # notified on the 6th
    assert "departure" not in answers(Case.read(letter)).found
    assert "departure" not in answers(Case.read(letter)).not_raised, "nothing is said of what nobody asks"


@pytest.mark.parametrize(("title", "remove_after"), [("2026-11-11", "2026-12-14"), ("2026-11-12", None)])
def test_no_day_is_safe_for_the_authority_while_a_title_puts_the_duty_to_leave_off(title, remove_after):
    facts = {"land": "ST", "delivery": "handover", "notified": "2026-11-12", "departure_days": "30"}
    found = departure(Case.read(facts, permit_until=title))
    point = next(dict(note.params) for note in found.notes if note.code == "E10")
    assert point["leave_by"] == date(2026, 12, 12)
    assert tree_of(point.get("remove_after")) == remove_after
