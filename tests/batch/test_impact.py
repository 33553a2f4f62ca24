"""What another law would change in a register: both answers of each row, the rules behind the change, the sums."""

import datetime as dt
import json

import polars as pl
import pytest
from registers import hostile

from hardship_cli.answer import Gist
from hardship_cli.asking import answers
from hardship_cli.batch import engine as engines
from hardship_cli.batch.impact import ADDED, COMPARED, ImpactRun, sides
from hardship_cli.batch.pipeline import Job
from hardship_cli.batch.row_by_row import RowByRow, RowError, Setting
from hardship_cli.errors import InputError
from hardship_cli.schedule.load import Law

TODAY = dt.date(2026, 11, 28)
FEES = b"""id,land,act,months,born,notified
a,NW,extend,12,12.05.2010,2017-08-31
b,NW,extend,12,12.05.1990,2017-09-01
c,HE,issue,6,1990-01-01,2017-08-31
d,,extend,12,1990-01-01,2018-01-01
"""


@pytest.fixture
def impact(hardship, tmp_path):
    """Run ``hardship impact`` on bytes; the rows that it wrote by their id, and its sums."""

    def ask(register, *args, code=0):
        source, target, sums = (tmp_path / name for name in ("in.csv", "out.csv", "sums.json"))
        source.write_bytes(register)
        found, out, err = hardship("impact", source, "-o", target, "--summary", sums, "--force", *args)
        assert (found, out) == (code, ""), err
        rows = pl.read_csv(target, infer_schema=False)
        return {row["id"]: row for row in rows.to_dicts()}, json.loads(sums.read_text())

    return ask


def test_the_tariff_of_2017_and_who_pays_more(impact):
    rows, sums = impact(FEES, "--on", "2017-09-01", "--ask", "fee")
    assert [rows[name]["impact"] for name in "abcd"] == ["changed", "same", "same", "same"]
    assert (rows["a"]["fee_eur_before"], rows["a"]["fee_eur_after"], rows["a"]["fee_difference_eur"]) == (
        "40.00",
        "46.50",
        "6.50",
    )
    assert rows["a"]["impact_reason"] == "fee: residence_extend_over_3m 2011-09-01 (80.00) -> 2017-09-01 (93.00)"
    assert (sums["changed"], sums["same"], sums["not_compared"]) == (1, 3, 0)
    assert sums["by_land"]["NW"] == {
        "rows": 1,
        "more_eur": "6.50",
        "less_eur": "0.00",
        "before_eur": "133.00",
        "after_eur": "139.50",
    }
    (first,) = (one for one in sums["by_reason"] if one["first_row"] == 1)
    assert first["rules"] == [
        {
            "rule": "residence_extend_over_3m",
            "before": {"version": "2011-09-01", "value": "80.00", "basis": "§ 45 Nr. 2 Buchst. b AufenthV", "source": "BUZER-45-2011"},
            "after": {"version": "2017-09-01", "value": "93.00", "basis": "§ 45 Nr. 2 Buchst. b AufenthV", "source": "BUZER-45-2017"},
        }
    ]  # fmt: skip


def test_the_day_before_makes_it_cheaper(impact):
    rows, sums = impact(FEES, "--on", "2017-08-31", "--ask", "fee")
    assert [rows[name]["fee_difference_eur"] for name in "abd"] == ["0.00", "-13.00", "-13.00"]
    assert sums["by_land"][""]["less_eur"] == "13.00"


def test_swiss_and_turkish_cards_cost_what_the_identity_card_costs_since_15_july_2021(impact):
    register = b"id,act,months,status,born,notified\na,issue,12,swiss,1990-01-01,2021-07-01\nb,issue,12,eu-turkey,1990-01-01,2021-07-15\n"
    rows, _sums = impact(register, "--on", "2021-07-15", "--ask", "fee")
    assert (rows["a"]["fee_eur_before"], rows["a"]["impact"], rows["b"]["impact"]) == ("28.80", "changed", "same")
    assert "2021-07-15 (identity_card_24_and_over)" in rows["a"]["impact_reason"]
    rows, _sums = impact(register, "--on", "2021-07-14", "--ask", "fee")
    assert (rows["b"]["fee_eur_after"], rows["a"]["impact"], rows["b"]["impact"]) == ("28.80", "same", "changed")


LETTERS = b"""id,land,delivery,posted,born
a,NW,letter,2024-12-03,1990-01-01
b,NW,letter,2025-01-02,1990-01-01
c,HE,letter,2024-12-02,1990-01-01
d,BY,letter,2024-12-02,1990-01-01
"""


