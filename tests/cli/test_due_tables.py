"""``hardship due`` over tables: how the columns of results may be called, and in which formats they may come."""

import json
import os

import pytest
import xlsxwriter

from hardship_cli.cli.due import _HIDDEN
from hardship_cli.cli.due_results import HIDDEN
from hardship_cli.questions import FALLING_DUE
from hardship_cli.timeline import DUE, NOTABLE, WHAT

REGISTERS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "batch", "data")
TODAY = ("--today", "2026-04-20", "--within", "1m", "--plain")


@pytest.mark.parametrize("heading", ["Appeal_Last_Day", "appeal last day", "APPEAL-LAST-DAY", " appeal_last_day "])
def test_a_heading_of_results_in_any_spelling(hardship, tmp_path, heading):
    path = tmp_path / "results.csv"
    path.write_text(f"id,{heading},permit_valid_until,Remedy\nA,2026-05-06,,action\n", encoding="utf-8")
    assert hardship("due", str(path), *TODAY) == (0, "2026-05-06\tA\tremedy_due\n", "")


def test_a_registers_own_column_is_no_answer_where_one_is_called_by_the_code(hardship, tmp_path):
    path = tmp_path / "results.csv"
    columns, row = "Appeal_Last_Day,appeal_last_day,permit_valid_until", "2026-04-30,2026-05-06,"
    path.write_text(f"{columns}\n{row}\n", encoding="utf-8")
    assert hardship("due", str(path), *TODAY)[:2] == (0, f"2026-05-06\t{path}:1\tremedy_due\n")
    path.write_text(f"{columns.title()}\n{row}\n", encoding="utf-8")
    code, out, err = hardship("due", str(path), *TODAY)
    assert (code, out, "are the same fact" in err) == (2, "", True)


def test_a_missing_column_of_results_is_told(hardship, tmp_path):
    path = tmp_path / "results.csv"
    path.write_text("id,last_appeal,permit_valid_until\nA,2026-05-06,2026-05-10\n", encoding="utf-8")
    code, out, err = hardship("due", str(path), *TODAY)
    assert (code, out) == (0, "2026-05-10\tA\textension_due\n")
    assert err == f"{path} has no column appeal_last_day: what falls due by it is not told.\n"


@pytest.mark.parametrize("suffix", ["xlsx", "xlsb"])
def test_workbooks_of_excel(hardship, tmp_path, suffix):
    """What is in the archive says which of the two it is."""
    path = tmp_path / f"results.{suffix}"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "appeal_last_day", "permit_valid_until"])
        sheet.write_row(1, 0, ["A", "2026-05-06", None])
    assert hardship("due", str(path), *TODAY) == (0, "2026-05-06\tA\tremedy_due\n", "")


@pytest.mark.parametrize("name", ["german.ods", "german.xls"])
def test_sheets_that_a_batch_reads(hardship, name):
    """They are registers that nobody answered yet, and read as such."""
    code, out, err = hardship("due", os.path.join(REGISTERS, name), *TODAY)
    assert (code, out, "has no column of results" in err) == (2, "", True)


def test_a_permit_without_a_length_falls_due_on_no_day(hardship, tmp_path):
    """The latest day that the law allows is no day by which an extension would be in time."""
    register, results = tmp_path / "register.csv", tmp_path / "results.csv"
    row = "extend,2023-10-31,2023-10-20,{decided},NW,{months}"
    rows = [row.format(decided=day, months=months) for day in ("2023-11-16", "") for months in ("", "36")]
    register.write_text("\n".join(["act,permit_until,applied,notified,land,months", *rows, "extend,2023-10-31,,,NW,"]))
    assert hardship("batch", str(register), "-o", str(results))[0] == 0
    written = results.read_text(encoding="utf-8").splitlines()
    assert [",review," in line and "length_open" in line for line in written[1:]] == [True, False, False, False, False]
    code, out, err = hardship("due", str(results), "--today", "2026-10-20", "--plain", "--lang", "en")
    assert (code, out) == (0, f"2026-10-31\t{results}:2\textension_due\n")
    assert "rows without the permit's length: 1." in err


