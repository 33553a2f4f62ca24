"""``hardship schedules``: the law as data, for people and programs."""

import csv
import json
import re
from datetime import date, timedelta

import pytest

from hardship_cli.asking import answers
from hardship_cli.case import Case
from hardship_cli.errors import InputError
from hardship_cli.questions import QUESTIONS


def test_list_names_every_rule_and_land(hardship, law):
    code, out, _err = hardship("schedules", "list")
    assert code == 0
    assert "residence_extend_over_3m" in out
    assert "Thuringia (TH)" in out
    plain = hardship("schedules", "list", "--plain")[1].split()
    assert plain == [*law.fees.tables["rule"], *law.deadlines.tables["rule"]]
    tree = json.loads(hardship("schedules", "list", "--json")[1])
    assert [rule["rule"] for rule in tree["rules"]] == plain
    assert len(tree["lands"]) == 16
    only = hardship("schedules", "list", "--land", "BW", "--plain")[1].split()
    assert "notification_letter" in only
    assert "residence_extend_over_3m" not in only


def test_show_a_rule_with_all_versions_and_sources(hardship):
    out = hardship("schedules", "show", "residence_extend_over_3m")[1]
    for part in ("2005-01-01", "€30.00", "2017-09-01", "€93.00", "§ 45 Nr. 2 Buchst. b AufenthV", "BUZER-45-2017"):
        assert part in out
    assert "30,00 €" in hardship("schedules", "show", "residence_extend_over_3m", "--lang", "de")[1]
    tree = json.loads(hardship("schedules", "show", "residence_extend_over_3m", "--json")[1])
    assert [(version["from"], version["value"]) for version in tree["history"]][:3] == [
        ("2005-01-01", "30.00"),
        ("2011-09-01", "80.00"),
        ("2017-09-01", "93.00"),
    ]
    plain = hardship("schedules", "show", "residence_extend_over_3m", "--plain")[1]
    assert plain.splitlines()[2] == "2017-09-01\t93.00"


def test_show_a_rule_of_the_laender_with_transitional_clauses(hardship):
    out = hardship("schedules", "show", "notification_letter")[1]
    assert "Baden-Württemberg" in out
    assert re.search(r"procedures begun before .*2025-02-07: the version before", out, re.DOTALL)


@pytest.mark.parametrize("name", ["TH", "Thüringen", "16"])
def test_show_a_land_with_what_it_prints_and_where_it_deviates(hardship, name):
    out = hardship("schedules", "show", name)[1]
    for part in ("99010022020012", "€46.50", "6 to 8 weeks", "Deviates from the law", "notification_letter"):
        assert part in out
    assert json.loads(hardship("schedules", "show", name, "--json")[1])["land"] == "TH"


def test_a_land_of_which_nothing_was_read_says_so(hardship):
    assert "No publication of this Land was found" in " ".join(hardship("schedules", "show", "HB")[1].split())


def test_show_a_source_and_who_rests_on_it(hardship):
    out = hardship("schedules", "show", "BUZER-45-2017")[1]
    assert "residence_extend_over_3m" in out
    assert json.loads(hardship("schedules", "show", "BUZER-45-2017", "--json")[1])["cited_by"]


def test_diff_between_two_days(hardship):
    out = hardship("schedules", "diff", "2023-10-31", "2023-11-01")[1]
    assert "€44.00  the same, with " in out
    assert "express_surcharge" in out
    tree = json.loads(hardship("schedules", "diff", "2023-10-31", "2023-11-01", "--json")[1])
    (express,) = [change for change in tree["changes"] if change["rule"] == "express_surcharge"]
    assert (express["old_state"], express["new"], express["start"]) == ("none", "35.00", "2023-11-01")
    assert json.loads(hardship("schedules", "diff", "2026-03-01", "2026-03-02", "--json")[1])["changes"] == []
    letters = json.loads(hardship("schedules", "diff", "2025-02-06", "2025-02-07", "--land", "BW", "--json")[1])[
        "changes"
    ]
    assert [(c["old"], c["new"]) for c in letters if c["rule"] == "notification_letter"] == [(3, 4)]


