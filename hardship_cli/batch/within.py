"""What stands within a cell that holds a list or an object: whether it speaks of a person, by its keys or its values."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import polars as pl

from hardship_cli.batch.texts import mapped
from hardship_cli.headings import TAKEN
from hardship_cli.words import SILENT, cells_of_persons, fact_of_heading, spoken_of

_OPENING = ("{", "[")


def spoken_within(column: pl.Series) -> list[tuple[str, pl.Series]]:
    """The facts that its lists and objects speak of, each with its rows; ``column`` has a type for these, or texts."""
    if column.dtype.is_nested():
        found = pl.Series([_spoken(value) for value in column.to_list()], dtype=pl.List(pl.String))
    elif column.dtype == pl.String and any(column.str.starts_with(sign).any() for sign in _OPENING):
        found = mapped(column, _of_text, pl.List(pl.String))
    else:
        return []
    facts = found.explode().unique().drop_nulls().sort().to_list()
    return [(fact, found.list.contains(fact).fill_null(value=False)) for fact in facts]


def _of_text(text: str) -> list[str]:
    if not text.startswith(_OPENING):
        return []
    try:
        return _spoken(json.loads(text))
    except (ValueError, RecursionError):  # a remark in brackets
        return []


def _spoken(value: Any) -> list[str]:
    return sorted(set(_facts(value, ""))) if isinstance(value, dict | list) else []


def _facts(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _facts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _facts(part, key)
    elif value not in (None, "", False):
        yield from _of_key(key)
        yield from (fact for fact, words in cells_of_persons().items() if str(value).strip().lower() in words)


@cache
def _of_key(key: str) -> tuple[str, ...]:
    found = fact_of_heading(key)
    asked = found.ask if {*found.ask} <= {*TAKEN} else ()
    return tuple(fact for fact in (found.code, found.reverse, *asked[:1], spoken_of(key)) if fact in SILENT)
