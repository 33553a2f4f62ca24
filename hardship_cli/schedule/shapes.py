"""Kinds of values and shapes of tables, and the walk that compares a table of the data with its shape.

A kind is a name in :data:`KINDS`; :class:`Word` or :class:`Item` for a text of a closed list; a :class:`Shape` for a table
inside; :class:`Each` for a table of tables with names of their own; and ``[kind]`` for a list of any of these. What each is
to an editor is made from the same (``docs/make_schemas.py``).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial as bind
from typing import Any, NamedTuple

from hardship_cli.as_typed import FIRST_YEAR, LAST_YEAR
from hardship_cli.errors import DataError
from hardship_cli.laender import CODES
from hardship_cli.schedule.tables import Cents

LANGUAGES = ("de", "en")
_SHOWN = 60
# No month, week, year or distance is larger; Python does not even write out numbers of thousands of digits.
_LARGEST = 100_000
# The longest period of each unit that any law could name; beyond it a figure is a slip of the pen.
LONGEST = {"days": 36_600, "weeks": 5_220, "months": 1_200, "years": 100}


# No act is dearer, in cents; what rows of a register add up to has room for more.
DEAREST = Cents(99_999_999)


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
    """The keys that a table needs and those that it may have, each with its kind and what an editor says of it."""

    needs: Mapping[str, tuple[Any, str]]
    may: Mapping[str, tuple[Any, str]]

    @property
    def kinds(self) -> dict[str, Any]:
        """The kind of each key that the table knows."""
        return {key: kind for key, (kind, _text) in {**self.needs, **self.may}.items()}


class Each(NamedTuple):
    """A table in which each value is of one kind; ``names`` are the keys that make sense, where they are known."""

    below: Any
    names: tuple[str, ...] = ()


class Word(NamedTuple):
    """A text that is one of these words."""

    words: tuple[str, ...]


class Item(NamedTuple):
    """A text that names an entry of another table of the same file."""

    table: str


class Kind(NamedTuple):
    """A plain value: the code of what is wrong with one (empty if nothing is), the same as JSON Schema, the largest."""

    fault: Callable[[Any], str]
    schema: Mapping[str, Any]
    limit: int = _LARGEST


def partial(kind: Any) -> Any:
    """The same keys, none of them needed: what an overlay may say about something that exists already."""
    return Shape({}, {**kind.needs, **kind.may}) if isinstance(kind, Shape) else kind


def walk(path: str, where: str, table: Any, shape: Shape) -> Iterator[Fault]:
    """What in ``table`` does not fit ``shape``: keys unknown, keys missing, values of another kind."""
    if not isinstance(table, Mapping):
        yield Fault(path, where, "not_a_table", {"value": shown(table)})
        return
    known = shape.kinds
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


def not_accepted(path: str, where: str, key: str, value: Any, accepted: Iterable[str]) -> Iterator[Fault]:
    """The fault of a word that is none of those that the key takes, if it is none."""
    words = tuple(accepted)
    if value not in words:
        params = {"key": key, "value": shown(value), "suggestion": near(value, words), "accepted": ", ".join(words)}
        yield Fault(path, where, "not_accepted", params)


def unknown(path: str, where: str, code: str, value: Any, names: Collection[str]) -> Iterator[Fault]:
    """The fault of a name that is not there, if it is not."""
    if value not in names:
        yield Fault(path, where, code, {"value": value, "suggestion": near(value, names)})


def near(word: Any, accepted: Iterable[str]) -> str:
    """The accepted word that was probably meant, or nothing."""
    from hardship_cli.reading import suggest

    return suggest(word, accepted) if isinstance(word, str) else ""


def value_faults(path: str, where: str, key: str, value: Any, kind: Any) -> Iterator[Fault]:
    """What is wrong with the value of one key, by the kind that its shape asks for."""
    if isinstance(kind, Shape):
        yield from walk(path, inside(where, key), value, kind)
    elif isinstance(kind, Each):
        if not isinstance(value, Mapping):
            yield Fault(path, inside(where, key), "not_a_table", {"value": shown(value)})
            return
        for name, below in value.items():
            yield from value_faults(path, inside(where, key), name, below, kind.below)
    elif kind == "texts":
        yield from _texts(path, where, key, value)
    elif isinstance(kind, list) and isinstance(kind[0], Shape):
        yield from _rows(path, where, key, value, kind[0])
    else:
        yield from plain_faults(path, where, key, value, KINDS[plain_kind(kind)])


def plain_kind(kind: Any) -> str:
    """The name in :data:`KINDS` of what is no table: words are texts, whatever words they may be."""
    return "words" if isinstance(kind, list) else kind if isinstance(kind, str) else "text"


def plain_faults(path: str, where: str, key: str, value: Any, kind: Kind) -> Iterator[Fault]:
    """The fault of a plain value, if it has one."""
    if code := kind.fault(value):
        limit = {"limit": shown(kind.limit)} if code in ("number_absurd", "money_absurd") else {}
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
        else:
            yield from plain_faults(path, where, f"{key}.{lang}", value[lang], KINDS["text"])
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


def _number(value: Any, least: int = -_LARGEST, most: int = _LARGEST) -> str:
    if not isinstance(value, int) or isinstance(value, bool | Cents) or (value < 0 <= least):
        return "not_whole"
    return "" if least <= value <= most else "number_absurd"


def _money(value: Any) -> str:
    if not isinstance(value, Cents):
        return "not_money"
    if value > DEAREST:
        return "money_absurd"
    return "negative_money" if value < 0 else ""


def _flag(value: Any) -> str:
    return "" if isinstance(value, bool) else "not_yes_no"


def _words(value: Any) -> str:
    return "" if isinstance(value, list) and not any(map(_text, value)) else "not_words"


def _wholes(value: Any) -> str:
    return "" if isinstance(value, list) and value and not any(map(_whole, value)) else "not_wholes"


def _map(value: Any) -> str:
    return "" if isinstance(value, Mapping) and not any(map(_text, value.values())) else "not_a_map"


def _fraction(value: Any) -> str:
    above, _bar, below = value.partition("/") if isinstance(value, str) else ("", "", "")
    digits = above.isdecimal() and below.isdecimal() and value.isascii()
    return "" if digits and 0 < int(above) < int(below) else "not_a_fraction"


def _any(_value: Any) -> str:
    return ""


_whole = bind(_number, least=0)


def _whole_schema(least: int, most: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": least, "maximum": most}


def _longest(unit: str) -> Kind:
    # No day at all is a length; no month, week or year at all is none (``lengths_last``).
    most = LONGEST[unit]
    return Kind(bind(_whole, most=most), _whole_schema(int(unit != "days"), most), most)


_TEXT_SCHEMA = {"type": "string", "minLength": 1}
_TEXTS_SCHEMA = {
    "description": "A text in both languages.",
    "type": "object",
    "additionalProperties": False,
    "properties": dict.fromkeys(LANGUAGES, _TEXT_SCHEMA),
    "required": LANGUAGES,
}
_LAND_SCHEMA = {"description": "ISO code of a Land.", "enum": CODES}
_LANDS_SCHEMA = {"type": "array", "items": {"enum": CODES}}
# An editor can be told more than the walk says: what the checks of meaning have a message of their own for.
KINDS: dict[str, Kind] = {
    "any": Kind(_any, {"type": ["number", "string", "boolean"]}),
    "text": Kind(_text, _TEXT_SCHEMA),
    "texts": Kind(_any, _TEXTS_SCHEMA),  # looked at language by language
    "day": Kind(_day, {"type": "string", "format": "date"}),
    "flag": Kind(_flag, {"type": "boolean"}),
    "words": Kind(_words, {"type": "array", "items": _TEXT_SCHEMA}),
    "map": Kind(_map, {"type": "object", "additionalProperties": _TEXT_SCHEMA}),
    "money": Kind(
        _money,
        {
            "description": "Euro with exactly two decimals: 93.00.",
            "type": "number",
            "minimum": 0,
            "maximum": DEAREST / 100,
        },
        DEAREST,
    ),
    "fraction": Kind(_fraction, {"type": "string", "pattern": "^[1-9][0-9]*/[1-9][0-9]*$"}),
    "nothing": Kind(lambda _value: "value_in_exemption", {"not": {}}),
    # Numbers.
    "whole": Kind(_whole, _whole_schema(0, _LARGEST)),
    "wholes": Kind(_wholes, {"type": "array", "items": _whole_schema(0, _LARGEST), "minItems": 1}),
    **{unit: _longest(unit) for unit in LONGEST},
    "up_to_months": Kind(_whole, _whole_schema(1, LONGEST["months"])),
    "month_number": Kind(_whole, _whole_schema(1, 12)),
    "day_number": Kind(_whole, _whole_schema(1, 31)),
    "weekday": Kind(_whole, _whole_schema(1, 7)),
    "from_easter": Kind(_number, _whole_schema(-80, 250)),
    # What is looked up: citations in sources.toml, Länder.
    "source": Kind(_text, _TEXT_SCHEMA),
    "sources": Kind(_words, {"type": "array", "items": _TEXT_SCHEMA}),
    "land": Kind(_text, _LAND_SCHEMA),
    "lands": Kind(_words, {**_LANDS_SCHEMA, "uniqueItems": True}),
    "all_or_lands": Kind(_any, {"oneOf": [{"const": "all"}, {**_LANDS_SCHEMA, "minItems": 1}]}),
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
