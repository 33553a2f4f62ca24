"""The parts of a workbook around its cells: which sheets there are, what its styles mean, its shared texts, its calendar.

A workbook is an archive of XML files (ECMA-376). They are read here with the standard library, because no reader at hand tells
an error cell, or a formula that was never calculated, from an empty one.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import IO, NamedTuple
from xml.etree import ElementTree as ET

from hardship_cli.errors import InputError

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how old and encrypted workbooks begin
# A part larger than this may not be packed more tightly than real sheets are: it would be a bomb.
_LARGE, _TIGHTEST = 1 << 28, 200
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# What the built-in formats show (ECMA-376 part 1, 18.8.30): days, days with a time, times.
_BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 34, 35, 36, *range(50, 55), 57, 58), "day"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 47, 55, 56), "time"),
    46: "elapsed",
    22: "day",
    **dict.fromkeys((9, 10), "percent"),
}
# In a format: a colour, a currency or a condition, text in quotes, an escaped sign, a filler.
_NO_PART = re.compile(r'\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\.|_.|\*.', re.IGNORECASE)


class Sheet(NamedTuple):
    """A sheet: its name, the part of the archive that holds its cells, and whether it is hidden."""

    name: str
    part: str
    is_hidden: bool


class Workbook:
    """An open workbook; ``sheets`` are those with cells, in their order."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self._path = path
        main = self._main_part()
        root = self.tree(main)
        links = self._links(main)
        self.is_from_1904 = any(
            element.get("date1904", "0") in ("1", "true") for element in root if local(element) == "workbookPr"
        )
        self.sheets = [
            Sheet(element.get("name", ""), links[link][1], element.get("state", "visible") != "visible")
            for group in root
            if local(group) == "sheets"
            for element in group
            for link in (_relation(element),)
            if link in links and links[link][0].endswith("/worksheet")
        ]
        self._others = {kind.rsplit("/", 1)[-1]: part for kind, part in links.values()}

    def _main_part(self) -> str:
        found = [part for kind, part in self._links("").values() if kind.endswith("/officeDocument")]
        return found[0] if found else "xl/workbook.xml"

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: by id the kind and the other part's name."""
        folder, _, name = part.rpartition("/")
        links = f"{folder}/_rels/{name}.rels".lstrip("/")
        if links not in self._archive.namelist():
            return {}
        return {
            element.get("Id", ""): (element.get("Type", ""), _joined(folder, element.get("Target", "")))
            for element in self.tree(links)
        }

    def tree(self, part: str) -> ET.Element:
        """A small part as a whole."""
        with self.open(part) as file:
            return ET.parse(file).getroot()  # noqa: S314 - see the import

    def open(self, part: str) -> IO[bytes]:
        """A part to be read; raises :class:`InputError` ``batch_bomb`` for one that would fill the memory."""
        entry = self._archive.getinfo(part)
        if entry.file_size > _LARGE and entry.file_size > _TIGHTEST * entry.compress_size:
            raise InputError("batch_bomb", None, value=self._path, size=f"{entry.file_size / 1e9:,.1f}")
        return self._archive.open(entry)

    def texts(self) -> list[str]:
        """The texts that cells refer to by their number."""
        part = self._others.get("sharedStrings")
        if part is None or part not in self._archive.namelist():
            return []
        found = []
        with self.open(part) as file:
            for _event, element in ET.iterparse(file):  # noqa: S314 - see the import
                if local(element) == "si":
                    found.append(text_of(element))
                    element.clear()
        return found

    def styles(self) -> list[str]:
        """What a number in a cell of each style is: as :func:`shown_as` says."""
        part = self._others.get("styles")
        if part is None or part not in self._archive.namelist():
            return []
        root = self.tree(part)
        formats = {
            element.get("numFmtId", ""): shown_as(element.get("formatCode", ""))
            for group in root
            if local(group) == "numFmts"
            for element in group
        }
        return [
            formats.get(number) or _BUILT_IN.get(int(number) if number.isdecimal() else 0, "number")
            for group in root
            if local(group) == "cellXfs"
            for element in group
            for number in (element.get("numFmtId", "0"),)
        ]


def shown_as(code: str) -> str:
    """What a format's code shows a number as: ``day`` (also with a time), ``time``, ``elapsed``, ``percent`` or ``number``."""
    first = _NO_PART.sub("", code.split(";", 1)[0]).casefold()
    if "general" in first or "standard" in first:
        return "number"
    if re.search(r"[yd]|j{2,}|t{2,}", first) or re.fullmatch(r"[^a-z]*m+[^a-z]*", first):
        return "day"
    if re.search(r"[hs]", first):
        return "elapsed" if "[" in first else "time"
    return "percent" if "%" in first else "number"


def local(element: ET.Element) -> str:
    """An element's name without its namespace, of which there are two (transitional and strict)."""
    return element.tag.rpartition("}")[2]


def text_of(element: ET.Element) -> str:
    """The text of a shared or inline string: its runs joined, without the hints on how it is pronounced."""
    return unescaped("".join(_runs(element)))


def _runs(element: ET.Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name == "r":
            yield from _runs(child)


def unescaped(text: str) -> str:
    """Signs that XML cannot hold are written as ``_x000D_``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def open_archive(path: str) -> zipfile.ZipFile:
    """The archive that a workbook is; raises :class:`InputError` ``batch_encrypted`` or ``batch_unreadable``."""
    with open(path, "rb") as file:
        start = file.read(len(COMPOUND))
        if start == COMPOUND and "EncryptedPackage".encode("utf-16-le") in file.read():
            raise InputError("batch_encrypted", None, value=path)
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise InputError("batch_unreadable", None, value=path, because=str(error)) from None


def _relation(element: ET.Element) -> str:
    return next((value for name, value in element.items() if name.endswith("}id")), "")


def _joined(folder: str, target: str) -> str:
    """A part's name as another part refers to it: from the root, or from that part's folder."""
    import posixpath

    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
