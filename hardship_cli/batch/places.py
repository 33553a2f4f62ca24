"""Finding keys and texts: tables by what is left of a number after dividing, several times as quick as a join.

No index is none: Polars takes twice to five times as long to look such a one up, or what may be none.
"""

from typing import NamedTuple

import polars as pl

# Places are of the type by which Polars looks up: others are turned into it each time.
PLACE = pl.UInt32
# To look for a better way takes longer than the work.
AS_IT_STANDS = pl.QueryOptFlags.none()
_SLOTS = 262_139  # a prime: keys that look alike do not leave the same
_BUCKETS = 2**20  # so many that the days of a life seldom leave the same
_FEW = 5_000  # up to so many keys are found one by one sooner than by a join


class Places(NamedTuple):
    """Keys with the place of each. Tables are not changed, but made anew for more keys: several threads look at the same time.

    ``slots`` has for what is left of a key its index in ``keys``. Of keys that leave the same one stands there;
    the others are found in ``known``. Key 0 is known from the beginning, with place 0: it stands for nothing, as does its index
    in a slot that is free.
    """

    known: dict[int, int]
    keys: pl.Series
    places: pl.Series
    slots: pl.Series

    @classmethod
    def none(cls) -> "Places":
        """Before any other key is known."""
        nothing = pl.Series([0], dtype=PLACE)
        return cls({0: 0}, pl.Series([0], dtype=pl.Int64), nothing, nothing.new_from_index(0, _SLOTS))

    def longer(self, keys: list[int], places: list[int]) -> "Places":
        """With new keys behind."""
        more = pl.Series(keys, dtype=pl.Int64)
        index = pl.int_range(len(self.keys), len(self.keys) + len(keys), dtype=PLACE, eager=True)
        slot = _slot(more)
        free = (self.slots[slot] == 0) & (slot != 0)
        return Places(
            {**self.known, **dict(zip(keys, places, strict=True))},
            pl.concat([self.keys, more], rechunk=True),
            pl.concat([self.places, pl.Series(places, dtype=PLACE)], rechunk=True),
            self.slots.clone().scatter(slot.filter(free), index.filter(free)),
        )

    def find(self, keys: pl.Series) -> pl.Series:
        """The place of each key (from 0 up); none where the key is not known."""
        return self.look(keys)[0]

    def look(self, keys: pl.Series) -> tuple[pl.Series, pl.Series | None]:
        """As :meth:`find`, with the rows whose key is not known, if there are any."""
        index = self.slots[_slot(keys)]
        hit = self.keys[index] == keys
        found = self.places[index]
        if hit.all():
            return found, None
        rows = (~hit).arg_true()
        others = self._others(keys[rows])
        return found.scatter(rows, others), rows.filter(others.is_null()) if others.null_count() else None

    def _others(self, keys: pl.Series) -> pl.Series:
        if len(keys) <= _FEW:
            return pl.Series([self.known.get(key) for key in keys.to_list()], dtype=PLACE)
        table = pl.DataFrame({"key": self.keys, "place": self.places})
        return keys.alias("key").to_frame().join(table, on="key", how="left", maintain_order="left")["place"]


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


def _slot(keys: pl.Series) -> pl.Series:
    return (keys % _SLOTS).cast(PLACE, wrap_numerical=True)
