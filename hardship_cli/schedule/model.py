"""Rules and their versions, as the data files hold them (``docs/data-format.md``)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

VALUE, NONE, GAP, USE = "value", "none", "gap", "use"

# Kinds of rules whose value is money, in whole cents.
MONEY_KINDS = ("fee", "substitute")

# What the day is from which on a source was known.
PUBLISHED, CHECKED, UNDATED = "published", "checked", "undated"


class OldIf(NamedTuple):
    """A transitional clause: procedures begun before this day keep the version before."""

    began_before: date
    basis: str


class Version(NamedTuple):
    """One version of a rule: from which day, what it says, and where that was read."""

    start: date
    state: str  # value | none (not in force) | gap (no text read) | use (another rule's figure)
    value: Any
    source: str
    basis: str
    until: date | None = None
    review_by: date | None = None
    old_if: OldIf | None = None
    who: tuple[str, ...] = ()
    covers: Mapping[str, str] = {}


class Since(NamedTuple):
    """From which day on a source was known, and which of its days that is: ``published``, ``checked`` or ``undated``."""

    day: date | None
    dated: str


class Known(NamedTuple):
    """What was known of a rule ``on`` a day: the ``whole`` of it now, and since when each version is known, by Land and start."""

    on: date
    whole: "Rule"
    since: Mapping[tuple[str, date], Since]


class Rule(NamedTuple):
    """One rule with its history; ``lands`` holds the Länder that have a history of their own.

    ``fixed`` is the day whose version holds for every case, whenever something happened; ``known`` is set where only what was
    known on a day counts (both: :class:`~hardship_cli.schedule.load.Law`).
    """

    id: str
    kind: str
    scope: str
    title: Mapping[str, str]
    basis: str
    anchor: str
    versions: tuple[Version, ...]
    lands: Mapping[str, tuple[Version, ...]]
    as_federal: tuple[str, ...]
    fixed: date | None = None
    known: Known | None = None

    def history(self, land: str | None) -> tuple[Version, ...]:
        """The versions that hold in a Land (the federal ones where it has none of its own)."""
        return self.lands.get(land or "", self.versions)


def build_rule(rule_id: str, table: Mapping[str, Any]) -> Rule:
    """A :class:`Rule` from its checked TOML table."""
    basis = table["basis"]
    return Rule(
        rule_id,
        table["kind"],
        table["scope"],
        table["title"],
        basis,
        table["anchor"],
        _versions(table.get("version", ()), basis),
        {
            land: _versions(overlay["version"], overlay.get("basis", basis))
            for land, overlay in table.get("land", {}).items()
        },
        tuple(table.get("as_federal", ())),
    )


def _versions(rows: Any, basis: str) -> tuple[Version, ...]:
    return tuple(_version(row, basis) for row in rows)


def _version(row: Mapping[str, Any], basis: str) -> Version:
    # An exemption has no value, only what it covers: a row that states nothing else is one that holds.
    state = next((state for state in (NONE, GAP, USE) if state in row), VALUE)
    old_if = row.get("old_if")
    return Version(
        row["from"],
        state,
        row.get(state),
        row["source"],
        row.get("basis", basis),
        row.get("until"),
        row.get("review_by"),
        OldIf(old_if["began_before"], old_if["basis"]) if old_if else None,
        tuple(row.get("who", ())),
        row.get("covers", {}),
    )
