"""CSV that is not as it should be: quotes, encodings, lines above the header."""

import pytest

HEAD = b"id,land,act,months,notified\n"
ROW = b"007,NW,extend,12,2025-07-04\n"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (HEAD + b'A,"NW,extend,12,2025-07-04\n', 2),  # it fills the last line
        (HEAD + ROW + b'"C,NW,extend,12,2025-07-04\n', 3),
        (HEAD + ROW + b'"C,NW,extend,12,2025-07-04', 3),
        (HEAD + ROW + b'C,NW,extend,12,"2025-07-04\r\n', 3),
        # One that is closed by the next quote in the file swallows the rows between.
        (HEAD + b'"1,NW,extend,12,2025-07-04\n2,NW,extend,12,2025-07-04\n"3",NW,extend,12,2025-07-04\n' + ROW, 2),
        (HEAD + ROW + b'"1,NW,extend,12,2025-07-04\n"2,NW,extend,12,2025-07-04\n', 3),
        (b'id,act,months,"notified\n1,extend,12,2025-07-04\n', 1),
    ],
)
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_quote_that_is_never_closed_is_refused_with_its_line(batch, data, line, start):
    code, frame, err = batch(start + data)
    assert (code, frame) == (2, None)
    assert f"line {line}: a quote is opened and never closed" in err


def test_a_loose_quote_in_the_last_line_is_none_that_was_opened(batch):
    code, frame, err = batch(b'id,act,months,on,remark\n1,extend,12,2025-07-04,5" wide\n')
    assert code == 0, err
    assert frame["remark"].to_list() == ['5" wide']
    code, frame, err = batch(b'id,act,months,on,remark\n1,extend,12,2025-07-04,"two\nlines"\n')
    assert (code, frame["remark"].to_list()) == (0, ["two\nlines"]), err


def of_lines(suffix, texts):
    """A register whose lines hold a text each."""
    if suffix == "jsonl":
        return b"".join(b'{"act": "extend", "months": 12, "on": "2025-07-04", "note": "%s"}\n' % text for text in texts)
    return b"act,months,on,note\n" + b"".join(b"extend,12,2025-07-04,%s\n" % text for text in texts)


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
@pytest.mark.parametrize(
    ("texts", "good", "bad"),
    [
        ((b"M\xc3\xbcller", b"J\xe4ger"), 1, 2),
        ((b"J\xe4ger", b"M\xc3\xbcller"), 2, 1),
        ((b"J\xe4ger M\xc3\xbcller", b"x"), 1, 1),
        ((*[b"J\xe4ger"] * 9, b"M\xc3\xbcller"), 10, 1),
        ((*[b"M\xc3\xbcller"] * 9, b"J\xe4ger"), 1, 10),
        # Far behind what the encoding is told by at first.
        ((b"J\xe4ger", *[b"x" * 100] * 1500, b"\xc4\x9f"), 1502, 1),
        ((*[b"x" * 100] * 1500, b"\xc4\x9f", b"J\xe4ger"), 1501, 1502),
        # Names in other scripts.
        ((b"J\xe4ger", "Олена".encode(), "علي".encode()), 2, 1),
    ],
)
def test_letters_of_two_encodings_are_refused_with_a_line_of_each(batch, suffix, texts, good, bad):
    """Whichever of them were read as the other would be other letters, and nobody would be told."""
    code, frame, err = batch(of_lines(suffix, texts), suffix=suffix)
    above = suffix == "csv"
    assert (code, frame) == (2, None)
    assert f"two encodings: line {good + above} has letters in UTF-8, line {bad + above} such as are none" in err
    assert "input." in err


def test_a_damaged_file_that_says_what_it_is_names_the_byte(batch):
    code, _frame, err = batch(b"\xef\xbb\xbf" + of_lines("csv", [b"M\xc3\xbcller", b"J\xe4ger"]))
    assert (code, "line 3: byte" in err, "is no UTF-8" in err) == (2, True, True)


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
@pytest.mark.parametrize("text", ["„Gruß“", "Fuß\xa0–", "„Spaß”", "Straß\xade", "Schloß…", "»Fuß«", "José"])
def test_windows_1252_is_read_where_two_of_its_signs_look_like_one_of_utf_8(batch, suffix, text):
    """A sharp s, and the quote, dash or space that ends a word with it, are a letter of a script that hardly a file has."""
    data = of_lines(suffix, [text.encode("cp1252"), "Müller".encode("cp1252")])
    code, frame, err = batch(data, suffix=suffix)
    assert (code, "cp1252" in err) == (0, True), err
    assert frame["note"].to_list() == [text, "Müller"]


def test_the_last_byte_of_a_file_may_be_such_a_letter(batch):
    code, frame, err = batch(b"act,months,on,note\nextend,12,2025-07-04,Jos\xe9")
    assert (code, frame["note"].to_list()) == (0, ["José"]), err


def test_a_line_that_names_the_separator_is_no_header(batch):
    for data in (
        b"sep=;\nid;act;months;on\n1;extend;12;2025-07-04\n",
        b"\xef\xbb\xbfSEP=;\r\nid;act;months;on\r\n1;extend;12;2025-07-04\r\n",
        b"sep=;\rid;act;months;on\r1;extend;12;2025-07-04\r2;extend;12;2025-07-04\r",
        "sep=|\nid|act|months|on\n1|extend|12|2025-07-04\n".encode("utf-16"),
        b"sep=\t\nid\tact\tmonths\ton\n1\textend\t12\t2025-07-04\n",
    ):
        code, frame, err = batch(data)
        assert code == 0, err
        assert frame.columns[:4] == ["id", "act", "months", "on"]
        assert "93.00" in frame["fee_eur"].to_list()
    _code, _frame, err = batch(b"sep=;\nid;act\n1;extend;3\n")
    assert "line 3: 3 cells" in err
    # Only where nothing else stands on the line.
    assert batch(b"sep=a,act,months,on\n1,extend,12,2025-07-04\n")[1].columns[0] == "sep=a"


def test_empty_quotes_are_an_empty_cell(batch):
    # As PowerShell and R write them.
    head = b'"id","act","land","months","on","minor","lawful_stay","born","benefits","remark"\n'
    row = b'"1","extend","NW","12","2026-01-05","","","","",""\n'
    code, frame, err = batch(head + row)
    assert code == 0, err
    assert frame["fee_eur"].to_list() == ["93.00"]
    assert frame["error"].to_list() == [None]
