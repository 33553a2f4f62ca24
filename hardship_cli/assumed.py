"""What was taken for want of a fact, where another value would change the answer: by asking again with each other value."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from hardship_cli.answer import Answer, FeeAnswer
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS, Case

# What holds of a person of whom nothing is said. Whether it matters, the law itself is asked.
_TAKEN: dict[str, Any] = {"minor": False, "benefits": "none", "status": "none"}


def with_assumed(answer: Answer, case: Case, reads: Collection[str], ask: Callable[[Case], Answer]) -> Answer:
    """The answer with what it took of the person of ``case``: facts that were not given and whose other values change it.

    ``reads`` are the facts that the question reads, but for those that were given as what is taken anyway; ``ask`` asks it again
    of another case.
    """
    found = tuple(
        (fact, taken) for fact, taken in _TAKEN.items() if fact in reads and _matters(fact, taken, case, answer, ask)
    )
    return answer._replace(assumed=(*answer.assumed, *found)) if found else answer


def _matters(fact: str, taken: Any, case: Case, answer: Answer, ask: Callable[[Case], Answer]) -> bool:
    is_given = case.born is not None or case.minor is not None if fact == "minor" else getattr(case, fact) != taken
    values: tuple[Any, ...] = FACTS[fact].values or (True,)  # of a flag that is taken as "no"
    others: Iterable[dict[str, Any]] = ({fact: value} for value in values if value != taken)
    return not is_given and any(_differs(answer, case._replace(**other), ask) for other in others)


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
