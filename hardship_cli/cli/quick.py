"""The quick path: a plainly written question is read and answered without loading Typer, which costs five times bare Python.

It takes only what is beyond doubt: a known command, known options in full, each with its value. Everything else (help,
completion, abbreviations, typos) goes to Typer, which then reports it. A test holds both readings to each other.
"""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hardship_cli.cli.bare import Bare
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.cli.question import OUTPUT, Question
from hardship_cli.facts import FACTS

if TYPE_CHECKING:
    from hardship_cli.cli.register import Register

_NO_NAMES: Mapping[str, str] = {}


def quick(args: Sequence[str]) -> int | None:
    """Run the command and return its exit code, or ``None`` where Typer must look at it."""
    if not args or args[0] not in COMMANDS or "_HARDSHIP_COMPLETE" in os.environ:
        return None
    module = __import__(f"hardship_cli.cli.{COMMANDS[args[0]][0]}", fromlist=["QUESTION"])
    question: Question | None = getattr(module, "QUESTION", None)
    if question is not None:
        values = read_words(question, args[1:])
        return None if values is None else question.run(values)
    bare: Bare | None = getattr(module, "BARE", None)
    if bare is not None:
        values = read_bare(bare, args[1:])
        return None if values is None else bare.run(values)
    register: Register | None = getattr(module, "REGISTER", None)
    if register is None:
        return None
    values = read_register(register, args[1:])
    return None if values is None else register.run(values)


def read_words(question: Question, words: Sequence[str]) -> dict[str, Any] | None:
    """The options' values as Typer would give them, or ``None`` where a word is not beyond doubt."""
    takes_value = {f"--{name}": bool(value) for name, value, _help in OUTPUT}
    for fact in question.facts:
        if fact != question.argument:
            takes_value[_flag(fact)] = FACTS[fact].kind != "flag"
    return _read(words, () if question.argument is None else (question.argument,), takes_value)


def read_bare(bare: Bare, words: Sequence[str]) -> dict[str, Any] | None:
    """The same for a command that asks no case; all its arguments must be there."""
    offered = [option for option in (*OUTPUT, *bare.options) if option[0] not in bare.without]
    takes_value = {_flag(name): bool(value) for name, value, _help in offered}
    values = _read(words, tuple(name for name, _help in bare.arguments), takes_value)
    return values if values is not None and all(name in values for name, _help in bare.arguments) else None


def read_register(register: "Register", words: Sequence[str]) -> dict[str, Any] | None:
    """The same for a command that reads a register."""
    takes_value = {_flag(name): bool(value) for name, value, _help in OUTPUT if name in register.general}
    names = {flag: option.name for option in register.options for flag in option.flags}
    takes_value |= {flag: bool(option.metavar) for option in register.options for flag in option.flags}
    return _read(words, ("source",), takes_value, names)


def _read(
    words: Sequence[str], arguments: tuple[str, ...], takes_value: dict[str, bool], names: Mapping[str, str] = _NO_NAMES
) -> dict[str, Any] | None:
    """``names`` are those of options whose flag tells another name, or none."""
    values: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        flag, equals, value = word.partition("=")
        if not word.startswith("-"):
            open_argument = next((name for name in arguments if name not in values), None)
            if open_argument is None:
                return None
            values[open_argument] = word
        elif takes_value.get(flag):
            if equals and not flag.startswith("--"):
                return None  # Typer takes the sign for part of the value
            if not equals:
                value = next(rest, "-")
            if not value or value.startswith("-"):
                return None
            name = names.get(flag) or flag[2:].replace("-", "_")
            values[name] = [*values.get(name, []), value] if _is_list(name) else value
        elif flag in takes_value and not equals:
            values[names.get(flag) or flag[2:].replace("-", "_")] = True
        elif takes_value.get("--" + flag.removeprefix("--no-")) is False and FACTS.get(_fact(flag)) and not equals:
            values[_fact(flag)] = False
        else:
            return None
    return values


def _flag(fact: str) -> str:
    return "--" + fact.replace("_", "-")


def _fact(flag: str) -> str:
    return flag.removeprefix("--no-").replace("-", "_")


def _is_list(name: str) -> bool:
    return name in FACTS and FACTS[name].kind == "list"
