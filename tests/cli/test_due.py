"""``hardship due``: what falls due over case files and results of a batch."""

import json
import os
from datetime import datetime

import polars as pl
import pytest
from icalendar import Calendar

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REFUSAL = os.path.join(ROOT, "examples", "refusal-easter.toml")
MINOR = os.path.join(ROOT, "examples", "extension-minor-th.toml")
TODAY = ("--today", "2026-04-20")

ROWS = [
    {"id": "0012", "permit_until": "30.04.2026"},
    {"id": "0013", "outcome": "refused", "remedy": "action", "appeal_last_day": "2026-05-06", "status": "review"},
    {"id": "0014", "remedy": "action", "appeal_last_day": "2026-05-06", "filed_in_time": "true"},
    {"id": "0015", "permit_valid_until": "2026-05-01", "decided": "2026-03-01", "applied": "2026-02-01"},
    {"id": "0016", "permit_valid_until": "2026-05-01", "applied": "2026-02-01"},
    {"id": "0017", "permit_until": "30.04.2026", "applied": "2026-04-02"},
    {"id": "0018", "remedy": "objection", "appeal_last_day": "2026-05-21"},
    {"id": "0019", "remedy": "objection", "appeal_last_day": "2026-04-19"},
    {"id": "0020", "permit_until": "none", "error": "bad"},
    {"id": "0021", "passport_until": "2026-05-11", "permit_until": "none"},
]
COLUMNS = list(dict.fromkeys(key for row in ROWS for key in row))
FOUND = "2026-04-30\t0012\tapply_by\n2026-05-01\t0015\textension_due\n"
LEFT_OUT = (
    "results have no column for the first day of an action for failure to act: of such days hardship due tells where it reads"
    " case files.\n"
)
FOUND += "2026-05-06\t0013\tremedy_due\n2026-05-11\t0021\tpassport_ends\n"


@pytest.fixture
def results(tmp_path):
    table = pl.DataFrame([{name: row.get(name, "") for name in COLUMNS} for row in ROWS])

    def write(name):
        path = str(tmp_path / name)
        if name.endswith((".csv", ".tsv")):
            separator = "\t" if name.endswith(".tsv") else ";" if "excel" in name else ","
            text = table.write_csv(separator=separator)
            with open(path, "w", encoding="utf-8-sig" if "excel" in name else "utf-8") as file:
                file.write(text)
        elif name.endswith(".jsonl"):
            table.write_ndjson(path)
        else:
            table.with_columns(pl.col("appeal_last_day").str.to_date(strict=False)).write_parquet(path)
        return path

    return write


def test_over_case_files_by_day(hardship):
    code, out, err = hardship("due", MINOR, REFUSAL, *TODAY, "--within", "30d", "--plain")
    assert (code, out, err) == (0, "2026-05-06\tNW-2026-207\tremedy_due\n", "")
    assert hardship("due", MINOR, REFUSAL, *TODAY, "--within", "15d", "--plain")[1] == ""
    assert hardship("due", REFUSAL, *TODAY, "--within", "16d", "--plain")[1] != ""


def test_the_window_is_two_weeks_unless_said_and_both_ends_count(hardship):
    assert hardship("due", REFUSAL, "--today", "2026-04-22", "--plain")[1] != ""
    assert hardship("due", REFUSAL, "--today", "2026-04-21", "--plain")[1] == ""
    assert hardship("due", REFUSAL, "--today", "2026-05-06", "--plain")[1] != ""
    assert hardship("due", REFUSAL, "--today", "2026-05-07", "--plain")[1] == ""


def test_months_are_calendar_months(hardship):
    assert hardship("due", REFUSAL, "--today", "2026-04-06", "--within", "1m", "--plain")[1].count("remedy_due") == 1
    assert hardship("due", REFUSAL, "--today", "2026-04-05", "--within", "1m", "--plain")[1].count("remedy_due") == 0


