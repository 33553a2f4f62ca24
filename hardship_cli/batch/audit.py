"""Recorded fees and days against the computed ones: what differs, by how much, and why, as far as that can be told."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import polars as pl

from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import ANSWERS, RECORDED, Header
from hardship_cli.batch.detail import Detail
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.formats.interface import Layout, Rows
from hardship_cli.batch.pipeline import Job, Outcome, Run, as_text, day_texts
from hardship_cli.batch.row_by_row import Setting
from hardship_cli.errors import InputError
from hardship_cli.facts import Fact, read_fact
from hardship_cli.schedule.load import Law

SAME, DIFFERS, NOT_CHECKED = "same", "differs", "not-checked"
ADDED = ("fee_difference_eur", "last_day_difference_days", "valid_until_difference_days", "audit", "audit_reason")
_QUESTION = dict(zip(RECORDED, ("fee", "appeal", "permit"), strict=True))
_DAYS = {
    "recorded_last_day": ("appeal_last_day", "last-day"),
    "recorded_valid_until": ("permit_valid_until", "valid-until"),
}
_HALF = "minors_half"
_GROUP, _PLACES, _DIGITS = 3, 2, 9


def reason_of(recorded: int, detail: Detail, law: Law) -> str:
    """Why a recorded fee may differ from the computed one; the first explanation that fits."""
    due, base, main = sum(detail.amounts), sum(detail.bases), detail.amounts[0]
    exempt = any(effect.endswith(("_exemption", "_exemption_processing", "_free")) for effect in detail.effects)
    if exempt and recorded in (base, base // 2, detail.bases[0], detail.bases[0] // 2):
        return "exemption-missed"
    if _HALF in detail.effects and recorded == base:
        return "minor-not-halved"
    if recorded * 2 == due and due:
        return "halved"
    if not recorded:
        return "not-charged"
    if len(detail.amounts) > 1 and recorded == main:
        return "extras-missing"
    if recorded in detail.others:
        return "other-reading"
    rule = law.fees.rule(detail.positions[0])
    half = 2 if _HALF in detail.effects else 1
    if any(recorded * half == version.value for version in rule.versions if isinstance(version.value, int)):
        return "other-version"
    values = {version.value for other in law.fees.rules() if other.kind == "fee" for version in other.versions}
    return "other-position" if recorded * half in values else "other"


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
        self.by_reason: dict[str, Tally] = {}
        self.by_land: dict[str, Tally] = {}
        self.by_position: dict[str, Tally] = {}


class AuditRun(Run):
    """An audit: the batch's answers, and what differs from the record."""

    added = (*ANSWERS, *ADDED)
    audits = True

    def __init__(self, job: Job, setting: Setting) -> None:
        super().__init__(job, setting._replace(details=True))
        self.only_differences = False

    def begin(self) -> Outcome:
        """A fresh count."""
        return AuditOutcome()

    def asked(self, header: Header) -> list[str]:
        """The questions whose answers were recorded; raises :class:`InputError` ``audit_nothing_recorded``."""
        if not header.recorded:
            near = ", ".join(f"{name} -> {fact}" for name, fact in header.slips if fact in RECORDED)
            raise InputError("audit_nothing_recorded", None, accepted=", ".join(RECORDED), suggestion=near)
        return [_QUESTION[name] for name in header.recorded]

    def exit_code(self) -> int:
        """1 if anything differs or a row failed."""
        outcome = self.outcome
        assert isinstance(outcome, AuditOutcome)
        return 1 if outcome.failed or outcome.audit[DIFFERS] else 0

    def layout(self, header: Header) -> Layout:
        """With the amounts of the differences."""
        layout = super().layout(header)
        layout.money = (*layout.money, header.answers["fee_difference_eur"])
        layout.counts = tuple(header.answers[f"{word}_difference_days"] for word in ("last_day", "valid_until"))
        return layout

    def more(self, frame: pl.DataFrame, header: Header, answers: Answers, engine: Engine) -> Answers:
        """Compare one batch."""
        height = answers.height
        reasons: list[pl.Series] = []
        errors: list[pl.Series] = []
        added: dict[str, pl.Series] = dict.fromkeys(ADDED, pl.Series([None], dtype=pl.String).new_from_index(0, height))
        cents: pl.Series | None = None
        for name, column in header.recorded.items():
            texts = _texts(frame.to_series(header.names.index(column)), name)
            if name in _DAYS:
                texts = day_texts(texts, self.serial_zero)
            if name == "recorded_fee_eur":
                recorded = _mapped(texts, read_amount, pl.Int64)
                computed = answers.column("fee_eur").str.replace(".", "", literal=True).cast(pl.Int64)
                cents = recorded - computed
                added["fee_difference_eur"] = _mapped(cents, euro_text, pl.String)
                reasons.append(self._fee_reasons(recorded, cents, answers, engine))
            else:
                answer, word = _DAYS[name]
                recorded = _mapped(texts, self._day, pl.Date)
                computed = answers.column(answer).str.to_date("%Y-%m-%d")
                gap = (recorded - computed).dt.total_days()
                added[f"{word.replace('-', '_')}_difference_days"] = gap.cast(pl.String)
                reasons.append(_sign_reason(gap, word))
            wrong = recorded.is_null() & texts.is_not_null()
            if wrong.any():
                engine.single.reasons[f"{name}: audit_not_readable"] += len(wrong.arg_true())
                errors.append(_mapped(texts.set(~wrong, None), partial(self._unreadable, name), pl.String))
        added["audit_reason"] = _joined(reasons)
        differs = added["audit_reason"].is_not_null()
        compared = _any_given([added[name] for name in ADDED[:3]])
        added["audit"] = pl.select(
            pl.when(differs).then(pl.lit(DIFFERS)).when(compared).then(pl.lit(SAME)).otherwise(pl.lit(NOT_CHECKED))
        ).to_series()
        self._count(answers, engine, added, cents)
        if errors:
            added["error"] = _joined([answers.column("error"), *errors])
        return answers.with_columns(added)

    def keep(self, rows: Rows) -> Rows:
        """Only differing rows, where only they are wanted."""
        return rows.filter(rows.answers.column("audit") == DIFFERS) if self.only_differences else rows

    def _day(self, text: str) -> date | None:
        try:
            day: date = read_fact(_RECORDED_DAY, text, self.setting.today)
        except InputError:
            return None
        return day

    def _unreadable(self, name: str, text: str) -> str:
        return self.setting.tell(InputError("audit_not_readable", name, value=text))

    def _fee_reasons(self, recorded: pl.Series, cents: pl.Series, answers: Answers, engine: Engine) -> pl.Series:
        """Why the fees differ, worked out once for each pair of a computed and a recorded fee."""
        pairs = pl.DataFrame({"detail": answers.column("detail"), "recorded": recorded, "cents": cents})
        wanted = pairs.filter((pl.col("cents") != 0) & pl.col("detail").is_not_null()).unique(["detail", "recorded"])
        known = [
            (
                row["detail"],
                row["recorded"],
                reason_of(row["recorded"], engine.known_details[row["detail"]], self.setting.law),
            )
            for row in wanted.iter_rows(named=True)
        ]
        table = pl.DataFrame(
            known, schema={"detail": pl.Int32, "recorded": pl.Int64, "reason": pl.String}, orient="row"
        )
        found = pairs.join(table, on=["detail", "recorded"], how="left", maintain_order="left")
        return found.select(pl.when(pl.col("cents") != 0).then(pl.col("reason").fill_null("other")).alias("reason"))[
            "reason"
        ]

    def _count(self, answers: Answers, engine: Engine, added: dict[str, pl.Series], cents: pl.Series | None) -> None:
        outcome = self.outcome
        assert isinstance(outcome, AuditOutcome)
        for word, count in added["audit"].value_counts().iter_rows():
            outcome.audit[word] += count
        height = len(added["audit"])
        nothing = pl.Series([None], dtype=pl.String).new_from_index(0, height)
        positions = pl.Series([detail.positions[0] for detail in engine.known_details], dtype=pl.String)
        table = pl.DataFrame(
            {
                "reason": added["audit_reason"],
                "land": answers.column("land"),
                "position": positions.gather(answers.column("detail")) if len(positions) else nothing,
                "cents": cents if cents is not None else pl.Series([0], dtype=pl.Int64).new_from_index(0, height),
            }
        ).filter(added["audit"] == DIFFERS)
        for name, tallies in (
            ("reason", outcome.by_reason),
            ("land", outcome.by_land),
            ("position", outcome.by_position),
        ):
            rows = table.group_by(name).agg(
                pl.len(),
                pl.col("cents").clip(lower_bound=0).sum().alias("over"),
                pl.col("cents").clip(upper_bound=0).sum().alias("under"),
            )
            for key, count, over, under in rows.iter_rows():
                before = tallies.get(key or "", Tally(0, 0, 0))
                tallies[key or ""] = Tally(before.rows + count, before.over + over, before.under - under)


