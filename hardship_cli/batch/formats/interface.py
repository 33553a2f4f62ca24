"""What every format of registers offers: a source of rows to read, a writer of rows, and the layout that both speak of."""

import os
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple, TypeVar

import polars as pl

from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import DAY, FLAG
from hardship_cli.errors import InputError
from hardship_cli.files import CASE_FILES

_BUFFER, _PART = 1 << 16, 1 << 18  # bytes
FORMATS = ("csv", "tsv", "jsonl", "parquet", "xlsx")
_READ_ONLY = ("ods", "xls", "xlsb")
_OLD = ("xlt", "xlw")  # no reader at hand tells their error cells from empty ones
_SUFFIXES = {"ndjson": "jsonl", "txt": "csv", "xlsm": "xlsx", "pq": "parquet"}
LINE = "\x00line"  # the column that holds a record as it stands in the file, none where it must be written anew
BROKEN = "\x00broken"  # the column that says why a row could not be read at all
UNUSABLE = "\x00"  # in front of a line of JSON that is broken; no JSON begins so

# What stands in a cell whose formula went wrong, as Excel and LibreOffice write it, in English and in German.
CELL_ERRORS = frozenset(
    (
        "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
        "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#GETTING_DATA", "#EXTERNAL!", "#PYTHON!",
        "#NV", "#WERT!", "#BEZUG!", "#ZAHL!", "#ÜBERLAUF!", "#KALK!", "#FELD!", "#BLOCKIERT!", "#VERBINDEN!", "#BESCHÄFTIGT!",
        "#UNBEKANNT!", "#DATEN_ABRUFEN", "#EXTERN!",
    )
)  # fmt: skip
_LIBRE_ERROR = re.compile(r"Err:\d{3}")
_Read = TypeVar("_Read")


def is_cell_error(text: str) -> bool:
    """Whether a cell holds no value but the error of a formula, or a formula that was never calculated (``=DATE(2026,4,2)``).

    ``="0012"``, as some programs write a text that must stay one, is none.
    """
    text = text.strip()
    if text.startswith("="):
        return not (text.startswith('="') and text.endswith('"') and text.count('"') == 2)
    return text.upper() in CELL_ERRORS or _LIBRE_ERROR.fullmatch(text) is not None


class ReadAgainError(Exception):
    """The file is not what its beginning promised: it must be read in another way, from the start."""


def format_of(path: str, chosen: str | None, option: str) -> str:
    """The format by ``--from``/``--to``, else by suffix.

    Raises :class:`InputError` ``batch_format``, ``batch_format_pipe``, ``batch_old_workbook``, and for a case file
    ``batch_is_case`` or ``batch_is_json``.
    """
    suffix = (chosen or os.path.splitext(path)[1].lstrip(".")).casefold()
    found = _SUFFIXES.get(suffix, suffix)
    accepted = (*FORMATS, *_READ_ONLY) if option == "from" else FORMATS
    if found in _OLD and option == "from":
        raise InputError("batch_old_workbook", None, value=path)
    if path.casefold().endswith(CASE_FILES) and not chosen and option == "from":
        raise InputError("batch_is_json" if suffix == "json" else "batch_is_case", None, value=path)
    if found not in accepted:
        code = "batch_format_pipe" if path == "-" and not chosen else "batch_format"
        # What is wrong is what was typed: the option, else the name of the file.
        field = option if chosen else "output" if option == "to" else None
        raise InputError(code, field, value=chosen or path, accepted=", ".join(accepted), option=f"--{option}")
    return found


