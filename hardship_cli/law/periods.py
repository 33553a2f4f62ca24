"""Periods under §§ 187 to 193 BGB. The only place that adds months.

A period of months or years ends by the number of the day, never after thirty days, and a month that lacks the day
gives its last one (§ 188 Abs. 3 BGB). Each end is reckoned from the event itself: three steps of one month are not one
step of three.
"""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from hardship_cli.case import Case
from hardship_cli.errors import InputError
from hardship_cli.observed import PLAIN, look, through
from hardship_cli.reading import Period

if TYPE_CHECKING:
    from hardship_cli.law.holidays import Calendar

__all__ = [
    "LONGEST_RUN",
    "Period",
    "PeriodOutOfRange",
    "Rolled",
    "add_months",
    "age_on",
    "backwards_by_number",
    "backwards_end",
    "birthday_reached",
    "event_period_end",
    "inclusive_period_end",
    "is_first_of_year",
    "roll",
    "roll_back",
]

_LEAST_DAYS = 28  # every month of every year has so many
LONGEST_RUN = timedelta(days=14)  # no run of days off is as long as this


class PeriodOutOfRange(InputError):  # noqa: N818 - it says what happened
    """A period that is shorter than one unit, or that leaves the years 1 to 9999."""

    def __init__(self, what: str) -> None:
        super().__init__("period_out_of_range")
        self.what = what  # for those who read a traceback


