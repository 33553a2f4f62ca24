"""A block of rows as columns of numbers, and the tests of the law worked out for many rows at once.

A day is its ordinal (``date.toordinal``) as ``int32``, ``NULL`` where not given; a word is the place of its value in the list
of the fact's values, 0 for the vocabulary's default. What the law asks of a day is looked up: each function is called once for
each different day, and a day that it cannot be asked of is ``FAILED``.
"""

from collections.abc import Callable, Hashable
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
_FIRST, _LAST = date(1985, 1, 1).toordinal(), date(2085, 1, 1).toordinal()
_WIDTH = _LAST - _FIRST
_FEW = 64  # so many different lengths of time have tables of their own
_MOST = 500_000  # days outside the tables that are remembered


class Looked:
    """A function of a day and a Land, known for the days that occurred so far. Outcomes are numbers: codes, or days."""

    def __init__(self, function: Callable[[date, Any], int]) -> None:
        self._function = function
        self._tables: dict[Any, Numbers] = {}  # by what is given beside the day
        self._others: dict[tuple[Any, int], int] = {}

    def of(self, days: Numbers, beside: Any) -> Numbers:
        """The outcome for each day, with one Land (or length of time, or nothing) beside it."""
        table = self._tables.get(beside)
        if table is None:
            table = self._tables[beside] = np.full(_WIDTH, _UNKNOWN, np.int32)
        index = days - _FIRST
        if len(index) and (int(index.min()) < 0 or int(index.max()) >= _WIDTH):
            return self._beyond(days, beside)
        found = table[index]
        unknown = found == _UNKNOWN
        if unknown.any():
            for place in np.unique(index[unknown]).tolist():
                table[place] = self._ask(place + _FIRST, beside)
            found = table[index]
        return found

    def _beyond(self, days: Numbers, beside: Any) -> Numbers:
        inside = (days >= _FIRST) & (days < _LAST)
        found = np.empty(len(days), np.int32)
        found[inside] = self.of(days[inside], beside)
        found[~inside] = self.each(days[~inside], beside)
        return found

    def each(self, days: Numbers, beside: Any) -> Numbers:
        """As :meth:`of`, without tables: for days that lie far away, and Länder or lengths of which there may be many."""
        different, places = np.unique(days, return_inverse=True)
        found = np.full(len(different), FAILED, np.int32)
        for place, day in enumerate(different.tolist()):
            if day <= 0:
                continue
            known = self._others.get((beside, day))
            if known is None:
                if len(self._others) >= _MOST:
                    self._others.clear()
                known = self._others[beside, day] = self._ask(day, beside)
            found[place] = known
        return found[places]

    def _ask(self, day: int, beside: Any) -> int:
        try:
            return self._function(date.fromordinal(day), beside)
        except Exception:  # noqa: BLE001 - whatever it is, a row of such a day is answered by itself, and there it is told
            return FAILED


