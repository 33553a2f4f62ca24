"""When a decision counts as notified (Bekanntgabe) or served (Zustellung): by delivery, Land, day and document.

The ways and their days are rules of ``data/deadlines.toml``; a rule's anchor says what it counts from: ``posted`` for a
fiction, ``received`` for real receipt or retrieval, ``notified`` for the day on a proof of service.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from hardship_cli.answer import REVIEW, Gist, Trace
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.laender import CODES
from hardship_cli.law import disputes
from hardship_cli.law.delivered import NOTIFIED_BY, OBJECTION_NOTICE, OTHER_PAPERS
from hardship_cli.law.in_force import counted, holds, length, stated, take
from hardship_cli.law.notification_fiction import (
    OF_RECEIPT,
    Notification,
    OtherDay,
    fiction,
    in_force,
    notified_step,
    receipt_rule,
    tell_later_receipt,
    weighed,
    word,
)
from hardship_cli.observed import among, finding
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import NONE, Rule

_ONE_DAY = timedelta(days=1)
# The ways that an answer without a delivery tries out, to say what each would give.
_USUAL = ("letter", "registered", "pzu")


def notification(case: Case, law: Law, trace: Trace) -> Notification:
    """The day on which the document of ``case`` counts as notified. It stays on a weekend or a holiday.

    ``notified``, where given, is taken as it is. Otherwise the day follows from ``delivery`` and ``posted`` or ``received``.
    Where a version, a reading or an unknown start of the procedure leaves two days open, the default reading (of unknown
    facts the earlier day) leads; the caller tells the others, if they matter for what it reckons.

    Raises :class:`Unanswerable`: ``delivery_needed``, ``land_needed`` (with what each value would give), ``posted_needed``,
    ``received_needed``, ``retrieval_needed``, ``proof_day_needed``, ``no_text_read``, ``before_first_version``,
    ``no_retrieval`` (the Land's law does not know notification by retrieval).
    """
    found: Notification = finding(case, "notification", partial(_by_law, law), trace, needs=NOTIFIED_BY)
    return found


def of_decision(case: Case, law: Law, trace: Trace) -> Notification | None:
    """When the decision itself was notified, for what hangs on that beside the remedy: as given, else as it was delivered.

    ``None`` where the facts do not say it: nothing was delivered yet, a fact is missing, or they are about another paper. The
    caller tells the other days, if they matter for what it reckons.
    """
    return None if among(case.document, OTHER_PAPERS) else of_paper(case, law, trace)


def of_paper(case: Case, law: Law, trace: Trace) -> Notification | None:
    """As :func:`of_decision`, of whatever paper the facts are about."""
    if case.delivery is None:
        # A day that was given is held against its delivery, where that is known.
        if case.notified is not None:
            return Notification(case.notified, "")
        if case.posted is None and case.received is None:
            return None
    try:
        # Asked twice, for what is recorded on the way to a fact that is missing belongs to no answer.
        found, find = notification(case, law, Gist(law)), notification
    except Unanswerable as error:
        if error.code != "land_needed":
            return None
        found, find = _by_any_land(case, law, Gist(law)), _by_any_land
        if found.day is None:
            find(case, law, trace)  # says in which Länder nothing is known
    # A notification before the application contradicts it, which the remedy says.
    if found.day is None or (case.applied is not None and found.day < case.applied):
        return None
    return find(case, law, trace)


def tell_others(trace: Trace, others: Iterable[OtherDay]) -> None:
    """Say beside an answer by which reading or open fact the decision was notified on another day."""
    for other in others:
        if other.reading is not None:
            disputes.tell(trace, trace.law, other.because)
        else:
            # Not the law is open here but a fact that nobody knows: a person has to look, and may find it out.
            trace.raise_status(REVIEW)
            trace.note(other.because, "warning", other.basis, day=other.day)


def _by_law(law: Law, case: Case, trace: Trace) -> Notification:
    # Before any day is reckoned: what must be served (§ 73 Abs. 3 VwGO) and was only posted was notified on no day at all.
    if _unserved(case, law):
        return _never(case, law, trace)
    if case.delivery is None:
        if case.notified is not None:
            tell_later_receipt(case, trace, law.deadlines.rule("letter_later_receipt_counts").basis)
            return Notification(case.notified, trace.step("notified", value=case.notified))
        raise Unanswerable("delivery_needed", "delivery", would_give=_by_delivery(case, law))
    rule = rule_of(case, law)
    if case.notified is not None and rule.anchor != "notified":
        return _as_given(case, law, trace, rule)
    # Without a Land all sixteen are tried: only where they come to different days must it be asked.
    if case.land is None and _land_decides(case, law, rule):
        return _in_every_land(case, law, trace, rule)
    return _reckoned(case, law, trace, rule)


def rule_of(case: Case, law: Law) -> Rule:
    """The rule of the delivery; an objection notice is served under federal law everywhere (§ 73 Abs. 3 S. 2 VwGO)."""
    name = f"notification_{word(case.delivery)}"
    federal = f"{name}_federal"
    return law.deadlines.rule(
        federal if case.document == OBJECTION_NOTICE and law.deadlines.has_rule(federal) else name
    )


def _reckoned(case: Case, law: Law, trace: Trace, rule: Rule) -> Notification:
    if rule.anchor == "posted":
        return fiction(case, law, trace, rule)
    if rule.anchor == "received":
        return _real(case, law, trace, rule)
    day = case.notified or case.received
    if day is None:
        raise Unanswerable("proof_day_needed", "received", delivery=case.delivery)
    tell_later_receipt(case, trace, rule.basis)
    law_day = case.on or day
    picked = take(trace, rule, law_day, land=case.land)
    day = counted(day, length(rule, picked.version, law_day))
    return Notification(day, notified_step(trace, day, picked))


def _real(case: Case, law: Law, trace: Trace, rule: Rule) -> Notification:
    """Real receipt abroad, or retrieval from a portal: only what was retrieved within the window is notified at all."""
    law_day = case.on or case.received or case.posted
    if law_day is not None:
        in_force(case, rule, stated(law, rule, law_day, case.land), law_day)
    if case.received is None:
        code = "retrieval_needed" if case.delivery == "portal" else "received_needed"
        raise Unanswerable(code, "received", delivery=case.delivery)
    picked = take(trace, rule, case.on or case.received, land=case.land)
    day = counted(case.received, length(rule, picked.version, case.on or case.received))
    window = f"{case.delivery}_retrieval_window"
    if law.deadlines.has_rule(window):
        if case.posted is None:
            trace.note("retrieval_window_unknown", "hint", law.deadlines.rule(window).basis)
        else:
            limit = take(trace, law.deadlines.rule(window), case.on or case.posted, land=case.land)
            last = None if limit.version.state == NONE else counted(case.posted, Period(limit.version.value, "days"))
            # A portal is no letter box: what is fetched after the window counts as not notified at all (§ 41 Abs. 2a S. 4, 5
            # VwVfG).
            if last is not None and case.received > last:
                trace.note("not_retrieved_in_time", "warning", limit.version.basis, day=case.received, last=last)
                return Notification(None, trace.step("not_notified", basis=limit.version.basis, uses=(limit.step,)))
    return Notification(day, notified_step(trace, day, picked))


def _as_given(case: Case, law: Law, trace: Trace, rule: Rule) -> Notification:
    """The day that was given, held against the one that the delivery would give."""
    day = case.notified
    assert day is not None
    step = trace.step("notified", value=day)
    # Which day of public service is the event is disputed even where the day itself was given, by the reading followed.
    earlier = day if disputes.applied(law, "E11") == "A" else day - _ONE_DAY
    others = weighed(law, "E11", earlier, earlier + _ONE_DAY)[1] if case.delivery == "public" else []
    given = Notification(day, step, tuple(other for other in others if other.day != day))
    try:
        if case.land is not None or rule.scope != "land":
            law_day = case.on or case.received or case.posted or day
            in_force(case, rule, stated(law, rule, law_day, case.land), law_day)
        # The day that was given leads, for somebody knew it; one that the delivery contradicts may be a slip, so both are
        # named.
        found = notification(case._replace(notified=None), law, Gist(law))
    except Unanswerable as error:
        if error.code == "no_retrieval":
            # Whether anything was notified at all is for a person to see.
            trace.raise_status(REVIEW)
            trace.note("no_retrieval_given", "warning", error.params["basis"], given=day)
        return given
    # Where the receipt would decide and is not given, the day that was given may be that of it.
    reckoned = day if any(other.because in OF_RECEIPT for other in found.others) else found.day
    if reckoned != day:
        code = "notified_differs" if reckoned is not None else "notified_doubtful"
        trace.note(code, "warning", rule.basis, given=day, reckoned=reckoned)
    return given


def _unserved(case: Case, law: Law) -> bool:
    """Whether an objection notice, which must be served, came by a way that is no service."""
    if case.document != OBJECTION_NOTICE or case.delivery is None:
        return False
    day = _known_day(case)
    if day is None:
        return False
    return not serves(law, case.delivery, day) and holds(law, law.deadlines.rule("objection_notice_needs_service"), day)


def _known_day(case: Case) -> date | None:
    """The day whose law says what must be served; the date of the notice where nothing else is known."""
    return case.on or case.posted or case.notified or case.received or case.decided


def serves(law: Law, delivery: str, day: date) -> bool:
    """Whether a way of delivery is a formal service (Zustellung) by the law of a day."""
    return holds(law, law.deadlines.rule(f"serves_{word(delivery)}"), day)


def _never(case: Case, law: Law, trace: Trace) -> Notification:
    """An objection notice that was not served starts nothing; whether a receipt heals that is disputed."""
    day = _known_day(case)
    assert day is not None
    service = take(trace, law.deadlines.rule(f"serves_{word(case.delivery)}"), day)
    needs = take(trace, law.deadlines.rule("objection_notice_needs_service"), day)
    day, others = weighed(law, "HEALING", None, case.received or case.notified)
    disputes.tell(trace, law, "HEALING")
    if day is not None:
        return Notification(day, notified_step(trace, day, service), tuple(others))
    trace.note("not_served", "warning", needs.version.basis, delivery=case.delivery)
    step = trace.step("not_notified", basis=needs.version.basis, uses=(service.step, needs.step))
    return Notification(None, step, tuple(other for other in others if other.day is not None))


def _land_decides(case: Case, law: Law, rule: Rule) -> bool:
    if rule.scope == "land":
        return True
    rules = [receipt_rule(law, case.delivery, which) for which in ("later", "earlier")]
    return any(own is not None and own.scope == "land" for own in rules)


def _in_every_land(case: Case, law: Law, trace: Trace, rule: Rule) -> Notification:
    """Without a Land: the day, if it is the same in all of them; else what each group of Länder would give."""
    found = _of_each_land(case, law, rule)
    first, *others = found.values()
    if first is not None and all(one is not None and one.day == first.day for one in others):
        # All came to the same day, so one whose law is worded like the federal one gives the steps.
        lead = _reckoned(case._replace(land=rule.as_federal[0]), law, trace, rule)
        every = [other for one in found.values() if one is not None for other in one.others]
        return lead._replace(others=_each_once(every, lead.day))
    if type(case) is not Case:  # observed: what each Land would give is not looked at
        raise Unanswerable("land_needed", "land", rule=rule.id)
    days = sorted({one.day for one in found.values() if one is not None and one.day is not None})
    lands = {day: [land for land, one in found.items() if one is not None and one.day == day] for day in days}
    would_give = tuple((f"{', '.join(lands[day])}:", day) for day in days)
    raise Unanswerable("land_needed", "land", rule=rule.id, would_give=would_give)


def _each_once(found: Iterable[OtherDay], lead: date | None) -> tuple[OtherDay, ...]:
    """The days by other readings and open facts in any Land, each once; the one that leads is none."""
    others: list[OtherDay] = []
    for other in found:
        same = [one for one in others if one.because == other.because and one.reading == other.reading]
        if (other.day is None or other.day != lead) and all(one.day != other.day for one in same):
            others.append(other)
    return tuple(others)


def _of_each_land(case: Case, law: Law, rule: Rule) -> dict[str, Notification | None]:
    """The notification by the law of each Land; nothing where it gives none."""
    found: dict[str, Notification | None] = {}
    for land in CODES:
        try:
            found[land] = _reckoned(case._replace(land=land), law, Gist(law), rule)
        except Unanswerable as error:
            if error.code.endswith("_needed"):  # a day is missing, whichever the Land
                raise
            found[land] = None
    return found


def _by_any_land(case: Case, law: Law, trace: Trace) -> Notification:
    """Without a Land that decides, for what hangs on the day beside the remedy: the earliest that any Land's law gives leads.

    No day where the law of some Land was not read or does not know the way: there it may have been notified earlier still.
    """
    found: Notification = finding(case, "notification_by_any_land", partial(_earliest, law), trace, needs=NOTIFIED_BY)
    return found


def _earliest(law: Law, case: Case, trace: Trace) -> Notification:
    rule = rule_of(case, law)
    found = _of_each_land(case, law, rule)
    unread = [land for land, one in found.items() if one is None]
    if unread:
        trace.note("lands_unread", "warning", rule.basis, lands=", ".join(unread))
    notified = {land: one for land, one in found.items() if one is not None}
    days = {land: one.day for land, one in notified.items() if one.day is not None}
    if unread or not days:
        return Notification(None, "")
    first = min(days.values())
    leading = next(land for land, day in days.items() if day == first)
    others = [OtherDay("other_land", day, rule.basis) for day in days.values()]
    others += [other for land in days for other in notified[land].others]
    lead = _reckoned(case._replace(land=leading), law, trace, rule)
    return lead._replace(others=_each_once(others, first))


def _by_delivery(case: Case, law: Law) -> tuple[tuple[str, date], ...]:
    """What the usual ways would give with the days that are known."""
    found = []
    for delivery in _USUAL:
        try:
            day = notification(case._replace(delivery=delivery), law, Gist(law)).day
        except Unanswerable:
            continue
        if day is not None:
            found.append((f"{delivery}:", day))
    return tuple(found)
