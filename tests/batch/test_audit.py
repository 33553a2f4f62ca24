"""Recorded against computed."""

import json
from datetime import date, datetime

import polars as pl
import pytest
import xlsxwriter

from hardship_cli.recorded import read_amount

REGISTER = """Az;land;act;months;born;notified;recorded_fee_eur;recorded_last_day;delivery;posted;recorded_valid_until;permit_until
1;NW;extend;12;12.05.2010;04.07.2025;93,00;;;;;
2;NW;extend;12;12.05.1990;04.07.2025;93,00 €;;;;;
3;TH;issue;24;12.05.1990;04.07.2025;110;;;;;
4;HE;;;;;;27.02.2026;letter;27.01.2026;;
5;HE;;;;;;03.03.2026;letter;27.01.2026;;
6;NW;extend;12;12.05.1990;04.07.2025;abc;;;;;
7;NW;extend;12;12.05.1990;04.07.2025;;;;;30.06.2026;30.06.2025
8;NW;extent;12;12.05.1990;04.07.2025;93;;;;;
""".encode()


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("93", 9300), ("93,00", 9300), ("93.00", 9300), ("93,00 €", 9300), ("EUR 93", 9300), ("EUR 93,00", 9300), ("Euro 93", 9300), ("93.00 EURO", 9300), ("93 eur", 9300), ("93,00 Eur.", 9300), ("+93,00", 9300), ("€ +93", 9300), ("93 EURX", None), ("EUR", None), ("93 EUR", 9300), ("46,5", 4650), ("0", 0),
        ("1.234,50", 123450), ("1,234.50", 123450), ("1.234", None), ("-5,00", None), ("€ -5", None), ("5,00-", None), ("-0,01", None), ("\u22125", None), ("93,- €", 9300), ("93,--", 9300), ("-", None), (",-", None), ("93,001", None), ("12.34.56", None), ("abc", None),
        ("", None), ("9" * 20, None), ("999.999,99", 99_999_999), ("1000000", None), ("1.000.000,00", None), ("0000093", 9300), ("1,2,3", None),
    ],
)  # fmt: skip
def test_amounts(text, cents):
    assert read_amount(text) == cents


@pytest.mark.parametrize("suffix", ["parquet", "xlsx", "csv"])
def test_an_amount_that_no_fee_comes_to_is_a_row_of_its_own(batch, suffix):
    register = b"act,months,on,recorded_fee_eur\nextend,12,2026-04-02,123456789.00\nextend,12,2026-04-02,999999.99\n"
    code, frame, _err = batch(register, command="audit", to=suffix)
    assert code == 1
    assert [str(difference) for difference in frame["fee_difference_eur"]] in (
        ["None", "999906.99"],
        ["", "999906.99"],
    )


def test_audit(batch, tmp_path):
    summary = tmp_path / "summary.json"
    code, frame, err = batch(REGISTER, "--summary", summary, command="audit")
    assert code == 1
    rows = {row["Az"]: row for row in frame.to_dicts()}
    assert [rows[name]["audit"] for name in "12345678"] == [
        "differs", "same", "differs", "differs", "differs", "not-checked", "same", "not-checked",
    ]  # fmt: skip
    assert rows["1"]["fee_difference_eur"] == "46.50"
    assert rows["1"]["audit_reason"] == "minor-not-halved"
    assert rows["3"]["fee_difference_eur"] == "10.00"
    assert rows["3"]["audit_reason"] == "other-version"
    assert (rows["4"]["last_day_difference_days"], rows["4"]["audit_reason"]) == ("-3", "last-day-too-early")
    assert (rows["5"]["last_day_difference_days"], rows["5"]["audit_reason"]) == ("1", "last-day-too-late")
    assert rows["7"]["valid_until_difference_days"] == "0"
    assert "abc" in rows["6"]["error"]
    assert "extent" in rows["8"]["error"]
    assert "  NW: 1 row, €46.50 too much\n" in err
    tree = json.loads(summary.read_text())
    assert tree["audit"] == {"differs": 4, "not-checked": 2, "same": 2}
    assert tree["differences_by_land"]["NW"] == {"rows": 1, "overcharged_eur": "46.50", "undercharged_eur": "0.00"}
    assert tree["differences_by_position"]["residence_issue_over_1y"]["overcharged_eur"] == "10.00"
    assert tree["by_reason"] == {"recorded_fee_eur: audit_not_readable": 1, "act: not_a_choice": 1}


