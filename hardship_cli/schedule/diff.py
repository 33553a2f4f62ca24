"""What changed in the law between two days."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.errors import Unanswerable
from hardship_cli.laender import CODES
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import Rule, Version
from hardship_cli.schedule.pick import version_on

RULE_FILES = ("fees", "deadlines")
FEDERAL = "federal"
UNKNOWN = "unknown"


class Change(NamedTuple):
    """A rule whose version on the second day is another than on the first.

    ``scope`` is ``federal`` or a Land's code. States are those of a version (``value``, ``none``, ``gap``, ``use``) or
    ``unknown`` for a day on which no version stands; ``start``, ``basis`` and ``source`` are the later version's.
    """

    file: str
    rule: str
    scope: str
    old_state: str
    old: Any
    new_state: str
    new: Any
    start: date | None
    basis: str
    source: str | None


def diff(law: Law, day1: date, day2: date, land: str | None = None) -> list[Change]:
    """All rules whose version differs between two days, in the files' order; with ``land`` only what holds there.

    Transitional clauses are left aside: it is the version for procedures that begin on the day.
    """
    return [
        change
        for file in RULE_FILES
        for rule in law.sheet(file).rules()
        for scope, code in scopes(rule)
        if land is None or code in (None, land) or (scope == FEDERAL and land in rule.as_federal)
        for change in _change(file, rule, (scope, code), day1, day2)
    ]


def scopes(rule: Rule) -> list[tuple[str, str | None]]:
    """Each history of a rule once: its name, and a Land by which it is found (none for a federal rule)."""
    if rule.scope != "land":
        return [(FEDERAL, None)]
    # The Länder that follow the federal text share one history: it is compared once, by any of them.
    federal: list[tuple[str, str | None]] = [(FEDERAL, rule.as_federal[0])] if rule.as_federal else []
    return federal + [(land, land) for land in CODES if land in rule.lands]


def version_or_none(rule: Rule, day: date, land: str | None) -> Version | None:
    """The version on a day, or nothing where none stands."""
    try:
        return version_on(rule, day, land)
    except Unanswerable:
        return None


def version_value(version: Version | None) -> Any:
    """What a version says: its figure, or what it covers."""
    if version is None:
        return None
    return version.value if version.value is not None else dict(version.covers) or None


def _change(file: str, rule: Rule, held: tuple[str, str | None], day1: date, day2: date) -> Iterator[Change]:
    scope, land = held
    old, new = version_or_none(rule, day1, land), version_or_none(rule, day2, land)
    if old == new:
        return
    later = new or old
    assert later is not None
    yield Change(
        file,
        rule.id,
        scope,
        old.state if old else UNKNOWN,
        version_value(old),
        new.state if new else UNKNOWN,
        version_value(new),
        new.start if new else None,
        later.basis,
        later.source,
    )
