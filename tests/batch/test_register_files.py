"""What people give a batch: every dialect, every kind of broken file; each is answered or refused in plain words."""

import os
import struct
import zipfile

import polars as pl
import pytest
import xlsxwriter

from hardship_cli.batch import pipeline

HEAD = b"id,land,act,months,notified\n"
ROW = b"007,NW,extend,12,2025-07-04\n"


def fees(frame):
    return frame["fee_eur"].to_list()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bom", b"\xef\xbb\xbf" + HEAD + ROW),
        ("crlf", (HEAD + ROW).replace(b"\n", b"\r\n")),
        ("mixed line ends", HEAD.replace(b"\n", b"\r\n") + ROW),
        ("old Mac", (HEAD + ROW).replace(b"\n", b"\r")),
        ("semicolons", (HEAD + ROW).replace(b",", b";")),
        ("tabs", (HEAD + ROW).replace(b",", b"\t")),
        ("no last line end", HEAD + ROW[:-1]),
        ("utf-16", (HEAD + ROW).decode().encode("utf-16")),
        ("german day", HEAD + b"007,NW,extend,12,04.07.2025\n"),
        ("short german day", HEAD + b"007,NW,extend,12,4.7.2025\n"),
        ("spaces", b" ID , Land,ACT,Months,Notified \n" + ROW.replace(b",", b" , ")),
        ("quotes", b'"id","land","act","months","notified"\n"007","NW","extend","12","2025-07-04"\n'),
        ("empty trailing cells", HEAD[:-1] + b",,\n" + ROW[:-1] + b",,\n"),
    ],
)
def test_dialects(batch, name, data):
    code, frame, err = batch(data)
    assert (code, fees(frame)) == (0, ["93.00"]), (name, err)
    assert frame.to_series(0).str.strip_chars().to_list() == ["007"]


def test_windows_1252(batch):
    data = "id,name,land,act,months,notified\n1,Müller – 5 €,Thüringen,extend,12,2025-07-04\n".encode("cp1252")
    code, frame, err = batch(data)
    assert code == 0
    assert frame["name"].to_list() == ["Müller – 5 €"]
    assert fees(frame) == ["93.00"]
    assert "cp1252" in err


def test_windows_1252_late_in_a_large_file(batch):
    rows = "".join(f"{place},Muster,NW,extend,12,2025-07-04\n" for place in range(5000))
    data = f"id,name,land,act,months,notified\n{rows}5000,Jürgen,NW,extend,12,2025-07-04\n".encode("cp1252")
    code, frame, err = batch(data)
    assert code == 0
    assert frame.height == 5001
    assert frame["name"][-1] == "Jürgen"
    assert "cp1252" in err


def test_header_only(batch):
    for to in ("csv", "jsonl", "parquet", "xlsx"):
        code, frame, err = batch(HEAD, to=to)
        assert code == 0
        assert frame is None or frame.height == 0
        assert "0 rows" in err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"a,b\n1,2\n", "No column holds a fact that a question needs. There are: a, b."),
        (b"id,land,Act,act\n1,NW,extend,extend\n", "The columns 'Act' and 'act' are the same fact.\n"),
        (b"Dauer,Dauer,act\n1,2,extend\n", "The column 'Dauer' is there twice.\n"),
        (b"Datum,Datum,act,months\n1,2,extend,6\n", "The column 'Datum' is there twice.\n"),
        (b"id,land,land,act\n1,NW,TH,extend\n", "The column 'land' is there twice.\n"),
        (b"akt,monate\nextend,3\n", "akt -> act"),
        (HEAD + ROW[:-1] + b",6,7\n", "line 2: 7 cells"),
        (HEAD + b'1,"NW,extend,12,2025-07-04\n' + ROW * 3, "a quote is opened and never closed"),
    ],
)
def test_refused(batch, tmp_path, data, words):
    code, frame, err = batch(data)
    assert code == 2
    assert frame is None
    assert words in err
    assert not err.startswith("--"), "a column is no option"
    assert [name for name in os.listdir(tmp_path) if name.startswith((".", "output"))] == []


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "xlsx"])
def test_columns_of_one_name_that_are_no_facts_pass_through(batch, kind):
    """Lists have two columns of remarks; where a format has no place for that, the second is called by its number."""
    code, frame, err = batch(b"Vermerk,act,months,on,Vermerk\na,extend,6,2025-07-04,b\n", to=kind)
    assert code == 0, err
    assert [frame.to_series(place).to_list() for place in (0, 4)] == [["a"], ["b"]]
    if kind != "csv":
        assert (frame.columns[0], frame.columns[4]) == ("Vermerk", "Vermerk_2")
    assert frame["fee_eur"].cast(pl.Float64).to_list() == [93.0]