def test_only_differences(batch):
    for to in ("csv", "xlsx", "parquet", "jsonl"):
        code, frame, _err = batch(REGISTER, "--only-differences", command="audit", to=to)
        assert code == 1
        assert frame["Az"].to_list() == ["1", "3", "4", "5"]


def test_nothing_differs(batch):
    code, _frame, err = batch(b"act,notified,recorded_fee_eur\nissue,2025-07-04,100\n", command="audit")
    assert code == 0
    assert "same 1" in err


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("issue,12,,sgb2,,100", "exemption-missed"),
        ("issue,12,true,,,25", "halved"),
        ("issue,12,,,,0", "not-charged"),
        ("issue,12,,,express,100", "extras-missing"),
        ("issue,12,,,,98", "other-reading"),
        ("extend,12,,,,80", "other-version"),
        ("extend,12,,,,67", "other-position"),
        ("extend,12,,,,77.77", "other"),
    ],
)
def test_reasons(batch, row, reason):
    data = f"act,months,minor,benefits,extras,recorded_fee_eur,notified\n{row},2025-07-04\n".encode()
    _code, frame, _err = batch(data, command="audit")
    assert frame["audit_reason"].to_list() == [reason]


def test_nothing_recorded(batch):
    code, _frame, err = batch(b"act,notified,recorded_fee_euro\nissue,2025-07-04,100\n", command="audit")
    assert code == 2
    assert "recorded_fee_euro -> recorded_fee_eur" in err


def test_recorded_values_that_cannot_be_read(batch, tmp_path):
    data = (
        b"id,land,act,months,delivery,posted,permit_until,recorded_fee_eur,recorded_last_day,recorded_valid_until\n"
        b"1,HE,extend,12,letter,2026-01-27,2025-06-30,abc,31.2.2026,soon\n"
        b"2,HE,extend,12,letter,2026-01-27,2025-06-30,,1.2.76,\n"
        b"3,HE,extend,12,letter,2026-01-27,2025-06-30,93,03/04/2026,2026-06-30\n"
    )
    summary = tmp_path / "summary.json"
    code, frame, err = batch(data, "--summary", summary, command="audit")
    assert code == 1
    assert frame["audit"].to_list() == ["not-checked"] * 3, "failed, though some values of the row can be read"
    assert frame["status"].to_list() == frame["fee_eur"].to_list() == frame["appeal_last_day"].to_list() == [None] * 3
    counted = json.loads(summary.read_text())
    assert [counted[name] for name in ("rows", "answered", "unanswered", "failed")] == [3, 0, 0, 3]
    assert (counted["fees"]["rows"], counted["by_status"]) == (0, {})
    for column, text in (
        ("recorded_fee_eur", "'abc' is no amount that a notice sets. Accepted: 93, 93.00"),
        ("recorded_last_day", "'31.2.2026' is a day that does not exist."),
        ("recorded_valid_until", "'soon' cannot be read as a day."),
    ):
        assert f"{column}: {text}" in frame["error"][0], "as it is said of a single decision"
    assert "1.2.76" in frame["error"][1]
    assert frame["recorded_fee_eur"].to_list() == ["abc", None, "93"]
    reasons = json.loads(summary.read_text())["by_reason"]
    assert {reason: rows for reason, rows in reasons.items() if "last_day" in reason} == {
        "recorded_last_day: date_not_real": 1,
        "recorded_last_day: date_two_digit_year": 1,
        "recorded_last_day: date_slashes": 1,
    }
    assert "row 3: recorded_last_day: '03/04/2026'" in err


