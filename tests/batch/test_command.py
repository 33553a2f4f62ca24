"""The two commands as people use them: pipes, exit codes, summaries, a kill in mid-write, a full disk, a locked folder."""

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
import time

import polars as pl
import pytest

REGISTER = b"id,land,act,months,notified\n007,NW,extend,12,2025-07-04\n008,Bayrenn,issue,12,2025-07-04\n"
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(*args, data=None, **more):
    environment = {**os.environ, "PYTHONPATH": ROOT, "HARDSHIP_LANG": "en"}
    command = [sys.executable, "-m", "hardship_cli", *(str(arg) for arg in args)]
    return subprocess.run(command, input=data, capture_output=True, env=environment, check=False, timeout=120, **more)


def large(path, rows=700_000):
    frame = pl.DataFrame({"id": range(rows)}).with_columns(
        act=pl.lit("extend"), months=pl.lit("12"), notified=pl.lit("2025-07-04"), text=pl.lit("x" * 150)
    )
    frame.write_csv(path)
    return path


def test_pipe_to_pipe():
    done = run("batch", "-", "--from", "csv", "-o", "-", "--to", "jsonl", data=REGISTER)
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["007", "008"]
    assert rows[0]["fee_eur"] == "93.00"
    assert "Did you mean" in rows[1]["error"] or "no Land" in rows[1]["error"]
    assert b"row 2: land" in done.stderr
    assert b"\r" not in done.stderr


def test_exit_codes_and_summary(batch, tmp_path):
    summary = tmp_path / "summary.json"
    code, _frame, err = batch(REGISTER, "--summary", summary)
    assert code == 1
    tree = json.loads(summary.read_text())
    assert tree["rows"] == 2
    assert tree["failed"] == 1
    assert tree["by_status"] == {"calculated": 1}
    assert tree["by_reason"] == {"land: unknown_land": 1}
    assert "2 rows: 1 answered, 0 without an answer, 1 failed." in err
    assert batch(REGISTER.replace(b"Bayrenn", b"BY"))[0] == 0


def test_first_ten_errors_are_shown_and_all_are_counted(batch):
    data = b"act,notified\n" + b"extent,2025-07-04\n" * 25
    code, frame, err = batch(data)
    assert code == 1
    assert err.count("row ") == 10
    assert frame["error"].null_count() == 0
    assert "25 failed" in err


def test_quiet_and_german(batch):
    _code, _frame, err = batch(REGISTER.replace(b"Bayrenn", b"BY"), "--quiet")
    assert err == ""
    _code, frame, err = batch(REGISTER, "--lang", "de")
    assert "Zeilen" in err
    assert "ist kein Land" in frame["error"][1]


def test_ask_limits_the_questions(batch):
    data = b"act,notified,permit_until,applied,land\nissue,2025-07-04,2025-06-30,2025-06-01,NW\n"
    _code, frame, _err = batch(data, "--ask", "fee,fiction")
    row = frame.to_dicts()[0]
    assert row["fee_eur"] == "100.00"
    assert row["fiction_effect"] == "continuation"
    assert row["permit_valid_until"] is None
    assert row["remedy"] is None
    code, _frame, err = batch(data, "--ask", "feess")
    assert code == 2
    assert "fee" in err
    code, _frame, err = batch(b"akt,notified\nissue,2025-07-04\n", "--ask", "fee")
    assert code == 2
    assert "akt" in err


def test_what_no_fact_reaches_for_is_named(batch):
    data = b"id,act,notified,start,applied,posted\n1,certificate,,,,\n2,,2025-07-04,,,\n3,,,2025-07-04,,\n4,,,,2025-07-04,\n5,,,,,2025-07-04\n6,,,,,\n"
    code, frame, err = batch(data, "--today", "2026-11-28")
    assert code == 0
    asked = {
        row["id"]: (row["fee_status"], row["permit_valid_until"], row["status"], row["notes"])
        for row in frame.to_dicts()
    }
    assert asked["1"] == (
        "calculated",
        None,
        "calculated",
        "assumed_today",
    )  # an act, but no day: today, and it is said
    assert asked["2"] == (None, None, "blocked", "land_needed")
    assert asked["3"][1] == "2028-07-03"
    assert asked["4"][2:] == ("review", "permit_until_needed;undecided")
    assert asked["5"] == (None, None, "blocked", "delivery_needed")
    assert asked["6"] == (None, None, None, None)
    assert "6 rows: 3 answered, 3 without an answer, 0 failed." in err


