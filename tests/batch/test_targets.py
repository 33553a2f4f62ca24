"""Where a batch reads from and writes to: pipes, devices, links, full and locked places, and what is told when it fails."""

import io
import json
import os
import random
import re
import stat
import subprocess
import sys
import tempfile
import threading

import polars as pl
import pytest
from outputs import read_back
from terminal import read_all
from test_command import REGISTER, ROOT, large, run

from hardship_cli import files
from hardship_cli.batch import engine
from hardship_cli.batch.formats import csv as formats_csv
from hardship_cli.cli.main import run as call

GOOD = REGISTER.replace(b"Bayrenn", b"BY")
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_bytes(GOOD)
    return path


def registers(folder):
    """The register in every format."""
    frame = pl.read_csv(GOOD, infer_schema=False)
    frame.write_csv(folder / "r.csv")
    frame.write_csv(folder / "r.tsv", separator="\t")
    frame.write_ndjson(folder / "r.jsonl")
    frame.write_parquet(folder / "r.parquet")
    import xlsxwriter

    with xlsxwriter.Workbook(folder / "r.xlsx") as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([frame.columns, *frame.rows()]):
            sheet.write_row(place, 0, row)


@pytest.mark.parametrize("to", ["csv", "tsv", "jsonl", "parquet", "xlsx"])
def test_pipes_in_every_format(tmp_path, to):
    registers(tmp_path)
    for suffix in ("csv", "tsv", "jsonl", "parquet", "xlsx"):
        data = (tmp_path / f"r.{suffix}").read_bytes()
        done = run("batch", "-", "--from", suffix, "-o", "-", "--to", to, data=data)
        assert done.returncode == 0, done.stderr
        (tmp_path / f"out.{to}").write_bytes(done.stdout)
        frame = read_back(tmp_path / f"out.{to}")
        assert frame["id"].to_list() == ["007", "008"], suffix
        assert [str(fee)[:2] for fee in frame["fee_eur"]] == ["93", "10"]


# The work folder.


def test_no_work_folder_where_none_is_needed(register, hardship, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null/none")
    for to in ("csv", "tsv", "jsonl", "parquet"):
        code, _out, err = hardship("batch", register, "-o", tmp_path / f"out.{to}")
        assert (code, "2 rows: 2 answered" in err) == (0, True), err
    assert hardship("batch", register, "--explain-row", "1", "--ask", "fee")[0] == 0
    (tmp_path / "old.csv").write_bytes(GOOD.replace(b"id", "größe".encode("cp1252")))
    assert hardship("batch", tmp_path / "old.csv", "-o", tmp_path / "old.out.csv")[0] == 0
    assert hardship("due", tmp_path / "out.csv", "--today", "2025-07-04")[0] == 0


@pytest.mark.parametrize("words", [["cases.csv", "-o", "out.xlsx"], ["cases.csv", "-o", "-", "--to", "csv"],
    ["-", "--from", "csv", "-o", "out.csv"], ["cases.csv", "-o", "/dev/null", "--to", "csv"]])  # fmt: skip
def test_a_work_folder_that_cannot_be_made_is_told(register, hardship, monkeypatch, tmp_path, words):
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null/none")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD)))
    monkeypatch.chdir(tmp_path)
    code, out, err = hardship("batch", *words)
    assert (code, out) == (2, "")
    assert "/dev/null/none" in err
    assert "cannot be written: Not a directory" in err
    assert "TMPDIR" in err
    assert os.listdir(tmp_path) == ["cases.csv"]


@posix
@pytest.mark.parametrize("words", [["-", "--from", "csv", "-o", "out.csv"], ["cases.csv", "-o", "-", "--to", "csv"]])
def test_a_full_work_folder_is_told(tmp_path, words):
    import resource
    import signal

    temp = tmp_path / "temp"
    temp.mkdir()
    large(tmp_path / "cases.csv", 20_000)
    data = (tmp_path / "cases.csv").read_bytes()

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (15_000, 15_000))

    environment = {**os.environ, "PYTHONPATH": ROOT, "HARDSHIP_LANG": "en", "TMPDIR": str(temp)}
    done = subprocess.run(
        [sys.executable, "-m", "hardship_cli", "batch", *words],
        input=data, capture_output=True, env=environment, cwd=tmp_path, preexec_fn=limit, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b""), done.stderr
    assert f"{temp}/hardship-".encode() in done.stderr
    assert b"cannot be written: File too large" in done.stderr
    assert os.listdir(temp) == []
    assert sorted(os.listdir(tmp_path)) == ["cases.csv", "temp"]


