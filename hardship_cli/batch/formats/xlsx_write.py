"""Writing workbooks."""

from decimal import Decimal
from typing import Any

from hardship_cli.batch.formats.interface import Layout, Rows, Writer, flat
from hardship_cli.errors import InputError

_EXCEL_ROWS, _EXCEL_CELL = 1_048_575, 32_767


class ExcelWriter(Writer):
    """Excel: text stays text (never a formula), answered amounts are numbers and answered days are dates."""

    def __init__(self, path: str, layout: Layout, folder: str) -> None:
        super().__init__(path, layout)
        import xlsxwriter

        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(path, options)
        self._sheet = self._book.add_worksheet("hardship")
        bold = self._book.add_format({"bold": True})
        self._money = self._book.add_format({"num_format": "#,##0.00"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        for place, name in enumerate(layout.names):
            self._sheet.write_string(0, place, name, bold)
        self._sheet.freeze_panes(1, 0)
        self._row = 0

    def write(self, rows: Rows) -> None:
        """Append rows; raises :class:`InputError` where Excel has no room for them."""
        frame = rows.whole
        if self._row + frame.height > _EXCEL_ROWS:
            raise InputError("batch_excel_rows", "output", value=_EXCEL_ROWS)
        names = self.layout.names
        money = [name in self.layout.money for name in names]
        days = [name in self.layout.days for name in names]
        for row in flat(frame).iter_rows():
            self._row += 1
            for place, value in enumerate(row):
                if value is not None:
                    self._cell(place, value, money=money[place], day=days[place])

    def _cell(self, place: int, value: Any, *, money: bool, day: bool) -> None:
        from datetime import date

        if money:
            self._sheet.write_number(self._row, place, Decimal(value), self._money)
        elif day or isinstance(value, date):
            self._sheet.write_datetime(self._row, place, date.fromisoformat(str(value)[:10]), self._day)
        elif isinstance(value, bool):
            self._sheet.write_boolean(self._row, place, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, place, value)
        else:
            text = str(value)
            if len(text) > _EXCEL_CELL:
                raise InputError(
                    "batch_excel_cell", "output", row=self._row, column=self.layout.names[place], limit=_EXCEL_CELL
                )
            self._sheet.write_string(self._row, place, text)

    def close(self) -> None:
        """Finish the workbook."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except (OSError, FileCreateError) as error:
            _throw_away(error)
            raise (error if isinstance(error, OSError) else error.args[0]) from None


def _throw_away(error: BaseException) -> None:
    """Let go of the archive in an error's frames now: on a full disk its end fails once more, which nobody need see."""
    import sys
    import traceback

    before, sys.unraisablehook = sys.unraisablehook, lambda _problem: None
    try:
        while error.__traceback__ is not None:
            traceback.clear_frames(error.__traceback__)
            if error.__context__ is None:
                break
            error = error.__context__
    finally:
        sys.unraisablehook = before
