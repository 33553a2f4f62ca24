"""Tables in sheets: every cell by its own type, and nothing taken for empty that is not."""

import zlib
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple, Protocol
from xml.etree import ElementTree as ET
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

import polars as pl

from hardship_cli.as_typed import composed
from hardship_cli.batch.formats.interface import LINE, Source
from hardship_cli.batch.formats.xlsx_cells import (
    DAY,
    EMPTY,
    FLAG,
    MOMENT,
    NUMBER,
    PERCENT,
    TIME,
    Cell,
    Sheet,
    corners,
    open_archive,
)
from hardship_cli.batch.work import reason
from hardship_cli.errors import InputError
from hardship_cli.reading import suggest

_ROWS_AT_ONCE = 4096
# A table larger than this has at least one cell in so many filled; else a cell stands far from all others, by mistake.
_LARGE, _FILLED = 2_000_000, 2000
_DAMAGE = (
    ET.ParseError,
    expat.ExpatError,
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    LookupError,
    OverflowError,
)
_SHOWN = 3  # joined cells in a message


class Book(Protocol):
    """A file of sheets. ``joined`` are the ranges of joined cells of the sheet whose rows were read.

    ``serial_zero`` are the days from the one that it counts from to 1 January 1970.
    """

    sheets: list[Sheet]
    joined: list[str]
    serial_zero: int

    def rows(self, sheet: Sheet) -> Generator[tuple[int, list[Cell]]]:
        """Each row that is written down: its number (from 1) and its cells that are not empty."""


