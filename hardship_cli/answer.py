"""What comes back: an answer with its status, the steps it rests on, notes, and the sources behind them."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

from hardship_cli.case import future_days
from hardship_cli.errors import HardshipError
from hardship_cli.reading import Period
from hardship_cli.turn import Turn

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    # Without its result named an Answer is one of any; Python itself knows such a default only from 3.13 on.
    Result = TypeVar("Result", default=Any)
else:
    from typing import TypeVar

    Result = TypeVar("Result")

CALCULATED, REVIEW, DISPUTED, BLOCKED = "calculated", "review", "disputed", "blocked"  # by weight, the lightest first
STATUSES = (CALCULATED, REVIEW, DISPUTED, BLOCKED)

# Sources of these results make an answer one to review (DESIGN section 3); "secondary" is a hint beside it.
UNCERTAIN = ("single", "open")


def gravest(*statuses: str) -> str:
    """The status that weighs most; ``blocked`` where there is none."""
    return max(statuses, key=STATUSES.index, default=BLOCKED)


class PassedOver(NamedTuple):
    """A version that was looked at and not applied, and why."""

    version: date
    value: Any
    because: str


class Step(NamedTuple):
    """One step of the reasoning: an operation, the rule and version applied, the provision and the source."""

    id: str
    op: str
    rule: str | None = None
    scope: str | None = None
    value: Any = None
    version: date | None = None
    passed_over: tuple[PassedOver, ...] = ()
    basis: str | None = None
    source: str | None = None
    uses: tuple[str, ...] = ()


class Note(NamedTuple):
    """A remark beside the answer, as a code. ``level`` is ``hint``, ``warning`` or ``info``; ``params`` fill the text."""

    code: str
    level: str
    basis: str | None = None
    params: tuple[tuple[str, Any], ...] = ()


class Alternative(NamedTuple):
    """What the other reading of a disputed point, or another value of a fact, would give."""

    because: str
    amount: Decimal | None = None
    day: date | None = None
    basis: str | None = None
    reading: str | None = None


class Item(NamedTuple):
    """One position of a fee: its figure in the tariff (``base``), what is due (``amount``), and what changed it (``effect``)."""

    position: str
    basis: str
    base: Decimal
    amount: Decimal
    effect: tuple[str, ...] = ()


class FeeAnswer(NamedTuple):
    """What the act costs."""

    amount: Decimal
    currency: str
    items: tuple[Item, ...]
    alternatives: tuple[Alternative, ...] = ()


class PermitAnswer(NamedTuple):
    """Until when the permit can run. Both days are included; ``extension_start`` is where the next permit would begin.

    ``capped_by`` names the limit that sets the last day: ``requested``, ``purpose``, ``passport``, ``six-months``,
    ``three-years``. ``last_day_to_apply`` is the last day on which an application for the next permit is in time.
    """

    valid_from: date
    valid_until: date
    capped_by: str
    days: int
    extension_start: date
    last_day_to_apply: date
    settlement_from: date | None = None
    alternatives: tuple[Alternative, ...] = ()


class OtherEffect(NamedTuple):
    """The effect under the other reading of a disputed point, or if an open fact were otherwise."""

    because: str
    effect: str
    from_: date | None = None
    last_day_to_apply: date | None = None
    basis: str | None = None
    reading: str | None = None
    until: date | None = None


class FictionAnswer(NamedTuple):
    """What an application brings about until it is decided.

    ``effect`` is ``continuation``, ``permitted-stay``, ``suspended-removal`` or ``none``.
    ``from_`` is the first day of the effect, ``until`` the day of the notification that ends it (``None``: still open);
    ``in_time`` is ``None`` where there is no application or no time for one.
    """

    effect: str
    from_: date | None = None
    until: date | None = None
    in_time: bool | None = None
    last_day_to_apply: date | None = None
    alternatives: tuple[OtherEffect, ...] = ()


class OtherEnd(NamedTuple):
    """The last day (and the day of notification behind it) under another reading, or if an open fact were otherwise.

    ``remedy`` is named where it is not that of the answer, and so is ``work_until``.
    """

    because: str
    day: date | None
    notified: date | None = None
    basis: str | None = None
    reading: str | None = None
    remedy: str | None = None
    work_until: date | None = None


class AppealAnswer(NamedTuple):
    """By when the remedy must be filed: ``objection`` (Widerspruch), ``action`` (Klage), or ``none`` where the law gives none.

    ``raw_end`` is the end of the period, ``last_day`` what it moved to, ``rolled`` the days passed over with the reason.
    All are ``None`` where no period runs: ``never_started`` (nothing was notified, or not as the law demands) or no remedy.
    ``filed_in_time`` is ``None`` while nothing is filed. The other days, where the facts reach and the law has them:
    ``one_year_until``: the period is the year of § 58 Abs. 2 VwGO. ``reinstatement_from``, ``reinstatement_until``: between them
    reinstatement can be asked for at all (§ 60 VwGO). ``inaction_from``: first day of an action for failure to act (§ 75 VwGO).
    ``fee_due``: a fee set with it falls due (§ 14 BGebG). ``work_until``: the title counts on for work (§ 84 Abs. 2 S. 2 AufenthG).
    ``suspensive_effect``: § 84 Abs. 1 AufenthG. ``warn_on``: a week before, on a working day. ``final_from``: the first day on
    which nothing can be filed in time by any reading; ``None`` while something was, or where no period may ever have begun.
    ``reasons_last_day``: §§ 124a, 146 VwGO. ``reinstatement_last_day``: § 60 Abs. 2 VwGO.
    """

    remedy: str | None
    notified: date | None = None
    period: Period | None = None
    raw_end: date | None = None
    last_day: date | None = None
    rolled: tuple[Any, ...] = ()
    filed_in_time: bool | None = None
    never_started: bool = False
    one_year_until: date | None = None
    reinstatement_from: date | None = None
    reinstatement_until: date | None = None
    inaction_from: date | None = None
    fee_due: date | None = None
    work_until: date | None = None
    suspensive_effect: bool | None = None
    warn_on: date | None = None
    final_from: date | None = None
    reasons_last_day: date | None = None
    reinstatement_last_day: date | None = None
    alternatives: tuple[OtherEnd, ...] = ()


class DepartureAnswer(NamedTuple):
    """By when to leave (§ 59 AufenthG).

    ``earliest``, ``latest``: the ends of the shortest and of the longest time that the law has in mind (7 and 30 days), where an
    event is known. ``last_day``: as the decision sets it, not moved off days off; ``None`` where it sets none, and while the time
    is interrupted. ``restarts_on``: the day from which the time runs anew after an interruption; the day itself does not count.
    """

    earliest: date | None = None
    latest: date | None = None
    last_day: date | None = None
    restarts_on: date | None = None
    alternatives: tuple[Alternative, ...] = ()


class DeadlineAnswer(NamedTuple):
    """The end of a bare period: as reckoned (``raw_end``) and after the move off days that are no working days (``last_day``)."""

    event: date
    raw_end: date
    last_day: date
    rolled: tuple[Any, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


class Difference(NamedTuple):
    """Where one decision and the law part: what was recorded, what is right, and what follows from the difference.

    ``follows`` is a code whose text says it, with ``until``, the last day of what is open because of it, ``safe``, the day that
    holds by every reading, and ``final_from``, the first on which by none anything is open. ``basis`` is the provision of what is
    right, ``follows_basis`` that of what follows, or of the reading.
    """

    what: str
    recorded: Any
    right: Any
    follows: str
    basis: str | None = None
    until: date | None = None
    safe: date | None = None
    remedy: str | None = None
    because: str | None = None  # the reason, or the reading
    follows_basis: str | None = None
    final_from: date | None = None


class Unchecked(NamedTuple):
    """What was recorded and could not be checked, with the code of the reason and the fact that is missing, if one is."""

    what: str
    code: str
    fact: str | None = None


class AuditAnswer(NamedTuple):
    """One decision held against the law: what differs, what is the same, what could not be checked."""

    differences: tuple[Difference, ...]
    same: tuple[str, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


class Answer(NamedTuple, Generic[Result]):
    """The answer to one question. ``answer`` is the typed result of the command; ``data`` the digest of the law data.

    ``asked`` is the case (or, for a bare deadline, its event and period); ``asked.given()`` are the facts that were given.
    ``assumed`` are facts that were taken without being given, with their values: today for want of any day, and what holds of a
    person of whom nothing is said where that matters (see :mod:`hardship_cli.assumed`). ``turns`` are the nearest days on which the
    answer turns around a day that was taken or reckoned (see :mod:`hardship_cli.turning_points`).

    >>> from hardship_cli import Case, fee
    >>> found = fee(Case.read(act="extend", months="6", on="2026-03-02"))
    >>> found.command, found.status, str(found.answer.amount)
    ('fee', 'calculated', '93.00')
    >>> dict(found.assumed)
    {'minor': False, 'benefits': 'none', 'status': 'none'}
    >>> [(step.basis, step.version.isoformat()) for step in found.steps if step.op == "version"][:1]
    [('§ 45 Nr. 2 Buchst. b AufenthV', '2017-09-01')]
    """

    command: str
    status: str
    asked: Any
    answer: Result
    steps: tuple[Step, ...]
    notes: tuple[Note, ...]
    sources: dict[str, Any]
    data: str
    assumed: tuple[tuple[str, Any], ...] = ()
    turns: tuple[Turn, ...] = ()


def decided(outcome: Any) -> Any:
    """What decides of an answer: of a fee its amounts, by whichever provision, of all else the result; of an error its reason."""
    if isinstance(outcome, HardshipError):
        return outcome.code, outcome.field
    if isinstance(outcome.answer, FeeAnswer):
        return outcome.answer.amount, tuple(other.amount for other in outcome.answer.alternatives)
    return outcome.answer


class Trace:
    """Collects the steps, notes and sources of one answer while it is worked out, and the status that follows from them."""

    __slots__ = ("law", "notes", "sources", "status", "steps")
    keeps_steps = keeps_status = True

    def __init__(self, law: Any) -> None:
        self.law = law
        self.steps: list[Step] = []
        self.notes: list[Note] = []
        self.sources: dict[str, Any] = {}
        self.status = CALCULATED

    def step(self, op: str, *, source: str | None = None, weigh: bool = True, **what: Any) -> str:
        """Record a step and return its id, for later steps to name in ``uses``; ``weigh`` as in :meth:`cite`."""
        step_id = f"s{len(self.steps) + 1}"
        self.steps.append(Step(step_id, op, source=source, **what))
        if source is not None:
            self.cite(source, weigh=weigh)
        return step_id

    @property
    def last(self) -> str:
        """The id of the step recorded last; empty where there is none."""
        return self.steps[-1].id if self.steps else ""

    def cite(self, source: str, *, weigh: bool = True) -> None:
        """Name a source beside the answer; a weak one that the answer rests on (``weigh``) makes it one to review."""
        self.sources[source] = self.law.source(source)
        if weigh:
            self.weigh(source)

    def weigh(self, source: str) -> None:
        """Let the status follow from a source that the answer rests on."""
        if self.law.sources[source]["checked"]["result"] in UNCERTAIN:
            self.raise_status(REVIEW)

    def note(self, code: str, level: str = "hint", basis: str | None = None, **params: Any) -> None:
        """Add a remark, once."""
        note = Note(code, level, basis, tuple(params.items()))
        if note not in self.notes:
            self.notes.append(note)

    def restart(self) -> None:
        """Forget everything, as before the first step."""
        self.steps.clear()
        self.notes.clear()
        self.sources.clear()
        self.status = CALCULATED

    def raise_status(self, status: str) -> None:
        """Make the status at least this grave; it never becomes lighter."""
        if STATUSES.index(status) > STATUSES.index(self.status):
            self.status = status

    def close(self, command: str, case: Any, answer: Any) -> Answer:
        """The finished answer."""
        if self.keeps_steps:
            self.notes[:0] = self.law.remarks
        return Answer(
            command, self.status, case, answer, tuple(self.steps), tuple(self.notes), self.sources, self.law.digest
        )


class Gist(Trace):
    """A trace that keeps what follows from the steps, the status and the notes, but neither steps nor sources.

    For what is worked out beside an answer, and for registers: there most of the work would be to record what nobody reads.
    """

    __slots__ = ()
    keeps_steps = False

    def step(self, op: str, *, source: str | None = None, weigh: bool = True, **what: Any) -> str:  # noqa: ARG002 - as above
        """Weigh the source of a step; there is no id that a later one could name."""
        if weigh and source is not None:
            self.weigh(source)
        return ""

    def cite(self, source: str, *, weigh: bool = True) -> None:
        """Weigh a source."""
        if weigh:
            self.weigh(source)


DAY_IN_FUTURE = "day_in_future"


def with_future_days(answer: Answer, today: date, case: Any = None) -> Answer:
    """The answer with a caution where a day on which something happened lies after ``today``; the law knows no clock.

    ``case`` holds the facts as given, where the answer was asked with more than those.
    """
    days = future_days(case or answer.asked, today)
    note = Note(DAY_IN_FUTURE, "warning", None, (("facts", days), ("today", today)))
    return answer._replace(notes=(note, *answer.notes)) if days else answer


def money(cents: int) -> Decimal:
    """Euro as a decimal with two places, from whole cents."""
    if (found := _EURO.get(cents)) is None:
        if len(_EURO) >= _MOST:
            _EURO.clear()
        found = _EURO[cents] = Decimal(cents).scaleb(-2)
    return found


_EURO: dict[int, Decimal] = {}  # the amounts of a tariff are few, and a register asks for each thousands of times
_MOST = 1_000
