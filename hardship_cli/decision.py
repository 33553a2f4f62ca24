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
    Step,
    Unchecked,
    gravest,
)
from hardship_cli.asking import ask_one, taken
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.law.permit_notes import REQUESTED
from hardship_cli.questions import NOT_GRANTED, QUESTIONS
from hardship_cli.recorded import EXCLUDED, FACTS_RECORDED, INSTRUCTED, NO_REMEDY, detail_of, excluded, reason_of
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
    check = _Check(decision.case._replace(remedy=None), law, today, given)
    for name, value in decision.recorded.items():
        what, compare = _COMPARED[name]
        try:
            found = compare(check, value)
        except Unanswerable as error:
            check.failed[what] = error
            continue
        if found is None:
            check.same.append(what)
        else:
            check.differences.append(found)
    if check.failed and not check.same and not check.differences:
        raise next(iter(check.failed.values()))
    return check.answer(decision)


class _Check:
    """The answers of one decision, each asked for once, and what they were compared with."""

    def __init__(self, case: Case, law: Law, today: date, given: Collection[str]) -> None:
        self.case, self.law, self.today, self.given = case, law, today, given
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
            # A fee can be attacked on its own (§ 20 BGebG), and the remedy against it need not be that against the decision
            # that it came with.
            against = ask_one("appeal", self.case._replace(document="fee-notice"), self.law, self.today).answer
        except HardshipError:
            return found._replace(follows="fee_too_high")
        follows = "fee_too_high" if against.last_day is None else "fee_too_high_until"
        return found._replace(follows=follows, until=against.last_day, remedy=against.remedy)

    def remedy(self, recorded: str) -> Difference | None:
        """The remedy: a wrong one in the instruction opens the year, a written "none" leaves no limit at all."""
        answer = self.ask("appeal")
        found = answer.answer
        right = found.remedy
        if recorded == right:
            return None
        basis = next((step.basis for step in answer.steps if step.basis and str(step.rule).startswith("remedy")), None)
        differs = Difference("remedy", recorded, right, "remedy_wrong", basis)
        reading = next((other for other in found.alternatives if other.remedy == recorded), None)
        if reading is not None:
            return _by_reading(differs, reading)
        # A wrong remedy makes the whole instruction wrong, and a year takes the place of the month (§ 58 Abs. 2 VwGO).
        wrong = ask_one("appeal", self.case._replace(instruction="wrong"), self.law, self.today)
        year = next((step.basis for step in wrong.steps if step.rule == "missing_instruction_period"), None)
        differs = differs._replace(safe=found.last_day, remedy=right, follows_basis=year)
        if recorded == NO_REMEDY:
            return differs._replace(follows="remedy_denied")
        return differs._replace(until=wrong.answer.last_day)

    def last_day(self, recorded: date) -> Difference | None:
        """The last day: a wrong one that somebody noted opens nothing."""
        found = self.ask("appeal")
        right = found.answer.last_day
        if recorded == right:
            return None
        differs = Difference("last_day", recorded, right, "no_period", _basis_of_end(found), safe=right)
        reading = next((other for other in found.answer.alternatives if other.day == recorded), None)
        if reading is not None:
            return _by_reading(differs, reading)
        if right is None:
            return differs
        if found.answer.one_year_until is not None and recorded == (ordinary := self._ordinary_end()).answer.last_day:
            # Nobody knows before a court has said so that the instruction is wrong: who noted the month noted the safe day.
            return differs._replace(
                follows="safe_day", until=right, safe=recorded, follows_basis=_basis_of_end(ordinary)
            )
        return differs._replace(
            follows="last_day_too_late" if recorded > right else "last_day_too_early", until=right, safe=None
        )

    def _ordinary_end(self) -> Answer:
        return ask_one("appeal", self.case._replace(**INSTRUCTED), self.law, self.today)

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
