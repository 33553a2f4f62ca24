"""``hardship due`` over tables: how the columns of results may be called, and in which formats they may come."""

import os

import pytest
import xlsxwriter

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
