"""``hardship case`` at its edge: files of both forms, errors by file and line, what-ifs, calendar files, many files."""

import io
import json
import os
import subprocess
import sys

import pytest
from icalendar import Calendar

from hardship_cli.receipt import FOUND

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXAMPLES = os.path.join(ROOT, "examples")
REFUSAL = os.path.join(EXAMPLES, "refusal-easter.toml")
MINOR = os.path.join(EXAMPLES, "extension-minor-th.toml")
TODAY = ("--today", "2026-04-20")


@pytest.fixture
def case_file(tmp_path):
    def write(text, name="case.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def ask(hardship):
    def call(*args, today=TODAY):
        code, out, err = hardship("case", *args, *today, "--json")
        return code, json.loads(out) if out else None, err

    return call


def test_plain_is_the_next_due_day(hardship):
    assert hardship("case", REFUSAL, *TODAY, "--plain") == (0, "2026-05-06\n", "")
    assert hardship("case", MINOR, *TODAY, "--plain") == (0, "none\n", "")


def test_json_has_the_shape_of_every_answer(ask):
    code, tree, err = ask(REFUSAL)
    assert (code, err) == (0, "")
    assert [*tree] == [*FOUND[:4], "service", *FOUND[4:], "receipt"]
    assert (tree["schema"], tree["command"], tree["status"]) == ("hardship/answer/1", "case", "calculated")
    answer = tree["answer"]
    assert answer["next"] == {"day": "2026-05-06", "what": "remedy_due", "in_days": 16}
    assert answer["money"] == {"amount": "93.00", "currency": "EUR", "due": "2026-04-16", "basis": "§ 14 BGebG"}
    assert (answer["fee"]["amount"], answer["appeal"]["last_day"]) == ("93.00", "2026-05-06")
    assert answer["fiction"]["effect"] == "continuation"
    assert answer["skipped"] == [{"question": "permit", "because": "not_granted"}]
    steps = {step["id"] for step in tree["steps"]}
    for entry in answer["timeline"]:
        assert {"day", "what", "rests_on", "text"} <= set(entry)
        for rest in entry["rests_on"]:
            assert set(rest.get("steps", ())) <= steps
    assert all(used in steps for step in tree["steps"] for used in step.get("uses", ()))
    assert {note["question"] for note in tree["notes"]} <= {"fee", "permit", "fiction", "appeal"}


def test_the_same_case_gives_the_same_bytes_and_words_do_not_count(hardship):
    first = hardship("case", REFUSAL, *TODAY, "--json")
    assert hardship("case", REFUSAL, *TODAY, "--json") == first
    german = json.loads(hardship("case", REFUSAL, *TODAY, "--json", "--lang", "de")[1])
    english = json.loads(first[1])["receipt"]
    assert {key: value for key, value in german["receipt"].items() if key != "whole"} == {
        key: value for key, value in english.items() if key != "whole"
    }
    assert german["receipt"]["whole"] != english["whole"]
    assert german["answer"]["timeline"][0]["text"] == "Eingang des Antrags"


def test_the_answers_equal_those_of_the_single_commands(hardship, ask):
    tree = ask(REFUSAL)[1]["answer"]
    facts = ["--land", "NW", "--applied", "2026-02-20", "--decided", "2026-04-01", "--posted", "2026-04-02"]
    alone = json.loads(hardship("appeal", *facts, "--permit-until", "2026-02-28", "--delivery", "letter", "--json")[1])
    for key in ("notified", "last_day", "remedy", "raw_end", "fee_due", "work_until"):
        assert tree["appeal"][key] == alone["answer"][key]
    fee = hardship("fee", "extend", "--outcome", "refused", "--months", "12", "--decided", "2026-04-01", "--plain")[1]
    assert tree["fee"]["amount"] == fee.strip()


def test_the_table_in_both_languages_and_widths(hardship, monkeypatch):
    for lang, said in (
        (
            "en",
            ("Next: Wed 2026-05-06, in 16 days: last day for the action (Klage)", "today, Mon 2026-04-20", "€93.00"),
        ),
        ("de", ("Nächstes: Mi 06.05.2026, in 16 Tagen: letzter Tag für die Klage", "heute, Mo 20.04.2026", "93,00 €")),
    ):
        for width in (80, 140):
            monkeypatch.setenv("COLUMNS", str(width))
            code, out, err = hardship("case", REFUSAL, *TODAY, "--lang", lang)
            assert (code, err) == (0, "")
            for part in (*said, "§ 74 VwGO", "§ 14 BGebG", "§ 84 Abs. 2 S. 2 AufenthG"):
                assert part in out
            assert max(len(line) for line in out.splitlines()) <= width
            assert "\x1b" not in out


def test_next_is_told_even_where_nothing_is_due(hardship, case_file):
    late = hardship("case", REFUSAL, "--today", "2026-06-01")[1]
    assert "Next: find out on which day the obstacle was gone; reinstatement: 2 weeks" in late
    assert "Next: Fri 2027-05-07" not in late
    assert "2027-05-07 is no deadline to wait for, only the outer limit" in " ".join(late.split())
    pending = " ".join(hardship("case", MINOR, *TODAY)[1].split())
    assert (
        "Next: Wed 2026-06-17, in 58 days: action for failure to act (Untätigkeitsklage) open (§ 75 S. 2 VwGO)"
        in pending
    )
    assert "Next: find out: chargeable act, length" in hardship("case", case_file('land = "NW"\n'), *TODAY)[1]


def test_a_page(hardship, tmp_path):
    path = tmp_path / "case.html"
    assert hardship("case", REFUSAL, *TODAY, "--html", str(path), "--plain")[:2] == (0, "2026-05-06\n")
    assert path.read_text(encoding="utf-8").lower().startswith("<!doctype html")
    assert hardship("case", REFUSAL, *TODAY, "--html", str(path))[0] == 2
    assert hardship("case", REFUSAL, *TODAY, "--html", "-")[1].lower().startswith("<!doctype html")


def test_states_are_told_in_words_not_by_colour(hardship):
    out = hardship("case", REFUSAL, *TODAY)[1]
    assert "[done in time]" in out
    assert "[passed]" in out


def test_colour_only_where_wanted(hardship):
    assert "\x1b[" in hardship("case", REFUSAL, *TODAY, "--color", "always")[1]
    assert "\x1b[4" not in hardship("case", REFUSAL, *TODAY, "--color", "always")[1].replace(
        "\x1b[4m", ""
    )  # no background


def test_explain_shows_steps_and_sources_of_every_answer(hardship):
    out = hardship("case", REFUSAL, *TODAY, "--explain")[1]
    for part in ("Fee", "Remedy", "s1", "residence_extend_over_3m", "notification_letter", "Sources:"):
        assert part in out


def test_toml_and_json_say_the_same(case_file, ask):
    facts = {
        "land": "NW",
        "act": "extend",
        "months": 6,
        "permit_until": "2026-03-31",
        "extras": ["express"],
        "minor": False,
    }
    toml = "\n".join(
        f"{key} = {json.dumps(value)}" if key != "permit_until" else "permit_until = 2026-03-31"
        for key, value in facts.items()
    )
    first, second = ask(case_file(toml))[1], ask(case_file(json.dumps(facts), "case.json"))[1]
    assert first == second
    assert first["asked"]["permit_until"] == "2026-03-31"
    # Without a suffix the first character tells; a byte order mark is no character.
    assert ask(case_file("\ufeff" + json.dumps(facts), "case"))[1] == first


def test_a_saved_answer_stands_for_its_facts(case_file, hardship, ask):
    saved = hardship("case", REFUSAL, *TODAY, "--json")[1]
    assert ask(case_file(saved, "answer.json"))[1]["answer"]["next"] == json.loads(saved)["answer"]["next"]


def test_stdin(monkeypatch, ask):
    with open(REFUSAL, "rb") as file:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read())))
    assert ask("-")[1]["asked"]["id"] == "NW-2026-207"


