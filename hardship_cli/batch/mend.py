"""The dialect of a CSV file, and mending one that Polars refuses: other encodings, loose quotes, old line ends."""

import csv
import io
import os
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from hardship_cli.errors import InputError

_SAMPLE = 1 << 16
_SEPARATORS = (";", ",", "\t")
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
    first = text.split("\r" if old_mac else "\n", 1)[0]
    separator = "\t" if tabs else max(_SEPARATORS, key=lambda sign: _outside_quotes(first, sign))
    reading = io.StringIO(text, newline="")
    header = next(csv.reader(iter(reading.readline, ""), delimiter=separator), [])
    header_size = len(
        text[: reading.tell()].encode(encoding if encoding == "utf-8" else "utf-8")
    ) + 3 * sample.startswith(b"\xef\xbb\xbf")
    lines = max(sample.count(b"\n"), 1)
    width = len(sample) // lines
    must_mend = old_mac or encoding != "utf-8" or (header_size >= len(sample) and size > len(sample))
    return Dialect(encoding, separator, header, int(size / len(sample) * lines), must_mend, header_size, width)


def mended(path: str, dialect: Dialect, folder: str) -> tuple[str, Dialect]:
    """A clean copy of the file as UTF-8 with strict quotes, and its dialect.

    Raises :class:`InputError`: ``batch_row_too_long`` (with the line), ``batch_quote_open``.
    """
    encoding = dialect.encoding if dialect.encoding != "utf-8" else _whole_encoding(path)
    target = os.path.join(folder, "mended.csv")
    csv.field_size_limit(sys.maxsize)
    with open(path, encoding=encoding, errors="strict" if encoding != "cp1252" else "latin", newline="") as file:
        if file.read(1) != "\ufeff":
            file.seek(0)
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=dialect.separator)
        header = next(reader, [])
        with open(target, "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, delimiter=dialect.separator, lineterminator="\n")
            writer.writerow(header)
            header_size = out.tell()
            before = opened = reader.line_num
            lines.begin()
            for row in reader:
                opened = before
                if any(row[len(header) :]):
                    raise InputError(
                        "batch_row_too_long", None, value=path, line=before + 1, found=len(row), columns=len(header)
                    )
                writer.writerow(row[: len(header)] or [""])
                before = reader.line_num
                lines.begin()
    if before - opened > 1 and _never_closed(lines.record, dialect.separator):
        raise InputError("batch_quote_open", None, value=path, line=opened + 1)
    return target, dialect._replace(encoding=encoding, header=header, must_mend=False, header_size=header_size)


class _Lines:
    """The lines of a file; those of the record that ended last are kept in ``record``."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._next: list[str] = []
        self.record: list[str] = []

    def begin(self) -> None:
        """A record ended; the next one begins."""
        self.record, self._next = self._next, []

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            self._next.append(line)
            yield line


def _never_closed(record: list[str], separator: str) -> bool:
    """Whether the last record swallowed lines because a quote was never closed."""
    try:
        list(csv.reader(record, delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _encoding(sample: bytes) -> str:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        # The sample can end inside a character.
        return "utf-8" if error.start >= len(sample) - 3 else "cp1252"
    return "utf-8"


def _whole_encoding(path: str) -> str:
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")()
    with open(path, "rb") as file:
        try:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _latin(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


def _register() -> None:
    import codecs

    codecs.register_error("latin", _latin)


_register()