def test_four_days_from_2025_on_move_last_days(impact):
    rows, sums = impact(LETTERS, "--on", "2025-01-01", "--ask", "appeal")
    assert [rows[name]["impact"] for name in "abc"] == ["changed", "same", "same"]
    assert (rows["a"]["notified_on_before"], rows["a"]["notified_on_after"]) == ("2024-12-06", "2024-12-07")
    assert rows["a"]["appeal_last_day_difference_days"] == "1"
    assert rows["a"]["impact_reason"] == "appeal: notification_letter 2000-01-01 (3) -> 2025-01-01 (4)"
    assert sums["days"]["appeal_last_day"]["earlier"] == 0
    rows, sums = impact(LETTERS, "--on", "2024-12-31", "--ask", "appeal")
    assert [rows[name]["impact"] for name in "abc"] == ["same", "changed", "same"]
    assert sums["days"]["appeal_last_day"] == {"later": 0, "earlier": 1}


def test_an_overlay_that_raises_a_fee(impact, overlay):
    register = FEES + b"e,NW,extend,12,1990-01-01,2027-03-01\nf,NW,extend,12,1990-01-01,2027-02-28\n"
    rows, sums = impact(register, "--data", overlay, "--ask", "fee")
    assert {name: row["fee_difference_eur"] for name, row in rows.items()}["e"] == "2.00"
    assert [name for name, row in rows.items() if row["impact"] == "changed"] == ["e"]
    assert sums["law"]["before"]["data"] != sums["law"]["after"]["data"]
    rows, sums = impact(register, "--data", overlay, "--on", "2027-03-01", "--ask", "fee")
    assert [rows[name]["fee_eur_after"] for name in "bdef"] == ["95.00"] * 4
    assert rows["a"]["fee_eur_after"] == "47.50"
    assert sums["law"]["after"]["on"] == "2027-03-01"


def test_rows_without_both_answers_are_counted_and_named(impact):
    register = b"id,land,act,months,notified\na,NW,extend,12,2017-09-05\nb,NW,extent,12,2017-09-05\nc,,,,\nd,NW,extend,12,1999-01-01\n"
    rows, sums = impact(register, "--on", "2018-01-01", "--ask", "fee", code=1)
    assert [rows[name]["impact"] for name in "abcd"] == ["same", *["not-compared"] * 3]
    assert "extent" in rows["b"]["error"]
    assert sums["not_compared_because"] == {"error": 1, "both": 1, "before": 1}
    assert [(one["row"], one["because"]) for one in sums["first_not_compared"]] == [
        (2, "error"),
        (3, "both"),
        (4, "before"),
    ]
    assert sums["first_not_compared"][2]["detail"] == "before_first_version"


def test_only_what_changes_in_every_format(hardship, tmp_path):
    source = tmp_path / "in.csv"
    source.write_bytes(FEES)
    for to in ("csv", "jsonl", "parquet", "xlsx"):
        target = tmp_path / f"out.{to}"
        assert hardship("impact", source, "--on", "2017-09-01", "-o", target, "--only-changed", "--quiet")[0] == 0
        assert target.exists()
    frame = pl.read_parquet(tmp_path / "out.parquet")
    assert frame.columns == ["id", "land", "act", "months", "born", "notified", *ADDED]
    assert frame["fee_eur_after"].dtype == pl.Decimal(10, 2)
    assert frame["fee_eur_after"].dtype == frame["fee_difference_eur"].dtype
    assert set(frame["impact"]) == {"changed"}


def test_the_sums_are_shown_where_no_file_is_named(hardship, tmp_path):
    source = tmp_path / "in.csv"
    source.write_bytes(FEES)
    code, out, _err = hardship("impact", source, "--on", "2017-08-31", "--ask", "fee")
    assert code == 0
    assert out.startswith("2 of 4 rows would change by the law of 2017-08-31.\n")
    assert all(figure in out for figure in ("€93.00 (since", "€80.00 (since", "€326.00", "€300.00"))
    code, out, _err = hardship("impact", source, "--on", "2017-08-31", "--ask", "fee", "--plain")
    assert (code, out) == (0, "2\n")
    code, out, _err = hardship("impact", source, "--on", "2017-08-31", "--ask", "fee", "--json")
    tree = json.loads(out)
    assert (tree["schema"], tree["changed"], tree["rows"]) == ("hardship/impact/1", 2, 4)
    assert [one["row"] for one in tree["first_changed"]] == [2, 4]
    code, out, _err = hardship("auswirkung", source, "--rechtsstand", "31.8.2017", "--lang", "de")
    assert out.startswith("2 von 4 Zeilen würden sich nach dem Recht vom 31.08.2017 ändern.\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "Which law"),
        (("--on", "31.2.2017"), "31.2.2017"),
        (("--data", "nowhere"), "nowhere"),
        (("--on", "2017-01-01", "-o", "-", "--to", "csv", "--json"), "stdout"),
        (("--on", "2017-01-01", "--sum-by", "id"), "--sum-by"),
    ],
)
def test_what_is_refused(hardship, tmp_path, args, said):
    source = tmp_path / "in.csv"
    source.write_bytes(FEES)
    code, out, err = hardship("impact", source, *args)
    assert (code, out) == (2, "")
    assert said in err


