"""Tables indexed by day, so that a column of days is answered by gathering. Each equals a function of ``law/`` (held by a test).

Inside a batch a day is its number since 1 January 1900, the first that a case can have.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from threading import Lock, RLock
from typing import Any

import polars as pl

from hardship_cli.answer import UNCERTAIN
from hardship_cli.laender import CODES
from hardship_cli.law.filing import calendar_of
from hardship_cli.law.holidays import LAND, OutsideCalendar
from hardship_cli.reading import FIRST_YEAR, Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import Rule

BASE = date(FIRST_YEAR, 1, 1)
# The latest day of a case and the longest length asked for still lie inside.
SPAN = (date(2329, 12, 31) - BASE).days + 1
POLARS_ZERO = (date(1970, 1, 1) - BASE).days

WORKING, FREE, OUTSIDE = 0, 1, 2
_SATURDAY, _BASE_WEEKDAY = 5, BASE.weekday()
_RUN = 30  # no run of days off is as long


def number(day: date) -> int:
    """The number of a day."""
    return day.toordinal() - BASE.toordinal()


def day_of(index: int) -> date:
    """The day of a number."""
    return date.fromordinal(index + BASE.toordinal())


def at(table: pl.Series, index: pl.Expr) -> pl.Expr:
    """The table's value for each index; none where the index is none or the table is empty."""
    if not len(table):
        return pl.lit(None, table.dtype)
    found = pl.lit(table).gather(index)
    # Of facts that the file lacks only one value is looked up, and stays one.
    return found if index.meta.root_names() else pl.lit(pl.select(found).item(), table.dtype)


def repeated(runs: list[tuple[int, int]]) -> pl.Series:
    """A table of pairs: a number, and for how many days it stands."""
    frame = pl.DataFrame(runs, schema={"number": pl.Int32, "days": pl.Int32}, orient="row")
    return frame.filter(pl.col("days") > 0).select(pl.col("number").repeat_by("days").explode()).to_series()


class Tables:
    """All tables of one run, made when first needed."""

    def __init__(self) -> None:
        self.days = pl.date_range(BASE, BASE + timedelta(days=SPAN - 1), eager=True)
        self.iso = self.days.dt.to_string("%Y-%m-%d")
        self._german: pl.Series | None = None
        self._months: tuple[pl.Series, pl.Series, pl.Series, pl.Series] | None = None
        self._lock = RLock()
        self._made: dict[Any, pl.Series] = {}

    @property
    def german(self) -> pl.Series:
        """Every day as ``31.03.2026``."""
        if self._german is None:
            self._german = self.days.dt.to_string("%d.%m.%Y")
        return self._german

    def inclusive_end(self, period: Period) -> pl.Series:
        """By first day: the last day of a period whose first day counts (``periods.inclusive_period_end``)."""
        return self._keep(("inclusive", period), lambda: self._end(period, inclusive=True))

    def event_end(self, period: Period) -> pl.Series:
        """By day of the event: the last day of the period it sets off (``periods.event_period_end``)."""
        return self._keep(("event", period), lambda: self._end(period, inclusive=False))

    def birthday(self, years: int) -> pl.Series:
        """By day of birth: the day on which someone is ``years`` old (``periods.birthday_reached``)."""
        if years == 0:
            return self._keep(("birthday", 0), lambda: self._numbers(self.days))
        return self._keep(("birthday", years), lambda: self.inclusive_end(Period(years, "years")) + 1)

    def epochs(self, boundaries: Sequence[date]) -> pl.Series:
        """By day: how many of the (rising) boundaries have been reached."""
        marks = tuple(number(day) for day in boundaries)

        def make() -> pl.Series:
            inside = [0, *(min(max(mark, 0), SPAN) for mark in marks), SPAN]
            return repeated(list(enumerate(after - before for before, after in pairwise(inside))))

        return self._keep(("epochs", marks), make)

    def _end(self, period: Period, *, inclusive: bool) -> pl.Series:
        if period.unit in ("days", "weeks"):
            length = period.amount * (7 if period.unit == "weeks" else 1)
            return (self._numbers(self.days) + (length - 1 if inclusive else length)).cast(pl.Int32)
        months = period.amount * (12 if period.unit == "years" else 1)
        day, month, starts, lengths = self._calendar()
        target = (month + months).clip(0, len(starts) - 1)
        # § 188 Abs. 3 BGB: where the month lacks the day, its last day is the end; else, inclusive, the day before.
        frame = pl.DataFrame({"day": day, "start": starts.gather(target), "length": lengths.gather(target)})
        clamped = pl.min_horizontal("day", "length")
        less = (pl.col("day") <= pl.col("length")).cast(pl.Int32) if inclusive else 0
        return frame.select((pl.col("start") + clamped - 1 - less).cast(pl.Int32).alias("end"))["end"]

    def _calendar(self) -> tuple[pl.Series, pl.Series, pl.Series, pl.Series]:
        """By day its number in the month and its month; by month its first day and its length."""
        if self._months is None:
            day = self.days.dt.day().cast(pl.Int32)
            month = (
                (self.days.dt.year().cast(pl.Int32) - FIRST_YEAR) * 12 + self.days.dt.month().cast(pl.Int32) - 1
            ).cast(pl.Int32)
            begins = (day == 1).arg_true().cast(pl.Int32)
            # Months beyond the table are as its last one: no day that is looked up lies there.
            lengths = begins.diff().shift(-1).fill_null(31).cast(pl.Int32)
            self._months = (day, month, begins, lengths)
        return self._months

    @staticmethod
    def _numbers(days: pl.Series) -> pl.Series:
        return (days.to_physical() + POLARS_ZERO).cast(pl.Int32)

    def _keep(self, key: Any, make: Callable[[], pl.Series]) -> pl.Series:
        if key not in self._made:
            with self._lock:
                if key not in self._made:
                    self._made[key] = make()
        return self._made[key]


