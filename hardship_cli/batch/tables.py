"""Tables indexed by day, so that a column of days is answered by gathering. Each equals a function of ``law/`` (held by a test).

Inside a batch a day is its number since 1 January 1900, the first that a case can have.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from threading import Lock, RLock
from typing import Any, NamedTuple, TypeVar

import polars as pl

from hardship_cli.answer import UNCERTAIN
from hardship_cli.batch.places import PLACE
from hardship_cli.laender import CODES
from hardship_cli.law.filing import calendar_of
from hardship_cli.law.holidays import LAND
from hardship_cli.reading import FIRST_YEAR, LAST_YEAR, Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import Rule

BASE = date(FIRST_YEAR, 1, 1)
# The latest day of a case and the longest length asked for still lie inside.
SPAN = (date(2329, 12, 31) - BASE).days + 1
POLARS_ZERO = (date(1970, 1, 1) - BASE).days
# Periods begin on a day of a case, or on one that follows from it: a day later, or when a document counts as notified.
STARTS = (date(LAST_YEAR + 10, 1, 1) - BASE).days
_MONTHS = {365: (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 366: (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)}

_Made = TypeVar("_Made")

WORKING, FREE, OUTSIDE = 0, 1, 2
_SATURDAY, _BASE_WEEKDAY = 5, BASE.weekday()
_RUN = 30  # no run of days off is as long


def number(day: date) -> int:
    """The number of a day."""
    return day.toordinal() - BASE.toordinal()


def day_of(index: int) -> date:
    """The day of a number."""
    return date.fromordinal(index + BASE.toordinal())


def ended(table: pl.Series, nothing: int | None = None) -> pl.Series:
    """A table to be looked up with :func:`at`: behind its values stands what is found for no index."""
    return table.extend_constant(nothing, 1).rechunk()


def at(table: pl.Series, index: pl.Expr) -> pl.Expr:
    """The value of an ended table for each index; that at its end where the index is none, or nothing else is there.

    No index is none when Polars looks up, for that takes it twice to five times as long; so do other types than these.
    """
    if len(table) == 1:
        return pl.lit(table.item(), table.dtype)
    if table.dtype == pl.Boolean:
        return at(table.cast(pl.UInt8), index) == 1
    found = pl.lit(table).gather(index.fill_null(len(table) - 1).cast(PLACE, wrap_numerical=True))
    # Of facts that the file lacks only one value is looked up, and stays one.
    return found if index.meta.root_names() else pl.lit(pl.select(found).item(), table.dtype)


def steps(marks: Sequence[int], length: int) -> pl.Series:
    """A table that says for each number below ``length`` how many of the (rising) marks have been reached."""
    counts = pl.int_range(0, len(marks) + 1, dtype=pl.Int32, eager=True)
    inside = [0, *(min(max(mark, 0), length) for mark in marks), length]
    runs = [counts.new_from_index(count, end - start) for count, (start, end) in enumerate(pairwise(inside))]
    return pl.concat(runs, rechunk=True)


class Tables:
    """All tables of one run, made when first needed.

    Those of days and law epochs hold the days below ``SPAN``, those of periods the first days below ``STARTS``. All but ``days``
    are ended: with none, those of epochs with a number of its own.
    """

    def __init__(self) -> None:
        years = [number(date(year, 1, 1)) for year in range(FIRST_YEAR, day_of(SPAN).year + 1)]
        self._lengths = [_MONTHS[following - first] for first, following in pairwise(years)]  # of months, by year
        self._lock = RLock()
        self._made: dict[Any, Any] = {}

    @property
    def iso(self) -> pl.Series:
        """Every day as ``2026-03-31``."""
        return self._keep("iso", lambda: self._texts("-{month:02}-{day:02}", year_first=True))

    @property
    def days(self) -> pl.Series:
        """Every day."""
        return pl.int_range(-POLARS_ZERO, SPAN - POLARS_ZERO, dtype=pl.Int32, eager=True).cast(pl.Date)

    @property
    def german(self) -> pl.Series:
        """Every day as ``31.03.2026``."""
        return self._keep("german", lambda: self._texts("{day:02}.{month:02}.", year_first=False))

    def inclusive_end(self, period: Period) -> pl.Series:
        """By first day: the last day of a period whose first day counts (``periods.inclusive_period_end``)."""
        return self._ends(period)[0]

    def event_end(self, period: Period) -> pl.Series:
        """By day of the event: the last day of the period it sets off (``periods.event_period_end``)."""
        return self._ends(period)[1]

    def birthday(self, years: int) -> pl.Series:
        """By day of birth: the day on which someone is ``years`` old (``periods.birthday_reached``)."""
        if years == 0:
            return self._keep(("birthday", 0), lambda: ended(self._numbers(0)))
        ends = self.inclusive_end(Period(years, "years"))
        return self._keep(("birthday", years), lambda: ends + 1)

    def epochs(self, boundaries: Sequence[date]) -> pl.Series:
        """By day: how many of the (rising) boundaries have been reached."""
        marks = tuple(number(day) for day in boundaries)
        return self._keep(("epochs", marks), lambda: ended(steps(marks, SPAN), len(marks) + 1))

    def _ends(self, period: Period) -> tuple[pl.Series, pl.Series]:
        """The ends by both ways of counting."""
        if period.unit in ("days", "weeks"):
            days = period.amount * (7 if period.unit == "weeks" else 1)
            return self._keep(("days", days), lambda: (ended(self._numbers(days - 1)), ended(self._numbers(days))))
        months = period.amount * (12 if period.unit == "years" else 1)
        return self._keep(("months", months), lambda: self._month_ends(months))

    def _months(self) -> tuple[pl.Series, pl.Series, pl.Series]:
        """The first day of each month, and of the one after the last; by day its month, and how many of its days are before it."""
        lengths = (length for year in self._lengths for length in year)
        begins = pl.Series([0, *accumulate(lengths)], dtype=pl.Int32)
        turns = pl.repeat(0, SPAN, dtype=pl.Int32, eager=True).scatter(begins[1:-1], 1)
        month = turns.cum_sum().cast(pl.UInt32)
        return begins, month, pl.int_range(0, SPAN, dtype=pl.Int32, eager=True) - begins[month]

    def _month_ends(self, months: int) -> tuple[pl.Series, pl.Series]:
        all_begins, month, before = self._keep("months", self._months)
        month = month.head(STARTS)
        begins = all_begins.slice(months)
        # Beyond the table there are no more days; none that is looked up lies there.
        begins = begins.extend_constant(SPAN, len(all_begins) - len(begins) + 1).rechunk()
        same = begins[month] + before.head(STARTS)
        last = (begins.slice(1) - 1)[month]
        # § 188 Abs. 3 BGB: where the month lacks the day, its last day is the end; else, inclusive, the day before.
        has_day = same <= last
        return ended((same - 1).zip_with(has_day, last)), ended(same.zip_with(has_day, last))

    def _texts(self, pattern: str, *, year_first: bool) -> pl.Series:
        """Every day as text: what a day of the year looks like is made once."""
        made = {
            lengths: pl.Series(
                [
                    pattern.format(day=day, month=month)
                    for month, length in enumerate(lengths, 1)
                    for day in range(1, length + 1)
                ]
            )
            for lengths in _MONTHS.values()
        }
        rest = pl.concat([made[lengths] for lengths in self._lengths], rechunk=True)
        _begins, month, _before = self._keep("months", self._months)
        years = pl.Series([str(FIRST_YEAR + year) for year in range(len(self._lengths))])[month // 12]
        return ended(years + rest if year_first else rest + years)

    @staticmethod
    def _numbers(first: int) -> pl.Series:
        return pl.int_range(first, first + STARTS, dtype=pl.Int32, eager=True)

    def _keep(self, key: Any, make: Callable[[], _Made]) -> _Made:
        if key not in self._made:
            with self._lock:
                if key not in self._made:
                    self._made[key] = make()
        found: _Made = self._made[key]
        return found


class SeatTables(NamedTuple):
    """Flat tables by seat and day: so many days from the first on for each seat.

    ``state`` of the day; ``following``: the day or the next working day (``periods.roll``), -1 beyond the calendar;
    ``last``: the end of a period as ``filing.end_at`` moves it; ``other``: what stands beside that (the flags of ``Seats``).
    """

    first: int
    width: int
    tables: dict[str, pl.Series]

    def begin(self, seat: int | None) -> int | None:
        """What added to a day's number is its place in the row of a seat; nothing for none."""
        return None if seat is None else seat * self.width - self.first

    def look(self, name: str, begin: pl.Expr, day: pl.Expr) -> pl.Expr:
        """The table's value for a seat (by :meth:`begin`) and a day; none outside the days covered."""
        covered = (day >= self.first) & (day < self.first + self.width)
        return at(self.tables[name], pl.when(covered).then(begin + day))


