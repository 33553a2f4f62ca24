"""The leaf of each row of a block: by the signatures that are known, by walking for one row of each new one, or by learning."""

from collections.abc import Callable
from threading import RLock
from typing import Any

import numpy as np

from hardship_cli.batch.day_columns import Block, Tables
from hardship_cli.batch.signatures import Hashes
from hardship_cli.batch.tests_as_columns import CANNOT, LATER, Feature, Plan, feature_of, subject
from hardship_cli.law import paths
from hardship_cli.law.paths import Forest, Leaf, Tree
from hardship_cli.law.unread import Test

# In each round at most so many paths are learned, and four times as many in the next: the first ones show which tests there are.
_FIRST_ROUND, _MORE = 8, 4
_MOST_ROUNDS = 40
# A path is learned if so many rows of the block come to where it begins: to answer a single one costs what two paths do.
PAYS = 1


class Resolver:
    """Finds leaves by the trees of a forest, which it lets grow; several threads may ask."""

    def __init__(self, forest: Forest, tables: Tables) -> None:
        self.forest = forest
        self.tables = tables
        self._features: dict[Any, Feature] = {}
        self._plans: dict[str, Plan] = {}
        self._learning = RLock()

    def resolve(self, tree: Tree, block: Block, wanted: Any, pays: int | None = None) -> None:
        """Find the leaf of each row (of those ``wanted``) into ``block.leaves``, -1 for none, and the days of findings.

        ``pays`` stands for :data:`PAYS`.
        """
        pays = PAYS if pays is None else pays
        leaves = block.leaves[tree.name] = np.full(block.height, -1, np.int32)
        plan = self._plan(tree, block, wanted, pays)
        signatures = plan.signatures(block)
        rows = self._find(plan, signatures, leaves, np.flatnonzero(wanted))
        if len(rows):
            # Others that meet the same wait: to learn it twice would take twice the time.
            with self._learning:
                plan = self._learn(tree, block, wanted, (plan, signatures), pays)
            if len(tree.leaves) >= paths.MOST:
                block.beyond[rows[leaves[rows] < 0]] = True
        for feature in plan.features:
            block.cache.pop(feature, None)
        if tree.is_finding:
            block.put_found(tree.name, [leaf.holes for leaf in list(tree.leaves)])

    @staticmethod
    def _find(plan: Plan, signatures: Hashes, leaves: Any, rows: Any) -> Any:
        """Put in the leaves of rows by signatures that are known: the rows of the others."""
        if plan.has_room:
            leaves[rows] = plan.index.find(signatures[rows])
        return rows[leaves[rows] < 0]

    def _learn(self, tree: Tree, block: Block, wanted: Any, known: tuple[Plan, Hashes], pays: int) -> Plan:
        """Find the leaves of rows with new signatures by walking, and by learning where a path ends in nothing; the last plan.

        ``known`` is a plan with the signatures of the block by it.
        """
        leaves = block.leaves[tree.name]
        rows = np.flatnonzero(wanted & (leaves < 0))
        is_open = False
        last, signatures = known
        for number in range(_MOST_ROUNDS):
            before = self._plans[tree.name]
            plan = self._plan(tree, block, wanted, pays, anew=is_open)
            if plan is not last:
                last, signatures = plan, plan.signatures(block)
            if plan is not before:
                # What the old plan found holds; the new one knows it by other signatures.
                found = np.flatnonzero(leaves >= 0)
                different, first = np.unique(signatures[found], return_index=True)
                plan.index.add(dict(zip(different.tolist(), leaves[found[first]].tolist(), strict=True)))
            rows = self._find(plan, signatures, leaves, rows)
            if not plan.has_room:
                continue
            new = signatures[rows]
            is_open = len(rows) > 0 and self._round(tree, plan, block, rows, new, pays, _FIRST_ROUND * _MORE**number)
            leaves[rows] = plan.index.find(new)
            if not is_open:
                break
        return plan

    def _round(  # noqa: PLR0917 - what is known of the rows
        self, tree: Tree, plan: Plan, block: Block, rows: Any, signatures: Any, pays: int, most: int
    ) -> bool:
        """Find the leaves of new signatures; whether some are left that only a new plan, with newer tests, can tell apart."""
        different, first, times = (
            some.tolist() for some in np.unique(signatures, return_index=True, return_counts=True)
        )
        rows = rows[first]
        found: dict[int, int] = {}
        is_open, learned = False, 0
        walk, case = plan.walks(block, rows), block.cases(rows)
        waiting: list[tuple[int, Any]] = [(place, tree.root) for place in range(len(rows))]
        while waiting:
            ends: dict[Any, list[int]] = {}  # by where a path ends in nothing: the rows that come there
            for place, node in waiting:
                leaf, end = walk(place, node)
                if leaf is not None:
                    found[different[place]] = leaf.number
                elif end is LATER:
                    is_open = True
                elif end is not CANNOT:
                    ends.setdefault(end, []).append(place)
            waiting = []
            counted = [(sum(times[position] for position in positions), end) for end, positions in ends.items()]
            for count, end in sorted(counted, key=lambda one: -one[0]):
                if count < pays:
                    break
                if learned >= most and plan.count < len(tree.tests):
                    is_open = True
                    break
                place = ends[end][0]
                if self.forest.learn(tree, case(place), self._known(block, int(rows[place]))):
                    learned += 1
                    waiting += [(place, tree.root if end is None else end[0]) for place in ends[end]]
        plan.index.add(found)
        return is_open

    def _known(self, block: Block, row: int) -> Callable[[str], Any]:
        """What findings gave for a row, as :func:`~hardship_cli.law.observe.observe` is given it."""

        def known(name: str) -> Any:
            tree, leaves = self.forest.trees.get(name), block.leaves.get(name)
            if tree is None or leaves is None or leaves[row] < 0:
                return None
            leaf: Leaf = tree.leaves[leaves[row]]
            if leaf.shape is None or not leaf.can_be_given:
                return None
            days = [int(block.found[name, place][row]) for place in range(len(leaf.holes))]
            return (leaf.shape[0], leaf.error, days) if all(day > 0 for day in days) else None

        return known

    def _plan(self, tree: Tree, block: Block, wanted: Any, pays: int, *, anew: bool = False) -> Plan:
        """The plan for the tests of a tree as it is now, or was before the last ones came up; its findings are found first."""
        plan = self._plans.get(tree.name)
        if plan is None or anew or not plan.has_room:
            plan = self._plans[tree.name] = self._made(list(tree.tests))
        for name in plan.findings:
            if name not in block.leaves:
                self.resolve(self.forest.trees[name], block, wanted, pays)
        return plan

    def _made(self, tests: list[Test]) -> Plan:
        groups: dict[tuple[Any, ...], list[Test]] = {}
        for test in tests:
            groups.setdefault(subject(test, self.tables), []).append(test)
        features = [self._feature(about, tuple(some)) for about, some in groups.items()]
        return Plan(tests, features, [about[1] for about in groups if about[0] == "found"])

    def _feature(self, about: tuple[Any, ...], tests: tuple[Test, ...]) -> Feature:
        found = self._features.get((about, tests))
        if found is None:
            with self.forest.lock:
                found = self._features.get((about, tests))
                if found is None:
                    found = feature_of(about, tests, self.tables, self.forest.trees)
                    self._features[about, tests] = found
        return found
