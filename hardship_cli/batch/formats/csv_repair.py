"""The dialect of a CSV file, and reading one that Polars refuses: other encodings, loose quotes, old line ends."""

import codecs
import csv
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from hardship_cli.errors import InputError
from hardship_cli.files import NO_UTF8, UTF8

_SAMPLE, _BLOCK = 1 << 16, 1 << 20
_SEPARATORS = (";", ",", "\t")
_NAMED = re.compile(r"sep=([!-~\t])(?:\r\n|\n|\r|$)", re.IGNORECASE)
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Dialect(NamedTuple):
    """How a file is written: its encoding, separator and header, a guess at its rows, and whether Polars cannot read it."""

    encoding: str
    separator: str
    header: list[str]
    rows: int | None
    is_irregular: bool
    header_size: int = 0  # bytes
    width: int = 150  # bytes of a row, roughly
    above: int = 0  # lines above the header: sep=; a title


def find_dialect(path: str, *, tabs: bool = False, header_row: int | None = None) -> Dialect:
    """Look at the beginning of a file, whose headings stand in the first line or in ``header_row`` (from 1).

    Raises :class:`InputError` ``batch_empty``, ``batch_no_header_row``, ``batch_two_encodings``.
    """
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
    encoding, sample, text = _beginning(path)
    old_mac = "\r" in text and "\n" not in text
    named = _NAMED.match(text)  # Excel writes such a line, and does not show it
    above = 1 if header_row is None and named else (header_row or 1) - 1
    reading = io.StringIO(text, newline="")
    for _line in range(above):
        reading.readline()
    begin = reading.tell()
    first = text[begin:].split("\r" if old_mac else "\n", 1)[0]
    if header_row is not None and not first.strip():
        raise InputError("batch_no_header_row", "header_row", value=header_row)
    outside_quotes = "".join(first.split('"')[::2])
    separator = named[1] if named else "\t" if tabs else max(_SEPARATORS, key=outside_quotes.count)
    header = next(csv.reader(iter(reading.readline, ""), delimiter=separator), [])
    head = text[: reading.tell()]
    header_size = len(head.encode()) + 3 * sample.startswith(codecs.BOM_UTF8)
    lines = max(sample.count(b"\n"), 1)
    is_open = head[begin:].count('"') % 2 == 1  # the header has a quote that is never closed
    is_irregular = (
        is_open
        or not _is_strict(head[begin:], separator)
        or old_mac
        or encoding != "utf-8"
        or (header_size >= len(sample) and size > len(sample))
    )
    rows, width = int(size / len(sample) * lines), len(sample) // lines
    return Dialect(encoding, separator, header, rows, is_irregular, header_size, width, above)


def _is_strict(text: str, separator: str) -> bool:
    """Whether each cell in quotes ends with them."""
    try:
        next(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), None)
    except csv.Error:
        return False
    return True


def _beginning(path: str) -> tuple[str, bytes, str]:
    """The encoding of a file, its first bytes, and these as text; raises :class:`InputError` ``batch_empty``."""
    with open(path, "rb") as file:
        sample = file.read(_SAMPLE)
    if not sample.strip(b"\xef\xbb\xbf\r\n\t \x00"):
        raise InputError("batch_empty", None, value=path)
    encoding = encoding_of(path, [sample] if len(sample) == _SAMPLE else [sample, b""])
    return encoding, sample, sample.decode(encoding, errors="ignore").removeprefix("\ufeff")


def first_lines(path: str, count: int) -> Iterator[tuple[int, list[str]]]:
    """The first lines of a file, each with its number and the cells that it has with one separator or another."""
    for number, line in enumerate(io.StringIO(_beginning(path)[2], newline=None), start=1):
        if number > count:
            return
        for separator in _SEPARATORS:
            yield number, next(csv.reader([line.rstrip("\n")], delimiter=separator), [])