def test_the_users_land_fills_in(case_file, ask, monkeypatch):
    monkeypatch.setenv("HARDSHIP_LAND", "Hessen")
    path = case_file('act = "extend"\n')
    assert ask(path)[1]["asked"]["land"] == "HE"
    assert ask(case_file('land = "NW"\n', "b.toml"))[1]["asked"]["land"] == "NW"


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("", "case_empty", None, "init case"),
        ("# nothing\n", "case_empty", None, "init case"),
        ('land = "NW"\nposted\n', "case_line_no_value", 2, "posted = 2026-03-31"),
        ('land = "NW"\n\nposte = 2026-04-02\n', "unknown_fact", 3, "posted"),
        ('land = "NW"\npermit-untill = 2026-04-02\n', "unknown_fact", 2, "permit_until"),
        ('posted = "03/04/2026"\n', "date_slashes", 1, "two days"),
        ("posted = 4\n", "wrong_type", 1, "4"),
        ("posted = [2026-04-02]\n", "wrong_type", 1, ""),
        ("posted = 10:00:00\n", "wrong_type", 1, ""),
        ('minor = "perhaps"\n', "not_a_flag", 1, "perhaps"),
        ("months = 6.5\n", "duration_form", 1, "6.5"),
        ('land = "NRX"\n', "unknown_land", 1, ""),
        ('[case]\nland = "NW"\n', "case_heading", 1, "[case]"),
        ('land = "NW"\nland = "HE"\n', "case_line_twice", 2, "line 1"),
        ("decided = 2026-04-02\nposted = 2026-04-01\n", "wrong_order", 2, "decided"),
    ],
)
def test_a_bad_file_is_told_with_file_line_and_fact(hardship, case_file, text, code, line, said):  # noqa: PLR0917 - a table of four columns
    path = case_file(text)
    assert hardship("case", path, *TODAY)[:2] == (2, "")
    plain = hardship("case", path, *TODAY)[2]
    assert path in plain
    assert said in plain
    assert 1 <= len(plain.strip().splitlines()) <= 3
    error = json.loads(hardship("case", path, *TODAY, "--json")[2])["error"]
    assert (error["code"], error["line"], error["file"]) == (code, line, path)
    if line:
        assert f"{path}:{line}:" in plain


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[1, 2]", "case_no_table"),
        ('"x"', "case_no_table"),
        ("{", "case_not_json"),
        ("{}", "case_empty"),
        ('{"land": "NW", "land": "HE"}', "case_key_twice"),
        ('{"land": {"x": 1}}', "case_not_flat"),
        ("[" * 100_000, "case_not_json"),
        ('{"months": ' + "9" * 5000 + "}", "case_not_json"),
        ('{"months": NaN}', "wrong_type"),
        ('{"id": null}', "nothing"),
    ],
)
def test_bad_json(hardship, case_file, text, code):
    got, _out, err = hardship("case", case_file(text, "case.json"), *TODAY, "--json")
    if code == "nothing":  # facts that are all empty: nothing to answer, but no fault either
        assert (got, err) == (4, "")
    else:
        assert (got, json.loads(err)["error"]["code"]) == (2, code)


