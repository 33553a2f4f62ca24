"""By when Widerspruch or Klage must be filed: notification, period, end, working days. Rules: ``data/deadlines.toml``."""

from datetime import date

from hardship_cli.answer import Answer, AppealAnswer, OtherEnd, Trace
from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import COURT_DOCUMENTS
from hardship_cli.law import disputes
from hardship_cli.law.appeal_days import fee_due, inaction_from, rolls
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
from hardship_cli.law.delivered import is_decided
from hardship_cli.law.filing import End, Seat, check_place, tell_end
from hardship_cli.law.in_force import holds, known, length, stated, take
from hardship_cli.law.notification import notification, tell_others
from hardship_cli.law.notification_fiction import Notification
from hardship_cli.law.remedies import ACTION, NONE, OBJECTION, Remedy, of_reading, remedy, tell_seat
from hardship_cli.observed import among
from hardship_cli.schedule.load import Law

PERIOD_RULES = {OBJECTION: "objection_period", ACTION: "action_period"}
_FORM = "§ 70 Abs. 1 S. 1 VwGO"


def appeal(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    """The last day for the remedy against the document of ``case``, with the days that stand beside it.

    The period is one month from notification (§§ 70, 74 VwGO), one year if the instruction is missing or wrong (§ 58 Abs. 2);
    its end moves off Saturday, Sunday and holidays at the place of filing. While nothing is decided, only the first day of
    an action for failure to act is told (§ 75 VwGO). ``trace`` as in :func:`~hardship_cli.law.fees.fee`.

    Raises what :func:`~hardship_cli.law.notification.notification` and :func:`~hardship_cli.law.remedies.remedy` raise,
    :class:`Unanswerable` ``before_calendar``, and :class:`InputError` for contradictions and unknown places.
    """
    _check(case)
    check_place(law, Seat(case.land, case.place))
    trace = trace or Trace(law)
    # A court serves by the ZPO, and the remedies against what it decides have periods of their own (§§ 124a, 147 VwGO):
    # nothing below fits them.
    if among(case.document, COURT_DOCUMENTS):
        from hardship_cli.law.courts import after_court

        return after_court(case, law, trace)
    # As long as no fact shows a decision there is no period that could run, only the waiting time of § 75 VwGO.
    if case.applied is not None and not is_decided(case):
        return _undecided(case, trace, case.applied)
    notified = notification(case, law, trace)
    # The remedy and its period go by the law of the day of notification, not of the decision: with the notification the
    # period begins (§§ 70, 74 VwGO).
    day = _law_day(case, notified)
    trace.step("law_day", value=day, rule="on" if case.on else "notified")
    named = remedy(case, law, trace, day)
    # A remedy against a court's decision was named for one of an authority: one of the two is a slip, and no period fits
    # both.
    if among(named.name, COURT_DOCUMENTS.values()):
        raise InputError("remedy_not_against", "remedy", value=case.remedy, document=case.document)
    if named.name == NONE:
        trace.note("no_remedy", "warning", named.basis)
        tell_others(trace, notified.others)
        # A fee falls due by its notification (§ 14 BGebG), also where nothing can be filed against the decision.
        due = None if notified.day is None else fee_due(case, trace, notified.day)
        return trace.close("appeal", case, AppealAnswer(NONE, notified.day, fee_due=due))
    if notified.day is None:
        return _never_started(case, trace, notified, named, day)
    return _running(case, trace, notified, named, day)


def _check(case: Case) -> None:
    """Refuse facts that contradict each other here alone: a remedy against what was not even posted."""
    if case.filed is not None and case.posted is not None and case.posted > case.filed:
        raise InputError("wrong_order", "filed", value=case.filed, other="posted", other_value=case.posted)


def _law_day(case: Case, notified: Notification) -> date:
    """The day whose law on remedies applies: that of the notification, else the first that the case has."""
    # Each fact is looked at only where those before it say nothing: of an observed case to look is to ask.
    day = case.on or notified.day or case.notified or case.received or case.posted or case.decided
    assert day is not None
    return day


def _undecided(case: Case, trace: Trace, applied: date) -> Answer:
    """Nothing is decided, so no period runs; waiting has an end all the same."""
    law, day = trace.law, case.on or applied
    rule = law.deadlines.rule("inaction_waiting")
    version = stated(law, rule, day)
    # Refused here where the law of the day names no waiting time: further down such a day is left out without a word, as it
    # is where it only stands beside an answer.
    length(rule, version, day)
    first = inaction_from(case, trace, applied, main=True)
    if first is None:
        moves = rolls(law, rule.id)
        raise Unanswerable("no_text_read", "applied", rule=moves.id, value=day, basis=moves.basis)
    basis = version.basis
    trace.note("undecided", "hint", basis, day=first)
    # The other way round than with a period: who goes to court before the waiting time is over is too early (§ 75 S. 2 VwGO).
    filed = None if case.filed is None else case.filed >= first
    answer = AppealAnswer(ACTION, filed_in_time=filed, never_started=True, inaction_from=first)
    return trace.close("appeal", case, answer)


def _never_started(case: Case, trace: Trace, notified: Notification, named: Remedy, day: date) -> Answer:
    """No period runs; what it would be if the receipt counted stands beside it, for that is the safe day."""
    term = _term(case, trace, named, day)
    others = []
    for other in notified.others:
        if other.day is not None:
            end = end_of(case, trace.law, other.day, term)
            others.append(OtherEnd(other.because, end.last, other.day, other.basis, other.reading))
            # By this reading the period did begin, and what was filed can be late.
            if case.filed is not None and case.filed > end.last:
                what = {"filed": case.filed, "until": end.last, "otherwise": other.because, "reading": other.reading}
                trace.note("in_time_unless", "warning", other.basis, **what)
    # What never began to run cannot be missed.
    filed = None if case.filed is None else True
    answer = AppealAnswer(named.name, filed_in_time=filed, never_started=True, alternatives=tuple(others))
    return trace.close("appeal", case, answer)


def _running(case: Case, trace: Trace, notified: Notification, named: Remedy, day: date) -> Answer:
    """The period runs: its end, the readings and places that would give another, and the days beside it."""
    assert notified.day is not None
    term = _term(case, trace, named, day)
    end = end_of(case, trace.law, notified.day, term)
    raw = trace.step("raw_end", value=end.raw, basis=term.basis, uses=(notified.step, term.step))
    tell_end(trace, end, seat_of(case, term), day, (raw,))
    # Whatever would end the period on another day is told beside the day that leads, with its reason: another reading,
    # another place, the other remedy.
    wrong = _year(case, trace, named, day)
    others = [
        *other_readings(case, trace, notified, term),
        *elsewhere(case, trace, notified, end),
        *_other_remedy(trace.law, named, notified, end),
        *([] if wrong is None else [named_other(case, trace.law, notified.day, wrong, named.instead)]),
        *([named_none(trace.law, notified.day, named.name)] if named.denied else []),
    ]
    if case.instruction != "correct":
        tell_year(case, trace, Running(named.name, notified.day, term, end), PERIOD_RULES[named.name or ACTION], day)
    if named.name == OBJECTION:
        # An objection may also be filed with the authority that decides on it (§ 70 Abs. 1 S. 2 VwGO), whose holidays can be
        # others.
        tell_seat(case, trace.law, trace, day)
        trace.note("objection_form", "info", _FORM)
    # By another reading the remedy goes elsewhere, where other days off can count.
    longest = (wrong or term)._replace(court=term.court and named.dispute is None and wrong is None)
    latest = latest_ends(case, trace.law, notified, [longest])
    answer = answer_of(case, trace, Running(named.name, notified.day, term, end), others, latest)
    return trace.close("appeal", case, answer)


def _term(case: Case, trace: Trace, named: Remedy, day: date) -> Term:
    """The period of the remedy, or the year that takes its place where the instruction is missing or wrong."""
    # § 58 Abs. 2 VwGO: the period begins with a correct instruction alone. Where no text of the Land names the remedy, either
    # has the same month, so the action's period serves.
    name = PERIOD_RULES[named.name or ACTION] if case.instruction == "correct" else YEAR
    rule = trace.law.deadlines.rule(name)
    picked = take(trace, rule, day, uses=(named.step,))
    moves = holds(trace.law, rolls(trace.law, name), day)
    court = named.name == ACTION
    return Term(length(rule, picked.version, day), moves, picked.version.basis, picked.step, court)


def _year(case: Case, trace: Trace, named: Remedy, day: date) -> Term | None:
    """The year that runs if the instruction names a remedy that is not open; ``None`` where it does not, or where it runs anyway.

    It stands beside the month, which stays the safe one: whether the instruction is wrong is for the court to say.
    """
    if named.instead is None or case.instruction != "correct":
        return None
    rule = trace.law.deadlines.rule(YEAR)
    version = known(trace.law, rule, day)
    if version is None:
        return None
    trace.cite(version.source)
    moves, court = holds(trace.law, rolls(trace.law, YEAR), day), named.instead == ACTION
    return Term(length(rule, version, day), moves, version.basis, named.step, court)


def _other_remedy(law: Law, named: Remedy, notified: Notification, end: End) -> list[OtherEnd]:
    """The other remedy where the Land's law is disputed: it is what differs, for it has the same month."""
    if named.dispute is None:
        return []
    return [
        OtherEnd(named.dispute, end.last, notified.day, reading["basis"], name, of_reading(named.by_rule, name))
        for name, reading in disputes.others(law, named.dispute)
    ]
