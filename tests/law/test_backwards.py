"""Periods counted back: the inverse of those counted on, for every day, length and way of counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardship_cli.law.periods import Period, backwards_by_number, backwards_end, event_period_end
from hardship_cli.reading import read_period

DAY = timedelta(days=1)


def d(text):
    return date.fromisoformat(text)


def period(text):
    return read_period(text, "period", bare=None)


@pytest.mark.parametrize(
    ("event", "length", "last"),
    [
        (
            "2022-08-18",
            "1w",
            "2022-08-10",
        ),  # § 51 GmbHG: meeting on Thursday, invitation served by Wednesday the week before
        ("2026-03-20", "3d", "2026-03-16"),
        ("2026-03-28", "1m", "2026-02-27"),
        ("2026-03-29", "1m", "2026-02-28"),
        ("2026-03-31", "1m", "2026-02-28"),
        ("2026-03-01", "1m", "2026-01-31"),
        ("2027-07-01", "3m", "2027-03-31"),
        ("2027-06-30", "3m", "2027-03-29"),
        ("2028-02-29", "1y", "2027-02-28"),
        ("2028-03-01", "1y", "2027-02-28"),
        ("2027-03-01", "1y", "2026-02-28"),
        ("2029-03-01", "1y", "2028-02-29"),
    ],
)
def test_the_whole_period_lies_between_the_act_and_the_event(event, length, last):
    assert backwards_end(d(event), period(length)) == d(last)
    # The period may end with the day before the event, and that is all the difference between the two ways of counting.
    assert backwards_end(d(event) - DAY, period(length), event_day_counts=True) == d(last)


@pytest.mark.parametrize(
    ("event", "length", "last"),
    [
        ("2027-06-30", "3m", "2027-03-31"),
        ("2027-02-28", "1m", "2027-01-31"),
        ("2028-02-28", "1m", "2028-01-28"),
        ("2028-02-29", "1m", "2028-01-31"),
        ("2027-03-31", "1m", "2027-02-28"),
        ("2027-04-30", "1y", "2026-04-30"),
        ("2027-02-28", "3y", "2024-02-29"),
        ("2026-06-18", "1w", "2026-06-11"),
    ],
)
def test_a_period_to_the_end_of_a_month_begins_behind_the_end_of_one(event, length, last):
    assert backwards_end(d(event), period(length), event_day_counts=True) == d(last)


LENGTHS = (
    *[Period(amount, "months") for amount in (*range(1, 25), 36, 120)],
    *[Period(amount, "years") for amount in (1, 2, 3, 4, 100)],
    *[Period(amount, unit) for unit in ("days", "weeks") for amount in (1, 2, 3, 4, 30)],
)


def is_inverse(event, length):
    """Whether the day counted back is the latest from which the period, counted on, still ends in time; both ways."""
    for limit, first_day_counts in ((event, True), (event - DAY, False)):
        last = backwards_end(event, length, event_day_counts=first_day_counts)
        if not event_period_end(last, length) <= limit < event_period_end(last + DAY, length):
            return False
    return True


def test_backwards_is_the_inverse_of_forwards_around_every_end_of_a_month():
    ends = [date(year, month, 1) for year in range(1990, 2051) for month in range(1, 13)]
    around = [end + timedelta(days=days) for end in ends for days in range(-5, 3)]
    assert [(day, length) for day in around for length in LENGTHS if not is_inverse(day, length)] == []


@pytest.mark.parametrize("year", [2000, 2023, 2024, 2027, 2100])
def test_backwards_is_the_inverse_of_forwards_on_every_day_of_a_year(year):
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    assert [(day, length) for day in days for length in LENGTHS if not is_inverse(day, length)] == []


@settings(max_examples=300, deadline=None)
@given(
    st.dates(date(1950, 1, 1), date(2150, 12, 31)),
    st.integers(1, 40),
    st.sampled_from(["days", "weeks", "months", "years"]),
    st.booleans(),
)
def test_backwards_is_the_inverse_of_forwards_for_any_length(event, amount, unit, first_day_counts):
    length = Period(amount, unit)
    assert is_inverse(event, length)
    # By the number of the day it is never later, so who acts by then is in time by both counts.
    ways = [count(event, length, event_day_counts=first_day_counts) for count in (backwards_by_number, backwards_end)]
    assert timedelta(0) <= ways[1] - ways[0] <= timedelta(days=3)
    assert ways[1] == ways[0] or unit in ("months", "years")
