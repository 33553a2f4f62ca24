"""Reading workbooks of Excel."""

from zipfile import ZipFile

from hardship_cli.batch.formats.sheets import Book, SheetSource
from hardship_cli.batch.formats.xlsx_cells import Workbook


class ExcelSource(SheetSource):
    """XLSX and XLSM."""

    def book(self, archive: ZipFile) -> Book:
        """The workbook."""
        return Workbook(archive, self.path)
