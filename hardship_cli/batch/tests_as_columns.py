"""The tests of a tree, worked out for all rows of a block at once: rows for which each has the same outcome go the same way.

Tests that look at the same thing (a fact, a day, how far two days lie apart) are one :class:`Feature`: a small number a row, its
class, says the outcomes of all of them. By the signature of its classes a row's leaf is found without walking.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from threading import Lock
from typing import Any

import numpy as np

from hardship_cli.batch.day_columns import Block, Table, Tables
from hardship_cli.batch.encode import DAYS, FAILED, NULL, TITLE_NONE, Numbers
from hardship_cli.batch.signatures import Combination, Hashes, Index
from hardship_cli.facts import NO_DAY
from hardship_cli.law.paths import Node
from hardship_cli.law.unread import OfCase, Test

CANNOT = object()  # the outcome of a test that cannot be put to a row
LATER = object()  # ... of one that was not known yet
_LOCK = Lock()
_ROOM = 4


class Feature:
    """Tests that look at the same thing. ``outcomes`` has by class the outcome of each."""

    def __init__(self, tests: Sequence[Test]) -> None:
        self.tests = tests
        self.outcomes: list[tuple[Hashable, ...]] = []
        self._classes: dict[tuple[Hashable, ...], int] = {}
        self.nowhere = self.number_of((CANNOT,) * len(tests))

    def number_of(self, outcomes: tuple[Hashable, ...]) -> int:
        """The class of these outcomes."""
        found = self._classes.get(outcomes)
        if found is None:
            with _LOCK:
                found = self._classes.get(outcomes)
                if found is None:
                    self.outcomes.append(outcomes)
                    found = self._classes[outcomes] = len(self.outcomes) - 1
        return found

    def of(self, block: Block) -> Any:
        """The class of each row, or of all."""
        found = block.cache.get(self)
        if found is None:
            found = block.cache[self] = self.work_out(block)
        return found

    def work_out(self, block: Block) -> Any:
        """As :meth:`of`, anew."""
        raise NotImplementedError


class WordFeature(Feature):
    """Tests of a fact that is no day."""

    def __init__(self, fact: str, tests: Sequence[Test], tables: Tables) -> None:
        super().__init__(tests)
        self._fact = fact
        self._tables = tables
        self._values = tables.encoder.words[fact].values
        self._table = np.zeros(0, np.int32)

    def work_out(self, block: Block) -> Any:  # noqa: D102 - as above
        # From a name of our own: another thread may put an older table in its place.
        count, table = len(self._values), self._table
        if len(table) < count:
            self._table = table = np.array([self._class(value) for value in self._values[:count]], np.int32)
        return table.take(block.column(self._fact))

    def _class(self, value: Any) -> int:
        return self.number_of(tuple(self._outcome(test, value) for test in self.tests))

    def _outcome(self, test: Test, value: Any) -> Hashable:
        kind = test[0]
        if kind == "word":
            found: Hashable = value
            return found
        if kind == "given":
            return None if value is None else "day"
        if kind == "among":
            return value in test[2]  # type: ignore[operator]  # some words
        if kind == "holds":
            return test[2] in value
        return outcome_on(self._tables.memory.lookups[test[1]].function, date.min.toordinal(), value)


class GivenFeature(Feature):
    """Whether a day is given, and whether it is a word instead."""

    def __init__(self, fact: str, tests: Sequence[Test]) -> None:
        super().__init__(tests)
        self._fact = fact
        self.outcomes += [(outcome,) for outcome in (None, "day", NO_DAY)]

    def work_out(self, block: Block) -> Any:  # noqa: D102 - as above
        column = block.column(self._fact)
        return np.int8(1) + (column != NULL).view(np.int8) + (column == TITLE_NONE).view(np.int8)


class FoundFeature(Feature):
    """What a finding gives: the shape of its leaves."""

    def __init__(self, name: str, tests: Sequence[Test], leaves: Sequence[Any]) -> None:
        super().__init__(tests)
        self._name = name
        self._leaves = leaves
        self._table = np.zeros(0, np.int32)

    def work_out(self, block: Block) -> Any:  # noqa: D102 - as above
        count = len(self._leaves)
        if len(self._table) != count + 1:
            shapes = [
                self.nowhere if leaf.shape is None else self.number_of((leaf.shape[0],))
                for leaf in self._leaves[:count]
            ]
            self._table = np.array([*shapes, self.nowhere], np.int32)  # the last one is that of rows without a leaf
        return of_leaves(self._table, block.leaves[self._name])


class GapFeature(Feature):
    """How far two days lie apart."""

    def __init__(self, first: int, second: int, tests: Sequence[Test]) -> None:
        super().__init__(tests)
        self._first, self._second = first, second
        self._edges = sorted(edges_of(tests))
        self.outcomes += [tuple(compared(test, gap) for test in tests) for gap in (self._edges[0] - 1, *self._edges)]

    def work_out(self, block: Block) -> Any:  # noqa: D102 - as above
        first, second = block.value(self._first), block.value(self._second)
        gap = first - second
        place = np.ones(len(gap), np.int16)
        for edge in self._edges:
            place += gap >= edge
        place *= (first > 0) & (second > 0)
        return place


class DayFeature(Feature):
    """Tests of a day whose outcome turns on a few days only: comparisons with fixed days, and what a rule says on it."""

    def __init__(self, day: int, second: Any, tests: Sequence[Test], tables: Tables) -> None:
        super().__init__(tests)
        self._day = day
        self._tables = tables
        self._fact, values = tables.besides(second)
        edges = edges_of(tests)
        for _kind, key, _day, days, _second in (test for test in tests if test[0] == "look"):
            edges.update(turn - days for turn in tables.memory.lookups[key].turns or ())  # type: ignore[operator]  # days are a number
        first, last = (min(edges), max(edges)) if edges else (1, 1)
        begins = [first - 1, *sorted(edges)]
        lengths = np.diff([*begins, last + 1])
        # By value and day the class, before the days of each value that of no day.
        self._begin, self._width = first - 2, last - first + 3
        rows = []
        for value in values:
            classes = [self.number_of(tuple(self._outcome(test, day, value) for test in tests)) for day in begins]
            rows.append(np.concatenate([[self.nowhere], np.repeat(classes, lengths)]))
        self._table = np.concatenate(rows).astype(np.int16)

    def _outcome(self, test: Test, day: int, value: Any) -> Hashable:
        if test[0] != "look":
            return compared(test, day)
        _kind, key, _day, days, second = test
        found = self._tables.memory.lookups[key]
        return outcome_on(found.function, day + days, value if isinstance(second, OfCase) else second)  # type: ignore[operator]  # as above

    def work_out(self, block: Block) -> Any:  # noqa: D102 - as above
        days = block.value(self._day)
        index = np.clip(days - np.int32(self._begin), 1, self._width - 1)
        index *= days > 0
        if self._fact is not None:
            index = index + block.column(self._fact) * np.int32(self._width)
        return self._table.take(index)


class LookFeature(Feature):
    """What the data say of a day, which can be something else each day."""

    def __init__(self, test: Test, tables: Tables) -> None:
        super().__init__((test,))
        _kind, key, self._day, self._days, second = test
        self._fact, besides = tables.besides(second)
        # Whichever day is asked about, the same function gives the same: it is asked once.
        self.outcomes, self._classes, self._table = tables.shared.setdefault(
            (key, second),
            (self.outcomes, self._classes, Table(self._ask(key, tables), besides, failed=self.nowhere)),
        )

    def _ask(self, key: Hashable, tables: Tables) -> Callable[[date, Any], int]:
        function, number_of = tables.memory.lookups[key].function, self.number_of
        return lambda day, value: number_of((function(day, value),))

    def work_out(self, block: Block) -> Any:  # noqa: D102 - as above
        positions = np.zeros(1, np.int32) if self._fact is None else block.column(self._fact)
        return self._table.of(block.value(self._day, self._days), positions)  # type: ignore[arg-type]  # an expression


class DefinedFeature(Feature):
    """Whether the data give a day at all."""

    def __init__(self, day: int, tests: Sequence[Test]) -> None:
        super().__init__(tests)
        self._day = day
        self.outcomes += [(False,), (True,)]

    def work_out(self, block: Block) -> Any:  # noqa: D102 - as above
        days = block.value(self._day)
        return (days == NULL).view(np.int8) + np.int8(2) * (days > 0).view(np.int8)


def edges_of(tests: Iterable[Test]) -> set[int]:
    """The numbers of days from which on a comparison can have another outcome."""
    edges: set[int] = set()
    for test in tests:
        if test[0] in ("less", "same"):
            edges.add(test[3])  # type: ignore[arg-type]  # a number of days
        if test[0] == "same":
            edges.add(test[3] + 1)  # type: ignore[operator]  # as above
    return edges


def compared(test: Test, days: int) -> bool:
    """The outcome of a comparison for a number of days."""
    return bool(days < test[3] if test[0] == "less" else days == test[3])  # type: ignore[operator]  # a number of days


def outcome_on(function: Callable[[date, Any], Hashable], day: int, value: Any) -> Hashable:
    """The outcome of a function of the data on a day, given as its ordinal."""
    try:
        return function(date.fromordinal(day), value)
    except Exception:  # noqa: BLE001 - whatever it is, a row of such a day is answered by itself, and there it is told
        return CANNOT


def subject(test: Test, tables: Tables) -> tuple[Any, ...]:
    """What a test looks at; tests that look at the same thing are one feature."""
    kind = test[0]
    if kind in ("less", "same"):
        return ("day", test[1], None) if test[2] is None else ("gap", test[1], test[2])
    if kind == "look":
        _kind, key, day, _days, second = test
        if day is None:
            return ("word", second.fact)  # type: ignore[attr-defined]  # of the case
        if tables.memory.lookups[key].turns is None:
            return ("look", test)
        return ("day", day, second if isinstance(second, OfCase) else None)
    if kind in ("found", "defined"):
        return (kind, test[1])
    return ("given" if test[1] in DAYS else "word", test[1])


def feature_of(about: tuple[Any, ...], tests: Sequence[Test], tables: Tables, trees: Any) -> Feature:
    """The feature of some tests of a subject."""
    kind, *parts = about
    if kind == "word":
        return WordFeature(parts[0], tests, tables)
    if kind == "given":
        return GivenFeature(parts[0], tests)
    if kind == "found":
        return FoundFeature(parts[0], tests, trees[parts[0]].leaves)
    if kind == "defined":
        return DefinedFeature(parts[0], tests)
    if kind == "gap":
        return GapFeature(parts[0], parts[1], tests)
    if kind == "look":
        return LookFeature(tests[0], tables)
    return DayFeature(parts[0], parts[1], tests, tables)


def of_leaves(table: Any, leaves: Numbers) -> Any:
    """What a table says of each row's leaf; its last entry is that of no leaf, and of one that is newer than the table."""
    last = len(table) - 1
    return table.take(np.where((leaves < 0) | (leaves > last), last, leaves))


