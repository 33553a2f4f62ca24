"""One decision held against the law: what its notice says or somebody noted, what is right, what follows from the difference."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from hardship_cli.answer import Answer, AuditAnswer, Difference, Step, Unchecked, gravest
from hardship_cli.asking import ask_one
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.recorded import FACTS_RECORDED, NO_REMEDY, detail_of, reason_of
from hardship_cli.schedule.load import Law


class Decision(NamedTuple):
    """The facts of a decision, and what was recorded of it by the names of :data:`FACTS_RECORDED`."""

    case: Case
    recorded: Mapping[str, Any]

    def given(self) -> dict[str, Any]:
        """All facts that were given."""
        return {**self.case.given(), **self.recorded}


def audit(decision: Decision, law: Law, today: date) -> Answer[AuditAnswer]:
    """What was recorded of a decision, held against what the law gives on its own days.

    The remedy is asked of the Land's law, whatever the notice names. Raises :class:`Unanswerable` of the first question where
    nothing could be checked at all, and :class:`InputError` ``nothing_recorded`` where nothing is to be checked.
    """
    if not decision.recorded:
        raise InputError("nothing_recorded", None, accepted=", ".join(FACTS_RECORDED))
    # The remedy of the notice would lead the answer that the notice is held against: the law alone is asked.
    check = _Check(decision.case._replace(remedy=None), law, today)
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

    def __init__(self, case: Case, law: Law, today: date) -> None:
        self.case, self.law, self.today = case, law, today
        self.answers: dict[str, Answer] = {}
        self.differences: list[Difference] = []
        self.same: list[str] = []
        self.failed: dict[str, Unanswerable] = {}

    def ask(self, name: str) -> Answer:
        if name not in self.answers:
            self.answers[name] = ask_one(name, self.case, self.law, self.today)
        return self.answers[name]

    def fee(self, recorded: Decimal) -> Difference | None:
        """The fee: too high it can be contested by itself, by the Land's remedy against a fee."""
        answer = self.ask("fee")
        right = answer.answer.amount
        if recorded == right:
            return None
        # What another reading of a disputed point gives is no mistake of the authority, and is not called one.
        reading = next((other for other in answer.answer.alternatives if other.amount == recorded), None)
        basis = "; ".join(dict.fromkeys(str(item.basis) for item in answer.answer.items))
        if reading is not None:
            return Difference("fee", recorded, right, "other_reading", reading.basis or basis, because=reading.because)
        because = reason_of(int(recorded.scaleb(2)), detail_of(answer), self.law)
        if recorded < right:
            return Difference("fee", recorded, right, "fee_too_low", basis, because=because)
        try:
            # A fee can be attacked on its own (§ 20 BGebG), and the remedy against it need not be that against the decision
            # that it came with.
            against = ask_one("appeal", self.case._replace(document="fee-notice"), self.law, self.today).answer
        except HardshipError:
            return Difference("fee", recorded, right, "fee_too_high", basis, because=because)
        follows = "fee_too_high" if against.last_day is None else "fee_too_high_until"
        return Difference(
            "fee", recorded, right, follows, basis, against.last_day, remedy=against.remedy, because=because
        )

    def remedy(self, recorded: str) -> Difference | None:
        """The remedy: a wrong one in the instruction opens the year, a written "none" leaves no limit at all."""
        answer = self.ask("appeal")
        found = answer.answer
        right = found.remedy
        if recorded == right:
            return None
        reading = next((other for other in found.alternatives if other.remedy == recorded), None)
        if reading is not None:
            return Difference("remedy", recorded, right, "other_reading", reading.basis, because=reading.because)
        safe = found.last_day
        # A wrong remedy makes the whole instruction wrong, and a year takes the place of the month (§ 58 Abs. 2 VwGO).
        wrong = ask_one("appeal", self.case._replace(instruction="wrong"), self.law, self.today)
        basis = next((step.basis for step in wrong.steps if step.rule == "missing_instruction_period"), None)
        if recorded == NO_REMEDY:
            return Difference("remedy", recorded, right, "remedy_denied", basis, None, safe, right)
        return Difference("remedy", recorded, right, "remedy_wrong", basis, wrong.answer.last_day, safe, right)

    def last_day(self, recorded: date) -> Difference | None:
        """The last day: a wrong one that somebody noted opens nothing."""
        found = self.ask("appeal")
        right = found.answer.last_day
        if recorded == right:
            return None
        basis = next((step.basis for step in found.steps if step.op == "last_day"), None)
        reading = next((other for other in found.answer.alternatives if other.day == recorded), None)
        if reading is not None:
            return Difference(
                "last_day",
                recorded,
                right,
                "other_reading",
                reading.basis or basis,
                safe=right,
                because=reading.because,
            )
        if right is None:
            return Difference("last_day", recorded, None, "no_period", basis)
        follows = "last_day_too_late" if recorded > right else "last_day_too_early"
        return Difference("last_day", recorded, right, follows, basis, right)

    def valid_until(self, recorded: date) -> Difference | None:
        """The last day of the permit: beyond the limit the law gives none, below it less was granted than could be."""
        found = self.ask("permit")
        right, cap = found.answer.valid_until, found.answer.capped_by
        if recorded == right:
            return None
        basis = next((step.basis for step in found.steps if step.op == "limit" and step.rule == cap), None)
        reading = next((other for other in found.answer.alternatives if other.day == recorded), None)
        if reading is not None:
            return Difference(
                "valid_until", recorded, right, "other_reading", reading.basis or basis, because=reading.because
            )
        follows = "valid_too_long" if recorded > right else "valid_shorter"
        return Difference("valid_until", recorded, right, follows, basis, because=cap)

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
        status = gravest(*(answer.status for answer in answers))
        return Answer("audit", status, decision, found, tuple(steps), tuple(notes), sources, self.law.digest, assumed)


# By what was recorded: what it is called in the answer, and how it is compared.
_COMPARED: Mapping[str, tuple[str, Callable[[_Check, Any], Difference | None]]] = {
    "recorded_fee_eur": ("fee", _Check.fee),
    "recorded_remedy": ("remedy", _Check.remedy),
    "recorded_last_day": ("last_day", _Check.last_day),
    "recorded_valid_until": ("valid_until", _Check.valid_until),
}


def _named(question: str, step: Step) -> Step:
    return step._replace(id=f"{question}.{step.id}", uses=tuple(f"{question}.{used}" for used in step.uses))
