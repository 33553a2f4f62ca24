"""The answers of one batch: tables of values, and for each row its places in them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from typing import NamedTuple

import polars as pl

from hardship_cli.as_typed import FIRST_YEAR
from hardship_cli.batch.answer_columns import ANSWERS

# Places are of the type by which Polars looks up: others are turned into it each time.
PLACE = pl.UInt32
WHOLE = "row"  # the name of the places by which the columns of a whole row are looked up

FIRST_DAY = date(FIRST_YEAR, 1, 1).toordinal()
# The latest day of a case and the longest length asked for still lie before it.
_LAST_DAY = date(2329, 12, 31).toordinal()


@cache
def iso_days() -> pl.Series:
    """Every day that an answer can have as ``2026-03-31``, from :data:`FIRST_DAY` on; behind them stands null, for no day."""
    days = pl.int_range(FIRST_DAY, _LAST_DAY + 1, dtype=pl.Int32, eager=True) - date(1970, 1, 1).toordinal()
    return days.cast(pl.Date).dt.to_string("%Y-%m-%d").extend_constant(None, 1).rechunk()


class Looked(NamedTuple):
    """A column that is looked up: by the places of which name, the table, and what stands behind that for this batch alone."""

    by: str
    table: pl.Series
    own: pl.Series

    @property
    def whole(self) -> pl.Series:
        """The table with the batch's own values behind it."""
        return pl.concat([self.table, self.own], rechunk=True) if len(self.own) else self.table


class Answers:
    """The answer columns (text) of a batch, in the order of ``names``; a column is only made when it is asked for.

    Columns that are looked up by the same places can be joined in the table, once for each answer instead of each row.
    """

    def __init__(self, height: int) -> None:
        self.height = height
        self.names: tuple[str, ...] = ANSWERS
        self._positions: dict[str, pl.Series] = {}
        self._looked: dict[str, Looked] = {}
        self._made: dict[str, pl.Series] = {}
        self.others: Answers | None = None  # those of the same rows by another law

    def place(self, name: str, positions: pl.Series) -> None:
        """For each row its place in the tables that are looked up by this name; none: no value."""
        self._positions[name] = positions.cast(PLACE)

    def look_up(self, name: str, by: str, table: pl.Series, own: Sequence[str | None] | pl.Series = ()) -> None:
        """A column by its places in a table, behind which stand values of this batch."""
        self._looked[name] = Looked(by, table, pl.Series(own, dtype=table.dtype))

    def with_columns(self, columns: dict[str, pl.Series]) -> "Answers":
        """The same with other columns, new ones behind those that there are."""
        found = self._like(self.height, self._positions, {**self._made, **columns})
        found.names = (*self.names, *(name for name in columns if name not in self.names))
        return found

    def leaf(self, question: str) -> pl.Series:
        """For each row where the law's path of a question ended: the same number for rows that went the same way."""
        return self._positions[question]

    @property
    def one_by_one(self) -> pl.Series:
        """Which rows were answered one by one; where their paths ended says nothing."""
        return self._positions[WHOLE] >= len(self._looked["status"].table)

    def filter(self, rows: pl.Series) -> "Answers":
        """Some of the rows."""
        return self._some(int(rows.sum()), lambda column: column.filter(rows))

    def slice(self, begin: int, length: int) -> "Answers":
        """So many rows from one on."""
        return self._some(min(length, self.height - begin), lambda column: column.slice(begin, length))

    def _some(self, height: int, pick: Callable[[pl.Series], pl.Series]) -> "Answers":
        positions, made = (
            {name: pick(column) for name, column in columns.items()} for columns in (self._positions, self._made)
        )
        return self._like(height, positions, made)

    def _like(self, height: int, positions: dict[str, pl.Series], made: dict[str, pl.Series]) -> "Answers":
        found = Answers(height)
        found.names, found._looked, found.others = self.names, self._looked, self.others
        found._positions, found._made = positions, made
        return found

    def column(self, name: str) -> pl.Series:
        """A column; of what was not asked nothing."""
        if name in self._made:
            return self._made[name]
        by = self._looked_up_by(name)
        if by is None:
            dtype = self._looked[name].table.dtype if name in self._looked else pl.String
            return pl.Series(name, [None], dtype=dtype).new_from_index(0, self.height)
        return self._looked[name].whole[self._positions[by]].alias(name)

    @property
    def columns(self) -> pl.DataFrame:
        """All columns."""
        return pl.DataFrame([self.column(name).alias(name) for name in self.names])

    def count(self, name: str, kinds: Sequence[str]) -> Counter[str]:
        """How often each of a few texts stands in a column."""
        by = self._looked_up_by(name)
        texts = self.column(name) if by is None else self._looked[name].whole
        # Comparing numbers instead of texts: there are a few kinds and millions of rows.
        numbers = texts.cast(pl.Enum(kinds), strict=False).to_physical()
        if by is not None:
            numbers = numbers[self._positions[by]]
        found = {kind: int((numbers == number).sum()) for number, kind in enumerate(kinds)}
        return Counter({kind: count for kind, count in found.items() if count})

    def given(self, name: str) -> pl.Series:
        """The numbers of the rows that have a value in a column."""
        by = self._looked_up_by(name)
        if by is None:
            return self.column(name).is_not_null().arg_true()
        return self._looked[name].whole.is_not_null()[self._positions[by]].arg_true()

    def together(self) -> Iterator[tuple[tuple[str, ...], pl.Series | None, list[Looked]]]:
        """The columns in order, those beside each other that are looked up by the same places together: names, places, tables.

        A column that is not looked up has no places.
        """
        for by, group in groupby(self.names, self._looked_up_by):
            names = tuple(group)
            if by is None:
                yield from (((name,), None, []) for name in names)
            else:
                yield names, self._positions[by], [self._looked[name] for name in names]

    def _looked_up_by(self, name: str) -> str | None:
        looked = None if name in self._made else self._looked.get(name)
        return None if looked is None or not (len(looked.table) or len(looked.own)) else looked.by
