"""Birthdays that lie ahead and change the fee of a case that is not decided yet."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from hardship_cli.answer import Alternative, Answer
from hardship_cli.bill import Bill, priced
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.law.fee_facts import figure, has_day
from hardship_cli.law.fees import fee
from hardship_cli.law.periods import PeriodOutOfRange, birthday_reached
from hardship_cli.schedule.load import Law
from hardship_cli.today import amounts_by_readings

_ONE_DAY = timedelta(days=1)
# The rules that hold an age on which an amount depends.
_AGES = ("adult_age", "identity_card_young_age")


class Birthday(NamedTuple):
    """A birthday from which on another amount is due; ``status`` is that of the fee asked for that day.

    ``others`` are the amounts by readings that are open from that day on, and were not before (E2: what was due until then).
    Of a bill for several persons the amounts are its totals, and ``person`` is the one whose birthday it is.
    """

    day: date
    age: int
    before: Decimal
    amount: Decimal
    basis: str
    status: str
    person: int | None = None
    others: tuple[Alternative, ...] = ()


def birthdays(asked: Case | Bill, law: Law, today: date) -> Iterator[Birthday]:
    """The birthdays after ``today`` that change the fee; none once a day of the case says which law and age count."""
    case = asked.case if isinstance(asked, Bill) else asked
    if has_day(case):
        return
    if not isinstance(asked, Bill) or not asked.persons:
        yield from _of_one(asked, case.born, law, today)
        return
    found: list[Birthday] = []
    for number, person in enumerate(asked.persons, start=1):
        found += [turn._replace(person=number) for turn in _of_one(asked, person.born, law, today)]
    yield from sorted(found, key=lambda turn: turn.day)


def _of_one(asked: Case | Bill, born: object, law: Law, today: date) -> Iterator[Birthday]:
    if not isinstance(born, date):
        return
    for rule in _AGES:
        age = figure(law, rule, today)
        try:
            day = birthday_reached(born, age)
        except PeriodOutOfRange:
            continue
        if day <= today:
            continue
        try:
            # The day before is asked too, so that an amendment of the tariff until then is not taken for the birthday's work.
            before, after = (_fee_on(asked, one, law) for one in (day - _ONE_DAY, day))
        except HardshipError:
            continue
        amounts = before.answer.amount, after.answer.amount
        if amounts[0] != amounts[1] or amounts_by_readings(before, law) != amounts_by_readings(after, law):
            others = _newly_open(before.answer, after.answer)
            yield Birthday(day, age, *amounts, law.fees.rule(rule).basis, after.status, others=others)


def _newly_open(before: Any, after: Any) -> tuple[Alternative, ...]:
    """What is due by readings that were not open before; of a bill its total, with every line by that reading."""
    known = {_of(other) for other in before.alternatives}
    lines = {(line.person, line.act): line.amount for line in getattr(after, "lines", ())}
    found: dict[tuple[str, str | None], Alternative] = {}
    for other in after.alternatives:
        because, _reading, *line = _of(other)
        if other.amount is None or _of(other) in known:
            continue
        usual = found.get((because, other.reading)) or Alternative(
            because, after.amount, None, other.basis, other.reading
        )
        due = lines.get(tuple(line), after.amount)
        found[because, other.reading] = usual._replace(amount=(usual.amount or 0) + other.amount - due)
    return tuple(found.values())


def _of(other: Any) -> tuple[Any, ...]:
    """The reading of an alternative, and the line of a bill that it is about."""
    return other.because, other.reading, getattr(other, "person", None), getattr(other, "act", None)


def _fee_on(asked: Case | Bill, day: date, law: Law) -> Answer:
    """The fee on another day; ``minor`` says how it is today, and the fee would refuse it on the birthday."""
    if isinstance(asked, Bill):
        return priced(asked.on(day), lambda one: fee(one, law))
    return fee(asked._replace(minor=None, on=day), law)
