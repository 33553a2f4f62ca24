"""``hardship fee`` at its edge: forms, languages, exit codes, errors."""

import json
import random

import pytest

from hardship_cli.cli.options import question_command
from hardship_cli.cli.question import QuestionCommand
from hardship_cli.cli.quick import read_words
from hardship_cli.facts import FACTS
from hardship_cli.questions import FEE

PROMISED = ["fee", "extend", "--land", "TH", "--months", "6", "--born", "2010-05-12", "--on", "2025-07-04"]


def test_plain_is_the_bare_amount_and_nothing_else(hardship):
    assert hardship(*PROMISED, "--plain") == (0, "46.50\n", "")


def test_json_holds_what_the_contract_names(hardship):
    code, out, err = hardship(*PROMISED, "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert list(answer) == [
        "schema",
        "command",
        "status",
        "asked",
        "service",
        "answer",
        "assumed",
        "turns",
        "steps",
        "notes",
        "sources",
        "receipt",
    ]
    assert answer["schema"] == "hardship/answer/1"
    assert answer["asked"] == {"land": "TH", "act": "extend", "born": "2010-05-12", "months": "6m", "on": "2025-07-04"}
    assert answer["answer"]["amount"] == "46.50"
    assert answer["answer"]["currency"] == "EUR"
    item = answer["answer"]["items"][0]
    assert (item["base"], item["amount"], item["effect"]) == ("93.00", "46.50", ["minors_half"])
    assert item["basis"] == "§ 45 Nr. 2 Buchst. b AufenthV, § 50 Abs. 1 S. 1 AufenthV"
    assert all(source["result"] == "verified" for source in answer["sources"].values())
    assert {key: value[:7] for key, value in answer["receipt"].items() if key != "tool"} == {
        "data": "sha256:",
        "result": "sha256:",
        "whole": "sha256:",
    }


def test_the_same_facts_and_data_give_the_same_bytes(hardship):
    assert hardship(*PROMISED, "--json") == hardship(*PROMISED, "--json")
    first = json.loads(hardship(*PROMISED, "--json", "--lang", "en")[1])
    second = json.loads(hardship(*PROMISED, "--json", "--lang", "de")[1])
    assert first["receipt"].pop("whole") != second["receipt"].pop("whole")
    assert first["receipt"] == second["receipt"]
    assert first["notes"] != second["notes"]


def test_the_table_shows_amount_reason_and_source(hardship):
    code, out, _err = hardship(*PROMISED)
    assert code == 0
    for part in ("€46.50", "§ 45 Nr. 2 Buchst. b AufenthV", "§ 50 Abs. 1 S. 1 AufenthV", "half for minors"):
        assert part in out
    assert "BGBl. I" in hardship(*PROMISED, "--explain")[1]
    assert "Sources" not in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_the_table_in_german(hardship):
    code, out, _err = hardship(*PROMISED, "--lang", "de")
    assert code == 0
    for part in ("46,50 €", "Gebühr", "berechnet", "Freitag, 4. Juli 2025", "Hälfte"):
        assert part in out


def test_explain_adds_every_step_and_how_sources_were_checked(hardship):
    out = hardship(*PROMISED, "--explain")[1]
    for part in ("s1", "2017-09-01", "minors_half", "[text read]"):
        assert part in out


def test_without_a_day_the_law_of_today_is_applied_and_said(hardship):
    code, out, _err = hardship("fee", "issue", "--json", "--today", "2026-03-02")
    answer = json.loads(out)
    assert (code, answer["assumed"]["on"], answer["notes"][0]["code"]) == (0, "2026-03-02", "assumed_today")
    assert "on" not in answer["asked"]
    assert "2026-03-02" in answer["notes"][0]["text"]


def test_today_can_come_from_the_environment_and_the_flag_wins(hardship, monkeypatch):
    monkeypatch.setenv("HARDSHIP_TODAY", "2025-01-01")
    assert json.loads(hardship("fee", "issue", "--json")[1])["assumed"]["on"] == "2025-01-01"
    assert json.loads(hardship("fee", "issue", "--json", "--today", "2026-03-02")[1])["assumed"]["on"] == "2026-03-02"
    monkeypatch.setenv("HARDSHIP_TODAY", "31.2.2025")
    assert hardship("fee", "issue")[0] == 2


