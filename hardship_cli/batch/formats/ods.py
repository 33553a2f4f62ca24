"""Reading spreadsheets of LibreOffice and others (OpenDocument 1.3): every cell by its own type, errors as errors."""

import re
from collections.abc import Generator
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat
from zipfile import ZipFile

from hardship_cli.batch.formats.interface import is_cell_error
from hardship_cli.batch.formats.sheets import Book, SheetSource
from hardship_cli.batch.formats.xlsx_cells import (
    ERROR,
    FLAG,
    NUMBER,
    PERCENT,
    TEXT,
    TIME,
    Cell,
    Sheet,
    elapsed,
    moment,
    open_part,
    plain_number,
)
from hardship_cli.errors import InputError

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_SPACE.format(name)}}}" for name in ("table", "office", "text", "style"))
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+(?:[.,]\d+)?)S")
_BLANKS = re.compile(r"[ \t\r\n]+")
_SECONDS = 86_400
_KINDS = {"float": NUMBER, "currency": NUMBER, "percentage": PERCENT}
_ZERO = date(1899, 12, 30)
_MOST = 20_000_000  # cells that repeated rows may have
_IN_A_CELL = 100  # bytes, roughly
_NO_TEXT = (f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}ruby-text")


class OdsSource(SheetSource):
    """ODS."""

    def book(self, archive: ZipFile) -> Book:
        """The spreadsheet."""
        return Spreadsheet(archive, self.path)


class Spreadsheet:
    """An open spreadsheet; ``sheets`` are its own, in their order, but not the copies of those in other files."""

    def __init__(self, archive: ZipFile, path: str) -> None:
        if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
            raise InputError("batch_encrypted", None, value=path)
        self._archive, self._path = archive, path
        self.joined: list[str] = []
        outline = _Outline()
        with open_part(archive, _CONTENT, path) as file:
            outline.read(file)
        self.serial_zero = (date(1970, 1, 1) - outline.zero).days
        self.sheets = [
            Sheet(name, str(place), style in outline.hidden)
            for place, (name, style) in enumerate(outline.tables)
            if place not in outline.linked
        ]

    def rows(self, sheet: Sheet) -> Generator[tuple[int, list[Cell]]]:
        """Each row of a sheet that has cells: its number (from 1) and its cells that are not empty."""
        wanted, place, depth, number = int(sheet.part), -1, 0, 1
        with open_part(self._archive, _CONTENT, self._path) as file:
            for event, element in ET.iterparse(file, ("start", "end")):  # noqa: S314 - see xlsx_cells.py
                if element.tag == f"{_TABLE}table":
                    place += event == "start" and not depth
                    depth += 1 if event == "start" else -1
                elif event == "end" and element.tag == f"{_TABLE}table-row" and depth == 1:
                    if place == wanted:
                        times = _times(element, "rows")
                        row = self._cells(element, number)
                        # A file of some hundred bytes can say that a row is repeated a million times.
                        if len(row) * times > _MOST:
                            size = f"{len(row) * times * _IN_A_CELL / 1e9:,.1f}"
                            raise InputError("batch_bomb", None, value=self._path, size=size)
                        yield from ((number + more, row) for more in range(times if row else 0))
                        number += times
                    # Else the whole sheet would stay in memory as a tree, many times as large as its cells.
                    element.clear()

    def _cells(self, row: ET.Element, number: int) -> list[Cell]:
        column = 0
        found: list[Cell] = []
        for cell in row:
            if not cell.tag.endswith("table-cell"):
                continue
            times = _times(cell, "columns")
            # What a joined cell covers is not seen.
            content = None if cell.tag.endswith("covered-table-cell") else _content(cell)
            if content is not None:
                if times * len(found) > _MOST:
                    raise OverflowError(times)
                found += [(column + more, *content) for more in range(times)]
                self._join(cell, number, column)
            column += times
        return found

    def _join(self, cell: ET.Element, row: int, column: int) -> None:
        rows, columns = (int(cell.get(f"{_TABLE}number-{name}-spanned", "1")) for name in ("rows", "columns"))
        if rows > 1 or columns > 1:
            from xlsxwriter.utility import xl_range

            self.joined.append(xl_range(row - 1, column, row + rows - 2, column + columns - 1))


