"""What stands beside the length of a permit: gaps, a late application, a last day on a weekend, work, settlement."""

from datetime import date, timedelta

from hardship_cli.answer import REVIEW, Trace
from hardship_cli.case import Case
from hardship_cli.errors import OutsideCalendar
from hardship_cli.law import disputes
from hardship_cli.law.fee_facts import STICKER, sticker_limit
from hardship_cli.law.filing import calendar_of
from hardship_cli.law.in_force import known, take
from hardship_cli.law.time_held import Gap, Settlement
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.pick import version_on

_ONE_DAY = timedelta(days=1)

# Titles that only extend a permit (§ 25 Abs. 4 S. 2), those that an application for asylum ends (§ 51 Abs. 1 Nr. 8).
_ONLY_EXTENDS = ("25-4-2",)
_ENDED_BY_ASYLUM = ("25-4-1", "25-4-2", "25-5")
_PERMIT = "permit"
_WORK_DISPUTED = {"23a": "E13"}
REQUESTED = "requested"  # the limit that the application sets, in ``capped_by``
# The note on a permit that was decided on and whose length no fact tells.
LENGTH_OPEN = "length_open"


def remarks(
    case: Case, law: Law, trace: Trace, *, first: date, end: date, gap: Gap | None, settlement: Settlement | None
) -> None:
    """Add the remarks on a permit that runs from ``first`` to ``end``, behind a ``gap`` if there is one."""
    day = case.on or first
    _on_start(case, law, trace, first, day)
    _on_old_title(case, law, trace, first, gap)
    _on_last_day(case, law, trace, end, day)
    _on_sticker(case, law, trace, day)
    if settlement is not None:
        basis, over = law.deadlines.rule("settlement_after").basis, settlement.gap
        if over is None:
            trace.note("settlement", "hint", basis, day=settlement.day)
        else:
            what = {"old": over.old, "start": over.until, "gap_basis": over.basis}
            trace.note("settlement_gap", "warning", basis, day=settlement.day, anew=settlement.anew, **what)
    _on_work(case, law, trace, day)
    if case.title in _ENDED_BY_ASYLUM:
        trace.note("asylum_ends_permit", "info")


def length_is_open(case: Case, law: Law, trace: Trace, *, end: date, day: date) -> None:
    """Where a decision is there and no length is known, the permit ends as the notice says, and ``end`` is only the latest day."""
    if case.until is not None or case.months is not None or sticker_limit(case, law, day) is not None:
        return
    # While nothing is decided the longest is what was asked for: until when a permit can run at all.
    if any(fact is not None for fact in (case.decided, case.posted, case.received, case.notified)):
        trace.raise_status(REVIEW)
        trace.note(LENGTH_OPEN, "hint", None, day=end)


def _on_start(case: Case, law: Law, trace: Trace, first: date, day: date) -> None:
    """A first day that was given before the application: no permit reaches back behind it."""
    if case.start is None or case.applied is None or first >= case.applied:
        return
    version = known(law, law.deadlines.rule("late_start"), day)
    if version is not None:
        trace.raise_status(REVIEW)
        trace.note("start_before_application", "warning", version.basis, start=first, applied=case.applied)


def _on_old_title(case: Case, law: Law, trace: Trace, first: date, gap: Gap | None) -> None:
    """How the new permit joins the title held before."""
    old = case.permit_until
    is_permit = case.held is None or case.held == _PERMIT
    # § 25 Abs. 4 S. 2 AufenthG says "extended": without a permit there is nothing that it could extend.
    if (old == "none" or not is_permit) and case.title in _ONLY_EXTENDS:
        trace.note("only_extends", "warning")
    if not isinstance(old, date):
        return
    if first <= old:
        trace.note("starts_before_end", "hint", None, start=first, old=old)
    if case.applied is not None and case.applied > old and is_permit:
        _on_late(case, law, trace, old, case.applied)
    if gap is not None:
        code = "gap_tolerated" if gap.tolerated else "gap_too_long"
        trace.note(code, "hint" if gap.tolerated else "warning", gap.basis, old=gap.old, start=gap.until)


def _on_late(case: Case, law: Law, trace: Trace, old: date, applied: date) -> None:
    """The application came after the title's last day: nothing is left to extend."""
    if case.continuation_ordered is None and case.title in _ONLY_EXTENDS:
        basis = law.deadlines.rule("fiction_title_late").basis
        trace.note("nothing_to_extend", "warning", basis, applied=applied, old=old)


def _on_last_day(case: Case, law: Law, trace: Trace, end: date, day: date) -> None:
    """A last day that is no working day stays where it is; the application must come before it passes."""
    try:
        free = calendar_of(law).is_free(end, case.land)
    except OutsideCalendar:  # with --on the case itself can be older than any known holiday
        return
    if free is not None:
        rule = law.deadlines.rule("permit_rolls")
        version = known(law, rule, day)
        if version is not None and not version.value:
            trace.note("end_stays", "hint", take(trace, rule, day).version.basis, day=end)


def _on_sticker(case: Case, law: Law, trace: Trace, day: date) -> None:
    """Where no length was asked for, the one of the sticker was taken: say so."""
    if case.until is None and case.months is None and sticker_limit(case, law, day) is not None:
        trace.note("sticker_month", "hint", version_on(law.fees.rule(STICKER), day).basis)


def _on_work(case: Case, law: Law, trace: Trace, day: date) -> None:
    rule_id = f"work_by_law_{case.title.replace('-', '_')}"
    version = known(law, law.deadlines.rule(rule_id), day) if law.deadlines.has_rule(rule_id) else None
    if version is None:
        return
    if not version.value:
        trace.note("work_not_by_law", "info", version.basis)
    elif case.title in _WORK_DISPUTED:
        disputes.tell(trace, law, _WORK_DISPUTED[case.title], "info")
