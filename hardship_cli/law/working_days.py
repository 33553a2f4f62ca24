"""Periods of working days (``5wd``, ``5 Arbeitstage``, ``5 Werktage``): what is counted, and what the word leaves open.

Monday to Friday without the holidays at the place. Where Saturdays may count (``Werktage``, § 3 Abs. 2 BUrlG), both counts are
made: the earlier day is the safe one for whoever must act, forwards and backwards.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.answer import DISPUTED, Alternative, Trace
from hardship_cli.law.filing import End, Seat, end_at
from hardship_cli.law.holidays import LAND, Calendar
from hardship_cli.law.periods import Rolled, roll, roll_back
from hardship_cli.reading import WorkingDays

COUNTED = "§ 187 BGB"
# By whether Saturdays count: what the count is called, and where the law counts so.
_SIDES = {True: ("saturdays_count", "§ 3 Abs. 2 BUrlG"), False: ("saturdays_do_not_count", "§ 193 BGB")}
_ONE_DAY = timedelta(days=1)
_SATURDAY = "saturday"


class Ways(NamedTuple):
    """How a period is counted besides: as the fields of a bare deadline say."""

    first_day_counts: bool
    no_roll: bool
    backwards: bool


def end_of(event: date, period: WorkingDays, seat: Seat, trace: Trace, ways: Ways) -> tuple[End, list[Alternative]]:
    """The end of so many working days after an event (or before it), with the other count where ``Werktage`` leave it open."""
    open_counts = (True, False) if period.with_saturdays else (False,)
    ends = {saturdays: _end(_Count(period.amount, saturdays, ways), event, seat, trace) for saturdays in open_counts}
    leads = min(ends, key=lambda saturdays: ends[saturdays].last)
    other = ends.get(not leads)
    if other is None or other.last == ends[leads].last:
        return ends[leads], []
    trace.raise_status(DISPUTED)
    trace.note("werktage", "warning", _SIDES[leads][1], day=other.last)
    because, basis = _SIDES[not leads]
    return ends[leads], [Alternative(because, day=other.last, basis=basis)]


def _end(count: "_Count", event: date, seat: Seat, trace: Trace) -> End:
    """The end by one count; where no place or no Land is named, the earliest leads as with any other end."""
    end = end_at(trace.law, event, seat, count.move)
    # The end as counted is the first day that it moved off: counting and moving are one walk here.
    return end._replace(raw=end.rolled[0].day if end.rolled else end.last)


class _Count(NamedTuple):
    amount: int
    saturdays: bool
    ways: Ways

    def move(
        self, event: date, calendar: Calendar, land: str | None, place: str = LAND
    ) -> tuple[date, tuple[Rolled, ...]]:
        """From the event to the end, and the days off that it moved over there."""
        days = self._days(event, calendar, land, place)
        end = next(day for number, day in enumerate(days, start=1) if number == self.amount)
        if self.ways.backwards:
            end -= _ONE_DAY  # from the day before on all of them lie between
        if self.ways.no_roll:
            return end, ()
        return (roll_back if self.ways.backwards else roll)(end, calendar, land, place)

    def _days(self, event: date, calendar: Calendar, land: str | None, place: str) -> Iterator[date]:
        """The working days from the event on, forwards or backwards."""
        step = -_ONE_DAY if self.ways.backwards else _ONE_DAY
        day = event if self.ways.first_day_counts else event + step
        while True:
            why = calendar.is_free(day, land, place)
            # The calendar names a Saturday before it looks for a holiday, so one that is both is asked about again: it is no
            # Werktag.
            if why is None or (self.saturdays and why == _SATURDAY and calendar.holiday(day, land, place) is None):
                yield day
            day += step
