"""Rows with a value in a column that speaks of a fact and could not be read: what they are answered without it is to be reviewed.

A person in whose row stands a date of birth, in two columns maybe, is not known to be an adult.
"""

from functools import reduce
from operator import or_

import polars as pl

from hardship_cli.answer import BLOCKED, CALCULATED, REVIEW
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import Header

NOTE = "column_unread"


def to_review(frame: pl.DataFrame, header: Header, answers: Answers) -> Answers:
    """The answers; rows with a value in such a column are to be reviewed (``status``, ``fee_status``), and ``notes`` say so."""
    columns = [frame.to_series(header.names.index(name)).cast(pl.String, strict=False) for name, _ in header.unread]
    if not columns:
        return answers
    given = reduce(or_, ((column.str.strip_chars() != "").fill_null(value=False) for column in columns))
    found = answers.columns.select("status", "fee_status", "notes")
    statuses, more = (
        pl.col("status", "fee_status"),
        pl.concat_str("notes", pl.lit(NOTE), separator=";", ignore_nulls=True),
    )
    answered = pl.col("status").is_not_null() & (pl.col("status") != BLOCKED)
    found = found.with_columns(
        pl.when(given & (statuses == CALCULATED)).then(pl.lit(REVIEW)).otherwise(statuses).name.keep(),
        notes=pl.when(given & answered).then(more).otherwise("notes"),
    )
    return answers.with_columns(found.to_dict())