class Seats:
    """Working days by seat (Land and place), for the years and seats that occur."""

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
        self.state = SeatTables(0, 0, {})  # is made anew for more: several threads look at the same time

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
        seats = list(self._index)
        self._seats = len(seats)
        # All seats lie behind each other, so that Polars is asked once; behind them those that they are compared with.
        rows = list(dict.fromkeys([*seats, *(other for seat in seats for other in self._beside(*seat))]))
        state, doubtful = self._states(rows)
        following = _following(state, self._first, self._width)
        ends = {seat: following.slice(row * self._width, self._width) for row, seat in enumerate(rows)}
        flags = pl.repeat(0, len(seats) * self._width, dtype=pl.Int32, eager=True).scatter(
            [row * self._width + place for row, seat in enumerate(seats) if seat[0] for place in doubtful[seat]],
            self.DOUBTFUL,
        )
        nothing = pl.repeat(0, self._width, dtype=pl.Int32, eager=True)
        compared = [
            self._compared(ends[seat], [ends[other] for other in self._beside(*seat)], nothing, seat[0])
            for seat in seats
        ]
        last, other = (pl.concat(parts, rechunk=True) for parts in zip(*compared, strict=True))
        tables = (state.head(len(flags)), following.head(len(flags)), last, other + flags)
        self.state = SeatTables(self._first, self._width, dict(zip(self.NAMES, map(ended, tables), strict=True)))

    def _beside(self, land: str | None, place: str) -> list[tuple[str | None, str]]:
        """Where else the facts of a seat leave possible: places of the Land; without a Land all Länder."""
        if land is None:
            # No end is looked up without a Land; what the Länder's own holidays could give is the latest of their days.
            return [(code, LAND) for code in CODES]
        return [(land, other) for other in self._calendar.places(land)] if place == LAND else []

    def _compared(
        self, own: pl.Series, others: list[pl.Series], nothing: pl.Series, land: str | None
    ) -> tuple[pl.Series, pl.Series]:
        """By day: the end of a period, and what stands beside it but for doubtful days."""
        if not others:
            return own, nothing
        earliest, latest = pl.min_horizontal(own, *others), pl.max_horizontal(own, *others)
        if land is None:
            return pl.select(latest).to_series(), nothing
        other = pl.when(latest != earliest).then(self.ELSEWHERE).otherwise(0) + pl.when(earliest != own).then(
            self.NOT_OWN
        ).otherwise(0)
        found = pl.select(last=earliest, other=other.cast(pl.Int32))
        return found["last"], found["other"]

    def _states(
        self, rows: Sequence[tuple[str | None, str]]
    ) -> tuple[pl.Series, dict[tuple[str | None, str], set[int]]]:
        """The state of each seat's days, and by seat the places of days that are moved over a doubtful day off."""
        days = pl.int_range(self._first, self._first + self._width, dtype=pl.Int32, eager=True)
        weekend = (days + _BASE_WEEKDAY) % 7 >= _SATURDAY
        known, unknown = (
            pl.select(pl.when(weekend).then(FREE).otherwise(state).cast(pl.Int32)).to_series()
            for state in (WORKING, OUTSIDE)
        )
        parts, free, doubtful = [], [], {}
        for row, (land, place) in enumerate(rows):
            first = self._calendar.known_from(land)
            outside = min(max(number(first) - self._first, 0), self._width)
            parts += [unknown.head(outside), known.slice(outside)]
            named: dict[int, str] = {}
            for year in range(max(self._from, first.year), self._to):
                for holiday in self._calendar.of_year(land, year, place):
                    named.setdefault(number(holiday.day) - self._first, holiday.source)
            free += [row * self._width + day for day in named if day < self._width]
            doubtful[land, place] = self._passes(named)
        return pl.concat(parts, rechunk=True).scatter(free, FREE), doubtful

    def _passes(self, named: Mapping[int, str]) -> set[int]:
        """The places of days that moving them off days off takes over one that only a doubtful source makes so."""
        doubtful = {source for source in set(named.values()) if self._is_doubtful(source)}
        found = set()
        for holiday in [day for day, source in named.items() if source in doubtful and not self._is_weekend(day)]:
            day = holiday
            while day >= 0 and (day in named or self._is_weekend(day)):
                found.add(day)
                day -= 1
        return {day for day in found if day < self._width}

    def _is_weekend(self, day: int) -> bool:
        return (day + self._first + _BASE_WEEKDAY) % 7 >= _SATURDAY

    def _is_doubtful(self, source: str) -> bool:
        result: str = self._law.source(source)["checked"]["result"]
        return result in UNCERTAIN


def _following(state: pl.Series, first: int, width: int) -> pl.Series:
    """The day or the next working day of each seat; -1 where the calendar does not reach."""
    number = pl.int_range(0, len(state), dtype=pl.Int32, eager=True) % width + first
    marks = pl.when(state == WORKING).then(number).when(state == OUTSIDE).then(-1)
    # Behind its last working day a seat would get the first day of the next seat: an earlier one, or none.
    found = pl.select(number=number, found=marks.fill_null(strategy="backward"))
    return found.select(
        pl.when(pl.col("found") >= pl.col("number")).then("found").otherwise(-1).cast(pl.Int32)
    ).to_series()


def boundaries(rules: Sequence[Rule]) -> list[date]:
    """Every day on which what a rule says can change: a version begins, ends, or is due for review; with all Länder."""
    found = set()
    for rule in rules:
        for history in (rule.versions, *rule.lands.values()):
            for version in history:
                found.add(version.start)
                found.update(day + timedelta(days=1) for day in (version.until, version.review_by) if day is not None)
    return sorted(found)
