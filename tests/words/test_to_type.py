"""What a German message tells to type is typed in German words, and is read as the codes are."""

import re

import pytest

from hardship_cli.cli.app import build
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.cli.spoken import in_codes
from hardship_cli.facts import FACTS
from hardship_cli.render.language import Language
from hardship_cli.render.to_type import command_line, command_word, to_type
from hardship_cli.words import PARTS, words_of

GERMAN, ENGLISH = Language("de"), Language("en")


def options():
    root = build()
    context = root.make_context("hardship", [], obj={"args": []})
    for name in COMMANDS:
        command = root.get_command(context, name)
        for inner in (None, *getattr(command, "commands", {})):
            own = command if inner is None else command.commands[inner]
            for param in own.params:
                for opt in (*param.opts, *param.secondary_opts):
                    if param.param_type_name == "option" and opt.startswith("--"):
                        yield name, inner, opt


@pytest.mark.parametrize(("command", "inner", "option"), list(options()))
def test_every_option_has_a_german_word_that_is_read_as_it(command, inner, option):
    typed = to_type(option, GERMAN)
    path = [command, *([inner] if inner else [])]
    words = [command_word(command, GERMAN), *([command_word(inner, GERMAN, command)] if inner else [])]
    assert in_codes([*words, typed]) == [*path, option]
    code = option[2:].replace("-", "_").removeprefix("no_")
    known = {word.code for place in ("headings", "options") for word in words_of(place)}
    assert code in known or option[2:].replace("-", "_") in known, "give it a word in words/commands.py"


def test_commands_have_words_that_are_typed():
    for name in COMMANDS:
        assert in_codes([command_word(name, GERMAN)]) == [name]
    for group in PARTS:
        for word in words_of(f"commands {group}"):
            assert in_codes([group, command_word(word.code, GERMAN, group)]) == [group, word.code]


def test_values_behind_an_option_are_words():
    assert to_type("give --remedy action.", GERMAN) == "give --rechtsbehelf Klage."
    assert to_type("--extras express,delivery", GERMAN) == "--zusatzleistungen Express,Direktversand"
    assert to_type("--delivery registered-return", GERMAN) == '--zustellart "Einschreiben mit Rückschein"'
    assert to_type("--no-minor or --minor", GERMAN) == "--nicht-minderjährig or --minderjährig"
    assert to_type("--permit-until none", GERMAN) == "--titel-gültig-bis keiner"
    assert to_type("--months mit Angabe", GERMAN) == "--dauer mit Angabe"
    assert to_type("--set posted=2026-04-03", GERMAN) == "--setze aufgabe-zur-post=2026-04-03"
    line = "hardship fee extend --land TH --months 6 --on 2025-07-04"
    assert (
        command_line(line, GERMAN) == "hardship gebühr Verlängerung --bundesland TH --dauer 6 --rechtsstand 04.07.2025"
    )
    assert command_line(line, ENGLISH) == to_type(line, ENGLISH) == line


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["fee", "extend"], "--dauer:"),
        (["permit"], "--erteilung-ab:"),
        (["fee", "exten"], "Verlängerung (extend)?"),
        (["permit", "--title", "§ 25 Aabs. 5"], "§ 25 Abs. 5?"),
        (["appeal", "--delivery", "zustellurkunde"], "Zustellungsurkunde?"),
        (["permit", "--duaer", "3"], "--dauer?"),
        (["gebüren"], "gebühr?"),
        (["schedules", "sho"], "zeigen?"),
        (["permit", "--start", "2026-01-01", "--until", "2025-01-01"], "„Erteilung ab“"),
        (["fee", "extend", "--against", "condition"], "„Nebenbestimmung“"),
    ],
)
def test_errors_are_in_the_words_of_the_language(hardship, args, told):
    _code, _out, err = hardship(*args, "--lang", "de")
    assert told in err
    assert re.findall(rf"--(?:{'|'.join(FACTS)})\b", err.replace("-", "_").replace("__", "--")) == []


def test_a_fault_of_the_program_says_what_to_send_and_nothing_of_the_case(hardship, monkeypatch):
    def fails(_words):
        raise ZeroDivisionError("Max Mustermann")

    monkeypatch.setattr("hardship_cli.cli.spoken.in_codes", fails)
    for lang, told in (("de", "Bitte melden Sie"), ("en", "Please report it")):
        code, out, err = hardship("fe", "--lang", lang)
        assert (code, out) == (70, "")
        assert told in err
        assert "ZeroDivisionError, hardship_cli.cli.main:" in err
        assert "Mustermann" not in err
