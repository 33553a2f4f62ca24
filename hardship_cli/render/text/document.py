"""A text as a Word document: python-docx is imported here alone, and only where a document is written."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from hardship_cli.errors import DataError
from hardship_cli.harmless import harmless
from hardship_cli.render.text.paragraphs import CHECK, HEADING, ITEM, Paragraph
from hardship_cli.render.words import FIXED_SPACE, unbroken

_STYLES = {HEADING: "Heading 2", ITEM: "List Bullet"}
_GERMAN, _ENGLISH = "de-DE", "en-GB"
_FONT, _SIZE = "Arial", 11
_BLACK = RGBColor(0, 0, 0)
_A4, _MARGIN = (Mm(210), Mm(297)), Mm(25)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of an archive: the same text gives the same bytes


def document(found: Sequence[Paragraph], title: str, today: date, *, aids: bool, letter: str | None = None) -> bytes:
    """The bytes of a document with these paragraphs; ``aids`` puts the English one beneath each, in italics.

    With a ``letter`` they stand behind what it holds, in its own styles where it has them. Raises :class:`DataError`
    ``letter_unreadable`` for what is no such document.
    """
    made = _opened(letter)
    if letter is None:
        _dress(made)
    styles = {style.name for style in made.styles}
    core = made.core_properties
    core.title, core.language, core.author, core.comments = title, _GERMAN, "", ""
    # The clock is not read: the same text on the same day gives the same bytes. The author is left empty, for it would be the
    # library's.
    core.created = core.modified = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for paragraph in found:
        line: Any = made.add_paragraph(style=style if (style := _STYLES.get(paragraph.style)) in styles else None)
        leads = paragraph.style == HEADING or paragraph.text.endswith(":")  # to what stands below it
        has_aid = aids and bool(paragraph.aid)
        # A heading at the foot of a page, or a reading aid on the next one, is read with the wrong paragraph.
        line.paragraph_format.keep_with_next = leads or has_aid
        run = line.add_run(_text(paragraph.text))
        run.bold = True if paragraph.style == CHECK else None
        if has_aid:
            below: Any = made.add_paragraph()
            below.paragraph_format.left_indent, below.paragraph_format.keep_with_next = Pt(18), leads
            aid = below.add_run(_text(paragraph.aid))
            aid.italic, aid.font.size = True, Pt(9)
            _set_language(aid.element.get_or_add_rPr(), _ENGLISH)
    written = BytesIO()
    made.save(written)
    return _dateless(written.getvalue())


def _opened(letter: str | None) -> Any:
    if letter is None:
        return Document()
    try:
        return Document(letter)
    except (OSError, ValueError, KeyError, BadZipFile, PackageNotFoundError) as error:
        raise DataError(
            "letter_unreadable", "data", path=letter, because=getattr(error, "strerror", None) or ""
        ) from None


def _text(text: str) -> str:
    """Text without signs that steer, in which no line break tears a provision or an amount."""
    return unbroken(harmless(text)).replace(FIXED_SPACE, "\u00a0")


def _dress(made: Any) -> None:
    """A page as offices use it: A4, one plain font, black headings, the page's number at its foot."""
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.paragraph_format.space_after = Pt(6)
    _set_language(normal.element.get_or_add_rPr(), _GERMAN)
    heading = made.styles[_STYLES[HEADING]]
    heading.font.name, heading.font.color.rgb, heading.font.size = _FONT, _BLACK, Pt(_SIZE + 1)
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A font of the theme goes before one that is named, so the headings would keep theirs.
        heading.element.rPr.rFonts.attrib.pop(qn(f"w:{name}"), None)
    (section,) = made.sections
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    foot = section.footer.paragraphs[0]
    foot.add_run("Seite ")
    _add_field(foot, "PAGE")
    foot.add_run(" von ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Any, code: str) -> None:
    """A number that the word processor reckons."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:t"))
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no way of its own to add a field


def _set_language(properties: Any, code: str) -> None:
    """The language that spelling and reading aloud go by."""
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), code)
    properties.append(language)


def _dateless(content: bytes) -> bytes:
    """The same archive without the hour at which it was made."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(ZipInfo(part.filename, _FIRST_DAY), old.read(part), ZIP_DEFLATED)
    return written.getvalue()
