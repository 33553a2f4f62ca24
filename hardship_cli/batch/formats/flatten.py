"""Values that a format has no room for, as text."""

import json
from datetime import date, time
from typing import Any

import polars as pl

from hardship_cli.errors import InputError

# What Python, JSON and spreadsheets know as days: the years 1 to 9999, counted from 1 January 1970.
FIRST_DAY, LAST_DAY = -719_162, 2_932_896


def flat(frame: pl.DataFrame, *, has_times: bool = False) -> pl.DataFrame:
    """The columns for formats that have only cells: nested values, categories and bytes as text, and times where it has none."""
    return frame.with_columns(_cells(column, has_times=has_times) for column in frame.get_columns())


def for_json(frame: pl.DataFrame) -> pl.DataFrame:
    """The columns for JSON, which knows neither bytes nor numbers that are none."""
    return frame.with_columns(_without_bytes(column) for column in frame.get_columns())


def _cells(column: pl.Series, *, has_times: bool) -> pl.Series:
    dtype = column.dtype
    if isinstance(dtype, pl.List) and dtype.inner == pl.String:
        return column.list.join(",")
    if dtype.is_nested() or dtype == pl.Object:
        return _as_json(column)
    if isinstance(dtype, pl.Duration) and not has_times:
        return column.dt.to_string("iso")
    # Of moments to nanoseconds Python would cut off the last digits.
    as_text = isinstance(dtype, pl.Datetime) and dtype.time_unit == "ns" if has_times else dtype == pl.Time
    if as_text or isinstance(dtype, pl.Categorical | pl.Enum):
        return column.cast(pl.String)
    return _without_bytes(column)


def _without_bytes(column: pl.Series) -> pl.Series:
    if column.dtype == pl.Binary:
        return column.bin.encode("hex")
    return _as_json(column) if _holds_bytes(column.dtype) else column


def _holds_bytes(dtype: Any) -> bool:
    if isinstance(dtype, pl.Struct):
        return any(_holds_bytes(field.dtype) for field in dtype.fields)
    return _holds_bytes(dtype.inner) if isinstance(dtype, pl.List | pl.Array) else dtype == pl.Binary


def _as_json(column: pl.Series) -> pl.Series:
    try:
        values = column.to_list()
    # Polars keeps days that Python has no date for, and ends in a panic instead of an error when asked for one.
    except (ValueError, OverflowError, pl.exceptions.PanicException):
        raise InputError("batch_far_day", None, column=column.name) from None
    texts = [None if value is None else json.dumps(value, ensure_ascii=False, default=_named) for value in values]
    return pl.Series(column.name, texts, dtype=pl.String)


def _named(value: Any) -> Any:
    """A value that JSON does not know."""
    if isinstance(value, pl.Series):
        return value.to_list()
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date | time) else str(value)  # a length of time, a decimal
