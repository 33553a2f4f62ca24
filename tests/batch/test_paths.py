"""Rows that walk the paths of the law: only rows with an error are left to be answered one by one, and no path contradicts another."""

import gc
import json
import os
import sys
from datetime import date

import polars as pl
import pytest
from registers import ALL, hostile

from hardship_cli.batch import engine as engines
from hardship_cli.batch import resolve
from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.day_columns import Block
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.row_by_row import RowByRow, Setting
from hardship_cli.law import paths
from hardship_cli.questions import DAY, QUESTIONS, Column

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "benchmarks"))

FACTS = [name for name in ALL if name != "id"]
TODAY = date(2026, 11, 28)


def setting(law, *ask, **more):
    return Setting(law, ask or tuple(QUESTIONS), lambda error: f"{error.field}: {error.code}", TODAY, **more)


def compare(engine, frame):
    """The number of rows with an error, where each row has the cells that it has alone."""
    single = RowByRow(engine.setting)
    failed = 0
    for row, got in zip(frame.iter_rows(named=True), engine.answer(frame).columns.iter_rows(named=True), strict=True):
        expected = single.work_out(row)
        assert got == {name: expected.texts.get(name) for name in ANSWERS}, {
            name: text for name, text in row.items() if text
        }
        failed += "error" in expected.texts
    return failed


def frame_of(rows):
    return pl.DataFrame(rows, schema=dict.fromkeys(FACTS, pl.String))


@pytest.mark.parametrize("share", [0.35, 0.7])
def test_only_rows_with_an_error_are_answered_one_by_one(law, share):
    engine = Engine(setting(law))
    failed = sum(compare(engine, frame_of(hostile(seed, 500, share=share))) for seed in range(300, 303))
    assert engine.one_by_one == failed
    assert engine.forest.contradictions == []


def test_a_register_as_an_authority_has_it(law):
    from batch_register import register

    engine = Engine(setting(law))
    frame = register(0, 4000)
    frame = frame.select(name for name in FACTS if name in frame.columns)
    failed = compare(engine, frame)
    assert engine.one_by_one == failed
    learned = sum(len(tree.leaves) for tree in engine.forest.trees.values())
    compare(engine, frame[::-1])
    assert sum(len(tree.leaves) for tree in engine.forest.trees.values()) == learned


def test_lengths_that_differ_in_each_row_take_few_paths(law):
    """What is asked of a length is how it compares with a limit, so each of many is no path of its own."""
    from batch_register import register

    frame = register(0, 3000).with_columns(months=(pl.int_range(3000) % 3000 + 1).cast(pl.String) + "d")
    frame = frame.select(name for name in FACTS if name in frame.columns)
    engine = Engine(setting(law))
    assert engine.one_by_one == 0
    failed = compare(engine, frame)
    assert engine.one_by_one == failed < 300
    assert {name: len(tree.leaves) for name, tree in engine.forest.trees.items() if name.startswith("within_")} == {
        "within_3m": pytest.approx(4, abs=4),
        "within_12m": pytest.approx(4, abs=4),
    }


def test_no_more_is_learned_than_pays(law, monkeypatch):
    """Of rows of which hardly two take the same path few are learned; where many take it all are."""
    monkeypatch.setattr(resolve, "PAYS", 2)
    monkeypatch.setattr(engines, "TRIAL_PAYS", 2)
    monkeypatch.setattr(engines, "SMALL", 600)
    engine = Engine(setting(law))
    frame = frame_of(hostile(5, 600))
    compare(engine, frame)
    assert engine.one_by_one == 600
    learned = sum(len(tree.leaves) for tree in engine.forest.trees.values())
    compare(engine, frame[::-1])
    assert sum(len(tree.leaves) for tree in engine.forest.trees.values()) == learned
    often = Engine(setting(law))
    failed = compare(often, pl.concat([frame[:60]] * 10))
    assert often.one_by_one == failed


def test_a_register_that_is_sorted_by_what_fails_is_worth_it_too(law, monkeypatch):
    monkeypatch.setattr(engines, "SMALL", 600)
    sound = {"land": "NW", "act": "extend", "months": "12", "on": "2026-01-05"}
    rows = [{**sound, "id": str(number), "act": "extent" if number < 350 else "extend"} for number in range(700)]
    engine = Engine(setting(law))
    failed = compare(engine, frame_of(rows))
    assert (failed, engine.one_by_one) == (350, 350)


