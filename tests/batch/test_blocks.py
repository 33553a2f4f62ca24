"""A file is cut into blocks of whole records, whatever the size, and records are kept as they stand."""

import csv
import io
import random

import polars as pl
import pytest

from hardship_cli.batch.formats import csv as read
from hardship_cli.batch.formats.csv import CsvSource, lines_of, whole_records
from hardship_cli.batch.formats.interface import LINE, ReadAgainError

CELLS = ["", "a", "bc", "ä", '"x"', '"p\nq"', '"\n\n"', '"r\r\n"', '"a ""b"" c"', '"\n"""', '","', "long" * 5, '""']


def blocks_of(data, size, skip=0):
    return list(whole_records(io.BytesIO(data), size, skip))


def records(text):
    """The rows of a text, by Python; a blank line is a row of nothing."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def a_file(dice):
    """Text of records, its last line end perhaps missing, and how many blank lines are at its end."""
    ends = dice.choice([["\n"], ["\r\n"], ["\n", "\r\n"]])
    blank = dice.choice([0, 0, 0.3])
    lines = []
    for _ in range(dice.randrange(1, 15)):
        cells = [dice.choice(CELLS) for _ in range(dice.choice([1, 2, 3]))]
        record = ",".join(cells) or "z"
        lines.append("" if dice.random() < blank else record)
    while lines and not lines[-1]:
        lines.pop()
    text = "".join(line + dice.choice(ends) for line in lines)
    if dice.randrange(3) == 0:
        return text.removesuffix("\n").removesuffix("\r"), ""
    return text, "".join(dice.choice(ends) for _ in range(dice.choice([0, 0, 1, 2, 4])))


@pytest.mark.parametrize("seed", range(60))
def test_blocks_are_whole_records_and_joined_the_file(seed):
    dice = random.Random(seed)
    text, blank = a_file(dice)
    header = dice.choice(["", "h\n", '"a\nb",c\r\n'])
    data, skip = (header + text + blank).encode(), len(header.encode())
    whole = text if text.endswith("\n") or not text else text + "\n"
    for size in [*range(1, 40), 64, 200, 4000]:
        blocks = blocks_of(data, size, skip)
        joined = b"".join(blocks).decode()
        assert joined in (whole, text + "\n"), size
        assert all(block.endswith(b"\n") for block in blocks)
        assert [row for block in blocks for row in records(block.decode())] == records(whole), size


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("width", [1, 2])
def test_blank_lines_at_the_edge_of_a_block_are_rows(tmp_path, seed, width):
    dice = random.Random(seed)
    rows = [dice.choice([[""] * width, ["a", "b"][:width], ["c", "ddd"][:width]]) for _ in range(20)] + [["z"] * width]
    path = tmp_path / "r.csv"
    path.write_text("\n".join([",".join("hi"[:width]), *(",".join(row) if any(row) else "" for row in rows), ""]))
    for batch in (1, 2, 3, 7):
        source = CsvSource(str(path), batch)
        frames = source.whole(lambda: list(source.batches()))  # noqa: B023 - called at once; Polars refuses a block that begins with a blank line
        assert [[cell or "" for cell in row] for row in pl.concat(frames).iter_rows()] == rows


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n", b"\n\n\n", b"\r\n\n\r\n"])
def test_nothing_but_blank_lines_is_no_block(data):
    for size in (1, 2, 3, 4, 8, 100):
        assert blocks_of(data, size) == []
        assert blocks_of(b"head\n" + data, size, 5) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_last_line_end_may_lack(end):
    for size in range(1, 30):
        data = f"a,b{end}c,".encode()
        assert b"".join(blocks_of(data, size)) == data + b"\n"
        assert b"".join(blocks_of(data + end.encode(), size)) == data + end.encode()
        assert b"".join(blocks_of(data + 3 * end.encode(), size)) == data + end.encode()


def test_the_first_are_a_quarter_and_double():
    line = b"x" * 9 + b"\n"
    sizes = [len(block) for block in blocks_of(line * 100, 155)]
    assert sizes == [40, 80, *[160] * 5, 80]  # 38, 77, 154 and 155 bytes, to the end of a line
    assert [len(block) for block in blocks_of(line * 3, 1)] == [10, 10, 10]


def test_a_block_goes_on_to_the_end_of_its_line():
    assert blocks_of(b"aaaa\nbb\ncc\ndd\n", 8)[:2] == [b"aaaa\n", b"bb\ncc\n"]


def test_a_long_record_makes_only_its_own_block_larger():
    long = b'"' + b"\n" * 300 + b'"\n'
    line = b"x" * 9 + b"\n"
    blocks = blocks_of(line * 10 + long + line * 10, 40)
    assert b"".join(blocks) == line * 10 + long + line * 10
    (large,) = [place for place, block in enumerate(blocks) if long in block]
    assert all(len(block) <= 50 for block in blocks[large + 1 :])
    assert len(blocks) > large + 2


def test_a_record_without_end_is_read_again(monkeypatch):
    monkeypatch.setattr(read, "_LONGEST_RECORD", 64)
    with pytest.raises(ReadAgainError):
        blocks_of(b'a\n"' + b"x\n" * 400, 16)
    monkeypatch.setattr(read, "_LONGEST_RECORD", 1024)
    assert blocks_of(b'"' + b"x\n" * 100 + b'"\n', 16) == [b'"' + b"x\n" * 100 + b'"\n']


def test_blocks_are_given_one_by_one():
    file = io.BytesIO(b"x\n" * 5000)
    next(whole_records(file, 40, 0))
    assert file.tell() < 100


# Records as they stand.


def lines(block, width, separator=","):
    schema = {str(place): pl.String for place in range(width)}
    frame = pl.read_csv(block, has_header=False, schema=schema, separator=separator, raise_if_empty=False)
    found = lines_of(block, frame, separator)
    assert found is None or (found.name, found.dtype, len(found)) == (LINE, pl.String, frame.height)
    return None if found is None else found.to_list()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_records_as_they_stand(end, separator):
    whole = ["a,b,c", ",,", '"x","y ""z""",', "ä, b ,c", "1,,3", 'q,"",r']
    whole = [line.replace(",", separator) for line in whole]
    block = "".join(line + end for line in whole).encode()
    assert lines(block, 3, separator) == whole


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_records_short_of_cells_have_none(end):
    whole = [
        "a,b,c,d",
        "a,b,c,",
        "a,b,c",
        "a,b,,",
        "a,b,",
        "a,b",
        "a,,,",
        "a,,",
        "a,",
        "a",
        ",,,",
        "",
        ",,",
        ",",
        '"",,,',
    ]
    block = "".join(line + end for line in whole).encode()
    assert lines(block, 4) == [line if line.count(",") == 3 else None for line in whole]


