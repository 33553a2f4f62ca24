"""The columns of facts as text, as the readers of facts take them, whatever type they had and whatever software wrote them."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, LISTED
from hardship_cli.recorded import FACTS_RECORDED

_GUARD = r"^'([=+\-@\t\r])"  # what stands in front of a cell that a spreadsheet would run as a formula
_SERIAL = r"^\d{5}(?:\.0+)?$"  # a day as Excel counts it
# A day with the time at which it begins, as databases and time stamps write it.
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4})[T ]00:00(?::00(?:\.0+)?)?$"
_USUAL = 25_569  # a workbook's days from the one that it counts from to 1 January 1970
_LONGEST_DAY = len("31.12.2026")
_DAYS = frozenset(
    (
        *(name for name, fact in FACTS.items() if fact.kind in ("day", "day-or-none")),
        *(name for name, fact in FACTS_RECORDED.items() if fact.kind == "day"),
    )
)


def fact_texts(
    frame: pl.DataFrame, names: Sequence[str], facts: Mapping[str, str], *, zero: int | None
) -> pl.DataFrame:
    """The columns of ``facts`` (fact or recorded one -> name) as text, named so; ``names`` are those of all columns."""
    columns = []
    for fact, name in facts.items():
        column = as_text(frame.to_series(names.index(name)), fact).alias(fact)
        columns.append(day_texts(column, zero) if fact in _DAYS else column)
    return pl.DataFrame(columns)


def counted_days(
    frame: pl.DataFrame, names: Sequence[str], facts: Mapping[str, str], *, zero: int | None
) -> pl.DataFrame:
    """The rows with days in the place of numbers that a workbook counts from another day than those of most.

    Outside of it nobody knows from which, and the number would be a day four years before.
    """
    if zero in (None, _USUAL):
        return frame
    columns = [as_text(frame.to_series(names.index(name)), fact) for fact, name in facts.items() if fact in _DAYS]
    found = [(column, day_texts(column, zero)) for column in columns]
    return frame.with_columns(days for column, days in found if column.str.contains(_SERIAL).any())


def as_text(column: pl.Series, fact: str) -> pl.Series:
    """A typed column (Parquet) as the text that means the same; the sign that guards a cell of ours is left out."""
    if column.dtype == pl.String:
        column = column.str.replace(_GUARD, "$1") if column.str.starts_with("'").any() else column
        return mapped(column, _listed, pl.String) if fact in LISTED and column.str.starts_with("[").any() else column
    if column.dtype == pl.Date:
        return column.dt.to_string("%Y-%m-%d")
    if isinstance(column.dtype, pl.Datetime):
        text = column.dt.to_string("%Y-%m-%d %H:%M:%S")
        return text.str.strip_suffix(" 00:00:00")
    if isinstance(column.dtype, pl.List | pl.Array) and column.dtype.inner in (pl.String, pl.Null):
        return column.cast(pl.List(pl.String)).list.join(",")
    if column.dtype.is_float():
        whole = column.cast(pl.Int64, strict=False)
        return pl.select(
            pl.when(whole.cast(column.dtype) == column).then(whole.cast(pl.String)).otherwise(column.cast(pl.String))
        ).to_series()
    try:
        return column.cast(pl.String)
    except pl.exceptions.PolarsError:
        raise InputError("batch_column_type", fact, value=str(column.dtype)) from None


def _listed(text: str) -> str:
    """A list of texts as JSON writes it, as one text with commas; anything else as it stands."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return ",".join(found) if isinstance(found, list) and all(isinstance(part, str) for part in found) else text


def day_texts(column: pl.Series, zero: int | None) -> pl.Series:
    """Days as other software writes them, as the text that means the same: with a midnight behind the day, or as a number.

    Excel counts from the day ``zero`` days before 1 January 1970; elsewhere than in a workbook (``None``) no number is a day.
    """
    if (column.str.len_bytes().max() or 0) > _LONGEST_DAY:  # type: ignore[operator]  # a number
        column = column.str.replace(_MIDNIGHT, "$1")
    numbers = None if zero is None else column.str.contains(_SERIAL)
    if numbers is None or not numbers.any():
        return column
    days = column.str.replace(r"\.0+$", "").cast(pl.Int32, strict=False) - zero
    return pl.select(pl.when(numbers).then(days.cast(pl.Date).dt.to_string("%Y-%m-%d")).otherwise(column)).to_series()


def mapped(column: pl.Series, function: Callable[[Any], Any], dtype: Any) -> pl.Series:
    """``function`` of each value, worked out once for each; null stays null."""
    found = {value: function(value) for value in column.unique().drop_nulls()}
    return column.replace_strict(found, default=None, return_dtype=dtype)


def cents_of(column: pl.Series) -> pl.Series:
    """Amounts as answers write them (``46.50``), in cents (``Int64``); null stays null."""
    return column.str.replace(".", "", literal=True).cast(pl.Int64)