def test_each_column_of_one_name_has_its_own_number_however_many_there_are():
    names = ["Vermerk", "act", "Vermerk", "Vermerk", "", "Vermerk_2", " "]
    found = ["Vermerk", "act", "Vermerk_2_", "Vermerk_3", "column_5", "Vermerk_2", "column_7"]
    assert pipeline._named(names) == found
    many = pipeline._named([f"c{place % 30_000}" for place in range(60_000)])  # in one pass: it took a minute
    assert (len(set(many)), many[-1]) == (60_000, "c29999_2")


@pytest.mark.parametrize(
    ("suffix", "data"),
    [("parquet", b"PAR1 cut off"), ("xlsx", b"PK\x03\x04 no workbook"), ("xlsx", b""), ("jsonl", b"")],
)
def test_broken_binaries(batch, suffix, data):
    code, frame, err = batch(data, suffix=suffix)
    assert code == 2
    assert frame is None
    assert "cannot be read" in err or "is empty" in err


def test_truncated_parquet(batch, tmp_path):
    whole = tmp_path / "whole.parquet"
    pl.DataFrame({"act": ["extend"] * 5000, "notified": ["2025-07-04"] * 5000}).write_parquet(whole)
    code, _frame, err = batch(whole.read_bytes()[:-200], suffix="parquet")
    assert code == 2
    assert "cannot be read" in err


def test_encrypted_workbook(batch):
    # An encrypted workbook is a compound file, no archive; so is one of an older format.
    code, _frame, err = batch(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, suffix="xlsx")
    assert code == 2
    assert "Save it as .xlsx" in err


def test_macro_workbook_is_read(batch, tmp_path):
    path = tmp_path / "register.xlsm"
    plain = tmp_path / "plain.xlsx"
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["act", "months", "notified"])
        sheet.write_row(1, 0, ["extend", 12, "2025-07-04"])
    plain.rename(path)
    code, frame, _err = batch(path)
    assert (code, fees(frame)) == (0, ["93.00"])


def test_excel_days_and_numbers(batch, tmp_path):
    path = tmp_path / "register.xlsx"
    import datetime as dt

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ["id", "act", "months", "notified", "minor"])
        for place, notified in enumerate(["31.12.2025", "2025-12-31", 46022], start=1):
            sheet.write_row(place, 0, [f"00{place}", "extend", 12, notified, True])
        sheet.write_row(4, 0, ["004", "extend", "6m"])
        sheet.write_datetime(4, 3, dt.datetime(2025, 12, 31), day)
        sheet.write_boolean(4, 4, False)
    code, frame, _err = batch(path)
    assert code == 0
    assert frame["id"].to_list() == ["001", "002", "003", "004"]
    assert frame["notified_on"].to_list() == [None] * 4 or frame["notified_on"].to_list() == ["2025-12-31"] * 4
    assert fees(frame) == ["46.50", "46.50", "46.50", "93.00"]
    assert frame["months"].to_list() == ["12", "12", "12", "6m"]


def test_a_serial_day_in_csv_is_refused_for_its_row(batch):
    code, frame, _err = batch(HEAD + b"1,NW,extend,12,46022\n" + ROW)
    assert code == 1
    assert fees(frame) == [None, "93.00"]
    assert "46022" in frame["error"][0]


def test_sheets(batch, tmp_path):
    path = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, act in (("Liste", "extend"), ("Alt", "issue")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["act", "months", "notified"])
            sheet.write_row(1, 0, [act, 12, "2025-07-04"])
    _code, frame, err = batch(path)
    assert fees(frame) == ["93.00"]
    assert "Alt" in err
    _code, frame, _err = batch(path, "--sheet", "Alt")
    assert fees(frame) == ["100.00"]
    code, _frame, err = batch(path, "--sheet", "Neu")
    assert code == 2
    assert "Liste, Alt" in err