def test_what_is_not_shown_is_not_made(hardship, tmp_path, monkeypatch):
    made = []
    source = tmp_path / "in.csv"
    source.write_bytes(FEES)
    monkeypatch.setattr("hardship_cli.render.impact.tree", lambda *_outcome: made.append("tree") or {})
    monkeypatch.setattr("hardship_cli.batch.sums.Sums.count", lambda *_answers: made.append("sums of fees"))
    for form in ((), ("--plain",), ("-o", tmp_path / "out.csv")):
        assert hardship("impact", source, "--on", "2017-08-31", "--ask", "fee", *form)[0] == 0
    assert made == []
    assert hardship("impact", source, "--on", "2017-08-31", "--ask", "fee", "--summary", "-")[:2] == (0, "{}\n")
    assert made == ["tree"]


def _written(rows, path):
    texts = [{name: None if value is None else str(value) for name, value in row.items()} for row in rows]
    frame = pl.DataFrame(texts, infer_schema_length=None)
    frame.write_csv(path)
    return frame


class _Rows(ImpactRun):
    """An impact that keeps its rows."""

    def keep(self, rows):
        self.kept.append(rows.answers.columns)
        return rows


def _run(path, law, other, *, small, monkeypatch):
    monkeypatch.setattr(engines, "SMALL", small)
    run = _Rows(Job(str(path), None), Setting(law, (), lambda error: f"{error.field}: {error.code}", TODAY))
    run.other, run.kept = other, []
    run.run(lambda _total: type("Silent", (), {"tell": lambda *_a: None, "done": lambda *_a: None})())
    return pl.concat(run.kept), run.outcome


@pytest.mark.parametrize("day", [dt.date(2017, 9, 1), dt.date(2025, 1, 1), dt.date(2023, 11, 1), dt.date(2025, 2, 7)])
def test_by_paths_as_one_by_one_and_as_single_answers(tmp_path, law, monkeypatch, day):
    made = hostile(day.toordinal(), 2_500, share=0.35)
    path = tmp_path / "in.csv"
    frame = _written(made, path)
    other = Law(on=day)
    found, sums = _run(path, law, other, small=0, monkeypatch=monkeypatch)
    one_by_one, single_sums = _run(path, law, other, small=10**9, monkeypatch=monkeypatch)
    assert found.equals(one_by_one)
    assert sums.impact == single_sums.impact
    assert sums.by_land == single_sums.by_land
    assert {key: one for key, (_reason, one) in sums.by_reason.items()} == {
        key: one for key, (_reason, one) in single_sums.by_reason.items()
    }
    assert sums.impact["changed"] > 5
    reader = RowByRow(Setting(law, (), str, TODAY))
    for number, row in enumerate(frame.to_dicts()):
        row.pop("id", None)
        try:
            case, _is_empty, _given = reader.case_of(row)
            after = answers(case, TODAY, other, None, Gist).found
        except (RowError, InputError):
            continue
        fee = after.get("fee")
        assert found[sides("fee_eur")[1]][number] == (None if fee is None else str(fee.answer.amount)), row
        end = after.get("appeal")
        last = None if end is None or end.answer.last_day is None else str(end.answer.last_day)
        assert found[sides("appeal_last_day")[1]][number] == last, row


def test_every_change_has_a_reason_and_no_other_row_has_one(tmp_path, law, monkeypatch):
    path = tmp_path / "in.csv"
    _written(hostile(7, 600, share=0.5), path)
    found, _sums = _run(path, law, Law(on=dt.date(2018, 1, 1)), small=0, monkeypatch=monkeypatch)
    columns = [column for columns in COMPARED.values() for column in columns]
    for row in found.to_dicts():
        differs = any(row[before] != row[after] for before, after in map(sides, columns))
        assert (row["impact_reason"] is not None) == (row["impact"] == "changed")
        assert row["impact"] != "changed" or differs
        assert row["impact"] != "same" or not differs
        assert not any(part.endswith(": other") for part in (row["impact_reason"] or "").split(" | ")), row


def test_a_time_for_departure_moves_with_the_notification_that_it_counts_from(impact):
    register = b"id,land,posted,delivery,departure_days\na,NW,2026-03-02,letter,14\n"
    rows, _sums = impact(register, "--on", "2024-06-01")
    assert (rows["a"]["departure_last_day_before"], rows["a"]["departure_last_day_after"]) == (
        "2026-03-20",
        "2026-03-19",
    )
    assert "departure: notification_letter 2025-01-01 (4) -> " in rows["a"]["impact_reason"]


def test_a_column_of_service_keys_is_read_as_in_a_register(impact):
    register = b"id,service,land,months,decided\na,99010022020012,NW,12,2026-03-02\n"
    rows, _sums = impact(register, "--on", "2012-01-01")
    assert rows["a"]["impact_reason"].startswith("fee: residence_extend_over_3m ")
