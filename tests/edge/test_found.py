"""What the fuzzing found, each with its own small test: what was wrong stands in its name or comment.

Closed and full streams, which need a process of their own, are in ``test_environment.py``.
"""

import json
import os
import subprocess
import sys
import threading
import time

import pytest
from inputs import written
from overlays import lay
from surface import SCRATCH, call, judge, judge_error

from hardship_cli.case import Case
from hardship_cli.cli import main
from hardship_cli.errors import InputError
from hardship_cli.render.errors import error_text
from hardship_cli.schedule.compile import compile_messages

FEE = ("fee", "extend", "--land", "TH", "--months", "6", "--on", "2025-07-04")


# cli/main.py


def test_a_closed_stdout_and_stdin_were_tracebacks(monkeypatch):
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main.run([*FEE, "--plain"]) == 0
    assert main.run(["fee", "x"]) == 2
    assert main.run(["ask"]) == 2
    for name in ("stdin", "stdout", "stderr"):
        getattr(sys, name).close()


def test_typer_left_with_exit_code_1_when_the_pipe_closed():
    # "hardship schedules list | true" ended with 1; "hardship fee ... | true", which Typer does not run, with 0.
    for words in (["schedules", "list"], [*FEE, "--plain"]):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [sys.executable, "-m", "hardship_cli", *words], check=False, stdout=writer, stderr=subprocess.PIPE
        )
        os.close(writer)
        assert (done.returncode, done.stderr) == (0, b"")


def test_an_error_of_the_system_without_a_file_began_with_a_colon(monkeypatch, capsys):
    def full(_text):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys.stdout, "write", full)
    assert main.run([*FEE, "--plain"]) == 2
    assert capsys.readouterr().err.startswith("stdout: No space left on device\n")


def test_version_went_on_to_run_the_command_behind_it():
    result = judge(call("--version", "fee"))
    assert (result.code, result.out.startswith("hardship "), result.err) == (0, True, "")


# facts.py, reading.py


@pytest.mark.parametrize("value", [os.fsdecode(b"\xff"), "\ud800", "a\x1b[31m", "a\nb", "a\0b", "a\x85b"], ids=ascii)
def test_a_reference_that_no_output_could_carry_is_refused(value):
    # Surrogates were a UnicodeEncodeError in JSON; an escape or a line end went raw into "due --plain" and calendars.
    for form in ("--json", "--plain", "--explain"):
        assert judge(call(*FEE, "--id", value, form)).code == 2
    with pytest.raises(InputError):
        Case.read(id=value)


def test_a_reference_in_any_script_is_kept():
    for value in ("Ağ-ı/7", "آ‌ب", "👩‍⚖️ 17", "a b"):
        assert json.loads(call(*FEE, "--id", value, "--json").out)["asked"]["id"] == value


def test_a_day_from_today_could_lie_beyond_the_last_day_of_a_case():
    result = judge(call("deadline", "+36600d", "1m", "--today", "2199-12-31"))
    assert (result.code, "2199" in result.err) == (2, True)
    assert call("deadline", "+1d", "1m", "--today", "2199-12-30", "--no-roll", "--plain").out == "2200-01-31\n"


@pytest.mark.parametrize("name", ["id", "months", "land"])
def test_a_number_of_thousands_of_digits_in_a_case_file_was_a_value_error(name):
    # TOML reads hexadecimal numbers of any length; Python then refuses to write them out.
    result = judge(call("case", written("case.toml", f"{name} = 0x{'f' * 5000}\n")))
    assert (result.code, "wrong kind" in result.err) == (2, True)


# render/errors.py


def test_a_suggestion_came_unchecked_and_lines_could_be_any_length():
    name = "caseÿ\u202e\x1b[31m.toml"
    other = written(name, "x = 1\n")
    try:
        result = call("case", os.path.join(SCRATCH, "case\u202e\x1b[31m.tom"))
        judge_error(result.err, as_json=False)
        assert "Did you mean" in result.err
    finally:
        os.unlink(other)
    error = InputError("no_such_folder", "k" * 5000, folder="f" * 5000, path="p" * 5000)
    for lang in ("de", "en"):
        judge_error(error_text(error, lang) + "\n", as_json=False)


def test_the_path_of_a_case_file_was_printed_raw():
    result = call("case", "no\x1b[31m\n\n\nsuch\u202e.toml", "x" * 5000)
    assert result.code == 1
    assert "\x1b" not in result.err
    assert len(result.err.splitlines()) <= 6
    assert max(map(len, result.err.splitlines())) <= 400


# render/table.py


@pytest.mark.parametrize("value", ["[/red]", "[red]x", ":smile:", "\x1b[31m", "\u202ex"], ids=ascii)
def test_brackets_in_a_value_were_markup_and_escapes_went_through(value, monkeypatch):
    monkeypatch.setenv("HARDSHIP_LAND", value)
    result = judge(call("config"))
    assert result.code == 0
    assert "".join(sign if sign.isprintable() else "\ufffd" for sign in value) in result.out


def test_a_title_with_brackets_in_an_overlay_was_a_markup_error():
    text = 'holiday.new_year.name = {de = "[/b]", en = "[red]x[/red]"}\n'
    result = judge(call("holidays", "BY", "2026", "--data", lay({"holidays": text})))
    assert (result.code, "[red]x[/red]" in result.out) == (0, True)