class Rolled(NamedTuple):
    """A day that an end was moved off, and why: ``saturday``, ``sunday`` or the id of a holiday."""

    day: date
    why: str


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later (earlier, if negative); that month's last day if it lacks the day.

    The last day does not stick: 28 February and one month is 28 March. Raises :class:`PeriodOutOfRange`.
    """
    if type(day) is not date:
        return through(day, add_months, months)  # observed: see law/observe.py
    year, month = _month(day, months)
    number = day.day
    return date(year, month, number if number <= _LEAST_DAYS else min(number, _last_day(year, month)))


def event_period_end(event: date, period: Period) -> date:
    """The last day of a period that an event sets off; the day of the event does not count.

    § 187 Abs. 1, § 188 Abs. 1, Abs. 2 Alt. 1, Abs. 3 BGB. Not moved off weekends and holidays: see :func:`roll`.
    Raises :class:`PeriodOutOfRange`.
    """
    if type(event) is not date:
        return through(event, event_period_end, period)  # observed: see law/observe.py
    months, days = _measure(period)
    return add_months(event, months) if months else _add_days(event, days)


def inclusive_period_end(start: date, period: Period) -> date:
    """The last day of a period whose first day counts, such as the life of a permit.

    § 187 Abs. 2, § 188 Abs. 2 Alt. 2, Abs. 3 BGB: the day before the one with the number of the first; where the last
    month lacks that day before, its last day. 15 March and a year end on 14 March, 31 January and a month on 28
    February, 29 February and a year on 28 February. Raises :class:`PeriodOutOfRange`.
    """
    if type(start) is not date:
        return through(start, inclusive_period_end, period)  # observed: see law/observe.py
    months, days = _measure(period)
    if not months:
        return _add_days(start, days - 1)
    year, month = _month(start, months)
    last = _last_day(year, month)
    # § 188 Abs. 3 BGB: a period from the 31st ends, in a month without that day, with the month and not a day before it.
    if start.day > last:
        return date(year, month, last)
    return _add_days(date(year, month, start.day), -1)


def backwards_end(event: date, period: Period, *, event_day_counts: bool = False) -> date:
    """The last day to act where a whole period must lie between the act and an event ("at least one week before").

    The inverse of :func:`event_period_end`: the latest day from which a period that the act sets off ends before the
    event's day; for a meeting on Thursday the 18th, a week before is Wednesday the 10th. With ``event_day_counts`` the
    period may end with that day ("three months to the end of June"): the latest day from which it ends on the event's day
    at the latest. A period that ends with the last day of a month begins behind the last day of one: three months to 30
    June are given from 31 March on (§ 187 Abs. 1, § 188 Abs. 2, 3 BGB; § 187 Abs. 2, § 188 Abs. 2 Alt. 2 BGB say the same
    of a period from 1 April on).

    Such an end is never moved forward, for that would cut the period short. Whether it moves back to a working day is
    not settled; :func:`roll_back` gives that safe, earlier day. Raises :class:`PeriodOutOfRange`.
    """
    months, days = _measure(period)
    end = event if event_day_counts else _add_days(event, -1)
    if not months:
        return _add_days(end, -days)
    year, month = _month(end, -months)
    last = _last_day(year, month)
    # Every day after the 28th that both months have ends by its number; the last day of a month takes in all that follow.
    ends_a_month = end.day == _last_day(end.year, end.month)
    return date(year, month, last if ends_a_month else min(end.day, last))


def backwards_by_number(event: date, period: Period, *, event_day_counts: bool = False) -> date:
    """The day that :func:`backwards_end` would give if a period were counted back by the number of the event's day.

    § 188 Abs. 2, 3 BGB read backwards ("30 June, three months before: 30 March"). Never later than the inverse, at most
    three days earlier. Raises :class:`PeriodOutOfRange`.
    """
    months, days = _measure(period)
    back = add_months(event, -months) if months else _add_days(event, -days)
    return back if event_day_counts else _add_days(back, -1)


def roll(end: date, calendar: "Calendar", land: str | None, place: str = "land") -> tuple[date, tuple[Rolled, ...]]:
    """Move the end of a period off Saturdays, Sundays and the holidays at the place of filing to the next working day.

    § 193 BGB, § 31 Abs. 3 S. 1 VwVfG, § 222 Abs. 2 ZPO with § 57 Abs. 2 VwGO. Returns the day and those passed over.
    Only ends of periods move: a day of notification does not, nor does the end of a permit.
    Raises what :meth:`Calendar.is_free` raises, and :class:`PeriodOutOfRange`.
    """
    return _move(end, 1, calendar, land, place)


def roll_back(
    end: date, calendar: "Calendar", land: str | None, place: str = "land"
) -> tuple[date, tuple[Rolled, ...]]:
    """Move an end that was counted back (:func:`backwards_end`) to the working day before it; else as :func:`roll`."""
    return _move(end, -1, calendar, land, place)


def birth_of(case: Case) -> date | None:
    """The day of birth. Where only a span is known, questions are asked of its days in turn (``births.py``), never of it."""
    return case.born  # type: ignore[return-value]  # no span comes so far


def birthday_reached(born: date, years: int) -> date:
    """The day at whose beginning (00:00) someone is ``years`` old: § 187 Abs. 2 S. 2, § 188 Abs. 2 Alt. 2 BGB.

    The birthday itself; 1 March for 29 February in a year without one. Raises :class:`PeriodOutOfRange`.
    """
    if type(born) is not date:
        return through(born, birthday_reached, years)  # observed: see law/observe.py
    if years == 0:
        return born
    if years > 0 and born.day <= _LEAST_DAYS and born.year + years <= MAXYEAR:
        return date(born.year + years, born.month, born.day)  # what the rule below gives for a day that each year has
    return _add_days(inclusive_period_end(born, Period(years, "years")), 1)


def age_on(born: date, day: date) -> int:
    """The age in full years on ``day``. Raises :class:`PeriodOutOfRange` for a day before the birth."""
    if day < born:
        raise PeriodOutOfRange(f"{day.isoformat()} is before the birth on {born.isoformat()}")
    years = day.year - born.year
    return years if birthday_reached(born, years) <= day else years - 1


def is_first_of_year(day: date) -> bool:
    """Whether it is a 1 January, which registers of births write where the day is not known."""
    if type(day) is not date:
        return bool(look(day, ("is_first_of_year",), _is_first_of_year))
    return (day.month, day.day) == (1, 1)


def _is_first_of_year(day: date, _land: str | None) -> bool:
    return is_first_of_year(day)


def _measure(period: Period) -> tuple[int, int]:
    """A period as (months, days), one of which is zero."""
    amount, unit = period
    if amount < 1:
        raise PeriodOutOfRange(f"{amount} {unit} is no period")
    if unit == "months":
        return amount, 0
    if unit == "years":
        # A year is twelve months and never 365 days: it ends by the number of the day, too.
        return 12 * amount, 0
    return 0, amount * 7 if unit == "weeks" else amount


def _month(day: date, months: int) -> tuple[int, int]:
    """Year and month, ``months`` away from that of ``day``."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise PeriodOutOfRange(f"{day.isoformat()} and {months} months")
    return year, month + 1


def _last_day(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _add_days(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise PeriodOutOfRange(f"{day.isoformat()} and {days} days") from None


def _moved(step: int, calendar: "Calendar", place: str, day: date, land: str | None) -> date:
    return _move(day, step, calendar, land, place)[0]


def _move(day: date, step: int, calendar: "Calendar", land: str | None, place: str) -> tuple[date, tuple[Rolled, ...]]:
    if type(day) is not date or type(land) not in PLAIN:
        from hardship_cli.law.observe import observed_move

        key = ("roll", step, str(place))
        return observed_move(day, land, key, partial(_moved, step, calendar, str(place)))
    passed: list[Rolled] = []
    while (why := calendar.is_free(day, land, place)) is not None:
        passed.append(Rolled(day, why))
        day = _add_days(day, step)
    return day, tuple(passed)
