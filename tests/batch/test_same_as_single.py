"""What a batch says of a row is what the single commands say of it: 20,000 random rows, in every format and cut."""

import datetime as dt
import itertools
import random
import sys
from concurrent.futures import ThreadPoolExecutor

import differential_cells
import polars as pl
import pytest
from differential_cells import as_text, expected
from registers import ALL, hostile

from hardship_cli.batch.answer_columns import ANSWERS, KINDS
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.row_by_row import Setting
from hardship_cli.questions import QUESTIONS

TODAY = dt.date(2026, 11, 28)
FACTS = [name for name in ALL if name != "id"]


def tell(error):
    return f"{error.field}: {error.code} {error.params.get('value')}"


def single(row, law, land=None):
    """The expected cells of a row as texts, worked out a second time; ``land`` is that of rows without one."""
    cells = expected(row, differential_cells.Setting(law, land=land), tell)
    return {name: as_text(value) for name, value in cells.items()}


def answered(rows, law, cut):
    engine = Engine(Setting(law, list(QUESTIONS), tell, TODAY))
    frame = pl.DataFrame(rows, schema=dict.fromkeys(FACTS, pl.String))
    parts = [engine.answer(frame.slice(at, cut)).columns for at in range(0, len(rows), cut)]
    return pl.concat(parts)


def compare(rows, law, cut):
    found = answered(rows, law, cut)
    frame = pl.DataFrame(rows, schema=dict.fromkeys(FACTS, pl.String))
    for row, got in zip(frame.iter_rows(named=True), found.iter_rows(named=True), strict=True):
        expected = single(row, law)
        assert got == expected, {name: text for name, text in row.items() if text}


# Few facts make many rows that look alike to the engine, which is where a key that forgets a fact shows.
@pytest.mark.parametrize("seed", range(8))
def test_rows_with_few_facts(law, seed):
    compare(hostile(seed, 1500, share=0.35), law, 700)


@pytest.mark.parametrize("seed", [100, 101])
def test_rows_with_all_facts(law, seed):
    compare(hostile(seed, 2000), law, 900)


@pytest.mark.parametrize("seed", range(20, 24))
def test_batches_that_lack_a_fact_altogether(law, seed):
    """Which facts a batch has decides how its keys are built; keys of another making must not be taken for its own."""
    dice = random.Random(seed)
    rows = hostile(seed, 1800, share=0.6)
    kept = {"act", "posted", "land", "applied", "permit_until", "delivery"}
    for begin in range(0, len(rows), 60):
        absent = {name for name in FACTS if name not in kept and dice.random() < 0.4}
        for row in rows[begin : begin + 60]:
            row.update(dict.fromkeys(absent & row.keys()))
    compare(rows, law, 60)


def test_batches_answered_side_by_side(law):
    """What one thread learns while another gathers its answers must not shift the rows that are answered alone."""
    rows = hostile(31, 6000, share=0.5)
    frame = pl.DataFrame(rows, schema=dict.fromkeys(FACTS, pl.String))
    engine = Engine(Setting(law, list(QUESTIONS), tell, TODAY))
    interval = sys.getswitchinterval()
    try:
        sys.setswitchinterval(1e-6)
        with ThreadPoolExecutor(4) as pool:
            parts = list(pool.map(lambda at: engine.answer(frame.slice(at, 150)).columns, range(0, len(rows), 150)))
    finally:
        sys.setswitchinterval(interval)
    assert pl.concat(parts).equals(answered(rows, law, len(rows)))


def test_an_age_whose_rule_was_not_there_yet_at_the_application(law):
    """Of a fee whose exemption was not read it says another reason why there is no answer."""
    row = {"act": "amend-condition", "title": "25-5", "benefits": "sgb2"}
    days = [
        ("2004-11-06", "2005-01-04"),
        ("2005-01-29", "2005-03-11"),
        ("2004-12-31", "2005-01-01"),
        (None, "2005-01-04"),
    ]
    rows = [
        {**row, "applied": applied, "notified": day, "status": status}
        for applied, day in days
        for status in (None, "asylum")
    ]
    for some in (rows, rows[::-1]):
        compare(some, law, len(some))