def test_passed(hardship):
    assert "fee_due" not in hardship("due", REFUSAL, *TODAY, "--plain")[1]
    assert "2026-04-16\tNW-2026-207\tfee_due" in hardship("due", REFUSAL, *TODAY, "--passed", "--plain")[1]


@pytest.mark.parametrize("name", ["r.csv", "excel.csv", "r.tsv", "r.jsonl", "r.parquet"])
def test_over_results_of_a_batch(hardship, results, name):
    path = results(name)
    assert hardship("due", path, *TODAY, "--within", "1m", "--plain") == (0, FOUND, f"{path}: {LEFT_OUT}")


def test_over_what_the_batch_command_really_writes(hardship, tmp_path):
    # The register has facts named as answers are: these get other names.
    register = tmp_path / "register.csv"
    register.write_text(
        "id;land;act;status;remedy;posted;delivery;months;outcome;permit_until\n"
        "001;NW;extend;none;;02.04.2026;letter;12;refused;\n"
        "002;NW;extend;none;objection;02.04.2026;letter;12;refused;01.05.2026\n",
        encoding="utf-8",
    )
    answered = str(tmp_path / "answered.csv")
    assert hardship("batch", str(register), "-o", answered, "--excel-de")[0] == 0
    tree = json.loads(hardship("due", answered, *TODAY, "--within", "1m", "--json")[1])
    assert [(item["day"], item["id"], item["what"], item["text"]) for item in tree["due"]] == [
        ("2026-05-01", "002", "apply_by", "last day to apply for an extension"),
        ("2026-05-06", "001", "remedy_due", "last day for the action (Klage)"),
        ("2026-05-06", "002", "remedy_due", "last day for the objection (Widerspruch)"),
    ]
    assert {item["status"] for item in tree["due"]} <= {"calculated", "review", "disputed"}


def test_days_to_prepare_for_fall_due_too(hardship, tmp_path):
    today = ("--today", "2026-11-28", "--plain")
    assert hardship("due", MINOR, *today, "--within", "48d")[1] == "2027-01-15\tTH-2026-014\tpassport_ends\n"
    assert hardship("due", MINOR, *today, "--within", "47d")[1] == ""
    case = tmp_path / "case.toml"
    case.write_text(
        'id = "A"\nland = "NW"\nact = "extend"\nmonths = 12\nborn = 2008-12-05\napplied = 2026-11-20\n'
        "purpose_until = 2027-02-20\n",
        encoding="utf-8",
    )
    found = ["2026-12-05\tA\tage_turns", "2027-02-20\tA\tpurpose_ends", "2027-02-21\tA\tinaction_from"]
    assert hardship("due", str(case), *today, "--within", "3m")[1].splitlines() == found
    # What has become possible has not passed.
    assert "[passed]" not in hardship("due", str(case), "--today", "2027-02-22", "--passed", "--within", "1d")[1]
    # A birthday is nothing for a calendar that others see.
    code, out, _err = hardship("due", str(case), *today[:2], "--within", "3m", "--ics", "-")
    assert (code, len(Calendar.from_ical(out).walk("VEVENT"))) == (0, 2)
    # The outer limit of reinstatement is nothing to wait for.
    assert hardship("due", REFUSAL, "--today", "2027-05-01", "--plain", "--passed")[1] == ""


def test_what_is_urgent_without_a_day_stands_first(hardship, tmp_path):
    case = tmp_path / "case.toml"
    case.write_text('id = "A"\nland = "NW"\npermit_until = 2025-01-31\n', encoding="utf-8")
    args = ("due", str(case), REFUSAL, "--today", "2026-06-01")
    out = " ".join(hardship(*args)[1].split())
    assert out.startswith(
        "Urgent, without a day: 2 A apply at once NW-2026-207 find out on which day the obstacle was gone"
    )
    assert "Nothing falls due" in out
    tree = json.loads(hardship(*args, "--json")[1])
    assert [(one["id"], one["code"]) for one in tree["urgent"]] == [
        ("A", "ended_unapplied_order"),
        ("NW-2026-207", "remedy_missed_reinstatement"),
    ]
    assert hardship(*args, "--plain") == (0, "", "")
    # Behind the outer limit nothing is left to do.
    assert json.loads(hardship("due", REFUSAL, "--today", "2027-05-08", "--json")[1])["urgent"] == []
    assert json.loads(hardship("due", REFUSAL, *TODAY, "--json")[1])["urgent"] == []


