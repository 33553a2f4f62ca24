"""``hardship appeal``, ``deadline`` and ``holidays`` at their edge: forms, languages, exit codes, errors."""

import json
import subprocess
import sys

import pytest

from hardship_cli.cli.bare import bare_command
from hardship_cli.cli.deadline import BARE as DEADLINE
from hardship_cli.cli.holidays import BARE as HOLIDAYS
from hardship_cli.cli.question import QuestionCommand
from hardship_cli.cli.quick import read_bare
from hardship_cli.questions import APPEAL

LETTER = ["appeal", "--land", "NW", "--delivery", "letter", "--posted", "2026-03-02"]
NOTICE = [*LETTER, "--document", "objection-notice"]


def test_plain_is_the_bare_day(hardship):
    assert hardship(*LETTER, "--plain") == (0, "2026-04-07\n", "")
    assert hardship(*NOTICE, "--plain") == (0, "none\n", "")
    assert (
        hardship("appeal", "--title", "23a", "--decided-by", "supreme", "--notified", "1.2.2026", "--plain")[1]
        == "none\n"
    )
    assert hardship("deadline", "2026-01-31", "1m", "--land", "NW", "--plain") == (0, "2026-03-02\n", "")


def test_json_of_an_appeal_holds_what_the_contract_names(hardship):
    args = ("appeal", "--land", "BW", "--delivery", "letter", "--posted", "3.3.2025", "--began", "18.11.2024", "--json")
    code, out, err = hardship(*args)
    answer = json.loads(out)
    assert (code, err, answer["schema"], answer["command"]) == (0, "", "hardship/answer/1", "appeal")
    assert (answer["status"], answer["asked"]["began"]) == ("calculated", "2024-11-18")
    found = answer["answer"]
    assert {key: found[key] for key in ("remedy", "notified", "period", "raw_end", "last_day", "filed_in_time")} == {
        "remedy": "objection",
        "notified": "2025-03-06",
        "period": "1m",
        "raw_end": "2025-04-06",
        "last_day": "2025-04-07",
        "filed_in_time": None,
    }
    assert (found["rolled"], found["never_started"]) == ([{"day": "2025-04-06", "why": "sunday"}], False)
    step = next(step for step in answer["steps"] if step.get("rule") == "notification_letter")
    assert step["passed_over"] == [{"version": "2025-02-07", "value": 4, "because": "began_before"}]
    assert all(note["text"] for note in answer["notes"])
    assert hardship(*args)[1] == out  # the same bytes, receipt included


def test_json_of_a_deadline_says_what_was_asked(hardship):
    answer = json.loads(hardship("deadline", "4.5.2026", "1m", "--land", "NW", "--no-roll", "--json")[1])
    assert answer["asked"] == {"event": "2026-05-04", "period": "1m", "land": "NW", "no_roll": True}
    assert answer["answer"] == {
        "event": "2026-05-04",
        "raw_end": "2026-06-04",
        "last_day": "2026-06-04",
        "rolled": [],
        "alternatives": [],
    }


def test_the_table_tells_the_days_in_both_languages(hardship):
    args = [*LETTER, "--filed", "2026-04-08", "--today", "2026-04-06"]
    code, out, err = hardship(*args)
    assert (code, err) == (0, "")
    for text in (
        "Last day  Tuesday, 7 April 2026",
        "moved because of",
        "Easter Monday",
        "too late",
        "ends tomorrow",
    ):
        assert text in out
    out = hardship(*args, "--lang", "de")[1]
    for text in (
        "Letzter Tag  Dienstag, 7. April 2026",
        "Ostermontag",
        "verspätet",
        "läuft morgen ab",
        "Klage",
    ):
        assert text in out


def test_the_table_says_when_no_period_runs(hardship):
    out = hardship(*NOTICE, "--received", "2026-03-05")[1]
    assert "none: no period runs" in out
    assert "2026-04-07 (notified 2026-03-05)" in out
    assert "Seen from" not in out
    assert "no remedy is open" in hardship(
        "appeal", "--title", "23a", "--decided-by", "supreme", "--notified", "1.2.2026"
    )[1].replace("\n", " ")
    out = hardship("appeal", "--applied", "2026-01-31", "--filed", "2026-02-02")[1]
    assert "Friday, 1 May 2026" in out
    assert "too early" in out


