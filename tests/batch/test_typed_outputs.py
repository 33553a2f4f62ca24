"""What a typed output holds: amounts, days and flags of answers, and the types of what passed through."""

import datetime as dt
import os
import re
import time
import zipfile
from decimal import Decimal

import fastexcel
import polars as pl
import pytest

from hardship_cli.batch.columns import DAY, FLAG, MONEY
from hardship_cli.batch.formats.interface import Layout, Rows
from hardship_cli.batch.formats.parquet import ParquetWriter
from hardship_cli.batch.formats.xlsx import ExcelSource
from hardship_cli.batch.formats.xlsx_write import ExcelWriter

EXAMPLE = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "register.xlsx")
DATA = os.path.join(os.path.dirname(__file__), "data")


class Columns:
    """Answers as the writers take them."""

    def __init__(self, **columns):
        self.columns = pl.DataFrame({name: pl.Series(values, dtype=pl.String) for name, values in columns.items()})


ANSWERS = {"fee": ["46.50", None], "day": ["2026-03-31", None], "in_time": ["true", "false"], "note": ["=1", None]}
TYPES = {"fee": MONEY, "day": DAY, "in_time": FLAG}


def written(path, passed, lines=None):
    made = Layout([*passed.columns, *ANSWERS], passed.width, TYPES)
    writer = (
        ExcelWriter(str(path), made, str(path.parent)) if path.suffix == ".xlsx" else ParquetWriter(str(path), made)
    )
    writer.write(Rows(passed, Columns(**ANSWERS), lines))
    writer.close()
    return path


def read_cells(path):
    source = ExcelSource(str(path), 1000)
    source.keep_lines("xlsx", "")
    frame = pl.concat(source.batches())
    return dict(zip(source.names, frame.iter_columns(), strict=False)), frame["\x00line"].to_list()


def test_parquet_is_typed(tmp_path):
    frame = pl.read_parquet(written(tmp_path / "o.parquet", pl.DataFrame({"n": [1, 2]})))
    assert frame.schema == {
        "n": pl.Int64, "fee": pl.Decimal(10, 2), "day": pl.Date, "in_time": pl.Boolean, "note": pl.String,
    }  # fmt: skip
    assert frame.row(0) == (1, Decimal("46.50"), dt.date(2026, 3, 31), True, "=1")
    assert frame["fee"].sum() == Decimal("46.50")
    # One without rows has the same columns.
    empty = ParquetWriter(str(tmp_path / "e.parquet"), Layout(["n", *ANSWERS], 1, TYPES))
    empty.close()
    assert dict(list(pl.read_parquet_schema(tmp_path / "e.parquet").items())[1:]) == dict(
        list(frame.schema.items())[1:]
    )


def test_a_batch_in_parquet_is_typed(batch, tmp_path):
    batch(EXAMPLE, to="parquet")
    frame = pl.read_parquet(tmp_path / "output.parquet")
    assert frame.schema["fee_eur"] == pl.Decimal(10, 2)
    assert frame.schema["appeal_last_day"] == pl.Date
    assert frame.schema["filed_in_time"] == pl.Boolean
    assert frame.schema["id"] == pl.String, "007 stays 007"
    assert frame["fee_eur"].sum() > 0


def test_an_audit_is_typed(batch, tmp_path):
    batch(EXAMPLE, to="parquet", command="audit")
    schema = pl.read_parquet_schema(tmp_path / "output.parquet")
    assert schema["fee_difference_eur"] == pl.Decimal(10, 2)
    assert schema["last_day_difference_days"] == pl.Int64
    batch(EXAMPLE, to="xlsx", command="audit")
    columns, kinds = read_cells(tmp_path / "output.xlsx")
    names = list(columns)
    assert "n" in {row[names.index("fee_difference_eur")] for row in kinds}
    assert {
        row[names.index("last_day_difference_days")]
        for row in kinds
        if len(row) > names.index("last_day_difference_days")
    } <= {"n", " "}


