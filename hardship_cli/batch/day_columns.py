"""A block of rows as columns of numbers, and the days that follow from them, worked out for all rows at once.

Columns are those of ``encode.py``; one that is the same for all rows may have the length 1.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any

import numpy as np

from hardship_cli.batch.encode import DAYS, FAILED, NULL, Encoder, Numbers
from hardship_cli.case import Case
from hardship_cli.law.unread import Memory, OfCase

_UNKNOWN = FAILED - 1000  # for a day that was not looked up yet: below all others
# Days that are looked up in a table; others are looked up one by one.
_FIRST = date(1900, 1, 1).toordinal()
_WIDTH = date(2090, 1, 1).toordinal() - _FIRST
_LATEST = date.max.toordinal()
_FAR = 2**32
_FEW = 64  # so many different values beside the day have tables of their own
_MOST = 500_000  # days outside the tables that are remembered


class Table:
    """A function of a day and of a value beside it (of which ``besides`` is the list), known for what occurred so far.

    Its outcomes are numbers above ``NULL``, which stands for none; a day for which it fails is ``failed``.
    """

    def __init__(
        self, function: Callable[[date, Any], int | None], besides: Sequence[Any] = (None,), failed: int = FAILED
    ) -> None:
        self._function = function
        self._besides = besides
        self._failed = failed
        # By place and day the outcome, above the number for what was not looked up: pages that nobody looks at stay untouched.
        self._table = np.zeros(0, np.int32)
        self._others: dict[tuple[int, int], int] = {}

    def of(self, days: Numbers, positions: Numbers) -> Numbers:
        """The outcome for each day (``failed`` for what is none) with the value at a place beside it."""
        most = int(positions.max(initial=0)) + 1
        # A table has a place for each day of nearly two centuries, so beside many different values it would fill the memory
        # for a few days each.
        if most > _FEW:
            return self._each(*np.broadcast_arrays(days, positions))
        table = self._table
        if len(table) < most * _WIDTH:
            # From the name of our own: another thread may have put a larger one in its place.
            grown = np.zeros(most * _WIDTH, np.int32)
            grown[: len(table)] = table
            self._table = table = grown
        index = np.subtract(days, _FIRST, dtype=np.intp)
        outside = index.view(np.uintp) >= _WIDTH
        some = outside.any()
        if some:
            index[outside] = 0
        if most > 1:
            index = index + np.multiply(positions, _WIDTH, dtype=np.intp)
        found: Numbers = table.take(index)
        if not found.all():
            for at in np.unique(index[(found == 0) & ~outside]).tolist():
                place, day = divmod(at, _WIDTH)
                table[at] = self._ask(day + _FIRST, place) - _UNKNOWN
            found = table.take(index)
        found += np.int32(_UNKNOWN)
        if some:
            found[outside if len(found) == len(outside) else slice(None)] = self._failed
            far = outside & (days > 0)
            if far.any():
                far, days, positions = np.broadcast_arrays(far, days, positions)
                found[far] = self._each(days[far], positions[far])
        return found

    def _each(self, days: Numbers, positions: Numbers) -> Numbers:
        """As :meth:`of`, without a table: for days that lie far away, and values beside them of which there are many."""
        keys = positions.astype(np.int64) * _FAR + days
        different, which = np.unique(keys, return_inverse=True)
        found = np.full(len(different), self._failed, np.int32)
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
            found = self._function(date.fromordinal(day), self._besides[place])
        except Exception:  # noqa: BLE001 - whatever it is, a row of such a day is answered by itself, and there it is told
            return self._failed
        return NULL if found is None else found


class Tables:
    """The functions by which days follow from days, each with what is known of it."""

    def __init__(self, memory: Memory, encoder: Encoder) -> None:
        self.memory = memory
        self.encoder = encoder
        self._tables: dict[Hashable, Table] = {}
        self.shared: dict[Hashable, Any] = {}  # what tests of the same function have in common

    def following(self, expression: Sequence[Any]) -> tuple[Table, int, int, str | None]:
        """How an expression follows from another: by which table, from which expression and days, beside which fact."""
        kind, function, *rest = expression
        if kind == "through":
            args, base, days = rest
            fact = next((arg.fact for arg in args if isinstance(arg, OfCase)), None)

            def ask(day: date, value: Any) -> int:
                return int(function(day, *(value if isinstance(arg, OfCase) else arg for arg in args)).toordinal())

            besides: Sequence[Any] = (None,) if fact is None else self.encoder.words[fact].values
            return self.table((kind, function, args), ask, besides), base, days, fact
        base, days, second = rest
        found = self.memory.lookups[function].function
        fact, besides = self.besides(second)
        return self.table((kind, function, second), found, besides), base, days, fact  # type: ignore[arg-type]  # a day's outcome is its ordinal

    def besides(self, second: Any) -> tuple[str | None, Sequence[Any]]:
        """What stands beside a day: the fact whose value it is, if it is one's, and the values that it can be."""
        return (
            (second.fact, self.encoder.words[second.fact].values) if isinstance(second, OfCase) else (None, (second,))
        )

    def table(
        self, key: Hashable, function: Callable[[date, Any], int | None], besides: Sequence[Any], failed: int = FAILED
    ) -> Table:
        """The table of this key, made where there is none."""
        found = self._tables.get(key)
        if found is None:
            found = self._tables.setdefault(key, Table(function, besides, failed))
        return found