def test_a_small_register_is_answered_row_by_row(law, monkeypatch):
    monkeypatch.setattr(engines, "SMALL", 100)
    engine = Engine(setting(law))
    frame = frame_of(hostile(5, 120, share=0.4))
    compare(engine, frame[:99])
    assert engine.one_by_one == 99
    assert not any(tree.leaves for tree in engine.forest.trees.values())
    failed = compare(engine, pl.concat([frame[:50]] * 2))
    assert engine.one_by_one == 99 + failed


def test_rows_of_which_hardly_two_are_given_the_same_facts_are_not_tried(law, monkeypatch):
    monkeypatch.setattr(engines, "SMALL", 100)
    engine = Engine(setting(law))
    compare(engine, frame_of(hostile(5, 120, share=0.4)))
    assert engine.one_by_one == 120
    assert not any(tree.leaves for tree in engine.forest.trees.values())


def test_a_limit_of_leaves(law, monkeypatch):
    monkeypatch.setattr(paths, "MOST", 15)
    engine = Engine(setting(law))
    compare(engine, frame_of(hostile(6, 400, share=0.5)))
    assert all(len(tree.leaves) <= 16 for name, tree in engine.forest.trees.items() if name in QUESTIONS)
    assert 100 < engine.beyond < 400
    assert engine.beyond <= engine.one_by_one


def test_the_summary_says_how_many_rows_were_beyond_the_limit(batch, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "MOST", 3)
    rows = "land;act;months;on;born\n" + "".join(
        f"NW;{act};{months};2026-01-05;{born}\n"
        for act in ("extend", "issue", "certificate") for months in (3, 12) for born in ("1990-05-05", "2015-05-05")
    )  # fmt: skip
    summary = tmp_path / "summary.json"
    _code, _out, said = batch(rows.encode(), "--summary", summary)
    count = json.loads(summary.read_text())["one_by_one"]
    assert 0 < count <= 12
    assert f"{count} rows were answered one by one" in said
    monkeypatch.setattr(paths, "MOST", 60_000)
    _code, _out, said = batch(rows.encode(), "--summary", summary)
    assert "one_by_one" not in json.loads(summary.read_text())
    assert "one by one" not in said


@pytest.mark.parametrize("ask", [("fee",), ("fiction",), ("fiction", "permit"), ("appeal",)])
def test_some_questions_alone(law, ask):
    compare(Engine(setting(law, *ask)), frame_of(hostile(7, 400, share=0.6)))


def test_a_land_and_a_fee_day_for_rows_without(law):
    more = {"land": "HE", "fee_day": date(2010, 1, 4)}
    frame = frame_of([*hostile(8, 400, share=0.5), {}, {"land": " "}, {"act": "extend", "months": "12"}])
    compare(Engine(setting(law, **more)), frame)


def test_what_a_law_does_that_cannot_be_observed_is_left_to_the_row(law, monkeypatch):
    from hardship_cli.law import fiction as fictions

    real = fictions.check
    monkeypatch.setattr(fictions, "check", lambda case: (case.applied and case.applied.year, real(case))[1])
    engine = Engine(setting(law))
    rows = [{"permit_until": "2026-03-31", "applied": "2026-03-20"}, {"permit_until": "2026-03-31"}]
    assert compare(engine, frame_of(rows)) == 0
    assert engine.one_by_one == 1


def test_nothing_of_a_block_is_held_once_it_is_answered(law):
    """While a register is answered nobody looks for rings of dead objects: none may hold a block."""
    rows = [
        *hostile(11, 300, share=0.4),
        {"land": "NW", "posted": "2026-02-30"},
        {"posted": "2026-03-02", "delivery": "letter"},
    ]
    engine = Engine(setting(law))
    frame = frame_of(rows)
    gc.collect()
    was_on = gc.isenabled()
    gc.disable()
    try:
        for _ in range(3):
            engine.answer(frame)
        assert [thing for thing in gc.get_objects() if isinstance(thing, Block)] == []
    finally:
        if was_on:
            gc.enable()


def test_a_day_that_the_law_itself_names_stands_in_its_cell(law, monkeypatch):
    """It is no expression of the row's days, but the same for all rows of a leaf."""
    question = QUESTIONS["permit"]
    columns = {**question.columns, "permit_valid_until": Column(lambda _found: date(2021, 4, 28), DAY)}
    monkeypatch.setitem(QUESTIONS, "permit", question._replace(columns=columns))
    rows = [{"start": f"2026-03-{day:02}", "months": "12"} for day in range(1, 20)] + [{"land": "NW"}]
    found = Engine(setting(law)).answer(frame_of(rows)).columns
    assert found["permit_valid_until"].to_list() == ["2021-04-28"] * 19 + [None]
    compare(Engine(setting(law)), frame_of(rows))
