"""The checklist as it is handed to rendering: texts in both languages, codes where the reader's language has words."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

Texts = Mapping[str, str]

APPLICANT = "applicant"


class Difference(NamedTuple):
    """Where today's law says otherwise than what is published; ``place`` is the item or section that it belongs to."""

    id: str
    kind: str
    where: str
    place: str
    says: Texts
    law: Texts
    basis: str
    sources: tuple[str, ...]
    inferred: bool = False
    own_land: bool = False
    dispute: str | None = None


class Part(NamedTuple):
    """A part of an item, or what may stand in its place."""

    id: str
    text: Texts


class Item(NamedTuple):
    """One line of the list: a condition, a document, a step or a legal consequence."""

    id: str
    kind: str  # condition | document | step | consequence
    text: Texts
    basis: str | None = None
    waivable: str | None = None
    not_waivable: str | None = None  # the exception to it
    by: str | None = None
    if_applicable: bool = False
    when: Part | None = None
    instead: Part | None = None
    parts: tuple[Part, ...] = ()
    form: bool = False
    topic: str | None = None
    stated: bool = True
    inferred: bool = False
    dispute: str | None = None
    weak: bool = False
    differences: tuple[Difference, ...] = ()

    @property
    def ticked_off(self) -> bool:
        """Whether it is for the applicant to bring or do; what an authority does is told, not ticked off."""
        return self.kind in ("condition", "document") or (self.kind == "step" and self.by == APPLICANT)

    def ids(self) -> Iterator[str]:
        """Every id that a file of finished items may hold for this item."""
        yield self.id
        if self.instead is not None:
            yield self.instead.id
        for part in self.parts:
            yield f"{self.id}.{part.id}"

    def is_done(self, done: frozenset[str]) -> bool:
        """Whether it is finished: itself, what stands in its place, or all of its parts."""
        if self.id in done or (self.instead is not None and self.instead.id in done):
            return True
        return bool(self.parts) and all(f"{self.id}.{part.id}" in done for part in self.parts)


class Outcome(NamedTuple):
    """How a stage can end, and which stage follows (``end``: none)."""

    id: str
    text: Texts
    next: str


class Stage(NamedTuple):
    """One stage of a procedure."""

    id: str
    title: Texts
    steps: tuple[Item, ...]
    outcomes: tuple[Outcome, ...]


class Procedure(NamedTuple):
    """A procedure in stages."""

    id: str
    title: Texts
    basis: str
    stages: tuple[Stage, ...]


class Price(NamedTuple):
    """What one position costs adults and minors: as a page prints it (``portal``), or by the tariff of a day (``basis``)."""

    act: str
    position: str | None
    adults: Decimal | None
    minors: Decimal | None
    portal: str | None = None
    released: date | None = None
    basis: str | None = None


class Fee(NamedTuple):
    """The fee: what is printed, and by the tariff of ``day`` where a day was given."""

    stated: bool
    exemption_stated: bool
    refusal_stated: bool
    printed: tuple[Price, ...]
    computed: tuple[Price, ...]
    day: date | None
    bases: tuple[str, ...]


class Remedy(NamedTuple):
    """The remedy against a refusal: ``months`` is the period; ``basis`` and ``since`` where it is the Land's law."""

    remedy: str
    months: int
    text: Texts | None = None
    basis: str | None = None
    since: date | None = None
    weak: bool = False


class Described(NamedTuple):
    """What one Land's description says beside its lists; ``None`` and empty values are not stated."""

    land: str
    portal: Texts
    source: str
    url: str | None
    released: date | None
    retrieved: date | None
    approved_by: Texts | None
    machine_translated: bool
    application_deadline: str | None
    processing_weeks: tuple[int, ...]
    card_weeks: tuple[int, ...]
    validity_years: int | None
    online: str | None
    channels: tuple[str, ...]
    appearance: str | None
    body: Texts | None
    appeal: Remedy | None
    waiver_stated: bool
    hints: tuple[Part, ...]
    links: tuple[Mapping[str, Any], ...]
    not_stated: tuple[str, ...]


class Checklist(NamedTuple):
    """Everything about one service in one Land."""

    service: str
    act: str
    title: str
    name: Texts
    catalogue_name: Texts | None
    land: str | None
    described: Described | None
    fallback_note: Texts | None
    conditions: tuple[Item, ...]
    documents: tuple[Item, ...]
    steps: tuple[Item, ...]
    procedure: Procedure | None
    fee: Fee
    remedy: Remedy | None
    windows: tuple[Mapping[str, Any], ...]
    consequences: tuple[Item, ...]
    bases: tuple[str, ...]
    cites: tuple[str, ...]
    commission: Mapping[str, Any] | None
    commission_rules: tuple[Mapping[str, Any], ...]
    differences: tuple[Difference, ...]

    def items(self) -> Iterator[Item]:
        """Conditions, documents and steps, each id once, in the order of the list."""
        stages = self.procedure.stages if self.procedure else ()
        seen: set[str] = set()
        for item in (*self.conditions, *self.documents, *self.steps, *(step for s in stages for step in s.steps)):
            if item.id not in seen:
                seen.add(item.id)
                yield item

    def to_tick(self) -> list[Item]:
        """What the applicant brings and does."""
        return [item for item in self.items() if item.ticked_off]

    def missing(self, done: frozenset[str]) -> list[Item]:
        """What is still to be ticked off."""
        return [item for item in self.to_tick() if not item.is_done(done)]

    def at(self, place: str) -> tuple[Difference, ...]:
        """The differences that belong to a section (``fee``, ``appeal``, ``bases``, ...)."""
        return tuple(difference for difference in self.differences if difference.place == place)
