"""The schema of ``hardship words --json``."""

from typing import Any

from hardship_cli.i18n import N_
from hardship_cli.render.language import Language
from hardship_cli.schemas.facts import reference
from hardship_cli.words import tree

_WORDS = N_("The vocabulary, as hardship words --json writes it: codes, and the words that may be typed instead")
_TYPES: dict[Any, dict[str, Any]] = {str: {"type": "string"}, list: {"type": "array", "items": {"type": "string"}}}


def words_schema(say: Language) -> dict[str, Any]:
    """The vocabulary's own shape, read off the vocabulary itself."""
    found: dict[str, Any] = tree()
    entry = found["commands"][0]
    word: dict[str, Any] = {
        "type": "object",
        "properties": {key: _TYPES[type(value)] for key, value in entry.items()},
        "required": list(entry),
    }
    values: dict[str, Any] = {"values": {"type": "array", "items": reference("word")}}
    fact = {
        "type": "object",
        "properties": {**word["properties"], **values},
        "required": [*entry, *values],
    }
    note = {"type": "object", "properties": dict.fromkeys(("code", "text"), _TYPES[str]), "required": ["code", "text"]}
    kinds = {"commands": "word", "facts": "fact"}
    return {
        "title": say(_WORDS),
        "type": "object",
        "properties": {
            "schema": {"const": "hardship/words/1"},
            **{place: {"type": "array", "items": reference(kinds.get(place, "word"))} for place in found},
            "notes": {"type": "array", "items": reference("note")},
        },
        # With --of there is one of the parts.
        "required": ["schema"],
        "$defs": {"word": word, "fact": fact, "note": note},
    }
