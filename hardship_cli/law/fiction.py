"""What bridges the time after a title expires: the effect of § 81 Abs. 3, 4 AufenthG (``data/deadlines.toml``)."""

from datetime import date, timedelta

from hardship_cli.answer import REVIEW, Answer, FictionAnswer, Gist, OtherEffect, Trace
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.delivered import (
    as_to_title,
    is_decided,
    is_decided_before,
    is_for_no_title,
    is_of_another_paper,
    is_other_attacked,
    is_withdrawn,
)
from hardship_cli.law.fiction_facts import (
    EFFECTS,
    FIRST_23A,
    NO_EFFECT,
    ORDERED,
    SCHENGEN,
    STAY_LATE,
    UNLAWFUL,
    Finding,
    check,
    find_case,
)
from hardship_cli.law.fiction_notes import ENDED_BY_DECISION, ENDED_BY_WITHDRAWAL, remarks
from hardship_cli.law.in_force import take, word_of
from hardship_cli.law.notification import notification, of_decision, of_paper, tell_others
from hardship_cli.law.notification_fiction import Notification, OtherDay
from hardship_cli.reading import BirthSpan
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import NONE

_ONE_DAY = timedelta(days=1)

# The words of the rules ``fiction_begins_...`` and ``fiction_ends``: facts, or the day after the title's last.
_JOINS, _BEGINS, _ENDS = "day-after-expiry", ("applied", "continuation_ordered"), ("notified", "decided")

# It is the application for a title that has an effect, as long as there is one.
_APPLICATION = "§ 81 Abs. 3, 4 AufenthG"

# What is told of an effect that ended before it began, without an order and with one, and if it was notified later.
_OVER = {
    False: ("decided_before_expiry", "notified_then"),
    True: ("decided_before_order", "notified_after_order"),
}


