"""The column ``assumed``: what a row's fee took for want of a fact, where another value would change it."""

import csv
import io

import pytest

from hardship_cli.batch import engine

ROWS = [
    # The facts of a row, and what it took.
    ({"act": "extend", "months": "6", "on": "2026-03-02"}, "minor=false;benefits=none;status=none"),
    ({"act": "extend", "months": "6"}, "on=2026-11-28;minor=false;benefits=none;status=none"),
    ({"act": "extend", "months": "6", "on": "2026-03-02", "benefits": "none"}, "minor=false;status=none"),
    ({"act": "extend", "months": "6", "on": "2026-03-02", "born": "1990-01-01", "status": "none"}, "benefits=none"),
    ({"act": "extend", "months": "6", "on": "2026-03-02", "benefits": "sgb2"}, ""),
    ({"act": "extend", "months": "6", "on": "2026-03-02", "minor": "false", "benefits": "none", "status": "none"}, ""),
    ({"act": "extend", "on": "2026-03-02"}, ""),  # no fee, for want of a length
    ({"start": "2026-03-02", "months": "6"}, ""),  # no fee is asked for
    ({"act": "extend", "months": "6", "on": "31.2.2026"}, ""),
]
NAMES = ["act", "months", "on", "born", "minor", "benefits", "status", "start"]


@pytest.mark.parametrize("small", [0, 10_000])
def test_it_says_what_the_single_command_says(hardship, tmp_path, monkeypatch, small):
    """By the paths of the law and row by row."""
    monkeypatch.setattr(engine, "SMALL", small)
    path = tmp_path / "register.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, NAMES, restval="")
        writer.writeheader()
        writer.writerows(facts for facts, _taken in ROWS)
    code, out, _err = hardship("batch", path, "-o", "-", "--to", "csv", "--today", "2026-11-28", "--quiet")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 1
    assert [row["assumed"] for row in rows] == [taken for _facts, taken in ROWS]
    names = list(rows[0])
    assert names[names.index("error") :][:3] == ["error", "assumed", "final_from"]


def test_the_day_of_the_fees_that_was_named_is_not_taken(hardship, tmp_path):
    path = tmp_path / "register.csv"
    path.write_text("act,months,status,benefits,minor\nextend,6,none,none,no\n", encoding="utf-8")
    out = hardship("batch", path, "-o", "-", "--to", "csv", "--on", "2026-03-02", "--quiet")[1]
    assert next(csv.DictReader(io.StringIO(out)))["assumed"] == ""
