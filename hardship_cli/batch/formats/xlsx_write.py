"""Writing workbooks that can be worked with: typed cells, columns that are wide enough, a filter, a header that stays in sight."""

import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import ceil
from typing import Any

from hardship_cli.batch.formats.flatten import flat
from hardship_cli.batch.formats.interface import Layout, Rows, Writer
from hardship_cli.batch.formats.xlsx_cells import DAY, ERROR, FLAG, MOMENT, NUMBER, PERCENT, TIME, serial_zero
from hardship_cli.errors import InputError

_EXCEL_ROWS, _EXCEL_COLUMNS, _EXCEL_CELL = 1_048_575, 16_384, 32_767
_MOST_DIGITS = 15  # of a number that a workbook keeps
_DIGITS = 10**_MOST_DIGITS
_NARROW, _WIDE = 6, 60  # characters of a column
_WIDE_ANSWER = 100  # on paper a row's codes of notes would end at the next cell
_A3, _A4 = 8, 9  # as workbooks number sizes of paper
_ON_A4, _ON_A3 = 220, 310  # characters of a line that can still be read once it is fitted to the page
# The errors that a cell can hold as such.
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
# Before the first of them Excel counts a day that never was; a workbook that counts from 1904 knows none before the second.
_FIRST_DAY, _FIRST_OF_1904 = date(1900, 3, 1), date(1904, 1, 1)
# One time for all workbooks: the same register gives the same bytes.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
_MONEY = "money"
_READ: dict[str, Callable[[str], Any]] = {
    FLAG: lambda text: text == "true",
    DAY: date.fromisoformat,
    MOMENT: datetime.fromisoformat,
}
_FORMATS = {
    _MONEY: "#,##0.00",
    DAY: "yyyy-mm-dd",
    MOMENT: "yyyy-mm-dd hh:mm:ss",
    TIME: "[hh]:mm:ss",
    PERCENT: "0.##%",
}
_GERMAN = {DAY: "dd.mm.yyyy", MOMENT: "dd.mm.yyyy hh:mm:ss"}


def _fits(value: float | Decimal) -> bool:
    """Whether a cell can hold a number with all its digits; not so NaN and the infinite."""
    if isinstance(value, Decimal):
        value = value.normalize()
        return value.is_finite() and len(value.as_tuple().digits) <= _MOST_DIGITS
    return bool(-_DIGITS < value < _DIGITS)


