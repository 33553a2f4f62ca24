"""The days that stand beside the last day of a remedy: reinstatement, failure to act, the fee, work, suspensive effect.

They are shown where the facts reach. What they rest on does not change the status of the last day itself.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from hardship_cli.acts import NO_TITLE_ACTS
from hardship_cli.answer import OtherEnd, Trace
from hardship_cli.case import Case
from hardship_cli.errors import OutsideCalendar, Unanswerable
from hardship_cli.facts import COURT_DOCUMENTS
from hardship_cli.law import disputes
from hardship_cli.law.continued import Carried, carried_on
from hardship_cli.law.delivered import FEE_NOTICE, OTHER_ATTACKS, refuses_no_title, sets_fee
from hardship_cli.law.fee_work import Unkept
from hardship_cli.law.filing import Seat, end_at, is_off, tell_elsewhere
from hardship_cli.law.in_force import counted, known, length
from hardship_cli.law.notification import notification
from hardship_cli.law.remedies import OBJECTION, tell_no_right
from hardship_cli.observed import among, finding
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import Rule, Version

_ONE_DAY = timedelta(days=1)
_WARNING = timedelta(weeks=1)
# The remarks on work: what comes after the period, a court's order of which nobody knows when it ends, and one that came only
# when the period was over.
WORK_AFTER, WORK_SUSPENDED, WORK_BETWEEN = "work_after_period", "work_suspended", "work_between"


def rolls(law: Law, period: str) -> Rule:
    """The rule that says whether the end of a period moves: its own, or the general one."""
    own = f"{period}_rolls"
    return law.deadlines.rule(own if law.deadlines.has_rule(own) else "period_rolls")


class Ended(NamedTuple):
    """A period with its remedy: the day that began it, its last day, and where what keeps it must arrive.

    ``surely_late``: whether what was filed is late by every reading; ``None`` where nothing was filed, or nothing late.
    """

    remedy: str | None
    notified: date
    last: date
    seat: Seat
    surely_late: bool | None = None


class _Work(NamedTuple):
    """Until when a title counts on for work, and the code of the remark on what comes then.

    ``code``: ``None`` where it needs no counting on. ``until``: ``None`` where there is no such day, or nobody knows it.
    """

    code: str | None = None
    until: date | None = None


def further_days(case: Case, trace: Trace, ended: Ended) -> tuple[dict[str, Any], list[OtherEnd]]:
    """The further days of an answer about a period, and until when work goes on by another reading.

    After a court there is reinstatement alone: the others are days of the authority's decision.
    """
    remedy, notified, last, _seat, _late = ended
    day = case.on or notified
    found = _reinstatement(case, trace, ended, day)
    if among(case.document, COURT_DOCUMENTS):
        return found, []
    if case.filed is not None and remedy == OBJECTION:
        found["inaction_from"] = inaction_from(case, trace, case.filed)
    found["fee_due"] = fee_due(case, trace, notified)
    title = _bridged(case, trace.law)
    work = _counts_on(case, last, title.ends) if title.is_so and title.ends is not None else _Work()
    if type(case) is not Case:
        # The remarks are a finding of their own, for nothing else hangs on them; no register shows the days.
        finding(case, work.code or "after_refusal", partial(_of_case, trace.law, work.code), trace)
    else:
        found |= _after_refusal(case, trace, ended, day, work)
    return found, _work_otherwise(case, trace, ended, day, title)


def _of_case(law: Law, code: str | None, case: Case, trace: Trace) -> None:
    day = case.on or notification(case, law, Unkept(law)).day
    assert day is not None  # or nothing would begin on it
    _after_refusal(case, trace, Ended(None, day, day, Seat(None)), day, _Work(code, day))


def _after_refusal(case: Case, trace: Trace, ended: Ended, day: date, work: _Work) -> dict[str, Any]:
    """What holds while the period for the remedy runs: work, and whether what was decided waits."""
    tell_no_right(case, trace)
    return {
        "work_until": _work_until(case, trace, ended, day, work),
        "suspensive_effect": _suspensive(case, trace, day),
    }


def _reinstatement(case: Case, trace: Trace, ended: Ended, day: date) -> dict[str, Any]:
    """From when until when reinstatement into the period that ended can be asked for (§ 60 VwGO).

    ``reinstatement_last_day``: two weeks from the day on which the obstacle was gone, but not beyond the outer year, which is a
    limit and no next step by itself.
    """
    last, seat = ended.last, ended.seat
    if case.filed is not None and case.filed <= last:
        return {}
    # Who could act while the period still ran was not kept from keeping it: there is nothing that could be reinstated.
    if case.obstacle_gone is not None and case.obstacle_gone <= last:
        basis = trace.law.deadlines.rule("reinstatement_period").basis
        trace.note("obstacle_gone_in_time", "warning", basis, gone=case.obstacle_gone, last=last)
        return {}
    # The year for a missing instruction is an outer limit itself: beyond it only force majeure counts (§ 58 Abs. 2 VwGO), and
    # whether an obstacle was that is for a person to judge.
    if case.instruction != "correct":
        if case.obstacle_gone is not None:
            basis = trace.law.deadlines.rule("missing_instruction_period").basis
            trace.note("obstacle_after_year", "warning", basis, gone=case.obstacle_gone, last=last)
        return {}
    until = _later(seat, trace, "reinstatement_cap", last, day)
    if until is None:
        return {}
    found: dict[str, Any] = {"reinstatement_from": last + _ONE_DAY, "reinstatement_until": until}
    if case.filed is not None and case.obstacle_gone is None:
        _note_reinstatement(trace, day, until, surely=ended.surely_late is not False)
    if case.obstacle_gone is None:
        return found
    limit = _end_of(seat, trace, "reinstatement_cap", last, day)
    cap = trace.law.deadlines.rule("reinstatement_cap").basis
    if limit is not None and case.obstacle_gone > limit:
        trace.note("reinstatement_over", "warning", cap, until=until)
        return found
    if _is_capped(limit, _end_of(seat, trace, "reinstatement_period", case.obstacle_gone, day)):
        # The request, too, must come before the outer year is over (§ 60 Abs. 3 VwGO).
        found["reinstatement_last_day"] = until
        trace.note("reinstatement_act_capped", "warning", cap, day=until, gone=case.obstacle_gone)
        return found
    request = _later(seat, trace, "reinstatement_period", case.obstacle_gone, day)
    found["reinstatement_last_day"] = request
    trace.note("reinstatement_act", "hint", trace.law.deadlines.rule("reinstatement_period").basis, day=request)
    return found


def tell_reasons_missed(case: Case, trace: Trace, reasons: date, seat: Seat, day: date) -> None:
    """Until when reinstatement into the period for the reasons can be asked for: a month (§ 60 Abs. 2 S. 1 VwGO).

    Only where the obstacle was gone after that period, which ended with ``reasons``: what still ran was not missed. It is asked
    for where the reasons must arrive (``seat``).
    """
    gone, name = case.obstacle_gone, "reinstatement_reasons_period"
    if gone is None or gone <= reasons:
        return
    limit = _end_of(seat, trace, "reinstatement_cap", reasons, day)
    if limit is not None and gone > limit:
        return
    if _is_capped(limit, _end_of(seat, trace, name, gone, day)):
        basis = trace.law.deadlines.rule("reinstatement_cap").basis
        trace.note("reinstatement_reasons_capped", "warning", basis, day=limit)
        return
    until = _later(seat, trace, name, gone, day)
    if until is not None:
        trace.note("reinstatement_reasons", "hint", trace.law.deadlines.rule(name).basis, day=until)


def _end_of(seat: Seat, trace: Trace, name: str, event: date, day: date) -> date | None:
    """The end of a period of reinstatement, moved where it moves, also of an observed case: which end comes first decides."""
    rule = trace.law.deadlines.rule(name)
    version, moves = known(trace.law, rule, day), known(trace.law, rolls(trace.law, name), day)
    if version is None or moves is None:
        return None
    end: date = counted(event, length(rule, version, day))
    if not moves.value:
        return end
    try:
        return end_at(trace.law, end, seat).last
    except Unanswerable:
        return end


def _is_capped(limit: date | None, end: date | None) -> bool:
    """Whether the outer limit comes before the end of the time for the request, as far as both are known."""
    return limit is not None and end is not None and limit < end


def warn_on(case: Case, trace: Trace, last: date) -> date | None:
    """The working day by which to look at it again, a week before the last day or the next one before that; no law has it.

    Of an observed case nothing: no register shows it.
    """
    if type(last) is not date or (case.filed is not None and case.filed <= last):
        return None
    day = last - _WARNING
    try:
        while is_off(trace.law, day, Seat(case.land, case.place)):
            day -= _ONE_DAY
    except OutsideCalendar:
        return None
    return day


def final_from(case: Case, last: date, others: Iterable[date | None]) -> date | None:
    """The first day on which nothing can be filed in time any more, by the reading that lets the period end last.

    ``others`` are the last days by other readings, ``None`` where by one of them no period ever began.
    """
    if case.filed is not None and case.filed <= last:
        return None
    for other in others:
        if other is None:
            return None
        last = max(last, other)
    return last + _ONE_DAY


def fee_due(case: Case, trace: Trace, notified: date) -> date | None:
    """When a fee set with the document falls due (§ 14 BGebG), whichever remedy there is; ``None`` where that is not known."""
    if type(notified) is not date or not sets_fee(case):  # of an observed case no register shows it
        return None
    return _later(Seat(case.land, case.place), trace, "fee_due", notified, case.on or notified)


def inaction_from(case: Case, trace: Trace, since: date, *, main: bool = False) -> date | None:
    """The first day of an action for failure to act, three months after the application or the objection (§ 75 S. 2 VwGO).

    ``main``: it is the answer itself, so that its sources count for the status.
    """
    law, day = trace.law, case.on or since
    rule = law.deadlines.rule("inaction_waiting")
    version, moves = known(law, rule, day), known(law, rolls(law, rule.id), day)
    if version is None or moves is None:
        return None
    end: date | None = counted(since, length(rule, version, day))
    if moves.value and end is not None:
        court = Seat(case.land, case.place, court=True)
        end = end_at(trace.law, end, court).last if main else _moved(court, trace, rule.id, end)
    if end is None:
        return None
    _step(trace, "inaction_waiting", end + _ONE_DAY, version, weigh=main)
    trace.cite(moves.source, weigh=main)
    return end + _ONE_DAY


def _later(seat: Seat, trace: Trace, name: str, event: date, day: date) -> date | None:
    """The end of the period ``name`` that ``event`` sets off, moved where it moves; ``None`` where the law is not known."""
    rule = trace.law.deadlines.rule(name)
    version, moves = known(trace.law, rule, day), known(trace.law, rolls(trace.law, name), day)
    if version is None or moves is None:
        return None
    end: date | None = counted(event, length(rule, version, day))
    # What falls due with the event itself (§ 17 VwKostG) is no end of a period, and stays where it is.
    if moves.value and version.value and end is not None:
        end = _moved(seat, trace, name, end)
    if end is not None:
        _step(trace, name, end, version)
    return end


def _moved(seat: Seat, trace: Trace, name: str, end: date) -> date | None:
    """A day that stands beside the answer, moved off days off; ``None`` before the calendar, for it must not block the answer.

    Of an observed case the day stays as reckoned: no register shows it.
    """
    if type(end) is not date:
        return end
    try:
        found = end_at(trace.law, end, seat)
    except Unanswerable:
        return None
    tell_elsewhere(trace, name, found, seat.land)
    return found.last


def _note_reinstatement(trace: Trace, day: date, until: date, *, surely: bool) -> None:
    version = known(trace.law, trace.law.deadlines.rule("reinstatement_period"), day)
    if version is not None:
        # By another reading what was filed is in time, and then there is nothing to ask for.
        code = "reinstatement" if surely else "reinstatement_if_late"
        trace.note(code, "hint", version.basis, weeks=version.value, until=until)
        trace.cite(version.source, weigh=False)


def _work_otherwise(case: Case, trace: Trace, ended: Ended, day: date, title: Carried) -> list[OtherEnd]:
    """Until when the title counts on for work if the application carried it on by another reading than the one followed."""
    if title.is_so or title.ends is None:
        return []
    work, runs = _counts_on(case, ended.last, title.ends), _work_rule(trace.law, day)
    if work.code is None or runs is None:
        return []
    found = []
    for other in title.others:
        disputes.mention(trace, trace.law, other.because, "warning")
        if work.until is not None:
            what = (other.because, ended.last, ended.notified, other.basis, other.reading)
            found.append(OtherEnd(*what, work_until=work.until))
        if work.code != WORK_AFTER:
            # No day says what a court's order means by that reading.
            which = {"point": other.because, "reading": other.reading, "day": ended.last, "suspended": case.suspended}
            trace.note(f"{work.code}_otherwise", "warning", runs.basis, **which)
    return found


def _bridged(case: Case, law: Law) -> Carried:
    """Whether an application carried a title on, so that its refusal ends something: only such a title can count on for work."""
    found: Carried = finding(case, "bridged_title", partial(_bridged_title, law))
    return found


def _bridged_title(law: Law, case: Case) -> Carried:
    # For work a title counts on while the period runs (§ 84 Abs. 2 S. 2 AufenthG), but not one that nothing had carried on.
    return Carried() if case.document == FEE_NOTICE or refuses_no_title(case) else carried_on(case, law)


def _counts_on(case: Case, last: date, ends: date) -> _Work:
    """How a title that ``ends`` counts on for work, where the period for the remedy ends on ``last`` (§ 84 Abs. 2 S. 2 AufenthG).

    It does while that period runs, and while the remedy has suspensive effect: what a court suspends has it until it can be
    enforced again. Where the court does so only when both the period and the title are over, the days between are allowed
    during a request to it alone, of which no fact tells. A title that runs for longer than all that needs no counting on.
    """
    suspended, again, until = case.suspended, case.enforceable_again, last
    if suspended is not None and max(last, ends) + _ONE_DAY < suspended:
        return _Work(WORK_BETWEEN, last if ends < last else None)
    if suspended is not None and (again is None or last < again):
        if again is None:
            return _Work(WORK_SUSPENDED)
        until = again - _ONE_DAY
    return _Work(WORK_AFTER, until) if ends < until else _Work()


def _work_rule(law: Law, day: date) -> Version | None:
    """What lets a title count on for work until the period for the remedy is over, where the law of the day does."""
    runs = known(law, law.deadlines.rule("work_continues_until_period_end"), day)
    return runs if runs is not None and runs.value else None


def _work_until(case: Case, trace: Trace, ended: Ended, day: date, work: _Work) -> date | None:
    """Until when the title counts as continuing for work; ``None`` where it does not, or nobody knows when that ends."""
    code, until = work
    runs = None if code is None else _work_rule(trace.law, day)
    if runs is None or code is None:
        return None
    if until is not None:
        _step(trace, "work_continues_until_period_end", until, runs)
    if code != WORK_AFTER:
        level = "hint" if code == WORK_SUSPENDED else "warning"
        trace.note(code, level, runs.basis, day=ended.last, suspended=case.suspended)
        return until
    objection_rule = known(trace.law, trace.law.deadlines.rule("work_continues_during_objection"), day)
    request = known(trace.law, trace.law.deadlines.rule("work_continues_during_court_request"), day)
    # Who takes the objection alone for enough stops being allowed to work when the period ends: a request to the court is
    # what prolongs it.
    if objection_rule is not None and not objection_rule.value and request is not None and request.value:
        trace.note(WORK_AFTER, "hint", runs.basis, day=until, remedy=ended.remedy or "unread")
    return until


def _suspensive(case: Case, trace: Trace, day: date) -> bool | None:
    """Whether the remedy suspends what was decided, for a fee or the refusal of a title; ``None`` for anything else.

    On other attacks than those on a refusal § 84 AufenthG says nothing here.
    """
    fee = case.document == FEE_NOTICE
    if not fee and (among(case.act, NO_TITLE_ACTS) or among(case.against, OTHER_ATTACKS)):
        return None
    return _suspends(trace, day, fee=fee)


def _suspends(trace: Trace, day: date, *, fee: bool) -> bool | None:
    name = "fee_suspensive_effect" if fee else "suspensive_effect"
    version = known(trace.law, trace.law.deadlines.rule(name), day)
    if version is None:
        return None
    _step(trace, name, version.value, version)
    if not version.value:
        trace.note("no_suspensive_fee" if fee else "no_suspensive_effect", "hint", version.basis)
    return bool(version.value)


def _step(trace: Trace, name: str, value: Any, version: Version, *, weigh: bool = False) -> None:
    if not (weigh or trace.keeps_steps):
        return
    what: dict[str, Any] = {"rule": name, "scope": "federal", "value": value, "version": version.start}
    trace.step("beside", source=version.source, weigh=weigh, basis=version.basis, **what)
