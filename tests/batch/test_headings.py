"""Headings in people's words: which are read as facts, which never, and what is said of them."""

import json
import random

import polars as pl
import pytest
import registers

from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.columns import read_header
from hardship_cli.batch.formats import opening
from hardship_cli.batch.looks import settled
from hardship_cli.batch.work import WorkFolder
from hardship_cli.facts import FACTS
from hardship_cli.words import words_of

PLACES = ("land", "augsburg")


def said(header):
    return [(code, params["column"]) for code, params in header.remarks]


@pytest.mark.parametrize("word", words_of("facts"), ids=lambda word: word.code)
def test_every_word_of_a_fact_is_its_heading(word):
    for name in word.all:
        for heading in (name, name.upper(), f" {name} ", name.replace(" ", "-"), name.replace(" ", "\n")):
            header = read_header(["Bemerkung", heading])
            assert header.facts == {word.code: heading}, heading
            assert (header.remarks, header.unread, header.slips) == ((), (), ())


@pytest.mark.parametrize("word", words_of("facts"), ids=lambda word: word.code)
def test_a_heading_of_several_meanings_is_never_read(word):
    for name in word.near:
        header = read_header(["Bemerkung", name])
        assert header.facts == {}
        ((code, params),) = header.remarks
        assert code == "batch_heading_several"
        assert (name, word.code) in params["maps"]
        # Where the fact has a column of its own, it is nothing that this one may mean.
        given = [fact for _name, fact in params["maps"]]
        assert read_header([*given, name]).remarks == ()


@pytest.mark.parametrize("name", ["Ort", "Titel", "Grund", "Datum", "gültig bis", "Eingang", "Zustellung", "Antrag"])
def test_headings_with_other_usual_meanings_are_said_once(batch, name):
    header = f"id,act,months,on,{name}\n"
    _code, frame, err = batch((header + "1,extend,12,2026-01-05,x\n").encode(), "--lang", "de")
    assert err.count(f"Die Spalte „{name}“ wurde nicht gelesen") == 1
    assert f'--zuordnen "{name}=' in err
    assert frame["status"].to_list() == ["calculated"]
    # What the message says to write is taken.
    named = err.partition('--zuordnen "')[2].partition('"')[0]
    assert read_header(["id", name], named=[named]).named[name] in FACTS


def test_headings_that_nobody_means_a_fact_by_pass_in_silence():
    header = read_header(["Name", "Bemerkung", "Notiz", "Staatsangehörigkeit", "Geschlecht", "Betrag", "Fristende"])
    assert (header.facts, header.remarks, header.slips) == ({}, (), ())


@pytest.mark.parametrize(
    ("name", "fact"), [("volljährig", "minor"), ("LU gesichert", "benefits"), ("unerlaubt", "lawful_stay")]
)
def test_what_is_turned_round_is_never_read_and_its_rows_are_reviewed(batch, name, fact):
    rows = f"id,act,months,on,{name}\n1,extend,12,2026-01-05,ja\n2,extend,12,2026-01-05,\n"
    _code, frame, err = batch(rows.encode())
    assert f"The column '{name}' was not read: it says the opposite of '{fact}'" in err
    assert frame["status"].to_list() == ["review", "calculated"]
    assert frame["notes"].to_list() == ["column_unread", None]
    assert read_header(["act", fact, name]).remarks == ()


def test_a_date_of_birth_says_what_volljaehrig_would():
    assert read_header(["act", "Geburtsdatum", "volljährig"]).unread == ()
    assert read_header(["act", "born", "Minderjährig"]).facts == {"act": "act", "born": "born", "minor": "Minderjährig"}


def test_of_two_headings_for_one_fact_none_is_read(batch):
    rows = b"id,act,months,on,Geburtsdatum,Geb.-Dat.\n1,extend,12,2026-01-05,01.02.2015,\n2,extend,12,2026-01-05,,\n"
    code, frame, err = batch(rows)
    assert code == 0
    assert "The columns 'Geburtsdatum', 'Geb.-Dat.' all mean 'born', so none of them was read." in err
    assert '--map "Geburtsdatum=born" or --map "Geb.-Dat.=born".' in err
    assert frame["status"].to_list() == ["review", "calculated"]
    assert frame["fee_status"].to_list() == ["review", "calculated"]
    _code, frame, err = batch(rows, "--map", "Geburtsdatum=born")
    assert frame["fee_eur"].to_list() == ["46.50", "93.00"]
    assert frame["status"].to_list() == ["calculated", "calculated"]
    assert "was not read" not in err


