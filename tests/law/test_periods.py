"""Periods against a counter that walks day by day, against dateutil and pendulum, and against decided cases."""

from datetime import date, timedelta

import pendulum
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hardship_cli.errors import OutsideCalendar
from hardship_cli.laender import CODES
from hardship_cli.law import periods
from hardship_cli.law.holidays import Calendar
from hardship_cli.law.periods import (
    Period,
    PeriodOutOfRange,
    Rolled,
    add_months,
    age_on,
    backwards_by_number,
    backwards_end,
    birthday_reached,
    event_period_end,
    inclusive_period_end,
    roll,
    roll_back,
)
from hardship_cli.reading import Period as ReadPeriod
from hardship_cli.schedule.tables import data_dir, read_toml

CALENDAR = Calendar(read_toml(f"{data_dir()}/holidays.toml"))
DAY = timedelta(days=1)
SIX_YEARS = [date(2023, 1, 1) + timedelta(days=number) for number in range(2192)]


def d(text: str) -> date:
    return date.fromisoformat(text)


def period(text: str) -> Period:
    return Period(int(text[:-1]), {"d": "days", "w": "weeks", "m": "months", "y": "years"}[text[-1]])


# A second engine: it walks from day to day and knows months only by seeing them change.


def walked_event_end(event: date, months: int) -> date:
    day, seen = event, 0
    while True:
        tomorrow = day + DAY
        if seen == months and (day.day == event.day or tomorrow.month != day.month):
            return day
        seen += tomorrow.month != day.month
        day = tomorrow


def walked_inclusive_end(start: date, months: int) -> date:
    day, seen = start, 0
    while True:
        tomorrow = day + DAY
        seen_tomorrow = seen + (tomorrow.month != day.month)
        if (seen_tomorrow == months and tomorrow.day == start.day) or seen_tomorrow > months:
            return day
        day, seen = tomorrow, seen_tomorrow


@pytest.mark.parametrize("months", [1, 2, 3, 6, 12])
def test_each_day_of_six_years_ends_where_the_walker_stops(months):
    length = Period(months, "months")
    assert [day for day in SIX_YEARS if event_period_end(day, length) != walked_event_end(day, months)] == []
    assert [day for day in SIX_YEARS if inclusive_period_end(day, length) != walked_inclusive_end(day, months)] == []


@pytest.mark.parametrize("months", [*range(1, 37), 120, -1, -11, -36])
def test_adding_months_is_that_of_dateutil(months):
    assert [day for day in SIX_YEARS if add_months(day, months) != day + relativedelta(months=months)] == []


@pytest.mark.parametrize("months", [1, 5, 12, 36])
def test_adding_months_is_that_of_pendulum(months):
    wrong = [
        day
        for day in SIX_YEARS
        if add_months(day, months) != pendulum.date(day.year, day.month, day.day).add(months=months)
    ]
    assert wrong == []


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(1, 1200))
def test_adding_months_anywhere_is_that_of_dateutil(day, months):
    assert add_months(day, months) == day + relativedelta(months=months)
    assert event_period_end(day, Period(months, "months")) == day + relativedelta(months=months)


# Ends that stand in a statute's example, a court's decision or the fact sheet.


# fmt: off
@pytest.mark.parametrize(("start", "length", "end"), [
    ("2005-06-03", "3y", "2008-06-02"),  # VG Stuttgart 15.4.2009 - 5 K 4098/08
    ("2010-11-03", "1y", "2011-11-02"),  # OVG LSA 7.7.2014 - 2 M 29/14
    ("2006-05-23", "1y", "2007-05-22"),  # VGH BW 28.4.2009 - 13 S 3086/08
    ("2006-03-07", "1y", "2007-03-06"),  # BVerwG 1 C 5.10
    ("2026-03-15", "1y", "2027-03-14"),
    ("2026-03-15", "3y", "2029-03-14"),
    ("2026-03-01", "3y", "2029-02-28"),
    ("2028-02-29", "3y", "2031-02-28"),
    ("2026-01-01", "3y", "2028-12-31"),
    ("2024-02-29", "1y", "2025-02-28"),
    ("2024-02-29", "4y", "2028-02-28"),
    ("2026-08-31", "6m", "2027-02-28"),
    ("2026-11-30", "6m", "2027-05-29"),
    ("2026-01-31", "6m", "2026-07-30"),
    ("2026-01-31", "1m", "2026-02-28"),
    ("2026-01-30", "1m", "2026-02-28"),
    ("2026-01-29", "1m", "2026-02-28"),
    ("2026-01-28", "1m", "2026-02-27"),
    ("2028-01-31", "1m", "2028-02-29"),
    ("2028-01-30", "1m", "2028-02-29"),
    ("2028-01-29", "1m", "2028-02-28"),
    ("2026-03-01", "1m", "2026-03-31"),
    ("2026-02-01", "1m", "2026-02-28"),
    ("2026-03-31", "1m", "2026-04-30"),
    ("2026-03-02", "2w", "2026-03-15"),
    ("2026-03-02", "1d", "2026-03-02"),
    ("2026-03-02", "90d", "2026-05-30"),
])
def test_a_period_whose_first_day_counts(start, length, end):
    assert inclusive_period_end(d(start), period(length)) == d(end)


