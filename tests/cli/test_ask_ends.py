"""How the guided interview ends: it saves on a plain yes alone, shows the command that asks the same, asks again in its own words, and loses nothing that was said."""

import io
import os
import shlex
import sys
from datetime import date

import pytest

from hardship_cli.case import Case
from hardship_cli.casefile import read_case_file
from hardship_cli.cli.as_command import as_command, quoted
from hardship_cli.cli.ask_typed import value as as_value
from hardship_cli.cli.spoken import in_codes
from hardship_cli.facts import COURT_DOCUMENTS, FACTS
from hardship_cli.interview import Interview
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import Period
from hardship_cli.render.language import Language
from hardship_cli.schedule.tables import read_toml

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["nein", "no", "N", "", "back", "fertig"])
def test_a_no_at_the_end_saves_nothing(ask, tmp_path, monkeypatch, typed):
    # "nein" had become the name of a file.
    monkeypatch.chdir(tmp_path)
    code, _out, err = ask("certificate", "", "1.6.2026", "done", typed, args=["fee"])
    assert (code, os.listdir(tmp_path)) == (0, [])
    assert "Saved" not in err


@pytest.mark.parametrize(
    "typed", ["vielleicht", "case", "case.txt", "fall.toml.bak", "nein danke", "c\ufffdse.toml", "."]
)
def test_what_is_no_name_of_a_case_file_is_asked_for_again(ask, tmp_path, monkeypatch, typed):
    monkeypatch.chdir(tmp_path)
    code, _out, err = ask("certificate", "", "1.6.2026", "done", "yes", typed, "back", args=["fee"])
    assert (code, os.listdir(tmp_path)) == (0, [])
    assert "is no name of a case file." in err
    assert err.count("Name of the file") == 2


@pytest.mark.parametrize("typed", ["vielleicht", "case.toml", "nein danke", "yes please"])
def test_neither_yes_nor_no_is_asked_for_again(ask, tmp_path, monkeypatch, typed):
    monkeypatch.chdir(tmp_path)
    code, _out, err = ask("certificate", "", "1.6.2026", "done", typed, "no", args=["fee"])
    assert (code, os.listdir(tmp_path)) == (0, [])
    assert "is neither yes nor no." in err
    assert err.count("Save the case?") == 2


