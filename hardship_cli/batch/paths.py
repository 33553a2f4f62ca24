"""Trees of the paths that the law takes: rows that are asked the same and answer the same have the same answer.

A tree belongs to one question, or to a finding on which others build. A node is a test (``law/observe.py``), its children the
outcomes met so far, a leaf what the law said at the end. Rows walk the tree a block at a time; where a path ends in nothing the law
is run on one observed row, and its path is added. What cannot be observed is left to :mod:`~hardship_cli.batch.row_by_row`.
"""

from collections.abc import Callable, Hashable, Sequence
from threading import RLock
from typing import Any, NamedTuple

import numpy as np

from hardship_cli.batch.block import ALONE, NULL, PART, Block, Lookups, Numbers, Rows, code_of
from hardship_cli.batch.encode import Coder
from hardship_cli.errors import InputError
from hardship_cli.law.observe import Observation, Outcome, observe, outcome_of
from hardship_cli.law.unread import Memory, NotObservableError
from hardship_cli.schedule.load import Law

_MOST = 60_000  # leaves of a tree; beyond, rows on new paths are answered one by one
# Learning pays where a path serves more than a few rows: from so many new ones in a block on their share is looked at.
_TRIED, _PAYS = 400, 6
_FEW = 12  # so few rows walk one by one: to ask for them together costs more

Expression = tuple[int, int]  # its number, and days to add


class Leaf(NamedTuple):
    """The end of a path.

    ``view`` is what findings built on this one see (the code of its shape), ``holes`` the days in it. ``row``: such rows are
    answered one by one. ``content`` is what the tree's owner keeps of the answer, for the whole of the leaf.
    """

    place: int
    view: int
    holes: tuple[Expression, ...]
    row: bool
    content: Any


class Node:
    """One test; ``children`` by the code of its outcome."""

    __slots__ = ("children", "number", "test")

    def __init__(self, test: tuple[Any, ...], number: int) -> None:
        self.test = test
        self.number = number  # of the test, among all of the forest
        self.children: dict[int, Node | Leaf] = {}


class Tree:
    """The paths of one question or finding.

    ``ask`` is given a case, and a trace if ``with_trace``; ``keep`` makes of what was observed the leaf's content, ``view`` says
    what others build on (``None``: of a finding all, of a question nothing).
    """

    def __init__(self, name: str, ask: Callable[..., Any], **more: Any) -> None:
        self.name = name
        self.ask = ask
        self.with_trace: bool = more.get("with_trace", True)
        self.keep: Callable[[Observation], Any] = more.get("keep", codes_of)
        self.view: Callable[[Any], Any] | None = more.get("view")
        self.is_finding: bool = more.get("is_finding", False)
        self.root: Node | Leaf | None = None
        self.leaves: list[Leaf] = []
        self._views: Numbers = np.zeros(0, np.int32)

    @property
    def views(self) -> Numbers:
        """What others see of each leaf."""
        if len(self._views) != len(self.leaves):
            self._views = np.array([leaf.view for leaf in list(self.leaves)], np.int32)
        return self._views


def codes_of(seen: Observation) -> Any:
    """Of a finding: the status that it brings, and the codes of its notes."""
    return seen.status, seen.codes


