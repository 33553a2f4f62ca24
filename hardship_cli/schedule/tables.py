"""The files of the law data as tables: the shipped ones precompiled, any other parsed.

The TOML files are the source. A module of literals is made from them when the package is built (``schedule/compile.py``),
because parsing TOML costs more than the whole answer. It is used only while the checksums fit: that of the file, so that no
stale law is used, and that of the tables themselves, so that what a receipt calls this law is this law, whatever was done
to the module or to Python's cache of it.
"""

import os
from collections.abc import Mapping
from typing import Any, NamedTuple
from zlib import crc32

from hardship_cli.errors import DataError

FILES = ("fees", "deadlines", "holidays", "services", "sources")
DESCRIPTION = "tables"  # the file that describes the tables of these
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def data_dir() -> str:
    """Where the shipped data lies: inside the package in a wheel, beside it in a source checkout."""
    inside = os.path.join(_PACKAGE, "data")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "data")


def read_bytes(path: str) -> bytes:
    """A data file's bytes; raises :class:`DataError` ``data_unreadable``."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise DataError("data_unreadable", "data", path=path, because=error.strerror or "") from None


def read_toml(path: str) -> dict[str, Any]:
    """The tables of a TOML file, money as whole cents.

    Raises :class:`DataError`: ``data_unreadable``, ``not_utf8``, ``not_toml``, ``float_money``.
    """
    import tomli

    text = ""
    try:
        text = read_bytes(path).decode("utf-8")
        return tomli.loads(text, parse_float=_cents)
    except tomli.TOMLDecodeError as error:
        raise DataError("not_toml", "data", path=path, because=str(error)) from None
    except UnicodeDecodeError:
        raise DataError("not_utf8", "data", path=path) from None
    except _NotCentsError as error:
        line, where = _place(text, str(error))
        at = f"{path}:{line}, {where}" if where else f"{path}:{line}"
        raise DataError("float_money", "data", path=path, where=where, line=line, at=at, value=str(error)) from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, lists in lists without end
        raise DataError("not_toml", "data", path=path, because=str(error)) from None


def _place(text: str, number: str) -> tuple[int, str]:
    """The line of a number in TOML text and the header above it (the parser passes on the number alone)."""
    header = ""
    for line, content in enumerate(text.splitlines(), start=1):
        plain = content.strip()
        if plain.startswith("[") and plain.endswith("]") and "=" not in plain and "{" not in plain:
            header = plain
        words = plain.partition(" #")[0]
        for sign in ",=[]{}":
            words = words.replace(sign, " ")
        # The parser hands over the number alone. The first place where it stands as a word of its own is named; another with
        # the same number has the same fault.
        if number in words.split():
            return line, header
    return 0, header


_DIGITS, _PLACES = 9, 2  # more whole euro is no fee, and would not fit a batch's columns


class _NotCentsError(ValueError):
    pass


class Cents(int):
    """An amount in whole cents; a type of its own, so that a checker can tell money from a plain number."""

    __slots__ = ()


def _cents(text: str) -> Cents:
    whole, _point, part = text.partition(".")
    if not (len(part) == _PLACES and part.isdigit() and whole.removeprefix("-").isdigit() and len(whole) <= _DIGITS):
        raise _NotCentsError(text)
    return Cents(whole + part)


def tables_of(name: str, directory: str) -> Mapping[str, Any]:
    """The tables of a file in a directory of data: precompiled, where what was compiled is what the file says."""
    tables = _compiled(name, directory)
    return read_toml(os.path.join(directory, f"{name}.toml")) if tables is None else tables


def _compiled(name: str, directory: str) -> Mapping[str, Any] | None:
    """The precompiled tables of a file, if there are any and they say what it says."""
    known = _known(name)
    if known is None or crc32(read_bytes(os.path.join(directory, f"{name}.toml"))) != known.file:
        return None
    try:
        tables: Mapping[str, Any] = __import__(f"hardship_cli.compiled.{name}", fromlist=["TABLES"]).TABLES
    except Exception:  # noqa: BLE001 - a module that somebody edited can fail in any way; the source is there
        return None
    # Python trusts its cache of a module by time and size alone, so what was loaded is summed up once more.
    return tables if tables_sum(tables) == known.tables else None


def tables_sum(tables: Mapping[str, Any]) -> int:
    """A checksum of all that tables say, in their order; money counts as cents."""
    return crc32(repr(tables).encode())


class _Known(NamedTuple):
    """What the build noted of a data file: the checksum and digest of its bytes, the checksum of its tables."""

    file: int
    digest: str
    tables: int


def _known(name: str) -> _Known | None:
    try:
        from hardship_cli.compiled import CHECKSUMS

        return _Known(*CHECKSUMS[name])
    except (ImportError, KeyError, TypeError, SyntaxError):  # not built, or by another version of this program
        return None


def digest_of(directory: str, overlay: str | None) -> str:
    """``sha256:...`` over all data files of a directory and of an overlay."""
    from hardship_cli.schedule.digest import sha256

    parts = [_file_digest(name, os.path.join(directory, f"{name}.toml")) for name in FILES]
    if overlay is not None:
        paths = [os.path.join(overlay, f"{name}.toml") for name in FILES]
        parts += [f"{os.path.basename(path)} {sha256(read_bytes(path))}" for path in paths if os.path.exists(path)]
    return "sha256:" + sha256(" ".join(parts).encode())


def _file_digest(name: str, path: str) -> str:
    """The file's SHA-256; taken from the compiled module where the (much cheaper) CRC shows that it fits."""
    content, known = read_bytes(path), _known(name)
    if known is not None and crc32(content) == known.file:
        return known.digest
    from hardship_cli.schedule.digest import sha256

    return sha256(content)
