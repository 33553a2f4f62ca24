"""Workbooks of Excel before 2007 (.xls) are read as the same ones under .xlsx; what cannot be read with certainty is refused."""

import os
import struct

import polars as pl
import pytest

from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.formats.xls import OldExcelSource
from hardship_cli.batch.formats.xlsx import ExcelSource
from hardship_cli.errors import InputError

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
HEADS = ("id", "act", "months", "on", "born")
FORMATS = ("General", "dd.mm.yyyy", "0.0%", "[h]:mm:ss", "hh:mm")
PLAIN, DAY, PERCENT, LONG, TIME, BUILT_IN_DAY = range(6)  # styles


def cells(path, kind=OldExcelSource):
    source = kind(str(path), 1000)
    source.keep_lines("xlsx", "")
    return source.names, pl.concat(source.batches()).rows(), source.serial_zero, source.warnings


# Made with LibreOffice from the .xlsx of the same name.
@pytest.mark.parametrize("name", ["kinds", "german", "xlsx_1904"])
def test_every_cell_is_read_as_that_of_the_xlsx(name):
    path = os.path.join(DATA, name)
    assert cells(f"{path}.xls") == cells(f"{path}.xlsx", ExcelSource)


@pytest.mark.parametrize("name", ["kinds", "german", "xlsx_1904"])
@pytest.mark.parametrize("to", ["csv", "xlsx"])
def test_a_register_is_answered_as_under_xlsx(batch, name, to):
    code, frame, err = batch(os.path.join(DATA, f"{name}.xls"), "--today", "2026-07-01", to=to)
    other_code, other, other_err = batch(os.path.join(DATA, f"{name}.xlsx"), "--today", "2026-07-01", to=to)
    assert (code, err.replace(".xls", ".xlsx").replace(".xlsxx", ".xlsx")) == (other_code, other_err)
    assert frame.equals(other)
    assert set(ANSWERS) <= set(frame.columns)


def record(code, form, *values, tail=b""):
    data = struct.pack(f"<{form}", *values) + tail
    return struct.pack("<HH", code, len(data)) + data


def number(row, column, value, style=PLAIN):
    return record(0x203, "HHHd", row, column, style, value)


def label(row, column, text):
    return record(0x204, "HHHH", row, column, PLAIN, len(text), tail=text.encode("cp1252"))


def flag_or_error(row, column, value, is_error):
    return record(0x205, "HHHBB", row, column, PLAIN, value, is_error)


def formula(row, column, result, flags=0, style=PLAIN):
    return record(0x6, "HHH8sHIH", row, column, style, result, flags, 0, 0)


EMPTY_TEXT, NOUGHT, WHEN_OPENED = b"\x03\0\0\0\0\0\xff\xff", b"\0" * 8, 2


def written(tmp_path, *sheet, before=b"", version=0x500):
    """A workbook of Excel 95, as its records stand, without the archive around them."""
    begin = record(0x809, "HHHH", version, 5, 0, 0) + before + record(0x42, "H", 1252)
    begin += b"".join(record(0x41E, "HB", 164 + n, len(form), tail=form.encode()) for n, form in enumerate(FORMATS))
    begin += b"".join(record(0xE0, "HH12x", 0, n) for n in (*range(164, 164 + len(FORMATS)), 14))
    end = record(0xA, "")
    place = len(begin) + len(record(0x85, "IBBB", 0, 0, 0, 1, tail=b"A")) + len(end)
    whole = begin + record(0x85, "IBBB", place, 0, 0, 1, tail=b"A") + end
    whole += record(0x809, "HHHH", version, 0x10, 0, 0) + b"".join(sheet) + end
    path = tmp_path / "r.xls"
    path.write_bytes(whole)
    return path


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (number(1, 1, 12.0), "n", "12"),
        (number(1, 1, 0.195, PERCENT), "p", "0.195"),
        (number(1, 1, 46_114.0, DAY), "d", "2026-04-02"),
        (number(1, 1, 46_114.0, BUILT_IN_DAY), "d", "2026-04-02"),
        (number(1, 1, 46_114.5, DAY), "m", "2026-04-02 12:00:00"),
        (number(1, 1, 1.5, LONG), "T", "36:00:00"),
        (number(1, 1, 0.25, TIME), "T", "06:00:00"),
        (number(1, 1, -1.0, DAY), "n", "-1"),
        (label(1, 1, "Müller"), "t", "Müller"),
        (flag_or_error(1, 1, 1, 0), "f", "true"),
        (flag_or_error(1, 1, 0, 0), "f", "false"),
        (flag_or_error(1, 1, 0x00, 1), "e", "#NULL!"),
        (flag_or_error(1, 1, 0x07, 1), "e", "#DIV/0!"),
        (flag_or_error(1, 1, 0x0F, 1), "e", "#VALUE!"),
        (flag_or_error(1, 1, 0x17, 1), "e", "#REF!"),
        (flag_or_error(1, 1, 0x1D, 1), "e", "#NAME?"),
        (flag_or_error(1, 1, 0x24, 1), "e", "#NUM!"),
        (flag_or_error(1, 1, 0x2A, 1), "e", "#N/A"),
        (flag_or_error(1, 1, 0x2B, 1), "e", "#UNKNOWN!"),
        (formula(1, 1, b"\x02\0\x2a\0\0\0\xff\xff"), "e", "#N/A"),
        (formula(1, 1, b"\x01\0\x01\0\0\0\xff\xff"), "f", "true"),
        (formula(1, 1, struct.pack("<d", 46_114.0), style=DAY), "d", "2026-04-02"),
        (formula(1, 1, NOUGHT), "n", "0"),
        (formula(1, 1, NOUGHT, WHEN_OPENED), "e", "=?"),
        (formula(1, 1, EMPTY_TEXT), "e", "=?"),
    ],
)
def test_every_type_of_cell(tmp_path, cell, kind, value):
    path = written(tmp_path, label(0, 0, "id"), label(0, 1, "x"), label(1, 0, "1"), cell)
    assert cells(path)[1] == [("1", value, f"t{kind}")]


