"""Sums of fees of a register: in all, by status, by Land, and by a column that the person names (a household's number)."""

from typing import NamedTuple

import polars as pl

from hardship_cli.as_typed import composed
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import Header
from hardship_cli.batch.encode import LAND
from hardship_cli.batch.texts import cents_of
from hardship_cli.errors import InputError
from hardship_cli.reading import suggest


class Sum(NamedTuple):
    """So many rows with a fee, and what their fees come to in cents."""

    rows: int
    cents: int


class Sums:
    """Sums by what they are counted by: ``total``, ``status``, ``land``, and ``column``, which is the one that was named.

    An empty key is of rows that have nothing there. There is one sum for each value of a column, and nothing for each row.
    """

    def __init__(self, column: str | None = None, at: int | None = None) -> None:
        """``column`` is the one that was named, if one was, and ``at`` its place among the register's."""
        self.column, self.at = column, at
        self.by: dict[str, dict[str, Sum]] = {name: {} for name in ("total", "status", "land")}
        if at is not None:
            self.by["column"] = {}

    def count(self, answers: Answers, frame: pl.DataFrame) -> None:
        """Add the rows of one batch."""
        cents = cents_of(answers.column("fee_eur"))
        keys = {
            "total": pl.Series([""], dtype=pl.String).new_from_index(0, answers.height),
            "status": answers.column("fee_status"),
            "land": answers.column(LAND),
        }
        if self.at is not None:
            keys["column"] = frame.to_series(self.at)
        for name, key in keys.items():
            # A space beside a household's number makes no other household.
            text = key.cast(pl.String).str.strip_chars().fill_null("")
            table = pl.DataFrame({"key": text, "cents": cents}).drop_nulls("cents")
            for value, rows, more in table.group_by("key").agg(pl.len(), pl.col("cents").sum()).iter_rows():
                known = self.by[name].get(value, Sum(0, 0))
                self.by[name][value] = Sum(known.rows + rows, known.cents + more)


def place_of(column: str, header: Header) -> int:
    """The place of a column among the register's; raises :class:`InputError` ``no_such_column`` where it has none of that name."""
    wanted, *names = [composed(name).strip().casefold() for name in (column, *header.names)]
    if wanted not in names:
        near = suggest(column, header.names)
        raise InputError("no_such_column", "sum_by", value=column, suggestion=near, accepted=", ".join(header.names))
    return names.index(wanted)
