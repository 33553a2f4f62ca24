"""Words that mean other things elsewhere and are taken all the same: on every face it is told as what.

The words are those of which the field's usage was collected and marked so; what the word is taken for stands beside it.
"""

import io
import re
import sys

import pytest

from hardship_cli.case import remarks
from hardship_cli.facts import FACTS
from hardship_cli.words import called, fact_of, fold, noted_keys, words_of

# A name of a fact, the fact, and a value that it takes.
KEYS = [
    *((word, "applied", "2026-11-17") for word in (
        "Antragsdatum", "Antrag gestellt am", "Antragstellung", "Antrag vom", "beantragt am", "Antrag am", "Datum des Antrags",
        "application date", "date of application", "applied on",
    )),
    ("Aufenthaltsdauer", "months", "12"),
    ("Vertragsende", "purpose_until", "2027-11-17"),
    ("Wegfall des Hindernisses", "obstacle_gone", "2026-11-17"),
    ("gilt als erlaubt", "lawful_stay", "ja"),
    ("vom Erfordernis eines Aufenthaltstitels befreit", "lawful_stay", "ja"),
    *((word, "decided", "2026-11-17") for word in ("Briefdatum", "abgelehnt am", "Datum des Schreibens", "date of the letter")),
    ("Klage erhoben am", "filed", "2026-11-17"),
    ("Widerspruch eingelegt am", "filed", "2026-11-17"),
    ("Belehrung", "instruction", "falsch"),
]  # fmt: skip
# A fact, a word for one of its values, and the value.
VALUES = [
    ("delivery", "Post", "letter"),
    ("instruction", "vorhanden", "correct"),
    ("held", "AE", "permit"),
    ("held", "eAT", "permit"),
    ("land", "Württemberg", "BW"),
    ("land", "Mecklenburg", "MV"),
]
# Where the fact is read in a case that has an answer.
WITH = {"fiction": ("--permit-until", "2026-11-30"), "appeal": ("--notified", "2026-11-02", "--land", "NW")}
TODAY = ("--today", "2026-11-30")


def typed(word):
    return f"--{word.replace(' ', '-')}"


def read_as(word, fact, lang):
    """The beginning of the remark on a name."""
    name = f"{called('facts', fact, lang)} ({fact})" if called("facts", fact, lang) != fact else fact
    return f"„{word}“ als {name} gelesen" if lang == "de" else f"'{word}' was read as {name}"


def on_one_line(text):
    return " ".join(text.split())


def test_each_marked_name_is_here():
    marked = {(fold(name), word.code) for word in words_of("facts") for name in word.noted}
    assert {(fold(word), fact) for word, fact, _value in KEYS} <= marked
    assert {fact for _word, fact in marked} == {fact for _word, fact, _value in KEYS}


@pytest.mark.parametrize(("word", "fact", "value"), KEYS)
@pytest.mark.parametrize("form", [(), ("--plain",), ("--json",)], ids=str)
def test_an_option(hardship, word, fact, value, form):
    option = (typed(word),) if FACTS[fact].kind == "flag" else (typed(word), value)
    for lang in ("de", "en"):
        # With everything that answers, whatever the fact is read by.
        code, out, err = hardship("case", *WITH["fiction"], *option, *form, *TODAY, "--lang", lang)
        assert (code in (0, 4), bool(out)) == (True, True)
        assert on_one_line(err).count(read_as(typed(word), fact, lang)) == 1
    code_of_it = f"--{fact.replace('_', '-')}"
    assert read_as(code_of_it, fact, "en") not in hardship("case", *WITH["fiction"], code_of_it, *option[1:], *TODAY)[2]


