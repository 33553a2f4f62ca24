"""Which columns of a register are used, and how that is put."""

import pytest

from hardship_cli.batch.columns import columns_in_words, read_header, without_strangers
from hardship_cli.batch.likely_facts import likely_facts


def test_used_and_unused_columns_are_named_in_their_order():
    header = read_header(["Geburtsdatum", "id", "act", "", "Recorded-Fee-EUR", "Leistungen", " Months "])
    used, unused = header.parted(audits=True)
    assert used == ("id", "act", "Recorded-Fee-EUR", " Months ")
    assert unused == ("Geburtsdatum", "Leistungen")
    assert header.parted(audits=False)[1] == ("Geburtsdatum", "Recorded-Fee-EUR", "Leistungen")
    assert columns_in_words(used, unused) == [
        ("batch_columns_used", {"columns": "id, act, Recorded-Fee-EUR,  Months "}),
        ("batch_columns_unused", {"columns": "Geburtsdatum, Leistungen"}),
    ]
    assert [code for code, _ in columns_in_words(*read_header(["id", "act"]).parted(audits=False))] == [
        "batch_columns_used"
    ]


def test_of_very_many_columns_only_some_are_named():
    header = read_header(["act", *(f"c{place}" for place in range(1000))])
    words = dict(columns_in_words(*header.parted(audits=False)))["batch_columns_unused"]["columns"]
    assert words.endswith("c29, ... (+970)")


def test_a_column_of_nationalities_is_no_column_of_laender():
    header = read_header(["id", "Land", "act"])
    found, remarks = without_strangers(header, lambda place: {1: ["163", "166", "BY", "SN", "TUR", None]}[place])
    assert found.facts == {"id": "id", "act": "act"}
    assert found.parted(audits=False)[1] == ("Land",)
    assert remarks == [("batch_land_misread", {"column": "Land"})]
    # A slip among Länder stays one, an error of its row.
    assert without_strangers(header, lambda _place: ["NW", "BY", "Bayren", "05", None]) == (header, [])
    other = read_header(["id", "act"])
    assert without_strangers(other, lambda _place: []) == (other, [])


def test_a_run_says_which_columns_were_used(batch):
    _code, frame, err = batch(b"id,act,months,on,Geburtsdatum,Leistungen\n1,extend,12,2025-07-04,12.5.2014,\n")
    assert "Columns used: id, act, months, on." in err
    assert "Columns not used, which pass through: Geburtsdatum, Leistungen." in err
    assert frame["Geburtsdatum"].to_list() == ["12.5.2014"]


def test_nationalities_are_passed_through_and_no_land_is_read_from_them(batch):
    rows = "".join(f"{nation},objection,refused-extend,12,2025-07-04\n" for nation in ("163", "166", "BY", "SN", "TUR"))
    for text in (rows, rows.replace("163", '"16"3')):  # one that must be mended first
        _code, frame, err = batch(f"Land,act,against,months,on\n{text}".encode(), "--land", "NW")
        assert "The column 'Land' was not used" in err
        assert frame["Land"].to_list() == ["163", "166", "BY", "SN", "TUR"]
        assert frame["error"].null_count() == 5
        assert len(set(frame["fee_eur"].to_list())) == 1


def test_what_a_column_of_another_name_says_leaves_no_row_calculated(batch):
    """A child of eleven paid 93.00, calculated, because the register says Geburtsdatum."""
    rows = b"id,act,months,on,Geburtsdatum\n1,extend,12,2026-01-05,01.02.2015\n2,extend,12,2026-01-05,\n3,extend,x,2026-01-05,1\n4,issue,12,1980-01-01,1\n"
    code, frame, err = batch(rows)
    assert code == 1  # the third
    assert frame["status"].to_list() == ["review", "calculated", None, "blocked"]
    assert frame["fee_status"].to_list() == ["review", "calculated", None, "blocked"]
    assert frame["notes"].to_list() == ["column_unread", None, None, "before_first_version"]
    assert "The column 'Geburtsdatum' was not read" in err
    assert '--map "Geburtsdatum=born" reads it as that fact' in err
    assert "to be reviewed 1" in err


@pytest.mark.parametrize(
    ("heading", "fact"),
    [("Minderjährig", "minor"), ("LEISTUNGEN", "benefits"), ("Geb.-Datum", "born"), ("Date of birth", "born"),
     ("Rechtsbehelfsbelehrung", "instruction"), ("Zusatz-Leistungen", "extras")],
)  # fmt: skip
def test_headings_in_everyday_words_are_known_for_what_they_are(heading, fact):
    assert likely_facts(read_header(["id", "act", heading])) == ((heading, fact),)
    # Where the fact is given, another column of that kind leaves nothing open.
    assert likely_facts(read_header(["id", "act", heading, fact])) == ()


def test_headings_with_another_usual_meaning_are_not_taken_for_facts():
    names = ["id", "Ort", "Titel", "Grund", "Datum", "Art", "Name", "Bemerkung", "Aktenzeichen", "Betrag", "Notiz"]
    assert likely_facts(read_header(names)) == ()
    assert likely_facts(read_header(["act", "born", "Minderjährig"])) == ()  # the date of birth says it


@pytest.mark.parametrize("to", ["jsonl", "parquet", "xlsx", "csv"])
def test_a_column_of_another_name_counts_in_every_format(batch, to):
    rows = b"id,act,months,on,Leistungen,notified,land\n1,extend,12,2026-01-05,SGB II,2026-04-01,NW\n"
    _code, frame, _err = batch(rows, to=to)
    assert frame["status"].to_list() == ["review"]
    assert "column_unread" in frame["notes"][0].split(";")


@pytest.mark.parametrize(("cell", "title"), [("25.04.2002", "25-4-2"), ("2026-05-25", "25-5")])
def test_a_title_that_a_spreadsheet_took_for_a_day_is_named_once(batch, cell, title):
    rows = f"act,months,on,title\nextend,12,2026-01-05,{cell}\nextend,6,2026-01-05,{cell}\nextend,6,2026-01-05,25-4-2\n"
    _code, frame, err = batch(rows.encode())
    assert err.count(f"'{cell}' was taken as the title {title}") == 1
    assert "25-4-2' was taken" not in err
    assert frame["error"].null_count() == 3
