"""Whatever word a person asks the vocabulary, the help or the program for: what it stands for is named, and no other thing."""

import re

import pytest

from hardship_cli.cli.commands import COMMANDS

# A word of practice, and what the vocabulary names for it (all of it, in this order where there are several).
WORDS = {
    "Bürgergeld": '--leistungsbezug "SGB II"',
    "Jobcenter": '--leistungsbezug "SGB II"',
    "Grundsicherung": '--leistungsbezug "SGB II" oder --leistungsbezug "SGB XII"',
    "Sozialamt": '--leistungsbezug "SGB XII" oder --leistungsbezug AsylbLG',
    "Härtefall": '--rechtsgrundlage "§ 25 Abs. 4 S. 2" oder --rechtsgrundlage "§ 23a"',
    "Härtefallkommission": '--rechtsgrundlage "§ 23a"',
    "Duldung": '--amtshandlung "Duldung erteilen" oder --amtshandlung "Duldung erneuern"',
    "Duldung verlängern": '--amtshandlung "Duldung erneuern"',
    "Erstantrag": "--amtshandlung Erteilung",
    "Karte verloren": '--amtshandlung "Neuausstellung der Karte"',
    "Pass abgelaufen": '--ersatzgrund "Pass abgelaufen"',
    "gelber Brief": "--zustellart Zustellungsurkunde",
    "PZU": "--zustellart Zustellungsurkunde",
    "Abschiebungsandrohung": "--angegriffen Abschiebungsandrohung",
    "Widerspruch": "hardship gebühr, hardship rechtsbehelf, --amtshandlung Widerspruch oder --rechtsbehelf Widerspruch",
    "Klage": "hardship rechtsbehelf oder --rechtsbehelf Klage",
    "Antragsdatum": "--antragseingang",
    "Geburtsdatum": "--geburtsdatum",
    "volljährig": "--nicht-minderjährig",
    "Eingang": "--antragseingang, --zugang oder --rechtsbehelf-eingegangen-am",
    "Poststempel": "--aufgabe-zur-post oder --zugang",
    "NRW": "--bundesland NW",
    "Sachsen": "--bundesland SN",
    "Regierungspräsidium": '--behördenebene "höhere Behörde"',
    "subsidiärer Schutz": '--schutzstatus "subsidiär schutzberechtigt"',
    "zurückgenommen": "--ergebnis zurückgenommen",
    "unzuständig": "--ergebnis unzuständig",
    "Verwaltungsgebühr": "hardship gebühr",
    "Kalender": "--kalender",
}
# A word that is not read by itself, and what is said of it.
EXPLAINED = {
    "SGB III": "ALG (I) gibt es nach dem SGB III",
    "SGB VIII": "nennt nur SGB II, SGB XII und AsylbLG",
    "Elterngeld": "nennt diese Leistung nicht",
    "§ 25a": "eine andere Vorschrift",
    "Niederlassungserlaubnis": "keine der Amtshandlungen",
    "Einbürgerung": "keine der Amtshandlungen",
    "Einwurf-Einschreiben": "keine Zustellung nach § 4 VwZG",
    "Fax": "ein Fax ist nichts davon",
    "Eilantrag": "hat keine Frist",
    "BAMF": "Das BAMF entscheidet über Asyl",
    "Abschiebung": "hardship ausreise",
    "Vorfrist": "hardship rechtsbehelf",
    "Wiedereinsetzung": "hardship rechtsbehelf",
    "Geburtsjahr": "--geburtsdatum 2010",
    "Alter": "--minderjährig",
    "Staatsangehörigkeit": "--schutzstatus Schweizer",
    "Asyl": "--schutzstatus asylberechtigt",
}
# What nobody here knows: no guess is made.
UNKNOWN = ("Elster", "Chancenaufenthalt", "Steuer", "Pflegegeld", "2026", "3 Monate", "Outlook")


def told(hardship, *args):
    code, out, err = hardship(*args, "--lang", "de")
    assert (code, out) == (2, "")
    return " ".join(err.split())


@pytest.mark.parametrize(("word", "meant"), WORDS.items())
def test_the_vocabulary_names_what_a_word_stands_for(hardship, word, meant):
    assert told(hardship, "wörter", word).startswith(f"„{word}“ kann stehen für {meant}. hardship wörter")


@pytest.mark.parametrize(("word", "meant"), [(word, meant) for word, meant in WORDS.items() if "hardship" not in meant])
def test_where_a_command_stands_the_same_is_meant(hardship, word, meant):
    # What an act costs is the first question about it.
    named = meant.replace("--amtshandlung ", "hardship gebühr ")
    for args in ((word,), ("hilfe", word)):
        assert f"Meinten Sie {named}?" in told(hardship, *args)


@pytest.mark.parametrize(("word", "text"), EXPLAINED.items())
def test_a_word_that_is_not_read_is_explained(hardship, word, text):
    for args in (("wörter", word), (word,), ("hilfe", word)):
        err = told(hardship, *args)
        assert err.startswith(f"„{word}“ wird hier nicht gelesen.")
        assert text in err


@pytest.mark.parametrize("word", UNKNOWN)
def test_of_what_nobody_knows_nothing_is_guessed(hardship, word):
    for args in (("wörter", word), ("hilfe", word)):
        assert "Meinten Sie" not in told(hardship, *args)


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        (("wörter", "Bürgergld"), "Bürgergeld?"),
        (("wörter", "--angabe", "bürgergeld"), "Leistungsbezug?"),
        (("wörter", "--angabe", "gelber Brief"), "Zustellart?"),
        (("wörter", "Zustellart"), "--angabe zustellart?"),
        (("Verlängerng",), "hardship gebühr Verlängerung?"),
        (("fiktionn",), "fiktion?"),
        (("duldung",), 'hardship gebühr "Duldung erteilen" oder hardship gebühr "Duldung erneuern"?'),
        (("hilfe", "duldung"), 'hardship gebühr "Duldung erteilen" oder hardship gebühr "Duldung erneuern"?'),
        (("schedules", "sho"), "zeigen?"),
        (("text", "vermrek"), "vermerk?"),
    ],
)
def test_a_slip_or_a_word_in_another_place(hardship, args, meant):
    assert f"Meinten Sie {meant}" in told(hardship, *args)


@pytest.mark.parametrize("word", ["toleration", "citizen's benefit", "yellow envelope", "renewal", "postmark"])
def test_english_words_are_told_in_english(hardship, word):
    code, out, err = hardship("words", word, "--lang", "en")
    assert (code, out) == (2, "")
    assert err.startswith(f"'{word}' can be written for --")


def test_what_is_advised_where_a_command_stands_can_be_typed(hardship):
    for word in ("Karte", "AE", "Antrag", "Auflage"):
        for line in re.findall(r"hardship gebühr (\"[^\"]+\"|[\w-]+)", told(hardship, "hilfe", word)):
            assert "kein Befehl" not in hardship("gebühr", line.strip('"'), "--lang", "de")[2]
    assert set(COMMANDS) > {"fee", "words", "help"}
