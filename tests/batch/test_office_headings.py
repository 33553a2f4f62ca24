"""Headings of offices' exports: what decides an amount or a day never passes in silence, what decides nothing does."""

import pytest

from hardship_cli.batch.columns import read_header

OF_BENEFITS = [
    "Art der Leistung", "Leistungsart", "Leistungsgrund", "SGB", "SGB-Leistungen", "Transferleistungsbezug", "Hilfebedürftigkeit",
    "Lebensunterhalt", "LU", "ALG", "BG-Nummer", "Bedarfsgemeinschaft", "Type of benefit", "public funds", "livelihood",
]  # fmt: skip
OF_STATUS = [
    "subsidiär", "Anerkennung", "anerkannt als", "international protection", "internationaler Schutz", "Schutzform", "Schutz",
    "Schutzberechtigung", "BAMF-Entscheidung", "Asylberechtigung", "Konventionspass", "§ 23 Abs. 4", "ARB 1/80",
    "Assoziationsberechtigung", "form of protection", "recognised as",
]  # fmt: skip
OF_AGE = ["Alter in Jahren", "Lebensjahre", "unter 18 Jahre", "Volljährig ab", "umF", "Jugendlicher", "age in years"]
OF_BIRTH = ["Geburtsmonat", "birth year", "Person.Geburtsdatum", "AUSL_GEBDAT"]
ALONE = [*((name, "benefits") for name in OF_BENEFITS), *((name, "status") for name in OF_STATUS),
         *((name, "minor") for name in OF_AGE), *((name, "born") for name in OF_BIRTH),
         ("RBB korrekt", "instruction"), ("Rechtsbehelfsbelehrung vorhanden", "instruction")]  # fmt: skip
HARMLESS = [
    "bezieht sich auf Az.",
    "Aktenzeichen Verwaltung", "Sachbearbeiter/in", "SB", "Telefonnummer", "Bemerkungen", "Vorname", "Geburtsname", "Geburtsland",
    "Geschlecht", "Staatsangehörigkeit", "Familienstand", "marital status", "Straße", "Hausnummer", "PLZ", "Pass-Nr.", "ausgestellt am",
    "Antragsteller", "Antragsnummer", "Kundennummer", "erfasst am", "Dolmetscher", "Bevollmächtigter", "Arbeitgeber", "Integrationskurs",
    "Datenschutzhinweis erteilt", "data protection", "Mutterschutz", "Schutzimpfung", "Anzahl Kinder", "Name Kind", "Kassenzeichen",
    "eAT-Nummer", "eAT bestellt am", "Fingerabdrücke", "Verpflichtungserklärung", "Duldungsgrund", "Vaterschaftsanerkennung",
    "Berufsanerkennung", "alter Pass", "Alter Titel gültig bis", "Altersvorsorge", "Krankenversicherung", "Arbeitsvertrag",
    "Sperre ja/nein", "Passkopie vorhanden (ja/nein)", "Kindergeld", "Wohngeld", "BAMF-Az.", "Ergebnis Sprachtest", "Verfahrensdauer",
    "Steuer-ID", "IBAN", "Spalte 163", "TR-Nummer", "Reise Türkei", "Religion", "Augenfarbe", "case worker", "phone", "children", "number of children", "Luxemburg", "Arbeit",
]  # fmt: skip


@pytest.mark.parametrize(("heading", "fact"), ALONE)
def test_what_decides_an_amount_or_a_day_is_told_and_its_rows_are_reviewed(heading, fact):
    header = read_header(["Vorgang", "on", heading])
    assert header.unread == ((heading, fact),)
    assert [params["column"] for _code, params in header.remarks] == [heading]


@pytest.mark.parametrize("heading", HARMLESS)
def test_what_decides_nothing_passes_in_silence(heading):
    header = read_header(["Vorgang", "on", heading])
    assert (header.facts, header.unread, header.remarks) == ({"act": "Vorgang", "on": "on"}, (), ())


