"""The place of filing: which holidays count where, and what an unnamed Land or place leaves open."""

from datetime import date, timedelta

import pytest
from appeal_answers import notes, others

from hardship_cli.answer import Trace
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.filing import End, Seat, calendar_of, holidays_of, tell_end
from hardship_cli.library import deadline
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law


def test_the_lands_holidays_count(ask_appeal):
    assert str(ask_appeal(land="NW", notified="2026-05-04").answer.last_day) == "2026-06-05"
    assert str(ask_appeal(land="NI", notified="2026-05-04").answer.last_day) == "2026-06-04"


def test_a_local_holiday_leaves_both_ends_open_and_the_earlier_leads(ask_appeal):
    answer = ask_appeal(land="BY", notified="2025-07-08")
    assert (str(answer.answer.last_day), answer.status, "place_decides" in notes(answer)) == (
        "2025-08-08",
        "review",
        True,
    )
    assert others(answer) == {("place", "augsburg"): "2025-08-11"}
    answer = ask_appeal(land="BY", notified="2025-07-08", place="augsburg")
    assert (str(answer.answer.last_day), answer.status, others(answer)) == ("2025-08-11", "calculated", {})
    answer = ask_appeal(land="BY", notified="2025-07-15")
    assert others(answer) == {("place", "augsburg, by-15-august"): "2025-08-18"}


def test_without_a_land_the_nationwide_end_leads(ask_appeal):
    answer = ask_appeal(land=None, notified="2026-05-04")
    assert (str(answer.answer.last_day), answer.status, "land_decides" in notes(answer)) == (
        "2026-06-04",
        "review",
        True,
    )
    assert others(answer) == {("land", "BW, BY, HE, NW, RP, SL"): "2026-06-05"}
    answer = ask_appeal(land=None, notified="2026-03-10")
    assert (answer.status, others(answer)) == ("calculated", {})


def test_places_are_checked(ask_appeal):
    with pytest.raises(InputError) as caught:
        ask_appeal(land="BY", notified="2026-03-10", place="augsbrug")
    assert (caught.value.code, caught.value.params["suggestion"]) == ("unknown_place", "augsburg")
    assert caught.value.params["accepted"] == "land, none, augsburg, by-15-august"
    with pytest.raises(InputError) as caught:
        ask_appeal(land="NW", notified="2026-03-10", place="augsburg")
    assert caught.value.code == "unknown_place"
    with pytest.raises(InputError) as caught:
        ask_appeal(land=None, notified="2026-03-10", place="augsburg")
    assert (caught.value.code, caught.value.params["needed"]) == ("place_needs_land", "BY")


def test_days_outside_the_calendar_are_said(ask_appeal, law):
    with pytest.raises(Unanswerable) as caught:
        deadline(date(1989, 11, 6), Period(1, "months"), "NI", law=law)
    assert (caught.value.code, caught.value.params["first"]) == ("before_calendar", date(1990, 1, 1))
    assert str(deadline(date(1989, 12, 5), Period(1, "months"), "NI", law=law).answer.last_day) == "1990-01-05"
    # The five eastern Länder begin with the accession; without a Land they simply say nothing before it.
    with pytest.raises(Unanswerable):
        deadline(date(1990, 8, 6), Period(1, "months"), "SN", law=law)
    assert str(deadline(date(1990, 8, 6), Period(1, "months"), law=law).answer.last_day) == "1990-09-06"


def test_the_calendar_is_kept_with_the_law(law):
    assert calendar_of(law) is calendar_of(law)
    assert calendar_of(Law()) is not calendar_of(law)


def test_holidays_of_a_year(law):
    whole = [(str(h.day), h.scope) for h in holidays_of(law, Seat("BY"), 2026) if h.day.month == 8]
    assert whole == [("2026-08-08", "augsburg"), ("2026-08-15", "augsburg"), ("2026-08-15", "by-15-august")]
    there = [str(h.day) for h in holidays_of(law, Seat("BY", "by-15-august"), 2026) if h.day.month == 8]
    assert there == ["2026-08-15"]
    with pytest.raises(Unanswerable) as caught:
        holidays_of(law, Seat("BY"), 1989)
    assert caught.value.code == "before_calendar"


def test_of_a_place_that_the_data_say_nothing_of_no_court_is_told(law):
    """Under an overlay a place ended a period on a day that another left out: that was a fault of the program."""
    trace, friday = Trace(law), date(2025, 8, 8)
    tell_end(trace, End(friday, friday), Seat("BY", court=True), friday, ())
    assert [note.code for note in trace.notes] == []


# The days beside the last day, each with the rule of the period that ends on it.
BESIDE = {
    "fee_due": "fee_due",
    "reinstatement_until": "reinstatement_cap",
    "reasons_last_day": "leave_to_appeal_reasons",
}


@pytest.mark.parametrize("document", ["decision", "judgment"])
def test_of_the_days_beside_the_last_day_too_those_of_other_laender_are_named(ask_appeal, document):
    facts = {"document": document, "delivery": "handover"} | ({} if document == "decision" else {"remedy": None})
    named = 0
    for number in range(1, 366, 3):
        served = date(2022, 1, 1) + timedelta(number)
        answer = ask_appeal(**facts, land=None, notified=served)
        told = {name: {getattr(answer.answer, name)} for name in BESIDE}
        for note in answer.notes:
            if note.code == "land_decides_beside":
                at, named = dict(note.params), named + 1
                told[next(name for name, rule in BESIDE.items() if rule == at["rule"])].add(at["day"])
        for name, days in told.items():
            if days != {None}:
                assert getattr(answer.answer, name) == min(days)
        # What hangs on the last day, which itself is named of other Länder, is compared where that is the same.
        for land in ("BE", "BY", "MV", "NW", "SN"):
            there = ask_appeal(**facts, land=land, place="none", notified=served).answer
            for name in BESIDE:
                if there.last_day == answer.answer.last_day or name != "reinstatement_until":
                    assert getattr(there, name) in told[name], (name, land, served)
    assert named


def test_of_a_day_beside_the_last_day_those_of_places_are_named(ask_appeal):
    answer = ask_appeal(land="BY", delivery="handover", notified="2025-08-05")
    told = [dict(note.params) for note in answer.notes if note.code == "place_decides_beside"]
    assert (str(answer.answer.fee_due), [(one["rule"], str(one["day"]), one["where"]) for one in told]) == (
        "2025-08-15",
        [("fee_due", "2025-08-18", "augsburg, by-15-august")],
    )
