"""Lines of a case file that are no TOML but plain: ``permit_until = 31.03.2026``, ``land: NW``, words in typographic quotes."""

from collections.abc import Callable
from typing import Any, NamedTuple

import tomli

_QUOTES = "\"'„“”‚‘’«»"
_MARKS = "[]{}="  # what is more than one plain value


class Mended(NamedTuple):
    """A line that was read otherwise than it stands, and how it is to be written."""

    line: int
    written: str


def read(text: str, is_key: Callable[[str], bool]) -> tuple[dict[str, Any], list[Mended]] | None:
    """The values by key, and the lines that were mended; nothing where a line is beyond doubt no key with one value.

    ``is_key`` says of a text whether it names a fact. A key that stands twice is not mended either.
    """
    found: dict[str, Any] = {}
    mended: list[Mended] = []
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.strip()
        if not plain or plain.startswith("#"):
            continue
        whole = _whole(plain)
        if whole is None:
            sign = min((sign for sign in "=:" if sign in plain), key=plain.index, default="")
            key, _sign, value = (part.strip() for part in plain.partition(sign)) if sign else ("", "", "")
            if len(key) > 2 and key[0] in _QUOTES and key[-1] in _QUOTES:
                key = key[1:-1]
            bare = _bare(value)
            if any(sign in _QUOTES + _MARKS for sign in key) or not is_key(key) or bare is None:
                return None
            whole = {key: bare}
            name = key if all(part.isascii() and (part.isalnum() or part in "_-") for part in key) else f'"{key}"'
            mended.append(Mended(number, f"{name} = {_written(bare)}"))
        if found.keys() & whole.keys():
            return None
        found |= whole
    return found, mended


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
    is_plain = plain and not any(sign in _QUOTES + _MARKS + "\\" or not sign.isprintable() for sign in plain)
    return plain if is_plain else None


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(_written(part) for part in value) + "]"
    return str(value) if isinstance(value, int) else f'"{value}"'