def test_a_row_in_which_nothing_can_be_asked_says_what_is_missing(batch):
    _code, frame, err = batch(b"id,months,land,act\n1,12,NW,\n2,,,\n", "--today", "2026-11-28")
    first, second = frame.to_dicts()
    assert (first["status"], second["status"]) == ("blocked", None)
    assert first["notes"] == "act_needed;start_needed;permit_until_needed;delivery_needed"
    assert second["notes"] is None
    assert "2 rows: 0 answered, 2 without an answer, 0 failed." in err


def test_a_day_and_a_land_for_rows_without(batch):
    _code, frame, _err = batch(b"act,months\nextend,12\n", "--on", "2010-01-04")
    assert frame["fee_eur"].to_list() == ["30.00"]
    _code, frame, _err = batch(b"posted,delivery,land\n2026-01-27,letter,\n2026-01-27,letter,BE\n", "--land", "Hessen")
    assert frame["remedy"].to_list()[0] is not None
    assert "land_needed" not in (frame["notes"][0] or "")


def test_today(batch):
    _code, frame, _err = batch(b"act,notified\nissue,today\nissue,+14d\n", "--today", "2025-07-04")
    assert frame["fee_eur"].to_list() == ["100.00", "100.00"]
    assert frame["notified_on"].to_list() == [None, None]


def test_explain_row(hardship, tmp_path):
    path = tmp_path / "cases.csv"
    path.write_bytes(REGISTER)
    code, out, _err = hardship("batch", path, "--explain-row", "1", "--json", "--ask", "fee")
    assert code == 0
    tree = json.loads(out)
    assert (tree["schema"], tree["row"], [one["command"] for one in tree["answers"]]) == ("hardship/row/1", 1, ["fee"])
    assert tree["answers"][0]["answer"]["amount"] == "93.00"
    # However many questions the row answers, it is one document, whose answers hold as any that was saved.
    saved = tmp_path / "row.json"
    saved.write_text(hardship("batch", path, "--explain-row", "1", "--json")[1], encoding="utf-8")
    commands = [one["command"] for one in json.loads(saved.read_text(encoding="utf-8"))["answers"]]
    assert len(commands) > 1
    assert hardship("verify", saved, "--plain")[:2] == (
        0,
        "".join(f"equal\t{saved}[{n + 1}]\n" for n in range(len(commands))),
    )
    code, out, _err = hardship("batch", path, "--explain-row", "1")
    assert code in (0, 4)
    assert "93.00" in out
    code, _out, err = hardship("batch", path, "--explain-row", "2")
    assert code == 2
    assert "Bayrenn" in err
    assert hardship("batch", path, "--explain-row", "3")[0] == 2
    assert hardship("batch", path, "--explain-row", "x")[0] == 2


def test_an_explained_row_takes_nothing_that_it_gives(hardship, tmp_path):
    path = tmp_path / "cases.csv"
    path.write_bytes(b"id,act,months,notified,born,benefits\n1,extend,12,2026-03-02,1990-01-01,none\n")
    out = hardship("batch", path, "--explain-row", "1", "--json", "--ask", "fee")[1]
    assert json.loads(out)["answers"][0]["assumed"] == {"status": "none"}


def test_targets(hardship, tmp_path):
    path = tmp_path / "cases.csv"
    path.write_bytes(REGISTER)
    target = tmp_path / "out.csv"
    target.write_text("mine")
    code, _out, err = hardship("batch", path, "-o", target)
    assert code == 2
    assert "--force" in err
    assert target.read_text() == "mine"
    assert hardship("batch", path, "-o", target, "--force")[0] == 1
    assert target.read_text() != "mine"
    for wrong in (tmp_path, tmp_path / "no" / "out.csv", tmp_path / "out.ods"):
        assert hardship("batch", path, "-o", wrong)[0] == 2
    code, out, _err = hardship("batch", path)
    assert (code, "fee_eur" in out.splitlines()[0]) == (1, True)
    assert sorted(os.listdir(tmp_path)) == ["cases.csv", "out.csv"]