class Seats:
    """Working days by seat (Land and place): flat tables by seat and day, filled for the years and seats that occur.

    ``state`` of the day; ``following``: the day or the next working day (``periods.roll``), -1 beyond the calendar;
    ``last``: the end of a period as ``filing.end_at`` moves it; ``other``: what stands beside that (the flags below).
    """

    ELSEWHERE, DOUBTFUL, NOT_OWN = 1, 2, 4
    NAMES = ("state", "following", "last", "other")

    def __init__(self, law: Law) -> None:
        self._law = law
        self._calendar = calendar_of(law)
        self._index: dict[tuple[str | None, str], int] = {}
        self._lock = Lock()
        self._from = self._to = 0  # years [from, to) that are filled
        self._first = 0  # number of the first day in the tables
        self._width = 0  # days per seat
        self._seats = 0  # so many seats are in the tables
        self._days = pl.DataFrame()
        self.state: tuple[int, int, dict[str, pl.Series]] = (0, 0, {})  # first, width, tables: always of one making

    def seat(self, land: str | None, place: str) -> int | None:
        """The row of a seat in the tables, or nothing for a place that the Land does not have."""
        key = (land, place)
        if key not in self._index:
            if place != LAND and place not in self._calendar.places(land):
                return None
            with self._lock:
                self._index.setdefault(key, len(self._index))
        return self._index[key]

    def cover(self, first: int, last: int) -> None:
        """Make sure that the tables hold the days from ``first`` to ``last`` (numbers) for all seats."""
        start, end = day_of(max(first, 0)).year, day_of(min(last + _RUN, SPAN - 1)).year + 1
        with self._lock:
            if self._seats != len(self._index) or start < self._from or end > self._to:
                self._fill(start, end)

    def _fill(self, start: int, end: int) -> None:
        self._from, self._to = (min(start, self._from), max(end, self._to)) if self._to else (start, end)
        self._first = number(date(self._from, 1, 1))
        self._width = min(number(date(self._to, 1, 1)), SPAN) - self._first
        days = pl.int_range(self._first, self._first + self._width, eager=True, dtype=pl.Int32)
        self._days = pl.DataFrame({"day": days, "weekend": (days + _BASE_WEEKDAY) % 7 >= _SATURDAY})
        tables = pl.concat([self._rows(*seat) for seat in self._index], rechunk=True)
        self._seats = len(self._index)
        self.state = (self._first, self._width, {name: tables[name] for name in self.NAMES})

    def look(self, name: str, seat: pl.Expr, day: pl.Expr) -> pl.Expr:
        """The table's value for a seat and a day; none outside the days covered."""
        first, width, tables = self.state
        inside = (day >= first) & (day < first + width)
        return at(tables[name], pl.when(inside).then(seat.cast(pl.Int32) * width + day - first))

    def _rows(self, land: str | None, place: str) -> pl.DataFrame:
        state, doubtful = self._states(land, place)
        ends = [_following(state, self._first)]
        if place == LAND and land is not None:
            ends += [_following(self._states(land, other)[0], self._first) for other in self._calendar.places(land)]
        if land is None:
            # No end is looked up without a Land; what the Länder's own holidays could give is the latest of their days.
            ends += [_following(self._states(code, LAND)[0], self._first) for code in CODES]
        names = [f"end{number}" for number in range(len(ends))]
        frame = pl.DataFrame([state.alias("state"), *(end.alias(name) for end, name in zip(ends, names, strict=True))])
        following, earliest, latest = (
            pl.col(names[0]).alias("following"),
            pl.min_horizontal(names),
            pl.max_horizontal(names),
        )
        if land is None:
            return frame.select("state", following, latest.alias("last"), pl.lit(0, pl.Int32).alias("other"))
        other = (
            pl.when(latest != earliest).then(self.ELSEWHERE).otherwise(0)
            + pl.when(pl.lit(_passes(state, doubtful))).then(self.DOUBTFUL).otherwise(0)
            + pl.when(earliest != pl.col(names[0])).then(self.NOT_OWN).otherwise(0)
        )
        return frame.select("state", following, earliest.alias("last"), other.cast(pl.Int32).alias("other"))

    def _states(self, land: str | None, place: str) -> tuple[pl.Series, set[int]]:
        """The state of each day, and the places of those that only a holiday of a doubtful source makes days off."""
        outside, named = 0, []
        for year in range(self._from, self._to):
            try:
                named += self._calendar.of_year(land, year, place)
                begins = self._begins(land, year)
                outside = begins if begins > number(date(year, 1, 1)) else outside
            except OutsideCalendar:
                outside = number(date(year + 1, 1, 1))
        free = [day for holiday in named if (day := number(holiday.day)) >= outside and day - self._first < self._width]
        state = self._days.select(
            pl.when("weekend").then(FREE).when(pl.col("day") < outside).then(OUTSIDE).otherwise(WORKING).cast(pl.Int32)
        ).to_series()
        workdays = [day for day in free if (day + _BASE_WEEKDAY) % 7 < _SATURDAY]
        doubtful = {day - self._first for day in workdays if self._doubtful(day_of(day), land, place)}
        return state.scatter([day - self._first for day in free], FREE), doubtful

    def _begins(self, land: str | None, year: int) -> int:
        """The number of the first day of a year that the calendar knows."""
        for day in (date(year, month, 2) for month in range(1, 13)):
            try:
                self._calendar.holiday(day, land)
            except OutsideCalendar as error:
                return number(error.first)
            break
        return number(date(year, 1, 1))

    def _doubtful(self, day: date, land: str | None, place: str) -> bool:
        holiday = self._calendar.holiday(day, land, place)
        return holiday is not None and self._law.source(holiday.source)["checked"]["result"] in UNCERTAIN


def _following(state: pl.Series, first: int) -> pl.Series:
    """The day or the next working day; -1 where the calendar does not reach."""
    number = pl.int_range(first, first + len(state), eager=True, dtype=pl.Int32)
    marks = pl.when(state == WORKING).then(number).when(state == OUTSIDE).then(-1)
    return pl.select(marks.fill_null(strategy="backward").fill_null(-1).cast(pl.Int32)).to_series()


def _passes(state: pl.Series, doubtful: set[int]) -> pl.Series:
    """By day: whether moving it off days off passes over a doubtful one."""
    found = [False] * len(state)
    for place in doubtful:
        while place >= 0 and state[place] == FREE:
            found[place] = True
            place -= 1  # noqa: PLW2901 - the run of days off before it
    return pl.Series(found, dtype=pl.Boolean)


def boundaries(rules: Sequence[Rule]) -> list[date]:
    """Every day on which what a rule says can change: a version begins, ends, or is due for review; with all Länder."""
    found = set()
    for rule in rules:
        for history in (rule.versions, *rule.lands.values()):
            for version in history:
                found.add(version.start)
                found.update(day + timedelta(days=1) for day in (version.until, version.review_by) if day is not None)
    return sorted(found)
