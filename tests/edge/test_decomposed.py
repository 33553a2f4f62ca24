"""Letters of two signs (NFD: ``ä`` as ``a`` and two dots), as macOS writes them: they look the same and are read the same."""

import csv
import json
from unicodedata import normalize

import pytest

from hardship_cli.case import Case
from hardship_cli.cli.spoken import in_codes
from hardship_cli.errors import InputError
from hardship_cli.laender import LAENDER
from hardship_cli.reading import read_birth, read_day, read_land, read_period
from hardship_cli.recorded import read_recorded
from hardship_cli.words import command_of, fact_of, fact_of_heading, options_of, value_of, words_of
from hardship_cli.words.commands import PARTS


def nfd(text):
    return normalize("NFD", text)


def both(read, *texts):
    for text in texts:
        assert nfd(text) != text, "a text without such a letter shows nothing"
        assert read(nfd(text)) == read(text), text


def with_marks(words):
    return [name for word in words for name in (*word.all, *word.near) if nfd(name) != name]


def test_each_word_means_the_same():
    both(fact_of, *with_marks(words_of("facts")))
    both(fact_of_heading, *with_marks(words_of("headings")))
    both(command_of, *with_marks(words_of("commands")))
    both(options_of, *with_marks(words_of("options")))
    for group in PARTS:
        both(lambda text, group=group: command_of(text, group), *with_marks(words_of(f"commands {group}")))
    for fact in (word.code for word in words_of("facts")):
        both(lambda text, fact=fact: value_of(fact, text), *with_marks(words_of(fact)))


def test_days_lengths_laender_and_flags_are_the_same():
    both(lambda text: read_day(text, "on"), "1. März 2026", "Montag, 2. März 2026", "3. Jänner 2026")
    both(lambda text: read_birth(text, "born"), "März 1990")
    both(lambda text: read_period(text, "months"), "zwölf Monate", "fünf Jahre")
    both(read_land, *(name for _key, german, *_rest in LAENDER.values() for name in [german] if nfd(name) != name))
    both(read_land, "Thüringn")
    with pytest.raises(InputError) as caught:
        Case.read(minor=nfd("entfällt"))
    assert caught.value.code == "flag_unknown"


def test_a_case_of_a_script_is_the_same():
    raw = {"Amtshandlung": "Verlängerung", "minderjährig": "ja", "Bundesland": "Thüringen", "Dauer": "zwölf Monate"}
    case = Case.read({nfd(key): nfd(value) for key, value in raw.items()})
    assert case == Case.read(raw)
    assert (case.act, case.minor, case.land) == ("extend", True, "TH")
    # A reference is the caseworker's own and passes through as it came.
    assert Case.read(id=nfd("Müller")).id == nfd("Müller")
    assert read_recorded({"recorded_remedy": nfd("Widerspruch")}, None)["recorded_remedy"] == "objection"


@pytest.mark.parametrize(
    "line",
    [
        "gebühr verlängerung --minderjährig --dauer 12 --rechtsstand=2026-03-01",
        "gebühr --amtshandlung Verlängerung --dauer 12 --nicht-minderjährig --rechtsstand=01.03.2026",
        "fee extend --land Thüringen --months 12 --on 2026-03-01",
    ],
)
def test_a_command_line_is_the_same(hardship, line):
    typed = line.split()
    assert in_codes([nfd(word) for word in typed])[0] == in_codes(typed)[0]
    answer = hardship(*typed, "--json")
    assert answer[0] == 0, answer[2]
    assert hardship(*[nfd(word) for word in typed], "--json") == answer


def test_a_file_is_opened_and_written_under_the_name_that_was_typed(hardship, tmp_path):
    for form in ("NFC", "NFD"):
        path, target = (tmp_path / normalize(form, name) for name in ("Verlängerung.csv", "Gebühr.csv"))
        path.write_text("act,months,on\nextend,12,2026-03-01\n", encoding="utf-8")
        assert hardship("batch", path, "-o", target)[0] == 0
        assert target.exists()


