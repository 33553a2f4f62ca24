"""What is told of whole rows: the gravest status of their questions, and the notes of all."""

from functools import reduce
from threading import RLock
from typing import NamedTuple

import polars as pl

from hardship_cli.answer import BLOCKED, CALCULATED, DISPUTED, REVIEW
from hardship_cli.batch.places import Places

STATUSES = ("", CALCULATED, REVIEW, DISPUTED, BLOCKED)
_ROOM = 2**12


class Told(NamedTuple):
    """Status and notes of whole rows, by a key of what each question said."""

    keys: set[int]
    places: Places
    statuses: pl.Series
    notes: pl.Series
    errors: pl.Series  # none: rows with an error are answered alone, behind these

    @classmethod
    def nothing(cls) -> "Told":
        """Before anything was told."""
        return cls({0}, Places.none(), *(pl.Series([None], dtype=pl.String) for _ in range(3)))

    def longer(self, keys: list[int], statuses: list[str | None], notes: list[str | None]) -> "Told":
        """With more behind."""
        self.keys.update(keys)
        return Told(
            self.keys,
            self.places.longer(keys, list(range(len(self.notes), len(self.notes) + len(keys)))),
            pl.concat([self.statuses, pl.Series(statuses, dtype=pl.String)], rechunk=True),
            pl.concat([self.notes, pl.Series(notes, dtype=pl.String)], rechunk=True),
            self.errors.extend_constant(None, len(keys)),
        )


class Telling:
    """Numbers what questions say (a status with its notes), and puts it together for rows; several threads may ask."""

    def __init__(self) -> None:
        self._numbering, self._joining = RLock(), RLock()
        self._numbers: dict[tuple[int, tuple[str, ...]], int] = {(0, ()): 0}
        self._told = Told.nothing()

    def number(self, status: str, notes: tuple[str, ...]) -> int:
        """The number of a status with its notes; -1 (such rows are answered alone) where there is no room left."""
        said = (STATUSES.index(status), notes)
        with self._numbering:
            if said not in self._numbers and len(self._numbers) == _ROOM:
                return -1
            return self._numbers.setdefault(said, len(self._numbers))

    def of_rows(self, parts: dict[str, pl.Series]) -> tuple[pl.Series, Told]:
        """The place of each row's status and notes, by the numbers of what each question said, and the tables of both."""
        key = reduce(lambda key, part: key * _ROOM + part, (pl.lit(part) for part in parts.values()))
        return self._find(parts, pl.select(key.alias("key")).to_series())

    def _find(self, parts: dict[str, pl.Series], keys: pl.Series) -> tuple[pl.Series, Told]:
        told = self._told
        found, unknown = told.places.look(keys)
        if unknown is None:
            return found, told
        with self._joining:
            self._learn(parts, keys, unknown[keys[unknown].arg_unique()])
        return self._find(parts, keys)

    def _learn(self, parts: dict[str, pl.Series], all_keys: pl.Series, rows: pl.Series) -> None:
        with self._numbering:
            known = list(self._numbers)
        told = self._told
        keys, statuses, notes = [], [], []
        columns = [column[rows].to_list() for column in (all_keys, *parts.values())]
        for key, *numbers in zip(*columns, strict=True):
            if key in told.keys:
                continue  # another thread learned it meanwhile
            said = [known[number] for number in numbers if number]
            keys.append(key)
            statuses.append(STATUSES[max((status for status, _codes in said), default=0)] or None)
            notes.append(";".join(dict.fromkeys(code for _status, codes in said for code in codes)) or None)
        self._told = told.longer(keys, statuses, notes)
