"""What a new act, fact or column must be entered in beside its declaration: each place that was forgotten is named."""

import os
import sys
from datetime import date
from pkgutil import iter_modules

import pytest
from golden_cases import read_cases

import hardship_cli
from hardship_cli.acts import ACTS
from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.facts import FACTS
from hardship_cli.questions import QUESTIONS
from hardship_cli.render import describe
from hardship_cli.words import words_of

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [
    os.path.join(ROOT, "benchmarks"),
    *(os.path.join(ROOT, "tests", part) for part in ("naive", "mutation")),
]

from differential_cells import COLUMNS  # noqa: E402 - the scripts are no packages
from naive_fees import DEFAULTS  # noqa: E402 - as above
from naive_tariff import ALLOWED, price  # noqa: E402 - as above
from proposed_questions import POSITIONS  # noqa: E402 - as above


def test_every_column_of_a_question_is_one_of_a_register():
    of_questions = {name for one in QUESTIONS.values() for name in (*one.columns, one.status_column) if name}
    assert set(ANSWERS) - {"status", "notes", "error", "assumed"} == of_questions
    assert COLUMNS == ANSWERS, "docs/contract.md, section 4"


def test_every_fact_and_every_value_that_it_takes_has_a_word():
    named = {word.code for word in words_of("facts")}
    assert [name for name in FACTS if name not in named] == []
    values = {(fact, word.code) for fact in FACTS for word in words_of(fact)}
    assert {(fact.name, value) for fact in FACTS.values() for value in fact.values} - values == set()


def test_every_act_has_one_way_to_positions_that_the_tariff_has(law):
    for code, act in ACTS.items():
        ways = (act.position, act.by_length, act.by_protection, act.by_age, act.by_carrier, act.by_own_fact)
        assert len([way for way in ways if way]) == 1, f"hardship_cli/acts.py: the position of {code}"
    assert set(POSITIONS) - {rule.id for rule in law.fees.rules()} == set(), "data/fees.toml: the rule of a position"


def test_every_act_is_priced_a_second_time_and_carries_the_same_services():
    """Where it is not, the second engine fails on the first case that is drawn, without saying why."""
    forgotten = [code for code in ACTS if not _is_priced(code)]
    assert forgotten == [], "tests/naive/naive_tariff.py: what it costs, from the text of the law"
    carried = {code: act.extras for code, act in ACTS.items() if act.extras}
    assert carried == ALLOWED, "tests/naive/naive_tariff.py: what it may carry"


def _is_priced(act):
    facts = {"act": act, "on": date(2026, 3, 2), "months": (12, "months"), "extras": ("separate-sheet",)}
    try:
        return price({**facts, "reason": "lost", "against": "condition"}, DEFAULTS) != []
    except KeyError:
        return False


def test_every_act_stands_in_a_case_that_somebody_wrote():
    """The pins that are proposed hold what the engine says; such a case, with its source, holds what the law says."""
    asked = {case["facts"].get("act") for case in read_cases("fees.jsonl")}
    assert set(ACTS) - asked == set(), "tests/cases/fees.jsonl"


def test_every_question_is_a_command_a_function_and_described():
    asked = set(QUESTIONS)
    assert asked - set(COMMANDS) == set(), "hardship_cli/cli/commands.py"
    assert asked - {word.code for word in words_of("commands")} == set(), "hardship_cli/words/commands.py"
    assert asked - set(hardship_cli.__all__) == set(), "hardship_cli/library.py and hardship_cli/__init__.py"
    described = {module.name for module in iter_modules(describe.__path__)}
    assert asked - described == set(), "hardship_cli/render/describe/, a module of the question's name"


def test_every_question_is_promised_and_has_cases_that_somebody_wrote():
    written = {case.get("question", "fee") for case in read_cases() if case["file"] != "pins.jsonl"}
    assert set(QUESTIONS) - written == set(), "tests/cases"
    with open(os.path.join(ROOT, "docs", "contract.md"), encoding="utf-8") as file:
        promised = file.read()
    assert [name for name in QUESTIONS if f"\n| `{name}` |" not in promised] == [], "docs/contract.md, section 3"


@pytest.mark.parametrize("command", ["ask", "turns"])
def test_every_question_is_named_where_one_is_chosen(hardship, command):
    _code, out, _err = hardship(command, "--help", "--lang", "en")
    told = " ".join(out.split())
    assert f"a question: {', '.join(QUESTIONS)}" in told, f"cli/{command}.py"


def test_every_act_that_was_added_is_told():
    with open(os.path.join(ROOT, "CHANGELOG.md"), encoding="utf-8") as file:
        changelog = file.read()
    # The first ten have been there from the beginning.
    assert [code for code in list(ACTS)[10:] if f"`{code}`" not in changelog] == [], "CHANGELOG.md"