def test_a_workbook_is_typed_and_wide_enough(batch, tmp_path):
    batch(EXAMPLE, to="xlsx")
    columns, kinds = read_cells(tmp_path / "output.xlsx")
    names = list(columns)
    for name, kind in {"id": "t", "fee_eur": "n", "appeal_last_day": "d", "fee_basis": "t"}.items():
        assert kinds[0][names.index(name)] == kind, name
    with zipfile.ZipFile(tmp_path / "output.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<autoFilter ref=" in sheet
    assert 'state="frozen"' in sheet
    widths = dict(enumerate(float(part.split('"')[0]) for part in sheet.split(' width="')[1:]))
    assert widths
    assert min(widths.values()) >= 6


def test_a_column_is_as_wide_as_its_widest_cell(tmp_path):
    path = written(tmp_path / "o.xlsx", pl.DataFrame({"x": ["a", "b" * 30], "far": [1234567.25, None]}))
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    widths = [float(part.split('"')[0]) for part in sheet.split(' width="')[1:]]
    assert widths[0] > 30
    assert widths[1] > len("1234567.25")
    assert widths[3] > len("2026-03-31")


def test_an_answer_is_cut_later_than_what_passes_through(tmp_path):
    layout = Layout(["remark", "notes"], 1, {})
    writer = ExcelWriter(str(tmp_path / "o.xlsx"), layout, str(tmp_path))
    writer.write(Rows(pl.DataFrame({"remark": ["x" * 150]}), Columns(notes=["y" * 150]), None))
    writer.close()
    with zipfile.ZipFile(tmp_path / "o.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert [round(float(part.split('"')[0])) for part in sheet.split(' width="')[1:]] == [61, 101]


def test_what_passes_through_a_workbook_keeps_its_type(tmp_path):
    texts = pl.DataFrame({
        "0": ["2026-03-31", "12.5", "#N/A", "007", "=1+1"], "1": ["13:30:00", "0.195", "true", "30:00:00", "2026-03-31 13:30:00"],
    })  # fmt: skip
    kinds = pl.Series(["dT", "np", "ef", "tT", "em"])
    made = Layout(["a", "b"], 2)
    writer = ExcelWriter(str(tmp_path / "o.xlsx"), made, str(tmp_path))

    class Nothing:
        columns = pl.DataFrame()

    writer.write(Rows(texts, Nothing(), kinds))
    writer.close()
    columns, found = read_cells(tmp_path / "o.xlsx")
    assert [column.to_list() for column in columns.values()] == [texts["0"].to_list(), texts["1"].to_list()]
    # A formula that was never calculated is a text now; nothing that came in is run.
    assert found == ["dT", "np", "ef", "tT", "tm"]
    again = fastexcel.read_excel(str(tmp_path / "o.xlsx")).load_sheet(0, dtypes="string").to_polars()
    assert again["a"].to_list() == ["2026-03-31 00:00:00", "12.5", None, "007", "=1+1"]


def test_a_workbook_comes_through_a_batch_with_its_types(batch, tmp_path):
    import xlsxwriter

    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ["id", "act", "months", "on", "seen", "share", "flag"])
        sheet.write_row(1, 0, ["007", "extend", 12])
        sheet.write_datetime(1, 3, dt.datetime(2025, 7, 4), day)
        sheet.write_datetime(1, 4, dt.datetime(2025, 7, 4, 8, 15), day)
        sheet.write_number(1, 5, 12.5)
        sheet.write_boolean(1, 6, True)
    batch(path, to="xlsx")
    _columns, kinds = read_cells(tmp_path / "output.xlsx")
    assert kinds[0][:7] == "ttndmnf"
    _code, frame, _err = batch(path, to="parquet")
    assert list(frame.schema.values())[:7] == [
        pl.String, pl.String, pl.Int64, pl.Date, pl.Datetime("ms"), pl.Float64, pl.Boolean,
    ]  # fmt: skip
    # One decimal sign in one file: a German Excel takes 12.5 for the 12th of May.
    batch(path, "--excel-de")
    line = (tmp_path / "output.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert line.startswith("007;extend;12;2025-07-04;2025-07-04 08:15:00;12,5;true;93,00;")


def test_the_same_workbook_twice_is_the_same_bytes(batch, tmp_path):
    batch(EXAMPLE, to="xlsx")
    first = (tmp_path / "output.xlsx").read_bytes()
    time.sleep(2.1)  # an archive counts in steps of two seconds
    batch(EXAMPLE, to="xlsx")
    assert (tmp_path / "output.xlsx").read_bytes() == first


ROW = {"act": ["extend"], "months": ["12"], "on": ["2025-07-04"]}
STRANGE = {
    "nan": (pl.Series([float("nan")]), "NaN"),
    "inf": (pl.Series([float("-inf")]), "-inf"),
    "duration": (pl.Series([dt.timedelta(hours=30)]), "P1DT6H"),
    "backwards": (pl.Series([dt.timedelta(hours=-30)]), "'-P1DT6H"),
    "bytes": (pl.Series([b"\xff\x00"]), "ff00"),
    "time": (pl.Series([dt.time(1, 2, 3)]), "01:02:03"),
    "old": (pl.Series([dt.date(1850, 1, 1)]), "1850-01-01"),
    "zone": (pl.Series([dt.datetime(2026, 1, 1)]).dt.replace_time_zone("Europe/Berlin"), None),
    "nanoseconds": (pl.Series([1]).cast(pl.Datetime("ns")), None),
    "list": (pl.Series([[1, 2]]), "[1, 2]"),
    "days": (pl.Series([[dt.date(2026, 1, 1)]]), '["2026-01-01"]'),
    "struct": (pl.Series([{"a": b"x", "b": dt.timedelta(1)}]), '{"a": "78", "b": "1 day, 0:00:00"}'),
    "array": (pl.Series([[1, 2]], dtype=pl.Array(pl.Int64, 2)), "[1, 2]"),
    "huge": (pl.Series([2**100], dtype=pl.Int128), str(2**100)),
    "large": (pl.Series([2**63], dtype=pl.UInt64), str(2**63)),
    "null": (pl.Series([None]), None),
    "decimal": (pl.Series([Decimal("12.50")]), "12.50"),
    "category": (pl.Series(["=1+1"], dtype=pl.Categorical), None),
    "enum": (pl.Series(["=1+1"], dtype=pl.Enum(["=1+1"])), None),
}


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "xlsx"])
def test_strange_types_pass_through_every_format(batch, tmp_path, name, to):
    column, text = STRANGE[name]
    pl.DataFrame({**ROW, "x": column}).write_parquet(tmp_path / "r.parquet")
    code, frame, err = batch(tmp_path / "r.parquet", to=to)
    assert code == 0, err
    assert [str(fee) for fee in frame["fee_eur"].to_list()] in (["93.00"], ["93"]), to
    if to == "csv" and text is not None:
        assert frame["x"].to_list() == [text]
    if name in ("category", "enum"):
        assert frame["x"].cast(pl.String).to_list() == ["'=1+1" if to == "csv" else "=1+1"]
    if to == "parquet":
        assert frame.schema["x"] == (pl.String if name == "decimal" else column.dtype)  # as the tests read it back


