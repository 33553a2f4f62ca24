"""Registers as offices have them are answered as the same ones under codes, or it is said what is not understood."""

import glob
import os
import shutil

import pytest
import xlsxwriter
from outputs import read_back

from hardship_cli.batch.answer_columns import ANSWERS

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "offices")
TRIALS = os.path.join(os.path.dirname(HERE), "data")
OFFICES = sorted(name for name in os.listdir(HERE) if ".codes." not in name)
MORE = {"mit-titel.csv": ["--header-row", "4"]}
TODAY = ["--today", "2026-07-01", "--lang", "de"]


def test_there_are_enough_of_them():
    assert len(OFFICES) >= 10
    assert len(glob.glob(os.path.join(HERE, "*.codes.csv"))) == len(OFFICES)


@pytest.mark.parametrize("name", OFFICES)
@pytest.mark.parametrize("to", ["csv", "xlsx"])
def test_an_office_is_answered_as_its_codes_are(hardship, tmp_path, name, to):
    answers = []
    for source, more in ((name, MORE.get(name, [])), (f"{name.rpartition('.')[0]}.codes.csv", [])):
        target = tmp_path / f"{len(answers)}.{to}"
        code, _out, err = hardship("batch", os.path.join(HERE, source), "-o", target, *TODAY, *more)
        assert code == 0, err
        assert "wurde nicht gelesen" not in err
        assert "stimmt" not in err
        answers.append(read_back(target).select(ANSWERS))
    assert answers[0].equals(answers[1])
    assert answers[0]["status"].null_count() == 0
    assert set(answers[0]["status"]) != {"blocked"}


@pytest.mark.parametrize("name", ["title.xlsx", "mit-titel.csv"])
def test_a_title_above_the_header_is_told_with_the_line_to_write(hardship, tmp_path, name):
    source = os.path.join(HERE if name in OFFICES else TRIALS, name)
    code, _out, err = hardship("batch", source, "-o", tmp_path / "o.csv", "--lang", "de")
    assert code == 2
    line = "4" if name in OFFICES else "3"
    assert f"Zeile {line} sieht danach aus" in err
    assert f"--überschriftenzeile {line}" in err
    code, _out, err = hardship("batch", source, "-o", tmp_path / "o.csv", "--lang", "de", "--überschriftenzeile", line)
    assert code == 0, err


@pytest.mark.parametrize("line", ["0", "x", "2", "99"])
@pytest.mark.parametrize("name", ["title.xlsx", "mit-titel.csv"])
def test_a_line_without_headings_is_refused(hardship, tmp_path, name, line):
    if (name, line) == ("mit-titel.csv", "2"):
        line = "3"  # a blank one
    source = os.path.join(HERE if name in OFFICES else TRIALS, name)
    code, _out, err = hardship("batch", source, "-o", tmp_path / "o.csv", "--header-row", line, "--lang", "en")
    assert code == 2
    assert "headings" in err or "No column holds a fact" in err


def test_a_header_row_is_for_lines(hardship, tmp_path):
    source = os.path.join(HERE, "schnittstelle.jsonl")
    code, _out, err = hardship("batch", source, "-o", tmp_path / "o.csv", "--header-row", "2", "--lang", "en")
    assert code == 2
    assert "A jsonl file has no line of headings" in err


def test_a_register_that_must_be_read_otherwise_keeps_its_header_row(hardship, tmp_path):
    path = tmp_path / "r.csv"
    path.write_text('Liste "A\n\nid;act;months;note\n1;extend;12;an "odd" one\n2;extend;6;x"y\n', encoding="utf-8")
    target = tmp_path / "o.csv"
    code, _out, err = hardship("batch", path, "-o", target, "--header-row", "3", *TODAY)
    assert code == 0, err
    assert read_back(target)["fee_eur"].to_list() == ["93.00", "93.00"]
    path.write_bytes(path.read_bytes() + "3;extend;6;ä\n".encode("cp1252"))
    code, _out, err = hardship("batch", path, "-o", target, "--force", "--header-row", "3", *TODAY)
    assert code == 0, err
    assert read_back(target).height == 3


