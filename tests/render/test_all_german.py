"""In German nothing is English: every message, help text, error, note, page and calendar is walked.

Looked for are the codes and the English words of the vocabulary (``english.py``). Whether each message has a German text is
held by ``tests/test_messages.py``.
"""

import os
import re

import pytest
from babel.messages.pofile import read_po
from english import english
from example_cases import REFUSED
from test_german import ANSWERS, commands

from hardship_cli.facts import FACTS
from hardship_cli.render.language import Language
from hardship_cli.render.to_type import to_type
from hardship_cli.words import words_of

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GERMAN = Language("de")
EXAMPLES = sorted(name for name in os.listdir(os.path.join(ROOT, "examples")) if name.endswith(".toml"))


def messages():
    path = os.path.join(ROOT, "hardship_cli", "locale", "de", "LC_MESSAGES", "hardship.po")
    with open(path, "rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


# Messages about keys and words of the law data, which are written so in every language.
OF_DATA = ("{at}: ", "Where it was read")


def test_every_message():
    found = {}
    for english_text, german in messages().items():
        told = english(to_type(german, GERMAN))
        if told and not english_text.startswith(OF_DATA):
            found[german[:120]] = told
    assert found == {}


def test_the_search_finds_what_is_english():
    assert english("Die Frist (posted) und „extend“, --posted, das Wort posted, registered letter, withdrawn") == [
        *("posted", "registered letter", "withdrawn"),
    ]
    assert english("Verlängerung, Status, Land") == []


@pytest.mark.parametrize("path", [[], *commands()], ids=" ".join)
def test_every_help_text(hardship, path):
    # Codes stand in brackets behind their words, and behind the words of commands.
    out = re.sub(r"(?m)^  ([\wäöüß]+), [a-z]+  ", r"  \1  ", hardship(*path, "--help", "--lang", "de")[1])
    assert english(re.sub(r"\\\n", "", out)) == []


@pytest.mark.parametrize("args", ANSWERS, ids=" ".join)
def test_every_answer_with_all_its_notes(hardship, monkeypatch, args):
    monkeypatch.setenv("COLUMNS", "200")
    code, out, err = hardship(*args, "--lang", "de", "--explain")
    assert code in (0, 3)
    assert english(out + err) == []
    assert english(hardship(*args, "--lang", "de")[1]) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_page_and_calendar(hardship, name):
    path = os.path.join(ROOT, "examples", name)
    page = hardship("case", path, "--html", "-", "--lang", "de", "--today", "2026-05-01")[1]
    text = re.sub(r"(?s)<style>.*?</style>|<script.*?</script>|<[^>]*>", " ", page)
    calendar = hardship("case", path, "--ics", "-", "--lang", "de", "--today", "2026-05-01")[1]
    said = re.findall(r"(?m)^(?:SUMMARY|DESCRIPTION).*(?:\n .*)*", calendar.replace("\r", ""))
    assert text.strip()
    assert english(text) == []
    assert english("\n".join(said).replace("\n ", "")) == []


WRONG = [
    ["fee"], ["fee", "foo"], ["fee", "extend"], ["fee", "Duldung"], ["fee", "extend", "--outcome", "foo"], ["fee", "extend", "--against", "condition"],
    ["fee", "issue", "--extras", "sticker", "--reason", "lost"], ["fee", "reissue-card"], ["fee", "objection"], ["fee", "extend", "--months", "foo"],
    ["fee", "extend", "--born", "31.2.2020"], ["fee", "extend", "--minor", "--no-minor"], ["permit"], ["permit", "--start", "2026-01-01", "--until", "2025-01-01"],
    ["permit", "--title", "foo"], ["fiction"], ["fiction", "--permit-until", "none"], ["appeal"], ["appeal", "--land", "NW"],
    ["appeal", "--land", "NW", "--posted", "2026-03-02"], ["appeal", "--land", "NW", "--delivery", "pzu"], ["appeal", "--land", "NW", "--delivery", "letter"],
    ["appeal", "--land", "XX"], ["appeal", "--place", "augsburg", "--land", "NW", "--notified", "2026-03-02"], ["deadline"], ["deadline", "2026-01-31", "foo"],
    ["foo"], ["schedules", "foo"], ["schedules", "show"], ["schedules", "show", "foo"], ["init", "foo"], ["holidays", "BY"], ["holidays", "XX", "2026"],
    ["case", "nowhere.toml"], ["case"], ["due"], ["verify", "nowhere.json"], ["batch", "nowhere.csv"], ["batch"], ["checklist", "foo"], ["ask", "foo"],
    ["config", "set", "foo", "bar"], ["words", "--of", "foo"], ["fee", "--foo"], ["fee", "extend", "--months"], ["fee", "extend", "extend", "extend"],
    ["fee", "extend", "--json", "--plain"], ["permit", "--start", "2026-01-01", "--applied", "2026-02-01", "--decided", "2026-01-15"],
]  # fmt: skip


@pytest.mark.parametrize("args", WRONG, ids=" ".join)
def test_every_error_that_can_be_typed(hardship, args):
    code, out, err = hardship(*args, "--lang", "de")
    # What was typed may be told as it was; the option behind a head is a German word.
    typed = "|".join(re.escape(word) for word in args)
    told = re.sub(rf"(?<![\w-])({typed})(?![\w-])", " ", err)
    assert code in (2, 4), (code, out)
    assert english(told) == []
    flags = re.findall(r"--([a-z-]+)", told)
    codes = {fact.replace("_", "-") for fact in FACTS} - {word.de.lower() for word in words_of("facts")}
    assert [flag for flag in flags if flag in codes] == []


def test_a_refused_case_on_every_form(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text("".join(f'{name} = "{value}"\n' for name, value in REFUSED.items()), encoding="utf-8")
    for form in ((), ("--explain",), ("--html", "-")):
        out = hardship("case", path, *form, "--lang", "de", "--today", "2026-05-01")[1]
        assert english(re.sub(r"(?s)<style>.*?</style>|<[^>]*>", " ", out)) == []