def test_a_code_goes_before_a_word(batch):
    rows = b"id,act,months,on,Geburtstag,born\n1,extend,12,2026-01-05,01.02.1980,01.02.2015\n"
    _code, frame, err = batch(rows)
    assert frame["fee_eur"].to_list() == ["46.50"]
    assert frame["status"].to_list() == ["calculated"]
    assert "The column 'Geburtstag' was not read: the column 'born' is read for that fact." in err


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
@pytest.mark.parametrize("small", [0, 9_999], ids=["by paths", "row by row"])
def test_a_row_with_its_value_in_the_second_column_alone_is_marked(batch, monkeypatch, suffix, small):
    """Two programs wrote one file: what the second calls by a word is not read, and no child of it is priced as an adult."""
    from hardship_cli.batch import engine

    monkeypatch.setattr(engine, "SMALL", small)
    names = ("act", "months", "born", "land", "on", "Amtshandlung", "Geburtsdatum", "Bundesland", "Vermerk")
    rows = [
        ("extend", "12", "01.02.1980", "NW", "2026-01-05", "Verlängerung", "01.02.2015", "", "code goes first"),
        ("extend", "12", "", "", "2026-01-05", "", "01.02.2015", "", "a child"),
        ("extend", "12", "", "", "2026-01-05", "", "", "", "nothing there"),
        ("", "", "", "", "", "Verlängerung", "", "", "nothing but that"),
        ("", "12", "", "", "", "Verlängerung", "", "", "a length and that"),
        ("extend", "x", "", "", "2026-01-05", "", "01.02.2015", "", "failed"),
        ("extend", "12", "", "", "2026-01-05", "", "", "TH", "a Land"),
        ("", "", "", "", "", "", "", "", "empty"),
    ]
    if suffix == "csv":
        text = "".join(f"{';'.join(row)}\n" for row in (names, *rows))
    else:
        full = [{name: cell for name, cell in zip(names, row, strict=True) if cell} for row in rows]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in full)
    code, frame, err = batch(text.encode(), suffix=suffix)
    assert code == 1
    assert "Rows with a value in 'Geburtsdatum' alone are to be reviewed." in err
    assert "8 rows: 4 answered, 3 without an answer, 1 failed." in err
    states = ["calculated", "review", "calculated", "blocked", "blocked", None, "review", None]
    assert frame["status"].to_list() == states
    assert frame["fee_status"].to_list()[:3] == ["calculated", "review", "calculated"]
    marked = [bool(notes) and "column_unread" in notes.split(";") for notes in frame["notes"]]
    assert marked == [False, True, False, True, True, False, True, False]
    # Under the name of a person nothing was overlooked.
    _code, frame, _err = batch(text.encode(), "--map", "Geburtsdatum=born", "--map", "born=", suffix=suffix)
    assert frame["fee_eur"].to_list()[1] == "46.50"


def test_an_audit_marks_what_is_recorded_in_the_second_column_alone(batch):
    rows = "act,months,on,recorded_fee_eur,Gebühr laut Bescheid\nextend,12,2026-01-05,,80\nextend,12,2026-01-05,93,80\n"
    _code, frame, _err = batch(rows.encode(), command="audit")
    assert frame["notes"].to_list() == ["column_unread", None]
    assert frame["audit"].to_list() == ["not-checked", "same"]


def test_cells_that_are_something_else_speak_against_a_heading(batch):
    rows = "id,act,months,on,Geburtstag\n" + "".join(
        f"{n},extend,12,2026-01-05,{day}\n" for n, day in enumerate(["Montag", "Dienstag", ""])
    )
    code, frame, err = batch(rows.encode())
    assert code == 0
    assert (
        "The column 'Geburtstag' was not read: most of its cells are something else than 'born', as Montag, Dienstag."
        in err
    )
    assert frame["status"].to_list() == ["review", "review", "calculated"]
    code, frame, _err = batch(rows.encode(), "--map", "Geburtstag=born")
    assert (code, frame["error"].null_count()) == (1, 1)


