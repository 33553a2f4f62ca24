"""Columns of text become columns of numbers; each distinct text is read once, as that of a single row is.

A day is its ordinal (``date.toordinal``) as ``int32``, :data:`NULL` where not given; a word is the place of its value in the list
of the fact's values, 0 for the vocabulary's default.
"""

from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS, NO_DAY
from hardship_cli.laender import CODES

Numbers = np.ndarray[Any, np.dtype[np.int32]]

# Far below any day, also when days are added or taken away: no day, and what cannot be worked out or read.
NULL, FAILED = -(2**30), -(2**30) - 1000
TITLE_NONE = 1  # for the word that stands in the place of a day, which is no day that a case can have
DAYS = tuple(name for name, fact in FACTS.items() if fact.kind in ("day", "day-or-none"))
WORDS = tuple(name for name in FACTS if name not in DAYS and name != "id")  # a sign says nothing about the case
CODED = frozenset((*DAYS, *WORDS))
LAND = "land"  # the column by which an audit counts, and for which a run may have a value for rows without one
_MOST = 200_000  # texts of one column that are remembered


class Words:
    """The values of one fact that is no day; those of a closed list stand in its order, behind the default."""

    def __init__(self, name: str) -> None:
        fact = FACTS[name]
        default: Any = Case._field_defaults[name]
        closed = CODES if fact.kind == "land" else fact.values if fact.kind == "choice" else ()
        self.values: list[Any] = [default, *(value for value in closed if value != default)]
        self._positions = {value: place for place, value in enumerate(self.values)}
        self._lock = Lock()

    def place(self, value: Any) -> int:
        """The place of a value, which is put behind the others if it is new."""
        found = self._positions.get(value)
        if found is None:
            with self._lock:
                found = self._positions.get(value)
                if found is None:
                    self.values.append(value)
                    found = self._positions[value] = len(self.values) - 1
        return found


class _Known(NamedTuple):
    """Texts of a column that were read, and the number of each."""

    texts: pl.Enum
    table: Numbers


_NOTHING = _Known(pl.Enum([]), np.zeros(0, np.int32))


class Encoder:
    """Encodes column after column; what was read once is known for the rest of the run.

    ``read`` gives the value of a fact's text ("" or () for not given), or the error that it cannot be read.
    """

    def __init__(self, read: Callable[[str, str], tuple[Any, HardshipError | None]]) -> None:
        self.words = {name: Words(name) for name in WORDS}
        self._read = read
        self._known = dict.fromkeys(CODED, _NOTHING)

    def numbers(self, name: str, texts: pl.Series) -> Numbers | None:
        """The number of each text's value, :data:`FAILED` where it cannot be read; ``None`` where no row has a text."""
        texts = texts.cast(pl.String)
        if texts.null_count() == len(texts):
            return None
        known = self._known[name]
        positions = texts.cast(known.texts, strict=False).to_physical()
        if positions.null_count() > texts.null_count():
            if len(known.table) > _MOST:
                known, positions = _NOTHING, pl.Series([None], dtype=pl.Int32).new_from_index(0, len(texts))
            new = texts.filter(positions.is_null()).unique(maintain_order=True).drop_nulls()
            numbers = np.array([self._learn(name, text) for text in new.to_list()], np.int32)
            different = pl.Enum(pl.concat([known.texts.categories, new]))
            known = self._known[name] = _Known(different, np.concatenate([known.table, numbers]))
            positions = texts.cast(different).to_physical()
        nothing = np.int32(NULL if name in DAYS else 0)
        found: Numbers = np.append(known.table, nothing).take(
            positions.cast(pl.Int32).fill_null(len(known.table)).to_numpy()
        )
        return found

    def _learn(self, name: str, text: str) -> int:
        value, error = self._read(name, text)
        if error is not None:
            return FAILED
        if value in ("", ()):
            return NULL if name in DAYS else 0
        if name in DAYS:
            # A birth that may have been on several days is no number: its row is answered by itself.
            return value.toordinal() if isinstance(value, date) else TITLE_NONE if value == NO_DAY else FAILED
        return self.words[name].place(value)

    def value(self, name: str, number: int) -> Any:
        """The value of a number that is no :data:`FAILED`; ``None`` for no day."""
        if name not in DAYS:
            return self.words[name].values[number]
        return NO_DAY if number == TITLE_NONE else None if number == NULL else date.fromordinal(number)
