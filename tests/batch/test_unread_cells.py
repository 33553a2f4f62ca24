"""Cells that speak of a person in columns that are not read: their rows are answered, and are to be reviewed."""

import json

import polars as pl
import pytest


def asked(batch, text, *args):
    code, frame, err = batch(text.encode(), *args)
    assert code == 0
    return frame, err


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Einkommen", "Bürgergeld"),
        ("Unterhalt", " SOZIALHILFE "),
        ("Merkmal", "AsylbLG"),
        ("Bemerkung", "Leistungen nach dem SGB II"),
        ("Remark", "citizen's benefit"),
        ("Aufenthaltsstatus", "asylberechtigt"),
        ("Kategorie", "Flüchtling"),
        ("Gruppe", "Schweizerin"),
    ],
)
def test_a_cell_that_speaks_of_benefits_or_a_status_is_no_answer_in_silence(batch, heading, cell):
    rows = f"act,months,on,{heading}\nextend,12,2026-01-05,{cell}\nextend,12,2026-01-05,Lohn\nextend,12,2026-01-05,\n"
    frame, _err = asked(batch, rows)
    assert frame["fee_eur"].to_list() == ["93.00"] * 3
    assert frame["fee_status"].to_list() == ["review", "calculated", "calculated"]
    assert frame["notes"].to_list() == ["column_unread", None, None]


@pytest.mark.parametrize("cell", ["keine", "nein", "ja", "Wohngeld", "sonstige", "Bürgergeld seit 2024?"])
def test_other_cells_say_nothing_of_a_person(batch, cell):
    frame, _err = asked(batch, f"act,months,on,Bemerkung\nextend,12,2026-01-05,{cell}\n")
    assert frame["status"].to_list() == ["calculated"]


def test_where_the_fact_has_a_column_it_speaks(batch):
    rows = "act,months,on,benefits,Einkommen\n" + "".join(
        f"extend,12,2026-01-05,{benefits},{income}\n"
        for benefits, income in (("sgb2", "Bürgergeld"), ("", "Bürgergeld"), ("none", "Bürgergeld"), ("none", "Lohn"))
    )
    frame, _err = asked(batch, rows)
    assert frame["status"].to_list() == ["calculated", "review", "review", "calculated"]


def test_what_was_named_by_hand_is_not_looked_at(batch):
    frame, _err = asked(batch, "act,months,on,Einkommen\nextend,12,2026-01-05,Bürgergeld\n", "--map", "Einkommen=")
    assert frame["status"].to_list() == ["calculated"]


def test_without_a_fee_there_is_nothing_to_review(batch):
    rows = "land,notified,Einkommen\nNW,2026-03-02,Bürgergeld\n"
    frame, _err = asked(batch, rows, "--ask", "appeal")
    assert frame["status"].to_list() == ["calculated"]


def test_a_no_beside_a_column_of_benefits_that_says_yes_is_to_be_reviewed(batch):
    rows = "act,months,on,Sozialleistungen,Bürgergeld\n" + "".join(
        f"extend,12,2026-01-05,{benefits},{citizens}\n"
        for benefits, citizens in (("keine", "ja"), ("keine", "nein"), ("keine", ""), ("SGB II", "ja"), ("", "ja"))
    )
    frame, _err = asked(batch, rows)
    assert frame["status"].to_list() == ["review", "calculated", "calculated", "calculated", "review"]


@pytest.mark.parametrize(
    "heading", ["Dauer [Monate]", "Dauer/Monate", "Dauer (Monate)", "Dauer in Monaten", "Dauer Mon."]
)
def test_the_form_of_the_cells_behind_a_heading_is_left_away(batch, heading):
    frame, _err = asked(batch, f"act,on,{heading}\nextend,2026-01-05,3\nextend,2026-01-05,12\n")
    assert frame["fee_eur"].to_list() == ["96.00", "93.00"]


