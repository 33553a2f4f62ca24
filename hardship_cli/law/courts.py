"""After an administrative court: complaint (§ 147 VwGO) and leave to appeal (§ 124a Abs. 4 VwGO), and the days of their reasons."""

from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.answer import Answer, AppealAnswer, OtherEnd, Trace
from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import COURT_DOCUMENTS
from hardship_cli.law import disputes
from hardship_cli.law.appeal_days import final_from, reinstatement, warn_on
from hardship_cli.law.filing import End, Seat, alternatives_elsewhere, calendar_of, end_at, tell_end
from hardship_cli.law.holidays import LAND, OutsideCalendar
from hardship_cli.law.in_force import counted, known, length, take
from hardship_cli.law.notification_fiction import OtherDay, notified_step, weighed, word
from hardship_cli.law.periods import roll
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import VALUE
from hardship_cli.schedule.pick import version_on

_ONE_DAY = timedelta(days=1)
LEAVE, COMPLAINT = COURT_DOCUMENTS.values()
# The rules of the period for each remedy, and of the period for its reasons.
PERIODS = {LEAVE: "leave_to_appeal", COMPLAINT: "complaint"}
REASONS = {LEAVE: "leave_to_appeal_reasons", COMPLAINT: "complaint_reasons"}
_YEAR = "missing_instruction_period"


class Service(NamedTuple):
    """The day of service that leads, with its step, and the days under other readings."""

    day: date
    step: str
    others: tuple[OtherDay, ...] = ()


def after_court(case: Case, law: Law, trace: Trace) -> Answer:
    """The last day for the remedy against a court's decision, and the last day for its reasons.

    The request goes to the court that decided, the reasons to the higher one: each end moves off the days off at the seat of the
    court that its paper goes to. Raises :class:`Unanswerable` ``delivery_needed``, ``proof_day_needed``, ``posted_needed``,
    ``before_first_version``, :class:`InputError` ``no_court_service`` for a way that is no service by a court.
    """
    served = _service(case, law, trace)
    day = case.on or served.day
    trace.step("law_day", value=day, rule="on" if case.on else "notified")
    remedy = COURT_DOCUMENTS[str(case.document)]
    year = case.instruction != "correct"
    rule = law.deadlines.rule(_YEAR if year else PERIODS[remedy])
    picked = take(trace, rule, day)
    span = length(rule, picked.version, day)
    seat = Seat(case.land, case.place)
    end = end_at(law, counted(served.day, span), seat)
    raw = trace.step("raw_end", value=end.raw, basis=picked.version.basis, uses=(served.step, picked.step))
    tell_end(trace, end, seat, day, (raw,))
    others = _others(case, trace, served, end)
    for other in served.others:
        disputes.tell(trace, law, other.because)
        last = None if other.day is None else end_at(law, counted(other.day, span), seat).last
        others.append(OtherEnd(other.because, last, other.day, other.basis, other.reading))
    if year:
        trace.note("one_year", "warning", picked.version.basis, instruction=case.instruction)
    reasons = _reasons(case, trace, remedy, served.day, day)
    _remarks(trace, remedy, reasons, law.deadlines.rule(REASONS[remedy]).basis, year=year)
    answer = AppealAnswer(
        remedy,
        served.day,
        span,
        end.raw,
        end.last,
        end.rolled,
        None if case.filed is None else case.filed <= end.last,
        one_year_until=end.last if year else None,
        **reinstatement(case, trace, end.last, day),
        warn_on=warn_on(case, trace, end.last),
        final_from=final_from(case, end.last, [other.day for other in others]),
        # Where the instruction is missing, no text that was read says how long the reasons have.
        reasons_last_day=None if year else reasons,
        alternatives=tuple(others),
    )
    return trace.close("appeal", case, answer)


def _service(case: Case, law: Law, trace: Trace) -> Service:
    """The day of service by the ZPO (§ 56 Abs. 2 VwGO): on the proof of it, or a month after the posting of the notice."""
    if case.delivery is None:
        if case.notified is None:
            raise Unanswerable("delivery_needed", "delivery")
        return Service(case.notified, trace.step("notified", value=case.notified))
    name = f"court_service_{word(case.delivery)}"
    if not law.deadlines.has_rule(name):
        raise InputError("no_court_service", "delivery", value=case.delivery, basis="§ 56 Abs. 2 VwGO")
    rule = law.deadlines.rule(name)
    if rule.anchor == "notified":
        day = case.notified or case.received
        if day is None:
            raise Unanswerable("proof_day_needed", "received", delivery=case.delivery)
        picked = take(trace, rule, case.on or day)
        day = counted(day, length(rule, picked.version, case.on or day))
        return Service(day, notified_step(trace, day, picked))
    if case.posted is None:
        if case.notified is not None:
            return Service(case.notified, trace.step("notified", value=case.notified))
        raise Unanswerable("posted_needed", "posted", delivery=case.delivery)
    picked = take(trace, rule, case.on or case.posted)
    last = counted(case.posted, length(rule, picked.version, case.on or case.posted))
    lead, others = weighed(law, "E11", last, last + _ONE_DAY)
    day = lead or last
    return Service(day, notified_step(trace, day, picked), tuple(others))


def _others(case: Case, trace: Trace, served: Service, end: End) -> list[OtherEnd]:
    found = alternatives_elsewhere(trace, end, case.land)
    return [OtherEnd(other.because, other.day, served.day, other.basis, other.reading) for other in found]


def _reasons(case: Case, trace: Trace, remedy: str, served: date, day: date) -> date | None:
    """The last day for the reasons, moved at the seat of the higher court; ``None`` where that is not known.

    Of an observed case nothing: no register shows it.
    """
    law = trace.law
    rule = law.deadlines.rule(REASONS[remedy])
    version = known(law, rule, day)
    if version is None or type(served) is not date:
        return None
    end = counted(served, length(rule, version, day))
    land, place = case.land, LAND
    if land is not None:
        seat = version_on(law.deadlines.rule("higher_court_seat"), day, land)
        if seat.state != VALUE:
            return None
        land, _slash, place = str(seat.value).partition("/")
        trace.step("beside", source=seat.source, weigh=False, rule="higher_court_seat", scope=case.land, value=seat.value,
                   version=seat.start, basis=seat.basis)  # fmt: skip
    try:
        end = roll(end, calendar_of(law), land, place or LAND)[0]
    except OutsideCalendar:
        return None
    what = {"rule": rule.id, "scope": "federal", "value": end, "version": version.start}
    trace.step("beside", source=version.source, weigh=False, basis=version.basis, **what)
    return end


def _remarks(trace: Trace, remedy: str, reasons: date | None, basis: str, *, year: bool) -> None:
    """To which court each paper goes, that a lawyer must act, and what this answer leaves out."""
    trace.note("lawyer_needed", "warning", "§ 67 Abs. 4 VwGO")
    trace.note("reasons_with_year" if year else "reasons_to_higher_court", "warning", basis, day=reasons)
    if remedy == LEAVE:
        trace.note("leave_by_the_court", "hint", "§ 124a Abs. 2, 3 VwGO")
