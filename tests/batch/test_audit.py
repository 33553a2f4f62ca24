"""Recorded against computed."""

import json

import pytest

from hardship_cli.batch.audit import read_amount

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
        ("93", 9300), ("93,00", 9300), ("93.00", 9300), ("93,00 €", 9300), ("EUR 93", None), ("93 EUR", 9300), ("46,5", 4650), ("0", 0),
        ("1.234,50", 123450), ("1,234.50", 123450), ("1.234", None), ("-5,00", -500), ("93,001", None), ("12.34.56", None), ("abc", None),
        ("", None), ("9" * 20, None), ("1,2,3", None),
    ],
)  # fmt: skip
def test_amounts(text, cents):
    assert read_amount(text) == cents


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
    assert "overcharged 46.50 EUR" in err
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
    code, _frame, err = batch(b"act,notified,recorded_fee\nissue,2025-07-04,100\n", command="audit")
    assert code == 2
    assert "recorded_fee -> recorded_fee_eur" in err