@pytest.mark.parametrize(
    ("today", "text"),
    [
        ("2026-04-07", "ends today"),
        ("2026-04-06", "ends tomorrow"),
        ("2026-04-08", "ended yesterday"),
        ("2026-03-28", "ends in 10 days"),
        ("2026-04-17", "ended 10 days ago"),
    ],
)
def test_the_table_counts_from_today(hardship, today, text):
    assert text in hardship(*LETTER, "--today", today)[1]
    assert "Seen from" in hardship("deadline", "2026-01-31", "1m", "--today", today)[1]


def test_explain_names_steps_holidays_and_versions_passed_over(hardship):
    args = ["appeal", "--land", "BW", "--delivery", "letter", "--posted", "3.3.2025", "--explain"]
    out = hardship(*args)[1]
    for text in ("notification_letter", "when the procedure began is not known", "Sunday", "§ 41 Abs. 2 LVwVfG"):
        assert text in out.replace("\n    ", " ")
    assert "Easter Monday" in hardship(*LETTER, "--explain")[1] or "easter_monday" in hardship(*LETTER, "--explain")[1]


def test_strict_tells_a_script_that_it_is_not_settled(hardship):
    assert hardship(*LETTER, "--plain", "--strict")[0] == 0
    assert hardship("appeal", "--land", "TH", "--notified", "2026-03-10", "--plain", "--strict")[0] == 3


def test_the_default_land_counts(hardship, monkeypatch):
    monkeypatch.setenv("HARDSHIP_LAND", "NW")
    assert hardship("appeal", "--notified", "2026-05-04", "--plain")[1] == "2026-06-05\n"
    assert hardship("deadline", "2026-05-04", "1m", "--plain")[1] == "2026-06-05\n"


def test_deadline_counts_from_today_and_backwards(hardship):
    assert hardship("deadline", "today", "2w", "--today", "2026-03-02", "--land", "NW", "--plain")[1] == "2026-03-16\n"
    assert hardship("deadline", "2026-06-15", "1w", "--backwards", "--land", "NI", "--plain")[1] == "2026-06-05\n"
    out = hardship("deadline", "2026-06-15", "1w", "--backwards", "--land", "NI")[1]
    assert "without moving back" in out
    assert "counted back" in out
    out = hardship("deadline", "2026-03-15", "3y", "--first-day-counts", "--no-roll")[1]
    assert "Wednesday, 14 March 2029" in out
    assert "not moved" in out
    assert "2026-06-05  in BW, BY, HE, NW, RP, SL" in hardship("deadline", "2026-05-04", "1m")[1]
    augsburg = ("deadline", "2025-07-08", "1m", "--land", "BY", "--plain")
    assert hardship(*augsburg)[1] == "2025-08-08\n"
    assert hardship(*augsburg, "--place", "Augsburg")[1] == "2025-08-11\n"


def test_holidays_in_three_forms(hardship):
    code, out, _err = hardship("holidays", "Bayern", "2026", "--plain")
    days = out.split()
    assert (code, len(days), days[0], "2026-08-15" in days) == (0, 12, "2026-01-01", False)
    out = hardship("holidays", "BY", "2026", "--place", "augsburg", "--plain")[1]
    assert {"2026-08-08", "2026-08-15"} <= set(out.split())
    tree = json.loads(hardship("holidays", "09", "2026", "--json")[1])
    assert (tree["schema"], tree["land"], tree["place"], tree["year"]) == ("hardship/holidays/1", "BY", "land", 2026)
    assert tree["holidays"][1] == {
        "day": "2026-01-06",
        "id": "epiphany",
        "name": "Epiphany",
        "scope": "BY",
        "basis": "Art. 1 Abs. 1 Nr. 1 FTG",
        "source": "FTG-BY",
    }
    assert [h["scope"] for h in tree["holidays"] if h["day"] == "2026-08-15"] == ["augsburg", "by-15-august"]
    out = hardship("holidays", "BY", "2026", "--lang", "de")[1]
    assert "Do 01.01.2026" in out
    assert "Stadt Augsburg" in out
    assert "in allen Ländern" in out


