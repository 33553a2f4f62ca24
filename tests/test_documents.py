"""Documents: the generated ones are current, the licences complete, the pictures small."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import datetime

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "docs"))

import make_licences  # noqa: E402 - the script is no package
import make_manual  # noqa: E402 - as above
import make_verification  # noqa: E402 - as above

from hardship_cli.schedule.load import Law  # noqa: E402 - after the scripts


@pytest.mark.parametrize("script", ["make_reference.py", "make_verification.py", "make_library.py"])
def test_generated_documents_are_current(script):
    environment = {**os.environ, "PYTHONPATH": ROOT, "HARDSHIP_LANG": "en", "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, os.path.join(ROOT, "docs", script), "--check"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, f"run: python docs/{script}\n{done.stdout}{done.stderr}"


def test_a_count_stands_as_a_floor_that_moves_only_when_it_no_longer_holds():
    text = f"{make_verification.least(2259)} cases, {make_verification.least(52)} of courts"
    for number, stated in ((2259, 2200), (52, 50), (99, 90), (199, 190), (785, 780), (12345, 12000)):
        assert make_verification.floor(number) == stated
        assert make_verification.holds(stated, number)
    fresh = make_verification.filled(text, "", "en")
    assert fresh == "2,200 cases, 50 of courts"
    # What the page says is left while it is true and at most a fifth too low, and only then.
    for standing, said in (
        ("1,808 cases, 52 of courts", "1,808 cases, 52 of courts"),
        ("1,807 cases, 42 of courts", "2,200 cases, 42 of courts"),
        ("2,260 cases, 41 of courts", "2,200 cases, 50 of courts"),
    ):
        assert make_verification.filled(text, standing, "en") == said
    assert make_verification.filled(text, "1.808 cases, 52 of courts", "de") == "1.808 cases, 52 of courts"
    assert make_verification.filled(text.replace("courts", "VGs"), fresh, "en") == "2,200 cases, 50 of VGs"


def test_neither_a_case_nor_a_source_nor_a_version_changes_the_page_of_verification():
    law, cases = Law(), make_verification.golden.read_cases()
    kinds = make_verification.kinds_of(cases)
    rows, faults = make_verification.matrix(law)
    assert not faults
    more = {kind: number + 1 for kind, number in kinds.items()}
    for lang, make in (("en", make_verification.page), ("de", make_verification.german_page)):
        with open(make_verification.PAGES[lang], encoding="utf-8") as file:
            standing = file.read()
        made = make(law, cases, more, (rows + rows[-1:], faults))
        assert make_verification.filled(made, standing, lang) == standing


def test_a_golden_case_that_does_not_hold_is_named_and_nothing_is_written(monkeypatch, capsys):
    cases = make_verification.golden.read_cases("fees.jsonl")
    cases[0]["expect"]["amount"] = "0.01"
    monkeypatch.setattr(make_verification.golden, "read_cases", lambda: cases)
    monkeypatch.setattr(make_verification, "PAGES", {})
    assert make_verification.main() == 1
    assert f"do not hold: {cases[0]['id']} (" in capsys.readouterr().out


def _not_in_the_changelog(law):
    """The first days of versions after the day up to which the law was read, that the changelog's part on the law does not name."""
    with open(os.path.join(ROOT, "CHANGELOG.md"), encoding="utf-8") as file:
        text = file.read().partition("\n### The law\n")[2]
    read_by = datetime.strptime(re.search(r"what was read by (\d+ \w+ \d{4});", text)[1], "%d %B %Y").date()
    starts = sorted({version.start for _rule, _scope, version in make_verification.histories(law)})
    days = [f"{day.day} {day:%B %Y}" for day in starts if day > read_by]
    return [day for day in days if not re.search(rf"\b{day}\b", text)]


def test_the_changelog_names_the_day_of_each_change_of_the_law_that_was_read_since(overlay):
    assert _not_in_the_changelog(Law()) == [], 'CHANGELOG.md, "The law": a line that names the day'
    assert _not_in_the_changelog(Law(overlay=str(overlay))) == ["1 March 2027"]