@pytest.mark.parametrize("lang", ["en", "de"])
def test_each_recorded_thing_is_asked_for_as_what_it_is(batch, lang):
    """An amount is not offered days, a day no amounts, a remedy neither; an error of a formula is one."""
    head = b"act,months,on,land,posted,delivery,recorded_fee_eur,recorded_last_day,recorded_remedy\n"
    rows = [
        b"1.093,2026-04-02,objection",
        b"93,gestrig,objection",
        b"93,2026-04-02,Beschwerd",
        b"#N/A,#WERT!,objection",
    ]
    data = head + b"".join(b"extend,12,2026-01-05,NW,2026-04-02,letter,%s\n" % row for row in rows)
    code, frame, err = batch(data, "--lang", lang, "--today", "2026-04-02", command="audit")
    assert code == 1
    fee, day, remedy, broken = frame["error"]
    assert ("1.093,00" in fee, "2026-03-31" in fee) == (True, False)
    assert ("2026-03-31" in day, "93,00" in day) == (True, False)
    assert ("2026-03-31" in remedy, "93,00" in remedy) == (False, False)
    assert ("action" if lang == "en" else "Klage") in remedy
    word = "never calculated" if lang == "en" else "nie berechnet"
    assert broken.count(word) == 2, broken
    assert "audit_not_readable" not in err


def test_difference_columns_and_where_they_stay_empty(batch):
    data = b"act,months,notified,recorded_fee_eur\nextend,12,2025-07-04,90.5\nextend,12,2025-07-04,\nextend,,2025-07-04,93\n"
    _code, frame, _err = batch(data, command="audit")
    added = ["fee_difference_eur", "last_day_difference_days", "valid_until_difference_days", "audit", "audit_reason"]
    assert frame.columns[-6:] == [*added, "remedy_difference"]
    assert [row[-6:-1] for row in frame.rows()] == [
        ("-2.50", None, None, "differs", "other"),
        (None, None, None, "not-checked", None),
        (None, None, None, "not-checked", "fee-not-checked"),
    ]


def test_summary_by_reason_land_and_position(batch, tmp_path, law):
    """Sums over several rows, over and under apart; a row that differs in two ways counts once, under both reasons."""
    rows = [
        "NW,extend,12,,93",
        "NW,extend,12,,100",
        "NW,extend,12,,0",
        "BY,extend,12,,0",
        "BY,issue,6,true,100",
        ",extend,12,,90",
    ]
    text = "land,act,months,minor,recorded_fee_eur,notified\n" + "".join(f"{row},2025-07-04\n" for row in rows)
    summary = tmp_path / "summary.json"
    code, _frame, err = batch(text.encode(), "--summary", summary, command="audit")
    tree = json.loads(summary.read_text())

    def tallies(name):
        return {
            key: (found["rows"], found["overcharged_eur"], found["undercharged_eur"])
            for key, found in tree[f"differences_by_{name}"].items()
        }

    assert code == 1
    assert tree["audit"] == {"differs": 5, "same": 1}
    assert tallies("land") == {
        "NW": (2, "7.00", "93.00"), "BY": (2, "50.00", "93.00"), "": (1, "0.00", "3.00"),
    }  # fmt: skip
    assert tallies("position") == {
        "residence_extend_over_3m": (4, "7.00", "189.00"), "residence_issue_up_to_1y": (1, "50.00", "0.00"),
    }  # fmt: skip
    assert tallies("reason")["not-charged"] == (2, "0.00", "186.00")
    assert tallies("reason")["minor-not-halved"] == (1, "50.00", "0.00")
    assert sum(found[0] for found in tallies("reason").values()) == 5
    for line in (
        "Differences by Land:",
        "  NW: 2 rows, €7.00 too much, €93.00 too little",
        "  no Land: 1 row, €3.00 too little",
        "  nothing was charged: 2 rows, €186.00 too little",
        f"  {law.fees.rule('residence_extend_over_3m').title['en']}: 4 rows, €7.00 too much, €189.00 too little",
    ):
        assert line in err.splitlines()


