"""A register as an authority could have it: seeded, realistic in its mix, every hundredth row with one broken value."""

from datetime import date

import polars as pl

_DAY = date(2014, 6, 1)
_SHARES = {
    "land": {"NW": 21, "BY": 16, "BW": 13, "HE": 8, "NI": 8, "BE": 7, "RP": 5, "SN": 4, "HH": 4, "SH": 3, "ST": 2, "TH": 2, "BB": 2, "MV": 2, "SL": 2, "HB": 1},
    "act": {"extend": 62, "issue": 14, "change-purpose": 5, "fiction-certificate": 8, "reissue-card": 4, "certificate": 3, "amend-condition": 1, "objection": 3},
    "outcome": {"granted": 88, "refused": 8, "withdrawn": 3, "withdrawn-early": 1},
    "reason": {"passport-expired": 60, "lost": 25, "data-changed": 15},
    "against": {"refused-extend": 70, "refused-issue": 25, "condition": 5},
    "extras": {None: 88, "express": 4, "delivery": 6, "express,delivery": 1, "photo": 1},
    "benefits": {None: 68, "sgb2": 22, "sgb12": 4, "asylblg": 5, "other": 1},
    "months": {"12": 40, "24": 15, "36": 12, "6": 18, "3": 10, "18": 3, "1y": 1, "2": 1},
    "delivery": {"letter": 70, "pzu": 18, "email": 5, "handover": 5, "registered": 2},
    "instruction": {None: 90, "correct": 7, "missing": 2, "wrong": 1},
    "decided_by": {None: 97, "higher": 3},
    "remark": {None: 88, "Vorsprache ohne Termin, Unterlagen nachgereicht": 6, 'Betreuer: „Caritas", Tel. 0201/123': 4, "siehe Akte 2": 2},
}  # fmt: skip
_BROKEN = {
    "born": "31.02.1990",
    "posted": "2024-02-30",
    "months": "halbes Jahr",
    "land": "Bayren",
    "permit_until": "unbefristet",
    "act": "extent",
}
COLUMNS = (
    "id", "name", "land", "act", "outcome", "reason", "against", "extras", "benefits", "born", "permit_until", "start", "months",
    "applied", "decided", "posted", "notified", "delivery", "instruction", "decided_by", "filed", "remark",
)  # fmt: skip


class _Dice:
    def __init__(self, first: int, count: int, seed: int) -> None:
        self._rows = pl.int_range(first, first + count, eager=True, dtype=pl.UInt64)
        self._seed = seed * 1000

    def roll(self, sides: int) -> pl.Series:
        self._seed += 1
        return (self._rows.hash(self._seed) % sides).cast(pl.Int32)

    def pick(self, name: str) -> pl.Series:
        table = [value for value, share in _SHARES[name].items() for _ in range(share)]
        return pl.Series(table, dtype=pl.String).gather(self.roll(len(table)))


def register(first: int, count: int, seed: int = 1) -> pl.DataFrame:
    """Rows ``first`` to ``first + count`` of the register, all columns as text."""
    dice = _Dice(first, count, seed)
    start = pl.Series([_DAY], dtype=pl.Date).new_from_index(0, count)
    end = start.to_physical() + dice.roll(4300)
    applied = end - 60 + dice.roll(66)
    decided = applied + 14 + dice.roll(120)
    posted = decided + dice.roll(4)
    columns = {name: dice.pick(name) for name in _SHARES}
    act, delivery = columns["act"], columns["delivery"]
    proven = delivery.is_in(["pzu", "handover"])
    rows = pl.int_range(first, first + count, eager=True)
    frame = pl.DataFrame({
        "id": "AZ-" + rows.cast(pl.String).str.zfill(9),
        "name": "Muster-Nr. " + (rows % 9973).cast(pl.String) + ", Ö.",
        **columns,
        "born": -7300 + dice.roll(23000), "permit_until": end, "start": end + 1, "applied": applied, "decided": decided, "posted": posted,
        "notified": posted + 2 + dice.roll(3), "filed": posted + 10 + dice.roll(35),
    })  # fmt: skip
    wrong = dice.roll(100 * len(_BROKEN))
    frame = frame.with_columns(
        pl.col("born", "permit_until", "start", "applied", "decided", "posted", "notified", "filed")
        .cast(pl.Date)
        .dt.to_string("%Y-%m-%d"),
        pl.when(act == "reissue-card").then("reason").alias("reason"),
        pl.when(act == "objection").then("against").alias("against"),
        # Services come with a card that is made; certificates and new cards are hardly ever refused.
        pl.when(act.is_in(["issue", "extend", "change-purpose", "reissue-card"]) & (pl.col("outcome") == "granted"))
        .then("extras")
        .alias("extras"),
        pl.when(act.is_in(["issue", "extend", "change-purpose"]))
        .then("outcome")
        .otherwise(pl.lit("granted"))
        .alias("outcome"),
    ).with_columns(
        pl.when(proven).then("notified").alias("notified"),
        pl.when(dice.roll(10) == 0).then("filed").alias("filed"),
        *(
            pl.when(act.is_in(["reissue-card", "certificate"])).then(None).otherwise(pl.col(name)).alias(name)
            for name in ("start", "months")
        ),
        *(pl.when(dice.roll(12) == 0).then(None).otherwise(pl.col(name)).alias(name) for name in ("born", "decided")),
    )
    broken = [
        pl.when(wrong == place).then(pl.lit(text)).otherwise(pl.col(name)).alias(name)
        for place, (name, text) in enumerate(_BROKEN.items())
    ]
    return frame.with_columns(broken).select(COLUMNS)


def write(path: str, count: int, seed: int = 1, step: int = 500_000) -> None:
    """The register as a CSV file."""
    with open(path, "wb") as file:
        for first in range(0, count, step):
            register(first, min(step, count - first), seed).write_csv(file, include_header=first == 0)
