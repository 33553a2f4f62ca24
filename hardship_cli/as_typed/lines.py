"""Lines of a case file that are no TOML but plain: ``permit_until = 31.03.2026``, ``land: NW``, words in typographic quotes."""

from collections.abc import Callable
from typing import Any, NamedTuple

import tomli

from hardship_cli.errors import InputError

_QUOTES = "\"'„“”‚‘’«»"
_MARKS = "[]{}="  # what is more than one plain value


class Mended(NamedTuple):
    """A line that was read otherwise than it stands, and how it is to be written."""

    line: int
    written: str


def read(text: str, is_key: Callable[[str], bool]) -> tuple[dict[str, Any], list[Mended]]:
    """The values by key, and the lines that were mended.

    ``is_key`` says of a text whether it names a fact. Raises :class:`InputError` for the first line that is beyond doubt no fact
    with one value: ``case_heading``, ``case_line_no_value``, ``case_line_no_fact``, ``case_line_quote``, ``case_line_unclear``
    or ``case_line_twice``, with ``line``, ``value`` (what stands there) and, where it can be told, ``key``.
    """
    found: dict[str, Any] = {}
    lines: dict[str, int] = {}
    mended: list[Mended] = []
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.strip()
        if not plain or plain.startswith("#"):
            continue
        whole = _whole(plain)
        if is_heading(plain):
            raise InputError("case_heading", None, line=number, value=plain)
        if whole is None:
            key, bare = _fact(plain, number, is_key)
            whole = {key: bare}
            mended.append(Mended(number, f"{_key(key)} = {_written(bare)}"))
        for key in whole:
            if key in lines:
                raise InputError("case_line_twice", None, line=number, value=plain, key=key, other=lines[key])
            lines[key] = number
        found |= whole
    return found, mended


def is_heading(line: str) -> bool:
    """Whether a line is a heading in brackets, as other files have."""
    plain = line.partition("#")[0].strip()
    return plain.startswith("[") and plain.endswith("]")


def _fact(plain: str, line: int, is_key: Callable[[str], bool]) -> tuple[str, Any]:
    """The key and the value of a line that is no TOML."""

    def refuse(code: str, key: str = "") -> InputError:
        return InputError(code, None, line=line, value=plain, key=_key(key) if key else "")

    # The first of the two parts key and value; further ones belong to the value, as in a time or a note.
    sign = min((sign for sign in "=:" if sign in plain), key=plain.index, default="")
    if not sign:
        raise refuse("case_line_no_value", plain if is_key(plain) else "")
    key, _sign, value = (part.strip() for part in plain.partition(sign))
    if len(key) > 2 and key[0] in _QUOTES and key[-1] in _QUOTES:
        key = key[1:-1]
    if any(sign in _QUOTES + _MARKS for sign in key) or not key:
        raise refuse("case_line_unclear")
    if not is_key(key):
        raise refuse("case_line_no_fact")
    if not value or value.startswith("#"):
        raise refuse("case_line_no_value", key)
    bare = _bare(value)
    if bare is None:
        is_open = value[0] in _QUOTES and not any(sign in _QUOTES for sign in value[1:])
        raise refuse("case_line_quote" if is_open else "case_line_unclear", key)
    return key, bare


def _key(key: str) -> str:
    """A key as TOML takes it."""
    return key if all(part.isascii() and (part.isalnum() or part in "_-") for part in key) else f'"{key}"'


def _whole(line: str) -> dict[str, Any] | None:
    """The facts of a line that is TOML as it stands."""
    try:
        return tomli.loads(line, parse_float=str)
    except (tomli.TOMLDecodeError, ValueError, RecursionError):
        return None


def _bare(value: str) -> Any:
    """The value of a text without a comment behind it, or in quotes of another kind; nothing for what is not plain."""
    whole = _whole(f"value = {value}")
    if whole is not None and isinstance(whole["value"], str | int | list):
        return whole["value"]
    if value[:1] in _QUOTES:
        end = max(value.rfind(sign, 1) for sign in _QUOTES)
        rest = value[end + 1 :].strip()
        plain = value[1:end].strip() if end > 0 and (not rest or rest.startswith("#")) else ""
    else:
        plain = value.partition(" #")[0].strip()
    # Only what can be nothing else is taken: with a quote, a bracket or a backslash in it the line may be TOML with a slip.
    is_plain = plain and not any(sign in _QUOTES + _MARKS + "\\" or not sign.isprintable() for sign in plain)
    return plain if is_plain else None


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(_written(part) for part in value) + "]"
    return str(value) if isinstance(value, int) else f'"{value}"'
