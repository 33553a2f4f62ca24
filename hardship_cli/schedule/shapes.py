"""Shapes of tables (which keys, what stands in them), and the walk that compares a table of the data with its shape."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from hardship_cli.errors import DataError
from hardship_cli.schedule.load import Cents

FIRST_YEAR, LAST_YEAR = 1900, 2199
LANGUAGES = ("de", "en")
_SHOWN = 60
# No month, week, year or distance is larger; Python does not even write out numbers of thousands of digits.
_LARGEST = 100_000


class Fault(NamedTuple):
    """One fault of the data: the file, the table inside it, what is wrong as a code, and what fills its text."""

    path: str
    where: str
    code: str
    params: Mapping[str, Any]

    def error(self) -> DataError:
        """The same as an exception; ``at`` is file, line where known, and table, as a message begins."""
        file = f"{self.path}:{self.params['line']}" if "line" in self.params else self.path
        at = f"{file}, {self.where}" if self.where else file
        return DataError(self.code, "data", path=self.path, where=self.where, at=at, **self.params)


class Shape(NamedTuple):
    """The keys that a table needs and those that it may have, each with the kind of value it takes.

    Kinds are the words of ``_KINDS`` and ``texts`` (a text in each language); another shape for a table inside, a list
    of one shape for a list of tables, and ``{"": shape}`` for a table of tables with names of their own.
    """

    needs: Mapping[str, Any]
    may: Mapping[str, Any]


def partial(shape: Shape) -> Shape:
    """The same keys, none of them needed: what an overlay may say about something that exists already."""
    return Shape({}, {**shape.needs, **shape.may})


def walk(path: str, where: str, table: Any, shape: Shape) -> Iterator[Fault]:
    """What in ``table`` does not fit ``shape``: keys unknown, keys missing, values of another kind."""
    if not isinstance(table, Mapping):
        yield Fault(path, where, "not_a_table", {"value": shown(table)})
        return
    known = {**shape.needs, **shape.may}
    for key, value in table.items():
        if key not in known:
            yield unknown_key(path, where, key, known)
        else:
            yield from value_faults(path, where, key, value, known[key])
    for key in shape.needs:
        if key not in table:
            yield Fault(path, where, "missing_key", {"key": key})


def unknown_key(path: str, where: str, key: str, known: Iterable[str]) -> Fault:
    """The fault of a key that no one reads, with the nearest that would be read."""
    return Fault(path, where, "unknown_key", {"key": key, "suggestion": near(key, known), "accepted": ", ".join(known)})


def not_accepted(path: str, where: str, key: str, value: Any, accepted: Iterable[str]) -> Fault:
    """The fault of a word that is none of those that the key takes."""
    words = tuple(accepted)
    params = {"key": key, "value": shown(value), "suggestion": near(value, words), "accepted": ", ".join(words)}
    return Fault(path, where, "not_accepted", params)


def near(word: Any, accepted: Iterable[str]) -> str:
    """The accepted word that was probably meant, or nothing."""
    from hardship_cli.reading import suggest

    return suggest(word, accepted) if isinstance(word, str) else ""


def value_faults(path: str, where: str, key: str, value: Any, kind: Any) -> Iterator[Fault]:
    """What is wrong with the value of one key, by the kind that its shape asks for."""
    if isinstance(kind, Shape):
        yield from walk(path, inside(where, key), value, kind)
    elif isinstance(kind, list):
        yield from _rows(path, where, key, value, kind[0])
    elif isinstance(kind, dict):
        if not isinstance(value, Mapping):
            yield Fault(path, inside(where, key), "not_a_table", {"value": shown(value)})
            return
        for name, below in value.items():
            yield from value_faults(path, inside(where, key), name, below, kind[""])
    elif kind == "texts":
        yield from _texts(path, where, key, value)
    else:
        code = _KINDS[kind](value)
        if code:
            limit = {"limit": _LARGEST} if code == "number_absurd" else {}
            yield Fault(path, where, code, {"key": key, "value": shown(value), **limit})


def _rows(path: str, where: str, key: str, value: Any, shape: Shape) -> Iterator[Fault]:
    if not isinstance(value, list) or (not value and key == "version"):
        yield Fault(path, where, "not_rows", {"key": key, "value": shown(value)})
        return
    for index, row in enumerate(value):
        yield from walk(path, row_where(where, key, index, row), row, shape)


def row_where(where: str, key: str, index: int, row: Any) -> str:
    """A row of a list of tables, named by its ``from`` where it has one: that outlives sorting."""
    start = row.get("from") if isinstance(row, Mapping) else None
    return f"{where} from = {start}" if type(start) is date else f"{where} {key} {index + 1}"


def inside(where: str, key: str) -> str:
    """The address of a table inside another: ``[rule.x]`` and ``land.BW`` make ``[rule.x.land.BW]``."""
    return f"{where[:-1]}.{key}]" if where.endswith("]") else f"{where} {key}" if where else f"[{key}]"


def _texts(path: str, where: str, key: str, value: Any) -> Iterator[Fault]:
    if not isinstance(value, Mapping):
        yield Fault(path, where, "not_texts", {"key": key, "value": shown(value)})
        return
    for lang in LANGUAGES:
        if lang not in value:
            yield Fault(path, where, "missing_language", {"key": key, "lang": lang})
        elif _text(value[lang]):
            yield Fault(path, where, _text(value[lang]), {"key": f"{key}.{lang}", "value": shown(value[lang])})
    for lang in value:
        if lang not in LANGUAGES:
            yield unknown_key(path, inside(where, key), lang, LANGUAGES)


def _text(value: Any) -> str:
    return "" if isinstance(value, str) and value.strip() else "not_text"


def _day(value: Any) -> str:
    # A datetime is a date to Python; a time of day would make two versions begin within one day.
    if isinstance(value, datetime) or not isinstance(value, date):
        return "not_a_day"
    return "" if FIRST_YEAR <= value.year <= LAST_YEAR else "day_absurd"


def _whole(value: Any) -> str:
    return "not_whole" if isinstance(value, int) and value < 0 else _number(value)


def money(value: Any) -> str:
    """Empty for an amount in whole cents, else the code of what is wrong with it."""
    if not isinstance(value, Cents):
        return "not_money"
    return "negative_money" if value < 0 else ""


def _flag(value: Any) -> str:
    return "" if isinstance(value, bool) else "not_yes_no"


def _words(value: Any) -> str:
    return "" if isinstance(value, list) and not any(map(_text, value)) else "not_words"


def _wholes(value: Any) -> str:
    return "" if isinstance(value, list) and value and not any(map(_whole, value)) else "not_wholes"


def _map(value: Any) -> str:
    return "" if isinstance(value, Mapping) and not any(map(_text, value.values())) else "not_a_map"


def _any(_value: Any) -> str:
    return ""


def _number(value: Any) -> str:
    if not isinstance(value, int) or isinstance(value, bool | Cents):
        return "not_whole"
    return "" if abs(value) <= _LARGEST else "number_absurd"


_KINDS: dict[str, Callable[[Any], str]] = {
    "any": _any,
    "text": _text,
    "day": _day,
    "whole": _whole,
    "number": _number,
    "money": money,
    "flag": _flag,
    "words": _words,
    "wholes": _wholes,
    "map": _map,
}


def shown(value: Any) -> str:
    """A value as it stands in the file, shortened where it is long."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, Cents):
        text = f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02}"
    elif isinstance(value, datetime):
        text = value.isoformat()
    elif isinstance(value, str):
        text = f'"{value}"'
    elif isinstance(value, list):
        text = f"[{', '.join(map(shown, value))}]"
    elif isinstance(value, Mapping):
        text = f"{{ {', '.join(f'{key} = {shown(item)}' for key, item in value.items())} }}"
    elif isinstance(value, int) and abs(value) > 10**_SHOWN:
        text = f"{hex(value)[:_SHOWN]}..."
    else:
        text = str(value)
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "..."
