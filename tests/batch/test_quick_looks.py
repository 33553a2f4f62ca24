"""What looks quickly, or remembers, says what the slow way says: cells that begin like formulas, quotes."""

import csv
import io
import itertools
import random
import re

import polars as pl
import pytest

from hardship_cli.batch.formats.csv import Cells, _any_matches
from hardship_cli.batch.formats.interface import Layout

SIGNS = [chr(sign) for sign in range(1, 128)] + ["ä", "–", "−", "=", "🙂", "\u00a0"]


# Cells that begin like formulas.


def matching(*columns):
    return [place for place, column in enumerate(columns) if _any_matches(pl.Series(column, dtype=pl.String))]


@pytest.mark.parametrize("sign", SIGNS)
def test_every_first_sign(sign):
    for text in (sign, sign + "1", sign + "A", sign + "z", sign + sign, sign + "\uffff"):
        assert matching([text]) == ([0] if sign in "=+-@\t\r" else []), text


def test_one_among_many_and_nothings():
    for text in ("=1", "+1", "-1", "@a", "\tx", "\rx", "=", "+", "-", "@", "\t", "\r"):
        for place in (0, 500, 999):
            column = ["Mueller", None, "", "12", "ä"] * 200
            column[place] = text
            assert matching(["a"] * 1000, column, ["1"] * 1000) == [1]


def test_cells_of_nothing():
    assert matching([], []) == []
    assert matching([None, None], ["", ""]) == []


@pytest.mark.parametrize("seed", range(30))
def test_as_the_regular_expression_alone(seed):
    dice = random.Random(seed)
    columns = [
        [dice.choice([None, "", "".join(dice.choices(SIGNS, k=dice.randrange(4)))]) for _ in range(6)]
        for _ in range(40)
    ]
    wanted = [
        place for place, column in enumerate(columns) if any(text and re.match(r"[=+\-@\t\r]", text) for text in column)
    ]
    assert matching(*columns) == wanted


# Quotes around what needs them.


def cells(separator=","):
    return Cells(Layout(["a"], 0), separator)


def quoted(text, separator):
    if text is None or not any(sign in text for sign in (separator, '"', "\n", "\r")):
        return text
    return '"' + text.replace('"', '""') + '"'


PIECES = ["", "a", "b c", ",", ";", "\t", '"', '""', "\n", "\r", "ä", "'", " "]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("nothing", [0, 0.3, 0.6, 0.97, 1])
def test_quotes_as_python_sets_them(separator, nothing):
    dice = random.Random(separator + str(nothing))
    one = cells(separator)
    texts = ["".join(pair) for pair in itertools.product(PIECES, PIECES)]
    for pool in (texts, ["a", "b", "a b"], ["a", separator]):
        column = [None if dice.random() < nothing else dice.choice(pool) for _ in range(400)]
        found = one.quoted(pl.Series("7", column, dtype=pl.String))
        assert found.name == "7"
        assert found.to_list() == [quoted(text, separator) for text in column]


def test_quotes_of_short_columns():
    one = cells()
    for column in ([], [None], ["a"], [","], [None, None, '"'], ['"', None], ["x", None, None, "y"]):
        assert one.quoted(pl.Series("0", column, dtype=pl.String)).to_list() == [quoted(text, ",") for text in column]


@pytest.mark.parametrize("seed", range(5))
def test_quoted_cells_are_read_back(seed):
    dice = random.Random(seed)
    column = ["x" + "".join(dice.choices(PIECES, k=4)) for _ in range(100)]
    lines = cells().quoted(pl.Series("0", column)).to_list()
    text = "".join(f"{line},end\r\n" for line in lines)
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [[cell, "end"] for cell in column]


# Conditions and days of which some are the same for all rows.
