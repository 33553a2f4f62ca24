"""A case may name the service description by its key (FIM, LeiKa) in the place of act and title, and answers name it where one is known."""

import csv
import json
import os
import subprocess
import sys
from datetime import date

import pytest

from hardship_cli import Case, InputError, fee
from hardship_cli.facts import SERVICES
from hardship_cli.render.json import answer_tree
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import default_law

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXTEND, ISSUE, COMMISSION = "99010022020012", "99010022001012", "99010022001005"


def run(*args, folder=None, code=0):
    program = "import sys; from hardship_cli.cli.main import run; sys.exit(run(sys.argv[1:]))"
    environment = {**os.environ, "PYTHONPATH": ROOT, "HARDSHIP_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", program, *args],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout, done.stderr


def test_the_keys_are_those_of_the_descriptions():
    described = default_law().services["service"]
    assert {key: (row["title"], (row["act"], *row.get("also_for", ()))) for key, row in described.items()} == SERVICES


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ({"service": EXTEND}, {"act": "extend"}),
        ({"service": int(EXTEND)}, {"act": "extend"}),
        ({"FIM-Schlüssel": "99 010 022 001 005"}, {"act": "issue", "title": "23a"}),
        ({"service": ISSUE}, {"act": "issue"}),
        ({"service": ISSUE, "act": "Zweckwechsel"}, {"act": "change-purpose"}),
        ({"service": ISSUE, "title": "§ 25 Abs. 4 Satz 2 AufenthG", "act": ""}, {"act": "issue"}),
        ({"service": "", "act": "extend"}, {"act": "extend"}),
        ({"service": None, "act": "extend"}, {"act": "extend"}),
    ],
)
def test_a_key_stands_for_act_and_title(typed, meant):
    assert Case.read(typed) == Case.read(meant)


@pytest.mark.parametrize(
    ("typed", "code", "field"),
    [
        ({"service": EXTEND, "act": "issue"}, "service_disagrees", "act"),
        ({"service": COMMISSION, "title": "25-4-2"}, "service_disagrees", "title"),
        ({"service": "99010022020013"}, "unknown_service", "service"),
        ({"service": EXTEND, "act": "prolong"}, "not_a_choice", "act"),
        ({"service": EXTEND, "Leistungsschlüssel": EXTEND}, "fact_twice", "Leistungsschlüssel"),
    ],
)
def test_what_does_not_fit_is_refused(typed, code, field):
    with pytest.raises(InputError) as refused:
        Case.read(typed)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_of_several_acts_one_is_that_of_the_service():
    plainly = ("--months", "6", "--on", "2026-03-02", "--plain")
    both = run("fee", "extend", "fiction-certificate", *plainly)[0]
    assert run("fee", "extend", "fiction-certificate", "--service", EXTEND, *plainly)[0] == both
    assert "does not go with" in run("fee", "issue", "fiction-certificate", "--service", EXTEND, *plainly, code=2)[1]


def test_answers_name_the_key_where_one_is_known():
    law, say = default_law(), Language("en")
    found = {
        (act, title): answer_tree(
            fee(Case(act=act, title=title, start=date(2026, 3, 2), until=date(2027, 3, 1), on=date(2026, 3, 2))),
            say,
            law,
        ).get("service")
        for act in ("issue", "extend", "change-purpose", "certificate")
        for title in ("25-4-2", "23a")
    }
    assert {key: found[key] for key in found if found[key]} == {
        ("issue", "25-4-2"): ISSUE,
        ("change-purpose", "25-4-2"): ISSUE,
        ("extend", "25-4-2"): EXTEND,
        ("issue", "23a"): COMMISSION,
    }


