"""A message names an option only where one was typed, as it was typed, and once."""

import json

import pytest


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("typed", ["--data", "--daten", "--data=/x", "--daten=/x"])
def test_an_option_that_is_none_here_stands_as_it_was_typed(hardship, typed, language):
    words = [typed] if "=" in typed else [typed, "/x"]
    code, _out, err = hardship("--lang", language, *words, "schedules", "check")
    assert code == 2
    assert f" {typed.partition('=')[0]}." in err.splitlines()[0]


@pytest.mark.parametrize(("language", "head"), [("en", "land: 'XX'"), ("de", "Bundesland: „XX“")])
def test_a_land_that_stood_by_its_place_is_no_option(hardship, language, head):
    err = hardship("holidays", "XX", "2026", "--lang", language)[2]
    assert err.startswith(head)
    assert json.loads(hardship("holidays", "XX", "2026", "--json")[2])["error"]["field"] == "land"


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("--short", "--remind")), ("de", ("--kurzfassung", "--erinnern"))]
)
def test_a_message_that_begins_with_its_option_names_it_once(hardship, language, words):
    case = ("case", "--land", "NW", "--notified", "2026-03-02", "--lang", language)
    for word, args in zip(words, (("--short",), ("--remind", "1d")), strict=True):
        err = hardship(*case, *args)[2].splitlines()[0]
        assert err.startswith(f"{word} ")
        assert err.count(word) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "cannot be compared, for a column is missing: act.\nAdd one, or map one that is there (id, "),
        ("de", "Eine ergänzen oder eine vorhandene zuordnen"),
    ],
)
def test_an_audit_that_asks_nothing_by_name_names_no_such_option(hardship, tmp_path, language, said):
    path = tmp_path / "r.csv"
    path.write_text("id,recorded_fee_eur\n1,93.00\n", encoding="utf-8")
    code, _out, err = hardship("audit", path, "-o", tmp_path / "o.csv", "--lang", language)
    assert ('=act"' if language == "en" else '--zuordnen "ÜBERSCHRIFT=Amtshandlung"') in err
    assert (code, said in err, "--ask" in err, "--fragen" in err) == (2, True, False, False), err
    code, _out, err = hardship("batch", path, "-o", tmp_path / "o.csv", "--ask", "fee")
    assert (code, err.startswith("--ask: ")) == (2, True)


@pytest.mark.parametrize(("language", "said"), [("en", "2026 was taken"), ("de", "gezeigt wird 2026")])
def test_holidays_without_a_year_are_those_of_this_one(hardship, language, said):
    args = ("--lang", language, "--today", "2026-11-29")
    code, out, err = hardship("holidays", "BY", *args)
    assert (code, out) == (0, hardship("holidays", "BY", "2026", *args)[1])
    assert said in err
    assert hardship("holidays", *args)[0] == 2