class _Outline:
    """What a spreadsheet has, without its cells: its sheets with their styles, the hidden styles, the day that it counts from."""

    def __init__(self) -> None:
        self.tables: list[tuple[str, str]] = []
        self.linked: set[int] = set()
        self.hidden: set[str] = set()
        self.zero = _ZERO
        self._style = ""
        self._depth = 0

    def read(self, file: Any) -> None:
        """Go through a file's XML."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.ParseFile(file)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = f"{{{tag}"
        if name == f"{_TABLE}table":
            if not self._depth:
                self.tables.append(
                    (attributes.get(_plain(_TABLE, "name"), ""), attributes.get(_plain(_TABLE, "style-name"), ""))
                )
            self._depth += 1
        elif name == f"{_STYLE}style":
            self._style = attributes.get(_plain(_STYLE, "name"), "")
        elif name == f"{_STYLE}table-properties" and attributes.get(_plain(_TABLE, "display")) == "false":
            self.hidden.add(self._style)
        elif name == f"{_TABLE}table-source":
            self.linked.add(len(self.tables) - 1)
        elif name == f"{_TABLE}null-date" and (day := attributes.get(_plain(_TABLE, "date-value"))):
            self.zero = date.fromisoformat(day[:10])

    def _end(self, tag: str) -> None:
        self._depth -= f"{{{tag}" == f"{_TABLE}table"


def _times(element: ET.Element, name: str) -> int:
    """How often a row or a cell stands there."""
    times = int(element.get(f"{_TABLE}number-{name}-repeated", "1"))
    if times < 1:
        raise ValueError(times)
    return times


def _plain(space: str, name: str) -> str:
    """A name as the outline's parser writes it."""
    return f"{space[1:]}{name}"


def _content(cell: ET.Element) -> tuple[str, str] | None:
    """The kind and the text of a cell; nothing for an empty one."""
    kind, formula = cell.get(f"{_OFFICE}value-type", ""), cell.get(f"{_TABLE}formula")
    shown = "\n".join(_text(paragraph) for paragraph in cell.iterfind(f"{_TEXT}p"))
    if cell.get(f"{_CALC}value-type") == "error" or (formula is not None and (is_cell_error(shown) or not kind)):
        written = shown if is_cell_error(shown) else f"={(formula or shown).partition('=')[2] or (formula or shown)}"
        return ERROR, written
    if kind in _KINDS:
        return _KINDS[kind], plain_number(float(cell.get(f"{_OFFICE}value", "")))
    if kind == "date" and (found := _moment(cell.get(f"{_OFFICE}date-value", ""))):
        return found
    if kind == "time" and (length := _DURATION.fullmatch(cell.get(f"{_OFFICE}time-value", ""))):
        hours, minutes, seconds = (float(part.replace(",", ".")) for part in length.groups())
        return TIME, elapsed((hours * 3600 + minutes * 60 + seconds) / _SECONDS)
    if kind == "boolean":
        return FLAG, "true" if cell.get(f"{_OFFICE}boolean-value") == "true" else "false"
    text = cell.get(f"{_OFFICE}string-value", shown) if kind == "string" else shown
    return (TEXT, text) if text else None


def _moment(text: str) -> tuple[str, str] | None:
    """A day, maybe with its time; nothing for what no calendar of Python has."""
    try:
        return moment(datetime.fromisoformat(text.removesuffix("Z")))
    except ValueError:
        return None


def _text(element: ET.Element) -> str:
    """What is to be read in a paragraph, without notes and comments."""
    parts = [_BLANKS.sub(" ", element.text or "")]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * int(child.get(f"{_TEXT}c", "1")))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag not in _NO_TEXT:
            parts.append(_text(child))
        parts.append(_BLANKS.sub(" ", child.tail or ""))
    return "".join(parts)
