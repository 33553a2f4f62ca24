"""What is in a workbook: its sheets, and the cells of a sheet, one row after the other, each with its kind and its text.

A workbook is an archive of XML files (ECMA-376). They are read here with the standard library, because no reader at hand tells
an error cell, or a formula that was never calculated, from an empty one.
"""

import math
import posixpath
import re
import zipfile
from collections.abc import Generator, Iterator
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import IO, NamedTuple
from xml.etree import ElementTree as ET

from hardship_cli.errors import InputError

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how old and encrypted workbooks begin
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # what an encrypted workbook has inside
# A part larger than this may not be packed more tightly than real sheets are: it would be a bomb.
_LARGE, _TIGHTEST = 1 << 28, 200
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# What the built-in formats show (ECMA-376 part 1, 18.8.30): days, days with a time, times.
BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 34, 35, 36, *range(50, 55), 57, 58), "day"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 47, 55, 56), "time"),
    46: "elapsed",
    22: "day",
    **dict.fromkeys((9, 10), "percent"),
}
# In a format: a colour, a currency or a condition, text in quotes, an escaped sign, a filler.
_NO_PART = re.compile(r'\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\.|_.|\*.', re.IGNORECASE)
# The kinds of cells, a letter each. A percentage is a number; a moment is a day with a time; a formula that was never
# calculated is an error.
TEXT, NUMBER, PERCENT, DAY, MOMENT, TIME, FLAG, ERROR, EMPTY = "tnpdmTfe "
Cell = tuple[int, str, str]  # column (from 0), kind, text
_EXACT = 1 << 53  # whole numbers below are exact
_DAY = 86_400_000  # milliseconds
_LAST_DAY = 2_958_466  # the serial number behind 31 December 9999
_NO_LEAP_DAY = 60  # Excel counts a 29 February 1900 that never was
_REMEMBERED = 1 << 16
_FORMULA, _BLOCK = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]"), 1 << 20
_YES = ("1", "true")


class Sheet(NamedTuple):
    """A sheet: its name, the part of the archive that holds its cells, and whether it is hidden."""

    name: str
    part: str
    is_hidden: bool


class Workbook:
    """An open workbook; ``sheets`` are those with cells, in their order. It has one of two namespaces, transitional or strict."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self._path = path
        # The names of parts are the same in whatever case they are written.
        self._names = {name.casefold(): name for name in archive.namelist()}
        roots = (part for kind, part in self._links("").values() if kind == "officeDocument")
        main = next(roots, "xl/workbook.xml")
        links = self._links(main)
        self.joined: list[str] = []
        self._is_to_calculate = False
        self.is_from_1904, self.sheets = self._described(main, links)
        self.serial_zero = serial_zero(is_from_1904=self.is_from_1904)
        self._parts = {kind: part for kind, part in links.values() if part.casefold() in self._names}

    def _described(self, main: str, links: dict[str, tuple[str, str]]) -> tuple[bool, list[Sheet]]:
        """Whether the workbook counts days from 1904, and its sheets with cells."""
        root = self._tree(main)
        # Programs that cannot calculate write a nought for every formula, and have Excel calculate when it opens the file.
        self._is_to_calculate = any(found.get("fullCalcOnLoad") in _YES for found in root.iterfind("{*}calcPr"))
        is_from_1904 = any(found.get("date1904") in _YES for found in root.iterfind("{*}workbookPr"))
        return is_from_1904, [
            Sheet(sheet.get("name", ""), links[value][1], sheet.get("state", "visible") != "visible")
            for sheet in root.iterfind("{*}sheets/*")
            for name, value in sheet.items()
            # What no menu shows is a program's own, as the lists behind our template are.
            if name.endswith("}id") and links.get(value, ("",))[0] == "worksheet" and sheet.get("state") != "veryHidden"
        ]

    def rows(self, sheet: Sheet) -> Generator[tuple[int, list[Cell]]]:
        """Each row of a sheet that is written down: its number (from 1) and its cells that are not empty."""
        reader = CellReader(self)
        if self._is_to_calculate and self._has_formulas(sheet):
            with self.open(sheet.part) as file:
                reader.look_for_results(file)
        with self.open(sheet.part) as file:
            yield from reader.rows(file)
        self.joined = reader.joined

    def _has_formulas(self, sheet: Sheet) -> bool:
        """Whether a cell of a sheet has a formula; most have none, and are read only once then."""
        with self.open(sheet.part) as file:
            end = b""
            while block := file.read(_BLOCK):
                if _FORMULA.search(end + block):
                    return True
                end = block[-64:]
        return False

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: by id the kind and the other part's name."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links.casefold() not in self._names:
            return {}
        found = {}
        for link in self._tree(links):
            # A target is named from the root, or from the part's folder.
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            found[link.get("Id", "")] = link.get("Type", "").rpartition("/")[2], target.lstrip("/")
        return found

    def _tree(self, part: str) -> ET.Element:
        with self.open(part) as file:
            return ET.parse(file).getroot()  # noqa: S314 - see the import

    def open(self, part: str) -> IO[bytes]:
        """A part to be read; raises :class:`InputError` ``batch_bomb`` for one that would fill the memory."""
        return open_part(self._archive, self._names.get(part.casefold(), part), self._path)

    def texts(self) -> list[str]:
        """The texts that cells refer to by their number."""
        found: list[str] = []
        if "sharedStrings" in self._parts:
            with self.open(self._parts["sharedStrings"]) as file:
                for _event, element in ET.iterparse(file):  # noqa: S314 - see the import
                    if element.tag.endswith("}si"):
                        found.append(_text_of(element))
                        element.clear()
        return found

    def styles(self) -> list[str]:
        """What a number in a cell of each style is: as :func:`shown_as` says."""
        if "styles" not in self._parts:
            return []
        root = self._tree(self._parts["styles"])
        own = {form.get("numFmtId", ""): shown_as(form.get("formatCode", "")) for form in root.iterfind("{*}numFmts/*")}
        numbers = [style.get("numFmtId", "0") for style in root.iterfind("{*}cellXfs/*")]
        return [own.get(n) or BUILT_IN.get(int(n) if n.isdecimal() else 0, "number") for n in numbers]


def shown_as(code: str) -> str:
    """What a format's code shows a number as: ``day`` (also with a time), ``time``, ``elapsed``, ``percent`` or ``number``."""
    # The first part of a format is that for positive numbers, and days are positive. Text in it may hold any letter, so it is
    # taken out before letters are looked at.
    first = _NO_PART.sub("", code.split(";", 1)[0]).casefold()
    if "general" in first or "standard" in first:
        return "number"
    if re.search(r"[yd]|j{2,}|t{2,}", first) or re.fullmatch(r"[^a-z]*m+[^a-z]*", first):
        return "day"
    if re.search(r"[hs]", first):
        return "elapsed" if "[" in first else "time"
    return "percent" if "%" in first else "number"


