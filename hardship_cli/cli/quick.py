"""The quick path: a plainly written question is read and answered without loading Typer, which costs five times bare Python.

It takes only what is beyond doubt: a known command, known options in full, each with its value. Everything else (help,
completion, abbreviations, typos) goes to Typer, which then reports it. A test holds both readings to each other.
"""

import os
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hardship_cli.cli.bare import Bare, offered
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.cli.given import OUTPUT, option_of
from hardship_cli.cli.question import QuestionCommand
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.questions import QUESTIONS

if TYPE_CHECKING:
    from hardship_cli.cli.register import Register

_LISTS = tuple(fact.name for fact in FACTS.values() if fact.kind == "list")


def quick(args: Sequence[str]) -> int | None:
    """Run the command and return its exit code, or ``None`` where Typer must look at it."""
    if not args or args[0] not in COMMANDS or "_HARDSHIP_COMPLETE" in os.environ:
        return None
    if args[0] in QUESTIONS:
        values = read_words(args[1:])
        return None if values is None else QuestionCommand(QUESTIONS[args[0]]).run(values)
    module = __import__(f"hardship_cli.cli.{COMMANDS[args[0]][0]}", fromlist=["BARE"])
    for kind, read in (("BARE", read_bare), ("REGISTER", read_register)):
        asked: Any = getattr(module, kind, None)
        if asked is not None:
            values = read(asked, args[1:])
            return None if values is None else asked.run(values)
    return None


def read_words(words: Sequence[str]) -> dict[str, Any] | None:
    """The values of a question's options as Typer would give them, or ``None`` where a word is not beyond doubt."""
    flags = {f"--{name}": (name, bool(value)) for name, value, _help in OUTPUT}
    flags |= {option_of(name): (name, fact.kind != "flag") for name, fact in FACTS.items()}
    flags[option_of(SERVICE.name)] = (SERVICE.name, True)
    return _read(words, ("act",), flags)


def read_bare(bare: Bare, words: Sequence[str]) -> dict[str, Any] | None:
    """The same for a command that asks no case; all its required arguments must be there."""
    flags = {option_of(name): (name, bool(value)) for name, value, _help in offered(bare)}
    values = _read(words, tuple(name for name, _help in bare.arguments), flags, bare.many)
    needed = {name for name, _help in bare.arguments} - set(bare.optional)
    return values if values is not None and needed <= set(values) else None


def read_register(register: "Register", words: Sequence[str]) -> dict[str, Any] | None:
    """The same for a command that reads a register."""
    flags = {option_of(name): (name, bool(value)) for name, value, _help in OUTPUT if name in register.general}
    flags |= {flag: (option.name, bool(option.metavar)) for option in register.options for flag in option.flags}
    values = _read(words, ("source",), flags, {option.name for option in register.options if option.many})
    return values if values is not None and values.get("source") else None


def _read(
    words: Sequence[str],
    arguments: tuple[str, ...],
    flags: Mapping[str, tuple[str, bool]],
    many: Collection[str] = _LISTS,
) -> dict[str, Any] | None:
    """``flags`` tell the option's name, and whether it takes a value; ``many`` the options that may be given several times."""
    values: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        flag, equals, value = word.partition("=")
        name, takes_value = flags.get(flag, ("", False))
        denied, denied_takes = flags.get("--" + flag.removeprefix("--no-"), ("", True))
        if not word.startswith("-"):
            open_argument = next((name for name in arguments if name not in values), None)
            if open_argument is None:
                return None
            values[open_argument] = word
        elif takes_value:
            if equals and not flag.startswith("--"):
                return None  # Typer takes the sign for part of the value
            if not equals:
                # A value that is missing, or begins with a hyphen, may be a slip: Typer has the words for it.
                value = next(rest, "-")
            if not value or value.startswith("-") or (name in values and name not in many):
                return None  # given twice, among others
            values[name] = [*values.get(name, []), value] if name in many else value
        elif name and not equals and values.get(name, True) is True:
            values[name] = True
        elif denied in FACTS and not denied_takes and not equals and values.get(denied, False) is False:
            values[denied] = False
        else:
            return None
    return values
