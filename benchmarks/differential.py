"""Registers against single answers: random rows in every format and cut, also under random overlays of the law.

    python benchmarks/differential.py [--rows 100000] [--overlays 200] [--seed 1] [--formats csv,jsonl,parquet,xlsx] [--check]

What a row must say is worked out here from ``Case.read`` and ``answers(case)`` with every step, without a line of
``hardship_cli.batch``. Against it stand the registers as the command line answers them, each format in and out; and the
register's engine on the same rows shuffled, in blocks of 1, 97, 1000 and all, on four threads, and registers of one row.
``--check`` exits 1 where a cell differs, or a command ends in anything but 0 and 1.
"""

import argparse
import contextlib
import gc
import io
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any, NamedTuple

import polars as pl
from differential_cells import (
    COLUMNS,
    TODAY,
    Cells,
    Setting,
    as_text,
    expected,
    fits,
    has_early_day,
    passed,
    read,
    told,
    write,
)
from differential_rows import Author, Row

from hardship_cli.facts import FACTS
from hardship_cli.questions import QUESTIONS
from hardship_cli.schedule.load import Law

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FORMATS = ("csv", "jsonl", "parquet", "xlsx")
SHARD, OVERLAID = 10_000, 400
SINGLES = 300  # registers of one row, of each shard
SHOWN = 12
PIECE = 997  # rows


class Tally:
    """What was compared, and what differed."""

    def __init__(self) -> None:
        self.rows = self.cells = self.commands = self.one_by_one = self.asked = self.contradictions = 0
        self.ways: Counter[str] = Counter()
        self.differing: Counter[str] = Counter()
        self.statuses: Counter[str] = Counter()
        self.shown: list[str] = []
        self.faults: list[str] = []

    def cell(self, way: str, row: Row, column: str, got: Any, want: Any) -> None:
        """Note a cell that differs."""
        self.differing[column] += 1
        if self.differing[column] <= SHOWN:
            facts = {name: text for name, text in row.items() if text is not None}
            self.shown.append(
                f"{way}: {column} is {got!r}, must be {want!r}\n    {json.dumps(facts, ensure_ascii=False)}"
            )

    def fault(self, text: str) -> None:
        """Note a command that failed."""
        self.differing["command"] += 1
        self.faults.append(text)


class Register(NamedTuple):
    """Rows with what each must say."""

    title: str
    rows: list[Row]
    names: list[str]
    wanted: list[Cells]
    setting: Setting
    typed: bool

    def part(self, places: Sequence[int]) -> "Register":
        """Some of the rows."""
        return self._replace(
            rows=[self.rows[place] for place in places], wanted=[self.wanted[place] for place in places]
        )


def written(
    title: str, author: Author, count: int, setting: Setting, without: Sequence[str], *, typed: bool
) -> Register:
    """A register of so many rows."""
    rows = author.rows(count, without)
    names = ["id", "remark", *(name for name in FACTS if name != "id" and name not in without)]
    wanted = [expected(row, setting) for row in rows]
    return Register(title, rows, names, wanted, setting, typed)


def through_command(
    register: Register, formats: tuple[str, str], tally: Tally, folder: str, piece: int | None = None
) -> None:
    """The register through the command line; ``piece``: read in pieces of so many rows, as longer ones are."""
    read_as, write_as = formats
    german = register.setting.german and "csv" in (read_as, write_as)
    source, target = os.path.join(folder, f"in.{read_as}"), os.path.join(folder, f"out.{write_as}")
    pieces = f" in pieces of {piece}" if piece else ""
    way = f"{register.title}, {read_as} to {write_as}{pieces}"
    rows: list[Row] = [
        {"id": f"AZ-{place:06}", "remark": "Müller; „ja“", **row} for place, row in enumerate(register.rows)
    ]
    write(source, rows, register.names, typed=register.typed, german=german)
    options = [*register.setting.options, *(["--excel-de"] if german else [])]
    with _pieces(piece):
        code, out, err = command("batch", source, "-o", target, "--force", "--quiet", *options)
    tally.commands += 1
    if code != any(cells["error"] for cells in register.wanted) or out:
        tally.fault(f"{way}: exit {code}: {out}{err[:600]}")
        return
    found = read(target, german=german and write_as == "csv")
    tally.rows += len(rows)
    tally.ways[f"{read_as} to {write_as}{pieces}"] += len(rows)
    if found.height != len(rows):
        tally.fault(f"{way}: {found.height} rows of {len(rows)}")
        return
    german = german and write_as == "csv"
    for column in COLUMNS:
        name = f"answer_{column}" if column in register.names else column
        tally.cells += len(rows)
        early = has_early_day(write_as, [cells[column] for cells in register.wanted])
        for row, got, cells in zip(register.rows, found[name].to_list(), register.wanted, strict=True):
            if not fits(write_as, column, got, cells[column], german=german, early=early):
                tally.cell(way, row, column, got, cells[column])
    for name in register.names:
        got_texts = found[name].to_list() if name in found.columns else [None] * len(rows)
        tally.cells += len(rows)
        for row, got, place in zip(rows, got_texts, range(len(rows)), strict=True):
            if not passed(got, row.get(name)):
                tally.cell(way, register.rows[place], name, got, row.get(name))