def _text_of(element: ET.Element) -> str:
    """The text of a shared or inline string: its runs joined, without the hints on how it is pronounced."""
    parts = [*element.iterfind("{*}t"), *element.iterfind("{*}r/{*}t")]
    return _unescaped("".join(part.text or "" for part in parts))


def _unescaped(text: str) -> str:
    """Signs that XML cannot hold are written as ``_x000D_``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def open_archive(path: str) -> zipfile.ZipFile:
    """The archive that a workbook is.

    Raises :class:`InputError` ``batch_encrypted``, ``batch_old_workbook`` or ``batch_unreadable``.
    """
    with open(path, "rb") as file:
        if file.read(len(COMPOUND)) == COMPOUND:
            is_encrypted = ENCRYPTED in file.read()
            raise InputError("batch_encrypted" if is_encrypted else "batch_old_workbook", None, value=path)
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise InputError("batch_unreadable", None, value=path) from None


def open_part(archive: zipfile.ZipFile, part: str, path: str) -> IO[bytes]:
    """A part of an archive to be read; raises :class:`InputError` ``batch_bomb`` for one that would fill the memory."""
    entry = archive.getinfo(part)
    if entry.file_size > _LARGE and entry.file_size > _TIGHTEST * entry.compress_size:
        raise InputError("batch_bomb", None, value=path, size=f"{entry.file_size / 1e9:,.1f}")
    return archive.open(entry)


class CellReader:
    """Reads the cells of a workbook's sheets. ``joined`` are the ranges of joined cells, known once all rows were read."""

    def __init__(self, book: Workbook) -> None:
        self._texts = book.texts()
        self._styles = book.styles()
        self._is_from_1904 = book.is_from_1904
        self._column, self._number = cache(column_of), lru_cache(_REMEMBERED)(self._read_number)
        self._formulas: dict[str, str] = {}  # those that several cells share, by their number
        self._results: set[int] | None = None  # columns whose formulas were calculated; nothing: those of all were
        self.joined: list[str] = []

    def look_for_results(self, file: IO[bytes]) -> None:
        """Look in which columns of a workbook that is to be calculated formulas were: where one has another result than nought.

        A nought can be a real one, but where a column has no other nobody can know.
        """
        found: set[int] = set()
        for _event, row in ET.iterparse(file):  # noqa: S314 - see the import
            if row.tag.endswith("}row"):
                for column, cell in self._placed(row):
                    if cell.find("{*}f") is not None and not _is_nought(cell.get("t", "n"), cell.findtext("{*}v")):
                        found.add(column)
                row.clear()
        self._results = found

    def rows(self, file: IO[bytes]) -> Iterator[tuple[int, list[Cell]]]:
        """Each row that is written down: its number (from 1) and its cells that are not empty."""
        root = next(ET.iterparse(file, ("start",)))[1].tag  # noqa: S314 - see the import
        file.seek(0)
        space = root[: root.rfind("}") + 1]
        self._v, self._f, self._is = f"{space}v", f"{space}f", f"{space}is"
        is_row, is_joined, number = f"{space}row", f"{space}mergeCell", 0
        for _event, element in ET.iterparse(file):  # noqa: S314 - see the import
            if element.tag == is_row:
                number = int(element.get("r", number + 1))
                yield number, self._cells(element)
                element.clear()
            elif element.tag == is_joined:
                self.joined.append(element.get("ref", ""))

    def _cells(self, row: ET.Element) -> list[Cell]:
        return [
            (column, *content)
            for column, cell in self._placed(row)
            if len(cell) and (content := self._content(cell, column))
        ]

    def _placed(self, row: ET.Element) -> Iterator[tuple[int, ET.Element]]:
        """The cells of a row with their columns."""
        column, digits = -1, -len(row.get("r", ""))
        for cell in row:
            letters = cell.get("r", "")[:digits]
            column = self._column(letters) if letters else column + 1
            yield column, cell

    def _content(self, cell: ET.Element, column: int) -> tuple[str, str] | None:
        """The kind and the text of a cell; nothing for an empty one."""
        kind, value, formula = cell.get("t", "n"), cell.findtext(self._v), None
        if len(cell) > 1 or value is None:  # by far the most hold nothing but a value
            formula, inline = cell.find(self._f), cell.find(self._is)
            if inline is not None:
                kind, value = "is", _text_of(inline)
        if kind == "s" and value:
            value = self._texts[int(value)]
        if formula is not None:
            written = self._formula(formula)
            # The result of a formula can be the empty text; anything else was never calculated.
            if not value and (kind != "str" or value is None):
                return ERROR, f"={written}"
            if self._results is not None and column not in self._results and _is_nought(kind, value):
                return ERROR, f"={written}"
        if not value:
            return None
        if kind in ("s", "is"):
            return TEXT, value
        if kind == "n":
            return self._number(value, cell.get("s", ""))
        if kind == "b":
            return FLAG, "false" if value in ("0", "false") else "true"
        if kind == "d":
            return moment(datetime.fromisoformat(value.removesuffix("Z")))
        return ERROR if kind == "e" else TEXT, _unescaped(value)

    def _formula(self, element: ET.Element) -> str:
        shared = element.get("si")
        if shared is None:
            return element.text or ""
        if element.text:
            self._formulas[shared] = element.text
        return self._formulas.get(shared, "")

    def _read_number(self, value: str, style: str) -> tuple[str, str]:
        """A number by what its style shows; a whole one may have more digits than a workbook counts with."""
        shown = self._styles[int(style)] if style and self._styles else "number"
        if shown in ("number", "percent") and value.isdecimal() and value[0] != "0":
            return NUMBER if shown == "number" else PERCENT, value
        return by_format(float(value), shown, is_from_1904=self._is_from_1904)


