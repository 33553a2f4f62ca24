"""Turning points: the nearest days around an open day of a case on which an answer is another, and all of them over a span.

How they are found stands in ``turning.py``, which is imported only where a day is open.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hardship_cli.answer import CALCULATED, Answer, Note, Trace, gravest
from hardship_cli.asking import ask_one, put_observed, taken
from hardship_cli.bill import Bill
from hardship_cli.case import Case, check_case
from hardship_cli.deciding import DECIDING, OpenDay, open_days
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.law.permit_notes import LENGTH_OPEN
from hardship_cli.questions import QUESTIONS
from hardship_cli.schedule.load import Law, default_law
from hardship_cli.turn import OPEN, OtherOnStretch, Stretch, Turn, TurnsAnswer

if TYPE_CHECKING:
    from hardship_cli.turning import Turning

_A_YEAR = timedelta(days=365)
_DAYS = ("day", "day-or-none")
_WHY = (
    "because",
    "basis",
    "reading",
    "person",
    "act",
)  # of another reading: why it holds and for whom, not what it gives


def with_turns(
    name: str, answer: Answer, facts: Case | Bill, law: Law, today: date | None, *, reckoned: bool = True
) -> Answer:
    """An answer as of ``today`` with the nearest turns around the days that were open.

    Without ``reckoned`` only around those that nothing in the case tells.
    """
    days = open_days(name, answer, facts, today, reckoned=reckoned)
    found = [turn for day in days for turn in nearest_turns(name, facts, day, law, today)]
    return answer._replace(turns=tuple(found)) if found else answer


def turns(
    question: str,
    facts: Case | Bill,
    over: str | None = None,
    *,
    first: date | None = None,
    last: date | None = None,
    today: date | None = None,
    law: Law | None = None,
    given: Collection[str] = (),
) -> Answer[TurnsAnswer]:
    """Every day on which the deciding part of an answer turns while the day of a fact moves, over a span.

    ``over`` is the fact, else the day that the question mostly hangs on; the span reaches a year to both sides of the day that it
    has in the case, else of ``today``; ``given`` is as in :func:`~hardship_cli.asking.answers`. The status is the gravest of the
    answers within the span.

    Raises what the question raises where it has no answer on any day of the span; :class:`InputError` ``no_turns`` for a question
    whose answer does not turn, ``not_a_day_fact`` for a fact that is no day, ``span_backwards``, and ``day_to_begin`` where neither
    the case nor anybody names a day.

    >>> from datetime import date
    >>> from hardship_cli import Case, turns
    >>> found = turns("fee", Case.read(act="extend", months="6", born="2008-12-05"), today=date(2026, 11, 28)).answer
    >>> [(turn.from_.isoformat(), turn.because, str(turn.answer["amount"])) for turn in found.turns]
    [('2026-12-05', 'adult_age', '93.00')]
    """
    from hardship_cli.turning import stretches, turns_between

    law = law or default_law()
    case = facts if isinstance(facts, Case) else facts.alone
    if question not in DECIDING:
        raise InputError("no_turns", None, value=question, accepted=", ".join(DECIDING))
    over = over or moved_fact(question, case)
    if over not in FACTS or FACTS[over].kind not in _DAYS:
        days = [name for name, fact in FACTS.items() if fact.kind in _DAYS]
        raise InputError("not_a_day_fact", "over", value=over, accepted=", ".join(days))
    day = getattr(case, over)
    middle = day if isinstance(day, date) else today
    if middle is None and (first is None or last is None):
        raise InputError("day_to_begin", over, value=over)
    around = middle or first or date.min
    first = first or min(around, last or around) - _A_YEAR
    last = last or max(around, first) + _A_YEAR
    if last < first:
        raise InputError("span_backwards", None, value=first, until=last)
    turning = turning_of(question, facts, over, law, today)
    parts = stretches(turning, first, last)
    answered = [(one, turning.answers(one.from_)) for one in parts if one.answer is not None and OPEN not in one.answer]
    found = [
        taken(question, answer, answer.asked, law, today, None, given) for _, answers in answered for answer in answers
    ]
    if not found:
        # On no day is there an answer: what is missing is told, as the question itself tells it.
        turning.answers(next((part.from_ for part in parts if part.answer is not None), first))
    return Answer(
        "turns",
        gravest(*(answer.status for answer in found)),
        facts,
        TurnsAnswer(
            question,
            over,
            first,
            last,
            turns_between(turning, parts),
            parts,
            tuple([other for part, answers in answered for other in _others(part, answers)]),
        ),
        (),
        _deciding_notes(found),
        {key: source for answer in found for key, source in answer.sources.items()},
        law.digest,
        tuple(dict.fromkeys(fact for answer in found for fact in answer.assumed)),
    )


def _others(part: Stretch, answers: list[Answer]) -> Iterator[OtherOnStretch]:
    """What else may hold on a stretch, by its first day; of one line of a bill what the bill then comes to."""
    for answer in answers:
        if answer.status == CALCULATED:
            continue
        for other in answer.answer.alternatives:
            gives = {
                name.removesuffix("_"): value
                for name, value in other._asdict().items()
                if value is not None and name not in _WHY
            }
            if "amount" in gives:
                gives["amount"] += sum(one.answer.amount for one in answers) - answer.answer.amount
            yield OtherOnStretch(part.from_, part.until, other.because, gives, other.basis, other.reading)


def _deciding_notes(answers: list[Answer]) -> tuple[Note, ...]:
    """Why answers are not certain, each once: disputed points, warnings, a length that is open."""
    found: dict[str, Note] = {}
    for answer in answers:
        for note in answer.notes if answer.status != CALCULATED else ():
            is_point = note.code[:1].isupper() and note.level != "info"
            if is_point or note.level == "warning" or note.code == LENGTH_OPEN:
                found.setdefault(note.code, note)
    return tuple(found.values())


def moved_fact(question: str, case: Case) -> str:
    """The fact whose day is moved where none is named."""
    facts = QUESTIONS[question].moved
    return next((fact for fact in facts if getattr(case, fact) is not None), facts[0])


def nearest_turns(name: str, facts: Case | Bill, day: OpenDay, law: Law, today: date | None) -> tuple[Turn, ...]:
    """The last turn up to an open day and the first one after it."""
    from hardship_cli.turning import nearest

    return nearest(turning_of(name, facts, day.fact, law, today), day.day)


def turning_of(name: str, facts: Case | Bill, fact: str, law: Law, today: date | None) -> "Turning":
    """One question about a case in which the day of a fact moves; the fee of a bill is that of all its lines."""
    from hardship_cli.turning import Turning

    def ask(case: Any, trace: Trace) -> Answer:
        check_case(case)
        if type(case) is not Case:
            return put_observed(name, case, trace, today, None)
        return ask_one(name, case, law, today, trace=lambda _law: trace)

    cases = [facts] if isinstance(facts, Case) else [line.case for line in facts.lines()]
    if name != "fee" and not isinstance(facts, Case):
        cases = [facts.alone]
    if fact != "born":
        # It says how it is on one day, the birth on all.
        cases = [case if case.born is None else case._replace(minor=None) for case in cases]
    days = {} if today is None else {"today": today}
    return Turning(cases, fact, law, ask, deciding=DECIDING[name], days=days)
