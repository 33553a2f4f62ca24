"""Registers of one JSON object a line. Lines pass through as they stand; a line that is no object is reported, not lost."""

import json
from collections.abc import Iterator
from typing import Any

import polars as pl

from hardship_cli.batch.columns import plain
from hardship_cli.batch.read import LINE, Source
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS

BROKEN = "\x00broken"  # the column that says why a line is no object


class JsonSource(Source):
    """JSON lines. Which columns there are is known once all lines were seen, so they are read twice."""

    def __init__(self, path: str, batch: int) -> None:
        super().__init__(path, batch)
        names: dict[str, None] = {}
        self._rows = 0
        for line in self._lines():
            self._rows += 1
            tree = _object(line)
            if isinstance(tree, dict):
                names.update(dict.fromkeys(tree))
        if not self._rows:
            raise InputError("batch_empty", None, value=path)
        self.names = list(names)

    def keep_lines(self, kind: str, _separator: str) -> bool:
        """Where JSON lines are written."""
        return kind == "jsonl"

    def rows(self) -> int | None:
        """As counted."""
        return self._rows

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order: a column for each key, as text, the line itself, and why it is broken."""
        lines: list[str] = []
        for line in self._lines():
            lines.append(line)
            if len(lines) >= self.batch:
                yield self._frame(lines)
                lines = []
        if lines:
            yield self._frame(lines)

    def _lines(self) -> Iterator[str]:
        with open(self.path, encoding="utf-8-sig", errors="surrogateescape", newline="\n") as file:
            for line in file:
                text = line.strip("\r\n \t")
                if text:
                    yield text

    def _frame(self, lines: list[str]) -> pl.DataFrame:
        trees = [_object(line) for line in lines]
        columns: dict[str, list[str | None]] = {}
        for place, name in enumerate(self.names):
            columns[str(place)] = [_text(tree.get(name), name) if isinstance(tree, dict) else None for tree in trees]
        columns[LINE] = [line.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for line in lines]
        columns[BROKEN] = [None if isinstance(tree, dict) else tree for tree in trees]
        return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _object(line: str) -> dict[str, Any] | str:
    try:
        tree = json.loads(line, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        return str(error).split("\n", 1)[0]
    if not isinstance(tree, dict):
        return type(tree).__name__
    return tree


def _text(value: Any, name: str) -> str | None:
    """A JSON value as the text that means it; numbers were kept as they were written."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    fact = FACTS.get(plain(name))
    if (
        isinstance(value, list)
        and fact is not None
        and fact.kind == "list"
        and all(isinstance(part, str) for part in value)
    ):
        return ",".join(value)
    return json.dumps(value, ensure_ascii=False)
