"""The public library: documented, typed, lazily imported, pure."""

import doctest
import subprocess
import sys

import pytest

import hardship_cli
from hardship_cli import questions


def test_the_examples_in_the_docstrings_hold():
    result = doctest.testmod(questions)
    assert result.attempted > 12
    assert result.failed == 0


def test_every_public_name_is_there_and_documented():
    for name in hardship_cli.__all__:
        assert getattr(hardship_cli, name).__doc__
    with pytest.raises(AttributeError, match="nonsense"):
        hardship_cli.nonsense  # noqa: B018 - the access itself is the test


def test_importing_the_package_imports_nothing_else_of_it():
    probe = "import sys, hardship_cli; print([m for m in sys.modules if m.startswith('hardship_cli.')])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_answers_are_frozen_and_equal_for_equal_facts():
    case = hardship_cli.Case.read(act="extend", months="6", on="2026-03-02")
    first, second = hardship_cli.fee(case), hardship_cli.fee(case)
    assert first == second
    with pytest.raises(AttributeError):
        first.status = "other"


def test_values_of_another_type_are_refused_with_the_name_of_the_fact():
    with pytest.raises(hardship_cli.InputError, match="months"):
        hardship_cli.fee(hardship_cli.Case(act="extend", months=6))
