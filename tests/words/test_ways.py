"""People's ways of asking (``ways.toml``) are answered at the first try as the codes are; ambiguous ones are asked about."""

import json
import os
import shlex

import pytest
import tomli

with open(os.path.join(os.path.dirname(__file__), "ways.toml"), "rb") as file:
    COLLECTED = tomli.load(file)
QUESTIONS, ASKED_ABOUT = COLLECTED["question"], COLLECTED["asked_about"]
TODAY = "2026-11-29"
LANGUAGES = ("de", "en")
WAYS = [(question["codes"], way, lang) for question in QUESTIONS for lang in LANGUAGES for way in question[lang]]


def answer_of(hardship, line, lang):
    """Exit code and answer; without the length as it was typed (a year is asked as one) and the receipt that covers it."""
    code, out, err = hardship(*shlex.split(line), "--json", "--lang", lang, "--today", TODAY)
    tree = json.loads(out) if out else err
    if isinstance(tree, dict):
        tree.pop("receipt", None)
        tree.get("asked", {}).pop("months", None)
    return code, tree


def test_enough_was_collected():
    assert len(QUESTIONS) >= 30
    assert len(WAYS) >= 150
    assert sum(lang == "de" for _codes, _way, lang in WAYS) >= 90
    assert len(set(WAYS)) == len(WAYS)
    for question in QUESTIONS:
        assert len(question["de"]) + len(question["en"]) >= 5, question["asks"]
        assert question["seen"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["codes"])
def test_each_question_has_an_answer_in_codes(hardship, question):
    assert answer_of(hardship, question["codes"], "en")[0] == (1 if question.get("differs") else 0)


@pytest.mark.parametrize(("codes", "way", "lang"), WAYS)
def test_each_way_of_asking_is_answered_as_the_codes_are(hardship, codes, way, lang):
    assert way != codes
    assert answer_of(hardship, way, lang) == answer_of(hardship, codes, lang)


@pytest.mark.parametrize("asked", ASKED_ABOUT, ids=lambda asked: asked["line"])
def test_what_may_mean_several_things_is_asked_about(hardship, asked):
    code, out, err = hardship(*shlex.split(asked["line"]), "--lang", asked["lang"], "--today", TODAY)
    assert (code, out) == (2, "")
    told = " ".join(err.split())
    assert [name for name in asked["named"] if name not in told] == []