@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "xlsx"])
@pytest.mark.parametrize("dtype", [pl.Date, pl.Datetime("ms"), pl.Datetime("us")])
def test_days_beyond_the_calendar_are_refused_before_the_work(batch, tmp_path, to, dtype):
    number = 2**31 - 1 if dtype == pl.Date else 2**62
    far = pl.Series([number], dtype=pl.Int32 if dtype == pl.Date else pl.Int64).cast(dtype)
    pl.DataFrame({**ROW, "x": far}).write_parquet(tmp_path / "r.parquet")
    code, frame, err = batch(tmp_path / "r.parquet", to=to)
    assert (code, frame) == (2, None)
    assert "'x' holds a day outside the years 1 to 9999" in err
    for good in (dt.date(1, 1, 1), dt.date(9999, 12, 31)):
        pl.DataFrame({**ROW, "x": pl.Series([good]).cast(dtype)}).write_parquet(tmp_path / "r.parquet")
        assert batch(tmp_path / "r.parquet", to=to)[0] == 0


def test_amounts_of_a_parquet_have_the_decimal_sign_of_the_answers(batch, tmp_path):
    frame = pl.DataFrame({**ROW, "x": [12.5], "y": [Decimal("7.25")], "z": ["1.5"], "n": [3]})
    frame.write_parquet(tmp_path / "r.parquet")
    batch(tmp_path / "r.parquet", "--excel-de")
    line = (tmp_path / "output.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert line.startswith("extend;12;2025-07-04;12,5;7,25;1.5;3;93,00;")


def test_headings_and_words_of_a_typed_file_are_guarded_as_cells_are(batch, tmp_path):
    for to in ("csv", "tsv"):
        _code, frame, _err = batch(os.path.join(DATA, "pq_enum.parquet"), to=to)
        assert "'=1+1" in frame.row(0)
        batch(b'{"act": "extend", "months": 12, "on": "2025-07-04", "=1+1": 1, "-5": 2}\n', suffix="jsonl", to=to)
        head = (tmp_path / f"output.{to}").read_text().splitlines()[0]
        assert "'=1+1" in head
        assert "'-5" not in head
        batch(b"act,months,on,@x,+49 30\nextend,12,2025-07-04,1,2\n", to=to)
        head = (tmp_path / f"output.{to}").read_text().splitlines()[0]
        assert "'@x" in head
        assert "'+49" not in head


def test_more_columns_than_a_workbook_has_room_for_are_refused(batch):
    names = [f"c{place}" for place in range(16_380)]
    head, row = ",".join(["act", *names]), ",".join(["issue", *["x"] * len(names)])
    code, frame, err = batch(f"{head}\n{row}\n".encode(), to="xlsx")
    assert (code, frame) == (2, None)
    assert "Excel has room for 16384 columns" in err


def test_a_workbook_can_be_printed(tmp_path):
    """Sideways, as wide as the page, the header on every page, numbers at the foot; many columns on larger paper."""
    few, more, many = (pl.DataFrame({f"n{place}": ["a" * 40] * 2 for place in range(count)}) for count in (1, 5, 12))
    for frame, paper, wide in ((few, "9", ""), (more, "8", ""), (many, "8", ' fitToWidth="2"')):
        path = written(tmp_path / f"{frame.width}.xlsx", frame)
        with zipfile.ZipFile(path) as archive:
            sheet, book = (archive.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "workbook"))
        setup = re.search(r"<pageSetup [^>]*>", sheet).group()
        assert f'paperSize="{paper}"' in setup
        assert 'orientation="landscape"' in setup
        assert 'fitToHeight="0"' in setup
        assert re.findall(r' fitToWidth="\d+"', setup) == [wide][: len(wide)]
        assert '<pageSetUpPr fitToPage="1"/>' in sheet
        assert '<printOptions gridLines="1"/>' in sheet
        assert "<oddFooter>&amp;L&amp;8&amp;F&amp;C&amp;8&amp;D&amp;R&amp;8Page &amp;P of &amp;N</oddFooter>" in sheet
        # Where columns go over several pages, each begins with the first one.
        assert ("hardship!$A:$A,hardship!$1:$1" in book) == bool(wide)
        assert "hardship!$1:$1</definedName>" in book


