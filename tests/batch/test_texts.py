"""Texts are found where they stand in the list, or said not to be found; never found where they do not stand."""

import random
from datetime import date, timedelta

import polars as pl
import pytest

from hardship_cli.batch import encode as codes
from hardship_cli.batch import text_index as places
from hardship_cli.batch.day_texts import BASE, number
from hardship_cli.batch.day_texts import DayTexts as Tables
from hardship_cli.batch.encode import NO_TITLE, Days
from hardship_cli.batch.text_index import PLACE, Texts
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, read_fact

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize("buckets", [1, 2, 7, 64, 1009])
@pytest.mark.parametrize("size", [0, 1, 50, 400])
def test_found_or_missed(monkeypatch, buckets, size):
    monkeypatch.setattr(places, "_BUCKETS", buckets)
    dice = random.Random(1000 * buckets + size)
    known = [f"text {number} {'x' * (number % 20)}" for number in range(size)]
    order = dice.sample(range(size), size)
    table = Texts(pl.Series(known, dtype=pl.String), pl.Series(order, dtype=PLACE))
    asked = dice.choices([*known, None, "", "other", "text"], k=300)
    index, missed = table.look(pl.DataFrame({"a": asked, "b": asked[::-1]}, schema={"a": pl.String, "b": pl.String}))
    backwards = [len(asked) - 1 - row for row in missed["b"].to_list()]
    missed = set(missed["a"].to_list())
    assert set(backwards) == missed
    for row, (text, found) in enumerate(zip(asked, index["a"].to_list(), strict=True)):
        if text is None:
            assert found is None
            assert row not in missed
        elif row not in missed:
            assert known[found] == text
    assert missed >= {row for row, text in enumerate(asked) if text is not None and text not in known}
    if known:
        # Nothing takes the place of the one that comes last, unless it would be found for what is not given.
        last = pl.DataFrame({"a": [known[order[-1]], None]}, schema={"a": pl.String})
        slots = last.select(places._bucket(pl.all())).to_series()
        if slots[0] != slots[1]:
            assert table.look(last)[0].to_series().to_list() == [order[-1], None]


def single(text, fact):
    if text is None:
        return None
    try:
        value = read_fact(fact, text, TODAY)
    except InputError:
        return None
    return {"": codes._BLANK, "none": NO_TITLE}.get(value) if isinstance(value, str) else number(value)


@pytest.mark.parametrize("name", ["notified", "permit_until"])
@pytest.mark.parametrize("german", [0, 0.2, 0.5, 0.9, 1])
@pytest.mark.parametrize("buckets", [97, 2**14, 2**20])
def test_days_as_they_are_read_alone(monkeypatch, name, german, buckets):
    """Also where most days are in each other's way, in batches of which each has another form for the most part."""
    monkeypatch.setattr(places, "_BUCKETS", buckets)
    dice, days = random.Random(f"{name} {german} {buckets}"), Days(Tables(), TODAY)
    odd = [
        None,
        None,
        "",
        "  ",
        "none",
        "today",
        "+14d",
        "2025-02-30",
        "2025-1-1",
        " 2025-07-04",
        "2025-07-0\t4",
        "31.2.2025",
    ]
    odd += [
        "2025-+1-05",
        "0000-00-00",
        "1900-01-01",
        "1899-12-31",
        "2059-12-31",
        "2060-01-01",
        "2199-12-31",
        "2200-01-01",
    ]
    for share in (german, german, 1 - german, german):
        texts = []
        for _ in range(200):
            day = (
                BASE + timedelta(dice.randrange(60_000))
                if dice.random() < 0.3
                else TODAY - timedelta(dice.randrange(1500))
            )
            form = "%d.%m.%Y" if dice.random() < share else "%Y-%m-%d"
            texts.append(dice.choice(odd) if dice.random() < 0.2 else day.strftime(form))
        found = days.code(pl.DataFrame({name: texts}, schema={name: pl.String}), FACTS)[name]
        assert found.dtype == pl.Int32
        assert found.to_list() == [single(text, FACTS[name]) for text in texts]


def test_days_near_today_are_found_at_once():
    days = Days(Tables(), TODAY)
    near = [(TODAY + timedelta(shift)).isoformat() for shift in range(-400, 400)]
    _index, missed = days._form(german=False).look(pl.DataFrame({"day": near}))
    assert len(missed["day"]) <= len(near) // 100