@pytest.mark.parametrize(("word", "fact", "value"), KEYS)
def test_a_key_of_a_case_file_and_of_a_change(hardship, tmp_path, word, fact, value):
    case, plain = tmp_path / "case.toml", tmp_path / "plain.toml"
    case.write_text(f'permit_until = 2026-11-30\n"{word}" = "{value}"\n', encoding="utf-8")
    plain.write_text("permit_until = 2026-11-30\n", encoding="utf-8")
    for lang in ("de", "en"):
        said = read_as(word, fact, lang)
        assert on_one_line(hardship("case", case, *TODAY, "--lang", lang)[2]).count(said) == 1
        assert (
            on_one_line(hardship("case", plain, "--set", f"{word}={value}", *TODAY, "--lang", lang)[2]).count(said) == 1
        )
        assert on_one_line(hardship("text", "memo", case, *TODAY, "--lang", lang)[2]).count(said) == 1


@pytest.mark.parametrize(("word", "fact", "value"), KEYS)
def test_a_heading_of_a_register(hardship, tmp_path, word, fact, value):
    register = tmp_path / "in.csv"
    register.write_text(f"Amtshandlung;AE bis;{word}\nVerlängerung;30.11.2026;{value}\n", encoding="utf-8")
    err = on_one_line(hardship("batch", register, "-o", tmp_path / "out.csv", *TODAY, "--lang", "de")[2])
    assert f"{word} ({called('facts', fact, 'de')})" in re.search("Verwendete Spalten: .*?\\.", err)[0]


@pytest.mark.parametrize(("word", "fact", "value"), KEYS)
def test_the_remark_says_what_decides(hardship, word, fact, value):
    ((code, params),) = noted_keys([word])
    assert (code, params) == ("key_read_as", {"value": word, "taken": fact})
    assert fact_of(word).code == fact
    assert noted_keys([fact, called("facts", fact, "de"), called("facts", fact, "en")]) == ()
    assert value


def test_of_the_application_the_receipt_decides(hardship):
    args = ("fiktion", "--titel-gültig-bis", "30.11.2026", "--antrag-vom", "30.11.2026", *TODAY)
    err = on_one_line(hardship(*args, "--lang", "de")[2])
    assert err == "„--antrag-vom“ als Antragseingang (applied) gelesen: Tag des Antragseingangs bei der Behörde."


@pytest.mark.parametrize(("fact", "word", "value"), VALUES)
def test_a_value_wherever_one_is_typed(hardship, tmp_path, fact, word, value):
    taken = remarks({fact: word})
    assert [code for code, _params in taken] == ["read_as"]
    assert taken[0][1]["taken"].endswith((value, f"({value})"))
    said = f"'{word}' was read as"
    case, register = tmp_path / "case.toml", tmp_path / "in.csv"
    case.write_text(f'act = "extend"\npermit_until = 2026-11-30\n{fact} = "{word}"\n', encoding="utf-8")
    heading = called("facts", fact, "de")
    register.write_text(f"Amtshandlung;AE bis;{heading}\nVerlängerung;30.11.2026;{word}\n", encoding="utf-8")
    for args in (
        ("case", *WITH["fiction"], f"--{fact}", word),
        ("case", case),
        ("case", case, "--set", f"{fact}={word}"),
        ("batch", register, "-o", tmp_path / "out.csv"),
    ):
        assert said in on_one_line(hardship(*args, *TODAY, "--lang", "en")[2]), args


def test_a_talk_tells_it_as_well(hardship, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\nPost\n\n\n2026-11-10\n\nWürttemberg\ndone\nno\n"))
    err = on_one_line(hardship("ask", "appeal", "--lang", "en", *TODAY)[2])
    assert "'Württemberg' was read as Baden-Württemberg (BW)." in err
    assert "'Post' was read as letter." in err


@pytest.mark.parametrize("word", ["Aufgabe", "ja"])
def test_what_means_too_much_is_asked_about_instead(hardship, word):
    args = ("--aufgabe", "1.11.2026") if word == "Aufgabe" else ("--instruction", word)
    assert hardship("appeal", *args, *WITH["appeal"])[0] == 2