def test_the_summary_is_german_where_that_is_asked_for(batch, law):
    """No code of the data or of the program stands in it, and figures are written as in German."""
    text = "land,act,months,minor,recorded_fee_eur,notified\nNW,extend,12,true,93,2025-07-04\nNW,extend,12,,93,2025-07-04\n"
    _code, _frame, err = batch(text.encode(), "--lang", "de", command="audit")
    for line in (
        "Nach Status: berechnet 2.",
        "Prüfung: weicht ab 1, gleich 1.",
        "Abweichungen nach Grund:",
        "  nicht halbiert bei Minderjährigkeit: 1 Zeile, 46,50 € zu viel",
        f"  {law.fees.rule('residence_extend_over_3m').title['de']}: 1 Zeile, 46,50 € zu viel",
    ):
        assert line in err.splitlines(), err


def test_recorded_days_as_excel_and_parquet_hold_them(batch, tmp_path):
    # The last day is 2 March 2026; a cell without the format of a day holds its number, a Parquet file a day or a moment.
    book, table = tmp_path / "r.xlsx", tmp_path / "r.parquet"
    names = ["land", "delivery", "posted", "recorded_last_day"]
    day = date(2026, 3, 2)
    with xlsxwriter.Workbook(book) as file:
        sheet = file.add_worksheet()
        sheet.write_row(0, 0, names)
        sheet.write_row(1, 0, ["HE", "letter", "2026-01-27", (day - date(1899, 12, 30)).days])
        sheet.write_row(2, 0, ["HE", "letter", "2026-01-27", "02.03.2026"])
        sheet.write_row(3, 0, ["HE", "letter", "2026-01-27"])
        sheet.write_datetime(3, 3, day, file.add_format({"num_format": "dd.mm.yyyy"}))
    code, frame, err = batch(book, command="audit")
    assert (code, frame["audit"].to_list()) == (0, ["same"] * 3), err
    pl.DataFrame(
        [["HE"] * 2, ["letter"] * 2, ["2026-01-27"] * 2, [datetime(2026, 3, 2), datetime(2026, 3, 3)]], schema=names
    ).write_parquet(table)
    code, frame, err = batch(table, command="audit")
    assert frame["last_day_difference_days"].to_list() == ["0", "1"], err
    assert code == 1


def test_an_audit_without_a_recorded_column_is_none_whatever_is_asked(batch):
    code, _frame, err = batch(b"act,notified\nissue,2025-07-04\n", "--ask", "fee", command="audit")
    assert (code, "recorded_fee_eur, recorded_last_day, recorded_valid_until" in err) == (2, True)


def test_the_remedy_of_the_notice_is_held_against_the_law(batch, tmp_path):
    """SH has the objection, NW the action (§ 68 VwGO with the Land's law); what the notice says is no fact of the case."""
    rows = b"""id,land,delivery,posted,recorded_remedy,remedy
a,SH,letter,2026-04-02,Widerspruch,
b,SH,letter,2026-04-02,Klage,action
c,NW,letter,2026-03-02,none,
d,NW,letter,2026-03-02,keine Ahnung,
e,NW,letter,2026-03-02,,
f,NW,letter,2026-03-02,action,
"""
    summary = tmp_path / "summary.json"
    code, frame, _err = batch(rows, "--summary", summary, command="audit")
    found = {row["id"]: row for row in frame.to_dicts()}
    assert code == 1
    assert [found[name]["audit"] for name in "abcdef"] == [
        "same",
        "differs",
        "differs",
        "not-checked",
        "not-checked",
        "same",
    ]
    assert (found["b"]["remedy_difference"], found["b"]["audit_reason"]) == ("action -> objection", "remedy-wrong")
    assert (found["c"]["remedy_difference"], found["c"]["audit_reason"]) == ("none -> action", "remedy-denied")
    assert "keine Ahnung" in found["d"]["error"]
    assert found["b"]["answer_remedy"] == "objection"
    tree = json.loads(summary.read_text())
    assert tree["audit"] == {"differs": 2, "not-checked": 2, "same": 2}
    assert tree["differences_by_reason"]["remedy-denied"]["rows"] == 1
    assert "remedy" in tree["columns_used"]


