"""Binary workbooks (.xlsb): every cell by its own type, days by their style, errors as errors, damage in words."""

import struct
from zipfile import ZipFile

import pytest

from hardship_cli.batch.formats.xlsb_cells import BinaryWorkbook
from hardship_cli.batch.formats.xlsx import ExcelSource
from hardship_cli.errors import InputError

DAY_STYLE, ISO_STYLE = 1, 2
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
LINK = '<Relationship Id="{}" Type="' + KIND + '{}" Target="{}"/>'


def record(kind, data=b""):
    head = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 127 else bytes([kind])
    size, length = b"", len(data)
    while length > 127:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    return head + size + bytes([length]) + data


def text(words):
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def cell(kind, column, value=b"", style=0):
    return record(kind, struct.pack("<II", column, style) + value)


def words(column, value):
    return cell(6, column, text(value))


def real(column, value, style=0):
    return cell(5, column, struct.pack("<d", value), style)


def packed(column, rk, style=0):
    return cell(2, column, struct.pack("<I", rk & 0xFFFFFFFF), style)


def row(number, *cells):
    return record(0, struct.pack("<I", number - 1) + b"\0" * 12) + b"".join(cells)


def sheet(*rows, more=b""):
    return record(145) + b"".join(rows) + record(146) + more


def workbook(path, *sheets, flags=0, states=(), shared=()):
    names = [f"Tabelle{number}" for number in range(1, len(sheets) + 1)]
    links = [LINK.format(f"rId{n}", "worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(sheets) + 1)]
    links += [LINK.format("rS", "styles", "styles.bin"), LINK.format("rT", "sharedStrings", "sharedStrings.bin")]
    bundles = (
        record(156, struct.pack("<II", states[n - 1] if states else 0, n) + text(f"rId{n}") + text(name))
        for n, name in enumerate(names, 1)
    )
    styles = (struct.pack("<HH", 0, number) + b"\0" * 12 for number in (0, 14, 164))
    own = record(44, struct.pack("<H", 164) + text("yyyy\\-mm\\-dd"))
    with ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", RELS.format(LINK.format("r1", "officeDocument", "xl/workbook.bin")))
        archive.writestr("xl/_rels/workbook.bin.rels", RELS.format("".join(links)))
        archive.writestr("xl/workbook.bin", record(153, struct.pack("<I", flags)) + b"".join(bundles))
        # Styles of named cells stand before those of the cells, and are none of them.
        other = record(626) + record(47, struct.pack("<HH", 0, 14) + b"\0" * 12) + record(627)
        cells = record(617) + b"".join(record(47, style) for style in styles) + record(618)
        archive.writestr("xl/styles.bin", own + other + cells)
        archive.writestr("xl/sharedStrings.bin", b"".join(record(19, b"\0" + text(one)) for one in shared))
        for number, content in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{number}.bin", content)
    return path


HEADER = row(1, words(0, "id"), words(1, "act"), words(2, "months"), words(3, "on"))


def test_a_register_is_answered_as_from_a_workbook(batch, tmp_path):
    path = workbook(
        tmp_path / "r.xlsb",
        sheet(
            HEADER,
            row(2, words(0, "A"), words(1, "extend"), packed(2, 12 << 2 | 2), real(3, 46_083, DAY_STYLE)),
            row(3, words(0, "B"), words(1, "extend"), real(2, 2.0), packed(3, 46_083 << 2 | 2, ISO_STYLE)),
            row(4, words(0, "C"), words(1, "extend"), cell(3, 2, b"\x2a"), real(3, 46_083, DAY_STYLE)),
        ),
    )
    _code, frame, _err = batch(path)
    assert frame["on"].to_list() == ["2026-03-02"] * 3
    assert frame["fee_eur"].to_list()[:2] == ["93.00", "96.00"]
    assert "#N/A" in frame["error"].to_list()[2]


def test_each_kind_of_cell_is_what_it_is(tmp_path):
    found = row(
        2,
        packed(0, 46_083 << 2 | 2, DAY_STYLE),
        packed(1, -250 << 2 | 3),  # a hundredth of a whole number
        packed(2, struct.unpack("<Q", struct.pack("<d", 1.5))[0] >> 32),
        cell(7, 3, struct.pack("<I", 1)),
        cell(4, 4, b"\1"),
        cell(8, 5, text("Formel") + b"\0\0"),
        cell(9, 6, struct.pack("<d", 46_083.5) + b"\0\0", ISO_STYLE),
        cell(10, 7, b"\0\0\0"),
        cell(11, 8, b"\x07\0\0"),
        cell(1, 9),
        cell(62, 10, b"\0" + text("bunt")),
    )
    names = row(1, *(words(number, f"c{number}") for number in range(11)))
    source = ExcelSource(str(workbook(tmp_path / "r.xlsb", sheet(names, found), shared=("x", "geteilt"))), 100)
    (number, texts), *_rest = source.first_lines(1)
    assert number == 2
    assert texts == [
        *(
            "2026-03-02",
            "-2.5",
            "1.5",
            "geteilt",
            "true",
            "Formel",
            "2026-03-02 12:00:00",
            "false",
            "#DIV/0!",
            "",
            "bunt",
        ),
    ]


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path):
    path = workbook(tmp_path / "r.xlsb", sheet(row(1, words(0, "on")), row(2, real(0, 44_621, DAY_STYLE))), flags=1)
    assert next(iter(ExcelSource(str(path), 100).first_lines(1)))[1] == ["2026-03-02"]


def test_hidden_sheets_are_passed_over_and_joined_cells_told(tmp_path):
    joined = record(176, struct.pack("<IIII", 1, 2, 0, 0))
    seen = sheet(row(1, words(0, "id"), words(1, "act")), row(2, words(0, "A"), words(1, "extend")), more=joined)
    path = workbook(tmp_path / "r.xlsb", sheet(row(1, words(0, "no"))), seen, states=(1, 0))
    source = ExcelSource(str(path), 100)
    assert source.names == ["id", "act"]
    with ZipFile(path) as archive:
        book = BinaryWorkbook(archive, str(path))
        assert [len(list(book.rows(one))) for one in book.sheets] == [1, 2]
        assert book.joined == ["A2:A3"]


@pytest.mark.parametrize("cut", [1, 2, 5, 30])
def test_a_damaged_part_is_told_and_not_read_half(tmp_path, cut):
    content = sheet(HEADER, row(2, words(0, "A"), words(1, "extend"), real(2, 12.0)))
    path = workbook(tmp_path / "r.xlsb", content[: len(content) - 2 - cut])
    with pytest.raises(InputError) as refused:
        ExcelSource(str(path), 100)
    assert refused.value.code == "batch_unreadable"


def test_the_case_of_a_part_s_name_makes_no_difference(tmp_path):
    path = workbook(
        tmp_path / "r.xlsb", sheet(row(1, words(0, "id")), row(2, cell(7, 0, struct.pack("<I", 0)))), shared=("A",)
    )
    with ZipFile(path) as archive, ZipFile(tmp_path / "s.xlsb", "w") as other:
        for name in archive.namelist():
            other.writestr(name.replace("sharedS", "SharedS"), archive.read(name))
    assert next(iter(ExcelSource(str(tmp_path / "s.xlsb"), 100).first_lines(1)))[1] == ["A"]


def test_nothing_is_written_as_one(hardship, tmp_path):
    path = workbook(tmp_path / "r.xlsb", sheet(HEADER))
    code, out, err = hardship("batch", path, "-o", tmp_path / "out.xlsb")
    assert (code, out) == (2, "")
    assert "xlsb" in err
