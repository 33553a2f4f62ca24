"""Finding keys and texts: tables by what is left of a number after dividing, several times as quick as a join."""

from typing import NamedTuple

import polars as pl

# Places are of the type by which Polars looks up: others are turned into it each time.
PLACE = pl.UInt32
_SLOTS = 262_139  # a prime: keys that look alike do not leave the same
_BUCKETS = 2**20  # so many that the days of a life seldom leave the same
_FEW = 5_000  # up to so many keys are found one by one sooner than by a join


class Places(NamedTuple):
    """Keys with the place of each. Tables are not changed, but made anew for more keys: several threads look at the same time.

    ``slots`` has for what is left of a key its index in ``keys``. Of keys that leave the same one stands there;
    the others are found in ``known``.
    """

    known: dict[int, int]
    keys: pl.Series
    places: pl.Series
    slots: pl.Series

    @classmethod
    def none(cls) -> "Places":
        """Before any key is known."""
        nothing = pl.Series([], dtype=PLACE)
        return cls({}, pl.Series([], dtype=pl.Int64), nothing, nothing.extend_constant(None, _SLOTS))

    def longer(self, keys: list[int], places: list[int]) -> "Places":
        """With new keys behind."""
        more = pl.Series(keys, dtype=pl.Int64)
        index = pl.int_range(len(self.keys), len(self.keys) + len(keys), dtype=PLACE, eager=True)
        slot = more % _SLOTS
        free = self.slots[slot.cast(PLACE)].is_null()
        return Places(
            {**self.known, **dict(zip(keys, places, strict=True))},
            pl.concat([self.keys, more], rechunk=True),
            pl.concat([self.places, pl.Series(places, dtype=PLACE)], rechunk=True),
            self.slots.clone().scatter(slot.filter(free), index.filter(free)),
        )

    def find(self, keys: pl.Series) -> pl.Series:
        """The place of each key (from 0 up); none where the key is not known, and for no key."""
        return self.look(keys)[0]

    def look(self, keys: pl.Series) -> tuple[pl.Series, pl.Series | None]:
        """As :meth:`find`, with the rows whose key is not known, if there are any."""
        index = self.slots[(keys % _SLOTS).cast(PLACE)]
        hit = self.keys[index] == keys
        found = self.places[index]
        if hit.sum() == len(keys) - keys.null_count():
            return found, None
        missed = pl.lit(keys).is_not_null() & ~pl.lit(hit).fill_null(value=False)
        rows = pl.select(pl.arg_where(missed)).to_series()
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
        self._texts = texts
        empty = pl.Series([], dtype=PLACE).extend_constant(None, _BUCKETS)
        # What is not given leaves something, too; nothing must be found there.
        given, nothing = (
            column.to_frame("text").select(_bucket(pl.col("text"))).to_series()
            for column in (texts[order], pl.Series([None], dtype=pl.String))
        )
        self._index = empty.scatter(given, order).scatter(nothing, None)

    def look(self, texts: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, pl.Series]]:
        """The index of each text (none for no text), and by column the rows whose text was not found (their index means nothing).

        All columns at once: to ask Polars costs more than a short column.
        """
        index = [self._index[bucket].alias(bucket.name) for bucket in texts.select(_bucket(pl.all()))]
        both = texts.hstack([self._texts[places].alias(f"{places.name} there") for places in index])
        missed = both.select(
            pl.arg_where(pl.col(name).ne_missing(pl.col(f"{name} there"))).implode().alias(name)
            for name in texts.columns
        )
        signed = pl.DataFrame(index).select(pl.all().reinterpret(signed=True))
        return signed, {rows.name: rows[0] for rows in missed}


def _bucket(texts: pl.Expr) -> pl.Expr:
    return (texts.hash() % _BUCKETS).cast(PLACE)
