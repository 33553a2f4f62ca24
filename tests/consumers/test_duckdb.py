"""Answered registers in DuckDB: types as promised, sums as in the summary, the same answers from each format."""

import json

import pytest

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")

REGISTER = """Az;Land;act;outcome;months;born;permit_until;applied;decided;posted;delivery;filed;departure_days;Ä-Wert
007;TH;extend;;6;2010-05-12;2025-06-30;2025-06-10;2025-07-01;2025-07-02;letter;;;1
008;NW;extend;refused;12;1985-11-03;2026-02-28;2026-02-20;2026-04-01;2026-04-02;letter;2026-05-05;;2
009;BY;extend;refused;12;1985-11-03;2026-02-28;2026-02-20;2026-04-01;2026-04-02;letter;2026-05-11;30;=1+1
010;BY;extend;;6;1990-02-31;;;;;;;;
011;HE;fiction-certificate;;;;;2026-04-10;;;;;;
""".encode()
DAYS = (
    "permit_valid_until", "fiction_from", "fiction_until", "notified_on", "appeal_last_day", "final_from", "departure_last_day",
)  # fmt: skip
ANSWERS = ("Az", '"Ä-Wert"', "fee_eur", "filed_in_time", "remedy", "status", "error", *DAYS)


@pytest.fixture
def answered(hardship, tmp_path):
    """Answer the register in a format; returns what DuckDB makes of the file, and the summary."""
    (tmp_path / "register.csv").write_bytes(REGISTER)

    def call(suffix, *options, read="'{}'"):
        path, summary = tmp_path / f"answers.{suffix}", tmp_path / "summary.json"
        options = (*options, "--today", "2026-04-20", "--force", "--quiet", "--summary", summary)
        code, out, _err = hardship("batch", tmp_path / "register.csv", "-o", path, *options)
        assert (code, out) == (1, ""), "one row fails"
        return duckdb.sql(f"select * from {read.format(path)}"), json.loads(summary.read_text(encoding="utf-8"))

    return call


def types(frame):
    return dict(zip(frame.columns, map(str, frame.types), strict=True))


def rows(frame):
    """What the columns of answers hold, each as the type that is promised."""
    typed = {"fee_eur": "DECIMAL(10, 2)", "filed_in_time": "BOOLEAN", **dict.fromkeys(DAYS, "DATE")}
    columns = ", ".join(f"cast({name} as {typed.get(name, 'VARCHAR')})" for name in ANSWERS)
    return frame.project(columns).fetchall()


def check_sums(frame, summary):
    """Sums by DuckDB against those of the summary."""
    fee = "cast(fee_eur as DECIMAL(10, 2))"
    ((total, count),) = frame.aggregate(f"sum({fee}), count(fee_eur)").fetchall()
    assert summary["fees"] == {"rows": count, "fee_eur": str(total)}
    assert count == 4
    by_land = frame.filter("fee_eur is not null").aggregate(f"Land, sum({fee}), count(*)").fetchall()
    assert summary["fees_by_land"] == {land: {"rows": n, "fee_eur": str(fees)} for land, fees, n in by_land}
    assert [(summary["failed"],)] == frame.filter("error is not null").aggregate("count(*)").fetchall()
    by_status = frame.filter("error is null").aggregate("status, count(*)").fetchall()
    assert summary["by_status"] == dict(by_status)


def test_parquet_has_the_types_that_are_promised(answered):
    frame, summary = answered("parquet")
    found = types(frame)
    assert (found["fee_eur"], found["filed_in_time"]) == ("DECIMAL(10,2)", "BOOLEAN")
    assert {found[name] for name in DAYS} == {"DATE"}
    assert found["Az"] == "VARCHAR", "007 stays 007"
    check_sums(frame, summary)


def test_csv_is_taken_for_what_it_is(answered):
    frame, summary = answered("csv")
    found = types(frame)
    assert (found["fee_eur"], found["filed_in_time"], found["Az"]) == ("DOUBLE", "BOOLEAN", "VARCHAR")
    assert {found[name] for name in DAYS} == {"DATE"}
    check_sums(frame, summary)


def test_json_lines_are_taken_for_what_they_are(answered):
    frame, summary = answered("jsonl")
    found = types(frame)
    # An amount is a decimal in a text, so that no program makes a float of it; yes and no are texts, too.
    assert (found["fee_eur"], found["filed_in_time"], found["Az"]) == ("VARCHAR", "VARCHAR", "VARCHAR")
    assert {found[name] for name in DAYS} == {"DATE"}
    check_sums(frame, summary)


def test_each_format_says_the_same(answered):
    expected = rows(answered("parquet")[0])
    assert [row[0] for row in expected] == ["007", "008", "009", "010", "011"]
    assert {row[3] for row in expected} == {True, False, None}
    assert sum(row[2] is None for row in expected) == 1
    assert rows(answered("jsonl")[0]) == expected
    # CSV has an apostrophe before what a spreadsheet would run.
    of_csv = [(row[0], row[1] and row[1].removeprefix("'"), *row[2:]) for row in rows(answered("csv")[0])]
    assert of_csv == expected
    german, _summary = answered("csv", "--excel-de", read="read_csv('{}', decimal_separator=',')")
    assert types(german)["fee_eur"] == "DOUBLE"
    assert [(row[0], row[1] and row[1].removeprefix("'"), *row[2:]) for row in rows(german)] == expected