class SheetSource(Source):
    """The first sheet that is not hidden, or the one named.

    For Parquet and JSON lines a column whose cells are all of one type has that type; everything else is text. For a workbook
    the column ``LINE`` holds one letter for each cell of a row, its kind.
    """

    def __init__(self, path: str, batch: int, sheet: str | None = None, header_row: int | None = None) -> None:
        super().__init__(path, batch)
        self._kind = self._separator = ""
        try:
            with self.opened() as book:
                self.serial_zero = book.serial_zero
                with closing(book.rows(self._choose(book, sheet))) as rows:
                    self._table = table = _table(book, rows, path, header_row)
        except RuntimeError as error:  # a part that is encrypted by itself
            raise InputError("batch_encrypted", None, value=path, because=reason(error)) from None
        except _DAMAGE as error:
            raise InputError("batch_unreadable", None, value=path, because=reason(error)) from None
        self.names, self.rows = table.names, table.frame.height
        if table.joined:
            shown = ", ".join(table.joined[:_SHOWN]) + (", ..." if len(table.joined) > _SHOWN else "")
            self.warnings.append(("batch_joined_cells", {"cells": shown}))

    @contextmanager
    def opened(self) -> Iterator[Book]:
        """The open file."""
        with open_archive(self.path) as archive:
            yield self.book(archive)

    def book(self, archive: ZipFile) -> Book:
        """What is in an archive."""
        raise NotImplementedError

    def first_lines(self, count: int) -> Iterator[tuple[int, list[str]]]:
        """The rows below the header with their numbers."""
        rows = self._table.frame.drop(LINE).head(count).iter_rows()
        return ((number, [text or "" for text in row]) for number, row in enumerate(rows, self._table.header_row + 1))

    def _choose(self, book: Book, name: str | None) -> Sheet:
        names = [sheet.name for sheet in book.sheets]
        if name is not None:
            same = [sheet for sheet in book.sheets if composed(sheet.name) == composed(name)]
            if not same:
                raise InputError(
                    "batch_no_sheet", "sheet", value=name, accepted=", ".join(names), suggestion=suggest(name, names)
                )
            return same[0]
        if not names:
            raise InputError("batch_empty", None, value=self.path)
        # A person means the first sheet that can be seen; a hidden one holds lists or an old state.
        chosen = next((sheet for sheet in book.sheets if not sheet.is_hidden), book.sheets[0])
        if len(names) > 1:
            others = ", ".join(other for other in names if other != chosen.name)
            self.warnings.append(("batch_first_sheet", {"sheet": chosen.name, "others": others}))
        return chosen

    def keep_lines(self, kind: str, separator: str) -> bool:
        """For a workbook: the kinds of each row's cells."""
        self._kind, self._separator = kind, separator
        return kind == "xlsx"

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order; raises :class:`InputError` ``batch_joined_columns``."""
        if self._table.across:  # told now, for it may be a title, above headings that are sought first
            raise InputError("batch_joined_columns", None, value=self.path, cells=self._table.across)
        frame = self._table.frame
        if self._kind in ("parquet", "jsonl"):
            frame = frame.select(_typed(frame[name], _kinds(frame, name)) for name in frame.columns if name != LINE)
        elif self._kind != "xlsx":
            if self._separator == ";":  # a German Excel takes 12.5 for the 12th of May
                frame = frame.with_columns(_commas(frame, name) for name in frame.columns if name != LINE)
            frame = frame.drop(LINE)
        yield from frame.iter_slices(self.batch)


def _kinds(frame: pl.DataFrame, name: str) -> set[str]:
    """The kinds of cells in a column."""
    return set(frame[LINE].str.slice(int(name), 1).unique()) - {"", EMPTY}


def _typed(column: pl.Series, kinds: set[str]) -> pl.Series:
    """A column of texts as the type that all its cells have; as it stands where they have several."""
    if not kinds:
        return column
    if kinds <= {NUMBER, PERCENT}:
        whole = column.cast(pl.Int64, strict=False)
        return whole if whole.null_count() == column.null_count() else column.cast(pl.Float64)
    if kinds == {FLAG}:
        return column == "true"
    if kinds == {DAY}:
        return column.str.to_date("%Y-%m-%d")
    if kinds <= {DAY, MOMENT}:
        return column.str.replace("^.{10}$", "$0 00:00:00").str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="ms")
    # More than a day is no time of one.
    times = column.str.to_time("%H:%M:%S%.f", strict=False) if kinds == {TIME} else None
    return column if times is None or times.null_count() > column.null_count() else times


def _commas(frame: pl.DataFrame, name: str) -> pl.Series:
    """A column with a decimal comma in its numbers, but not in its texts."""
    column, kind = frame[name], frame[LINE].str.slice(int(name), 1)
    return column.str.replace(".", ",", literal=True).zip_with(kind.is_in([NUMBER, PERCENT]), column)


class _Table(NamedTuple):
    """A sheet: the number of its header's row, the names, the cells below as columns of text, the joined cells that were filled.

    ``across`` are cells that are joined across columns.
    """

    header_row: int
    names: list[str]
    frame: pl.DataFrame
    joined: list[str]
    across: str = ""


def _table(book: Book, rows: Iterator[tuple[int, list[Cell]]], path: str, header_row: int | None) -> _Table:
    """A sheet, whose first row that is not empty holds the names, if not ``header_row``.

    Raises :class:`InputError` ``batch_empty``, ``batch_no_header_row``, ``batch_far_cell``.
    """
    blocks: list[pl.DataFrame] = []
    waiting: list[list[Cell]] = []
    first = before = width = filled = 0
    for number, row in rows:
        if number <= before:
            raise ValueError(number)
        if not row or number < (header_row or 0):
            continue
        first, width, filled = first or number, max(width, row[-1][0] + 1), filled + len(row)
        if width * (number - first) > max(_LARGE, filled * _FILLED):
            from xlsxwriter.utility import xl_rowcol_to_cell

            cell = xl_rowcol_to_cell(number - 1, row[-1][0])
            raise InputError("batch_far_cell", None, value=path, cell=cell)
        if number > first:
            # Rows that nobody filled are not written down in the file. They are put back, so that the line of an error is the
            # row that a person sees.
            waiting += [[] for _ in range(number - before - 1)]
        waiting.append(row)
        before = number
        if len(waiting) >= _ROWS_AT_ONCE:
            blocks.append(_columns(waiting, width))
            waiting = []
    if header_row is not None and first != header_row:
        raise InputError("batch_no_header_row", "header_row", value=header_row)
    if not first:
        raise InputError("batch_empty", None, value=path)
    table = pl.concat([*blocks, _columns(waiting, width)], how="diagonal")
    names, frame = [text or "" for text in table.drop(LINE).row(0)], table.slice(1)
    joined, across = [], ""
    for cells in book.joined:
        left, top, right, bottom = corners(cells)
        begin, end = top - first - 1, min(bottom - first, frame.height)
        if begin < 0 or left >= width or begin >= frame.height or frame[str(left)][begin] is None:
            continue
        if left != right:
            across = across or cells
            continue
        frame = _filled(frame, left, begin, end)
        joined += [cells] if end - begin > 1 else []
    # Columns at the edges that have neither a heading nor a value are none.
    columns = frame.drop(LINE).get_columns()
    used = [place for place, name in enumerate(names) if name.strip() or columns[place].null_count() < frame.height]
    begin, end = used[0], used[-1] + 1
    columns = [column.alias(str(place)) for place, column in enumerate(columns[begin:end])]
    return _Table(first, names[begin:end], pl.DataFrame([*columns, frame[LINE].str.slice(begin)]), joined, across)


def _columns(rows: list[list[Cell]], width: int) -> pl.DataFrame:
    """Rows of cells as columns."""
    columns: list[list[str | None]] = [[None] * len(rows) for _ in range(width)]
    lines = []
    for place, row in enumerate(rows):
        kinds = [EMPTY] * width
        for column, kind, text in row:
            columns[column][place] = text
            kinds[column] = kind
        lines.append("".join(kinds))
    series = [pl.Series(str(place), column, dtype=pl.String) for place, column in enumerate(columns)]
    return pl.DataFrame([*series, pl.Series(LINE, lines, dtype=pl.String)])


def _filled(frame: pl.DataFrame, place: int, begin: int, end: int) -> pl.DataFrame:
    """Give joined cells of one column the value that stands in the first of them: to the eye all of them have it."""
    column, lines, rows = frame[str(place)], frame[LINE], range(begin, end)
    kind = lines[begin][place]
    kinds = [line[:place].ljust(place) + kind + line[place + 1 :] for line in lines[begin:end]]
    return frame.with_columns(column.scatter(rows, column[begin]), lines.scatter(rows, kinds))