@pytest.mark.parametrize("heading", ["Sozialleistungen (Monate)", "Leistungsempfänger", "Sozialleistungsempfänger"])
def test_a_form_of_another_kind_makes_another_heading(batch, heading):
    frame, err = asked(batch, f"act,months,on,{heading}\nextend,12,2026-01-05,7\nextend,12,2026-01-05,\n")
    assert frame["status"].to_list() == ["review", "calculated"]
    assert f"The column '{heading}' was not read" in err


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("Sozialleistungsbezug", "benefits"),
        ("Leistungsart", "benefits"),
        ("Leistungsträger", "benefits"),
        ("Minderjährigkeit", "minor"),
        ("Volljährigkeit", "minor"),
        ("Flüchtlingsstatus", "status"),
        ("Lebensalter", "minor"),
        ("Altersgruppe", "minor"),
    ],
)
def test_a_longer_word_that_begins_with_one_of_a_person_is_no_heading_in_silence(batch, heading, fact):
    frame, err = asked(batch, f"act,months,on,{heading}\nextend,12,2026-01-05,x\nextend,12,2026-01-05,\n")
    assert frame["status"].to_list() == ["review", "calculated"]
    assert f"{heading}={fact}" in err


@pytest.mark.parametrize("heading", ["Geburtsort", "Geburtsname", "Geburtsland", "Dauerkarte", "Befristungsgrund"])
def test_what_only_begins_alike_passes_through(batch, heading):
    frame, _err = asked(batch, f"act,months,on,{heading}\nextend,12,2026-01-05,x\n")
    assert frame["status"].to_list() == ["calculated"]


@pytest.mark.parametrize("heading", ["Hindernis entfallen", "Hindernis entfallen am"])
def test_an_obstacle_to_leaving_is_not_taken_for_what_kept_from_acting(batch, heading):
    rows = f"land,notified,filed,{heading}\nNW,2026-03-02,2026-05-04,2026-05-01\n"
    frame, err = asked(batch, rows, "--ask", "appeal")
    assert "reinstatement_act" not in str(frame["notes"][0])
    assert f"{heading}=obstacle_gone" in err


NESTED = [
    ('{"geburtsdatum": "2015-01-01"}', True),
    ('[{"name": "x", "leistungen": "SGB II"}]', True),
    ('{"a": {"b": [{"Alter": 11}]}}', True),
    ('["Bürgergeld", "x"]', True),
    ('{"born": null, "benefits": ""}', False),
    ('{"name": "x", "kinder": 2}', False),
    ("[siehe Akte] Bürgergeld", False),
    ("[" * 20_000, False),
]


@pytest.mark.parametrize(("cell", "speaks"), NESTED)
@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_what_stands_within_an_object_or_a_list_is_no_answer_in_silence(batch, suffix, cell, speaks):
    if suffix == "csv":
        text = 'act,months,on,Antragsteller\nextend,12,2026-01-05,"{}"\n'.format(cell.replace('"', '""'))
    else:
        inside = cell if cell[-1] in "]}" else json.dumps(cell)
        text = f'{{"act": "extend", "months": 12, "on": "2026-01-05", "Antragsteller": {inside}}}\n'
    _code, frame, _err = batch(text.encode(), suffix=suffix)
    assert frame["status"].to_list() == ["review" if speaks else "calculated"]


def test_typed_objects_and_numbers_speak_as_texts_do(batch, tmp_path):
    facts = {"act": ["extend"] * 2, "months": [12] * 2, "on": ["2026-01-05"] * 2}
    for name, values in {
        "Person A": [{"born": "2015-01-01", "x": 1}, None],
        "Merkmale": [["Bürgergeld"], ["x"]],
        "Staatsangehörigkeit": [163, 475],
        "Art der Leistung": [[{"x": 1}], None],
    }.items():
        pl.DataFrame({**facts, name: values}).write_parquet(tmp_path / "r.parquet")
        _code, frame, _err = batch(tmp_path / "r.parquet")
        assert frame["status"].to_list() == ["review", "calculated"], name
