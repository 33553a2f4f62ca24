"""What the law of each Land says on a day, as a small number: Länder and days that say the same share it."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from threading import Lock
from typing import Any

import polars as pl

from hardship_cli.answer import UNCERTAIN
from hardship_cli.batch.tables import at, boundaries, day_of, number, repeated
from hardship_cli.errors import Unanswerable
from hardship_cli.laender import CODES
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import GAP, USE, VALUE, Rule, Version
from hardship_cli.schedule.pick import find

# Notifications of these years have tables; others are answered alone.
FIRST, LAST = number(date(1985, 1, 1)), number(date(2069, 12, 31))
_WIDTH = LAST - FIRST + 1
LANDS = (None, *CODES)


class Contents:
    """Numbers for what a set of rules says, by subject (a delivery, a level of authority), Land and day.

    ``rules`` gives the rules of a subject; ``shifts`` the distances in days at which they are looked at, beside the day itself.
    """

    def __init__(
        self,
        law: Law,
        rules: Callable[[int], Sequence[Rule]],
        shifts: Callable[[int], Sequence[int]],
        mark: Callable[[int, str | None], Any],
    ) -> None:
        self._law = law
        self._rules, self._shifts, self._mark = rules, shifts, mark
        self._rows: dict[int, int] = {}
        self._runs: list[tuple[int, int]] = []  # what is said, and for how many days
        self._ids: dict[Any, int] = {}
        self._kept: dict[tuple[str, str | None, date], Any] = {}
        self.known: list[Any] = []
        self._lock = Lock()
        self.state: tuple[pl.Series, pl.Series] = (pl.Series([], dtype=pl.Int32), pl.Series([], dtype=pl.Int32))

    def cover(self, pairs: pl.Series) -> None:
        """Work out the subjects and Länder (``subject * 17 + land``) that occur."""
        pairs = pairs.unique()
        with self._lock:
            self._cover(pairs)

    def _cover(self, pairs: pl.Series) -> None:
        new = [pair for pair in pairs.to_list() if pair is not None and pair not in self._rows]
        for pair in new:
            self._rows[pair] = len(self._rows)
            self._runs += self._row(pair // len(LANDS), LANDS[pair % len(LANDS)])
        if new:
            places = [self._rows.get(index) for index in range(max(self._rows) + 1)]
            self.state = (pl.Series(places, dtype=pl.Int32), repeated(self._runs))

    def look(self, pair: pl.Expr, day: pl.Expr) -> pl.Expr:
        """The number of what the law says; none where there is no day."""
        places, table = self.state
        row = at(places, pair)
        return at(table, pl.when((day >= FIRST) & (day <= LAST)).then(row * _WIDTH + day - FIRST))

    def _row(self, subject: int, land: str | None) -> list[tuple[int, int]]:
        rules, shifts = self._rules(subject), (0, *self._shifts(subject))
        marks = {number(day) - shift for day in boundaries_in(rules, land) for shift in shifts}
        starts = sorted({FIRST, *(mark for mark in marks if FIRST <= mark <= LAST)})
        runs = []
        for start, following in pairwise([*starts, LAST + 1]):
            said = tuple(self._said(rule, day_of(start + shift), land) for shift in shifts for rule in rules)
            content = (self._mark(subject, land), said)
            if content not in self._ids:
                self._ids[content] = len(self.known)
                self.known.append(said)
            runs.append((self._ids[content], following - start))
        return runs

    def _said(self, rule: Rule, day: date, land: str | None) -> Any:
        """All that an answer can take from a rule on a day, but for names of provisions."""
        own = land if rule.lands or rule.scope == "land" else None  # the same for all, where no Land differs
        key = (rule.id, own, day)
        if key not in self._kept:
            self._kept[key] = self._say(rule, day, own)
        return self._kept[key]

    def _say(self, rule: Rule, day: date, land: str | None) -> Any:
        if rule.scope == "land" and land is None:
            return None
        try:
            found = find(rule, day, land)
        except Unanswerable as error:
            return error.code
        version, older = found.version, found.older
        federal = None
        if land in rule.lands and rule.as_federal:
            federal = self._said(rule, day, rule.as_federal[0])
        clause = version.old_if.began_before if version.old_if else None
        return (
            self._weight(rule, version, day),
            clause,
            None if older is None else self._weight(rule, older, day),
            federal,
            self._used(version, day, land),
            rule.kind,
        )

    def _weight(self, rule: Rule, version: Version, day: date) -> tuple[Any, ...]:
        doubtful = self._law.source(version.source)["checked"]["result"] in UNCERTAIN
        overdue = version.review_by is not None and day > version.review_by
        # Where no text was read, what the other Länder say on the day can stand in.
        value = _figures(rule, day) if version.state == GAP else version.value
        return version.state, value, doubtful, overdue, version.start if version.old_if else None

    def _used(self, version: Any, day: date, land: str | None) -> Any:
        return self._said(self._law.deadlines.rule(version.value), day, land) if version.state == USE else None


def boundaries_in(rules: Sequence[Rule], land: str | None) -> list[date]:
    """The days on which what the rules say in a Land can change, with those of the federal and the used rules."""
    found = set()
    for rule in rules:
        unread = any(version.state == GAP for version in rule.history(land))
        lands = {key: history for key, history in rule.lands.items() if key == land or unread}
        found.update(boundaries([rule._replace(lands=lands)]))
    return sorted(found)


def _figures(rule: Rule, day: date) -> tuple[Any, ...]:
    """Every figure that the rule has on a day, in any Land."""
    found = set()
    for history in (rule.versions, *rule.lands.values()):
        then = [version for version in history if version.start <= day]
        if then and then[-1].state == VALUE:
            found.add(then[-1].value)
    return tuple(sorted(found))


def all_shifts(rules: Sequence[Rule]) -> tuple[int, ...]:
    """Every number of days that the rules can set, in any Land."""
    found: set[int] = set()
    for rule in rules:
        if rule.kind in ("days", "weeks"):
            for history in (rule.versions, *rule.lands.values()):
                values = [version.value for version in history if isinstance(version.value, int)]
                found.update(
                    value * (7 if rule.kind == "weeks" else 1) for value in values if not isinstance(value, bool)
                )
    return tuple(sorted(found))
