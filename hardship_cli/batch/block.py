"""A block of rows as columns of numbers, and the tests of the law worked out for many rows at once.

A day is its ordinal (``date.toordinal``) as ``int32``, ``NULL`` where not given; a word is the place of its value in the list
of the fact's values, 0 for the vocabulary's default. What the law asks of a day is looked up: each function is called once for
each different day, and a day that it cannot be asked of is ``FAILED``.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any

import numpy as np

from hardship_cli.batch.day_texts import BASE
from hardship_cli.batch.encode import DAYS, NO_TITLE, Coder
from hardship_cli.facts import FACTS, Case
from hardship_cli.law.unread import ANY, LENGTH, Memory

Rows = np.ndarray[Any, np.dtype[np.intp]]
Numbers = np.ndarray[Any, np.dtype[np.int32]]

# Far below any day, also when days are added or taken away.
NULL, FAILED, _UNKNOWN = (-(2**30) - 1000 * place for place in range(3))
ALONE = -1  # the code of a test that cannot be put to a row
_ZERO = BASE.toordinal()
_TITLE_NONE = NO_TITLE + _ZERO
# Days of a case, and those that follow from them, that are looked up in tables; others are looked up one by one.
_FIRST = date(1985, 1, 1).toordinal()
_WIDTH = date(2070, 1, 1).toordinal() - _FIRST
_SMALL = 128
_LATEST = date.max.toordinal()
_FAR = 2**32
_FEW = 64  # so many different lengths of time have tables of their own
ALL = slice(None)  # in place of the numbers of rows
_SELDOM, PART = 16, 16  # a test is worked out for all rows after so many visits, or for so large a part of them
_MOST = 500_000  # days outside the tables that are remembered


class Looked:
    """A function of a day and of what is given beside it (a Land, a length of time), known for what occurred so far.

    Outcomes are numbers: codes, or days. ``besides`` are the values that may stand beside the day, which is given by their place.
    """

    def __init__(self, function: Callable[[date, Any], int], besides: Sequence[Any] = (None,)) -> None:
        self._function = function
        self._besides = besides
        self._table = np.full(0, _UNKNOWN, np.int32)  # by place and day
        self._others: dict[tuple[int, int], int] = {}

    def of(self, days: Numbers, places: Any = 0) -> Numbers:
        """The outcome for each day, with the value at a place (one for all, or one for each) beside it."""
        most = int(places if isinstance(places, int) else places.max(initial=0)) + 1
        if most > _FEW:
            return self._each(days, places)
        if len(self._table) < most * _WIDTH:
            more = np.full(most * _WIDTH - len(self._table), _UNKNOWN, np.int32)
            self._table = np.concatenate([self._table, more])
        table = self._table
        index = days - _FIRST
        outside = (index < 0) | (index >= _WIDTH)
        if outside.any():
            found = np.full(len(days), FAILED, np.int32)
            inside = ~outside
            some = places if isinstance(places, int) else places[inside]
            found[inside] = self.of(days[inside], some)
            far = outside & (days > 0)
            if far.any():
                found[far] = self._each(days[far], places if isinstance(places, int) else places[far])
            return found
        index += np.multiply(places, _WIDTH, dtype=np.int32)
        found = table[index]
        unknown = found == _UNKNOWN
        if unknown.any():
            for at in np.unique(index[unknown]).tolist():
                place, day = divmod(at, _WIDTH)
                table[at] = self._ask(day + _FIRST, place)
            found = table[index]
        return found

    def _each(self, days: Numbers, places: Any) -> Numbers:
        """As :meth:`of`, without a table: for days that lie far away, and lengths of time of which there are many."""
        keys = np.multiply(places, _FAR, dtype=np.int64) + days
        different, which = np.unique(keys, return_inverse=True)
        found = np.full(len(different), FAILED, np.int32)
        for at, key in enumerate(different.tolist()):
            place, day = divmod(key, _FAR)
            if not 0 < day <= _LATEST:
                continue
            known = self._others.get((place, day))
            if known is None:
                if len(self._others) >= _MOST:
                    self._others.clear()
                known = self._others[place, day] = self._ask(day, place)
            found[at] = known
        return found[which]

    def _ask(self, day: int, place: int) -> int:
        try:
            return self._function(date.fromordinal(day), self._besides[place])
        except Exception:  # noqa: BLE001 - whatever it is, a row of such a day is answered by itself, and there it is told
            return FAILED


class Lookups:
    """The functions that were asked so far, with what is known of them, and the codes of their outcomes."""

    def __init__(self, memory: Memory, coder: Coder) -> None:
        self.memory = memory
        self._coder = coder
        self._looked: dict[Hashable, Looked] = {}
        self._codes: dict[Hashable, dict[Hashable, int]] = {}
        self._of_facts: dict[int, bool] = {}

    def code(self, key: Hashable, outcome: Hashable) -> int:
        """The number of an outcome of a test."""
        codes = self._codes.setdefault(key, {})
        return codes.setdefault(outcome, len(codes))

    def outcomes(self, key: Hashable, land: str | None) -> Looked:
        """A function whose outcomes are codes, for one Land or for ``ANY``."""
        function = self.memory.lookups[key]
        return self._keep(("code", key, land), lambda day, at: self.code(key, function(day, at)), self._lands(land))

    def days(self, key: Hashable, land: str | None) -> Looked:
        """A function of the data whose outcome is a day."""
        function: Any = self.memory.lookups[key]
        return self._keep(("day", key, land), function, self._lands(land))

    def through(self, function: Callable[..., date], args: tuple[Any, ...]) -> Looked:
        """A function of the law that reckons a day from a day, and from the length of time of each row where that is asked for."""

        def ask(day: date, length: Any) -> int:
            return function(day, *(length if arg == LENGTH else arg for arg in args)).toordinal()

        lengths = self._coder.words["months"].values if LENGTH in args else (None,)
        return self._keep(("through", function, args), ask, lengths)

    def is_of_facts(self, expression: int) -> bool:
        """Whether an expression follows from facts alone, and from no finding."""
        found = self._of_facts.get(expression)
        if found is None:
            kind, *parts = self.memory.expressions[expression]
            base: Any = parts[2] if kind == "through" else parts[1] if kind == "look" else None
            found = self._of_facts[expression] = kind == "fact" if base is None else self.is_of_facts(base)
        return found

    def _lands(self, land: str | None) -> Sequence[str | None]:
        return self._coder.words["land"].values if land == ANY else (land,)

    def _keep(self, key: Hashable, function: Callable[[date, Any], int], besides: Sequence[Any]) -> Looked:
        found = self._looked.get(key)
        if found is None:
            found = self._looked[key] = Looked(function, besides)
        return found


class Known:
    """The codes of a test in all rows of a block. ``same``: the code that all of them have, if they have one."""

    __slots__ = ("codes", "has_gaps", "same")

    def __init__(self, codes: Any) -> None:
        low, high = int(codes.min()), int(codes.max())
        self.codes = codes.astype(np.int8 if high < _SMALL else np.int32)
        self.has_gaps = low == ALONE
        self.same = low if low == high and low != ALONE else None


class Block:
    """The rows of a block. ``found`` holds the days of findings by finding and place, ``leaves`` where each row's path ended."""

    def __init__(self, columns: dict[str, Numbers], height: int, coder: Coder, lookups: Lookups) -> None:
        self.height = height
        self._columns = columns
        self._coder = coder
        self._lookups = lookups
        self.found: dict[tuple[str, int], Numbers] = {}
        self.leaves: dict[str, Numbers] = {}
        self._known: dict[int, Known] = {}  # tests by their number that were worked out for all rows
        self._visits: dict[int, int] = {}
        self._values: dict[int, Numbers] = {}  # expressions of facts alone, in all rows

    def column(self, fact: str) -> Numbers:
        """The numbers of a fact; made where no row has it."""
        found = self._columns.get(fact)
        if found is None:
            found = self._columns[fact] = np.full(self.height, NULL if fact in DAYS else 0, np.int32)
        return found

    def given(self, fact: str) -> Any:
        """Whether each row has a fact (other than the vocabulary's default)."""
        column = self.column(fact)
        return column != NULL if fact in DAYS else column != 0

    def case(self, row: int) -> Case:
        """The case of a row."""
        facts: dict[str, Any] = {}
        for name, column in self._columns.items():
            number = int(column[row])
            if name not in DAYS:
                facts[name] = self._coder.words[name].values[number]
            elif number != NULL:
                facts[name] = "none" if number == _TITLE_NONE else date.fromordinal(number)
        return Case(**facts)

    def value(self, expression: int, days: int, rows: Any) -> Numbers:
        """The days of an expression (with so many days added) in some rows; ``FAILED`` where it has none."""
        found = self._values.get(expression) if rows is ALL else None
        if found is None:
            found = self._value(expression, rows)
            if rows is ALL and self._lookups.is_of_facts(expression):
                self._values[expression] = found
        return found + np.int32(days) if days else found

    def _value(self, expression: int, rows: Any) -> Numbers:
        kind, *parts = self._lookups.memory.expressions[expression]
        if kind == "fact":
            (name,) = parts
            found: Numbers = self.column(str(name))[rows]
            return found
        if kind == "found":
            return self.found[tuple(parts)][rows]  # type: ignore[index,no-any-return]  # as Memory.expression says
        if kind == "through":
            function, args, base, days = parts
            lengths = self.column("months")[rows] if LENGTH in args else 0  # type: ignore[operator]  # as above
            return self._lookups.through(function, args).of(self.value(base, days, rows), lengths)  # type: ignore[arg-type]  # as above
        key, base, days, land = parts
        lands = self.column("land")[rows] if land == ANY else 0
        return self._lookups.days(key, land).of(self.value(base, days, rows), lands)  # type: ignore[arg-type]  # as above

    def known(self, number: int, test: tuple[Any, ...], rows: int) -> "Known | None":
        """The codes of a test, by its number, in all rows; ``None`` while it is asked seldom, and of few rows."""
        found = self._known.get(number)
        if found is None:
            visits = self._visits[number] = self._visits.get(number, 0) + 1
            if visits > _SELDOM or rows * PART >= self.height:
                found = self._known[number] = Known(self.work_out(test, ALL))
        return found

    def renew(self) -> None:
        """Let tests be worked out anew that looked at what was not there, for now a finding is there for all rows."""
        self._known = {number: known for number, known in self._known.items() if not known.has_gaps}

    def codes(self, known: "Known | None", test: tuple[Any, ...], rows: Rows) -> Any:
        """The code of a test's outcome in each of some rows, as ``Lookups.code`` has it; ``ALONE`` where it cannot be put."""
        if known is None:
            return self.work_out(test, rows)
        found = known.codes[rows]
        if known.has_gaps:
            gaps = found == ALONE
            if gaps.any():
                # What the test looks at was not there when it was worked out for all rows: a finding that came later.
                found[gaps] = known.codes[rows[gaps]] = self.work_out(test, rows[gaps])
        return found

    def code(self, known: "Known | None", test: tuple[Any, ...], row: int) -> int:
        """The same for one row."""
        if known is not None:
            found: int = known.codes.item(row)
            if found != ALONE:
                return found
        return int(self.work_out(test, np.array([row]))[0])

    def work_out(self, test: tuple[Any, ...], rows: Any) -> Any:
        """The codes of a test in some rows, or in :data:`ALL`."""
        kind = test[0]
        if kind in ("less", "same"):
            _kind, first, second, limit = test
            gap = self.value(first, 0, rows)
            failed = gap < 0
            if second is not None:
                other = self.value(second, 0, rows)
                failed |= other < 0
                gap = gap - other
            found = (gap < limit if kind == "less" else gap == limit).astype(np.int16)
            if failed.any():
                found[failed] = ALONE
            return found
        if kind == "word":
            return self.column(test[1])[rows]
        if kind == "given":
            column = self.column(test[1])[rows]
            if test[1] not in DAYS:
                return (column != 0).astype(np.int16)
            found = (column != NULL).astype(np.int16)
            if FACTS[test[1]].kind == "day-or-none":
                found[column == _TITLE_NONE] = 2
            return found
        if kind in ("holds", "among"):
            _kind, fact, wanted = test
            values = self._coder.words[fact].values
            found = [value in wanted if kind == "among" else wanted in value for value in values]
            return np.array(found, np.int16)[self.column(fact)[rows]]
        assert kind == "look"
        _kind, key, base, days, land = test
        at = np.full(len(self.column("land")[rows]), _FIRST, np.int32) if base is None else self.value(base, days, rows)
        found = self._lookups.outcomes(key, land).of(at, self.column("land")[rows] if land == ANY else 0)
        if (found < 0).any():
            found[found < 0] = ALONE
        return found


def code_of(test: tuple[Any, ...], outcome: Any, coder: Coder, lookups: Lookups) -> int:
    """The code of an outcome, as :meth:`Block.codes` gives it."""
    kind = test[0]
    if kind == "word":
        return coder.words[test[1]].place(outcome)
    if kind == "given":
        return {None: 0, "day": 1, "none": 2}[outcome]
    if kind == "look":
        return lookups.code(test[1], outcome)
    if kind == "found":
        return lookups.code(test, outcome)
    return int(outcome)


def columns_of(frame: Any) -> dict[str, Numbers]:
    """The numbers of encoded columns: days as ordinals."""
    found: dict[str, Numbers] = {}
    for name in frame.columns:
        column = frame[name]
        if name in DAYS:
            found[name] = (column + _ZERO).fill_null(NULL).to_numpy(writable=True)
        else:
            found[name] = column.to_numpy(writable=True)
    return found
