"""Reading workbooks of Excel."""

from zipfile import ZipFile

from hardship_cli.batch.formats.sheets import Book, SheetSource
from hardship_cli.batch.formats.xlsb_cells import MAIN, BinaryWorkbook
from hardship_cli.batch.formats.xlsx_cells import Workbook


class ExcelSource(SheetSource):
    """XLSX and XLSM, and the binary XLSB, by what is in the archive."""

    def book(self, archive: ZipFile) -> Book:
        """The workbook."""
        kind = BinaryWorkbook if MAIN in archive.namelist() else Workbook
        return kind(archive, self.path)
