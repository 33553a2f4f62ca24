"""docs/data-format.md against the checker: every key stands on the page, every word of the rules, and every example fits."""

import os
import re

import pytest
import tomli

from hardship_cli.schedule.check_rules import STATES
from hardship_cli.schedule.forms import form, shape
from hardship_cli.schedule.shapes import Each, Shape, value_faults
from hardship_cli.schedule.tables import FILES, read_toml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
with open(os.path.join(ROOT, "docs", "data-format.md"), encoding="utf-8") as file:
    PAGE = file.read()
# Each example names its file in its first line.
EXAMPLES = re.findall(r"(?ms)^```toml\n# (\w+)\.toml\n(.*?)^```$", PAGE)


def keys(kind):
    """Every key that a shape knows, at any depth."""
    if isinstance(kind, Shape):
        for key, below in kind.kinds.items():
            yield key
            yield from keys(below)
    elif isinstance(kind, list):
        yield from keys(kind[0])
    elif isinstance(kind, Each):
        yield from keys(kind.below)


def shown_in(tables):
    """Every key of an example, at any depth."""
    if isinstance(tables, dict):
        for key, below in tables.items():
            yield key
            yield from shown_in(below)
    elif isinstance(tables, list):
        for row in tables:
            yield from shown_in(row)


def test_every_block_of_data_is_an_example_with_its_file():
    assert PAGE.count("```toml") == len(EXAMPLES) > 10
    assert {name for name, _text in EXAMPLES} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_every_key_of_a_file_stands_in_an_example_or_in_the_text(name):
    told = set(re.findall(r"`(\w+)(?: = [^`]*)?`", re.sub(r"(?s)```.*?```", "", PAGE)))
    for top, kind in form(name).items():
        # What rules and disputed points look like is told once for both files.
        files = ("fees", "deadlines") if top in ("rule", "dispute") else (name,)
        shown = {key for file, text in EXAMPLES if file in files for key in shown_in(tomli.loads(text))}
        assert {top, *keys(kind)} - shown - told == set(), top


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[f"{i}-{name}" for i, (name, _) in enumerate(EXAMPLES)])
def test_an_example_has_no_key_that_the_check_refuses_and_no_value_of_another_kind(name, text, tmp_path):
    path = tmp_path / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    faults = []
    for key, below in read_toml(str(path)).items():
        kind = {**form("sources"), **form(name)}[key]
        if isinstance(kind, Each):
            for child, table in below.items():
                faults += value_faults(name, f"[{key}]", child, table, kind.below)
        else:
            faults += value_faults(name, "", key, below, kind)
    # An example may leave out what the page shows elsewhere.
    assert [fault for fault in faults if fault.code != "missing_key"] == []


def test_every_word_that_the_rules_take_stands_on_the_page():
    taken = {"rule": ("kind", "scope"), "version": ("none", "gap"), "dispute": ("effect",), "checked": ("result",)}
    words = {*STATES, *(word for name, keys in taken.items() for key in keys for word in shape(name).kinds[key].words)}
    assert [word for word in words if not re.search(rf"\b{re.escape(word)}\b", PAGE)] == []