def test_check_passes_over_every_rule_land_and_day(hardship):
    code, out, _err = hardship("schedules", "check", "--matrix")
    assert code == 0
    assert out.rstrip().endswith("0 faults")
    tree = json.loads(hardship("schedules", "check", "--matrix", "--json")[1])
    assert tree["faults"] == []
    assert all(gap["from"] <= gap["until"] for gap in tree["gaps"])


def test_check_names_the_faults_of_an_overlay(hardship, tmp_path):
    (tmp_path / "fees.toml").write_text(
        "[rule.residence_extend_over_3m]\nversion = [ { from = 2027-01-01, value = 95.00, source = 'NOBODY' } ]\n",
        encoding="utf-8",
    )
    code, _out, err = hardship("schedules", "check", "--data", tmp_path)
    assert code == 2
    assert "NOBODY" in err


def test_an_overlay_with_a_new_gazette_is_applied_from_its_day_and_named_in_the_receipt(hardship, tmp_path):
    (tmp_path / "fees.toml").write_text(
        '[source.NEW]\ntitle = "a new gazette"\nchecked = { on = 2026-12-01, result = "verified" }\n'
        "[rule.residence_extend_over_3m]\nversion = [ { from = 2027-01-01, value = 95.00, source = 'NEW' } ]\n",
        encoding="utf-8",
    )
    args = ["fee", "extend", "--months", "6", "--data", tmp_path]
    assert hardship(*args, "--on", "2026-12-31", "--plain")[1] == "93.00\n"
    assert hardship(*args, "--on", "2027-01-01", "--plain")[1] == "95.00\n"
    own = json.loads(hardship(*args, "--on", "2026-03-02", "--json")[1])["receipt"]
    shipped = json.loads(hardship(*args[:-2], "--on", "2026-03-02", "--json")[1])["receipt"]
    assert own["result"] == shipped["result"]
    assert own["data"] != shipped["data"]


def test_due_lists_what_is_to_be_looked_at_again(hardship, law):
    rule, last = to_be_reviewed(law)
    assert rule in hardship("schedules", "check", "--due", "--today", last + timedelta(days=1))[1]
    later = json.loads(hardship("schedules", "check", "--due", "--today", "2099-06-01", "--json")[1])["due"]
    assert any(row["id"] == "residence_extend_over_3m" for row in later)


def to_be_reviewed(law):
    """A rule of which all that is to be reviewed is so on one day, and that day."""
    days = {}
    for rule in (*law.fees.rules(), *law.deadlines.rules()):
        for version in (*rule.versions, *(version for versions in rule.lands.values() for version in versions)):
            if version.review_by is not None:
                days.setdefault(rule.id, set()).add(version.review_by)
    return next((rule, *found) for rule, found in days.items() if len(found) == 1)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "Warning: law data due for review now: {due}; within 60 days: {soon}.\n"),
        ("de", "Achtung: Rechtsdaten, die jetzt zur Prüfung fällig sind: {due}; innerhalb von 60 Tagen: {soon}.\n"),
    ],
)
def test_what_is_due_soon_is_a_warning_and_no_fault(hardship, law, lang, told):
    rule, last = to_be_reviewed(law)
    args = ("schedules", "check", "--due", "--lang", lang)
    first = last - timedelta(days=59)
    code, out, err = hardship(*args, "--today", first, "--json")
    found = json.loads(out)
    assert code == 0
    assert err == told.format(due=len(found["due"]), soon=len(found["soon"]))
    assert found["soon"]
    assert rule in {row["id"] for row in found["soon"]} - {row["id"] for row in found["due"]}
    assert rule not in hardship(*args, "--today", first - timedelta(days=1))[1]
    assert rule in hardship(*args, "--today", first)[1]
    assert rule not in hardship(*args, "--today", first, "--plain")[1]
    code, out, _err = hardship(*args, "--today", last + timedelta(days=1), "--plain")
    assert code == 0
    assert rule in out


