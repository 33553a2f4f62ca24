"""Recorded fees and days against the computed ones: what differs, by how much, and why, as far as that can be told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import polars as pl

from hardship_cli.answer import DISPUTED
from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import COUNT, MONEY, TYPES, Header
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.formats.interface import Rows, is_cell_error
from hardship_cli.batch.notices import Notices, case_of, remedies
from hardship_cli.batch.pipeline import Job, Run
from hardship_cli.batch.row_by_row import RowByRow, Setting, joined_errors
from hardship_cli.batch.summary import Outcome
from hardship_cli.batch.texts import as_text, cents_of, day_texts, mapped
from hardship_cli.case import Case, read_fact, read_otherwise
from hardship_cli.errors import InputError
from hardship_cli.facts import Fact
from hardship_cli.questions import APPEAL, NOT_GRANTED, QUESTIONS
from hardship_cli.recorded import (
    ASKED_LENGTH,
    EXCLUDED,
    GRANTED_UNTIL,
    INSTRUCTED,
    NO_REMEDY,
    OTHER,
    OUTCOME,
    RECORDED,
    SAID_BY,
    euro_text,
    excluded,
    read_amount,
    read_recorded,
    read_remedy,
    reason_of,
)

SAME, DIFFERS, NOT_CHECKED = "same", "differs", "not-checked"
ADDED = (
    *("fee_difference_eur", "last_day_difference_days", "valid_until_difference_days", "audit", "audit_reason"),
    "remedy_difference",
)
_REMEDY = "recorded_remedy"
_FACT = SAID_BY[_REMEDY]
_UNTIL = ASKED_LENGTH[-1]
_SIGN = "id"  # the caseworker's own reference
_MOST = 5_000  # remembered remedies
# By recorded column the column of the difference, and the word that reasons of its own begin with.
_DIFFERENCES = {
    "recorded_fee_eur": ("fee_difference_eur", "fee"),
    "recorded_last_day": ("last_day_difference_days", "last-day"),
    "recorded_valid_until": ("valid_until_difference_days", "valid-until"),
    _REMEDY: ("remedy_difference", "remedy"),
}
_OF_DAYS = ("recorded_last_day", "recorded_valid_until")
# What differences are counted by.
KINDS = ("by_reason", "by_land", "by_position")


class Tally(NamedTuple):
    """Differences of one kind: how many, and how many cents too much and too little."""

    rows: int
    over: int
    under: int


class AuditOutcome(Outcome):
    """Counts of an audit."""

    def __init__(self) -> None:
        super().__init__()
        self.audit: Counter[str] = Counter()
        self.tallies: dict[str, dict[str, Tally]] = {kind: {} for kind in KINDS}


class AuditRun(Run):
    """An audit: the batch's answers, and what differs from the record."""

    added = (*ANSWERS, *ADDED)
    types = TYPES | dict(zip(ADDED, (MONEY, COUNT, COUNT), strict=False))
    audits = True
    outcome: AuditOutcome

    def __init__(self, job: Job, setting: Setting) -> None:
        super().__init__(job, setting._replace(details=True))
        self.only_differences = False
        self._singles = {name: RowByRow(setting._replace(ask=[name])) for name, _column in RECORDED.values()}
        self._by_readings: dict[tuple[str | None, ...], frozenset[Any]] = {}

    def begin(self) -> Outcome:
        """A fresh count."""
        return AuditOutcome()

    def asked(self, header: Header) -> list[str]:
        """The questions whose answers were recorded; raises :class:`InputError` ``audit_nothing_recorded``."""
        if not header.recorded:
            near = ", ".join(f"{name} -> {fact}" for name, fact in header.slips if fact in RECORDED)
            raise InputError(
                "audit_nothing_recorded",
                None,
                accepted=", ".join(RECORDED),
                suggestion=near,
                maps=header.maps(RECORDED),
                columns=header.listed(),
            )
        return [RECORDED[name][0] for name in header.recorded]

    def exit_code(self) -> int:
        """1 if anything differs or a row failed."""
        return 1 if self.outcome.failed or self.outcome.audit[DIFFERS] else 0

    def facts_of(self, frame: pl.DataFrame, texts: pl.DataFrame, header: Header, engine: Engine) -> pl.DataFrame:
        """The facts, with the length that was granted where a row names none and nothing was refused, as of one decision."""
        if GRANTED_UNTIL not in header.recorded:
            return texts
        noted = mapped(day_texts(_noted(GRANTED_UNTIL, frame, header), self.serial_zero), self._day, pl.Date)
        open_ = noted.is_not_null()
        for fact in (name for name in ASKED_LENGTH if name in texts.columns):
            open_ &= texts[fact].is_null()
        if OUTCOME in texts.columns:
            given = texts[OUTCOME].unique().drop_nulls()
            granted = [text for text in given if engine.single.read(OUTCOME, text)[0] == getattr(Case(), OUTCOME)]
            open_ &= texts[OUTCOME].is_null() | texts[OUTCOME].is_in(granted)
        until = (
            texts[_UNTIL]
            if _UNTIL in texts.columns
            else pl.Series([None], dtype=pl.String).new_from_index(0, texts.height)
        )
        return texts.with_columns(noted.dt.to_string("%Y-%m-%d").zip_with(open_, until).alias(_UNTIL))

    def more(
        self, frame: pl.DataFrame, texts: pl.DataFrame, answers: Answers, header: Header, engine: Engine
    ) -> Answers:
        """Compare one batch."""
        empty = pl.Series([None], dtype=pl.String).new_from_index(0, answers.height)
        added = dict.fromkeys(ADDED, empty)
        cents = empty.cast(pl.Int64)
        reasons: list[pl.Series] = []
        unchecked: list[pl.Series] = []  # why what was recorded could not be compared
        errors = [self._excluded(frame, texts, header, engine)]
        same = pl.Series([False], dtype=pl.Boolean).new_from_index(0, answers.height)  # the remedy as the law has it
        is_open = same  # something was recorded and not compared
        notices = Notices.of(_named(frame, header, errors[0]), texts, answers)
        for name in header.recorded:
            noted = _noted(name, frame, header)
            computed = answers.column(RECORDED[name][1])
            difference, word = _DIFFERENCES[name]
            if name == _REMEDY:
                recorded = notices.named
                added[difference] = remedies(recorded, computed)
                reasons.append(self._remedy_reasons(recorded, computed, texts, answers))
                same = (recorded == computed).fill_null(value=False)
                added |= notices.columns(answers, engine)
            elif name in _OF_DAYS:
                noted = day_texts(noted, self.serial_zero)
                read_as = {
                    text: read_otherwise("day", text, today=engine.setting.today)
                    for text in noted.unique().drop_nulls()
                }
                engine.single.otherwise |= {(name, text): remark for text, found in read_as.items() for remark in found}
                recorded = mapped(noted, self._day, pl.Date)
                gap = (recorded - computed.str.to_date("%Y-%m-%d")).dt.total_days()
                added[difference] = gap.cast(pl.String)
                reasons.append(self._day_reasons(name, recorded, gap, notices.rows, engine))
            else:
                recorded = mapped(noted, read_amount, pl.Int64)
                cents = recorded - cents_of(computed)
                added[difference] = mapped(cents, euro_text, pl.String)
                reasons.append(self._fee_reasons(recorded, cents, answers, engine))
            baseless = self._baseless(name, recorded.is_not_null() & computed.is_null(), texts, answers)
            reasons.append(baseless)
            left = noted.is_not_null() & (recorded.is_null() | computed.is_null()) & baseless.is_null()
            is_open |= left
            is_explained = left & recorded.is_not_null() & answers.column("error").is_null()
            unchecked.append(pl.select(pl.when(is_explained).then(pl.lit(f"{word}-{NOT_CHECKED}"))).to_series())
            if (wrong := noted.filter(recorded.is_null() & noted.is_not_null() & errors[0].is_null())).len():
                unreadable = self._errors_of(name, wrong, engine)
                errors.append(noted.replace_strict(unreadable, default=None, return_dtype=pl.String))
        differs = _joined(reasons)
        added["audit_reason"] = _joined([differs, *unchecked])
        compared = reduce(or_, (added[name].is_not_null() for name, _word in _DIFFERENCES.values()), same)
        added["audit"] = _verdict(differs, compared & ~is_open)
        if any(column.null_count() < len(column) for column in errors):
            failed = _error_of(errors)
            added |= _failed(answers, added, failed)
            differs = pl.select(pl.when(failed.is_null()).then(differs)).to_series()
        self._count(answers, engine, {**added, "audit_reason": differs}, cents)
        return answers.with_columns(added)

    def keep(self, rows: Rows) -> Rows:
        """Only differing rows, where only they are wanted."""
        return rows.filter(rows.answers.column("audit") == DIFFERS) if self.only_differences else rows

    def texts(self, frame: pl.DataFrame, header: Header) -> pl.DataFrame:
        """As for a batch; in rows where the remedy of the notice is held against the law, the law alone says which it is."""
        texts = super().texts(frame, header)
        # A column that says which remedy there is would else agree with itself.
        if _REMEDY not in header.recorded or _FACT not in texts.columns:
            return texts
        return texts.with_columns(pl.when(_noted(_REMEDY, frame, header).is_null()).then(pl.col(_FACT)))

    def _remedy_reasons(
        self, recorded: pl.Series, computed: pl.Series, texts: pl.DataFrame, answers: Answers
    ) -> pl.Series:
        """Why the remedies differ: it is that of another reading, none is said to be open, or it is the wrong one."""
        wrong = (recorded != computed).fill_null(value=False)
        disputed = (wrong & (answers.column("status") == DISPUTED)).fill_null(value=False)
        words = pl.when(self._by_reading(_REMEDY, recorded, disputed, texts)).then(pl.lit("other-reading"))
        why = words.when(recorded == NO_REMEDY).then(pl.lit("remedy-denied")).otherwise(pl.lit("remedy-wrong"))
        return pl.select(pl.when(wrong).then(why)).to_series()

    def _day_reasons(
        self, name: str, recorded: pl.Series, gap: pl.Series, texts: pl.DataFrame, engine: Engine
    ) -> pl.Series:
        """Why days differ: it is that of another reading, it is the safe one of two, or it is too late or too early."""
        other = (gap != 0).fill_null(value=False)
        by_reading = self._by_reading(name, recorded, other, texts)
        word = _DIFFERENCES[name][1]
        late, early = (pl.lit(f"{word}-too-{way}") for way in ("late", "early"))
        safe = _safe(name, recorded, other & ~by_reading, texts, engine)
        why = pl.when(by_reading).then(pl.lit("other-reading")).when(safe).then(pl.lit("safe-day"))
        return pl.select(why.when(gap > 0).then(late).when(gap < 0).then(early)).to_series()

    def _baseless(self, name: str, rows: pl.Series, texts: pl.DataFrame, answers: Answers) -> pl.Series:
        """Of rows without a computed value those of which the law says that there is none: nothing granted, or no period."""
        found: list[str | None] = [None] * len(rows)
        if name in _OF_DAYS:
            word, single = _DIFFERENCES[name][1], self._singles[RECORDED[name][0]]
            question = QUESTIONS[RECORDED[name][0]]
            notified = answers.column("notified_on").is_not_null()
            for place in (rows & answers.column("error").is_null()).arg_true():
                if question is APPEAL:
                    found[place] = f"{word}-no-period" if notified[place] else None
                elif question.not_raised(single.case_of(texts.row(place, named=True))[0]) == NOT_GRANTED:
                    found[place] = f"{word}-not-granted"
        return pl.Series(found, dtype=pl.String)

    def _by_reading(self, name: str, recorded: pl.Series, rows: pl.Series, texts: pl.DataFrame) -> pl.Series:
        """Which of some rows have what was recorded by another reading."""
        found = [False] * len(recorded)
        for place in rows.arg_true():
            found[place] = recorded[place] in self._others(name, texts.row(place, named=True))
        return pl.Series(found, dtype=pl.Boolean)

    def _others(self, name: str, row: Mapping[str, str | None]) -> frozenset[Any]:
        """What a row has by other readings: asked of the law once for rows that are alike but for their reference."""
        key = (name, *(text for fact, text in row.items() if fact != _SIGN))
        if key not in self._by_readings:
            # Dropped as a whole: a hostile register would fill the memory, and one of an authority hardly comes here.
            if len(self._by_readings) >= _MOST:
                self._by_readings.clear()
            single = self._singles[RECORDED[name][0]]
            (found,) = single.answers(case_of(single, row)).found.values()
            others = found.answer.alternatives
            self._by_readings[key] = frozenset(other.remedy if name == _REMEDY else other.day for other in others)
        return self._by_readings[key]

    def _day(self, text: str) -> date | None:
        try:
            day = read_fact(Fact("", "day", ""), text, self.setting.today)
        except InputError:
            return None
        return day if isinstance(day, date) else None

    def _excluded(self, frame: pl.DataFrame, texts: pl.DataFrame, header: Header, engine: Engine) -> pl.Series:
        """The error of each row in which something is recorded that another fact excludes, as of one decision."""
        found: list[str | None] = [None] * texts.height
        for name, (fact, value) in EXCLUDED.items():
            if name not in header.recorded or fact not in texts.columns:
                continue
            noted = as_text(frame.to_series(header.names.index(header.recorded[name])), name).str.strip_chars()
            given = texts[fact].unique().drop_nulls()
            excluding = [text for text in given if engine.single.read(fact, text)[0] == value]
            for place in ((noted != "") & texts[fact].is_in(excluding)).fill_null(value=False).arg_true():
                error = excluded(name, read_remedy(noted[place]) or noted[place])
                engine.single.reasons[f"{name}: {error.code}"] += 1
                found[place] = self.setting.tell(error)
        return pl.Series(found, dtype=pl.String)

    def _errors_of(self, name: str, wrong: pl.Series, engine: Engine) -> dict[str, str]:
        """What cannot be read is an error of its row, and not silently "not checked": somebody recorded something there."""
        unreadable = {}
        for text, rows in wrong.alias("text").value_counts().iter_rows():
            error = self._unreadable(name, text)
            engine.single.reasons[f"{name}: {error.code}"] += rows
            unreadable[text] = self.setting.tell(error)
        return unreadable

    def _unreadable(self, name: str, text: str) -> InputError:
        """What is wrong with a text, as it is said of a single case."""
        if is_cell_error(text):
            return InputError("cell_error", name, value=text)
        try:
            read_recorded({name: text}, self.setting.today)
        except InputError as error:
            return error.without_frames()
        return InputError("audit_not_readable", name, value=text)

    def _fee_reasons(self, recorded: pl.Series, cents: pl.Series, answers: Answers, engine: Engine) -> pl.Series:
        """Why the fees differ, worked out once for each pair of a computed and a recorded fee."""
        pairs = pl.DataFrame({"detail": answers.column("detail"), "recorded": recorded, "cents": cents})
        wanted = pairs.filter((pl.col("cents") != 0) & pl.col("detail").is_not_null()).unique()
        law, details = self.setting.law, engine.known_details
        found = [reason_of(amount, details[detail], law) for detail, amount, _cents in wanted.iter_rows()]
        known = wanted.with_columns(pl.Series("why", found, dtype=pl.String))
        why = pairs.join(known, on=pairs.columns, how="left", maintain_order="left")["why"]
        return pl.select(pl.when(cents != 0).then(why.fill_null(OTHER))).to_series()

    def _count(self, answers: Answers, engine: Engine, added: dict[str, pl.Series], cents: pl.Series) -> None:
        self.outcome.audit.update(dict(added["audit"].value_counts().iter_rows()))
        positions = pl.Series([detail.positions[0] for detail in engine.known_details], dtype=pl.String)
        # Where no fee was asked for there is no position.
        position = (
            positions.gather(answers.column("detail")) if len(positions) else cents.cast(pl.String).clear(len(cents))
        )
        by = (added["audit_reason"], answers.column("land"), position)
        table = pl.DataFrame(
            [*(column.alias(kind) for kind, column in zip(KINDS, by, strict=True)), cents.alias("cents")]
        )
        over, under = pl.col("cents").clip(lower_bound=0).sum(), pl.col("cents").clip(upper_bound=0).sum()
        for kind, tallies in self.outcome.tallies.items():
            rows = (
                table.filter(added["audit"] == DIFFERS)
                .group_by(kind)
                .agg(pl.len(), over.alias("over"), under.alias("under"))
            )
            for key, count, more, less in rows.iter_rows():
                before = tallies.get(key or "", Tally(0, 0, 0))
                tallies[key or ""] = Tally(before.rows + count, before.over + more, before.under - less)


