"""Registers of one JSON object a line. Lines pass through as they stand; a line that is no object is reported, not lost."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from math import isfinite
from typing import Any

import polars as pl

from hardship_cli.batch.columns import COUNT, FLAG
from hardship_cli.batch.formats.csv_repair import text_lines, whole_encoding
from hardship_cli.batch.formats.flatten import for_json
from hardship_cli.batch.formats.interface import BROKEN, LINE, UNUSABLE, FileWriter, Rows, Source
from hardship_cli.errors import InputError

_CELLS, _FEWEST_ROWS = 4_000_000, 250  # of a piece of many columns, so that its memory goes by what stands in it
_SHOWN = 400  # characters of a broken line in its error; the message cuts them at a word
_NO_TEXT = "batch_value_no_text"
_TEXT = pl.String()
_FLOAT = pl.Float64()
_SURE = 18  # digits on either side of the point
_DECIMALS: list[pl.DataType] = [
    COUNT,
    *(pl.Decimal(2 * (_SURE + 1), places) for places in range(1, _SURE + 1)),
]  # by their places
_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # the escape of half a character, which may stand in a pair


class JsonSource(Source):
    """JSON lines. Which columns there are is known once all lines were seen, so they are read twice."""

    def __init__(self, path: str, batch: int) -> None:
        super().__init__(path, batch)
        self._encoding = whole_encoding(path)
        if self._encoding != "utf-8":
            self.warnings.append(("batch_not_utf8", {"encoding": self._encoding}))
        self._twice: dict[str, list[Any]] = {}  # the values of keys that a line has twice
        self._decoder = json.JSONDecoder(
            # Numbers stay text: as floats 0.10 would come out as 0.1 and a long file number as another one.
            parse_float=_Number,
            parse_int=_Number,
            parse_constant=_no_number,
            object_pairs_hook=self._pairs,
        )
        self._has_comma = False  # numbers are written for a German Excel, which takes 12.5 for the 12th of May
        names: dict[str, pl.DataType | None] = {}
        self.rows = 0
        for line in self._lines():
            self.rows += 1
            for name, value in self._read(line)[0].items():
                known = names.setdefault(name, None)
                if known is not _TEXT and value is not None and value != "":
                    found = _type_of(value)
                    if found is not known:
                        names[name] = found if known is None else _joined(known, found)
        if not self.rows:
            raise InputError("batch_empty", None, value=path)
        if not names:
            self._refuse_first()
        self.names = list(names)
        # Elsewhere a value is its text: what is read as a fact, and what is told of it, has the digits that were written.
        self.types = [names[name] or _TEXT for name in names]

    def _refuse_first(self) -> None:
        """Of a register of which no line can be read, what is wrong with its first one is said, and where that stands."""
        lines = text_lines(self.path, self._encoding, newline="\n")
        number, line = next((number, line) for number, text in enumerate(lines, 1) if (line := text.strip("\r\n \t")))
        if why := self._read(line)[1]:
            code, params = json.loads(why)
            raise InputError(code, f"{self.path}:{number}", **params)

    def keep_lines(self, kind: str, separator: str) -> bool:
        """Where JSON lines are written."""
        self._has_comma = separator == ";"
        return kind == "jsonl"

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order: a column for each key, as text, the line itself, and why it is broken."""
        lines = self._lines()
        # A register in which each row has keys of its own has many columns, and few cells in them.
        rows = min(self.batch, max(_FEWEST_ROWS, _CELLS // len(self.names)))
        while some := list(islice(lines, rows)):
            yield self._frame(some)

    def _lines(self) -> Iterator[str]:
        lines = (line.strip("\r\n \t") for line in text_lines(self.path, self._encoding, newline="\n"))
        return (line for line in lines if line)

    def _frame(self, lines: list[str]) -> pl.DataFrame:
        trees, reasons = zip(*map(self._read, lines), strict=True)
        columns: dict[str, Any] = {}
        there = {name for tree in trees for name in tree}
        nothing = pl.Series([None], dtype=pl.String).new_from_index(0, len(lines))
        for place, name in enumerate(self.names):
            if name not in there:
                columns[str(place)] = nothing
                continue
            columns[str(place)] = [self._text(tree.get(name)) for tree in trees]
        # A line whose value is no text is an object all the same, which takes the answer in.
        whole = [why is None or why.startswith(f'["{_NO_TEXT}"') for why in reasons]
        columns[LINE] = [line if takes else UNUSABLE + line for line, takes in zip(lines, whole, strict=True)]
        columns[BROKEN] = list(reasons)
        return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))

    def _text(self, value: Any) -> str | None:
        """A JSON value as the text that means it; numbers were kept as they were written."""
        if value is None or value == "":
            return None
        if isinstance(value, _Number):
            return value.replace(".", ",") if self._has_comma else value
        if isinstance(value, str):
            return _sound(value)
        try:
            return _sound(_dumped(value))
        except RecursionError:  # lists in lists in lists: nobody's numbers
            return _sound(json.dumps(value, ensure_ascii=False))

    def _read(self, line: str) -> tuple[dict[str, Any], str | None]:
        """The keys and values of a line (none, if it is no object), and why it cannot be used: code and parameters as JSON."""
        self._twice.clear()
        try:
            tree = self._decoder.decode(line)
        except _NoNumberError as error:
            return {}, _broken("batch_json_constant", value=str(error))
        except (ValueError, RecursionError) as error:
            return {}, _broken("batch_not_json", value=line, column=str(getattr(error, "colno", 1)))
        if not isinstance(tree, dict):
            return {}, _broken("batch_not_object", value=line)
        # An escape can name half a character, which no text can hold.
        if "\\u" in line and (unsound := [key for key in tree if _sound(key) != key]):
            sound = {key: value for key, value in tree.items() if key not in unsound}
            return sound, _broken("batch_key_no_text", value=json.dumps(unsound[0]))
        if self._twice:
            key, values = next(iter(self._twice.items()))
            return tree, _broken("batch_key_twice", value=key, values=_dumped(values))
        if _HALF.search(line) and (halves := [text for text in _texts(tree) if _sound(text) != text]):
            return tree, _broken(_NO_TEXT, value=json.dumps(halves[0]))
        return tree, None

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object; of a key that is there twice all values are kept, in a list."""
        tree = dict(pairs)
        if len(tree) < len(pairs):
            for key in tree:
                values = [value for name, value in pairs if name == key]
                if len(values) > 1:
                    self._twice[key] = tree[key] = values
        return tree


class _Number(str):
    """A number of JSON, with the digits that it is written with."""

    __slots__ = ()


def _type_of(value: Any) -> pl.DataType:
    """The type of a column that holds this value alone; a number of more digits than one can be sure of is a text."""
    if isinstance(value, bool):
        return FLAG
    if not isinstance(value, _Number):
        return _TEXT
    whole, _point, part = value.removeprefix("-").partition(".")
    if not (whole + part).isdigit():
        return _FLOAT if isfinite(float(value)) else _TEXT  # with an exponent
    if max(len(whole), len(part)) > _SURE:
        return _TEXT
    return _DECIMALS[len(part)]


def _joined(one: pl.DataType, other: pl.DataType) -> pl.DataType:
    """The type of a column that holds values of two types; texts, where they are not all numbers."""
    if not (one.is_numeric() and other.is_numeric()):
        return _TEXT
    return _FLOAT if _FLOAT in (one, other) else max(one, other, key=_DECIMALS.index)


class _NoNumberError(ValueError):
    """A word that Python writes for a number, and JSON does not know."""


def _no_number(word: str) -> None:
    raise _NoNumberError(word)


class JsonWriter(FileWriter):
    """JSON lines. A line that came in as JSON goes out as it stands, with the answers added."""

    def write(self, rows: Rows) -> None:
        """Append rows."""
        if rows.lines is None:
            shown = for_json(rows.whole)
            shown.columns = self.layout.names
            shown.write_ndjson(self.file)
            return
        answers = rows.answers.columns
        answers.columns = self.layout.names[self.layout.passed :]
        for line, answer in zip(rows.lines.to_list(), answers.iter_rows(named=True), strict=True):
            added = json.dumps(answer, ensure_ascii=False)
            body = line[:-1].rstrip()
            if line.startswith(UNUSABLE):
                # What was no object cannot take the answer in; it goes out as a text inside one, so that no line is lost and
                # each line out is JSON.
                text = json.dumps({"line": line.removeprefix(UNUSABLE), **answer}, ensure_ascii=False)
            else:
                # The object is opened at its end and not written anew: order, spaces and digits of what came in stay as they
                # were.
                text = f"{body}{'' if body == '{' else ', '}{added[1:]}"
            self.file.write(text.encode("utf-8", "replace") + b"\n")


def _broken(code: str, **params: str) -> str:
    shown = {name: _sound(text[:_SHOWN]) for name, text in params.items()}
    return json.dumps([code, shown], ensure_ascii=False)


def _sound(text: str) -> str:
    """A text whose halves of characters are question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value, however deep, and the keys."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            waiting += [*part.values(), *part][::-1]
        elif isinstance(part, list):
            waiting += part[::-1]


def _dumped(value: Any) -> str:
    """A nested value as JSON again, its numbers with the digits that they came with."""
    if isinstance(value, _Number):
        return value
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key, ensure_ascii=False)}: {_dumped(part)}" for key, part in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_dumped, value))}]"
    return json.dumps(value, ensure_ascii=False)
