"""Workbooks in: every cell by its type, and nothing taken for empty that is not."""

import contextlib
import datetime as dt
import os
import random
import zipfile

import fastexcel
import polars as pl
import pytest
import xlsxwriter

from hardship_cli.batch.formats.interface import is_cell_error
from hardship_cli.batch.formats.xlsx import ExcelSource
from hardship_cli.batch.formats.xlsx_cells import column_of, corners, shown_as
from hardship_cli.errors import InputError

DATA = os.path.join(os.path.dirname(__file__), "data")
HEAD = ["id", "land", "act", "months", "born", "on"]
SHEET = "xl/worksheets/sheet1.xml"


def file(name):
    return os.path.join(DATA, name)


def workbook(path, rows, fill=lambda _book, _sheet: None, **options):
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("Liste")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        fill(book, sheet)
    return path


def cells(path, kind="csv", separator=",", **how):
    source = ExcelSource(str(path), 1000, **how)
    source.keep_lines(kind, separator)
    frame = pl.concat(source.batches())
    return source, dict(zip(source.names, frame.iter_columns(), strict=False))


def edited(path, *changes, part=SHEET):
    """The workbook with its XML changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for before, after in changes:
        assert before in parts[part], parts[part]
        parts[part] = parts[part].replace(before, after)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("name", "failed"),
    [
        ("errclean.xlsx", {1: "born", 2: "born", 3: "born"}),
        ("erropt.xlsx", {1: "received", 2: "instruction", 4: "benefits", 5: "months"}),
        ("err.xlsx", {0: "posted"}),
        ("formula.xlsx", {0: "posted"}),
        ("errborn.xlsx", {1: "born", 2: "born", 3: "born", 5: "benefits"}),
        ("xlsx_na.xlsx", {1: "born", 2: "born"}),
    ],
)
def test_an_error_cell_and_a_formula_without_a_value_fail_their_row(batch, name, failed):
    code, frame, err = batch(file(name))
    assert code == 1, err
    wrong = {row: text.split(":")[0] for row, text in enumerate(frame["error"].to_list()) if text}
    assert wrong == failed


def test_an_error_that_only_passes_through_comes_out_as_it_stood(batch, tmp_path):
    for to in ("csv", "jsonl", "parquet"):
        _code, frame, _err = batch(file("errborn.xlsx"), to=to)
        assert frame["remark"][4] == "#DIV/0!"
        assert frame["error"][4] is None
    batch(file("errborn.xlsx"), to="xlsx")
    source, columns = cells(tmp_path / "output.xlsx", "xlsx")
    assert columns["remark"][4] == "#DIV/0!"
    kinds = pl.concat(source.batches())["\x00line"][4]
    assert kinds[source.names.index("remark")] == "e", "an error cell, no text"


def test_the_empty_result_of_a_formula_is_empty(tmp_path):
    path = workbook(
        tmp_path / "r.xlsx", [["act", "born"], ["extend"]], lambda _b, s: s.write_formula("B2", '=""', None, "")
    )
    edited(path, (b"<v></v>", b"<v></v>"))
    with zipfile.ZipFile(path) as book:
        assert b"<f>" in book.read(SHEET)
    edited(path, (b'<c r="B2">', b'<c r="B2" t="str">'))
    assert cells(path)[1]["born"].to_list() == [None]
    edited(path, (b'<c r="B2" t="str">', b'<c r="B2">'))
    assert cells(path)[1]["born"].to_list() == ['=""']


def test_formulas_that_cells_share_are_named_in_each(tmp_path):
    path = workbook(tmp_path / "r.xlsx", [["act", "born"], ["extend", 1], ["extend", 2]])
    edited(
        path,
        (b'<c r="B2"><v>1</v></c>', b'<c r="B2"><f t="shared" ref="B2:B3" si="0">DATE(2010,1,1)</f></c>'),
        (b'<c r="B3"><v>2</v></c>', b'<c r="B3"><f t="shared" si="0"/></c>'),
    )
    assert cells(path)[1]["born"].to_list() == ["=DATE(2010,1,1)"] * 2


def test_what_an_error_is():
    for text in ("#N/A", "#NV", "#WERT!", " #ref! ", "Err:502", "=DATE(2026,4,2)", "#ÜBERLAUF!"):
        assert is_cell_error(text), text
    for text in ("", "#1", "N/A", '="0012"', "Err", "a = b"):
        assert not is_cell_error(text), text
    assert is_cell_error('="a"&"b"')


def test_a_cell_far_from_all_others_is_refused_at_once(batch):
    code, frame, err = batch(file("xlsx_stray_cell.xlsx"))
    assert (code, frame) == (2, None)
    assert "XFD1048576" in err
    assert "stands far from all others" in err


def test_a_row_far_below_is_refused_and_one_below_some_empty_ones_is_a_row(tmp_path):
    far = workbook(tmp_path / "far.xlsx", [["a", "b", "c"], [1, 2, 3]], lambda _b, s: s.write(1_048_575, 0, "x"))
    with pytest.raises(InputError) as error:
        ExcelSource(str(far), 1000)
    assert (error.value.code, error.value.params["cell"]) == ("batch_far_cell", "A1048576")
    near = workbook(tmp_path / "near.xlsx", [["a", "b", "c"], [1, 2, 3]], lambda _b, s: s.write(5, 0, "x"))
    assert cells(near)[1]["a"].to_list() == ["1", None, None, None, "x"]


def test_a_bomb_is_refused(tmp_path):
    path = workbook(tmp_path / "r.xlsx", [["act"], ["extend"]])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            with new.open(name, "w") as out:
                out.write(data)
                if name == SHEET:
                    for _ in range(300):
                        out.write(b" " * (1 << 20))
    with pytest.raises(InputError) as error:
        ExcelSource(str(path), 1000)
    assert error.value.code == "batch_bomb"


def test_days_by_the_calendar_of_the_workbook():
    source, columns = cells(file("xlsx_1904.xlsx"))
    assert columns["on"].to_list() == ["2026-01-05", "44565"]
    assert dt.date(1970, 1, 1) + dt.timedelta(44565 - source.serial_zero) == dt.date(2026, 1, 5)


def test_every_type_of_cell(tmp_path):
    def fill(book, sheet):
        form = {
            code: book.add_format({"num_format": code})
            for code in ("dd.mm.yyyy", "hh:mm", "[h]:mm", "0.00%", "@", '0 "days"')
        }
        sheet.write_datetime(1, 0, dt.datetime(2026, 3, 31), form["dd.mm.yyyy"])
        sheet.write_datetime(1, 1, dt.datetime(2026, 3, 31, 13, 30), form["dd.mm.yyyy"])
        sheet.write_number(1, 2, 0.5, form["hh:mm"])
        sheet.write_number(1, 3, 1.25, form["[h]:mm"])
        sheet.write_number(1, 4, 0.195, form["0.00%"])
        sheet.write_string(1, 5, "007", form["@"])
        sheet.write_number(1, 6, 12, form['0 "days"'])
        sheet.write_number(1, 7, 0.12345678901234)
        sheet.write_boolean(1, 8, True)
        sheet.write_number(1, 9, -5, form["dd.mm.yyyy"])
        sheet.write_string(1, 10, "a_x000D_b\r\n=1+1")
        sheet.write_number(1, 11, 60, form["dd.mm.yyyy"])
        sheet.write_number(1, 12, 59, form["dd.mm.yyyy"])

    heads = list("abcdefghijklm")
    path = workbook(tmp_path / "r.xlsx", [heads], fill)
    _source, columns = cells(path)
    assert [columns[name][0] for name in heads] == [
        "2026-03-31", "2026-03-31 13:30:00", "12:00:00", "30:00:00", "0.195", "007", "12", "0.12345678901234", "true",
        "-5", "a_x000D_b\r\n=1+1", "60", "1900-02-28",
    ]  # fmt: skip
    source, columns = cells(path, "xlsx")
    assert pl.concat(source.batches())["\x00line"][0] == "dmTTptnnfntnd"
    _source, columns = cells(path, "parquet")
    types = [columns[name].dtype for name in heads]
    assert types[:9] == [
        pl.Date, pl.Datetime("ms"), pl.Time, pl.String, pl.Float64, pl.String, pl.Int64, pl.Float64, pl.Boolean,
    ]  # fmt: skip
    assert columns["b"][0] == dt.datetime(2026, 3, 31, 13, 30)
    _source, columns = cells(path, "csv", ";")
    assert [columns[name][0] for name in "ehj"] == ["0,195", "0,12345678901234", "-5"]


def test_what_formats_show():
    for code, shown in (
        ("General", "number"), ("Standard", "number"), ("0.00", "number"), ("0%", "percent"), ("dd/mm/yyyy", "day"),
        ("TT.MM.JJJJ", "day"), ("[$-407]d. mmmm yyyy;@", "day"), ("mmm", "day"), ("h:mm AM/PM", "time"), ("[h]:mm:ss", "elapsed"),
        ('#,##0.00 "Std"', "number"), ("[Red]0.00", "number"), (r"0\d", "number"), ("yyyy-mm-dd hh:mm", "day"), ("mm:ss", "time"),
        ('_-* #,##0.00 "€"_-', "number"), ("[$€-407] #,##0.00", "number"),
    ):  # fmt: skip
        assert shown_as(code) == shown, code


def test_joined_cells_hold_for_all_their_rows_and_this_is_said(batch, tmp_path):
    rows = [["id", "land", "act", "months", "on"], *[[str(row), None, "extend", 12, "2025-07-04"] for row in range(4)]]
    path = workbook(tmp_path / "r.xlsx", rows, lambda _b, s: s.merge_range("B2:B4", "NW"))
    code, frame, err = batch(path)
    assert code == 0
    assert frame["land"].to_list() == ["NW"] * 3 + [None]
    assert "Joined cells count for every row that they span: B2:B4." in err


def test_cells_joined_across_columns_are_refused(batch, tmp_path):
    rows = [["id", "act", "months", "posted", "received"], ["1", "extend", 12]]
    path = workbook(tmp_path / "r.xlsx", rows, lambda _b, s: s.merge_range("D2:E2", "2025-07-04"))
    code, frame, err = batch(path)
    assert (code, frame) == (2, None)
    assert "D2:E2" in err
    # Not so in the header, or where nothing stands in them.
    path = workbook(
        tmp_path / "r.xlsx", rows, lambda _b, s: (s.merge_range("G1:H1", "Bescheid"), s.merge_range("D2:E2", ""))
    )
    assert batch(path)[0] in (0, 1)


def test_a_hidden_sheet_is_not_the_first(batch, tmp_path):
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, act in (("Alt", "issue"), ("Neu", "extend")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["act", "months", "on"])
            sheet.write_row(1, 0, [act, 12, "2025-07-04"])
        book.get_worksheet_by_name("Neu").activate()
        book.get_worksheet_by_name("Alt").hide()
    _code, frame, err = batch(path)
    assert frame["act"].to_list() == ["extend"]
    assert "('Neu'); there are others: Alt" in err
    assert batch(path, "--sheet", "Alt")[1]["act"].to_list() == ["issue"]


def test_tables_that_begin_elsewhere_and_columns_without_a_heading(tmp_path):
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 1, ["act", "", "on"])
        sheet.write_row(3, 1, ["extend", "x", "2025-07-04", "beside"])
        sheet.write_blank(9, 9, None, book.add_format({"bold": True}))
    source, columns = cells(path)
    assert source.names == ["act", "", "on", ""]
    assert source.rows == 1
    assert columns["act"].to_list() == ["extend"]


@pytest.mark.parametrize("prefix", [b"", b"x:"])
def test_prefixes_strict_names_and_cells_without_an_address(tmp_path, prefix):
    path = workbook(tmp_path / "r.xlsx", [["act", "months"], ["extend", 12], ["issue", 6]])
    with zipfile.ZipFile(path) as book:
        sheet = book.read(SHEET)
    for name in (
        b"worksheet",
        b"sheetData",
        b"row",
        b"c",
        b"v",
        b"dimension",
        b"sheetViews",
        b"sheetView",
        b"sheetFormatPr",
        b"pageMargins",
    ):
        for end in (b" ", b">", b"/>"):
            sheet = sheet.replace(b"<" + name + end, b"<" + prefix + name + end)
        sheet = sheet.replace(b"</" + name + b">", b"</" + prefix + name + b">")
    space = b"xmlns" + (b":x" if prefix else b"") + b'="http://purl.oclc.org/ooxml/spreadsheetml/main"'
    sheet = sheet.replace(b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"', space)
    for row in (b"1", b"2", b"3"):
        sheet = (
            sheet.replace(b'r="' + row + b'"', b"")
            .replace(b'r="A' + row + b'"', b"")
            .replace(b'r="B' + row + b'"', b"")
        )
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()} | {SHEET: sheet}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    _source, columns = cells(path)
    assert {name: column.to_list() for name, column in columns.items()} == {
        "act": ["extend", "issue"],
        "months": ["12", "6"],
    }


@pytest.mark.parametrize(
    "change",
    [(b"<v>0</v>", b"<v>99</v>"), (b'r="A2"', b'r="ZZZZ2"'), (b"</row>", b"</rov>"), (b'<row r="2"', b'<row r="1"')],
)
def test_damage_is_refused(batch, tmp_path, change):
    path = edited(workbook(tmp_path / "r.xlsx", [["act"], ["extend"]]), change)
    code, frame, err = batch(path)
    assert (code, frame) == (2, None)
    assert "cannot be read" in err


def test_addresses():
    assert [column_of(letters) for letters in ("A", "Z", "AA", "XFD")] == [0, 25, 26, 16_383]
    assert corners("A2:C5") == (0, 2, 2, 5)
    assert corners("B7") == (1, 7, 1, 7)
    for wrong in ("XFE", "", "1"):
        with pytest.raises(ValueError, match=f"^{wrong}$"):
            column_of(wrong)


@pytest.mark.parametrize("seed", range(5))
def test_random_workbooks_are_read_as_calamine_reads_them(tmp_path, seed):
    """What both know: texts, whole numbers, days and flags; more rows than are turned into columns at once."""
    draw = random.Random(seed)
    kinds = [draw.choice(["text", "number", "day", "flag", "some"]) for _ in range(8)]

    def value(kind):
        kind = draw.choice(["text", "number", "none"]) if kind == "some" else kind
        return {
            "text": draw.choice(["a", "ä b", "x" * 40, "<&>", " y "]), "number": draw.randrange(10**9),
            "day": dt.date(1950, 1, 1) + dt.timedelta(draw.randrange(40_000)), "flag": draw.random() < 0.5, "none": None,
        }[kind]  # fmt: skip

    rows = [[f"c{place}" for place in range(8)], *([value(kind) for kind in kinds] for _ in range(5000))]
    path = workbook(tmp_path / "r.xlsx", rows, default_date_format="yyyy-mm-dd")
    source, columns = cells(path)
    wanted = fastexcel.read_excel(str(path)).load_sheet(0, dtypes="string").to_polars()
    assert source.rows == wanted.height
    for name, column in columns.items():
        assert column.to_list() == wanted[name].str.replace(" 00:00:00$", "").to_list(), name


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_damaged_in_a_workbook_it_is_read_or_refused(tmp_path, seed):
    draw = random.Random(seed)
    with zipfile.ZipFile(file("errborn.xlsx")) as book:
        sound = {name: book.read(name) for name in book.namelist()}
    for _ in range(40):
        name = draw.choice(list(sound))
        data = bytearray(sound[name])
        for _ in range(draw.choice([1, 3])):
            at, length = draw.randrange(len(data)), draw.randrange(1, 30)
            data[at : at + draw.choice([0, 1, length])] = bytes(
                data[draw.randrange(len(data)) :][: draw.choice([0, 1, length])]
            )
        with zipfile.ZipFile(tmp_path / "r.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
            for part, content in {**sound, name: bytes(data)}.items():
                new.writestr(part, content)
        with contextlib.suppress(InputError):
            cells(tmp_path / "r.xlsx", draw.choice(["csv", "xlsx", "parquet"]), draw.choice(",;"))


def test_an_encoding_that_nobody_knows_is_damage(tmp_path):
    path = edited(workbook(tmp_path / "r.xlsx", [["act"], ["extend"]]), (b'encoding="UTF-8"', b'encoding="UTFP8"'))
    with pytest.raises(InputError) as error:
        ExcelSource(str(path), 1000)
    assert error.value.code == "batch_unreadable"


@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet"])
def test_unformatted_days_of_a_workbook_that_counts_from_1904(batch, to):
    """Without the workbook nobody knows from when the number counts: it goes out as the day that it was read as."""
    code, frame, err = batch(file("xlsx_1904.xlsx"), to=to)
    assert code == 0, err
    assert [str(day) for day in frame["on"]] == ["2026-01-05", "2026-01-05"]
    assert [str(day) for day in frame["born"]] == ["2010-05-12", "2010-05-12"]
    assert [str(fee) for fee in frame["fee_eur"]] == ["46.50", "46.50"], "born in 2010: a minor"


def test_a_workbook_that_counts_from_1904_goes_out_as_one(batch, tmp_path):
    """A bare number in any column is then the day that it was, and all days that are such stand in that calendar too."""
    first = tmp_path / "first.xlsx"
    with xlsxwriter.Workbook(first, {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for place, name in enumerate(["act", "months", "on", "born", "seen", "old"]):
            sheet.write(0, place, name)
        sheet.write_row(1, 0, ["extend", 12, 44565])
        sheet.write_datetime(1, 3, dt.datetime(2010, 5, 12), day)
        sheet.write_number(1, 4, 44565)
        sheet.write_string(1, 5, "1903-05-01")
    code, _frame, err = batch(first, to="xlsx")
    assert code == 0, err
    source, columns = cells(tmp_path / "output.xlsx")
    assert source.serial_zero == 24_107
    found = {name: columns[name].to_list() for name in ("on", "born", "seen", "old", "fee_eur")}
    assert found == {
        "on": ["44565"],
        "born": ["2010-05-12"],
        "seen": ["44565"],
        "old": ["1903-05-01"],
        "fee_eur": ["46.5"],
    }