def _failed(answers: Answers, added: Mapping[str, pl.Series], errors: pl.Series) -> dict[str, pl.Series]:
    """The columns with nothing in rows whose recorded values cannot be read: they failed, and such a row has no answers."""
    whole = answers.with_columns(dict(added))
    found = {
        name: pl.select(pl.when(errors.is_null()).then(whole.column(name))).to_series() for name in (*ANSWERS, *ADDED)
    }
    return found | {
        "audit": found["audit"].fill_null(NOT_CHECKED),
        "error": _error_of([answers.column("error"), errors]),
    }


def _error_of(columns: Sequence[pl.Series]) -> pl.Series:
    """All errors of each row as the column ``error`` has them; nothing where there is none."""
    rows = zip(*(column.to_list() for column in columns), strict=True)
    return pl.Series([joined_errors(filter(None, row)) or None for row in rows], dtype=pl.String)


def _noted(name: str, frame: pl.DataFrame, header: Header) -> pl.Series:
    """What was recorded, as texts; null for nothing."""
    column = frame.to_series(header.names.index(header.recorded[name]))
    return as_text(column, name).str.strip_chars().replace("", None)


def _named(frame: pl.DataFrame, header: Header, excluded_rows: pl.Series) -> pl.Series:
    """The remedies that the notices name, as codes; null where none is, or where another fact excludes it."""
    empty = pl.Series([None], dtype=pl.String).new_from_index(0, frame.height)
    if _REMEDY not in header.recorded:
        return empty
    noted = _noted(_REMEDY, frame, header)
    return mapped(noted.zip_with(excluded_rows.is_null(), empty), read_remedy, pl.String)


