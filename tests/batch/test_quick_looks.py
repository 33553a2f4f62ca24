"""What looks quickly, or remembers, says what the slow way says: joined keys, words, cells that begin like formulas, quotes."""

import csv
import io
import itertools
import random
import re

import polars as pl
import pytest

from hardship_cli.batch import codes, question
from hardship_cli.batch.codes import WORDS, Words
from hardship_cli.batch.formats.csv_write import Cells, _any_matches
from hardship_cli.batch.formats.interface import Layout
from hardship_cli.batch.question import Part, joined, key_of
from hardship_cli.facts import FACTS
from hardship_cli.laender import CODES

SIGNS = [chr(sign) for sign in range(1, 128)] + ["ä", "–", "−", "=", "🙂", "\u00a0"]


def number(cells, rooms):
    if None in cells:
        return None
    found = 0
    for cell, room in zip(cells, rooms, strict=True):
        found = found * room + cell
    return found


def key(rows, rooms):
    columns = zip(*rows, strict=True)
    types = [pl.Int32 if room <= 2**31 else pl.Int64 for room in rooms]
    frame = pl.DataFrame(
        [
            pl.Series(str(place), list(column), dtype=kind)
            for place, (column, kind) in enumerate(zip(columns, types, strict=True))
        ]
    )
    groups = joined([Part(pl.col(name), room) for name, room in zip(frame.columns, rooms, strict=True)])
    numbers = frame.select(group.number.alias(str(place)) for place, group in enumerate(groups))
    if set(types) == {pl.Int32}:
        assert set(numbers.dtypes) == {pl.Int32}
    return key_of([(column, group.room) for column, group in zip(numbers, groups, strict=True)])


@pytest.mark.parametrize("seed", range(40))
def test_parts_joined_as_python_does(seed):
    dice = random.Random(seed)
    rooms, size = [], 1
    while len(rooms) < 12:
        room = dice.choice([1, 2, 3, 17, 1000, 2**16, 2**31 - 1, 2**31, 2**33])
        if size * room <= 2**62:
            rooms.append(room)
            size *= room
        elif size > 2**55 or not dice.randrange(4):
            break
    rows = [[dice.choice([0, room - 1, dice.randrange(room)]) for room in rooms] for _ in range(50)]
    rows += [[room - 1 for room in rooms], [0] * len(rooms), [None, *[0] * (len(rooms) - 1)]]
    found = key(rows, rooms)
    assert found.dtype == pl.Int64
    assert found.to_list() == [number(row, rooms) for row in rows]


@pytest.mark.parametrize(
    "rooms",
    [
        [2**31 - 1],
        [2**62],
        [2**16, 2**15],
        [2**16, 2**16],
        [2**31 - 1, 2],
        [2, 2**31 - 1],
        [2**31, 2**31],
        [3, 2**33, 5, 2**20],
        [2**15, 2**15, 2**15, 2**15],
    ],
)
def test_the_largest_of_all_parts(rooms):
    rows = [[room - 1 for room in rooms], [None, *rooms[1:]], [room // 2 for room in rooms]]
    if len(rooms) > 1:
        rows[1] = [None, *[room - 1 for room in rooms[1:]]]
    assert key(rows, rooms).to_list() == [number(row, rooms) for row in rows]


def test_none_where_the_first_is_none_in_every_group():
    rooms = [3, 2**31 - 1, 4, 2**20]
    rows = [[dice, 1, 2, 3] for dice in (None, 0, None, 2)]
    assert [one is None for one in key(rows, rooms).to_list()] == [True, False, True, False]


# Words.


def places(words, texts):
    frame = pl.DataFrame({"x": pl.Series(texts, dtype=pl.String)})
    return frame.select(words.expr("x").alias("x")).to_series().to_list()


@pytest.mark.parametrize("name", WORDS)
def test_closed_lists_stand_in_their_order(name):
    fact, words = FACTS[name], Words(FACTS[name])
    closed = CODES if fact.kind == "land" else fact.values if fact.kind == "choice" else ()
    assert words.values == [words.default, *[value for value in closed if value != words.default]]
    assert len(set(words.values)) == len(words.values)
    assert words.met == [words.default, *[None] * (len(words.values) - 1)]
    assert places(words, ["no such text", None]) == [None, None]


def test_places_of_a_closed_list_do_not_depend_on_what_comes_first():
    for texts in (CODES, CODES[::-1]):
        words = Words(FACTS["land"])
        for text in texts:
            assert words.learn(pl.Series([text]))
        assert [words.values[place] for place in places(words, CODES)] == list(CODES)
        assert places(words, CODES) == [words.values.index(code) for code in CODES]
        assert len(words.values) == len(CODES) + 1
        assert words.met == words.values


def test_only_what_was_met_counts_as_met():
    words = Words(FACTS["land"])
    words.learn(pl.Series([CODES[3], CODES[1]]))
    assert [value for value in words.met if value is not None] == [CODES[1], CODES[3]]
    assert words.met.index(CODES[3]) == words.values.index(CODES[3])


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

TRUTHS = [True, False, None]


@pytest.mark.parametrize("name", ["any_of", "all_of"])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_conditions_together(name, count):
    """Also of those that hold for all rows, or for none; what is not known makes no row one that counts."""
    rows = list(itertools.product(TRUTHS, repeat=count))
    frame = pl.DataFrame(
        [pl.Series(str(place), [row[place] for row in rows], dtype=pl.Boolean) for place in range(count)]
        or [pl.Series("none", [0])]
    )
    for constant in (set(places) for size in range(count + 1) for places in itertools.combinations(range(count), size)):
        for row in rows:
            some = [pl.lit(row[one], pl.Boolean) if one in constant else pl.col(str(one)) for one in range(count)]
            found = frame.with_columns(found=getattr(question, name)(*some))["found"].to_list()
            for values, one in zip(rows, found, strict=True):
                met = [row[place] if place in constant else values[place] for place in range(count)]
                assert bool(one) == (any(met) if name == "any_of" else all(met))


def test_the_first_day_that_is_given():
    days = [None, 3]
    rows = list(itertools.product(days, repeat=3))
    frame = pl.DataFrame(rows, schema=dict.fromkeys("abc", pl.Int32), orient="row")
    columns = [pl.col(name) + place for place, name in enumerate("abc")]
    found = frame.with_columns(found=question.first_of(*columns))["found"].to_list()
    assert found == [next((day + place for place, day in enumerate(row) if day is not None), None) for row in rows]
    for lacking in range(3):
        some = [pl.lit(None, pl.Int32) if place == lacking else column for place, column in enumerate(columns)]
        found = frame.with_columns(found=question.first_of(*some))["found"].to_list()
        given = [[day for place, day in enumerate(row) if place != lacking] for row in rows]
        places = [place for place in range(3) if place != lacking]
        assert found == [
            next((day + place for place, day in zip(places, row, strict=True) if day is not None), None)
            for row in given
        ]
    assert frame.with_columns(found=question.first_of(pl.lit(None, pl.Int32)))["found"].to_list() == [None] * len(rows)
