"""One decision held against the law: what its notice says or somebody noted, what is right, what follows from the difference."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from hardship_cli.answer import (
    CALCULATED,
    Alternative,
    Answer,
    AuditAnswer,
    Difference,
    Note,
    Step,
    Unchecked,
    gravest,
)
from hardship_cli.asking import ask_one, taken
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.law.appeal_periods import NAMED_OTHER, YEAR
from hardship_cli.law.delivered import FEE_NOTICE, OBJECTION_NOTICE
from hardship_cli.law.permit_notes import REQUESTED
from hardship_cli.questions import NOT_GRANTED, QUESTIONS
from hardship_cli.recorded import (
    ASKED_LENGTH,
    EXCLUDED,
    FACTS_RECORDED,
    GRANTED_UNTIL,
    INSTRUCTED,
    NO_REMEDY,
    detail_of,
    excluded,
    reason_of,
)
from hardship_cli.schedule.load import Law


class Decision(NamedTuple):
    """The facts of a decision, and what was recorded of it by the names of :data:`FACTS_RECORDED`."""

    case: Case
    recorded: Mapping[str, Any]

    def given(self) -> dict[str, Any]:
        """All facts that were given."""
        return {**self.case.given(), **self.recorded}


def audit(decision: Decision, law: Law, today: date, given: Collection[str] = ()) -> Answer[AuditAnswer]:
    """What was recorded of a decision, held against what the law gives on its own days; ``given`` as in :func:`asking.answers`.

    The remedy is asked of the Land's law, whatever the notice names. Raises :class:`Unanswerable` of the first question where
    nothing could be checked at all, and :class:`InputError` ``nothing_recorded`` where nothing is to be checked.
    """
    if not decision.recorded:
        raise InputError("nothing_recorded", None, accepted=", ".join(FACTS_RECORDED))
    for name, (fact, value) in EXCLUDED.items():
        if name in decision.recorded and getattr(decision.case, fact) == value:
            raise excluded(name, decision.recorded[name])
    # The remedy of the notice would lead the answer that the notice is held against: the law alone is asked.
    says = decision.recorded.get("recorded_remedy", decision.case.remedy)
    check = _Check(_as_granted(decision), says, law, today, given)
    for name, value in decision.recorded.items():
        what, compare = _COMPARED[name]
        try:
            found = compare(check, value)
        except Unanswerable as error:
            check.failed[what] = error
            continue
        except InputError as error:
            if error.field == ASKED_LENGTH[-1] and decision.case.until is None:
                error.field = GRANTED_UNTIL
            raise
        if found is None:
            check.same.append(what)
        else:
            check.differences.append(found)
    if check.failed and not check.same and not check.differences:
        raise next(iter(check.failed.values()))
    return check.answer(decision)


def _as_granted(decision: Decision) -> Case:
    """The case, with the length that was granted where it names none: the fee goes by that, and the limits of the law hold."""
    case, end = decision.case, decision.recorded.get(GRANTED_UNTIL)
    is_asked = any(getattr(case, fact) is not None for fact in ASKED_LENGTH)
    return case if end is None or is_asked or case.outcome != Case().outcome else case._replace(until=end)


class Window(NamedTuple):
    """How long a remedy is open by one notice, as the remedy's own answer says it.

    ``safe`` is the last day by a correct instruction, ``until`` that of the year where the instruction is missing or wrong
    (§ 58 Abs. 2 VwGO; ``None`` where not even the year limits it), else the same day. ``final_from`` is the first day on which
    nothing can be filed by any reading; ``basis`` the provision of the year, where one runs; ``others`` are the other readings.
    """

    remedy: str | None
    safe: date | None
    until: date | None
    final_from: date | None = None
    basis: str | None = None
    others: tuple[Any, ...] = ()

    @property
    def is_longer(self) -> bool:
        """Whether it is open beyond the safe day because of the instruction."""
        return self.until != self.safe


def window(case: Case, says: str | None, law: Law, today: date) -> Window:
    """How long the remedy against a document is open where its notice names the remedy ``says``; raises what it raises.

    Seen from nothing filed: what was filed says nothing on until when something can be filed.
    """
    case = case._replace(remedy=None, filed=None)
    by_law = ask_one("appeal", case, law, today)
    found = by_law.answer
    right, safe, until, basis = found.remedy, found.last_day, found.last_day, None
    if case.instruction != INSTRUCTED["instruction"]:
        safe = ask_one("appeal", case._replace(**INSTRUCTED), law, today).answer.last_day
        basis = _year_basis(by_law)
    if says not in (None, right, NO_REMEDY) and basis is None and safe is not None:
        # A wrong remedy makes the whole instruction wrong, and a year takes the place of the month (§ 58 Abs. 2 VwGO).
        found = ask_one("appeal", case._replace(remedy=says), law, today).answer
        year = next((other for other in found.alternatives if other.because == NAMED_OTHER), None)
        # What by another reading is the right remedy makes the instruction wrong by one reading alone.
        if year is not None and all(other.remedy != says for other in by_law.answer.alternatives):
            until, basis = year.day, year.basis
    if says == NO_REMEDY and right != NO_REMEDY and safe is not None:
        found = ask_one("appeal", case._replace(remedy=says, **INSTRUCTED), law, today).answer
        until, basis = None, next(other.basis for other in found.alternatives if other.day is None)
    return Window(right, safe, until, found.final_from, basis, found.alternatives)


def against_fee(case: Case) -> Case:
    """The case of the fee alone: it can be attacked on its own (§ 20 BGebG), with the remedy against a notice of a fee.

    What an objection notice sets first is open to the action at once, as the notice itself (§ 68 Abs. 1 S. 2 Nr. 2 VwGO).
    """
    return case if case.document == OBJECTION_NOTICE else case._replace(document=FEE_NOTICE)


class _Check:
    """The answers of one decision, each asked for once, and what they were compared with."""

    def __init__(self, case: Case, says: str | None, law: Law, today: date, given: Collection[str]) -> None:
        self.case, self.law, self.today, self.given = case._replace(remedy=None), law, today, given
        self.says = says
        self.answers: dict[str, Answer] = {}
        self.differences: list[Difference] = []
        self.same: list[str] = []
        self.failed: dict[str, Unanswerable] = {}

    def ask(self, name: str) -> Answer:
        if name not in self.answers:
            case, law, today = self.case, self.law, self.today
            if QUESTIONS[name].not_raised(case) is not None:
                raise Unanswerable("audit_not_raised")
            self.answers[name] = taken(name, ask_one(name, case, law, today), case, law, today, None, self.given)
        return self.answers[name]

    def fee(self, recorded: Decimal) -> Difference | None:
        """The fee: too high it can be contested by itself, by the Land's remedy against a fee."""
        answer = self.ask("fee")
        right = answer.answer.amount
        if recorded == right:
            return None
        basis = "; ".join(dict.fromkeys(str(item.basis) for item in answer.answer.items))
        found = Difference("fee", recorded, right, "fee_too_low", basis)
        # What another reading of a disputed point gives is no mistake of the authority, and is not called one.
        reading = next((other for other in answer.answer.alternatives if other.amount == recorded), None)
        if reading is not None:
            return _by_reading(found, reading)
        found = found._replace(because=reason_of(int(recorded.scaleb(2)), detail_of(answer), self.law))
        if recorded < right:
            return found
        try:
            # The remedy against a fee need not be that against the decision that it came with.
            open_ = window(against_fee(self.case), self.says, self.law, self.today)
        except HardshipError:
            return found._replace(follows="fee_too_high")
        if open_.safe is None:
            return found._replace(follows="fee_too_high", remedy=open_.remedy)
        return _open(found._replace(follows="fee_too_high_until", remedy=open_.remedy), open_)

    def remedy(self, recorded: str) -> Difference | None:
        """The remedy: a wrong one in the instruction opens the year, a written "none" leaves no limit at all."""
        answer = self.ask("appeal")
        found = answer.answer
        right = found.remedy
        if right is None:
            raise Unanswerable("audit_remedy_unread")
        if recorded == right:
            return None
        basis = next((step.basis for step in answer.steps if step.basis and str(step.rule).startswith("remedy")), None)
        differs = Difference("remedy", recorded, right, "remedy_wrong", basis, remedy=right)
        reading = next((other for other in found.alternatives if other.remedy == recorded), None)
        if reading is not None:
            return _by_reading(differs._replace(remedy=None), reading)
        if right == NO_REMEDY:
            return differs._replace(follows="remedy_not_opened")
        denied = recorded == NO_REMEDY
        open_ = window(self.case, recorded, self.law, self.today)
        if not open_.is_longer:
            return differs._replace(follows="remedy_denied_no_period" if denied else "remedy_wrong_no_period")
        return _open(differs._replace(follows="remedy_denied") if denied else differs, open_)

    def last_day(self, recorded: date) -> Difference | None:
        """The last day: a wrong one that somebody noted opens nothing."""
        found = self.ask("appeal")
        right = found.answer.last_day
        if recorded == right:
            return None
        differs = Difference("last_day", recorded, right, "no_period", _basis_of_end(found), safe=right)
        if right is None:
            reading = next((other for other in found.answer.alternatives if other.day == recorded), None)
            return differs if reading is None else _by_reading(differs, reading)
        open_ = window(self.case, self.says, self.law, self.today)
        reading = next((other for other in (*found.answer.alternatives, *open_.others) if other.day == recorded), None)
        if reading is not None:
            until = open_.until if reading.because == NAMED_OTHER else None
            return _by_reading(differs._replace(safe=open_.safe, until=until, final_from=open_.final_from), reading)
        if open_.is_longer and recorded == open_.safe:
            # Nobody knows before a court has said so that the instruction is wrong: who noted the month noted the safe day.
            basis = _basis_of_end(ask_one("appeal", self.case._replace(**INSTRUCTED), self.law, self.today))
            return _open(differs._replace(follows="safe_day"), open_)._replace(follows_basis=basis)
        late = recorded > right
        return _open(differs._replace(follows="last_day_too_late" if late else "last_day_too_early"), open_)

    def valid_until(self, recorded: date) -> Difference | None:
        """The last day of the permit: beyond the limit the law gives none, below it less was granted than could be."""
        if QUESTIONS["permit"].not_raised(self.case) == NOT_GRANTED:
            return Difference("valid_until", recorded, None, "nothing_granted", because=self.case.outcome)
        found = self.ask("permit")
        right, cap = found.answer.valid_until, found.answer.capped_by
        if recorded == right:
            return None
        limits = [step for step in found.steps if step.op == "limit"]
        basis = next((step.basis for step in limits if step.rule == cap), None)
        differs = Difference("valid_until", recorded, right, "valid_shorter", basis, because=cap)
        reading = next((other for other in found.answer.alternatives if other.day == recorded), None)
        if reading is not None:
            return _by_reading(differs, reading)
        if cap != REQUESTED:
            return differs._replace(follows="valid_too_long") if recorded > right else differs
        # What was asked for is no limit of the law: another one may lie beyond it, and what was granted beyond that, too.
        legal = min((step for step in limits if step.rule != REQUESTED), key=lambda step: step.value, default=None)
        if legal is not None and recorded > legal.value:
            return differs._replace(follows="valid_too_long", because=legal.rule, follows_basis=legal.basis)
        return differs._replace(follows="valid_beyond_request" if recorded > right else "valid_below_request")

    def answer(self, decision: Decision) -> Answer[AuditAnswer]:
        """All of it, with the steps, notes and sources of the answers behind it; steps carry their question (``fee.s3``)."""
        found = AuditAnswer(
            tuple(self.differences),
            tuple(self.same),
            tuple(Unchecked(what, error.code, error.field) for what, error in self.failed.items()),
        )
        answers = self.answers.values()
        steps = [_named(question, step) for question, answer in self.answers.items() for step in answer.steps]
        notes = dict.fromkeys(note for answer in answers for note in answer.notes)
        if self.case.until is not None and decision.case.until is None:
            notes |= {Note("length_as_granted", "hint", None, (("until", self.case.until),)): None}
        sources = {key: source for answer in answers for key, source in answer.sources.items()}
        assumed = tuple(dict.fromkeys(fact for answer in answers for fact in answer.assumed))
        # That nothing was granted needs no answer.
        status = gravest(*(answer.status for answer in answers)) if answers else CALCULATED
        return Answer("audit", status, decision, found, tuple(steps), tuple(notes), sources, self.law.digest, assumed)


