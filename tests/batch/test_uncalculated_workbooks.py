"""Workbooks of programs that cannot calculate: what stands behind their formulas is no result."""

import zipfile

import polars as pl
import pytest
import xlsxwriter

from hardship_cli.batch.formats.xlsx import ExcelSource


def minors(path):
    """The cells of the column ``minor``."""
    source = ExcelSource(str(path), 1000)
    return pl.concat(source.batches())[str(source.names.index("minor"))].to_list()


def test_a_nought_of_a_workbook_that_is_still_to_be_calculated_is_no_fact(batch, tmp_path):
    """XlsxWriter, and with it pandas and Polars, writes 0 for the result of each formula that it was given none for."""
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "act", "months", "on", "minor", "benefits", "sum", "share"])
        for row in (1, 2):
            sheet.write_row(row, 0, [row, "extend", 12, "2026-11-02", None, "none"])
            sheet.write_formula(row, 4, "=TRUE()")
            sheet.write_formula(row, 6, "=1+1")
            sheet.write_formula(row, 7, "=C2-12", None, row - 1)
    code, frame, err = batch(path)
    assert (code, frame["fee_eur"].to_list()) == (1, [None, None]), err
    assert [text.split(":")[0] for text in frame["error"]] == ["minor"] * 2
    assert frame["sum"].to_list() == ["'=1+1"] * 2
    assert frame["share"].to_list() == ["0", "1"], "another result stands in the column: it was calculated"
    part = "xl/workbook.xml"
    with zipfile.ZipFile(path) as written:
        parts = {name: written.read(name) for name in written.namelist()}
    assert b' fullCalcOnLoad="1"' in parts[part]
    parts[part] = parts[part].replace(b' fullCalcOnLoad="1"', b"")
    with zipfile.ZipFile(path, "w") as calculated:
        for name, content in parts.items():
            calculated.writestr(name, content)
    assert minors(path) == ["0", "0"]


@pytest.mark.parametrize(("value", "read"), [(False, "false"), (True, "true"), ("x", "x"), (3, "3")])
def test_a_result_that_is_given_stands_though_the_workbook_is_to_be_calculated(tmp_path, value, read):
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["act", "minor"])
        sheet.write_row(1, 0, ["extend"])
        sheet.write_formula("B2", "=A1", None, value)
    assert minors(path) == [read]
