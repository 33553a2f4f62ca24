"""Further persons in a talk: each is asked for what of one person can still change the fee, and all make one bill."""

from functools import partial
from typing import TYPE_CHECKING, Any

from hardship_cli.answer import Answer
from hardship_cli.bill import PERSON_FACTS, Bill, Person, priced
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.interview import Interview

if TYPE_CHECKING:
    from hardship_cli.cli.ask import Talk

_OF_PERSON = tuple(name for name in PERSON_FACTS if name != "id")
_QUESTION = "fee"  # the question that may be about several


def further_persons(interview: Interview, talk: "Talk") -> Bill | None:
    """The bill of all persons that were named; ``None`` where there is one, or where the question is of one."""
    if interview.wanted != (_QUESTION,) or any(
        isinstance(found, HardshipError) for _name, found in interview.answers()
    ):
        return None
    persons = [_person(interview)]
    while not talk.ended and talk.says_yes(talk.say(N_("Is there a further person? yes or no (empty: no)"))):
        other = interview.of_another(PERSON_FACTS)
        talk.tell(talk.say(N_("Person {number}")).format(number=len(persons) + 1))
        while (fact := other.next_fact()) is not None and talk.fact(other, FACTS[fact]) != "done":
            pass
        persons.append(_person(other))
    if len(persons) < 2:
        return None
    case = Case(**{name: value for name, value in interview.facts.items() if name not in _OF_PERSON})
    return Bill(case, (case.act or "",), tuple(persons))


def bill_of(bill: Bill, interview: Interview) -> Answer:
    """The fee of all of them, each asked as one is."""
    return priced(bill, partial(_one, interview))


def _one(interview: Interview, case: Case) -> Answer:
    ((_name, found),) = interview.answers(case)
    if isinstance(found, HardshipError):
        raise found
    return found


def _person(interview: Interview) -> Person:
    facts: dict[str, Any] = {name: interview.facts[name] for name in _OF_PERSON if name in interview.facts}
    return Person(**facts)
