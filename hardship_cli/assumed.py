"""What was taken for want of a fact, where another value would change the answer: by asking again with each other value."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from hardship_cli.answer import Answer, FeeAnswer
from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS


class Taken(NamedTuple):
    """What is taken of a fact that nobody gave: its ``value``, the ``others``, and facts that say the same in another way."""

    value: Any
    others: tuple[Any, ...]
    said_by: tuple[str, ...] = ()


# What holds of a person of whom nothing is said. Whether it matters, the law itself is asked.
TAKEN: Mapping[str, Taken] = {
    "minor": Taken(False, (True,), ("born",)),
    **{
        name: Taken("none", tuple(one for one in FACTS[name].values if one != "none"))
        for name in ("benefits", "status")
    },
}
# The question that hangs on it, with the column of a register that decides: of a fee its amount, by whichever provision.
QUESTION, DECIDES = "fee", "fee_eur"
# The fact for which today is taken, and the note that says so.
DAY, DAY_NOTE = "on", "assumed_today"


def with_assumed(answer: Answer, case: Case, reads: Collection[str], ask: Callable[[Case], Answer]) -> Answer:
    """The answer with what it took of the person of ``case``: facts that were not given and whose other values change it.

    ``reads`` are the facts that the question reads, but for those that were given as what is taken anyway; ``ask`` asks it again
    of another case.
    """
    found = tuple(
        (fact, taken.value) for fact, taken in TAKEN.items() if fact in reads and _matters(fact, case, answer, ask)
    )
    return answer._replace(assumed=(*answer.assumed, *found)) if found else answer


def _matters(fact: str, case: Case, answer: Answer, ask: Callable[[Case], Answer]) -> bool:
    taken = TAKEN[fact]
    is_given = getattr(case, fact) not in (None, taken.value) or any(
        getattr(case, other) is not None for other in taken.said_by
    )
    if is_given or (FACTS[fact].kind == "flag" and getattr(case, fact) is not None):
        return False
    others: Iterable[dict[str, Any]] = ({fact: value} for value in taken.others)
    return any(_differs(answer, case._replace(**other), ask) for other in others)


def _differs(answer: Answer, other: Case, ask: Callable[[Case], Answer]) -> bool:
    """Whether another case is answered otherwise, or not at all; one whose facts contradict each other is nobody's."""
    try:
        return bool(_decided(ask(other)) != _decided(answer))
    except InputError:
        return False
    except Unanswerable:
        return True


def _decided(answer: Answer) -> Any:
    """What decides: of a fee its amount, by whichever provision; of all else the whole result."""
    return answer.answer.amount if isinstance(answer.answer, FeeAnswer) else answer.answer
