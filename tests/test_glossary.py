"""The glossary's names in code are those of the package, and no German term has two lines."""

import io
import os
import re
import tokenize
from collections import Counter

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, "docs", "glossary.md")


def rows(text):
    """German, names in code, English of every row of the page's tables."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "German":
            assert len(cells) == 3, line
            yield cells[0], re.findall(r"`([^`]+)`", cells[1]), cells[2]


def words_of_the_package():
    """Every name and every text of one word in code, modules, and the rules of the data; comments do not count."""
    found = set()
    for folder, _folders, files in os.walk(os.path.join(ROOT, "hardship_cli")):
        for name in files:
            if name.endswith(".py") and "compiled" not in folder:
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    tokens = list(tokenize.generate_tokens(io.StringIO(file.read()).readline))
                found.add(name.removesuffix(".py"))
                found |= {one.string for one in tokens if one.type == tokenize.NAME}
                found |= {one.string.strip("\"'") for one in tokens if one.type == tokenize.STRING}
    for name in ("fees.toml", "deadlines.toml"):
        with open(os.path.join(ROOT, "data", name), encoding="utf-8") as file:
            found |= set(re.findall(r"(?m)^\[rule\.(\w+)\]", file.read()))
    return found


def missing(text, words):
    return [name for _german, names, _english in rows(text) for name in names if name not in words]


def test_every_name_of_the_glossary_is_one_of_the_package():
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    words = words_of_the_package()
    assert len(list(rows(text))) > 50
    assert all(names and english for _german, names, english in rows(text))
    assert missing(text, words) == []
    assert missing(text + "| Bekanntgabe | `announcement_day` | day |\n", words) == ["announcement_day"]


def test_a_german_term_stands_once():
    with open(PAGE, encoding="utf-8") as file:
        terms = Counter(german for german, _names, _english in rows(file.read()))
    assert [term for term, count in terms.items() if count > 1] == []