@pytest.mark.parametrize(
    ("args", "code", "parts"),
    [
        (["appeal", "--land", "NW"], 4, ["--delivery", "--posted", "--received", "--notified"]),
        # "depends on the delivery", and then the same day for each way.
        (
            ["appeal", "--land", "NW", "--received", "2026-11-27"],
            4,
            ["(Zustellungsurkunde) the day of notification is 2026-11-27; any"],
        ),
        (["appeal", "--land", "HE", "--posted", "2026-03-02"], 4, ["letter: 2026-03-05; registered: 2026-03-06"]),
        (["appeal", "--delivery", "letter", "--posted", "2026-03-02"], 4, ["BW, BY, HE, MV: 2026-03-05", "--land NW"]),
        (["appeal", "--notified", "2026-03-02"], 4, ["BY, BE, HE, NI, NW, TH: action"]),
        (["appeal", "--land", "NW", "--delivery", "letter"], 4, ["--posted", "not the date of the letter"]),
        (["appeal", "--land", "NW", "--delivery", "abroad"], 4, ["--received"]),
        (["appeal", "--land", "NW", "--delivery", "portal", "--posted", "2026-03-02"], 4, ["retrieval", "--received"]),
        (
            ["appeal", "--land", "NW", "--delivery", "pzu", "--posted", "2026-03-02"],
            4,
            ["day of service as the proof has it"],
        ),
        (["appeal", "--land", "HE", "--delivery", "portal", "--received", "2026-03-02"], 4, ["no text", "HVwVfG"]),
        (["appeal", "--land", "BY", "--delivery", "portal", "--received", "2026-03-02"], 4, ["Art. 41", "mailbox"]),
        (["appeal", "--land", "BY", "--notified", "2026-03-02", "--place", "augsbrug"], 2, ["Did you mean augsburg?"]),
        (["appeal", "--remedy", "action", "--notified", "2026-03-02", "--place", "augsburg"], 2, ["--land BY"]),
        (["appeal", "--land", "NW", "--posted", "2026-03-02", "--filed", "2026-03-01"], 2, ["2026-03-01", "posted"]),
        (["deadline", "1989-11-06", "1m", "--land", "NI"], 4, ["1989-12-06", "1990-01-01"]),
        (["deadline", "31.2.2026", "1m"], 2, ["31.2.2026"]),
        (["deadline", "2026-03-31", "1"], 2, ["'1' has no unit"]),
        (["deadline", "2026-03-31", "1x"], 2, ["'1x'"]),
        (["deadline", "2026-03-31", "0d"], 2, ["'0d'"]),
        (["deadline", "2026-03-31"], 2, ["PERIOD"]),
        (["deadline"], 2, ["EVENT"]),
        (["deadline", "2026-03-31", "1m", "more"], 2, ["more"]),
        (["deadline", "2026-03-31", "1m", "--land", "XX"], 2, ["XX"]),
        (["holidays", "NW", "26"], 2, ["'26' is no year"]),
        (["holidays", "NW", "1989"], 4, ["1989", "1990-01-01"]),
        (["holidays", "XX", "2026"], 2, ["XX"]),
        (["holidays", "NW", "2026", "--place", "augsburg"], 2, ["land"]),
        (["holidays"], 2, ["LAND"]),
    ],
)
def test_errors_say_what_is_wrong_and_what_to_do(hardship, args, code, parts):
    found, out, err = hardship(*args)
    assert (found, out) == (code, "")
    for part in parts:
        assert part in err
    assert 1 <= len(err.rstrip("\n").splitlines()) <= 3
    assert hardship(*args, "--lang", "de")[2] != err
    assert set(json.loads(hardship(*args, "--json")[2])["error"]) == {"code", "message", "field", "hint"}


@pytest.mark.parametrize(
    ("bare", "words"),
    [
        (
            DEADLINE,
            ["2026-01-31", "1m", "--land", "NW", "--place", "x", "--backwards", "--no-roll", "--first-day-counts"],
        ),
        (DEADLINE, ["--json", "2026-01-31", "--lang=de", "1m"]),
        (DEADLINE, ["2026-01-31", "1m", "--land", "NW", "--land=BY"]),
        (HOLIDAYS, ["NW", "2026", "--plain", "--place", "land", "--today", "2026-01-01"]),
    ],
)
def test_the_quick_path_reads_bare_commands_as_typer_does(bare, words):
    with bare_command(bare).make_context(bare.name, list(words)) as ctx:
        given = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in ctx.params.items()
            if value not in (None, False, [], ())
        }
    assert read_bare(bare, words) == given


