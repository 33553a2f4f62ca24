"""Länder as people write them: spellings, slips, and what is asked about."""

import pytest

from hardship_cli.as_typed.laender import _CITIES, _names, _slip, key_of
from hardship_cli.case import remarks
from hardship_cli.errors import InputError
from hardship_cli.laender import LAENDER, land_label
from hardship_cli.reading import land_read, looks_like_land, read_land
from hardship_cli.render.errors import error_text

SILENT = {
    "BW": "BW DE-BW B-W Baden-Württemberg baden_wuerttemberg", "BY": "Bayern Freistaat_Bayern Bay. Bayr. Bavaria",
    "BE": "Berlin Land_Berlin Bln.", "BB": "Brandenburg Brandenb. Brand. Brbg. Brdb. Brdbg. Bbg. BBG", "HB": "Bremen Hansestadt_Bremen Land_Bremen Brem.",
    "HH": "Hamburg FHH Hansestadt_Hamburg Hmb. Hbg Hamb.", "HE": "Hessen Hess. Land_Hessen", "MV": "M-V Meckl.-Vorp. Meckl.-Vorpommern mecklenburg_vorpommern",
    "NI": "NDS NS Nieders. Niedersachs. Lower_Saxony", "NW": "NRW N-W nordrhein_westfalen Nordrh.-Westf. Nordrhein-Westf. Nord.-Westf.", "RP": "RLP RhPf Rh.-Pf. R-P Rheinland_Pfalz Rhld.-Pf. Rheinl.-Pf. Rheinland-Pf.",
    "SL": "Saarland Saarl. Saar Saarl. SLD", "SN": "Sachsen Freistaat_Sachsen Sachs.", "ST": "LSA Sachsen_Anhalt Sachs.-Anh. S.-Anh. Sachsen-Anh.",
    "SH": "Schleswig_Holstein S-H SchlH Schl.-H. Schlesw._Holst. Schleswig-Holst. Schl.-Holst. Schlesw.-Holst.", "TH": "Thür. Thü Freistaat_Thüringen THUERINGEN Thüring.",
}  # fmt: skip
SAID = {
    "MV": "Meck-Pomm MeckPomm mecpom MeVo Mecklenburg Meckl.", "BW": "Bad.-Württ. Bawue bawü Ba.-Wü. Württemberg Württ. Baden-Würtemberg",
    "NW": "Nordrein-Westfalen Nordhrein-Westfalen", "HE": "Hesen", "NI": "Niedersachen", "BY": "Baiern", "TH": "Türingen", "SN": "Sachen Sachsn", "BB": "BRB",
}  # fmt: skip


def cases(table):
    return [(land, text.replace("_", " ")) for land, some in table.items() for text in some.split()]


@pytest.mark.parametrize(("land", "text"), cases(SILENT))
def test_names_are_read_in_any_spelling(land, text):
    for written in (text, text.upper(), text.lower(), f" {text} "):
        assert read_land(written) == land
        assert remarks({"land": written}) == ()


@pytest.mark.parametrize(("land", "text"), cases(SAID))
def test_a_slip_with_one_meaning_is_taken_and_said(land, text):
    assert read_land(text) == land
    assert remarks({"land": text}) == (("read_as", {"value": text, "taken": land_label(land)}),)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("SA", "Saarland (SL), Sachsen (SN), Sachsen-Anhalt (ST)"),
        ("S-A", "Saarland (SL), Sachsen (SN), Sachsen-Anhalt (ST)"),
        ("BR", "Bremen (HB), Brandenburg (BB)"),
        ("B", "Berlin (BE), Brandenburg (BB), Baden-Württemberg (BW), Bayern (BY), Bremen (HB)"),
        ("RPF", "Rheinland-Pfalz (RP), Baden-Württemberg (BW)"),
        ("Rheinland", "Rheinland-Pfalz (RP), Nordrhein-Westfalen (NW)"),
        ("Pfalz", "Rheinland-Pfalz (RP), Bayern (BY)"),
        ("Frankfurt", "Hessen (HE), Brandenburg (BB)"),
        ("Frankf.", "Hessen (HE), Brandenburg (BB)"),
        ("Sac.", "Sachsen (SN), Sachsen-Anhalt (ST)"),
        ("Rheinl.", "Rheinland-Pfalz (RP), Nordrhein-Westfalen (NW)"),
    ],
)
def test_what_can_mean_several_is_asked_about(text, candidates):
    with pytest.raises(InputError) as raised:
        read_land(text)
    assert land_read(text) is None
    assert error_text(raised.value, "en") == (
        f"--land: '{text}' can mean several Länder: {candidates}.\nGive the code of the one that is meant."
    )
    assert error_text(raised.value, "de") == (
        f"--bundesland: „{text}“ kann mehrere Länder bedeuten: {candidates}.\nAnzugeben ist das Kürzel des gemeinten Landes."
    )


