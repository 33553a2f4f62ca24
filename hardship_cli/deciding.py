"""The deciding part of each question's answer, and the days of its case that are open: what turning points are looked for by.

A day that only moves along (the last day of a period, the end of a permit) decides nothing; that is told by what it follows from.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import Answer, Step
from hardship_cli.case import Case
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.today import amounts_by_readings
from hardship_cli.turn import OFF_DAY


class OpenDay(NamedTuple):
    """A day that no fact gives: the fact that would, and the day it stands for. ``reckoned``: the answer itself found it."""

    fact: str
    day: date
    reckoned: bool = False


class Deciding(NamedTuple):
    """Of a question: what decides of its answer, by name; and which days were open when it was asked, seen from a day if any.

    ``because`` names what alone can turn a part, whatever else turns on the same day.
    """

    part: Callable[[Answer, Law], Mapping[str, Any]]
    open_days: Callable[[Answer, Case, date | None], Iterator[OpenDay]]
    because: Mapping[str, str] = {}


# The days that nothing in a case tells, by question: what an answer found itself is none that anybody could choose.
UNTOLD = {"fee": "notified", "fiction": "applied"}


def _named(answer: Answer, _law: Law) -> Mapping[str, Any]:
    """The keys of an answer that decide it."""
    return _without_null({key: getattr(answer.answer, key) for key in QUESTIONS[answer.command].decides})


def _fee(answer: Answer, law: Law) -> Mapping[str, Any]:
    """The amount, and what is due by other readings: where they open or close, an answer is another though its amount stays."""
    return _without_null({"amount": answer.answer.amount, "readings": amounts_by_readings(answer, law) or None})


def _fee_days(answer: Answer, _case: Case, _today: date | None) -> Iterator[OpenDay]:
    taken = dict(answer.assumed).get("on")
    if taken is not None:
        # The tariff of the day of notification applies (§ 4 Abs. 1 BGebG): that is the day which is open.
        yield OpenDay(UNTOLD["fee"], taken)


def _permit_days(answer: Answer, case: Case, _today: date | None) -> Iterator[OpenDay]:
    if case.start is None:
        yield OpenDay("start", answer.answer.valid_from, reckoned=True)


def _fiction_days(answer: Answer, case: Case, today: date | None) -> Iterator[OpenDay]:
    if case.applied is None and today is not None:
        yield OpenDay(UNTOLD["fiction"], today)
    if case.notified is None and answer.answer.until is not None:
        yield OpenDay("notified", answer.answer.until, reckoned=True)


def _appeal(answer: Answer, law: Law) -> Mapping[str, Any]:
    found = answer.answer
    fiction = _length_of_fiction(answer.steps, law)
    parts = {"remedy": found.remedy, "fiction": fiction, "period": found.period, "moved": bool(found.rolled)}
    return _without_null(parts)


def _length_of_fiction(steps: tuple[Step, ...], law: Law) -> Period | None:
    """How long after the posting a document counts as notified; ``None`` where the day follows from something else."""
    by_id = {step.id: step for step in steps}
    notified = next((step for step in steps if step.op == "notified"), None)
    behind = [by_id[used] for used in notified.uses] if notified is not None else []
    for step in behind:
        rule = law.deadlines.rule(step.rule) if step.rule is not None and law.deadlines.has_rule(step.rule) else None
        if rule is not None and rule.anchor == "posted" and type(step.value) is int:
            return Period(step.value, rule.kind)
    return None


def behind_notification(steps: Sequence[Step]) -> list[Step]:
    """The steps that the day of notification rests on."""
    by_id = {step.id: step for step in steps}
    wanted = [step.id for step in steps if step.op == "notified"]
    found: dict[str, Step] = {}
    while wanted:
        step = by_id[wanted.pop()]
        found[step.id] = step
        wanted += [used for used in step.uses if used in by_id and used not in found]
    return [step for step in steps if step.id in found]


def _appeal_days(answer: Answer, case: Case, _today: date | None) -> Iterator[OpenDay]:
    if case.notified is None and answer.answer.notified is not None:
        yield OpenDay("notified", answer.answer.notified, reckoned=True)


def _departure(answer: Answer, _law: Law) -> Mapping[str, Any]:
    """Whether the time runs as set or anew, is as long as the law has in mind, and ends on a day off (disputed point E10)."""
    found, codes = answer.answer, {note.code for note in answer.notes}
    runs = "anew" if found.restarts_on is not None else "interrupted" if "departure_interrupted" in codes else None
    length = "short" if "departure_short" in codes else "long" if "departure_long" in codes else None
    day_off = None if found.last_day is None else any(one.because == "E10" for one in found.alternatives)
    return _without_null({"runs": runs or (found.last_day and "set"), "length": length, "day_off": day_off})


def _none_open(_answer: Answer, _case: Case, _today: date | None) -> Iterator[OpenDay]:
    """Where no day is taken, as of a time for departure: without the day that it counts from there is no answer."""
    return iter(())


def _without_null(parts: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in parts.items() if value is not None}


# Of all others what the table names decides, and no day is open.
_OWN: Mapping[str, Deciding] = {
    "fee": Deciding(_fee, _fee_days),
    "permit": Deciding(_named, _permit_days),
    "fiction": Deciding(_named, _fiction_days),
    "appeal": Deciding(_appeal, _appeal_days, {"moved": OFF_DAY}),
    "departure": Deciding(_departure, _none_open, {"day_off": OFF_DAY}),
}
DECIDING: Mapping[str, Deciding] = {name: _OWN.get(name, Deciding(_named, _none_open)) for name in QUESTIONS}


def open_days(name: str, answer: Answer, facts: Any, today: date | None, *, reckoned: bool = True) -> list[OpenDay]:
    """The days that were open when a question was answered; without ``reckoned`` only those that nothing in the case tells.

    ``facts`` are a case, or a bill, whose leading act all questions but the fee's are asked of.
    """
    case = facts if type(facts) is Case else facts.alone
    found = DECIDING[name].open_days(answer, case, today) if name in DECIDING else iter(())
    return [day for day in found if reckoned or not day.reckoned]
