"""Rows are known again by a signature: 64 bits that stand for several small numbers of each row."""

from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Any

import numpy as np

from hardship_cli.batch.encode import Numbers

_LOCK = Lock()
_FIRST_SLOTS = 10  # bits
_WIDEST = 2**31 - 1
Hashes = np.ndarray[Any, np.dtype[np.uint64]]


class Combination:
    """Columns of small numbers as one signature a row: 64 bits, the same in each run.

    ``rooms`` has for each column how many different numbers it may have. If all have room in 31 bits together, rows with different
    numbers never have the same signature; else once in 2**64 times.
    """

    def __init__(self, rooms: Sequence[int]) -> None:
        self._rooms = rooms

    def of(self, columns: Iterable[Any], height: int) -> Hashes:
        """The signature of each row. A column may be one number for all rows."""
        signatures = np.zeros(height, np.uint64)
        key, room, groups = np.zeros(height, np.int32), 1, 0
        for column, width in zip(columns, self._rooms, strict=True):
            if room * width > _WIDEST:
                signatures += _mixed(key, groups)
                key, room, groups = np.zeros(height, np.int32), 1, groups + 1
            np.multiply(key, width, out=key)
            np.add(key, column, out=key)
            room *= width
        signatures += _mixed(key, groups)
        return signatures


def _mixed(key: Numbers, group: int) -> Hashes:
    """Numbers spread over 64 bits, each to one of its own (the last steps of the generator SplitMix64)."""
    found = key.astype(np.uint64)
    found += np.uint64((group + 1) * 0x9E3779B97F4A7C15 % 2**64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        found ^= found >> np.uint64(shift)
        found *= np.uint64(factor)
    found ^= found >> np.uint64(31)
    return found


class Index:
    """Finds by a signature the number that was added with it."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}
        self._snapshot = self._arranged()

    def __len__(self) -> int:
        return len(self._known)

    def _arranged(self) -> tuple[Any, ...]:
        with _LOCK:
            known = dict(self._known)
        hashes = np.fromiter(known, np.uint64, len(known))
        order = np.argsort(hashes)
        hashes = hashes[order]
        numbers = np.fromiter(known.values(), np.int32, len(known))[order]
        shift = np.uint64(64 - min(max(len(known).bit_length() + 4, _FIRST_SLOTS), 20))
        slots = np.full(1 << (64 - int(shift)), len(known), np.int32)
        slots[hashes >> shift] = np.arange(len(known), dtype=np.int32)
        return hashes, np.append(hashes, np.uint64(0)), np.append(numbers, np.int32(-1)), slots, shift

    def find(self, signatures: Hashes) -> Numbers:
        """The number of each signature, -1 for one that was not added."""
        hashes, ended, numbers, slots, shift = self._snapshot
        place = slots.take((signatures >> shift).view(np.int64))
        there = ended.take(place) == signatures
        found = np.where(there, numbers.take(place), np.int32(-1))
        if len(hashes) and not there.all():
            # Of signatures that begin with the same bits the slot holds one; the others are searched for.
            missed = np.flatnonzero(~there)
            place = np.searchsorted(hashes, signatures[missed])
            right = ended[place] == signatures[missed]
            found[missed] = np.where(right, numbers[place], np.int32(-1))
        return found

    def add(self, some: dict[int, int]) -> None:
        """Add signatures with their numbers."""
        if some:
            with _LOCK:
                self._known.update(some)
            self._snapshot = self._arranged()
