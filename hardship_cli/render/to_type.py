"""What is to be typed (command lines, options, values), in the reader's words; in English these are the codes."""

import re
from functools import cache
from typing import TYPE_CHECKING

from hardship_cli.words import PARTS, called, words_of

if TYPE_CHECKING:
    from hardship_cli.render.language import Language

# Two commands may stand side by side: hardship fee or hardship appeal.
_WORD_BEHIND = r"(?: (?!(?:hardship|or|oder)\b)([a-z][a-z-]*))?"
_COMMAND = re.compile(rf"\bhardship ([a-z]+){_WORD_BEHIND}{_WORD_BEHIND}(?![\w/-]|\.\w)")
_OPTION = re.compile(r"(?<![\w-])--(no-)?([a-z][a-z-]*[a-z])(?:([ =])([a-z0-9_][\w,=-]*))?")
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def to_type(text: str, say: "Language") -> str:
    """The text with each ``hardship fee``, ``--months`` and ``--delivery letter`` in it as it is typed in the reader's language."""
    if say.code == "en" or ("--" not in text and "hardship " not in text):
        return text
    return _OPTION.sub(_option, _COMMAND.sub(_command, text))


def command_line(text: str, say: "Language") -> str:
    """An example of a command line as it is typed in the reader's language, days included."""
    if say.code == "en":
        return text
    return _DAY.sub(lambda found: f"{found[3]}.{found[2]}.{found[1]}", to_type(text, say))


def flag(code: str, say: "Language") -> str:
    """The option of a fact or of a setting, ``--dauer`` for ``months`` in German; a code without a word stands for itself."""
    return f"--{_option_word(code)}" if say.code == "de" else f"--{code.replace('_', '-')}"


def command_word(code: str, say: "Language", group: str | None = None) -> str:
    """A command, or one within a ``group``, as it is typed in the reader's language."""
    return called(f"commands {group}" if group else "commands", code, "de").lower() if say.code == "de" else code


# What stands behind a command, by position.
_BEHIND: dict[str, tuple[str, ...]] = {
    "fee": ("act", "act"),
    "case": ("act", "act"),
    "ask": ("commands",),
    **{part: (f"commands {part}",) for part in PARTS},
    "text": ("commands text", "act"),
    "turns": ("commands", "act"),
}


# What ``hardship words --of`` takes beside facts.
PARTS_OF_WORDS = {"commands": "befehle", "facts": "angaben", "notes": "hinweise"}


@cache
def _names() -> frozenset[str]:
    return frozenset(word.code for word in words_of("options"))


@cache
def _option_word(code: str) -> str:
    name = code.replace("-", "_")
    tables = ("headings", "options")
    word = next((word.de for place in tables for word in words_of(place) if word.code == name), code)
    return word.lower().replace(" ", "-").replace("_", "-")


def _command(found: re.Match[str]) -> str:
    words = [word for word in found.groups() if word is not None]
    tables = ["commands", *_BEHIND.get(words[0], ())]
    if words[0] == "help" and len(words) > 1:
        tables = ["commands", "commands", f"commands {words[1]}"]
    elif words[:2] == ["schedules", "paths"]:
        tables = ["commands", "commands schedules", "commands"]
    named = [_typed(place, word) for place, word in zip(tables, words, strict=False)]
    return " ".join(("hardship", *named, *words[len(named) :]))


def _typed(place: str, code: str) -> str:
    return called(place, code, "de").lower() if place.startswith("commands") else _value(place, code)


def _option(found: re.Match[str]) -> str:
    denied, code, between, value = found.groups()
    own = f"{denied}{code}".replace("-", "_") if denied else ""
    if own in _names():  # --no-roll denies nothing
        denied, code = None, own
    word = f"--{'nicht-' if denied else ''}{_option_word(code)}"
    if value is None:
        return word
    fact, equals, rest = value.partition("=")
    if code in ("of", "over"):  # a fact, whose values are shown or whose day moves
        return f"{word}{between}{PARTS_OF_WORDS.get(value) or _option_word(value)}"
    if code == "set":  # the fact and its value, in one word
        return f"{word}{between}{_option_word(fact)}{equals}{_value(fact, rest)}"
    return f"{word}{between}{','.join(_value(code.replace('-', '_'), part) for part in value.split(','))}"


def _value(fact: str, code: str) -> str:
    if code == "none" and fact == "permit_until":
        return "keiner"
    fact = {"recorded_remedy": "remedy"}.get(fact, fact)
    word = called(fact, code, "de")
    return f'"{word}"' if " " in word else word
