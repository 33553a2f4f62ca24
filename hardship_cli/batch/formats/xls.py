"""Reading the workbooks that Excel wrote before 2007 (.xls, BIFF5 and BIFF8): every cell by its own type, errors as errors."""

import io
import struct
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from hardship_cli.batch.formats.sheets import Book, SheetSource
from hardship_cli.batch.formats.xlsx_cells import (
    BUILT_IN,
    COMPOUND,
    ENCRYPTED,
    ERROR,
    FLAG,
    TEXT,
    Cell,
    Sheet,
    by_format,
    serial_zero,
    shown_as,
)
from hardship_cli.errors import InputError

_FORMULA, _BEGIN, _END = 0x0006, 0x0809, 0x000A  # records
_EMPTY_TEXT, _NO_NUMBER, _NOUGHT, _WHEN_OPENED = 3, b"\xff\xff", b"\0" * 8, 2  # a formula's result, and a flag of it
_UNCALCULATED = "=?"  # what it would have calculated is not worth decoding
_OLDEST = 50  # BIFF5
_Read = TypeVar("_Read")


class OldExcelSource(SheetSource):
    """XLS."""

    @contextmanager
    def opened(self) -> Iterator[Book]:
        """The workbook."""
        with open(self.path, "rb") as file:
            data = file.read()
        if not data or ENCRYPTED in data:
            raise InputError("batch_encrypted" if data else "batch_empty", None, value=self.path)
        yield OldWorkbook(data, self.path)


class OldWorkbook:
    """An open workbook; ``sheets`` are those with cells, in their order."""

    def __init__(self, data: bytes, path: str) -> None:
        import xlrd

        self._path = path
        self._guarded(lambda: _check_chains(data))
        self.joined: list[str] = []
        # Formats tell days and percentages, and only with them are joined cells read.
        self._book: Any = self._guarded(
            lambda: xlrd.open_workbook(
                file_contents=data, logfile=io.StringIO(), formatting_info=True, on_demand=True, ragged_rows=True
            )
        )
        if self._book.biff_version < _OLDEST:
            raise InputError("batch_old_workbook", None, value=path)
        self.is_from_1904 = bool(self._book.datemode)
        self.serial_zero = serial_zero(is_from_1904=self.is_from_1904)
        hidden = self._book._sheet_visibility  # noqa: SLF001 - else every sheet would have to be read
        self.sheets = [Sheet(name, str(n), hidden[n] != 0) for n, name in enumerate(self._book.sheet_names())]

    def rows(self, sheet: Sheet) -> Generator[tuple[int, list[Cell]]]:
        """Each row of a sheet that has cells: its number (from 1) and its cells that are not empty."""
        from xlsxwriter.utility import xl_range

        place = int(sheet.part)
        found = self._guarded(lambda: self._book.sheet_by_index(place))
        missing = self._guarded(lambda: self._uncalculated(place))
        self.joined = [xl_range(top, left, end - 1, right - 1) for top, end, left, right in found.merged_cells]
        styles = self._guarded(self._styles)
        for row in range(found.nrows):
            cells = []
            for column, (kind, value) in enumerate(zip(found.row_types(row), found.row_values(row), strict=True)):
                if (row, column) in missing:
                    cells.append((column, ERROR, _UNCALCULATED))
                elif content := self._content(kind, value, styles[found.cell_xf_index(row, column)]):
                    cells.append((column, *content))
            if cells:
                yield row + 1, cells

    def _content(self, kind: int, value: Any, shown: str) -> tuple[str, str] | None:
        """The kind and the text of a cell; nothing for an empty one."""
        import xlrd

        if kind == xlrd.XL_CELL_TEXT:
            return (TEXT, value) if value else None
        if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return by_format(value, shown, is_from_1904=self.is_from_1904)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return FLAG, "true" if value else "false"
        if kind == xlrd.XL_CELL_ERROR:
            return ERROR, xlrd.error_text_from_code.get(value, "#UNKNOWN!")
        return None

    def _styles(self) -> list[str]:
        """What a number in a cell of each style is: as ``shown_as`` says."""
        formats = {number: form.format_str for number, form in self._book.format_map.items()}
        numbers = [style.format_key for style in self._book.xf_list]
        return [shown_as(formats[n]) if formats.get(n) else BUILT_IN.get(n, "number") for n in numbers]

    def _uncalculated(self, place: int) -> set[tuple[int, int]]:
        """The cells whose formulas were never calculated.

        Programs that cannot calculate write the empty text, or a nought to be calculated when Excel opens the file. Both can be
        real results, and are taken for such where another formula of the sheet has any other.
        """
        memory, at, depth = self._book.mem, self._book._sh_abs_posn[place], 0  # noqa: SLF001 - what was read does not tell
        found: set[tuple[int, int]] = set()
        while True:
            record, length = struct.unpack_from("<HH", memory, at)
            if record == _FORMULA and depth == 1:
                row, column, _style, result, flags = struct.unpack_from("<HHH8sH", memory, at + 4)
                is_empty = result[0] == _EMPTY_TEXT and result.endswith(_NO_NUMBER)
                if not is_empty and (result != _NOUGHT or not flags & _WHEN_OPENED):
                    return set()
                found.add((row, column))
            depth += (record == _BEGIN) - (record == _END)
            if not depth:
                return found
            at += 4 + length

    def _guarded(self, read: Callable[[], _Read]) -> _Read:
        """What the library reads; raises :class:`InputError` ``batch_encrypted`` or ``batch_unreadable``."""
        try:
            return read()
        except Exception as error:  # noqa: BLE001 - it looks for no damage, which may lead it to any error
            code = "batch_encrypted" if "encrypted" in str(error) else "batch_unreadable"
            raise InputError(code, None, value=self._path) from None


def _check_chains(data: bytes) -> None:
    """Look whether the sectors of a small workbook follow each other in a circle, which the library would go round for ever."""
    from xlrd.compdoc import CompDoc

    if not data.startswith(COMPOUND):
        return
    archive = CompDoc(data, io.StringIO())
    for entry in archive.dirlist:
        if entry.name.casefold() in ("workbook", "book") and entry.tot_size < archive.min_size_std_stream:
            sector = entry.first_SID
            for _ in archive.SSAT:
                sector = archive.SSAT[sector] if sector >= 0 else sector
            if sector >= 0:
                raise ValueError(sector)
