"""Which case of § 81 AufenthG the facts amount to: a title or none, in time or late, and what a disputed point changes."""

from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.answer import OtherEffect, Trace
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import Case
from hardship_cli.law import disputes
from hardship_cli.law.filing import calendar_of
from hardship_cli.law.holidays import Calendar, OutsideCalendar
from hardship_cli.law.periods import event_period_end, roll
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.pick import pick, version_on

_ONE_DAY = timedelta(days=1)
_LONGEST_RUN = timedelta(days=14)
NO_EFFECT = "none"

# The rules that hold the effect of each case.
IN_TIME, LATE, ORDERED = "fiction_title_in_time", "fiction_title_late", "fiction_title_ordered"
STAY_IN_TIME, STAY_LATE = "fiction_lawful_in_time", "fiction_lawful_late"
UNLAWFUL, FIRST_23A = "fiction_unlawful", "fiction_23a_first"

# The title whose first permit nobody can apply for.
_NO_APPLICATION = "23a"

# The reading of disputed point E7 by which the time to apply moves off a day off.
_MOVES = "B"


class Finding(NamedTuple):
    """What the facts amount to: the rule with the effect, whether the application was in time, and the last day for it.

    ``begins`` is false while there is no application: then nothing takes effect yet.
    """

    rule: str
    in_time: bool | None = None
    last_day: date | None = None
    others: tuple[OtherEffect, ...] = ()
    begins: bool = True


def check(case: Case) -> None:
    """Refuse facts that contradict each other."""
    for later in ("decided", "notified"):
        for earlier in ("applied", "continuation_ordered"):
            first, second = getattr(case, earlier), getattr(case, later)
            if first is not None and second is not None and second < first:
                raise InputError("wrong_order", later, value=second, other=earlier, other_value=first)
    if case.continuation_ordered is not None and case.permit_until == "none":
        raise InputError("order_without_title", "continuation_ordered", value=case.continuation_ordered)
    without_title = not isinstance(case.permit_until, date)
    if without_title and case.title == _NO_APPLICATION and case.lawful_stay:
        raise InputError("lawful_not_23a", "lawful_stay", value=case.lawful_stay)
    since = case.lawful_since
    if without_title and case.applied is not None and since is not None and since > case.applied:
        raise InputError("wrong_order", "applied", value=case.applied, other="lawful_since", other_value=since)


def find_case(case: Case, law: Law, trace: Trace) -> Finding:
    """Which case of § 81 the facts amount to; raises :class:`Unanswerable` for the first fact that is missing."""
    if isinstance(case.permit_until, date):
        return _with_title(case, law, trace, case.permit_until)
    if case.permit_until == "none" or case.lawful_stay:
        return _without_title(case, law, trace)
    would_give = [("title_in_time", "continuation"), ("title_late", NO_EFFECT)]
    if case.title != _NO_APPLICATION and case.lawful_stay is None:
        would_give.append(("no_title_lawful", "permitted-stay"))
    would_give.append(("no_title", NO_EFFECT))
    raise Unanswerable("permit_until_needed", "permit_until", would_give=tuple(would_give))


def _with_title(case: Case, law: Law, trace: Trace, expiry: date) -> Finding:
    if case.applied is None:
        if case.continuation_ordered is not None:
            would_give = (("title_in_time", expiry + _ONE_DAY), ("title_late", case.continuation_ordered))
            raise Unanswerable("applied_needed", "applied", would_give=would_give)
        return _not_applied(case, law, trace, expiry)
    on_last_day = case.applied == expiry
    if on_last_day:
        counts = pick(trace, law.deadlines.rule("expiry_day_in_time"), case.on or case.applied)
        on_last_day = bool(counts.version.value)
    if case.applied < expiry or on_last_day:
        return Finding(IN_TIME, in_time=True, last_day=expiry)
    last, others = _day_off(case, law, trace, expiry)
    if case.applied <= last and last > expiry:
        return Finding(IN_TIME, in_time=True, last_day=last, others=others)
    rule = LATE if case.continuation_ordered is None else ORDERED
    return Finding(rule, in_time=False, last_day=last, others=others)


def _not_applied(case: Case, law: Law, trace: Trace, expiry: date) -> Finding:
    """Nothing takes effect yet: what an application by the last day would bring about."""
    last, others = _day_off(case, law, trace, expiry)
    version = version_on(law.deadlines.rule(IN_TIME), case.on or expiry)
    begin = expiry + _ONE_DAY
    applied = OtherEffect("applied_in_time", version.value, begin, last, version.basis)
    trace.note("apply_by", "hint", version.basis, day=last, begin=begin)
    return Finding(IN_TIME, last_day=last, others=(applied, *others), begins=False)


