"""Commands that read a register: the quick path reads their options as Typer does, and leaves the rest to it."""

import random

import pytest

from hardship_cli.cli.audit import REGISTER as AUDIT
from hardship_cli.cli.batch import REGISTER as BATCH
from hardship_cli.cli.quick import read_register
from hardship_cli.cli.register import register_command

VALUES = ["x.csv", "out.parquet", "-", "", "--force", "-o", "a b", "NW", "fee,appeal", "=x", "ü"]


def as_typer(register, words):
    with register_command(register).make_context(register.name, list(words)) as ctx:
        assert not ctx.args
        # Before a command is run Typer has what was given several times as a tuple.
        values = {name: list(value) if isinstance(value, tuple) else value for name, value in ctx.params.items()}
        return {name: value for name, value in values.items() if value not in (None, False, [])}


@pytest.mark.parametrize("register", [BATCH, AUDIT])
def test_every_option_at_once(register):
    words = ["in.csv"]
    for option in register.options:
        words += [option.flags[0], *(["v"] if option.metavar else [])]
    words += ["--lang", "de", "--color=never", "--data", "d", "--today", "2026-01-01"]
    found = read_register(register, words)
    assert found == as_typer(register, words)
    assert len(found) == 1 + len(register.options) + 4


@pytest.mark.parametrize("register", [BATCH, AUDIT])
@pytest.mark.parametrize("seed", range(40))
def test_whatever_it_takes_typer_reads_alike(register, seed):
    dice = random.Random(seed)
    flags = [flag for option in register.options for flag in option.flags] + ["--lang", "--json", "--today", "--bad"]
    taken = 0
    for _ in range(30):
        # Without a register the quick path leaves the words to Typer, which tells what is missing with an example.
        words = ["in.csv"]
        for _ in range(dice.randrange(5)):
            flag, value = dice.choice(flags), dice.choice(VALUES)
            words += dice.choice(
                [[flag, value], [flag], [value], [f"{flag}={value}"], [flag[:5], value], [f"{flag}{value}"]]
            )
        found = read_register(register, words)
        if found is not None:
            taken += 1
            assert found == as_typer(register, words), words
    assert taken


def test_what_is_left_to_typer():
    for words in (
        ["a", "b"],
        ["a", "-o", "-"],
        ["-"],
        ["a", "-oout"],
        ["a", "-o=out"],
        ["a", "--out", "b"],
        ["--help"],
    ):
        assert read_register(BATCH, words) is None, words
    assert read_register(AUDIT, ["a", "--explain-row", "1"]) is None
