"""The tables of a batch equal the functions of the law that they stand for."""

from datetime import date

import polars as pl
import pytest

from hardship_cli.batch.tables import FREE, OUTSIDE, SPAN, STARTS, WORKING, Seats, Tables, at, day_of, ended, number
from hardship_cli.law.filing import Seat, calendar_of, end_at
from hardship_cli.law.holidays import OutsideCalendar
from hardship_cli.law.periods import birthday_reached, event_period_end, inclusive_period_end, roll
from hardship_cli.reading import LAST_YEAR, Period
from hardship_cli.schedule.load import Law

PERIODS = [
    Period(*text)
    for text in (
        (1, "months"),
        (3, "months"),
        (6, "months"),
        (12, "months"),
        (18, "months"),
        (3, "years"),
        (1, "years"),
        (30, "days"),
        (2, "weeks"),
    )
]
DAYS = range(number(date(1995, 1, 1)), number(date(2032, 12, 31)))


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_period_ends(period):
    tables = Tables()
    inclusive, event = tables.inclusive_end(period).to_list(), tables.event_end(period).to_list()
    for day in DAYS:
        assert day_of(inclusive[day]) == inclusive_period_end(day_of(day), period)
        assert day_of(event[day]) == event_period_end(day_of(day), period)


@pytest.mark.parametrize("age", [6, 18, 24])
def test_birthdays(age):
    table = Tables().birthday(age).to_list()
    for day in range(number(date(1960, 1, 1)), number(date(2030, 12, 31))):
        assert day_of(table[day]) == birthday_reached(day_of(day), age)


def test_the_table_reaches_the_longest_length_asked_for():
    assert Tables().inclusive_end(Period(1200, "months"))[number(date(2199, 12, 31))] < SPAN


@pytest.mark.parametrize(
    ("land", "place"),
    [
        ("BY", "land"),
        ("BY", "augsburg"),
        ("SN", "land"),
        ("TH", "land"),
        ("BE", "land"),
        ("NW", "land"),
        (None, "land"),
    ],
)
def test_working_days(law, land, place):
    seats = Seats(law)
    assert seats.seat(land, place) == 0
    seats.cover(number(date(1988, 1, 1)), number(date(2031, 1, 1)))
    first, width, tables = seats.state
    calendar = calendar_of(law)
    for offset in range(width - 40):
        day = day_of(first + offset)
        try:
            state = WORKING if calendar.is_free(day, land, place) is None else FREE
        except OutsideCalendar:
            state = OUTSIDE
        assert tables["state"][offset] == state, day
        try:
            moved = roll(day, calendar, land, place)[0]
        except OutsideCalendar:
            continue
        assert tables["following"][offset] == number(moved), day
        if land is not None and day.year >= 1992:
            end = end_at(law, day, Seat(land, place))
            assert tables["last"][offset] == number(end.last), day
            assert bool(tables["other"][offset] & Seats.ELSEWHERE) == bool(end.elsewhere), day


def test_seats_are_only_those_of_the_land(law):
    assert Seats(law).seat("NW", "augsburg") is None
    assert Seats(law).seat("BY", "nirgendwo") is None


def test_tables_grow_with_years_and_seats(law):
    seats = Seats(law)
    seats.seat("NW", "land")
    seats.cover(number(date(2020, 1, 1)), number(date(2021, 1, 1)))
    seats.seat("BY", "land")
    seats.cover(number(date(2010, 1, 1)), number(date(2011, 1, 1)))
    first, width, tables = seats.state
    assert day_of(first) == date(2010, 1, 1)
    assert len(tables["state"]) == 2 * width + 1  # its end is for no day
    corpus_christi = number(date(2020, 6, 11))
    assert tables["state"][corpus_christi - first] == FREE
    assert tables["state"][width + corpus_christi - first] == FREE
    assumption = number(date(2020, 8, 15)) - first
    assert tables["state"][assumption] == FREE  # a Saturday


