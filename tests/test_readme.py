"""Every example of the READMEs and the pages is run: what they show is what comes out."""

import os
import re
import sys
from datetime import date

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "docs"))

from make_readme import BLOCK, examples, language, read, refreshed  # noqa: E402 - the script is no package

from hardship_cli.casefile import read_case_file  # noqa: E402 - as above
from hardship_cli.render.language import Language  # noqa: E402 - as above
from hardship_cli.render.to_type import command_line  # noqa: E402 - as above


@pytest.mark.parametrize("name", examples())
def test_every_example_prints_what_is_shown(name):
    text, lang = read(name), language(name)
    assert refreshed(text, lang) == text
    assert refreshed(text, lang, today="2026-12-20") == text, "an example depends on the day: give it --today"


def test_the_pages_where_people_read_have_examples():
    found = {name: len(BLOCK.findall(read(name))) for name in examples()}
    assert set(found) >= {"README.md", "README.de.md", "docs/programs.md", "docs/family.md"}
    assert {"docs/ten-minutes.md", "docs/de/ten-minutes.md"} <= set(found)
    for folder in ("docs", "docs/de"):
        for page, least in (
            ("questions", 6),
            ("family", 6),
            ("registers", 1),
            ("texts", 1),
            ("law", 2),
            ("programs", 4),
        ):
            assert found.get(f"{folder}/{page}.md", 0) >= least, (folder, page)
    assert sum(found.values()) >= 40


@pytest.mark.parametrize("name", [name for name in examples() if language(name) == "de"])
def test_the_german_ones_are_typed_in_german_words(name):
    lines = re.findall(r"(?:\$ |`|/)(hardship [^`\n]+)", read(name))
    assert len(lines) >= 2
    for line in lines:
        assert command_line(line, Language("de")) == line


@pytest.mark.parametrize(("german", "english"), [("antrag", "application"), ("ablehnung", "refusal")])
def test_the_german_files_of_the_family_say_what_the_english_ones_say(german, english):
    def facts(name):
        bill = read_case_file(os.path.join(ROOT, "examples", "family", f"{name}.toml"), date(2026, 11, 22)).case
        return bill.case.given(), [{**one.given(), "id": None} for one in bill.persons]

    assert facts(german) == facts(english)


@pytest.mark.parametrize("name", ["README.md", "README.de.md"])
def test_the_readme_is_one_screen_with_three_questions_and_a_picture(name):
    text = read(name)
    assert len(text.splitlines()) <= 80
    assert len(BLOCK.findall(text)) == 3
    assert len(re.findall(r"!\[", text)) == 1
