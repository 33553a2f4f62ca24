"""What falls due in the results of a batch: rows with days in a window, out of a file of any length."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from hardship_cli.batch.columns import plain
from hardship_cli.batch.formats.interface import ReadAgainError, Source, format_of
from hardship_cli.batch.formats.opening import open_source
from hardship_cli.batch.work import WorkFolder
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.reading import read_day

_AT_ONCE = 100_000

# What falls due, by the column that holds its day.
_REMEDY, _PERMIT, _TITLE = "appeal_last_day", "permit_valid_until", "permit_until"
_RESULTS = (_REMEDY, _PERMIT)
# Answers whose columns have another name where the register has a fact of theirs.
_ANSWERS = (*_RESULTS, "remedy", "status", "filed_in_time")
_DECISION = ("decided", "posted", "received", "notified", "delivery")
_HISTORY = ("applied", "decided", "posted", "received", "notified", "filed")


class DueRow(NamedTuple):
    """One day that falls due in a row (counted from 1): what it is, the row's status, and the facts that tell the case."""

    day: date
    what: str
    row: int
    status: str
    facts: dict[str, Any]
    remedy: str | None = None


def due_rows(path: str, first: date, last: date) -> list[DueRow]:
    """The days from ``first`` to ``last`` that fall due in a file of batch results.

    Raises :class:`InputError` ``results_no_columns`` for a table that holds no results, and what reading the file raises.
    """
    with WorkFolder() as work:
        source = open_source(path, format_of(path, None, "files"), work, _AT_ONCE)
        try:
            return list(_rows(source, path, first, last))
        except ReadAgainError:
            return list(_rows(source.again(), path, first, last))


def _rows(source: Source, path: str, first: date, last: date) -> Iterator[DueRow]:
    columns = _columns(source.names)
    if not any(name in columns for name in _RESULTS):
        raise InputError("results_no_columns", None, path=path, accepted=", ".join(_RESULTS))
    days = [name for name in (_REMEDY, _PERMIT, _TITLE) if name in columns]
    before = 0
    for frame in source.batches():
        table = pl.DataFrame([_text(frame.to_series(place)).alias(name) for name, place in columns.items()])
        table = table.with_row_index("row", offset=before + 1)
        table = table.with_columns(_day(name).alias(f"{name} day") for name in days)
        window = pl.any_horizontal(pl.col(f"{name} day").is_between(first, last) for name in days)
        for row in table.filter(window).iter_rows(named=True):
            yield from (due for due in _of_row(row) if first <= due.day <= last)
        before += frame.height


def _columns(names: list[str]) -> dict[str, int]:
    """The columns of facts and of answers by name, each with its place."""
    found = {}
    for place, name in enumerate(names):
        if plain(name) in FACTS and plain(name) not in found:
            found[plain(name)] = place
    for answer in _ANSWERS:
        own = next((name for name in (f"answer_{answer}", answer) if name in names), None)
        if own is not None:
            found[answer] = names.index(own)
    return found


def _text(column: pl.Series) -> pl.Series:
    """A column as text without space around it; nothing where it cannot be text."""
    if column.dtype.is_nested():
        return pl.Series([None] * len(column), dtype=pl.String)
    text = column.dt.to_string("%Y-%m-%d") if column.dtype == pl.Date else column.cast(pl.String)
    return text.str.strip_chars().replace("", None)


def _day(name: str) -> pl.Expr:
    """A column of texts as days: ISO as results have them, or German as facts may be typed."""
    text = pl.col(name)
    return pl.coalesce(text.str.to_date("%Y-%m-%d", strict=False), text.str.to_date("%d.%m.%Y", strict=False))


def _of_row(row: dict[str, Any]) -> Iterator[DueRow]:
    status, number, facts = row.get("status") or "", row["row"], _facts(row)
    remedy, permit, title = (row.get(f"{name} day") for name in (_REMEDY, _PERMIT, _TITLE))
    if remedy is not None and not row.get("filed") and not row.get("filed_in_time"):
        yield DueRow(remedy, "remedy_due", number, status, facts, row.get("remedy"))
    # A permit that is still asked for, or was refused, runs out no more than it runs.
    pending = row.get("applied") and not any(row.get(name) for name in _DECISION)
    if permit is not None and not pending and (row.get("outcome") or "granted").casefold() == "granted":
        yield DueRow(permit, "extension_due", number, status, facts)
    if title is not None and not row.get("applied"):
        yield DueRow(title, "apply_by", number, status, facts)


def _facts(row: dict[str, Any]) -> dict[str, Any]:
    """The facts that tell the case and how far it has come; what cannot be read was reported by the batch."""
    found: dict[str, Any] = {name: row[name] for name in ("id", "land") if row.get(name)}
    for name in _HISTORY:
        try:
            if row.get(name):
                found[name] = read_day(row[name], name)
        except InputError:
            continue
    return found
