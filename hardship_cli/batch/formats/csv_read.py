"""Reading CSV and TSV in the dialects people have, in blocks of whole records."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import polars as pl

from hardship_cli.batch.formats.csv_repair import Dialect, find_dialect, mended
from hardship_cli.batch.formats.interface import LINE, ReadAgainError, Source
from hardship_cli.batch.work import WorkFolder, short
from hardship_cli.errors import InputError

_LONGEST_RECORD = 1 << 27
_MOST = 1 << 25  # bytes of a block: of wide records there are fewer
_FIRST = 4  # the first block is so much smaller than later ones


class CsvSource(Source):
    """CSV and TSV, by Polars; what Polars refuses is mended by the standard library and read again."""

    def __init__(self, path: str, batch: int, work: WorkFolder, *, tabs: bool = False) -> None:
        super().__init__(path, batch)
        self._work = work
        self._original = path
        self.dialect: Dialect = find_dialect(path, tabs=tabs)
        self._is_mended = False
        self._lines = False
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
        block = held.pop()
        schema = {str(place): pl.String for place in range(len(self.names))}
        separator = self.dialect.separator
        try:
            frame = pl.read_csv(block, has_header=False, schema=schema, separator=separator, raise_if_empty=False)
        except pl.exceptions.PolarsError as error:
            if self._is_mended:
                raise InputError("batch_unreadable", None, value=self._original, because=short(error)) from None
            raise ReadAgainError from None
        lines = lines_of(block, frame, separator) if self._lines else None
        return frame if lines is None else frame.hstack([lines])


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
                if block.count(b'"') % 2:
                    raise ReadAgainError  # a loose quote, or one that is never closed
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