@pytest.mark.parametrize(
    "cells", [["unbekannt"], ["unbekannt", "12.05.2014", "13.05.2014"], ["03/04/2014", "05/06/2014"], ["#NV", "#NV"]]
)
def test_few_odd_cells_are_errors_of_their_rows(batch, cells):
    """So are those of the right kind that cannot be read: nothing is left unread in silence."""
    rows = "id,act,months,on,Geburtstag\n" + "".join(
        f"{n},extend,12,2026-01-05,{cell}\n" for n, cell in enumerate(cells)
    )
    code, frame, err = batch(rows.encode())
    assert code == 1
    assert "was not read" not in err
    assert frame["error"][0].startswith("born: ")


@pytest.mark.parametrize("heading", ["Status", "STATUS"])
def test_a_code_with_another_usual_meaning_is_read_only_where_its_cells_fit(batch, heading):
    header = f"id,act,months,on,{heading}\n"
    _code, frame, err = batch((header + "1,extend,12,2026-01-05,offen\n2,extend,12,2026-01-05,erledigt\n").encode())
    assert f"The column '{heading}' was not read" in err
    assert f'--map "{heading}=status"' in err
    assert frame["answer_status" if "answer_status" in frame.columns else "status"].to_list() == ["calculated"] * 2
    _code, frame, err = batch((header + "1,extend,12,2026-01-05,refugee\n").encode())
    assert "was not read" not in err
    assert frame["fee_eur"].to_list() == ["0.00"]
    # The word is more certain.
    assert read_header(["act", heading, "Schutzstatus"]).facts == {"act": "act", "status": "Schutzstatus"}


def test_a_code_as_it_is_written_is_always_read(batch):
    code, frame, err = batch(
        b"id,act,months,on,status\n1,extend,12,2026-01-05,offen\n2,extend,12,2026-01-05,erledigt\n"
    )
    assert (code, frame["error"].null_count()) == (1, 0)
    assert "none of its cells fits (offen, erledigt)" in err
    assert '--map "status="' in err


def test_a_seat_is_a_place_with_holidays_of_its_own(batch):
    header = "id,act,land,posted,delivery,Sitz\n"
    row = "1,extend,BY,2026-04-02,letter,{}\n"
    _code, frame, err = batch((header + row.format("Köln") + row.format("München")).encode())
    assert "The column 'Sitz' was not read" in err
    assert frame["error"].null_count() == 2
    _code, frame, err = batch((header + row.format("Augsburg")).encode())
    assert "was not read" not in err
    assert frame["error"].null_count() == 1


def test_recorded_columns_in_words_are_an_audits(batch):
    rows = (
        'Amtshandlung,Dauer,Rechtsstand,Gebühr laut Bescheid\nVerlängerung,12 Monate,05.01.2026,"100,00 €"\n'.encode()
    )
    code, frame, err = batch(rows, command="audit")
    assert (code, frame["audit"].to_list(), frame["fee_difference_eur"].to_list()) == (1, ["differs"], ["7.00"])
    assert "Gebühr laut Bescheid (recorded_fee_eur)" in err
    code, frame, err = batch(rows)
    assert "Columns not used, which pass through: Gebühr laut Bescheid." in err
    code, _frame, err = batch(rows.replace(b" laut Bescheid", b""), command="audit")
    assert code == 2
    assert '--map "Gebühr=recorded_fee_eur"' in err


