"""Rows with a value in a column that speaks of a fact and was not read: what they are answered without it is to be reviewed.

A person in whose row stands a date of birth, in two columns maybe, is not known to be an adult. Where another column is read for
that fact, it is the rows without a value there.
"""

from functools import reduce
from operator import or_

import polars as pl

from hardship_cli.answer import BLOCKED, CALCULATED, REVIEW
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import Header
from hardship_cli.headings import SAME

NOTE = "column_unread"


def to_review(frame: pl.DataFrame, header: Header, answers: Answers) -> Answers:
    """The answers; rows with a value in such a column are to be reviewed (``status``, ``fee_status``), and ``notes`` say so.

    A row that has no other value has no answer, and is no row without any fact.
    """
    if not header.unread:
        return answers
    read = {**header.facts, **header.recorded}

    def has(name: str) -> pl.Series:
        column = frame.to_series(header.names.index(name)).cast(pl.String, strict=False)
        return (column.str.strip_chars() != "").fill_null(value=False)

    def alone(name: str, fact: str) -> pl.Series:
        others = [read[other] for other in (fact, SAME.get(fact, fact)) if other in read]
        return reduce(lambda rows, other: rows & ~has(other), others, has(name))

    rows = reduce(or_, (alone(name, fact) for name, fact in header.unread))
    found = answers.columns.select("status", "fee_status", "notes", "error")
    statuses, more = (
        pl.col("status", "fee_status"),
        pl.concat_str("notes", pl.lit(NOTE), separator=";", ignore_nulls=True),
    )
    given = pl.lit(rows) & pl.col("error").is_null()
    found = found.with_columns(
        pl.when(given & (statuses == CALCULATED)).then(pl.lit(REVIEW)).otherwise(statuses).name.keep(),
        notes=pl.when(given).then(more).otherwise("notes"),
    ).with_columns(status=pl.when(given & pl.col("status").is_null()).then(pl.lit(BLOCKED)).otherwise("status"))
    return answers.with_columns(found.drop("error").to_dict())