def test_a_saved_answer_beside_its_case_file_is_told_once(hardship, tmp_path):
    case, saved = tmp_path / "a.toml", tmp_path / "b.json"
    facts = 'land = "NW"\nact = "extend"\noutcome = "refused"\ndecided = 2026-05-01\nposted = 2026-05-04\ndelivery = "letter"\n'
    case.write_text(f'id = "A-1"\n{facts}', encoding="utf-8")
    saved.write_text(hardship("case", str(case), "--json", "--today", "2026-05-10")[1], encoding="utf-8")
    code, out, err = hardship("due", str(tmp_path), "--today", "2026-05-10", "--within", "60d", "--plain")
    assert (code, out.count("remedy_due")) == (0, 1)
    assert err == f"{saved}: the same case as {case}, told once.\n"
    # Two that only look alike are two.
    for name in ("c.toml", "d.toml"):
        (tmp_path / name).write_text(facts, encoding="utf-8")
    assert (
        hardship("due", str(tmp_path), "--today", "2026-05-10", "--within", "60d", "--plain")[1].count("remedy_due")
        == 3
    )


def test_where_nothing_falls_due_the_next_day_is_named(hardship, tmp_path):
    case = tmp_path / "a.toml"
    case.write_text('id = "A-1"\nact = "extend"\npermit_until = 2026-12-31\n', encoding="utf-8")
    out = hardship("due", str(case), "--today", "2026-05-10")[1].splitlines()
    assert out == [
        "Nothing falls due until Sun 2026-05-24.",
        "After that: Thu 2026-12-31, in 235 days: A-1: last day to apply for an extension",
    ]


def test_rows_that_ask_for_something_without_a_day_are_told(hardship, tmp_path):
    register, answered = tmp_path / "in.csv", str(tmp_path / "out.csv")
    register.write_text(
        "id,land,permit_until,applied\nP1,NW,2026-03-31,\nP2,NW,2026-03-31,2026-03-01\n", encoding="utf-8"
    )
    assert hardship("batch", str(register), "-o", answered, "--today", "2026-05-10")[0] == 0
    code, out, err = hardship("due", answered, "--today", "2026-05-10", "--within", "30d")
    assert (code, "Nothing falls due" in out) == (0, True)
    assert f"{answered}: rows that ask for something without a day: 1. Their column notes says what." in err
    german = hardship("due", answered, "--today", "2026-05-10", "--lang", "de")[2]
    assert "Zeilen, in denen ohne festen Tag etwas zu tun ist: 1. Was, steht in der Spalte notes." in german


def test_days_as_other_software_writes_them(hardship, tmp_path):
    register, answered = str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet")
    days = pl.Series("permit_until", [datetime(2026, 5, 31), datetime(2026, 6, 30)], dtype=pl.Datetime("us"))
    pl.DataFrame({"id": ["P1", "P2"], "land": ["NW", "NW"], "permit_until": days}).write_parquet(register)
    assert hardship("batch", register, "-o", answered, "--today", "2026-05-10")[0] == 0
    assert hardship("due", answered, "--today", "2026-05-10", "--within", "30d", "--plain") == (
        0,
        "2026-05-31\tP1\tapply_by\n",
        "",
    )


