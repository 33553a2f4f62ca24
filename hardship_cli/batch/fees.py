"""The fee of many rows: which facts and classes of days it depends on (``law/fees.py``)."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from hardship_cli.answer import Answer, Gist, Trace
from hardship_cli.batch.detail import detail_of
from hardship_cli.batch.question import (
    Columns,
    Key,
    Plan,
    Question,
    Setting,
    all_of,
    any_of,
    codes_of,
    earliest,
    first_of,
    only,
    room,
)
from hardship_cli.batch.tables import at, boundaries, number
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS, Case
from hardship_cli.laender import CODES
from hardship_cli.law import fee_facts
from hardship_cli.law.fees import fee
from hardship_cli.law.published import note_published
from hardship_cli.reading import Period

# Rules by the beginning of their ids that only reach cases of one kind, and those that no fee asks for.
_GROUPS = {
    "status": ("identity_card_2", "identity_card_u", "swiss_", "association_", "protection_", "scholarship_"),
    "extras": ("express_", "sticker_", "card_delivery", "desk_photo", "title_separate_sheet"),
    "outcome": ("processing_fee",),
    "objection": ("objection_",),
}
UNASKED = (
    "ict_card_",
    "cap_",
    "settlement_permit",
    "minor_settlement",
    "processing_fee_competence_moved",
    "title_transfer",
)
_ALL_GROUPS = tuple(beginning for group in (*_GROUPS.values(), UNASKED) for beginning in group)
_FIRST_ACTS = (None, "issue", "change-purpose", "objection")
_LENGTH_ACTS = (None, "issue", "extend", "change-purpose", "objection")
_LANDS = len(CODES) + 1


class Fees(Question):
    """What the act costs."""

    name = "fee"
    words = ("fee_eur", "fee_basis")

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        # A version that changes matters only to those whom its rule can reach.
        self._always = setting.epochs(self.law.fees, lambda name: not name.startswith(_ALL_GROUPS))
        self._grouped = {group: setting.epochs(self.law.fees, _beginning(ids)) for group, ids in _GROUPS.items()}
        # The days on which a version of any of these rules begins or ends.
        self._changes = boundaries([rule for rule in self.law.fees.rules() if not rule.id.startswith(UNASKED)])
        self._of_issue, self._of_extension = (
            fee_facts.limit_of(self.law, fee_facts.BY_LENGTH[act][0]) for act in ("issue", "extend")
        )
        stickers = {version.value for version in self.law.fees.rule("sticker_max_months").versions if version.value}
        self._of_sticker = Period(max(stickers), "months")
        limits = (self._of_issue, self._of_extension, *(Period(amount, "months") for amount in sorted(stickers)))
        self._limits = tuple(dict.fromkeys(limits))
        # Benefits that the same rules name are one to a fee.
        kinds: dict[Any, int] = {}
        self._kinds = {value: kinds.setdefault(self._kind(value), len(kinds)) for value in FACTS["benefits"].values}
        self._classes: dict[Any, int] = {}
        schedules = self.law.fees.tables["land"].values()
        publications = [publication for schedule in schedules for publication in schedule.get("publication", ())]
        self._printed = {printed["act"] for publication in publications for printed in publication.get("prints", ())}
        # The remarks of the Länder's schedules by class and Land; class 0 has none. Nothing: such rows are answered alone.
        self.published: list[tuple[str, ...] | None] = [()] * _LANDS

    def asks(self, case: Case) -> bool:
        """An act, and a day whose law applies."""
        return case.act is not None and (fee_facts.anchor_of(case) is not None or self.setting.on is not None)

    def with_day(self, case: Case) -> Case:
        """The case with the run's own day where it has none."""
        return case._replace(on=self.setting.on) if fee_facts.anchor_of(case) is None else case

    def answer(self, case: Case, trace: Trace | None = None) -> Answer:
        """The single answer."""
        return fee(self.with_day(case), self.law, trace)

    def cells(self, answer: Answer) -> dict[str, Any]:
        """Amount as a decimal text, and the provisions of its positions."""
        fee_answer = answer.answer
        return {
            "fee_eur": str(fee_answer.amount),
            "fee_basis": "; ".join(dict.fromkeys([item.basis for item in fee_answer.items])),
        }

    def plan(self, columns: Columns) -> Plan:
        """The Land is left out: it adds remarks only, which :meth:`published` looks up by class and Land."""
        day = first_of(*(columns.day(name) for name in fee_facts.ANCHORS))
        if self.setting.on is not None:
            day = day.fill_null(number(self.setting.on))
        applied, born = columns.day("applied"), columns.day("born")
        done = all_of(columns.is_in("outcome", ("granted",)), ~columns.is_in("act", ("objection",)))
        (day,) = columns.keep(day)
        (before,) = columns.keep(earliest(applied, day))
        minor = columns.by_value("minor", lambda value: value, pl.Boolean)
        (of_age,) = columns.keep(self._under("adult_age", born, day))
        key = Key(columns)
        key.word("title")
        for name in ("act", "outcome", "against", "reason", "extras", "status"):
            key.word(name)
        objection = columns.is_in("act", ("objection",))
        key.add(columns.by_value("benefits", self._kinds.__getitem__, pl.Int32), room("benefits"))
        key.word("document", columns.is_in("act", ("objection",)))
        if columns.has("minor"):
            key.flag(only(born.is_null(), minor))
        if columns.has("born"):
            key.flag(of_age)
            key.flag(self._under("adult_age", born, before))
            ruled = ~columns.is_in("status", ("none",))
            key.flag(only(ruled, self._under("identity_card_young_age", born, applied.fill_null(day))))
        reached = {
            "status": ~columns.is_in("status", ("none",)),
            "extras": ~columns.is_in("extras", ((),)),
            "outcome": ~columns.is_in("outcome", ("granted",)),
            "objection": objection,
        }
        epochs, size = self._always
        key.add(at(epochs, day), size)
        for group, (table, rooms) in self._grouped.items():
            key.add(only(reached[group], at(table, day), 0), rooms)
        if columns.has("applied"):
            # The tariff at the application matters for what was not granted.
            key.add(pl.when(done).then(0).when(applied < day).then(1).otherwise(2), 3)
            key.add(pl.when(done).then(0).otherwise(at(epochs, applied)), size)
        first_acts = columns.is_in("act", _FIRST_ACTS)
        sticker = columns.holding("extras", "sticker")
        # Which limit matters to whom: that of an issue to an issue, that of an extension to all titles, that of a sticker to it.
        matters = {limit: columns.is_in("act", _LENGTH_ACTS) for limit in self._limits}
        matters[self._of_issue] = first_acts
        matters[self._of_sticker] = (
            sticker
            if self._of_sticker not in (self._of_issue, self._of_extension)
            else matters[self._of_sticker] | sticker
        )
        (first,) = columns.keep(columns.first_day())
        lengths = columns.keep(*(self._within(columns, first, limit) for limit in self._limits))
        for limit, within in zip(self._limits, lengths, strict=True):
            key.flag(only(matters[limit], within))
        key.flag(only(first_acts, columns.day("until").is_null() & (columns.word("months") == 0)))
        alone = [born > day] if columns.has("born") else []
        if columns.has("born") and columns.has("minor"):
            alone.append(born.is_not_null() & (minor != of_age))
        if columns.has("applied"):
            # Ages count at the application, too. That its law says nothing of them is told by no part of the key.
            alone.append(self._before("adult_age", applied))
            alone.append(all_of(reached["status"], self._before("identity_card_young_age", applied)))
        asked = all_of(~columns.is_in("act", (None,)), day.is_not_null())
        return Plan(asked, any_of(*alone), key.parts, key.making, {})

    def _kind(self, benefits: str) -> Any:
        """What benefits share that every rule treats alike."""
        if benefits in ("none", "other"):
            return benefits
        return tuple(benefits in version.who for rule in self.law.fees.rules() for version in rule.versions)

    def _under(self, rule: str, born: pl.Expr, day: pl.Expr) -> pl.Expr:
        """Whether the age of a rule is not reached on a day, by the version of that day."""
        versions = self.law.fees.rule(rule).versions
        table = self.setting.tables
        found = pl.lit(None, pl.Boolean)
        for version in versions:
            if isinstance(version.value, int):
                reached = at(table.birthday(version.value), born)
                found = pl.when(day >= number(version.start)).then(day < reached).otherwise(found)
        return found

    def _before(self, rule: str, day: pl.Expr) -> pl.Expr:
        """Whether a day is before the first version of a rule."""
        return day < number(self.law.fees.rule(rule).versions[0].start)

    def _within(self, columns: Columns, first: pl.Expr, limit: Period) -> pl.Expr:
        """Whether the length asked for is at most a limit (``fee_facts.within``)."""
        (end,) = columns.keep(at(self.setting.tables.inclusive_end(limit), first))
        found = columns.by_value("months", lambda value: fee_facts.within(Case(months=value), limit), pl.Boolean)
        if columns.has("months") and any(_in_days(value) for value in self.setting.coder.words["months"].values):
            days = columns.by_value("months", _in_days, pl.Int32)
            found = pl.coalesce(first + days - 1 <= end, found)
        if columns.has("until"):
            until = columns.day("until")
            found = pl.when(until.is_not_null() & end.is_not_null()).then(until <= end).otherwise(found)
        return found

    def detail(self, answer: Answer) -> Any:
        """What an audit needs: the positions and what changed them."""
        return detail_of(answer) if self.setting.details else None

    def key_case(self, case: Case) -> Case:
        """Without the Land."""
        return case if case.land is None else case._replace(land=None)

    def mark(self, case: Case, answer: Answer) -> int:
        """The class by which the Länder's own schedules are compared with the case as the fee settled it."""
        if case.act not in self._printed:
            return 0
        case = self.with_day(case)
        day = fee_facts.fee_day(case)
        limits = tuple([fee_facts.within(case, limit) for limit in self._limits])
        minor = fee_facts.is_minor(case, self.law, day)
        items = answer.answer.items
        kind = (case.title, case.act, minor, bisect_right(self._changes, day), limits, items[0].position, items[0].base)
        if kind not in self._classes:
            self._classes[kind] = len(self._classes) + 1
            self.published.append(())
            self.published += [self._remarks(case, land, day, items) for land in CODES]
        return self._classes[kind]

    def schedule(self, columns: Columns, extra: pl.Expr) -> pl.Expr:
        """The place of a row's remarks in ``published``, by the class in ``extra`` and the Land."""
        lands = (None, *CODES)
        return extra * _LANDS + columns.by_value("land", lands.index, pl.Int32)

    def _remarks(self, case: Case, land: str, day: date, items: Any) -> tuple[str, ...] | None:
        trace = Gist(self.law)
        try:
            note_published(trace, case, land, day, items)
        except HardshipError:
            return None
        return codes_of(trace.notes)


def _in_days(length: Period | None) -> int | None:
    if length is None or length.unit not in ("days", "weeks"):
        return None
    return length.amount * (7 if length.unit == "weeks" else 1)


def _beginning(ids: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda name: name.startswith(ids)
