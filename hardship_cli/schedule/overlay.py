"""A user's overlay: files of the same form, laid over the shipped law once they are found sound.

An overlay directory holds any of the five files, each as partial as it likes. It may bring new rules, sources and
disputed points, add versions to rules that exist (a version of the same ``from`` takes the place of the shipped one),
give a Land a history of its own, add publications, and replace single keys. Sources may stand in any of its files.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from errno import EINVAL
from itertools import pairwise
from typing import Any

from hardship_cli.schedule.check_files import children, data_file, form_faults, read_all, table_faults, unused_sources
from hardship_cli.schedule.check_rules import Subject, falls, values_fit_kind
from hardship_cli.schedule.forms import form
from hardship_cli.schedule.shapes import Each, Fault, inside, near, row_where, shown, value_faults
from hardship_cli.schedule.tables import FILES, tables_of
from hardship_cli.schedule.texts import FOLDER, named_sources

_FILE_NAMES = tuple(f"{name}.toml" for name in FILES)
_FIXED = ("kind", "scope")


def lay_over(overlay: str, directory: str) -> Mapping[str, Mapping[str, Any]]:
    """The tables of each file that an overlay on top of the data in ``directory`` changes.

    Raises :class:`DataError` for its first fault.
    """
    merged, faults = _lay(overlay, directory)
    if faults:
        raise faults[0].error()
    return merged


def check_overlay(overlay: str, directory: str) -> list[Fault]:
    """All faults of an overlay on top of the data in ``directory``; empty if there are none."""
    return _lay(overlay, directory)[1]


def _lay(overlay: str, directory: str) -> tuple[dict[str, Mapping[str, Any]], list[Fault]]:
    paths, faults = _files(overlay)
    given, unread = read_all(paths)
    faults += unread
    if faults:
        return {}, faults
    own: dict[str, Any] = {}
    cited = tables_of("sources", directory)
    for name, tables in given.items():
        faults += _source_faults(paths[name], tables, cited["source"], own)
        own.update(children(tables, "source"))
    sources = {**cited["source"], **own}
    merged: dict[str, Mapping[str, Any]] = {}
    for name, tables in given.items():
        shipped = tables_of(name, directory)
        part = {key: below for key, below in tables.items() if key != "source"}  # those are looked at above
        # The meaning of a table is looked at only where its form is sound: a fault of form would bring others behind it that
        # nobody made.
        found = list(_part_faults(name, paths[name], part, shipped)) or list(_order_faults(paths[name], "", part))
        faults += found
        if not found and name != "sources":
            merged[name] = _merge_file(part, shipped)
            faults += _merged_faults(name, paths[name], part, merged[name], sources)
    # A source may stand in any of the files and be cited from another or from a template, so all of them are looked through.
    used = [*given.values(), {"sources": named_sources(overlay)}]
    for name, tables in given.items():
        faults += unused_sources(paths[name], children(tables, "source"), used)
    if own:
        merged["sources"] = {**cited, "source": sources}
    return merged, faults


def _files(directory: str) -> tuple[dict[str, str], list[Fault]]:
    """The overlay's files by name, and what is wrong with the directory."""
    accepted = {"accepted": ", ".join(_FILE_NAMES)}
    if not os.path.exists(directory):
        return {}, [Fault(directory, "", "overlay_missing", accepted)]
    if not os.path.isdir(directory):
        return {}, [Fault(directory, "", "overlay_not_a_directory", accepted)]
    try:
        there = sorted(os.listdir(directory))
    except OSError as error:
        return {}, [Fault(directory, "", "data_unreadable", {"because": error.strerror or ""})]
    faults = [
        Fault(os.path.join(directory, file), "", "unknown_file", {"suggestion": near(file, _FILE_NAMES), **accepted})
        for file in there
        if file.endswith(".toml") and file not in _FILE_NAMES
    ]
    paths = {name: os.path.join(directory, f"{name}.toml") for name in FILES if f"{name}.toml" in there}
    for name, path in list(paths.items()):
        if not stat.S_ISREG(_mode(path)):  # a pipe would be waited for, a device has no end
            faults.append(Fault(paths.pop(name), "", "data_unreadable", {"because": os.strerror(EINVAL)}))
    if not faults and not any(file in (*_FILE_NAMES, FOLDER) for file in there):
        faults = [Fault(directory, "", "overlay_empty", accepted)]
    return paths, faults


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode
    except OSError:
        return stat.S_IFREG  # reading it tells what is wrong with it


