"""The dialect of a CSV file, and mending one that Polars refuses: other encodings, loose quotes, old line ends."""

import codecs
import csv
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from hardship_cli.batch.work import WorkFolder
from hardship_cli.errors import InputError

_SAMPLE = 1 << 16
_SEPARATORS = (";", ",", "\t")
_END = "\r\n"  # of the lines of a clean copy
_NAMED = re.compile(r"sep=([!-~\t])(?:\r\n|\n|\r|$)", re.IGNORECASE)
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Dialect(NamedTuple):
    """How a file is written: its encoding, separator and header, a guess at its rows, and whether it must be mended."""

    encoding: str
    separator: str
    header: list[str]
    rows: int | None
    must_mend: bool
    header_size: int = 0  # bytes
    width: int = 150  # bytes of a row, roughly
    names_separator: bool = False  # in a line above the header: sep=;


def find_dialect(path: str, *, tabs: bool = False) -> Dialect:
    """Look at the beginning of a file; raises :class:`InputError` ``batch_empty``."""
    with open(path, "rb") as file:
        sample = file.read(_SAMPLE)
        size = os.fstat(file.fileno()).st_size
    if not sample.strip(b"\xef\xbb\xbf\r\n\t \x00"):
        raise InputError("batch_empty", None, value=path)
    encoding = next((name for bom, name in _BOMS.items() if sample.startswith(bom)), None) or _encoding(sample)
    text = sample.decode(encoding, errors="ignore").removeprefix("\ufeff")
    old_mac = "\r" in text and "\n" not in text
    named = _NAMED.match(text)  # Excel writes such a line, and does not show it
    first = text[named.end() if named else 0 :].split("\r" if old_mac else "\n", 1)[0]
    likely = "\t" if tabs else max(_SEPARATORS, key=lambda sign: _outside_quotes(first, sign))
    separator = named[1] if named else likely
    reading = io.StringIO(text, newline="")
    reading.seek(named.end() if named else 0)
    header = next(csv.reader(iter(reading.readline, ""), delimiter=separator), [])
    header_size = len(
        text[: reading.tell()].encode(encoding if encoding == "utf-8" else "utf-8")
    ) + 3 * sample.startswith(b"\xef\xbb\xbf")
    lines = max(sample.count(b"\n"), 1)
    width = len(sample) // lines
    is_open = text[: reading.tell()].count('"') % 2 == 1  # the header has a quote that is never closed
    must_mend = is_open or old_mac or encoding != "utf-8" or (header_size >= len(sample) and size > len(sample))
    rows = int(size / len(sample) * lines)
    return Dialect(encoding, separator, header, rows, must_mend, header_size, width, named is not None)


def mended(path: str, dialect: Dialect, work: WorkFolder) -> tuple[str, Dialect]:
    """A clean copy of the file as UTF-8 with strict quotes, and its dialect.

    Raises :class:`InputError`: ``batch_row_too_long`` (with the line), ``batch_quote_open``, ``batch_damaged``.
    """
    encoding = dialect.encoding if dialect.encoding != "utf-8" else whole_encoding(path)
    csv.field_size_limit(sys.maxsize)
    try:
        with work.writing("mended.csv", "w", encoding="utf-8", newline="") as out:
            header, header_size = _mend(path, dialect, encoding, out)
    except UnicodeError:
        raise damage(path, encoding) from None
    dialect = dialect._replace(encoding=encoding, header=header, must_mend=False, header_size=header_size)
    return work.file("mended.csv"), dialect