def test_land_is_optional_and_its_own_schedule_stands_beside(hardship):
    assert hardship("fee", "issue", "--on", "2025-07-04", "--plain")[1] == "100.00\n"
    answer = json.loads(hardship("fee", "issue", "--on", "2025-07-04", "--land", "Hamburg", "--json")[1])
    assert [note["params"]["amount"] for note in answer["notes"] if note["code"] == "published_same"] == ["100.00"]


def test_strict_turns_anything_but_calculated_into_exit_3(hardship):
    disputed = ["fee", "extend", "--outcome", "refused", "--on", "2026-03-02"]
    assert hardship(*disputed)[0] == 0
    assert hardship(*disputed, "--strict", "--plain") == (3, "93.00\n", "")
    assert hardship(*PROMISED, "--strict")[0] == 0


def test_a_missing_length_is_blocked_and_says_what_each_would_cost(hardship):
    code, out, err = hardship("fee", "extend", "--on", "2026-03-02")
    assert (code, out) == (4, "")
    assert "up to three months €96.00, more €93.00" in err
    assert (
        "bis zu drei Monaten 96,00 €, mehr 93,00 €"
        in hardship("fee", "extend", "--on", "2026-03-02", "--lang", "de")[2]
    )


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--land", "TX"], 2, "'TX' is no Land"),
        (["--land", "Hesonn"], 2, "Did you mean Hessen (HE)?"),
        (["--act", "extend"], 2, "extend --act extend: given twice"),
        (["--title", "25-4-3"], 2, "another provision"),
        (["--on", "31.2.2026"], 2, "does not exist"),
        (["--on", "2026-02-31"], 2, "does not exist"),
        (["--on", "03/04/2026"], 2, "can mean two days"),
        (["--on", "1.2.76"], 2, "two digits"),
        (["--on", "soon"], 2, "cannot be read as a day"),
        (["--months", "-3"], 2, "is too short"),
        (["--months", "0"], 2, "is too short"),
        (["--months", "99999"], 2, "longer than any permit"),
        (["--months", "3x"], 2, "no length of time"),
        (["--born", "2030-01-01", "--on", "2026-03-02"], 2, "cannot be"),
        (["--born", "2000-01-01", "--minor", "--on", "2026-03-02"], 2, "adult from 2018-01-01"),
        (["--on", "2004-12-31", "--months", "6"], 4, "known from 2005-01-01"),
        (["--extras", "expres"], 2, "Did you mean express?"),
        (["--mnths", "6"], 2, "No option --mnths"),
        (["--months"], 2, "needs a value"),
        (["one", "two"], 2, "one word too many"),
        (["--json", "--plain", "--months", "6"], 2, "cannot both"),
        (["--lang", "fr"], 2, "Accepted: de, en"),
        (["--color", "blue"], 2, "auto, always, never"),
        (["--data", "/no/such/place", "--months", "6"], 2, "/no/such/place"),
    ],
)
def test_bad_input_is_one_to_three_lines_and_the_right_exit_code(hardship, args, code, said):
    got, out, err = hardship("fee", "extend", *args)
    assert (got, out) == (code, "")
    assert said in err
    assert 1 <= len(err.splitlines()) <= 3


def test_errors_are_objects_in_json_mode(hardship):
    code, out, err = hardship("fee", "extend", "--land", "TX", "--json")
    assert (code, out) == (2, "")
    error = json.loads(err)["error"]
    assert (error["code"], error["field"]) == ("unknown_land", "land")
    assert error["message"] == "'TX' is no Land."
    assert error["hint"].startswith("Accepted: a code")


def test_errors_speak_german_too(hardship):
    assert "ist kein Land" in hardship("fee", "extend", "--land", "TX", "--lang", "de")[2]


