"""Checks the law data: every fault of the five files, and of a user's overlay, with its address."""

import os
from collections.abc import Iterator, Mapping
from functools import partial as bind
from typing import Any

from hardship_cli.schedule.check_files import children, data_file, form_faults, read_all, table_faults, unused_sources
from hardship_cli.schedule.forms import form
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.overlay import check_overlay
from hardship_cli.schedule.shapes import Each, Fault
from hardship_cli.schedule.tables import FILES
from hardship_cli.schedule.texts import named_sources, text_faults


def check_law(law: Law) -> list[Fault]:
    """All faults of the law's five files, and of its overlay where it has one; empty if there are none."""
    paths = {name: os.path.join(law.directory, f"{name}.toml") for name in FILES}
    tables, faults = read_all(paths)
    if faults:
        return faults
    sources = children(tables["sources"], "source")
    for name in FILES:
        data = data_file(paths[name], tables[name], sources)
        faults += form_faults(paths[name], form(name), tables[name], {}, bind(table_faults, name, data))
        faults += _missing_lands(name, paths[name], tables[name])
    faults += text_faults(law.directory, sources)
    by_texts = {"sources": named_sources(law.directory)}
    faults += unused_sources(paths["sources"], sources, [*tables.values(), by_texts])
    if not faults and law.overlay is not None:
        faults = check_overlay(law.overlay, law.directory)
        faults += [] if faults else text_faults(law.overlay, law.sources)
    return faults


def _missing_lands(name: str, path: str, tables: Mapping[str, Any]) -> Iterator[Fault]:
    """Where tables bear the names of the Länder, each of the sixteen has one."""
    for key, kind in form(name).items():
        missing = [land for land in kind.names if land not in children(tables, key)] if isinstance(kind, Each) else []
        if missing:
            yield Fault(path, f"[{key}]", "land_missing", {"value": ", ".join(missing)})