LINES = """\
{"act":"extend","months":12,"on":"2026-04-02","n":1,"b":true,"f":2.5,"^n$":7,"mixed":1,"e":1e5,"far":1e999,"no":null,"long":12345678901234567890}
{"act":"extend","months":6,"on":"2026-04-02","n":-20,"b":null,"f":"","^n$":0.25,"mixed":"1","e":2,"no":null,"exact":0.1234567890123456}
"""


@pytest.mark.parametrize("suffix", [".parquet", ".xlsx"])
def test_a_column_of_json_lines_whose_values_are_all_of_one_type_has_it(hardship, tmp_path, suffix):
    (tmp_path / "in.jsonl").write_text(LINES)
    target = tmp_path / f"out{suffix}"
    assert hardship("batch", tmp_path / "in.jsonl", "-o", target, "--quiet")[0] == 0
    if suffix == ".parquet":
        table = pl.read_parquet(target)
        assert {name: table.schema[name] for name in ("n", "b", "f", "^n$", "months", "e")} == {
            "n": pl.Int64(),
            "b": pl.Boolean(),
            "f": pl.Decimal(38, 1),  # and no float, so that the digits are those that were written
            "^n$": pl.Decimal(38, 2),
            "months": pl.Int64(),
            "e": pl.Float64(),
        }
        assert {table.schema[name] for name in ("mixed", "no", "long", "far", "on")} == {pl.String()}
        assert table.get_column("^n$").to_list() == [Decimal("7.00"), Decimal("0.25")]
        assert table["long"].to_list() == ["12345678901234567890", None]
        assert table["exact"].to_list() == [None, Decimal("0.1234567890123456")]
        return
    table = fastexcel.read_excel(str(target)).load_sheet(0).to_polars()
    assert tuple(table.get_column(name).sum() for name in ("n", "f", "^n$")) == (-19, 2.5, 7.25)
    assert table["b"].to_list() == [True, None]
    assert table["exact"].to_list() == [None, "0.1234567890123456"]  # of sixteen digits a workbook keeps fifteen
    assert (table["mixed"].to_list(), table["on"].to_list()) == (["1", "1"], ["2026-04-02"] * 2)
