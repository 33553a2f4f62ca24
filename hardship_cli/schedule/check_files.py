"""What the checks of the five files and of an overlay share: reading them, their keys, their tables, their sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from hardship_cli.errors import DataError
from hardship_cli.schedule.check_rules import CHECKS, DataFile, Subject, named
from hardship_cli.schedule.check_tables import MEANING, Spot, names_exist
from hardship_cli.schedule.forms import form
from hardship_cli.schedule.shapes import Each, Fault, partial, shown, unknown_key, value_faults
from hardship_cli.schedule.tables import read_toml


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


def data_file(path: str, tables: Mapping[str, Any], sources: Mapping[str, Any], *, amounts: bool = True) -> DataFile:
    """What the checks of one table may look at beside it."""
    return DataFile(path, children(tables, "rule"), sources, tables, amounts)


def form_faults(
    path: str,
    form: Mapping[str, Any],
    tables: Mapping[str, Any],
    there: Mapping[str, Any],
    then: Callable[[str, str, Mapping[str, Any]], Iterable[Fault]],
) -> Iterator[Fault]:
    """The faults of a file's keys and values; where a table has none, ``then`` is asked for those of its meaning.

    What stands in ``there`` already needs no key (an overlay).
    """
    for key, below in tables.items():
        kind = form.get(key)
        if kind is None:
            yield unknown_key(path, "", key, form)
        elif not isinstance(kind, Each):
            faults = list(value_faults(path, "", key, below, partial(kind) if there else kind))
            yield from faults or then(key, "", below)
        elif not isinstance(below, Mapping):
            yield Fault(path, f"[{key}]", "not_a_table", {"value": shown(below)})
        else:
            for child, table in below.items():
                one = partial(kind.below) if there.get(key, {}).get(child) else kind.below
                faults = list(value_faults(path, f"[{key}]", child, table, one))
                yield from faults or then(key, child, table)


def table_faults(name: str, data: DataFile, key: str, child: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    """The faults of one table whose keys and types are sound; ``child`` is empty where ``key`` is the table itself."""
    if key == "rule":
        for rule_check in CHECKS:
            yield from rule_check(Subject(child, table, data))
        return
    if check := MEANING.get((name, key)):
        yield from check(child, table, data)
    where, kind = f"[{key}.{child}]" if child else f"[{key}]", form(name)[key]
    yield from names_exist(Spot(data, where, where), kind.below if child else kind, table)


def children(tables: Mapping[str, Any], key: str) -> dict[str, Mapping[str, Any]]:
    """The tables below a top-level key, without what is no table."""
    below = tables.get(key, {})
    items = below.items() if isinstance(below, Mapping) else ()
    return {name: table for name, table in items if isinstance(table, Mapping)}


def unused_sources(path: str, described: Iterable[str], used_by: Iterable[Any]) -> Iterator[Fault]:
    """Sources that nothing cites: a slip in an id, or a row that was dropped."""
    used = set(named(list(used_by), "source", "sources", "fallback_source"))
    for source in described:
        if source not in used:
            yield Fault(path, f"[source.{source}]", "unused_source", {"value": source})