class Block:
    """The rows of a block.

    ``found`` holds the days of findings by tree and place, ``leaves`` by tree the leaf of each row's path (-1: none), ``kept``
    what was worked out of the rows by what it belongs to, ``beyond`` which rows a tree had no room for.
    """

    def __init__(self, columns: dict[str, Numbers], height: int, tables: Tables) -> None:
        self.height = height
        self.columns = columns
        self.tables = tables
        self.found: dict[tuple[str, int], Numbers] = {}
        self.leaves: dict[str, Numbers] = {}
        self.cache: dict[Any, Any] = {}
        self.beyond = np.zeros(height, bool)
        self._values: dict[int, Numbers] = {}

    def column(self, fact: str) -> Numbers:
        """The numbers of a fact; of one that no row has a single one for all."""
        found = self.columns.get(fact)
        if found is None:
            found = self.columns[fact] = np.full(1, NULL if fact in DAYS else 0, np.int32)
        return found

    def given(self, fact: str) -> Any:
        """Whether each row has a fact (other than the vocabulary's default)."""
        column = self.column(fact)
        return column != NULL if fact in DAYS else column != 0

    def cases(self, rows: Any) -> Callable[[int], Case]:
        """The case of each of some rows, by its place among them, in a function."""
        value = self.tables.encoder.value
        columns = {name: column for name, column in self.columns.items() if name in Case._fields}
        numbers = [
            (
                name,
                NULL if name in DAYS else 0,
                (column[rows] if len(column) > 1 else column.repeat(len(rows))).tolist(),
            )
            for name, column in columns.items()
        ]

        def case(place: int) -> Case:
            return Case(**{name: value(name, some[place]) for name, nothing, some in numbers if some[place] != nothing})

        return case

    def value(self, expression: int, days: int = 0) -> Numbers:
        """The days of an expression, with so many days added; ``NULL`` or ``FAILED`` (with them) where it has none."""
        found = self._values.get(expression)
        if found is None:
            kind, *parts = self.tables.memory.expressions[expression]
            if kind == "fact":
                found = self.column(str(parts[0]))
            elif kind == "found":
                found = self.found.get(tuple(parts), _NEVER)  # type: ignore[arg-type]  # as Memory.expression says
            else:
                table, base, more, fact = self.tables.following((kind, *parts))
                found = table.of(self.value(base, more), _FIRST_PLACE if fact is None else self.column(fact))
            self._values[expression] = found
        return found + np.int32(days) if days else found

    def put_days(self, tree: str, of_leaf: Sequence[tuple[int, int] | int | None], column: Numbers) -> None:
        """Put into ``column`` the day that each row's leaf names; others stay as they are.

        It is an expression with days to add, or the ordinal of a day.
        """
        expressions: dict[tuple[int, int] | int, int] = {}
        numbers = [-1 if one is None else expressions.setdefault(one, len(expressions)) for one in of_leaf]
        which = np.array([*numbers, -1])[self.leaves[tree]]  # the last one is that of rows without a leaf
        for day, number in expressions.items():
            some = np.flatnonzero(which == number)
            if isinstance(day, int):
                column[some] = day
            elif len(some):
                values = self.value(*day)
                column[some] = values[some] if len(values) > 1 else values

    def put_found(self, tree: str, holes: Sequence[Sequence[tuple[int, int]]]) -> None:
        """Work out the days of a finding, by the holes of its leaves."""
        for place in range(max((len(one) for one in holes), default=0)):
            column = self.found[tree, place] = np.full(self.height, NULL, np.int32)
            self.put_days(tree, [one[place] if place < len(one) else None for one in holes], column)


_NEVER = np.full(1, NULL, np.int32)
_FIRST_PLACE = np.zeros(1, np.int32)