def test_typed_parquet(batch, tmp_path):
    import datetime as dt

    path = tmp_path / "typed.parquet"
    pl.DataFrame(
        {
            "nr": [2**62, 7],
            "act": ["extend", "issue"],
            "months": [12, 6],
            "notified": [dt.date(2025, 7, 4), dt.date(2025, 7, 4)],
            "decided": [dt.datetime(2025, 7, 1), None],
            "minor": [True, None],
            "extras": [["express", "delivery"], None],
            "amount": [1.5, None],
        }
    ).write_parquet(path)
    code, frame, err = batch(path, to="parquet")
    assert code == 0, err
    assert fees(frame) == ["71.50", "100.00"]
    assert frame.schema["nr"] == pl.Int64
    assert frame.schema["notified"] == pl.Date
    assert frame.schema["extras"] == pl.List(pl.String)
    _code, frame, _err = batch(path)
    assert frame["nr"].to_list() == [str(2**62), "7"]


def test_json_lines_pass_through_as_they_stand(batch, tmp_path):
    lines = [
        '{"id": "007", "n": 12345678901234567890123, "x": 1.10, "act": "extend", "months": 12, "minor": true, "notified": "2025-07-04"}',
        '{"act": "issue", "notified": "2025-07-04", "extras": ["express"], "nested": {"a": [1, null]}}',
        "{broken",
        "[1, 2]",
        "{}",
    ]
    code, _frame, err = batch("\n".join(lines).encode(), suffix="jsonl", to="jsonl")
    out = (tmp_path / "output.jsonl").read_text(encoding="utf-8").splitlines()
    assert code == 1
    assert len(out) == 5
    assert out[0].startswith(lines[0][:-1] + ', "fee_eur": "46.50"')
    assert out[1].startswith(lines[1][:-1])
    assert '"line": "{broken"' in out[2]
    assert "no JSON object" in out[2]
    assert "no JSON object" in out[3]
    assert out[4].startswith('{"fee_eur": null')
    assert "2 failed" in err


def test_nul_bytes_and_a_huge_cell(batch):
    huge = b"x" * 10_000_000
    data = (
        b"id,remark,land,act,months,notified\n1,a\x00b,NW,extend,12,2025-07-04\n2,"
        + huge
        + b",NW,extend,12,2025-07-04\n3,,NW,"
        + huge
        + b",12,2025-07-04\n"
    )
    code, frame, err = batch(data)
    assert code == 1
    assert fees(frame) == ["93.00", "93.00", None]
    assert frame["remark"][0] == "a\x00b"
    assert len(frame["remark"][1]) == 10_000_000
    assert len(frame["error"][2]) < 1000
    assert len(err) < 5000


def test_loose_quotes_are_mended(batch):
    code, frame, err = batch(
        b'id,remark,act,months,notified\n1,5" screen,extend,12,2025-07-04\n2,"a ""b"" c\nd",extend,12,2025-07-04\n'
    )
    assert code == 0, err
    assert frame["remark"].to_list() == ['5" screen', 'a "b" c\nd']
    assert fees(frame) == ["93.00", "93.00"]


def test_no_such_file_and_no_such_format(hardship, tmp_path):
    assert hardship("batch", tmp_path / "no.csv", "-o", tmp_path / "o.csv")[0] == 2
    assert hardship("batch", tmp_path, "-o", tmp_path / "o.csv", "--from", "csv")[0] == 2
    code, _out, err = hardship("batch", tmp_path / "no.docx", "-o", tmp_path / "o.csv")
    assert code == 2
    assert "csv, tsv, jsonl, parquet, xlsx, ods" in err


