"""What somebody types who has only the help: the answer names what would have been right, in the words of the language."""

import pytest

from hardship_cli.acts import ACTS
from hardship_cli.words import called

CASE = 'id = "S-1"\nland = "NW"\nact = "extend"\noutcome = "refused"\nborn = 2008-12-20\nbenefits = "sgb2"\nmonths = "12m"\n'
DAYS = (
    'permit_until = 2026-11-30\napplied = 2026-11-20\ndecided = 2026-11-30\nposted = 2026-11-30\ndelivery = "letter"\n'
)
NOTICE = ("--recorded-fee-eur", "46,50 €", "--recorded-remedy", "objection", "--recorded-last-day", "30.12.2026")


@pytest.fixture
def son(tmp_path, monkeypatch):
    """A case file whose decision is posted on 30 November 2026."""
    (tmp_path / "son.toml").write_text(CASE + DAYS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "son.toml"


@pytest.mark.parametrize(
    ("words", "en", "de"),
    [
        (("fee", "refusal"), "Did you mean --outcome refused?", "Meinten Sie --ergebnis abgelehnt?"),
        (("gebühr", "Ablehnung"), "Did you mean --outcome refused?", "Meinten Sie --ergebnis abgelehnt?"),
        (("fee", "extend", "abgelehnt"), "Did you mean --outcome refused?", "Meinten Sie --ergebnis abgelehnt?"),
        (("fee", "extend", "--refused"), "Did you mean --outcome refused?", "Meinten Sie --ergebnis abgelehnt?"),
        (("appeal", "--brief"), "Did you mean --delivery letter?", "Meinten Sie --zustellart Brief?"),
        (("verlängerung",), "Did you mean hardship fee extend?", "Meinten Sie hardship gebühr Verlängerung?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_value_that_stands_elsewhere_is_named_with_its_option(hardship, words, en, de):
    for lang, said in (("en", en), ("de", de)):
        code, out, err = (
            hardship(*words, "--lang", lang) if words[0] != "verlängerung" else hardship("--lang", lang, *words)
        )
        assert (code, out) == (2, "")
        assert said in err


@pytest.mark.parametrize("words", [("fee",), ("appeal",), ("departure",), ("fee", "extend")], ids=" ".join)
def test_a_question_that_is_given_a_case_file_says_which_command_reads_one(hardship, son, words):
    code, out, err = hardship(*words, son, "--lang", "de")
    assert (code, out) == (2, "")
    assert "hardship fall son.toml beantwortet alle Fragen" in err
    assert "hardship case son.toml answers every question" in hardship(*words, son, "--lang", "en")[2]
    assert hardship("case", son)[0] == 0


def test_the_acts_are_listed_to_the_last_one(hardship):
    last = list(ACTS)[-1]
    for lang, word in (("en", last), ("de", called("act", last, "de"))):
        assert " ".join(hardship("fee", "nonsense", "--lang", lang)[2].split()).endswith(f" {word}.")


def test_a_text_of_two_cases_is_refused_as_such(hardship, son):
    assert "of one case, not of 2" in hardship("text", "memo", son, son, "--lang", "en")[2]
    assert "gilt einem Fall, nicht 2" in hardship("text", "vermerk", son, son, "--lang", "de")[2]


def test_the_line_of_a_command_ends_where_its_sentence_ends(hardship):
    assert "(§ 81 Abs. 5 AufenthG)" in " ".join(hardship("text", "--help", "--lang", "en")[1].split())
    assert "(§ 81 Abs. 5 AufenthG)" in " ".join(hardship("text", "--help", "--lang", "de")[1].split())


def test_what_a_notice_says_may_stand_beside_the_file_of_the_case(hardship, son):
    code, out, err = hardship("audit", son, *NOTICE, "--today", "2026-12-10", "--lang", "de")
    assert (code, err) == (1, "")
    text = " ".join(out.split())
    assert "46,50 € 0,00 €" in text
    assert "30.12.2026 04.01.2027" in text
    code, out, err = hardship("audit", son, "--lang", "de")
    assert (code, out) == (2, "")
    assert "--gebühr-laut-bescheid (recorded_fee_eur)" in err


def test_of_a_notice_nothing_is_taken_twice_and_no_fact_beside_the_file(hardship, son):
    with open(son, "a", encoding="utf-8") as file:
        file.write('recorded_fee_eur = "46.50"\n')
    code, _out, err = hardship("audit", son, *NOTICE)
    assert (code, "given twice" in err) == (2, True)
    code, _out, err = hardship("audit", son, "--months", "6")
    assert (code, "--set" in err, "(--months)" in err) == (2, False, True)


def test_a_certificate_does_not_speak_of_a_day_to_come_as_past(hardship, son):
    for today, said, aid in (
        ("2026-11-30", "Die Wirkung endet mit der Bekanntgabe der Entscheidung am 04.12.2026", "The effect ends"),
        ("2026-12-04", "Die Wirkung endet mit der Bekanntgabe der Entscheidung am 04.12.2026", "The effect ends"),
        (
            "2026-12-05",
            "Die Wirkung hat mit der Bekanntgabe der Entscheidung am 04.12.2026 geendet.",
            "The effect ended",
        ),
    ):
        out = hardship("text", "fiction", son, "--today", today, "--lang", "en")[1]
        assert said in out
        assert f"In English: {aid}" in out


def test_why_a_file_cannot_be_read_is_said_in_the_language(hardship):
    assert "No such file" in hardship("case", "not-there.toml", "--lang", "en")[2]
    err = hardship("case", "not-there.toml", "--lang", "de")[2]
    assert "No such file" not in err
    assert "gibt es nicht" in err


def test_the_help_says_what_an_exit_code_means_and_how_a_page_is_printed(hardship):
    for lang, codes, page in (("en", "Exit codes: 0", "as PDF"), ("de", "Rückgabewerte: 0", "als PDF")):
        assert codes in hardship("--help", "--lang", lang)[1]
        assert page in " ".join(hardship("case", "--help", "--lang", lang)[1].split())
    assert "Exitcode" not in hardship("audit", "--help", "--lang", "de")[1]
    assert "permit_until" not in hardship("fiction", "--help", "--lang", "de")[1]


def test_a_word_too_many_is_not_told_to_become_a_fact_where_none_is_taken(hardship):
    for words, told in (
        (("words", "delivery"), "Meinten Sie --angabe zustellart?"),
        (("schema", "case", "more"), "ist ein Wort zu viel."),
    ):
        code, out, err = hardship(*words, "--lang", "de")
        assert (code, out) == (2, "")
        assert told in err
        assert words[0] == "words" or "--hilfe zeigt den Aufruf." in err
        assert "--dauer" not in err
    assert "Angaben stehen als Optionen da: --bundesland NW" in hardship("fee", "extend", "12", "--lang", "de")[2]


def test_a_memo_says_once_what_several_answers_warn_of(hardship, son):
    for lang in ("de", "en"):
        lines = hardship("text", "memo", son, "--today", "2026-11-29", "--lang", lang)[1].splitlines()
        assert len([line for line in lines if line.startswith("Liegt in der Zukunft (heute ist der 29.11.2026)")]) == 1
        assert "§ 84 Abs. 2 S. 2 AufenthG" in " ".join(lines)


def test_a_memo_says_what_nobody_counted(hardship):
    memo = hardship("text", "memo", "examples/family/refusal.toml", "--today", "2026-11-28", "--lang", "de")[1]
    assert memo.startswith("PRÜFEN: Nach den gemeinsamen Angaben ist der letzte Tag für den Rechtsbehelf jeder Person")
    assert "der 21.12.2026 (§ 70 Abs. 1 VwGO)" in memo
