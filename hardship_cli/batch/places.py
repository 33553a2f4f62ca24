"""Finding keys: tables by what is left of a key after dividing, several times as quick as a join."""

from typing import NamedTuple

import polars as pl

# Places are of the type by which Polars looks up: others are turned into it each time.
PLACE = pl.UInt32
_PRIMES = (262_139, 65_521, 16_381)  # primes: keys that look alike do not leave the same


class Places(NamedTuple):
    """Keys with the place of each. Nothing is changed: with more keys it is another, so that several threads can look.

    Each table of ``slots`` has for what is left of a key its index in ``keys``. Of keys that leave the same only the first
    stands there, and the others in the next table; the few that found no room in any are found by a join.
    """

    keys: pl.Series
    places: pl.Series
    slots: tuple[pl.Series, ...]

    @classmethod
    def none(cls) -> "Places":
        """Before any key is known."""
        nothing = pl.Series([], dtype=PLACE)
        slots = tuple(nothing.extend_constant(None, prime) for prime in _PRIMES)
        return cls(pl.Series([], dtype=pl.Int64), nothing, slots)

    def longer(self, keys: list[int], places: list[int]) -> "Places":
        """With new keys behind."""
        more = pl.Series(keys, dtype=pl.Int64)
        index = pl.int_range(len(self.keys), len(self.keys) + len(keys), dtype=PLACE, eager=True)
        left, slots = pl.DataFrame({"key": more, "index": index}), []
        for table, prime in zip(self.slots, _PRIMES, strict=True):
            slot = left["key"] % prime
            free = left.filter(table[slot].is_null())
            filled = table.clone().scatter(free["key"] % prime, free["index"])
            left = left.filter(filled[slot] != left["index"])
            slots.append(filled)
        return Places(
            pl.concat([self.keys, more], rechunk=True),
            pl.concat([self.places, pl.Series(places, dtype=PLACE)], rechunk=True),
            tuple(slots),
        )

    def find(self, keys: pl.Series, level: int = 0) -> pl.Series:
        """The place of each key (from 0 up); none where the key is not known, and for no key."""
        if level == len(_PRIMES):
            table = pl.DataFrame({"key": self.keys, "place": self.places})
            return keys.alias("key").to_frame().join(table, on="key", how="left", maintain_order="left")["place"]
        index = self.slots[level][(keys % _PRIMES[level]).cast(PLACE)]
        hit = self.keys[index] == keys
        found = self.places[index]
        if hit.sum() == len(keys) - keys.null_count():
            return found
        rows = (~hit.fill_null(value=False) & keys.is_not_null()).arg_true()
        return found.scatter(rows, self.find(keys[rows], level + 1))
