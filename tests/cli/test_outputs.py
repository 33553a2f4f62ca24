"""What a command writes: the format that the name promises, never over what it reads, and what the tool itself reads again."""

import json
import os
import re
import shutil
import zipfile

import pytest

from hardship_cli.facts import FACTS

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("refusal-easter.toml", "register.csv"):
        shutil.copy(os.path.join(ROOT, "examples", name), tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "parquet", "xlsx"])
def test_a_register_template_is_what_its_name_says_and_is_read_again(hardship, folder, suffix):
    assert hardship("init", "batch", "-o", "t.csv")[0] == 0
    assert hardship("init", "batch", "-o", f"T.{suffix.upper()}")[0] == 0
    answers = []
    for source in ("t.csv", f"T.{suffix.upper()}"):
        code, _out, err = hardship("batch", source, "-o", "o.jsonl", "--force")
        assert code == 0, err
        answers.append([json.loads(line) for line in (folder / "o.jsonl").read_text(encoding="utf-8").splitlines()])
    for plain, other in zip(*answers, strict=True):
        assert {name: value for name, value in plain.items() if value} == {
            name: value for name, value in other.items() if value
        }


def test_the_workbook_template_keeps_a_spreadsheet_from_making_days_of_titles(hardship, folder):
    assert hardship("init", "batch", "-o", "t.xlsx")[0] == 0
    with zipfile.ZipFile(folder / "t.xlsx") as book:
        sheet, styles = (book.read(name).decode() for name in ("xl/worksheets/sheet1.xml", "xl/styles.xml"))
    forms = [int(found) for found in re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])]

    def form(cell):
        return forms[int(re.search(rf'<c r="{cell}" s="(\d+)"', sheet)[1])]

    names = list(FACTS)
    codes = dict(re.findall(r'numFmtId="(\d+)" formatCode="([^"]+)"', styles))
    assert codes[str(form(f"{chr(ord('A') + names.index('title'))}2"))] == "@"  # a text, to any spreadsheet
    assert codes[str(form(f"{chr(ord('A') + names.index('born'))}2"))] == "yyyy-mm-dd"
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet


def test_a_case_template_in_json_is_json_and_holds_every_fact(hardship, folder):
    assert hardship("init", "case", "--all", "-o", "c.json")[0] == 0
    tree = json.loads((folder / "c.json").read_text(encoding="utf-8"))
    assert list(tree) == list(FACTS)
    assert hardship("case", "c.json")[0] == 4
    (folder / "c.json").write_text(json.dumps({**tree, "land": "NW", "posted": "2026-04-02", "delivery": "letter"}))
    assert hardship("case", "c.json", "--plain", "--today", "2026-04-03")[0] == 0


@pytest.mark.parametrize(
    "args",
    [
        ("init", "case", "-o", "c.yaml"),
        ("init", "case", "-o", "c.csv"),
        ("init", "batch", "-o", "t.ods"),
        ("init", "batch", "-o", "t.toml"),
        ("init", "batch", "-o", "t"),
        ("init", "schedule", "-o", "law.json"),
        ("case", "refusal-easter.toml", "--ics", "x.html"),
        ("case", "refusal-easter.toml", "--html", "x.ics"),
        ("case", "refusal-easter.toml", "--html", "x.pdf"),
        ("due", "refusal-easter.toml", "--ics", "x.csv"),
        ("batch", "register.csv", "-o", "o.csv", "--summary", "s.csv"),
        ("audit", "register.csv", "-o", "o.csv", "--summary", "s.xlsx"),
    ],
    ids=" ".join,
)
def test_a_suffix_that_promises_something_else_is_refused_before_the_work(hardship, folder, args):
    before = sorted(os.listdir())
    code, out, err = hardship(*args)
    assert (code, out) == (2, "")
    assert "does not end in a format that can be written here." in err
    assert sorted(os.listdir()) == before


@pytest.mark.parametrize(
    "args",
    [
        ("case", "refusal-easter.toml", "--ics", "link.ics", "--force"),
        ("case", "refusal-easter.toml", "--html", "link.html", "--force"),
        ("due", "refusal-easter.toml", "--ics", "link.ics", "--force", "--within", "9y"),
        ("batch", "register.csv", "-o", "register.csv", "--force"),
        ("batch", "register.csv", "-o", "o.csv", "--summary", "link.json", "--force"),
        ("audit", "register.csv", "-o", "./register.csv", "--force"),
        ("case", "refusal-easter.toml", "--data", "law", "--ics", "law/fees.toml", "--force"),
        ("init", "schedule", "--data", "law", "-o", "law/fees.toml", "--force"),
    ],
    ids=" ".join,
)
def test_no_output_is_laid_over_what_is_read(hardship, folder, args):
    (folder / "law").mkdir()
    (folder / "law" / "fees.toml").write_text("# mine\n")
    for name in ("link.ics", "link.html"):
        (folder / name).symlink_to("refusal-easter.toml")
    (folder / "link.json").symlink_to("register.csv")
    names = ("refusal-easter.toml", "register.csv", "law/fees.toml")
    before = [(folder / name).read_bytes() for name in names]
    code, _out, err = hardship(*args)
    assert code == 2
    assert "read by this command" in err or "does not end" in err
    assert [(folder / name).read_bytes() for name in names] == before
    assert "o.csv" not in os.listdir()


@pytest.mark.parametrize("change", [(), ("--set", "posted=2026-04-03")])
def test_the_page_names_the_digests_that_json_has(hardship, change):
    asked = (
        "case",
        os.path.join(ROOT, "examples", "refusal-easter.toml"),
        *change,
        "--today",
        "2026-04-20",
        "--lang",
        "en",
    )
    tree = json.loads(hardship(*asked, "--json")[1])
    assert {turn["fact"] for turn in tree["turns"]} == {"notified"}  # a day that the answer found itself
    assert tree["receipt"]["result"] in hardship(*asked, "--html", "-")[1]
