"""The matrix: what every rule says in every Land on every day, and what is left unsaid; what needs review."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from hardship_cli.laender import CODES
from hardship_cli.schedule.diff import FEDERAL, RULE_FILES, version_or_none, version_value
from hardship_cli.schedule.forms import COVERING
from hardship_cli.schedule.load import Law, Sheet
from hardship_cli.schedule.model import GAP, USE, Rule, Version
from hardship_cli.schedule.shapes import Fault

# The AufenthV is in force since this day: what a fee is and who pays less must be said for all the time since. Other
# rules (periods, ages) begin where the first text was read; before that an answer says that the law is not known.
FIRST_FEE_DAY = date(2005, 1, 1)
LAST_DAY = date(2100, 12, 31)
_ONE = timedelta(days=1)
# A reading of the law is looked at again after a year.
_FRESH = timedelta(days=365)


class Row(NamedTuple):
    """A stretch of days in which a rule says one thing. ``land`` is ``federal`` for a federal rule.

    ``state`` is ``value``, ``none`` or ``gap`` (a reference is followed), or ``nothing`` where no version stands.
    ``result`` tells how far the source was read.
    """

    file: str
    rule: str
    land: str
    start: date
    until: date
    state: str
    value: Any
    source: str | None
    result: str | None


class Due(NamedTuple):
    """A version past its review day, or a source that was last read more than a year before."""

    day: date
    what: str  # version | source
    id: str
    scope: str | None
    start: date | None
    source: str


def matrix(law: Law) -> tuple[list[Row], list[Fault]]:
    """All rows, and a fault for every stretch in which a rule says nothing, or two versions hold at once."""
    rows, faults = [], []
    for file in RULE_FILES:
        sheet = law.sheet(file)
        path = f"{file}.toml"
        for rule in sheet.rules():
            for land in CODES if rule.scope == "land" else (None,):
                stretches = list(_stretches(law, file, sheet, rule, land))
                rows += stretches
                faults += [_unsaid(path, row) for row in stretches if row.state == "nothing"]
                faults += _twice(path, rule, land)
    return rows, faults


def _stretches(law: Law, file: str, sheet: Sheet, rule: Rule, land: str | None) -> Iterator[Row]:
    days = boundaries(sheet, rule, land)
    if not days:
        return
    first = FIRST_FEE_DAY if rule.kind in ("fee", *COVERING) else min(days)
    starts = sorted({first, *(day for day in days if first < day <= LAST_DAY)})
    for start, following in pairwise([*starts, LAST_DAY + _ONE]):
        state, version = stated(sheet, rule, start, land)
        source = version.source if version else None
        result = law.source(source)["checked"]["result"] if source else None
        value = None if state == GAP else version_value(version)
        yield Row(file, rule.id, land or FEDERAL, start, following - _ONE, state, value, source, result)


def boundaries(sheet: Sheet, rule: Rule, land: str | None) -> set[date]:
    """The days on which something may begin: each version's first day, and the day after one that ends by itself."""
    days: set[date] = set()
    for version in rule.history(land):
        days.add(version.start)
        if version.until is not None:
            days.add(version.until + _ONE)
        if version.state == USE and sheet.has_rule(version.value):
            # A figure that is taken from another rule changes on that rule's days.
            days |= {day for day in boundaries(sheet, sheet.rule(version.value), land) if day > version.start}
    return days


def stated(sheet: Sheet, rule: Rule, day: date, land: str | None) -> tuple[str, Version | None]:
    """What a rule says on a day, references followed: a version and its state, or ``nothing``."""
    version = version_or_none(rule, day, land)
    if version is not None and version.state == USE:
        return stated(sheet, sheet.rule(version.value), day, land)
    return version.state if version else "nothing", version


def _unsaid(path: str, row: Row) -> Fault:
    params = {"start": row.start, "until": row.until, "land": row.land}
    return Fault(path, f"[rule.{row.rule}]", "uncovered", params)


def _twice(path: str, rule: Rule, land: str | None) -> Iterator[Fault]:
    history = rule.history(land)
    for version, following in pairwise(history):
        if version.start >= following.start or (version.until is not None and version.until >= following.start):
            params = {"start": following.start, "land": land or FEDERAL}
            yield Fault(path, f"[rule.{rule.id}]", "covered_twice", params)


def due(law: Law, day: date) -> list[Due]:
    """What is to be read again as of ``day``, the longest overdue first."""
    found = [
        Due(version.review_by, "version", rule.id, scope, version.start, version.source)
        for file in RULE_FILES
        for rule in law.sheet(file).rules()
        for scope, history in [(FEDERAL, rule.versions), *rule.lands.items()]
        for version in history
        if version.review_by is not None and version.review_by < day
    ]
    for source, entry in law.sources.items():
        again = entry["checked"]["on"] + _FRESH
        if again < day:
            found.append(Due(again, "source", source, None, None, source))
    return sorted(found, key=lambda item: (item.day, item.what, item.id, item.scope or ""))