def test_nothing_is_due_nothing_is_said(hardship):
    assert hardship("schedules", "check", "--due", "--today", "2024-01-01", "--plain")[1:] == ("\n", "")


def test_export_is_one_document_with_money_as_text(hardship):
    tree = json.loads(hardship("schedules", "export")[1])
    assert {"fees", "deadlines", "holidays", "services", "sources"} <= set(tree)
    versions = tree["fees"]["rule"]["residence_extend_over_3m"]["version"]
    assert versions[2]["value"] == "93.00"
    only = json.loads(hardship("schedules", "export", "--file", "fees")[1])
    assert "sources" not in only


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nope"], "Accepted: list, show, diff, check, export"),
        (["shwo"], "Did you mean show?"),
        (["show", "residence_extend_ovr_3m"], "Did you mean residence_extend_over_3m?"),
        (["show"], "missing"),
        (["diff", "2024-01-01"], "missing"),
        (["diff", "2024-01-01", "1/2/2024"], "two days"),
        (["export", "--file", "fee"], "Did you mean fees?"),
        (["list", "--land", "XX"], "is no Land"),
    ],
)
def test_bad_input(hardship, args, said):
    code, out, err = hardship("schedules", *args)
    assert (code, out) == (2, "")
    assert said in err


def test_without_a_command_the_group_shows_its_help(hardship):
    code, out, err = hardship("schedules")
    assert (code, err) == (0, "")
    assert "hardship schedules diff" in out


def test_help_in_both_languages(hardship):
    assert "The law behind the answers" in " ".join(hardship("schedules", "--help")[1].split())
    assert "Das Recht hinter den Antworten" in " ".join(hardship("schedules", "--help", "--lang", "de")[1].split())


def test_a_land_beside_the_name_is_told_where_it_goes(hardship):
    code, _out, err = hardship("schedules", "show", "remedy", "--land", "TH")
    assert code == 2
    assert "hardship schedules show TH" in err
    assert "hardship schedules show remedy" in err
    assert "--land" not in hardship("schedules", "show", "--help")[1]


def test_a_table_tears_no_id_where_there_is_room_and_loses_nothing_where_there_is_none(hardship, monkeypatch):
    out = hardship("schedules", "show", "protection_exemption", "--lang", "de")[1]
    for whole in ("Rechtsgrundlage", "AUFENTHV-BEFORE-", "02.07.2012", "Flüchtlingseigenschaft", "asylberechtigt"):
        assert whole in out
    monkeypatch.setenv("COLUMNS", "30")
    narrow = hardship("schedules", "show", "residence_extend_over_3m")[1]
    assert max(len(line) for line in narrow.splitlines()) <= 30
    # The last column is still there, though in pieces.
    for part in ("€30.", "AUFEN", "BUZER", "agree", "text", "read"):
        assert part in narrow


