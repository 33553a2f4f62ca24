"""The permit's end of many rows: which limit binds follows from the order of days (``law/permits.py``)."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import add
from typing import Any

import polars as pl

from hardship_cli.answer import Answer, Trace
from hardship_cli.batch.question import Columns, Key, Plan, Question, Setting, all_of, any_of, earliest, first_of
from hardship_cli.batch.tables import STARTS, at, boundaries, number
from hardship_cli.facts import Case
from hardship_cli.law.fee_facts import BY_CARRIER, sticker_limit
from hardship_cli.law.permits import permit
from hardship_cli.reading import Period
from hardship_cli.schedule.model import VALUE

_RULES = (
    "extension_start", "permit_max", "permit_max_short", "short_cap_25_4_1", "short_cap_25_4_2", "short_cap_25_5",
    "short_cap_23a", "short_stay_threshold", "purpose_cap", "passport_cap", "permit_rolls",
    "settlement_after", "gap_tolerance", "work_by_law_25_4_2", "work_by_law_23a",
)  # fmt: skip


class Permits(Question):
    """Until when the permit can run."""

    name = "permit"
    words = ("permit_capped_by",)
    dates = ("permit_valid_until",)

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._epochs, self._epoch_room = setting.epochs(self.law.deadlines, lambda name: name in _RULES)
        self._of_sticker = setting.epochs(self.law.fees, lambda name: name.startswith("sticker_"))

    def asks(self, case: Case) -> bool:
        """A first day, a title whose end gives one, or a last day asked for."""
        return case.start is not None or case.until is not None or case.permit_until not in (None, "none")

    def answer(self, case: Case, trace: Trace | None = None) -> Answer:
        """The single answer."""
        return permit(case, self.law, trace)

    def cells(self, answer: Answer) -> dict[str, Any]:
        """The last day and the limit that sets it."""
        return {"permit_valid_until": answer.answer.valid_until, "permit_capped_by": answer.answer.capped_by}

    def plan(self, columns: Columns) -> Plan:
        """The order of the limits by both ways of counting, and what the remarks look at."""
        tables = self.setting.tables
        on = columns.day("on")
        first, old = columns.keep(columns.first_day(), columns.title_end())
        (day,) = columns.keep(on.fill_null(first))
        until, since, applied = columns.day("until"), columns.day("lawful_since"), columns.day("applied")
        purpose, passport = columns.day("purpose_until"), columns.day("passport_until")
        ways = (tables.inclusive_end, tables.event_end)
        inclusive, event = columns.keep(*(self._length_end(columns, first, end) for end in ways))
        long, short = "permit_max", "permit_max_short"
        caps = columns.keep(*(self._law_end(rule, first, day, end) for rule in (long, short) for end in ways))
        given = columns.keep(*(first_of(until, length) for length in (inclusive, event)))
        months = columns.keep(*(self._sticker_end(columns, first, day, end) for end in ways))
        asked = columns.keep(*(first_of(*pair) for pair in zip(given, months, strict=True)))
        limits = [(cap, purpose, asked[place % 2], passport) for place, cap in enumerate(caps)]
        found = columns.keep(*(earliest(*limit) for limit in limits))
        ends = dict(zip((f"{long}A", f"{long}B", f"{short}A", f"{short}B"), found, strict=True))
        key = Key(columns)
        key.word("title")
        key.flag(columns.day("start").is_null())
        key.add(at(self._epochs, day), self._epoch_room)
        key.flag(on.is_null())
        for fact, last in (("purpose_until", purpose), ("passport_until", passport)):
            if columns.has(fact):
                key.flag(last < first)
        for place, rule in enumerate((long, short)):
            key.add(_binding(limits[2 * place], ends[f"{rule}A"]), 16, nothing=False)
            key.flag(ends[f"{rule}A"] != ends[f"{rule}B"])
        key.flag(ends[f"{long}A"] != ends[f"{short}A"])
        if columns.has("lawful_since"):
            reached = self._law_end("short_stay_threshold", since, day, tables.inclusive_end) + 1
            key.flag(first < reached)
            self._settlement(key, since)
        (free,) = columns.keep(self._free_end(columns, ends[f"{long}A"]))
        key.add(free, 3)
        key.add(pl.when(ends[f"{long}A"] != ends[f"{short}A"]).then(self._free_end(columns, ends[f"{short}A"])), 3)
        if columns.has("permit_until"):
            tolerated = first - 1 <= self._law_end("gap_tolerance", old + 1, day, tables.inclusive_end)
            key.add(pl.when(columns.day("permit_until").is_null()).then(0).when(old.is_null()).then(1).otherwise(2), 3)
            key.flag(first <= old)
            key.flag(applied <= old)
            key.flag(columns.day("continuation_ordered").is_null())
            key.flag(first > old + 1)
            key.flag(pl.when(first > old + 1).then(tolerated))
        if columns.has("extras"):
            self._sticker(key, months[0], given[0], day)
        alone = [ends[f"{long}A"].is_not_null() & free.is_null(), *self._contrary(columns, first, (inclusive, event))]
        if columns.has("extras"):
            alone.append(given[0] > months[0])
        asked_rows = any_of(first.is_not_null(), until.is_not_null())
        candidates = {f"permit_valid_until:{rule}": ends[f"{rule}A"] for rule in (long, short)}
        return Plan(asked_rows, any_of(*alone), key.parts, key.making, candidates)

    @staticmethod
    def _contrary(columns: Columns, first: pl.Expr, lengths: Sequence[pl.Expr]) -> list[pl.Expr]:
        """Days and lengths that contradict each other."""
        until, found = columns.day("until"), []
        if columns.has("until"):
            other = [until != length for length in lengths]
            found += [until < first, all_of(columns.word("months") != 0, *other)]
        if columns.has("lawful_since"):
            found.append(columns.day("lawful_since") > first)
        return found

    def _length_end(self, columns: Columns, first: pl.Expr, end: Callable[[Period], pl.Series]) -> pl.Expr:
        """The last day of the length asked for, counted from the first."""
        if not columns.has("months"):
            return pl.lit(None, pl.Int32)
        found = pl.lit(None, pl.Int32)
        months = self.setting.coder.words["months"].values
        if len(months) <= _FEW:
            for index, length in enumerate(months):
                if length is not None:
                    found = pl.when(columns.word("months") == index).then(at(end(length), first)).otherwise(found)
            return found
        flat = pl.concat([end(length or Period(1, "days")) for length in months])
        place = columns.word("months")
        return pl.when(place != 0).then(at(flat, place * (STARTS + 1) + first))

    def _sticker_end(
        self, columns: Columns, first: pl.Expr, day: pl.Expr, end: Callable[[Period], pl.Series]
    ) -> pl.Expr:
        """The last day that a title on a sticker can have by the law of ``day``, for rows that ask for one."""
        found = pl.lit(None, pl.Int32)
        if not columns.has("extras"):
            return found
        rules = [rule for rule in self.law.fees.rules() if rule.id.startswith("sticker_")]
        for start in boundaries(rules):
            limit = sticker_limit(Case(extras=("sticker",)), self.law, start)
            ends = pl.lit(None, pl.Int32) if limit is None else at(end(limit), first)
            found = pl.when(day >= number(start)).then(ends).otherwise(found)
        done = columns.is_in("outcome", ("granted",)) & ~columns.is_in("act", ("objection", *BY_CARRIER))
        return pl.when(columns.holding("extras", "sticker") & done).then(found)

    def _sticker(self, key: Key, month: pl.Expr, given: pl.Expr, day: pl.Expr) -> None:
        """Which version limits a title on a sticker, and whether that limit stands for the length that was not given."""
        epochs, rooms = self._of_sticker
        key.add(pl.when(month.is_not_null()).then(at(epochs, day)).otherwise(0), rooms)
        key.flag(month.is_not_null() & given.is_null())

    def _law_end(self, rule: str, first: pl.Expr, day: pl.Expr, end: Callable[[Period], pl.Series]) -> pl.Expr:
        """The last day of a length that the law sets, by the version of ``day``."""
        entry = self.law.deadlines.rule(rule)
        found = pl.lit(None, pl.Int32)
        last: Period | None = None
        for version in entry.versions:
            length = Period(version.value, entry.kind) if version.state == VALUE else None
            if length != last:
                ends = pl.lit(None, pl.Int32) if length is None else at(end(length), first)
                found = pl.when(day >= number(version.start)).then(ends).otherwise(found)
            last = length
        return found

    def _free_end(self, columns: Columns, end: pl.Expr) -> pl.Expr:
        """Working day, day off, or before the calendar; the remark asks for the Land, not for a place."""
        return columns.seats.look("state", columns.seat(with_place=False), end)

    def _settlement(self, key: Key, since: pl.Expr) -> None:
        """Which versions of the law on settlement permits begin before the stay is long enough."""
        rule = self.law.deadlines.rule("settlement_after")
        table = self.setting.tables
        epochs = table.epochs([version.start for version in rule.versions])
        for value in dict.fromkeys(version.value for version in rule.versions if version.state == VALUE):
            full = at(table.inclusive_end(Period(value, rule.kind)), since) + 1
            key.add(at(epochs, full), len(rule.versions) + 1)


_FEW = 8


def _binding(limits: Sequence[pl.Expr], end: pl.Expr) -> pl.Expr:
    """Which limits set the end, as bits: of several on one day the law names one."""
    given = [(place, limit) for place, limit in enumerate(limits) if limit.meta.root_names()]
    bits = [pl.when(limit == end).then(1 << place).otherwise(0) for place, limit in given]
    return reduce(add, bits) if bits else pl.lit(0)
