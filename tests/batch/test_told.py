"""What is told of rows is put together as a loop over the rows puts it together."""

import itertools
import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import polars as pl
import pytest

from hardship_cli.answer import BLOCKED, CALCULATED, DISPUTED, REVIEW
from hardship_cli.batch import told as module
from hardship_cli.batch.told import STATUSES, Telling, Told

GRAVITY = ["", CALCULATED, REVIEW, DISPUTED, BLOCKED]
CODES = [f"code_{number}" for number in range(6)]
NAMES = ("first", "second", "third", "fourth", "fifth")
WAIT = 30  # seconds; none of these tests takes one


def naive(said):
    """Status and notes of one row, from (status, codes) of each question; none where a question said nothing."""
    gravest, notes = 0, []
    for one in said:
        if one is None:
            continue
        status, codes = one
        gravest = max(gravest, GRAVITY.index(status))
        for code in codes:
            if code not in notes:
                notes.append(code)
    return GRAVITY[gravest] or None, ";".join(notes) or None


def some(dice, count):
    made = {(dice.choice(GRAVITY), tuple(dice.sample(CODES, dice.randrange(4)))) for _ in range(count)}
    return sorted(made)


def parts_of(telling, rows, width):
    columns = zip(*rows, strict=True) if rows else [[]] * width
    return {
        name: pl.Series([0 if one is None else telling.number(*one) for one in column], dtype=pl.Int64)
        for name, column in zip(NAMES[:width], columns, strict=True)
    }


def told(telling, parts):
    places, tables = telling.of_rows(parts)
    return list(zip(tables.statuses[places].to_list(), tables.notes[places].to_list(), strict=True))


def test_statuses_by_their_gravity():
    assert list(STATUSES) == GRAVITY


@pytest.mark.parametrize("width", [1, 2, 4, 5])
@pytest.mark.parametrize("seed", range(5))
def test_random_rows(seed, width):
    dice = random.Random(100 * width + seed)
    telling, can = Telling(), some(dice, 25)
    for size in (1, 0, 30, 500, 3):
        rows = [[dice.choice([None, *can]) for _ in range(width)] for _ in range(size)]
        assert told(telling, parts_of(telling, rows, width)) == [naive(row) for row in rows]


def test_the_gravest_status_wherever_it_stands():
    telling = Telling()
    for low, high in [(low, high) for low in GRAVITY for high in GRAVITY if GRAVITY.index(low) <= GRAVITY.index(high)]:
        for row in ([(low, ()), (high, ())], [(high, ()), (low, ())], [None, (high, ())]):
            assert told(telling, parts_of(telling, [row], 2)) == [(high or None, None)]


def test_notes_in_the_order_of_questions_each_once():
    telling = Telling()
    row = [(CALCULATED, ("b", "a")), (REVIEW, ("c", "b")), (CALCULATED, ("a", "d"))]
    assert told(telling, parts_of(telling, [row, row[::-1]], 3)) == [(REVIEW, "b;a;c;d"), (REVIEW, "a;d;c;b")]


def test_nothing_said_is_nothing():
    telling = Telling()
    rows = [[None, None], [("", ()), None], [None, ("", ())]]
    assert told(telling, parts_of(telling, rows, 2)) == [(None, None)] * 3
    assert telling.number("", ()) == 0


def test_notes_without_a_status():
    telling = Telling()
    assert told(telling, parts_of(telling, [[("", ("note",))]], 1)) == [(None, "note")]


def test_numbers_stay():
    telling, dice = Telling(), random.Random(3)
    can = [one for one in some(dice, 60) if one != ("", ())]
    numbers = [telling.number(*one) for one in can]
    assert sorted(numbers) == list(range(1, len(can) + 1))
    assert [telling.number(*one) for one in can] == numbers
    assert telling.number(CALCULATED, ("a", "b")) != telling.number(CALCULATED, ("b", "a"))
    assert telling.number(CALCULATED, ("a",)) != telling.number(REVIEW, ("a",))


def test_no_room_left():
    telling = Telling()
    numbers = [telling.number(CALCULATED, (f"n{place}",)) for place in range(module._ROOM)]
    assert numbers == [*range(1, module._ROOM), -1]
    assert telling.number(REVIEW, ()) == -1
    assert telling.number(CALCULATED, ("n5",)) == 6  # what has a number keeps it
    assert telling.number("", ()) == 0


