"""Columns that no question reads although their headings name a fact in everyday words, as a register of persons does.

Such a column is no fact by name and passes through. But a person whose date of birth stands in the row is not known to be an
adult, so what the row is answered without it is to be reviewed, and its notes say why.
"""

from functools import reduce
from operator import or_

import polars as pl

from hardship_cli.answer import BLOCKED, CALCULATED, REVIEW
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import Header
from hardship_cli.headings import fact_of

NOTE = "column_unread"


def likely_facts(header: Header) -> tuple[tuple[str, str], ...]:
    """Columns that pass through and the facts that their headings name, where no other column gives that fact."""
    pairs = ((name, fact_of(name, header.facts)) for name in header.parted(audits=False)[1] if name not in header.named)
    return tuple((name, fact) for name, fact in pairs if fact is not None)


def to_review(frame: pl.DataFrame, header: Header, answers: Answers) -> Answers:
    """The answers; rows with a value in such a column are to be reviewed (``status``, ``fee_status``), and ``notes`` say so."""
    columns = [
        frame.to_series(header.names.index(name)).cast(pl.String, strict=False) for name, _ in likely_facts(header)
    ]
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
