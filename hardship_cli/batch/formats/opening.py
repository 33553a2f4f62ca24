"""Opening a register, whatever its format."""

import os
import shutil
import stat
import sys

from hardship_cli.batch.formats.csv_read import CsvSource
from hardship_cli.batch.formats.interface import Source
from hardship_cli.batch.formats.parquet import ParquetSource
from hardship_cli.batch.formats.xlsx_read import ExcelSource
from hardship_cli.batch.work import WorkFolder, reason
from hardship_cli.errors import InputError


def open_source(path: str, kind: str, work: WorkFolder, batch: int, sheet: str | None = None) -> Source:
    """Open a register; of a pipe (``-`` is standard input), which can be read only once, a copy is kept in ``work``.

    Raises :class:`InputError` for what cannot be read.
    """
    try:
        path = _kept(path, work)
        if kind in ("csv", "tsv"):
            return CsvSource(path, batch, work, tabs=kind == "tsv")
        if kind == "jsonl":
            from hardship_cli.batch.formats.jsonl import JsonSource

            return JsonSource(path, batch)
        return ParquetSource(path, batch) if kind == "parquet" else ExcelSource(path, batch, sheet)
    except OSError as error:
        raise InputError("batch_unreadable", None, value=path, because=reason(error)) from None


def _kept(path: str, work: WorkFolder) -> str:
    """A path that can be read more than once."""
    if path != "-":
        try:
            mode = os.stat(path).st_mode
        except (FileNotFoundError, ValueError):  # a name with a null byte is a ValueError
            raise InputError("batch_no_file", None, value=path) from None
        if stat.S_ISDIR(mode):
            raise InputError("batch_is_folder", None, value=path)
        if not stat.S_ISFIFO(mode):
            return path
    with work.writing("input") as out:
        if path == "-":
            shutil.copyfileobj(sys.stdin.buffer, out, 1 << 20)
        else:
            with open(path, "rb") as file:
                shutil.copyfileobj(file, out, 1 << 20)
    copy = work.file("input")
    work.copies[copy] = "stdin" if path == "-" else path
    return copy
