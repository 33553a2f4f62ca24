"""One pricing under way: what the facts say, what was tried where they say nothing, and the readings that hold in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hardship_cli.acts import BY_ATTACK, BY_REASON, CARRIERS
from hardship_cli.answer import Gist, Trace
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law import fee_facts
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import NONE, USE, Version
from hardship_cli.schedule.pick import Pick, pick, version_on

# What is tried where a fact is missing: a label for people, and the values under the names of the questions.
Options = tuple[tuple[str, Mapping[str, Any]], ...]


class Open(Exception):  # noqa: N818 - no error: a question that the facts leave open
    """The pricing came to a question that the facts leave open; ``fact`` is the one that would settle it."""

    def __init__(self, fact: str, options: Options) -> None:
        super().__init__(fact)
        self.fact = fact
        self.options = options


class Unkept(Gist):
    """A trace that keeps nothing, for what is worked out beside an answer and of which only the amount is wanted."""

    __slots__ = ()
    keeps_status = False

    def weigh(self, source: str) -> None:
        """Look at no source."""

    def note(self, code: str, level: str = "hint", basis: str | None = None, **params: Any) -> None:
        """Keep no remark."""


class Work:
    """One pricing: the case as given, the tariff's day, the trace, and which reading of each disputed point holds.

    What was tried for a missing fact stands in ``tried`` and never in the case: it answers the question that was open and
    no other. ``minor``, ``young`` and ``applied`` in it go before the facts, to see what another age or application would give.
    """

    __slots__ = ("_minor", "case", "day", "law", "readings", "touched", "trace", "tried")

    def __init__(
        self, case: Case, law: Law, day: date, trace: Trace, readings: Mapping[str, str] | None = None
    ) -> None:
        self.case = case
        self.law = law
        self.day = day
        self.trace = trace
        self.readings = readings or {}
        self.tried: Mapping[str, Any] = {}
        self.touched: list[str] = []
        self._minor: list[tuple[date, bool]] = []

    def otherwise(
        self,
        case: Case | None = None,
        readings: Mapping[str, str] | None = None,
        tried: Mapping[str, Any] | None = None,
    ) -> "Work":
        """Another pricing on the same day, of which only the total is wanted.

        Without a case of its own it is of this one, with what was tried here or is to be tried there.
        """
        other = Work(case or self.case, self.law, self.day, Unkept(self.law), readings)
        if case is None:
            other.tried = self.tried if tried is None else tried
        return other

    def trying(self, values: Mapping[str, Any]) -> "Work":
        """Another pricing of the same case and readings, in which these values answer what is open."""
        other = Work(self.case, self.law, self.day, Unkept(self.law), self.readings)
        other.tried = {**self.tried, **values}
        return other

    def settle(self, fact: str, given: Any, values: tuple[str, ...]) -> Any:
        """The fact as given, else the value under trial; raises :class:`Open` where there is neither."""
        if given is not None:
            return given
        if fact in self.tried:
            return self.tried[fact]
        raise Open(fact, tuple([(value, {fact: value}) for value in values]))

    def attack(self) -> str:
        """What an objection attacks."""
        attack: str = self.settle("against", self.case.against, (*fee_facts.REFUSED_ACT, *BY_ATTACK))
        return attack

    def reason(self) -> str:
        """Why a card is issued anew."""
        reason: str = self.settle("reason", self.case.reason, tuple(BY_REASON))
        return reason

    def carrier(self) -> str:
        """Whether a toleration is a sticker or a sheet of its own."""
        extras = self.case.extras
        given = "separate-sheet" if "separate-sheet" in extras else "sticker" if "sticker" in extras else None
        carrier: str = self.settle("extras", given, CARRIERS)
        return carrier

    @property
    def applied(self) -> date | None:
        """The day of the application; ``None`` where nobody gave it."""
        day: date | None = self.tried.get("applied", self.case.applied)
        return day

    def is_minor(self, day: date) -> bool:
        """Whether the person is a minor on ``day``; without a birth and without the flag, an adult."""
        if "minor" in self.tried:
            return bool(self.tried["minor"])
        for known, minor in self._minor:
            if known == day:
                return minor
        minor = fee_facts.is_younger(self.case, self.law, fee_facts.ADULT, day, self.day)
        self._minor.append((day, minor))
        return minor

    def is_young(self, day: date, rule: str = fee_facts.AGE_OF_CARD) -> bool:
        """Whether the lower fee of the identity card, or by another ``rule`` that of a travel document, applies on ``day``."""
        if "young" in self.tried:
            return bool(self.tried["young"])
        if self.case.born is None and not self.case.minor:
            # Without a birth an adult is assumed elsewhere; here the younger pay less until an age above that of adults, so
            # it has to be asked.
            raise Open("born", (("card_older", {"young": False}), ("card_younger", {"young": True})))
        return fee_facts.is_younger(self.case, self.law, rule, day, self.day)

    def says_within(self, limit: Period) -> bool | None:
        """Whether the length asked for is at most ``limit``, by the facts or the lengths under trial; ``None``: open."""
        known = fee_facts.within(self.case, limit)
        if known is not None:
            return known
        above, up_to = self._span()
        months = fee_facts.months_of(limit)
        if up_to is not None and up_to <= months:
            return True
        return False if above >= months else None

    def within(self, limit: Period, act: str) -> bool:
        """Whether the length asked for is at most ``limit``; raises :class:`Open` with the lengths on both sides of it."""
        known = self.says_within(limit)
        if known is not None:
            return known
        above, up_to = self._span()
        months = fee_facts.months_of(limit)
        more = f"{act}_over_{limit}" if up_to is None else f"{act}_up_to_{Period(up_to, 'months')}"
        options = ((f"{act}_up_to_{limit}", {"length": (above, months)}), (more, {"length": (months, up_to)}))
        raise Open("months", options)

    def _span(self) -> tuple[int, int | None]:
        """Between how many months the length lies where no fact says it: more than, at most (``None``: no upper end)."""
        if "length" in self.tried:
            span: tuple[int, int | None] = self.tried["length"]
            return span
        most = fee_facts.longest_on_sticker(self.case, self.law, self.day)
        return 0, None if most is None else most.amount

    def reading(self, dispute: str) -> str:
        """The reading of a disputed point that holds here; the point counts as met, where the law was open by then."""
        point = self.law.fees.tables["dispute"][dispute]
        default: str = point["default"]
        if "from" in point and self.day < point["from"]:
            return default
        self.touched.append(dispute)
        return self.readings.get(dispute, default)

    def amount(self, position: str, day: date | None = None) -> tuple[int, str, str]:
        """The tariff's figure for a position in cents, its provision and the step; the position must exist on the day."""
        version, step = self.in_force(position, day or self.day)
        return version.value, version.basis, step

    def in_force(self, name: str, day: date) -> tuple[Version, str]:
        """What a rule says on a day, and the step that records it; the figure of another rule is followed to where it stands.

        Raises :class:`Unanswerable` ``not_in_force``, and what :func:`~hardship_cli.schedule.pick.pick` raises.
        """
        rule = self.law.fees.rule(name)
        picked = pick(self.trace, rule, day)
        if picked.version.state == NONE:
            # Who asks too early is told from when on the position exists.
            starts = next((v.start for v in rule.versions if v.start > day and v.state != NONE), None)
            raise Unanswerable(
                "not_in_force", rule.anchor, rule=name, value=day, basis=picked.version.basis, first=starts
            )
        return picked.version._replace(value=self.figure(picked, day)), picked.step

    def figure(self, picked: Pick, day: date) -> Any:
        """The value of a version that was picked; where it names another rule, that rule's."""
        return (
            self.in_force(picked.version.value, day)[0].value if picked.version.state == USE else picked.version.value
        )

    def version(self, name: str, day: date | None = None) -> Version:
        """The version of a rule on a day, whatever its state."""
        return version_on(self.law.fees.rule(name), day or self.day)
