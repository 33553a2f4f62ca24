"""What looks quickly, or remembers, says what the slow way says: joined keys, words, cells that begin like formulas, quotes."""

import csv
import io
import itertools
import random
import re

import polars as pl
import pytest

from hardship_cli.batch import encode as codes
from hardship_cli.batch.encode import WORDS, Words
from hardship_cli.batch.formats.csv import Cells, _any_matches
from hardship_cli.batch.formats.interface import Layout
from hardship_cli.facts import FACTS
from hardship_cli.laender import CODES

SIGNS = [chr(sign) for sign in range(1, 128)] + ["ä", "–", "−", "=", "🙂", "\u00a0"]


def places(words, texts):
    frame = pl.DataFrame({"x": pl.Series(texts, dtype=pl.String)})
    return frame.select(words.expr("x").alias("x")).to_series().to_list()


@pytest.mark.parametrize("name", WORDS)
def test_closed_lists_stand_in_their_order(name):
    fact, words = FACTS[name], Words(FACTS[name])
    closed = CODES if fact.kind == "land" else fact.values if fact.kind == "choice" else ()
    assert words.values == [words.default, *[value for value in closed if value != words.default]]
    assert len(set(words.values)) == len(words.values)
    assert places(words, ["no such text", None]) == [None, None]


def test_places_of_a_closed_list_do_not_depend_on_what_comes_first():
    for texts in (CODES, CODES[::-1]):
        words = Words(FACTS["land"])
        for text in texts:
            assert words.learn(pl.Series([text]))
        assert [words.values[place] for place in places(words, CODES)] == list(CODES)
        assert places(words, CODES) == [words.values.index(code) for code in CODES]
        assert len(words.values) == len(CODES) + 1


def test_texts_that_cannot_be_read_are_read_once(monkeypatch):
    asked, real = [], codes.read_fact

    def read(fact, text):
        asked.append(text)
        return real(fact, text)

    monkeypatch.setattr(codes, "read_fact", read)
    words = Words(FACTS["land"])
    texts = pl.Series(["nowhere", "elsewhere", "nowhere"])
    assert not words.learn(texts)
    assert not words.learn(texts)
    assert asked == ["nowhere", "elsewhere"]
    assert places(words, texts.to_list()) == [None] * 3
    assert words.learn(pl.Series(["nowhere", CODES[0]]))
    assert asked[2:] == [CODES[0]]
    assert places(words, ["nowhere", CODES[0]]) == [None, words.values.index(CODES[0])]


def test_what_another_thread_learned_can_be_read():
    words = Words(FACTS["land"])
    assert words.learn(pl.Series([CODES[0]]))
    assert words.learn(pl.Series([CODES[0]]))


def test_texts_that_cannot_be_read_do_not_fill_memory(monkeypatch):
    monkeypatch.setattr(codes, "_MOST", 5)
    words = Words(FACTS["land"])
    for place in range(20):
        assert not words.learn(pl.Series([f"nowhere {place}"]))
    assert len(words._unread) == 5
    assert words.learn(pl.Series([CODES[0]]))


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
