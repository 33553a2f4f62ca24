"""Checks the law data: every fault of the five files, and of a user's overlay, with its address."""

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hardship_cli.errors import DataError
from hardship_cli.laender import CODES
from hardship_cli.schedule.check_rules import Sheet, Subject, meaning_faults
from hardship_cli.schedule.check_tables import MEANING, all_cited, any_data
from hardship_cli.schedule.forms import FORMS
from hardship_cli.schedule.load import FILES, Law, read_toml
from hardship_cli.schedule.shapes import Fault, shown, unknown_key, value_faults

# Files in which each of the sixteen Länder has a table, and its key.
_EVERY_LAND = {"fees": "land", "holidays": "land", "services": "commission"}


def check_law(law: Law) -> list[Fault]:
    """All faults of the law's five files, and of its overlay where it has one; empty if there are none."""
    paths = {name: os.path.join(law.directory, f"{name}.toml") for name in FILES}
    tables, faults = read_all(paths)
    if faults:
        return faults
    sources = children(tables["sources"], "source")
    for name in FILES:
        sheet = sheet_for(paths[name], tables[name], sources)
        faults += file_faults(name, sheet, tables[name])
        faults += _missing_lands(name, paths[name], tables[name])
    faults += unused_sources(paths["sources"], sources, tables.values())
    if not faults and law.overlay is not None:
        from hardship_cli.schedule.overlay import check_overlay

        faults = check_overlay(law.overlay, Law(law.directory))
    return faults


def read_all(paths: Mapping[str, str]) -> tuple[dict[str, dict[str, Any]], list[Fault]]:
    """The tables of each file, money with its type; a file that cannot be read is a fault."""
    tables, faults = {}, []
    for name, path in paths.items():
        try:
            tables[name] = read_toml(path)
        except DataError as error:
            params = {key: value for key, value in error.params.items() if key not in ("path", "where", "at")}
            faults.append(Fault(path, error.params.get("where", ""), error.code, params))
    return tables, faults


def sheet_for(path: str, tables: Mapping[str, Any], sources: Mapping[str, Any], *, amounts: bool = True) -> Sheet:
    """What the checks of one table may look at beside it."""
    return Sheet(path, children(tables, "rule"), sources, tables, amounts)


def file_faults(name: str, sheet: Sheet, tables: Mapping[str, Any]) -> Iterator[Fault]:
    """The faults of one whole file. What a table means is looked at only where its keys are sound."""
    form = FORMS[name]
    for key in tables:
        if key not in form:
            yield unknown_key(sheet.path, "", key, form)
    for key, kind in form.items():
        if key not in tables:
            continue
        if not isinstance(kind, dict):
            faults = list(value_faults(sheet.path, "", key, tables[key], kind))
            yield from faults or any_data(sheet, f"[{key}]", tables[key])
        elif not isinstance(tables[key], Mapping):
            yield Fault(sheet.path, f"[{key}]", "not_a_table", {"value": shown(tables[key])})
        else:
            for child, table in tables[key].items():
                faults = list(value_faults(sheet.path, f"[{key}]", child, table, kind[""]))
                yield from faults or table_faults(name, key, child, table, sheet)


def table_faults(name: str, key: str, child: str, table: Mapping[str, Any], sheet: Sheet) -> Iterator[Fault]:
    """The faults of one table whose keys and types are sound."""
    if key == "rule":
        yield from meaning_faults(Subject(child, table, sheet))
        return
    check = MEANING.get((name, key))
    if check is not None:
        yield from check(child, table, sheet)
    if name in ("holidays", "services"):
        yield from any_data(sheet, f"[{key}.{child}]", table)


def children(tables: Mapping[str, Any], key: str) -> dict[str, Mapping[str, Any]]:
    """The tables below a top-level key, without what is no table."""
    below = tables.get(key, {})
    items = below.items() if isinstance(below, Mapping) else ()
    return {name: table for name, table in items if isinstance(table, Mapping)}


def unused_sources(path: str, described: Iterable[str], used_by: Iterable[Any]) -> Iterator[Fault]:
    """Sources that nothing cites: a slip in an id, or a row that was dropped."""
    used = all_cited(list(used_by))
    for source in described:
        if source not in used:
            yield Fault(path, f"[source.{source}]", "unused_source", {"value": source})


def _missing_lands(name: str, path: str, tables: Mapping[str, Any]) -> Iterator[Fault]:
    key = _EVERY_LAND.get(name)
    if key is None:
        return
    missing = [land for land in CODES if land not in children(tables, key)]
    if missing:
        yield Fault(path, f"[{key}]", "land_missing", {"value": ", ".join(missing)})
