"""``hardship deadline`` as it is typed: relative days by their place, periods that are reckoned back, several Länder."""

import pytest

TODAY = ("--today", "2026-11-30")


@pytest.mark.parametrize(
    "words", [("-3d", "1m"), ("1m", "-3d"), ("--no-roll", "-3d", "1m"), ("--land", "NW", "-3d", "1m")]
)
def test_a_day_before_today_stands_where_a_day_is_expected(hardship, words):
    written = [{"-3d": "2026-11-27"}.get(word, word) for word in words]
    assert hardship("deadline", *words, *TODAY) == hardship("deadline", *written, *TODAY)
    assert hardship("frist", *words, *TODAY, "--plain")[0] == 0


def test_a_period_before_nothing_says_how_it_is_reckoned_back(hardship):
    code, out, err = hardship("deadline", "2026-11-30", "-3d")
    assert (code, out) == (2, "")
    assert err == "period: '-3d' is no length.\nOf a period that is reckoned back: 3d --backwards.\n"
    assert hardship("deadline", "2026-11-30", "3d", "--backwards")[0] == 0


def test_what_is_no_day_is_an_option_that_is_not_known(hardship):
    assert hardship("deadline", "-x", "1m")[2].startswith("No option -x.")


@pytest.mark.parametrize(
    "lands", [("--land", "NW", "--land", "BY"), ("--land=NW", "--land", "BY,"), ("--land", "NW, BY")]
)
def test_several_laender_with_commas_or_with_the_option_again(hardship, lands):
    assert hardship("deadline", "2026-07-15", "1m", *lands) == hardship(
        "deadline", "2026-07-15", "1m", "--land", "NW,BY"
    )


def test_no_land_is_the_one_that_is_set(hardship, monkeypatch):
    monkeypatch.setenv("HARDSHIP_LAND", "BY")
    wanted = hardship("deadline", "2026-07-15", "1m", "--land", "BY")
    assert hardship("deadline", "2026-07-15", "1m") == hardship("deadline", "2026-07-15", "1m", "--land=") == wanted
