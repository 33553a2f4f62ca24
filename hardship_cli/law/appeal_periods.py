"""A period for a remedy that runs: its end, the ends that other readings and places would give, and the answer of all that.

Those of an authority's decision (``appeals.py``) and of a court's (``courts.py``) are alike in this.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hardship_cli.answer import AppealAnswer, OtherEnd, Trace
from hardship_cli.case import Case
from hardship_cli.law.appeal_days import final_from, further_days, warn_on
from hardship_cli.law.filing import End, Seat, alternatives_elsewhere, end_at
from hardship_cli.law.in_force import counted
from hardship_cli.law.notification import tell_others
from hardship_cli.law.notification_fiction import Notification
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law


class Term(NamedTuple):
    """The length of a remedy's period, whether its end moves, its provision and its step."""

    length: Period
    moves: bool
    basis: str
    step: str


class Running(NamedTuple):
    """A period that runs: its remedy, the day of notification that began it, its length and its end."""

    remedy: str | None
    notified: date
    term: Term
    end: End


def end_of(case: Case, law: Law, notified: date, term: Term) -> End:
    """The end of the period from ``notified``, at the place of filing."""
    raw = counted(notified, term.length)
    # The days off where the paper must arrive decide, not those where the person or the lawyer lives: the seat of the
    # authority or of the court.
    return end_at(law, raw, Seat(case.land, case.place)) if term.moves else End(raw, raw)


def other_readings(case: Case, trace: Trace, notified: Notification, term: Term) -> list[OtherEnd]:
    """What the other days of notification would give; they stand beside the answer even where the last day is the same."""
    found = []
    tell_others(trace, notified)
    for other in notified.others:
        last = None if other.day is None else end_of(case, trace.law, other.day, term).last
        found.append(OtherEnd(other.because, last, other.day, other.basis, other.reading))
    return found


def elsewhere(case: Case, trace: Trace, notified: Notification, end: End) -> list[OtherEnd]:
    """The later ends at other places of filing that the facts leave possible."""
    found = alternatives_elsewhere(trace, end, case.land)
    return [OtherEnd(other.because, other.day, notified.day, other.basis, other.reading) for other in found]


def answer_of(case: Case, trace: Trace, running: Running, others: Sequence[OtherEnd]) -> AppealAnswer:
    """The answer where a period runs, with the days beside it; ``others`` are its ends under other readings and elsewhere."""
    remedy, notified, term, end = running
    if case.filed is not None and case.filed < notified:
        trace.note("filed_before_notified", "hint", None, filed=case.filed, notified=notified)
    return AppealAnswer(
        remedy,
        notified,
        term.length,
        end.raw,
        end.last,
        end.rolled,
        None if case.filed is None else case.filed <= end.last,
        one_year_until=None if case.instruction == "correct" else end.last,
        **further_days(case, trace, remedy, notified, end.last),
        warn_on=warn_on(case, trace, end.last),
        final_from=final_from(case, end.last, [other.day for other in others]),
        alternatives=tuple(others),
    )
