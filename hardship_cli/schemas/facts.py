"""Facts as JSON Schema: as a case file takes them, in codes or words, and as answers hold them."""

from collections.abc import Iterable
from typing import Any

from hardship_cli.bill import PERSON_FACTS
from hardship_cli.case import PERSONS
from hardship_cli.facts import BORN, FACTS, LISTED, NO_DAY, SERVICE, WITH_THREAT, Fact
from hardship_cli.i18n import N_
from hardship_cli.laender import CODES
from hardship_cli.recorded import FACTS_RECORDED
from hardship_cli.render.language import Language
from hardship_cli.words import Word, called, words_of

DAY: dict[str, Any] = {"type": "string", "format": "date"}
MONEY: dict[str, Any] = {"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$"}

_CASE = N_("A case file of hardship: the facts of one case, under their codes or in words")
PERSONS_TEXT = N_("Several persons, one table each: the fee is one bill for all of them")
# How a fact that is no choice may stand in a file; an empty text counts as not given, and so does null in JSON.
_TEXT: dict[str, Any] = {"type": ["string", "null"]}
_COUNT: dict[str, Any] = {"type": ["string", "integer", "null"]}
_TYPED: dict[str, dict[str, Any]] = {
    "text": _COUNT,
    "land": _COUNT,
    "place": _TEXT,
    "day": {**_TEXT, "examples": ["2026-03-31", "31.03.2026"]},
    "day-or-none": {**_TEXT, "examples": ["2026-03-31", "31.03.2026", NO_DAY]},
    "flag": {"type": ["boolean", "string", "null"]},
    "period": {**_COUNT, "examples": ["6m", "2y", "90d"]},
    "money": {"type": ["string", "number", "null"], "examples": ["93.00", "93,00 €"]},
}
_BIRTH: dict[str, Any] = {**_COUNT, "examples": ["2010-05-12", "12.05.2010", "2010"]}
_EXAMPLES: dict[str, dict[str, Any]] = {
    "day": {"examples": ["2026-03-31"]},
    "day-or-none": {"examples": ["2026-03-31", NO_DAY]},
    "period": {"examples": ["6m", "2y"]},
}
# How answers hold it.
_HELD: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "land": {"enum": list(CODES)},
    "place": {"type": "string"},
    "day": DAY,
    "day-or-none": {"anyOf": [DAY, {"const": NO_DAY}]},
    "flag": {"type": "boolean"},
    "period": {"type": "string"},
    "money": MONEY,
}
_SPECIAL = frozenset(r"\.^$*+?()[]{}|/")


def case_schema(say: Language) -> dict[str, Any]:
    """What a case file may hold. Keys and values are codes or words; editors are offered the codes and the reader's words."""
    facts = {**FACTS, SERVICE.name: SERVICE, **FACTS_RECORDED}
    words = {word.code: word for word in words_of("headings")}
    named = {}
    for name in facts:
        word = words.get(name)
        named[name if word is None or say.code != "de" else word.de] = reference(name)
    named |= {name: reference(name) for name in facts if name not in named}
    spelt = {spellings(word): reference(name) for name in facts if (word := words.get(name)) is not None}
    person = {
        "type": "object",
        "properties": {key: of for key, of in named.items() if of in map(reference, PERSON_FACTS)},
        "patternProperties": {key: of for key, of in spelt.items() if of in map(reference, PERSON_FACTS)},
        "additionalProperties": False,
    }
    persons = {"title": say(PERSONS_TEXT), "type": "array", "items": person}
    return {
        "title": say(_CASE),
        "type": "object",
        "properties": {"$schema": {"type": "string"}, PERSONS: persons, **named},
        "patternProperties": {**spelt, "^[Pp]erson(s|en)$": persons},
        "additionalProperties": False,
        "$defs": {name: {**described(fact, say), **typed(fact, say)} for name, fact in facts.items()},
    }


def reference(name: str) -> dict[str, str]:
    """A pointer to one of the definitions."""
    return {"$ref": f"#/$defs/{name}"}