def test_the_last_numbers_are_not_taken_for_others():
    telling = Telling()
    for place in range(1, module._ROOM):
        telling.number(GRAVITY[place % 5], (f"n{place}",))
    ends = [1, 2, *(1 + 2**power for power in range(6, 12)), module._ROOM - 2, module._ROOM - 1]
    picked = [[*pair, *[module._ROOM - 1] * 3] for pair in itertools.product(ends, ends)]
    picked += [[*[module._ROOM - 1] * 3, *pair] for pair in itertools.product(ends, ends)]
    rows = [[(GRAVITY[place % 5], (f"n{place}",)) for place in row] for row in picked]
    parts = {
        name: pl.Series(column, dtype=pl.Int64) for name, column in zip(NAMES, zip(*picked, strict=True), strict=True)
    }
    assert told(telling, parts) == [naive(row) for row in rows]


def test_each_combination_is_learned_once(monkeypatch):
    telling, learned = Telling(), []
    longer = Told.longer

    def counted(self, keys, *texts):
        learned.append(len(keys))
        return longer(self, keys, *texts)

    monkeypatch.setattr(Told, "longer", counted)
    rows = [[(CALCULATED, ("a",)), None], [(REVIEW, ()), None]] * 50
    parts = parts_of(telling, rows, 2)
    told(telling, parts)
    told(telling, parts)
    assert learned == [2]


def test_earlier_tables_hold_for_earlier_places():
    telling = Telling()
    first = parts_of(telling, [[(CALCULATED, ("a",))], [(REVIEW, ("b",))]], 1)
    places, tables = telling.of_rows(first)
    told(telling, parts_of(telling, [[(BLOCKED, (f"x{place}",))] for place in range(50)], 1))
    assert tables.statuses[places].to_list() == [CALCULATED, REVIEW]
    assert len(tables.notes) == 3  # with that of nothing
    again, tables = telling.of_rows(first)
    assert again.to_list() == places.to_list()
    assert tables.notes[again].to_list() == ["a", "b"]


@pytest.mark.parametrize("seed", range(4))
def test_many_threads_at_once(seed):
    dice, threads = random.Random(seed), 8
    telling, can = Telling(), some(dice, 40)
    batches = [[[dice.choice([None, *can]) for _ in range(3)] for _ in range(120)] for _ in range(5 * threads)]
    together = Barrier(threads)

    def ask(which):
        together.wait(WAIT)
        return [(rows, told(telling, parts_of(telling, rows, 3))) for rows in batches[which::threads]]

    with ThreadPoolExecutor(threads) as pool:
        answers = [one for answer in pool.map(ask, range(threads), timeout=WAIT) for one in answer]
    assert len(answers) == len(batches)
    for rows, answer in answers:
        assert answer == [naive(row) for row in rows]
    # None was learned by two threads.
    met = {tuple(0 if one is None else telling.number(*one) for one in row) for rows in batches for row in rows}
    assert len(telling._told.notes) == len({*met, (0, 0, 0)})


def test_another_thread_learned_it_meanwhile(monkeypatch):
    learn = Telling._learn

    def twice(self, *what):
        learn(self, *what)
        learn(self, *what)

    monkeypatch.setattr(Telling, "_learn", twice)
    telling = Telling()
    parts = parts_of(telling, [[(CALCULATED, ("a",))], [(REVIEW, ("b",))]], 1)
    assert told(telling, parts) == [(CALCULATED, "a"), (REVIEW, "b")]
    assert telling._told.notes.to_list() == [None, "a", "b"]


def test_the_same_numbers_from_many_threads():
    telling, threads = Telling(), 8
    together = Barrier(threads)

    def ask(_which):
        together.wait(WAIT)
        return [telling.number(CALCULATED, (f"n{place}",)) for place in range(300)]

    with ThreadPoolExecutor(threads) as pool:
        answers = list(pool.map(ask, range(threads), timeout=WAIT))
    assert all(answer == answers[0] for answer in answers)
    assert sorted(answers[0]) == list(range(1, 301))