class Lookups:
    """The functions that were asked so far, with what is known of them, and the codes of their outcomes."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self._looked: dict[Hashable, Looked] = {}
        self._codes: dict[Hashable, dict[Hashable, int]] = {}

    def code(self, key: Hashable, outcome: Hashable) -> int:
        """The number of an outcome of a test."""
        codes = self._codes.setdefault(key, {})
        return codes.setdefault(outcome, len(codes))

    def outcomes(self, key: Hashable) -> Looked:
        """A function whose outcomes are codes."""
        found = self._looked.get(("code", key))
        if found is None:
            function = self.memory.lookups[key]
            found = self._looked["code", key] = Looked(lambda day, land: self.code(key, function(day, land)))
        return found

    def days(self, key: Hashable) -> Looked:
        """A function of the data whose outcome is a day."""
        found = self._looked.get(("day", key))
        if found is None:
            function: Any = self.memory.lookups[key]
            found = self._looked["day", key] = Looked(function)
        return found

    def through(self, function: Callable[..., date], args: tuple[Any, ...]) -> Looked:
        """A function of the law that reckons a day from a day."""
        found = self._looked.get(("through", function, args))
        if found is None:
            found = self._looked["through", function, args] = Looked(
                lambda day, _land: function(day, *args).toordinal()
            )
        return found

    def by_length(self, function: Callable[..., date], args: tuple[Any, ...]) -> Looked:
        """The same, where one of the arguments is the length of time of each row."""

        def ask(day: date, length: Any) -> int:
            return function(day, *(length if arg == LENGTH else arg for arg in args)).toordinal()

        found = self._looked.get(("length", function, args))
        if found is None:
            found = self._looked["length", function, args] = Looked(ask)
        return found


class Block:
    """The rows of a block. ``found`` holds the days of findings by finding and place, ``leaves`` where each row's path ended."""

    def __init__(self, columns: dict[str, Numbers], height: int, coder: Coder, lookups: Lookups) -> None:
        self.height = height
        self._columns = columns
        self._coder = coder
        self._lookups = lookups
        self.found: dict[tuple[str, int], Numbers] = {}
        self.leaves: dict[str, Numbers] = {}

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

    def value(self, expression: int, days: int, rows: Rows) -> Numbers:
        """The days of an expression (with so many days added) in some rows; ``FAILED`` where it has none."""
        kind, *parts = self._lookups.memory.expressions[expression]
        if kind == "fact":
            (name,) = parts
            found = self.column(str(name))[rows]
        elif kind == "found":
            finding, place = parts
            found = self.found[finding, place][rows]  # type: ignore[index]  # as Memory.expression says
        elif kind == "through":
            function, args, base, base_days = parts
            found = self._through(function, args, self.value(base, base_days, rows), rows)  # type: ignore[arg-type]  # as above
        else:
            key, base, base_days, land = parts
            found = self._look(self._lookups.days(key), self.value(base, base_days, rows), land, rows)  # type: ignore[arg-type]  # as above
        return found + np.int32(days) if days else found

    def _through(self, function: Callable[..., date], args: tuple[Any, ...], days: Numbers, rows: Rows) -> Numbers:
        if LENGTH not in args:
            return self._lookups.through(function, args).of(days, None)
        lengths = self.column("months")[rows]
        values = self._coder.words["months"].values
        found = np.empty(len(rows), np.int32)
        for code in np.unique(lengths).tolist():
            some = lengths == code
            looked = self._lookups.by_length(function, args)
            found[some] = (looked.of if code < _FEW else looked.each)(days[some], values[code])
        return found

    def _look(self, looked: Looked, days: Numbers, land: str | None, rows: Rows) -> Numbers:
        if land != ANY:
            return looked.of(days, land)
        lands = self.column("land")[rows]
        values = self._coder.words["land"].values
        first = int(lands[0])
        if (lands == first).all():
            return looked.of(days, values[first])
        found = np.empty(len(rows), np.int32)
        for code in np.flatnonzero(np.bincount(lands)).tolist():
            some = lands == code
            found[some] = looked.of(days[some], values[code])
        return found

    def codes(self, test: tuple[Any, ...], rows: Rows) -> Any:
        """The code of a test's outcome in each of some rows, as ``Lookups.code`` has it; ``ALONE`` where it cannot be put."""
        kind = test[0]
        if kind in ("less", "same"):
            _kind, first, second, limit = test
            gap = self.value(first, 0, rows).astype(np.int64)
            failed = gap < 0
            if second is not None:
                other = self.value(second, 0, rows)
                failed |= other < 0
                gap -= other
            found = (gap < limit if kind == "less" else gap == limit).astype(np.int32)
            if failed.any():
                found[failed] = ALONE
            return found
        if kind == "word":
            return self.column(test[1])[rows]
        if kind == "given":
            column = self.column(test[1])[rows]
            if test[1] not in DAYS:
                return (column != 0).astype(np.int32)
            found = (column != NULL).astype(np.int32)
            if FACTS[test[1]].kind == "day-or-none":
                found[column == _TITLE_NONE] = 2
            return found
        if kind in ("holds", "among"):
            _kind, fact, wanted = test
            values = self._coder.words[fact].values
            found = [value in wanted if kind == "among" else wanted in value for value in values]
            return np.array(found, np.int32)[self.column(fact)[rows]]
        assert kind == "look"
        _kind, key, base, days, land = test
        at = np.full(len(rows), _FIRST, np.int32) if base is None else self.value(base, days, rows)
        found = self._look(self._lookups.outcomes(key), at, land, rows)
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
