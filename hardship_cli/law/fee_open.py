"""Facts that are missing: tried out one value at a time, each in a pricing of its own, to see whether they matter.

What comes out is which of the answers to the open questions make no difference, and where they do, what each would give.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from hardship_cli.answer import Item, money
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.law.fee_work import Open, Work

Price = Callable[[Work], tuple[Item, ...]]


class Leaf(NamedTuple):
    """A way through the open questions: what was tried on it, and the positions, or why there are none."""

    tried: Mapping[str, Any]
    items: tuple[Item, ...] = ()
    error: HardshipError | None = None

    @property
    def outcome(self) -> Any:
        """What is compared: the total in cents, or the refusal."""
        return total_of(self.items) if self.error is None else (self.error.code, self.error.field, self.error.params)


class Fork(NamedTuple):
    """An open question that makes a difference: the fact that would settle it, and what comes of each value."""

    fact: str
    branches: tuple[tuple[str, "Leaf | Fork"], ...]

    @property
    def outcome(self) -> Any:
        """What is compared: the labels, and what comes of each."""
        return tuple([(label, branch.outcome) for label, branch in self.branches])


def total_of(items: tuple[Item, ...]) -> int:
    """The sum in cents."""
    return sum([int(item.amount.scaleb(2)) for item in items])


def explore(work: Work, price: Price, *, merge: bool = True) -> Leaf | Fork:
    """Every way through what the facts leave open.

    Values that other facts rule out are left out. With ``merge`` a question all of whose values come to the same is none:
    the first value stands for it.
    """
    try:
        return Leaf(work.tried, price(work))
    except Unanswerable as error:
        return Leaf(work.tried, error=error)
    except Open as found:
        branches: list[tuple[str, Leaf | Fork]] = []
        for label, values in found.options:
            branch = explore(work.trying(values), price, merge=merge)
            # Lengths that lie between two limits are told apart in one list.
            inner = branch.branches if isinstance(branch, Fork) and branch.fact == found.fact else ((label, branch),)
            branches += inner
        # A value that contradicts what is known need not be asked about. Where all do, the first one's refusal says what is
        # wrong.
        possible = [one for one in branches if not _ruled_out(one[1])] or branches[:1]
        if merge and all(branch.outcome == possible[0][1].outcome for _label, branch in possible):
            return possible[0][1]
        return Fork(found.fact, tuple(possible))
    except InputError as error:
        return Leaf(work.tried, error=error)


def settled(work: Work, price: Price) -> Mapping[str, Any]:
    """The tried values that stand for what makes no difference.

    Raises :class:`Unanswerable` ``<fact>_needed`` with what each value of a fact that does would give, and the refusal
    where every value is refused.
    """
    node = explore(work.trying({}), price)
    if isinstance(node, Leaf):
        if node.error is not None:
            raise node.error
        return node.tried
    raise _needed(work, node)


def leaves(node: Leaf | Fork) -> Iterator[Leaf]:
    """All ways through, in order."""
    if isinstance(node, Leaf):
        yield node
    else:
        for _label, branch in node.branches:
            yield from leaves(branch)


def _needed(work: Work, fork: Fork) -> HardshipError:
    # What a value would give can be told only where no further question lies behind it: so the innermost one is asked first.
    for _label, branch in fork.branches:
        if isinstance(branch, Fork):
            return _needed(work, branch)
    would_give = tuple(
        [(label, money(branch.outcome)) for label, branch in fork.branches if isinstance(branch.outcome, int)]
    )
    first = fork.branches[0][1]
    if not would_give and isinstance(first, Leaf) and first.error is not None:
        return first.error  # every value is refused, for reasons of its own
    # A length in days was given, and may or may not be within the limit.
    length = work.case.months if fork.fact == "months" else None
    return Unanswerable(f"{fork.fact}_needed", fork.fact, act=work.case.act, would_give=would_give, length=length)


def _ruled_out(branch: Leaf | Fork) -> bool:
    return isinstance(branch, Leaf) and isinstance(branch.error, InputError) and branch.error.field != "data"
