"""Columns that are named on the command line: ``--map "Geb.-Dat.=born"``."""

import pytest

from hardship_cli.batch.columns import askable, read_header
from hardship_cli.errors import InputError

ROWS = b"Az,act,months,on,Geb.-Dat.\n1,extend,12,2026-01-05,12.05.2014\n2,extend,12,2026-01-05,12.05.1980\n"
CODES = ROWS.replace(b"Az", b"id").replace(b"Geb.-Dat.", b"born")
ANSWERS = ("fee_eur", "fee_status", "permit_valid_until", "status", "notes", "error")


@pytest.mark.parametrize("named", ["Geb.-Dat.=born", "Geb.-Dat.=Geburtsdatum", "geb.-dat. = born"])
def test_a_column_that_is_named_is_read_as_one_that_is_called_so(batch, named):
    code, frame, err = batch(ROWS, "--map", named, "--map", "Az=id")
    assert code == 0
    assert "Columns used: Az (id), act, months, on, Geb.-Dat. (born)." in err
    assert "was not read" not in err
    _code, other, _err = batch(CODES)
    assert frame.select(ANSWERS).equals(other.select(ANSWERS))
    assert frame["fee_eur"].to_list() == ["46.50", "93.00"]
    assert frame["Geb.-Dat."].to_list() == ["12.05.2014", "12.05.1980"]


def test_without_a_name_it_is_said_how_to_give_one(batch):
    _code, frame, err = batch(ROWS.replace(b"Geb.-Dat.", b"Geburt"))
    assert '--map "Geburt=born" reads it as the fact that it holds.' in err
    assert frame["fee_eur"].to_list() == ["93.00", "93.00"]


def test_a_column_that_is_named_goes_before_one_that_is_called_so(batch):
    rows = b"act,months,on,born,Kind\nextend,12,2026-01-05,01.01.1980,12.05.2014\n"
    _code, frame, err = batch(rows, "--map", "Kind=born")
    assert frame["fee_eur"].to_list() == ["46.50"]
    assert "Columns used: act, months, on, Kind (born).\n" in err
    assert "Columns not used, which pass through: born." in err


def test_a_column_can_be_left_unread(batch):
    rows = b"act,months,on,Status,Geburtstag\nextend,12,2026-01-05,refugee,12.05.2014\n"
    _code, frame, err = batch(rows, "--map", "Status=", "--map=Geburtstag=")
    assert frame["fee_eur"].to_list() == ["93.00"]
    assert frame["status"].to_list() == ["calculated"]
    assert "Columns not used, which pass through: Status, Geburtstag." in err
    assert "reads it as that fact" not in err


def test_a_land_that_is_named_is_taken_whatever_its_cells_look_like(batch):
    rows = b"Stelle,act,months,on\nXX,extend,12,2026-01-05\n"
    code, frame, _err = batch(rows, "--map", "Stelle=land")
    assert code == 1
    assert frame["error"][0].startswith("land: 'XX'")


def test_an_audit_takes_recorded_columns_by_name(batch):
    rows = b"act,months,on,born,Betrag\nextend,12,2026-01-05,1980-01-01,100.00\n"
    code, frame, _err = batch(rows, "--map", "Betrag=recorded_fee_eur", command="audit")
    assert (code, frame["audit"].to_list()) == (1, ["differs"])


def test_one_row_is_explained_with_the_same_columns(hardship, tmp_path):
    path = tmp_path / "r.csv"
    path.write_bytes(ROWS)
    code, out, _err = hardship("batch", path, "--explain-row", "1", "--map", "Geb.-Dat.=born", "--lang", "en")
    assert (code, "46.50" in out) == (0, True)


@pytest.mark.parametrize(
    ("named", "code", "suggestion"),
    [
        (["born"], "batch_map_form", None),
        (["=born"], "batch_map_form", None),
        (["Geb-Datum=born"], "batch_map_column", "Geb.-Datum"),
        (["Twice=born"], "batch_map_column", "twice"),
        (["Geb.-Datum=borne"], "batch_map_fact", "born"),
        (["Geb.-Datum=born", "Other=born"], "batch_map_twice", None),
        (["Geb.-Datum=born", "Geb.-Datum="], "batch_map_twice", None),
    ],
)
def test_what_names_no_column_or_no_fact_is_refused(named, code, suggestion):
    with pytest.raises(InputError) as error:
        read_header(["id", "act", "Geb.-Datum", "Other", "twice", "TWICE"], named=named)
    assert (error.value.code, error.value.params.get("suggestion")) == (code, suggestion)


def test_a_refusal_says_what_there_is(batch):
    code, frame, err = batch(ROWS, "--map", "Geb-Dat=born", "--lang", "de")
    assert (code, frame) == (2, None)
    assert err == (
        "--zuordnen: Es gibt nicht genau eine Spalte mit der Überschrift „Geb-Dat“. Meinten Sie Geb.-Dat.?\n"
        "Vorhanden sind: Az, act, months, on, Geb.-Dat..\n"
    )


def test_a_heading_may_hold_the_sign_itself():
    assert read_header(["act", "a=b"], named=["a=b=born"]).facts == {"act": "act", "born": "a=b"}


def test_a_fact_is_named_in_words_too():
    office = ["Aktenzeichen", "Vorgang", "gültig bis", "volljährig", "Ort"]
    named = read_header(office, named=["Vorgang=Amtshandlung", "gültig bis=Titel gültig bis", "Ort="])
    assert named.facts == {"id": "Aktenzeichen", "act": "Vorgang", "permit_until": "gültig bis"}
    with pytest.raises(InputError) as refused:
        askable(read_header(["Aktenzeichen", "Ort", "Bemerkung"]), None)
    assert refused.value.code == "batch_nothing_to_ask"


def test_cells_in_words_are_answered_as_those_in_codes(tmp_path, hardship):
    heading = "id,act,months,benefits,land,posted,delivery"
    rows = {
        "words": "1,Verlängerung,12 Monate,Bürgergeld,NRW,02.04.2026,gelber Brief",
        "codes": "1,extend,12,sgb2,NW,2026-04-02,pzu",
    }
    answers = {}
    for name, row in rows.items():
        source, target = tmp_path / f"{name}.csv", tmp_path / f"{name}-out.csv"
        source.write_text(f"{heading}\n{row}\n", encoding="utf-8")
        assert hardship("batch", source, "-o", target, "--today", "2026-05-01")[0] == 0
        answers[name] = target.read_text(encoding="utf-8").splitlines()[1].removeprefix(row)
    assert answers["words"] == answers["codes"]
    assert ",0.00," in answers["codes"]
