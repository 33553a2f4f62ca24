"""What a command may load. A slow import fails here exactly, not by a clock; the clock is benchmarks/startup.py."""

import json
import os
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Each of these costs more than the look-up itself (DESIGN section 5).
HEAVY = {
    "typer", "click", "rich", "pendulum", "polars", "icalendar", "holidays", "dateutil", "pydantic", "tomli", "tomllib",
    "dataclasses", "inspect", "importlib.metadata", "importlib.resources", "pathlib", "logging", "argparse", "hashlib",
    "subprocess", "locale", "gettext", "babel", "calendar", "csv", "asyncio", "hypothesis", "numpy", "xlsxwriter", "difflib", "jinja2", "markupsafe",
    "prompt_toolkit", "docx", "lxml",
}  # fmt: skip
FEE = ["fee", "extend", "--land", "TH", "--months", "6", "--born", "2010-05-12", "--on", "2025-07-04"]

PROBE = """
import io, json, sys
sys.stdout = io.StringIO()
from hardship_cli.cli.main import run
code = run(sys.argv[1:])
sys.stderr.write(json.dumps([code, sorted(sys.modules)]))
"""


def modules(*args):
    done = subprocess.run([sys.executable, "-c", PROBE, *args], capture_output=True, text=True, check=True)
    code, loaded = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    return set(loaded)


# What only a bill, or a decision that is held against the law, needs.
OF_OTHERS = {"hardship_cli.bill", "hardship_cli.render.differences"}


@pytest.mark.parametrize("form", ["--plain", "--json"])
def test_a_plain_or_json_look_up_loads_nothing_heavy(form):
    assert modules(*FEE, form, "--lang", "en") & (HEAVY | OF_OTHERS) == set()


def test_a_bare_answer_looks_for_no_open_day_and_reads_no_days_of_knowledge():
    assert not modules(*FEE, "--plain") & {"hardship_cli.deciding", "hardship_cli.schedule.known"}


def test_the_table_loads_rich_and_pendulum_but_not_typer():
    loaded = modules(*FEE, "--lang", "en")
    assert {"rich", "pendulum"} <= loaded
    assert not loaded & {"typer", "polars", "jinja2", "icalendar", "pydantic", "holidays", "importlib.metadata"}


def test_help_loads_typer_but_neither_rich_nor_the_law():
    loaded = modules("fee", "--help", "--lang", "en")
    assert "typer" in loaded
    assert not loaded & {"rich", "pendulum", "polars", "pydantic", "hardship_cli.compiled.fees"}


@pytest.mark.parametrize("command", ["batch", "audit", "impact --on 2017-09-01"])
def test_a_register_is_answered_without_typer(tmp_path, command):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("act,months,on,recorded_fee_eur\nextend,6,2025-07-04,93\n")
    loaded = modules(*command.split(), str(source), "-o", str(target), "--land", "TH", "--quiet", "--lang", "en")
    assert "polars" in loaded
    assert not loaded & {"typer", "rich", "pendulum", "pydantic", "holidays", "hypothesis"}


def test_the_law_comes_precompiled_and_only_the_files_that_are_needed():
    loaded = modules(*FEE, "--plain")
    assert "hardship_cli.compiled.fees" in loaded
    assert not loaded & {"hardship_cli.compiled.services", "hardship_cli.compiled.holidays"}


def test_words_are_loaded_only_where_a_code_was_not_typed():
    letter = ("appeal", "--land", "NW", "--delivery", "letter", "--posted", "2026-03-02", "--remedy", "action")
    words = {"hardship_cli.words", "hardship_cli.words.places"}
    assert not modules(*FEE, "--json") & words
    assert not modules(*letter, "--lang", "en", "--json") & words
    assert words <= modules(*(word.replace("letter", "Post") for word in letter), "--lang", "en", "--json")


def test_turning_points_are_looked_for_only_where_a_day_is_open():
    finds = {"hardship_cli.turning", "hardship_cli.law.moving", "hardship_cli.law.observe"}
    assert not modules(*FEE, "--json") & finds
    assert not modules(*FEE) & finds
    assert not modules(*FEE[:-2], "--plain") & finds
    opened = modules(*FEE[:-2], "--json")
    assert finds <= opened
    assert not opened & HEAVY


@pytest.mark.parametrize("command", ["case", "due"])
def test_days_that_an_answer_found_itself_are_looked_around_only_for_json(command):
    file = os.path.join(ROOT, "examples", "refusal-easter.toml")
    assert "hardship_cli.turning" not in modules(command, file, "--today", "2026-04-20", "--lang", "en")


def test_only_a_page_loads_the_template_engine(tmp_path):
    case = ("case", os.path.join(ROOT, "examples", "refusal-easter.toml"), "--today", "2026-04-20", "--lang", "en")
    assert "jinja2" not in modules(*case)
    assert "jinja2" in modules(*case, "--html", str(tmp_path / "page.html"))


def test_only_a_text_loads_the_template_engine_and_only_a_document_what_writes_it(tmp_path):
    text = ("text", "fee", "extend", "--months", "6", "--on", "2026-03-02", "--lang", "en")
    loaded = modules(*text)
    assert "jinja2" in loaded
    assert not loaded & {"docx", "lxml", "rich", "pendulum", "polars"}
    assert "docx" in modules(*text, "--docx", str(tmp_path / "fee.docx"))


def test_an_overlay_with_templates_loads_no_template_engine_for_a_look_up(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "fee.txt").write_text("{{ amount }}")
    assert not modules(*FEE, "--plain", "--lang", "en", "--data", str(tmp_path)) & {"jinja2", "markupsafe", "docx"}
