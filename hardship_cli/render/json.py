"""An answer as one JSON object (CONTRACT section 3). The same facts and data give the same bytes."""

import json
from collections.abc import Mapping
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


def answer_json(answer: Answer, say: Language, law: Law) -> str:
    """The JSON text of an answer, notes in the reader's language."""
    return dump(answer_tree(answer, say, law))


def answer_tree(answer: Answer, say: Language, law: Law) -> dict[str, Any]:
    """The JSON object of an answer as plain Python."""
    from hardship_cli import __version__

    tree: dict[str, Any] = {
        "schema": SCHEMA,
        "command": answer.command,
        "status": answer.status,
        "asked": tree_of(answer.asked.given()),
        "answer": tree_of(answer.answer),
        "steps": [bare(tree_of(step)) for step in answer.steps],
        "notes": [bare(note_tree(note)) for note in answer.notes],
    }
    # The receipt is over what was found, not over the words it is told in.
    result = sha256(dump(tree).encode())
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
    tree["receipt"] = {"tool": __version__, "data": answer.data, "result": f"sha256:{result}"}
    return tree


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
