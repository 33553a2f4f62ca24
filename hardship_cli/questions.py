"""The four questions and the bare deadline, for those who import the library: each with the shipped law by default."""

from datetime import date

from hardship_cli.answer import Answer
from hardship_cli.facts import Case
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law, default_law


def fee(case: Case, law: Law | None = None) -> Answer:
    """What the act of ``case`` costs; see :func:`hardship_cli.law.fees.fee`."""
    from hardship_cli.law.fees import fee as answer

    return answer(case, law or default_law())


def permit(case: Case, law: Law | None = None) -> Answer:
    """Until when the permit of ``case`` can run; see :func:`hardship_cli.law.permits.permit`."""
    from hardship_cli.law.permits import permit as answer

    return answer(case, law or default_law())


def fiction(case: Case, law: Law | None = None) -> Answer:
    """What bridges the time after the title of ``case`` expires; see :func:`hardship_cli.law.fiction.fiction`."""
    from hardship_cli.law.fiction import fiction as answer

    return answer(case, law or default_law())


def appeal(case: Case, law: Law | None = None) -> Answer:
    """The last day for Widerspruch or Klage; see :func:`hardship_cli.law.appeals.appeal`."""
    from hardship_cli.law.appeals import appeal as answer

    return answer(case, law or default_law())


def deadline(
    event: date,
    period: Period,
    land: str | None = None,
    place: str = "land",
    *,
    first_day_counts: bool = False,
    no_roll: bool = False,
    backwards: bool = False,
    law: Law | None = None,
) -> Answer:
    """The end of any period under §§ 187-193 BGB; see :func:`hardship_cli.law.deadlines.deadline`."""
    from hardship_cli.law.deadlines import Span
    from hardship_cli.law.deadlines import deadline as answer

    span = Span(event, period, land, place, first_day_counts, no_roll, backwards)
    return answer(span, law or default_law())
