"""The bare period of ``hardship deadline``: forwards, backwards, what cannot be reckoned."""

import json
from datetime import date

import pytest

from hardship_cli.errors import InputError
from hardship_cli.law.deadlines import Span
from hardship_cli.library import deadline
from hardship_cli.reading import Period


def test_a_bare_period_counts_forwards(law):
    answer = deadline(date(2026, 5, 4), Period(1, "months"), "NW", law=law)
    found = answer.answer
    assert (str(found.raw_end), str(found.last_day), answer.status) == ("2026-06-04", "2026-06-05", "calculated")
    assert [(str(day), why) for day, why in found.rolled] == [("2026-06-04", "corpus_christi")]
    assert (
        str(deadline(date(2026, 5, 4), Period(1, "months"), "NW", no_roll=True, law=law).answer.last_day)
        == "2026-06-04"
    )
    first = deadline(date(2026, 3, 15), Period(1, "years"), "NW", first_day_counts=True, no_roll=True, law=law)
    assert str(first.answer.last_day) == "2027-03-14"


def test_a_bare_period_counts_backwards_to_the_safe_day(law):
    week = Period(1, "weeks")
    answer = deadline(date(2026, 6, 18), week, "NI", backwards=True, law=law)
    assert (str(answer.answer.last_day), answer.status) == ("2026-06-10", "calculated")
    answer = deadline(date(2026, 6, 15), week, "NI", backwards=True, law=law)
    assert (str(answer.answer.raw_end), str(answer.answer.last_day), answer.status) == (
        "2026-06-07",
        "2026-06-05",
        "review",
    )
    assert [(other.because, str(other.day)) for other in answer.answer.alternatives] == [
        ("backwards_rolled", "2026-06-07")
    ]
    still = deadline(date(2026, 6, 15), week, "NI", backwards=True, no_roll=True, law=law)
    assert (str(still.answer.last_day), still.status) == ("2026-06-07", "calculated")
    # From the end of the event's day: one day later.
    counted = deadline(date(2026, 6, 18), week, "NI", backwards=True, first_day_counts=True, law=law)
    assert str(counted.answer.last_day) == "2026-06-11"
    # Without a Land the earliest day leads here too.
    answer = deadline(date(2026, 6, 12), week, backwards=True, law=law)
    assert str(answer.answer.last_day) == "2026-06-03"


def test_a_period_to_the_end_of_a_month_is_counted_back_to_the_end_of_one(law):
    """§ 187 Abs. 2, § 188 Abs. 2 Alt. 2, Abs. 3 BGB: three months to 30 June begin behind 31 March."""
    span = {"backwards": True, "first_day_counts": True, "no_roll": True, "law": law}
    answer = deadline(date(2027, 6, 30), Period(3, "months"), **span)
    assert (str(answer.answer.last_day), answer.status) == ("2027-03-31", "calculated")
    # Who counts by the number of the day is earlier, so in time: the day is named.
    assert [(note.code, note.level, dict(note.params)) for note in answer.notes] == [
        ("backwards_by_number", "hint", {"day": date(2027, 3, 30)})
    ]
    assert deadline(date(2027, 6, 29), Period(3, "months"), **span).notes == ()
    # The earlier working day is early enough by either count.
    moved = deadline(date(2026, 11, 30), Period(1, "months"), backwards=True, first_day_counts=True, law=law)
    assert (str(moved.answer.raw_end), str(moved.answer.last_day)) == ("2026-10-31", "2026-10-30")
    assert [note.code for note in moved.notes] == ["backwards_rolled"]


def test_what_was_asked_stands_in_the_answer(law):
    answer = deadline(date(2026, 5, 4), Period(1, "months"), "NW", backwards=True, law=law)
    assert answer.asked == Span(date(2026, 5, 4), Period(1, "months"), "NW", backwards=True)
    assert list(answer.asked.given()) == ["event", "period", "land", "backwards"]


def test_periods_that_cannot_be_reckoned_are_refused(law):
    for period, code in ((Period(0, "days"), "duration_not_positive"), (Period(10**9, "years"), "duration_absurd")):
        with pytest.raises(InputError) as caught:
            deadline(date(2026, 5, 4), period, "NW", law=law)
        assert (caught.value.code, caught.value.field) == (code, "period")
    with pytest.raises(InputError):
        deadline(date(2026, 5, 4), Period(10**6, "months"), "NW", backwards=True, law=law)


def test_of_several_laender_the_days_off_of_each_count(hardship):
    # 06.01.2026 is Epiphany in Bayern, a working day in Nordrhein-Westfalen: both sides are said.
    code, out, _err = hardship("deadline", "2025-12-06", "1m", "--land", "NW,BY", "--plain")
    assert (code, out) == (0, "2026-01-07\n")
    tree = json.loads(hardship("deadline", "2025-12-06", "1m", "--land", "NW,BY", "--json")[1])
    assert (tree["status"], tree["asked"]["also"]) == ("review", ["BY"])
    assert [(one["day"], one["reading"]) for one in tree["answer"]["alternatives"]] == [("2026-01-06", "NW")]
    assert hardship("deadline", "2025-12-06", "5wd", "--land", "NW,BY")[0] == 2
