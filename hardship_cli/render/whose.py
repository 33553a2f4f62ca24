"""Of a bill for several acts or persons: whom and which act a part of it is about, in words."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.bill import LINE_SUM, Bill, Person
from hardship_cli.i18n import N_
from hardship_cli.render.language import Language
from hardship_cli.render.words import capital, euro, fact_value, fact_word, shown, value_word


def whose(persons: Sequence[int], acts: Sequence[str], say: Language) -> str:
    """The persons by number and the acts, as they stand before a remark; empty where it is of all."""
    parts = [person_word(persons, say)] if persons else []
    return ", ".join([*parts, *(value_word("act", act, say) for act in acts)])


def person_word(persons: Sequence[int], say: Language) -> str:
    """Persons by their number."""
    text = N_("person {number}") if len(persons) == 1 else N_("persons {number}")
    return say(text, number=", ".join(map(str, persons)))


def of_line(bill: Any, part: Any, say: Language) -> str:
    """Whom a line, a position or another reading of a bill is about, as far as there are several; empty for anything else."""
    if not isinstance(bill, Bill):
        return ""
    persons = (part.person,) if len(bill.persons) > 1 else ()
    return whose(persons, (part.act,) if len(bill.acts) > 1 else (), say)


def line_names(answer: Answer, say: Language) -> dict[str, str]:
    """Of a bill of several acts or persons: by the first step of each line, whom and which act it is about."""
    names: dict[str, str] = {}
    lines = iter(getattr(answer.answer, "lines", ()))
    is_first = True
    for step in answer.steps:
        line = next(lines, None) if is_first else None
        if line is not None and (name := of_line(answer.asked, line, say)):
            names[step.id] = capital(name)
        is_first = step.op == LINE_SUM
    return names


def of_note(params: Mapping[str, Any], say: Language) -> str:
    """Whom a remark beside a bill is about, with what stands between; empty where it is of all."""
    found = whose(params.get("persons", ()), params.get("acts", ()), say)
    return f"{capital(found)}: " if found else ""


def described(person: Person, say: Language) -> str:
    """What is known of one of several persons, on one line."""
    facts = person.given()
    parts = [str(facts.pop("id"))] if "id" in facts else []
    if "born" in facts:
        parts.append(say(N_("born {day}"), day=shown(facts.pop("born"), say)))
    for name, value in facts.items():
        parts.append(f"{fact_word(name, say)}: {fact_value(name, value, say)}")
    return ", ".join(parts) or "-"


def persons_of(bill: Any, say: Language) -> Iterator[tuple[str, str]]:
    """Each of several persons by number, with what is known of them; nothing where there is one."""
    for number, one in enumerate(bill.persons if isinstance(bill, Bill) else (), start=1):
        yield capital(person_word((number,), say)), described(one, say)


def sums_of(answer: Any, say: Language) -> str:
    """The sum of each person, on one line; empty where the bill is of one."""
    if not isinstance(answer.asked, Bill) or not answer.asked.persons:
        return ""
    sums: dict[int, Decimal] = {}
    for line in answer.answer.lines:
        sums[line.person] = sums.get(line.person, Decimal(0)) + line.amount
    return "; ".join(f"{person_word((number,), say)}: {euro(amount, say)}" for number, amount in sums.items())
