"""Trees of the paths that the law takes: cases that are asked the same and answer the same have the same answer.

A tree belongs to one question, or to a finding on which others build. A node is a test (``observe.py``), its children the outcomes
met so far, a leaf what the law said at the end. Where a path ends in nothing the law is run on one observed case, and its path is
added.
"""

from collections.abc import Callable, Hashable
from threading import RLock
from typing import Any, NamedTuple

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.facts import FACTS
from hardship_cli.law.observe import Observation, Outcome, observe, outcome_of
from hardship_cli.law.unread import Memory, NotObservableError, OfCase, Test, no_findings
from hardship_cli.schedule.load import Law

MOST = 60_000  # leaves of a tree; what is beyond is not learned

Expression = tuple[int, int]  # its number, and days to add


class Leaf(NamedTuple):
    """The end of a path.

    ``shape`` (in a tuple of its own, for it can be ``None``), ``holes`` and ``error`` are what others build on, of a finding, which
    can be handed to them as it is if it ``can_be_given``. ``is_single``: such cases are answered one by one. ``content`` is
    what the tree's owner keeps of the answer, for the whole of the leaf; ``example`` the case that it was learned from.
    """

    number: int
    shape: tuple[Hashable] | None = None
    holes: tuple[Expression, ...] = ()
    error: HardshipError | None = None
    is_single: bool = False
    can_be_given: bool = False
    content: Any = None
    example: Case | None = None


class Node:
    """One test, by its number in the tree; ``children`` by its outcome."""

    __slots__ = ("children", "number")

    def __init__(self, number: int) -> None:
        self.number = number
        self.children: dict[Hashable, Node | Leaf] = {}


class Tree:
    """The paths of one question or finding.

    ``ask`` is given a case, and a trace if ``with_trace``; ``keep`` makes of what was observed the leaf's content. Others
    build on what a finding gives, and on nothing of a question.
    """

    def __init__(self, name: str, ask: Callable[..., Any], **more: Any) -> None:
        self.name = name
        self.ask = ask
        self.with_trace: bool = more.get("with_trace", True)
        self.keep: Callable[[Observation], Any] = more.get("keep", codes_of)
        self.is_finding: bool = more.get("is_finding", False)
        self.root: Node | Leaf | None = None
        self.leaves: list[Leaf] = []
        self.tests: dict[Test, int] = {}


def codes_of(seen: Observation) -> Any:
    """Of a finding: the status that it brings, and the codes of its notes."""
    return seen.status, None, seen.codes


class Forest:
    """All trees of one law; several threads may read, one at a time learns."""

    def __init__(self, law: Law) -> None:
        self.memory = Memory(law, self._record)
        self.lock = RLock()
        self.trees: dict[str, Tree] = {}
        self.contradictions: list[str] = []
        self._case: Case | None = None

    def plant(self, name: str, ask: Callable[..., Any], **more: Any) -> Tree:
        """The tree of this name, made where there is none; see :class:`Tree`."""
        with self.lock:
            if name not in self.trees:
                self.trees[name] = Tree(name, ask, **more)
            return self.trees[name]

    def learn(self, tree: Tree, case: Case, known: Callable[[str], Any] = no_findings) -> bool:
        """Run the law on one case, and add its path; whether it is a new one. ``known`` is what :func:`observe` is given."""
        with self.lock:
            if len(tree.leaves) >= MOST:
                return False
            before = len(tree.leaves)
            self._case = case
            try:
                seen = observe(tree.ask, case, self.memory, with_trace=tree.with_trace, known=known)
                self._add(tree, seen.path, seen, outcome_of(seen) if tree.is_finding else None)
            except NotObservableError as error:
                self._add(tree, error.args[0], None, None)
            return len(tree.leaves) > before

    def _record(self, name: str, function: Callable[..., Any], seen: Any, outcome: Outcome | None) -> None:
        """Add the path of a finding that was observed on the way of another."""
        if outcome is None:
            self._add(self.plant(name, function, is_finding=True), seen, None, None)
        else:
            tree = self.plant(name, function, is_finding=True, with_trace=seen.with_trace)
            self._add(tree, seen.path, seen, outcome)

    def _add(self, tree: Tree, path: dict[Test, Hashable], seen: Observation | None, outcome: Outcome | None) -> None:
        """Add a path, unless it is there. Its tests are those of the tree as far as both go together."""
        at, parent, last = tree.root, None, None
        for test, found in path.items():
            if at is None:
                at = Node(tree.tests.setdefault(test, len(tree.tests)))
                self._hang(tree, parent, last, at)
            if isinstance(at, Leaf) or tree.tests.get(test) != at.number:
                # The same law asked the same facts something else: it cannot be observed here, and a test of ours would say so.
                self.contradictions.append(f"{tree.name}: {test} where {at} was asked")
                return
            parent, last = at, found
            at = parent.children.get(last)
        if at is None:
            leaf = self._leaf(tree, seen, outcome)
            tree.leaves.append(leaf)
            self._hang(tree, parent, last, leaf)

    def _leaf(self, tree: Tree, seen: Observation | None, outcome: Outcome | None) -> Leaf:
        number, example = len(tree.leaves), self._case
        shape = None if outcome is None else (outcome.shape,)
        holes = () if outcome is None else tuple((day.base, day.days) for day in outcome.days)
        if seen is None or isinstance(seen.error, InputError):
            # Without an observation, or where the facts contradict each other, such cases are answered one by one.
            return Leaf(number, shape, holes, is_single=True, example=example)
        # Of an error code and fact are the same for all cases of the leaf, and only of this kind are they all that there is.
        error = None if seen.error is None else Unanswerable(seen.error.code, seen.error.field)
        given = seen.error is None or type(seen.error) is Unanswerable
        return Leaf(number, shape, holes, error, can_be_given=given, content=tree.keep(seen), example=example)

    @staticmethod
    def _hang(tree: Tree, parent: Node | None, outcome: Hashable, child: Node | Leaf) -> None:
        if parent is None:
            tree.root = child
        else:
            parent.children[outcome] = child


class Deciding(NamedTuple):
    """What decides which path of a tree a case takes: facts and findings by name, those behind findings included."""

    facts: frozenset[str]
    findings: frozenset[str]


def deciding(forest: Forest, name: str) -> Deciding:
    """What the tests of a tree look at, through the expressions and findings that they name."""
    facts: set[str] = set()
    findings: set[str] = set()
    seen: set[int] = set()

    def behind(number: int | None) -> None:
        if number is not None and number not in seen:
            seen.add(number)
            look_at(forest.memory.expressions[number])

    def of_case(values: Any) -> None:
        facts.update(value.fact for value in values if isinstance(value, OfCase))

    def look_at(asked: Any) -> None:
        # Tests and expressions of one kind are written alike (unread.py).
        kind, first, *rest = asked
        if kind in ("given", "word", "among", "holds", "fact"):
            facts.add(first)
        elif kind in ("less", "same"):
            behind(first)
            behind(rest[0])
        elif kind == "defined":
            behind(first)
        elif kind == "look":
            behind(rest[0])
            of_case(rest[2:])
        elif kind == "through":
            of_case(rest[0])
            behind(rest[1])
        elif first not in findings:
            findings.add(first)
            of_tree(first)

    def of_tree(name: str) -> None:
        for test in forest.trees[name].tests:
            look_at(test)

    of_tree(name)
    # A day that is the same for all cases (unread of a case, as today) is none of its facts.
    return Deciding(frozenset(facts & FACTS.keys()), frozenset(findings))