@pytest.mark.parametrize("suffix", ["json", "toml"])
def test_a_case_file_is_the_same(hardship, tmp_path, suffix):
    path = tmp_path / f"case.{suffix}"
    raw = {"Amtshandlung": "Verlängerung", "minderjährig": "ja", "Dauer": "12", "Gebühr laut Bescheid": "93,00"}
    found = []
    for form in (str, nfd):
        pairs = {form(key): form(value) for key, value in raw.items()}
        text = json.dumps(pairs, ensure_ascii=False)
        path.write_text(
            text if suffix == "json" else "".join(f"{key} = {value}\n" for key, value in pairs.items()),
            encoding="utf-8",
        )
        code, out, err = hardship("audit", path, "--json", "--on", "2026-03-01")
        assert (code, "minor" in out) == (1, True), err
        found.append(out)
    assert json.loads(found[0])["answer"] == json.loads(found[1])["answer"]


HEAD = "Amtshandlung;Dauer;Minderjährig;Bundesland;Rechtsstand;Gebühr laut Bescheid;Vermerk (geändert)"
ROW = "Verlängerung;zwölf Monate;ja;Thüringen;1. März 2026;46,50;für später"


@pytest.mark.parametrize("command", ["batch", "audit"])
def test_a_register_is_the_same_and_passes_through_as_it_came(hardship, tmp_path, command):
    found = []
    for form in (str, nfd):
        source, target = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_text(form(f"{HEAD}\n{ROW}\n"), encoding="utf-8")
        code, _out, err = hardship(command, source, "-o", target, "--force", "--excel-de")
        assert code == 0, err
        head, row = csv.reader(target.read_text("utf-8-sig").splitlines(), delimiter=";")
        assert (";".join(head[:7]), ";".join(row[:7])) == (form(HEAD), form(ROW))
        found.append(row[7:])
    assert found[0] == found[1]
    assert found[0][0] == "46,50"


def test_columns_that_are_named_are_found(hardship, tmp_path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(nfd("act,months,on,jünger,Haushalt Ä\nextend,12,2026-03-01,ja,1\n"), encoding="utf-8")
    for form in (str, nfd):
        more = ("--map", form("jünger=minderjährig"), "--sum-by", form("haushalt ä"))
        code, _out, err = hardship("batch", source, "-o", target, "--force", *more)
        assert code == 0, err
        assert "46.50" in target.read_text("utf-8")


def test_a_sheet_that_is_named_is_found(hardship, tmp_path):
    import xlsxwriter

    for form, other in ((str, nfd), (nfd, str)):
        path = tmp_path / "in.xlsx"
        with xlsxwriter.Workbook(path) as book:
            book.add_worksheet("Liste")
            sheet = book.add_worksheet(form("Fälle"))
            for place, name in enumerate(("act", "months", "on")):
                sheet.write(0, place, name)
                sheet.write(1, place, {"act": "extend", "months": 12, "on": "2026-03-01"}[name])
        code, _out, err = hardship("batch", path, "--sheet", other("Fälle"), "-o", tmp_path / "out.csv", "--force")
        assert code == 0, err


def test_two_spellings_of_one_column_are_one_fact(hardship, tmp_path):
    source = tmp_path / "in.csv"
    source.write_text(
        f"act,months,on,minderjährig,{nfd('minderjährig')}\nextend,12,2026-03-01,ja,ja\n", encoding="utf-8"
    )
    _code, _out, err = hardship("batch", source, "-o", tmp_path / "out.csv")
    assert err.count("minor") or err.count("underage")
    assert "column_unread" in (tmp_path / "out.csv").read_text("utf-8")


def test_what_is_typed_in_a_talk_is_the_same(hardship, monkeypatch):
    import io
    import sys

    found = []
    for form in (str, nfd):
        lines = form("\nVerlängerung\nzurück\nVerlängerung\nfertig\nnein\n")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8"))
        found.append(hardship("ask", "fee", "--lang", "de", "--today", "2026-03-01"))
    assert found[0] == found[1]