def _source_faults(
    path: str, tables: Mapping[str, Any], shipped: Mapping[str, Any], earlier: Mapping[str, Any]
) -> Iterator[Fault]:
    """New sources are described in full. A shipped one stays: else an overlay could call an unread text verified."""
    faults = list(value_faults(path, "", "source", tables.get("source", {}), form("sources")["source"]))
    yield from faults
    for source, table in () if faults else children(tables, "source").items():
        if source in shipped or source in earlier:
            yield Fault(path, f"[source.{source}]", "source_exists", {"value": source})
        yield from table_faults("sources", data_file(path, {}, {}), "source", source, table)


def _part_faults(name: str, path: str, tables: Mapping[str, Any], shipped: Mapping[str, Any]) -> Iterator[Fault]:
    """The faults of what the overlay's file says itself, before it is merged: keys, types, figures."""
    data = data_file(path, tables, {})

    def figures(key: str, child: str, table: Mapping[str, Any]) -> Iterator[Fault]:
        if key == "rule":
            yield from _figures(Subject(child, table, data), shipped["rule"].get(child, table))

    known = {**form(name), **form("sources")}
    yield from form_faults(path, known, tables, shipped, figures)


def _order_faults(path: str, where: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    """Versions that stand in another order than that of their days: merging sorts them, and would hide a slip in a day."""
    for key, below in table.items():
        if key == "version" and where:
            for index, (before, row) in enumerate(pairwise(below), start=1):
                if row["from"] < before["from"]:
                    yield falls(path, row_where(where, key, index, row), row["from"], before["from"])
        elif isinstance(below, Mapping):
            yield from _order_faults(path, inside(where, key), below)


def _figures(subject: Subject, old: Mapping[str, Any]) -> Iterator[Fault]:
    """Figures are looked at here, while money still has its type; the rest once the rule is whole."""
    for key in _FIXED:
        if subject.table.get(key, old[key]) != old[key]:
            params = {"key": key, "value": shown(subject.table[key]), "shipped": shown(old[key])}
            yield subject.fault(subject.where, "fixed_key", **params)
    yield from values_fit_kind(subject, old["kind"])


def _merged_faults(
    name: str, path: str, given: Mapping[str, Any], laid: Mapping[str, Any], sources: Mapping[str, Any]
) -> Iterator[Fault]:
    """The faults of each table that the overlay touches, as a whole."""
    data = data_file(path, laid, sources, amounts=False)
    for key, below in given.items():
        for child in below if isinstance(form(name)[key], Each) else [""]:
            yield from table_faults(name, data, key, child, laid[key][child] if child else laid[key])


def _merge_file(given: Mapping[str, Any], shipped: Mapping[str, Any]) -> Mapping[str, Any]:
    laid = {**shipped, **{key: _merge(shipped.get(key, {}), below) for key, below in given.items()}}
    for name, table in given.get("rule", {}).items():
        rule = laid["rule"][name]
        # A Land that now has a history of its own no longer follows the federal one; the sixteen must still be named once
        # each.
        if "as_federal" in rule and "as_federal" not in table:
            rule["as_federal"] = [land for land in rule["as_federal"] if land not in rule.get("land", {})]
    for name, table in given.get("land", {}).items():
        # The shipped data say that no page of this Land was read; with one in the overlay that would be said beside it.
        if "publication" in table and name in shipped["land"]:
            laid["land"][name].pop("none_read", None)
    return laid


def _merge_versions(old: Any, new: Any) -> list[Any]:
    """By ``from``: the same day replaces, another day is put in its place. A day given twice is left for the check."""
    replaced = {row["from"] for row in new}
    return sorted([*(row for row in old if row["from"] not in replaced), *new], key=lambda row: row["from"])


def _merge(old: Any, new: Any) -> Any:
    """Tables are merged key by key, versions by their day, other lists of tables joined; anything else is replaced."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        laid = dict(old)
        for key, value in new.items():
            merge = _merge_versions if key == "version" else _merge
            laid[key] = merge(old[key], value) if key in old else value
        return laid
    if _is_rows(old) and _is_rows(new):
        return [*old, *new]
    return new


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)
