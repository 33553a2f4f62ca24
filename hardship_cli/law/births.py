"""A birth of which only the month or the year is known: the law is asked of the days on which it may have been.

Where all of them give one answer, it is the answer; where they do not, none is given, and what each side gives is said. The law
looks at a birth through ages at days of the case, and through the first years of a child: so an answer can turn only where the
birthday is at such a day, and in those years anywhere. Those days are tried (tests/law/test_births.py tries all).
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from hardship_cli.answer import STATUSES, Answer, FeeAnswer, FictionAnswer, Gist, Trace, decided
from hardship_cli.case import Case, check_case
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.reading import BirthSpan
from hardship_cli.schedule.load import Law

Ask = Callable[[Case, Law, Trace], Answer]

_ONE_DAY = timedelta(days=1)
# Around the birthday: 29 February, and days that follow from another by one.
_AROUND = tuple(timedelta(days=number) for number in (-2, -1, 0, 1, 2))
_CHILD = timedelta(days=3 * 366)


def over_span(ask: Ask, case: Case, law: Law, trace: Trace) -> Answer:
    """The answer that all days of the span give which do not contradict the other facts; the gravest status of theirs.

    Raises :class:`Unanswerable` ``birth_day_needed`` with what each side gives (``by_minor``: for a fee it is enough to know
    whether the person is of age, for no other age decides), or what all of them raise.
    """
    span: Any = case.born
    tried: dict[date, Any] = {}

    def outcome(day: date) -> Any:
        if day not in tried:
            tried[day] = _outcome(ask, case._replace(born=day), law)
        return tried[day]

    # A day that contradicts another fact of the case (an application before the birth) cannot have been the birthday.
    possible = [day for day in _days(case, span) if not isinstance(outcome(day), InputError)]
    if not possible:
        raise outcome(span.first)
    if len({decided(outcome(day)) for day in possible}) > 1:
        sides = tuple(_sides(outcome, possible))
        # Where what is told is the same, a day behind it differs.
        flags = [_outcome(ask, case._replace(born=None, minor=flag), law) for flag in (True, False)]
        by_minor = all(isinstance(getattr(one, "answer", None), FeeAnswer) for one in flags)
        raise Unanswerable(
            "birth_day_needed", "born", value=span, sides=sides if len(sides) > 1 else (), by_minor=by_minor
        )
    # All days give the same answer, but one may rest on a weaker source or a dispute: the gravest status is shown, for it may
    # be the true one. The later of two such days, for nothing else speaks of a first of January, on which many births of an
    # unknown day stand.
    day = max(possible, key=lambda day: (_weight(outcome(day)), day))
    return ask(case._replace(born=day), law, trace)._replace(asked=case)


def _outcome(ask: Ask, case: Case, law: Law) -> Any:
    try:
        check_case(case)
        return ask(case, law, Gist(law))
    except (InputError, Unanswerable) as error:
        return error.without_frames()


def _weight(outcome: Any) -> int:
    return -1 if isinstance(outcome, HardshipError) else STATUSES.index(outcome.status)


def _days(case: Case, span: BirthSpan) -> list[date]:
    """The days of the span between which an answer cannot turn, the first and the last among them."""
    known = [value for value in case if isinstance(value, date)]
    if known and span.last >= min(known) - _CHILD:
        return list(_each(span.first, span.last))
    found = {span.first, span.last}
    for day in known:
        for year in range(span.first.year, span.last.year + 1):
            birthday = _in_year(day, year)
            found.update(birthday + around for around in _AROUND)
    return sorted(day for day in found if span.first <= day <= span.last)


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)  # 29 February


def _each(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _sides(outcome: Callable[[date], Any], possible: list[date]) -> Iterator[tuple[date, date, Any]]:
    """From which day of birth to which each answer holds, with what a person is told of it."""
    first = before = possible[0]
    for day in possible[1:]:
        if _decisive(outcome(day)) != _decisive(outcome(before)):
            low, high = before, day
            while high - low > _ONE_DAY:
                middle = low + (high - low) // 2
                same = _decisive(outcome(middle)) == _decisive(outcome(before))
                low, high = (middle, high) if same else (low, middle)
            yield first, low, _decisive(outcome(before))
            first = high
        before = day
    yield first, before, _decisive(outcome(before))


def _decisive(outcome: Any) -> Any:
    if isinstance(outcome, HardshipError):
        return None
    answer = outcome.answer
    return (
        answer.amount if isinstance(answer, FeeAnswer) else answer.effect if isinstance(answer, FictionAnswer) else None
    )
