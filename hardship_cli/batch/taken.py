"""What each row's answer took for want of a fact, where another value would change it: the other values are walked, too.

Rows of one signature have the same outcome of every test of the tree, and so of every test that the same case is put to with
another value of a fact. What was found for one of them holds for all of which the same facts were given, as soon as the tree has
the paths of those other values.
"""

from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np

from hardship_cli.assumed import DECIDES, TAKEN, Taken
from hardship_cli.batch.day_columns import Block
from hardship_cli.batch.encode import Encoder, Numbers
from hardship_cli.batch.resolve import Resolver
from hardship_cli.batch.signatures import Index
from hardship_cli.forest import NOTHING
from hardship_cli.law.paths import Leaf, Tree

if TYPE_CHECKING:
    from hardship_cli.batch.tests_as_columns import Plan

# What can be taken is a bit of a row's number; beyond them stands that the row is to be answered by itself.
BITS: Mapping[Taken, int] = {taken: 1 << bit for bit, taken in enumerate(TAKEN)}
ALONE = 1 << len(BITS)
DAY_BIT = 2 * ALONE  # where today was taken, which a note of the answer says
_ROUNDS = 20
_MARK = np.uint64(0x9E3779B97F4A7C15)  # parts signatures by which facts are open
_NO_ANSWER, _REFUSED = -1, -2  # in the place of what decides: no answer, or facts that contradict each other


class TakenFacts:
    """Finds what rows took for one question; what was found for a signature is kept with the plan that it belongs to."""

    def __init__(self, resolver: Resolver, encoder: Encoder, tree: Tree) -> None:
        self._resolver = resolver
        self._encoder = encoder
        self._tree = tree
        self._bits = {taken: bit for taken, bit in BITS.items() if taken.question == tree.name}
        self._lock = Lock()
        self._of_leaves: tuple[Numbers, Any] = (np.zeros(0, np.int32), np.zeros(0, bool))
        self._known: WeakKeyDictionary[Plan, Index] = WeakKeyDictionary()

    def of(self, block: Block, wanted: Any) -> Numbers:
        """For each row the sum of :data:`BITS` (or :data:`ALONE`); 0 for rows that are not ``wanted``."""
        found = np.zeros(block.height, np.int32)
        rows = np.flatnonzero(wanted)
        is_open = self._open(block)
        marks = is_open[rows].astype(np.uint64) * _MARK
        for _round in range(_ROUNDS):
            plan, signatures = self._resolver.signed(self._tree, block, wanted)
            with self._lock:
                index = self._known.setdefault(plan, Index())
            keys = signatures[rows] + marks
            found[rows] = numbers = index.find(keys)
            missing = rows[numbers < 0]
            if not len(missing):
                return found
            different, first = np.unique(keys[numbers < 0], return_index=True)
            some = missing[first]
            worked_out = self._work_out(block, some, is_open[some])
            if self._resolver.signed(self._tree, block, wanted)[0] is plan:
                index.add(dict(zip(different.tolist(), worked_out.tolist(), strict=True)))
        found[found < 0] = ALONE  # the tree never came to rest
        return found

    def _open(self, block: Block) -> Numbers:
        """For each row the sum of the bits of facts of which nothing is said."""
        found = np.zeros(block.height, np.int32)
        for taken, bit in self._bits.items():
            said = np.zeros(block.height, bool)
            for one in (taken.fact, *taken.said_by):
                said |= block.given(one)
            found[~said] |= bit
        return found

    def _work_out(self, block: Block, rows: Any, is_open: Numbers) -> Numbers:
        """The numbers of some rows: each other value of each fact that was not given is put in its place."""
        leaves = block.leaves[self._tree.name][rows]
        found = np.where(leaves < 0, ALONE, 0).astype(np.int32)
        own, _alone = self._decided(leaves)
        for taken, bit in self._bits.items():
            for value in taken.others:
                some = np.flatnonzero((is_open & bit > 0) & (own >= 0) & (found & (bit | ALONE) == 0))
                if not len(some):
                    break
                fact = taken.fact
                number = self._encoder.words[fact].place(value)
                other = block.some(rows[some], {fact: number})
                self._resolver.find(self._tree, other)
                decided, alone = self._decided(other.leaves[self._tree.name])
                found[some[alone]] |= ALONE
                found[some[(decided != own[some]) & (decided != _REFUSED) & ~alone]] |= bit
        return np.where(found & ALONE, ALONE, found)

    def _decided(self, leaves: Numbers) -> tuple[Numbers, Any]:
        """What decides, as a number for each leaf, and of which leaves that cannot be told."""
        count = len(self._tree.leaves)
        decided, single = self._of_leaves
        if len(decided) != count + 1:
            texts: dict[str, int] = {}
            known = self._tree.leaves[:count]
            numbers = [_decided_by(DECIDES[self._tree.name], leaf, texts) for leaf in known]
            decided = np.array([*numbers, _NO_ANSWER], np.int32)
            single = np.array([*(leaf.is_single and not leaf.is_refused for leaf in known), True])
            self._of_leaves = decided, single
        return decided[leaves], single[leaves]


def _decided_by(column: str, leaf: Leaf, texts: dict[str, int]) -> int:
    """The number of what decides in a leaf; texts have numbers in the order of leaves, so they stay as leaves are added."""
    text = (leaf.content or NOTHING).texts.get(column)
    return _REFUSED if leaf.is_refused else _NO_ANSWER if text is None else texts.setdefault(text, len(texts))
