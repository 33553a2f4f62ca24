"""What a timeline is made of: entries, what is missing, money, changes, and the report that holds them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from hardship_cli.answer import CALCULATED, Answer, Note
from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, Unanswerable

# Kinds of entries.
FACT, STATE, OPENS, DUE, LIMIT = "fact", "state", "opens", "due", "limit"
# States of an entry of the kind ``due``.
OPEN, DONE, LATE, PASSED = "open", "done", "late", "passed"
# Where an entry stands as seen from today.
PAST, TODAY, FUTURE = "past", "today", "future"

# What an entry can be, each with its kind, in the order in which entries of one day stand.
WHAT: dict[str, str] = {
    "lawful_since": FACT,
    "began": FACT,
    "applied": FACT,
    "continuation_ordered": FACT,
    "decided": FACT,
    "posted": FACT,
    "received": FACT,
    "notified": STATE,  # as given, or as the law has it
    "filed": FACT,
    "obstacle_gone": FACT,
    "paid": FACT,
    "start": FACT,
    "fiction_begins": STATE,
    "permit_begins": STATE,
    "apply_by": DUE,
    "title_ends": STATE,
    "lawful_stay_ends": STATE,  # of a stay without a visa
    "fiction_ends": STATE,
    "fee_due": DUE,
    "remedy_raw_end": STATE,
    "remedy_safe": DUE,  # where the instruction is taken to be missing or wrong: the end of the ordinary period
    "remedy_due": DUE,
    "fee_contest_due": DUE,  # of the fee alone, where the notice sets too much
    "noted_last_day": FACT,  # by somebody, right or wrong
    "enforceable_from": FACT,
    "suspended": FACT,
    "enforceable_again": FACT,
    "departure_anew": STATE,
    "departure_ends": DUE,
    "reasons_due": DUE,
    "work_ends": STATE,
    "reinstatement_due": DUE,
    "reinstatement_ends": LIMIT,
    "year_opened": LIMIT,  # where the notice names a remedy that is not open
    "inaction_from": OPENS,
    "purpose_ends": STATE,
    "passport_ends": STATE,
    "age_turns": STATE,
    "fee_turns": STATE,
    "until": FACT,
    "extension_due": DUE,
    "permit_ends": STATE,
    "granted_until": FACT,  # as the notice has it
    "settlement_from": OPENS,
}

ORDER = tuple(WHAT)

# Days on which nothing must be done, but which people prepare for: what opens, what runs out, what costs more from then on.
# The outer limits are none of them: who waits for such a day is too late.
NOTABLE = ("inaction_from", "purpose_ends", "passport_ends", "age_turns", "fee_turns")

# The remarks on a remedy whose safe day is over, and that may be in time all the same; the days that they are about.
UNSURE = ("remedy_over_unless", "remedy_late_unless", "year_runs")
_REMEDIES = ("remedy_due", "fee_contest_due")
FEE_BARRED = "fee_barred"  # the remark on a fee that need not be paid any more


class Rest(NamedTuple):
    """One thing that an entry rests on: a fact of the case, or steps of the answer to a question."""

    fact: str | None = None
    question: str | None = None
    steps: tuple[str, ...] = ()


class Other(NamedTuple):
    """The day that an entry would have under another reading of a disputed point, or if an open fact were otherwise.

    ``remedy`` or ``amount`` is named where it is what differs.
    """

    day: date
    because: str
    basis: str | None = None
    reading: str | None = None
    remedy: str | None = None
    amount: Decimal | None = None


class Entry(NamedTuple):
    """One line of the timeline.

    ``what`` is a code of :data:`WHAT`, ``kind`` its kind: ``fact`` (given), ``state`` (something begins or ends by itself),
    ``opens`` (from this day on something can be done), ``due`` (by the end of this day something must be done), ``limit``
    (after this day nothing helps). ``when`` is ``past``, ``today`` or ``future``.

    ``state``, for ``due`` alone: ``open``, ``done`` (in time), ``late`` (done, but late), ``passed`` (the day is over, and no
    fact says that it was done); none where a day is over that hangs on a permit which nobody has. ``rests_on`` names facts and
    steps, ``basis`` the provision (``None``: a fact as given), ``status`` is that of the answer behind it. ``params`` hold what
    the text needs: ``remedy``, ``period``, ``year``, ``amount``, ``effect``, ``capped_by``, ``days``, ``expected`` (a day of a
    permit that is not decided on yet), ``longest`` (no length is known),
    ``child`` (to apply for a child born here), ``of_row`` (the status is that of a whole row of results), ``age`` and ``before``
    (a birthday, and the amount until then). ``others`` are the days under other readings.

    After a what-if ``change`` is ``moved``, ``new`` or ``gone``, and ``was`` the day before it.
    """

    day: date
    what: str
    kind: str
    when: str
    rests_on: tuple[Rest, ...]
    basis: str | None = None
    status: str = CALCULATED
    state: str | None = None
    params: tuple[tuple[str, Any], ...] = ()
    others: tuple[Other, ...] = ()
    change: str | None = None
    was: date | None = None

    def param(self, name: str) -> Any:
        """One of ``params``, or ``None``."""
        return dict(self.params).get(name)


class Missing(NamedTuple):
    """A fact that is missing, and the question that it would open.

    ``fact`` is the one that decides next; ``then`` those that are asked for after it, on the most usual path. ``error`` says
    in words what each value would give.
    """

    question: str
    fact: str
    code: str
    error: Unanswerable
    then: tuple[str, ...] = ()


class Blocked(NamedTuple):
    """A question that no fact would open: the law of the day is not known, or the rule is not open to the case."""

    question: str
    error: HardshipError


class Skipped(NamedTuple):
    """A question that the case does not raise: ``not_granted`` (nothing was granted that could run) or ``other_act``."""

    question: str
    because: str


class Money(NamedTuple):
    """What is to be paid, and by when (``due`` is ``None`` while nothing is notified); ``paid`` is the day on which it was.

    ``status`` is that of a fee that is not beyond doubt. Where the notice sets another amount than the law gives, ``amount`` is
    what it sets, and ``by_law`` that of the law.
    """

    amount: Decimal
    currency: str
    due: date | None = None
    basis: str | None = None
    paid: date | None = None
    status: str | None = None
    by_law: Decimal | None = None


MAYBE = ("paid", "status", "by_law")  # of what is to be paid: left out where nothing is known


class Change(NamedTuple):
    """What a what-if changes: an entry by its code (days), or a value of an answer (``fee.amount``, ``fiction.effect``)."""

    about: str
    before: Any = None
    after: Any = None


class Report(NamedTuple):
    """The whole case: its entries in order of days, the answers behind them, and what is missing.

    ``answers`` are by question (fee, permit, fiction, appeal), only those that could be given. ``status`` is the gravest
    of theirs, ``blocked`` where there is none. ``set_`` are the facts that a what-if changed, ``changes`` what came of it,
    ``before`` the case as it was. ``alerts`` are remarks on the case as a whole, which people must know before any detail:
    what was missed, or may be running without anyone counting. ``bill`` are several acts or persons, where the case has them:
    its fee is theirs, ``case`` then the one of the act that leads, ``each`` what was found of each person, by question.
    """

    case: Case
    today: date
    status: str
    entries: tuple[Entry, ...]
    answers: dict[str, Answer]
    missing: tuple[Missing, ...]
    blocked: tuple[Blocked, ...]
    skipped: tuple[Skipped, ...]
    money: Money | None
    data: str
    set_: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    before: Case | Bill | None = None
    alerts: tuple[Note, ...] = ()
    bill: Bill | None = None
    each: Mapping[str, Answer] = MappingProxyType({})
    recorded: Mapping[str, Any] = MappingProxyType({})  # what was recorded of the decision, by the names of what can be

    @property
    def asked(self) -> Case | Bill:
        """The facts as they were given."""
        return self.bill or self.case

    @property
    def assumed(self) -> tuple[tuple[str, Any], ...]:
        """What the answers took for want of a fact, each once."""
        return tuple(dict.fromkeys(fact for answer in self.all_answers.values() for fact in answer.assumed))

    @property
    def lines(self) -> tuple[Any, ...]:
        """The lines of the fee of several acts or persons; none of any other fee."""
        return getattr(self.answers["fee"].answer, "lines", ()) if "fee" in self.answers else ()

    @property
    def to_do(self) -> tuple[Entry, ...]:
        """What must be done by a day, today included, the next first.

        Not what hangs on a permit that is still asked for, nor the year for a missing or wrong instruction: as the day to act it
        would be too late, for nobody knows before a court has decided whether the instruction is wrong.
        """
        dues = (entry for entry in self.entries if entry.state == OPEN and entry.change != "gone")
        return tuple(entry for entry in dues if not entry.param("expected") and not entry.param("year"))

    @property
    def next_due(self) -> Entry | None:
        """The first of :attr:`to_do`."""
        return next(iter(self.to_do), None)

    @property
    def missed(self) -> tuple[Entry, ...]:
        """What was not done in time, as far as is known; not a remedy that may still be open, or in time, behind its safe day."""
        unsure = _REMEDIES if any(note.code in UNSURE for note in self.alerts) else ()
        over = (entry for entry in self.entries if entry.state in (PASSED, LATE) and entry.change != "gone")
        return tuple(entry for entry in over if entry.what not in unsure)

    @property
    def barred(self) -> Note | None:
        """The remark that the claim to the fee is barred, if it is: nobody has to pay then, unless that time was interrupted."""
        return next((note for note in self.alerts if note.code == FEE_BARRED), None)

    @property
    def next_notable(self) -> Entry | None:
        """The next day to prepare for, today included (see :data:`NOTABLE`)."""
        coming = (entry for entry in self.entries if entry.what in NOTABLE and entry.when != PAST)
        return next((entry for entry in coming if entry.change != "gone"), None)

    @property
    def of_each(self) -> dict[str, Answer]:
        """Of several persons the answers that hold for each of them, though they are answered for one person alone.

        Not those whose days are not told; but that no day runs is an answer, which stands on none.
        """
        named = {rest.question for entry in self.entries if entry.param("each") for rest in entry.rests_on}
        named |= {name for name, answer in self.each.items() if getattr(answer.answer, "last_day", None) is None}
        return {question: answer for question, answer in self.each.items() if question in named}

    @property
    def all_answers(self) -> dict[str, Answer]:
        """The answers, and of several persons those that hold for each of them, by question."""
        return {**self.answers, **self.of_each}

    @property
    def open_since(self) -> Entry | None:
        """What has become possible already and is waited for no longer: an action for failure to act."""
        filed = done_by(self.case, self.today).filed
        if filed is not None and not any(entry.what == "remedy_due" for entry in self.entries):
            return None  # filed while nothing is decided: that was the action
        since = (entry for entry in self.entries if entry.what == "inaction_from" and entry.when == PAST)
        return next((entry for entry in since if entry.change != "gone"), None)


def done_by(case: Case, today: date) -> Case:
    """The case without what is only planned: an application, a remedy or a payment that lies ahead keeps no period yet."""
    days = {fact: getattr(case, fact) for fact in ("applied", "filed", "paid")}
    ahead: dict[str, Any] = dict.fromkeys(fact for fact, day in days.items() if day is not None and day > today)
    return case._replace(**ahead) if ahead else case


def when_of(day: date, today: date) -> str:
    """Where a day stands as seen from ``today``: ``past``, ``today`` or ``future``."""
    return PAST if day < today else TODAY if day == today else FUTURE


def state_of(kind: str, day: date, today: date) -> str | None:
    """The state of an entry of this kind as long as no fact says that it was done: only of what is ``due`` there is one."""
    if kind != DUE:
        return None
    return PASSED if day < today else OPEN


def by_day(entries: list[Entry]) -> tuple[Entry, ...]:
    """Entries in order of days, those of one day in the order of :data:`WHAT`."""
    return tuple(sorted(entries, key=lambda entry: (entry.day, ORDER.index(entry.what))))
