"""What is installed with what: look-ups need no extra, a command that needs an absent one names it, an index shows a page that stands by itself."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib

import pytest

from hardship_cli.extras import EXTRAS

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
with open(os.path.join(ROOT, "pyproject.toml"), "rb") as _file:
    PROJECT = tomllib.load(_file)
# What a package is called on an index, where that is not how it is imported.
NAMES = {"docx": "python-docx", "mcp_types": "mcp", "anyio": "mcp"}
EVERY = ",".join(EXTRAS)
ABSENT = """
import sys
absent = set(sys.argv[1].split(","))
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in absent:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Absent())
from hardship_cli.cli.main import run
sys.exit(run(sys.argv[2:]))
"""


def without(*args, folder, absent=EVERY, lang="en"):
    """A command where the packages of the extras are not installed."""
    environment = {
        **os.environ,
        "PYTHONPATH": ROOT,
        "HARDSHIP_LANG": lang,
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "200",
    }
    command = [sys.executable, "-c", ABSENT, absent, *args]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def names(requirements):
    return {re.match(r"[\w.-]+", requirement).group().lower() for requirement in requirements}


def imported():
    """The packages that the program imports, with the modules that do."""
    found = {}
    for folder, _folders, files in os.walk(os.path.join(ROOT, "hardship_cli")):
        for name in files:
            if name.endswith(".py"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    tree = ast.parse(file.read())
                for node in ast.walk(tree):
                    modules = (
                        [alias.name for alias in node.names]
                        if isinstance(node, ast.Import)
                        else [node.module]
                        if isinstance(node, ast.ImportFrom)
                        else []
                    )
                    for module in modules:
                        found.setdefault(module.partition(".")[0], set()).add(name)
    return {name for name in found if name not in sys.stdlib_module_names and name[0] != "_"} - {"hardship_cli"}


def test_every_package_that_is_imported_is_needed_or_comes_with_the_extra_that_is_named_for_it():
    core = names(PROJECT["project"]["dependencies"])
    extras = PROJECT["project"]["optional-dependencies"]
    # The build's; types only; what jinja2 stands on.
    for package in imported() - {"babel", "typing_extensions", "markupsafe"}:
        known = NAMES.get(package, package).replace("_", "-") if package != "prompt_toolkit" else package
        if package in EXTRAS:
            assert known in names(extras[EXTRAS[package]]), package
        else:
            assert known in core, package
    assert set(EXTRAS.values()) == set(extras) - {"all"}
    (every,) = extras["all"]
    assert set(re.search(r"\[(.*)\]", every).group(1).split(",")) == set(EXTRAS.values())


def test_the_build_makes_manual_and_schemas_with_what_it_has_and_the_typer_of_the_program(tmp_path):
    build = [need for need in PROJECT["build-system"]["requires"] if need.startswith("typer")]
    assert build == [need for need in PROJECT["project"]["dependencies"] if need.startswith("typer")]
    absent = {*names(PROJECT["project"]["dependencies"]), *EXTRAS} - names(PROJECT["build-system"]["requires"])
    assert {"jinja2", "pendulum", "polars"} <= absent
    for script, made in (
        ("make_manual.py", ["hardship.1", "hardship.de.1"]),
        ("make_schemas.py", ["fees.schema.json"]),
    ):
        code = (
            ABSENT.partition("from hardship_cli")[0]
            + "import runpy\nsys.argv = sys.argv[2:]\nrunpy.run_path(sys.argv[0], run_name='__main__')"
        )
        command = [sys.executable, "-c", code, ",".join(absent), os.path.join(ROOT, "docs", script), str(tmp_path)]
        subprocess.run(command, check=True)
        assert {*made} <= {*os.listdir(tmp_path)}


CASE = os.path.join(ROOT, "examples", "refusal-easter.toml")


@pytest.mark.parametrize(
    "args",
    [
        ("fee", "extend", "--months", "6", "--on", "2026-03-02"),
        ("case", CASE, "--today", "2026-04-20", "--ics", "days.ics", "--html", "page.html"),
        ("due", CASE, "--today", "2026-04-20"),
        ("audit", "extend", "--months", "6", "--on", "2026-03-02", "--recorded-fee-eur", "93"),
        ("text", "instruction", CASE),
        ("checklist", "--act", "extend"),
        ("schedules", "check", "--plain"),
        ("holidays", "TH", "2026"),
        ("init", "batch"),
        ("init", "batch", "-o", "cases.csv"),
        ("schema", "register"),
        ("schema", "answer"),
        ("words",),
        ("config",),
        ("batch", "--help"),
        ("mcp", "--help"),
        ("audit", "--help"),
    ],
)
def test_without_any_extra_look_ups_cases_calendars_and_pages_work(args, tmp_path):
    code, out, err = without(*args, folder=tmp_path)
    assert code == 0, err
    assert out or os.listdir(tmp_path)


@pytest.mark.parametrize(
    ("args", "extra"),
    [
        (("batch", "in.csv", "-o", "out.csv"), "batch"),
        (("batch", "in.csv"), "batch"),
        (("audit", "in.csv", "-o", "out.csv"), "batch"),
        (("due", "in.csv"), "batch"),
        (("impact", "in.csv"), "batch"),
        (("init", "batch", "-o", "cases.xlsx"), "batch"),
        (("init", "batch", "-o", "cases.parquet"), "batch"),
        (("text", "fee", CASE, "--docx", "fee.docx"), "docx"),
        (("mcp",), "mcp"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_command_that_needs_an_absent_extra_says_which_in_one_line(args, extra, lang, tmp_path):
    (tmp_path / "in.csv").write_text("act,months,on\nextend,6,2026-03-02\n", encoding="utf-8")
    code, out, err = without(*args, folder=tmp_path, lang=lang)
    assert (code, out) == (2, "")
    assert err.endswith(f"pip install 'hardship[{extra}]'\n")
    assert err.count("\n") == 1
    assert ("nicht installiert" in err) == (lang == "de")
    assert os.listdir(tmp_path) == ["in.csv"]


@pytest.mark.parametrize("package", ["xlsxwriter", "xlrd", "numpy"])
def test_each_package_of_an_extra_is_told_by_its_extra(package, tmp_path):
    (tmp_path / "in.csv").write_text("act,months,on\nextend,6,2026-03-02\n", encoding="utf-8")
    (tmp_path / "in.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    args = {
        "xlsxwriter": ("in.csv", "-o", "out.xlsx"),
        "xlrd": ("in.xls", "-o", "out.csv"),
        "numpy": ("in.csv", "-o", "out.csv"),
    }
    code, _out, err = without("batch", *args[package], folder=tmp_path, absent=package)
    assert code == 2
    assert "hardship[batch]" in err


def test_in_json_the_absent_extra_is_an_error_like_others(tmp_path):
    code, _out, err = without("due", "in.csv", "--json", folder=tmp_path)
    assert code == 2
    assert json.loads(err)["error"]["code"] == "extra_missing"


def test_a_package_that_belongs_to_no_extra_is_a_fault_of_the_program(tmp_path):
    code, _out, err = without("case", CASE, "--html", "page.html", folder=tmp_path, absent="jinja2")
    assert code == 70
    assert "ModuleNotFoundError" in err


@pytest.fixture(scope="module")
def hooks():
    pytest.importorskip("hatchling")
    sys.path.insert(0, ROOT)
    try:
        import hatch_build
    finally:
        sys.path.remove(ROOT)
    return hatch_build


def test_the_long_description_stands_by_itself(hooks):
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        readme = file.read()
    assert re.search(r"!\[[^\]]*\]\(docs/", readme), "there is a picture to leave out"
    assert re.search(r"\]\(docs/\w", readme), "there is a relative link"
    text = hooks.long_description(readme, "")
    assert "](" not in re.sub(r"\]\((?:https?:|mailto:|#)", "", text)
    assert "![" not in text
    assert "<img" not in text
    assert len(text) > 0.8 * len(readme)
    assert hooks.urls("") == {}
    linked = hooks.long_description(readme, "https://example.org/hardship")
    assert "](https://example.org/hardship/blob/main/docs/" in linked
    assert set(hooks.urls("https://example.org/hardship")) == {"Source", "Issues", "Changelog"}
    assert (
        hooks.long_description("a [![b](c.svg)](d) ![e](f.png) [g](h.md) [i](https://j) [k](#l)", "")
        == "a   g [i](https://j) [k](#l)"
    )


def test_no_address_is_invented():
    address = PROJECT["tool"]["hardship"]["address"]
    assert address == "" or address.startswith("https://")
    assert {"readme", "urls"} <= set(PROJECT["project"]["dynamic"])


def test_the_first_command_sets_up_all():
    for name in ("README.md", "README.de.md"):
        with open(os.path.join(ROOT, name), encoding="utf-8") as file:
            first = re.search(r"(?s)```sh\n(.*?)```", file.read()).group(1)
        assert "'.[all]'" in first
        assert "--group dev" in first
