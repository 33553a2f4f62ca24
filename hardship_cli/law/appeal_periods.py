"""A period for a remedy that runs: its end, the ends that other readings and places would give, and the answer of all that.

Those of an authority's decision (``appeals.py``) and of a court's (``courts.py``) are alike in this.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from hardship_cli.answer import REVIEW, AppealAnswer, OtherEnd, Trace
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.appeal_days import Ended, final_from, further_days, rolls, warn_on
from hardship_cli.law.filing import End, Seat, alternatives_elsewhere, end_at
from hardship_cli.law.in_force import counted, holds, known, length
from hardship_cli.law.notification import tell_others
from hardship_cli.law.notification_fiction import Notification
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law

# § 58 Abs. 2 VwGO: what runs where the instruction is missing or wrong.
YEAR = "missing_instruction_period"
# Why it runs where the instruction names a remedy that is not open.
NAMED_OTHER = "remedy_differs"
# The codes of notes on what is late by the safe day and in time by another reading or fact begin so.
LATE_UNLESS = "late_unless"


class Term(NamedTuple):
    """The length of a remedy's period, whether its end moves, its provision, its step, and whether it is filed with a court."""

    length: Period
    moves: bool
    basis: str
    step: str
    court: bool = False


class Running(NamedTuple):
    """A period that runs: its remedy, the day of notification that began it, its length and its end."""

    remedy: str | None
    notified: date
    term: Term
    end: End


def seat_of(case: Case, term: Term) -> Seat:
    """Where the remedy of a period must arrive."""
    return Seat(case.land, case.place, term.court)


def end_of(case: Case, law: Law, notified: date, term: Term) -> End:
    """The end of the period from ``notified``, at the place of filing."""
    raw = counted(notified, term.length)
    # The days off where the paper must arrive decide, not those where the person or the lawyer lives: the seat of the
    # authority or of the court.
    return end_at(law, raw, seat_of(case, term)) if term.moves else End(raw, raw)


def tell_year(case: Case, trace: Trace, year: Running, ordinary: str, day: date) -> None:
    """Remark that a year runs in the place of the ``ordinary`` period (a rule), whose end is the safe day.

    Whether an instruction is wrong is for the court to say. Registers name codes alone, so there the day is not worked out.
    """
    params = {"safe": _ordinary_end(case, trace.law, year, ordinary, day)} if trace.keeps_steps else {}
    trace.note("one_year", "warning", year.term.basis, instruction=case.instruction, **params)


def _ordinary_end(case: Case, law: Law, year: Running, ordinary: str, day: date) -> date | None:
    rule = law.deadlines.rule(ordinary)
    version = known(law, rule, day)
    if version is None:
        return None
    try:
        moves = holds(law, rolls(law, ordinary), day)
        return end_of(case, law, year.notified, year.term._replace(length=length(rule, version, day), moves=moves)).last
    except Unanswerable:  # of an earlier day the holidays may not be known
        return None


def latest_ends(case: Case, law: Law, notified: Notification, terms: Iterable[Term]) -> list[date | None]:
    """The ends by every reading at once: of each length of the period, from each day of notification, at the place of the latest.

    ``None`` stands for a day that nobody knows, or on which no period began.
    """
    days = [notified.day, *[other.day for other in notified.others]]
    found: list[date | None] = []
    for term in terms:
        for day in days:
            if day is None:
                found.append(None)
                continue
            end = end_of(case, law, day, term)
            found += [end.last, *[later for later, _places in end.elsewhere]]
    return found


def other_readings(case: Case, trace: Trace, notified: Notification, term: Term) -> list[OtherEnd]:
    """What the other days of notification would give; they stand beside the answer even where the last day is the same."""
    found = []
    tell_others(trace, notified.others)
    for other in notified.others:
        last = None if other.day is None else end_of(case, trace.law, other.day, term).last
        found.append(OtherEnd(other.because, last, other.day, other.basis, other.reading))
    return found


def named_other(case: Case, law: Law, notified: date, year: Term, remedy: str | None) -> OtherEnd:
    """The end of the year that a wrong remedy in the instruction opens, for the ``remedy`` that is open by the law."""
    return OtherEnd(NAMED_OTHER, end_of(case, law, notified, year).last, notified, year.basis, remedy=remedy)


def named_none(law: Law, notified: date, remedy: str | None) -> OtherEnd:
    """No end where the notice says that no remedy is open, and one is: not even the year limits it (§ 58 Abs. 2 S. 1 VwGO)."""
    return OtherEnd("remedy_denied", None, notified, law.deadlines.rule(YEAR).basis, remedy=remedy)


def elsewhere(case: Case, trace: Trace, notified: Notification, end: End) -> list[OtherEnd]:
    """The later ends at other places of filing that the facts leave possible."""
    found = alternatives_elsewhere(trace, end, case.land)
    return [OtherEnd(other.because, other.day, notified.day, other.basis, other.reading) for other in found]


def answer_of(
    case: Case, trace: Trace, running: Running, others: Sequence[OtherEnd], latest: Sequence[date | None]
) -> AppealAnswer:
    """The answer where a period runs, with the days beside it; ``others`` are its ends under other readings and elsewhere.

    ``latest`` are its ends where more than one of them holds at once (:func:`latest_ends`).
    """
    remedy, notified, term, end = running
    if case.filed is not None and case.filed < notified:
        trace.note("filed_before_notified", "hint", None, filed=case.filed, notified=notified)
    surely_late = _late(case, trace, end.last, others, latest)
    days, otherwise = further_days(case, trace, Ended(remedy, notified, end.last, seat_of(case, term), surely_late))
    return AppealAnswer(
        remedy,
        notified,
        term.length,
        end.raw,
        end.last,
        end.rolled,
        None if case.filed is None else case.filed <= end.last,
        one_year_until=None if case.instruction == "correct" else end.last,
        **days,
        warn_on=warn_on(case, trace, end.last),
        final_from=final_from(case, end.last, [*[other.day for other in others], *latest]),
        alternatives=(*others, *otherwise),
    )


def _late(
    case: Case, trace: Trace, last: date, others: Sequence[OtherEnd], latest: Sequence[date | None]
) -> bool | None:
    """Whether what was filed is late by every reading; ``None`` where nothing was filed, or nothing late.

    What is late by the safe day alone is not told to be late: each reading and each unknown fact by which it is in time is named,
    and a person has to look.
    """
    filed = case.filed
    if filed is None or filed <= last:
        return None
    found = [other for other in others if other.day is None or filed <= other.day]
    for other in found:
        what = {"filed": filed, "last": last, "otherwise": other.because, "reading": other.reading}
        if other.day is None:
            trace.note(f"{LATE_UNLESS}_open", "warning", other.basis, **what)
        else:
            trace.note(LATE_UNLESS, "warning", other.basis, **what, until=other.day)
    # Two readings together can let the period end later than each of them alone.
    together = [] if found else [day for day in latest if day is not None and filed <= day]
    if together:
        trace.note(f"{LATE_UNLESS}_both", "warning", None, filed=filed, last=last, until=max(together))
    if found or together:
        trace.raise_status(REVIEW)
    return not (found or together)