def test_empty_texts_of_formulas_are_empty_where_the_sheet_was_calculated(tmp_path):
    heads = label(0, 0, "id"), label(0, 1, "x")
    rows = number(1, 0, 1.0), formula(1, 1, EMPTY_TEXT), formula(2, 0, struct.pack("<d", 2.0), WHEN_OPENED)
    assert cells(written(tmp_path, *heads, *rows))[1] == [("1", None, "n "), ("2", None, "n ")]


@pytest.mark.parametrize(("born", "told"), [(flag_or_error(1, 4, 0x2A, 1), "#N/A"), (formula(1, 4, EMPTY_TEXT), "=?")])
def test_an_error_in_a_column_that_is_used_is_one_of_its_row(batch, tmp_path, born, told):
    heads = [label(0, place, name) for place, name in enumerate(HEADS)]
    row = label(1, 0, "1"), label(1, 1, "extend"), number(1, 2, 12.0), number(1, 3, 46_027.0, DAY)
    code, frame, err = batch(written(tmp_path, *heads, *row, born))
    assert (code, frame["fee_eur"].to_list(), frame["on"].to_list()) == (1, [None], ["2026-01-05"]), err
    assert told in frame["error"][0]


def refused(path):
    with pytest.raises(InputError) as found:
        OldExcelSource(str(path), 1000)
    return found.value.code


def test_what_cannot_be_read_is_refused(tmp_path):
    password = record(0x2F, "HH", 1, 1)
    assert refused(written(tmp_path, label(0, 0, "id"), before=password)) == "batch_encrypted"
    assert refused(written(tmp_path)) == "batch_empty"
    path = written(tmp_path, label(0, 0, "id"))
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        assert refused(path) in ("batch_unreadable", "batch_empty")
    for other in (b"<html><table><tr><td>id</td></tr></table></html>", b"PK\3\4", b"id\tact\n1\textend\n"):
        path.write_bytes(other)
        assert refused(path) == "batch_unreadable"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert refused(path) == "batch_encrypted"
    path.write_bytes(struct.pack("<HHHHH", 0x409, 6, 0x400, 0x10, 0) + record(0xA, ""))
    assert refused(path) == "batch_old_workbook"


def test_sectors_that_follow_each_other_in_a_circle_are_damage(tmp_path):
    with open(os.path.join(DATA, "german.xls"), "rb") as file:
        whole = bytearray(file.read())
    first = 512 * (1 + struct.unpack_from("<I", whole, 60)[0])  # where the chains of small streams stand
    assert struct.unpack_from("<I", whole, first)[0] == 1
    struct.pack_into("<I", whole, first, 0)
    (tmp_path / "r.xls").write_bytes(whole)
    assert refused(tmp_path / "r.xls") == "batch_unreadable"


def test_damage_never_ends_in_a_traceback(hardship, tmp_path):
    (tmp_path / "r.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    code, out, err = hardship("batch", tmp_path / "r.xls", "-o", tmp_path / "o.csv")
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert "r.xls" in err
