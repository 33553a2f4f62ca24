"""Each text of a column becomes the number of the value that the same text has in a single row."""

import random
from datetime import date, timedelta

import polars as pl
import pytest

from hardship_cli.batch import encode
from hardship_cli.batch.encode import FAILED, NULL, TITLE_NONE, WORDS, Encoder, Words
from hardship_cli.batch.row_by_row import RowByRow, Setting
from hardship_cli.case import Case, read_fact
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, NO_DAY
from hardship_cli.laender import CODES

TODAY = date(2026, 11, 27)
BASE = date(1900, 1, 1)
ODD = [
    None, None, "", "  ", "none", "today", "+14d", "2025-02-30", "2025-1-1", " 2025-07-04", "2025-07-0\t4", "31.2.2025", "2025-+1-05",
    "0000-00-00", "1900-01-01", "1899-12-31", "2059-12-31", "2060-01-01", "2199-12-31", "2200-01-01", "#N/A",
]  # fmt: skip


@pytest.fixture
def row_by_row(law):
    return RowByRow(Setting(law, (), str, TODAY))


def single(name, text):
    """The value of a text alone, :data:`FAILED` where it cannot be read."""
    if text is None:
        return None
    try:
        value = read_fact(FACTS[name], text, TODAY)
    except InputError:
        return FAILED
    return Case._field_defaults[name] if value in ("", ()) else value


def values(encoder, name, texts):
    numbers = encoder.numbers(name, pl.Series(texts, dtype=pl.String))
    if numbers is None:
        return [Case._field_defaults[name]] * len(texts)
    assert numbers.dtype == "int32"
    return [FAILED if number == FAILED else encoder.value(name, number) for number in numbers.tolist()]


@pytest.mark.parametrize("name", ["notified", "permit_until"])
@pytest.mark.parametrize("german", [0, 0.5, 1])
def test_days_as_they_are_read_alone(row_by_row, name, german):
    """In blocks of which each has another form for the most part."""
    dice, encoder = random.Random(f"{name} {german}"), Encoder(row_by_row.read)
    for share in (german, german, 1 - german, german):
        texts = []
        for _ in range(200):
            near = TODAY - timedelta(dice.randrange(1500))
            day = BASE + timedelta(dice.randrange(60_000)) if dice.random() < 0.3 else near
            form = "%d.%m.%Y" if dice.random() < share else "%Y-%m-%d"
            texts.append(dice.choice(ODD) if dice.random() < 0.2 else day.strftime(form))
        assert values(encoder, name, texts) == [single(name, text) for text in texts]


@pytest.mark.parametrize("name", WORDS)
def test_words_as_they_are_read_alone(row_by_row, name):
    encoder = Encoder(row_by_row.read)
    fact = FACTS[name]
    known = (
        CODES
        if fact.kind == "land"
        else fact.values or {"flag": ("ja", "false"), "period": ("12", "3m", "1y", "P6M")}.get(fact.kind, ())
    )
    texts = [*known, None, "  ", "no such text", *known[::-1]]
    default = Case._field_defaults[name]
    assert values(encoder, name, texts) == [default if text is None else single(name, text) for text in texts]


@pytest.mark.parametrize("name", WORDS)
def test_closed_lists_stand_in_their_order(name):
    fact, words = FACTS[name], Words(name)
    default = Case._field_defaults[name]
    closed = CODES if fact.kind == "land" else fact.values if fact.kind == "choice" else ()
    assert words.values == [default, *[value for value in closed if value != default]]
    for code in reversed(closed):
        assert words.values[words.place(code)] == code
    assert len(words.values) == len({*closed, default})


def test_no_day_and_the_word_for_none_are_numbers_of_their_own(row_by_row):
    encoder = Encoder(row_by_row.read)
    numbers = encoder.numbers("permit_until", pl.Series(["none", None, " ", "keine", "2026-03-31", "x"]))
    assert numbers.tolist() == [TITLE_NONE, NULL, NULL, TITLE_NONE, date(2026, 3, 31).toordinal(), FAILED]
    assert [encoder.value("permit_until", number) for number in numbers.tolist()[:5]] == [
        NO_DAY, None, None, NO_DAY, date(2026, 3, 31),
    ]  # fmt: skip
    assert encoder.numbers("notified", pl.Series([None, None], dtype=pl.String)) is None


def test_each_text_is_read_once():
    asked = []

    def read(name, text):
        asked.append((name, text))
        return (None, InputError("unknown", name)) if "where" in text else (text, None)

    encoder = Encoder(read)
    texts = pl.Series(["nowhere", "elsewhere", "NW", "nowhere"])
    for _ in range(2):
        assert encoder.numbers("land", texts).tolist() == [FAILED, FAILED, encoder.words["land"].place("NW"), FAILED]
    assert asked == [("land", "nowhere"), ("land", "elsewhere"), ("land", "NW")]


def test_texts_do_not_fill_memory(monkeypatch):
    monkeypatch.setattr(encode, "_MOST", 5)
    encoder = Encoder(lambda name, _text: (None, InputError("unknown", name)))
    for place in range(20):
        assert encoder.numbers("land", pl.Series([f"nowhere {place}"])).tolist() == [FAILED]
        assert len(encoder._known["land"]) <= 6


def test_what_is_wrong_with_a_row_is_joined_with_one_mark(batch):
    rows = b"act,months,on,benefits,recorded_fee_eur\nextend,12,unbekannt,quatsch,abc\n"
    for command in ("batch", "audit"):
        (error,) = batch(rows, command=command)[1]["error"].to_list()
        assert ".;" not in error
        assert error.count("accepted. Accepted") == 1
        assert (". recorded_fee_eur: " in error) == (command == "audit")
