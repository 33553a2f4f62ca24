"""Which columns of a register are used, and how that is put."""

from hardship_cli.batch.columns import columns_in_words, read_header, without_strangers


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