@pytest.mark.parametrize(
    "words", [["2026-01-31"], ["2026-01-31", "1m", "more"], ["2026-01-31", "1m", "--roll"], ["--help"]]
)
def test_the_quick_path_leaves_the_rest_to_typer(words):
    assert read_bare(DEADLINE, words) is None
    assert read_bare(HOLIDAYS, ["NW", "2026", "--explain"]) is None


def test_help_begins_with_examples_and_is_spoken_in_both_languages(hardship):
    for name, english, german in (
        ("appeal", "By when Widerspruch or Klage must be filed", "Bis wann Widerspruch oder Klage zu erheben ist"),
        ("deadline", "Any period under", "Jede Frist nach"),
        ("holidays", "The public holidays of a Land", "Die gesetzlichen Feiertage eines Landes"),
    ):
        code, out, _err = hardship(name, "--help")
        assert code == 0
        assert out.index(f"  hardship {name}") < out.index(english)
        assert german in hardship(name, "-h", "--lang", "de")[1].replace("\n  ", " ")


def test_every_example_of_the_help_works(hardship):
    for bare in (QuestionCommand(APPEAL), DEADLINE, HOLIDAYS):
        for line in bare.help.splitlines():
            if line.startswith("  hardship "):
                assert hardship(*line.split()[1:])[0] == 0, line


PROBE = """
import io, json, sys
sys.stdout = io.StringIO()
from hardship_cli.cli.main import run
code = run(sys.argv[1:])
sys.stderr.write(json.dumps([code, sorted(sys.modules)]))
"""


@pytest.mark.parametrize(
    "args",
    [
        [*LETTER, "--filed", "2026-05-02", "--json"],
        [*NOTICE, "--plain"],
        ["deadline", "2026-01-31", "1m", "--json"],
        ["holidays", "NW", "2026", "--json"],
    ],
)
def test_a_plain_or_json_look_up_loads_nothing_heavy(args):
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *args, "--lang", "en"], capture_output=True, text=True, check=True
    )
    code, loaded = json.loads(done.stderr)
    heavy = {"typer", "rich", "pendulum", "polars", "pathlib", "dataclasses", "inspect", "tomli", "gettext", "difflib"}
    assert (code, heavy & set(loaded)) == (0, set())


def test_a_day_that_lies_ahead_is_told_and_verified(hardship, tmp_path):
    letter = ("appeal", "--land", "NW", "--delivery", "letter", "--today", "2026-11-28")
    ahead = (*letter, "--posted", "10.04.2027")
    code, out, _err = hardship(*ahead)
    assert code == 0
    assert "Caution Lies ahead (today is 2026-11-28)" in out
    answer = json.loads(hardship(*ahead, "--json")[1])
    note = answer["notes"][0]
    assert (note["code"], note["level"]) == ("day_in_future", "warning")
    assert note["params"] == {"facts": ["posted"], "today": "2026-11-28"}
    saved = tmp_path / "answer.json"
    saved.write_text(json.dumps(answer), encoding="utf-8")
    assert hardship("verify", str(saved))[0] == 0
    for day in ("28.11.2026", "1.10.2026"):
        assert "Caution Seen" not in hardship(*letter, "--posted", day)[1]
    # In every question: an application is an event, the end of a title is none.
    fiction = ("fiction", "--permit-until", "2027-03-31", "--today", "2026-11-28")
    assert "application received" in hardship(*fiction, "--applied", "2027-03-01")[1]
    assert "Caution Seen" not in hardship(*fiction, "--applied", "2026-11-27")[1]


def test_the_table_names_the_remedy_of_the_other_reading(hardship):
    asked = ("appeal", "--land", "TH", "--notified", "2026-11-02", "--today", "2026-11-28")
    assert "objection (Widerspruch)  TH_REMEDY" in " ".join(hardship(*asked)[1].split("\n"))
    assert json.loads(hardship(*asked, "--json")[1])["answer"]["alternatives"][0]["remedy"] == "objection"
