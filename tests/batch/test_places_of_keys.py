"""Keys are found through a table of remainders as a plain dictionary finds them."""

import random

import polars as pl
import pytest

from hardship_cli.batch import places as module
from hardship_cli.batch.places import PLACE, Places

SLOTS = 262_139


def series(keys):
    return pl.Series(keys, dtype=pl.Int64)


def found(places, keys):
    return places.find(series(keys)).to_list()


def expected(known, keys):
    """What a dictionary says; key 0 is nothing, with place 0."""
    return [{**known, 0: 0}.get(key) for key in keys]


def many_alike(dice, count):
    """Keys of which many leave the same remainder, and some are large."""
    remainders = [dice.randrange(SLOTS) for _ in range(max(count // 5, 1))]
    return list({dice.choice(remainders) + SLOTS * dice.choice([0, 1, 2, 3, 2**20, 2**43]) for _ in range(count)})


def test_the_table_is_as_large_as_these_tests_believe():
    assert module._SLOTS == SLOTS
    assert len(Places.none().slots) == SLOTS


@pytest.mark.parametrize("seed", range(20))
def test_found_as_in_a_dictionary_after_each_step(seed):
    dice = random.Random(seed)
    keys = many_alike(dice, 2000)
    dice.shuffle(keys)
    places, known = Places.none(), {}
    while keys:
        step, keys = keys[: (size := dice.choice([1, 2, 50, 700]))], keys[size:]
        numbers = [dice.randrange(2**32) for _ in step]
        places = places.longer(step, numbers)
        known.update(zip(step, numbers, strict=True))
        others = [key + SLOTS * dice.randrange(1, 4) for key in known] + [dice.randrange(2**62) for _ in range(50)]
        asked = [*known, *others, *[None] * 20]
        dice.shuffle(asked)
        assert found(places, asked) == [known.get(key) for key in asked]


@pytest.mark.parametrize("few", [0, 5000, 10**9], ids=["by a join", "as it is", "one by one"])
def test_however_the_others_are_found(monkeypatch, few):
    monkeypatch.setattr(module, "_FEW", few)
    known = {place * SLOTS + rest: rest * 100 + place for rest in range(3) for place in range(5)}
    places = Places.none().longer(list(known), list(known.values()))
    asked = [*known, None, 3, 99 * SLOTS, None, *reversed(known)]
    assert found(places, asked) == [known.get(key) for key in asked]


@pytest.mark.parametrize("missed", [4999, 5000, 5001, 20_000])
def test_many_that_share_their_slot(missed):
    first, second = list(range(missed)), list(range(SLOTS, SLOTS + missed))
    places = Places.none().longer(first, first).longer(second, [key + 7 for key in second])
    asked = [*second, None, 5 * SLOTS, *first[::-1]]
    random.Random(missed).shuffle(asked)
    known = {**dict(zip(first, first, strict=True)), **{key: key + 7 for key in second}}
    assert found(places, asked) == [known.get(key) for key in asked]


def test_more_unknown_keys_than_are_looked_up_one_by_one():
    places, asked = Places.none().longer([4, 5], [40, 50]), [*range(12_000), None]
    assert found(places, asked) == expected({4: 40, 5: 50}, asked)


def test_the_join_keeps_the_order_of_the_rows_and_repeats():
    keys = [key for place in range(3000) for key in (place, place + SLOTS)]
    places = Places.none().longer(keys, keys)
    asked = random.Random(1).choices([*keys, 10**9, 10**10], k=30_000)
    assert found(places, asked) == [key if key < 10**9 else None for key in asked]


def test_of_keys_that_leave_the_same_the_earlier_keeps_the_slot():
    old = Places.none().longer([8], [1])
    new = old.longer([8 + SLOTS, 9], [2, 3])
    assert new.slots[8] == 1
    assert new.slots[9] == 3
    assert found(new, [8, 8 + SLOTS, 9]) == [1, 2, 3]


def test_a_key_in_its_slot_is_found_without_the_others(monkeypatch):
    places = Places.none().longer([1, 2, 2 + SLOTS], [10, 20, 30])
    monkeypatch.setattr(Places, "_others", lambda _self, _keys: pytest.fail("looked further"))
    assert found(places, [1, None, 1]) == [10, None, 10]


def test_only_those_missed_are_looked_for_further(monkeypatch):
    asked = []

    def others(self, keys):
        asked.extend(keys.to_list())
        return pl.Series([self.known.get(key) for key in keys], dtype=PLACE)

    monkeypatch.setattr(Places, "_others", others)
    places = Places.none().longer([1], [10]).longer([1 + SLOTS], [30])
    assert found(places, [1, None, 1 + SLOTS, 7, 1]) == [10, None, 30, None, 10]
    assert asked == [1 + SLOTS, 7]


@pytest.mark.parametrize("few", [0, 5000])
@pytest.mark.parametrize(
    ("asked", "unknown"),
    [
        ([], None),
        ([None, None], None),
        ([1, None, 1 + SLOTS, 1], None),
        ([None, 1, 7, 1 + SLOTS, 7, 1 + 2 * SLOTS, None], [2, 4, 5]),
        ([9], [0]),
    ],
)
def test_rows_of_unknown_keys_are_told(monkeypatch, few, asked, unknown):
    monkeypatch.setattr(module, "_FEW", few)
    places = Places.none().longer([1, 1 + SLOTS], [10, 30])
    answer, rows = places.look(series(asked))
    assert answer.to_list() == [{1: 10, 1 + SLOTS: 30}.get(key) for key in asked]
    assert (None if rows is None else rows.to_list()) == unknown


@pytest.mark.parametrize("asked", [[], [None], [None] * 6000, [0], [5, None, SLOTS]])
def test_nothing_is_known_at_first(asked):
    answer = Places.none().find(series(asked))
    assert answer.dtype == PLACE
    assert answer.to_list() == expected({}, asked)


@pytest.mark.parametrize("asked", [[], [None], [None] * 6000])
def test_no_keys_at_all(asked):
    answer = Places.none().longer([3], [0]).find(series(asked))
    assert answer.dtype == PLACE
    assert answer.to_list() == [None] * len(asked)


def test_places_are_of_one_type_on_every_path(monkeypatch):
    places = Places.none().longer([0, 1], [7, 8]).longer([SLOTS], [9])
    for few in (0, 5000):
        monkeypatch.setattr(module, "_FEW", few)
        for asked in ([0, 1], [0, SLOTS], [SLOTS], [2], []):
            assert places.find(series(asked)).dtype == PLACE


def test_keys_and_places_at_their_bounds():
    known = {0: 0, SLOTS - 1: 1, SLOTS: 2**32 - 1, 2**62 - 1: 3, 2**63 - 1: 4}
    places = Places.none().longer(list(known), list(known.values()))
    assert found(places, list(known)) == list(known.values())
    assert found(places, [2**62, 2**63 - 2]) == [None, None]


def test_old_versions_stay_as_they_were():
    versions, known = [Places.none()], [{}]
    for step in range(6):
        keys = [step + SLOTS * which for which in range(3)] + [1000 + step]
        numbers = [100 * step + which for which in range(4)]
        versions.append(versions[-1].longer(keys, numbers))
        known.append({**known[-1], **dict(zip(keys, numbers, strict=True))})
        before = [[column.to_list() for column in one[1:]] for one in versions]
        assert [one.known for one in versions] == [{0: 0, **then} for then in known]
        versions[-1].longer([777, 778 + SLOTS], [1, 2])
        assert [[column.to_list() for column in one[1:]] for one in versions] == before
    asked = list(known[-1])
    for places, then in zip(versions, known, strict=True):
        assert found(places, asked) == expected(then, asked)
    assert Places.none().slots.max() == 0


def test_what_was_asked_stays_as_it_was():
    keys = series([1, None, SLOTS + 1])
    places = Places.none().longer([1, SLOTS + 1], [5, 6])
    first = places.find(keys)
    assert places.find(keys).to_list() == first.to_list() == [5, None, 6]
    assert keys.to_list() == [1, None, SLOTS + 1]
    assert places.places.to_list() == [0, 5, 6]


def test_a_key_has_one_place_each():
    with pytest.raises(ValueError, match="zip"):
        Places.none().longer([1, 2], [0])
