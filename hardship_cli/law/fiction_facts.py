"""Which case of § 81 AufenthG the facts amount to: a title or none, in time or late, and what a disputed point changes."""

from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.answer import REVIEW, OtherEffect, Trace
from hardship_cli.case import Case
from hardship_cli.errors import InputError, OutsideCalendar, Unanswerable
from hardship_cli.law import disputes
from hardship_cli.law.delivered import is_decided, is_for_no_title
from hardship_cli.law.fee_facts import figure
from hardship_cli.law.filing import End, Seat, calendar_of, end_at
from hardship_cli.law.holidays import Calendar
from hardship_cli.law.in_force import counted, known, length, says_yes, stated, take, word_of
from hardship_cli.law.periods import LONGEST_RUN, birth_of, birthday_reached, roll
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import NONE, Version

_ONE_DAY = timedelta(days=1)
NO_EFFECT, CONTINUATION = "none", "continuation"
EFFECTS = (CONTINUATION, "permitted-stay", "suspended-removal", NO_EFFECT)

# The rules that hold the effect of each case.
IN_TIME, LATE, ORDERED = "fiction_title_in_time", "fiction_title_late", "fiction_title_ordered"
STAY_IN_TIME, STAY_LATE = "fiction_lawful_in_time", "fiction_lawful_late"
SCHENGEN = "fiction_schengen_visa"
UNLAWFUL, FIRST_23A = "fiction_unlawful", "fiction_23a_first"

# What can be held whose last day is not that of a title which an application carries on.
SCHENGEN_VISA, VISA_FREE = "schengen-visa", "visa-free"

# The title whose first permit nobody can apply for.
_NO_APPLICATION = "23a"

# The reading of disputed point E7 by which the time to apply moves off a day off, and that of LATE_OLD by which a late application
# continues the title.
_MOVES, _CONTINUES = "B", "B"


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
    without_title = not holds_title(case)
    if case.continuation_ordered is not None and (case.permit_until == "none" or case.held == VISA_FREE):
        raise InputError("order_without_title", "continuation_ordered", value=case.continuation_ordered)
    if case.born_in_germany is False and case.born is not None and case.lawful_since == case.born:
        raise InputError("born_abroad_lawful_since", "born_in_germany", value=case.born_in_germany, born=case.born)
    if without_title and case.title == _NO_APPLICATION and case.lawful_stay:
        raise InputError("lawful_not_23a", "lawful_stay", value=case.lawful_stay)
    since = case.lawful_since
    if without_title and case.applied is not None and since is not None and since > case.applied:
        raise InputError("wrong_order", "applied", value=case.applied, other="lawful_since", other_value=since)


def holds_title(case: Case) -> bool:
    """Whether ``permit_until`` is the last day of a title; of a visa-free stay it is the last lawful day."""
    return isinstance(case.permit_until, date) and case.held != VISA_FREE


def find_case(case: Case, law: Law, trace: Trace) -> Finding:
    """Which case of § 81 the facts amount to; raises :class:`Unanswerable` for the first fact that is missing."""
    if isinstance(case.permit_until, date):
        if case.held == VISA_FREE:
            return _visa_free(case, law, trace, case.permit_until)
        if case.held == SCHENGEN_VISA:
            return _with_schengen_visa(case, law, trace, case.permit_until)
        return _with_title(case, law, trace, case.permit_until)
    if case.permit_until == "none" or case.lawful_stay or case.born_in_germany:
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
        return _not_applied(case, law, trace, expiry, IN_TIME)
    # The trap of § 81 AufenthG: who held a title and applies late gets nothing by law, not even that removal counts as
    # suspended (Abs. 3 S. 2 is for a stay without a title). Only an order helps (Abs. 4 S. 3).
    found = _by(case, law, trace, expiry, (IN_TIME, LATE if case.continuation_ordered is None else ORDERED))
    return found if found.in_time else _late_by_old_law(case, law, trace, expiry, found)


def _late_by_old_law(case: Case, law: Law, trace: Trace, expiry: date, found: Finding) -> Finding:
    """Before the law knew orders, one court let a late application continue the title: disputed point ``LATE_OLD``."""
    day = case.on or case.applied or expiry
    order = order_of(law, day)
    if order is None or order.state != NONE:
        return found
    disputes.tell(trace, law, "LATE_OLD")
    others = []
    for name, reading in disputes.others(law, "LATE_OLD"):
        effect = effect_of(law, IN_TIME if name == _CONTINUES else LATE, day)[0]
        begin = None if effect == NO_EFFECT else expiry + _ONE_DAY
        others.append(OtherEffect("LATE_OLD", effect, begin, basis=reading["basis"], reading=name))
    rule = IN_TIME if disputes.applied(law, "LATE_OLD") == _CONTINUES else found.rule
    return found._replace(rule=rule, others=(*found.others, *others))