def compound(*names):
    """The smallest compound file (the form of old and of encrypted workbooks) that holds streams of these names."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    head = struct.pack("<8s16xHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<10I", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<I", free) * 108
    table = struct.pack("<II", free - 2, end).ljust(512, b"\xff")
    folder = b""
    for place, name in enumerate(("Root Entry", *names)):
        text = f"{name}\0".encode("utf-16-le")
        right = place + 1 if 0 < place < len(names) else free
        child = free if place else 1
        folder += struct.pack("<64sHBB3I36xIQ", text, len(text), 2 if place else 5, 1, free, right, child, end, 0)
    return head + table + folder.ljust(512, b"\0")


def test_a_workbook_with_a_password_says_so(batch):
    for suffix in ("xlsx", "xlsm"):
        code, frame, err = batch(compound("EncryptionInfo", "EncryptedPackage"), suffix=suffix)
        assert (code, frame) == (2, None)
        assert "is protected by a password.\nSave it without one" in err
    # An .xls of old with another name is no protected one.
    code, frame, err = batch(compound("Workbook"), suffix="xlsx")
    assert (code, "password" in err, "Save it as .xlsx" in err) == (2, False, True)


def test_macros_in_a_workbook_are_left_alone(batch, tmp_path):
    """A workbook with a macro part and the content type of one: read as data, and nothing of it in the output."""
    plain, path = tmp_path / "plain.xlsx", tmp_path / "register.xlsm"
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["act", "months", "notified"])
        sheet.write_row(1, 0, ["extend", 12, "2025-07-04"])
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(sheet_type.encode(), b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            new.writestr(name, data)
        new.writestr("xl/vbaProject.bin", compound("VBA"))
    code, frame, _err = batch(path, to="xlsx")
    assert (code, frame["fee_eur"].to_list()) == (0, ["93"])
    with zipfile.ZipFile(tmp_path / "output.xlsx") as book:
        assert not [name for name in book.namelist() if "vba" in name.casefold()]


def test_german_and_iso_days_in_one_column(batch):
    rows = ("31.12.2025", "2025-12-31", "1.1.2026", "2026-01-01", "12/31/2025")
    code, frame, _err = batch(b"act,months,notified\n" + b"".join(b"extend,12,%s\n" % row.encode() for row in rows))
    assert code == 1
    assert fees(frame) == ["93.00"] * 4 + [None]
    assert "12/31/2025" in frame["error"][4]
    assert frame["notified"].to_list() == list(rows)


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_row_beyond_the_end_cannot_be_explained(hardship, tmp_path, kind):
    frame = pl.DataFrame({"id": ["1", "2", "3"], "act": ["extend", "extend", None], "months": ["12", "x", None]})
    frame = frame.with_columns(notified=pl.lit("2025-07-04"))
    path = tmp_path / f"register.{kind}"
    if kind == "xlsx":
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            for place, row in enumerate([frame.columns, *frame.rows()]):
                sheet.write_row(place, 0, row)
    else:
        write = {"csv": frame.write_csv, "jsonl": frame.write_ndjson, "parquet": frame.write_parquet}[kind]
        write(path)
    assert hardship("batch", path, "--explain-row", "1", "--ask", "fee")[0] == 0
    code, out, err = hardship("batch", path, "--explain-row", "2")
    assert (code, out, "months" in err) == (2, "", True)
    code, out, err = hardship("batch", path, "--explain-row", "3", "--ask", "fee")
    assert (code, out, "Row 3 holds too few facts" in err) == (4, "", True)
    for beyond in ("4", "9" * 18):
        code, out, err = hardship("batch", path, "--explain-row", beyond)
        assert (code, out) == (2, "")
        assert f"There is no row {beyond}; the register has 3." in err
    for wrong in ("0", "-1", "1.5", "²", "9" * 19):
        code, _out, err = hardship("batch", path, f"--explain-row={wrong}")
        assert (code, "is no row" in err) == (2, True)


def test_a_row_of_a_broken_line_is_explained_as_such(hardship, tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text('{"act": "issue"}\n5\n{"act": "issue", "act": "extend"}\n')
    for row, words in (("2", "'5' is JSON, but no JSON object"), ("3", "'act' is there twice")):
        code, _out, err = hardship("batch", path, "--explain-row", row)
        assert (code, words in err) == (2, True), err


def test_questions_that_do_not_exist(batch):
    for asked, near in (
        ("feee", "Did you mean fee?"),
        ("fee,apeal", "Did you mean appeal?"),
        ("xyz", ""),
        (",", "','"),
    ):
        code, frame, err = batch(HEAD + ROW, "--ask", asked)
        assert (code, frame) == (2, None)
        assert near in err
        assert "fee, permit, fiction, appeal" in err
