"""What is typed in a talk: words that lead it, yes and no, and values as numbers of a list, words, codes or parts of a label."""

import re
from collections.abc import Callable, Mapping

from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, Fact
from hardship_cli.reading import is_unknown, read_choice, read_period
from hardship_cli.render.language import Language
from hardship_cli.render.words import capital, fact_word
from hardship_cli.words import Found, value_of

# What can be typed instead of an answer, in both languages.
WORDS = {"?": "?", "back": "back", "zurück": "back", "zurueck": "back"}
WORDS |= dict.fromkeys(("done", "fertig"), "done") | dict.fromkeys(("quit", "ende", "exit"), "quit")

YES, NO = ("yes", "y", "ja", "j"), ("no", "n", "nein")
_CLEARS = ("löschen", "loeschen", "weglassen", "leer", "clear", "delete", "empty")
_FEW = ("1", "2", "3")

# From so many signs on a part of a label stands for its value, if it fits one alone.
_ENOUGH = 3
_SMALL_WORD = 3  # letters of a word that says nothing by itself (of, bis)

# The values of a list: by code the word, and what it means.
Listed = Mapping[str, tuple[str, str]]


def own_words(lines: list[str], say: Language) -> list[str]:
    """An error in the words of a talk: options stand under the names of their questions, advice on options is left out."""

    def label(option: re.Match[str]) -> str:
        fact = option[1].replace("-", "_")
        fact = fact if fact in FACTS else fact.removeprefix("no_")
        return f"'{capital(fact_word(fact, say))}'" if fact in FACTS else option[0]

    first, *advice = lines
    return [re.sub(r"--([a-z][a-z-]*)", label, first), *(line for line in advice if "--" not in line)]


def says_unknown(typed: str) -> bool:
    """Whether the answer is that the fact is not known, or that what was said of it is to be taken back."""
    return is_unknown(typed) or typed.casefold() in _CLEARS


def headed(fact: Fact, say: Language) -> str:
    """The fact's name and what it is; a text that has the name's words in it stands alone."""
    name, text = fact_word(fact.name, say), say(fact.help)
    in_text = all(word.casefold() in text.casefold() for word in name.split() if len(word) > _SMALL_WORD)
    return capital(text if in_text else f"{name}: {text}")


def length(number: str, typed: str) -> str:
    """The length, where a unit's word (``Jahr``) answers the question for the unit of a number; else what was typed."""
    try:
        read_period(number + typed, "months")
    except InputError:
        return typed
    return number + typed if number and typed.isalpha() else typed


def value(typed: str, fact: Fact, listed: Listed) -> str:
    """What was typed as the vocabulary's value: a number of the list, or a part of its words, stands for it.

    Raises :class:`InputError` ``which_unit`` for a bare 1, 2 or 3 as a length: permits are given for months and for years.
    """
    if fact.kind == "period" and typed in _FEW:
        raise InputError("which_unit", None, value=typed)
    if not listed:
        return typed
    if fact.kind == "list":
        return ",".join(choice(part.strip(), fact.name, listed) for part in typed.split(",") if part.strip())
    return choice(typed, fact.name, listed)


def choice(typed: str, name: str, listed: Listed, meaning: Callable[[str, str], Found] = value_of) -> str:
    """The value that a number of the list, a code, a word or a part of a label stands for; ``meaning`` knows the words."""
    codes = tuple(listed)
    if typed.isascii() and typed.isdigit() and typed not in listed:
        if len(typed) > 2 or not 1 <= int(typed) <= len(codes):
            raise InputError("not_in_list", name, value=typed, last=len(codes))
        return codes[int(typed) - 1]
    plain = typed.casefold()
    found = meaning(name, typed)
    if found.code in codes:
        return str(found.code)
    # A word that means several things is asked about, whichever label it is a part of.
    if plain not in codes and len(plain) >= _ENOUGH and not found.ask:
        labels = {value: label.casefold() for value, (_word, label) in listed.items()}
        for fits in (str.startswith, str.__contains__):
            fitting = [value for value, label in labels.items() if fits(label, plain)]
            if len(fitting) == 1:
                return fitting[0]
    return read_choice(typed, name, codes)
