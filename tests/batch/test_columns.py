"""Which columns of a register are used, and how that is put."""

import pytest

from hardship_cli.batch.columns import columns_in_words, read_header


def columns(header, *, audits=False):
    """What is said of the columns, by its code."""
    return {code: params["columns"] for code, params in columns_in_words(header, audits=audits)}


def test_used_and_unused_columns_are_named_in_their_order():
    header = read_header(["Geburtsdatum", "id", "act", "", "Recorded-Fee-EUR", "Notiz", " Months "])
    used, unused = header.parted(audits=True)
    assert used == ("Geburtsdatum", "id", "act", "Recorded-Fee-EUR", " Months ")
    assert unused == ("Notiz",)
    assert header.parted(audits=False)[1] == ("Recorded-Fee-EUR", "Notiz")
    assert columns(header, audits=True) == {
        "batch_columns_used": (
            ("Geburtsdatum", "born"), ("id", ""), ("act", ""), ("Recorded-Fee-EUR", ""), (" Months ", ""),
        ),
        "batch_columns_unused": (("Notiz", ""),),
    }  # fmt: skip
    assert list(columns(read_header(["id", "act"]))) == ["batch_columns_used"]


def test_of_very_many_columns_only_some_are_named():
    header = read_header(["act", *(f"c{place}" for place in range(1000))])
    words = dict(columns_in_words(header, audits=False))["batch_columns_unused"]
    assert (words["columns"][-1], words["more"]) == (("c29", ""), ", ... (+970)")


@pytest.mark.parametrize(
    ("cells", "is_read"),
    [(["163", "166", "BY", "SN", "TUR", ""], False), (["NW", "BY", "Bayren", "05", ""], True), (["", ""], True)],
)
@pytest.mark.parametrize("heading", ["Land", "land", "Bundesland"])
def test_a_column_of_nationalities_is_no_column_of_laender(batch, heading, cells, is_read):
    # A slip among Länder stays one, an error of its row.
    rows = "".join(f"{place},{cell},extend\n" for place, cell in enumerate(cells))
    _code, _frame, err = batch(f"id,{heading},act\n{rows}".encode())
    assert ("was not used: most of its cells are no Land" in err) != is_read
    assert (f"Columns not used, which pass through: {heading}." in err) != is_read


def test_a_run_says_which_columns_were_used(batch):
    _code, frame, err = batch(b"id,act,months,on,Geburtsdatum,Notiz\n1,extend,12,2025-07-04,12.5.2014,\n")
    assert "Columns used: id, act, months, on, Geburtsdatum (born)." in err
    assert "Columns not used, which pass through: Notiz." in err
    assert frame["Geburtsdatum"].to_list() == ["12.5.2014"]


def test_nationalities_are_passed_through_and_no_land_is_read_from_them(batch):
    rows = "".join(f"{nation},objection,refused-extend,12,2025-07-04\n" for nation in ("163", "166", "BY", "SN", "TUR"))
    for end in ("\n", "\r"):  # one that must be read in another way first
        text = f"Land,act,against,months,on\n{rows}".replace("\n", end)
        _code, frame, err = batch(text.encode(), "--land", "NW")
        assert "The column 'Land' was not used" in err
        assert frame["Land"].to_list() == ["163", "166", "BY", "SN", "TUR"]
        assert frame["error"].null_count() == 5
        assert len(set(frame["fee_eur"].to_list())) == 1


@pytest.mark.parametrize(("cell", "title"), [("25.04.2002", "25-4-2"), ("2026-05-25", "25-5")])
def test_a_title_that_a_spreadsheet_took_for_a_day_is_named_once(batch, cell, title):
    rows = f"act,months,on,title\nextend,12,2026-01-05,{cell}\nextend,6,2026-01-05,{cell}\nextend,6,2026-01-05,25-4-2\n"
    _code, frame, err = batch(rows.encode())
    assert err.count(f"'{cell}' was taken as the title {title}") == 1
    assert "25-4-2' was taken" not in err
    assert frame["error"].null_count() == 3