def test_over_a_file_it_saves_on_a_second_yes_alone(ask, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text("kept", encoding="utf-8")
    start = ("certificate", "", "1.6.2026", "done", "yes", path)
    for answer in ("no", "", "?", "perhaps"):
        _code, _out, err = ask(*start, answer, "no", "back", args=["fee"])
        assert path.read_text(encoding="utf-8") == "kept"
        assert "exists already. Write over it?" in err
    ask(*start, "yes", args=["fee"])
    assert read_case_file(str(path), TODAY).case.act == "certificate"


def test_without_a_name_it_saves_under_a_free_one(ask, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("case.toml", "case-2.toml"):
        _code, _out, err = ask("certificate", "", "1.6.2026", "done", "JA", "", args=["fee"])
        assert f"hardship case {name}" in err
    assert sorted(os.listdir(tmp_path)) == ["case-2.toml", "case.toml"]


@pytest.mark.parametrize("suffix", ["toml", "json"])
def test_what_is_saved_is_what_the_name_says_and_is_read_again(ask, tmp_path, suffix):
    path = tmp_path / f"c.{suffix}"
    ask(
        "extend",
        "",
        "1 Jahr",
        "",
        "1.6.2026",
        "",
        "",
        "ja",
        "1, 3",
        "25-4-2",
        "25-4-2",
        "no",
        "yes",
        path,
        args=["fee"],
    )
    assert path.read_text(encoding="utf-8").startswith("{" if suffix == "json" else "act")
    case = read_case_file(str(path), TODAY).case
    assert (case.act, case.months, case.decided) == ("extend", Period(1, "years"), date(2026, 6, 1))
    assert case.minor is True
    assert len(case.extras) == 2


@pytest.mark.parametrize("typed", ["1", "2", "3"])
def test_a_bare_small_number_is_months_or_years_and_is_asked_for_again(ask, typed):
    # "1" for a year had meant one month.
    _code, out, err = ask("extend", "", typed, f"{typed}y", "done", args=["fee"])
    assert f"{typed}: months or years?" in err
    assert "year" in out
    assert "months or years?" not in ask("extend", "", "6", "done", args=["fee"])[2]


@pytest.mark.parametrize(
    ("word", "length"), [("Jahr", "1 year"), ("monate", "1 month"), ("y", "1 year"), ("m", "1 month")]
)
def test_the_unit_alone_answers_the_question_for_the_unit(ask, word, length):
    # "1", then "Jahr", as asked, was no length.
    code, out, err = ask("extend", "", "1", word, "1.6.2026", "done", "no", args=["fee"])
    assert code == 0
    assert length in out
    assert "is no length" not in err


def test_what_is_no_unit_is_refused_as_it_was_typed(ask):
    err = ask("extend", "", "1", "viele", "6", "done", args=["fee"])[2]
    assert "'viele' is no length" in err
    # Behind another number the word alone is none either.
    assert "'Jahr' is no length" in ask("extend", "", "Jahr", "6", "done", args=["fee"])[2]


def test_without_a_land_it_is_asked_for_again_and_what_was_said_stays(ask, tmp_path):
    # The command line's own error, with its options, had ended the talk, and all that was said was lost.
    path = tmp_path / "c.toml"
    lines = ["letter", "2.4.2026", "", "", "done"]
    code, out, err = ask(*lines, "yes", path, args=["appeal"])
    assert (code, out) == (4, "")
    assert "Without this there is no answer" in err
    assert "Still open: federal state." in err
    assert "--" not in err
    assert read_toml(str(path)) == {"posted": date(2026, 4, 2), "delivery": "letter"}
    # Given at the second asking, it is answered.
    code, out, _err = ask("letter", "2.4.2026", "", "NW", "done", "no", args=["appeal"])
    assert (code, "2026" in out) == (0, True)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_end_of_input_shows_what_was_said(ask, lang):
    for lines, args, last in (
        (["letter", "2.4.2026"], ["appeal"], 'delivery = "letter"'),
        (["extend", "", "6", "quit"], ["fee"], 'months = "6m"'),
        (["certificate", "", "1.6.2026", "done"], ["fee"], "decided = 2026-06-01"),
    ):
        _code, _out, err = ask(*lines, args=args, lang=lang)
        assert last in err
        assert ("What was said so far" if lang == "en" else "bisher") in err


def test_ctrl_c_shows_what_was_said(hardship, monkeypatch):
    class Stopped(io.StringIO):
        def readline(self):
            line = super().readline()
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr(sys, "stdin", Stopped("\nextend\n\n6\n"))
    code, out, err = hardship("ask", "fee")
    assert (code, out) == (130, "")
    assert 'act = "extend"\nmonths = "6m"' in err


def test_no_refusal_of_a_talk_speaks_of_options(ask):
    for lines, args in (
        (["31.3.2026", "20.3.2026", "1.3.2026", "zzz", "-", "01-02-2026", "n/a"], ["fiction"]),
        (["extend", "", "-3", "99999", "x", "1.5y", "maybe"], ["fee"]),
        ([""] * 30, ["all"]),
        ([""] * 30, ["permit"]),
    ):
        _code, _out, err = ask(*lines, args=args)
        assert "--" not in "".join(line for line in err.splitlines() if not line.startswith("  hardship "))


def test_a_year_of_birth_is_asked_for_again_where_the_day_decides(ask):
    # Eighteen on 22 November 2026, the day that is today.
    start = ["extend", "", "6", "", "", "", "", ""]
    code, out, err = ask(*start, "2008", "12.12.2008", "done", "no", args=["fee"])
    assert "born until 2008-11-22: €93.00; from 2008-11-23 on: €46.50." in err
    assert err.count("\nDate of birth; ") == 2
    assert (code, "€46.50" in out) == (0, True)
    code, out, err = ask(*start, "2008", "", "done", "no", args=["fee"])
    assert (code, out) == (4, "")
    code, out, err = ask(*start, "1990", "done", "no", args=["fee"])
    assert (code, err.count("\nDate of birth; ")) == (0, 1)
    assert "--born 1990" in err


COMMAND = {"en": "The same as a command:", "de": "Dasselbe als Befehl:"}


def command_of(err, lang):
    """The words of the command that a talk ends with, as a shell reads them."""
    lines = err.splitlines()
    found = shlex.split(lines[lines.index(COMMAND[lang]) + 1])
    assert found[0] == "hardship"
    return found[1:]


TALKS = (
    ("fee", {"act": "extend", "months": "6 Monate", "decided": "1.6.2026", "minor": "nein", "extras": "1, 3"}),
    ("fee", {"act": "reissue-card", "reason": "verloren", "outcome": "abgelehnt", "decided": "1.6.2026", "minor": "no"}),
    ("fee", {"act": "issue", "months": "6", "benefits": "Bürgergeld"}),
    ("fee", {"act": "extend", "permit_until": "31.3.2026", "months": "90d", "status": "eu-turkey", "born": "1.1.2001"}),
    ("fee", {"act": "objection", "against": "refused-extend", "months": "12", "decided": "gestern"}),
    ("permit", {"title": "§ 25 Abs. 5", "permit_until": "31.3.2026", "months": "4 Jahre", "lawful_since": "1.1.2025"}),
    ("fiction", {"title": "25-5", "permit_until": "none", "lawful_stay": "yes", "applied": "1.3.2026"}),
    ("fiction", {"permit_until": "31.3.2026", "applied": "20.3.2026", "decided": "1.6.2026"}),
    ("appeal", {"land": "NRW", "delivery": "Brief", "posted": "2.4.2026"}),
    ("appeal", {"land": "BW", "delivery": "pzu", "received": "3.3.2025", "document": "3", "instruction": "fehlt", "decided_by": "2"}),
    ("appeal", {"land": "BY", "notified": "8.7.2025", "place": "augsburg"}),
    ("all", {"act": "extend", "permit_until": "31.3.2026", "applied": "1.3.2026", "months": "1 Jahr"}),
)  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("asked", TALKS)
def test_the_command_at_the_end_gives_the_same_answer(ask, hardship, law, asked, lang):
    (question, facts), lines = asked, []
    talk = Interview(law, TODAY, tuple(QUESTIONS) if question == "all" else (question,))
    while set(facts) - set(talk.facts):
        fact = talk.next_fact()
        assert fact is not None
        if fact in facts:
            lines.append(facts[fact])
            listed = dict.fromkeys(FACTS[fact].values, ("", ""))
            talk.give(fact, as_value(facts[fact], FACTS[fact], listed))
        else:
            lines += ["", ""] if talk.needing(fact) else [""]
            talk.skip(fact)
    code, out, err = ask(*lines, "done", "no", args=[question, "--explain"], lang=lang, sign='A-17 "Ö" $HOME')
    assert (code, bool(out)) == (0, True)
    command = command_of(err, lang)
    assert 'A-17 "Ö" $HOME' in command
    codes = [word for word in command if word.startswith("--") and word[2:].replace("-", "_") in FACTS]
    assert not codes or lang == "en"
    assert hardship(*command)[:2] == (0, out)


def test_no_command_where_there_is_no_answer(ask):
    assert COMMAND["en"] not in ask("letter", "2.4.2026", "", "", "done", args=["appeal"])[2]


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_fact_and_value_stands_in_a_command_in_words_that_are_read_back(lang):
    say, samples = (
        Language(lang),
        {
            "text": "x -y",
            "land": "TH",
            "day": "2026-03-31",
            "day-or-none": "none",
            "period": "18m",
            "place": "augsburg",
        },
    )
    for fact in FACTS.values():
        texts = [True, False] if fact.kind == "flag" else fact.values or [samples[fact.kind]]
        for text in texts:
            # After a court there is one remedy alone, which goes with its document.
            document = next((name for name, remedy in COURT_DOCUMENTS.items() if remedy == text), None)
            beside = {} if fact.name != "remedy" or document is None else {"document": document}
            case = Case.read({fact.name: text, **beside})
            words = shlex.split(as_command("case", case, {}, say))[1:]
            if not case.given():
                continue  # a default needs no word
            option = in_codes(words)[1:]
            option = option[option.index("--remedy") :] if beside else option
            if fact.name == "act":
                raw = {"act": option[0]}
            elif fact.kind == "flag":
                raw = {fact.name: option[0] == f"--{fact.name.replace('_', '-')}"}
            else:
                assert option[0] == f"--{fact.name.replace('_', '-')}"
                raw = {fact.name: option[1]}
            assert Case.read({**raw, **beside}) == case, option


def test_quotes_are_those_of_a_shell():
    for text in (
        "",
        "a b",
        "ü",
        "$x",
        "`x`",
        '"',
        "'",
        "a\\b",
        "!x",
        "100%",
        "§ 25",
        "*",
        "~",
        "#",
        "a=b",
        "(x)",
        "x;y",
        "x&y",
        "x|y",
        "<x>",
    ):
        assert shlex.split(quoted(text)) == [text]
    assert quoted("1 Jahr") == '"1 Jahr"'
    assert quoted("verlängerung") == "verlängerung"
