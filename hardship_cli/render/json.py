"""An answer as one JSON object (CONTRACT section 3). The same facts and data give the same bytes."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hardship_cli.answer import Answer, Note
from hardship_cli.reading import Period
from hardship_cli.render.harmless import escaped
from hardship_cli.render.language import Language
from hardship_cli.schedule.digest import sha256
from hardship_cli.schedule.load import Law

SCHEMA = "hardship/answer/1"
# What the receipt's digest of the result is over, in this order; words are left out of it.
FOUND = ("schema", "command", "status", "asked", "answer", "steps", "notes", "sources")
_WORDS = "text"


def answer_json(answer: Answer, say: Language, law: Law) -> str:
    """The JSON text of an answer, notes in the reader's language."""
    return dump(answer_tree(answer, say, law))


def answer_tree(answer: Answer, say: Language, law: Law) -> dict[str, Any]:
    """The JSON object of an answer as plain Python."""
    tree: dict[str, Any] = {
        "schema": SCHEMA,
        "command": answer.command,
        "status": answer.status,
        "asked": tree_of(answer.asked.given()),
        "answer": tree_of(answer.answer),
        "steps": [bare(tree_of(step)) for step in answer.steps],
        "notes": [bare(note_tree(note)) for note in answer.notes],
    }
    from hardship_cli.render.notes import note_text

    for entry, note in zip(tree["notes"], answer.notes, strict=True):
        entry["text"] = note_text(note, say, law)
    tree["sources"] = {
        name: {
            "title": source["title"],
            "checked": source["checked"]["on"].isoformat() if "on" in source["checked"] else None,
            "result": source["checked"]["result"],
        }
        for name, source in answer.sources.items()
    }
    return sealed(tree, answer.data)


def sealed(tree: Mapping[str, Any], data: str) -> dict[str, Any]:
    """The tree with its receipt at the end: program, law data, and two digests.

    ``result`` is over what was found, in whichever language it is told; ``whole`` is over all that the object holds.
    """
    from hardship_cli import __version__

    found = {"tool": __version__, "data": data, "result": result_digest(tree)}
    whole: dict[str, Any] = {**{key: value for key, value in tree.items() if key != "receipt"}, "receipt": found}
    found["whole"] = whole_digest(whole)
    return whole


def result_digest(tree: Mapping[str, Any], keys: Sequence[str] = FOUND) -> str:
    """The digest over what was found, without the words."""
    return _digest({key: _wordless(tree[key]) for key in keys})


def whole_digest(tree: Mapping[str, Any]) -> str:
    """The digest over every key and value of the object, but for itself."""
    receipt = {key: value for key, value in tree["receipt"].items() if key != "whole"}
    return _digest({**tree, "receipt": receipt})


def _digest(tree: Any) -> str:
    # A saved file may hold half a character, which is no text.
    return f"sha256:{sha256(dump(tree).encode(errors='surrogatepass'))}"


def _wordless(tree: Any) -> Any:
    if isinstance(tree, Mapping):
        return {key: _wordless(value) for key, value in tree.items() if key != _WORDS}
    return [_wordless(value) for value in tree] if isinstance(tree, list) else tree


def note_tree(note: Note) -> dict[str, Any]:
    """A note without its text."""
    return {"code": note.code, "level": note.level, "basis": note.basis, "params": tree_of(dict(note.params)) or None}


def dump(tree: Any) -> str:
    """JSON as this tool writes it: one line, UTF-8 as it is."""
    return escaped(json.dumps(tree, ensure_ascii=False, separators=(", ", ": ")))


def bare(tree: Any) -> Any:
    """Without the keys that say nothing (``false`` and ``0`` say something)."""
    return {key: value for key, value in tree.items() if value not in (None, [], {})}


def tree_of(value: Any) -> Any:
    """Plain JSON values: days as ISO, money as a decimal string, named tuples as objects, ``from_`` as ``from``."""
    if isinstance(value, Decimal | date):
        return str(value)
    if isinstance(value, Period):
        return str(value)
    if hasattr(value, "_fields"):
        return {key.removesuffix("_"): tree_of(part) for key, part in zip(value._fields, value, strict=True)}
    if isinstance(value, Mapping):
        return {key: tree_of(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [tree_of(part) for part in value]
    return value
