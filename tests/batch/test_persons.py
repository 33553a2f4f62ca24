"""Several persons in one row of a register: refused, for a fee of one adult would stand in their place."""

import json

import polars as pl
import pytest

PERSONS = [{"born": "2010-01-01"}, {"born": "2012-01-01", "benefits": "sgb2"}]
ROW = {"land": "NW", "act": "extend", "months": 12, "notified": "2026-11-25"}


def of_lines(*values, key="person"):
    return "".join(f"{json.dumps({**ROW, key: value})}\n" for value in values).encode()


@pytest.mark.parametrize("key", ["person", "Personen", "PERSONS"])
@pytest.mark.parametrize("value", [PERSONS, PERSONS[:1], PERSONS[0], [*PERSONS, None]])
def test_persons_in_a_line_of_json_are_an_error_of_the_row(batch, key, value):
    code, frame, err = batch(of_lines(value, None, key=key), suffix="jsonl")
    assert code == 1
    assert frame["fee_eur"].to_list() == [None, "93.00"]
    assert "one person a row" in frame["error"][0]
    assert "hardship case" in frame["error"][0]
    assert "1 failed" in err
    assert "was reason meant" not in err


def test_so_they_are_in_columns_with_types_and_in_cells_of_text(batch, tmp_path):
    rows = {name: [value] * 3 for name, value in ROW.items()}
    for persons in ([PERSONS[:1], None, []], [PERSONS[1], {"born": None, "benefits": None}, None]):
        pl.DataFrame({**rows, "person": persons}).write_parquet(tmp_path / "register.parquet")
        code, frame, _err = batch(tmp_path / "register.parquet", to="jsonl")
        assert (code, frame["fee_eur"].to_list()) == (1, [None, "93.00", "93.00"])
    pl.DataFrame({**rows, "person": [json.dumps(PERSONS), "[sic]", "{}"]}).write_csv(tmp_path / "register.csv")
    code, frame, _err = batch(tmp_path / "register.csv")
    assert (code, frame["fee_eur"].to_list()) == (1, [None, "93.00", "93.00"])


def test_an_explained_row_says_the_same(hardship, tmp_path):
    (tmp_path / "register.jsonl").write_bytes(of_lines(PERSONS))
    code, _out, err = hardship("batch", tmp_path / "register.jsonl", "--explain-row", "1")
    assert code == 2
    assert "one person a row" in err


@pytest.mark.parametrize("value", ["Frau Meier", "[Mutter] und Kind", ["Anna", "Ben"], 3])
def test_texts_under_that_heading_are_remarks_and_no_fact_is_suggested(batch, value):
    code, frame, err = batch(of_lines(value), suffix="jsonl")
    assert (code, frame["fee_eur"].to_list()) == (0, ["93.00"])
    assert "reason" not in err
