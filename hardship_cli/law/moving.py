"""What the law asks of one day of a case that moves: where its questions get another outcome, and which of them decides.

The tests of an observed run (``observe.py``) are functions of the moving day. Days follow from each other by functions that never
go back while it goes on, so a stretch on which no comparison can turn is left out as a whole. What the data say is asked on the
days on which it can turn, if they are known; what can be another each day (a day off) is asked day by day, of the data alone.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.law.observe import observe
from hardship_cli.law.periods import birthday_reached
from hardship_cli.law.unread import Memory, NotObservableError, OfCase, Test
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.turn import LAW_DAY, LENGTH, OFF_DAY

_VERSIONS = ("version_on", "version_before")
_CLOSE = 40  # days; what is farther apart is looked at in stretches
_OF_DAYS = ("less", "same", "look", "defined")  # tests that look at days
_UNDEFINED = "undefined"  # the outcome of what cannot be worked out

_Findings = dict[str, tuple[Mapping[Test, Hashable], Sequence[Any]]]


class Path(NamedTuple):
    """One run of the law: the tests of the moving day in the order in which they were asked, and what versions of rules said.

    With ``is_whole`` nothing was asked that is not noted.
    """

    tests: tuple[Test, ...]
    faces: tuple[tuple[str, Any], ...]
    is_whole: bool


class Moving:
    """A case in which the day of ``fact`` moves, an ordinal everywhere; ``days`` are those that are no facts, by name."""

    def __init__(self, case: Case, fact: str, law: Law, days: Mapping[str, date]) -> None:
        self._case = case
        self._fact = fact
        self._law = law
        self._days = days
        self._findings: _Findings = {}
        self._memory = Memory(law, self._record)
        self._moves: dict[int | None, bool] = {None: False}
        self._values: dict[tuple[int, int], int | None] = {}
        self._calm: dict[Test, tuple[int, int, Hashable]] = {}  # of a test, a stretch on which it has one outcome

    def path(self, function: Callable[..., Any], day: date) -> Path:
        """What the law asks, run on the case of a day: ``function`` is given the case and a trace."""
        self._findings.clear()
        is_whole = True
        try:
            asked = observe(function, on_day(self._case, self._fact, day), self._memory).path
        except NotObservableError as failed:
            asked, is_whole = failed.args[0], False
        tests = dict(self._in_order(asked, set()))
        faces = [(_id(test), face) for test, face in tests.items() if _is_version(test)]
        plain = dict.fromkeys(self._plain(test) for test in tests if test[0] in _OF_DAYS)
        return Path(tuple(test for test in plain if self._is_moved(test)), tuple(faces), is_whole)

    def _record(self, name: str, _function: Any, found: Any, outcome: Any) -> None:
        self._findings[name] = (found, ()) if outcome is None else (found.path, outcome.days)

    def _in_order(self, path: Mapping[Test, Hashable], known: set[str]) -> Iterator[tuple[Test, Hashable]]:
        """The tests of a path with their outcomes, those of a finding where it was asked for."""
        for test, outcome in path.items():
            if test[0] != "found":
                yield test, outcome
            elif str(test[1]) not in known:
                known.add(str(test[1]))
                yield from self._in_order(self._findings[str(test[1])][0], known)

    # What moves. The days that findings gave follow from the moving day by another way on another path; so they are replaced by
    # what they follow from, and the same test is the same function of the day on each path.

    def _is_moved(self, test: Test) -> bool:
        kind, first, *rest = test
        if kind in ("less", "same"):
            return self._moved(first) or self._moved(rest[0])
        if kind == "look":
            return self._moved(rest[0])
        return kind == "defined" and self._moved(first)

    def _moved(self, number: Any) -> bool:
        if number not in self._moves:
            kind, first, *rest = self._memory.expressions[number]
            below = rest[1] if kind == "through" else rest[0] if kind == "look" else None
            self._moves[number] = first == self._fact if kind == "fact" else self._moved(below)
        return self._moves[number]

    def _plain(self, test: Test) -> Test:
        """A test without days of findings."""
        kind, first, *rest = test
        if kind in ("less", "same"):
            (one, ahead), (other, behind) = self._without_findings(first), self._without_findings(rest[0])
            return kind, one, other, rest[1] - ahead + behind  # type: ignore[operator]  # a number of days
        if kind == "look":
            base, days = self._without_findings(rest[0])
            return kind, first, base, rest[1] + days, rest[2]  # type: ignore[operator]  # as above
        return kind, self._without_findings(first)[0]

    def _without_findings(self, number: Any) -> tuple[int | None, int]:
        """An expression as another one and a number of days behind it."""
        if number is None:
            return None, 0
        kind, first, *rest = self._memory.expressions[number]
        if kind == "found":
            hole = self._findings[str(first)][1][rest[0]]
            base, days = self._without_findings(hole.base)
            return base, days + hole.days
        if kind == "through":
            base, days = self._without_findings(rest[1])
            return self._memory.expression(kind, first, rest[0], base, rest[2] + days), 0
        if kind == "look":
            base, days = self._without_findings(rest[0])
            return self._memory.expression(kind, first, base, rest[1] + days, rest[2]), 0
        return number, 0

    # What something is while the moving day is ``at``.

    def outcome(self, test: Test, at: int) -> Hashable:
        """The outcome of a test."""
        calm = self._calm.get(test)
        if calm is not None and calm[0] <= at <= calm[1]:
            return calm[2]
        return self._outcome(test, at)

    def _outcome(self, test: Test, at: int) -> Hashable:
        kind, first, *rest = test
        if kind == "look":
            return self._look(first, rest, at)
        if kind == "defined":
            return self._value(first, at) is not None
        gap, limit = self._gap(first, rest[0], at, at), rest[1]
        if gap is None:
            return _UNDEFINED
        return gap < limit if kind == "less" else gap == limit  # type: ignore[operator]  # numbers of days

    def _value(self, number: Any, at: int) -> int | None:
        """An expression; ``None`` where it gives no day."""
        if number is None:
            return 0
        key = number, at if self._moved(number) else 0
        if key not in self._values:
            self._values[key] = self._worked_out(number, at)
        return self._values[key]

    def _worked_out(self, number: int, at: int) -> int | None:
        kind, first, *rest = self._memory.expressions[number]
        if kind == "fact":
            if first == self._fact:
                return at
            day: date = self._days[str(first)] if first in self._days else getattr(self._case, str(first))
            return day.toordinal()
        if kind == "look":
            looked = self._look(first, rest, at)
            return looked if isinstance(looked, int) else None
        function: Any = first
        args: Any = rest[0]
        base = self._value(rest[1], at)
        if base is None:
            return None
        given = (getattr(self._case, arg.fact) if isinstance(arg, OfCase) else arg for arg in args)
        try:
            reached: date = function(date.fromordinal(base + rest[2]), *given)  # type: ignore[operator]  # a number of days
        except (HardshipError, ValueError, OverflowError):
            return None
        return reached.toordinal()

    def _look(self, key: Any, rest: Sequence[Any], at: int) -> Hashable:
        base, days, where = rest
        land = getattr(self._case, where.fact) if isinstance(where, OfCase) else where
        value = self._value(base, at)
        if value is None:
            return _UNDEFINED
        return self._memory.lookups[key].function(date.min if base is None else date.fromordinal(value + days), land)

    def _gap(self, first: Any, second: Any, at: int, then: int) -> int | None:
        """How far ``first`` on one day lies behind ``second`` on another."""
        ahead, behind = self._value(first, at), self._value(second, then)
        return None if ahead is None or behind is None else ahead - behind

    # Where a test turns.

    def nearest(self, tests: Sequence[Test], at: int, bound: int, step: int) -> int | None:
        """The nearest day in the direction of ``step``, up to ``bound``, on which a test has another outcome than on ``at``."""
        found = None
        # What is asked day by day comes last: it need not be asked beyond what was found by then.
        for test in sorted(tests, key=self._is_daily):
            if (bound - at) * step <= 0:
                break
            flip = self._flip(test, at, bound, step)
            if flip is not None:
                found, bound = flip, flip - step
        return found

    def _flip(self, test: Test, at: int, bound: int, step: int) -> int | None:
        low, high, outcome = self._calm.get(test, (at, at, None))
        if test not in self._calm or not low <= at <= high:
            low, high, outcome = at, at, self._outcome(test, at)
        # A test is the same function of the day on each path: what is known of it is not asked again.
        end = high if step > 0 else low
        if (bound - end) * step <= 0:
            flip = None
        else:
            flip = self._first_flip(test, outcome, end, bound, step)
            end = bound if flip is None else flip - step
        self._calm[test] = (low, end, outcome) if step > 0 else (end, high, outcome)
        return flip

    def _first_flip(self, test: Test, outcome: Hashable, at: int, bound: int, step: int) -> int | None:
        kind, first, *rest = test
        days: Iterator[int]
        if self._is_daily(test) or self._is_close(test, at):
            days = iter(range(at + step, bound + step, step))
        elif kind == "look":
            days = self._crossings(test, at, bound, step)
        else:
            limits: Any = (rest[1],) if kind == "less" else (rest[1], rest[1] + 1)  # type: ignore[operator]  # a number of days
            flips = [self._crossing(first, rest[0], limit, at=at, bound=bound, step=step) for limit in limits]
            days = iter(sorted((flip for flip in flips if flip is not None), reverse=step < 0))
        return next((day for day in days if self._outcome(test, day) != outcome), None)

    def _is_daily(self, test: Test) -> bool:
        return test[0] == "defined" or (test[0] == "look" and self._memory.lookups[test[1]].turns is None)

    def _is_close(self, test: Test, at: int) -> bool:
        """Whether a comparison of two days that both move is so close that it may turn with the length of any month."""
        _kind, first, second, *limits = test
        if len(limits) != 1 or not (self._moved(first) and self._moved(second)):
            return False
        gap = self._gap(first, second, at, at)
        return gap is None or abs(gap - limits[0]) <= _CLOSE  # type: ignore[operator]  # a number of days

    def _crossings(self, test: Test, at: int, bound: int, step: int) -> Iterator[int]:
        """The days on which what a test looks at reaches one on which the data can turn, or on the way back is before it."""
        _kind, key, number, days, _land = test
        turns = self._memory.lookups[key].turns or ()
        for turn in turns if step > 0 else reversed(turns):
            flip = self._crossing(number, None, turn - days, at=at, bound=bound, step=step)  # type: ignore[operator]  # a number of days
            if flip is not None:
                yield flip

    def _crossing(self, first: Any, second: Any, limit: int, *, at: int, bound: int, step: int) -> int | None:
        """The nearest day on which it turns whether ``first`` lies less than ``limit`` days behind ``second``."""
        first_itself, second_itself = self._is_itself(first), self._is_itself(second)
        if first_itself and second_itself:
            return None
        gap = self._gap(first, second, at, at)
        if gap is None:
            days = range(at + step, bound + step, step)
            return next((day for day in days if self._gap(first, second, day, day) is not None), None)
        if first_itself and not self._moved(second):
            return _beyond(at - gap + limit, at, bound, step)
        if second_itself and not self._moved(first):
            return _beyond(at + gap - limit + 1, at, bound, step)
        return self._bisected((first, second, limit, gap < limit), at + step, bound, step)

    def _is_itself(self, number: int | None) -> bool:
        return number is not None and self._memory.expressions[number] == ("fact", self._fact)

    def _bisected(self, asked: tuple[Any, Any, int, bool], near: int, far: int, step: int) -> int | None:
        """The first day from ``near`` to ``far`` on which a comparison is another; stretches on which it cannot be are left out."""
        if (far - near) * step < 0:
            return None
        first, second, limit, is_less = asked
        low, high = min(near, far), max(near, far)
        # Neither side goes back while the day goes on.
        least, most = self._gap(first, second, low, high), self._gap(first, second, high, low)
        if least is not None and most is not None and ((most < limit) if is_less else (least >= limit)):
            return None
        if near == far:
            return near
        middle = (near + far) // 2 if step > 0 else -((-near - far) // 2)
        found = self._bisected(asked, near, middle, step)
        return self._bisected(asked, middle + step, far, step) if found is None else found

    # Which test it is.

    def because(self, path: Path, at: int) -> str:
        """What turns on a day: a rule, a fact, or one of the codes above. The path must be that of the day before."""
        found = []
        for test in path.tests:
            before, after = self.outcome(test, at - 1), self.outcome(test, at)
            if before != after:
                found.append(self._reason(test, path, before, after))
        return min(found, key=lambda reason: reason[0], default=(0, LAW_DAY))[1]

    def _reason(self, test: Test, path: Path, before: Any, after: Any) -> tuple[int, str]:
        """The reason, with its weight: the weightiest is the least."""
        kind, first, *rest = test
        if kind == "look":
            key: Any = first
            if key[0] not in _VERSIONS:
                return 1, OFF_DAY
            # A version that says the same as the one before changes nothing but what is cited.
            return 3 if _version_face(before) == _version_face(after) else 0, str(key[1])
        if kind == "defined":
            return 2, OFF_DAY
        numbers = (first, rest[0])
        return (2, LAW_DAY) if None in numbers else (0, self._compared(numbers, path))

    def _compared(self, numbers: Sequence[Any], path: Path) -> str:
        """What a day was compared with: an age, a day off, another day of the case, a length."""
        plain = [self._memory.expressions[number] for number in numbers]
        behind = [expression for number in numbers for expression in self._behind(number)]
        for kind, first, *rest in behind:
            if kind == "through" and first is birthday_reached:
                return self._rule_of(Period(rest[0][0], "years"), path) or LENGTH
        other = [str(first) for kind, first, *_rest in plain if kind == "fact" and first != self._fact]
        if other:
            return other[0]
        lengths = [rest[0][0] for kind, _first, *rest in behind if kind == "through" and rest[0]]
        if any(isinstance(length, Period) for length in lengths):
            rules = [self._rule_of(length, path) for length in lengths if isinstance(length, Period)]
            return next((rule for rule in rules if rule), LENGTH)
        facts = [str(first) for kind, first, *_rest in behind if kind == "fact" and first != self._fact]
        return facts[0] if facts else OFF_DAY if any(kind == "look" for kind, *_rest in behind) else LENGTH

    def _behind(self, number: Any) -> Iterator[Any]:
        """An expression and those that it follows from."""
        if number is None:
            return
        expression = self._memory.expressions[number]
        yield expression
        kind, _first, *rest = expression
        if kind != "fact":
            yield from self._behind(rest[1] if kind == "through" else rest[0])

    def _rule_of(self, length: Period, path: Path) -> str | None:
        """The rule among those that were asked that says this length."""
        for rule_id, face in path.faces:
            if isinstance(face, tuple) and face[2] == length.amount:
                sheets = (self._law.fees, self._law.deadlines)
                if any(sheet.has_rule(rule_id) and sheet.rule(rule_id).kind == length.unit for sheet in sheets):
                    return rule_id
        return None


def on_day(case: Case, fact: str, day: date) -> Case:
    """The case with another day of a fact."""
    changed: dict[str, Any] = {fact: day}
    return case._replace(**changed)


def _beyond(threshold: int, at: int, bound: int, step: int) -> int | None:
    """The nearest day on which it is otherwise than on ``at`` whether the day is before ``threshold``."""
    flip = threshold if step > 0 else threshold - 1
    is_crossed = at < threshold if step > 0 else at >= threshold
    return flip if is_crossed and (bound - flip) * step >= 0 else None


def _is_version(test: Any) -> bool:
    """Whether a test looks at what a version says, not at one of its texts."""
    return test[0] == "look" and test[1][0] in _VERSIONS and len(test[1]) == 2


def _id(test: Any) -> str:
    """The id of the rule whose version a test looks at."""
    rule_id: str = test[1][1]
    return rule_id


def _version_face(face: Any) -> Any:
    """What a version says, without its days and sources; a text that stands beside it says nothing."""
    if isinstance(face, tuple):
        return face[1], face[2], face[5], face[6], face[8]
    return None if face is None else "said"
