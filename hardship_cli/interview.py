"""A guided interview: which fact to ask for next. Asked is only what can still change an answer, as the engine itself finds.

Before a fact is asked, values that it could have are tried out: where all of them leave every wanted answer as it is, the
question is left out. So no list of "if this, ask that" has to be kept in step with the law.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from hardship_cli.answer import Answer, Gist, decided
from hardship_cli.as_typed import FIRST_YEAR, LAST_YEAR
from hardship_cli.asking import answers, ask_one, taken
from hardship_cli.case import Case, check_case, read_fact
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.facts import BORN, FACTS
from hardship_cli.laender import CODES
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law

# In which order facts are asked, of those that the table of questions names as worth it; one that has no place here comes last.
_USUAL = (
    *("act", "against", "reason", "outcome", "title", "land", "permit_until", "held"),
    *("lawful_stay", "lawful_since", "born_in_germany", "applied"),
    *("continuation_ordered", "start", "months", "until", "purpose_until", "passport_until", "decided"),
    *("delivery", "posted", "received", "notified", "departure_days", "departure_until", "departure_from"),
    *("enforceable_from", "suspended", "enforceable_again", "document", "instruction", "began", "decided_by", "remedy"),
    *("filed", "obstacle_gone", "place", "benefits", "status", "minor", "born", "extras", "held_ground"),
)
_ASKED = {fact for one in QUESTIONS.values() for fact in one.interview}
_ORDER = (*_USUAL, *[fact for fact in FACTS if fact in _ASKED and fact not in _USUAL])
# Asked at last, and only if the question is then still open: without a decision there is a date for waiting.
_LATE = {"applied": "appeal"}
# Each says in another way what those facts say: asked only if they were left open.
_INSTEAD = {
    "until": ("months",),
    "departure_until": ("departure_days",),
    "start": ("permit_until",),
    "notified": ("posted", "received"),
}
_OBSTACLE = "obstacle_gone"
# The other side of a contradiction whose error does not name it.
_AGAINST = {
    "order_without_title": "permit_until",
    "lawful_not_23a": "title",
    "place_needs_land": "land",
    "until_before_start": "permit_until",
}

_DAYS = (-4000, -400, -40, -1, 0, 1, 40, 400)
_AGES = (-3650, -7400, -14600)
_LENGTHS = (Period(1, "months"), Period(3, "months"), Period(6, "months"), Period(2, "years"))


class Interview:
    """The facts given so far for the questions that are ``wanted``; ``today`` is the day that ``heute`` and ``+14d`` mean."""

    __slots__ = ("_closed", "_known", "_law", "_passed", "again", "facts", "today", "wanted")

    def __init__(
        self,
        law: Law,
        today: date,
        wanted: tuple[str, ...],
        facts: Mapping[str, Any] | None = None,
        closed: Collection[str] = (),
    ) -> None:
        self._law = law
        self.today = today
        self.wanted = wanted
        self.facts: dict[str, Any] = dict(facts or {})
        self._closed = closed  # never asked
        self._passed: list[str] = []  # in the order asked, answered or skipped
        # What was said of facts that are open again, or nothing: both sides of a contradiction, and what was returned to.
        self.again: dict[str, Any] = {}
        self._known: dict[tuple[str, Case], Any] = {}

    @property
    def case(self) -> Case:
        """The case as far as it is known."""
        return Case(**self.facts)

    def next_fact(self) -> str | None:
        """The next fact that can change an answer, or ``None`` when nothing is left to ask."""
        raised = self._raised()
        for fact in (*self.again, *_ORDER):
            asking = [question for question in raised if fact in QUESTIONS[question].interview]
            if self._is_open(fact) and self._matters(fact, asking):
                return fact
        for fact, question in _LATE.items():
            if question in raised and self._is_open(fact) and self._matters(fact, [question]):
                return fact
        missing = (getattr(outcome, "field", None) for outcome in map(self._outcome, raised))
        return next((fact for fact in missing if fact in FACTS and self._is_open(fact)), None)

    def give(self, fact: str, text: str) -> None:
        """Take the answer to the question for ``fact``; raises what :meth:`read` and :meth:`take` raise."""
        self.take(fact, self.read(fact, text))

    def read(self, fact: str, text: str) -> Any:
        """The value that a text names; raises :class:`InputError` where it cannot be read."""
        return read_fact(FACTS[fact], text, self.today)

    def take(self, fact: str, value: Any) -> None:
        """Take a value; raises :class:`InputError` where it contradicts what was said before; then nothing is taken."""
        case = self.case._replace(**{fact: value})
        check_case(case)
        for question in self.wanted:
            outcome = self._outcome(question, case)
            # A contradiction that was there before is not this fact's.
            if isinstance(outcome, InputError) and not isinstance(self._outcome(question), InputError):
                raise outcome
        self.facts[fact] = value
        self._pass(fact)

    def ask_again(self, fact: str, value: Any, error: InputError) -> tuple[str, ...]:
        """The two facts that contradict each other, which are open again; nothing where ``error`` is about ``fact`` alone."""
        named = (error.field, error.params.get("other"), *error.params, _AGAINST.get(error.code))
        asked = [name for name in named if name in _ORDER and name not in self._closed]
        other = next((name for name in asked if name != fact and name in self.facts), None)
        if other is None:
            return ()
        consistent = {fact: value, other: self.facts.pop(other)}
        self._passed = [name for name in self._passed if name not in consistent]
        self.again = {**{name: consistent[name] for name in _ORDER if name in consistent}, **self.again, **consistent}
        return tuple(consistent)

    def undecided(self, fact: str) -> HardshipError | None:
        """Why what was said of ``fact`` does not settle a question: the year of a birth alone, where its day decides."""
        if fact != BORN:
            return None
        outcomes = map(self._outcome, self._raised())
        return next((one for one in outcomes if getattr(one, "code", "") == "birth_day_needed"), None)

    def reopen(self, fact: str) -> None:
        """Ask for ``fact`` once more, with what was said."""
        self.again = {fact: self.facts.pop(fact, None), **self.again}
        self._passed.remove(fact)

    def settle(self) -> dict[str, Any]:
        """Take what was to be asked again as it was said, so that none of it is lost; returns what contradicts the rest."""
        again, self.again = self.again, {}
        left = {}
        for fact, value in again.items():
            if value is not None:
                try:
                    self.take(fact, value)
                except InputError:
                    left[fact] = value
        return left

    def skip(self, fact: str) -> None:
        """Leave the fact open: unknown, or the default of the vocabulary."""
        self._pass(fact)

    def _pass(self, fact: str) -> None:
        self.again.pop(fact, None)
        self._passed.append(fact)

    def needing(self, fact: str) -> tuple[str, ...]:
        """The wanted questions that have no answer as long as this fact is open."""
        return tuple(question for question in self._raised() if getattr(self._outcome(question), "field", None) == fact)

    def back(self) -> bool:
        """Open the last question again; ``False`` at the beginning."""
        if not self._passed:
            return False
        self.reopen(self._passed[-1])
        return True

    def of_another(self, facts: Collection[str]) -> "Interview":
        """The interview about another person of the same case: only these ``facts`` are asked."""
        others = {name: value for name, value in self.facts.items() if name not in facts}
        return Interview(self._law, self.today, self.wanted, others, [fact for fact in _ORDER if fact not in facts])

    def answers(self, case: Case | None = None) -> Iterator[tuple[str, Answer | HardshipError]]:
        """Each wanted question with its answer, or with the error that says why there is none; also about another ``case``."""
        asked = self.case if case is None else case
        given = self.facts if case is None else case.given()
        for question in self.wanted:
            try:
                answer = ask_one(question, asked, self._law, self.today)
                yield question, taken(question, answer, asked, self._law, self.today, None, given)
            except HardshipError as error:
                yield question, error

    def places(self) -> tuple[str, ...]:
        """The places of the Land that have holidays of their own."""
        places = self._law.holidays["place"]
        return tuple(name for name, place in places.items() if place["land"] == self.facts.get("land"))

    def _raised(self) -> tuple[str, ...]:
        """The wanted questions; of several, those that the case raises (where nothing is granted, no permit runs)."""
        if len(self.wanted) == 1:
            return self.wanted
        try:
            answers(self.case, self.today, self._law, trace=Gist)
        except InputError:
            return self.wanted
        return tuple(one for one in self.wanted if QUESTIONS[one].not_raised(self.case) is None)

    def _is_open(self, fact: str) -> bool:
        answered_otherwise = any(self.facts.get(other) not in (None, "none") for other in _INSTEAD.get(fact, ()))
        if fact == _OBSTACLE and not self._is_missed():
            return False
        return not answered_otherwise and not any(fact in known for known in (self.facts, self._passed, self._closed))

    def _is_missed(self) -> bool:
        """Whether the period of the remedy is over, and nothing was filed in it: only then it counts what kept from filing."""
        found = self._outcome("appeal")
        last = found.answer.last_day if isinstance(found, Answer) else None
        return last is not None and last < (self.case.filed or self.today)

    def _matters(self, fact: str, asking: list[str]) -> bool:
        """Whether some value of ``fact`` would change one of these answers (or make one possible)."""
        case = self.case
        before = {question: self._outcome(question, case) for question in asking}
        for value in self._probes(fact):
            probe = case._replace(**{fact: value})
            try:
                check_case(probe)
            except InputError:
                continue
            for question in asking:
                after = self._outcome(question, probe)
                if not isinstance(after, InputError) and _decisive(after) != _decisive(before[question]):
                    return True
        return False

    def _outcome(self, question: str, case: Case | None = None) -> Any:
        """The answer, or the error, without its sources and words."""
        asked = self.case if case is None else case
        key = (question, asked)
        if key not in self._known:
            try:
                self._known[key] = ask_one(question, asked, self._law, self.today)
            except (InputError, Unanswerable) as error:
                self._known[key] = error
        return self._known[key]

    def _probes(self, fact: str) -> Iterator[Any]:
        kind, values = FACTS[fact].kind, FACTS[fact].values
        if kind == "choice":
            yield from values
        elif kind == "list":
            yield from ((value,) for value in values)
        elif kind == "flag":
            yield from (True, False)
        elif kind == "land":
            yield from CODES
        elif kind == "place":
            yield from self.places()
        elif kind == "period":
            yield from _LENGTHS
        elif kind in ("day", "day-or-none"):
            if kind == "day-or-none":
                yield "none"
            yield from self._days(_AGES if fact == "born" else _DAYS)

    def _days(self, distances: tuple[int, ...]) -> Iterator[date]:
        """Days around today and around the first and the last day that the case has."""
        known = sorted(value for name, value in self.facts.items() if isinstance(value, date) and name != "born")
        for middle in dict.fromkeys((self.today, *known[:1], *known[-1:])):
            for distance in distances:
                if FIRST_YEAR + 50 < middle.year < LAST_YEAR - 5:
                    yield middle + timedelta(days=distance)


def _decisive(outcome: Any) -> Any:
    """What of an outcome can be compared: what decides and the status, or what the error is about."""
    return decided(outcome) if isinstance(outcome, HardshipError) else (outcome.status, decided(outcome))
