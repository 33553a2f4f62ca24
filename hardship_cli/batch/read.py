"""Reading registers: CSV in the dialects people have, JSON lines, Parquet and Excel, as batches of text columns."""

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import polars as pl

from hardship_cli.batch.mend import Dialect, find_dialect, mended
from hardship_cli.batch.work import WorkFolder, reason, short
from hardship_cli.errors import InputError

FORMATS = ("csv", "tsv", "jsonl", "parquet", "xlsx")
_SUFFIXES = {"ndjson": "jsonl", "txt": "csv", "xlsm": "xlsx", "pq": "parquet"}
_LONGEST_RECORD = 1 << 27
_MOST = 1 << 25  # bytes of a block: of wide records there are fewer
_FIRST = 4  # the first block is so much smaller than later ones
LINE = "\x00line"  # the column that holds a record as it stands in the file, none where it must be written anew
UNUSABLE = "\x00"  # in front of a line of JSON that is broken; no JSON begins so


class ReadAgainError(Exception):
    """The file is not what its beginning promised: it was mended and must be read from the start."""


def format_of(path: str, chosen: str | None, option: str) -> str:
    """The format by ``--from``/``--to``, else by suffix; raises :class:`InputError` ``batch_format``."""
    suffix = (chosen or os.path.splitext(path)[1].lstrip(".")).casefold()
    found = _SUFFIXES.get(suffix, suffix)
    if found not in FORMATS:
        raise InputError("batch_format", option, value=chosen or path, accepted=", ".join(FORMATS))
    return found


class Source:
    """A register. ``names`` are its columns; ``batches`` gives frames of all columns, the facts' as text."""

    is_excel = False  # days may be numbers there

    def __init__(self, path: str, batch: int) -> None:
        self.path = path
        self.batch = batch
        self.names: list[str] = []
        self.warnings: list[tuple[str, dict[str, Any]]] = []

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order."""
        raise NotImplementedError

    def pieces(self) -> Iterator[Callable[[], pl.DataFrame]]:
        """As :meth:`batches`, but what can be read side by side is read when it is called for."""
        for frame in self.batches():
            yield partial(_itself, frame)

    def rows(self) -> int | None:
        """How many rows there are, roughly, if that is cheap to know."""
        return None

    def again(self) -> "Source":
        """The same register once mended; raises the error if there is nothing to mend."""
        raise NotImplementedError

    def keep_lines(self, _kind: str, _separator: str) -> bool:
        """Give records as they stand beside the columns, for an output of this format and separator; whether that can be."""
        return False

    def keep_words(self, places: Iterable[int]) -> None:
        """Where records are given as they stand, these columns, of few distinct texts, may be given as categories."""


def _itself(frame: pl.DataFrame) -> pl.DataFrame:
    return frame


class CsvSource(Source):
    """CSV and TSV, by Polars; what Polars refuses is mended by the standard library and read again."""

    def __init__(self, path: str, batch: int, work: WorkFolder, *, tabs: bool = False) -> None:
        super().__init__(path, batch)
        self._work = work
        self._original = path
        self.dialect: Dialect = find_dialect(path, tabs=tabs)
        self._is_mended = False
        self._lines = False
        self._words: dict[str, pl.Categories] = {}
        if self.dialect.must_mend:
            self._mend()
        self.names = self.dialect.header

    def _mend(self) -> None:
        self.path, self.dialect = mended(self._original, self.dialect, self._work)
        self._is_mended = True
        if self.dialect.encoding != "utf-8":
            self.warnings.append(("batch_not_utf8", {"encoding": self.dialect.encoding}))

    def again(self) -> "Source":
        """Mend the file (once)."""
        if self._is_mended:
            raise InputError("batch_unreadable", None, value=self._original, because="")
        self._mend()
        return self

    def keep_lines(self, _kind: str, separator: str) -> bool:
        """Where the output has the same separator."""
        self._lines = separator == self.dialect.separator
        return self._lines

    def keep_words(self, places: Iterable[int]) -> None:
        """They are read in half the time, and take an eighth of the room."""
        if self._lines:
            self._words = {str(place): pl.Categories.random(physical=pl.UInt16) for place in places}

    def rows(self) -> int | None:
        """Estimated from the length of the first lines."""
        return self.dialect.rows

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order, all columns as text."""
        return (piece() for piece in self.pieces())

    def pieces(self) -> Iterator[Callable[[], pl.DataFrame]]:
        """Blocks of whole records, cut here: a file mapped into memory as a whole would fill it."""
        with open(self.path, "rb") as file:
            size = min(self.batch * max(self.dialect.width, 1), _MOST)
            for block in whole_records(file, size, self.dialect.header_size):
                held = [block]
                del block  # who reads it is to be the last to have it
                yield partial(self._piece, held)

    def _piece(self, held: list[bytes]) -> pl.DataFrame:
        return self._frame(held.pop())

    def _frame(self, block: bytes) -> pl.DataFrame:
        words = {name: pl.Categorical(categories) for name, categories in self._words.items()}
        schema = {str(place): pl.String for place in range(len(self.names))} | words
        separator = self.dialect.separator
        try:
            frame = pl.read_csv(block, has_header=False, schema=schema, separator=separator, raise_if_empty=False)
        except pl.exceptions.PolarsError as error:
            if words:
                self._words = {}  # more texts than there is room for; or the block is not what it should be
                return self._frame(block)
            if self._is_mended:
                raise InputError("batch_unreadable", None, value=self._original, because=short(error)) from None
            raise ReadAgainError from None
        lines = lines_of(block, frame, separator) if self._lines else None
        return frame.cast(dict.fromkeys(words, pl.String)) if lines is None else frame.hstack([lines])


