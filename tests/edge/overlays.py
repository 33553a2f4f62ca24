"""Overlays made from the shipped law by small damage: what the checker lets through, no command may stumble over."""

import copy
import os
import shutil
from datetime import date, datetime

from hypothesis import strategies as st
from random_overlays import TABLES, toml_of
from surface import SCRATCH

from hardship_cli.schedule.tables import FILES, Cents

DIRECTORY = os.path.join(SCRATCH, "overlay")

ODD = (
    "", " ", "x", "[/red]", "{0}", "{value}", "%s", "\x1b[31m", "a\nb", "\u202e", "all", "land", "any", "TH", "XX", "10/3",
    "1/2", "0/0",
    "not-in-force", "no-text-read", "extend", "2026-01-01", 0, 1, -1, 12, 13, 29, 31, 366, 400, -400, 10**6, 10**9, 10**18,
    10**30,
    16**5000, Cents(0), Cents(-1), Cents(1), Cents(10**10), True, False, [], {}, [[]], [{}], [""], ["x"], [0], [-1],
    [10**30], {"": ""},
    {"de": "", "en": "x"}, {"de": "[/b]", "en": "{0}"}, {"x": {"y": {"z": 1}}}, date(1, 1, 1), date(1900, 1, 1), date(2199,
    12, 31),
    date(9999, 12, 31), date(2024, 2, 29), date(2025, 7, 4), datetime(2025, 1, 1, 12), ["BE", "BB"], "letter", ["TH"],
    "x" * 3000,
)  # fmt: skip


def places_in(value, path=()):
    """Every place inside a table at which something stands."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places_in(item, (*path, key))


def damage(draw, table):
    """One small change somewhere in a table."""
    paths = list(places_in(table))
    if not paths:
        return
    path = draw(st.sampled_from(paths))
    holder = table
    for key in path[:-1]:
        holder = holder[key]
    last = path[-1]
    how = draw(st.sampled_from(("odd", "odd", "odd", "drop", "twice", "key", "near")))
    if how == "drop":
        del holder[last]
    elif how == "twice" and isinstance(holder, list):
        holder.insert(last, copy.deepcopy(holder[last]))
    elif how == "key" and isinstance(holder, dict):
        holder[
            draw(
                st.sampled_from(
                    ("until", "from", "use", "none", "gap", "old_if", "x", "", "value", "review_by", "land", "at")
                )
            )
        ] = copy.deepcopy(draw(st.sampled_from(ODD)))
    elif how == "near" and isinstance(holder[last], date):
        moved = holder[last].toordinal() + draw(st.sampled_from((-40000, -366, -1, 1, 366, 40000)))
        holder[last] = date.fromordinal(min(max(1, moved), date.max.toordinal()))
    elif how == "near" and isinstance(holder[last], int) and not isinstance(holder[last], bool):
        holder[last] = type(holder[last])(holder[last] + draw(st.sampled_from((-1, 1, 100, -1000))))
    else:
        holder[last] = copy.deepcopy(draw(st.sampled_from(ODD)))


@st.composite
def damaged(draw, files=FILES):
    """An overlay of one table of the shipped law with one or two changes: its file's name and its text."""
    name = draw(st.sampled_from(files))
    key = draw(st.sampled_from(list(TABLES[name])))
    part = TABLES[name][key]
    child = draw(st.sampled_from(list(part))) if isinstance(part, dict) else None
    tables = {key: copy.deepcopy(part if child is None else {child: part[child]})}
    if child is not None and draw(st.integers(0, 3)) == 0:
        tables[key] = {draw(st.sampled_from(("new", "x y", "[b]", "{0}", "Ä"))): tables[key][child]}
    for _ in range(draw(st.integers(1, 2))):
        damage(draw, tables)
    return name, "\n".join(f"{toml_of(str(top))} = {toml_of(value)}" for top, value in tables.items())


def lay(files):
    """An overlay directory with these files (name: text or bytes)."""
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    os.makedirs(DIRECTORY)
    for name, content in files.items():
        with open(os.path.join(DIRECTORY, f"{name}.toml"), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return DIRECTORY