@pytest.mark.parametrize("kind", ["Zustellung=Zustellart", "Zustellung=delivery"])
def test_german_xlsx_of_the_trials(hardship, tmp_path, kind):
    source, target = os.path.join(TRIALS, "german.xlsx"), tmp_path / "o.csv"
    code, _out, err = hardship("batch", source, "-o", target, *TODAY)
    assert code == 0
    assert read_back(target)["fee_eur"].to_list() == ["93.00"]
    assert '--zuordnen "Zustellung=Zustellart"' in err
    code, _out, err = hardship("batch", source, "-o", target, "--force", "--map", kind, *TODAY)
    assert code == 0
    assert "wurde nicht gelesen" not in err
    codes = tmp_path / "c.csv"
    codes.write_text(
        "id,land,act,outcome,months,posted,delivery\nA1,NW,extend,refused,12,2026-04-02,letter\n", encoding="utf-8"
    )
    hardship("batch", codes, "-o", tmp_path / "p.csv", *TODAY)
    assert read_back(target).select(ANSWERS).equals(read_back(tmp_path / "p.csv").select(ANSWERS))
    assert read_back(target)["appeal_last_day"].to_list() == ["2026-05-06"]


@pytest.mark.parametrize(
    ("name", "code", "fees"),
    [("sep.csv", 0, ["93.00"]), ("nod.csv", 0, ["93.00", "100.00"]), ("errclean.csv", 1, ["46.50", None, None, None])],
)
def test_the_others_of_the_trials(hardship, tmp_path, name, code, fees):
    target = tmp_path / "o.csv"
    found, _out, err = hardship("batch", os.path.join(TRIALS, name), "-o", target, *TODAY)
    assert found == code, err
    assert read_back(target)["fee_eur"].to_list() == fees


def test_an_audit_reads_the_same_headings(hardship, tmp_path):
    path, target = tmp_path / "r.csv", tmp_path / "o.csv"
    shutil.copy(os.path.join(HERE, "kanzlei.csv"), path)
    text = path.read_text(encoding="utf-8").splitlines()
    days = ["Hauptfrist", "12.06.2026", "10.05.2027", "12.06.2026"]
    path.write_text("\n".join(f"{row};{day}" for row, day in zip(text, days, strict=True)) + "\n", encoding="utf-8")
    code, _out, err = hardship("audit", path, "-o", target, *TODAY)
    assert code in (0, 1), err
    assert "Hauptfrist (Fristende laut Akte)" in err
    assert "not-checked" not in read_back(target)["audit"].to_list()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("first", ["", "sep=;"])
def test_a_header_row_in_every_dialect(hardship, tmp_path, encoding, end, first):
    lines = [
        *([first] if first else []),
        "Ausländer; Stand",
        "",
        "Az.;Vorgang;Dauer;Bemerkung",
        '1;Verlängerung;12;"a;b"',
        "2;Verlängerung;3;ä",
    ]
    path, target = tmp_path / "r.csv", tmp_path / "o.csv"
    path.write_bytes(end.join([*lines, ""]).encode(encoding))
    number = lines.index("Az.;Vorgang;Dauer;Bemerkung") + 1
    code, _out, err = hardship("batch", path, "-o", target, *TODAY)
    assert (code, f"--überschriftenzeile {number}" in err) == (2, True), err
    code, _out, err = hardship("batch", path, "-o", target, "--header-row", str(number), *TODAY)
    assert code == 0, err
    frame = read_back(target)
    assert frame["fee_eur"].to_list() == ["93.00", "96.00"]
    assert frame["Bemerkung"].to_list() == ["a;b", "ä"]


def test_a_cover_sheet_is_refused_with_the_names_of_the_others(hardship, tmp_path):
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Deckblatt").write(0, 0, "Hinweise")
        sheet = book.add_worksheet("Daten")
        sheet.write_row(0, 0, ["act", "months", "on"])
        sheet.write_row(1, 0, ["extend", "12", "2026-03-02"])
    code, _out, err = hardship("batch", path, "-o", tmp_path / "o.csv", "--lang", "de")
    assert (code, "weitere: Daten" in err, "--blatt NAME" in err) == (2, True, True), err
    assert hardship("batch", path, "-o", tmp_path / "o.csv", "--sheet", "Daten")[0] == 0
