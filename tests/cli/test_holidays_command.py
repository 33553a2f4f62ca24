"""``hardship holidays``: what stands in the place of a Land and of a year."""

import pytest


def test_a_lone_year_is_one_of_the_land_that_is_set(hardship, monkeypatch):
    code, out, err = hardship("holidays", "2027", "--plain")
    assert (code, out) == (2, "")
    assert err == "'2027' is a year, and the Land is missing.\nGive it in front: hardship holidays NW 2027.\n"
    monkeypatch.setenv("HARDSHIP_LAND", "NW")
    assert hardship("holidays", "2027", "--plain") == hardship("holidays", "NW", "2027", "--plain")


@pytest.mark.parametrize(("typed", "head"), [("9162", "2026, Bavaria"), ("05", "2026, North Rhine-Westphalia")])
def test_a_lone_key_is_a_land(hardship, typed, head):
    code, out, err = hardship("holidays", typed, "--today", "2026-11-30")
    assert (code, out.splitlines()[0]) == (0, f"Public holidays {head}")
    assert err == "No year was given: 2026 was taken.\n"


def test_a_key_that_looks_like_a_year_is_told(hardship):
    code, out, err = hardship("appeal", "--land", "2027", "--notified", "2026-11-11", "--plain")
    assert (code, out, err) == (0, "2026-12-11\n", "'2027' was read as Hamburg (HH).\n")
