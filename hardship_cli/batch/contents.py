"""What the law of each Land says on a day, as a small number: Länder and days that say the same share it."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from threading import Lock
from typing import Any, NamedTuple

import polars as pl

from hardship_cli.answer import UNCERTAIN
from hardship_cli.batch.tables import SPAN, at, boundaries, day_of, ended, number, steps
from hardship_cli.errors import Unanswerable
from hardship_cli.laender import CODES
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import GAP, USE, VALUE, Rule, Version
from hardship_cli.schedule.pick import find

# Notifications of these years have tables; others are answered alone.
FIRST, LAST = number(date(1985, 1, 1)), number(date(2069, 12, 31))
_WIDTH = LAST - FIRST + 1
LANDS = (None, *CODES)

_Line = tuple[tuple[int, int], ...]  # from which day on, which number


class Said(NamedTuple):
    """Tables: by pair where its line begins, by day the stretch of days, and line by line what is said in each stretch."""

    lines: pl.Series
    stretches: pl.Series
    contents: pl.Series

    def line(self, pair: pl.Expr) -> pl.Expr:
        """What :meth:`look` needs for a subject and a Land."""
        return at(self.lines, pair)

    def look(self, line: pl.Expr, day: pl.Expr) -> pl.Expr:
        """The number of what the law says; none where there is no day, or one without tables."""
        return at(self.contents, line + at(self.stretches, day))


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
        self._subjects: dict[int, tuple[Sequence[Rule], tuple[int, ...]]] = {}
        self._rows: dict[int, int] = {}  # by pair its line; pairs of which the same is said share one
        self._lines: dict[_Line, int] = {}
        self._ids: dict[Any, int] = {}
        self._kept: dict[tuple[str, str | None], _Line] = {}
        self._said: list[Any] = []  # by number what a rule can say
        self._places: dict[Any, int] = {}
        self._made: dict[Any, _Line] = {}
        self.known: list[Any] = []
        self._lock = Lock()
        nothing = pl.Series([None], dtype=pl.Int32)
        self.state = Said(nothing, nothing, nothing)  # is made anew for more: several threads look at the same time

    def cover(self, pairs: pl.Series) -> None:
        """Work out the subjects and Länder (``subject * 17 + land``) that occur."""
        largest = pairs.max()
        if not isinstance(largest, int):
            return  # there are no rows
        # Marking each in a list is several times as quick as comparing them with each other.
        met = pl.zeros(largest + 1, dtype=pl.UInt8, eager=True).scatter(pairs, 1).to_list()
        with self._lock:
            self._cover([pair for pair, is_met in enumerate(met) if is_met])

    def _cover(self, pairs: Sequence[int]) -> None:
        new = [pair for pair in pairs if pair not in self._rows]
        for pair in new:
            line = self._line(pair // len(LANDS), LANDS[pair % len(LANDS)])
            self._rows[pair] = self._lines.setdefault(line, len(self._lines))
        if new:
            starts = sorted({start for line in self._lines for start, _said in line})
            stretch = {start: place for place, start in enumerate(starts)}
            table: list[int] = []
            for line in self._lines:
                places = [*(stretch[start] for start, _said in line), len(starts)]
                for (_start, said), (place, following) in zip(line, pairwise(places), strict=True):
                    table += [said] * (following - place)
            lines = [self._rows.get(index) for index in range(max(self._rows) + 1)]
            before, after = (pl.Series([None], dtype=pl.Int32).new_from_index(0, days) for days in (FIRST, SPAN - LAST))
            by_day = pl.concat([before, steps([start - FIRST for start in starts[1:]], _WIDTH), after], rechunk=True)
            begins = pl.Series(lines, dtype=pl.Int32) * len(starts)
            self.state = Said(ended(begins), by_day, ended(pl.Series(table, dtype=pl.Int32)))

    def _line(self, subject: int, land: str | None) -> _Line:
        """What is said from which day on, for the days that have tables."""
        if subject not in self._subjects:
            self._subjects[subject] = self._rules(subject), (0, *self._shifts(subject))
        (rules, shifts), mark = self._subjects[subject], self._mark(subject, land)
        pieces = tuple(self._pieces(rule, land) for rule in rules)
        key = (mark, shifts, pieces)
        if key not in self._made:
            self._made[key] = self._joined(mark, shifts, pieces)
        return self._made[key]

    def _joined(self, mark: Any, shifts: Sequence[int], pieces: Sequence[_Line]) -> _Line:
        """What all rules say together, each at all distances."""
        said = [0] * (len(shifts) * len(pieces))
        changes: dict[int, list[tuple[int, int]]] = {}
        for slot, (shift, line) in enumerate((shift, line) for shift in shifts for line in pieces):
            for start, what in line:
                if start - shift <= FIRST:
                    said[slot] = what
                elif start - shift <= LAST:
                    changes.setdefault(start - shift, []).append((slot, what))
        found = [(FIRST, self._id(mark, said))]
        for start in sorted(changes):
            for slot, what in changes[start]:
                said[slot] = what
            found.append((start, self._id(mark, said)))
        return tuple(found)

    def _id(self, mark: Any, said: Sequence[int]) -> int:
        content = (mark, tuple(said))
        if content not in self._ids:
            self._ids[content] = len(self.known)
            self.known.append(tuple(self._said[place] for place in said))
        return self._ids[content]

    def _pieces(self, rule: Rule, land: str | None) -> _Line:
        """What a rule says from which day on: it is asked on those days only on which that can change."""
        own = land if rule.lands or rule.scope == "land" else None  # the same for all, where no Land differs
        key = (rule.id, own)
        if key not in self._kept:
            found: list[tuple[int, int]] = []
            for day in sorted({day_of(FIRST), *self._boundaries(rule, own)}):
                said = self._say(rule, day, own)
                place = self._places.setdefault(said, len(self._said))
                if place == len(self._said):
                    self._said.append(said)
                if not found or found[-1][1] != place:
                    found.append((number(day), place))
            self._kept[key] = tuple(found)
        return self._kept[key]

    def _boundaries(self, rule: Rule, land: str | None) -> set[date]:
        """The days on which what the rule says in a Land can change, with those of the federal and the used rules."""
        versions = (*rule.versions, *rule.history(land))
        unread = any(version.state == GAP for version in versions)
        lands = {key: history for key, history in rule.lands.items() if key == land or unread}
        found = set(boundaries([rule._replace(lands=lands)]))
        for version in versions:
            if version.state == USE:
                found |= self._boundaries(self._law.deadlines.rule(version.value), land)
        return found

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
            federal = self._say(rule, day, rule.as_federal[0])
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
        return self._say(self._law.deadlines.rule(version.value), day, land) if version.state == USE else None


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