class Plan:
    """How the tests of a tree, as many as there were, are worked out for a block."""

    def __init__(self, tests: Sequence[Test], features: Sequence[Feature], findings: Sequence[str]) -> None:
        self.count = len(tests)
        self.features = features
        self.findings = findings
        self.index = Index()
        # With room for classes that come up later; where that is not enough a new plan is made.
        self._rooms = [2 * len(feature.outcomes) + _ROOM for feature in features]
        self._combination = Combination(self._rooms)
        at = {test: (n, place) for n, feature in enumerate(features) for place, test in enumerate(feature.tests)}
        self._at = [at[test] for test in tests]

    @property
    def has_room(self) -> bool:
        """Whether the classes of each feature have room in a signature."""
        return all(len(one.outcomes) <= room for one, room in zip(self.features, self._rooms, strict=True))

    def signatures(self, block: Block) -> Hashes:
        """The signature of each row."""
        return self._combination.of((feature.of(block) for feature in self.features), block.height)

    def walks(self, block: Block, rows: Any) -> Callable[[int, Any], tuple[Any, Any]]:
        """For one of the rows, by its place in ``rows``, the leaf to which its outcomes lead from a node on, in a function.

        Or ``None`` and the node and outcome where its path ends in nothing, from which it can be walked on later. In their place
        stands :data:`CANNOT` for a test that cannot be put to the row, and :data:`LATER` for one that is newer than this plan.
        """
        outcomes, of_row = [], []
        same: dict[int, int] = {}  # features with one class for all of the rows
        for number, feature in enumerate(self.features):
            classes = np.broadcast_to(feature.of(block), block.height)[rows]
            outcomes.append(feature.outcomes)
            of_row.append(classes.tolist())
            if (classes == classes[0]).all():
                same[number] = of_row[-1][0]
        at, count = self._at, self.count
        onward: dict[tuple[Node, int], Any] = {}

        def step(node: Node, of: int, number: int) -> Any:
            """What follows on a node for a class, past nodes that are settled by it or for all rows; nothing where none does."""
            following = node.children.get(outcomes[of][number][at[node.number][1]])
            while following.__class__ is Node and following.number < count:
                other, position = at[following.number]
                if other != of and other not in same:
                    break
                further = following.children.get(outcomes[other][number if other == of else same[other]][position])
                if further is None:
                    break
                following = further
            return following

        def walk(place: int, node: Any) -> tuple[Any, Any]:
            while node.__class__ is Node:
                if node.number >= count:
                    return None, LATER
                of, position = at[node.number]
                number = of_row[of][place]
                following = onward.get((node, number))
                if following is None:
                    following = step(node, of, number)
                    if following is None:
                        outcome = outcomes[of][number][position]
                        return None, CANNOT if outcome is CANNOT else (node, outcome)
                    onward[node, number] = following
                node = following
            return node, None

        return walk


assert FAILED < 0 > NULL  # no day is below 1