@pytest.mark.parametrize(
    "heading", ["über 18", "Ü18", "erwachsen", "adult", "of age?", "Lebensunterhaltssicherung", "LU-Sicherung"]
)
def test_what_says_the_opposite_is_told(heading):
    header = read_header(["Vorgang", "on", heading])
    assert [name for name, _fact in header.unread] == [heading]
    assert [code for code, _params in header.remarks] == ["batch_heading_opposite"]


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("Datum der Entscheidung", "decided"), ("Entscheidung vom", "decided"), ("Eingang Antrag", "applied"), ("Antrag am", "applied"),
        ("Ablauf AE", "permit_until"), ("Gültig bis (AE)", "permit_until"), ("Reisepass Ablauf", "passport_until"),
        ("Art der Zustellung", "delivery"), ("Versandform", "delivery"), ("Postausgangsdatum", "posted"), ("Zugang am", "received"),
        ("Tag der Bekanntgabe", "notified"), ("Eingang Widerspruch", "filed"), ("Verlängerungsdauer", "months"),
        ("Anzahl Monate", "months"), ("Antragsergebnis", "outcome"), ("Vorgangsart", "act"), ("Bundesland (Behörde)", "land"),
        ("Visumart", "held"), ("geboren in Deutschland", "born_in_germany"),
    ],
)  # fmt: skip
def test_what_means_one_fact_alone_is_read(heading, fact):
    assert read_header(["on", heading]).facts == {"on": "on", fact: heading}


@pytest.mark.parametrize(
    "heading", ["Antragsstatus", "Datum der Zustellung", "Gültigkeit AE", "Express", "Art des Titels", "Klage am"]
)
def test_what_may_mean_several_facts_is_told(heading):
    header = read_header(["Vorgang", "on", heading])
    assert header.unread == ()
    assert [code for code, _params in header.remarks] == ["batch_heading_several"]


def test_a_slip_in_a_heading_of_a_person_is_no_answer_in_silence(batch):
    code, frame, err = batch(b"act,months,on,Geburtsdat.\nextend,12,2026-01-05,01.02.2015\nextend,12,2026-01-05,\n")
    assert (code, frame["status"].to_list()) == (0, ["review", "calculated"])
    assert "Geburtsdat." in err


@pytest.mark.parametrize(
    "heading", ["Staatsangehörigkeit", "1. Staatsangehörigkeit", "STAANG", "Nationalität", "citizenship"]
)
@pytest.mark.parametrize(
    ("cell", "asks"),
    [
        ("TUR", True), ("Türkei", True), ("türkisch", True), ("163", True), ("CH", True), ("Schweiz", True), ("syrisch, TÜRKISCH", True),
        ("Syrien/Türkei", True), ("SYR", False), ("Turkmenistan", False), ("ungeklärt", False), ("", False),
    ],
)  # fmt: skip
def test_a_nationality_for_which_there_is_a_status_asks_for_it(batch, heading, cell, asks):
    _code, frame, _err = batch(f'act,months,on,{heading}\nextend,12,2026-01-05,"{cell}"\n'.encode())
    assert frame["fee_eur"].to_list() == ["93.00"]
    assert frame["fee_status"].to_list() == ["review" if asks else "calculated"]


def test_a_status_beside_a_nationality_leaves_nothing_open(batch):
    rows = "act,months,on,status,Staatsangehörigkeit\n" + "".join(
        f"extend,12,2026-01-05,{status},{nation}\n"
        for status, nation in (("none", "TUR"), ("eu-turkey", "TUR"), ("", "TUR"), ("", "IRQ"))
    )
    _code, frame, _err = batch(rows.encode())
    assert frame["answer_status"].to_list()[0] == "calculated"
    assert [bool(notes) and "column_unread" in notes for notes in frame["notes"]] == [False, False, True, False]


@pytest.mark.parametrize("heading", ["Geburtsland", "Reiseland", "Ausstellender Staat", "Bemerkung"])
def test_a_country_elsewhere_is_no_nationality(batch, heading):
    _code, frame, _err = batch(
        f"act,months,on,{heading}\nextend,12,2026-01-05,Schweiz\nextend,12,2026-01-05,TUR\n".encode()
    )
    assert frame["status"].to_list() == ["calculated"] * 2


@pytest.mark.parametrize("cell", ["Türkei", "TR", "163", "Schweiz", "CH", "Switzerland"])
def test_a_nationality_typed_as_a_status_is_asked_about(hardship, cell):
    code, _out, err = hardship("fee", "extend", "--months", "12", "--status", cell)
    assert code == 2
    assert "alone is no status" in err


@pytest.mark.parametrize("option", ["--nationality", "--staatsangehörigkeit"])
def test_a_nationality_typed_as_an_option_names_the_status(hardship, option):
    code, _out, err = hardship("fee", "extend", "--months", "12", option, "TUR")
    assert code == 2
    assert "Write --status eu-turkey or --status swiss." in err
