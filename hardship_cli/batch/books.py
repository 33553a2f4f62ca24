"""What the law said to each key, and the plans that are kept from batch to batch."""

from collections.abc import Callable, Hashable
from threading import RLock
from typing import Any, NamedTuple

import polars as pl

from hardship_cli.batch.places import Places
from hardship_cli.batch.question import Found, Plan


class Book:
    """What the law said to each key of one question, and the tables that give its columns.

    Key 0 is that of rows that do not ask, or are answered alone; at its place, the first, stands nothing.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.found: list[Found] = [Found()]
        self._places: dict[Hashable, Places] = {}  # by making
        self._new: list[tuple[int, int]] = []  # keys that are being learned, with their places
        self.tables: dict[str, pl.Series] = {}
        self._refused = False

    def places(
        self, making: Hashable, keys: pl.Series, learn: Callable[[pl.Series], None]
    ) -> tuple[pl.Series, pl.Series | None]:
        """The place of each key in ``found``, and the rows whose answer was refused, if there are any: their place is 0.

        New keys are learned, each from the first row that has it.
        """
        found, unknown = self._places.get(making, _NO_PLACES).look(keys)
        if unknown is not None:
            with self.lock:
                # Another thread may have learned them meanwhile.
                now, rows = self._places.get(making, _NO_PLACES), unknown
                some, unknown = now.look(keys[rows])
                if unknown is not None:
                    self._new = []
                    new = rows[unknown]
                    learn(new[keys[new].arg_unique()])
                    now = self._places[making] = now.longer(*map(list, zip(*self._new, strict=True)))
                    some = now.find(keys[rows])
            found = found.scatter(rows, some)
        if not self._refused:
            return found, None
        refused = found == _REFUSED
        return found.set(refused, 0), refused

    def add(self, key: int, found: Found) -> None:
        """Remember what the law said to a new key."""
        self._new.append((key, _REFUSED if found.refused else len(self.found)))
        self._refused |= found.refused
        if not found.refused:
            self.found.append(found)


_REFUSED = 2**32 - 1  # in place of a place
_NO_PLACES = Places.none()


class Same:
    """Equal only to the very same object."""

    __slots__ = ("what",)

    def __init__(self, what: Any) -> None:
        self.what = what

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.what is other.what

    __hash__ = object.__hash__


class Kept(NamedTuple):
    """The plans of some questions, and their expressions in layers that can be worked out for any batch."""

    version: tuple[Any, ...]
    plans: list[Plan]
    rooms: list[list[int]]  # by plan those of the numbers that make its key
    layers: list[tuple[list[pl.Expr], list[str]]]  # new columns, and those that are not needed any more
    wanted: list[pl.Expr]


class Asked(NamedTuple):
    """What was found for each row of one question.

    The place of its answer in the book (0: no answer there), whether it must be answered alone, the days that an
    answer can name, and the place of what is said.
    """

    places: pl.Series
    apart: pl.Series
    days: dict[str, pl.Series]
    said: pl.Series


def put(column: pl.Series, rows: pl.Series, values: pl.Series) -> pl.Series:
    """The column with other values in some rows."""
    return column.clone().scatter(rows, values.cast(column.dtype)) if len(rows) else column