@pytest.mark.parametrize(
    "day", ["2026-05-31", "31.05.2026", "31.5.2026", " 2026-05-31 ", "+21d", "20260531", "2026-05-31 00:00:00"]
)
def test_what_batch_reads_due_reads(hardship, tmp_path, day):
    register, answered = tmp_path / "in.csv", str(tmp_path / "out.csv")
    register.write_text(f"id,land,permit_until\nP1,NW,{day}\n", encoding="utf-8")
    read = hardship("batch", str(register), "-o", answered, "--today", "2026-05-10")[0] == 0
    code, out, err = hardship("due", answered, "--today", "2026-05-10", "--within", "30d", "--plain")
    assert (code, out) == ((0, "2026-05-31\tP1\tapply_by\n") if read else (1, ""))
    assert bool(err) != read


def test_numbers_of_days_in_a_workbook(hardship, tmp_path):
    from xlsxwriter import Workbook

    path = str(tmp_path / "results.xlsx")
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        columns = ["id", "appeal_last_day", "remedy", "permit_valid_until"]
        for row, cells in enumerate([columns, ["A", 46148, "action"]]):  # 6 May 2026
            sheet.write_row(row, 0, cells)
    assert hardship("due", path, *TODAY, "--within", "1m", "--plain") == (0, "2026-05-06\tA\tremedy_due\n", "")


def test_cells_that_cannot_be_read_are_named(hardship, tmp_path):
    path = tmp_path / "results.csv"
    rows = ["0022,2026-05-06,5/6/2026,action", "0023,soon,,action", "0024,2026-05-07,,action"]
    path.write_text("id,appeal_last_day,filed,remedy\n" + "\n".join(rows) + "\n", encoding="utf-8")
    code, out, err = hardship("due", str(path), *TODAY, "--within", "1m", "--plain")
    # A day of filing that cannot be read takes no last day away.
    assert (code, out) == (1, "2026-05-06\t0022\tremedy_due\n2026-05-07\t0024\tremedy_due\n")
    assert f"{path}:1: filed: " in err
    assert f"{path}:2: appeal_last_day: " in err
    path.write_text("id,appeal_last_day\n" + "A,soon\n" * 15, encoding="utf-8")
    code, out, err = hardship("due", str(path), *TODAY)
    assert (code, "Nothing falls due" in out, "5 more cells" in err) == (1, True, True)


def test_json(hardship, results):
    path = results("r.csv")
    tree = json.loads(hardship("due", path, REFUSAL, *TODAY, "--within", "1m", "--json")[1])
    assert (tree["schema"], tree["today"], tree["until"]) == ("hardship/due/1", "2026-04-20", "2026-05-20")
    remedy = [item for item in tree["due"] if item["what"] == "remedy_due"]
    assert [(item["id"], item["file"], item["row"]) for item in remedy] == [
        ("0013", path, 2),
        ("NW-2026-207", REFUSAL, None),
    ]
    assert [item["basis"] for item in remedy] == ["§ 74 VwGO", "§ 74 VwGO"]
    assert [(item["status"], item["status_of"]) for item in remedy] == [("review", "row"), ("calculated", "day")]


def test_the_list_in_both_languages(hardship, results):
    path = results("r.csv")
    out = hardship("due", path, REFUSAL, *TODAY, "--within", "1m")[1]
    assert "last day for the action (Klage) [row: to be reviewed]" in " ".join(out.split())
    assert "Fällig bis Mi 20.05.2026: 5" in hardship("due", path, REFUSAL, *TODAY, "--within", "1m", "--lang", "de")[1]
    assert "Nothing falls due" in hardship("due", MINOR, *TODAY)[1]


def test_a_calendar_of_what_is_due(hardship, results, tmp_path):
    path = results("r.csv")
    code, out, err = hardship("due", path, REFUSAL, *TODAY, "--within", "1m", "--ics", "-", "--remind", "1d")
    assert (code, err) == (0, f"{path}: {LEFT_OUT}")
    found = Calendar.from_ical(out).walk("VEVENT")
    assert len(found) == 5
    assert sum("Row: to be reviewed" in event["description"] for event in found) == 1
    assert all(event.walk("VALARM") for event in found)
    # The case's own calendar has the same event.
    alone = Calendar.from_ical(hardship("case", REFUSAL, *TODAY, "--ics", "-")[1])
    assert {str(event["uid"]) for event in alone.walk("VEVENT")} & {str(event["uid"]) for event in found}
    target = str(tmp_path / "due.ics")
    assert hardship("due", MINOR, *TODAY, "--ics", target)[0] == 0
    assert not os.path.exists(target)


