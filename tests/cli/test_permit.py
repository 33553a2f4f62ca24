"""``hardship permit`` and ``hardship fiction`` at their edge: forms, languages, exit codes, errors."""

import json
import subprocess
import sys

import pytest

START = ["permit", "--start", "2026-03-15", "--months", "36"]
LATE = ["fiction", "--permit-until", "31.3.2026", "--applied", "3.4.2026"]


def test_plain_is_the_bare_day_or_word(hardship):
    assert hardship(*START, "--plain") == (0, "2029-03-14\n", "")
    assert hardship(*LATE, "--plain") == (0, "none\n", "")
    assert (
        hardship("fiction", "--permit-until", "2026-03-31", "--applied", "2026-03-31", "--plain")[1] == "continuation\n"
    )


def test_json_of_a_permit_holds_what_the_contract_names(hardship):
    code, out, err = hardship(*START, "--lawful-since", "2025-06-01", "--json")
    answer = json.loads(out)
    assert (code, err, answer["command"], answer["schema"]) == (0, "", "permit", "hardship/answer/1")
    assert answer["asked"] == {"start": "2026-03-15", "months": "36m", "lawful_since": "2025-06-01"}
    assert {key: value for key, value in answer["answer"].items() if key != "alternatives"} == {
        "valid_from": "2026-03-15",
        "valid_until": "2029-03-14",
        "capped_by": "requested",
        "days": 1096,
        "extension_start": "2029-03-15",
        "last_day_to_apply": "2029-03-14",
        "settlement_from": "2030-06-01",
    }
    assert [other["because"] for other in answer["answer"]["alternatives"]] == ["E6", "E12"]
    assert all(note["text"] for note in answer["notes"])


def test_json_of_a_fiction_writes_from_without_an_underscore(hardship):
    out = hardship(
        "fiction", "--permit-until", "2026-03-31", "--applied", "2026-03-30", "--notified", "2026-05-04", "--json"
    )[1]
    answer = json.loads(out)
    assert answer["answer"] == {
        "effect": "continuation",
        "from": "2026-04-01",
        "until": "2026-05-04",
        "in_time": True,
        "last_day_to_apply": "2026-03-31",
        "alternatives": [],
    }
    assert answer["notes"][0]["basis"] == "§ 81 Abs. 4 S. 1 AufenthG"


def test_json_of_the_other_reading(hardship):
    answer = json.loads(hardship("fiction", "--permit-until", "2026-02-28", "--applied", "2026-03-02", "--json")[1])
    assert answer["status"] == "disputed"
    assert answer["answer"]["alternatives"] == [
        {
            "because": "E7",
            "effect": "continuation",
            "from": "2026-03-01",
            "last_day_to_apply": "2026-03-02",
            "basis": "§ 31 Abs. 3 S. 1 VwVfG; § 193 BGB",
            "reading": "B",
            "until": None,
        }
    ]


def test_the_same_facts_and_data_give_the_same_bytes(hardship):
    for args in (START, LATE):
        assert hardship(*args, "--json") == hardship(*args, "--json")
        english = json.loads(hardship(*args, "--json", "--lang", "en")[1])
        german = json.loads(hardship(*args, "--json", "--lang", "de")[1])
        assert english["receipt"].pop("whole") != german["receipt"].pop("whole")
        assert english["receipt"] == german["receipt"]
        assert english["notes"] != german["notes"]


def test_the_table_of_a_permit(hardship):
    code, out, _err = hardship(*START, "--passport-until", "2027-03-01", "--purpose-until", "2028-01-01")
    assert code == 0
    for part in ("Monday, 1 March 2027", "352 days", "the end of the passport (practice)", "Wednesday, 14 March 2029"):
        assert part in out
    assert "Saturday, 1 January 2028  without the practice" in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_the_table_of_a_permit_in_german(hardship):
    code, out, _err = hardship(*START, "--lawful-since", "2025-06-01", "--land", "NW", "--lang", "de")
    assert code == 0
    for part in (
        "Gültig bis",
        "Mittwoch, 14. März 2029",
        "1096 Tage",
        "Nordrhein-Westfalen",
        "Niederlassungserlaubnis",
        "§ 26",
    ):
        assert part in out
    assert "Samstag, 1. Juni 2030" in out


def test_the_table_of_a_fiction(hardship):
    code, out, _err = hardship("fiction", "--permit-until", "2026-02-28", "--applied", "2026-03-02", "--land", "NW")
    assert code == 0
    for part in (
        "no fiction effect",
        "disputed",
        "title until 2026-02-28",
        "Saturday, 28 February 2026",
        "E7",
        "Fortgeltung",
    ):
        assert part in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_the_table_of_a_fiction_in_german(hardship):
    out = hardship("fiction", "--permit-until", "none", "--lawful-stay", "--applied", "2026-05-04", "--lang", "de")[1]
    for part in (
        "der Aufenthalt gilt als erlaubt",
        "kein Titel",
        "Antrag vom 04.05.2026",
        "Montag, 4. Mai 2026",
        "offen",
    ):
        assert part in out
    before = " ".join(hardship("fiction", "--permit-until", "31.03.2026", "--lang", "de")[1].split())
    assert "gilt fort (Fortgeltungsfiktion) ab 01.04.2026 bei rechtzeitigem Antrag" in before


