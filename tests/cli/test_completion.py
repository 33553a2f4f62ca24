"""Completion by words: what is typed decides."""

import pytest

from hardship_cli.facts import FACTS


@pytest.fixture
def complete(monkeypatch, hardship):
    def ask(line, lang="de"):
        words = line.split()
        monkeypatch.setenv("HARDSHIP_LANG", lang)
        monkeypatch.setenv("_HARDSHIP_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(words) if line.endswith(" ") else len(words) - 1))
        return hardship()[1].split()

    return ask


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("hardship geb", ["gebühr"]),
        ("hardship gebue", ["gebühr"]),
        ("hardship per", ["permit"]),
        ("hardship rechtsstand ze", ["zeigen"]),
        ("hardship gebühr verl", ["verlängerung", "verlängerung-des-ausweisersatzes"]),
        ("hardship gebühr Verl", ["Verlängerung", "Verlängerung-des-ausweisersatzes"]),
        ("hardship gebühr ext", ["extend"]),
        ("hardship gebühr --zus", ["--zusatzleistungen", "--zustellart"]),
        ("hardship gebühr --mon", ["--months"]),
        ("hardship rechtsbehelf --zustellart zus", ["zustellungsurkunde", "zustellung-im-ausland"]),
        ("hardship rechtsbehelf --delivery let", ["letter"]),
        ("hardship gebühr --bundesland bay", ["bayern"]),
        ("hardship gebühr --land N", ["Niedersachsen", "Nordrhein-Westfalen"]),
        ("hardship gebühr --zusatzleistungen express,dir", ["express,direktversand"]),
        ("hardship fall x.toml --set zustellart=zustellungs", ["zustellart=zustellungsurkunde"]),
        ("hardship rechtsstand zeigen e6", ["e6"]),
        ("hardship feiertage bay", ["bayern"]),
        ("hardship schema ant", ["antwort"]),
        ("hardship wörter --angabe zustella", ["zustellart"]),
        ("hardship gebühr --farbe a", ["auto", "always"]),
        ("hardship register liste.csv --to xls", ["xlsx"]),
        # bash cuts at the equals sign, and replaces what is behind it.
        ("hardship fall x.toml --set zustellart = zustellungs", ["zustellungsurkunde"]),
        ("hardship rechtsbehelf --zustellart = zustellungs", ["zustellungsurkunde"]),
        ("hardship rechtsbehelf --zustellart=zustellungs", ["--zustellart=zustellungsurkunde"]),
    ],
)
def test_words_that_begin_as_typed_else_codes(complete, line, offered):
    assert complete(line) == offered


def test_in_english_codes_are_offered(complete):
    assert complete("hardship f", "en") == ["fee", "fiction"]
    assert complete("hardship fee --land ba", "en") == ["baden-Württemberg", "bavaria"]
    assert complete("hardship fee --outcome ", "en") == list(FACTS["outcome"].values)
    assert complete("hardship gebühr --benefits sgb", "en") == ["sgb2", "sgb12"]


def test_other_shells_leave_the_line_before_the_cursor(monkeypatch, hardship):
    monkeypatch.setenv("HARDSHIP_LANG", "de")
    monkeypatch.setenv("_HARDSHIP_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "hardship rechtsbehelf --zustellart ")
    assert "zustellungsurkunde" in hardship()[1]
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "hardship gebühr --zus")
    assert "zusatzleistungen" in hardship()[1]
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", 'hardship gebühr --zus "')
    assert hardship()[2] == ""  # an open quote: nothing is said about it
