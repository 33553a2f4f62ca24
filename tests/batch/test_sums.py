"""Sums of fees beside a register: in all, by status, Land, and a household's number."""

import json

import pytest

from hardship_cli.batch.pipeline import BATCH

REGISTER = b"""Haushalt;act;months;born;on;land
H1;extend;12;1.2.1985;2026-11-29;NW
H1;extend;12;1.2.2012;2026-11-29;NW
H2;issue;12;1.2.1985;2026-11-29;BY
;issue;12;1.2.1985;2026-11-29;
H3;issue;x;1.2.1985;2026-11-29;
"""


def test_sums_by_household_status_and_land(batch, tmp_path):
    path = tmp_path / "summary.json"
    _code, frame, err = batch(REGISTER, "--summary", path, "--sum-by", "haushalt")
    tree = json.loads(path.read_text(encoding="utf-8"))
    assert tree["fees"] == {"rows": 4, "fee_eur": "339.50"}
    assert tree["fees_by_status"] == {"calculated": {"rows": 4, "fee_eur": "339.50"}}
    assert {key: one["fee_eur"] for key, one in tree["fees_by_land"].items()} == {
        "": "100.00",
        "BY": "100.00",
        "NW": "139.50",
    }
    assert {key: (one["rows"], one["fee_eur"]) for key, one in tree["fees_by_column"].items()} == {
        "": (1, "100.00"), "H1": (2, "139.50"), "H2": (1, "100.00"),
    }  # fmt: skip
    assert "By haushalt: 3 sums." in err
    assert "  H1: €139.50, 2 rows" in err
    assert [row["fee_eur"] for row in frame.to_dicts()] == ["93.00", "46.50", "100.00", "100.00", None]


def test_the_default_land_counts(batch, tmp_path):
    path = tmp_path / "summary.json"
    batch(REGISTER, "--summary", path, "--land", "HE")
    tree = json.loads(path.read_text(encoding="utf-8"))
    assert list(tree["fees_by_land"]) == ["BY", "HE", "NW"]
    assert "fees_by_column" not in tree


def test_sums_go_over_all_parts_of_a_register(batch, tmp_path):
    path = tmp_path / "summary.json"
    rows = BATCH + 10
    register = b"house;act;months;on\n" + b"".join(b"%d;extend;12;2026-11-29\n" % (row % 3) for row in range(rows))
    batch(register, "--summary", path, "--sum-by", "house")
    tree = json.loads(path.read_text(encoding="utf-8"))
    assert tree["fees"] == {"rows": rows, "fee_eur": f"{93 * rows}.00"}
    assert sum(one["rows"] for one in tree["fees_by_column"].values()) == rows


def test_a_column_that_is_not_there_is_refused_before_anything_is_written(batch, tmp_path):
    code, frame, err = batch(REGISTER, "--sum-by", "Hausalt")
    assert (code, frame) == (2, None)
    assert "no column 'Hausalt'. Did you mean Haushalt?" in err


def test_spaces_beside_a_households_number_make_no_other_household(batch, tmp_path):
    path = tmp_path / "summary.json"
    rows = ("A", "A ", " A", "\xa0A", "", " ", "a")
    register = "hh;act;months;on\n" + "".join(f"{row};extend;12;2026-11-29\n" for row in rows)
    _code, frame, err = batch(register.encode(), "--summary", path, "--sum-by", "hh")
    tree = json.loads(path.read_text(encoding="utf-8"))
    assert {key: one["rows"] for key, one in tree["fees_by_column"].items()} == {"A": 4, "": 2, "a": 1}
    assert frame["hh"].to_list()[:3] == ["A", "A ", " A"], "what passes through stays as it came"
    assert "By hh: 3 sums." in err


def test_one_is_told_in_the_singular(batch):
    _code, _frame, err = batch(b"hh;act;months;on\nA;extend;12;2026-11-29\n", "--sum-by", "hh")
    assert "Fees: \u20ac93.00 in 1 row.\nBy hh: 1 sum.\n" in err


ROWS = "id,act,months,on,recorded_fee_eur\n1,extend,12,2026-04-02,93\n2,extend,12,2026-04-02,46.50\n"


@pytest.mark.parametrize("command", ["batch", "audit"])
def test_json_is_one_object_wherever_the_rows_go(hardship, tmp_path, command):
    register, target, named = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "summary.json"
    register.write_text(ROWS)
    _code, out, err = hardship(command, register, "-o", target, "--json", "--quiet")
    found = json.loads(out)
    assert (found["schema"], found["rows"], found["fees"]["fee_eur"]) == ("hardship/summary/1", 2, "186.00")
    assert len(target.read_text().splitlines()) == 3
    # Without a file the rows go nowhere; with one for the summary it has the same.
    assert json.loads(hardship(command, register, "--json")[1]) == found
    hardship(command, register, "-o", target, "--force", "--json", "--summary", named)
    assert json.loads(named.read_text()) == found
    for rows in (("-o", "-"), ("--to", "csv"), ("--excel-de",)):
        code, out, err = hardship(command, register, "--json", *rows)
        typed = " ".join(("--output", *rows[1:]) if rows[0] == "-o" else rows)
        assert (code, out, json.loads(err)["error"]["code"]) == (2, "", "output_twice")
        assert json.loads(err)["error"]["message"].startswith(f"{typed} --json would both")


@pytest.mark.parametrize("option", ["--plain", "--strict", "--explain", "--short", "--ics=x.ics", "--html=x.html"])
def test_what_goes_with_one_decision_alone_is_refused_beside_a_register(hardship, tmp_path, option):
    register = tmp_path / "in.csv"
    register.write_text(ROWS)
    code, out, err = hardship("audit", register, option, "--lang", "en")
    assert (code, out) == (2, "")
    assert f"'{register}' is a register, and {option.partition('=')[0]} goes with one decision alone." in err