@pytest.mark.parametrize("years", [(1986, 1994), (1993, 1994), (2022, 2023)])  # all end on a day off
def test_a_seat_among_others_is_as_alone(law, years):
    together = Seats(law)
    places = [("SN", "land"), (None, "land"), ("TH", "eichsfeld"), ("BY", "land"), ("NW", "land")]
    for land, place in places:
        together.seat(land, place)
    days = [number(date(year, 1, 1)) for year in years]
    together.cover(*days)
    first, width, tables = together.state
    assert day_of(first + width - 1) == date(years[1], 12, 31)
    for row, (land, place) in enumerate(places):
        alone = Seats(law)
        alone.seat(land, place)
        alone.cover(*days)
        for name in Seats.NAMES:
            assert tables[name].slice(row * width, width).equals(alone.state.tables[name].head(width)), (
                land,
                place,
                name,
            )
        assert tables["following"][row * width + width - 1] == -1


@pytest.mark.parametrize("land", ["BE", "BY", "MV", "NW", "TH"])
def test_days_moved_over_a_doubtful_holiday(law, land, monkeypatch):
    doubtful = {"checked": {"result": "single"}}
    monkeypatch.setattr(
        Law, "source", lambda _law, name: doubtful if name == source else {"checked": {"result": "verified"}}
    )
    calendar = calendar_of(law)
    source = calendar.holiday(date(2026, 10, 3), land).source
    seats = Seats(law)
    seats.seat(None, "land")
    seats.seat(land, "land")
    seats.cover(number(date(2019, 1, 1)), number(date(2027, 1, 1)))
    first, width, tables = seats.state
    found = 0
    for offset in range(width - 40):
        passed = roll(day_of(first + offset), calendar, land)[1]
        named = [calendar.holiday(off.day, land) for off in passed if off.why not in ("saturday", "sunday")]
        expected = any(holiday.source == source for holiday in named)
        assert bool(tables["other"][width + offset] & Seats.DOUBTFUL) == expected, day_of(first + offset)
        assert tables["other"][offset] == 0
        found += expected
    assert found > 5


def test_texts_of_days():
    tables = Tables()
    assert len(tables.days) == SPAN
    assert tables.iso.equals(ended(tables.days.dt.to_string("%Y-%m-%d")))
    assert tables.german.equals(ended(tables.days.dt.to_string("%d.%m.%Y")))


def test_epochs_count_the_boundaries_reached():
    days = [date(1899, 5, 1), date(1900, 1, 1), date(1900, 1, 4), date(1900, 1, 5), date(2400, 1, 1)]
    table = Tables().epochs(days).to_list()
    assert len(table) == SPAN + 1
    assert table[:7] == [2, 2, 2, 3, 4, 4, 4]
    assert table[-2:] == [4, 6]  # without a day one more than there can be
    assert set(Tables().epochs([]).to_list()) == {0, 1}


def test_periods_begin_on_every_day_that_a_case_can_have():
    tables = Tables()
    assert number(date(LAST_YEAR, 12, 31)) + 366 < STARTS
    for period in (Period(1, "months"), Period(6000, "months"), Period(30, "days")):
        ends = tables.inclusive_end(period)
        assert len(ends) == STARTS + 1
        assert ends[STARTS] is None
        assert ends.max() < SPAN


@pytest.mark.parametrize(
    ("values", "nothing"),
    [
        ([5, 6, 7], None),
        ([5, None, 7], None),
        ([5, 6, 7], 9),
        ([True, False, None], None),
        ([True, False, False], None),
        ([], None),
    ],
)
@pytest.mark.parametrize("kind", ["column", "constant"])
def test_looked_up_as_in_a_list(values, nothing, kind):
    dtype = pl.Boolean if True in values else pl.Int32
    table = ended(pl.Series(values, dtype=dtype), nothing)
    asked = [*range(len(values)), None, *range(len(values))[::-1], None]
    for some in [asked] if kind == "column" else [[one] for one in asked]:
        frame = pl.DataFrame({"index": some}, schema={"index": pl.Int32})
        index = pl.col("index") if kind == "column" else pl.lit(some[0], pl.Int32)
        found = frame.with_columns(found=at(table, index))["found"]
        assert found.dtype == dtype
        assert found.to_list() == [nothing if one is None else values[one] for one in some]


def test_an_index_behind_the_table_is_an_error_not_a_value():
    frame = pl.DataFrame({"index": [0, 4]}, schema={"index": pl.Int32})
    for wrong in (2, -1):
        with pytest.raises(pl.exceptions.OutOfBoundsError):
            frame.select(at(ended(pl.Series([1, 2], dtype=pl.Int32)), pl.col("index") + wrong))
