"""Rows with a value that speaks of a fact and was not read: what they are answered without it is to be reviewed.

It stands in a column whose heading says so, is a word that speaks of a person in whatever column (Bürgergeld), or a nationality for
which there is a status. A person in whose row stands a date of birth, in two columns maybe, is not known to be an adult.
Where another column is read for that fact, it is the rows without a value there, and those where that column says no.
"""

from collections.abc import Iterator
from functools import reduce
from operator import or_

import polars as pl

from hardship_cli.answer import BLOCKED, CALCULATED, REVIEW
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import Header
from hardship_cli.batch.texts import mapped
from hardship_cli.batch.within import spoken_within
from hardship_cli.headings import SAME
from hardship_cli.words import OF_NATIONS, cells_of_persons, denials, is_national, is_of_nationality

NOTE = "column_unread"
_TEXTS = (pl.String, pl.Categorical, pl.Enum)


def to_review(frame: pl.DataFrame, header: Header, answers: Answers) -> Answers:
    """The answers; rows with such a value are to be reviewed (``status``, ``fee_status``), and ``notes`` say so.

    A row that has no other value has no answer, and is no row without any fact. What a cell alone says is of a fee.
    """
    unread = _Unread(frame, header)
    by_heading, by_cell = unread.by_heading(), unread.by_cell()
    if by_heading is None and by_cell is None:
        return answers
    found = answers.columns.select("status", "fee_status", "notes", "error")
    rows = pl.Series([False]).new_from_index(0, len(frame)) if by_heading is None else by_heading
    if by_cell is not None:
        rows |= by_cell & found["fee_status"].is_not_null()
    statuses, more = (
        pl.col("status", "fee_status"),
        pl.concat_str("notes", pl.lit(NOTE), separator=";", ignore_nulls=True),
    )
    given = pl.lit(rows) & pl.col("error").is_null()
    found = found.with_columns(
        pl.when(given & (statuses == CALCULATED)).then(pl.lit(REVIEW)).otherwise(statuses).name.keep(),
        notes=pl.when(given).then(more).otherwise("notes"),
    ).with_columns(status=pl.when(given & pl.col("status").is_null()).then(pl.lit(BLOCKED)).otherwise("status"))
    return answers.with_columns(found.drop("error").to_dict())


class _Unread:
    """The rows of a piece with such a value; ``None`` for none."""

    def __init__(self, frame: pl.DataFrame, header: Header) -> None:
        self._frame, self._header = frame, header
        self._read = {**header.facts, **header.recorded}

    def by_heading(self) -> pl.Series | None:
        """Those with a value in a column whose heading speaks of a fact."""
        place = self._header.names.index
        return _any(self._alone(place(name), fact, self._has(place(name))) for name, fact in self._header.unread)

    def by_cell(self) -> pl.Series | None:
        """Those with a value that speaks of a fact in any column that passes through, but for what was named by hand."""
        return _any(self._by_cell())

    def _by_cell(self) -> Iterator[pl.Series]:
        known = {*self._read.values(), *self._header.named}
        for place, name in enumerate(self._header.names):
            column = self._frame.to_series(place)
            if name in known or column.null_count() == len(column):
                continue
            if is_of_nationality(name):
                # With a status beside it, which may be none, it leaves nothing open.
                asking = mapped(self._texts(place), is_national, pl.Boolean)
                yield self._alone(place, OF_NATIONS, asking, contradicts=False)
            for fact, rows in spoken_within(column):
                yield self._alone(place, fact, rows)
            if column.dtype in _TEXTS:
                cells = self._texts(place).str.to_lowercase()
                for fact, words in cells_of_persons().items():
                    yield self._alone(place, fact, cells.is_in(words))

    def _alone(self, place: int, fact: str, rows: pl.Series, *, contradicts: bool = True) -> pl.Series:
        """Those of the ``rows`` in which no column that is read says it."""
        if not rows.any():
            return rows
        for other in (self._read[one] for one in (fact, SAME.get(fact, fact)) if one in self._read):
            column = self._header.names.index(other)
            answered = self._has(column)
            if contradicts and fact in cells_of_persons():
                # A no beside a column that says which benefits there are leaves open who is right.
                answered &= ~self._denies(column, fact) | self._denies(place, fact)
            rows &= ~answered
        return rows

    def _has(self, place: int) -> pl.Series:
        return self._texts(place) != ""

    def _denies(self, place: int, fact: str) -> pl.Series:
        return self._texts(place).str.to_lowercase().is_in(denials(fact))

    def _texts(self, place: int) -> pl.Series:
        column = self._frame.to_series(place)
        if column.dtype.is_nested():
            return column.is_null().replace_strict({True: "", False: "[]"}, return_dtype=pl.String)
        return column.cast(pl.String, strict=False).str.strip_chars().fill_null("")


def _any(rows: Iterator[pl.Series]) -> pl.Series | None:
    found = [one for one in rows if one.any()]
    return reduce(or_, found) if found else None
