"""The public library: documented, typed, lazily imported, pure."""

import doctest
import os
import subprocess
import sys
from datetime import date, datetime

import pytest

import hardship_cli
from hardship_cli import answer, asking, case, errors, library, reading

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


@pytest.mark.parametrize("module", [library, asking, answer, case, errors, reading])
def test_the_examples_in_the_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted > (12 if module is library else 0)
    assert result.failed == 0


def test_every_public_name_is_there_and_has_an_example_that_stands_on_the_page():
    with open(os.path.join(ROOT, "docs", "library.md"), encoding="utf-8") as file:
        page = file.read()
    for name in hardship_cli.__all__:
        assert ">>> " in getattr(hardship_cli, name).__doc__, name
        assert f"\n### {name}\n" in page, name
    with pytest.raises(AttributeError, match="nonsense"):
        hardship_cli.nonsense  # noqa: B018 - the access itself is the test


def test_importing_the_package_imports_nothing_else_of_it():
    probe = "import sys, hardship_cli; print([m for m in sys.modules if m.startswith('hardship_cli.')])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_answers_are_frozen_and_equal_for_equal_facts():
    facts = hardship_cli.Case.read(act="extend", months="6", on="2026-03-02")
    first, second = hardship_cli.fee(facts), hardship_cli.fee(facts)
    assert first == second
    with pytest.raises(AttributeError):
        first.status = "other"


def test_values_of_another_type_are_refused_with_the_name_of_the_fact():
    with pytest.raises(hardship_cli.InputError, match="months"):
        hardship_cli.fee(hardship_cli.Case(act="extend", months=6))


@pytest.mark.parametrize("ask", [hardship_cli.departure, hardship_cli.appeal])
def test_facts_that_contradict_each_other_are_refused_of_a_case_made_by_hand(ask):
    case = hardship_cli.Case(
        land="NW", notified=date(2026, 11, 1), suspended=date(2026, 11, 21), enforceable_again=date(2026, 11, 6)
    )
    with pytest.raises(hardship_cli.InputError) as caught:
        ask(case)
    assert (caught.value.code, caught.value.field) == ("wrong_order", "enforceable_again")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"land": "Hessen"}, "unknown_land"),
        ({"land": 3}, "wrong_type"),
        ({"months": hardship_cli.Period(1, "year")}, "wrong_type"),
        ({"months": hardship_cli.Period("12", "months")}, "wrong_type"),
        ({"months": hardship_cli.Period(0, "months")}, "duration_not_positive"),
        ({"extras": ("express", "express")}, "wrong_type"),
        ({"act": "nonsense"}, "not_a_choice"),
        ({"benefits": "Bürgergeld"}, "not_a_choice"),
        ({"against": ["refused-extend"]}, "wrong_type"),
        ({"extras": ("nonsense",)}, "not_a_choice"),
        ({"extras": ["express"]}, "wrong_type"),
        ({"notified": datetime(2026, 4, 2, 3)}, "wrong_type"),
        ({"notified": "2026-04-02"}, "wrong_type"),
        ({"permit_until": "keiner"}, "wrong_type"),
        ({"place": 3}, "wrong_type"),
    ],
    ids=str,
)
def test_what_no_rule_knows_is_refused_and_not_answered(facts, code):
    """``benefits="Bürgergeld"`` was answered as no benefits, a Land that is no code with an error of Python's own."""
    found = hardship_cli.Case(**{"act": "extend", "months": hardship_cli.Period(12, "months"), **facts})
    for ask in (hardship_cli.fee, hardship_cli.permit, hardship_cli.appeal, hardship_cli.answers):
        with pytest.raises(hardship_cli.InputError) as raised:
            ask(found)
        assert (raised.value.code, raised.value.field) == (code, next(iter(facts)))


@pytest.mark.parametrize(
    ("args", "code", "field"),
    [
        ((date(2026, 1, 1), hardship_cli.Period(1, "months"), "Hessen"), "unknown_land", "land"),
        ((date(2026, 1, 1), "1m", "HE"), "wrong_type", "period"),
        (("2026-01-01", hardship_cli.Period(1, "months")), "wrong_type", "event"),
        ((datetime(2026, 1, 1, 3), hardship_cli.Period(1, "months")), "wrong_type", "event"),
        ((date(2026, 1, 1), hardship_cli.Period(1, "months"), "HE", None), "wrong_type", "place"),
    ],
    ids=str,
)
def test_a_period_of_other_types_is_refused(args, code, field):
    with pytest.raises(hardship_cli.InputError) as raised:
        hardship_cli.deadline(*args)
    assert (raised.value.code, raised.value.field) == (code, field)


def test_a_users_program_is_checked_down_to_the_days_and_amounts(tmp_path):
    """What mypy --strict says of a program that imports the library: the results have types of their own, slips are found."""
    program = tmp_path / "program.py"
    program.write_text(
        "from datetime import date\n"
        "from decimal import Decimal\n"
        "from hardship_cli import Answer, Case, Period, appeal, deadline, fee, fiction, permit\n"
        "case = Case.read(act='extend', land='TH')\n"
        "amount: Decimal = fee(case).answer.amount\n"
        "last: date | None = appeal(case).answer.last_day\n"
        "until: date = permit(case).answer.valid_until\n"
        "effect: str = fiction(case).answer.effect\n"
        "end: date = deadline(date(2026, 3, 3), Period(1, 'months'), 'NW').answer.last_day\n"
        "def told(answer: Answer) -> str:\n"
        "    return answer.status\n"
        "told(fee(case))\n"
        "fee(case).answer.amonut\n"
        "until = fee(case).answer.amount\n"
        "fee('extend')\n",
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--config-file",
        os.devnull,
        str(program),
    ]
    environment = {**os.environ, "MYPYPATH": ROOT}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    found = [line for line in done.stdout.splitlines() if "error" in line]
    assert [line.rpartition("[")[2] for line in found] == ["attr-defined]", "assignment]", "arg-type]"], done.stdout
    assert [int(line.split(":")[1]) for line in found] == [13, 14, 15]