def _with_schengen_visa(case: Case, law: Law, trace: Trace, expiry: date) -> Finding:
    """A visa under § 6 Abs. 1 AufenthG: no application continues it (§ 81 Abs. 4 S. 2), as one did before that sentence."""
    if effect_of(law, SCHENGEN, case.on or case.applied or expiry)[0] != NO_EFFECT:
        found = _with_title(case, law, trace, expiry)
        return found._replace(rule=SCHENGEN) if found.rule == IN_TIME else found
    if case.continuation_ordered is not None:
        # Whether an order under S. 3 reaches a visa that S. 2 leaves out, no text that was read says.
        trace.raise_status(REVIEW)
        trace.note("order_for_schengen_visa", "warning", "§ 81 Abs. 4 S. 2, 3 AufenthG")
    return Finding(SCHENGEN, begins=case.applied is not None)


def _visa_free(case: Case, law: Law, trace: Trace, last_lawful: date) -> Finding:
    """A stay that is lawful without a title until a day: applied for by then or later (§ 81 Abs. 3 S. 1, 2)."""
    if case.title == _NO_APPLICATION:
        return Finding(FIRST_23A)
    if case.applied is None:
        return _not_applied(case, law, trace, last_lawful, STAY_IN_TIME)
    return _by(case, law, trace, last_lawful, (STAY_IN_TIME, STAY_LATE))


def _by(case: Case, law: Law, trace: Trace, expiry: date, rules: tuple[str, str]) -> Finding:
    """Applied for by the last day, or later: the first of the ``rules`` or the second."""
    in_time, late = rules
    applied = case.applied
    assert applied is not None
    on_last_day = applied == expiry
    if on_last_day:
        # The title lasts until the end of its last day, so an application on that day still comes before it expires (§ 81
        # Abs. 4 S. 1 AufenthG).
        on_last_day = says_yes(take(trace, law.deadlines.rule("expiry_day_in_time"), case.on or applied))
    if applied < expiry or on_last_day:
        return Finding(in_time, in_time=True, last_day=expiry)
    last, others = _day_off(case, law, trace, expiry, in_time)
    if applied <= last and last > expiry:
        return Finding(in_time, in_time=True, last_day=last, others=others)
    return Finding(late, in_time=False, last_day=last, others=others)


def _not_applied(case: Case, law: Law, trace: Trace, expiry: date, in_time: str) -> Finding:
    """Nothing takes effect yet: what an application by the last day would bring about."""
    effect, basis = effect_of(law, in_time, case.on or expiry)
    # What was decided or withdrawn was applied for: no day to apply is left to tell, only one to find out. By which way something
    # is to be delivered, which is the same for all rows of many registers, shows no decision.
    if is_decided(case._replace(delivery=None)):
        raise applied_needed(case, law, effect, case.on or expiry)
    last, others = _day_off(case, law, trace, expiry, in_time)
    # A title continues from its end on; a stay without one counts as permitted from the application, whose day is not known
    # yet.
    begin = expiry + _ONE_DAY if in_time == IN_TIME else None
    applied = OtherEffect("applied_in_time", effect, begin, last, basis)
    if effect == "continuation":
        trace.note("apply_by", "hint", basis, day=last, begin=begin)
    elif effect != NO_EFFECT:
        trace.note("apply_by_stay", "hint", basis, day=last)
    return Finding(in_time, last_day=last, others=(applied, *others), begins=False)


def applied_needed(case: Case, law: Law, effect: str, day: date) -> Unanswerable:
    """The refusal of what hangs on an application of which no day is given: one in time has this ``effect``.

    With it stands that of a late one, by the law of ``day``.
    """
    in_time, late, rule = (
        ("title_in_time", "title_late", LATE)
        if holds_title(case)
        else ("lawful_at_application", "lawful_before", STAY_LATE)
    )
    would_give = ((in_time, effect), (late, effect_of(law, rule, day)[0]))
    return Unanswerable("applied_needed", "applied", would_give=would_give)