def _mend(path: str, dialect: Dialect, encoding: str, out: Any) -> tuple[list[str], int]:
    """Write the clean copy; the names of its columns, and how long its header is in bytes."""
    separator = dialect.separator
    with open(path, encoding=encoding, errors=errors_of(encoding), newline="") as file:
        if file.read(1) != "\ufeff":
            file.seek(0)
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=separator)
        if dialect.names_separator:
            next(reader, None)
            lines.end_record()
        header = next(reader, [])
        # With this line end every Python puts quotes around a cell with a lone carriage return.
        writer = csv.writer(out, delimiter=separator, lineterminator=_END)
        writer.writerow(header)
        header_size = out.tell()
        blank = 0  # lines with nothing on them: rows if others follow
        lines.end_record()
        _check_quotes(lines, separator, path)
        for row in reader:
            before = lines.first
            lines.end_record()
            if len(lines.record) > 1:
                _check_quotes(lines, separator, path)
            if any(row[len(header) :]):
                raise InputError(
                    "batch_row_too_long", None, value=path, line=before, found=len(row), columns=len(header)
                )
            if row:
                out.write((separator * (len(header) - 1) + _END) * blank)
                blank = 0
                # Polars refuses a block that begins with a record that is short of cells.
                writer.writerow([*row[: len(header)], *[""] * (len(header) - len(row))])
            else:
                blank += 1
        _check_quotes(lines, separator, path)
    return header, header_size


class _Lines:
    """The lines of a file; those of the record that ended last are kept in ``record``, and the number of its first line."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._next: list[str] = []
        self.record: list[str] = []
        self.begun = self.first = 1

    def end_record(self) -> None:
        """A record ended; the next one begins."""
        self.record, self._next = self._next, []
        self.begun, self.first = self.first, self.first + len(self.record)

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            self._next.append(line)
            yield line


def _check_quotes(lines: _Lines, separator: str, path: str) -> None:
    """Refuse a record that swallowed lines because a quote was not closed, or that ends with the file in quotes.

    A loose quote within one line harms nobody but its cell.
    """
    try:
        list(csv.reader(lines.record, delimiter=separator, strict=True))
    except csv.Error as error:
        if len(lines.record) > 1 or "unexpected end" in str(error):
            raise InputError("batch_quote_open", None, value=path, line=lines.begun) from None


def _encoding(sample: bytes) -> str:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        # The sample can end inside a character.
        return "utf-8" if error.start >= len(sample) - 3 or is_mostly_utf8([sample]) else "cp1252"
    return "utf-8"


def is_mostly_utf8(blocks: Iterable[bytes]) -> bool:
    """Whether bytes that are not all UTF-8 were meant as such: more of their letters beyond ASCII are whole than broken.

    In Windows-1252 hardly two letters make one of UTF-8 by chance; one such letter pasted into a file of UTF-8 is a slip.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    whole = broken = 0
    for block in blocks:
        letters = [letter for letter in decoder.decode(block) if letter > "\x7f"]
        broken += letters.count("\ufffd")
        whole += len(letters) - letters.count("\ufffd")
    return whole > broken


def whole_encoding(path: str) -> str:
    """The encoding of a file as a whole: as its first bytes say, else UTF-8 if that for the most part, else Windows-1252."""
    with open(path, "rb") as file:
        start = file.read(3)
    encoding = next((name for bom, name in _BOMS.items() if start.startswith(bom)), "utf-8")
    if encoding != "utf-8" or not _first_fault(path, encoding):
        return encoding
    with open(path, "rb") as file:
        return "utf-8" if is_mostly_utf8(iter(partial(file.read, 1 << 20), b"")) else "cp1252"


def errors_of(encoding: str) -> str:
    """What becomes of bytes that mean nothing: Windows-1252 leaves five of them open, and old programs used them."""
    return "latin" if encoding == "cp1252" else "strict"


def damage(path: str, encoding: str) -> InputError:
    """Where a file stops being text of its encoding."""
    line, byte = _first_fault(path, encoding) or (0, 0)
    return InputError("batch_damaged", None, value=path, line=line, byte=byte, encoding=encoding.upper())


def _first_fault(path: str, encoding: str) -> tuple[int, int] | None:
    """The line and the byte (both from 1) of the first bytes that are no text."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines, read = 1, 0
    with open(path, "rb") as file:
        while True:
            block = file.read(1 << 20)
            waiting = len(decoder.getstate()[0])
            try:
                lines += decoder.decode(block, final=not block).count("\n")
            except UnicodeDecodeError as error:
                good = error.object[: error.start].decode(error.encoding, "ignore")
                return lines + good.count("\n"), read - waiting + error.start + 1
            if not block:
                return None
            read += len(block)


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _latin(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("latin", _latin)
