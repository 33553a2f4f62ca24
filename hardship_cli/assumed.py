"""What was taken for want of a fact, where another value would change the answer: by asking again with each other value."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple, cast

from hardship_cli.answer import Answer, FeeAnswer
from hardship_cli.case import Case, check_case, check_held
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS


class Taken(NamedTuple):
    """What is taken of a fact that nobody gave: its ``value``, the ``others``, and facts that say the same in another way.

    ``question`` is the one that hangs on it.
    """

    fact: str
    question: str
    value: Any
    others: tuple[Any, ...]
    stated_by: tuple[str, ...] = ()


FEE, FICTION = "fee", "fiction"


def _usual(fact: str, question: str, value: str, *stated_by: str) -> Taken:
    return Taken(fact, question, value, tuple(one for one in FACTS[fact].values if one != value), stated_by)


# What holds of a person of whom nothing is said. Whether it matters, the law itself is asked. A birth in Germany is taken either
# way: of a small child it is, for that is the safe answer, of others not.
TAKEN: tuple[Taken, ...] = (
    Taken("minor", FEE, value=False, others=(True,), stated_by=("born",)),
    _usual("benefits", FEE, "none"),
    _usual("status", FEE, "none"),
    _usual("held", FICTION, "permit", "held_ground"),
    Taken("born_in_germany", FICTION, value=False, others=(True,)),
    Taken("born_in_germany", FICTION, value=True, others=(False,)),
)
# The questions that hang on one of them.
HANG_ON_IT = tuple(dict.fromkeys(taken.question for taken in TAKEN))
# The fact for which today is taken, and the note that says so.
DAY, DAY_NOTE = "on", "assumed_today"


def with_assumed(answer: Answer, case: Case, reads: Collection[str], ask: Callable[[Case], Any]) -> Answer:
    """The answer with what it took of the person of ``case``: facts that were not given and whose other values change it.

    ``reads`` are the facts that the question reads, but for those that were given as what is taken anyway; ``ask`` gives the
    answer of another case, or what decides of it.
    """
    some = [taken for taken in TAKEN if taken.question == answer.command and taken.fact in reads]
    own = decides(answer) if some else None
    found = tuple((taken.fact, taken.value) for taken in some if matters(taken, case, own, ask))
    return answer._replace(assumed=(*answer.assumed, *found)) if found else answer


def matters(taken: Taken, case: Case, own: Any, ask: Callable[[Case], Any]) -> bool:
    """Whether a fact was not given and another value gives something else than ``own``, which decides of ``case``, or no answer.

    A case whose facts contradict each other is nobody's.
    """
    if any(getattr(case, fact) != Case._field_defaults[fact] for fact in (taken.fact, *taken.stated_by)):
        return False
    fact, values, seen = taken.fact, taken.others, cast("Any", case)
    others = (
        (case._replace(**{fact: value}) for value in values) if type(case) is Case else seen.with_each(fact, values)
    )
    return any(_differs(own, other, ask) for other in others)


def _differs(own: Any, other: Case, ask: Callable[[Case], Any]) -> bool:
    try:
        # An observed case is one whose facts go together (forest.py): with what was put in they have to.
        (check_case if type(other) is Case else check_held)(other)
        found = ask(other)
        return bool((decides(found) if isinstance(found, Answer) else found) != own)
    except InputError:
        return False
    except Unanswerable:
        return True


def decides(answer: Answer) -> Any:
    """What decides: of a fee its amount, by whichever provision; of a fiction its effect."""
    return answer.answer.amount if isinstance(answer.answer, FeeAnswer) else answer.answer.effect
