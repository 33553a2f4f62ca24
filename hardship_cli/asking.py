"""How the questions of the table are put to a case, alone and together; for the commands, registers and the library."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from hardship_cli.answer import (
    Answer,
    Gist,
    Trace,
    gravest,
    with_future_days,
)
from hardship_cli.assumed import decides, with_assumed
from hardship_cli.bill import Bill, priced
from hardship_cli.case import Case, future_days
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import BORN, FACTS, NO_DAY, WITH_THREAT, Fact
from hardship_cli.laender import LAENDER, land_label
from hardship_cli.questions import APPEAL, QUESTIONS, UNASKED
from hardship_cli.reading import UNITS, BirthSpan, Period, read_land
from hardship_cli.schedule.load import Law, default_law
from hardship_cli.today import fee_case


class Answers(NamedTuple):
    """All that can be answered of one case.

    ``found`` holds the answers by question, ``open`` why a question that the case raises has none (a fact is missing, or the law
    of the day is not known), ``not_raised`` why the others are not asked. Each in the order of the questions.

    >>> from hardship_cli import Case, answers
    >>> asked = answers(Case.read(act="certificate", land="TH", posted="2026-04-02", on="2026-04-02"))
    >>> [*asked.found], asked.open["appeal"].field, dict(asked.not_raised), asked.status
    (['fee'], 'delivery', {'permit': 'other_act', 'fiction': 'other_act'}, 'calculated')
    """

    case: Case | Bill
    found: Mapping[str, Answer]
    open: Mapping[str, Unanswerable]
    not_raised: Mapping[str, str]

    @property
    def status(self) -> str:
        """The gravest status of the answers; ``blocked`` where there is none."""
        return gravest(*(answer.status for answer in self.found.values()))


def answers(
    asked: Case | Bill,
    today: date | None = None,
    law: Law | None = None,
    ask: Sequence[str] | None = None,
    trace: type[Trace] = Trace,
    *,
    fee_day: date | None = None,
    given: Collection[str] = (),
) -> Answers:
    """All questions put to one case.

    ``today`` is taken as the day of a fee whose case has no day of its own; the answer's note ``assumed_today`` says so.
    Without it no day is taken. ``fee_day`` is such a day that the person named, so nothing is said of it. ``given`` are
    the facts that were given, also where they are what is taken anyway. ``ask`` limits the questions; ``trace`` says how much of
    the way is kept (see :class:`hardship_cli.answer.Gist`). Of a bill the fee is asked of all; all else of the act that leads.

    Raises :class:`InputError` for facts that contradict each other.

    >>> from hardship_cli import Case, answers
    >>> letter = {"land": "SH", "posted": "2026-04-02", "delivery": "letter"}
    >>> asked = answers(Case.read(letter, act="extend", permit_until="2026-03-31", applied="2026-03-02"))
    >>> asked.found["appeal"].answer.notified.isoformat(), asked.found["fiction"].answer.until.isoformat()
    ('2026-04-06', '2026-04-06')
    """
    bill, case = (asked, asked.alone) if isinstance(asked, Bill) else (None, asked)
    checked(case)
    law = law or default_law()
    wanted = tuple(QUESTIONS) if ask is None else ask
    found: dict[str, Answer] = {}
    unanswered: dict[str, Unanswerable] = {}
    not_raised = {name: because for name in wanted if (because := QUESTIONS[name].not_raised(case)) is not None}
    for name in QUESTIONS:
        if name not in wanted or name in not_raised:
            continue
        try:
            if bill is not None and (name == "fee" or bill.persons):
                found[name] = priced(
                    bill,
                    lambda one: taken(
                        "fee", ask_one("fee", fee_case(one, fee_day), law, today), one, law, today, fee_day, given
                    ),
                    name,
                )
            else:
                found[name] = ask_one(name, fee_case(case, fee_day) if name == "fee" else case, law, today, trace=trace)
        except Unanswerable as error:
            unanswered[name] = error.without_frames()
    if trace.keeps_steps:
        found = {name: taken(name, answer, case, law, today, fee_day, given) for name, answer in found.items()}
    if today is not None and future_days(case, today):
        found = {name: with_future_days(answer, today, case) for name, answer in found.items()}
    return Answers(
        asked,
        found,
        unanswered,
        {name: because for name, because in not_raised.items() if because != UNASKED},
    )


def taken(  # noqa: PLR0917 - all of it is what :func:`answers` knows of the answer
    name: str, answer: Answer, case: Case, law: Law, today: date | None, fee_day: date | None, given: Collection[str]
) -> Answer:
    """An answer of :func:`answers` with what it took for want of a fact; the lines of a bill have said so each for itself."""
    if isinstance(answer.asked, Bill):
        return answer

    def again(other: Case) -> Any:
        decide = QUESTIONS[name].decide
        if decide is not None:
            return decide(fee_case(other, fee_day), law, today)
        return decides(ask_one(name, other, law, today, trace=Gist))

    return with_assumed(answer, case, [fact for fact in QUESTIONS[name].reads if fact not in given], again)


def ask_one(
    name: str, case: Case | Bill, law: Law, today: date | None = None, *, trace: Callable[[Law], Trace] = Trace
) -> Answer:
    """One question as :func:`answers` asks it; raises what the question raises."""
    if isinstance(case, Bill):
        if name == "fee" or case.persons:
            return priced(case, lambda one: ask_one(name, one, law, today, trace=trace), name)
        case = case.alone
    if today is not None and (ask_today := QUESTIONS[name].ask_today) is not None:
        return ask_today(case, law, today, trace)
    return QUESTIONS[name].ask(case, law, trace(law))


def ask_observed(name: str, case: Any, trace: Any, today: date | None, fee_day: date | None) -> Answer | None:
    """One question as :func:`answers` asks it, put to an observed case (``law/observe.py``); ``None`` where it is not raised.

    Raises what the question raises.
    """
    return None if QUESTIONS[name].not_raised(case) is not None else put_observed(name, case, trace, today, fee_day)


def put_observed(name: str, case: Any, trace: Any, today: date | None, fee_day: date | None) -> Answer:
    """One question put to an observed case, whether or not the case raises it."""
    law: Law = trace.law
    asked = fee_case(case, case.unread("fee_day", fee_day)) if name == "fee" else case
    return ask_one(name, asked, law, case.unread("today", today), trace=lambda _law: trace)


def needs(name: str) -> tuple[str, ...]:
    """The question itself, and the remedy if it rests on the day of notification: its steps say how that came about."""
    return (name,) if name == APPEAL.name or "delivery" not in QUESTIONS[name].reads else (name, APPEAL.name)


def ask_from_no_day(name: str, case: Case, law: Law) -> Answer:
    """One question as its command asks it, seen from no day: of the facts as given. Raises what the question raises."""
    return ask_one(name, case, law)._replace(asked=case)


def checked(case: Case) -> Case:
    """The case, if its values are those that its fields take; ``Case.read`` takes texts.

    Raises :class:`InputError` ``wrong_type``, ``unknown_land`` for what is no code of a Land, ``not_a_choice``.
    """
    for name, value in case.given().items():
        check_value(FACTS[name], value)
    return case


def check_value(fact: Fact, value: Any) -> None:
    """Refuse a value that a program gave and no rule knows: it would be answered as if it were none, or not at all."""
    kind, name = fact.kind, fact.name
    if (kind == "day-or-none" and value == NO_DAY) or (name == BORN and isinstance(value, BirthSpan)):
        return
    if not isinstance(value, _TYPES.get(kind, str)) or isinstance(value, datetime):
        raise InputError("wrong_type", name, value=value, expected=kind)
    if isinstance(value, Period):
        if type(value.amount) is not int or value.unit not in UNITS:
            raise InputError("wrong_type", name, value=tuple(value), expected=f"whole number of {', '.join(UNITS)}")
        if value.amount < 1:
            raise InputError("duration_not_positive", name, value=value)
    if kind == "list" and len(set(value)) < len(value):
        raise InputError("wrong_type", name, value=value, expected="list of different values")
    if kind == "land" and value not in LAENDER:
        raise InputError("unknown_land", name, value=value, suggestion=_meant(value))
    if not fact.values:
        return
    known = (*fact.values, *_ALSO.get(name, ()))
    wrong = [one for one in (value if kind == "list" else (value,)) if one not in known]
    if wrong:
        raise InputError("not_a_choice", name, value=wrong[0], accepted=", ".join(fact.values), suggestion="")


_TYPES: Mapping[str, Any] = {
    "period": Period, "day": date, "day-or-none": date, "flag": bool, "list": tuple,
}  # fmt: skip
# What rules know beside the words of the vocabulary: two things attacked at once, and a notice that says that no remedy is open.
_ALSO: Mapping[str, Collection[str]] = {"against": WITH_THREAT, "remedy": ("none",)}


def _meant(land: str) -> str:
    """The Land that a text is read as where texts are read, for a "did you mean"."""
    try:
        return land_label(read_land(land))
    except InputError as error:
        return str(error.params.get("suggestion", ""))
