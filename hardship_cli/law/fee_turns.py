"""On which days to come the fee of a case can turn: a birthday that a rule looks at, a new version of the tariff."""

from datetime import date

from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.periods import birth_of, birthday_reached
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import VALUE
from hardship_cli.schedule.pick import version_on

# The ages that fees look at (§ 50 Abs. 1 AufenthV, § 1 Abs. 1 PAuswGebV).
_AGES = ("adult_age", "identity_card_young_age")


def turning_days(case: Case, law: Law, after: date, until: date) -> list[date]:
    """The days after ``after``, up to ``until``, on which the fee of ``case`` could be another than the day before, in order.

    Whether it really is, the fee of that day says.
    """
    days = [start for start in _starts(law) if after < start <= until]
    born = birth_of(case)
    if born is not None:
        for rule in _AGES:
            # The age as the law has it on the first day of the span; a new version of it is among the starting days anyway.
            birthday = _birthday(born, law, rule, after)
            if birthday is not None and after < birthday <= until:
                days.append(birthday)
    return sorted(days)


def _birthday(born: date, law: Law, rule: str, day: date) -> date | None:
    """The day on which someone reaches the age of ``rule`` as of ``day``; ``None`` where the law names no age."""
    try:
        version = version_on(law.fees.rule(rule), day)
    except Unanswerable:
        return None
    return birthday_reached(born, version.value) if version.state == VALUE else None


def _starts(law: Law) -> list[date]:
    """The first days of all versions of the tariff's rules."""
    return law.keep(("starts",), lambda: sorted({one.start for rule in law.fees.rules() for one in rule.versions}))