@pytest.mark.parametrize("share", [0.35, 0.6])
def test_rows_around_the_first_day_of_the_law(law, share):
    compare(hostile(11, 1500, windows=((2004, 10), (2005, 1)), share=share), law, 800)


def test_rows_of_all_times(law):
    years = list(itertools.product(range(2004, 2027, 2), (2, 8, 11)))
    compare(hostile(7, 2000, windows=years, share=0.5), law, 1000)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200, 212))
def test_more_rows_with_few_facts(law, seed):
    compare(hostile(seed, 2500, share=0.3), law, 1100)


def test_realistic_rows(law):
    import os

    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "benchmarks"))
    from batch_register import register

    frame = register(0, 2000, seed=5)
    rows = frame.select([name for name in FACTS if name in frame.columns]).to_dicts()
    compare(rows, law, 2000)


def test_order_and_cut_change_nothing(law):
    rows = hostile(31, 1500, share=0.5)
    plain = answered(rows, law, 1500).to_dicts()
    order = list(range(len(rows)))
    random.Random(4).shuffle(order)
    for cut in (1, 97, 1500) if len(rows) <= 300 else (97, 400, 1500):
        shuffled = answered([rows[place] for place in order], law, cut).to_dicts()
        back = [None] * len(rows)
        for place, row in zip(order, shuffled, strict=True):
            back[place] = row
        assert back == plain


def test_every_input_format_gives_the_same(law, batch, tmp_path):
    import xlsxwriter

    r = random.Random(8)
    rows = [{"id": f"{place:05}", **row} for place, row in enumerate(hostile(55, 400, share=0.6))]
    names = ["id", *FACTS]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String)).drop("status", "remedy")
    names = frame.columns
    files = {}
    for kind in ("csv", "tsv"):
        files[kind] = tmp_path / f"plain.{kind}"
        frame.write_csv(files[kind], separator="\t" if kind == "tsv" else ",")
    files["german.csv"] = tmp_path / "german.csv"
    frame.write_csv(files["german.csv"], separator=";", line_terminator="\r\n", include_bom=True)
    files["jsonl"] = tmp_path / "plain.jsonl"
    with open(files["jsonl"], "w", encoding="utf-8") as file:
        import json

        file.writelines(
            json.dumps({name: text for name, text in row.items() if text is not None or r.random() < 0.1}) + "\n"
            for row in frame.iter_rows(named=True)
        )
    files["parquet"] = tmp_path / "plain.parquet"
    frame.write_parquet(files["parquet"])
    files["xlsx"] = tmp_path / "plain.xlsx"
    with xlsxwriter.Workbook(files["xlsx"]) as book:
        sheet = book.add_worksheet()
        shape = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, names)
        for place, row in enumerate(frame.iter_rows(), start=1):
            for column, text in enumerate(row):
                iso = text and len(text) == 10 and text[4] == "-"
                if iso and r.random() < 0.5 and text != "2026-02-30" and "13" not in text[5:7]:
                    sheet.write_datetime(place, column, dt.datetime.fromisoformat(text), shape)
                elif text is not None:
                    sheet.write_string(place, column, text)
    expected = None
    for kind, path in files.items():
        _code, found, _err = batch(path)
        answers = found.select(ANSWERS).to_dicts()
        expected = expected or answers
        assert answers == expected, kind
        assert found["id"].to_list() == [row["id"] for row in rows], kind


def test_every_output_format_says_the_same(batch):
    rows = [{"id": f"{place:05}", **row} for place, row in enumerate(hostile(56, 200, share=0.6))]
    source = (
        pl.DataFrame(rows, schema=dict.fromkeys(["id", *FACTS], pl.String))
        .drop("status", "remedy")
        .write_csv()
        .encode()
    )
    expected = None
    for kind in ("csv", "tsv", "jsonl", "parquet", "xlsx"):
        _code, found, _err = batch(source, to=kind)
        answers = found.select([name for name in ANSWERS if name in found.columns]).with_columns(
            pl.all().cast(pl.String)
        )
        answers = answers.with_columns(
            pl.col("fee_eur").cast(pl.Float64).round(2),
            *(pl.col(name).str.head(10) for name in answers.columns if KINDS.get(name) == "day"),
        )
        expected = answers.to_dicts() if expected is None else expected
        assert answers.to_dicts() == expected, kind
