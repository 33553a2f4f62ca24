"""Both languages are complete: every message has a German text with the same placeholders, and none is stale."""

import os
import re
import string

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CATALOGUE = os.path.join(ROOT, "hardship_cli", "locale", "de", "LC_MESSAGES", "hardship.po")


@pytest.fixture(scope="module")
def german():
    with open(CATALOGUE, "rb") as file:
        return {message.id: message for message in read_po(file) if message.id}


@pytest.fixture(scope="module")
def in_code():
    method = [("hardship_cli/**.py", "python"), ("hardship_cli/**.html", "jinja2.ext:babel_extract")]
    keywords = {"N_": None, "_": None}
    found = extract_from_dir(ROOT, method, keywords=keywords, directory_filter=lambda path: "compiled" not in path)
    return {message for _file, _line, message, _comments, _context in found}


def fields(text):
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_every_message_has_a_german_text(german, in_code):
    assert len(in_code) > 200
    assert sorted(message for message in in_code if message not in german or not german[message].string) == []


def test_no_german_text_is_stale_or_unsure(german, in_code):
    assert sorted(set(german) - in_code) == []
    assert [message for message, entry in german.items() if entry.fuzzy] == []


def test_german_texts_quote_as_german_does(german):
    """What was typed stands in „…“; apostrophes are for a shell."""
    for_a_shell = ("pip install", '{option} "')
    texts = {id_: str(one.string) for id_, one in german.items() if not any(part in id_ for part in for_a_shell)}
    assert [text for text in texts.values() if re.search(r"'\{|\}'|\"\{\w+\}\"", text)] == []


def test_placeholders_agree(german):
    for message, entry in german.items():
        if "{" in message:
            assert fields(message) == fields(entry.string), message


# What files and folders of examples are called in German.
FILES = {
    "answer": "antwort", "answers": "antworten", "audit": "pruefung", "case": "fall", "cases": "faelle", "changes": "folgen",
    "days": "tage", "differences": "abweichungen", "due": "faellig", "examples": "beispiele", "results": "antworten",
    "summary": "summen",
}  # fmt: skip
FOLDERS = {"my-law": "eigenes-recht", "tariff-2027": "tarif-2027", "cases/": "faelle/"}


def in_german(example):
    """An example as the catalogue has it: commands and options stand in English, names of files in German."""
    for english, name in FOLDERS.items():
        example = example.replace(english, name)
    return re.sub(r"(?<= )[a-z]+(?=\.[a-z])", lambda found: FILES.get(found[0], found[0]), example)


def test_examples_and_options_are_the_same_in_both(german):
    for message, entry in german.items():
        examples = [in_german(line) for line in re.findall(r"(?m)^  (?:hardship|zcat) .*$", message)]
        assert examples == re.findall(r"(?m)^  (?:hardship|zcat) .*$", entry.string), message
        assert set(re.findall(r"--[a-z-]+", message)) == set(re.findall(r"--[a-z-]+", entry.string)), message


def test_every_code_that_is_raised_or_noted_has_a_text():
    from hardship_cli.render.texts import text_of

    codes = {"ERRORS": set(), "NOTES": set(), "OPS": set()}
    patterns = {
        "ERRORS": r'(?:InputError|Unanswerable|DataError|HardshipError)\(\s*"([a-z_0-9]+)"',
        "NOTES": r'\.note\(\s*"([a-z][a-z_0-9]+)"|Note\(\s*"([a-z][a-z_0-9]+)"',
        "OPS": r'\.step\(\s*"([a-z_0-9]+)"',
    }
    for folder, _folders, files in os.walk(os.path.join(ROOT, "hardship_cli")):
        for name in files:
            if name.endswith(".py") and "compiled" not in folder:
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    source = file.read()
                for kind, pattern in patterns.items():
                    codes[kind] |= {
                        "".join(found)
                        for found in (m if isinstance(m, tuple) else (m,) for m in re.findall(pattern, source))
                    }
    assert len(codes["ERRORS"]) > 40
    for kind, names in codes.items():
        for name in sorted(names):
            assert text_of(kind, name), (kind, name)
