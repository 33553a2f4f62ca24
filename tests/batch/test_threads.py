"""Many threads learn from one register: in whatever order its blocks come, and however often threads are switched, the bytes are the same.

The register changes its kind in the middle: rows as an authority has them, then rows with facts at random, then rows with few facts.
What each row must say is worked out by the law itself, row by row. Elsewhere in these tests every path is learned (``conftest.py``);
here some runs do as the commands do, which learn what pays and answer the rest row by row.
"""

import itertools
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date

import polars as pl
import pytest
from batch_register import register
from registers import ALL, hostile

from hardship_cli.batch import engine as engines
from hardship_cli.batch import pipeline, resolve, turns
from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.row_by_row import RowByRow, Setting
from hardship_cli.questions import QUESTIONS

FACTS = [name for name in ALL if name != "id"]
INTERVALS = (1e-6, 1e-4, 5e-3)  # seconds after which another thread may go on
TODAY = date(2026, 11, 28)
KINDS = ("dense", "hostile", "few facts")
# What engine.SMALL and resolve.PAYS are: each path is learned; those that pay, from a few rows on; as in the commands.
LEARN_ALL, LEARN_SOME, AS_SHIPPED = (0, 1), (15, 2), (engines.SMALL, resolve.PAYS)


def block(kind, seed, count):
    """Rows of a kind."""
    if kind == "dense":
        rows = register(seed * count, count).to_dicts()
    else:
        rows = hostile(seed, count, share=1.0 if kind == "hostile" else 0.2)
    return pl.DataFrame(
        [{name: row.get(name) for name in FACTS} for row in rows], schema=dict.fromkeys(FACTS, pl.String)
    )


def setting(law):
    return Setting(law, tuple(QUESTIONS), lambda error: f"{error.field}: {error.code}", TODAY)


def by_the_law(blocks, law):
    """The bytes of each block, each of its rows by itself."""
    single = RowByRow(setting(law))
    rows = [[single.work_out(row).texts for row in frame.iter_rows(named=True)] for frame in blocks]
    return [pl.DataFrame(some, schema=dict.fromkeys(ANSWERS, pl.String)).write_csv() for some in rows]


@contextmanager
def switched_every(seconds):
    before = sys.getswitchinterval()
    sys.setswitchinterval(seconds)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def answered(engine, blocks, threads, seconds):
    """The bytes of each block, answered by an engine that so many threads ask, which are switched so often."""
    with switched_every(seconds), ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda frame: engine.answer(frame).columns.write_csv(), blocks))


@pytest.fixture
def learning(monkeypatch):
    def set_to(how):
        monkeypatch.setattr(engines, "SMALL", how[0])
        monkeypatch.setattr(resolve, "PAYS", how[1])
        monkeypatch.setattr(engines, "TRIAL_PAYS", 1 if how == LEARN_ALL else 2)

    return set_to


@pytest.mark.parametrize(("how", "orders"), [(LEARN_ALL, 24), (LEARN_SOME, 6)], ids=["all", "some"])
def test_every_order_of_four_blocks(law, learning, how, orders):
    blocks = [block(kind, seed, 16) for seed, kind in enumerate((*KINDS, "dense"), start=40)]
    wanted = by_the_law(blocks, law)
    learning(how)
    ways = itertools.cycle(itertools.product((4, 1, 2), INTERVALS))
    for order, (threads, seconds) in zip([*itertools.permutations(range(4))][:: 24 // orders], ways, strict=False):
        found = answered(Engine(setting(law)), [blocks[place] for place in order], threads, seconds)
        assert found == [wanted[place] for place in order], (order, threads, seconds)


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_many_blocks_in_some_orders(law, threads):
    blocks = [block(kind, seed, 8) for kind in KINDS for seed in range(50, 55)]
    wanted = by_the_law(blocks, law)
    dice = random.Random(threads)
    for seconds in INTERVALS * (2 if threads == 8 else 1):
        order = dice.sample(range(len(blocks)), len(blocks))
        found = answered(Engine(setting(law)), [blocks[place] for place in order], threads, seconds)
        assert found == [wanted[place] for place in order], (order, seconds)


def test_as_the_commands_learn(law, learning):
    """A large block walks paths, and those after it do; a small one before it is answered row by row."""
    few = AS_SHIPPED[0] // 10
    blocks = [block("dense", 0, AS_SHIPPED[0]), block("hostile", 60, few), block("few facts", 61, few)]
    wanted = by_the_law(blocks, law)
    learning(AS_SHIPPED)
    for order, threads, seconds in (((0, 1, 2), 1, INTERVALS[2]), ((2, 1, 0), 3, INTERVALS[0])):
        engine = Engine(setting(law))
        found = answered(engine, [blocks[place] for place in order], threads, seconds)
        assert found == [wanted[place] for place in order], (order, threads, seconds)
        assert 0 < engine.one_by_one < AS_SHIPPED[0] // 2


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_the_command_writes_the_same_bytes(hardship, tmp_path, monkeypatch, learning, kind):
    """One register, cut into blocks at which its kind changes or in the middle of one, on one thread to eight."""
    source, target = tmp_path / f"register.{kind}", tmp_path / f"answers.{kind}"
    frame = pl.concat([block(name, seed, 60) for seed, name in enumerate(KINDS, start=70)]).drop("status", "remedy")
    frame = frame.with_row_index("id").cast(pl.String)
    frame.write_csv(source) if kind == "csv" else frame.write_ndjson(source)

    def run(how, rows, threads, seconds):
        learning(how)
        monkeypatch.setattr(pipeline, "BATCH", rows)
        monkeypatch.setattr(turns, "_SIDE_BY_SIDE", threads)
        with switched_every(seconds):
            code, _out, err = hardship("batch", source, "-o", target, "--force", "--today", "2026-11-28")
        assert code in {0, 1}, err
        return target.read_bytes()

    row_by_row = run((1_000_000, 1), 1_000, 1, INTERVALS[2])
    assert row_by_row.count(b"\n") == frame.height + (kind == "csv")
    for (rows, threads), seconds, how in zip(
        ((60, 3), (25, 1), (25, 8), (7, 3)), itertools.cycle(INTERVALS), (LEARN_ALL, LEARN_SOME) * 2, strict=False
    ):
        assert run(how, rows, threads, seconds) == row_by_row, (rows, threads, seconds, how)