def _day_off(
    case: Case, law: Law, trace: Trace, expiry: date, rule_in_time: str
) -> tuple[date, tuple[OtherEffect, ...]]:
    """The last day to apply, and disputed point E7 where the title ends on a day off and the next working day decides."""
    applied = case.applied
    # No run of days off is as long as this; and an old title need not lie within the calendar.
    if applied is not None and applied - expiry > LONGEST_RUN:
        return expiry, ()
    calendar = calendar_of(law)
    try:
        if case.land is None:
            moved, passed = roll(expiry, calendar, None)
            _if_holiday_of_a_land(law, trace, calendar, expiry, max(applied or moved, moved + _ONE_DAY))
        else:
            end = end_at(law, expiry, Seat(case.land, case.place))
            moved, passed = end.last, end.rolled
            _if_holiday_of_a_place(trace, end, applied)
    except OutsideCalendar:
        return expiry, ()
    # Where the last day is a working day, or the application came after the next one, both readings of E7 come to the same.
    if not passed or (applied is not None and applied > moved):
        return expiry, ()
    day = case.on or applied or expiry
    rolls = says_yes(take(trace, law.deadlines.rule("application_rolls"), day))
    followed = _MOVES if rolls else disputes.applied(law, "E7")
    disputes.tell(trace, law, "E7", followed=followed)
    rule_late, begins, begins_late = STAY_LATE, applied, applied
    if rule_in_time == IN_TIME:
        rule_late, begins, begins_late = LATE, expiry + _ONE_DAY, None
    in_time, late = effect_of(law, rule_in_time, day)[0], effect_of(law, rule_late, day)[0]
    others = tuple(
        OtherEffect("E7", in_time, begins, moved, reading["basis"], name)
        if name == _MOVES
        else OtherEffect("E7", late, begins_late, expiry, reading["basis"], name)
        for name, reading in disputes.readings(law, "E7")
        if name != followed
    )
    return moved if followed == _MOVES else expiry, others


def _if_holiday_of_a_land(law: Law, trace: Trace, calendar: Calendar, expiry: date, day: date) -> None:
    """Without a Land only holidays of all Länder count: say so where a Land's own would put ``day`` in time by E7."""
    lands = [land for land in law.holidays["land"] if roll(expiry, calendar, land)[0] >= day]
    if lands:
        trace.note("holiday_of_a_land", "hint", None, day=expiry, lands=", ".join(lands))


def _if_holiday_of_a_place(trace: Trace, end: End, applied: date | None) -> None:
    """Where no place is named the holidays of single places do not count: say so where one would put it in time by E7."""
    later = [places for day, places in end.elsewhere if applied is None or end.last < applied <= day]
    if later:
        trace.note("holiday_of_a_place", "hint", None, day=end.raw, where=", ".join(later[0]))


def _without_title(case: Case, law: Law, trace: Trace) -> Finding:
    if case.title == _NO_APPLICATION:
        return Finding(FIRST_23A)
    late = (("lawful_at_application", "permitted-stay"), ("lawful_before", "suspended-removal"))
    # The six months of a child born here are a time of lawful stay, whatever becomes of it then.
    lawful = case.lawful_stay if case.lawful_stay is not None or not case.born_in_germany else True
    if lawful is None:
        raise Unanswerable("lawful_stay_needed", "lawful_stay", would_give=(*late, ("never_lawful", NO_EFFECT)))
    if not lawful and case.lawful_since is None:
        return Finding(UNLAWFUL, others=_if_lawful_before(case, law))
    if case.applied is None and is_for_no_title(case) and not _may_have_six_months(case, law):
        return Finding(STAY_IN_TIME, begins=False)
    # Without an application there is a last day for it of a child born here alone, whatever else was applied for.
    born = None if case.applied is None and not case.born_in_germany else _born_here(case, law)
    end = None if born is None else _six_months(case, law, trace, born)
    last = None if end is None else end.last
    if case.applied is None:
        if last is not None and case.outcome == "granted":
            return _child_not_applied(case, law, trace, last)
        if is_for_no_title(case):
            return Finding(STAY_IN_TIME, begins=False)
        raise Unanswerable("applied_needed", "applied", would_give=late)
    if not lawful:
        return Finding(STAY_LATE, in_time=False, last_day=last)
    if end is not None and case.applied > end.last:
        return Finding(STAY_LATE, False, end.last, _in_time_elsewhere(case, law, trace, end, case.applied))
    if last is None and _may_be_born_here(case, law, case.applied):
        return _late_if_born_here(case, law, trace, case.applied)
    return Finding(STAY_IN_TIME, in_time=True, last_day=last)


def _may_have_six_months(case: Case, law: Law) -> bool:
    """Whether the six months from a birth in Germany can be told, which run whatever else is applied for."""
    born = birth_of(case) if case.born_in_germany else None
    if born is None:
        return bool(case.born_in_germany)
    return known(law, law.deadlines.rule("child_born"), case.on or born) is not None


def _born_here(case: Case, law: Law) -> date | None:
    """The birth from which the six months of § 81 Abs. 2 S. 2 run: of a child that was born in Germany and stayed."""
    born = birth_of(case)
    if born is None:
        if case.born_in_germany:
            raise Unanswerable("birth_needed", "born")
        return None
    # A stay that is lawful since the day of birth began with a birth in Germany; one since another day did not.
    if case.lawful_since is not None:
        return born if case.lawful_since == born else None
    if not case.born_in_germany:
        return None
    # Who has come of age is no child any more, wherever born.
    of_age = birthday_reached(born, figure(law, "adult_age", case.on or case.applied or born))
    return born if case.applied is None or case.applied < of_age else None