def _is_nought(kind: str, value: str | None) -> bool:
    """Whether the result of a formula is what programs write that cannot calculate: the number nought, or none at all."""
    return kind == "n" and not (value or "").strip("0.")


def by_format(number: float, shown: str, *, is_from_1904: bool) -> tuple[str, str]:
    """A number by what its format shows. What is no day in this calendar is shown as ``####`` and stays a number."""
    if shown in ("number", "percent"):
        return NUMBER if shown == "number" else PERCENT, plain_number(number)
    if shown == "elapsed" or (shown == "time" and 0 <= number < 1):
        return TIME, elapsed(number) if number >= 0 else plain_number(number)
    first = 0 if is_from_1904 else 1
    if not first <= number < _LAST_DAY or (first and _NO_LEAP_DAY <= number < _NO_LEAP_DAY + 1):
        return NUMBER, plain_number(number)
    if first and number < _NO_LEAP_DAY:
        number += 1
    zero = datetime(1904, 1, 1) if is_from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - days have no zone
    return moment(zero + timedelta(milliseconds=round(number * _DAY)))


def serial_zero(*, is_from_1904: bool) -> int:
    """The days from the one that a workbook counts from to 1 January 1970."""
    return 24_107 if is_from_1904 else 25_569


def plain_number(number: float) -> str:
    """A number as text, whole ones without a decimal point."""
    if not math.isfinite(number):
        raise ValueError(number)
    return str(int(number)) if number.is_integer() and abs(number) < _EXACT else repr(number)


def moment(at: datetime) -> tuple[str, str]:
    """A day, or a day with its time."""
    text = at.isoformat(" ", "milliseconds" if at.microsecond else "seconds")
    day = text.removesuffix(" 00:00:00")
    return DAY if day != text else MOMENT, day


def elapsed(days: float) -> str:
    """A part of a day, or several days, in hours, minutes and seconds."""
    seconds, rest = divmod(round(days * _DAY), 1000)
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours:02}:{minutes:02}:{seconds % 60:02}" + (f".{rest:03}" if rest else "")


def column_of(letters: str) -> int:
    """The column (from 0) that letters name: ``A`` is 0, ``AA`` is 26."""
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    if not 0 < column <= 16_384:
        raise ValueError(letters)
    return column - 1


def corners(cells: str) -> tuple[int, int, int, int]:
    """First column (from 0), first row (from 1), last column and last row of a range such as ``A2:A5``."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?", cells)
    if found is None:
        raise ValueError(cells)
    left, top, right, bottom = found.groups()
    return column_of(left), int(top), column_of(right or left), int(bottom or top)