def test_the_input_is_never_its_own_output(hardship, tmp_path):
    path = tmp_path / "cases.csv"
    path.write_bytes(REGISTER)
    code, _out, err = hardship("batch", path, "-o", path, "--force")
    assert (code, "is read by this command" in err) == (2, True)
    assert path.read_bytes() == REGISTER


@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_full_disk_leaves_nothing(tmp_path, to):
    # A limit on the size of files is what a full disk is to a program: a write that fails.
    source = tmp_path / "cases.csv"
    large(source, 20_000)
    target = tmp_path / f"out.{to}"

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (15_000, 15_000))

    done = run("batch", source, "-o", target, preexec_fn=limit)
    assert done.returncode == 2, done.stderr
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr
    assert os.listdir(tmp_path) == ["cases.csv"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_locked_folder(hardship, tmp_path):
    source = tmp_path / "cases.csv"
    source.write_bytes(REGISTER)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    code, _out, err = hardship("batch", source, "-o", locked / "out.csv")
    assert code == 2
    assert "cannot be written" in err


def wait_until_it_writes(process, folder, least=1_000_000):
    """Wait for an open file in the folder, named or not, of so many bytes (a process that ended writes no more)."""
    begin = time.monotonic()
    while time.monotonic() - begin < 60 and process.poll() is None:
        with contextlib.suppress(OSError):
            for name in os.listdir(f"/proc/{process.pid}/fd"):
                path = f"/proc/{process.pid}/fd/{name}"
                inside = os.readlink(path).startswith(str(folder)) and "cases.csv" not in os.readlink(path)
                if inside and os.stat(path).st_size >= least:
                    return
        time.sleep(0.005)
    raise AssertionError("it wrote nothing")


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="looks into /proc")
@pytest.mark.parametrize(
    ("sign", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGHUP, 130), (signal.SIGKILL, -9)],
    ids=["INT", "TERM", "HUP", "KILL"],
)
@pytest.mark.parametrize("to", ["csv", "parquet", "xlsx"])
def test_stopped_in_mid_write(tmp_path, sign, code, to):
    source = large(tmp_path / "cases.csv")
    target, temp = tmp_path / f"out.{to}", tmp_path / "temp"
    temp.mkdir()
    environment = {**os.environ, "PYTHONPATH": ROOT, "TMPDIR": str(temp)}
    command = [sys.executable, "-m", "hardship_cli", "batch", str(source), "-o", str(target)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment)
    wait_until_it_writes(process, tmp_path, 4 if to == "parquet" else 1_000_000)
    process.send_signal(sign)
    begin = time.monotonic()
    if sign == signal.SIGINT:
        process.send_signal(sign)  # impatience must not disturb the cleaning up
    _out, err = process.communicate(timeout=30)
    assert time.monotonic() - begin < 5
    assert process.returncode == code, err
    assert b"Traceback" not in err
    left = [name for name in os.listdir(tmp_path) if name not in ("cases.csv", "temp")]
    assert f"out.{to}" not in left
    # Where the system knows files without a name, even a kill leaves nothing.
    assert left == [] or (sign == signal.SIGKILL and sys.platform != "linux")
    assert sign == signal.SIGKILL or os.listdir(temp) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["INT", "TERM"])
def test_stopped_while_it_waits_for_a_pipe(tmp_path, sign):
    environment = {**os.environ, "PYTHONPATH": ROOT, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "hardship_cli", "batch", "-", "--from", "csv", "-o", "-", "--to", "csv"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, **pipes) as process:
        process.stdin.write(REGISTER)
        process.stdin.flush()
        begin = time.monotonic()
        while not os.listdir(tmp_path) and time.monotonic() - begin < 30:
            time.sleep(0.01)
        process.send_signal(sign)
        assert process.wait(5) == 130
        assert (process.stdout.read(), process.stderr.read()) == (b"", b"")
    assert os.listdir(tmp_path) == []