def _child_not_applied(case: Case, law: Law, trace: Trace, last: date) -> Finding:
    """Nothing takes effect yet: what an application within the six months would bring about."""
    effect, basis = effect_of(law, STAY_IN_TIME, case.on or last)
    trace.note("apply_by_stay", "hint", basis, day=last)
    other = OtherEffect("applied_in_time", effect, None, last, basis)
    return Finding(STAY_IN_TIME, last_day=last, others=(other,), begins=False)


def _may_be_born_here(case: Case, law: Law, applied: date) -> bool:
    """Whether the application is that of so young a child that its lawful stay may have begun with a birth in Germany."""
    born = birth_of(case)
    if born is None or case.lawful_since is not None or case.born_in_germany is not None:
        return False
    young = law.deadlines.rule("child_maybe_born_here")
    day = case.on or born
    version = known(law, young, day)
    return version is not None and applied <= counted(born, length(young, version, day))


def _late_if_born_here(case: Case, law: Law, trace: Trace, applied: date) -> Finding:
    """Both effects for a child of whom no fact says where it was born, where the six months from birth are over."""
    born = birth_of(case)
    assert born is not None
    rule = law.deadlines.rule("child_born")
    if known(law, rule, case.on or born) is None:
        return Finding(STAY_IN_TIME, in_time=True)
    # Whatever the place, the stay may not have begun here, so that its holidays are one doubt beside another.
    last = _six_months(case, law, trace, born).last
    if applied <= last:
        return Finding(STAY_IN_TIME, in_time=True)
    # Who relies on the stay must be able to: the lesser effect leads.
    trace.raise_status(REVIEW)
    trace.note("child_maybe_born_here", "warning", rule.basis, last=last)
    effect, basis = effect_of(law, STAY_IN_TIME, case.on or applied)
    other = OtherEffect("born_abroad", effect, applied, basis=basis)
    return Finding(STAY_LATE, in_time=False, last_day=last, others=(other,))


def _if_lawful_before(case: Case, law: Law) -> tuple[OtherEffect, ...]:
    """A stay that was lawful without a title, but no longer is, makes the application late instead of void."""
    if case.applied is None:
        return ()
    effect, basis = effect_of(law, STAY_LATE, case.on or case.applied)
    return (OtherEffect("lawful_since", effect, case.applied, basis=basis),)


def effect_of(law: Law, rule_id: str, day: date) -> tuple[str, str]:
    """The effect that a rule gives on a day, with its provision."""
    rule = law.deadlines.rule(rule_id)
    version = stated(law, rule, day)
    return NO_EFFECT if version.state == NONE else word_of(rule, version, day, EFFECTS), version.basis


def order_of(law: Law, day: date) -> Version | None:
    """What the law of a day says of an order that continues a title, that it knows none included; ``None`` where no text says."""
    try:
        return stated(law, law.deadlines.rule(ORDERED), day)
    except Unanswerable:
        return None


def _six_months(case: Case, law: Law, trace: Trace, born: date) -> End:
    """The end of the time to apply that runs from a birth in Germany (§ 81 Abs. 2 S. 2).

    Unlike the end of a title this is the end of a period for an act, and moves (§ 31 Abs. 3 S. 1 VwVfG).
    """
    rule = law.deadlines.rule("child_born")
    picked = take(trace, rule, case.on or born)
    raw = counted(born, length(rule, picked.version, case.on or born))
    end = end_at(law, raw, Seat(case.land, case.place))
    uses: tuple[str, ...] = (picked.step,)
    if end.last > raw or end.elsewhere:
        rolls = take(trace, law.deadlines.rule("period_rolls"), case.on or born)
        end, uses = end if says_yes(rolls) else End(raw, raw), (*uses, rolls.step)
    trace.step("time_to_apply", value=end.last, basis=picked.version.basis, uses=uses)
    return end


def _in_time_elsewhere(case: Case, law: Law, trace: Trace, end: End, applied: date) -> tuple[OtherEffect, ...]:
    """The effect where a holiday of a Land or a place that the facts do not rule out would put the application in time."""
    because = "land" if case.land is None else "place"
    found = [(day, ", ".join(places)) for day, places in end.elsewhere if applied <= day]
    if not found:
        return ()
    day, where = found[0]
    trace.raise_status(REVIEW)
    trace.note(f"{because}_decides", "warning", None, day=day, where=where)
    effect, basis = effect_of(law, STAY_IN_TIME, case.on or applied)
    return (OtherEffect(because, effect, applied, day, basis, where),)