def _verdict(differs: pl.Series, same: pl.Series) -> pl.Series:
    """The column ``audit``: a row is the same where all that was recorded was compared."""
    found = pl.when(differs.is_not_null()).then(pl.lit(DIFFERS)).when(same).then(pl.lit(SAME))
    return pl.select(found.otherwise(pl.lit(NOT_CHECKED))).to_series()


def _safe(name: str, recorded: pl.Series, rows: pl.Series, texts: pl.DataFrame, engine: Engine) -> pl.Series:
    """Which of some rows have the safe day recorded: that of an instruction that is right, where it is missing or wrong."""
    found = pl.Series([False], dtype=pl.Boolean).new_from_index(0, len(rows))
    if RECORDED[name][0] != APPEAL.name or not all(fact in texts.columns for fact in INSTRUCTED):
        return found
    rows = reduce(lambda some, fact: some & texts[fact].is_not_null(), INSTRUCTED, rows)
    if not rows.any():
        return found
    given = [pl.lit(text).alias(fact) for fact, text in INSTRUCTED.items()]
    safe = engine.answer(texts.drop(_REMEDY).filter(rows).with_columns(given)).column(RECORDED[name][1])
    is_safe = (recorded.filter(rows) == safe.str.to_date("%Y-%m-%d")).fill_null(value=False)
    return found.scatter(rows.arg_true(), is_safe)


def _joined(columns: list[pl.Series]) -> pl.Series:
    """The texts of each row in one; null where it has none."""
    return pl.select(pl.concat_str(columns, separator="; ", ignore_nulls=True).replace("", None)).to_series()
