"""What the codes in the column ``notes`` mean is explained: by ``words --of notes``, and on a second sheet of a workbook."""

import ast
import csv
import glob
import os

import fastexcel
import pytest
import registers

from hardship_cli.render.language import Language
from hardship_cli.render.legend import legend

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# A row is one person's case.
NOT_OF_ROWS = {"of_one_person"}


def raised():
    """The codes that say why there is no answer, as far as they stand where they are raised."""
    for folder in ("law", "schedule"):
        for path in glob.glob(os.path.join(ROOT, "hardship_cli", folder, "*.py")):
            with open(path, encoding="utf-8") as file:
                tree = ast.parse(file.read())
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Unanswerable":
                    yield from (part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant))


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_reason_for_no_answer_has_a_line(law, language):
    told = legend(law, Language(language))
    codes = {code for code in raised() if isinstance(code, str) and code[:1].isalpha()} - NOT_OF_ROWS
    assert len(codes) > 15
    assert sorted(codes - set(told)) == []
    assert [text for text in told.values() if "{" in text or "\n" in text or not text.strip("… .")] == []


@pytest.mark.parametrize("seed", range(4))
def test_every_code_that_a_register_gets_has_a_line(law, batch, tmp_path, seed):
    rows = registers.hostile(seed, 400)
    names = [name for name in registers.ALL if any(row.get(name) for row in rows)]
    path = tmp_path / "r.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    _code, frame, _err = batch(path)
    cells = frame["notes" if "notes" in frame.columns else "answer_notes"].drop_nulls().to_list()
    codes = {code for cell in cells for code in cell.split(";") if code}
    assert len(codes) > 10
    assert sorted(codes - set(legend(law, Language("en")))) == []


def test_words_of_notes(hardship):
    for of, language, line in (
        ("notes", "en", "day_stays: … is no working day, but a day of notification does not move."),
        ("hinweise", "de", "E7: Offene Rechtsfrage: Titel läuft an Samstag, Sonntag oder Feiertag ab."),
    ):
        out = hardship("words", "--of", of, "--lang", language)[1]
        assert line in " ".join(out.split())
        plain = hardship("words", "--of", of, "--lang", language, "--plain")[1].split()
        assert {"day_stays", "land_needed", "E7", "column_unread"} <= set(plain)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "hardship words --of notes says"), ("de", "hardship wörter --angabe hinweise erklärt")],
)
@pytest.mark.parametrize("args", [("schedules", "show", "day_stays"), ("words", "day_stays"), ("words", "land_needed")])
def test_where_a_code_is_looked_for_it_is_told_where_it_is_explained(hardship, args, language, said):
    code, _out, err = hardship(*args, "--lang", language)
    assert (code, said in err) == (2, True), err


@pytest.mark.parametrize(
    ("options", "sheet", "meaning"),
    [
        ((), "notes", ("day_stays", "… is no working day, but a day of notification does not move.")),
        (("--excel-de",), "Hinweise", ("day_stays", "… ist kein Arbeitstag (Samstag, Sonntag oder Feiertag), aber")),
    ],
)
def test_a_workbook_has_a_sheet_with_what_its_codes_mean(hardship, tmp_path, options, sheet, meaning):
    path, target = tmp_path / "r.csv", tmp_path / "o.xlsx"
    path.write_text("land,delivery,posted\nNW,letter,2026-11-10\nNW,letter,2026-11-11\n", encoding="utf-8")
    assert hardship("batch", path, "-o", target, *options)[0] == 0
    book = fastexcel.read_excel(str(target))
    assert book.sheet_names == ["hardship", sheet]
    rows = book.load_sheet(sheet).to_polars().rows()
    assert [code for code, text in rows if code == meaning[0] and meaning[1] in text.replace("Der …", "…")] == [
        "day_stays"
    ]
    first = book.load_sheet("hardship").to_polars()
    codes = {code for cell in first["notes"].drop_nulls() for code in cell.split(";")}
    assert {code for code, _text in rows} == codes


def test_a_workbook_without_codes_has_one_sheet(hardship, tmp_path):
    path, target = tmp_path / "r.csv", tmp_path / "o.xlsx"
    path.write_text(
        "id,act,months,on,born,benefits,status\n1,extend,12,2026-06-01,1990-01-02,none,none\n", encoding="utf-8"
    )
    hardship("batch", path, "-o", target, "--ask", "fee")
    book = fastexcel.read_excel(str(target))
    assert book.sheet_names == ["hardship"]