def register(tmp_path, kind, heading, cells):
    """A register of few rows with a fact in only some of them."""
    path = tmp_path / f"r.{kind}"
    rows = [{"id": str(n), "act": "extend", "months": "12", heading: cell} for n, cell in enumerate(cells)]
    if kind == "jsonl":
        path.write_text(
            "".join(json.dumps({k: v for k, v in row.items() if v}) + "\n" for row in rows), encoding="utf-8"
        )
    elif kind == "csv":
        pl.DataFrame(rows).write_csv(path)
    else:
        pl.DataFrame(rows).write_parquet(path)
    return path


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("heading", ["land", "Geburtsdatum"])
def test_what_is_read_depends_on_no_block(tmp_path, kind, heading):
    """A JSONL whose Länder begin in a later piece was read by pieces otherwise than as a whole."""
    path = register(tmp_path, kind, heading, [""] * 40 + ["163", "166", "TUR", "X", "Y"])
    for batch in (1, 3, 7, 90_000):
        with WorkFolder() as work:
            source = opening.open_source(str(path), kind, work, batch)
            header = settled(read_header(source.names), source, PLACES)
            assert sorted(header.facts) == ["act", "id", "months"], batch
            assert len(header.remarks) == 1
            assert source.batch == batch


def test_lists_of_json_in_a_column_with_a_word(tmp_path, hardship):
    path, target = tmp_path / "r.jsonl", tmp_path / "o.jsonl"
    path.write_text(
        '{"Amtshandlung": "issue", "Dauer": "12", "on": "2026-01-05", "Zusatzleistungen": ["express"]}\n',
        encoding="utf-8",
    )
    assert hardship("batch", path, "-o", target)[0] == 0
    code = tmp_path / "c.jsonl"
    code.write_text('{"act": "issue", "months": "12", "on": "2026-01-05", "extras": ["express"]}\n', encoding="utf-8")
    assert hardship("batch", code, "-o", tmp_path / "p.jsonl")[0] == 0
    found, wanted = (json.loads(p.read_text(encoding="utf-8")) for p in (target, tmp_path / "p.jsonl"))
    assert [found[name] for name in ANSWERS] == [wanted[name] for name in ANSWERS]


def test_due_reads_the_words_of_an_answered_register(tmp_path, hardship):
    path, target = tmp_path / "r.csv", tmp_path / "o.csv"
    path.write_text("Az.;Titel gültig bis\n4711;2026-03-31\n", encoding="utf-8")
    assert hardship("batch", path, "-o", target, "--today", "2026-03-01")[0] == 0
    code, out, _err = hardship("due", target, "--within", "60d", "--today", "2026-03-01")
    assert code == 0
    assert "4711" in out


def test_refusals_name_facts_in_german_words(hardship, tmp_path):
    path = tmp_path / "r.csv"
    path.write_text("akt,gueltig_bis,Ort\nextend,3,x\n", encoding="utf-8")
    code, _out, err = hardship("batch", path, "-o", tmp_path / "o.csv", "--lang", "de")
    assert code == 2
    assert '"gueltig_bis=beantragt bis", --zuordnen "gueltig_bis=Titel gültig bis" oder --zuordnen "Ort=Sitz"' in err
    assert "akt -> Amtshandlung" in err
    assert "Gebühr: Amtshandlung; Erlaubnis: Erteilung ab, beantragt bis, Titel gültig bis" in err
    code, _out, err = hardship("audit", path, "-o", tmp_path / "o.csv", "--lang", "de")
    assert "Gebühr laut Bescheid, Fristende laut Akte, erteilt bis" in err


def test_reasons_are_counted_under_german_words(hardship, tmp_path):
    path = tmp_path / "r.csv"
    path.write_text("Vorgang,Dauer,Geb.-Dat.\nVerlängerung,12,31.2.1990\n", encoding="utf-8")
    _code, _out, err = hardship("batch", path, "-o", tmp_path / "o.csv", "--lang", "de")
    assert "Zeile 1: Geburtsdatum: Den Tag" in err
    assert "wegen: Geburtsdatum: ein Tag, den es nicht gibt 1" in err