def test_a_remedy_beside_a_blank_record_is_a_fact_of_its_row(batch):
    rows = b"land,delivery,posted,remedy,recorded_last_day\nBY,letter,2026-04-02,objection,2026-05-06\n"
    both = rows.replace(b",recorded_last_day", b",recorded_remedy,recorded_last_day").replace(
        b"objection,", b"objection,,"
    )
    (_code, alone, _err), (_code, beside, _err) = (batch(one, command="audit") for one in (rows, both))
    assert alone["final_from"].to_list() == ["2027-04-07"]
    assert beside.drop("recorded_remedy").equals(alone)


def test_a_remedy_of_another_reading_is_told_as_such(batch, hardship):
    one = ("--land", "TH", "--posted", "2026-03-02", "--delivery", "letter")
    tree = json.loads(hardship("appeal", *one, "--json")[1])
    others = [other["remedy"] for other in tree["answer"]["alternatives"] if other.get("remedy")]
    assert others
    rows = f"id,land,delivery,posted,recorded_remedy\na,TH,letter,2026-03-02,{others[0]}\n".encode()
    _code, frame, _err = batch(rows, command="audit")
    assert frame["audit_reason"].to_list() == ["other-reading"]
    single = json.loads(hardship("audit", *one, "--recorded-remedy", others[0], "--json")[1])
    assert [one["follows"] for one in single["answer"]["differences"]] == ["other_reading"]


def test_a_column_of_service_keys_is_read_where_another_reading_is_asked_for(batch):
    """Of Thüringen's disputed remedy the other reading is asked of the law itself."""
    register = b"id,service,land,months,decided,posted,delivery,recorded_remedy\n"
    rows = b"a,99010022020012,TH,12,2026-03-02,2026-03-02,letter,objection\nb,99010022020012,TH,12,2026-03-02,2026-03-02,letter,objection\n"
    _code, frame, _err = batch(register + rows, command="audit")
    assert frame["audit_reason"].to_list() == ["other-reading"] * 2


WRONG_REMEDIES = b"""Az,land,notified,filed,recorded_remedy,document
1,NW,2026-06-03,,objection,
2,NW,2026-06-03,,none,
3,NW,2026-06-03,2026-09-01,objection,
4,NW,2026-06-03,2026-09-01,none,
5,NW,2026-06-03,,action,
6,TH,2026-06-03,,objection,
7,BW,2026-06-03,,action,
8,NW,2026-06-03,,objection,judgment
9,NW,2024-06-03,2025-09-01,objection,
"""


def test_a_wrong_remedy_in_the_notice_keeps_the_decision_open(batch):
    _code, frame, _err = batch(WRONG_REMEDIES, command="audit")
    rows = {row["Az"]: row for row in frame.to_dicts()}
    year = "2027-06-04"
    finals = {
        "1": year,
        "2": "",
        "3": year,
        "4": "",
        "5": "2026-07-04",
        "6": year,
        "7": year,
        "8": year,
        "9": "2025-06-04",
    }
    assert {name: row["final_from"] or "" for name, row in rows.items()} == finals
    assert {row["appeal_last_day"] for name, row in rows.items() if name not in "69"} == {"2026-07-03"}
    assert [rows[name]["status"] for name in "1257"] == ["review", "review", "calculated", "review"]
    codes = {name: row["notes"].split(";") for name, row in rows.items()}
    for name, code in (("3", "late_unless"), ("4", "late_unless_open")):
        assert {code, "reinstatement_if_late"} <= set(codes[name])
        assert "reinstatement" not in codes[name]
    assert "reinstatement" in codes["9"]
    assert not any(code.startswith("late_unless") for name in "125679" for code in codes[name])
