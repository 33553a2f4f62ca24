"""What is late by the safe day alone: by which reading or fact it is in time is told, and nothing is advised as if it were late."""

import pytest
from appeal_answers import notes

from hardship_cli.case import Case
from hardship_cli.library import appeal

LETTER = {"delivery": "letter", "posted": "2025-03-05"}

# What makes it in time, and the facts.
IN_TIME = [
    ("E9", "2025-02-04", {"land": "NI", "delivery": "letter", "posted": "2024-12-31", "filed": "2025-02-04"}),
    ("E17", "2026-04-09", {"land": "HE", "delivery": "letter", "posted": "2026-03-05", "filed": "2026-04-09"}),
    ("E11", "2026-04-17", {"land": "NI", "delivery": "public", "posted": "2026-03-02", "filed": "2026-04-17"}),
    ("began_unknown", "2025-04-09", {"land": "BW", **LETTER, "filed": "2025-04-09"}),
    ("place", "2025-08-11", {"land": "BY", "delivery": "pzu", "notified": "2025-07-08", "filed": "2025-08-11"}),
    ("land", "2026-06-05", {"remedy": "action", "notified": "2026-05-04", "filed": "2026-06-05"}),
    ("remedy_differs", "2027-06-03", {"land": "NW", "remedy": "objection", "notified": "2026-06-03", "filed": "2026-09-01"}),
    ("E11_COURT", "2026-05-18", {"land": "NW", "document": "judgment", "delivery": "public", "posted": "2026-03-17", "filed": "2026-05-18"}),
]  # fmt: skip


def params(answer, code):
    return [dict(note.params) for note in answer.notes if note.code == code]


@pytest.mark.parametrize(("because", "until", "facts"), IN_TIME, ids=[entry[0] for entry in IN_TIME])
def test_the_reading_or_fact_and_its_last_day_are_named(because, until, facts):
    answer = appeal(Case.read(facts))
    if because == "E11_COURT":  # both days move to the Monday, so that nothing is late
        assert (answer.answer.filed_in_time, params(answer, "late_unless")) == (True, [])
        return
    assert answer.answer.filed_in_time is False
    assert answer.status in ("review", "disputed")
    (told,) = params(answer, "late_unless")
    assert (told["otherwise"], str(told["until"])) == (because, until)
    assert "reinstatement" not in notes(answer)
    assert "reinstatement_if_late" in notes(answer)


def test_where_the_day_of_posting_is_not_known_nobody_knows():
    answer = appeal(Case.read(land="NW", delivery="letter", decided="2026-03-02", filed="2026-04-10"))
    assert [one["otherwise"] for one in params(answer, "late_unless_open")] == ["posted_later"]
    assert "reinstatement" not in notes(answer)
    answer = appeal(Case.read(land="NW", delivery="letter", received="2026-03-06", filed="2026-04-10"))
    assert [one["otherwise"] for one in params(answer, "late_unless_open")] == ["posted_unknown"]
    assert ("reinstatement" in notes(answer), answer.answer.final_from, answer.status) == (False, None, "review")


def test_two_open_points_together():
    answer = appeal(Case.read(land="BY", delivery="letter", posted="2025-07-04", filed="2025-08-11"))
    assert [str(one["until"]) for one in params(answer, "late_unless_both")] == ["2025-08-11"]
    assert (str(answer.answer.final_from), answer.status) == ("2025-08-12", "review")


@pytest.mark.parametrize(
    "facts",
    [
        {"land": "NI", "delivery": "letter", "posted": "2024-12-31", "filed": "2025-02-05"},
        {"land": "NW", "delivery": "letter", "posted": "2024-12-31", "filed": "2025-02-04"},
        {"land": "NW", "notified": "2026-06-03", "filed": "2026-09-01"},
        {"land": "NW", "remedy": "objection", "notified": "2024-06-03", "filed": "2025-06-04"},
    ],
)
def test_what_is_late_by_every_reading_is_told_to_be(facts):
    answer = appeal(Case.read(facts))
    assert not {note.code for note in answer.notes if note.code.startswith("late_unless")}
    assert "reinstatement" in notes(answer)


def test_in_time_because_nothing_began_can_be_late_by_the_other_reading():
    facts = {"land": "NI", "document": "objection-notice", "delivery": "letter", "received": "2026-03-05"}
    answer = appeal(Case.read({**facts, "filed": "2026-09-01"}))
    assert answer.answer.filed_in_time is True
    assert [(one["otherwise"], str(one["until"])) for one in params(answer, "in_time_unless")] == [
        ("HEALING", "2026-04-07")
    ]
    assert params(appeal(Case.read({**facts, "filed": "2026-04-07"})), "in_time_unless") == []


