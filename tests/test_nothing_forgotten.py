"""What a new act, fact or column must be entered in beside its declaration: each place that was forgotten is named."""

import os
import sys

from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.facts import FACTS
from hardship_cli.law.fee_facts import BY_ACT, BY_CARRIER, BY_LENGTH, BY_PROTECTION
from hardship_cli.questions import QUESTIONS
from hardship_cli.render.texts.fees import ERRORS
from hardship_cli.words import words_of

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [os.path.join(ROOT, "benchmarks"), os.path.join(ROOT, "tests", "naive")]

from differential_cells import COLUMNS  # noqa: E402 - the scripts are no packages
from random_facts import ACTS  # noqa: E402 - as above


def test_every_column_of_a_question_is_one_of_a_register():
    of_questions = {name for one in QUESTIONS.values() for name in (*one.columns, one.status_column) if name}
    assert set(ANSWERS) - {"status", "notes", "error", "assumed"} == of_questions
    assert COLUMNS == ANSWERS, "benchmarks/differential_cells.py works them out a second time"


def test_every_fact_and_every_value_that_it_takes_has_a_word():
    named = {word.code for word in words_of("facts")}
    assert [name for name in FACTS if name not in named] == []
    values = {(fact, word.code) for fact in FACTS for word in words_of(fact)}
    assert {(fact.name, value) for fact in FACTS.values() for value in fact.values} - values == set()


def test_every_act_is_drawn_for_the_naive_engine_and_named_where_one_is_missing():
    assert FACTS["act"].values == ACTS, "tests/naive/random_facts.py"
    assert f"Accepted: {', '.join(FACTS['act'].values)}." in ERRORS["act_needed"], "render/texts/fees.py"


def test_every_act_has_a_position_of_the_tariff():
    """An act without one ends in exit 70; these two are found by what they are about."""
    found = {*BY_ACT, *BY_CARRIER, *BY_LENGTH, *BY_PROTECTION, "reissue-card", "objection"}
    assert [act for act in FACTS["act"].values if act not in found] == [], "law/fee_facts.py"