def test_files_that_cannot_be_read(hardship, tmp_path, case_file):
    case_file("land = 'NW'\n", "april.toml")
    (tmp_path / "binary.toml").write_bytes(b'id = "\x81\x00"\n')
    (tmp_path / "big.toml").write_bytes(b"#" * 1_000_001)
    for name, said in (
        ("", "directory"),
        ("aprl.toml", "april.toml"),
        ("binary.toml", "UTF-8"),
        ("big.toml", "batch"),
        ("a\0b", "null"),
    ):
        code, out, err = hardship("case", str(tmp_path / name) if name else str(tmp_path), *TODAY)
        assert (code, out) == (2, "")
        assert said in err


def test_without_any_answer_the_missing_facts_are_shown_and_the_code_is_4(hardship, case_file):
    code, out, _err = hardship("case", case_file('id = "A"\n'), *TODAY)
    assert code == 4
    for part in ("permit_until", "delivery, posted, land", "act"):
        assert part in out


def test_strict(hardship):
    assert hardship("case", REFUSAL, *TODAY, "--strict")[0] == 0
    assert hardship("case", MINOR, *TODAY, "--strict")[0] == 3


def test_several_files_each_answered_and_errors_named(hardship, case_file):
    bad = case_file('land = "NRX"\n', "bad.toml")
    code, out, err = hardship("case", REFUSAL, bad, MINOR, *TODAY, "--plain")
    assert (code, out) == (1, f"2026-05-06\t{REFUSAL}\nnone\t{MINOR}\n")
    assert err.startswith(f"{bad}:1: land: ")
    code, out, err = hardship("case", REFUSAL, bad, MINOR, *TODAY, "--json")
    trees = [json.loads(line) for line in out.splitlines()]
    assert (code, [tree["file"] for tree in trees]) == (1, [REFUSAL, MINOR])
    assert json.loads(err)["error"]["file"] == bad
    code, out, _err = hardship("case", REFUSAL, MINOR, *TODAY)
    assert code == 0
    assert REFUSAL in out.replace("\n", "")


def test_a_thousand_files(tmp_path, hardship):
    with open(REFUSAL, encoding="utf-8") as file:
        text = file.read()
    paths = []
    for number in range(1000):
        path = tmp_path / f"{number}.toml"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    code, out, err = hardship("case", *paths, *TODAY, "--plain")
    assert (code, err) == (0, "")
    assert out == "".join(f"2026-05-06\t{path}\n" for path in paths)


