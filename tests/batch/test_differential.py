"""The differential run of ``benchmarks/differential.py``, small: registers say what the single answers say, in every format and cut."""

import random
from datetime import date
from decimal import Decimal

import differential
import pytest
from differential import Tally, by_engine, one_by_one, run, through_command
from differential_cells import COLUMNS, Setting
from differential_rows import LAST, Author

from hardship_cli.case import Case, read_fact
from hardship_cli.facts import FACTS
from hardship_cli.schedule.load import Law


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    monkeypatch.delenv("PROGRESS", raising=False)


def test_no_cell_differs():
    tally = run(160, 2, 7, ("csv", "jsonl", "parquet", "xlsx"), under=60, singles=8)
    assert (tally.faults, tally.shown, tally.contradictions) == ([], [], 0)
    assert tally.commands == 7
    assert min(tally.statuses[status] for status in ("calculated", "review", "disputed", "blocked", "failed")) > 5


WRONG = {
    "fee_eur": Decimal("1.00"),
    "permit_valid_until": date(2027, 1, 1),
    "remedy": "none",
    "filed_in_time": False,
    "status": "blocked",
    "notes": "undecided",
    "error": "land: no",
}


@pytest.fixture(scope="module")
def made():
    """One row twice, with what it must say; and a register in which the second must say something else in one column."""
    law = Law()
    facts = {"act": "extend", "land": "NW", "months": "12", "permit_until": "2026-03-31", "posted": "2026-03-02"}
    row = {**dict.fromkeys(FACTS), **facts, "applied": "2026-02-02", "filed": "2026-03-09", "delivery": "letter"}
    del row["id"]
    right = differential.expected(row, Setting(law))
    assert right["filed_in_time"] is True

    def register(column):
        wanted = [right, {**right, column: WRONG[column]}]
        return differential.Register("made", [row, row], ["id", "remark", *row], wanted, Setting(law), typed=False)

    return register


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "xlsx"])
def test_each_format_finds_a_cell_that_differs(made, tmp_path, kind):
    for column in WRONG:
        tally = Tally()
        through_command(made(column), (kind, kind), tally, str(tmp_path))
        # An error that is missed shows in the exit code already.
        assert set(tally.differing) == ({"command"} if column == "error" else {column})


@pytest.mark.parametrize("column", ["fee_eur", "filed_in_time", "error"])
def test_each_cut_finds_a_cell_that_differs(made, column):
    tally = Tally()
    by_engine(made(column), tally, random.Random(1), (2,))
    assert tally.differing == {column: 2}  # in one block, and on threads
    one_by_one(made(column), tally, random.Random(1), 2)
    assert tally.differing == {column: 3}


def test_the_rows_reach_over_the_whole_vocabulary():
    authors = [Author(str(seed), [date(2017, 9, 1), date(2025, 1, 1)], [("augsburg", "BY")]) for seed in range(12)]
    rows = [row for author in authors for row in author.rows(500)]
    read, unread, units = {name: set() for name in FACTS}, set(), set()
    for row in rows:
        for name, text in row.items():
            if text is not None:
                try:
                    # A fact alone can lack the act or the document that it needs: it is read by itself.
                    value = read_fact(FACTS[name], text, date(2026, 11, 28))
                except Exception:  # noqa: BLE001 - whatever it is, it is no value
                    unread.add(name)
                else:
                    read[name].add(value)
    for name, fact in FACTS.items():
        if fact.kind in ("choice", "land"):
            assert {*fact.values} <= read[name] | {Case._field_defaults[name]}, name
        if fact.kind in ("day", "day-or-none"):
            days = [day for day in read[name] if isinstance(day, date)]
            assert max(days).year - min(days).year > 60, name
    units = {length.unit for length in read["months"] if length}
    assert units == {"days", "weeks", "months", "years"}
    assert {True, False} <= read["minor"]
    assert {"augsburg"} < read["place"]
    assert len(read["land"]) == 17
    assert unread == set(FACTS) - {"id", "place"}
    assert any(day.month == 2 and day.day == 29 for day in read["born"] if day)
    assert any(LAST.replace(year=2070) < day <= LAST for day in read["on"] if day)
    assert {date(1900, 1, 2), date(2199, 12, 31)} < read["until"] | read["applied"] | read["born"] | read["filed"]


def test_the_same_seed_gives_the_same_rows():
    def author(seed):
        return Author(seed, [date(2017, 9, 1)], [("augsburg", "BY")]).rows(50)

    assert author("4") == author("4") != author("5")
    assert set(COLUMNS) >= set(WRONG)
