"""Every example of the READMEs is run: what they show is what comes out."""

import os
import re
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "docs"))

from make_readme import BLOCK, READMES, refreshed  # noqa: E402 - the script is no package

from hardship_cli.render.language import Language  # noqa: E402 - as above
from hardship_cli.render.to_type import command_line  # noqa: E402 - as above


@pytest.mark.parametrize("name", READMES)
def test_every_example_prints_what_is_shown(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        text = file.read()
    assert len(BLOCK.findall(text)) >= 4
    lang = "de" if name.endswith(".de.md") else "en"
    assert refreshed(text, lang) == text
    assert refreshed(text, lang, today="2026-12-20") == text, "an example depends on the day: give it --today"


def test_the_german_one_is_typed_in_german_words():
    with open(os.path.join(ROOT, "README.de.md"), encoding="utf-8") as file:
        lines = re.findall(r"(?:\$ |`|/)(hardship [^`\n]+)", file.read())
    assert len(lines) >= 15
    for line in lines:
        assert command_line(line, Language("de")) == line
