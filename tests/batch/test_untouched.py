"""Nothing is lost: every row once and in order, what is no answer passes through untouched, formulas cannot run."""

import random

import polars as pl
import pytest

from hardship_cli.batch.answer_columns import ANSWERS

HOSTILE = [
    "0007", "00", "12345678901234567890123456789", "1e5", "1.10", "TRUE", "NaN", "null", "None", "", " spaces ", "Ä ö ü ß €", "日本", "a,b", "a;b",
    'quo"te', '"', "line\nbreak", "cr\r\nlf", "tab\tin", "'", "\\", "\\n", "2025-07-04", "31.12.2025", "0xFF", "#REF!", "e\u0301", "\u200b", "x" * 5000,
]  # fmt: skip
FORMULAS = {
    "=1+1": "'=1+1", "+1+1": "'+1+1", "-1+1": "'-1+1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "-cmd|' /C calc'!A0": "'-cmd|' /C calc'!A0",
    "=": "'=", "+49 (0)30/1": "'+49 (0)30/1", "--": "'--",
    # Plain numbers, telephone numbers and a lone dash are no formulas.
    "-5": "-5", "-5,50": "-5,50", "+49 30 123": "+49 30 123", "-": "-", "-1.234,00": "-1.234,00", "-3 %": "-3 %", "a=b": "a=b", "1-2": "1-2",
}  # fmt: skip


def register(values):
    r = random.Random(3)
    return pl.DataFrame(
        {
            "Az.": [f"{place:06}" for place in range(len(values))],
            "Bemerkung": values,
            "act": [r.choice(["extend", "issue", "extent", None]) for _ in values],
            "leer": [None] * len(values),
            "notified": [r.choice(["2025-07-04", "31.2.2025", None]) for _ in values],
        },
        schema_overrides={"leer": pl.String, "Bemerkung": pl.String},
    )


@pytest.mark.parametrize("to", ["csv", "tsv", "jsonl", "parquet", "xlsx"])
def test_other_columns_pass_through(batch, to):
    source = register(HOSTILE * 3)
    _code, found, _err = batch(source.write_csv().encode(), to=to)
    assert found.columns == [*source.columns, *ANSWERS]
    assert found["Az."].cast(pl.String).to_list() == source["Az."].to_list()
    expected = [text or None for text in source["Bemerkung"]]
    if to == "xlsx":  # the reader that is used here normalises line ends
        expected = [text and text.replace("\r\n", "\n") for text in expected]
        got = [(text or "").replace("\r\n", "\n").replace("_x000D_\n", "\n") or None for text in found["Bemerkung"]]
        assert got == expected
        return
    assert [text or None for text in found["Bemerkung"]] == expected


@pytest.mark.parametrize(
    ("to", "guarded"), [("csv", True), ("tsv", True), ("jsonl", False), ("parquet", False), ("xlsx", False)]
)
def test_formulas(batch, to, guarded):
    source = register(list(FORMULAS))
    _code, found, _err = batch(source.write_csv().encode(), to=to)
    expected = list(FORMULAS.values()) if guarded else list(FORMULAS)
    assert found["Bemerkung"].to_list() == expected


def test_formulas_in_columns_of_facts(batch):
    _code, found, _err = batch(b"act,notified\n=cmd(),2025-07-04\nextend,@x\nextend,2025-07-04\n")
    assert found["act"].to_list() == ["'=cmd()", "extend", "extend"]
    assert found["notified"].to_list() == ["2025-07-04", "'@x", "2025-07-04"]


def test_formulas_in_lists_and_categories_of_parquet(hardship, tmp_path):
    columns = {
        "act": ["extend"],
        "notified": ["2025-07-04"],
        "list": [["=2", "b"]],
        "kind": pl.Series(["@x"], dtype=pl.Categorical),
    }
    pl.DataFrame(columns).write_parquet(tmp_path / "in.parquet")
    assert hardship("batch", tmp_path / "in.parquet", "-o", tmp_path / "out.csv")[0] == 0
    line = (tmp_path / "out.csv").read_text("utf-8").splitlines()[1]
    assert line.startswith("extend,2025-07-04,\"'=2,b\",'@x,")


def test_text_in_excel_is_never_a_formula(batch, tmp_path):
    import zipfile

    batch(register(list(FORMULAS)).write_csv().encode(), to="xlsx")
    with zipfile.ZipFile(tmp_path / "output.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet


def test_every_row_once_and_in_order(batch):
    count = 300_001  # more than one cut
    ids = [f"{place:07}" for place in range(count)]
    frame = pl.DataFrame({"id": ids}).with_columns(
        act=pl.lit("extend"), months=pl.lit("12"), notified=pl.lit("2025-07-04")
    )
    _code, found, err = batch(frame.write_csv().encode())
    assert found["id"].to_list() == ids
    assert found["fee_eur"].unique().to_list() == ["93.00"]
    assert "300,001 rows: 300,001 answered, 0 without an answer, 0 failed" in err


def test_answers_beside_columns_of_the_same_name(batch):
    _code, found, _err = batch(b"act,status,remedy,notified,notes,land\nissue,none,action,2025-07-04,mine,NW\n")
    assert found.columns[:6] == ["act", "status", "remedy", "notified", "notes", "land"]
    assert found["answer_remedy"].to_list() == ["action"]
    assert found["notes"].to_list() == ["mine"]
    assert "answer_status" in found.columns
    assert "answer_notes" in found.columns
    assert "status" in found.columns


def test_an_answered_register_is_not_answered_again(batch, tmp_path):
    batch(b"act,notified\nissue,2025-07-04\n")
    code, _found, err = batch((tmp_path / "output.csv").read_bytes())
    assert code == 2
    assert "earlier run" in err


def test_excel_de(batch, tmp_path):
    batch("act;months;minor;notified;name\nextend;12;ja;04.07.2025;Ö\n".encode(), "--excel-de")
    data = (tmp_path / "output.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfact;months;minor;notified;name;fee_eur;")
    assert b";46,50;calculated;" in data
    assert data.count(b"\r\n") == 2


def test_untidy_texts_of_facts_are_quoted(batch, tmp_path):
    # Spaces and line ends around a value are forgiven; the output must still be the same table.
    data = 'act,notified,land,months\n" extend\n",2025-07-04," nw ",12\nextend,"\n2025-07-04",NW,"12\t"\nextend,2025-07-04,NW,12\n'
    code, found, _err = batch(data.encode())
    assert code == 0
    assert found["act"].to_list() == [" extend\n", "extend", "extend"]
    assert found["notified"].to_list() == ["2025-07-04", "\n2025-07-04", "2025-07-04"]
    assert found["fee_eur"].to_list() == ["93.00"] * 3
    _code, found, _err = batch(data.encode(), to="tsv")
    assert found["months"].to_list() == ["12", "12\t", "12"]
