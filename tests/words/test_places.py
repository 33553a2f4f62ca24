"""The place where a remedy must arrive: its words, towns of which it is known, and the refusal of what is not."""

import pytest

from hardship_cli.case import Case, read_fact, remarks
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.law.filing import known_places
from hardship_cli.library import appeal
from hardship_cli.schedule.load import Law, default_law
from hardship_cli.words import words_of


def test_every_place_of_the_data_has_its_words():
    assert [word.code for word in words_of("place")] == list(known_places(default_law()))


@pytest.mark.parametrize(
    ("typed", "code", "announced"),
    [
        ("München", "by-15-august", True),
        ("muenchen", "by-15-august", True),
        ("Regensburg", "by-15-august", True),
        ("Würzburg", "by-15-august", True),
        ("Bautzen", "none", True),
        ("Weimar", "none", True),
        ("Mariä Himmelfahrt gilt", "by-15-august", False),
        ("Landkreis Eichsfeld", "eichsfeld", False),
        ("AUGSBURG", "augsburg", False),
        ("land", "land", False),
        ("Bamberg", "Bamberg", False),
    ],
)
def test_places_as_typed(typed, code, announced):
    assert read_fact(FACTS["place"], typed) == code
    expected = (("read_as", {"value": typed, "taken": code, "fact": "place"}),) if announced else ()
    assert remarks({"place": typed}) == expected


def test_a_word_for_places_in_two_laender_is_asked_about():
    with pytest.raises(InputError) as caught:
        read_fact(FACTS["place"], "Fronleichnamsgemeinde")
    assert (caught.value.code, caught.value.params["candidates"]) == (
        "word_ambiguous",
        ("sn-corpus-christi", "th-corpus-christi"),
    )


def test_what_is_not_known_is_refused_as_it_was_typed():
    with pytest.raises(InputError) as caught:
        appeal(Case.read(land="BY", place="Bamberg", notified="2025-07-15"))
    assert (caught.value.code, caught.value.params["value"]) == ("unknown_place", "Bamberg")


def test_a_place_of_data_of_ones_own_is_read_in_any_case(tmp_path):
    (tmp_path / "holidays.toml").write_text(
        "[place.my-town]\nland = 'NW'\ntitle = { de = 'Meine Stadt', en = 'my town' }\n", encoding="utf-8"
    )
    law = Law(overlay=str(tmp_path))
    from hardship_cli.law.appeals import appeal as ask

    found = ask(Case.read(land="NW", place="My-Town", notified="2026-03-10"), law)
    assert str(found.answer.last_day) == "2026-04-10"


def test_the_refusal_lists_words_and_codes(hardship):
    _code, _out, err = hardship(
        "appeal", "--land", "BY", "--place", "Bamberg", "--notified", "2025-07-15", "--lang", "de"
    )
    assert "„Bamberg“ ist dort nicht als Ort mit eigenen Feiertagen bekannt." in err
    assert "Mariä Himmelfahrt gilt (by-15-august)" in err
