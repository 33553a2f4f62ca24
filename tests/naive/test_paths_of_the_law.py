"""One example of every path that the law takes: what its leaf says is what the law says of the example alone, and the naive engine."""

import os
import random
import sys
from datetime import date, timedelta

import naive_fees
import pytest
from kinds import KINDS
from plain_walk import Walk
from test_against_naive import fee_differs, time_differs

from hardship_cli.answer import Gist
from hardship_cli.asking import ask_one
from hardship_cli.case import Case, check_case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS
from hardship_cli.forest import CHECK, grow, planted, text_of
from hardship_cli.law.paths import deciding
from hardship_cli.law.samples import TODAY, corners, samples
from hardship_cli.law.samples import turns as turns_of
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import Period

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "batch"))
from registers import hostile

FIRST = date(2006, 2, 1)  # what the naive engine was written for begins here
# How many paths each question has, and how many of their examples it answers, at least; it knows the fees since 2017, the remedies of today.
LEAVES = {"fee": 800, **{kind: one.leaves for kind, one in KINDS.items()}}
COMPARED = {"fee": 1200, **{kind: one.paths for kind, one in KINDS.items()}}


def hostile_cases(law):
    """Cases with any facts, in the days around a change of the law."""
    starts = [day - timedelta(days=50) for day in turns_of(law)]
    windows = [(day.year, day.month) for day in starts]
    for seed in range(6):
        yield from read(hostile(900 + seed, 250, windows, share=(0.35, 0.7, 1)[seed % 3]))


def read(rows):
    for row in rows:
        try:
            yield Case.read(row)
        except InputError:
            continue


@pytest.fixture(scope="module")
def forest(law):
    found = planted(law, TODAY)
    grow(found, samples(law, 4000))
    grow(found, [*hostile_cases(law), *corners()])
    assert found.contradictions == []
    return found


def alone(name, case, law):
    """What the law says of one question of a case, as the columns of a register say it."""
    if QUESTIONS[name].not_raised(case) is not None:
        return None
    try:
        answer = ask_one(name, case, law, TODAY, trace=Gist)
    except Unanswerable as error:
        return error.code
    except InputError:
        return InputError
    cells = {name: column.of(answer.answer) for name, column in QUESTIONS[name].columns.items()}
    codes = [note.code for note in answer.notes if note.level != "info"]
    texts = {column: text_of(value) for column, value in cells.items() if value is not None}
    return answer.status, list(dict.fromkeys(codes)), texts


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_leaf_says_of_its_example_what_the_law_says_of_it_alone(law, forest, name):
    leaves = forest.trees[name].leaves
    assert len(leaves) > LEAVES[name]
    for leaf in leaves:
        walk = Walk(forest, leaf.example, today=TODAY)
        assert walk.leaf(name) is leaf
        expected = alone(name, leaf.example, law)
        assert (InputError if leaf.is_single else walk.said(name)) == expected, leaf.example.given()


@pytest.mark.parametrize("name", QUESTIONS)
def test_another_case_of_a_path_is_answered_as_the_leaf_says(law, forest, name):
    met = 0
    for case in samples(law, 600, seed=2):
        walk = Walk(forest, case, today=TODAY)
        leaf = walk.leaf(name)
        if leaf is not None:
            met += 1
            assert (InputError if leaf.is_single else walk.said(name)) == alone(name, case, law), case.given()
    assert met > 200


def facts_of_case(case):
    return {
        name: tuple(value) if isinstance(value, Period) else value
        for name, value in case.given().items()
        if name != "id"
    }


def naive_differs(name, case):
    """What the engine and the naive one say of a case, if they do not say the same; ``False`` where the naive one cannot say."""
    try:
        check_case(case)
    except InputError:
        return False  # refused before any question is asked
    facts = {**facts_of_case(case), **({"land": case.land} if name == "appeal" else {})}
    if name == "fee":
        # A remedy against a fee alone is a reading that the naive engine does not have.
        only_fee = case.act == "objection" and case.document == "fee-notice"
        return "act" in facts and not only_fee and naive_fees.knows(facts) and fee_differs(facts)
    return KINDS[name].reads(case, facts) and time_differs(name, facts)


@pytest.mark.parametrize("name", QUESTIONS)
def test_examples_are_answered_as_by_the_naive_engine(law, forest, name):
    """The example of each path, and some of the cases that took the same ones."""
    assert name in COMPARED, f"tests/naive/kind_{name}.py: what the naive engine says"
    compared = 0
    leaves = (
        leaf for leaf in forest.trees[name].leaves if leaf.content is not None and leaf.content.status is not None
    )
    others = (case for case in samples(law, 1000) if isinstance(alone(name, case, law), tuple))
    for case in (*(leaf.example for leaf in leaves), *others):
        differs = naive_differs(name, case)
        assert not differs, case.given()
        compared += differs is None
    assert compared > COMPARED[name]


def result(name, case, law):
    """All that the law says of a question: not only what a register shows of it."""
    if QUESTIONS[name].not_raised(case) is not None:
        return None
    try:
        answer = ask_one(name, case, law, TODAY, trace=Gist)
    except (InputError, Unanswerable) as error:
        return error.code, error.field
    return answer.answer, answer.status, [note.code for note in answer.notes if note.level != "info"]


def test_a_fact_that_does_not_decide_changes_no_answer(law):
    """What ``schedules paths`` lists is complete: found with as many cases as it takes by itself."""
    found = planted(law, TODAY)
    grow(found, samples(law, 2000))
    cases = [*hostile_cases(law), *corners(), *samples(law, 400, seed=3)]
    dice = random.Random(14)
    for name in QUESTIONS:
        idle = [fact for fact in FACTS if fact not in deciding(found, name).facts]
        assert 8 < len(idle) < len(FACTS)
        changed = 0
        for case in cases:
            other = dice.choice(cases)
            changed_case = case._replace(**{fact: getattr(other, fact) for fact in idle})
            changed += changed_case != case
            assert result(name, changed_case, law) == result(name, case, law), (name, case.given(), other.given())
        assert changed > 1100


def test_what_decides_is_found_through_expressions_and_findings(law, forest):
    for name in QUESTIONS:
        found = deciding(forest, name)
        assert CHECK not in found.findings
        assert found.facts <= set(FACTS)
        # A fact behind a finding of a question decides it, too.
        for finding in found.findings:
            assert deciding(forest, finding).facts <= found.facts
    assert "months" in deciding(forest, "within_3m").facts
    assert "posted" in deciding(forest, "fiction").facts
