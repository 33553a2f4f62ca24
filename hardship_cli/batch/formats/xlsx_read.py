"""Reading workbooks."""

from collections.abc import Iterator

import polars as pl

from hardship_cli.batch.formats.interface import Source
from hardship_cli.batch.work import short
from hardship_cli.errors import InputError


class ExcelSource(Source):
    """The first sheet of a workbook (or the one named); all cells as text, days as ISO."""

    is_excel = True

    def __init__(self, path: str, batch: int, sheet: str | None = None) -> None:
        super().__init__(path, batch)
        import fastexcel

        try:
            book = fastexcel.read_excel(path)
            if sheet is not None and sheet not in book.sheet_names:
                raise InputError("batch_no_sheet", "sheet", value=sheet, accepted=", ".join(book.sheet_names))
            table = book.load_sheet(sheet or 0, dtypes="string", header_row=None)
            if sheet is None and len(book.sheet_names) > 1:
                self.warnings.append(
                    ("batch_first_sheet", {"sheet": book.sheet_names[0], "others": ", ".join(book.sheet_names[1:])})
                )
            frame = table.to_polars()
        except (fastexcel.FastExcelError, OSError) as error:
            code = (
                "batch_encrypted"
                if "password" in str(error).casefold() or "encrypt" in str(error).casefold()
                else "batch_unreadable"
            )
            raise InputError(code, None, value=path, because=short(error)) from None
        if not frame.height or not frame.width:
            raise InputError("batch_empty", None, value=path)
        self.names = [str(name or "") for name in frame.row(0)]
        while (
            self.names
            and not self.names[-1].strip()
            and frame.to_series(len(self.names) - 1)[1:].null_count() == frame.height - 1
        ):
            self.names.pop()
        frame = frame[1:, : len(self.names)]
        frame.columns = [str(place) for place in range(frame.width)]
        midnight = r"^(\d{4}-\d{2}-\d{2})[T ]00:00:00$"
        self._frame = frame.with_columns(pl.all().cast(pl.String).str.replace(midnight, "$1"))

    def rows(self) -> int | None:
        """As the sheet says."""
        return self._frame.height

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order, as text."""
        yield from self._frame.iter_slices(self.batch)
