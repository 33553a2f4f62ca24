"""What the law said to each key, the plans that are kept from batch to batch, and the answers of one batch."""

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple

import polars as pl

from hardship_cli.batch.question import Found, Plan, Question


class Book:
    """What the law said to each key of one question, and the tables that give its columns."""

    def __init__(self, question: Question, lock: Any) -> None:
        self.question = question
        self._lock = lock
        self.found: list[Found] = []
        self._keys: dict[Hashable, list[tuple[int, int]]] = {}  # by making: keys with their places
        self.tables: dict[str, pl.Series] = {}
        self.size = -1  # so many answers are in the tables
        self._by_key: dict[Hashable, pl.DataFrame] = {}
        self._refused = False

    def places(
        self, making: Hashable, keys: pl.Series, learn: Callable[[pl.Series], None]
    ) -> tuple[pl.Series, pl.Series | None]:
        """The place of each key in ``found`` (none for no key), and the rows whose answer was refused, if there are any.

        New keys are learned from the rows that have them.
        """
        by_key = self._by_key.get(making, _NO_KEYS)
        found = _join(keys, by_key)
        if found.null_count() != keys.null_count():
            with self._lock:
                known = self._by_key.get(making, _NO_KEYS)
                if known is not by_key:  # another thread learned meanwhile
                    found = _join(keys, known)
                missing = found.is_null() & keys.is_not_null()
                if missing.any():
                    learn(missing)
                    self._by_key[making] = pl.DataFrame(self._keys[making], schema=_NO_KEYS.schema, orient="row")
                    rows = missing.arg_true()
                    found = found.scatter(rows, _join(keys.gather(rows), self._by_key[making]))
        if not self._refused:
            return found, None
        refused = (found == _REFUSED).fill_null(value=False)
        return found.set(refused, None), refused

    def add(self, making: Hashable, key: int, found: Found) -> None:
        """Remember what the law said."""
        self._keys.setdefault(making, []).append((key, _REFUSED if found.refused else len(self.found)))
        self._refused |= found.refused
        if not found.refused:
            self.found.append(found)


# Places are of the type by which Polars looks up: others are turned into it each time.
PLACE = pl.UInt32
_REFUSED = 2**32 - 1  # in place of a place
_NO_KEYS = pl.DataFrame({}, schema={"key": pl.Int64, "id": PLACE})


def _join(keys: pl.Series, by_key: pl.DataFrame) -> pl.Series:
    return keys.rename("key").to_frame().join(by_key, on="key", how="left", maintain_order="left")["id"]


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
    base: tuple[str, ...]
    plans: list[Plan]
    layers: list[list[pl.Expr]]
    wanted: list[pl.Expr]


class Asked(NamedTuple):
    """What was found for each row of one question.

    The place of its answer in the book (none: no answer there), whether it must be answered alone, and the days that an
    answer can name.
    """

    places: pl.Series
    apart: pl.Series
    days: pl.DataFrame


class Answers:
    """The answers of one batch: the answer columns as text; while they are worked out, the columns of days as numbers."""

    def __init__(self, height: int) -> None:
        self.columns = pl.DataFrame()
        self.days: dict[str, pl.Series] = {}
        # For audits: what each row's fee is made of, and the place of its Land among the known ones.
        self.details = pl.Series([None], dtype=PLACE).new_from_index(0, height)
        self.lands: pl.Series | None = None


class Told(NamedTuple):
    """Status and notes of whole rows, by a key of what each question said."""

    by_key: pl.DataFrame
    statuses: pl.Series
    notes: pl.Series

    @classmethod
    def nothing(cls) -> "Told":
        """Before anything was told."""
        return cls(_NO_KEYS, pl.Series([], dtype=pl.String), pl.Series([], dtype=pl.String))

    def longer(self, keys: list[int], statuses: list[str | None], notes: list[str | None]) -> "Told":
        """With more behind."""
        places = range(len(self.notes), len(self.notes) + len(keys))
        more = pl.DataFrame({"key": keys, "id": places}, schema=_NO_KEYS.schema)
        return Told(
            pl.concat([self.by_key, more], rechunk=True),
            pl.concat([self.statuses, pl.Series(statuses, dtype=pl.String)], rechunk=True),
            pl.concat([self.notes, pl.Series(notes, dtype=pl.String)], rechunk=True),
        )


def put(column: pl.Series, rows: pl.Series, values: pl.Series) -> pl.Series:
    """The column with other values in some rows."""
    return column.clone().scatter(rows, values.cast(column.dtype)) if len(rows) else column


def gathered(table: pl.Series, own: list[Any], places: str) -> pl.Expr:
    """What a table, and behind it some values more, holds at each of a column of places."""
    whole = pl.concat([table, pl.Series(own, dtype=table.dtype)], rechunk=True) if own else table
    return pl.lit(whole).gather(pl.col(places)) if len(whole) else pl.lit(None, table.dtype)