@pytest.mark.parametrize(("land", "event", "length", "raw_end", "end"), [
    # Court decisions and gazettes.
    ("HE", "2010-06-03", "1m", "2010-07-03", "2010-07-05"),  # VG Frankfurt 2.11.2011 - 7 K 1621/10.F
    ("NW", "2005-08-31", "1m", "2005-09-30", "2005-09-30"),  # VG Minden 31.8.2006 - 7 K 2124/05
    ("BY", "2019-12-10", "1m", "2020-01-10", "2020-01-10"),  # VG Würzburg, BeckRS 2020, 8641
    ("NI", "2007-05-15", "1m", "2007-06-15", "2007-06-15"),  # VG Oldenburg 28.6.2007 - 11 B 1601/07
    ("BY", "2018-03-23", "1m", "2018-04-23", "2018-04-23"),
    (None, "2016-11-28", "1m", "2016-12-28", "2016-12-28"),
    ("TH", "2011-05-23", "1m", "2011-06-23", "2011-06-23"),  # Erfurt; Corpus Christi is a holiday in NW only
    ("NW", "2011-05-23", "1m", "2011-06-23", "2011-06-24"),
    ("BW", "2015-08-20", "2w", "2015-09-03", "2015-09-03"),
    ("BW", "2007-09-29", "1m", "2007-10-29", "2007-10-29"),  # a fiction day on a Saturday stays
    ("ST", "2008-12-31", "4y", "2012-12-31", "2012-12-31"),  # New Year's Eve is no holiday
    ("BY", "2017-08-17", "2m", "2017-10-17", "2017-10-17"),
    ("BY", "2017-08-09", "2m", "2017-10-09", "2017-10-09"),
    ("NW", "2007-12-20", "1y", "2008-12-20", "2008-12-22"),
    ("BB", "2002-01-10", "1y", "2003-01-10", "2003-01-10"),
    ("BY", "2014-08-26", "2w", "2014-09-09", "2014-09-09"),
    ("NW", "2014-02-10", "1m", "2014-03-10", "2014-03-10"),
    ("NW", "2014-01-31", "1m", "2014-02-28", "2014-02-28"),
    ("NW", "2018-07-09", "1m", "2018-08-09", "2018-08-09"),
    (None, "2005-12-01", "1m", "2006-01-01", "2006-01-02"),
    ("NW", "2025-04-06", "1m", "2025-05-06", "2025-05-06"),
    ("NW", "2026-05-04", "1m", "2026-06-04", "2026-06-05"),  # Corpus Christi
    ("NW", "2026-03-03", "1m", "2026-04-03", "2026-04-07"),  # Good Friday to Easter Monday
    ("NW", "2027-01-31", "1m", "2027-02-28", "2027-03-01"),
    ("BY", "2019-03-21", "1m", "2019-04-21", "2019-04-23"),
    ("BY", "2015-10-07", "1m", "2015-11-07", "2015-11-09"),
    ("BY", "2018-02-06", "2m", "2018-04-06", "2018-04-06"),
    ("BW", "2006-09-12", "1m", "2006-10-12", "2006-10-12"),
    ("BY", "2014-11-14", "1m", "2014-12-14", "2014-12-15"),
    ("BY", "2022-03-01", "2m", "2022-05-01", "2022-05-02"),
    ("BY", "2016-05-30", "1m", "2016-06-30", "2016-06-30"),
    # Vectors with the nationwide holidays alone.
    (None, "2025-01-02", "1m", "2025-02-02", "2025-02-03"),
    (None, "2025-01-06", "1m", "2025-02-06", "2025-02-06"),
    (None, "2025-04-18", "1m", "2025-05-18", "2025-05-19"),
    (None, "2026-01-31", "1m", "2026-02-28", "2026-03-02"),
    (None, "2026-04-01", "1m", "2026-05-01", "2026-05-04"),
    (None, "2026-09-04", "1m", "2026-10-04", "2026-10-05"),
    (None, "2026-12-01", "1m", "2027-01-01", "2027-01-04"),
    (None, "2026-12-26", "1m", "2027-01-26", "2027-01-26"),
    (None, "2024-01-30", "1m", "2024-02-29", "2024-02-29"),
    (None, "2026-02-28", "1m", "2026-03-28", "2026-03-30"),
    (None, "2026-02-28", "1y", "2027-02-28", "2027-03-01"),
    (None, "2028-02-29", "1y", "2029-02-28", "2029-02-28"),
    (None, "2028-01-29", "1m", "2028-02-29", "2028-02-29"),
    ("NW", "2009-12-23", "2w", "2010-01-06", "2010-01-06"),  # OVG NRW 16.2.2010 - 13 C 112/10
    ("BY", "2009-12-23", "2w", "2010-01-06", "2010-01-07"),
    ("BW", "2009-12-23", "2w", "2010-01-06", "2010-01-07"),
    ("ST", "2009-12-23", "2w", "2010-01-06", "2010-01-07"),
    (None, "2026-01-31", "3m", "2026-04-30", "2026-04-30"),
])
def test_a_period_that_an_event_sets_off(land, event, length, raw_end, end):
    found = event_period_end(d(event), period(length))
    assert found == d(raw_end)
    assert roll(found, CALENDAR, land)[0] == d(end)
