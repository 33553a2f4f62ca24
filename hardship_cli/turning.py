"""On which days the deciding part of an answer turns while one day of its case moves: found from what the law asked.

One observed run of the law (``law/observe.py``) notes every question that was asked of the moving day, with its outcome. While
all outcomes stay, the answer's deciding part stays; so it can turn only where one of them does. That day is reckoned from the
questions themselves, the law is asked there, and from there it goes on. No day in between is tried.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from hardship_cli.answer import Answer, Trace
from hardship_cli.case import Case
from hardship_cli.deciding import Deciding
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.moving import Moving, Path, on_day
from hardship_cli.reading import BirthSpan
from hardship_cli.schedule.load import Law
from hardship_cli.turn import LAW_DAY, OPEN, Stretch, Turn

# The deciding part of an answer, by name; of a day without an answer ``open`` says why. ``None``: the facts contradict each other.
Part = Mapping[str, Any] | None

# How far from a day the nearest turns are looked for.
AROUND = timedelta(days=400)
_ONE_DAY = timedelta(days=1)


class Known(NamedTuple):
    """What was found for a path: the deciding part, and the paths of the cases that were run."""

    part: Part
    paths: tuple[Path, ...]


class Turning:
    """One question about a case, or about each of several whose fees are one bill, in which the day of ``fact`` moves.

    ``ask`` puts the question to a case, which may be an observed one, with a trace; it raises what the question raises, and where
    the facts contradict each other.
    ``days`` are those that are no facts of the case (today).
    """

    def __init__(
        self,
        cases: Sequence[Case],
        fact: str,
        law: Law,
        ask: Callable[[Any, Trace], Answer],
        *,
        deciding: Deciding,
        days: Mapping[str, date],
    ) -> None:
        self.fact = fact
        self._cases = cases
        self._law = law
        self._ask = ask
        self._deciding = deciding
        # Of an uncertain birth its first and its last day are looked at: what lies between turns between them.
        born = [
            case._replace(born=day)
            for case in cases
            for day in ((case.born.first, case.born.last) if isinstance(case.born, BirthSpan) else (case.born,))
        ]
        self._moving = tuple(Moving(case, fact, law, days) for case in born)
        self._tree: dict[Any, Any] = {}

    def answers(self, day: date) -> list[Answer]:
        """The answers on a day, with their steps and sources; raises what keeps the question from one."""
        return [self._ask(on_day(case, self.fact, day), Trace(self._law)) for case in self._cases]

    def part(self, day: date) -> Part:
        """The deciding part on a day, asked of the law itself; of several cases what their amounts come to."""
        try:
            parts = [self._deciding.part(answer, self._law) for answer in self.answers(day)]
        except InputError:
            return None
        except Unanswerable as error:
            return {OPEN: error.code}
        return parts[0] if len(parts) == 1 else _of_bill(parts)

    def _observed(self, case: Any, trace: Trace) -> Any:
        return self._deciding.part(self._ask(case, trace), self._law)

    def known(self, day: date) -> Known:
        """What holds on a day; the law is run only where no path that was taken before leads."""
        at, node = day.toordinal(), self._tree
        while "test" in node:
            place, test = node["test"]
            node = node.setdefault(self._moving[place].outcome(test, at), {})
        if "known" in node:
            found: Known = node["known"]
            return found
        found = Known(self.part(day), tuple(moving.path(self._observed, day) for moving in self._moving))
        # A run that asked something which cannot be noted holds for its own day alone: it is not laid down for others.
        if all(path.is_whole for path in found.paths):
            self._keep(found, at)
        return found

    def _keep(self, found: Known, at: int) -> None:
        node = self._tree
        for place, path in enumerate(found.paths):
            for test in path.tests:
                node.setdefault("test", (place, test))
                node = node.setdefault(self._moving[place].outcome(test, at), {})
        node["known"] = found

    def flip(self, known: Known, day: date, bound: date, step: int) -> date | None:
        """The nearest day in the direction of ``step``, up to ``bound``, on which another path may be taken."""
        if day == bound:
            return None
        if not all(path.is_whole for path in known.paths):
            # Without a whole path nothing tells where it could turn, so the days are gone through one by one.
            return day + step * _ONE_DAY
        nearest, found = bound.toordinal(), None
        for moving, path in zip(self._moving, known.paths, strict=True):
            flip = moving.nearest(path.tests, day.toordinal(), nearest, step)
            if flip is not None:
                found, nearest = flip, flip - step
        return None if found is None else date.fromordinal(found)

    def turn(self, day: date) -> Turn:
        """The turn on a day on which the deciding part is another than the day before."""
        before, after = self.known(day - _ONE_DAY), self.known(day)
        now, was = after.part or {}, before.part or {}
        changed = {name for name in (*now, *was) if now.get(name) != was.get(name)}
        reasons = {self._deciding.because.get(name, "") for name in changed}
        pairs = zip(self._moving, before.paths, strict=True)
        found = [moving.because(path, day.toordinal()) for moving, path in pairs]
        # Of an uncertain birth the first day may have nothing to say.
        because = reasons.pop() if len(reasons) == 1 else ""
        return Turn(self.fact, day, because or min(found, key=LAW_DAY.__eq__), now, was)


def _of_bill(parts: Sequence[Mapping[str, Any]]) -> Part:
    """What the fees of a bill come to, and what else they may: each other reading of a line for itself, beside the other lines."""
    total = sum((part["amount"] for part in parts), Decimal("0.00"))
    others = {total - part["amount"] + other for part in parts for other in part.get("readings", ())}
    return {"amount": total, **({"readings": tuple(sorted(others))} if others else {})}


def nearest(turning: Turning, day: date) -> tuple[Turn, ...]:
    """The last turn up to a day and the first one after it, where there are any so near and as far as the facts go together."""
    return tuple(turn for step in (-1, 1) if (turn := _nearest(turning, day, step)) is not None)


def stretches(turning: Turning, first: date, last: date) -> tuple[Stretch, ...]:
    """The days from ``first`` to ``last``, parted where the deciding part turns or the facts begin or cease to go together."""
    begin, at, known = first, first, turning.known(first)
    found = []
    while (then := turning.flip(known, at, last, 1)) is not None:
        after = turning.known(then)
        if after.part != known.part:
            found.append(Stretch(begin, then - _ONE_DAY, known.part))
            begin = then
        at, known = then, after
    return (*found, Stretch(begin, last, known.part))


def turns_between(turning: Turning, parts: Sequence[Stretch]) -> tuple[Turn, ...]:
    """The turns between stretches that follow each other; where the facts begin or cease to go together nothing turns."""
    pairs = pairwise(parts)
    return tuple(turning.turn(after.from_) for before, after in pairs if None not in (before.answer, after.answer))


def _nearest(turning: Turning, day: date, step: int) -> Turn | None:
    """The first turn in the direction of ``step``, as far as the facts go together; a turn on ``day`` lies behind it."""
    at, known = day, turning.known(day)
    while known.part is not None:
        then = turning.flip(known, at, day + step * AROUND, step)
        found = None if then is None else turning.known(then)
        if then is None or found is None or found.part is None:
            return None
        if found.part != known.part:
            return turning.turn(then if step > 0 else then + _ONE_DAY)
        at, known = then, found
    return None