@posix
@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_disk_that_is_really_full(tmp_path, to):
    """A small disk of its own, where one may be mounted: other than a limit, it fails again and again."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    try:
        frame = pl.read_csv(GOOD, infer_schema=False).sample(5000, with_replacement=True, seed=1)
        frame.with_columns(pl.Series("Az", random.Random(1).sample(range(10**12), 5000))).write_csv(tmp_path / "c.csv")
        done = run("batch", tmp_path / "c.csv", "-o", disk / f"out.{to}")
        lines = done.stderr.decode().splitlines()
        assert (done.returncode, len(lines)) == (2, 2), done.stderr
        # Polars keeps the reason to itself where only the end of a Parquet file has no room.
        assert re.fullmatch(
            r"--output: \S+ cannot be written: (No space left on device|Input/output error)\.", lines[0]
        )
        assert os.listdir(disk) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_errors_about_a_pipe_name_it(hardship, monkeypatch, tmp_path):
    for data, kind in ((b"", "csv"), (b"PAR1", "parquet"), (b"PK", "xlsx"), (b"", "jsonl"), (b"a,b\n1,2,3\n", "csv")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code, _out, err = hardship("batch", "-", "--from", kind, "-o", tmp_path / "out.csv")
        assert code == 2
        assert "hardship-" not in err
        assert err.startswith(("stdin", "No column"))


# Faults are told as what they are.


def boom(error):
    def raising(*_args, **_more):
        raise error

    return raising


@pytest.mark.parametrize(
    ("place", "name", "error", "code", "words"),
    [
        (engine.Engine, "answer", pl.exceptions.ComputeError("a fault"), 70, "A fault of the program, not of your input"),
        (formats_csv.CsvWriter, "write", pl.exceptions.SchemaError("a fault"), 70, "A fault of the program, not of your input"),
        (formats_csv.CsvWriter, "write", ValueError("a fault"), 70, "A fault of the program, not of your input"),
        (formats_csv.CsvWriter, "write", OSError(28, "No space left on device"), 2, "out.csv cannot be written: No space left"),
        (formats_csv.CsvWriter, "write", pl.exceptions.ComputeError("parquet: gone (os error 28)"), 2, "out.csv cannot be written: No space left"),
        (formats_csv.CsvWriter, "close", OSError(5, "Input/output error"), 2, "out.csv cannot be written: Input/output error"),
        (formats_csv.CsvSource, "pieces", OSError(5, "Input/output error"), 2, "cases.csv cannot be read: Input/output error"),
    ],
)  # fmt: skip
def test_faults(register, hardship, monkeypatch, tmp_path, place, name, error, code, words):  # noqa: PLR0917 - fixtures, and a table of many columns
    monkeypatch.setattr(place, name, boom(error))
    found, _out, err = hardship("batch", register, "-o", tmp_path / "out.csv")
    assert (found, words in err) == (code, True), err
    assert os.listdir(tmp_path) == ["cases.csv"]


@posix
@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "xlsx"])
def test_an_input_that_cannot_be_read(hardship, tmp_path, kind):
    # The memory of a process can be opened by its owner, but not be read from its beginning.
    code, _out, err = hardship("batch", "/proc/self/mem", "--from", kind, "-o", tmp_path / "out.csv")
    assert (code, "/proc/self/mem cannot be read" in err) == (2, True), err
    locked = tmp_path / f"locked.{kind}"
    locked.write_bytes(GOOD)
    locked.chmod(0)
    code, _out, err = hardship("batch", locked, "-o", tmp_path / "out.csv")
    if not os.access(locked, os.R_OK):
        assert (code, "cannot be read" in err) == (2, True), err


# Targets.


@posix
@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_device_is_written_to_and_not_replaced(register, hardship, to):
    for options in ((), ("--force",)):
        assert hardship("batch", register, "-o", "/dev/null", "--to", to, *options)[0] == 0
        assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    code, _out, err = hardship("batch", register, "-o", "/dev/full", "--to", to)
    assert (code, "/dev/full cannot be written: No space left on device" in err) == (2, True), err


@posix
def test_named_pipes(hardship, tmp_path):
    first, second = tmp_path / "in.csv", tmp_path / "out.csv"
    os.mkfifo(first)
    os.mkfifo(second)
    found = []
    threads = [
        threading.Thread(target=lambda: first.write_bytes(GOOD)),
        threading.Thread(target=lambda: found.append(second.read_bytes())),
    ]
    for thread in threads:
        thread.start()
    code, _out, err = hardship("batch", first, "-o", second)
    for thread in threads:
        thread.join()
    assert code == 0, err
    assert found[0].startswith(b"id,land,act,months,notified,fee_eur")
    assert found[0].count(b"\n") == 3
    assert stat.S_ISFIFO(os.stat(second).st_mode)


@posix
def test_a_link_stays_a_link_and_rights_stay(register, hardship, tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("before")
    real.chmod(0o640)
    link.symlink_to("real.csv")
    assert hardship("batch", register, "-o", link)[0] == 2
    assert hardship("batch", register, "-o", link, "--force")[0] == 0
    assert link.is_symlink()
    assert real.read_text().startswith("id,")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    fresh = tmp_path / "fresh.csv"
    mask = os.umask(0o027)
    try:
        assert hardship("batch", register, "-o", fresh)[0] == 0
    finally:
        os.umask(mask)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["cases.csv", "fresh.csv", "link.csv", "real.csv"]


@pytest.mark.parametrize("nameless", [True, False])
@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "xlsx"])
def test_with_and_without_files_that_have_no_name(register, hardship, monkeypatch, tmp_path, nameless, to):  # noqa: PLR0917 - fixtures, and a table of many columns
    if not nameless:
        monkeypatch.setattr(files, "_nameless", lambda _folder: None)
    out = tmp_path / f"out.{to}"
    assert hardship("batch", register, "-o", out)[0] == 0
    assert read_back(out)["id"].to_list() == ["007", "008"]
    assert hardship("batch", register, "-o", out, "--force")[0] == 0
    monkeypatch.setattr(files, "_link", boom(OSError(1, "no")))  # a file system without such links
    assert hardship("batch", register, "-o", out, "--force")[0] == 0
    assert read_back(out)["id"].to_list() == ["007", "008"]
    assert sorted(os.listdir(tmp_path)) == ["cases.csv", out.name]


def test_a_target_that_came_meanwhile_is_not_overwritten(register, hardship, monkeypatch, tmp_path):
    out = tmp_path / "out.csv"
    whole = engine.Engine.answer

    def late(self, *args, **more):
        out.write_text("mine")
        return whole(self, *args, **more)

    monkeypatch.setattr(engine.Engine, "answer", late)
    code, _out, err = hardship("batch", register, "-o", out)
    assert (code, "--force" in err, out.read_text()) == (2, True, "mine")
    assert sorted(os.listdir(tmp_path)) == ["cases.csv", "out.csv"]


def test_a_target_is_refused_before_anything_is_read(hardship, monkeypatch, tmp_path):
    (tmp_path / "out.csv").write_text("mine")
    pipe = io.BytesIO(GOOD)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe))
    for place in (tmp_path, tmp_path / "out.csv", tmp_path / "no" / "out.csv", tmp_path / "out.csv" / "out.csv"):
        assert hardship("batch", "-", "--from", "csv", "--to", "csv", "-o", place)[0] == 2
    assert pipe.tell() == 0


def test_names_without_a_suffix_and_names_that_are_long(register, hardship, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    code, _out, err = hardship("batch", register, "-o", "answers")
    assert (code, "'answers' has no format" in err, "--to" in err) == (2, True, True)
    assert hardship("batch", register, "-o", "answers", "--to", "csv")[0] == 0
    assert hardship("batch", "answers", "-o", "again")[0] == 2
    for nameless in (True, False):
        if not nameless:
            monkeypatch.setattr(files, "_nameless", lambda _folder: None)
        assert hardship("batch", register, "-o", "x" * 251 + ".csv", "--force")[0] == 0
        code, _out, err = hardship("batch", register, "-o", "x" * 252 + ".csv")
        assert (code, "File name too long" in err) == (2, True)
    assert hardship("batch", register, "-o", "a\0b.csv")[0] == 2
    assert hardship("batch", "a\0b.csv", "-o", "out.csv")[0] == 2


# Summaries.


def test_a_summary_without_a_place_is_refused_before_the_work(register, hardship, tmp_path):
    out = tmp_path / "out.csv"
    mine = tmp_path / "mine.json"
    mine.write_text("mine")
    for place in (tmp_path, tmp_path / "no" / "s.json", mine, out, register / "s.json"):
        code, _out, err = hardship("batch", register, "-o", out, "--summary", place)
        assert code == 2, place
        assert len(err.splitlines()) <= 3
        assert not out.exists(), place
    assert mine.read_text() == "mine"
    assert hardship("batch", register, "-o", out, "--summary", out, "--force")[0] == 2
    assert not out.exists()
    assert hardship("batch", register, "-o", out, "--summary", "/dev/full")[0] == 2
    assert hardship("batch", register, "-o", out, "--summary", mine, "--force")[0] == 0
    assert json.loads(mine.read_text())["rows"] == 2


def test_a_summary_on_stdout(register, hardship, tmp_path):
    code, out, _err = hardship("batch", register, "-o", tmp_path / "out.csv", "--summary", "-")
    assert (code, json.loads(out)["rows"]) == (0, 2)
    code, out, err = hardship("batch", register, "-o", "-", "--to", "csv", "--summary", "-")
    assert (code, out, "same file" in err) == (2, "", True)


# Progress.


@posix
def test_progress_in_a_terminal_and_none_in_a_pipe(tmp_path):
    import pty

    source = large(tmp_path / "cases.csv", 400_000)
    leader, follower = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": ROOT, "HARDSHIP_LANG": "en", "TERM": "xterm"}
    command = [sys.executable, "-m", "hardship_cli", "batch", str(source), "-o", str(tmp_path / "out.csv")]
    with subprocess.Popen(command, stderr=follower, stdout=subprocess.PIPE, env=environment) as process:
        os.close(follower)
        text = read_all(leader)
        assert process.wait(60) == 0
    os.close(leader)
    shown = [line for line in text.decode().split("\r") if "rows/s" in line]
    assert shown, text
    for line in shown:
        assert re.fullmatch(r"[\d,]+ rows, [\d,]+ rows/s, [\d,]+ s left *", line), line
    assert text.decode().rstrip().endswith("By status: calculated 400,000.")
    assert "400,000 rows: 400,000 answered" in text.decode().rsplit("\r", 2)[-2] + text.decode()
    done = run("batch", source, "-o", tmp_path / "out.csv", "--force")
    assert b"\r" not in done.stderr
    assert b"rows/s" not in done.stderr


def test_a_run_in_a_thread_that_cannot_take_signals(register, tmp_path):
    codes = []
    words = ["batch", str(register), "-o", str(tmp_path / "out.csv"), "--quiet"]
    thread = threading.Thread(target=lambda: codes.append(call(words)))
    thread.start()
    thread.join()
    assert codes == [0]
