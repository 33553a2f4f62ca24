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
    assert codes_as_options(out + err) == []
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


def codes_as_options(text):
    """The options in a German text that stand under their codes."""
    words = {word.de.lower().replace(" ", "-") for place in ("headings", "options") for word in words_of(place)}
    codes = {word.code.replace("_", "-") for place in ("headings", "options") for word in words_of(place)} - words
    return [name for name in re.findall(r"--(?:no-)?([a-z-]*[a-z])", text) if name in codes]


WRONG = [
    ["fee"], ["fee", "foo"], ["fee", "extend"], ["fee", "Duldung"], ["fee", "extend", "--outcome", "foo"], ["fee", "extend", "--against", "condition"],
    ["fee", "issue", "--extras", "sticker", "--reason", "lost"], ["fee", "reissue-card"], ["fee", "objection"], ["fee", "extend", "--months", "foo"],
    ["fee", "extend", "--born", "31.2.2020"], ["fee", "extend", "--minor", "--no-minor"], ["permit"], ["permit", "--start", "2026-01-01", "--until", "2025-01-01"],
    ["permit", "--title", "foo"], ["fiction"], ["fiction", "--permit-until", "none"], ["appeal"], ["appeal", "--land", "NW"],
    ["appeal", "--land", "NW", "--posted", "2026-03-02"], ["appeal", "--land", "NW", "--delivery", "pzu"], ["appeal", "--land", "NW", "--delivery", "letter"],
    ["appeal", "--land", "XX"], ["appeal", "--place", "augsburg", "--land", "NW", "--notified", "2026-03-02"], ["deadline"], ["deadline", "2026-01-31", "foo"],
    ["foo"], ["schedules", "foo"], ["schedules", "show"], ["schedules", "show", "foo"], ["init", "foo"], ["holidays"], ["holidays", "XX", "2026"],
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
    assert codes_as_options(told) == []


# Cases whose remarks, gaps and refusals name options.
CASES = {
    "lapsed": {"land": "NW", "permit_until": "2026-03-31", "months": "12", "act": "extend"},
    "late": {"land": "NW", "permit_until": "2026-03-31", "applied": "2026-04-20", "lawful_stay": "false"},
    "received": {"land": "BW", "delivery": "letter", "received": "2025-03-03", "decided": "2025-02-20"},
    "lawful": {"permit_until": "2026-03-31", "lawful_stay": "true", "applied": "2026-03-01", "act": "extend"},
    "departure": {"land": "NW", "notified": "2026-04-20", "against": "refused-extend", "suspended": "2026-05-01"},
    "no_land": {"notified": "2026-05-20", "delivery": "pzu", "act": "extend", "outcome": "refused"},
    "before": {"land": "NW", "posted": "1976-03-02", "delivery": "letter", "act": "extend", "on": "1990-01-01"},
    "unchecked": {"act": "extend", "months": "12", "recorded_fee_eur": "93.00", "recorded_last_day": "2026-06-22"},
    "recorded": {
        "land": "NW",
        "notified": "2026-05-20",
        "recorded_last_day": "2026-06-22",
        "recorded_remedy": "action",
    },
}


@pytest.mark.parametrize("form", [(), ("--explain",), ("--html", "-"), ("--ics", "-")], ids=" ".join)
@pytest.mark.parametrize("name", CASES)
def test_no_case_names_an_option_by_its_code(hardship, tmp_path, name, form):
    path = tmp_path / "case.toml"
    path.write_text("".join(f'{fact} = "{value}"\n' for fact, value in CASES[name].items()), encoding="utf-8")
    for command in ("case", "audit", "due") if not form else ("case",):
        out, err = hardship(command, path, *form, "--lang", "de", "--today", "2026-05-01")[1:]
        assert codes_as_options(re.sub(r"(?s)<style>.*?</style>|<[^>]*>", " ", out) + err) == []


def test_no_option_stands_under_its_code_on_a_checklist_or_in_a_memo(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text("".join(f'{fact} = "{value}"\n' for fact, value in CASES["before"].items()), encoding="utf-8")
    for args in (("checklist", "99010022001012", "--markdown"), ("text", "memo", path, "--today", "2026-05-01")):
        assert codes_as_options("".join(hardship(*args, "--lang", "de")[1:])) == []


def test_a_refused_case_on_every_form(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text("".join(f'{name} = "{value}"\n' for name, value in REFUSED.items()), encoding="utf-8")
    for form in ((), ("--explain",), ("--html", "-")):
        out = hardship("case", path, *form, "--lang", "de", "--today", "2026-05-01")[1]
        assert english(re.sub(r"(?s)<style>.*?</style>|<[^>]*>", " ", out)) == []
