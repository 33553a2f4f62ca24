"""Recorded fees and days against the computed ones: what differs, by how much, and why, as far as that can be told."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import NamedTuple

import polars as pl

from hardship_cli.answer import CALCULATED, DISPUTED, LATE_UNLESS, REVIEW
from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import COUNT, MONEY, TYPES, Header, columns_in_words
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.formats.interface import Rows, Source, is_cell_error
from hardship_cli.batch.pipeline import Job, Run
from hardship_cli.batch.row_by_row import RowByRow, Setting
from hardship_cli.batch.summary import Outcome
from hardship_cli.batch.texts import as_text, cents_of, day_texts, mapped
from hardship_cli.case import read_fact, read_otherwise
from hardship_cli.errors import InputError
from hardship_cli.facts import Fact
from hardship_cli.recorded import (
    NAMED_WRONGLY,
    NO_REMEDY,
    OTHER,
    RECORDED,
    SAID_BY,
    euro_text,
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
_SIGN = "id"  # the caseworker's own reference
_MOST = 5_000  # remembered remedies
_ADVICE = r"\b(reinstatement)\b"  # the code of what is to be done about what is late
# By recorded column the column of the difference, and of days the word that its reasons begin with.
_DIFFERENCES = {
    "recorded_fee_eur": ("fee_difference_eur", ""),
    "recorded_last_day": ("last_day_difference_days", "last-day"),
    "recorded_valid_until": ("valid_until_difference_days", "valid-until"),
    _REMEDY: ("remedy_difference", ""),
}
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
        self._single = RowByRow(setting._replace(ask=[RECORDED[_REMEDY][0]]))
        self._by_readings: dict[tuple[str | None, ...], frozenset[str | None]] = {}

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
            )
        return [RECORDED[name][0] for name in header.recorded]

    def exit_code(self) -> int:
        """1 if anything differs or a row failed."""
        return 1 if self.outcome.failed or self.outcome.audit[DIFFERS] else 0

    def more(
        self, frame: pl.DataFrame, texts: pl.DataFrame, answers: Answers, header: Header, engine: Engine
    ) -> Answers:
        """Compare one batch."""
        empty = pl.Series([None], dtype=pl.String).new_from_index(0, answers.height)
        added = dict.fromkeys(ADDED, empty)
        cents = empty.cast(pl.Int64)
        reasons: list[pl.Series] = []
        errors: list[pl.Series] = []
        same = pl.Series([False], dtype=pl.Boolean).new_from_index(0, answers.height)  # the remedy as the law has it
        for name, column in header.recorded.items():
            noted = as_text(frame.to_series(header.names.index(column)), name).str.strip_chars().replace("", None)
            computed = answers.column(RECORDED[name][1])
            difference, word = _DIFFERENCES[name]
            if name == _REMEDY:
                recorded = mapped(noted, read_remedy, pl.String)
                added[difference] = _remedies(recorded, computed)
                reasons.append(self._remedy_reasons(recorded, computed, texts, answers))
                same = (recorded == computed).fill_null(value=False)
                added |= _final(recorded, computed, texts, answers, engine)
            elif word:
                noted = day_texts(noted, self.serial_zero)
                read_as = {text: read_otherwise("day", text) for text in noted.unique().drop_nulls()}
                engine.single.otherwise |= {(name, text): remark for text, found in read_as.items() for remark in found}
                recorded = mapped(noted, self._day, pl.Date)
                gap = (recorded - computed.str.to_date("%Y-%m-%d")).dt.total_days()
                added[difference] = gap.cast(pl.String)
                late, early = (pl.lit(f"{word}-too-{way}") for way in ("late", "early"))
                reasons.append(pl.select(pl.when(gap > 0).then(late).when(gap < 0).then(early)).to_series())
            else:
                recorded = mapped(noted, read_amount, pl.Int64)
                cents = recorded - cents_of(computed)
                added[difference] = mapped(cents, euro_text, pl.String)
                reasons.append(self._fee_reasons(recorded, cents, answers, engine))
            # What cannot be read is an error of its row, and not silently "not checked": somebody recorded something there.
            wrong = recorded.is_null() & noted.is_not_null()
            if wrong.any():
                unreadable = {}
                for text, rows in noted.filter(wrong).alias("text").value_counts().iter_rows():
                    error = self._unreadable(name, text)
                    engine.single.reasons[f"{name}: {error.code}"] += rows
                    unreadable[text] = self.setting.tell(error)
                errors.append(noted.replace_strict(unreadable, default=None, return_dtype=pl.String))
        added["audit_reason"] = _joined(reasons)
        compared = reduce(or_, (added[name].is_not_null() for name, _word in _DIFFERENCES.values()), same)
        added["audit"] = pl.select(
            pl.when(added["audit_reason"].is_not_null())
            .then(pl.lit(DIFFERS))
            .when(compared)
            .then(pl.lit(SAME))
            .otherwise(pl.lit(NOT_CHECKED))
        ).to_series()
        if errors:
            added |= _failed(answers, added, _joined(errors))
        self._count(answers, engine, added, cents)
        return answers.with_columns(added)

    def keep(self, rows: Rows) -> Rows:
        """Only differing rows, where only they are wanted."""
        return rows.filter(rows.answers.column("audit") == DIFFERS) if self.only_differences else rows

    def _header(self, source: Source) -> Header:
        """As for a batch; where the remedy of the notice is held against the law, the law alone says which it is."""
        header = super()._header(source)
        # The same column would say which remedy there is, and then agree with itself.
        if _REMEDY in header.recorded and header.facts.pop(SAID_BY[_REMEDY], None) is not None:
            header = header._replace(unread=tuple(one for one in header.unread if one[1] != SAID_BY[_REMEDY]))
            self.outcome.remarks = columns_in_words(header, audits=True)
            self.outcome.columns_used, self.outcome.columns_unused = header.parted(audits=True)
        return header

    def _remedy_reasons(
        self, recorded: pl.Series, computed: pl.Series, texts: pl.DataFrame, answers: Answers
    ) -> pl.Series:
        """Why the remedies differ: it is that of another reading, none is said to be open, or it is the wrong one."""
        wrong = (recorded != computed).fill_null(value=False)
        disputed = (wrong & (answers.column("status") == DISPUTED)).fill_null(value=False)
        by_reading = [False] * len(recorded)
        for place in disputed.arg_true():
            by_reading[place] = recorded[place] in self._other_remedies(texts.row(place, named=True))
        words = pl.when(pl.Series(by_reading, dtype=pl.Boolean)).then(pl.lit("other-reading"))
        why = words.when(recorded == NO_REMEDY).then(pl.lit("remedy-denied")).otherwise(pl.lit("remedy-wrong"))
        return pl.select(pl.when(wrong).then(why)).to_series()

    def _other_remedies(self, row: Mapping[str, str | None]) -> frozenset[str | None]:
        """The remedies that a row has by other readings: asked of the law once for rows that are alike but for their reference."""
        key = tuple(text for fact, text in row.items() if fact != _SIGN)
        if key not in self._by_readings:
            # Dropped as a whole: a hostile register would fill the memory, and one of an authority hardly comes here.
            if len(self._by_readings) >= _MOST:
                self._by_readings.clear()
            (found,) = self._single.answers(self._single.case_of(row)[0]).found.values()
            self._by_readings[key] = frozenset(other.remedy for other in found.answer.alternatives)
        return self._by_readings[key]

    def _day(self, text: str) -> date | None:
        try:
            day = read_fact(Fact("", "day", ""), text, self.setting.today)
        except InputError:
            return None
        return day if isinstance(day, date) else None

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


def _final(
    recorded: pl.Series, computed: pl.Series, texts: pl.DataFrame, answers: Answers, engine: Engine
) -> dict[str, pl.Series]:
    """Where the notice names another remedy than the law: from when on it is final, with the notes and the status that follow.

    A wrong remedy makes the instruction wrong, and a year runs; where the notice says that none is open, nothing limits that
    (§ 58 Abs. 2 VwGO). What was filed after the month is late by the safe day alone.
    """
    wrong = (recorded != computed).fill_null(value=False)
    if not wrong.any():
        return {}
    denied = wrong & (recorded == NO_REMEDY)
    late = wrong & (answers.column("filed_in_time") == "false").fill_null(value=False)

    def by_the_year(column: str, rows: pl.Series, **facts: str | None) -> pl.Series:
        """A column, for some rows as it would be if their instruction was wrong."""
        found = answers.column(column)
        if not rows.any():
            return found
        given = [pl.lit(text, dtype=pl.String).alias(fact) for fact, text in {**NAMED_WRONGLY, **facts}.items()]
        return found.scatter(rows.arg_true(), engine.answer(texts.filter(rows).with_columns(given)).column(column))

    # What was filed says nothing on when a decision is final for all who did not file in time.
    final = by_the_year("final_from", wrong & ~denied, filed=None)
    in_year = late & ~denied & (by_the_year("filed_in_time", late & ~denied) == "true").fill_null(value=False)
    codes = pl.when(late & denied).then(pl.lit(f"{LATE_UNLESS}_open")).when(in_year).then(pl.lit(LATE_UNLESS))
    codes_before = answers.column("notes")
    unsure = in_year | (late & denied)
    # What may be in time is not told to be late, nor is what is to be done then as if it were.
    hedged = pl.when(unsure).then(codes_before.str.replace(_ADVICE, "${1}_if_late")).otherwise(codes_before)
    notes = pl.concat_str(hedged, codes, separator=";", ignore_nulls=True).replace("", None)
    status = answers.column("status")
    review = pl.when(wrong & (status == CALCULATED)).then(pl.lit(REVIEW)).otherwise(status)
    return {
        "final_from": pl.select(pl.when(denied).then(None).otherwise(final)).to_series(),
        "notes": pl.select(notes).to_series(),
        "status": pl.select(review).to_series(),
    }


def _failed(answers: Answers, added: Mapping[str, pl.Series], errors: pl.Series) -> dict[str, pl.Series]:
    """The columns with nothing in rows whose recorded values cannot be read: they failed, and such a row has no answers."""
    whole = answers.with_columns(dict(added))
    found = {
        name: pl.select(pl.when(errors.is_null()).then(whole.column(name))).to_series() for name in (*ANSWERS, *ADDED)
    }
    return found | {
        "audit": found["audit"].fill_null(NOT_CHECKED),
        "error": _joined([answers.column("error"), errors]),
    }


def _remedies(recorded: pl.Series, computed: pl.Series) -> pl.Series:
    """What the notice names and what the law has, where they differ: ``objection -> action``."""
    both = pl.concat_str(recorded, pl.lit(" -> "), computed)
    return pl.select(pl.when(recorded != computed).then(both)).to_series()


def _joined(columns: list[pl.Series]) -> pl.Series:
    """The texts of each row in one; null where it has none."""
    return pl.select(pl.concat_str(columns, separator="; ", ignore_nulls=True).replace("", None)).to_series()
