"""Quotes where none may stand: what passes through is never changed, and a cell whose end nobody knows is none."""

import csv
import io
import itertools

import pytest

from hardship_cli.batch.formats import csv as csv_files

HEAD = b"id,act,months,on,remark,land\n"


@pytest.mark.parametrize(
    "cell", ['"12" Rohr"', '"Straße "Am Markt" 3"', '"Firma"-GmbH', '"NW"x', '"a" ', '"a" "b"', '""x""']
)
@pytest.mark.parametrize("to", ["csv", "tsv", "jsonl"])
def test_a_quote_within_a_cell_in_quotes_is_refused_with_its_line(batch, cell, to):
    rows = f"1,extend,12,2026-11-02,ok,NW\n2,extend,12,2026-11-02,{cell},NW\n3,extend,12,2026-11-02,ok,NW\n"
    code, frame, err = batch(HEAD + rows.encode(), to=to)
    assert (code, frame) == (2, None)
    assert "line 3: behind the quote that closes a cell stands" in err


def test_a_heading_with_such_a_quote_is_refused(batch):
    code, frame, err = batch(b'id,act,months,on,"re"mark,land\n1,extend,12,2026-11-02,ok,NW\n')
    assert (code, frame) == (2, None)
    assert "line 1: behind the quote" in err


@pytest.mark.parametrize(
    "cell", ['a"b"', 'a "b" c', ' "a"', '"a""b"', '""', '"two\nlines"', '5" x 5"', '"a, ""b"", c"']
)
def test_quotes_that_leave_no_doubt_are_read(batch, cell):
    rows = f"1,extend,12,2026-11-02,{cell},NW\n2,extend,12,2026-11-02,ok,NW\n"
    code, frame, err = batch(HEAD + rows.encode(), to="jsonl")
    (_first, wanted, *_rest) = csv.reader(io.StringIO((HEAD.decode() + rows), newline=""))
    assert (code, frame["remark"][0] or "") == (0, wanted[4]), err


def _is_strict(text):
    try:
        list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return False
    return True


@pytest.mark.parametrize("piece", [1, 3, 1 << 17])
def test_every_short_text_is_told_as_the_standard_library_tells_it(monkeypatch, piece):
    monkeypatch.setattr(csv_files, "_PIECE", piece)
    for length in range(7):
        for text in map("".join, itertools.product('",a\n', repeat=length)):
            fits = csv_files._fits(text.encode(), ",")
            assert fits == _is_strict(text), text
            assert fits or not csv_files._alternate(text.encode(), ","), text