def test_all_short_or_none():
    assert lines(b"a,b\nc,d\n", 2) == ["a,b", "c,d"]
    assert lines(b"a,\nc,\n", 2) == ["a,", "c,"]
    assert lines(b"a,b\nc\nd\n", 2) == ["a,b", None, None]
    assert lines(b"a\n\nc\n", 1) == ["a", "", "c"]


def test_separators_in_quotes_are_no_cells():
    assert lines(b'a,b,c\n"a,,"\n"x,,",,\n', 3) == ["a,b,c", None, '"x,,",,']


@pytest.mark.parametrize(
    "block", [b'a,"b\nc"\nd,e\n', b'a,b\n"\n\n",e\n', b'a,b\n"x\r\ny",e\n'], ids=["a line end", "blank lines", "CRLF"]
)
def test_none_where_a_record_has_several_lines(block):
    assert lines(block, 2) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_lone_carriage_return_is_written_anew(end):
    whole = ["a,b", "c\rd,e", 'f,"g\rh"', "i,j"]
    block = "".join(line + end for line in whole).encode()
    assert lines(block, 2) == ["a,b", None, None, "i,j"]


def test_a_carriage_return_beside_short_records():
    assert lines(b"a,b\nc\rd,e\nf\ng,\n", 2) == ["a,b", None, None, "g,"]


@pytest.mark.parametrize("seed", range(30))
def test_random_records_as_they_stand(seed):
    dice = random.Random(seed)
    cells = ["", "a", "bc", '"x,y"', '""', '"a ""b"""', '"c\rd"', '",,"']
    whole = ["a,b,c"] + [",".join(dice.choice(cells) for _ in range(dice.randrange(1, 4))) for _ in range(30)]
    end = dice.choice(["\n", "\r\n"])
    rows = [len(next(csv.reader([line]), [""])) for line in whole]
    wanted = [line if row == 3 and "\r" not in line else None for line, row in zip(whole, rows, strict=True)]
    found = lines("".join(line + end for line in whole).encode(), 3)
    # A cell of empty quotes may count as missing: such a record is then written anew, with the same cells.
    for line, want, one in zip(whole, wanted, found, strict=True):
        assert one == want or (one is None and line.endswith('""')), line