# By what was recorded: what it is called in the answer, and how it is compared.
_COMPARED: Mapping[str, tuple[str, Callable[[_Check, Any], Difference | None]]] = {
    "recorded_fee_eur": ("fee", _Check.fee),
    "recorded_remedy": ("remedy", _Check.remedy),
    "recorded_last_day": ("last_day", _Check.last_day),
    "recorded_valid_until": ("valid_until", _Check.valid_until),
}


def _open(difference: Difference, open_: Window) -> Difference:
    """A difference with the days until which something is open by it: the safe one is named where it is not the last."""
    safe = open_.safe if open_.is_longer else None
    return difference._replace(until=open_.until, safe=safe, final_from=open_.final_from, follows_basis=open_.basis)


def _year_basis(answer: Answer) -> str | None:
    """The provision of the year for a missing or wrong instruction."""
    return next((step.basis for step in answer.steps if step.rule == YEAR), None)


def _by_reading(difference: Difference, reading: Alternative) -> Difference:
    """A difference whose recorded value is that of another reading."""
    # Without a reading of its own it is a fact that is open, and no law that is disputed.
    follows = "open_fact" if reading.reading is None else "other_reading"
    return difference._replace(follows=follows, because=reading.because, follows_basis=reading.basis)


def _basis_of_end(answer: Answer) -> str | None:
    """The provisions of the last day of a remedy: that of its period, and of the move where it moved."""
    ends = [step for step in answer.steps if step.op in ("raw_end", "last_day")]
    return "; ".join(dict.fromkeys(step.basis for step in ends if step.basis)) or None


def _named(question: str, step: Step) -> Step:
    return step._replace(id=f"{question}.{step.id}", uses=tuple(f"{question}.{used}" for used in step.uses))
