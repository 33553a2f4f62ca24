"""Registers of which hardly two rows take the same path, and what there is to beat: plain law, row by row.

Run as a program it answers a register so, on one core: ``python benchmarks/batch_hostile.py IN.csv OUT.csv``.
"""

import gc
import os
import sys
from datetime import date
from typing import Any

import polars as pl

_DIFFERENT = 20_000
_FACTS = 26


def facts_at_random(count: int) -> pl.DataFrame:
    """26 facts at random a row, those without that contradict others; no row has an error, for to tell one is quick."""
    from differential import author_of

    from hardship_cli.facts import FACTS
    from hardship_cli.schedule.load import Law

    author, single = author_of("hostile", Law(), is_clean=True), _single()
    rows: list[Any] = []
    while len(rows) < count:
        rows += [row for row in author.unlike(count - len(rows), _FACTS) if not single.work_out(row).reasons]
    return pl.DataFrame(rows, schema=dict.fromkeys([name for name in FACTS if name != "id"], pl.String))


def _single() -> Any:
    """What answers a row by itself, with a short text for an error."""
    from hardship_cli.batch.row_by_row import RowByRow, Setting
    from hardship_cli.questions import QUESTIONS
    from hardship_cli.schedule.load import Law

    return RowByRow(Setting(Law(), tuple(QUESTIONS), lambda error: f"{error.field}: {error.code}", date(2026, 11, 28)))


def no_land_but_a_remedy(count: int) -> pl.DataFrame:
    """The register of an authority that names no Land, but in each row the remedy of the instruction."""
    from batch_register import register

    remedy = pl.Series("remedy", ["objection", "action"]).gather(pl.int_range(count, eager=True) % 2)
    return register(0, count).drop("land").with_columns(remedy)


def different_lengths(count: int) -> pl.DataFrame:
    """The register of an authority with 20,000 different lengths of permits."""
    from batch_register import register

    return register(0, count).with_columns(months=(pl.int_range(count) % _DIFFERENT + 1).cast(pl.String) + "d")


HOSTILE = {
    f"{_FACTS} random facts a row": facts_at_random,
    "no Land but a remedy": no_land_but_a_remedy,
    f"{_DIFFERENT:,} different lengths": different_lengths,
}


def row_by_row(source: str, target: str) -> None:
    """The whole job without the engine: read, answer each row by itself, write."""
    from hardship_cli.batch.answer_columns import ANSWERS
    from hardship_cli.facts import FACTS

    single = _single()
    frame = pl.read_csv(source, infer_schema=False)
    facts = frame.select(name for name in frame.columns if name in FACTS)
    cells = [single.work_out(row).texts for row in facts.iter_rows(named=True)]
    found = pl.DataFrame(cells, schema=dict.fromkeys(ANSWERS, pl.String))
    pl.concat([frame, found.rename("answer_{}".format)], how="horizontal").write_csv(target)


if __name__ == "__main__":
    gc.disable()  # as in a batch
    os.environ["POLARS_MAX_THREADS"] = "1"
    row_by_row(*sys.argv[1:3])
