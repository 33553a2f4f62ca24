"""A case file: the facts of one case under the names of the vocabulary, flat, as TOML or JSON."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

from hardship_cli import bill
from hardship_cli.bill import Bill
from hardship_cli.case import Case, fact_named, in_codes, is_persons, read_fact, remarks, with_service
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.files import TABLES, TWO_ENCODINGS, decoded, near_file
from hardship_cli.recorded import split
from hardship_cli.words import noted_keys

STDIN = "-"
_Remarks = tuple[tuple[str, dict[str, Any]], ...]
_LARGEST = 1_000_000
_WRITTEN = (".ics", ".html", ".htm", ".pdf", ".docx", ".doc", ".odt", ".png", ".jpg", ".zip", ".xml")
_FOR_EDITORS = "$schema"  # what JSON files name their schema by; TOML does in a comment


class CaseFile(NamedTuple):
    """A case as read, with its raw facts (for what-ifs), and the text of the file (to name lines in errors).

    ``remarks`` are to be said to whoever gave the file: codes with their parameters. ``recorded`` is what the file holds
    besides the facts of the case: what a notice says or somebody noted (``decision.py``), unread.
    """

    path: str
    raw: Mapping[str, Any]
    case: Case | Bill
    text: str
    remarks: _Remarks = ()
    recorded: Mapping[str, Any] = {}


def read_case_file(path: str, today: date, land: str | None = None) -> CaseFile:
    """The case in a file, or on stdin for ``-``; ``land`` is the user's default where the file names none.

    JSON by suffix or by its first character, TOML otherwise; a line that is no TOML but plain is mended, and said
    (``case_line``). A saved JSON answer stands for the facts it was asked with.
    Raises :class:`InputError`: ``case_unreadable``, ``case_is_directory``, ``case_too_large``, ``case_not_utf8``,
    ``case_two_encodings``, ``case_not_toml``, ``case_not_json``, ``case_no_table``, ``case_not_flat``,
    ``case_empty``, ``case_is_register``, ``case_is_output``, and what :func:`~hardship_cli.as_typed.lines.read` and
    :func:`hardship_cli.bill.read` raise;
    ``params["line"]`` is the line where that is known, ``params["key"]`` the key.
    """
    with _of_another_kind(path):
        text, remarks_read = read_text(path)
        parsed, mended = _parsed(text, path)
    unread, recorded = split(parsed)
    with _on_its_line(text, {}):
        coded = in_codes(unread)
    keys = dict(zip(coded, unread, strict=True))
    with _on_its_line(text, keys):
        raw = with_service(coded)
    noted = () if coded is unread else noted_keys(unread)
    if land and "land" not in raw:
        # Only where the file names none: a case must not change its Land by whose desk it is opened on.
        raw = {"land": land, **raw}
    with _on_its_line(text, keys):
        case = bill.read(raw, today)
    return CaseFile(path, raw, case, text, (*remarks_read, *mended, *noted, *bill.remarks(raw, today)), recorded)


@contextmanager
def _of_another_kind(path: str) -> Iterator[None]:
    """What cannot be read as a case is told by what its name says that it is: a register, or a page that was written."""
    try:
        yield
    except InputError as error:
        suffix = os.path.splitext(path)[1].casefold()
        # A text with a slip in one line may be either.
        code = (
            "case_is_register"
            if suffix in TABLES and suffix != ".txt"
            else "case_is_output"
            if suffix in _WRITTEN
            else ""
        )
        if not code or error.code in ("case_unreadable", "case_is_directory"):
            raise
        raise InputError(code, None, path=path, value=suffix) from None


@contextmanager
def _on_its_line(text: str, keys: Mapping[str, str]) -> Iterator[None]:
    """Errors inside name the line of ``text`` on which their key is set, and the key as it stands there (``keys`` by fact)."""
    try:
        yield
    except HardshipError as error:
        key = keys.get(error.field or "", error.field or "")
        line = line_of(text, key, (error.params.get("whose") or (None,))[0])
        if line:
            error.params |= {"line": line, "key": key}
        raise


def read_changes(changes: list[str], today: date) -> dict[str, str]:
    """``KEY=VALUE`` changes by fact; an empty value takes the fact out.

    Raises :class:`InputError` ``set_without_equals``, ``unknown_fact``, and what reading the value raises.
    """
    found: dict[str, str] = {}
    for change in changes:
        key, equals, value = change.partition("=")
        name = key.strip().removeprefix("--").replace("-", "_")
        if not equals:
            raise InputError("set_without_equals", "set", value=change)
        if name not in FACTS and name != SERVICE.name:
            name = fact_named(name, f"--set {name}")
        if name == SERVICE.name:
            found |= with_service({name: value})
            continue
        if name in found:
            raise InputError("option_twice", "set", value=f"--set {name}")
        found[name] = value.strip()
        if found[name]:
            try:
                for part in value.split(",") if name == "act" else (value,):
                    read_fact(FACTS[name], part, today)
            except InputError as error:
                error.field = f"--set {name}"
                raise
    return found


def remarks_on(changes: list[str], read: Mapping[str, str], today: date) -> _Remarks:
    """What was understood otherwise than it stands in changes, of which :func:`read_changes` read these."""
    return (*noted_keys(change.partition("=")[0].strip() for change in changes), *remarks(read, today))


def changed(found: CaseFile, changes: Mapping[str, str], today: date) -> CaseFile:
    """The case with changes as :func:`read_changes` gives them; raises :class:`InputError` for contradictions."""
    raw = {name: value for name, value in {**found.raw, **changes}.items() if value or name not in changes}
    return found._replace(raw=raw, case=bill.read(raw, today))


def read_text(path: str, limit: int = _LARGEST) -> tuple[str, tuple[tuple[str, dict[str, str]], ...]]:
    """The text of a small file, or of stdin, and what is to be said about it: that it is not UTF-8 (``case_encoding``)."""
    try:
        if path == STDIN:
            content = sys.stdin.buffer.read(limit + 1)
        else:
            with open(path, "rb") as file:
                content = file.read(limit + 1)
    except IsADirectoryError:
        raise InputError("case_is_directory", None, path=path) from None
    except (OSError, ValueError) as error:
        because = getattr(error, "strerror", None) or str(error)
        raise InputError("case_unreadable", None, path=path, because=because, suggestion=near_file(path)) from None
    if len(content) > limit:
        raise InputError("case_too_large", None, path=path, limit=limit)
    try:
        text, encoding = decoded(content)
    except UnicodeError as error:
        line = content[: getattr(error, "start", 0)].count(b"\n") + 1
        code = "case_two_encodings" if getattr(error, "reason", "") == TWO_ENCODINGS else "case_not_utf8"
        raise InputError(code, None, path=path, line=line) from None
    return text, ((("case_encoding", {"path": path, "encoding": encoding}),) if encoding else ())


def parse(text: str, path: str) -> dict[str, Any]:
    """The facts of a text as they stand there, unread."""
    return _parsed(text, path)[0]


def _parsed(text: str, path: str) -> tuple[dict[str, Any], _Remarks]:
    as_json = path.casefold().endswith(".json") or (
        not path.casefold().endswith(".toml") and text.lstrip().startswith(("{", "["))
    )
    raw, mended = (_json(text, path), ()) if as_json else _toml(text, path)
    # A saved answer carries the facts that it was asked with, so it can be asked again as it is.
    if isinstance(raw, dict) and isinstance(raw.get("asked"), dict) and "schema" in raw:
        raw = {key: value for key, value in raw["asked"].items() if key != "known_on"}  # no fact: an option says it
    if not isinstance(raw, dict):
        raise InputError("case_no_table", None, path=path)
    if as_json:
        raw.pop(_FOR_EDITORS, None)
    for key, value in raw.items():
        tables = value if isinstance(value, list) else [value]
        if is_persons(str(key)) and isinstance(value, list):
            continue
        if not as_json and any(isinstance(table, dict) for table in tables):
            _refuse_heading(text, path)
        if isinstance(value, dict):
            raise InputError("case_not_flat", str(key), path=path, value=key, line=line_of(text, str(key)) or None)
    if not raw:
        raise InputError("case_empty", None, path=path)
    return raw, mended


def _refuse_heading(text: str, path: str) -> None:
    from hardship_cli.as_typed.lines import is_heading

    for number, line in enumerate(text.splitlines(), start=1):
        if is_heading(line) and not is_persons(line.strip("[ ]")):
            raise InputError("case_heading", None, path=path, line=number, value=line.strip())


def line_of(text: str, key: str, person: int | None = None) -> int:
    """The line on which a key is set, or 0; with ``person`` that in the table of this one of several persons."""
    lines = list(enumerate(text.splitlines(), start=1))
    if person is not None:
        tables = [at for at, line in lines if line.strip().startswith("[[") and is_persons(line.strip().strip("[ ]"))]
        lines = lines[tables[person - 1] :] if person <= len(tables) else []
    if not key:
        return 0
    for number, line in lines:
        plain = line.strip().lstrip("[{, ")
        bare = plain.removeprefix('"').removeprefix("'").removeprefix(key)
        if bare != plain and bare.lstrip("\"'] ").startswith(("=", ":")):
            return number
        if plain.rstrip("] ") == key:
            return number
    return 0


def _toml(text: str, path: str) -> tuple[dict[str, Any], _Remarks]:
    if not text.strip():
        return {}, ()
    import tomli

    try:
        return tomli.loads(text, parse_float=str), ()
    except (tomli.TOMLDecodeError, ValueError, RecursionError) as error:
        from hardship_cli.as_typed import lines

        try:
            raw, mended = lines.read(text, _is_fact)
        except InputError as wrong:
            # What goes over several lines is TOML all right, and none of these lines says what is wrong.
            if wrong.code == "case_line_unclear" and any(sign in text for sign in ("[\n", '"""', "'''")):
                raise InputError("case_not_toml", None, path=path, because=str(error)) from None
            wrong.params["path"] = path
            raise
        return raw, tuple(("case_line", {"path": path, "line": one.line, "written": one.written}) for one in mended)


def _is_fact(key: str) -> bool:
    """Whether a key names a fact, or may name several: then it is asked about."""
    try:
        return key in FACTS or bool(split({key: None})[1]) or bool(fact_named(key))
    except InputError as error:
        return error.code != "unknown_fact"


def _json(text: str, path: str) -> Any:
    if not text.strip():
        return {}
    import json

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise InputError("case_key_twice", key, path=path, line=line_of(text, key) or None)
            found[key] = value
        return found

    try:
        # Numbers with a point stay text, as in a TOML file: whoever reads the fact says what is wrong with them.
        return json.loads(text, object_pairs_hook=once, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise InputError("case_not_json", None, path=path, because=str(error)) from None
