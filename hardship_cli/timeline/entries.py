"""The entries of a timeline, out of the facts of a case and the answers about it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from hardship_cli.answer import CALCULATED, DISPUTED, REVIEW, UNCERTAIN, Answer, Step, gravest
from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.law import courts
from hardship_cli.law.appeals import PERIOD_RULES
from hardship_cli.law.delivered import is_withdrawn, names_decision, sets_fee
from hardship_cli.law.fiction_facts import IN_TIME, STAY_IN_TIME, holds_title
from hardship_cli.law.fiction_notes import ENDED_SOME_DAY
from hardship_cli.law.filing import ELSEWHERE
from hardship_cli.law.permit_notes import REQUESTED
from hardship_cli.law.remedies import ACTION
from hardship_cli.schedule.load import Law
from hardship_cli.timeline.alerts import ordinary_end
from hardship_cli.timeline.birthdays import birthdays
from hardship_cli.timeline.each import OF_ALL, OF_EACH, is_worth_telling
from hardship_cli.timeline.model import (
    DONE,
    FACT,
    LATE,
    PASSED,
    WHAT,
    Entry,
    Other,
    Rest,
    by_day,
    done_by,
    state_of,
    when_of,
)

# The rule of each remedy's period, and of that for its reasons.
PERIODS = {**PERIOD_RULES, **courts.PERIODS}
REASONS = courts.REASONS

# The days of each of several persons that are told while something can be done by them.
_LASTS = (
    *("notified", "remedy_safe", "remedy_due", "reasons_due", "reinstatement_due", "reinstatement_ends"),
    *("departure_ends", "departure_anew"),
)

# Days of the case that stand in the timeline as they are. The birth date is left out: it is no day of the procedure.
_FACTS = {
    **{
        name: name
        for name in (
            "lawful_since",
            "began",
            "applied",
            "continuation_ordered",
            "decided",
            "posted",
            "received",
            "notified",
            "filed",
            "enforceable_from",
            "suspended",
            "enforceable_again",
            "obstacle_gone",
            "paid",
        )
    },
    "permit_until": "title_ends",
    "purpose_until": "purpose_ends",
    "passport_until": "passport_ends",
}


class Entries:
    """Collects the entries of a report."""

    __slots__ = ("answers", "bill", "case", "done", "each", "found", "law", "today")

    def __init__(  # noqa: PLR0917 - what a report is made of
        self,
        case: Case,
        law: Law,
        today: date,
        answers: dict[str, Answer],
        bill: Bill | None = None,
        each: Mapping[str, Answer] = MappingProxyType({}),
    ) -> None:
        self.case = case
        self.done = done_by(case, today)
        self.bill = bill
        self.law = law
        self.today = today
        self.answers = answers
        self.found: dict[str, Entry] = {}
        self.each = each  # what was found of each of several persons

    def all(self) -> tuple[Entry, ...]:
        """All entries in order of days."""
        for fact, usual in _FACTS.items():
            day, what = getattr(self.case, fact), usual
            if fact == "permit_until" and not holds_title(self.case):
                what = "lawful_stay_ends"
            if isinstance(day, date):
                self._add(what, day, (Rest(fact),), kind=FACT if what == fact else None)
        of = {
            "fee": self._of_fee,
            "permit": self._of_permit,
            "fiction": self._of_fiction,
            "appeal": self._of_appeal,
            "departure": self._of_departure,
        }
        for question, answer in self.answers.items():
            if question in of:
                of[question](answer.answer)
        for question, answer in self.each.items():
            self._of_each(question, answer)
        if "permit" not in {**self.answers, **self.each}:
            # What was asked for, where no answer says what becomes of it.
            for fact in ("start", "until"):
                if getattr(self.case, fact) is not None:
                    self._add(fact, getattr(self.case, fact), (Rest(fact),))
        return by_day(list(self.found.values()))

    def _of_each(self, question: str, answer: Answer) -> None:
        """The days that hold for each of several persons, though the question itself is asked of one person alone.

        The day of notification is one for all of them, as is that of their one fee; so are days that were given.
        """
        fees = {"fee": self.answers["fee"]} if "fee" in self.answers else {}
        is_open = is_worth_telling(question, answer, self.today)
        for entry in Entries(self.case, self.law, self.today, {**fees, question: answer}).all():
            if entry.what == "fee_due" and not self._is_set_at_once():
                continue
            if (
                entry.what in OF_EACH[question]
                and entry.what not in self.found
                and (is_open or entry.what not in _LASTS)
            ):
                each = () if entry.what in OF_ALL else (("each", True),)
                self.found[entry.what] = entry._replace(params=(*entry.params, *each))

    def _add(self, what: str, day: date, rests_on: tuple[Rest, ...], **more: Any) -> None:
        kind = more.pop("kind", None) or WHAT[what]
        if "state" not in more:
            state = state_of(kind, day, self.today)
            # What hangs on a permit that nobody has cannot be missed.
            more["state"] = None if state == PASSED and more.get("params", {}).get("expected") else state
        statuses = [self.status(rest.question, what) for rest in rests_on if rest.question is not None]
        status = gravest(*statuses, more.pop("status", CALCULATED))
        params = tuple((name, value) for name, value in more.pop("params", {}).items() if value is not None)
        when = when_of(day, self.today)
        self.found[what] = Entry(day, what, kind, when, rests_on, status=status, params=params, **more)

    def status(self, question: str, what: str) -> str:
        """The status of a day that rests on an answer; where only the choice of the remedy is disputed, its days are not."""
        answer = self.answers[question]
        if question != "appeal" or what == "remedy_due" or answer.status != DISPUTED:
            return answer.status
        own = (answer.answer.last_day, answer.answer.notified)
        if answer.answer.notified is None or any(
            (other.day, other.notified) != own for other in answer.answer.alternatives
        ):
            return answer.status
        steps = [
            step for step in answer.steps if step.source is not None and not (step.rule or "").startswith("remedy")
        ]
        weak = any(self._is_weak(step) for step in steps if step.op != "beside")
        return REVIEW if weak or any(note.code == "past_review" for note in answer.notes) else CALCULATED

    def _is_weak(self, step: Step) -> bool:
        return step.source is not None and self.law.source(step.source)["checked"]["result"] in UNCERTAIN

    def _step(self, question: str, **wanted: Any) -> Step | None:
        """The first step of an answer that has all the wanted values."""
        for step in self.answers[question].steps:
            if all(getattr(step, name) == value for name, value in wanted.items()):
                return step
        return None

    def _rest(self, question: str, *steps: Step | None) -> tuple[Rest, ...]:
        return (Rest(question=question, steps=tuple(step.id for step in steps if step is not None)),)

    def _basis(self, question: str, step: Step | None) -> str | None:
        """The provision of a step, else that of a step which it uses."""
        if step is None or step.basis is not None:
            return None if step is None else step.basis
        used = [other for other in self.answers[question].steps if other.id in step.uses]
        return next((basis for basis in (self._basis(question, other) for other in used) if basis), None)

    def _simple(self, question: str, what: str, day: date | None, step: Step | None, **more: Any) -> None:
        """An entry that rests on one step of one answer."""
        if day is not None:
            more.setdefault("basis", self._basis(question, step))
            self._add(what, day, self._rest(question, step), **more)

    def _further_day(self, what: str, day: date | None, rule: str, **more: Any) -> None:
        """A day beside the remedy's last day; its source counts for it, though not for the last day."""
        if day is None:
            return
        step = self._step("appeal", op="beside", rule=rule)
        if step is not None and self._is_weak(step):
            more["status"] = REVIEW
        elsewhere = [note for note in self.answers["appeal"].notes if note.code in ELSEWHERE]
        by_place = [(note.code.partition("_")[0], dict(note.params)) for note in elsewhere]
        others = [Other(at["day"], why, None, at["where"]) for why, at in by_place if at["rule"] == rule]
        self._simple("appeal", what, day, step, others=tuple(others), **more)

    def _of_fee(self, _answer: Any) -> None:
        """The birthday from which on another amount is due; the fee's own day comes with the remedy's answer."""
        rest = self._rest("fee", self._step("fee", op="sum"))
        for turn in birthdays(self.case if self.bill is None else self.bill, self.law, self.today):
            params = {"age": turn.age, "before": turn.before, "amount": turn.amount, "person": turn.person}
            if turn.before == turn.amount and turn.others:
                params["other"] = turn.others[0].amount
            others = tuple(
                Other(turn.day, other.because, other.basis, other.reading, amount=other.amount) for other in turn.others
            )
            if "age_turns" not in self.found:  # the next one: an entry of each kind is there once
                more = {"status": turn.status, "params": params, "others": others}
                self._add("age_turns", turn.day, rest, basis=turn.basis, **more)

        birthday = self.found.get("age_turns")
        for point in self.answers["fee"].turns:
            before, amount = point.before.get("amount"), point.answer.get("amount")
            if point.from_ <= self.today or None in (before, amount) or (birthday and birthday.day == point.from_):
                continue
            if before == amount:
                continue  # only what another reading gives turns; the lines on the fee tell it
            rules = self.law.fees
            basis = rules.rule(point.because).basis if rules.has_rule(point.because) else None
            self._add("fee_turns", point.from_, rest, basis=basis, params={"before": before, "amount": amount})

    def _of_permit(self, answer: Any) -> None:
        limit = self._step("permit", op="limit", rule=answer.capped_by)
        others = tuple(
            Other(other.day, other.because, other.basis, other.reading)
            for other in answer.alternatives
            if other.day is not None
        )
        # While nothing is decided these are the days that the permit would have.
        expected = True if self._is_pending() else None
        begin = self._step("permit", op="first_day")
        self._simple("permit", "permit_begins", answer.valid_from, begin, params={"expected": expected})
        # Without a length that was asked for or granted the last day is only the latest possible one, and no deadline rests on it.
        longest = True if self._step("permit", op="limit", rule=REQUESTED) is None else None
        params = {"capped_by": answer.capped_by, "days": answer.days, "expected": expected, "longest": longest}
        basis = None if limit is None else limit.basis  # a length that was asked for rests on no provision
        self._simple("permit", "permit_ends", answer.valid_until, limit, basis=basis, params=params, others=others)
        if not longest:
            basis = self.law.deadlines.rule("fiction_title_in_time").basis
            due = answer.last_day_to_apply
            # Who applies by the last day of all readings is in time; that it could be a later one needs nobody to know.
            earlier = tuple([other for other in others if other.day < due])
            params = {"expected": expected}
            self._simple("permit", "extension_due", due, limit, basis=basis, params=params, others=earlier)
        self._simple("permit", "settlement_from", answer.settlement_from, self._step("permit", op="settlement"))

    def _is_pending(self) -> bool:
        """Whether no fact shows a decision, nor a permit that runs already (its first day, with no application before it)."""
        return not names_decision(self.case) and (self.case.applied is not None or self.case.start is None)

    def _of_fiction(self, answer: Any) -> None:
        params = {"effect": answer.effect}
        begin, end = (self._step("fiction", op=op) for op in ("effect_begin", "effect_end"))
        ended = any(note.code in ENDED_SOME_DAY for note in self.answers["fiction"].notes)
        if not (ended and answer.from_ is not None and answer.from_ > self.today):  # what has ended begins no more
            self._simple("fiction", "fiction_begins", answer.from_, begin, params=params)
        ends = tuple(
            Other(other.until, other.because, other.basis, other.reading)
            for other in answer.alternatives
            if other.until not in (None, answer.until)
        )
        if answer.until is not None:
            rest = self._rest("fiction", end, self._step("fiction", op="notified"))
            self._add("fiction_ends", answer.until, rest, basis=self._basis("fiction", end), others=ends, params=params)
        if answer.last_day_to_apply is None:
            return
        titled = holds_title(self.case)
        versions = [step for step in self.answers["fiction"].steps if step.op == "version" and step.rule is not None]
        by = next((step for step in versions if str(step.rule).startswith("fiction_")), None)
        # An application that was withdrawn keeps nothing either, as long as another one can come in time.
        undone = is_withdrawn(self.case) and answer.last_day_to_apply >= self.today
        is_open = answer.in_time is None or self.done.applied is None or undone
        done = None if is_open else DONE if answer.in_time else LATE
        more: dict[str, Any] = {} if done is None else {"state": done}
        others = tuple(
            Other(other.last_day_to_apply, other.because, other.basis, other.reading)
            for other in answer.alternatives
            if other.last_day_to_apply not in (None, answer.last_day_to_apply)
        )
        stay = not titled and isinstance(self.case.permit_until, date)
        rule = IN_TIME if titled else STAY_IN_TIME if stay else "child_born"
        basis = self.law.deadlines.rule(rule).basis
        more["params"] = {"child": None if titled or stay else True, "stay": True if stay else None}
        self._simple("fiction", "apply_by", answer.last_day_to_apply, by, basis=basis, others=others, **more)

    def _of_appeal(self, answer: Any) -> None:
        notified = self._step("appeal", op="notified")
        others = tuple(
            dict.fromkeys(
                Other(other.notified, other.because, other.basis, other.reading)
                for other in answer.alternatives
                if other.notified not in (None, answer.notified)
            )
        )
        if self.case.notified is None:
            self._simple("appeal", "notified", answer.notified, notified, others=others)
        raw, last = (self._step("appeal", op=op) for op in ("raw_end", "last_day"))
        params = {"remedy": answer.remedy or "unread", "period": answer.period}
        if answer.raw_end != answer.last_day:
            self._simple("appeal", "remedy_raw_end", answer.raw_end, raw, params=params)
        ends = tuple(
            Other(other.day, other.because, other.basis, other.reading, other.remedy)
            for other in answer.alternatives
            if other.day is not None and other.work_until is None  # which has the same last day
        )
        is_open = answer.filed_in_time is None or self.done.filed is None
        done = None if is_open else DONE if answer.filed_in_time else LATE
        state: dict[str, Any] = {} if done is None else {"state": done}
        if answer.last_day is not None:
            year = True if answer.one_year_until is not None else None
            rest = self._rest("appeal", *(step for step in (raw, last) if step is not None))
            basis = self._basis("appeal", raw)
            params = {**params, "year": year, "rolled": len(answer.rolled) or None}
            self._add("remedy_due", answer.last_day, rest, basis=basis, params=params, others=ends, **state)
            if year:
                self._remedy_safe(self._rest("appeal", notified), params["remedy"])
        self._further_day("reasons_due", answer.reasons_last_day, REASONS.get(answer.remedy, ""), params=params)
        self._further_day("reinstatement_due", answer.reinstatement_last_day, "reinstatement_period")
        self._further_day("reinstatement_ends", answer.reinstatement_until, "reinstatement_cap")
        self._further_day("inaction_from", answer.inaction_from, "inaction_waiting")
        if "permit" not in self.answers or self._is_pending():
            # Where a permit was granted, its own rules on work hold.
            self._further_day("work_ends", answer.work_until, "work_continues_until_period_end")
        self._fee_due(answer)

    def _of_departure(self, answer: Any) -> None:
        """The days of the time for departure; where it runs anew, the day that was set at first is no day any more."""
        anew = self._step("departure", op="departure_anew")
        self._simple(
            "departure", "departure_anew", answer.restarts_on, anew or self._step("departure", op="interrupted")
        )
        ends = anew or self._step("departure", op="departure_named") or self._step("departure", op="departure_end")
        # Another day of notification that nobody knows is told with the question, and stands on no day.
        others = tuple(
            Other(other.day, other.because, other.basis, other.reading)
            for other in answer.alternatives
            if other.day is not None
        )
        # As of other last days, the provision is the one that has a time set, not the one that counts it.
        basis = self.law.deadlines.rule("departure_max").basis
        self._simple("departure", "departure_ends", answer.last_day, ends, others=others, basis=basis)

    def _remedy_safe(self, rest: tuple[Rest, ...], remedy: str) -> None:
        """The end of the ordinary period, where the year for a missing or wrong instruction is taken to run.

        It is the day to act: whether the instruction is wrong is for the court to say. Once it is over it says nothing more.
        """
        day, filed = ordinary_end(self.case, self.law), self.done.filed
        if day is None or (filed or self.today) > day:
            return
        state = {} if filed is None else {"state": DONE}
        period = self.law.deadlines.rule(PERIODS.get(remedy, PERIODS[ACTION]))
        self._add("remedy_safe", day, rest, basis=period.basis, params={"remedy": remedy}, **state)

    def _is_set_at_once(self) -> bool:
        """Whether one paper sets the fees of all acts: beside an objection no day is that of a whole bill."""
        return self.bill is None or all(sets_fee(line.case) for line in self.bill.lines())

    def _fee_due(self, answer: Any) -> None:
        """The fee's day, unless the answer to the fee's question says that there is nothing to pay."""
        fees = self.answers.get("fee")
        due = answer.fee_due
        if due is None or not self._is_set_at_once() or (fees is not None and not fees.answer.amount):
            return
        amount = None if fees is None else fees.answer.amount
        paid = self.done.paid
        state: dict[str, Any] = {} if paid is None else {"state": DONE if paid <= due else LATE}
        self._further_day("fee_due", due, "fee_due", params={"amount": amount}, **state)
        if fees is not None:
            total = self._rest("fee", self._step("fee", op="sum"))
            entry = self.found["fee_due"]
            status = gravest(entry.status, fees.status)
            self.found["fee_due"] = entry._replace(rests_on=(*entry.rests_on, *total), status=status)