def test_every_command_stands_in_the_reference():
    from hardship_cli.cli.commands import COMMANDS

    with open(os.path.join(ROOT, "docs", "cli.md"), encoding="utf-8") as file:
        text = file.read()
    assert [name for name in COMMANDS if f"## hardship {name}\n" not in text] == []


def test_the_pictures_of_the_readme_are_small_and_load_nothing():
    folder = os.path.join(ROOT, "docs", "pictures")
    names = os.listdir(folder)
    assert {"terminal.svg", "page.png"} <= set(names)
    for name in names:
        assert os.path.getsize(os.path.join(folder, name)) < 300_000, name
        if name.endswith(".svg"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                svg = file.read()
            assert "@font-face" not in svg
            assert re.findall(r"https?://[^\"\s]+", svg) == ["http://www.w3.org/2000/svg"]


def test_every_package_that_is_installed_with_this_one_is_listed_with_its_licence():
    with open(make_licences.PAGE, encoding="utf-8") as file:
        page = file.read()
    found = make_licences.needed()
    assert list(make_licences.faults(found, page)) == []
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        named = {make_licences.key(named) for named in tomllib.load(file)["project"]["dependencies"]}
    assert named <= set(found)
    assert "polars-runtime-32" in found, "what a dependency needs is found, too"
    assert "colorama" not in found or sys.platform == "win32", "only Windows needs it, whoever installed it here"
    row = next(line for line in page.splitlines() if line.startswith("| polars |"))
    version, stated = found["polars"].version, make_licences.licence(found["polars"])
    assert list(make_licences.faults(found, page.replace(row + "\n", ""))) == ["polars: not on the page"]
    other = page.replace(row, f"| polars | {version} | other |")
    assert list(make_licences.faults(found, other)) == [
        f"polars {version}: the licence is {stated}, the page says other"
    ]


def _page(name):
    with open(os.path.join(ROOT, "docs", name), encoding="utf-8") as file:
        return file.read()


def test_the_manual_and_the_reference_name_every_command_exit_code_and_variable():
    from hardship_cli.cli.commands import COMMANDS
    from hardship_cli.cli.settings import CONFIG_KEYS

    codes, variables = set(), {f"HARDSHIP_{key.upper()}" for key in (*CONFIG_KEYS, "today") if key != "color"}
    for folder, _folders, files in os.walk(os.path.join(ROOT, "hardship_cli")):
        for file in files:
            if file.endswith(".py") and "compiled" not in folder:
                with open(os.path.join(folder, file), encoding="utf-8") as module:
                    text = module.read()
                variables |= set(re.findall(r"\bHARDSHIP_[A-Z]+\b", text))
                codes |= set(re.findall(r"(?:code|exit_code) ?= ?(\d+)\b", text))
    assert {"70", "130"} <= codes
    for page in (make_manual.manual("en").replace("\\-", "-"), _page("cli.md")):
        for name in (*(f"hardship {command}" for command in COMMANDS), *variables, "XDG_CONFIG_HOME", "NO_COLOR"):
            assert name in page, name
        for code in codes | {"0", "1", "2", "3", "4"}:
            assert re.search(rf"(?m)^(\.B |\| ){code}\b", page), code


def test_the_german_manual_names_every_command_and_option_in_german_words():
    from hardship_cli.cli.commands import COMMANDS
    from hardship_cli.words import called

    page = make_manual.manual("de").replace("\\-", "-")
    for command in COMMANDS:
        assert f".SS hardship {called('commands', command, 'de').casefold()}" in page, command
    for english in ("EXIT STATUS", "Shows", "hardship fee", "DIRECTORY"):
        assert english not in page
    assert "--titel-gültig-bis, --permit-until TAG|" in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
@pytest.mark.parametrize(("name", "heading"), [("hardship.1", "EXIT STATUS"), ("hardship.de.1", "RÜCKGABEWERT")])
def test_the_manual_is_set_without_a_warning(name, heading, tmp_path):
    make_manual.write(str(tmp_path))
    command = ["groff", "-ww", "-man", "-Tutf8", "-K", "utf8", str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert heading in re.sub(r".\x08", "", done.stdout)
