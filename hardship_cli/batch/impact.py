"""What another law would change: each row is answered twice, and what differs is counted by reason and by Land."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import polars as pl

from hardship_cli.answer import BLOCKED, Trace
from hardship_cli.asking import answers, needs
from hardship_cli.batch.answer_columns import DATES
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import COUNT, MONEY, TYPES, Header
from hardship_cli.batch.encode import DAYS
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.formats.interface import Rows
from hardship_cli.batch.pipeline import Job, Run
from hardship_cli.batch.row_by_row import RowByRow, Setting
from hardship_cli.batch.summary import Outcome
from hardship_cli.batch.texts import as_text, cents_of, mapped
from hardship_cli.batch.unread import to_review
from hardship_cli.batch.why import Moved, moved
from hardship_cli.questions import QUESTIONS
from hardship_cli.recorded import euro_text
from hardship_cli.schedule.load import Law

CHANGED, SAME, NOT_COMPARED = "changed", "same", "not-compared"
FEE = "fee_eur"
# What is compared of each answer. By which provision a fee is what it is, changes it for nobody.
COMPARED = {
    name: tuple(column for column in question.columns if column != "fee_basis") for name, question in QUESTIONS.items()
}
DIFFERENCES = {
    FEE: "fee_difference_eur",
    **{day: f"{day}_difference_days" for day in ("permit_valid_until", "appeal_last_day")},
}
_BOTH = ("status", "notes")
_NAMED = 50  # rows
_SIGN = "id"  # the caseworker's own reference


def sides(column: str) -> tuple[str, str]:
    """The names of a column before and after."""
    return f"{column}_before", f"{column}_after"


_COLUMNS = [column for columns in COMPARED.values() for column in columns]
ADDED = (
    "impact",
    "impact_reason",
    *(name for column in _COLUMNS for name in (*sides(column), DIFFERENCES.get(column)) if name is not None),
    *(name for column in _BOTH for name in sides(column)),
    "error",
)


class Sum(NamedTuple):
    """Rows that changed, and how many cents of fees more and less that makes."""

    rows: int = 0
    more: int = 0
    less: int = 0


class Reason(NamedTuple):
    """Why answers to a question changed, and the first row of which that is so."""

    question: str
    rules: tuple[Moved, ...]
    example: int

    @property
    def text(self) -> str:
        """As a cell."""
        return "; ".join(one.text for one in self.rules)


class Change(NamedTuple):
    """A row that changed: its number, its own reference, what each column held and holds, and why, by question."""

    row: int
    own: str
    columns: Mapping[str, tuple[str | None, str | None]]
    reasons: tuple[Reason, ...]


class Open(NamedTuple):
    """A row that could not be compared: its number, its own reference, why (a key of :data:`OPEN`), and codes or the error."""

    row: int
    own: str
    because: str
    detail: str


# Why a row could not be compared: something in it is wrong, one of the laws (or both) gives no answer, or none to some question.
_SIDES = {"before": slice(1), "after": slice(1, None)}
OPEN = ("error", "both", "before", "after", "partly")


class ImpactOutcome(Outcome):
    """Counts of an impact. Fees ``before`` and ``after`` are those of the rows that have one both times, in cents by Land."""

    def __init__(self) -> None:
        super().__init__()
        self.impact: Counter[str] = Counter()
        self.by_question: Counter[str] = Counter()
        self.by_land: dict[str, Sum] = {}
        self.fees: dict[str, tuple[int, int]] = {}
        self.by_reason: dict[tuple[str, str], tuple[Reason, Sum]] = {}
        self.later: Counter[str] = Counter()  # by column of days
        self.earlier: Counter[str] = Counter()
        self.because: Counter[str] = Counter()  # why rows could not be compared
        self.first: list[Change] = []
        self.first_open: list[Open] = []


class _Twice(Engine):
    """Answers each block by both laws."""

    def __init__(self, setting: Setting, other: Law) -> None:
        super().__init__(setting)
        self._other = Engine(setting._replace(law=other))

    def answer(self, texts: pl.DataFrame, broken: pl.Series | None = None) -> Answers:
        """The answers by the law as it stands, and as their others those by the other."""
        found = super().answer(texts, broken)
        found.others = self._other.answer(texts, broken)
        return found


class ImpactRun(Run):
    """Both answers of each row, what differs, and why: the rules and versions behind one row of each kind of change."""

    added = ADDED
    types = {name: TYPES[column] for column in _COLUMNS if column in TYPES for name in sides(column)} | {
        name: MONEY if column == FEE else COUNT for column, name in DIFFERENCES.items()
    }
    outcome: ImpactOutcome
    other: Law  # what the register is answered by the second time
    only_changed = False

    def __init__(self, job: Job, setting: Setting) -> None:
        super().__init__(job, setting)
        self._reasons: dict[Any, Reason] = {}

    def begin(self) -> Outcome:
        """A fresh count."""
        return ImpactOutcome()

    def engine(self, setting: Setting) -> Engine:
        """One for both laws."""
        return _Twice(setting, self.other)

    def keep(self, rows: Rows) -> Rows:
        """Only changed rows, where only they are wanted."""
        return rows.filter(rows.answers.column("impact") == CHANGED) if self.only_changed else rows

    def more(
        self, frame: pl.DataFrame, texts: pl.DataFrame, answers: Answers, header: Header, engine: Engine
    ) -> Answers:
        """Compare one block."""
        assert answers.others is not None
        after = to_review(frame, header, answers.others)
        pairs = {name: (answers.column(name), after.column(name)) for name in (*_COLUMNS, *_BOTH, "error")}
        changed, is_open = self._compared(pairs)
        is_changed = reduce(or_, changed.values())
        word = (
            pl.when(is_changed).then(pl.lit(CHANGED)).when(is_open).then(pl.lit(NOT_COMPARED)).otherwise(pl.lit(SAME))
        )
        impact = pl.select(word).to_series()
        reasons = {
            name: self._why(name, rows, texts, (answers, after), engine.single)
            for name, rows in changed.items()
            if rows.any()
        }
        found = self._columns(pairs, impact, reasons)
        own = _own(frame, header)
        self._count(pairs, impact, reasons, answers.column("land"))
        self._name(pairs, impact, reasons, own)
        with_changes = answers.with_columns(found)
        with_changes.names = ADDED
        return with_changes

    def _compared(self, pairs: Mapping[str, tuple[pl.Series, pl.Series]]) -> tuple[dict[str, pl.Series], pl.Series]:
        """By question the rows whose answer is another one; and the rows of which something could not be compared."""
        changed = {}
        (status, other), (error, other_error) = pairs["status"], pairs["error"]
        is_open = _lacks(status) | _lacks(other) | error.is_not_null() | other_error.is_not_null()
        for name in self.outcome.asked:
            columns = [pairs[column] for column in COMPARED[name]]
            has, had = (reduce(or_, (pair[side].is_not_null() for pair in columns)) for side in (1, 0))
            changed[name] = reduce(or_, (old.ne_missing(new) for old, new in columns)) & has & had
            is_open |= has != had
        return changed, is_open

    def _why(
        self, name: str, rows: pl.Series, facts: pl.DataFrame, both: tuple[Answers, Answers], single: RowByRow
    ) -> dict[int, Reason]:
        """Why the answer to a question changed, by the place of the row: worked out once for rows that went the same ways."""
        positions = rows.arg_true()
        ways = [one.leaf(question)[positions] for one in both for question in self._hangs_on(name)]
        one_by_one = (both[0].one_by_one | both[1].one_by_one)[positions]
        row_facts = facts.drop(_SIGN, strict=False)[positions].rows(named=True)
        found = {}
        for number, (place, is_alone, *way) in enumerate(zip(positions, one_by_one, *ways, strict=True)):
            texts = row_facts[number]
            # Ways that end alike may have gone by other rules: which, the words of the row say.
            words = tuple(text for fact, text in texts.items() if fact not in DAYS)
            key: Any = (name, tuple(texts.items())) if is_alone or not ways else (name, *way, words)
            if key not in self._reasons:
                self._reasons[key] = Reason(name, self._asked_twice(name, texts, single), self.outcome.rows + place + 1)
            found[positions[number]] = self._reasons[key]
        return found

    def _hangs_on(self, name: str) -> tuple[str, ...]:
        """The questions whose paths decide an answer; none where one of them is not asked."""
        needed = needs(name)
        return needed if set(needed) <= set(self.outcome.asked) else ()

    def _asked_twice(self, name: str, texts: Mapping[str, Any], single: RowByRow) -> tuple[Moved, ...]:
        setting = self.setting
        case, _is_empty, _given = single.case_of(texts)
        old, new = (
            answers(case, setting.today, law, needs(name), Trace, fee_day=setting.fee_day).found
            for law in (setting.law, self.other)
        )
        return moved(old, new, name)

    def _columns(
        self,
        pairs: Mapping[str, tuple[pl.Series, pl.Series]],
        impact: pl.Series,
        reasons: Mapping[str, Mapping[int, Reason]],
    ) -> dict[str, pl.Series]:
        why: dict[int, list[str]] = {}
        for name, rows in reasons.items():
            for place, reason in rows.items():
                why.setdefault(place, []).append(f"{name}: {reason.text}")
        texts = [" | ".join(why[place]) if place in why else None for place in range(len(impact))]
        found = {"impact": impact, "impact_reason": pl.Series(texts, dtype=pl.String)}
        for column in (*_COLUMNS, *_BOTH):
            found |= dict(zip(sides(column), pairs[column], strict=True))
            if column in DIFFERENCES:
                found[DIFFERENCES[column]] = _difference(column, *pairs[column])
        error, other = pairs["error"]
        return {**found, "error": error.fill_null(other)}

    def _count(
        self,
        pairs: Mapping[str, tuple[pl.Series, pl.Series]],
        impact: pl.Series,
        reasons: Mapping[str, Mapping[int, Reason]],
        lands: pl.Series,
    ) -> None:
        outcome = self.outcome
        outcome.impact.update(dict(impact.value_counts().iter_rows()))
        cents = [cents_of(fees) for fees in pairs[FEE]]
        gap = cents[1] - cents[0]
        table = pl.DataFrame(
            {
                "land": lands.fill_null(""),
                "changed": impact == CHANGED,
                "before": cents[0],
                "after": cents[1],
                "gap": gap,
            }
        )
        fees = table.filter(gap.is_not_null()).group_by("land").agg(pl.sum("before", "after"))
        for land, before, after in fees.iter_rows():
            old = outcome.fees.get(land, (0, 0))
            outcome.fees[land] = (old[0] + before, old[1] + after)
        sums = table.filter("changed").group_by("land").agg(pl.len(), *_more_and_less("gap"))
        for land, *one in sums.iter_rows():
            outcome.by_land[land] = _added(outcome.by_land.get(land, Sum()), one)
        for column in DATES:
            days = _days(*pairs[column])
            outcome.later[column] += int((days > 0).sum())
            outcome.earlier[column] += int((days < 0).sum())
        for name, rows in reasons.items():
            outcome.by_question[name] += len(rows)
            positions = list(rows)
            money = gap[positions].fill_null(0).to_list() if name == "fee" else [0] * len(positions)
            for place, amount in zip(positions, money, strict=True):
                reason = rows[place]
                known, before = outcome.by_reason.get((name, reason.text), (reason, Sum()))
                outcome.by_reason[name, reason.text] = (
                    known,
                    _added(before, (1, max(amount, 0), max(-amount, 0))),
                )

    def _name(
        self,
        pairs: Mapping[str, tuple[pl.Series, pl.Series]],
        impact: pl.Series,
        reasons: Mapping[str, Mapping[int, Reason]],
        own: pl.Series,
    ) -> None:
        """The first rows that changed, and the first that could not be compared; of these all reasons are counted."""
        outcome = self.outcome
        for place in (impact == CHANGED).arg_true().head(_NAMED - len(outcome.first)):
            values = {column: (pairs[column][0][place], pairs[column][1][place]) for column in _COLUMNS}
            columns = {column: both for column, both in values.items() if both[0] != both[1]}
            why = tuple(rows[place] for rows in reasons.values() if place in rows)
            outcome.first.append(Change(outcome.rows + place + 1, own[place] or "", columns, why))
        open_rows = _why_open(pairs, impact)
        outcome.because.update({because: int((open_rows == because).sum()) for because in OPEN})
        for place in open_rows.is_not_null().arg_true().head(_NAMED - len(outcome.first_open)):
            error = pairs["error"][0][place] or pairs["error"][1][place]
            because: str = open_rows[place]
            sides = pairs["notes"][_SIDES.get(because, slice(None))]
            codes = dict.fromkeys(";".join(notes[place] or "" for notes in sides).split(";"))
            detail = error or ";".join(code for code in codes if code)
            outcome.first_open.append(Open(outcome.rows + place + 1, own[place] or "", because, detail))


def _why_open(pairs: Mapping[str, tuple[pl.Series, pl.Series]], impact: pl.Series) -> pl.Series:
    """Of each row that could not be compared, why."""
    failed = pairs["error"][0].is_not_null() | pairs["error"][1].is_not_null()
    before, after = (_lacks(status) for status in pairs["status"])
    words = pl.when(failed).then(pl.lit("error")).when(before & after).then(pl.lit("both"))
    words = words.when(before).then(pl.lit("before")).when(after).then(pl.lit("after"))
    found = pl.select(words.otherwise(pl.lit("partly"))).to_series()
    return pl.select(pl.when(impact == NOT_COMPARED).then(found)).to_series()


def _lacks(status: pl.Series) -> pl.Series:
    """Which rows have no answer at all."""
    return status.is_null() | (status == BLOCKED)


def _own(frame: pl.DataFrame, header: Header) -> pl.Series:
    """The caller's own reference of each row, else what stands in the first column."""
    name = header.facts.get("id") or next(name for name in header.names if name.strip())
    return as_text(frame.to_series(header.names.index(name)), "id")


def _days(old: pl.Series, new: pl.Series) -> pl.Series:
    return (new.str.to_date("%Y-%m-%d") - old.str.to_date("%Y-%m-%d")).dt.total_days()


def _difference(column: str, old: pl.Series, new: pl.Series) -> pl.Series:
    if column != FEE:
        return _days(old, new).cast(pl.String)
    return mapped(cents_of(new) - cents_of(old), euro_text, pl.String)


def _more_and_less(name: str) -> tuple[pl.Expr, pl.Expr]:
    gap = pl.col(name).fill_null(0)
    return gap.clip(lower_bound=0).sum().alias("more"), (-gap.clip(upper_bound=0)).sum().alias("less")


def _added(before: Sum, more: Iterable[int]) -> Sum:
    return Sum(*(one + other for one, other in zip(before, more, strict=True)))
