"""The command line that asks what was asked otherwise (in ``hardship ask``), in the words of the reader's language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hardship_cli.bill import Bill
from hardship_cli.case import PERSONS, Case
from hardship_cli.facts import BORN, FACTS, NO_DAY
from hardship_cli.laender import land_name
from hardship_cli.reading import BirthSpan, Period
from hardship_cli.render.language import Language
from hardship_cli.render.to_type import command_word, flag
from hardship_cli.render.words import day_short, shown
from hardship_cli.words import called

# The fact that a command takes by position.
_BY_POSITION = "act"
_NOT_QUOTED = "@%+=:,./-_"
_SPECIAL = '"$`\\!%'


def as_command(question: str, case: Case | Bill, options: Mapping[str, Any], say: Language) -> str:
    """The command line for a ``question`` (``case`` for all of them) about a case, with further options as they were given.

    Empty where no command line asks the same: of several persons it can say the births alone.
    """
    words = ["hardship", command_word(question, say)]
    given = case.given()
    persons = given.pop(PERSONS, ())
    # Several births can be said by one option each; what else is of one person alone has no place on a command line.
    if any(set(person) != {BORN} for person in persons):
        return ""
    if _BY_POSITION in given:
        words.append(_value(_BY_POSITION, given.pop(_BY_POSITION), say))
    births = ((BORN, person[BORN]) for person in persons)
    for name, value in (*given.items(), *births, *options.items()):
        words += _option(name, value, say)
    return " ".join(map(quoted, words))


def _option(name: str, value: Any, say: Language) -> list[str]:
    option = flag(name, say)
    if isinstance(value, bool):
        denied = "--nicht-" if say.code == "de" else "--no-"
        return [option if value else denied + option[2:]]
    text = _value(name, value, say)
    # What begins with a hyphen would be taken for an option.
    return [f"{option}={text}"] if text.startswith("-") else [option, text]


def _value(name: str, value: Any, say: Language) -> str:
    if isinstance(value, Period | BirthSpan):
        return shown(value, say)
    if isinstance(value, date):
        return day_short(value, say)
    if isinstance(value, tuple):
        return ",".join(_value(name, part, say) for part in value)
    if name == "land":
        return land_name(value) if say.code == "de" else str(value)
    if say.code != "de" or name not in FACTS:
        return str(value)
    if FACTS[name].kind == "day-or-none" and value == NO_DAY:
        return "keiner"
    if name == "against" and "," in value:
        return ",".join(_value(name, part, say) for part in value.split(","))
    word = called(name, value, "de") if FACTS[name].values else str(value)
    # In small letters, as one types; a word with a sign or capitals inside (SGB XII) stays as the law writes it.
    return word.lower() if FACTS[name].values and word.istitle() and word.isalpha() else word


def quoted(text: str) -> str:
    """A word of a command line as a shell takes it for one."""
    if text and all(sign.isalnum() or sign in _NOT_QUOTED for sign in text):
        return text
    if text and not any(sign in _SPECIAL for sign in text):
        return f'"{text}"'  # any shell knows these
    import shlex

    return shlex.quote(text)