def test_what_lies_ahead_or_is_for_something_else_leaves_a_day_open(hardship, tmp_path):
    path = tmp_path / "results.csv"
    head = "id,act,outcome,permit_until,applied,filed,filed_in_time,remedy,appeal_last_day,permit_valid_until"
    rows = (
        "made,extend,,2026-04-30,2026-04-20,,,,,",
        "planned,extend,,2026-04-30,2026-04-21,,,,,",
        "paper,travel-document,,2026-04-30,2026-04-01,,,,,",
        "withdrawn,extend,withdrawn,2026-04-30,2026-04-01,,,,,",
        "filed,,refused,,,2026-04-20,true,action,2026-05-06,",
        "filing,,refused,,,2026-04-21,true,action,2026-05-06,",
    )
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    code, out, _err = hardship("due", str(path), *TODAY)
    told = [line.split("\t")[1:] for line in out.splitlines()]
    assert (code, told[:3]) == (0, [["paper", "apply_by"], ["planned", "apply_by"], ["withdrawn", "apply_by"]])
    assert told[3:] == [["filing", "remedy_due"]]


# A decision with a time to leave, a pending application, a stay without a visa, a birthday ahead, a year for a wrong instruction.
_CASES = (
    {
        "posted": "2026-11-23",
        "delivery": "letter",
        "decided": "2026-11-20",
        "applied": "2026-09-10",
        "departure_days": "30",
    },
    {"permit_until": "2026-09-15", "applied": "2026-09-10", "born": "1990-01-01"},
    {"permit_until": "2026-12-15", "held": "visa-free", "born": "1990-01-01"},
    {"permit_until": "2026-12-15", "held": "schengen-visa", "born": "1990-01-01"},
    {"permit_until": "2026-12-15", "born": "2008-12-10"},
    {"notified": "2026-01-15", "decided": "2026-01-10", "instruction": "missing"},
    {"notified": "2026-11-20", "decided": "2026-11-10", "instruction": "wrong"},
    {"notified": "2026-11-25", "document": "judgment", "decided": "2026-11-10"},
    {"notified": "2026-10-20", "decided": "2026-10-10", "obstacle_gone": "2026-11-27"},
)


def test_results_tell_a_day_as_the_case_does_or_say_that_they_do_not(hardship, tmp_path):
    """The provision of a day is the same in both faces; what only the case file tells is a kind of day that stderr names."""
    cases = [
        {"id": str(place), "land": "NW", "act": "extend", "months": "12m", **case} for place, case in enumerate(_CASES)
    ]
    names = list(dict.fromkeys(name for case in cases for name in case))
    register, results = tmp_path / "register.csv", tmp_path / "results.csv"
    lines = [",".join(case.get(name, "") for name in names) for case in cases]
    register.write_text("\n".join([",".join(names), *lines]), encoding="utf-8")
    for case in cases:
        text = "".join(f'{name} = "{value}"\n' for name, value in case.items())
        (tmp_path / f"{case['id']}.toml").write_text(text, encoding="utf-8")
    today = ("--today", "2026-11-30", "--lang", "en")
    assert hardship("batch", str(register), "-o", str(results), *today)[0] == 0
    tables, files = (hardship("due", str(path), *today, "--within", "3m", "--json") for path in (results, tmp_path))
    (told, both), (of_files, _) = (
        ({(it["id"], it["day"], it["what"], it["text"], it["basis"]) for it in json.loads(out)["due"]}, err)
        for _code, out, err in (tables, files)
    )
    assert told
    assert told <= of_files
    left = {what for _id, _day, what, *_ in of_files - told}
    assert left == {*HIDDEN}
    for kind in _HIDDEN.values():
        assert kind in both
    assert {it["status_of"] for it in json.loads(tables[1])["due"] if it["status"] != "calculated"} == {"row"}


def test_every_kind_of_day_stands_in_results_or_is_named_as_left_out():
    """A kind that is new must find its place; of the fees alone and of the second kind of turn the first of each speaks."""
    kinds = {what for what, kind in WHAT.items() if kind == DUE} | {*NOTABLE}
    of_results = {due.what for _question, due in FALLING_DUE.values()} | {"apply_by", "passport_ends", "purpose_ends"}
    assert kinds - of_results == {*HIDDEN, "fee_contest_due", "fee_turns"}
    assert {*HIDDEN} == {*_HIDDEN}


@pytest.mark.parametrize(("lang", "heading"), [("de", "Zustellart"), ("en", "delivery")])
def test_a_cell_that_cannot_be_read_is_told_by_its_heading_in_words(hardship, tmp_path, lang, heading):
    path = tmp_path / "results.csv"
    path.write_text("id,Zustellart,appeal_last_day,permit_valid_until\nA,-,2026-05-06,\n", encoding="utf-8")
    code, _out, err = hardship("due", str(path), *TODAY, "--lang", lang)
    assert (code, err.startswith(f"{path}:1: {heading}: ")) == (1, True), err