def test_template(hardship, tmp_path):
    path = tmp_path / "cases.csv"
    assert hardship("init", "batch", "-o", path)[0] == 0
    code, _out, err = hardship("batch", path, "-o", tmp_path / "out.csv")
    assert code == 0, err
    assert "3 rows: 3 answered, 0 without an answer, 0 failed." in err


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "1 row: 1 answered, 0 without an answer, 0 failed.\n"),
        ("de", "1 Zeile: 1 beantwortet, 0 ohne Antwort, 0 fehlgeschlagen.\n"),
    ],
)
def test_one_row_is_no_rows(batch, lang, words):
    code, _frame, err = batch(b"act,months,decided\nextend,12,2025-07-04\n", "--lang", lang)
    assert code == 0
    assert words in err


def test_examples_say_the_same_in_every_format(batch):
    folder = os.path.join(ROOT, "examples")
    expected = None
    for name in ("register.csv", "register-excel.csv", "register.jsonl", "register.xlsx"):
        _code, frame, _err = batch(os.path.join(folder, name))
        answers = frame.select("fee_eur", "fiction_effect", "permit_valid_until", "appeal_last_day", "notes").to_dicts()
        expected = expected or answers
        assert answers == expected, name


def test_a_row_s_error_says_what_is_accepted(batch):
    _code, frame, err = batch(b"act,decided,land\nextend,45842,NW\nextend,2025-07-04,Bayrenn\n")
    errors = frame["error"].to_list()
    assert errors[0].startswith(
        "decided: '45842' is a number, as spreadsheets count days: perhaps 2025-07-04. Accepted: 2026-03-31, 31.03.2026"
    )
    assert "Did you mean Bayern (BY)? Accepted: a code (NW, DE-NW)" in errors[1]
    assert f"row 1: {errors[0]}\n" in err
    _code, frame, _err = batch(b"act,decided\nextend,45842\n", "--lang", "de", "--force")
    assert "Angenommen werden 31.03.2026" in frame["error"][0]


def test_a_directory_is_no_register(hardship, tmp_path):
    code, _out, err = hardship("batch", tmp_path, "-o", tmp_path / "out.csv")
    assert (code, "directory" in err, str(tmp_path) in err) == (2, True, True), err


def test_a_title_that_a_spreadsheet_took_for_a_day(batch):
    data = b"id,act,months,title,on\n1,extend,12,25.04.2002,2026-03-01\n2,extend,12,25-4-2,2026-03-01\n"
    _code, frame, err = batch(data)
    assert frame["status"].to_list() == ["calculated", "calculated"]
    assert err.count("'25.04.2002' was taken as the title 25-4-2") == 1


def test_a_fee_of_today_that_turns_soon(batch):
    data = b"act,months,born\nextend,12,2008-12-05\nextend,12,2009-06-05\nextend,12,2002-12-05\n"
    _code, frame, _err = batch(data, "--today", "2026-11-28")
    assert frame["fee_eur"].to_list() == ["46.50", "46.50", "93.00"]
    assert frame["fee_status"].to_list() == ["review", "calculated", "calculated"]
    assert frame["notes"].to_list()[:2] == ["assumed_today;turns_soon", "assumed_today"]


def test_a_row_is_answered_as_case_answers_it(hardship, batch):
    import tomllib

    case = os.path.join(ROOT, "examples", "refusal-easter.toml")
    with open(case, "rb") as file:
        facts = {name: str(value) for name, value in tomllib.load(file).items()}
    _code, frame, _err = batch(pl.DataFrame(facts).write_csv().encode(), "--today", "2026-04-20")
    _code, out, _err = hardship("case", case, "--json", "--today", "2026-04-20")
    answer = json.loads(out)["answer"]
    row = frame.to_dicts()[0]
    assert row["fiction_until"] == answer["fiction"]["until"] == "2026-04-06"
    assert (row["permit_valid_until"], "permit" in answer) == (None, False)
    assert row["appeal_last_day"] == answer["appeal"]["last_day"]
    assert row["status"] == json.loads(out)["status"]
