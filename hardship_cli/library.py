"""The library: each question put to one case, typed down to its result; all of them together are in ``questions.py``."""

from datetime import date
from typing import Any

from hardship_cli.answer import (
    Answer,
    AppealAnswer,
    DeadlineAnswer,
    DepartureAnswer,
    FeeAnswer,
    FictionAnswer,
    Gist,
    PermitAnswer,
)
from hardship_cli.asking import ask_from_no_day, check_value, checked
from hardship_cli.assumed import with_assumed
from hardship_cli.bill import Bill, BillAnswer, priced
from hardship_cli.case import Case, check_case
from hardship_cli.facts import FACTS, Fact
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import Joined, Period, WorkingDays
from hardship_cli.schedule.load import Law, default_law


def fee(case: Case, law: Law | None = None) -> Answer[FeeAnswer]:
    """What the act of ``case`` costs; see :func:`hardship_cli.law.fees.fee`.

    >>> from hardship_cli import Case, fee
    >>> found = fee(Case.read(act="extend", land="TH", months="6", born="12.05.2010", on="2025-07-04"))
    >>> found.answer.amount, found.status
    (Decimal('46.50'), 'calculated')
    >>> [step.basis for step in found.steps if step.rule == "minors_half"]
    ['§ 50 Abs. 1 S. 1 AufenthV']
    """
    return _asked("fee", case, law)


def fees(bill: Bill, law: Law | None = None) -> Answer[BillAnswer]:
    """What several acts cost together, or an act for several persons: each as :func:`fee` prices it, and one total.

    >>> from hardship_cli import Bill, fees
    >>> family = [{"born": "1985-02-01"}, {"born": "2012-08-30"}]
    >>> found = fees(Bill.read(act=["extend", "fiction-certificate"], months="12", on="2026-11-29", person=family))
    >>> found.answer.amount, [str(line.amount) for line in found.answer.lines]
    (Decimal('159.00'), ['93.00', '13.00', '46.50', '6.50'])
    """
    return priced(bill, lambda one: fee(one, law))


def permit(case: Case, law: Law | None = None) -> Answer[PermitAnswer]:
    """Until when the permit of ``case`` can run; see :func:`hardship_cli.law.permits.permit`.

    >>> from hardship_cli import Case, permit
    >>> found = permit(Case.read(start="2026-03-15", months="48"))
    >>> found.answer.valid_until.isoformat(), found.answer.capped_by
    ('2029-03-14', 'three-years')
    """
    return _asked("permit", case, law)


def fiction(case: Case, law: Law | None = None) -> Answer[FictionAnswer]:
    """What bridges the time after the title of ``case`` expires; see :func:`hardship_cli.law.fiction.fiction`.

    >>> from hardship_cli import Case, fiction
    >>> found = fiction(Case.read(permit_until="2026-03-31", applied="2026-03-31"))
    >>> found.answer.effect, found.answer.from_.isoformat()
    ('continuation', '2026-04-01')
    """
    return _asked("fiction", case, law)


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
    return _asked("appeal", case, law)


def departure(case: Case, law: Law | None = None) -> Answer[DepartureAnswer]:
    """By when to leave, from the notification that the facts give or lead to; see :func:`hardship_cli.law.departure.departure`.

    >>> from hardship_cli import Case, departure
    >>> found = departure(Case.read(notified="2026-03-05", departure_days="30", land="NW"))
    >>> found.answer.last_day.isoformat(), found.answer.earliest.isoformat(), found.answer.latest.isoformat()
    ('2026-04-04', '2026-03-12', '2026-04-04')
    """
    return ask_from_no_day("departure", _whole(case), law or default_law())


def _whole(case: Case) -> Case:
    """The case, if its values are those of its fields and do not contradict each other; raises :class:`InputError`."""
    check_case(checked(case))
    return case


def _asked(name: str, case: Case, law: Law | None) -> Answer[Any]:
    """A question put to the facts as given, with what was taken for want of one."""
    known, ask = law or default_law(), QUESTIONS[name].ask
    answer = ask(_whole(case), known, None)
    return with_assumed(answer, case, QUESTIONS[name].reads, lambda other: ask(other, known, Gist(known)))


def deadline(
    event: date,
    period: Period | Joined | WorkingDays,
    land: str | None = None,
    place: str = "land",
    *,
    first_day_counts: bool = False,
    no_roll: bool = False,
    backwards: bool = False,
    also: tuple[str, ...] = (),
    law: Law | None = None,
) -> Answer[DeadlineAnswer]:
    """The end of any period under §§ 187-193 BGB; see :func:`hardship_cli.law.deadlines.deadline`.

    ``also`` are further Länder whose days off count as well. Raises :class:`InputError` for what is no day, no period and no
    code of a Land, as ``read_day``, ``read_length`` and ``read_land`` give them out of texts.

    >>> from datetime import date
    >>> from hardship_cli import Period, deadline
    >>> deadline(date(2026, 3, 3), Period(1, "months"), "NW").answer.last_day.isoformat()
    '2026-04-07'
    """
    if isinstance(period, Period) or not isinstance(period, Joined | WorkingDays):
        check_value(Fact("period", "period", ""), period)
    lands = also if land is None else (land, *also)
    check_value(Fact("event", "day", ""), event)
    for name, value in (("place", place), *(("land", one) for one in lands)):
        check_value(FACTS[name], value)
    from hardship_cli.law.deadlines import Span
    from hardship_cli.law.deadlines import deadline as answer

    span = Span(event, period, land, place, first_day_counts, no_roll, backwards, also)
    return answer(span, law or default_law())