def test_paths_of_each_question_with_the_facts_that_decide(hardship, tmp_path):
    tree = json.loads(hardship("schedules", "paths", "--cases", "60", "--json")[1])
    assert (tree["what"], tree["cases"], list(tree["questions"])) == ("paths", 60, list(QUESTIONS))
    for name, found in tree["questions"].items():
        assert found["answered"] < found["paths"] <= 60, name
        assert "id" not in found["facts"]
    for name in ("fee", "permit", "fiction", "appeal", "departure"):
        found = tree["questions"][name]
        assert found["answered"] > 10
        assert "land" in found["facts"]
        assert ("act" in found["facts"]) == (name != "departure")
    assert "purpose_until" in tree["questions"]["permit"]["facts"]
    assert "born" not in tree["questions"]["permit"]["facts"]
    # Through a finding that several questions build on: the fiction effect ends with the notification.
    assert "delivery" in tree["questions"]["fiction"]["facts"]
    found = {name: one["findings"].get("notification") for name, one in tree["questions"].items()}
    assert found["fiction"] == found["departure"] == found["fee"] == found["appeal"] > 5
    assert found["permit"] is None
    plain = hardship("schedules", "paths", "--cases", "60", "--plain")[1]
    assert plain == "".join(f"{name}\t{it['paths']}\n" for name, it in tree["questions"].items())
    alone = hardship("schedules", "paths", "permit", "--cases", "60", "--plain")[1]
    assert alone == f"permit\t{tree['questions']['permit']['paths']}\n"
    code, out, err = hardship("schedules", "paths", "permit", "--cases", "90", "-o", tmp_path / "x.csv")
    assert (code, "x.csv" in err) == (0, True)
    assert "among 90 made-up cases" in out
    assert hardship("schedules", "paths", "permit", "--cases", "90", "-o", "-")[1] == (tmp_path / "x.csv").read_text()


def test_paths_rest_on_an_overlay_too(hardship, tmp_path):
    (tmp_path / "fees.toml").write_text(
        '[source.NEW]\ntitle = "a new gazette"\nchecked = { on = 2026-12-01, result = "single" }\n'
        "[rule.residence_extend_over_3m]\nversion = [ { from = 2019-01-01, value = 95.00, source = 'NEW' } ]\n",
        encoding="utf-8",
    )
    args = ("schedules", "paths", "fee", "--cases", "300", "--json")
    shipped, own = (json.loads(hardship(*args, *more)[1]) for more in ((), ("--data", tmp_path)))
    assert shipped["data"] != own["data"]
    assert shipped["questions"]["fee"]["paths"] < own["questions"]["fee"]["paths"]


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "100001", "9" * 5000])
def test_a_number_of_cases_that_is_none(hardship, number):
    code, out, err = hardship("schedules", "paths", "--cases", number)
    assert (code, out) == (2, "")
    assert "Accepted: 1 to 100000." in err


def test_examples_of_all_paths_are_a_register(hardship, tmp_path):
    """Each goes through a batch; a row fails where the case itself, as it was written down, has an error."""
    examples, answers_file = tmp_path / "examples.csv", tmp_path / "answers.csv"
    assert hardship("schedules", "paths", "--cases", "400", "-o", examples)[0] == 0
    hardship("batch", examples, "-o", answers_file, "--quiet")
    with open(examples, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    counts = json.loads(hardship("schedules", "paths", "--cases", "400", "--json")[1])["questions"]
    names = [f"{name}-{number + 1}" for name, found in counts.items() for number in range(found["paths"])]
    assert [row["id"] for row in rows] == names
    with open(answers_file, encoding="utf-8") as file:
        failed = {row["id"] for row in csv.DictReader(file) if row["error"]}
    assert failed == {row["id"] for row in rows if has_error(row)}
    assert 0 < len(failed) < len(rows) / 5


def has_error(row):
    try:
        answers(Case.read(row), date.today())
    except InputError:
        return True
    return False


@pytest.mark.parametrize("code", ["E6", "e6", "TH_REMEDY"])
def test_a_disputed_point_can_be_looked_up(hardship, law, code):
    point = law.dispute(code.upper())
    status, out, _err = hardship("schedules", "show", code, "--lang", "de")
    assert status == 0
    flat = " ".join(out.split())
    for part in (
        code.upper(),
        point["title"]["de"],
        "A (angewandt)",
        *(it["basis"] for it in point["reading"].values()),
    ):
        assert part in flat
    tree = json.loads(hardship("schedules", "show", code, "--json")[1])
    assert (tree["what"], tree["id"]) == ("dispute", code.upper())


def test_a_disputed_point_says_since_when_the_law_is_open(hardship):
    assert "Open since 2021-07-15; before, reading A is the only one." in hardship("schedules", "show", "E3")[1]
    assert "Open since" not in hardship("schedules", "show", "E5")[1]
