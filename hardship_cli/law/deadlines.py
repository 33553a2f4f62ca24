"""The bare deadline: any period under §§ 187-193 BGB, from an event forwards or backwards."""

from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import REVIEW, Alternative, Answer, DeadlineAnswer, Trace
from hardship_cli.errors import InputError
from hardship_cli.law.filing import End, Seat, alternatives_elsewhere, check_place, end_at, tell_end
from hardship_cli.law.holidays import LAND
from hardship_cli.law.periods import (
    PeriodOutOfRange,
    backwards_by_number,
    backwards_end,
    event_period_end,
    inclusive_period_end,
    roll,
    roll_back,
)
from hardship_cli.reading import MAX_MONTHS, Joined, Period, WorkingDays
from hardship_cli.schedule.load import Law

# The provisions that the functions of ``periods.py`` carry out.
_EVENT = "§ 187 Abs. 1, § 188 BGB"
_INCLUSIVE = "§ 187 Abs. 2, § 188 BGB"
_BACKWARDS = "§§ 187, 188 BGB entsprechend"


class Span(NamedTuple):
    """What a bare deadline is asked for: an event, a period, and how to reckon it."""

    event: date
    period: Period | Joined | WorkingDays
    land: str | None = None
    place: str = "land"
    first_day_counts: bool = False
    no_roll: bool = False
    backwards: bool = False
    also: tuple[str, ...] = ()  # further Länder, whose days off count as well

    def given(self) -> dict[str, Any]:
        """What differs from the defaults, in order."""
        defaults = self._field_defaults
        return {name: value for name, value in zip(self._fields, self, strict=True) if value != defaults.get(name)}


def deadline(span: Span, law: Law) -> Answer:
    """The end of ``span.period`` after ``span.event``, and the working day that it moves to.

    Forwards the day of the event does not count (§ 187 Abs. 1 BGB), with ``first_day_counts`` it does (Abs. 2). Backwards it
    is the latest day from which the period ends before the event's day, with ``first_day_counts`` on that day at the latest
    (:func:`~hardship_cli.law.periods.backwards_end`); where counting back by the number of the day gives an earlier one, a
    note names it. The end moves off Saturday, Sunday and holidays to the next working day, backwards to the one before,
    which is the safe day for whoever must act; not with ``no_roll``. What lies between act and event is no time to act in, so
    its own end never moves (§ 193 BGB).

    Of working days each is counted (``working_days.py``).

    Of months with days behind them the months come first, by the number of the day, then the days; the end moves once. Backwards
    nothing says which of them comes first: ``joined_backwards``.

    Raises :class:`InputError` for a period that cannot be reckoned or an unknown place, :class:`Unanswerable`
    ``before_calendar``.
    """
    seat = Seat(span.land, span.place)
    check_place(law, seat)
    # A place lies in one Land, and working days are counted in one calendar: beside further Länder neither has a meaning.
    if span.also and (span.place != LAND or isinstance(span.period, WorkingDays)):
        raise InputError("lands_alone", "land", value=", ".join((span.land or "", *span.also)), first=span.land or "")
    trace = Trace(law)
    basis = _BACKWARDS if span.backwards else _INCLUSIVE if span.first_day_counts else _EVENT
    counts: list[Alternative] = []
    if isinstance(span.period, WorkingDays):
        from hardship_cli.law.working_days import COUNTED, Ways, end_of

        basis = COUNTED
        ways = Ways(span.first_day_counts, span.no_roll, span.backwards)
        end, counts = end_of(span.event, span.period, seat, trace, ways)
    else:
        raw = _raw(span)
        end = End(raw, raw) if span.no_roll else _moved(span, law, raw, seat)
    raw = end.raw
    step = trace.step("raw_end", value=raw, basis=basis)
    if not span.no_roll:
        tell_end(trace, end, seat, span.event, (step,))
    others = [*counts, *alternatives_elsewhere(trace, end, span.land)]
    for land in (span.land, *span.also) if span.also and not span.no_roll else ():
        # The common end is a working day in all of them. Who files in one Land alone has that Land's own end, which may be
        # another.
        own_end = end_at(law, raw, Seat(land), roll_back if span.backwards else roll).last
        if own_end != end.last:
            trace.raise_status(REVIEW)
            trace.note("land_alone", "warning", None, day=own_end, where=land)
            others.append(Alternative("land", day=own_end, reading=land))
    # § 193 BGB is about acts within a period. Whether an end that was counted back moves at all is not settled, so the
    # earlier day leads and the one that was reckoned stands beside it.
    if span.backwards and end.last != raw:
        trace.raise_status(REVIEW)
        trace.note("backwards_rolled", "warning", basis, day=raw)
        others.append(Alternative("backwards_rolled", day=raw, basis=basis))
    if span.backwards and isinstance(span.period, Period):
        # Counted back by the number of the day it would be an earlier one: named, so that nobody takes this answer for a
        # slip.
        by_number = backwards_by_number(span.event, span.period, event_day_counts=span.first_day_counts)
        if by_number < end.last:
            trace.note("backwards_by_number", "hint", basis, day=by_number)
    return trace.close("deadline", span, DeadlineAnswer(span.event, raw, end.last, end.rolled, tuple(others)))


def _moved(span: Span, law: Law, raw: date, seat: Seat) -> End:
    """The end moved off days off; of several Länder off those of each, until it is a working day in all of them."""
    move = roll_back if span.backwards else roll
    if not span.also:
        return end_at(law, raw, seat, move)
    found = End(raw, raw)
    # Off a holiday of one Land the end can come to lie on one of another, so all are asked again until none moves it.
    while True:
        ends = [end_at(law, found.last, Seat(land), move) for land in (span.land, *span.also)]
        moved = next((one for one in ends if one.last != found.last), None)
        if moved is None:
            return found
        found = found._replace(last=moved.last, rolled=(*found.rolled, *moved.rolled))


def _raw(span: Span) -> date:
    assert not isinstance(span.period, WorkingDays)
    if min(span.period[:1] if isinstance(span.period, Period) else span.period) < 1:
        raise InputError("duration_not_positive", "period", value=span.period)
    try:
        if not isinstance(span.period, Period):
            return _joined(span, span.period)
        if span.backwards:
            return backwards_end(span.event, span.period, event_day_counts=span.first_day_counts)
        if span.first_day_counts:
            return inclusive_period_end(span.event, span.period)
        return event_period_end(span.event, span.period)
    except PeriodOutOfRange:
        raise InputError("duration_absurd", "period", value=span.period, limit=f"{MAX_MONTHS}m") from None


def _joined(span: Span, period: Joined) -> date:
    if span.backwards:
        raise InputError("joined_backwards", "period", value=period)
    months = Period(period.months, "months")
    end = inclusive_period_end if span.first_day_counts else event_period_end
    # The end of the months is no end of a period, so it does not move: only what the days behind them come to does.
    return event_period_end(end(span.event, months), Period(period.days, "days"))
