"""Opening a register to read or to write, whatever its format."""

import os
import stat
import sys
from contextlib import ExitStack
from functools import partial

from hardship_cli.batch.formats.csv import CsvSource, CsvWriter, separator_of
from hardship_cli.batch.formats.interface import Layout, Source, Writer
from hardship_cli.batch.formats.jsonl import JsonSource, JsonWriter
from hardship_cli.batch.formats.ods import OdsSource
from hardship_cli.batch.formats.parquet import ParquetSource, ParquetWriter
from hardship_cli.batch.formats.xls import OldExcelSource
from hardship_cli.batch.formats.xlsx import ExcelSource
from hardship_cli.batch.formats.xlsx_write import ExcelWriter
from hardship_cli.batch.work import WorkFolder, reason
from hardship_cli.errors import InputError
from hardship_cli.files import near_file

_WORKBOOKS = ("xlsx", "xlsb", "ods", "xls")
_TEXTS = ("csv", "tsv", "jsonl")
# How files begin that are no text, whatever their name says: archives and workbooks, old workbooks, Parquet, PDF, UTF-32.
_NO_TEXT = (b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"PAR1", b"%PDF", b"\xff\xfe\0\0", b"\0\0\xfe\xff")


def open_source(
    path: str, kind: str, work: WorkFolder, batch: int, sheet: str | None = None, *, header_row: int | None = None
) -> Source:
    """Open a register; of a pipe (``-`` is standard input), which can be read only once, a copy is kept in ``work``.

    ``header_row`` is the line with the headings, where it is not the first (CSV, TSV, workbooks).

    Raises :class:`InputError` for what cannot be read, and for what a format does not have.
    """
    try:
        path = _rereadable(path, work)
        if sheet is not None and kind not in _WORKBOOKS:
            raise InputError("batch_sheet_format", "sheet", value=kind)
        if kind in _TEXTS and _is_no_text(path):
            raise InputError("batch_unreadable", None, value=path)
        if kind in ("csv", "tsv"):
            return CsvSource(path, batch, tabs=kind == "tsv", header_row=header_row)
        if kind in ("xlsx", "xlsb"):
            return ExcelSource(path, batch, sheet, header_row)
        if kind == "ods":
            return OdsSource(path, batch, sheet, header_row)
        if kind == "xls":
            return OldExcelSource(path, batch, sheet, header_row)
        if header_row is not None:
            raise InputError("batch_header_row_format", "header_row", value=kind)
        return JsonSource(path, batch) if kind == "jsonl" else ParquetSource(path, batch)
    except OSError as error:
        raise InputError("batch_unreadable", None, value=path, because=reason(error)) from None


def _is_no_text(path: str) -> bool:
    with open(path, "rb") as file:
        first = file.read(4)
    # UTF-16 that does not say so has a null byte beside each of its first letters.
    return first.startswith(_NO_TEXT) or b"\0\0" in (first[::2], first[1::2])


def open_writer(path: str, kind: str, layout: Layout, work: WorkFolder) -> Writer:
    """A writer of this format, from the beginning of the file."""
    if kind in ("csv", "tsv"):
        return CsvWriter(path, layout, separator_of(kind, german=layout.german))
    if kind == "jsonl":
        return JsonWriter(path, layout)
    return ParquetWriter(path, layout) if kind == "parquet" else ExcelWriter(path, layout, work.path())


def _rereadable(path: str, work: WorkFolder) -> str:
    """A path that can be read more than once."""
    with ExitStack() as files:
        if path == "-":
            file = sys.stdin.buffer
        else:
            try:
                mode = os.stat(path).st_mode
            except (FileNotFoundError, ValueError):  # a name with a null byte is a ValueError
                raise InputError("batch_no_file", None, value=path, suggestion=near_file(path)) from None
            if stat.S_ISDIR(mode):
                raise InputError("batch_is_folder", None, value=path)
            if not stat.S_ISFIFO(mode):
                return path
            file = files.enter_context(open(path, "rb"))
        copy = work.keep("input", iter(partial(file.read, 1 << 20), b""))
    work.copies[copy] = "stdin" if path == "-" else path
    return copy
