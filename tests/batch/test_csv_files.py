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


def test_one_byte_of_another_encoding_is_named_with_its_line(batch):
    for suffix in ("csv", "jsonl"):
        good, bad = ("Müller §".encode(), b"M\xfcller")
        if suffix == "csv":
            data = (
                b"id,act,months,on,note\n"
                + b"".join(b"%d,extend,12,2025-07-04,%s\n" % (n, good) for n in range(3))
                + b"9,extend,12,2025-07-04,"
                + bad
                + b"\n"
            )
        else:
            data = b"".join(b'{"act": "extend", "note": "%s"}\n' % text for text in (good, good, good, good, bad))
        code, _frame, err = batch(data, suffix=suffix)
        assert code == 2
        assert "line 5: byte" in err
        assert "is no UTF-8" in err
        # A file of the other encoding is read, also where two of its letters look like one of UTF-8.
        other = data.replace(good, b"M\xfcller \xa7 \xc3\xbc", 1).replace(good, b"M\xfcller \xa7")
        _code, frame, err = batch(other, suffix=suffix)
        assert "CP1252" in err.upper()
        assert frame["note"].to_list()[1] == "Müller §"


def test_a_line_that_names_the_separator_is_no_header(batch):
    for data in (
        b"sep=;\nid;act;months;on\n1;extend;12;2025-07-04\n",
        b"\xef\xbb\xbfSEP=;\r\nid;act;months;on\r\n1;extend;12;2025-07-04\r\n",
        b'sep=;\nid;act;months;on\n1;"extend"x;12;2025-07-04\n2;extend;12;2025-07-04\n',
        "sep=|\nid|act|months|on\n1|extend|12|2025-07-04\n".encode("utf-16"),
        b"sep=\t\nid\tact\tmonths\ton\n1\textend\t12\t2025-07-04\n",
    ):
        _code, frame, err = batch(data)
        assert frame is not None, err
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