def lines_of(block: bytes, frame: pl.DataFrame, separator: str) -> pl.Series | None:
    """Each record of a block as it stands (none where cells are missing at its end); nothing where one has several lines."""
    lines = pl.read_lines(block, name=LINE)[LINE]
    if len(lines) != frame.height:
        return None
    anew = _short_of_cells(lines, frame, separator)
    if b"\r" in block:
        # Some programs take a carriage return alone for a line end, unless it is written in quotes.
        alone = lines.str.contains("\r", literal=True)
        anew = alone if anew is None else anew | alone
    if anew is None or not anew.any():
        return lines
    return pl.select(pl.when(~anew).then(lines).alias(LINE)).to_series()


def _short_of_cells(lines: pl.Series, frame: pl.DataFrame, separator: str) -> pl.Series | None:
    """Which records lack cells at their end: those that Polars filled in leave no separator there."""
    empty, missing = None, None
    for place in range(frame.width - 1, 0, -1):
        nothing = frame.to_series(place).is_null()
        empty = nothing if empty is None else empty & nothing
        if not empty.any():
            break
        count = empty.cast(pl.UInt32)
        missing = count if missing is None else missing + count
    if missing is None:
        return None
    ends = pl.Series([separator * count for count in range(frame.width)], dtype=pl.String)
    return lines.to_frame().select(~pl.col(LINE).str.ends_with(pl.lit(ends.gather(missing)))).to_series()


def whole_records(file: Any, size: int, skip: int) -> Iterator[bytes]:
    """Blocks of about ``size`` bytes that end where a record does: at a line end outside quotes.

    The first are smaller, so that those who answer them are not all busy with the same.
    ``skip`` bytes at the beginning (the header) are left out, and so are blank lines at the end of the file;
    a line end that the last record lacks is added.
    Raises :class:`ReadAgainError` where no record ends.
    """
    file.seek(skip)
    most = growing = max(size // _FIRST, 1)
    while block := _to_line_end(file, most):
        if len(block) < most:  # the end of the file; its last record may lack its line end
            if block := block[: _before_blank(block, len(block))]:
                # Polars overlooks one empty cell too many at the end of a block without a line end.
                yield block if block.endswith(b"\n") else block + b"\n"
            return
        end = _record_end(block)
        last = _before_blank(block, end)
        if last < end:
            # These may be the end of the file; the row before them waits with them, for no block may begin with them.
            end = _record_end(block[: max(last - 1, 0)])
        if end:
            file.seek(end - len(block), 1)
            held = [block[:end]]
            del block  # nobody but who takes it has it then
            yield held.pop()
            most = growing = min(2 * growing, size)
            continue
        if most > _LONGEST_RECORD:
            raise ReadAgainError
        file.seek(-len(block), 1)
        most *= 2  # a record longer than that


def _to_line_end(file: Any, size: int) -> bytes:
    """``size`` bytes and what is left of the line (or all that is left of the file), read in one piece: cutting would copy it."""
    begin = file.tell()
    file.seek(begin + size)
    file.readline(_LONGEST_RECORD)
    end = file.tell()
    file.seek(begin)
    block: bytes = file.read(end - begin)
    return block


def _record_end(block: bytes) -> int:
    """Where the last whole record of a block ends (0: nowhere), given that it begins with one."""
    end = block.rfind(b"\n") + 1
    quotes = block.count(b'"', 0, end)
    while end and quotes % 2:
        before = block.rfind(b"\n", 0, end - 1) + 1
        quotes -= block.count(b'"', before, end)
        end = before
    return end


def _before_blank(block: bytes, end: int) -> int:
    """The end of a piece that ends with a line, without the blank lines at its end (0: there is nothing else)."""
    while block.endswith((b"\n\n", b"\n\r\n"), 0, end):
        end -= 2 if block.endswith(b"\r\n", 0, end) else 1
    return 0 if block[:end] in (b"\n", b"\r\n") else end


class ParquetSource(Source):
    """Parquet; columns keep their types on the way through."""

    def __init__(self, path: str, batch: int) -> None:
        super().__init__(path, batch)
        try:
            self._scan = pl.scan_parquet(path, glob=False)
            self.names = self._scan.collect_schema().names()
            self._rows: int = self._scan.select(pl.len()).collect().item()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise InputError("batch_unreadable", None, value=path, because=short(error)) from None

    def rows(self) -> int | None:
        """As the file says."""
        return self._rows

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order."""
        try:
            for frame in self._scan.collect_batches(chunk_size=self.batch):
                frame.columns = [str(place) for place in range(frame.width)]
                yield frame
        except pl.exceptions.PolarsError as error:
            raise InputError("batch_unreadable", None, value=self.path, because=short(error)) from None


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


def open_source(path: str, kind: str, work: WorkFolder, batch: int, sheet: str | None = None) -> Source:
    """Open a register; of a pipe (``-`` is standard input), which can be read only once, a copy is kept in ``work``.

    Raises :class:`InputError` for what cannot be read.
    """
    try:
        path = _kept(path, work)
        if kind in ("csv", "tsv"):
            return CsvSource(path, batch, work, tabs=kind == "tsv")
        if kind == "jsonl":
            from hardship_cli.batch.jsonl import JsonSource

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