def test_what_if(ask, hardship):
    tree = ask(REFUSAL, "--set", "posted=2026-04-09", "--set", "filed=30.04.2026")[1]
    entries = {entry["what"]: entry for entry in tree["answer"]["timeline"]}
    assert (entries["remedy_due"]["change"], entries["remedy_due"]["was"]) == ("moved", "2026-05-06")
    assert entries["filed"]["change"] == "new"
    assert tree["answer"]["set"] == {
        "posted": {"before": "2026-04-02", "after": "2026-04-09"},
        "filed": {"before": None, "after": "2026-04-30"},
    }
    assert {"about": "appeal.filed_in_time", "before": None, "after": True} in tree["answer"]["changes"]
    gone = ask(REFUSAL, "--set", "applied=")[1]["answer"]
    assert [entry["change"] for entry in gone["timeline"] if entry["what"] == "applied"] == ["gone"]
    out = hardship("case", REFUSAL, *TODAY, "--set", "posted=2026-04-09")[1]
    for part in ("[was Wed 2026-05-06]", "What if posted = 2026-04-09", "→"):
        assert part in out
    assert "Nothing moves." in hardship("case", REFUSAL, *TODAY, "--set", "id=B")[1]


def test_what_if_errors(hardship):
    for change, code in (
        ("posted", "set_without_equals"),
        ("poste=1", "unknown_fact"),
        ("=1", "unknown_fact"),
        ("posted=1", "date_form"),
        ("posted=2026-03-01", "wrong_order"),
    ):
        got, _out, err = hardship("case", REFUSAL, *TODAY, "--set", change, "--json")
        assert (got, json.loads(err)["error"]["code"]) == (2, code)


def test_a_calendar_file(hardship, tmp_path):
    path = str(tmp_path / "days.ics")
    code, out, err = hardship("case", REFUSAL, *TODAY, "--ics", path, "--remind", "7d,1d", "--plain")
    assert (code, out) == (0, "2026-05-06\n")
    assert path in err
    with open(path, "rb") as file:
        first = file.read()
    assert len(Calendar.from_ical(first).walk("VEVENT")) == 7
    # A second run does not overwrite, and says how to.
    code, out, err = hardship("case", REFUSAL, *TODAY, "--ics", path)
    assert (code, out) == (2, "")
    assert "--force" in err
    assert hardship("case", REFUSAL, *TODAY, "--ics", path, "--force", "--remind", "7d,1d", "--plain")[0] == 0
    with open(path, "rb") as file:
        assert file.read() == first
    assert os.listdir(tmp_path) == ["days.ics"]


def test_a_calendar_on_stdout_takes_the_place_of_the_answer(hardship):
    code, out, err = hardship("case", REFUSAL, MINOR, *TODAY, "--ics", "-")
    assert (code, err) == (0, "")
    assert out.startswith("BEGIN:VCALENDAR")
    assert len(Calendar.from_ical(out).walk("VEVENT")) == 15  # with the passport's end, without the outer limit


def test_a_calendar_of_a_case_without_an_id_says_what_becomes_of_its_days(hardship, case_file):
    code, out, err = hardship("case", case_file("permit_until = 2026-05-31\n"), *TODAY, "--ics", "-")
    assert (code, out[:15]) == (0, "BEGIN:VCALENDAR")
    assert "the old days stay beside the new" in err
    named = case_file('id = "A"\npermit_until = 2026-05-31\n', "b.toml")
    assert hardship("case", named, *TODAY, "--ics", "-")[2] == ""


def test_calendar_and_page_options_that_cannot_be(hardship, tmp_path):
    for args, code in (
        (("--remind", "7d"), "remind_without_ics"),
        (("--ics", str(tmp_path / "a.ics"), "--remind", "soon"), "remind_form"),
        (("--ics", str(tmp_path)), "is_directory"),
        (("--ics", str(tmp_path / "no" / "a.ics")), "no_such_folder"),
        (("--ics", "-", "--html", "-"), "output_twice"),
        ((MINOR, "--html", str(tmp_path / "a.html")), "one_case_only"),
    ):
        got, out, err = hardship("case", REFUSAL, *args, *TODAY, "--json")
        assert (got, out, json.loads(err)["error"]["code"]) == (2, "", code)
    assert os.listdir(tmp_path) == []


def test_no_file_is_an_error_and_a_typo_is_an_option_not_a_file(hardship):
    assert hardship("case")[:2] == (2, "")
    code, _out, err = hardship("case", REFUSAL, "--jsn")
    assert code == 2
    assert "--jsn" in err


PROBE = """
import io, json, sys
sys.stdout = io.TextIOWrapper(io.BytesIO())
from hardship_cli.cli.main import run
code = run(sys.argv[1:])
sys.stderr.write(json.dumps([code, sorted(sys.modules)]))
"""


@pytest.mark.parametrize("command", ["case", "due"])
@pytest.mark.parametrize("form", ["--json", "--plain"])
def test_json_and_plain_load_nothing_heavy(command, form):
    heavy = {"rich", "pendulum", "polars", "icalendar", "pydantic", "babel", "holidays", "dateutil", "asyncio", "numpy"}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, command, REFUSAL, form, "--lang", "en", *TODAY],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    code, loaded = json.loads(done.stderr)
    assert (code, heavy & set(loaded)) == (0, set())