def irregular_records(path: str, dialect: Dialect) -> Iterator[list[str]]:
    """The records of a file as they should have been written, each as long as the header, which comes first.

    Raises :class:`InputError`: ``batch_row_too_long`` (with the line), ``batch_quote_open``, ``batch_quote_stray``,
    ``batch_damaged``.
    """
    csv.field_size_limit(sys.maxsize)
    records = _records(path, dialect)
    _line, header = next(records, (0, []))
    yield header
    width, blank = len(header), 0
    for line, row in records:
        if any(row[width:]):
            raise InputError("batch_row_too_long", None, value=path, line=line, found=len(row), columns=width)
        if not row:
            blank += 1
            continue
        # Lines with nothing on them are rows if others follow.
        yield from [[""] * width] * blank
        blank = 0
        yield [*row[:width], *[""] * (width - len(row))]


def _records(path: str, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """The cells of each record, and the number of its first line.

    Raises for a record that swallowed lines because a quote was not closed, or that ends with the file in quotes, and for one
    with a loose quote in a cell in quotes: nobody knows where that cell ends, nor what stands in it.
    """
    number, record, separator = dialect.above + 1, [], dialect.separator  # the lines of one record

    def lines() -> Iterator[str]:
        for line in islice(text_lines(path, dialect.encoding, newline=""), dialect.above, None):
            record.append(line)
            yield line

    for row in csv.reader(lines(), delimiter=separator):
        try:
            if any('"' in line for line in record):
                list(csv.reader(record, delimiter=separator, strict=True))
        except csv.Error as error:
            is_open = len(record) > 1 or "unexpected end" in str(error)
            code = "batch_quote_open" if is_open else "batch_quote_stray"
            raise InputError(code, None, value=path, line=number) from None
        yield number, row
        number += len(record)
        record.clear()


def encoding_of(path: str, blocks: Iterable[bytes]) -> str:
    """The encoding of a text: as its first bytes say, else UTF-8, or Windows-1252 if it has no letter of UTF-8; ``b""`` ends it.

    Raises :class:`InputError` ``batch_two_encodings`` where there are letters of both: whichever were read as the other would be
    other letters.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    kinds = {re.compile(pattern): 0 for pattern in (UTF8, NO_UTF8)}  # and the line of the first of each
    line = 1
    for number, block in enumerate(blocks):
        bom = None if number else next((name for mark, name in _BOMS.items() if block.startswith(mark)), None)
        if bom is not None:
            return bom
        text = decoder.decode(block, final=not block)
        for kind in () if text.isascii() else kinds:
            if not kinds[kind] and (found := kind.search(text)):
                kinds[kind] = line + text.count("\n", 0, found.span()[0])
        line += text.count("\n")
    good, bad = kinds.values()
    if good and bad:
        raise InputError("batch_two_encodings", None, value=path, line=good, other=bad)
    return "cp1252" if bad else "utf-8"


def whole_encoding(path: str) -> str:
    """The encoding of a file as a whole; raises as :func:`encoding_of`."""
    with open(path, "rb") as file:
        return encoding_of(path, chain(iter(partial(file.read, _BLOCK), b""), [b""]))


def text_lines(path: str, encoding: str, newline: str) -> Iterator[str]:
    """The lines of a file, without a byte order mark; raises :class:`InputError` ``batch_damaged``.

    Windows-1252 leaves five bytes open, and old programs used them.
    """
    errors = "latin" if encoding == "cp1252" else "strict"
    try:
        with open(path, encoding=encoding, errors=errors, newline=newline) as file:
            if first := file.readline().removeprefix("\ufeff"):
                yield first
            yield from file
    except UnicodeError:
        line, byte = _first_fault(path, encoding)
        raise InputError("batch_damaged", None, value=path, line=line, byte=byte, encoding=encoding.upper()) from None


def _first_fault(path: str, encoding: str) -> tuple[int, int]:
    """The line and the byte (both from 1) where a file stops being text of its encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines, read = 1, 0
    with open(path, "rb") as file:
        while True:
            block = file.read(_BLOCK)
            waiting = len(decoder.getstate()[0])
            try:
                lines += decoder.decode(block, final=not block).count("\n")
            except UnicodeDecodeError as error:
                good = error.object[: error.start].decode(error.encoding, "ignore")
                return lines + good.count("\n"), read - waiting + error.start + 1
            if not block:
                return 0, 0
            read += len(block)


def _latin(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("latin", _latin)
