"""The four questions and the bare deadline, for those who import the library: each with the shipped law by default."""

from datetime import date

from hardship_cli.answer import Answer, AppealAnswer, DeadlineAnswer, FeeAnswer, FictionAnswer, PermitAnswer
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, Case
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law, default_law


def _checked(case: Case) -> Case:
    """The case, if its values have the types that its fields name; ``Case.read`` takes texts."""
    for name, value in case.given().items():
        kind = FACTS[name].kind
        fits = {"period": isinstance(value, Period), "day": isinstance(value, date), "flag": isinstance(value, bool)}
        if not fits.get(kind, True):
            raise InputError("wrong_type", name, value=value, expected=kind)
    return case


def fee(case: Case, law: Law | None = None) -> Answer[FeeAnswer]:
    """What the act of ``case`` costs; see :func:`hardship_cli.law.fees.fee`.

    >>> from hardship_cli import Case, fee
    >>> found = fee(Case.read(act="extend", land="TH", months="6", born="12.05.2010", on="2025-07-04"))
    >>> found.answer.amount, found.status
    (Decimal('46.50'), 'calculated')
    >>> [step.basis for step in found.steps if step.rule == "minors_half"]
    ['§ 50 Abs. 1 S. 1 AufenthV']
    """
    from hardship_cli.law.fees import fee as answer

    return answer(_checked(case), law or default_law())


def permit(case: Case, law: Law | None = None) -> Answer[PermitAnswer]:
    """Until when the permit of ``case`` can run; see :func:`hardship_cli.law.permits.permit`.

    >>> from hardship_cli import Case, permit
    >>> found = permit(Case.read(start="2026-03-15", months="48"))
    >>> found.answer.valid_until.isoformat(), found.answer.capped_by
    ('2029-03-14', 'three-years')
    """
    from hardship_cli.law.permits import permit as answer

    return answer(_checked(case), law or default_law())


def fiction(case: Case, law: Law | None = None) -> Answer[FictionAnswer]:
    """What bridges the time after the title of ``case`` expires; see :func:`hardship_cli.law.fiction.fiction`.

    >>> from hardship_cli import Case, fiction
    >>> found = fiction(Case.read(permit_until="2026-03-31", applied="2026-03-31"))
    >>> found.answer.effect, found.answer.from_.isoformat()
    ('continuation', '2026-04-01')
    """
    from hardship_cli.law.fiction import fiction as answer

    return answer(_checked(case), law or default_law())


def appeal(case: Case, law: Law | None = None) -> Answer[AppealAnswer]:
    """The last day for Widerspruch or Klage; see :func:`hardship_cli.law.appeals.appeal`.

    >>> from hardship_cli import Case, appeal
    >>> found = appeal(Case.read(land="SH", posted="2026-04-02", delivery="letter"))
    >>> found.answer.remedy, found.answer.last_day.isoformat()
    ('objection', '2026-05-06')

    What cannot be answered says which fact is missing:

    >>> from hardship_cli import Unanswerable
    >>> try:
    ...     appeal(Case.read(posted="2026-04-02", delivery="letter"))
    ... except Unanswerable as missing:
    ...     print(missing.code, missing.field)
    land_needed land
    """
    from hardship_cli.law.appeals import appeal as answer

    return answer(_checked(case), law or default_law())


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
) -> Answer[DeadlineAnswer]:
    """The end of any period under §§ 187-193 BGB; see :func:`hardship_cli.law.deadlines.deadline`.

    >>> from datetime import date
    >>> from hardship_cli import Period, deadline
    >>> deadline(date(2026, 3, 3), Period(1, "months"), "NW").answer.last_day.isoformat()
    '2026-04-07'
    """
    from hardship_cli.law.deadlines import Span
    from hardship_cli.law.deadlines import deadline as answer

    span = Span(event, period, land, place, first_day_counts, no_roll, backwards)
    return answer(span, law or default_law())