@pytest.mark.parametrize(
    ("text", "offered"),
    [("Köln", "NW"), ("Koeln", "NW"), ("München", "BY"), ("Baden", "BW"), ("Vorpommern", "MV"), ("Homburg", "SL"), ("Harburg", "NI"), ("Nordrh.", "NW"), ("Bad.", "BW"), ("Vorp.", "MV"), ("Schlesw.", "SH")],
)  # fmt: skip
def test_a_city_or_a_part_is_not_taken_but_its_land_is_offered(text, offered):
    with pytest.raises(InputError) as raised:
        read_land(text)
    assert raised.value.params["suggestion"] == land_label(offered)
    assert remarks({"land": text}) == ()


@pytest.mark.parametrize(
    "text", ["Bund", "BAMF", "XX", "NRX", "TUR", "Jemen", "Irland", "Island", "Serbien", "Tyrol", "163", "x" * 9999]
)
def test_other_words_are_no_land(text):
    with pytest.raises(InputError, match="unknown land"):
        read_land(text)
    assert land_read(text) is None


@pytest.mark.parametrize(
    ("text", "offered"),
    [(text, "ST") for text in ("Sachsen-A.", "Sachsen A", "SachsenA", "Sachsen-A", "Sachsen-An", "Saxony-A.")]
    + [("N-Sachsen", "NI"), ("Nd.-Sachsen", "NI"), ("L. Saxony", "NI"), ("Sachse", "SN"), ("Saxon", "SN")],
)
def test_the_short_form_of_a_name_is_no_slip_of_another(text, offered):
    """What begins as another Land's name does, or shortens it around a Land's own name, is asked about: other remedies, other days."""
    with pytest.raises(InputError) as raised:
        read_land(text)
    assert (raised.value.code, raised.value.params["suggestion"]) == ("unknown_land", land_label(offered))
    assert remarks({"land": text}) == ()


def test_no_beginning_of_a_name_is_read_as_another_land():
    names = _names()
    for name in names:
        for begun in (name[:length] for length in range(5, len(name)) if name[:length] not in names):
            lands = {land for other, (land, _said) in names.items() if other.startswith(begun)}
            assert _slip(begun) is None or {_slip(begun)} == lands, begun


def test_no_name_is_a_slip_of_another_land_and_no_city_is_one():
    names = _names()
    for name, (land, _said) in names.items():
        assert _slip(name) in (land, None)
    cities = {key_of(city) for some in _CITIES.values() for city in some.split()}
    assert not cities & set(names)
    assert {land for land, _said in names.values()} == set(LAENDER) == set(_CITIES) | {"BE", "HH"}


def test_a_key_that_looks_like_a_year_is_read_and_said():
    """Of a key of five digits a spreadsheet ate the zero: 2000 is Hamburg's. Most who type four such digits mean a year."""
    assert (read_land("2000"), land_read("2000"), land_read("2027")) == ("HH", "HH", "HH")
    for text in ("1002", "9162", "02000", "5", "05"):
        assert land_read(text) is None, text
    assert looks_like_land(["2000", "2000", "1002", "5315"]), "a column of them is one of Länder, as before"
