"""The last day for the remedy of many rows: first the notification, then remedy and period (``law/appeals.py``)."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from hardship_cli.answer import BLOCKED, Answer, Gist, Trace
from hardship_cli.batch.contents import FIRST, LANDS, LAST, Contents, all_shifts
from hardship_cli.batch.question import (
    Columns,
    Found,
    Key,
    Plan,
    Question,
    Setting,
    all_of,
    any_of,
    day_found,
    first_of,
)
from hardship_cli.batch.tables import FREE, Seats, at, ended
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS, Case
from hardship_cli.law.appeal_days import NO_TITLE_ACTS, NO_TITLE_ATTACKS, codes_beside
from hardship_cli.law.appeals import PERIOD_RULES, REMEDY_ORDER, appeal
from hardship_cli.law.notification import FEE_NOTICE, OBJECTION_NOTICE, notification
from hardship_cli.law.notification_fiction import word
from hardship_cli.law.remedies import REMEDY_BY_LEVEL
from hardship_cli.reading import Period
from hardship_cli.schedule.model import GAP, VALUE, Rule

_ROOM = 2**10  # contents, and notifications
_FAR = 31  # days between two days of a case, beyond which a row is answered alone
_WAYS = (None, *FACTS["delivery"].values)
_LEVELS = FACTS["decided_by"].values
_MISSING = "missing_instruction_period"


class Notifications(Question):
    """When the document counts as notified; found first, because everything else counts from it."""

    name = "notification"
    dates = ("notified",)

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._sheet = self.law.deadlines
        self._classes: dict[Any, int] = {}
        self.contents = Contents(self.law, self._rules, self._shifts, self._mark)
        ways = [way for way in _WAYS if way is not None]
        rules = [rule for way in ways for rule in self._fictions(way)]
        self._after = (0, *(shift for shift in all_shifts(rules) if shift))
        clauses = {
            version.old_if.began_before
            for rule in rules
            for history in (rule.versions, *rule.lands.values())
            for version in history
            if version.old_if is not None
        }
        self._clauses = setting.tables.epochs(sorted(clauses))
        self._clause_room = len(clauses) + 1

    def plan(self, columns: Columns) -> Plan:
        """What the law says of the delivery on the case's days, and how these lie to each other."""
        posted, received, notified = (columns.day(name) for name in ("posted", "received", "notified"))
        on = columns.day("on")
        key = Key(columns)
        for name in ("delivery", "document"):
            key.word(name)
        key.flag(columns.word("land") == 0)
        for name in ("posted", "received", "notified", "on", "began", "decided"):
            key.given(name)
        proven = columns.by_value("delivery", self._proven, pl.Boolean)
        days = [
            first_of(on, posted, notified, received),
            first_of(on, pl.when(proven).then(notified), received, notified),
        ]
        contents = self.contents.state
        line, *days = columns.keep(contents.line(self.pair(columns)), *days)
        said = columns.keep(*(contents.look(line, day) for day in days))
        for content in said:
            key.add(content, _ROOM)
        pairs = [(received, posted), (notified, first_of(posted, received))]
        gaps = columns.keep(*(later - day for later, day in pairs if later.meta.root_names() and day.meta.root_names()))
        for gap in gaps:
            key.add(gap.clip(-_FAR, _FAR) + _FAR, 2 * _FAR + 1)
        has_clause = ended(pl.Series([_has_clause(known) for known in self.contents.known], dtype=pl.Boolean))
        seat, clause, *fictions = columns.keep(
            columns.seat(with_place=False), at(has_clause, said[0]), *self._fiction_days(said[0], posted)
        )
        for day in (first_of(columns.day("began"), columns.day("applied")), columns.day("decided"), posted):
            key.add(pl.when(clause).then(at(self._clauses, day)), self._clause_room)
        for fiction in fictions:
            key.flag(columns.seats.look("state", seat, fiction) == FREE)
        beyond = [*(gap.abs() >= _FAR for gap in gaps), *(content >= _ROOM for content in said)]
        outside = [_outside(day) for day in (on, posted, received, notified) if day.meta.root_names()]
        candidates = {f"notified:posted+{after}": posted + after for after in self._after}
        candidates |= {"notified:received": received, "notified:notified": notified}
        asked = any_of(*(day.is_not_null() for day in (posted, received, notified)), columns.word("delivery") != 0)
        return Plan(asked, any_of(*beyond, *outside), key.parts, key.making, candidates)

    def find(self, case: Case, days: dict[str, int | None]) -> Found:
        """What the law says of the notification of the first case that has a key."""
        trace = Gist(self.law)
        try:
            found = notification(case, self.law, trace)
        except Unanswerable as error:
            return Found(BLOCKED, (error.code,), (), (None,), extra=self._class(error.code))
        except InputError:
            return Found(refused=True, picks=(None,))
        candidate = day_found(found.day, days, "notified")
        # Keys that leave the same behind, but for the day, are one from here on.
        others = tuple((other.because, other.reading is None) for other in found.others)
        left = (trace.status, tuple(note.code for note in trace.notes), others, found.day is None)
        return Found(trace.status, (), (), (candidate,), candidate == "", self._class(left))

    def _class(self, left: Any) -> int:
        return self._classes.setdefault(left, len(self._classes) + 1)  # 0: nothing was notified

    def pair(self, columns: Columns) -> pl.Expr:
        """Delivery, whether it is an objection notice, and Land as one number."""
        return _pair(columns, columns.by_value("delivery", lambda way: _WAYS.index(way) * 2, pl.Int32))

    def _fiction_days(self, content: pl.Expr, posted: pl.Expr) -> list[pl.Expr]:
        """The (at most two) days on which the fiction can fall: a remark is made where they are days off."""
        found = []
        for which in (0, 1):
            table = pl.Series([_numbers_of_days(said)[which] for said in self.contents.known], dtype=pl.Int32)
            found.append(posted + at(ended(table), content))
        return found

    def _proven(self, way: str | None) -> bool:
        """Whether a way of delivery has a proof with a day on it."""
        return way is not None and any(rule.anchor == "notified" for rule in self._fictions(way))

    def _fictions(self, way: str) -> list[Rule]:
        names = (f"notification_{word(way)}", f"notification_{word(way)}_federal")
        return [self._sheet.rule(name) for name in names if self._sheet.has_rule(name)]

    def _rules(self, subject: int) -> Sequence[Rule]:
        way, notice = _WAYS[subject // 2], subject % 2
        if way is None:
            return ()
        main = self._fictions(way)
        names = [
            f"{word(way)}_{end}"
            for end in ("later_receipt_counts", "earlier_receipt_counts", "retrieval_window", "consent_presumed")
        ]
        names += [f"notification_{word(way)}_rolls", "notification_rolls"]
        if notice:
            names += [f"serves_{word(way)}", "objection_notice_needs_service"]
        return [main[-1 if notice else 0], *(self._sheet.rule(name) for name in names if self._sheet.has_rule(name))]

    def _shifts(self, subject: int) -> Sequence[int]:
        way = _WAYS[subject // 2]
        return [] if way is None else [shift for shift in all_shifts(self._fictions(way)) if shift]

    def _mark(self, subject: int, land: str | None) -> Any:
        """The disputed point that the Land has on the delivery, by name: its name is the remark."""
        point = f"{land}_{word(_WAYS[subject // 2]).upper()}"
        return point if point in self._sheet.tables["dispute"] else None


def _numbers_of_days(said: Any) -> tuple[int | None, int | None]:
    """The days that a fiction's rule counts on the day itself: by the version in force, and by the one before."""
    if not said or not isinstance(said[0], tuple):
        return None, None
    version, _clause, older, *_rest, kind = said[0]
    length = 7 if kind == "weeks" else 1
    found: list[int | None] = []
    for weight in (version, older):
        state, value = (None, None) if weight is None else weight[:2]
        if state == GAP and value:
            value = min(value)  # the safe one stands in
        counts = state in (VALUE, GAP) and isinstance(value, int) and not isinstance(value, bool)
        found.append(value * length if counts and isinstance(value, int) else None)
    return found[0], found[1]


def _has_clause(said: Any) -> bool:
    """Whether a transitional clause can choose the version."""
    return any(isinstance(rule, tuple) and rule[2] is not None for rule in said)


class Appeals(Question):
    """By when the remedy must be filed."""

    name = "appeal"
    words = ("remedy", "filed_in_time")
    dates = ("notified_on", "appeal_last_day")
    ways = 4  # whether a title was carried on, and whether one was refused (or a fee set)

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        sheet = self.law.deadlines
        self.notifications = Notifications(setting)
        federal = (
            "period_rolls",
            "suspensive_effect",
            "fee_suspensive_effect",
            "reinstatement_cap",
            "reinstatement_period",
        )
        self._federal = [
            rule
            for rule in sheet.rules()
            if rule.id in federal
            or rule.id.startswith("work_continues")
            or rule.id in (*PERIOD_RULES.values(), _MISSING)
            or rule.id.endswith("_rolls")
        ]
        self.contents = Contents(self.law, self._rules, lambda _subject: (), self._mark)
        lengths = [
            (rule, version.value)
            for rule in self._federal
            if rule.id in (*PERIOD_RULES.values(), _MISSING)
            for version in rule.versions
        ]
        self._lengths = tuple(
            dict.fromkeys(Period(value, rule.kind) for rule, value in lengths if isinstance(value, int))
        )

    def asks(self, case: Case) -> bool:
        """Something was posted, received or notified."""
        return any(getattr(case, name) is not None for name in ("posted", "received", "notified", "delivery"))

    def answer(self, case: Case, trace: Trace | None = None) -> Answer:
        """The single answer."""
        return appeal(case, self.law, trace)

    def cells(self, answer: Answer) -> dict[str, Any]:
        """Remedy, notification, last day, and whether it was kept."""
        found = answer.answer
        in_time = found.filed_in_time
        return {
            "remedy": found.remedy,
            "notified_on": found.notified,
            "appeal_last_day": found.last_day,
            "filed_in_time": None if in_time is None else str(in_time).lower(),
        }

    def plan(self, columns: Columns) -> Plan:
        """What the law says of remedies on the day of notification, where the end falls, and when the remedy was filed."""
        notified, filed = pl.col("_notified"), columns.day("filed")
        days = [columns.day(name) for name in ("notified", "received", "posted", "decided")]
        title, applied, contents = columns.title_end(), columns.day("applied"), self.contents.state
        day, seat, line, title = columns.keep(
            first_of(columns.day("on"), notified, *days),
            columns.seat(with_place=True),
            contents.line(self.pair(columns)),
            title,
        )
        year = ~columns.is_in("instruction", ("correct",))
        key = Key(columns)
        key.add(pl.col("_notice"), _ROOM, nothing=False)
        key.word("instruction")
        key.word("decided_by")
        key.word("remedy")
        key.word("document")
        key.word("title", columns.is_in("decided_by", ("supreme",)))
        key.flag(columns.word("land") == 0)
        (said,) = columns.keep(contents.look(line, day))
        key.add(said, _ROOM)
        ends = {}
        for length in self._lengths:
            (raw,) = columns.keep(at(self.setting.tables.event_end(length), notified))
            ends[length] = columns.keep(*(columns.seats.look(name, seat, raw) for name in ("last", "other")))
        long, short = (max(self._lengths, key=_size), min(self._lengths, key=_size))
        last, other = columns.keep(
            *(pl.when(year).then(ends[long][place]).otherwise(ends[short][place]) for place in (0, 1))
        )
        key.add(other, 8)
        key.flag(last < 0)
        key.add(
            pl.when(filed < notified)
            .then(1)
            .when(filed <= last)
            .then(2)
            .when(filed.is_not_null())
            .then(3)
            .otherwise(0),
            4,
        )
        key.flag(filed >= notified)
        bridged = applied <= title
        if columns.has("continuation_ordered"):
            bridged |= title.is_not_null() & applied.is_not_null() & columns.day("continuation_ordered").is_not_null()
        of_fee = columns.is_in("document", (FEE_NOTICE,))
        no_title = any_of(columns.is_in("act", NO_TITLE_ACTS), columns.is_in("against", NO_TITLE_ATTACKS))
        way = bridged.fill_null(value=False).cast(pl.Int32) * 2 + any_of(of_fee, ~no_title).cast(pl.Int32)
        # Without a Land the end depends on all of them, wherever the remedy is known without it.
        known = all_of(
            columns.is_in("remedy", (None,)),
            ~columns.is_in("document", (OBJECTION_NOTICE,)),
            ~columns.is_in("decided_by", ("supreme",)),
        )
        alone = any_of(
            *columns.out_of_order(REMEDY_ORDER),
            pl.col("_notice") >= _ROOM,
            said >= _ROOM,
            seat.is_null(),
            other >= Seats.NOT_OWN,
            _outside(day),
            (columns.word("land") == 0) & ~known,
            notified.is_not_null() & (last.is_null() | (last < 0)),
        )
        candidates = {"notified_on:": notified}
        candidates |= {f"appeal_last_day:{length}": found for length, (found, _other) in ends.items()}
        return Plan(pl.col("_notice") != 0, alone, key.parts, key.making, candidates, way)

    def find(self, case: Case, days: dict[str, int | None]) -> Found:
        """As for all questions; without a Land the end depends on all of them, so such rows are answered alone."""
        found = super().find(case, days)
        if case.land is None and found.words and found.words[0] is not None:
            return found._replace(refused=True)
        return found

    def notes(self, case: Case, answer: Answer) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Remarks that rest on nothing else than the day and the kind of document stand at the end."""
        notes, _ways = super().notes(case, answer)
        if answer.answer.last_day is None:
            return notes, ()
        carried, refused = codes_beside(case, self.law, answer.answer.notified)
        return tuple([code for code in notes if code not in (*carried, *refused)]), (
            (),
            refused,
            carried,
            (*carried, *refused),
        )

    def pair(self, columns: Columns) -> pl.Expr:
        """Document or level of the authority, and Land, as one number."""
        return _pair(columns, columns.by_value("decided_by", lambda level: _LEVELS.index(level) * 2, pl.Int32))

    def _rules(self, subject: int) -> Sequence[Rule]:
        sheet, level = self.law.deadlines, _LEVELS[subject // 2]
        if subject % 2:
            return [sheet.rule("remedy_after_objection_notice"), sheet.rule("remedy_sits"), *self._federal]
        own = [rule for rule in sheet.rules() if rule.id.startswith(f"remedy_{level}_")]
        return [
            sheet.rule(REMEDY_BY_LEVEL[level]),
            *own,
            sheet.rule("remedy_sits"),
            sheet.rule("remedy"),
            *self._federal,
        ]

    def _mark(self, _subject: int, land: str | None) -> Any:
        point = f"{land}_REMEDY"
        return point if point in self.law.deadlines.tables["dispute"] else None


def _pair(columns: Columns, subject: pl.Expr) -> pl.Expr:
    """A subject, or that beside it for an objection notice, and the Land as one number."""
    land = columns.by_value("land", LANDS.index, pl.Int32)
    if not columns.has("document"):
        return subject * len(LANDS) + land
    return (subject + columns.is_in("document", (OBJECTION_NOTICE,)).cast(pl.Int32)) * len(LANDS) + land


def _outside(day: pl.Expr) -> pl.Expr:
    return (day < FIRST) | (day > LAST)


def _size(length: Period) -> int:
    return length.amount * {"days": 1, "weeks": 7, "months": 30, "years": 365}[length.unit]