# fmt: on


def test_the_last_day_of_a_month_does_not_stick():
    assert add_months(d("2026-02-28"), 1) == d("2026-03-28")
    assert add_months(d("2026-04-30"), 1) == d("2026-05-30")


@pytest.mark.parametrize(("year", "last"), [(1900, 28), (2000, 29), (2024, 29), (2026, 28), (2100, 28), (2400, 29)])
def test_february_is_as_long_as_its_year_makes_it(year, last):
    assert add_months(date(year, 1, 31), 1) == date(year, 2, last)


def test_three_single_months_are_not_one_step_of_three():
    steps = d("2026-01-31")
    for _ in range(3):
        steps = event_period_end(steps, Period(1, "months"))
    assert steps == d("2026-04-28")
    assert event_period_end(d("2026-01-31"), Period(3, "months")) == d("2026-04-30")


def test_a_month_is_not_thirty_days_nor_a_year_365():
    assert event_period_end(d("2026-01-15"), Period(30, "days")) == d("2026-02-14")
    assert event_period_end(d("2027-03-01"), Period(365, "days")) == d("2028-02-29")
    assert event_period_end(d("2027-03-01"), Period(1, "years")) == d("2028-03-01")


def test_the_days_passed_over_are_named_with_their_reasons():
    end, passed = roll(d("2026-04-03"), CALENDAR, "NW")
    assert end == d("2026-04-07")
    assert passed == (
        Rolled(d("2026-04-03"), "good_friday"),
        Rolled(d("2026-04-04"), "saturday"),
        Rolled(d("2026-04-05"), "sunday"),
        Rolled(d("2026-04-06"), "easter_monday"),
    )
    assert roll(d("2026-04-07"), CALENDAR, "NW") == (d("2026-04-07"), ())


def test_the_end_at_a_place_with_holidays_of_its_own():
    assert roll(d("2011-06-23"), CALENDAR, "TH", "eichsfeld")[0] == d("2011-06-24")
    assert roll(d("2025-08-15"), CALENDAR, "BY")[0] == d("2025-08-15")
    assert roll(d("2025-08-15"), CALENDAR, "BY", "by-15-august")[0] == d("2025-08-18")
    assert roll_back(d("2025-08-15"), CALENDAR, "BY", "augsburg")[0] == d("2025-08-14")


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1991, 1, 1), date(2050, 12, 31)), st.sampled_from([*CODES, None]), st.booleans())
def test_a_moved_end_is_the_nearest_working_day(day, land, forward):
    end, passed = (roll if forward else roll_back)(day, CALENDAR, land)
    step = DAY if forward else -DAY
    assert CALENDAR.is_free(end, land) is None
    assert [rolled.day for rolled in passed] == [day + step * number for number in range(len(passed))]
    assert end == day + step * len(passed)
    assert all(CALENDAR.is_free(rolled.day, land) == rolled.why for rolled in passed)


