"""The questions as trees of the law's paths, and what a leaf keeps of an answer."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from hardship_cli.answer import DAY_IN_FUTURE, Note
from hardship_cli.asking import ask_observed
from hardship_cli.assumed import HANG_ON_IT, TAKEN, decides, matters
from hardship_cli.case import Case, check_case, future_days
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.fee_work import Unkept
from hardship_cli.law.observe import Observation
from hardship_cli.law.paths import Expression, Forest
from hardship_cli.law.unread import Day
from hardship_cli.questions import QUESTIONS
from hardship_cli.recorded import DETAILED, detail_of
from hardship_cli.schedule.load import Law
from hardship_cli.today import fee_case

CHECK = "check"
# The trees of what an answer takes for want of a fact, by the question.
TAKES = {name: f"takes {name}" for name in HANG_ON_IT}


class Content(NamedTuple):
    """What a leaf says for all of its cases: of a question that has an answer its status, and the texts and days of its columns.

    ``codes`` are those of its notes; of one without an answer the code of the reason is ``open``, of one that is not raised neither
    is given. A day is an expression, or the ordinal of one that is the same for all. ``detail`` is what an audit needs.
    """

    status: str | None = None
    open: str | None = None
    codes: tuple[Any, ...] = ()
    texts: Mapping[str, str] = {}
    days: Mapping[str, Expression | int] = {}
    detail: Any = None


NOTHING = Content()


def planted(law: Law, today: date | None, fee_day: date | None = None) -> Forest:
    """The trees of all questions, and of the check of a case before them.

    ``today`` and ``fee_day`` are those of :func:`hardship_cli.asking.answers`.
    """
    forest = Forest(law)
    forest.plant(CHECK, partial(_check, today))
    for name in QUESTIONS:
        ask = partial(ask_observed, name, today=today, fee_day=fee_day)
        forest.plant(name, ask, keep=partial(content_of, name))
    for name, tree in TAKES.items():
        takes = partial(_takes, name, law, today, fee_day)
        forest.plant(tree, takes, with_trace=False, keep=lambda seen: seen.result)
    return forest


def _takes(name: str, law: Law, today: date | None, fee_day: date | None, case: Any) -> tuple[int, ...]:
    """What the answer to a question takes for want of a fact, by its places in :data:`~hardship_cli.assumed.TAKEN`."""

    def ask(one: Any) -> Any:
        decide = QUESTIONS[name].decide
        if decide is not None:
            return decide(fee_case(one, case.unread("fee_day", fee_day)), law, case.unread("today", today))
        answer = ask_observed(name, one, Unkept(law), today, fee_day)
        return None if answer is None else decides(answer)

    if QUESTIONS[name].not_raised(case) is not None:
        return ()
    try:
        own = ask(case)
    except (InputError, Unanswerable):
        return ()
    some = [number for number, taken in enumerate(TAKEN) if taken.question == name]
    return tuple([number for number in some if matters(TAKEN[number], case, own, ask)])


def _check(today: date | None, case: Any, trace: Any) -> None:
    """What is said of a case before any question is asked; raises :class:`InputError` for contradictions."""
    check_case(case)
    if today is not None and future_days(case, case.unread("today", today)):
        trace.note(DAY_IN_FUTURE, "warning")


def content_of(name: str, seen: Observation) -> Content:
    """What a leaf of a question keeps of an observation."""
    if seen.error is not None:
        return Content(None, seen.error.code)
    answer = seen.result
    if answer is None:
        return NOTHING
    codes = [
        note.code if isinstance(note, Note) else note for note in answer.notes if getattr(note, "level", "") != "info"
    ]
    texts: dict[str, str] = {}
    days: dict[str, Expression | int] = {}
    for column, one in QUESTIONS[name].columns.items():
        value = one.of(answer.answer)
        if isinstance(value, Day):
            days[column] = (value.base, value.days)
        elif isinstance(value, date):
            days[column] = value.toordinal()  # a day that the law itself names
        elif value is not None:
            texts[column] = text_of(value)
    return Content(answer.status, None, tuple(codes), texts, days, detail_of(answer) if name == DETAILED else None)


def text_of(value: Any) -> str:
    """A value of an answer as a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def grow(forest: Forest, cases: Iterable[Case], names: Iterable[str] = (CHECK, *QUESTIONS)) -> None:
    """Let the trees of these names learn the paths of some cases."""
    trees = [forest.trees[name] for name in names]
    for case in cases:
        for tree in trees:
            forest.learn(tree, case)