def test_explain_shows_every_step(hardship):
    out = hardship(*START, "--explain")[1]
    for part in ("s1", "permit_max", "limit", "last day", "[text read]"):
        assert part in out
    out = hardship("fiction", "--permit-until", "2026-03-31", "--applied", "2026-03-31", "--explain")[1]
    for part in ("expiry_day_in_time", "effect from", "Fiktionsbescheinigung"):
        assert part in out


def test_strict_is_code_three_unless_calculated(hardship):
    assert hardship(*START, "--strict", "--plain")[0] == 0
    assert hardship(*START, "--passport-until", "2027-03-01", "--strict", "--plain")[:2] == (3, "2027-03-01\n")
    assert hardship("fiction", "--permit-until", "2026-02-28", "--applied", "2026-03-02", "--strict", "--plain")[0] == 3


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["permit"], 4, ["--start: ", "Give --start, or --permit-until"]),
        (
            ["permit", "--title", "25-5", "--start", "2026-01-31"],
            4,
            ["18 months", "not yet: 2026-07-30", "already: 2029-01-30"],
        ),
        (
            ["permit", "--start", "2026-03-15", "--purpose-until", "2026-03-14"],
            4,
            ["2026-03-14", "2026-03-15", "§ 7 Abs. 2"],
        ),
        (["permit", "--start", "2026-03-15", "--passport-until", "2026-03-14"], 4, ["passport", "can be waived"]),
        (["permit", "--start", "2004-12-31"], 4, ["2004-12-31", "2005-01-01"]),
        (
            ["permit", "--permit-until", "2026-03-31", "--until", "2026-03-01"],
            2,
            ["2026-03-01", "first day 2026-04-01"],
        ),
        (
            ["permit", "--start", "1.1.2026", "--months", "12", "--until", "1.2.2027"],
            2,
            ["12 months", "2026-12-31", "2027-02-01"],
        ),
        (["permit", "--start", "1.2.2026", "--lawful-since", "2.2.2026"], 2, ["--start", "lawful_since"]),
        (["fiction"], 4, ["application in time: the title continues", "no title: no fiction effect", "--permit-until"]),
        (
            ["fiction", "--permit-until", "none", "--applied", "2026-05-04"],
            4,
            ["never lawful: no fiction effect", "Duldungsfiktion"],
        ),
        (["fiction", "--permit-until", "none", "--lawful-stay"], 4, ["Erlaubnisfiktion", "--applied"]),
        (
            ["fiction", "--permit-until", "2026-03-31", "--continuation-ordered", "2026-05-02"],
            4,
            ["2026-04-01", "2026-05-02", "--applied"],
        ),
        (
            ["fiction", "--permit-until", "none", "--lawful-stay", "--continuation-ordered", "2026-05-02"],
            2,
            ["2026-05-02", "needs a title"],
        ),
        (["fiction", "--title", "23a", "--lawful-stay"], 2, ["§ 23a", "--title"]),
        (["fiction", "--permit-until", "2026-02-30"], 2, ["2026-02-30", "does not exist"]),
    ],
)
def test_what_cannot_be_answered_says_why_and_what_to_do(hardship, args, code, said):
    found, out, err = hardship(*args)
    assert (found, out) == (code, "")
    for part in said:
        assert part in err
    assert 1 <= len(err.rstrip("\n").splitlines()) <= 3
    german = hardship(*args, "--lang", "de")[2]
    assert german != err
    # In JSON mode the same as an object, on stderr.
    _code, out, err = hardship(*args, "--json")
    assert out == ""
    assert set(json.loads(err)["error"]) == {"code", "message", "field", "hint"}


def test_help_begins_with_examples_and_is_spoken_in_both_languages(hardship):
    for name, word, german in (
        ("permit", "erlaubnis", "Bis wann ein Titel laufen kann"),
        ("fiction", "fiktion", "Was ein Antrag bis zur Entscheidung bewirkt"),
    ):
        out = hardship(name, "--help", "--lang", "de")[1]
        assert german in out.replace("\n  ", " ")
        assert sum(line.startswith(f"  hardship {word} ") for line in out.splitlines()) == 3


PROBE = """
import io, json, sys
sys.stdout = io.StringIO()
from hardship_cli.cli.main import run
code = run(sys.argv[1:])
sys.stderr.write(json.dumps([code, sorted(sys.modules)]))
"""


@pytest.mark.parametrize("form", ["--plain", "--json"])
@pytest.mark.parametrize("args", [[*START, "--lawful-since", "2025-06-01", "--land", "NW"], [*LATE, "--land", "NW"]])
def test_a_plain_or_json_look_up_loads_nothing_heavy(args, form):
    command = [sys.executable, "-c", PROBE, *args, form, "--lang", "en"]
    code, loaded = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)
    assert code == 0
    heavy = {
        "typer",
        "click",
        "rich",
        "pendulum",
        "polars",
        "dataclasses",
        "inspect",
        "pathlib",
        "tomli",
        "gettext",
        "babel",
    }
    assert not set(loaded) & (heavy | {"hardship_cli.compiled.services", "difflib", "calendar"})
    # The remarks look a dispute up in both files; the bare answer needs only its own.
    assert form == "--json" or "hardship_cli.compiled.fees" not in loaded