class ExcelWriter(Writer):
    """Excel: text stays text (never a formula); numbers, days and flags of answers and of a typed input are such."""

    def __init__(self, path: str, layout: Layout, folder: str) -> None:
        super().__init__(path, layout)
        if len(layout.names) > _EXCEL_COLUMNS:  # the library would leave out the rest without a word
            raise InputError("batch_excel_columns", "output", value=_EXCEL_COLUMNS, found=len(layout.names))
        import xlsxwriter

        # A day that came as a bare number, in any column, is that day in the calendar that it was counted by, and four years off
        # in the other.
        is_from_1904 = layout.serial_zero == serial_zero(is_from_1904=True)
        self._first_day = _FIRST_OF_1904 if is_from_1904 else _FIRST_DAY
        options = {
            "date_1904": is_from_1904,
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(path, options)
        self._book.set_properties({"created": _MADE})
        self._sheet = self._book.add_worksheet("hardship")
        formats = {**_FORMATS, **(_GERMAN if layout.german else {})}
        self._formats = {kind: self._book.add_format({"num_format": code}) for kind, code in formats.items()}
        self._bold = bold = self._book.add_format({"bold": True})
        self._codes: set[str] = set()  # of remarks
        self._widths = [max(len(name) + 3, _NARROW) for name in layout.names]  # with room for the filter's arrow
        for place, name in enumerate(layout.names):
            self._sheet.write_string(0, place, self._short(name, place), bold)
        self._sheet.freeze_panes(1, 0)
        self._print_setup(self._sheet, german=layout.german)
        self._row = 0

    @staticmethod
    def _print_setup(sheet: Any, *, german: bool) -> None:
        """On paper: sideways, the header on each page, lines between cells, file, day and page at its foot."""
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.print_across()
        sheet.hide_gridlines(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.7)
        sheet.set_footer(f"&L&8&F&C&8&D&R&8{'Seite &P von &N' if german else 'Page &P of &N'}")

    def write(self, rows: Rows) -> None:
        """Append rows; raises :class:`InputError` where Excel has no room for them."""
        frame = rows.typed(self.layout)
        if self._row + frame.height > _EXCEL_ROWS:
            raise InputError("batch_excel_rows", "output", value=_EXCEL_ROWS)
        if self.layout.notes is not None:
            cells = frame[self.layout.notes].drop_nulls().unique()
            self._codes.update(code for cell in cells for code in cell.split(";"))
        kinds = [""] * frame.height if rows.lines is None else rows.lines.to_list()
        for row, letters in zip(flat(frame, has_times=True).iter_rows(), kinds, strict=True):
            self._row += 1
            passed = min(len(letters), self.layout.passed)
            for place, value in enumerate(row):
                if value is not None and place < passed:
                    self._passed(place, value, letters[place])
                elif value is not None:
                    self._cell(place, value)

    def _passed(self, place: int, text: str, kind: str) -> None:
        """A cell of a workbook as it stood there."""
        if kind in (NUMBER, PERCENT):
            self._put(self._sheet.write_number, place, float(text), len(str(float(text))) + 1, kind)
        elif kind == ERROR and text in _ERRORS:
            self._put(self._sheet.write_formula, place, f"={text}", len(text), "", text)
        elif kind == TIME:
            hours, minutes, seconds = text.split(":")
            self._cell(place, timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds)))
        else:
            self._cell(place, _READ[kind](text) if kind in _READ else text)

    def _cell(self, place: int, value: Any) -> None:
        """A value by its type; what Excel cannot hold as such stands there as text."""
        sheet: Any = self._sheet
        if isinstance(value, bool):
            self._put(sheet.write_boolean, place, value, 8)
        elif isinstance(value, Decimal) and value.as_tuple().exponent == -2 and _fits(value):
            self._put(sheet.write_number, place, value, len(f"{value:,.2f}") + 1, _MONEY)
        elif isinstance(value, int | float | Decimal) and _fits(value):
            self._put(sheet.write_number, place, value, len(str(value)) + 1)
        elif isinstance(value, datetime) and value.tzinfo is None and value.date() >= self._first_day:
            self._put(sheet.write_datetime, place, value, 20, MOMENT)
        elif isinstance(value, date) and not isinstance(value, datetime) and value >= self._first_day:
            self._put(sheet.write_datetime, place, value, 11, DAY)
        elif isinstance(value, time) or (isinstance(value, timedelta) and value >= timedelta(0)):
            self._put(sheet.write_datetime, place, value, 10, TIME)
        else:
            text = self._short(str(value), place)
            self._put(sheet.write_string, place, text, len(text))

    def _put(self, write: Any, place: int, value: Any, width: int, *kind_and_more: Any) -> None:
        kind, *more = kind_and_more or ("",)
        self._widths[place] = max(self._widths[place], width)
        write(self._row, place, value, self._formats.get(kind), *more)

    def _short(self, text: str, place: int) -> str:
        if len(text) > _EXCEL_CELL:
            raise InputError(
                "batch_excel_cell", "output", row=self._row, column=self.layout.names[place], limit=_EXCEL_CELL
            )
        return text

    def _write_legend(self) -> None:
        """A second sheet says what the codes of remarks mean that stand on the first; none where there are none."""
        legend_lines = self.layout.legend(self._codes) if self.layout.legend and self._codes else []
        if not legend_lines:
            return
        german = self.layout.german
        sheet = self._book.add_worksheet("Hinweise" if german else "notes")
        for row, (code, text) in enumerate([("Kürzel", "Bedeutung") if german else ("code", "meaning"), *legend_lines]):
            sheet.write_string(row, 0, code, None if row else self._bold)
            sheet.write_string(row, 1, text, None if row else self._bold)
        sheet.set_column(0, 0, max(len(code) for code, _text in legend_lines) + 1)
        sheet.set_column(1, 1, _WIDE_ANSWER)
        sheet.freeze_panes(1, 0)
        self._print_setup(sheet, german=german)
        sheet.fit_to_pages(1, 0)

    def close(self) -> None:
        """Finish the workbook."""
        from xlsxwriter.exceptions import FileCreateError

        passed = self.layout.passed
        widths = [min(width + 1, _WIDE if n < passed else _WIDE_ANSWER) for n, width in enumerate(self._widths)]
        for place, width in enumerate(widths):
            self._sheet.set_column(place, place, width)
        whole = sum(widths)
        self._sheet.set_paper(_A4 if whole <= _ON_A4 else _A3)
        # What no page can hold in letters that can be read goes over several, side by side, each with the first column.
        self._sheet.fit_to_pages(1 if whole <= _ON_A4 else ceil(whole / _ON_A3), 0)
        if whole > _ON_A3:
            self._sheet.repeat_columns(0)
        self._sheet.autofilter(0, 0, self._row, len(self._widths) - 1)
        self._write_legend()
        failed: OSError | None = None
        # On a full disk the end of the archive, when it is let go of, fails once more, which nobody need see.
        before, sys.unraisablehook = sys.unraisablehook, lambda _problem: None
        try:
            self._book.close()
        except (OSError, FileCreateError) as error:
            system = error if isinstance(error, OSError) else error.args[0]
            failed = OSError(system.errno, system.strerror)
            del system
        finally:
            sys.unraisablehook = before
        if failed is not None:
            raise failed
