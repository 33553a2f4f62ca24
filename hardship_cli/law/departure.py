"""By when to leave: the time for departure that a threat of removal sets (§ 59 AufenthG, ``data/deadlines.toml``)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import REVIEW, Alternative, Answer, DepartureAnswer, Gist, Trace
from hardship_cli.case import Case
from hardship_cli.errors import InputError, OutsideCalendar, Unanswerable
from hardship_cli.law import disputes
from hardship_cli.law.delivered import is_of_another_paper
from hardship_cli.law.filing import Seat, check_place, end_at
from hardship_cli.law.in_force import known, length, take
from hardship_cli.law.notification import notification, of_decision, tell_others
from hardship_cli.law.notification_fiction import Notification, OtherDay, weighed
from hardship_cli.law.periods import event_period_end
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import GAP, NONE, VALUE
from hardship_cli.schedule.pick import version_on

LEAST, MOST, ANEW, CAP = "departure_min", "departure_max", "departure_runs_anew", "departure_cap"
# The disputed point on a last day that is a day off.
_POINT = "E10"
# Before a named day there is no period that could be reckoned: it is the day itself.
_NAMED = "§ 59 Abs. 1 S. 1 AufenthG"
_COUNTED = "§ 31 Abs. 1 VwVfG; § 187 Abs. 1, § 188 BGB"
_INTERRUPTED, _ANEW = "§ 59 Abs. 1 S. 6 AufenthG", "§ 59 Abs. 1 S. 6, 7 AufenthG"
_EFFECTIVE = "§ 43 Abs. 1 VwVfG"
_TITLE = "§ 50 Abs. 1 AufenthG"
_NO_SUSPENSION = "§ 84 Abs. 1 AufenthG"


class _Set(NamedTuple):
    """What the decision sets: the last day (``None``: nothing), and the length that would run anew."""

    last_day: date | None
    length: Period | None


class _Left(NamedTuple):
    """The last day that is left, the day from which the time runs anew, which does not count itself, and the other readings."""

    last_day: date | None
    restarts_on: date | None = None
    alternatives: tuple[Alternative, ...] = ()


def departure(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    """The last day to leave in, as the decision sets it, and between which days the law wants that day to lie.

    A number of days counts from the notification, or from the day on which the duty to leave can be enforced, as an event
    period (§ 187 Abs. 1 BGB); a named day stands as it is. If the duty or the threat stops being enforceable while it runs,
    the time is interrupted (§ 59 Abs. 1 S. 6 AufenthG) and runs anew, in full, once that is over (S. 7). The day leads that
    is not moved off days off (disputed point E10): who stays until the later one may be late. ``trace`` as in
    :func:`~hardship_cli.law.fees.fee`.

    Raises :class:`Unanswerable` ``departure_event_needed``, ``departure_other_paper``, ``enforceable_from_needed``, and what
    :func:`~hardship_cli.law.notification.notification` raises; :class:`InputError` for contradictions.
    """
    _check(case)
    trace = trace or Trace(law)
    seat = Seat(case.land, case.place)
    check_place(law, seat)
    event, notified = _event(case, law, trace)
    if event is not None:
        trace.step("departure_event", value=event, rule=case.departure_from)
    earliest, latest = _bounds(case, law, trace, event)
    found = _as_set(case, trace, event)
    # Between the bounds of § 59 Abs. 1 S. 1 AufenthG the authority chooses. What it did not set cannot be worked out, so only
    # the bounds are told.
    if found.last_day is None and case.departure_until is None:
        trace.raise_status(REVIEW)
        trace.note("departure_not_set", "warning", _NAMED)
    elif event is not None:
        _weigh(trace, found.last_day, earliest, latest)
        _weigh_cap(case, trace, found.last_day, event)
    if notified is not None and found.length is None and earliest is not None:
        _tell_other_bounds(case, trace, notified)
    others = [] if notified is None or found.length is None else _on_other_days(case, law, notified, found.length, seat)
    cut = _is_cut(case, found, event)
    # By another day of notification the suspension can meet a time that runs where by this one it does not.
    hangs = any(other_cut != cut for _other, _left, other_cut in others if other_cut is not None)
    left = _after_interruption(case, trace, found, seat, event, hangs=hangs)
    last_day, alternatives = left.last_day, left.alternatives
    if last_day is not None and not alternatives:
        by_one_day = not others and not _title_runs(case, event)
        last_day, alternatives = _by_readings(law, trace, last_day, seat, is_settled=by_one_day)
    alternatives += _differing(trace, others, left, cut=cut)
    _remarks(case, trace, event)
    return trace.close("departure", case, DepartureAnswer(earliest, latest, last_day, left.restarts_on, alternatives))


def _check(case: Case) -> None:
    """Refuse facts that contradict each other, or that hang in the air."""
    if case.departure_days is not None and case.departure_until is not None:
        raise InputError("departure_twice", "departure_until", value=case.departure_until, other=case.departure_days)
    if case.enforceable_again is not None and case.suspended is None:
        raise InputError("suspended_needed", "enforceable_again", value=case.enforceable_again)


def _event(case: Case, law: Law, trace: Trace) -> tuple[date | None, Notification | None]:
    """The day from which the time counts, as the decision says, and the notification if it is that; a named last day needs none."""
    named = case.departure_until
    if case.departure_from != "enforceable":
        notified = of_decision(case, law, trace)
        if notified is None and named is None:
            if is_of_another_paper(case):
                raise Unanswerable("departure_other_paper", "notified", document=case.document)
            if case.delivery is not None or case.posted is not None or case.received is not None:
                notification(case, law, Gist(law))  # says itself which fact it lacks
            raise Unanswerable("departure_event_needed", "notified")
        if notified is None:
            return None, None
        if named is not None and notified.day is not None and named < notified.day:
            # Such a time was over before anybody knew of it: nothing says that it was set at all.
            trace.raise_status(REVIEW)
            trace.note("departure_before_notified", "warning", _NAMED, day=named, notified=notified.day)
        return notified.day, notified
    if case.enforceable_from is None:
        if named is None:
            raise Unanswerable("enforceable_from_needed", "enforceable_from")
        return None, None
    since = case.enforceable_from
    notified = of_decision(case, law, Gist(law))
    if notified is None or notified.day is None:
        return since, None
    event = max(since, notified.day)
    if since < notified.day:
        # What a decision sets begins with its notification at the earliest (§ 43 Abs. 1 VwVfG), since when ever the duty to
        # leave can be enforced.
        of_decision(case, law, trace)  # on which the event then rests
        trace.raise_status(REVIEW)
        trace.note("departure_from_notified", "warning", _EFFECTIVE, day=notified.day, enforceable=since)
    known = [other for other in notified.others if other.day is not None or since < notified.day]
    others = [other._replace(day=since) if other.day is not None and other.day < since else other for other in known]
    return event, Notification(event, notified.step, tuple([other for other in others if other.day != event]))


def _bounds(case: Case, law: Law, trace: Trace, event: date | None) -> tuple[date | None, date | None]:
    """The first and the last day that the law has in mind; not known where no text was read, or no event is known."""
    if event is None:
        return None, None
    day, found = case.on or event, []
    for name in (LEAST, MOST):
        rule = law.deadlines.rule(name)
        version = known(law, rule, day)
        if version is None:
            trace.note("departure_bounds_unread", "hint", rule.basis, day=day)
            return None, None
        picked = take(trace, rule, day)
        end = event_period_end(event, length(rule, picked.version, day))
        trace.step("departure_bound", value=end, rule=name, basis=picked.version.basis, uses=(picked.step,))
        found.append(end)
    return found[0], found[1]


def _tell_other_bounds(case: Case, trace: Trace, notified: Notification) -> None:
    """Say between which days the law wants the last day by each other day of notification, where no length hangs on that day.

    A day that was named stands whenever it was notified, but whether it leaves too little time does not.
    """
    law = trace.law
    for other in notified.others:
        trace.raise_status(REVIEW)
        if other.reading is None:
            trace.note(other.because, "warning", other.basis, day=other.day)
        else:
            disputes.mention(trace, law, other.because, "warning")
        if other.day is not None:
            earliest, latest = _bounds(case, law, Gist(law), other.day)
            trace.note("departure_bounds_hang", "warning", _NAMED, day=other.day, earliest=earliest, latest=latest)


def _as_set(case: Case, trace: Trace, event: date | None) -> _Set:
    """The last day as the decision sets it."""
    if case.departure_until is not None:
        trace.step("departure_named", value=case.departure_until, basis=_NAMED)
        return _Set(case.departure_until, None)
    days = case.departure_days
    if days is None or event is None:
        return _Set(None, None)
    end = event_period_end(event, days)
    trace.step("departure_end", value=end, basis=_COUNTED)
    return _Set(end, days)


def _weigh(trace: Trace, last_day: date | None, earliest: date | None, latest: date | None) -> None:
    """Say where a time is shorter or longer than the law has in mind: it may be, for reasons that the decision gives."""
    if last_day is None or earliest is None or latest is None:
        return
    if last_day < earliest:
        trace.note("departure_short", "warning", "§ 59 Abs. 1 S. 2 AufenthG", day=last_day, bound=earliest)
    elif last_day > latest:
        trace.note("departure_long", "hint", "§ 59 Abs. 1 S. 4 AufenthG", day=last_day, bound=latest)


def _weigh_cap(case: Case, trace: Trace, last_day: date | None, event: date) -> None:
    """Say where a time may be longer than the older law let it be: some months after the duty to leave had become final.

    Final it becomes after the notification at the earliest, so what ends within those months from then on is no longer than that.
    """
    rule, day = trace.law.deadlines.rule(CAP), case.on or event
    version = version_on(rule, day)
    if last_day is None or version.state == NONE:
        return
    months = next(one.value for one in rule.versions if one.state == VALUE) if version.state == GAP else version.value
    if last_day > event_period_end(event, Period(months, "months")):
        trace.raise_status(REVIEW)
        code = "departure_cap_unread" if version.state == GAP else "departure_cap"
        trace.note(code, "warning", version.basis, day=last_day, months=months)
        trace.cite(version.source)


def _is_cut(case: Case, found: _Set, event: date | None) -> bool:
    """Whether a suspension interrupts the time, as its end stands before disputed point E10.

    § 59 Abs. 1 S. 6 AufenthG is about a time that is running: what had ended before is not given anew, and what did not run yet is
    not interrupted by a suspension that was over by then.
    """
    if case.suspended is None or (_is_before(case, event) and _is_over_by(case, event)):
        return False
    return found.last_day is None or case.suspended <= found.last_day


def _is_before(case: Case, event: date | None) -> bool:
    return event is not None and case.suspended is not None and case.suspended < event


def _is_over_by(case: Case, event: date | None) -> bool:
    return event is not None and case.enforceable_again is not None and case.enforceable_again <= event


def _after_interruption(
    case: Case, trace: Trace, found: _Set, seat: Seat, event: date | None, *, hangs: bool = False
) -> _Left:
    """What is left of the time after a suspension, if there was one. ``hangs``: another day of notification says otherwise."""
    if case.suspended is None:
        return _Left(found.last_day)
    if hangs:
        trace.raise_status(REVIEW)
        trace.note("departure_interruption_hangs", "warning", _INTERRUPTED, suspended=case.suspended)
    if _is_before(case, event):
        # Before its notification a decision set no time, and one that counts from another day does not run before that.
        trace.raise_status(REVIEW)
        code = "departure_did_not_run" if _is_over_by(case, event) else "departure_not_begun"
        trace.note(code, "warning", _INTERRUPTED, suspended=case.suspended, event=event)
        if _is_over_by(case, event):
            return _Left(found.last_day)
    if found.last_day is not None and case.suspended > found.last_day:
        return _after_the_end(case, trace, found, found.last_day, seat, event=event, hangs=hangs)
    trace.step("interrupted", value=case.suspended, basis=_INTERRUPTED)
    again = case.enforceable_again
    if again is None:
        trace.note("departure_interrupted", "warning", _INTERRUPTED, suspended=case.suspended)
        return _Left(None)
    _check_anew(case, trace, event or again)
    if found.length is None:
        # A day that was named is over or lies ahead; how long the time was that runs anew is not said by it, and where nothing is
        # given, by nothing.
        trace.raise_status(REVIEW)
        named = case.departure_until is not None
        trace.note("departure_named_anew" if named else "departure_anew_unset", "warning", _ANEW, day=again)
        return _Left(None, again)
    # The whole time runs again, not what was left of it, and no new decision is needed for that (§ 59 Abs. 1 S. 6, 7
    # AufenthG).
    end = event_period_end(again, found.length)
    trace.step("departure_anew", value=end, basis=_ANEW)
    return _Left(end, again)


def _check_anew(case: Case, trace: Trace, event: date) -> None:
    """That the time runs anew is in the texts of today; where none of the day was read, a person must look."""
    rule = trace.law.deadlines.rule(ANEW)
    version = known(trace.law, rule, case.on or event)
    if version is None or not version.value:
        trace.raise_status(REVIEW)
        trace.note("departure_anew_unread", "warning", rule.basis, day=case.on or event)
    else:
        trace.cite(version.source)


def _after_the_end(
    case: Case, trace: Trace, found: _Set, last_day: date, seat: Seat, *, event: date | None, hangs: bool
) -> _Left:
    """A suspension after the last day interrupts nothing, unless that is a day off and the time ran until the next working day."""
    law, suspended, again = trace.law, case.suspended, case.enforceable_again
    assert suspended is not None
    moved = _moved(law, last_day, seat)
    if moved is None or suspended > moved:
        if not hangs:
            trace.note("departure_was_over", "hint", _INTERRUPTED, day=last_day, suspended=suspended)
        return _Left(last_day)
    if again is not None:
        _check_anew(case, trace, event or again)
    anew = None if again is None or found.length is None else event_period_end(again, found.length)
    day, others = weighed(law, _POINT, anew, last_day)
    disputes.tell(trace, law, _POINT, "warning")
    trace.note("departure_maybe_interrupted", "warning", _INTERRUPTED, day=last_day, suspended=suspended)
    if again is not None and found.length is None:
        trace.note("departure_maybe_named_anew", "warning", _ANEW, day=again)
    return _Left(day, None if day == last_day else again, _alternatives(others))


def _moved(law: Law, last_day: date, seat: Seat) -> date | None:
    """The latest day to which a last day off moves by disputed point E10; ``None`` where it is a working day everywhere."""
    try:
        end = end_at(law, last_day, seat)
    except OutsideCalendar:
        return None
    if end.last != last_day:
        return end.last
    # Without a Land or a place the last day may be a working day at one seat and a holiday at another: the latest of
    # the ends is then what the reading that moves it could give.
    return end.elsewhere[-1][0] if end.elsewhere else None


def _by_readings(
    law: Law, trace: Trace, last_day: date, seat: Seat, *, is_settled: bool
) -> tuple[date, tuple[Alternative, ...]]:
    """Disputed point E10, where the last day is a day off: the day by the reading that leads, and that by the other one.

    The later one is safe for the authority where it ``is_settled`` from which day the time runs: not where the decision may have
    been notified on another day, nor where a title still puts off the duty to leave.
    """
    moved = _moved(law, last_day, seat)
    if moved is None:
        return last_day, ()
    safe: dict[str, Any] = {"leave_by": last_day, **({"remove_after": moved} if is_settled else {})}
    disputes.tell(trace, law, _POINT, "warning", **safe)
    day, others = weighed(law, _POINT, moved, last_day)
    return day or last_day, _alternatives(others)


def _alternatives(others: Sequence[OtherDay]) -> tuple[Alternative, ...]:
    return tuple([Alternative(one.because, day=one.day, basis=one.basis, reading=one.reading) for one in others])


# The day of notification by a reading or an open fact, what is then left of the time, and whether a suspension interrupts it then;
# the latter two are ``None`` where nobody knows that day.
_Other = tuple[OtherDay, _Left | None, bool | None]


def _on_other_days(case: Case, law: Law, notified: Notification, length: Period, seat: Seat) -> list[_Other]:
    """What is left of the time where the decision was notified on another day: each goes through the suspension by itself."""
    found: list[_Other] = []
    for other in notified.others:
        if other.day is None:
            found.append((other, None, None))
            continue
        then = _Set(event_period_end(other.day, length), length)
        left = _after_interruption(case, Gist(law), then, seat, other.day)
        found.append((other, left, _is_cut(case, then, other.day)))
    return found


def _differing(trace: Trace, others: Sequence[_Other], left: _Left, *, cut: bool) -> tuple[Alternative, ...]:
    """The last day, not moved, by each other day of notification, where that is another; where it is not, none is told.

    A day that nobody knows moves nothing either, once the time is interrupted.
    """
    differing: list[OtherDay] = []
    for other, then, _other_cut in others:
        if then is None:
            differing += [] if cut else [other]
        elif then.last_day != left.last_day or then.restarts_on != left.restarts_on:
            differing.append(other._replace(day=then.last_day))
    tell_others(trace, [other for other, _then, _cut in others if other.because in {one.because for one in differing}])
    return _alternatives(differing)


def _title_runs(case: Case, event: date | None) -> bool:
    """Whether a title runs on the day from which the time counts: who holds one need not leave (§ 50 Abs. 1 AufenthG)."""
    title = case.permit_until
    return event is not None and isinstance(title, date) and event <= title


def _remarks(case: Case, trace: Trace, event: date | None) -> None:
    """What a person must know beside the day."""
    # A time for departure beside a title that runs shows that a fact is wrong or the decision is early.
    if _title_runs(case, event):
        trace.raise_status(REVIEW)
        trace.note("title_still_runs", "warning", _TITLE, day=case.permit_until)
    if case.filed is not None and case.suspended is None:
        trace.note("remedy_suspends_nothing", "hint", _NO_SUSPENSION)