def test_bad_files_are_named_and_the_rest_is_answered(hardship, results, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text("land = 5\nx = 1\n", encoding="utf-8")
    plain = tmp_path / "plain.csv"
    plain.write_text("id,land\n1,NW\n", encoding="utf-8")
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"no parquet")
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    files = [str(path) for path in (bad, plain, broken, empty, tmp_path / "missing.csv", tmp_path)]
    code, out, err = hardship("due", *files, results("r.csv"), *TODAY, "--within", "1m", "--plain")
    assert (code, out) == (1, FOUND)
    for path in files:
        assert path in err
    assert "batch" in err
    assert hardship("due", str(plain), *TODAY)[0] == 2


def test_windows_that_cannot_be(hardship):
    for within in ("0d", "soon", "-3d", "999999d", "5000y"):
        assert hardship("due", REFUSAL, *TODAY, "--within", within)[0] == 2
    assert hardship("due")[:2] == (2, "")


def test_a_folder_stands_for_its_case_files(hardship, tmp_path):
    for name in ("refusal-easter.toml", "extension-minor-th.toml"):
        with open(os.path.join(ROOT, "examples", name), encoding="utf-8") as file:
            (tmp_path / name).write_text(file.read(), encoding="utf-8")
    (tmp_path / "register.csv").write_text("land\nNW\n", encoding="utf-8")
    (tmp_path / ".hidden.toml").write_text("nothing", encoding="utf-8")
    asked = ("--within", "2m", "--today", "2026-04-20", "--plain")
    by_name = hardship("due", *sorted(tmp_path.glob("[a-z]*.toml")), *asked)
    assert hardship("due", tmp_path, *asked) == by_name
    assert (by_name[0], by_name[2]) == (0, "")
    assert "2026-05-06" in by_name[1]
    (tmp_path / "empty").mkdir()
    code, out, err = hardship("due", tmp_path / "empty", *asked)
    assert (code, out) == (2, "")
    assert "holds no case file" in err


def test_a_calendar_may_not_be_written_over_a_file_of_the_folder(hardship, tmp_path):
    (tmp_path / "case.toml").write_text('land = "NW"\n', encoding="utf-8")
    code, _out, err = hardship("due", tmp_path, "--ics", tmp_path / "case.toml", "--force")
    assert code == 2
    assert err
    assert (tmp_path / "case.toml").read_text(encoding="utf-8") == 'land = "NW"\n'


@pytest.mark.parametrize(("today", "listed"), [("2022-12-31", True), ("2023-01-01", False)])
def test_a_fee_that_is_barred_by_limitation_is_nothing_to_pay(hardship, tmp_path, today, listed):
    """What is barred was listed as due, years behind; the page told it as open."""
    path, page = tmp_path / "old.toml", tmp_path / "old.html"
    path.write_text('land = "NW"\nact = "extend"\nmonths = 12\nnotified = 2017-09-05\n', encoding="utf-8")
    options = ("due", path, "--passed", "--within", "12y", "--today", today)
    for form in (("--plain",), ("--json",), ()):
        code, out, err = hardship(*options, *form)
        assert (code, "fee_due" in out or "fee due" in out) == (0, listed)
        assert ("is barred" in err) is not listed
    calendar = hardship(*options, "--ics", "-")[1]
    assert ("fee due" in calendar.casefold()) is listed
    assert "barred" not in hardship("due", path, "--today", today)[2]
    hardship("case", path, "--today", today, "--html", page)
    source = page.read_text(encoding="utf-8")
    assert ("Due; payment not stated" in source, "no payment is stated" in source) == (listed, listed)
    assert ("the claim is barred, unless" in source) is not listed