def fiction(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    """What the application of ``case`` brings about from the expiry (or from its receipt) until it is decided.

    A title continues if the application arrives by its last day (§ 81 Abs. 4 S. 1 AufenthG), after that only by order
    (S. 3); a stay that is lawful without a title counts as permitted, or removal as suspended if the application is
    late (Abs. 3). The effect ends with the notification of the decision (§ 43 VwVfG). A certificate neither makes nor
    ends it, and an application for something else than a title does nothing. ``trace`` as in :func:`~hardship_cli.law.fees.fee`.

    Raises :class:`Unanswerable` ``permit_until_needed``, ``lawful_stay_needed``, ``applied_needed`` (each with what its
    values would give); :class:`InputError` for contradictions.
    """
    if type(case) is Case and isinstance(case.born, BirthSpan):
        from hardship_cli.law.births import over_span

        return over_span(fiction, case, law, trace or Trace(law))
    check(case)
    trace = trace or Trace(law)
    asked, case = case, as_to_title(case)
    finding = find_case(case, law, trace)
    if asked.applied is not None and is_for_no_title(asked) and finding.rule not in (FIRST_23A, UNLAWFUL, SCHENGEN):
        trace.raise_status(REVIEW)
        trace.note("applied_for_no_title", "warning", _APPLICATION, day=asked.applied, act=str(asked.act))
    rule = law.deadlines.rule(finding.rule)
    anchor = _anchor(case, finding)
    # Where the case names no day at all, all versions of what is left to ask say the same: the newest speaks.
    day: date = (
        (rule.known.whole if rule.known else rule).versions[-1].start if anchor is None else getattr(case, anchor)
    )
    if anchor is not None:
        trace.step("law_day", value=day, rule=anchor)
    picked = take(trace, rule, day)
    version = picked.version
    # An order from before the law knew orders continues nothing.
    effect = NO_EFFECT
    if finding.begins and version.state != NONE:
        effect = word_of(rule, version, day, EFFECTS)
    begin = None if effect == NO_EFFECT else _begin(case, trace, finding, effect, day)
    code = None if begin is None else _ended_some_day(case)
    notified = None if begin is None or code is not None else of_decision(case, law, trace)
    until = None if begin is None else _until(case, trace, picked.step, day, notified)
    others = _ended(case, law, finding.others, day, until) + _until_new_permit(case, trace, effect, begin, until)
    by_notification = notified is not None and until == notified.day
    other_days = notified.others if notified is not None and by_notification else ()
    is_over = False
    if begin is not None and until is not None and until < begin:
        # Decided while the title still ran, or before an order that was to continue it: nothing was left to bridge.
        is_over = True
        is_ordered = finding.rule == ORDERED
        over, unless = _OVER[is_ordered]
        trace.note(over, "warning" if is_ordered else "hint", version.basis, day=until, begin=begin)
        if is_ordered or not by_notification:
            # But the notification, which ends the effect, can have come when it no longer did; nobody orders what is over.
            trace.raise_status(REVIEW)
            others += (OtherEffect(unless, effect, begin, basis=version.basis),)
        other_days = tuple([other for other in other_days if other.day is None or other.day >= begin])
    others += _by_other_days(trace, other_days, effect, begin)
    if begin is not None and code is not None and (latest := _at_the_latest(case, law)) is not None and latest < begin:
        is_over = True
        trace.note("ended_before_begin", "hint", version.basis, day=latest, begin=begin)
    if begin is not None and is_other_attacked(asked) and is_decided(asked):
        trace.raise_status(REVIEW)
        trace.note("attack_is_no_decision", "warning", _APPLICATION)
    if is_over:
        effect, begin, until = NO_EFFECT, None, None
    maybe = finding.rule == STAY_LATE and bool(finding.others)
    remarks(case, law, trace, finding.rule, effect=effect, until=until, day=day, maybe=maybe, over=code is not None)
    answer = FictionAnswer(effect, begin, until, finding.in_time, finding.last_day, others)
    return trace.close("fiction", asked, answer)


def _ended(
    case: Case, law: Law, others: tuple[OtherEffect, ...], day: date, until: date | None
) -> tuple[OtherEffect, ...]:
    """The other effects with the day that ends them, which is that of the decision as well; ``until`` where it is known already."""
    if not any(other.effect != NO_EFFECT for other in others):
        return others
    if until is None:
        quiet = Gist(law)
        until = _until(case, quiet, "", day, of_decision(case, law, quiet))
    return tuple([other if other.effect == NO_EFFECT else other._replace(until=until) for other in others])


def _by_other_days(
    trace: Trace, days: tuple[OtherDay, ...], effect: str, begin: date | None
) -> tuple[OtherEffect, ...]:
    """The effect if the decision was notified on other days, by a reading or an open fact, which is told."""
    tell_others(trace, days)
    return tuple(
        [OtherEffect(day.because, effect, begin, basis=day.basis, reading=day.reading, until=day.day) for day in days]
    )


def _ended_some_day(case: Case) -> str | None:
    """The code of what ended the effect where no fact gives the day of that; ``None`` where the days are those of the decision."""
    if is_withdrawn(case):
        return ENDED_BY_WITHDRAWAL
    return ENDED_BY_DECISION if is_decided_before(case) else None


def _at_the_latest(case: Case, law: Law) -> date | None:
    """The day by which such an effect had ended, by each reading: that of the paper that came behind what ended it."""
    paper = of_paper(case, law, Gist(law))
    if paper is None or paper.day is None:
        return None
    latest = paper.day
    for other in paper.others:
        if other.day is None:
            return None
        latest = max(latest, other.day)
    return latest


def _until_earliest(case: Case, trace: Trace, basis: str) -> date | None:
    """The end of the effect where the day of the notification is not known: that of the posting, the receipt or the decision.

    The effect ends with the notification (§ 43 VwVfG), and none of these days lies behind it: by them nobody relies on the effect
    for too long. ``None`` where none of them is known.
    """
    until = case.posted or case.received or case.decided
    if until is None:
        if is_decided(case):
            trace.raise_status(REVIEW)
            trace.note("end_unknown", "warning", basis)
        return None
    trace.raise_status(REVIEW)
    if case.posted is None and case.received is None:
        trace.note("until_decided", "hint", basis, day=until)
    else:
        trace.note("until_unread" if _is_unread(case, trace.law) else "until_earliest", "warning", basis, day=until)
    return until


def _is_unread(case: Case, law: Law) -> bool:
    """Whether no fact is missing for the day of the notification, but the law that was read gives none."""
    try:
        return notification(case, law, Gist(law)).day is None
    except Unanswerable as error:
        return not error.is_missing_fact


def _until_new_permit(
    case: Case, trace: Trace, effect: str, begin: date | None, until: date | None
) -> tuple[OtherEffect, ...]:
    """Until the day before a permit that was granted begins, where that lies behind the day after the decision.

    "Until the decision" is until its notification, with a grant until the new title takes effect: no decision was read on the days
    between the two. The earlier day is the safe one for whoever relies on the effect.
    """
    if begin is None or until is None or case.start is None or case.outcome != "granted":
        return ()
    first = max(begin, until + _ONE_DAY)
    if case.start <= first:
        return ()
    basis = trace.law.deadlines.rule("fiction_ends").basis
    last = case.start - _ONE_DAY
    trace.raise_status(REVIEW)
    trace.note("grant_begins_later", "warning", basis, start=case.start, until=until, first=first, last=last)
    return (OtherEffect("grant_begins_later", effect, begin, basis=basis, until=last),)


def _anchor(case: Case, finding: Finding) -> str | None:
    """Which fact gives the day whose law applies: the order, the application, else the title's end."""
    first = "continuation_ordered" if finding.rule == ORDERED else "applied"
    names = ("on", first, "permit_until", "decided", "notified")
    return next((name for name in names if isinstance(getattr(case, name), date)), None)


def _begin(case: Case, trace: Trace, finding: Finding, effect: str, day: date) -> date | None:
    """The first day of the effect, as the law words it."""
    word = "ordered" if finding.rule == ORDERED else effect.replace("-", "_")
    rule = trace.law.deadlines.rule(f"fiction_begins_{word}")
    picked = take(trace, rule, day)
    begin: date | None
    named = word_of(rule, picked.version, day, (_JOINS, *_BEGINS))
    if named == _JOINS:
        # The day printed on the title still belongs to it until midnight, so what continues it begins with the day after,
        # without a gap.
        begin = case.permit_until + _ONE_DAY if isinstance(case.permit_until, date) else None
    else:
        begin = getattr(case, named)
    trace.step("effect_begin", value=begin, basis=picked.version.basis, uses=(picked.step,))
    return begin


def _until(case: Case, trace: Trace, effect_step: str, day: date, notified: Notification | None) -> date | None:
    """The day of the notification that ends the effect; the decision's own day where only that is known."""
    rule = trace.law.deadlines.rule("fiction_ends")
    picked = take(trace, rule, day)
    by_notification = word_of(rule, picked.version, day, _ENDS) == "notified"
    until = (None if notified is None else notified.day) if by_notification else case.decided
    code = _ended_some_day(case)
    if code is not None or is_of_another_paper(case):
        trace.raise_status(REVIEW)
        if code is not None:
            trace.note(code, "warning", picked.version.basis if code == ENDED_BY_DECISION else _APPLICATION)
        else:
            trace.note("other_paper", "warning", picked.version.basis, document=str(case.document))
        return None
    if until is None:
        until = _until_earliest(case, trace, picked.version.basis)
    if until is not None:
        by = () if notified is None or until != notified.day or not notified.step else (notified.step,)
        trace.step("effect_end", value=until, basis=picked.version.basis, uses=(effect_step, picked.step, *by))
    return until
