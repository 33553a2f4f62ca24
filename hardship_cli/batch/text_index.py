"""Finding texts in a list: a table by what is left of a hash after dividing, several times as quick as a join.

No index is none: Polars takes twice to five times as long to look such a one up, or what may be none.
"""

import polars as pl

from hardship_cli.batch.cells import PLACE

# To look for a better way takes longer than the work.
AS_IT_STANDS = pl.QueryOptFlags.none()
_BUCKETS = 2**20  # so many that the days of a life seldom leave the same


class Texts:
    """Finds texts in a list of many: a table has by what is left of a text's hash its index.

    Of texts that leave the same the one that comes last in ``order`` (of all indexes) is found; the others are not.
    """

    def __init__(self, texts: pl.Series, order: pl.Series) -> None:
        self._nowhere = len(texts)
        # What is not given leaves something, too; nothing must be found there.
        given, nothing = (
            column.to_frame("text").select(_bucket(pl.col("text"))).to_series()
            for column in (texts[order], pl.Series([None], dtype=pl.String))
        )
        empty = pl.Series([self._nowhere], dtype=PLACE).new_from_index(0, _BUCKETS)
        self._index = empty.scatter(given, order).scatter(nothing, self._nowhere)
        self._texts = texts.extend_constant("", 1).rechunk()

    def look(self, texts: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, pl.Series]]:
        """The index of each text (none for no text), and by column the rows whose text was not found (their index means nothing).

        All columns at once: to ask Polars costs more than a short column.
        """
        names = texts.columns
        index = {name: pl.lit(self._index).gather(_bucket(pl.col(name))).alias(f"{name} index") for name in names}
        there = {name: pl.col(f"{name} index") for name in names}
        missed = (
            (pl.col(name) != pl.lit(self._texts).gather(there[name]))
            | (pl.col(name).is_not_null() & (there[name] == self._nowhere))
            for name in names
        )
        signed = (
            pl.when(there[name] != self._nowhere).then(there[name].reinterpret(signed=True)).alias(name)
            for name in names
        )
        query = texts.lazy().with_columns(index.values())
        found = query.select(*signed, *(one.alias(f"{name} missed") for name, one in zip(names, missed, strict=True)))
        both = found.collect(engine="in-memory", optimizations=AS_IT_STANDS)
        return both.select(names), {name: both[f"{name} missed"].arg_true() for name in names}


def _bucket(texts: pl.Expr) -> pl.Expr:
    return (texts.hash() % _BUCKETS).cast(PLACE, wrap_numerical=True)
