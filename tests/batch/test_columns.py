"""Which columns of a register are used, and how that is put."""

from hardship_cli.batch.columns import columns_in_words, read_header


def test_used_and_unused_columns_are_named_in_their_order():
    header = read_header(["Geburtsdatum", "id", "act", "", "Recorded-Fee-EUR", "Leistungen", " Months "])
    assert header.used == ("id", "act", "Recorded-Fee-EUR", " Months ")
    assert header.unused == ("Geburtsdatum", "Leistungen")
    assert columns_in_words(header) == [
        ("batch_columns_used", {"columns": "id, act, Recorded-Fee-EUR,  Months "}),
        ("batch_columns_unused", {"columns": "Geburtsdatum, Leistungen"}),
    ]
    assert [code for code, _ in columns_in_words(read_header(["id", "act"]))] == ["batch_columns_used"]


def test_of_very_many_columns_only_some_are_named():
    header = read_header(["act", *(f"c{place}" for place in range(1000))])
    words = dict(columns_in_words(header))["batch_columns_unused"]["columns"]
    assert words.endswith("c29, ... (+970)")