@pytest.mark.parametrize(
    ("gone", "told"),
    [("2026-06-01", "obstacle_gone_in_time"), ("2026-07-06", "obstacle_gone_in_time"), ("2026-07-07", "reinstatement_act")],
)  # fmt: skip
def test_an_obstacle_that_was_gone_in_time_kept_nobody(gone, told):
    answer = appeal(Case.read(land="NW", delivery="pzu", notified="2026-06-05", obstacle_gone=gone))
    assert {"obstacle_gone_in_time", "reinstatement_act"} & notes(answer) == {told}


@pytest.mark.parametrize(
    ("facts", "is_told"),
    [
        ({"obstacle_gone": "2026-07-20"}, False),
        ({"obstacle_gone": "2026-08-17"}, False),
        ({"obstacle_gone": "2026-08-18"}, True),
        ({"obstacle_gone": "2026-08-18", "filed": "2026-07-01"}, True),
        ({"obstacle_gone": "2027-08-18"}, False),
        ({"obstacle_gone": "2026-08-18", "instruction": "missing"}, False),
    ],
)
def test_the_month_for_the_reasons_is_told_where_they_were_missed(facts, is_told):
    answer = appeal(
        Case.read({"land": "NW", "document": "judgment", "delivery": "pzu", "received": "2026-06-15", **facts})
    )
    assert ("reinstatement_reasons" in notes(answer)) is is_told


@pytest.mark.parametrize(
    ("facts", "is_told"),
    [
        ({}, True),
        ({"delivery": "registered-return"}, True),
        ({"document": "judgment"}, True),
        ({"document": "judgment", "delivery": "acknowledgement"}, True),
        ({"delivery": "pzu"}, False),
        ({"document": "judgment", "delivery": "pzu"}, False),
        ({"received": "2026-03-02"}, False),
        ({"received": "2026-02-28"}, False),
    ],
)
def test_a_receipt_after_the_day_that_was_given(facts, is_told):
    answer = appeal(Case.read({"land": "BY", "notified": "2026-03-02", "received": "2026-03-05", **facts}))
    assert ("received_after_notified" in notes(answer)) is is_told


def test_the_outer_year_ends_the_time_for_the_request(ask_appeal):
    """Two weeks, or the month for the reasons, that would end behind the year end with it (§ 60 Abs. 3 VwGO)."""
    facts = {"land": "NW", "delivery": "pzu", "received": "2025-11-03"}
    assert "reinstatement_act_capped" in notes(ask_appeal(**facts, obstacle_gone="2026-11-27"))
    assert "reinstatement_act" in notes(ask_appeal(**facts, obstacle_gone="2026-11-19"))
    # The reasons of this one were due on 5 January 2026, a month after the request.
    facts.update(document="judgment", remedy=None)
    assert "reinstatement_reasons" in notes(ask_appeal(**facts, obstacle_gone="2026-12-03"))
    facts["received"] = "2025-10-03"
    late = ask_appeal(**facts, obstacle_gone="2026-11-03")
    assert {"reinstatement_act_capped", "reinstatement_reasons"} <= notes(late)
    facts.update(document="urgent-order", received="2025-10-06")
    order = ask_appeal(**facts, obstacle_gone="2026-10-20")
    capped = [note for note in order.notes if note.code == "reinstatement_reasons_capped"]
    assert [str(dict(note.params)["day"]) for note in capped] == ["2026-11-06"]


def test_an_obstacle_behind_the_year_of_a_missing_instruction_is_told(ask_appeal):
    """Beyond that year only force majeure counts (§ 58 Abs. 2 VwGO), which no day says: it may not be passed over in silence."""
    facts = {"land": "BB", "delivery": "pzu", "notified": "2025-10-30", "instruction": "missing"}
    late = ask_appeal(**facts, filed="2026-11-10", obstacle_gone="2026-11-09")
    assert "obstacle_after_year" in notes(late)
    assert late.answer.reinstatement_last_day is None
    assert "obstacle_gone_in_time" in notes(ask_appeal(**facts, filed="2026-11-10", obstacle_gone="2026-10-30"))
    assert "obstacle_after_year" not in notes(ask_appeal(**facts, filed="2026-10-30", obstacle_gone="2026-10-20"))