@contextlib.contextmanager
def _pieces(rows: int | None) -> Iterator[None]:
    from hardship_cli.batch import pipeline

    before = pipeline.BATCH
    pipeline.BATCH = rows or before
    try:
        yield
    finally:
        pipeline.BATCH = before


def command(*args: str) -> tuple[int, str, str]:
    """The command line in this process: exit code, what it printed, what it said beside."""
    from hardship_cli.cli.main import run

    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = run(list(args))
    return code, out.getvalue(), err.getvalue()


# ---------------------------------------------------------------------- the engine, in any order and cut


def by_engine(
    register: Register, tally: Tally, dice: random.Random, cuts: Sequence[int], singles: int = SINGLES
) -> None:
    """The rows shuffled, in blocks of each size, then on four threads."""
    from hardship_cli.batch import engine as engines
    from hardship_cli.batch import resolve

    order = list(range(len(register.rows)))
    for cut in cuts:
        # Mostly each row walks a path of the law; as the commands do it, a path that a single row takes is not learned.
        resolve.PAYS, engines.SMALL = dice.choice([(1, 0), (1, 0), (2, 0), (2, 1_000)])
        dice.shuffle(order)
        some = register.part(order[: singles if cut == 1 else None])
        engine = _engine(register.setting)
        blocks = [engine.answer(frame).columns for frame in _cut(some, cut)]
        _compare(some, pl.concat(blocks), f"{register.title}, blocks of {cut}", tally)
        tally.ways[f"shuffled, blocks of {'all' if cut >= SHARD else cut}"] += len(some.rows)
        tally.contradictions += len(engine.forest.contradictions)
        if cut >= len(order):
            tally.one_by_one += engine.one_by_one
            tally.asked += len(order)
    dice.shuffle(order)
    some, engine, interval = register.part(order), _engine(register.setting), sys.getswitchinterval()
    try:
        sys.setswitchinterval(1e-6)
        with ThreadPoolExecutor(4) as pool:
            blocks = list(pool.map(lambda frame: engine.answer(frame).columns, _cut(some, max(len(order) // 30, 20))))
    finally:
        sys.setswitchinterval(interval)
    _compare(some, pl.concat(blocks), f"{register.title}, four threads", tally)
    tally.ways["shuffled, four threads"] += len(some.rows)


def one_by_one(register: Register, tally: Tally, dice: random.Random, count: int) -> None:
    """Registers of one row, each with an engine of its own."""
    some = register.part(dice.sample(range(len(register.rows)), min(count, len(register.rows))))
    blocks = [_engine(register.setting).answer(frame).columns for frame in _cut(some, 1)]
    _compare(some, pl.concat(blocks), f"{register.title}, one by one", tally)
    tally.ways["registers of one row"] += len(some.rows)


def _engine(setting: Setting) -> Any:
    from hardship_cli.batch.engine import Engine
    from hardship_cli.batch.row_by_row import Setting as Shared

    return Engine(Shared(setting.law, setting.ask or tuple(QUESTIONS), told, TODAY, setting.fee_day, setting.land))


def _cut(register: Register, cut: int) -> Iterator[pl.DataFrame]:
    names = [name for name in register.names if name in FACTS and name != "id"]
    frame = pl.DataFrame(register.rows, schema=dict.fromkeys(names, pl.String), orient="row")
    return (frame.slice(first, cut) for first in range(0, frame.height, cut))


def _compare(register: Register, found: pl.DataFrame, way: str, tally: Tally) -> None:
    tally.rows += len(register.rows)
    tally.cells += len(register.rows) * len(COLUMNS)
    for column in COLUMNS:
        for row, got, cells in zip(register.rows, found[column].to_list(), register.wanted, strict=True):
            if got != as_text(cells[column]):
                tally.cell(way, row, column, got, as_text(cells[column]))


# ---------------------------------------------------------------------- the whole


def author_of(seed: str, law: Law, *, is_clean: bool = False) -> Author:
    """A writer of rows that knows the days on which this law changes, and its places."""
    rules = [*law.fees.rules(), *law.deadlines.rules()]
    histories = [history for rule in rules for history in (rule.versions, *rule.lands.values())]
    changes = {
        day for history in histories for version in history for day in (version.start, version.until) if day is not None
    }
    places = [(name, place["land"]) for name, place in law.tables("holidays").get("place", {}).items()]
    return Author(seed, changes, places, is_clean=is_clean)


def shards(rows: int, seed: int) -> Iterator[Register]:
    """The registers of the shipped law; they differ in columns and options."""
    law = Law()
    options = (
        {}, {"land": "TH"}, {"fee_day": date(2019, 3, 1)}, {"german": True}, {"ask": ("fee", "appeal")}, {}, {"ask": ("fiction",)},
        {"land": "BY", "fee_day": date(2004, 12, 31)}, {"ask": ("permit", "fiction"), "german": True}, {},
    )  # fmt: skip
    for number, first in enumerate(range(0, rows, SHARD)):
        dice = random.Random(f"{seed}/{number}")
        is_clean = number % 5 == 4
        setting = Setting(law, **options[number % len(options)])
        always = {fact for name in setting.ask or QUESTIONS for fact in QUESTIONS[name].opened_by}
        without = [name for name in FACTS if name not in always and dice.random() < (0.4 if number % 3 == 2 else 0.0)]
        author = author_of(f"{seed}/{number}", law, is_clean=is_clean)
        yield written(f"register {number}", author, min(SHARD, rows - first), setting, without, typed=is_clean)


def overlaid(count: int, seed: int, rows: int, folder: str) -> Iterator[Register]:
    """A register under each of so many overlays that the checker passes."""
    sys.path.insert(0, os.path.join(ROOT, "tests"))
    from random_overlays import random_overlay

    for number in range(count):
        directory = os.path.join(folder, "overlay")
        shutil.rmtree(directory, ignore_errors=True)
        os.makedirs(directory)
        random_overlay(seed * 100_000 + number, directory)
        law = Law(overlay=directory)
        yield written(
            f"overlay {seed * 100_000 + number}",
            author_of(f"{seed}/o{number}", law),
            rows,
            Setting(law, directory),
            (),
            typed=False,
        )


def run(
    rows: int, overlays: int, seed: int, formats: Sequence[str], *, under: int = OVERLAID, singles: int = SINGLES
) -> Tally:
    """All of it; the formats in and out in turn."""
    tally, dice = Tally(), random.Random(seed)
    same = [(kind, kind) for kind in formats]
    crossed = [(kind, other) for kind in formats for other in formats if kind != other] or same
    pairs = [*same, *crossed]
    with tempfile.TemporaryDirectory() as folder:
        for number, register in enumerate(shards(rows, seed)):
            tally.statuses.update("failed" if cells["error"] else cells["status"] for cells in register.wanted)
            for pair in same:
                through_command(register, pair, tally, folder)
            through_command(register, crossed[number % len(crossed)], tally, folder, piece=PIECE)
            by_engine(register, tally, dice, (1, 97, 1000, SHARD), singles)
            one_by_one(register, tally, dice, singles)
            _progress(register.title, tally)
        for number, register in enumerate(overlaid(overlays, seed, under, folder)):
            tally.statuses.update("failed" if cells["error"] else cells["status"] for cells in register.wanted)
            through_command(register, pairs[number % len(pairs)], tally, folder, piece=97)
            by_engine(register, tally, dice, (97, SHARD))
            one_by_one(register, tally, dice, min(singles, 5))
            _progress(register.title, tally)
    return tally


def _progress(title: str, tally: Tally) -> None:
    gc.collect()  # what an engine knows is large, and hangs together in rings
    if sys.stderr.isatty() or os.environ.get("PROGRESS"):
        sys.stderr.write(f"{title}: {tally.cells:,} cells, {sum(tally.differing.values()):,} differ\n")


def main() -> int:
    """Run it and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--overlays", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    begin = time.perf_counter()
    tally = run(options.rows, options.overlays, options.seed, options.formats.split(","))
    print(
        f"{options.rows:,} rows of the shipped law, {options.overlays} overlays of {OVERLAID} rows each, seed {options.seed}"
    )
    print(
        "what they must say: "
        + ", ".join(f"{name or 'empty'} {count:,}" for name, count in tally.statuses.most_common())
    )
    for way, count in tally.ways.items():
        print(f"{way:32} {count:12,} rows")
    print(f"{'all':32} {tally.rows:12,} rows, {tally.cells:,} cells, {tally.commands:,} commands")
    print(
        f"{'answered one by one by the engine':32} {tally.one_by_one:12,} of {tally.asked:,} ({tally.one_by_one / max(tally.asked, 1):.1%})"
    )
    print(f"{'paths that contradict each other':32} {tally.contradictions:12,}")
    print(f"{'cells that differ':32} {sum(tally.differing.values()):12,}")
    for column, count in tally.differing.most_common():
        print(f"    {column:28} {count:12,}")
    print("\n".join([*tally.faults[:SHOWN], *tally.shown]))
    print(f"({timedelta(seconds=round(time.perf_counter() - begin))})")
    return 1 if options.check and tally.differing else 0


if __name__ == "__main__":
    sys.exit(main())