def test_an_end_before_the_first_known_day_is_refused_not_guessed():
    with pytest.raises(OutsideCalendar):
        roll(d("1989-12-29"), CALENDAR, "NW")
    with pytest.raises(OutsideCalendar):
        roll_back(d("1990-01-01"), CALENDAR, "NW")


# Ages.


# fmt: off
@pytest.mark.parametrize(("born", "years", "reached"), [
    ("2008-03-15", 18, "2026-03-15"),
    ("2008-02-29", 18, "2026-03-01"),
    ("2008-02-29", 20, "2028-02-29"),
    ("2000-02-29", 100, "2100-03-01"),
    ("2008-01-01", 18, "2026-01-01"),
    ("2007-03-01", 1, "2008-03-01"),
    ("2008-12-31", 24, "2032-12-31"),
    ("2008-05-31", 0, "2008-05-31"),
])
def test_an_age_is_reached_when_the_birthday_begins(born, years, reached):
    assert birthday_reached(d(born), years) == d(reached)
    assert age_on(d(born), d(reached)) == years
    if years:
        assert age_on(d(born), d(reached) - DAY) == years - 1
# fmt: on


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.dates(date(1900, 1, 1), date(2150, 12, 31)))
def test_someone_is_as_old_as_birthdays_have_begun(born, day):
    assume(born <= day)
    birthdays = 0
    for year in range(born.year + 1, day.year + 1):
        try:
            birthday = born.replace(year=year)
        except ValueError:  # 29 February
            birthday = date(year, 3, 1)
        birthdays += birthday <= day
    assert age_on(born, day) == birthdays


def test_no_age_before_the_birth():
    with pytest.raises(PeriodOutOfRange):
        age_on(d("2008-03-15"), d("2008-03-14"))


# Bounds and relations.


@settings(max_examples=300, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.integers(1, 60),
    st.sampled_from(["days", "weeks", "months", "years"]),
)
def test_a_period_whose_first_day_counts_ends_a_day_before_or_with_the_month(start, amount, unit):
    length = Period(amount, unit)
    event_end, end = event_period_end(start, length), inclusive_period_end(start, length)
    cut_short = unit in ("months", "years") and event_end.day < start.day
    assert end == (event_end if cut_short else event_end - DAY)
    assert start <= end < event_period_end(start + DAY, length) + DAY
    if unit == "weeks":
        assert event_end.weekday() == start.weekday()
    if unit in ("months", "years"):
        months = amount * (12 if unit == "years" else 1)
        assert 12 * event_end.year + event_end.month == 12 * start.year + start.month + months


@pytest.mark.parametrize("end_of", [event_period_end, inclusive_period_end])
@pytest.mark.parametrize("length", ["2d", "1w", "2m", "1y", "9999y", "3660000d"])
def test_a_period_beyond_the_year_9999_is_refused(end_of, length):
    with pytest.raises(PeriodOutOfRange):
        end_of(date(9999, 12, 31), period(length))


def test_a_period_before_the_year_1_is_refused():
    for length in ("1d", "1w", "1m", "1y"):
        with pytest.raises(PeriodOutOfRange):
            backwards_end(date(1, 1, 1), period(length))
        with pytest.raises(PeriodOutOfRange):
            backwards_by_number(date(1, 1, 1), period(length))
    with pytest.raises(PeriodOutOfRange):
        birthday_reached(date(9999, 1, 1), 1)


@pytest.mark.parametrize("amount", [0, -1])
@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
def test_a_period_of_nothing_is_refused(amount, unit):
    for end_of in (event_period_end, inclusive_period_end, backwards_end):
        with pytest.raises(PeriodOutOfRange):
            end_of(d("2026-01-01"), Period(amount, unit))


def test_a_year_beyond_9999_is_refused_while_rolling():
    with pytest.raises(PeriodOutOfRange):
        roll(date(9999, 12, 26), Calendar({**CALENDAR._tables, "holiday": every_day_is_one()}), None)


def every_day_is_one():
    return {
        f"day_{day}": {
            "name": {"de": "", "en": ""},
            "rule": {"month": 12, "day": day},
            "spans": [{"lands": "all"}],
        }
        for day in range(26, 32)
    }


def test_there_is_one_type_of_period():
    assert periods.Period is ReadPeriod