@pytest.mark.parametrize("columns", ["0", "1", "7"])
def test_a_terminal_of_no_width_got_an_empty_table(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    assert "93.00" in call(*FEE).out


# casefile.py


def test_a_key_that_stands_twice_among_many_took_minutes_to_find():
    text = "{" + ", ".join(f'"k{number}": 1' for number in range(70_000)) + ', "k69999": 1}'
    started = time.monotonic()
    result = judge(call("case", written("case.json", text)))
    assert (result.code, "k69999" in result.err) == (2, True)
    assert time.monotonic() - started < 5


# cli/due.py, cli/batch.py, cli/settings.py


def test_due_said_that_nothing_falls_due_of_a_file_that_it_could_not_read():
    result = judge(call("due", "nowhere.toml", "--plain"))
    assert (result.code, result.out) == (2, "")
    assert call("due", "nowhere.toml", "nor-here.toml").out == ""


def test_a_row_number_of_thousands_of_digits_was_a_value_error():
    source = written("in.csv", "act,land\nissue,NW\n")
    assert judge(call("batch", source, "--explain-row", "9" * 5000), many=True).code == 2


def test_a_known_key_of_the_user_file_was_suggested_for_itself(monkeypatch, tmp_path):
    (tmp_path / "hardship").mkdir()
    (tmp_path / "hardship" / "config.toml").write_text("land = 5\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert "Did you mean" not in judge(call("config")).err


# schedule/: what the checker let through


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX files")
def test_a_pipe_in_an_overlay_was_waited_for_without_end():
    directory = lay({})
    os.mkfifo(os.path.join(directory, "fees.toml"))
    timer = threading.Timer(5, lambda: os.close(os.open(os.path.join(directory, "fees.toml"), os.O_WRONLY)))
    timer.start()
    try:
        assert judge(call(*FEE, "--data", directory)).code == 2
    finally:
        timer.cancel()
        os.unlink(os.path.join(directory, "fees.toml"))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
def test_compiling_emptied_a_catalogue_that_another_run_was_reading(tmp_path):
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "x.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\nmsgid "a"\nmsgstr "b"\n', "utf-8"
    )
    compile_messages(str(tmp_path))
    before = (folder / "x.mo").read_bytes()
    with open(folder / "x.mo", "rb") as reading:
        compile_messages(str(tmp_path))
        assert reading.read() == before
    assert sorted(path.name for path in folder.iterdir()) == ["x.mo", "x.po"]


HUGE = "0x" + "f" * 5000
LET_THROUGH = {
    "a holiday on 29 February": ("holidays", "holiday.christmas_day.rule = {month = 2, day = 29}", "holiday_rule"),
    "a day of a holiday that no calendar knows": (
        "holidays",
        f"holiday.christmas_day.rule = {{month = 12, day = {HUGE}}}",
        "number_absurd",
    ),
    "a holiday more than a year from Easter": (
        "holidays",
        "holiday.easter_monday.rule = {easter = 10000}",
        "holiday_rule",
    ),
    "a huge number": ("holidays", f"holiday.easter_monday.rule = {{easter = {HUGE}}}", "number_absurd"),
    "a huge number where a table stands": ("sources", f"source = {HUGE}", "not_a_table"),
    "a huge number in a schedule": ("services", f"format = {HUGE}", "number_absurd"),
    "an unknown source outside a rule": (
        "services",
        'commission_rules = {rules = [{id = "x", text = {de = "a", en = "b"}, source = "NO-SUCH"}]}',
        "unknown_source",
    ),
    "an unknown source of the holidays of all Länder": (
        "holidays",
        'nationwide = {version = [{from = 1990-10-03, basis = "x", source = "NO-SUCH"}]}',
        "unknown_source",
    ),
    "a service for an act that does not exist": ("services", 'service.99010022001005.act = "no-such"', "not_accepted"),
    "a service for a ground that does not exist": (
        "services",
        'service.99010022001005.title = "no-such"',
        "not_accepted",
    ),
    "a service that rests on nothing": ("services", "service.99010022001005.bases = []", "missing_key"),
    "a service that falls back on a Land without description": (
        "services",
        'service.99010022001012.fallback = "BE"',
        "not_accepted",
    ),
    "another reading of a majority without text": (
        "services",
        'commission.SL.quorum.otherwise = {rule = "majority"}',
        "missing_key",
    ),
    "a commission's expectation without text": ("services", "commission.SL.expects = {seen = true}", "missing_key"),
    "a commission's majority without one": ("services", "commission.BW.quorum = {seen = true}", "missing_key"),
}


@pytest.mark.parametrize(("name", "text", "code"), LET_THROUGH.values(), ids=LET_THROUGH)
def test_the_checker_of_overlays_let_it_through_and_a_command_failed(name, text, code):
    directory = lay({name: text + "\n"})
    resting = {
        "holidays": ("holidays", "BY", "2025"),
        "services": ("checklist", "99010022001005", "--land", "SL"),
        "sources": FEE,
    }
    result = judge(call(*resting[name], "--json", "--data", directory))
    error = json.loads(result.err)["error"]
    assert (result.code, error["code"], f"{name}.toml" in error["message"]) == (2, code, True)
