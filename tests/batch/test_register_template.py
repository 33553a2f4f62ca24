"""The template of a register, in the words of the language, is read back as the one in codes; a workbook offers its values."""

import re
import zipfile

import pytest
from outputs import read_back

from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.case import read_fact
from hardship_cli.facts import FACTS
from hardship_cli.words import words_of

TODAY = ["--today", "2026-07-01"]


def answered(hardship, path, target):
    code, _out, err = hardship("batch", path, "-o", target, "--force", *TODAY, "--lang", "en")
    assert code == 0, err
    assert "was not read" not in err
    frame = read_back(target)
    names = [f"answer_{name}" if f"answer_{name}" in frame.columns else name for name in ANSWERS]
    return frame.select(names).rows()


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "jsonl", "parquet"])
def test_a_template_in_german_is_answered_as_the_one_in_codes(hardship, tmp_path, suffix):
    found = []
    for lang in ("de", "en"):
        path = tmp_path / f"{lang}.{suffix}"
        assert hardship("init", "batch", "-o", path, "--lang", lang)[0] == 0
        found.append(answered(hardship, path, tmp_path / "o.csv"))
    assert found[0] == found[1]
    assert len(found[0]) == 3


@pytest.mark.parametrize("lang", ["de", "en"])
def test_each_column_of_few_values_offers_them(hardship, tmp_path, lang):
    path = tmp_path / "t.xlsx"
    assert hardship("init", "batch", "-o", path, "--lang", lang)[0] == 0
    with zipfile.ZipFile(path) as archive:
        sheet, lists = (archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
        shared = re.findall(r"<t[^>]*>([^<]*)</t>", archive.read("xl/sharedStrings.xml").decode())
    offered = re.findall(
        r'<dataValidation type="list"([^>]*) sqref="[A-Z]+2:[A-Z]+10001"><formula1>([^<]*)</formula1>', sheet
    )
    columns = {}  # lists that are too long for a cell stand on a sheet of their own
    for column, number in re.findall(r'<c r="([A-Z]+)\d+" t="s"><v>(\d+)</v>', lists):
        columns.setdefault(column, []).append(shared[int(number)])
    assert columns
    facts = [fact for fact in FACTS.values() if fact.values or fact.kind in ("land", "flag")]
    assert len(offered) == len(facts)
    for (options, texts), fact in zip(offered, facts, strict=True):
        assert "showErrorMessage" not in options  # words and other spellings may be typed
        listed = re.fullmatch(r"(?:Werte|values)!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)", texts)
        typed = columns[listed[1]] if listed else texts.strip('"').split(",")
        assert listed is None or len(typed) == int(listed[2])
        values = [read_fact(fact, text) for text in typed]
        if fact.values:
            assert [value[0] if fact.kind == "list" else value for value in values] == list(fact.values)
        else:
            assert len(set(values)) == len(values) == (2 if fact.kind == "flag" else 16)


def test_a_german_table_is_one_for_a_german_spreadsheet(hardship, tmp_path):
    path = tmp_path / "t.csv"
    assert hardship("vorlage", "register", "--ausgabe", path, "--sprache", "de")[0] == 0
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, first = content.decode("utf-8-sig").splitlines()[:2]
    assert header.split(";") == [word.de for word in words_of("facts") if word.code in FACTS]
    assert "12.05.2010" in first.split(";")
    assert "6 Monate" in first.split(";")


def test_why_rows_failed_is_told_in_german_words(hardship, tmp_path):
    path = tmp_path / "r.csv"
    path.write_text(
        "id,act,months,on,born\n1,extend,12,2026-03-02,31.02.1990\n2,extend,nie,2026-03-02,\n", encoding="utf-8"
    )
    _code, _out, err = hardship("batch", path, "-o", tmp_path / "o.csv", "--lang", "de")
    assert "Geburtsdatum: ein Tag, den es nicht gibt 1" in " ".join(err.split())
    assert "Dauer: keine lesbare Dauer 1" in " ".join(err.split())
    assert not any(code in err for code in ("date_not_real", "duration_form"))