def test_the_command_line_and_a_case_file_take_it(tmp_path):
    plainly = ("--months", "6", "--on", "2026-03-02")
    for words in (
        ("fee", "--service", EXTEND),
        ("gebühr", "--leistungsschlüssel", EXTEND),
        ("fee", "extend", "--service", EXTEND),
    ):
        by_key, by_act = (
            json.loads(run(*words, *plainly, "--json")[0]),
            json.loads(run("fee", "extend", *plainly, "--json")[0]),
        )
        assert by_key == by_act
        assert by_key["service"] == EXTEND
    assert run("permit", "--service", EXTEND, "--start", "2026-03-02", "--plain") == ("2029-03-01\n", "")
    (tmp_path / "case.toml").write_text(f'service = "{EXTEND}"\nmonths = "6"\non = 2026-03-02\n', encoding="utf-8")
    told = json.loads(run("case", "case.toml", "--json", folder=tmp_path)[0])
    assert told["asked"]["act"] == "extend"
    assert (told["service"], told["answer"]["fee"]["amount"]) == (EXTEND, "93.00")
    other = json.loads(run("case", "case.toml", "--set", f"service={COMMISSION}", "--json", folder=tmp_path)[0])
    assert (other["service"], set(other["answer"]["set"])) == (COMMISSION, {"act", "title"})
    (tmp_path / "case.toml").write_text('months = "6"\nLeistungsschlüssel = "9901"\n', encoding="utf-8")
    assert (
        "case.toml:2: Leistungsschlüssel: '9901' is no service key"
        in run("case", "case.toml", folder=tmp_path, code=2)[1]
    )
    saved = tmp_path / "saved.json"
    saved.write_text(run("fee", "--service", EXTEND, *plainly, "--json")[0], encoding="utf-8")
    run("verify", str(saved))


ROWS = [
    (EXTEND, "", "", "93.00", ""),
    (EXTEND, "Verlängerung", "", "93.00", ""),
    ("99 010 022 001 005", "", "", "100.00", ""),
    (ISSUE, "change-purpose", "25-4-2", "98.00", ""),
    ("", "issue", "23a", "100.00", ""),
    (EXTEND, "issue", "", "", "does not go with the service key"),
    (ISSUE, "", "23a", "", "does not go with the service key"),
    ("123", "extend", "", "", "no service key that is known"),
    (EXTEND, "prolong", "", "", "act: a word that is not known"),
]


@pytest.mark.parametrize("times", [1, 400])
def test_a_register_takes_it_row_by_row_and_by_paths(tmp_path, times):
    with open(tmp_path / "in.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Leistungsschlüssel", "act", "title", "months", "on", "benefits"])
        for _ in range(times):
            for key, act, title, _amount, _error in ROWS:
                writer.writerow([key, act, title, "24", "2026-03-02", ""])
    _out, err = run("batch", "in.csv", "-o", "out.csv", folder=tmp_path, code=1)
    with open(tmp_path / "out.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == times * len(ROWS)
    for row, (key, _act, _title, amount, error) in zip(rows, ROWS * times, strict=True):
        assert row["Leistungsschlüssel"] == key
        assert row["fee_eur"] == amount
        assert bool(row["error"]) == bool(error)
    assert "Leistungsschlüssel (service)" in err
    for reason in {error for *_row, error in ROWS if error}:
        assert f"{reason} {sum(row[4] == reason for row in ROWS) * times}" in err


def test_a_column_that_is_only_called_so_is_not_read(tmp_path):
    (tmp_path / "in.csv").write_text(
        "service,act,months,on\nABH,extend,6,2026-03-02\nStandesamt,extend,6,2026-03-02\n", encoding="utf-8"
    )
    _out, err = run("batch", "in.csv", "-o", "out.csv", folder=tmp_path)
    assert "The column 'service' was not read" in err


def test_a_register_with_nothing_but_keys_can_be_asked(tmp_path):
    (tmp_path / "in.csv").write_text(
        f"service,months,on\n{EXTEND},6,2026-03-02\n{ISSUE},6,2026-03-02\n", encoding="utf-8"
    )
    run("batch", "in.csv", "-o", "out.csv", folder=tmp_path)
    assert "93.00" in (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert "extension" in run("batch", "in.csv", "--explain-row", "1", folder=tmp_path)[0]