def test_environment_and_user_file_come_after_the_flag(hardship, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "hardship").mkdir()
    (tmp_path / "hardship" / "config.toml").write_text('land = "HH"\nlang = "de"\n', encoding="utf-8")
    args = ["fee", "issue", "--on", "2026-03-02", "--json"]
    assert json.loads(hardship(*args)[1])["asked"]["land"] == "HH"
    monkeypatch.setenv("HARDSHIP_LAND", "NW")
    assert json.loads(hardship(*args)[1])["asked"]["land"] == "NW"
    assert json.loads(hardship(*args, "--land", "SH")[1])["asked"]["land"] == "SH"
    assert "Gebühr" in hardship("fee", "issue", "--on", "2026-03-02")[1]
    assert "Fee" in hardship("fee", "issue", "--on", "2026-03-02", "--lang", "en")[1]
    (tmp_path / "hardship" / "config.toml").write_text('lnad = "HH"\n', encoding="utf-8")
    code, _out, err = hardship(*args[:-1])
    assert code == 2
    assert "Did you mean land?" in err


def test_help_comes_in_both_languages_with_examples_first(hardship):
    english = hardship("fee", "--help")
    german = hardship("fee", "-h", "--lang", "de")
    assert english[0] == german[0] == 0
    assert english[1].index("hardship fee extend") < english[1].index("--months")
    assert "length asked for" in english[1]
    assert "Aufruf" in german[1]
    assert "length asked for" not in german[1]


def test_no_command_shows_the_help_and_a_wrong_one_a_suggestion(hardship):
    assert "fee" in hardship()[1]
    code, _out, err = hardship("feee")
    assert code == 2
    assert "Did you mean fee?" in err


def test_version(hardship):
    from hardship_cli import __version__

    assert hardship("--version") == (0, f"hardship {__version__}\n", "")


def typer_values(words):
    command = question_command(QuestionCommand(FEE))
    context = command.make_context("fee", list(words), resilient_parsing=False, obj={"args": []})
    given = {key: list(value) if key == "extras" and value else value for key, value in context.params.items()}
    return {key: value for key, value in given.items() if value or (value is False and key == "minor")}


def test_the_quick_path_reads_what_typer_reads():
    """Random command lines: wherever the quick path takes one, Typer reads the same values out of it."""
    chance = random.Random(25)
    words = {
        "land": "NW",
        "months": "6",
        "born": "2010-05-12",
        "on": "2.3.2026",
        "benefits": "sgb2",
        "lang": "de",
        "id": "x y",
    }
    taken = 0
    for _ in range(400):
        line = [chance.choice(["extend", "issue", "nonsense"])]
        for _ in range(chance.randint(0, 5)):
            kind = chance.randint(0, 7)
            name = chance.choice(list(words))
            flag = "--" + name.replace("_", "-")
            if kind <= 2:
                line += [flag, words[name]]
            elif kind == 3:
                line += [f"{flag}={words[name]}"]
            elif kind == 4:
                line += ["--extras", chance.choice(["express", "photo", "express,photo"])]
            elif kind == 5:
                line += [chance.choice(["--minor", "--no-minor", "--json", "--strict", "--explain"])]
            elif kind == 6:
                line.insert(chance.randint(0, len(line)), "--permit-until=none")
            else:
                line += ["--status", "swiss"]
        quick = read_words(line)
        if quick is not None:
            taken += 1
            assert quick == typer_values(line)
    assert taken > 300


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["extend", "-h"],
        ["extend", "--mon", "6"],
        ["extend", "--months"],
        ["extend", "--months="],
        ["a", "b"],
        ["--", "x"],
        ["extend", "--json=1"],
        ["--no-json"],
    ],
)
def test_the_quick_path_leaves_doubt_to_typer(words):
    assert read_words(words) is None


def test_every_fact_of_the_command_is_in_the_vocabulary():
    assert set(FEE.reads) <= set(FACTS)


@pytest.mark.parametrize("more", [(), ("--no-minor",)])
def test_where_twenty_four_years_decide_no_minor_is_no_way_out(hardship, more):
    # "Give --born, or --minor.", and --no-minor was refused with the same words.
    code, _out, err = hardship("fee", "extend", "--months", "6", "--status", "swiss", "--on", "2026-11-30", *more)
    assert code == 4
    assert "Give --born; --minor is enough only for those under 18." in err
    assert hardship("fee", "extend", "--months", "6", "--status", "swiss", "--on", "2026-11-30", "--minor")[0] == 0
