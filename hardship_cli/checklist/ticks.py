"""Reading a file of finished items: one id a line, or the Markdown list that this tool wrote, with its boxes ticked."""

import sys
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from hardship_cli.checklist.model import Checklist
from hardship_cli.errors import InputError
from hardship_cli.files import decoded
from hardship_cli.reading import suggest

_LARGEST = 1_000_000  # bytes; a list of ids is never larger
ID_MARK, ID_END = "<!-- id: ", " -->"
_BULLETS = ("- [", "* [", "+ [")


class Ticks(NamedTuple):
    """The finished ids, and how many ticked lines carried none (a user's own tasks)."""

    done: frozenset[str]
    without_id: int = 0


def read_ticks(path: str, answer: Checklist, tables: Mapping[str, Any]) -> Ticks:
    """The ids that the file names; ``-`` reads standard input.

    Raises :class:`InputError`: ``done_unreadable``, ``done_not_text``, ``done_too_large``, ``done_unknown`` (with a
    suggestion), ``done_elsewhere`` (an id of another list).
    """
    text = _read(path)
    found, without_id = _ids(text)
    known = [name for item in answer.items() for name in item.ids()]
    for line, name in found:
        if name not in known:
            raise _unknown(path, line, name, known, tables)
    return Ticks(frozenset(name for _line, name in found), without_id)


def _ids(text: str) -> tuple[list[tuple[int, str]], int]:
    """The ids with their lines, and how many ticked lines carry none."""
    lines = list(enumerate(text.splitlines(), start=1))
    tasks = [(number, line.strip()) for number, line in lines if _is_task(line)]
    # Without a single box the file is a plain list of ids, in which a line may hold a comment.
    if not tasks:
        names = ((number, line.partition("#")[0].strip()) for number, line in lines)
        return [(number, name) for number, name in names if name], 0
    ticked = [(number, line) for number, line in tasks if line[3:5].casefold() == "x]"]
    marked = [(number, _mark(line)) for number, line in ticked]
    return [(number, name) for number, name in marked if name], sum(not name for _number, name in marked)


def _is_task(line: str) -> bool:
    plain = line.strip()
    return plain.startswith(_BULLETS) and plain[4:5] == "]" and plain[3:4] in " xX"


def _mark(line: str) -> str:
    return line.rpartition(ID_MARK)[2].partition(ID_END)[0].strip() if ID_MARK in line else ""


def _read(path: str) -> str:
    try:
        if path == "-":
            content = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with open(path, "rb") as file:
                content = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        because = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError("done_unreadable", "done", path=path, because=because or "") from None
    if len(content) > _LARGEST:
        raise InputError("done_too_large", "done", path=path, limit=_LARGEST)
    try:
        text, _encoding = decoded(content)
    except UnicodeError:
        raise InputError("done_not_text", "done", path=path) from None
    if "\0" in text:
        raise InputError("done_not_text", "done", path=path)
    return text


def _unknown(path: str, line: int, name: str, known: Iterable[str], tables: Mapping[str, Any]) -> InputError:
    # An id of another list is no slip of the keyboard: most likely the file belongs to another service.
    if any(name in tables[kind] for kind in ("condition", "document", "step")):
        return InputError("done_elsewhere", "done", value=name, path=path, line=line)
    return InputError("done_unknown", "done", value=name, path=path, line=line, suggestion=suggest(name, known))
