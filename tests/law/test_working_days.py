"""Periods of working days against a count on one's fingers, and what ``Werktage`` leave open."""

import json
import random
from datetime import date, timedelta

import pytest

from hardship_cli import deadline
from hardship_cli.laender import CODES
from hardship_cli.law.holidays import Calendar
from hardship_cli.reading import WorkingDays

DAY = timedelta(days=1)


def counted(event, amount, land, calendar, *, saturdays=False, first=False, backwards=False, no_roll=False):
    """The end as a clerk finds it with a calendar on the wall."""
    off = {holiday.day for year in range(event.year - 2, event.year + 3) for holiday in calendar.of_year(land, year)}

    def works(day, last=4):
        return day.weekday() <= last and day not in off

    step = -DAY if backwards else DAY
    day, left = event if first else event + step, amount
    while True:
        if works(day, 5 if saturdays else 4):
            left -= 1
        if not left:
            break
        day += step
    day = day - DAY if backwards else day
    while not no_roll and not works(day):
        day += step
    return day


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("first", [False, True])
def test_each_day_is_counted(law, first, backwards):
    dice, calendar = random.Random(5), Calendar(law.holidays)
    for _ in range(150):
        land = dice.choice([code for code in CODES if not calendar.places(code)])
        event, amount = date(2015, 1, 1) + timedelta(days=dice.randint(0, 5000)), dice.randint(1, 40)
        no_roll = dice.random() < 0.3
        ways = {"first": first, "backwards": backwards, "no_roll": no_roll}
        plain = counted(event, amount, land, calendar, **ways)
        asked = {"first_day_counts": first, "backwards": backwards, "no_roll": no_roll}
        answer = deadline(event, WorkingDays(amount), land, **asked)
        assert answer.answer.last_day == plain, (event, amount, land)
        both = (plain, counted(event, amount, land, calendar, saturdays=True, **ways))
        answer = deadline(event, WorkingDays(amount, with_saturdays=True), land, **asked)
        assert answer.answer.last_day == min(both), (event, amount, land)
        others = [other for other in answer.answer.alternatives if other.because.startswith("saturdays")]
        assert [other.day for other in others] == ([max(both)] if both[0] != both[1] else [])
        assert (answer.status == "disputed") is (both[0] != both[1])
        if others:
            assert others[0].because == ("saturdays_count" if both[1] == max(both) else "saturdays_do_not_count")


@pytest.mark.parametrize(
    ("typed", "last", "status"),
    [
        # Monday 30 March 2026: 3 and 6 April are holidays, 4 April is a Saturday.
        ("5wd", "2026-04-08", "calculated"),
        ("5 Arbeitstage", "2026-04-08", "calculated"),
        ("5 working days", "2026-04-08", "calculated"),
        ("fünf Arbeitstage", "2026-04-08", "calculated"),
        ("5 Werktage", "2026-04-07", "disputed"),
        ("3 Werktage", "2026-04-02", "calculated"),
        ("4 WT", "2026-04-07", "calculated"),  # a Saturday is no end: § 193 BGB
    ],
)
def test_as_people_write_them(hardship, typed, last, status):
    code, out, err = hardship("deadline", "2026-03-30", typed, "--land", "NW", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert (found["answer"]["last_day"], found["status"]) == (last, status)


def test_where_saturdays_count_the_end_may_be_one_unless_it_moves(hardship):
    args = ("deadline", "2026-03-30", "4 Werktage", "--land", "NW", "--plain")
    assert hardship(*args)[1] == "2026-04-07\n"
    assert hardship(*args, "--no-roll")[1] == "2026-04-04\n"


def test_it_is_told_and_verified(hardship, tmp_path):
    args = ("deadline", "30.3.2026", "5 Werktage", "--land", "NW")
    code, out, _err = hardship(*args, "--lang", "de")
    assert code == 0
    assert "5 Werktage · 30.03.2026" in out
    assert "08.04.2026  wenn Samstage nicht als Werktage zählen: § 193 BGB" in out
    assert "5 Arbeitstage" in hardship(*args[:2], "5wd", "--lang", "de")[1]
    assert "1 working day " in hardship(*args[:2], "1wd", "--lang", "en")[1]
    for period in ("5 Werktage", "5wd"):
        (tmp_path / "a.json").write_text(hardship(*args[:2], period, "--json")[1], encoding="utf-8")
        assert hardship("verify", tmp_path / "a.json")[0] == 0


def test_without_a_land_a_day_that_is_off_somewhere_is_told():
    answer = deadline(date(2026, 1, 5), WorkingDays(1))
    assert answer.answer.last_day == date(2026, 1, 6)
    assert answer.status == "review"
    assert answer.answer.alternatives[0].day == date(2026, 1, 7)


@pytest.mark.parametrize("typed", ["0wd", "-3wd", "99999999wd", "1,5 Arbeitstage", "2 Wochen 3 Arbeitstage"])
def test_what_cannot_be_counted_is_refused(hardship, typed):
    assert hardship("deadline", "2026-03-30", typed)[0] == 2


@pytest.mark.parametrize(
    ("period", "lang", "said"),
    [
        ("1 Werktag", "en", "1 Werktag (working days, perhaps with Saturdays) · 2026-03-30"),
        ("2 Werktage", "en", "2 Werktage (working days, perhaps with Saturdays) · 2026-03-30"),
        ("1 Werktag", "de", "1 Werktag · 30.03.2026"),
    ],
)
def test_werktage_are_told_in_singular_and_plural(hardship, period, lang, said):
    assert said in hardship("deadline", "2026-03-30", period, "--lang", lang)[1]
