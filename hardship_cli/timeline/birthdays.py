"""Birthdays that lie ahead and change the fee of a case that is not decided yet."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.law.fee_facts import anchor_of, figure
from hardship_cli.law.fees import fee
from hardship_cli.law.periods import PeriodOutOfRange, birthday_reached
from hardship_cli.schedule.load import Law

_ONE_DAY = timedelta(days=1)
# The rules that hold an age on which an amount depends.
_AGES = ("adult_age", "identity_card_young_age")


class Birthday(NamedTuple):
    """A birthday from which on another amount is due; ``status`` is that of the fee asked for that day."""

    day: date
    age: int
    before: Decimal
    amount: Decimal
    basis: str
    status: str


def birthdays(case: Case, law: Law, today: date) -> Iterator[Birthday]:
    """The birthdays after ``today`` that change the fee; none once a day of the case says which law and age count."""
    if not isinstance(case.born, date) or anchor_of(case) is not None:
        return
    for rule in _AGES:
        age = figure(law, rule, today)
        try:
            day = birthday_reached(case.born, age)
        except PeriodOutOfRange:
            continue
        if day <= today:
            continue
        # ``minor`` says how it is today, and the fee would refuse it on the birthday.
        asked = case._replace(minor=None)
        try:
            # The day before is asked too, so that an amendment of the tariff until then is not taken for the birthday's work.
            before = fee(asked._replace(on=day - _ONE_DAY), law).answer.amount
            after = fee(asked._replace(on=day), law)
        except HardshipError:
            continue
        if after.answer.amount != before:
            yield Birthday(day, age, before, after.answer.amount, law.fees.rule(rule).basis, after.status)
