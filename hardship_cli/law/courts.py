"""After an administrative court: complaint (§ 147 VwGO) and leave to appeal (§ 124a Abs. 4 VwGO), and the days of their reasons."""

from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.answer import REVIEW, Answer, Gist, Trace
from hardship_cli.case import Case
from hardship_cli.errors import InputError, OutsideCalendar, Unanswerable
from hardship_cli.facts import COURT_DOCUMENTS
from hardship_cli.law import disputes
from hardship_cli.law.appeal_days import tell_reasons_missed
from hardship_cli.law.appeal_periods import (
    YEAR,
    Running,
    Term,
    answer_of,
    elsewhere,
    end_of,
    latest_ends,
    named_none,
    named_other,
    other_readings,
    seat_of,
    tell_year,
)
from hardship_cli.law.filing import Seat, end_at, tell_elsewhere, tell_end
from hardship_cli.law.holidays import LAND
from hardship_cli.law.in_force import counted, known, length, take
from hardship_cli.law.notification_fiction import Notification, notified_step, tell_later_receipt, weighed, word
from hardship_cli.law.remedies import NONE
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import VALUE, Rule
from hardship_cli.schedule.pick import version_on

_ONE_DAY = timedelta(days=1)
LEAVE, COMPLAINT = COURT_DOCUMENTS.values()
# The rules of the period for each remedy, and of the period for its reasons.
PERIODS = {LEAVE: "leave_to_appeal", COMPLAINT: "complaint"}
REASONS = {LEAVE: "leave_to_appeal_reasons", COMPLAINT: "complaint_reasons"}
# By which law a court serves.
_ZPO = "§ 56 Abs. 2 VwGO"


class _Reasons(NamedTuple):
    """The period for the reasons: its last day, and the seat of the higher court, where they must arrive."""

    last: date
    seat: Seat


def after_court(case: Case, law: Law, trace: Trace) -> Answer:
    """The last day for the remedy against a court's decision, and the last day for its reasons.

    The request goes to the court that decided, the reasons to the higher one: each end moves off the days off at the seat of the
    court that its paper goes to. Raises :class:`Unanswerable` ``delivery_needed``, ``proof_day_needed``, ``posted_needed``,
    ``before_first_version``, :class:`InputError` ``no_court_service`` for a way that is no service by a court.
    """
    served = _service(case, law, trace)
    assert served.day is not None
    day = case.on or served.day
    trace.step("law_day", value=day, rule="on" if case.on else "notified")
    remedy = COURT_DOCUMENTS[str(case.document)]
    # § 58 Abs. 2 VwGO holds for courts as well: without a correct instruction a year takes the place of the period for
    # filing.
    year = case.instruction != "correct"
    rule = law.deadlines.rule(YEAR if year else PERIODS[remedy])
    picked = take(trace, rule, day)
    term = Term(length(rule, picked.version, day), moves=True, basis=picked.version.basis, step=picked.step, court=True)
    end = end_of(case, law, served.day, term)
    raw = trace.step("raw_end", value=end.raw, basis=term.basis, uses=(served.step, term.step))
    tell_end(trace, end, seat_of(case, term), day, (raw,))
    others = [*elsewhere(case, trace, served, end), *other_readings(case, trace, served, term)]
    longest = [term]
    # What the judgment itself names an audit alone asks: no fact can say that it names another remedy than its own.
    if type(case) is Case and case.remedy not in (None, remedy) and not year:
        trace.raise_status(REVIEW)
        if case.remedy == NONE:
            others.append(named_none(law, served.day, remedy))
        elif (version := known(law, law.deadlines.rule(YEAR), day)) is not None:
            trace.cite(version.source)
            longest.append(term._replace(length=length(law.deadlines.rule(YEAR), version, day), basis=version.basis))
            others.append(named_other(case, law, served.day, longest[-1], remedy))
    if year:
        tell_year(case, trace, Running(remedy, served.day, term, end), PERIODS[remedy], day)
    reasons = None
    # No register shows the day of the reasons; of an observed case it is asked only where something hangs on it.
    if type(case) is Case or case.obstacle_gone is not None:
        reasons = _reasons(case, trace, remedy, served.day, day)
    last = None if reasons is None else reasons.last
    _remarks(trace, remedy, last, law.deadlines.rule(REASONS[remedy]).basis, year=year)
    latest = latest_ends(case, law, served, longest)
    answer = answer_of(case, trace, Running(remedy, served.day, term, end), others, latest)
    if reasons is not None and not year:
        tell_reasons_missed(case, trace, *reasons, day)
    # Where the instruction is missing, no text that was read says how long the reasons have.
    return trace.close("appeal", case, answer._replace(reasons_last_day=None if year else last))