def _day_off(case: Case, law: Law, trace: Trace, expiry: date) -> tuple[date, tuple[OtherEffect, ...]]:
    """The last day to apply, and disputed point E7 where the title ends on a day off and the next working day decides."""
    applied = case.applied
    # No run of days off is as long as this; and an old title need not lie within the calendar.
    if applied is not None and applied - expiry > _LONGEST_RUN:
        return expiry, ()
    calendar = calendar_of(law)
    try:
        moved, passed = roll(expiry, calendar, case.land)
        if case.land is None:
            _if_holiday_of_a_land(law, trace, calendar, expiry, max(applied or moved, moved + _ONE_DAY))
    except OutsideCalendar:
        return expiry, ()
    if not passed or (applied is not None and applied > moved):
        return expiry, ()
    day = case.on or applied or expiry
    rolls = pick(trace, law.deadlines.rule("application_rolls"), day).version.value
    disputes.tell(trace, law, "E7")
    followed = _MOVES if rolls else disputes.applied(law, "E7")
    in_time = version_on(law.deadlines.rule(IN_TIME), day).value
    late = version_on(law.deadlines.rule(LATE), day).value
    others = tuple(
        OtherEffect("E7", in_time, expiry + _ONE_DAY, moved, reading["basis"], name)
        if name == _MOVES
        else OtherEffect("E7", late, None, expiry, reading["basis"], name)
        for name, reading in disputes.readings(law, "E7")
        if name != followed
    )
    return moved if followed == _MOVES else expiry, others


def _if_holiday_of_a_land(law: Law, trace: Trace, calendar: Calendar, expiry: date, day: date) -> None:
    """Without a Land only holidays of all Länder count: say so where a Land's own would put ``day`` in time by E7."""
    lands = [land for land in law.holidays["land"] if roll(expiry, calendar, land)[0] >= day]
    if lands:
        trace.note("holiday_of_a_land", "hint", None, day=expiry, lands=", ".join(lands))


def _without_title(case: Case, law: Law, trace: Trace) -> Finding:
    if case.title == _NO_APPLICATION:
        return Finding(FIRST_23A)
    late = (("lawful_at_application", "permitted-stay"), ("lawful_before", "suspended-removal"))
    if case.lawful_stay is None:
        raise Unanswerable("lawful_stay_needed", "lawful_stay", would_give=(*late, ("never_lawful", NO_EFFECT)))
    if not case.lawful_stay and case.lawful_since is None:
        return Finding(UNLAWFUL, others=_if_lawful_before(case, law))
    if case.applied is None:
        raise Unanswerable("applied_needed", "applied", would_give=late)
    last = _last_day_for_child(case, law, trace)
    if not case.lawful_stay or (last is not None and case.applied > last):
        return Finding(STAY_LATE, in_time=False, last_day=last)
    return Finding(STAY_IN_TIME, in_time=True, last_day=last)


def _if_lawful_before(case: Case, law: Law) -> tuple[OtherEffect, ...]:
    """A stay that was lawful without a title, but no longer is, makes the application late instead of void."""
    if case.applied is None:
        return ()
    version = version_on(law.deadlines.rule(STAY_LATE), case.on or case.applied)
    return (OtherEffect("lawful_since", version.value, case.applied, basis=version.basis),)


def _last_day_for_child(case: Case, law: Law, trace: Trace) -> date | None:
    """The last day to apply for a child born in Germany (§ 81 Abs. 2 S. 2): one whose lawful stay began with the birth.

    Unlike the end of a title this is the end of a period for an act, and moves (§ 31 Abs. 3 S. 1 VwVfG).
    """
    if case.born is None or case.lawful_since != case.born:
        return None
    rule = law.deadlines.rule("child_born")
    picked = pick(trace, rule, case.on or case.born)
    end = event_period_end(case.born, Period(picked.version.value, rule.kind))
    moved = roll(end, calendar_of(law), case.land)[0]
    uses: tuple[str, ...] = (picked.step,)
    if moved > end:
        rolls = pick(trace, law.deadlines.rule("period_rolls"), case.on or case.born)
        moved, uses = moved if rolls.version.value else end, (*uses, rolls.step)
    trace.step("time_to_apply", value=moved, basis=picked.version.basis, uses=uses)
    return moved
