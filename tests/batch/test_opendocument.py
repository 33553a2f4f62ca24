"""Spreadsheets of OpenDocument (.ods) are read cell by cell by their own types; what cannot be read with certainty is refused."""

import os
import zipfile

import polars as pl
import pytest

from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.formats.ods import OdsSource
from hardship_cli.batch.formats.xlsx import ExcelSource
from hardship_cli.errors import InputError

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>
<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>"""
TAIL = "</office:spreadsheet></office:body></office:document-content>"


def text(value):
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def row(*cells, more=""):
    return f"<table:table-row{more}>{''.join(cell if cell.startswith('<') else text(cell) for cell in cells)}</table:table-row>"


def table(*rows, name="A", style="ta1", inner=""):
    return f'<table:table table:name="{name}" table:style-name="{style}">{inner}{"".join(rows)}</table:table>'


def written(tmp_path, *tables, before="", manifest=""):
    path = tmp_path / "r.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", HEAD + before + "".join(tables) + TAIL)
    return path


def cells(path, **how):
    source = OdsSource(str(path), 1000, **how)
    source.keep_lines("xlsx", "")
    return source, pl.concat(source.batches()).rows()


EMPTY = "<table:table-cell/>"


@pytest.mark.parametrize("name", ["errclean", "german"])
def test_what_libreoffice_writes_is_read_as_the_workbook_that_it_came_from(name):
    found = []
    for kind, suffix in ((OdsSource, "ods"), (ExcelSource, "xlsx")):
        source = kind(os.path.join(DATA, f"{name}.{suffix}"), 1000)
        source.keep_lines("xlsx", "")
        found.append((source.names, pl.concat(source.batches()).rows()))
    if name == "errclean":  # LibreOffice worked out the formula that Excel had not
        for names_and_rows in found:
            assert names_and_rows[1].pop()[4] in ("2012-05-05", "=DATE(2012,5,5)")
    assert found[0] == found[1]


def test_a_register_is_answered_as_under_xlsx(batch):
    for name, code in (("german", 0), ("errclean", 1)):
        found, frame, err = batch(os.path.join(DATA, f"{name}.ods"), "--today", "2026-07-01")
        assert found == code, err
        _code, other, _err = batch(os.path.join(DATA, f"{name}.xlsx"), "--today", "2026-07-01")
        assert frame.select(ANSWERS).head(3).equals(other.select(ANSWERS).head(3))
    assert frame["error"].to_list()[1].startswith("born: '#N/A' is a formula that went wrong")


def cell(kind, **more):
    names = "".join(
        f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in more.items() if name != "shown"
    )
    return f'<table:table-cell office:value-type="{kind}"{names}><text:p>{more.get("shown", "?")}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("written_as", "kind", "value"),
    [
        (cell("float", office_value="12"), "n", "12"),
        (cell("float", office_value="0.30000000000000004"), "n", "0.30000000000000004"),
        (cell("currency", office_value="93.5", office_currency="EUR"), "n", "93.5"),
        (cell("percentage", office_value="0.195"), "p", "0.195"),
        (cell("date", office_date_value="2026-04-02"), "d", "2026-04-02"),
        (cell("date", office_date_value="2026-04-02T00:00:00"), "d", "2026-04-02"),
        (cell("date", office_date_value="2026-04-02T08:30:00"), "m", "2026-04-02 08:30:00"),
        (cell("date", office_date_value="-0044-03-15", shown="15.03.-44"), "t", "15.03.-44"),
        (cell("time", office_time_value="PT08H30M00S"), "T", "08:30:00"),
        (cell("time", office_time_value="PT36H00M01.5S"), "T", "36:00:01.500"),
        (cell("boolean", office_boolean_value="true"), "f", "true"),
        (cell("boolean", office_boolean_value="false"), "f", "false"),
        (cell("string", shown=" a  b"), "t", " a b"),
        (cell("string", shown="a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d"), "t", "a   b\tc\nd"),
        (cell("string", shown="<text:span>Mül</text:span>ler</text:p><text:p>x"), "t", "Müller\nx"),
        (cell("string", office_string_value="0012", shown="12"), "t", "0012"),
        ("<table:table-cell office:value-type='string'><office:annotation><text:p>a remark</text:p></office:annotation><text:p>x</text:p></table:table-cell>", "t", "x"),
        (cell("string", office_string_value="", calcext_value_type="error", table_formula="of:=NA()", shown="#N/A"), "e", "#N/A"),
        (cell("string", office_string_value="", calcext_value_type="error", table_formula="of:=NA()", shown="#NV"), "e", "#NV"),
        (cell("string", calcext_value_type="error", table_formula="of:=X()", shown=""), "e", "=X()"),
        (cell("float", office_value="0", table_formula="of:=1/0", shown="#DIV/0!"), "e", "#DIV/0!"),
        (cell("float", office_value="0", table_formula="of:=FOO()", shown="Err:508"), "e", "Err:508"),
        ("<table:table-cell table:formula='of:=DATE(2026;4;2)'/>", "e", "=DATE(2026;4;2)"),
        (cell("float", office_value="3", table_formula="of:=1+2"), "n", "3"),
    ],
)  # fmt: skip
def test_every_type_of_cell(tmp_path, written_as, kind, value):
    path = written(tmp_path, table(row("id", "x"), row("1", written_as)))
    assert cells(path)[1] == [("1", value, f"t{kind}")]


def test_an_error_in_a_column_that_is_used_is_one_of_its_row(batch, tmp_path):
    wrong = cell("string", office_string_value="", calcext_value_type="error", table_formula="of:=NA()", shown="#N/A")
    rows = [row("id", "act", "months", "on", "born"), row("1", "extend", "12", "2026-01-05", wrong)]
    code, frame, _err = batch(written(tmp_path, table(*rows)))
    assert (code, frame["fee_eur"].to_list()) == (1, [None])
    assert "#N/A" in frame["error"][0]


def test_a_formula_whose_result_is_the_empty_text_is_empty(tmp_path):
    empty = cell("string", office_string_value="", table_formula="of:=&quot;&quot;", shown="")
    assert cells(written(tmp_path, table(row("id", "x"), row("1", empty))))[1] == [("1", None, "t ")]


def test_what_is_repeated_and_where_nothing_stands(tmp_path):
    rest = '<table:table-cell table:number-columns-repeated="16382"/>'
    twice = '<table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>v</text:p></table:table-cell>'
    path = written(
        tmp_path,
        table(
            row(EMPTY, more=' table:number-rows-repeated="3"'),
            f"<table:table-header-rows>{row('id', 'x', 'y', rest)}</table:table-header-rows>",
            f"<table:table-row-group>{row('1', twice, rest, more=' table:number-rows-repeated=' + chr(34) + '2' + chr(34))}</table:table-row-group>",
            row(EMPTY),
            row("2", EMPTY, "w", rest),
            row(rest, more=' table:number-rows-repeated="1048570"'),
        ),
    )
    source, found = cells(path)
    assert source.names == ["id", "x", "y"]
    assert [line[:3] for line in found] == [("1", "v", "v"), ("1", "v", "v"), (None, None, None), ("2", None, "w")]
    assert cells(path, header_row=4)[1] == found
    with pytest.raises(InputError) as refused:
        cells(path, header_row=3)
    assert refused.value.code == "batch_no_header_row"


def test_joined_cells_count_for_every_row_that_they_span(tmp_path):
    joined = '<table:table-cell office:value-type="string" table:number-rows-spanned="2" table:number-columns-spanned="1"><text:p>NW</text:p></table:table-cell>'
    covered = '<table:covered-table-cell office:value-type="string"><text:p>old</text:p></table:covered-table-cell>'
    path = written(tmp_path, table(row("id", "land"), row("1", joined), row("2", covered)))
    source, found = cells(path)
    assert [line[:2] for line in found] == [("1", "NW"), ("2", "NW")]
    assert source.warnings == [("batch_joined_cells", {"cells": "B2:B3"})]
    across = joined.replace('columns-spanned="1"', 'columns-spanned="2"')
    with pytest.raises(InputError) as refused:
        cells(written(tmp_path, table(row("id", "land", "x"), row("1", across, "<table:covered-table-cell/>"))))
    assert refused.value.code == "batch_joined_columns"
    title = across.replace('rows-spanned="2"', 'rows-spanned="1"')
    assert cells(
        written(tmp_path, table(row(title, "<table:covered-table-cell/>"), row("id", "x"), row("1", "2"))), header_row=2
    )[1] == [("1", "2", "tt")]


def test_which_sheet_is_read(tmp_path):
    linked = table(row("z"), row("9"), name="'file:///x.ods'#T", inner="<table:table-source/>")
    path = written(
        tmp_path,
        table(row("h"), row("0"), style="ta2", name="Hidden"),
        table(row("id"), row("1"), name="B"),
        table(row("id"), row("2"), name="C"),
        linked,
    )
    source, found = cells(path)
    assert found == [("1", "t")]
    assert source.warnings == [("batch_first_sheet", {"sheet": "B", "others": "Hidden, C"})]
    assert cells(path, sheet="C")[1] == [("2", "t")]
    assert cells(path, sheet="Hidden")[1] == [("0", "t")]
    with pytest.raises(InputError) as refused:
        cells(path, sheet="D")
    assert refused.value.params["accepted"] == "Hidden, B, C"
    # A table in a cell, or in a drawing, is none of the sheet's rows.
    inside = f"<table:table-cell office:value-type='string'><draw:frame>{table(row('no'))}</draw:frame><text:p>x</text:p></table:table-cell>"
    assert cells(written(tmp_path, table(row("id", "x"), row("1", inside))))[1] == [("1", "x", "tt")]


def test_days_by_the_calendar_of_the_spreadsheet(batch, tmp_path):
    settings = (
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    )
    rows = [row("id", "act", "months", "on"), row("1", "extend", "12", cell("float", office_value="44565"))]
    source, _found = cells(written(tmp_path, table(*rows), before=settings))
    assert source.serial_zero == 24_107
    assert cells(written(tmp_path, table(*rows)))[0].serial_zero == 25_569
    code, frame, _err = batch(written(tmp_path, table(*rows), before=settings))
    assert (code, frame["fee_eur"].to_list()) == (0, ["93.00"])


@pytest.mark.parametrize("to", ["xlsx", "csv", "parquet", "jsonl"])
def test_what_passes_through_keeps_its_type(batch, tmp_path, to):
    day, flag = cell("date", office_date_value="2026-04-02"), cell("boolean", office_boolean_value="true")
    path = written(
        tmp_path, table(row("id", "act", "months", "on", "a", "b"), row("1", "extend", "12", day, day, flag))
    )
    code, frame, _err = batch(path, to=to)
    assert (code, str(frame["a"][0])[:10], str(frame["b"][0]).lower()) == (0, "2026-04-02", "true")


MANY = row(*["x"] * 300, more=' table:number-rows-repeated="1000000"')


@pytest.mark.parametrize(
    ("tables", "manifest", "code"),
    [
        ([table(row("id"), row("1"))], "<encryption-data/>", "batch_encrypted"),
        ([table(row(*map(str, range(300))), MANY)], "", "batch_bomb"),
        (["<table:table"], "", "batch_unreadable"),
        ([table(row("id"), row(cell("float", office_value="x")))], "", "batch_unreadable"),
        ([table(row("id", '<table:table-cell table:number-columns-repeated="-1"/>', "x"))], "", "batch_unreadable"),
        ([table(row(EMPTY))], "", "batch_empty"),
        ([], "", "batch_empty"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, tables, manifest, code):
    with pytest.raises(InputError) as refused:
        OdsSource(str(written(tmp_path, *tables, manifest=manifest)), 1000)
    assert refused.value.code == code


def test_what_is_no_archive_is_refused(tmp_path):
    path = tmp_path / "r.ods"
    path.write_bytes(b"no archive")
    with pytest.raises(InputError) as refused:
        OdsSource(str(path), 1000)
    assert refused.value.code == "batch_unreadable"


@pytest.mark.parametrize("name", ["r.xlsb", "r.xlt", "r.xlsx"])
def test_older_workbooks_are_to_be_saved_anew(hardship, tmp_path, name):
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    code, out, err = hardship("batch", tmp_path / name, "-o", tmp_path / "o.csv")
    assert (code, out) == (2, "")
    assert "Save it as .xlsx" in err
    assert hardship("batch", os.path.join(DATA, "german.ods"), "-o", tmp_path / "o.ods")[0] == 2
    assert hardship("batch", os.path.join(DATA, "german.ods"), "-o", tmp_path / "o.xls")[0] == 2


def test_a_joined_title_is_no_reason_to_refuse_before_the_headings_are_sought(batch, tmp_path):
    across = '<table:table-cell office:value-type="string" table:number-columns-spanned="4"><text:p>Stand</text:p></table:table-cell>'
    title = row(across, *["<table:covered-table-cell/>"] * 3)
    path = written(
        tmp_path, table(title, title, row("id", "act", "months", "on"), row("1", "extend", "12", "2026-01-05"))
    )
    code, _frame, err = batch(path)
    assert code == 2
    assert "--header-row 3" in err
    code, frame, err = batch(path, "--header-row", "3")
    assert (code, frame["fee_eur"].to_list()) == (0, ["93.00"]), err