def _service(case: Case, law: Law, trace: Trace) -> Notification:
    """The day of service by the ZPO (§ 56 Abs. 2 VwGO): on the proof of it, or a month after the posting of the notice."""
    if case.delivery is None:
        if case.notified is None:
            raise Unanswerable("delivery_needed", "delivery")
        tell_later_receipt(case, trace, _ZPO)
        return Notification(case.notified, trace.step("notified", value=case.notified))
    name = f"court_service_{word(case.delivery)}"
    # Only the ways of the ZPO have a rule here (§ 56 Abs. 2 VwGO), so a way without one is no service by a court.
    if not law.deadlines.has_rule(name):
        raise InputError("no_court_service", "delivery", value=case.delivery, basis=_ZPO)
    rule = law.deadlines.rule(name)
    if rule.anchor == "notified":
        day = case.notified or case.received
        if day is None:
            raise Unanswerable("proof_day_needed", "received", delivery=case.delivery)
        tell_later_receipt(case, trace, _ZPO)
        picked = take(trace, rule, case.on or day)
        day = counted(day, length(rule, picked.version, case.on or day))
        return Notification(day, notified_step(trace, day, picked))
    if case.notified is not None:
        return _as_given(case, law, trace, rule, case.notified)
    return _of_notice(case, law, trace, rule)


def _as_given(case: Case, law: Law, trace: Trace, rule: Rule, day: date) -> Notification:
    """The day of public service that was given leads, as of an authority's decision; a posting that contradicts it is told.

    Whether it or the day after is the event is disputed all the same (E11), by the reading that is followed.
    """
    earlier = day if disputes.applied(law, "E11_COURT") == "A" else day - _ONE_DAY
    others = weighed(law, "E11_COURT", earlier, earlier + _ONE_DAY)[1]
    if case.posted is not None:
        reckoned = _of_notice(case, law, Gist(law), rule).day
        if reckoned != day:
            trace.note("notified_differs", "warning", rule.basis, given=day, reckoned=reckoned)
    step = trace.step("notified", value=day)
    return Notification(day, step, tuple([other for other in others if other.day != day]))


def _of_notice(case: Case, law: Law, trace: Trace, rule: Rule) -> Notification:
    """A month after the notice was posted."""
    if case.posted is None:
        raise Unanswerable("posted_needed", "posted", delivery=case.delivery)
    picked = take(trace, rule, case.on or case.posted)
    last = counted(case.posted, length(rule, picked.version, case.on or case.posted))
    # Whether the last day of the posting or the one after it is the event that sets the period off is disputed, as for an
    # authority's public service (E11).
    lead, others = weighed(law, "E11_COURT", last, last + _ONE_DAY)
    day = lead or last
    return Notification(day, notified_step(trace, day, picked), tuple(others))


def _reasons(case: Case, trace: Trace, remedy: str, served: date, day: date) -> _Reasons | None:
    """The period for the reasons, whose end moves at the seat of the higher court; ``None`` where that is not known."""
    law = trace.law
    rule = law.deadlines.rule(REASONS[remedy])
    version = known(law, rule, day)
    if version is None:
        return None
    seat = Seat(None)
    if case.land is not None:
        higher = version_on(law.deadlines.rule("higher_court_seat"), day, case.land)
        # Holidays at that court can move the day. Where no text that was read names its seat, no day is told rather than one
        # that may be too late.
        if higher.state != VALUE:
            return None
        # The higher court can sit in another Land (that of Brandenburg in Berlin), and at a place with holidays of its own
        # (Munich).
        land, _slash, place = str(higher.value).partition("/")
        seat = Seat(land, place or LAND)
        trace.step("beside", source=higher.source, weigh=False, rule="higher_court_seat", scope=case.land,
                   value=higher.value, version=higher.start, basis=higher.basis)  # fmt: skip
    try:
        end = end_at(law, counted(served, length(rule, version, day)), seat)
    except OutsideCalendar:
        return None
    if case.land is None:
        tell_elsewhere(trace, rule.id, end, None)
    what = {"rule": rule.id, "scope": "federal", "value": end.last, "version": version.start}
    trace.step("beside", source=version.source, weigh=False, basis=version.basis, **what)
    return _Reasons(end.last, seat)


def _remarks(trace: Trace, remedy: str, reasons: date | None, basis: str, *, year: bool) -> None:
    """To which court each paper goes, that a lawyer must act, and what this answer leaves out."""
    trace.note("lawyer_needed", "warning", "§ 67 Abs. 4 VwGO")
    # The trap after a judgment: the request goes to one court and its reasons to another, by a longer period that runs from
    # the same service.
    trace.note("reasons_with_year" if year else "reasons_to_higher_court", "warning", basis, day=reasons)
    if remedy == LEAVE:
        trace.note("leave_by_the_court", "hint", "§ 124a Abs. 2, 3 VwGO")