_RECORDED_DAY = Fact("filed", "day", "")


def read_amount(text: str) -> int | None:
    """Cents of an amount as people write it (``93``, ``93,00 €``, ``1.234,50``); nothing for anything else.

    One mark with three digits behind it can be thousands or decimals, so it is not read.
    """
    plain = text.strip()
    for sign in ("€", "EUR", "Euro"):
        plain = plain.removesuffix(sign)
    plain = plain.strip()
    negative = plain.startswith("-")
    plain = plain.removeprefix("-")
    for thousands, point in ((".", ","), (",", ".")):
        whole, mark, part = plain.partition(point)
        first, *groups = whole.split(thousands)
        grouped = all(len(group) == _GROUP for group in groups) and 0 < len(first) <= (_GROUP if groups else _DIGITS)
        digits = "".join((first, *groups, part))
        if not (
            grouped and digits.isascii() and digits.isdigit() and len(part) <= _PLACES and bool(mark) >= bool(groups)
        ):
            continue
        if mark and not part:
            continue
        # "93.5" is ninety-three fifty: Excel drops the nought.
        cents = int("".join((first, *groups))) * 100 + int(part.ljust(_PLACES, "0"))
        return -cents if negative else cents
    return None


def euro_text(cents: int) -> str:
    """Cents as a decimal text."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def _texts(column: pl.Series, name: str) -> pl.Series:
    texts = as_text(column, name).str.strip_chars()
    return pl.select(pl.when(texts != "").then(texts)).to_series()


def _mapped(column: pl.Series, function: Callable[[Any], Any], dtype: Any) -> pl.Series:
    """``function`` of each value, worked out once for each."""
    values = [value for value in column.unique().to_list() if value is not None]
    table = pl.DataFrame(
        {"key": values, "found": [function(value) for value in values]}, schema={"key": column.dtype, "found": dtype}
    )
    return column.alias("key").to_frame().join(table, on="key", how="left", maintain_order="left")["found"]


def _sign_reason(gap: pl.Series, word: str) -> pl.Series:
    return pl.select(
        pl.when(gap > 0).then(pl.lit(f"{word}-too-late")).when(gap < 0).then(pl.lit(f"{word}-too-early"))
    ).to_series()


def _joined(columns: list[pl.Series]) -> pl.Series:
    frame = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])
    text = pl.concat_str(pl.all(), separator="; ", ignore_nulls=True)
    return frame.select(pl.when(pl.any_horizontal(pl.all().is_not_null())).then(text).alias("joined"))["joined"]


def _any_given(columns: list[pl.Series]) -> pl.Series:
    frame = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])
    return frame.select(pl.any_horizontal(pl.all().is_not_null()).alias("given"))["given"]
