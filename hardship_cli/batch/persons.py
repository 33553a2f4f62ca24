"""A column that holds several persons, as a case file has them: its rows are refused, for a register has one person a row.

Where the same column holds texts it is one of remarks, as any whose heading is no fact.
"""

import json
from collections.abc import Sequence
from typing import Any

import polars as pl

from hardship_cli.case import is_persons
from hardship_cli.errors import InputError

_OPENING = r"^\s*[\[{]"
_SHOWN = 400  # characters of a cell in its error; the message cuts them at a word


def with_persons(frame: pl.DataFrame, names: Sequence[str], broken: pl.Series | None) -> pl.Series | None:
    """Why rows are broken (``broken``, or nothing yet), those with persons among them; as the engine takes it."""
    for place, name in enumerate(names):
        if not is_persons(name):
            continue
        column = frame.to_series(place)
        # Of a register without types only a text that opens a list or an object can be one.
        texts = column if column.dtype.is_nested() else column.cast(pl.String).str.contains(_OPENING)
        if not column.dtype.is_nested() and not texts.any():
            continue
        why = pl.Series([_why(value) for value in column.to_list()], dtype=pl.String)
        broken = why if broken is None else broken.zip_with(broken.is_not_null(), why)
    return broken


def _why(value: Any) -> str | None:
    """The error of a row with this value, as code and parameters; nothing where no person's facts stand in it."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    persons = value if isinstance(value, list) else [value]
    if not any(isinstance(one, dict) and any(fact is not None for fact in one.values()) for one in persons):
        return None
    text = json.dumps(value, ensure_ascii=False, default=str)
    error = InputError("batch_persons", None, value=text[:_SHOWN])
    return json.dumps([error.code, error.params], ensure_ascii=False)
