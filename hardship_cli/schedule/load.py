"""Loading the law: the shipped data, precompiled, and a user's overlay on top.

The TOML files are the source. A module of literals is made from them when the package is built (``schedule/compile.py``),
because parsing TOML costs more than the whole answer. It is used only while the checksums fit: that of the file, so that no
stale law is used, and that of the tables themselves, so that what a receipt calls this law is this law, whatever was done
to the module or to Python's cache of it.
"""

import os
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from hardship_cli.answer import Note
from hardship_cli.errors import DataError
from hardship_cli.schedule.model import Rule, build_rule

FILES = ("fees", "deadlines", "holidays", "services", "sources")
DESCRIPTION = "tables"  # the file that describes the tables of these
Found = TypeVar("Found")
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def data_dir() -> str:
    """Where the shipped data lies: inside the package in a wheel, beside it in a source checkout."""
    inside = os.path.join(_PACKAGE, "data")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "data")


class Sheet:
    """One data file: its tables, and its rules built when they are asked for."""

    __slots__ = ("_all", "_rules", "_seen", "tables")

    def __init__(self, tables: Mapping[str, Any], seen: Callable[[Rule], Rule] | None = None) -> None:
        self.tables = tables
        self._seen = seen  # what a law of another day makes of each rule
        self._rules: dict[str, Rule] = {}
        self._all: tuple[Rule, ...] = ()

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id; a missing one is an error in the program, not of the user."""
        try:
            return self._rules[rule_id]
        except KeyError:
            found = build_rule(rule_id, self.tables["rule"][rule_id])
            self._rules[rule_id] = found = found if self._seen is None else self._seen(found)
        return found

    def has_rule(self, rule_id: str) -> bool:
        """Whether the file has a rule of this id."""
        return rule_id in self.tables["rule"]

    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the file's order."""
        if not self._all:
            self._all = tuple(self.rule(rule_id) for rule_id in self.tables.get("rule", {}))
        return self._all


class Law:
    """All law data. Files are read when first needed; the object is not changed afterwards.

    With ``on`` every rule says what it said on that day, whatever the days of a case are: what a day's law makes of cases of
    other times. Ages and public holidays go by the days of the case all the same. With ``known_on`` only versions count that were
    known on that day (``schedule/known.py``); public holidays and disputed points are those of today.
    """

    def __init__(
        self,
        directory: str | None = None,
        overlay: str | None = None,
        *,
        on: date | None = None,
        known_on: date | None = None,
    ) -> None:
        self.directory = directory or data_dir()
        self.overlay = overlay
        self.on = on
        self.known_on = known_on
        self.laid: Mapping[str, Mapping[str, Any]] | None = None  # the files that the overlay changes, once checked
        self.calendar: Any = None  # the years of holidays worked out so far (law/filing.py)
        self.cached: dict[Any, Any] = {}
        self._sheets: dict[str, Sheet] = {}
        self._digest: str | None = None

    def keep(self, key: tuple[Any, ...], find: Callable[[], Found]) -> Found:
        """What ``find`` gives, looked for once for each ``key``: findings in the data alone, so no more than they have words."""
        try:
            found: Found = self.cached[key]
        except KeyError:
            found = self.cached[key] = find()
        return found

    @cached_property
    def fees(self) -> Sheet:
        """``fees.toml``: tariff, reductions and exemptions, the Länder's schedules."""
        return self.sheet("fees")

    @cached_property
    def deadlines(self) -> Sheet:
        """``deadlines.toml``: notification, remedies, periods, permits, fiction."""
        return self.sheet("deadlines")

    def dispute(self, code: str) -> Mapping[str, Any] | None:
        """The disputed point of this code (``E5``), or nothing; files that are loaded already are looked at first."""
        for name in sorted(("fees", "deadlines"), key=lambda name: name not in self._sheets):
            points = self.sheet(name).tables.get("dispute", {})
            if code in points:
                point: Mapping[str, Any] = points[code]
                return point
        return None

    @cached_property
    def holidays(self) -> Mapping[str, Any]:
        """The tables of ``holidays.toml``."""
        return self.sheet("holidays").tables

    @property
    def services(self) -> Mapping[str, Any]:
        """The tables of ``services.toml``."""
        return self.sheet("services").tables

    def tables(self, name: str) -> Mapping[str, Any]:
        """All tables of one of the five files (``"fees"``)."""
        return self.sheet(name).tables

    def source(self, source_id: str) -> Mapping[str, Any]:
        """The citation of this id."""
        found: Mapping[str, Any] = self.sources[source_id]
        return found

    @cached_property
    def sources(self) -> Mapping[str, Any]:
        """All citations by id."""
        described: Mapping[str, Any] = self.sheet("sources").tables["source"]
        return described

    @property
    def remarks(self) -> tuple[Note, ...]:
        """What is to be said of every answer by this law: that only what was known of it on a day counts."""
        return () if self.known_on is None else (Note("known_on", "hint", None, (("known_on", self.known_on),)),)

    @property
    def digest(self) -> str:
        """``sha256:...`` over all data files and the overlay: which law this is."""
        if self._digest is None:
            self._digest = _digest(self.directory, self.overlay)
        return self._digest

    def _seen(self, rule: Rule) -> Rule:
        """A rule by the law of another day, or as it was known on one."""
        if self.known_on is not None:
            from hardship_cli.schedule.known import as_known

            rule = as_known(rule, self.known_on, self.sources)
        return rule._replace(fixed=self.on)

    def sheet(self, name: str) -> Sheet:
        """One of the five files, with the overlay on top; raises what reading the data and checking the overlay raise."""
        if name not in self._sheets:
            tables = tables_of(name, self.directory)
            if self.overlay is not None:
                from hardship_cli.schedule.overlay import lay_over

                tables = lay_over(name, tables, self.overlay, self)
            self._sheets[name] = Sheet(tables, self._seen if self.on or self.known_on else None)
        return self._sheets[name]


_default: Law | None = None


def default_law() -> Law:
    """The shipped law with no overlay, loaded once."""
    global _default  # noqa: PLW0603 - the one-time load that CONTRACT section 5 allows
    if _default is None:
        _default = Law()
    return _default


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


def _digest(directory: str, overlay: str | None) -> str:
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
