"""What was found as plain JSON values, and the receipt that seals it: program, law data, digests."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hardship_cli.answer import Note
from hardship_cli.harmless import escaped
from hardship_cli.reading import BirthSpan, Joined, Period, WorkingDays
from hardship_cli.schedule.digest import sha256

SCHEMA = "hardship/answer/1"
ROW = "hardship/row/1"  # of all answers to a row of a register
# What the receipt's digest of the result is over, in this order; words are left out of it.
FOUND = ("schema", "command", "status", "asked", "answer", "assumed", "turns", "steps", "notes", "sources")
_WORDS = "text"
KNOWN_ON = "known_on"  # beside the facts that were asked with, and in the receipt: the day whose knowledge counts


def sealed(tree: Mapping[str, Any], data: str) -> dict[str, Any]:
    """The tree with its receipt at the end: program, law data, and two digests.

    ``result`` is over what was found, in whichever language it is told; ``whole`` is over all that the object holds.
    """
    from hardship_cli import __version__

    found = {"tool": __version__, "data": data, "result": result_digest(tree)}
    if KNOWN_ON in tree.get("asked", {}):
        found[KNOWN_ON] = tree["asked"][KNOWN_ON]
    whole: dict[str, Any] = {**{key: value for key, value in tree.items() if key != "receipt"}, "receipt": found}
    found["whole"] = whole_digest(whole)
    return whole


def result_digest(tree: Mapping[str, Any], keys: Sequence[str] = FOUND) -> str:
    """The digest over what was found, without the words. Of an early answer, which says less, over what it says."""
    return _digest({key: _wordless(tree[key]) for key in keys if key in tree})


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


def bare(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Without the keys that say nothing (``false`` and ``0`` say something)."""
    return {key: value for key, value in tree.items() if value not in (None, [], {})}


def tree_of(value: Any) -> Any:
    """Plain JSON values: days as ISO, money as a decimal string, named tuples as objects, ``from_`` as ``from``."""
    if isinstance(value, Decimal | date):
        return str(value)
    if isinstance(value, Period | Joined | WorkingDays | BirthSpan):
        return str(value)
    if hasattr(value, "_fields"):
        return {key.removesuffix("_"): tree_of(part) for key, part in zip(value._fields, value, strict=True)}
    if isinstance(value, Mapping):
        return {key: tree_of(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [tree_of(part) for part in value]
    return value