class Forest:
    """All trees of one law; several threads may walk, one at a time learns."""

    def __init__(self, law: Law, coder: Coder) -> None:
        self.memory = Memory(law, self._record)
        self.lookups = Lookups(self.memory, coder)
        self._coder = coder
        self._lock = RLock()
        self.trees: dict[str, Tree] = {}
        self.contradictions: list[str] = []
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._tests: list[tuple[Any, ...]] = []  # by number: each stands in memory once

    def plant(self, name: str, ask: Callable[..., Any], **more: Any) -> Tree:
        """The tree of this name, made where there is none; see :class:`Tree`."""
        with self._lock:
            if name not in self.trees:
                self.trees[name] = Tree(name, ask, **more)
            return self.trees[name]

    def walk(self, tree: Tree, block: Block, rows: Rows, alone: Any) -> None:
        """Find the leaf of each row, into ``block.leaves``; rows that must be answered one by one are marked in ``alone``."""
        leaves = block.leaves.get(tree.name)
        if leaves is None:
            leaves = block.leaves[tree.name] = np.full(block.height, -1, np.int32)
        if not len(rows):
            return
        budget = _TRIED + len(rows) // _PAYS
        if tree.root is None:
            self._learn(tree, block, int(rows[0]), None, 0)
        stack: list[tuple[Node | Leaf, Rows]] = [(tree.root, rows)] if tree.root is not None else []
        while stack:
            node, some = stack.pop()
            if isinstance(node, Leaf):
                leaves[some] = node.place
                if node.row:
                    alone[some] = True
                continue
            if len(some) <= _FEW:
                for row in some.tolist():
                    budget -= self._walk_one(tree, block, node, row, alone, learn=budget > 0)
                continue
            if node.test[0] == "found":
                codes = self._views(node, block, some, alone)
            else:
                known = block.known(node.number, node.test, len(some))
                if known is not None and known.same is not None and known.same in node.children:
                    stack.append((node.children[known.same], some))
                    continue
                codes = block.codes(known, node.test, some)
            first = int(codes[0])
            same = (codes == first).all()
            parts = [(first, some)] if same else [(code, some[codes == code]) for code in _different(codes)]
            for code, part in parts:
                child = node.children.get(code)
                if child is None and budget > 0:
                    budget -= 1
                    child = self._child(tree, block, node, code, int(part[0]))
                if child is None:
                    alone[part] = True
                else:
                    stack.append((child, part))

    def _walk_one(self, tree: Tree, block: Block, at: Node | Leaf, row: int, alone: Any, *, learn: bool) -> int:
        """Walk on with one row; returns how many paths were learned."""
        learned = 0
        while isinstance(at, Node):
            if at.test[0] == "found":
                code = int(self._views(at, block, np.array([row]), alone)[0])
            else:
                code = block.code(block.known(at.number, at.test, 1), at.test, row)
            child = at.children.get(code)
            if child is None and learn and not learned:
                learned = 1
                child = self._child(tree, block, at, code, row)
            if child is None:
                alone[row] = True
                return learned
            at = child
        block.leaves[tree.name][row] = at.place
        if at.row:
            alone[row] = True
        return learned

    def _child(self, tree: Tree, block: Block, node: Node, code: int, row: int) -> Node | Leaf | None:
        """What follows on an outcome that was not met before, learned from a row that has it; ``None`` where that is not wanted."""
        if code == ALONE or len(tree.leaves) >= _MOST:
            return None
        self._learn(tree, block, row, node, code)
        return node.children.get(code)

    def _views(self, node: Node, block: Block, rows: Rows, alone: Any) -> Any:
        """What each row's finding is seen as, which is found out first for rows that were not asked before."""
        tree = self.trees[node.test[1]]
        leaves = block.leaves.get(tree.name)
        new = rows if leaves is None else rows[leaves[rows] < 0]
        if len(new):
            if len(new) * PART >= block.height:
                # What many rows ask for is found for all, so that tests of it can be worked out for all rows at once.
                new = np.flatnonzero(~alone if leaves is None else ~alone & (leaves < 0))
            self.walk(tree, block, new, alone)
            leaves = block.leaves[tree.name]
            self.fill(block, tree, new[leaves[new] >= 0])
            if len(new) * PART >= block.height:
                block.renew()
        places = leaves[rows]  # type: ignore[index]  # it is there by now
        views = tree.views
        return np.where(places < 0, ALONE, views[places])

    def fill(self, block: Block, tree: Tree, rows: Rows) -> None:
        """Work out the days of findings in rows' leaves: into ``block.found`` by tree and place."""
        leaves = list(tree.leaves)
        for place in range(max((len(leaf.holes) for leaf in leaves), default=0)):
            column = block.found.get((tree.name, place))
            if column is None:
                column = block.found[tree.name, place] = np.full(block.height, NULL, np.int32)
            of_leaf = [leaf.holes[place] if place < len(leaf.holes) else None for leaf in leaves]
            self.days(block, tree, rows, of_leaf, column)

    def days(self, block: Block, tree: Tree, rows: Rows, of_leaf: Sequence[Expression | None], column: Numbers) -> None:
        """Put into ``column`` the day that each row's leaf names; it stays as it is where the leaf names none."""
        expressions: dict[Expression, int] = {}
        table = np.array(
            [-1 if one is None else expressions.setdefault(one, len(expressions)) for one in of_leaf] or [-1]
        )
        which = table[block.leaves[tree.name][rows]]
        for (base, days), number in expressions.items():
            some = rows[which == number]
            if len(some):
                column[some] = block.value(base, days, some)

    # ---------------------------------------------------------------- learning

    def _learn(self, tree: Tree, block: Block, row: int, node: Node | None, code: int) -> None:
        """Run the law on one row, and add its path."""
        with self._lock:
            if (node is None and tree.root is not None) or (node is not None and code in node.children):
                return  # another thread was quicker
            try:
                seen = observe(tree.ask, block.case(row), self.memory, with_trace=tree.with_trace)
                builds = tree.is_finding or tree.view is not None
                self._add(tree, seen.path, self._leaf(tree, seen, outcome_of(seen, tree.view) if builds else None))
            except NotObservableError as error:
                self._add(tree, error.args[0], self._leaf(tree, None, None))

    def _record(self, name: str, function: Callable[..., Any], seen: Any, outcome: Outcome | None) -> None:
        """Add the path of a finding that was observed on the way of another."""
        if outcome is None:
            tree = self.plant(name, function, is_finding=True)
            self._add(tree, seen, self._leaf(tree, None, None))
        else:
            tree = self.plant(name, function, is_finding=True, with_trace=seen.with_trace)
            self._add(tree, seen.path, self._leaf(tree, seen, outcome))

    def _leaf(self, tree: Tree, seen: Observation | None, outcome: Outcome | None) -> Leaf:
        """The leaf of an observation; without one, or where the facts contradict each other, its rows are answered one by one."""
        view = self.lookups.code(("found", tree.name), None if outcome is None else outcome.shape)
        holes = () if outcome is None else tuple((day.base, day.days) for day in outcome.days)
        row = seen is None or isinstance(seen.error, InputError)
        return Leaf(len(tree.leaves), view, holes, row, None if seen is None or row else tree.keep(seen))

    def _add(self, tree: Tree, path: dict[tuple[Any, ...], Hashable], leaf: Leaf) -> None:
        """Add a path, unless it is there. Its tests are those of the tree as far as both go together."""
        tests = list(path.items())
        at: Node | Leaf | None = tree.root
        parent: Node | None = None
        code = 0
        for test, outcome in tests:
            if at is None:
                number = self._numbers.setdefault(test, len(self._numbers))
                if number == len(self._tests):
                    self._tests.append(test)
                at = Node(self._tests[number], number)
                self._hang(tree, parent, code, at)
            if isinstance(at, Leaf) or at.test != test:
                # The same law asked the same facts something else: it cannot be observed here, and a test of ours would say so.
                self.contradictions.append(f"{tree.name}: {test} where {at} was asked")
                return
            parent, code = at, code_of(test, outcome, self._coder, self.lookups)
            at = parent.children.get(code)
        if at is None:
            tree.leaves.append(leaf)
            self._hang(tree, parent, code, leaf)

    @staticmethod
    def _hang(tree: Tree, parent: Node | None, code: int, child: Node | Leaf) -> None:
        if parent is None:
            tree.root = child
        else:
            parent.children[code] = child


def _different(codes: Any) -> list[int]:
    """The different codes, of which there are few."""
    low = int(codes.min())
    return [int(code) + low for code in np.flatnonzero(np.bincount(codes - low))]
