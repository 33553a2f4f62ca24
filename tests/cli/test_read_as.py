"""What was read otherwise than it looks is said, wherever a day or a Land is typed."""

import io
import sys

import pytest

DAY, LAND = "'1.2.26' was read as 2026-02-01.", "'Nordrein-Westfalen' was read as Nordrhein-Westfalen (NW)."
REFUSAL = "examples/refusal-easter.toml"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("fee", "certificate", "--on", "1.2.26"), DAY),
        (("fee", "certificate", "--land", "Nordrein-Westfalen"), LAND),
        (("deadline", "1.2.26", "1m", "--land", "NW"), DAY),
        (("deadline", "1.2.2026", "1m", "--land", "Nordrein-Westfalen"), LAND),
        (("holidays", "Nordrein-Westfalen", "2026"), LAND),
        (("holidays", "Nordrein-Westfalen", "2026", "--plain"), LAND),
        (("holidays", "Nordrein-Westfalen", "2026", "--json"), LAND),
        (("schedules", "list", "--land", "Nordrein-Westfalen"), LAND),
        (("schedules", "show", "Nordrein-Westfalen"), LAND),
        (("schedules", "diff", "1.2.26", "2026-03-01"), DAY),
        (("case", REFUSAL, "--set", "decided=1.2.26", "--today", "2026-04-20"), DAY),
        (("case", REFUSAL, "--set", "land=Nordrein-Westfalen", "--today", "2026-04-20"), LAND),
        (("case", REFUSAL, "--today", "1.2.26"), DAY),
        (("case", REFUSAL, "--known-on", "1.2.26"), DAY),
        (("batch", "examples/register.csv", "-o", "{out}", "--land", "Nordrein-Westfalen"), LAND),
        (("batch", "examples/register.csv", "-o", "{out}", "--on", "1.2.26"), DAY),
        (("checklist", "--act", "extend", "--land", "Nordrein-Westfalen"), LAND),
    ],
    ids=lambda value: " ".join(value[:4]) if isinstance(value, tuple) else "",
)
def test_it_is_said_once(hardship, tmp_path, args, said):
    _code, _out, err = hardship(*(arg.format(out=tmp_path / "out.csv") for arg in args), "--lang", "en")
    assert err.replace("\n", " ").count(said) == 1


def test_the_default_land_of_the_environment_too(hardship, monkeypatch):
    monkeypatch.setenv("HARDSHIP_LAND", "Nordrein-Westfalen")
    assert hardship("deadline", "2026-02-01", "1m")[2].count(LAND) == 1


def test_a_talk_says_it_where_it_is_typed(hardship, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\nNordrein-Westfalen\nletter\n1.2.26\ndone\nno\n"))
    _code, _out, err = hardship("ask", "appeal", "--lang", "en", "--today", "2026-03-01")
    assert DAY in err
    monkeypatch.setattr(sys, "stdin", io.StringIO("\nletter\n\n\n1.2.2026\n\nNordrein-Westfalen\ndone\nno\n"))
    assert LAND in hardship("ask", "appeal", "--lang", "en", "--today", "2026-03-01")[2]


def test_nothing_is_said_of_what_is_plain(hardship):
    for args in (
        ("deadline", "1.2.2026", "1m", "--land", "nrw"),
        ("holidays", "Hessen", "2026"),
        ("schedules", "list", "--land", "BY"),
    ):
        assert hardship(*args)[2] == ""
