"""Help in the words of the language: what it shows can be typed, and means what the codes mean."""

import re
import shlex

import pytest

from hardship_cli.cli.app import build
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.cli.spoken import in_codes
from hardship_cli.facts import FACTS
from hardship_cli.questions import QUESTIONS
from hardship_cli.render.language import Language
from hardship_cli.render.metavars import metavar_words
from hardship_cli.render.to_type import PARTS_OF_WORDS, command_line
from hardship_cli.words import called, fact_of, value_of, words_of

GERMAN = Language("de")


def paths():
    root = build()
    context = root.make_context("hardship", [], obj={"args": []})
    for name in COMMANDS:
        command = root.get_command(context, name)
        yield [name], command
        yield from (([name, inner], own) for inner, own in getattr(command, "commands", {}).items())


PATHS = list(paths())


@pytest.mark.parametrize("path", [path for path, _command in PATHS], ids=" ".join)
def test_help_is_had_in_three_ways(hardship, path):
    words = [called("commands", path[0], "de"), *(called(f"commands {path[0]}", inner, "de") for inner in path[1:])]
    code, out, err = hardship(*path, "--help", "--lang", "de")
    assert (code, err) == (0, "")
    assert out.startswith("Aufruf: hardship ")
    assert hardship("hilfe", *words, "--sprache", "de") == (0, out, "")
    assert hardship("help", *path, "--lang", "de") == (0, out, "")


def test_help_alone_and_for_what_does_not_exist(hardship):
    assert hardship("hilfe", "--lang", "de") == hardship("--help", "--lang", "de")
    code, out, err = hardship("hilfe", "gebür", "--lang", "de")
    assert (code, out) == (2, "")
    assert "Meinten Sie gebühr?" in err


@pytest.mark.parametrize("typed", ["Fee", "FEE", "Gebühr", "GEBUEHR", "gebuehr"])
def test_a_command_is_read_in_any_case(hardship, typed):
    asked = ("extend", "--months", "6", "--on", "2026-06-01", "--plain")
    assert hardship(typed, *asked) == hardship("fee", *asked)
    assert hardship("hilfe", typed) == hardship("fee", "--help")


def examples():
    for path, command in PATHS:
        for line in (command.help or "").splitlines():
            if line.startswith("  hardship "):
                yield pytest.param(path, line.strip(), id=line.strip())


@pytest.mark.parametrize(("path", "line"), list(examples()))
def test_an_example_in_german_words_asks_what_it_asks_in_codes(path, line):
    german = command_line(line, GERMAN)
    assert german != line or not re.search(r"--[a-z]", line)
    words = [re.sub(r"^(\d{4})-(\d\d)-(\d\d)$", r"\3.\2.\1", word) for word in shlex.split(line)[1:]]
    read = in_codes(shlex.split(german)[1:])
    assert len(read) == len(words)
    for typed, code in zip(read, words, strict=True):
        if typed != code and "=" not in code:  # a value, or a fact whose words are asked for, in a German word
            one = code.split(",")[0]
            meant = [value_of(fact, typed.split(",")[0]).code for fact, known in FACTS.items() if one in known.values]
            meant.append(value_of("place", typed).code)  # no closed list, and words all the same
            assert one in (*meant, fact_of(typed).code) or PARTS_OF_WORDS.get(one) == typed, (typed, code)


def test_help_lists_every_question_that_can_be_asked(hardship):
    every = list(QUESTIONS)
    assert ",".join(every) in hardship("help", "batch", "--lang", "en")[1]
    assert ", ".join(every) in " ".join(hardship("help", "ask", "--lang", "en")[1].split())
    german = [called("commands", name, "de").lower() for name in every]
    assert ",".join(german) in hardship("help", "batch", "--lang", "de")[1]
    assert ", ".join(german) in " ".join(hardship("help", "ask", "--lang", "de")[1].split())


@pytest.mark.parametrize("lang", ["de", "en"])
def test_help_lists_every_value_with_its_word_and_no_endless_name(hardship, monkeypatch, lang):
    monkeypatch.setenv("COLUMNS", "200")
    out = hardship("help", "fee", "--lang", lang)[1]
    flat = " ".join(out.split())
    for fact in ("act", "outcome", "against", "reason", "benefits", "status"):
        for word in words_of(fact):
            assert word.named(lang) in flat
            assert f"({word.code})" in flat or word.code in flat.casefold().replace(" ", "-")
    names = [line.split("  ")[1] for line in out.splitlines() if line.startswith("  -")]
    assert len(names) > 25
    assert max(map(len, names)) < 60


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("path", [path for path, _command in PATHS], ids=" ".join)
def test_help_is_wrapped_at_words(hardship, monkeypatch, path, width):
    whole = hardship("help", *path, "--lang", "de")[1].split()
    monkeypatch.setenv("COLUMNS", str(width))
    out = hardship("help", *path, "--lang", "de")[1]
    assert max(map(len, out.splitlines())) <= width
    assert [word for word in out.split() if word != "\\"] == [word for word in whole if word != "\\"]


@pytest.mark.parametrize(("metavar", "place"), [("ACT", "act"), ("PLACE", "place"), ("SERVICE", "service")])
def test_what_stands_for_a_fact_in_help_is_a_word_that_is_read(metavar, place):
    # "HANDLUNG", as every German help had it, was no heading of a register.
    assert fact_of(metavar_words(metavar, GERMAN).lower()).code == place