def test_a_heading_of_two_lines_is_named_as_it_is_shown(batch):
    rows = b'id,act,months,on,"Geburt\nam Tag","g\xc3\xbcltig\nbis"\n1,extend,12,2026-01-05,12.05.2014,\n'
    _code, _frame, err = batch(rows)
    assert '--map "gültig bis=permit_until"' in err
    code, frame, _err = batch(rows, "--map", "gültig bis=permit_until", "--map", "geburt am tag=born")
    assert (code, frame["fee_eur"].to_list()) == (0, ["46.50"])


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 6])  # by 5 hardly a place is one, so that its column is left out
def test_random_registers_under_random_words_are_answered_as_under_codes(batch, tmp_path, seed):
    """With broken cells, of which there are few: they are errors of their rows under either heading."""
    dice = random.Random(seed)
    rows = registers.hostile(seed, 120)
    names = [name for name in registers.ALL if name != "id" and any(row.get(name) for row in rows)]
    words = {word.code: word.all for word in words_of("facts")}
    headings = {name: dice.choice(words[name]) for name in names}
    answers = []
    for shown in ({name: name for name in names}, headings):
        frame = pl.DataFrame(
            [{shown[name]: row.get(name) for name in names} for row in rows],
            schema=dict.fromkeys(shown.values(), pl.String),
        )
        frame.write_csv(tmp_path / "r.csv")
        _code, found, err = batch((tmp_path / "r.csv").read_bytes(), "--today", "2026-07-01")
        assert "was not read" not in err
        answers.append(
            found.select([f"answer_{name}" if f"answer_{name}" in found.columns else name for name in ANSWERS]).rows()
        )
    assert answers[0] == answers[1]


@pytest.mark.parametrize("name", ["Alter", "Kind", "Geburt", "Geburtsjahr"])
def test_what_is_of_the_age_and_cannot_be_read_leaves_no_row_calculated(batch, name):
    """A child of eleven is not priced as an adult in silence."""
    rows = f"id,act,months,on,{name}\n1,extend,12,2026-01-05,11\n2,extend,12,2026-01-05,\n"
    _code, frame, err = batch(rows.encode())
    assert "was not read" in err
    assert frame["status"].to_list() == ["review", "calculated"]
    assert frame["notes"].to_list() == ["column_unread", None]
    given = rows.replace("months", "months,born").replace(",12,", ",12,01.02.2015,")
    _code, frame, _err = batch(given.encode())
    assert frame["status"].to_list() == ["calculated", "calculated"]


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("Dauer (Monate)", "months"),
        ("Dauer in Monaten", "months"),
        ("Geburtsdatum (TT.MM.JJJJ)", "born"),
        ("Sozialleistungen ja/nein", "benefits"),
        ("Leistungsbezug (j/n)", "benefits"),
        ("Bundesland*", "land"),
    ],
)
def test_the_form_of_its_cells_makes_a_heading_no_other(heading, fact):
    assert read_header(["Vorgang", heading]).facts[fact] == heading


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("Leistung", "benefits"),
        ("Bezug", "benefits"),
        ("Bürgergeld", "benefits"),
        ("SGB II", "benefits"),
        ("Leistungsbezug SGB II", "benefits"),
        ("Bezieht Leistungen", "benefits"),
        ("Flüchtling", "status"),
        ("Schutzstatus (Asyl)", "status"),
        ("Jahrgang", "born"),
        ("Geb.-Jahr", "born"),
        ("Geburtsdatum Ehegatte", "born"),
        ("Alter (Jahre)", "minor"),
        ("Kind?", "minor"),
        ("Dauer (Jahre)", "months"),
        ("Beantragte Dauer", "months"),
    ],
)
def test_a_column_that_speaks_of_what_is_taken_in_silence_is_not_read_and_told(heading, fact):
    header = read_header(["Vorgang", heading])
    assert (header.facts, header.unread) == ({"act": "Vorgang"}, ((heading, fact),))
    assert ("batch_heading_several", {"column": heading, "maps": ((heading, fact),)}) in header.remarks


@pytest.mark.parametrize(
    "heading", ["Ergebnis Datum", "Bearbeitungsstatus", "Sonstiges", "Name Kind", "Bekanntgabe (Vorbescheid)"]
)
def test_a_column_that_only_sounds_alike_makes_no_row_one_to_review(heading):
    header = read_header(["Vorgang", heading])
    assert (header.facts, header.unread) == ({"act": "Vorgang"}, ())


@pytest.mark.parametrize("heading", ["Familie", "Stadt", "Anschrift", "Straße"])
def test_an_everyday_heading_is_no_slip_of_a_code(heading):
    assert read_header(["Vorgang", heading]).slips == ()
