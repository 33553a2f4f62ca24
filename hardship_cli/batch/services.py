"""A column of service keys (FIM, LeiKa) stands for those of act and title; rows are filled in before the law is asked."""

import json
from typing import Any

import polars as pl

from hardship_cli.case import with_service
from hardship_cli.errors import InputError
from hardship_cli.facts import SERVICE, SERVICE_FACTS

_OWN = ("unknown_service", "service_disagrees")


def with_services(texts: pl.DataFrame, broken: pl.Series | None) -> tuple[pl.DataFrame, pl.Series | None]:
    """The texts of facts with act and title where a key stands, without the keys, and why rows are broken, as the engine takes it.

    A row whose key is unknown or does not go with its act or title is broken. Each different row of the three is read once.
    """
    if SERVICE.name not in texts.columns:
        return texts, broken
    names = (SERVICE.name, *SERVICE_FACTS)
    empty = pl.lit(None, pl.String)
    three = texts.select(*((pl.col(name) if name in texts.columns else empty.alias(name)) for name in names))
    different = three.unique(maintain_order=True)
    read = [_read(row) for row in different.iter_rows(named=True)]
    table = different.with_columns(
        *(pl.Series(f"{name}_found", [found[place] for found in read], pl.String) for place, name in enumerate(names)),
    )
    found = three.join(table, on=list(names), how="left", nulls_equal=True, maintain_order="left")
    filled = texts.drop(SERVICE.name).with_columns(*(found[f"{name}_found"].alias(name) for name in SERVICE_FACTS))
    why = found[f"{SERVICE.name}_found"]
    return filled, why if broken is None else broken.zip_with(broken.is_not_null(), why)


def _read(row: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Why the row is broken, its act and its title."""
    given = {name: text for name, text in row.items() if text is not None and text.strip()}
    try:
        facts = with_service(given)
    except InputError as error:
        if error.code in _OWN:
            return json.dumps([error.code, error.params]), None, None
        facts = given  # what cannot be read is told with the row's other faults
    act, title = (facts.get(name) for name in SERVICE_FACTS)
    return None, act, title
