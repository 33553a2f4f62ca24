"""What is in a binary workbook (.xlsb): the same archive as .xlsx, whose parts are records instead of XML ([MS-XLSB] 2.1.4).

They are read here, because no reader at hand tells an error cell from an empty one or from a text, nor a day from a number.
"""

import struct
from collections.abc import Generator, Iterator
from typing import NamedTuple

from hardship_cli.batch.formats.xlsx_cells import (
    BUILT_IN,
    ERROR,
    FLAG,
    TEXT,
    Cell,
    Sheet,
    Workbook,
    by_format,
    shown_as,
)

MAIN = "xl/workbook.bin"
# Records by their numbers.
_ROW, _ITEM, _FORMAT, _STYLE, _BOOK, _SHEET, _JOINED, _RICH = 0, 19, 44, 47, 153, 156, 176, 62
_BEGIN_STYLES, _END_STYLES, _END_CELLS = 617, 618, 146
_RK, _ERRORS, _FLAGS, _REALS, _TEXTS, _SHARED = 2, (3, 11), (4, 10), (5, 9), (6, 8, _RICH), 7
_CELL = 8  # bytes of a cell's column and style, before its value
_NEVER_SHOWN = 2  # the state of a sheet that no menu shows
_NULL = 0xFFFFFFFF  # the length of a text that is none
_LOW, _MORE = 0x7F, 0x80  # of each byte of a record's head seven bits count, the eighth says that another byte follows
_ERROR_TEXTS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip


class _Record(NamedTuple):
    """One record: what it is, and what it holds."""

    kind: int
    data: bytes


class BinaryWorkbook(Workbook):
    """An open binary workbook."""

    def _described(self, main: str, links: dict[str, tuple[str, str]]) -> tuple[bool, list[Sheet]]:
        is_from_1904, sheets = False, []
        for kind, data in self._records(main):
            if kind == _BOOK:
                is_from_1904 = bool(data[0] & 1)
            elif kind == _SHEET:
                link, at = _text(data, 8)
                name, _end = _text(data, at)
                if links.get(link, ("",))[0] == "worksheet" and data[0] != _NEVER_SHOWN:
                    sheets.append(Sheet(name, links[link][1], data[0] != 0))
        return is_from_1904, sheets

    def texts(self) -> list[str]:
        """The texts that cells refer to by their number."""
        if "sharedStrings" not in self._parts:
            return []
        records = self._records(self._parts["sharedStrings"])
        return [_text(data, 1)[0] for kind, data in records if kind == _ITEM]

    def styles(self) -> list[str]:
        """What a number in a cell of each style is: as :func:`shown_as` says."""
        if "styles" not in self._parts:
            return []
        own: dict[int, str] = {}
        found, is_of_cells = [], False
        for kind, data in self._records(self._parts["styles"]):
            if kind == _FORMAT:
                own[_short(data, 0)] = shown_as(_text(data, 2)[0])
            elif kind in (_BEGIN_STYLES, _END_STYLES):
                is_of_cells = kind == _BEGIN_STYLES
            elif kind == _STYLE and is_of_cells:
                number = _short(data, 2)
                found.append(own.get(number) or BUILT_IN.get(number, "number"))
        return found

    def rows(self, sheet: Sheet) -> Generator[tuple[int, list[Cell]]]:
        """Each row of a sheet that is written down: its number (from 1) and its cells that are not empty."""
        from xlsxwriter.utility import xl_range

        texts, styles, joined = self.texts(), self.styles(), []
        number, is_whole = 0, False
        cells: list[Cell] = []
        for kind, data in self._records(sheet.part):
            if kind in (_ROW, _END_CELLS):
                if number:
                    yield number, cells
                number, cells = (_long(data, 0) + 1, []) if kind == _ROW else (0, [])
                is_whole = kind == _END_CELLS
            elif kind == _JOINED:
                top, bottom, left, right = struct.unpack_from("<IIII", data)
                joined.append(xl_range(top, left, bottom, right))
            elif content := self._content(kind, data, texts, styles):
                cells.append((_long(data, 0), *content))
        # A part that was cut off ends like a sheet of fewer rows: only the record that closes the cells tells that all of
        # them were there.
        if not is_whole:
            raise ValueError(sheet.part)
        self.joined = joined

    def _content(self, kind: int, data: bytes, texts: list[str], styles: list[str]) -> tuple[str, str] | None:
        """The kind and the text of a cell; nothing for an empty one, and for a record that is none."""
        if kind == _SHARED or kind in _TEXTS:
            text = texts[_long(data, _CELL)] if kind == _SHARED else _text(data, _CELL + (kind == _RICH))[0]
            return (TEXT, text) if text else None
        if kind in _ERRORS:
            return ERROR, _ERROR_TEXTS.get(data[_CELL], "#UNKNOWN!")
        if kind in _FLAGS:
            return FLAG, "true" if data[_CELL] else "false"
        if kind != _RK and kind not in _REALS:
            return None
        number: float = _packed(_long(data, _CELL)) if kind == _RK else struct.unpack_from("<d", data, _CELL)[0]
        # The style takes three bytes of the four; the last one holds flags of the cell.
        style = _long(data, 4) & 0xFFFFFF
        return by_format(number, styles[style] if style < len(styles) else "number", is_from_1904=self.is_from_1904)

    def _records(self, part: str) -> Iterator[_Record]:
        """The records of a part; raises ``ValueError`` for one that ends in the middle."""
        with self.open(part) as file:
            while head := file.read(1):
                kind = head[0]
                if kind & _MORE:
                    kind = kind & _LOW | _byte(file.read(1)) << 7
                size = 0
                for place in range(0, 28, 7):
                    more = _byte(file.read(1))
                    size |= (more & _LOW) << place
                    if not more & _MORE:
                        break
                data = file.read(size)
                if len(data) < size:
                    raise ValueError(part)
                yield _Record(kind, data)


def _byte(read: bytes) -> int:
    if not read:
        raise ValueError("it ends in the middle of a record")
    return read[0]


def _short(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _long(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])


def _text(data: bytes, at: int) -> tuple[str, int]:
    """A text with its length in front, and where it ends."""
    length = _long(data, at)
    end = at + 4 + (0 if length == _NULL else 2 * length)
    if end > len(data):
        raise ValueError(length)
    return data[at + 4 : end].decode("utf-16-le"), end


def _packed(rk: int) -> float:
    """A number in four bytes: a whole one or the upper half of a real one, perhaps a hundredth of it ([MS-XLSB] 2.5.122)."""
    whole, value = rk & 2, rk & ~3
    number = (
        (value - (1 << 32) if value >> 31 else value) >> 2
        if whole
        else struct.unpack("<d", struct.pack("<Q", value << 32))[0]
    )
    return number / 100 if rk & 1 else float(number)
