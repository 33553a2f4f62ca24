"""No day given, so today: what is answered as of the day on which it is asked, and what is said of that."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from hardship_cli.answer import DISPUTED, REVIEW, Answer, FeeAnswer, Gist, Note, PermitAnswer, Trace, gravest
from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.fee_facts import SOON, has_day
from hardship_cli.reading import BirthSpan
from hardship_cli.schedule.load import Law


def fee_case(case: Case, fee_day: date | None) -> Case:
    """The case with ``fee_day`` as the law's day of its fee, where it has no day of its own."""
    return case if fee_day is None or has_day(case) else case._replace(on=fee_day)


def fee_today(case: Case, law: Law, today: date, trace: Callable[[Law], Trace] = Trace) -> Answer[FeeAnswer]:
    """The fee of a case; one without any day of its own is priced for ``today``, and its answer says so.

    If that amount, or what other readings of the law give, turns within :data:`SOON` after it (a birthday, a new version of the
    tariff), the answer is one to review.
    Raises what :func:`fee` raises.
    """
    from hardship_cli.law.fee_turns import turning_days
    from hardship_cli.law.fees import fee

    if has_day(case):
        return fee(case, law, trace(law))
    asked, answer = case, fee(case._replace(on=today), law, trace(law))
    notes = [Note("assumed_today", "hint", None, (("day", today),))]
    status = answer.status
    span = case.born if isinstance(case.born, BirthSpan) else None
    if span is not None:
        case = case._replace(born=span.first)  # whose birthday may be first
    for day in turning_days(case, law, today, today + SOON):
        try:
            # With a birthday ahead, "minor" holds for today and not for then.
            then = case._replace(on=day) if case.born is None else case._replace(on=day, minor=None)
            turned = fee(then, law, Gist(law))
        except (InputError, Unanswerable):
            continue
        amount, now = turned.answer.amount, amounts_by_readings(answer, law)
        opened = [other for other in amounts_by_readings(turned, law) if other not in now]
        stays = amount == answer.answer.amount
        if not stays or (opened and all(note.code != "turns_soon_reading" for note in notes)):
            # Of the birth the year or the month is known, and from then on that may be too little.
            is_open = span is not None and not _is_answered(asked._replace(on=day, minor=None), law)
            code, known = ("turns_soon_birth", ()) if is_open else ("turns_soon", (("amount", amount),))
            if stays:
                code, known = "turns_soon_reading", (("amount", opened[-1]),)
            notes.append(Note(code, "warning", None, (("day", day), *known)))
            # By another reading of a disputed point the amount may stay as it is (E2, where a birthday lies ahead).
            # Of an observed case codes stand in the place of notes.
            noted = {getattr(note, "code", note) for note in answer.notes}
            points = law.fees.tables["dispute"]
            of_point = [note for note in turned.notes if isinstance(note, Note)]
            notes += [note for note in of_point if note.code in points and note.code not in noted]
            status = gravest(status, REVIEW)
            if not stays:
                break
    return answer._replace(asked=asked, status=status, notes=(*notes, *answer.notes), assumed=(("on", today),))


def amounts_by_readings(answer: Answer, law: Law) -> tuple[Decimal, ...]:
    """What else a fee comes to by the readings that make it disputed, on the day for which it was asked.

    A point that is a hint by the data counts only where by its reading nothing is due, or something for once.
    """
    points, total = law.fees.tables["dispute"], answer.answer.amount
    others = {
        one.amount
        for one in answer.answer.alternatives
        if one.because in points and one.day is None and one.amount not in (None, total)
        if points[one.because]["effect"] == DISPUTED or bool(one.amount) != bool(total)
    }
    return tuple(sorted(others)) if answer.status == DISPUTED else ()


def _is_answered(case: Case, law: Law) -> bool:
    from hardship_cli.law.fees import fee

    try:
        fee(case, law, Gist(law))
    except (InputError, Unanswerable):
        return False
    return True


def amount_today(case: Case, law: Law, today: date | None) -> Decimal:
    """The amount alone that :func:`fee_today` gives, or without a day the fee; raises the same."""
    from hardship_cli.law.fees import amount

    return amount(fee_case(case, today), law)


def permit_today(case: Case, law: Law, today: date, trace: Callable[[Law], Trace] = Trace) -> Answer[PermitAnswer]:
    """The permit of a case as seen ``today``; where the title held has ended and no application is known, the answer says so.

    Its days join those of the title, which holds only if an application came in time: it is one to review. With ``on`` the case is
    seen on that day. Raises what :func:`permit` raises.
    """
    from hardship_cli.law.permits import permit

    answer = permit(case, law, trace(law))
    old, seen = case.permit_until, case.on or today
    settled = (case.start, case.applied, case.decided, case.posted, case.received, case.notified)
    if old is None or old == "none" or old >= seen or any(day is not None for day in settled):
        return answer
    basis = law.deadlines.rule("late_start").basis
    note = Note("no_application_known", "warning", basis, (("old", old), ("today", today)))
    return answer._replace(status=gravest(answer.status, REVIEW), notes=(note, *answer.notes))
