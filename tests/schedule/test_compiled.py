"""The compiled law says what its source says, or it is not used: edited, stale, broken, or edited in Python's cache of it."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys

import pytest

import hardship_cli
from hardship_cli.schedule.tables import FILES, data_dir, read_toml, tables_sum

PACKAGE = os.path.dirname(os.path.abspath(hardship_cli.__file__))
FEE = ("fee", "extend", "--months", "12", "--on", "2026-03-02", "--json")


@pytest.fixture
def copy(tmp_path):
    """A copy of the package and its data that a test may edit, and what its command line says of a fee."""
    leave_out = shutil.ignore_patterns("__pycache__", "*.po", "batch", "checklist")
    shutil.copytree(PACKAGE, tmp_path / "hardship_cli", ignore=leave_out)
    if not (tmp_path / "hardship_cli" / "data").is_dir():
        shutil.copytree(data_dir(), tmp_path / "data")

    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def ask():
        words = [sys.executable, "-m", "hardship_cli", *FEE]
        run = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        answer = json.loads(run.stdout)
        return answer["answer"]["amount"], answer["receipt"]["data"]

    return tmp_path / "hardship_cli" / "compiled", ask


def cheap(module):
    """The module's text with a fee of one euro for the version in force."""
    text = module.read_text(encoding="utf-8")
    start = text.index("'residence_extend_over_3m'")
    return text[:start] + text[start:].replace("'value': 9300", "'value': 100", 1)


def test_tables_and_source_have_one_checksum():
    from hardship_cli.compiled import CHECKSUMS

    for name in FILES:
        assert CHECKSUMS[name][2] == tables_sum(read_toml(os.path.join(data_dir(), f"{name}.toml")))


def test_an_edited_module_is_not_used(copy):
    compiled, ask = copy
    before = ask()
    assert before[0] == "93.00"
    edited = cheap(compiled / "fees.py")
    assert edited != (compiled / "fees.py").read_text(encoding="utf-8")
    (compiled / "fees.py").write_text(edited, encoding="utf-8")
    assert ask() == before


def test_nor_is_an_edited_cache_of_it(copy):
    compiled, ask = copy
    before = ask()
    source = compiled / "fees.py"
    cached = importlib.util.cache_from_source(str(source))
    with open(cached, "rb") as file:
        header = file.read(16)  # that of the module as it stands: its time and size
    import marshal

    with open(cached, "wb") as file:
        file.write(header + marshal.dumps(compile(cheap(source), str(source), "exec")))
    assert ask() == before


@pytest.mark.parametrize("text", ["TABLES = {", "TABLES = 1\n", "", "raise RuntimeError\n", "TABLES = {'rule': {}}\n"])
def test_nor_is_a_broken_one(copy, text):
    compiled, ask = copy
    before = ask()
    (compiled / "fees.py").write_text(text, encoding="utf-8")
    assert ask() == before


@pytest.mark.parametrize("text", ["CHECKSUMS = {'fees': (1, 'x')}\n", "CHECKSUMS = {", "CHECKSUMS = None\n", ""])
def test_an_index_of_another_form_counts_as_none(copy, text):
    compiled, ask = copy
    before = ask()
    (compiled / "__init__.py").write_text(text, encoding="utf-8")
    assert ask() == before


def test_the_order_of_versions_and_every_figure_count():
    tables = {"rule": {"a": {"version": [{"value": 1}, {"value": 2}]}}}
    assert tables_sum(tables) != tables_sum({"rule": {"a": {"version": [{"value": 2}, {"value": 1}]}}})
    assert tables_sum(tables) != tables_sum({"rule": {"a": {"version": [{"value": 1}, {"value": True}]}}})
