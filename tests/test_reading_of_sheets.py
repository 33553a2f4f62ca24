"""What spreadsheets and other programs make of facts: titles that became days, keys that lost a zero, quotes of empty cells."""

import json
from datetime import date, datetime

import pytest

from hardship_cli.case import Case, read_fact, remarks
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.laender import LAENDER
from hardship_cli.reading import looks_like_land, read_land

TITLES = {
    "25-4-2": ("25.04.2002", "2002-04-25", "2002-04-25 00:00:00", "2002-04-25T00:00:00", "25.04.02", "25. Apr 02",
               "2025-04-02", "4/2/2025", "04/02/2025", "25/04/2002", date(2002, 4, 25), datetime(2002, 4, 25)),
    "25-4-1": ("25.04.2001", "2001-04-25", "25.04.01", "2025-04-01", "4/1/2025", date(2001, 4, 25)),
    "25-5": ("25.05.2026", "25.05.2019", "2026-05-25", "25. Mai", "25-May", "May 25, 2026", date(2024, 5, 25)),
}  # fmt: skip


@pytest.mark.parametrize(("title", "value"), [(title, value) for title, values in TITLES.items() for value in values])
def test_a_title_that_became_a_day_is_the_title_and_is_said(title, value):
    assert read_fact(FACTS["title"], value) == title
    assert remarks({"title": value}) == (("title_was_day", {"value": str(value), "taken": title}),)


@pytest.mark.parametrize("value", ["25-4-2", "25-4-1", "25-5", "23a", "25_4_2", "23A", ""])
def test_a_title_as_it_is_needs_no_remark(value):
    assert remarks({"title": value}) == ()
    assert read_fact(FACTS["title"], value) == value.casefold().replace("_", "-")


@pytest.mark.parametrize(
    "value", ["26.04.2002", "25.04.2003", "25.06.2026", "2002-04-25 10:00", "25.04.1902", "1.1.2026", "25", "37371"]
)
def test_other_days_are_no_title(value):
    # "25" is a part of three grounds.
    with pytest.raises(InputError, match="ambiguous" if value == "25" else "choice"):
        read_fact(FACTS["title"], value)
    assert remarks({"title": value}) == ()


def test_the_remark_stands_on_stderr_wherever_a_title_is_given(hardship, tmp_path):
    said = "'2002-04-25' was taken as the title 25-4-2: spreadsheets make such days of it.\n"
    args = ("fee", "extend", "--months", "12", "--on", "2026-01-01")
    assert hardship(*args, "--title", "2002-04-25", "--json") == (0, hardship(*args, "--json")[1], said)
    path = tmp_path / "c.toml"
    path.write_text('title = 2002-04-25\nact = "extend"\nmonths = 12\non = 2026-01-01\n', encoding="utf-8")
    code, out, err = hardship("case", path, "--json")
    assert (code, err) == (0, said)
    assert "title" not in json.loads(out)["asked"]  # the default
    assert hardship("due", path)[2] == said


@pytest.mark.parametrize("land", list(LAENDER))
def test_a_key_has_two_five_eight_or_twelve_digits_or_lost_its_zero(land):
    digits = LAENDER[land][0]
    for rest in ("", "315", "315000", "3150000000"):
        assert read_land(digits + rest) == land
        if digits[0] == "0":
            assert read_land(digits[1:] + rest) == land
    for rest in ("3", "31", "3150", "31500", "3150001", "31500012", "315000123", "31500001234"):
        if len(digits + rest) not in (4, 7, 11):
            with pytest.raises(InputError):
                read_land(digits + rest)


@pytest.mark.parametrize("nationality", ["163", "166", "160", "000", "998", "0163", "17", "99", "00", "0"])
def test_the_key_of_a_nationality_is_no_land(hardship, nationality):
    with pytest.raises(InputError):
        read_land(nationality)
    code, _out, err = hardship("fee", "extend", "--months", "12", "--on", "2026-01-01", "--land", nationality)
    assert (code, f"'{nationality}' is no Land." in err) == (2, True)


def test_a_column_of_nationalities_does_not_look_like_one_of_laender():
    assert not looks_like_land(["163", "166", "BY", "SN"])
    assert not looks_like_land(["TUR", "SYR", "BY", "AFG", None])
    assert looks_like_land(["NW", "Bayern", "05315000", "5315000", "", None, "Hesen"])
    assert looks_like_land(["NW", "x"])  # a slip in a short register is an error of its row
    assert looks_like_land(["x"])
    assert looks_like_land([])


@pytest.mark.parametrize("empty", ['""', "''", "", "  ", ' "" '])
def test_written_out_quotes_of_an_empty_cell_are_empty(empty):
    for fact in FACTS.values():
        if fact.kind != "text":
            assert read_fact(fact, empty) in ("", ())
    assert Case.read(minor=empty, lawful_stay=empty, months=empty, born=empty, land=empty) == Case()
