"""A fee in words."""

from typing import Any, NamedTuple

from hardship_cli.acts import BY_ATTACK
from hardship_cli.answer import Answer
from hardship_cli.bill import Bill
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render import labels
from hardship_cli.render.describe.parts import Description, no_rows
from hardship_cli.render.language import Language
from hardship_cli.render.whose import sums_of
from hardship_cli.render.words import duration, euro, shown, unbroken, value_word, word
from hardship_cli.schedule.load import Law


class Position(NamedTuple):
    """A position of a fee's bill in words."""

    title: str
    effects: tuple[str, ...]
    base: str
    amount: str
    basis: str
    person: int | None = None


def positions(answer: Answer, say: Language, law: Law) -> list[Position]:
    """The positions of a fee: title, what changed the amount, tariff, amount due, provision; none of any other answer."""
    several = isinstance(answer.asked, Bill) and bool(answer.asked.persons)
    return [
        Position(
            _title(item, answer.asked, say, law),
            tuple(word(labels.EFFECTS, effect, say) for effect in item.effect),
            euro(item.base, say),
            euro(item.amount, say),
            item.basis,
            item.person if several else None,
        )
        for item in getattr(answer.answer, "items", ())
    ]


def _title(item: Any, asked: Any, say: Language, law: Law) -> str:
    """What is charged: of an objection to a refusal the objection, whose fee is a part of that of the act that was refused."""
    title = say.of(law.fees.rule(item.position).title)
    act = item.act if isinstance(asked, Bill) else asked.act
    if act == "objection" and item.position not in BY_ATTACK.values():
        return say(N_("objection to the refusal: {title}"), title=title)
    return title


def _headline(answer: Answer, say: Language) -> tuple[str, str]:
    return say(N_("Fee")), euro(answer.answer.amount, say)


def _asked(answer: Answer, say: Language) -> list[str]:
    bill = answer.asked if isinstance(answer.asked, Bill) else None
    case = answer.asked if bill is None else bill.case
    facts = [value_word("act", act or "", say) for act in ((case.act,) if bill is None else bill.acts)]
    if case.outcome != "granted":
        facts.append(value_word("outcome", case.outcome, say))
    if case.months is not None:
        facts.append(duration(case.months, say))
    if case.land is not None:
        facts.append(land_name(case.land, say.code))
    day = next((step.value for step in answer.steps if step.op == "law_day"), None)
    return [*facts, say(N_("law of {day}"), day=shown(day, say))]


def _short(answer: Answer, say: Language) -> str:
    sums = sums_of(answer, say)
    return euro(answer.answer.amount, say) + (f" ({sums})" if sums else "")


def _other(other: Any, _answer: Answer, say: Language) -> str:
    return say(N_("not known")) if other.amount is None else unbroken(euro(other.amount, say))


def _tile(answer: Answer, say: Language, law: Law, _expected: bool) -> tuple[str, str, str]:
    effects = (effect for position in positions(answer, say, law) for effect in position.effects)
    return (*_headline(answer, say), ", ".join(dict.fromkeys(effects)))


DESCRIPTION = Description(_headline, _asked, _short, no_rows, _other, _tile)