class Source:
    """A register. ``names`` are its columns, which frames have by their place; the facts' as text."""

    # In a workbook a day may be a number: the days from the one that it counts from to 1 January 1970. Elsewhere none is.
    serial_zero: int | None = None
    rows: int | None = None  # how many there are, roughly, if that is cheap to know

    def __init__(self, path: str, batch: int) -> None:
        self.path = path
        self.batch = batch
        self.names: list[str] = []
        self.types: list[pl.DataType] = []  # of the columns, where their frames have texts and a typed output need not
        self.warnings: list[tuple[str, dict[str, Any]]] = []

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order."""
        return (piece() for piece in self.pieces())

    def pieces(self) -> Iterator[Callable[[], pl.DataFrame]]:
        """As :meth:`batches` (a format gives one of both), but what can be read side by side is read when it is called for."""
        return (frame.clone for frame in self.batches())

    def beginning(self, rows: int) -> Generator[pl.DataFrame]:
        """As :meth:`batches`, in pieces of about so many rows, for a look at the first of them."""
        batch, self.batch = self.batch, rows
        try:
            yield from self.batches()
        finally:
            self.batch = batch

    def first_lines(self, _count: int) -> Iterator[tuple[int, list[str]]]:
        """The first lines of a format whose headings may stand in any of them: their numbers (from 1) and cells."""
        return iter(())

    def whole(self, read: Callable[[], _Read]) -> _Read:
        """What ``read`` makes of all rows; it begins anew where the register must be read in another way."""
        while True:
            try:
                return read()
            except ReadAgainError:
                self.mend()

    def mend(self) -> None:
        """Read in another way from now on."""
        raise NotImplementedError

    def keep_lines(self, _kind: str, _separator: str) -> bool:
        """Give records as they stand beside the columns, for an output of this format and separator; whether that can be."""
        return False


# Of these codes the known ones, each with what it means.
Legend = Callable[[set[str]], list[tuple[str, str]]]


class Layout(NamedTuple):
    """The output's columns: names, how many leading ones come from the input, and the types of those that are no texts.

    ``notes`` is the column with codes of remarks, and ``legend`` says what such codes mean. ``serial_zero`` is that of the source.
    """

    names: list[str]
    passed: int
    types: Mapping[str, pl.DataType] = MappingProxyType({})
    german: bool = False
    notes: str | None = None
    legend: Legend | None = None
    serial_zero: int | None = None

    def positions(self, kind: pl.DataType) -> list[int]:
        """The places of the columns of a type."""
        return [place for place, name in enumerate(self.names) if self.types.get(name) == kind]


class Rows(NamedTuple):
    """Some rows of the output: the columns of the input named by their place, the answers, and records as they came in."""

    passed: pl.DataFrame
    answers: Answers
    lines: pl.Series | None = None

    @property
    def whole(self) -> pl.DataFrame:
        """All columns, named by their place."""
        columns = [*self.passed.get_columns(), *self.answers.columns.get_columns()]
        return pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])

    def typed(self, layout: Layout) -> pl.DataFrame:
        """All columns, named and typed as the layout says."""
        frame = self.whole
        frame.columns = layout.names
        # Not by an expression, for which a heading may be a pattern.
        return frame.with_columns(_as_type(frame.get_column(name), kind) for name, kind in layout.types.items())

    def filter(self, rows: pl.Series) -> "Rows":
        """Some of them."""
        lines = None if self.lines is None else self.lines.filter(rows)
        return Rows(self.passed.filter(rows), self.answers.filter(rows), lines)


def _as_type(texts: pl.Series, kind: pl.DataType) -> pl.Series:
    if kind == FLAG:
        return texts == "true"
    return texts.str.to_date("%Y-%m-%d") if kind == DAY else texts.cast(kind)


class InParts:
    """A file that is written to in parts.

    Polars hands over some nine MiB at once. For those the Linux kernel takes memory in large pieces, which can cost it six times
    as much as the writing does, where a virtual machine had given them back.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.flush, self.close = file.flush, file.close

    def write(self, data: bytes) -> int:
        """Write all of it; parts are larger than the file's buffer, and need not be copied there."""
        whole = memoryview(data)
        for begin in range(0, len(whole), _PART):
            self._file.write(whole[begin : begin + _PART])
        return len(whole)


class Writer:
    """Takes rows whose columns are those of the layout, by place."""

    def __init__(self, path: str, layout: Layout) -> None:
        self.path = path
        self.layout = layout

    def write(self, rows: Rows) -> None:
        """Append rows."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish the file."""
        raise NotImplementedError

    def leave(self) -> None:
        """Let go of an unfinished file, where that does not write out all that there is."""


class FileWriter(Writer):
    """A writer of bytes, into a file that is opened from its beginning."""

    def __init__(self, path: str, layout: Layout) -> None:
        super().__init__(path, layout)
        file = open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb", buffering=_BUFFER)  # noqa: SIM115 - closed by close()
        # One that is cut off, even when nothing is in it, is written to the disk as soon as it is closed (ext4), while all wait.
        if os.fstat(file.fileno()).st_size:
            file.truncate(0)
        self.file: Any = InParts(file)

    def close(self) -> None:
        """Flush and close."""
        self.file.close()

    def leave(self) -> None:
        """Let go of the file."""
        with suppress(Exception):
            self.file.close()
