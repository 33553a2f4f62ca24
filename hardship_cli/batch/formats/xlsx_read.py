"""Reading workbooks: every cell by its own type, and nothing taken for empty that is not."""

import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from zipfile import BadZipFile

import polars as pl

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
    CellReader,
    address,
    corners,
)
from hardship_cli.batch.formats.xlsx_parts import Sheet, Workbook, open_archive
from hardship_cli.batch.work import short
from hardship_cli.errors import InputError

_ROWS_AT_ONCE = 4096
# A table larger than this has at least one cell in so many filled; else a cell stands far from all others, by mistake.
_LARGE, _FILLED = 2_000_000, 2000
_DAMAGE = (
    ET.ParseError,
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    LookupError,
    OverflowError,
)
_DAY_LENGTH = 10  # of 2026-03-31
_SHOWN = 3  # joined cells in a message


class ExcelSource(Source):
    """The first sheet that is not hidden, or the one named.

    For Parquet and JSON lines a column whose cells are all of one type has that type; everything else is text. For a workbook
    the column ``LINE`` holds one letter for each cell of a row, its kind.
    """

    def __init__(self, path: str, batch: int, sheet: str | None = None) -> None:
        super().__init__(path, batch)
        self._kind = self._separator = ""
        try:
            with open_archive(path) as archive:
                book = Workbook(archive, path)
                self.serial_zero = 24_107 if book.is_from_1904 else 25_569
                self._table = _Table(path)
                joined = self._table.read(book, self._choose(book, sheet).part)
        except RuntimeError as error:  # a part that is encrypted by itself
            raise InputError("batch_encrypted", None, value=path, because=short(error)) from None
        except _DAMAGE as error:
            raise InputError("batch_unreadable", None, value=path, because=short(error)) from None
        self.names = self._table.names
        if joined:
            shown = ", ".join(joined[:_SHOWN]) + (", ..." if len(joined) > _SHOWN else "")
            self.warnings.append(("batch_joined_cells", {"cells": shown}))

    def _choose(self, book: Workbook, name: str | None) -> Sheet:
        names = [sheet.name for sheet in book.sheets]
        if name is not None and name not in names:
            raise InputError("batch_no_sheet", "sheet", value=name, accepted=", ".join(names))
        if name is not None:
            return book.sheets[names.index(name)]
        if not names:
            raise InputError("batch_empty", None, value=self.path)
        chosen = next((sheet for sheet in book.sheets if not sheet.is_hidden), book.sheets[0])
        if len(names) > 1:
            others = ", ".join(other for other in names if other != chosen.name)
            self.warnings.append(("batch_first_sheet", {"sheet": chosen.name, "others": others}))
        return chosen

    def keep_lines(self, kind: str, separator: str) -> bool:
        """For a workbook: the kinds of each row's cells."""
        self._kind, self._separator = kind, separator
        return kind == "xlsx"

    def rows(self) -> int | None:
        """As many as there are."""
        return self._table.frame.height

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order."""
        frame = self._table.frame
        if self._kind in ("parquet", "jsonl"):
            frame = frame.select(_typed(frame[str(place)], kinds) for place, kinds in enumerate(self._table.kinds))
        elif self._kind != "xlsx":
            if self._separator == ";":  # a German Excel takes 12.5 for the 12th of May
                numbers = [place for place, kinds in enumerate(self._table.kinds) if kinds & {NUMBER, PERCENT}]
                frame = frame.with_columns(_commas(frame, place) for place in numbers)
            frame = frame.drop(LINE)
        yield from frame.iter_slices(self.batch)


def _typed(column: pl.Series, kinds: set[str]) -> pl.Series:
    """A column of texts as the type that all its cells have; as it stands where they have several."""
    if not kinds:
        return column
    if kinds <= {NUMBER, PERCENT}:
        whole = column.cast(pl.Int64, strict=False)
        return whole if whole.null_count() == column.null_count() else column.cast(pl.Float64)
    if kinds == {FLAG}:
        return column == "true"
    if kinds <= {DAY, MOMENT}:
        moments = pl.select(pl.when(column.str.len_bytes() == _DAY_LENGTH).then(column + " 00:00:00").otherwise(column))
        typed = moments.to_series().str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="ms").alias(column.name)
        return typed.cast(pl.Date) if kinds == {DAY} else typed
    if kinds == {TIME}:
        times = column.str.to_time("%H:%M:%S%.f", strict=False)  # more than a day is no time of one
        return times if times.null_count() == column.null_count() else column
    return column


def _commas(frame: pl.DataFrame, place: int) -> pl.Series:
    """A column with a decimal comma in its numbers, but not in its texts."""
    column, kind = frame[str(place)], frame[LINE].str.slice(place, 1)
    return column.str.replace(".", ",", literal=True).zip_with(kind.is_in([NUMBER, PERCENT]), column)


class _Table:
    """The cells of a sheet as columns of text, in ``frame``; ``kinds`` are those of each column."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.names: list[str] = []
        self.kinds: list[set[str]] = []
        self.frame = pl.DataFrame()
        self._heading: list[Cell] = []
        self._blocks: list[pl.DataFrame] = []
        self._waiting: list[list[Cell]] = []

    def read(self, book: Workbook, part: str) -> list[str]:
        """Read a sheet, whose first row that is not empty holds the names. The joined cells that were filled.

        Raises :class:`InputError` ``batch_empty``, ``batch_far_cell``, ``batch_joined_columns``.
        """
        reader = CellReader(book)
        first = before = height = filled = 0
        with book.open(part) as file:
            for number, row in reader.rows(file):
                if number <= before:
                    raise ValueError(number)
                if not row:
                    continue
                self.kinds += [set() for _ in range(row[-1][0] + 1 - len(self.kinds))]
                if not first:
                    first, self._heading = number, row
                else:
                    height, filled = height + number - before, filled + len(row)
                    if len(self.kinds) * height > max(_LARGE, filled * _FILLED):
                        raise InputError("batch_far_cell", None, value=self._path, cell=address(row[-1][0], number))
                    self._waiting += [[] for _ in range(number - before - 1)]
                    self._waiting.append(row)
                before = number
                if len(self._waiting) >= _ROWS_AT_ONCE:
                    self._block()
        self._block()
        if not first:
            raise InputError("batch_empty", None, value=self._path)
        self.frame = pl.concat(self._blocks, how="diagonal")
        joined = [cells for cells in reader.joined if self._fill(cells, first + 1)]
        self._name_columns()
        return joined

    def _block(self) -> None:
        """Turn the rows that wait into columns."""
        rows, self._waiting = self._waiting, []
        width = len(self.kinds)
        columns: list[list[str | None]] = [[None] * len(rows) for _ in range(width)]
        kinds_of_rows = []
        for place, row in enumerate(rows):
            kinds = [EMPTY] * width
            for column, kind, text in row:
                columns[column][place] = text
                kinds[column] = kind
                self.kinds[column].add(kind)
            kinds_of_rows.append("".join(kinds))
        series = [pl.Series(str(place), column, dtype=pl.String) for place, column in enumerate(columns)]
        self._blocks.append(pl.DataFrame([*series, pl.Series(LINE, kinds_of_rows, dtype=pl.String)]))

    def _fill(self, cells: str, first: int) -> bool:
        """Give joined cells of one column the value that stands in the first of them: to the eye all of them have it."""
        left, top, right, bottom = corners(cells)
        if top < first or left >= len(self.kinds) or top - first >= self.frame.height:
            return False
        name, begin, end = str(left), top - first, min(bottom - first + 1, self.frame.height)
        value, kind = self.frame[name][begin], self.frame[LINE][begin][left : left + 1]
        if value is None:
            return False
        if left != right:
            raise InputError("batch_joined_columns", None, value=self._path, cells=cells)
        rows = range(begin, end)
        lines = [line[:left].ljust(left) + kind + line[left + 1 :] for line in self.frame[LINE][begin:end]]
        self.frame = self.frame.with_columns(
            self.frame[name].scatter(rows, value), self.frame[LINE].scatter(rows, lines)
        )
        return end - begin > 1

    def _name_columns(self) -> None:
        """Name the columns by their place, without those at the edges that have neither a heading nor a value."""
        headings = {column: text for column, _kind, text in self._heading}
        used = [place for place, kinds in enumerate(self.kinds) if kinds or headings.get(place, "").strip()]
        begin, end = used[0], used[-1] + 1
        self.names = [headings.get(place, "") for place in range(begin, end)]
        self.kinds = self.kinds[begin:end]
        columns = [self.frame[str(place)].alias(str(place - begin)) for place in range(begin, end)]
        self.frame = pl.DataFrame([*columns, self.frame[LINE].str.slice(begin)])
