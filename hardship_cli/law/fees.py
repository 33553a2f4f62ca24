"""What an act costs: §§ 44-54 AufenthV, § 69 AufenthG. Amounts and lists come from ``data/fees.toml``."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hardship_cli.answer import DISPUTED, REVIEW, Alternative, Answer, FeeAnswer, Gist, Trace, money
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law import fee_facts
from hardship_cli.law.delivered import FEE_NOTICE, is_of_another_paper
from hardship_cli.law.fee_applied import applied_earlier
from hardship_cli.law.fee_facts import NEAR, OWN_PAPERS, SOON, FeeDay, tell_notified
from hardship_cli.law.fee_items import items_of
from hardship_cli.law.fee_lengths import first_permit, otherwise_counted, shorter_permit
from hardship_cli.law.fee_open import explore, leaves, settled, total_of
from hardship_cli.law.fee_readings import (
    childs_paper,
    codes_of,
    other_acts,
    other_readings,
    own_grounds,
    paper_form,
    safe_amount,
    total_under,
)
from hardship_cli.law.fee_remarks import remarks
from hardship_cli.law.fee_work import Open, Unkept, Work
from hardship_cli.law.published import note_published
from hardship_cli.observed import among
from hardship_cli.reading import BirthSpan
from hardship_cli.schedule.load import Law

# A fee arises with the notification of the act (§ 69 Abs. 3 S. 2 AufenthG).
_ARISES = "§ 4 Abs. 1 BGebG"
# Why there is no answer where the tariff of the day says nothing.
_NO_LAW_THEN = ("not_in_force", "no_text_read")


def fee(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    """What the act of ``case`` costs, in euro, with positions, reliefs and the readings of disputed points.

    ``trace`` (none yet used) says how much of the way is kept: all of it, or with a ``Gist`` only status and notes.
    A fact that is missing is asked for only where it decides; where it does not, a note says that it is open.

    Raises :class:`Unanswerable` where a fact that changes the amount is missing (with what each value would give), where
    the law of the day is not known, or where the act is not open to the case; :class:`InputError` for contradictions.
    """
    if type(case) is Case and isinstance(case.born, BirthSpan):
        from hardship_cli.law.births import over_span

        return over_span(fee, case, law, trace or Trace(law))
    return _priced(case, law, trace or Trace(law), None)


def amount(case: Case, law: Law) -> Decimal:
    """The amount that :func:`fee` gives, without what stands beside it; raises what :func:`fee` raises."""
    if type(case) is Case and isinstance(case.born, BirthSpan):
        of_span: Decimal = fee(case, law, Gist(law)).answer.amount
        return of_span
    day = fee_facts.tariff_day(case, law)
    fee_facts.check(case, law, day)
    work = Work(case, law, day, Unkept(law))
    try:
        items = items_of(work)
    except Open:
        # An open fact blocks only where its values come to different amounts; where they do not, any of them gives the total.
        items = items_of(work.trying(settled(work.otherwise(), items_of)))
    return money(total_of(items))


def each_fee(case: Case, law: Law) -> Iterator[tuple[Mapping[str, Any], Answer]]:
    """The fee for each way through what the facts of ``case`` leave open, with what tells the ways apart.

    ``same_way`` prices another case on one of them. Raises what :func:`fee` raises.
    """
    day = fee_facts.fee_day(case, law).day
    fee_facts.check(case, law, day)
    for leaf in leaves(explore(Work(case, law, day, Trace(law)).otherwise(), items_of, merge=False)):
        yield leaf.tried, same_way(case, law, leaf.tried)


def same_way(case: Case, law: Law, tried: Mapping[str, Any]) -> Answer:
    """The fee of ``case`` on one of the ways of :func:`each_fee`."""
    return _priced(case, law, Trace(law), tried)


def _priced(case: Case, law: Law, trace: Trace, tried: Mapping[str, Any] | None) -> Answer:
    found = fee_facts.fee_day(case, law)
    day = found.day
    fee_facts.check(case, law, day)
    way = tried or {}
    try:
        return _answer(_way(case, law, found, trace, way), found, way)
    except Open:
        pass  # asked of a fact that is missing: is there one answer for all of its values?
    except Unanswerable as error:
        raise _on_given_day(error, case, law, found) from None
    try:
        open_facts = settled(Work(case, law, day, trace).otherwise(), items_of)
        # What was recorded on the way to the open question belongs to no answer.
        trace.restart()
        return _answer(_way(case, law, found, trace, open_facts), found, way)
    except Unanswerable as error:
        raise _on_given_day(error, case, law, found) from None


def _on_given_day(error: Unanswerable, case: Case, law: Law, found: FeeDay) -> Unanswerable:
    """The rules name their anchor; the person gave perhaps another day.

    Where that is only the earliest day, and on another one there is an answer, the day of notification would settle it.
    """
    if error.code in _NO_LAW_THEN and _is_answered_on_another_day(case, law, found):
        error.field = "notified"
        error.params["settled_by"] = "notified" if case.land is not None else "land"
    elif error.field == "notified":
        error.field = fee_facts.anchor_of(case)
    return error


def _is_answered_on_another_day(case: Case, law: Law, found: FeeDay) -> bool:
    days = [other.day for other in found.others if other.day is not None]
    days += [found.latest] if found.may_be_later else []
    work = Work(case, law, found.day, Unkept(law))
    return any(_total_on(work, day) is not None for day in days)


def _way(case: Case, law: Law, found: FeeDay, trace: Trace, tried: Mapping[str, Any]) -> Work:
    trace.step("law_day", value=found.day, rule=found.anchor)
    work = Work(case, law, found.day, trace)
    work.tried = tried
    return work


def _answer(work: Work, found: FeeDay, way: Mapping[str, Any]) -> Answer:
    case, trace = work.case, work.trace
    items = items_of(work)
    total = total_of(items)
    # Only now, with the total known, does it show which readings and acts would cost something else: what comes to the same
    # is no alternative.
    readings = other_readings(work, total, way)
    alternatives = [
        *readings,
        *other_acts(work, items),
        *own_grounds(work, total),
        *childs_paper(work, items),
        *paper_form(work, items),
        *shorter_permit(work, total),
        *otherwise_counted(work, total),
        *first_permit(work, items),
        *_on_other_days(work, found, total),
        *applied_earlier(work, total, way),
        *_if_later(work, found, total, readings),
        *_if_earlier(work, found, total),
    ]
    safe = safe_amount([(money(total), alternatives)], trace.notes) if trace.status == DISPUTED else None
    trace.notes += [] if safe is None else [safe]
    if _hangs_on_delivery(work, found, total):
        tell_notified(case, work.law, trace)
    trace.step("sum", value=money(total), uses=tuple([step.id for step in trace.steps if step.op == "amount"]))
    remarks(work, total)
    own = OWN_PAPERS if case.act == "objection" else (FEE_NOTICE,)
    if case.on is None and not among(case.document, own) and is_of_another_paper(case):
        trace.raise_status(REVIEW)
        trace.note("other_paper", "warning", _ARISES, document=str(case.document))
    if case.land is not None:
        note_published(trace, case, case.land, work.day, items)
    answer = FeeAnswer(money(total), "EUR", items, tuple(alternatives))
    return trace.close("fee", case, answer)


def _on_other_days(work: Work, found: FeeDay, total: int) -> list[Alternative]:
    """What the act costs if the decision was notified on another day, by a reading or an open fact: only what is another amount."""
    others = []
    for other in found.others:
        if other.day is None:
            continue  # as far as it matters, that stands in the span in which it can have been notified
        amount = _total_on(work, other.day)
        if amount != total:
            others.append((other, amount))
    if others:
        from hardship_cli.law.notification import tell_others

        tell_others(work.trace, [other for other, _amount in others])
    return [
        Alternative(other.because, None if amount is None else money(amount), other.day, other.basis, other.reading)
        for other, amount in others
    ]


def _hangs_on_delivery(work: Work, found: FeeDay, total: int) -> bool:
    """Whether the act costs something else on another day on which what was delivered can have been notified.

    Then the amount is as sure as that day, and rests on the same sources. Asked are the ends of the span, as in :func:`_if_later`.
    """
    if found.sent is None:
        return False
    return any(_total_on(work, day) not in (None, total) for day in (min(found.sent, found.day), found.day + NEAR))


def _if_later(work: Work, found: FeeDay, total: int, readings: list[Alternative]) -> list[Alternative]:
    """What the act costs if the decision was notified later than on the day that is known, where that soon is another amount.

    Only the end of the span is asked: nothing but a birthday and a new version of the tariff moves an amount, and both stay.
    Where the amount stays, another reading can open by then.
    """
    if not found.may_be_later:
        return []
    turned = _total_on(work, found.latest)
    if turned is None:
        return _unknown_later(work, found)
    if turned == total:
        # An objection takes months: what opens until then is told by the answer for its own day.
        return _reading_later(work, found, readings) if found.within == SOON.days else []
    day, amount = _first_other(work, [*_turns(work, found.day, found.latest), found.latest], total)
    work.trace.raise_status(REVIEW)
    if found.earliest is not None:
        _tell_unknown_days(work, found)
    else:
        code = "notified_later" if found.within == SOON.days else "objection_notice_later"
        work.trace.note(code, "warning", _ARISES, day=day, amount=money(amount), since=found.day)
    if work.case.land is None and found.anchor not in ("notified", "filed"):
        tell_notified(work.case, work.law, work.trace)
    _tell_points_of(work, found.latest)
    return [Alternative("notified_later", money(amount), day, _ARISES)]


def _reading_later(work: Work, found: FeeDay, now: list[Alternative]) -> list[Alternative]:
    """What another reading of the law gives if the decision was notified later, where it opens only after the day that is known."""
    opened = [other for other in _by_readings(work, found.latest) if other not in now]
    if not opened:
        return []
    other = opened[0]
    days = [*_turns(work, found.day, found.latest), found.latest]
    day = next(day for day in days if _total_on(work, day) is not None and other in _by_readings(work, day))
    work.trace.raise_status(REVIEW)
    work.trace.note("reading_later", "warning", _ARISES, day=day, amount=other.amount, since=found.day)
    _tell_points_of(work, found.latest)
    return [other._replace(day=day)]


def _by_readings(work: Work, day: date) -> list[Alternative]:
    """What the readings of disputed points give on a day on which there is an amount and it is disputed."""
    then = _on(work, day)
    found = other_readings(then, total_of(items_of(then)), {})
    return [other for other in found if other.amount is not None] if then.trace.status == DISPUTED else []


def _on(work: Work, day: date) -> Work:
    """The pricing of a day on which there is an amount, so that what is open makes no difference there."""
    then = Work(work.case, work.law, day, Gist(work.law))
    then.tried = settled(then.otherwise(), items_of)
    return then


def _if_earlier(work: Work, found: FeeDay, total: int) -> list[Alternative]:
    """What the act costs if it was notified before the day that leads, where that within the time is another amount.

    That is the day of a notice of its fee alone, or the end of a fiction in whose place an acknowledgement can have come.
    """
    first = found.earliest
    if first is None or _total_on(work, first) in (None, total):
        return []
    eves = [turn - timedelta(days=1) for turn in reversed(_turns(work, first, found.day))]
    day, amount = _first_other(work, [*eves, first], total)
    if work.case.document == FEE_NOTICE and work.case.act != "objection":
        work.trace.raise_status(REVIEW)
        work.trace.note("fee_notice_alone", "warning", _ARISES, day=day, amount=money(amount))
    else:
        _tell_unknown_days(work, found)
    return [Alternative("notified_earlier", money(amount), day, _ARISES)]


def _tell_unknown_days(work: Work, found: FeeDay) -> None:
    """Say why nobody knows on which day it was notified."""
    from hardship_cli.law.notification import tell_others

    tell_others(work.trace, [other for other in found.others if other.day is None])


def _unknown_later(work: Work, found: FeeDay) -> list[Alternative]:
    """Say from which day on no amount can be told: no text of that time was read, or what was asked for ends."""
    days = [*_turns(work, found.day, found.latest), found.latest]
    day = next(turn for turn in days if _total_on(work, turn) is None)
    work.trace.raise_status(REVIEW)
    work.trace.note("notified_later_unknown", "warning", _ARISES, day=day, since=found.day)
    return [Alternative("notified_later", None, day, _ARISES)]


def _turns(work: Work, after: date, until: date) -> list[date]:
    """The days behind ``after`` up to ``until`` on which the amount can be another; of an observed case no register shows them."""
    if type(work.day) is not date:
        return []
    from hardship_cli.law.fee_turns import turning_days

    return turning_days(work.case, work.law, after, until)


def _first_other(work: Work, days: list[date], total: int) -> tuple[date, int]:
    """The first of these days on which the act costs something else, and what; on the last one it does."""
    return next((day, then) for day in days if (then := _total_on(work, day)) is not None and then != total)


def _tell_points_of(work: Work, day: date) -> None:
    """Name the disputed points on what the act costs on another day, where it does not touch them on its own (E2, say)."""
    then = _on(work, day)
    other_readings(then, total_of(items_of(then)), {})
    points = work.law.fees.tables["dispute"]
    noted = codes_of(work.trace.notes)
    work.trace.notes += [note for note in then.trace.notes if codes_of([note]) & points.keys() - noted]


def _total_on(work: Work, day: date) -> int | None:
    return total_under(Work(work.case, work.law, day, Unkept(work.law)), items_of)