def described(fact: Fact, say: Language) -> dict[str, Any]:
    """What a fact is called, and what it means."""
    return {"title": called("headings", fact.name, say.code), "description": say(fact.help)}


def typed(fact: Fact, say: Language) -> dict[str, Any]:
    """One fact as it may stand in a case file."""
    if fact is SERVICE:
        return {"anyOf": [{"enum": list(fact.values)}, _COUNT]}  # in groups, too
    if not fact.values:
        return _BIRTH if fact.name == BORN else _TYPED.get(fact.kind, {})
    words = words_of("remedy" if fact.name in FACTS_RECORDED else fact.name)
    mine = [word.named(say.code) for word in words] if say.code == "de" else []
    patterns = [spellings(word) for word in words]
    # A ground's paragraph is written in too many ways for patterns, and several values may stand in one text.
    is_open = fact.name == "title" or fact.kind == "list"
    one = _any_of(patterns)
    if fact.name in ("act", "against"):
        one = f"{one.removesuffix('$')}(?: *, *{one.removeprefix('^').removesuffix('$')})*$"
    spelt = {} if is_open else {"pattern": one}
    ways: list[dict[str, Any]] = [
        {"enum": [*dict.fromkeys((*mine, *fact.values)), "", None]},
        {"type": "string", **spelt},
    ]
    if fact.name in LISTED:
        ways.append({"type": "array", "items": {"type": "string"}})
    return {"anyOf": ways}


def held(fact: Fact) -> dict[str, Any]:
    """One fact as answers hold it."""
    if fact.kind == "list":
        return {"type": "array", "items": {"enum": list(fact.values)}}
    if fact.name == "against":
        return {"enum": [*fact.values, *WITH_THREAT]}
    if fact.name == "act":
        return {"anyOf": [{"enum": list(fact.values)}, {"type": "array", "items": {"enum": list(fact.values)}}]}
    if fact.name == BORN:  # of some people only the year or the month is known
        return {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
    return {"enum": list(fact.values)} if fact.values else _HELD.get(fact.kind, {})


def typed_by_code(fact: Fact) -> dict[str, Any]:
    """One fact as an assistant gives it: codes, days as ISO, yes and no. Words are read all the same."""
    if fact.kind == "list":
        return {"type": "array", "items": {"enum": list(fact.values)}}
    if fact.values:
        return {"enum": list(fact.values)}
    if fact.kind == "land":
        return {"enum": list(CODES)}
    return {"type": "boolean"} if fact.kind == "flag" else {"type": "string", **_EXAMPLES.get(fact.kind, {})}


def spellings(word: Word) -> str:
    """A pattern of the words for a code: small letters or capitals at the beginning, ``ü`` or ``ue``, space, ``-`` or ``_``.

    hardship itself reads more: capitals throughout, dots, articles.
    """
    return _any_of(f"^{_spelt(name)}$" for name in dict.fromkeys(word.all))


def _any_of(patterns: Iterable[str]) -> str:
    return "^(?:" + "|".join(pattern.removeprefix("^").removesuffix("$") for pattern in patterns) + ")$"


def _spelt(name: str) -> str:
    found = ""
    begins = True
    for sign in name:
        if sign in " -_":
            found += "[ _-]?"
        elif sign.casefold() in "äöü":
            plain = {"ä": "a", "ö": "o", "ü": "u"}[sign.casefold()]
            found += (
                f"(?:{sign}|[{plain}{plain.upper()}]e)"
                if not begins
                else (f"(?:[{sign.lower()}{sign.upper()}]|[{plain}{plain.upper()}]e)")
            )
        elif sign == "ß":
            found += "(?:ß|ss)"
        elif begins and sign.isalpha():
            found += f"[{sign.upper()}{sign.lower()}]"
        else:
            found += f"\\{sign}" if sign in _SPECIAL else sign
        begins = sign in " -_/"
    return found
