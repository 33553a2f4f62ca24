"""Every example of the READMEs is run: what they show is what comes out."""

import os
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "docs"))

from make_readme import BLOCK, READMES, refreshed  # noqa: E402 - the script is no package


@pytest.mark.parametrize("name", READMES)
def test_every_example_prints_what_is_shown(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        text = file.read()
    assert len(BLOCK.findall(text)) >= 4
    lang = "de" if name.endswith(".de.md") else "en"
    assert refreshed(text, lang) == text
    assert refreshed(text, lang, today="2026-12-20") == text, "an example depends on the day: give it --today"
