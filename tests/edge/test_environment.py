"""The surroundings of a run: closed and full streams, terminals, encodings, environment, signals. Real processes, so few."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest
from terminal import read_all

FEE = ["fee", "extend", "--land", "TH", "--months", "6", "--on", "2025-07-04"]
ANSI = re.compile(rb"\x1b\[")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX shell and devices")


@pytest.fixture
def run(tmp_path):
    """Run ``hardship`` in an empty home with a small environment; returns the finished process with bytes."""

    def start(*args, env=None, **how):
        surroundings = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "LANG": "C.UTF-8",
            "PYTHONPATH": os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))),
            **{name: value for name, value in os.environ.items() if name.startswith(("COV", "SYSTEMROOT"))},
        }
        surroundings = {name: value for name, value in {**surroundings, **(env or {})}.items() if value is not None}
        how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
        command = [sys.executable, "-m", "hardship_cli", *args]
        if "shell" in how:
            line = how.pop("shell").replace("HARDSHIP", f"{sys.executable} -m hardship_cli")
            command = ["/bin/sh", "-c", line]
        return subprocess.run(command, env=surroundings, cwd=tmp_path, timeout=60, check=False, **how)

    return start


def words(args):
    return " ".join(args)


@pytest.mark.parametrize(
    "args", [["schedules", "export"], ["schedules", "list"], [*FEE, "--explain"], ["--help"]], ids=words
)
def test_a_pipe_that_closes_is_no_error(run, args):
    line = f"{{ HARDSHIP {words(args)}; echo $? >&3; }} 3>code | true; cat code >&2; rm code"
    assert run(shell=line).stderr.split() == [b"0"]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ([*FEE, "--plain"], 0),
        (FEE, 0),
        (["--help"], 0),
        (["schedules", "list"], 0),
        (["fee", "--json"], 4),
        (["fee", "x"], 2),
    ],
    ids=lambda value: value if isinstance(value, int) else words(value),
)
def test_a_closed_stdout_is_like_dev_null(run, args, code):
    done = run(shell=f"HARDSHIP {words(args)} >&-")
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert bool(done.stderr) == bool(code)


def test_with_stdout_and_stderr_closed_the_exit_code_still_tells(run):
    assert run(shell="HARDSHIP fee x >&- 2>&-").returncode == 2
    assert run(shell="HARDSHIP fee x 2>/dev/full").returncode == 2
    assert run(shell=f"HARDSHIP {words(FEE)} --plain 2>&-").stdout == b"93.00\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("args", [["--plain"], ["--json"], [], ["--lang", "de"]], ids=words)
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_full_disk_is_an_error(run, args, unbuffered):
    done = run(shell=f"HARDSHIP {words([*FEE, *args])} > /dev/full", env={"PYTHONUNBUFFERED": unbuffered})
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert lines[0].startswith(
        '{"error": {"code": "system_error", "message": "stdout: ' if "--json" in args else "stdout: "
    )
    assert len(lines) <= 3


@pytest.mark.parametrize(
    ("args", "code"),
    [([*FEE, "--plain"], 0), (["ask"], 2), (["case", "-"], 2), (["batch", "-", "-o", "-"], 2)],
    ids=str,
)
def test_a_closed_stdin_is_empty(run, args, code):
    done = run(shell=f"HARDSHIP {words(args)} <&-")
    assert done.returncode == code
    assert b"of this program" not in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"PYTHONIOENCODING": "cp437"},
        {"LANG": None, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=str,
)
@pytest.mark.parametrize("args", [[*FEE, "--explain"], ["fee", "Ö§"]], ids=words)
def test_a_terminal_without_the_section_sign(run, env, args):
    done = run(*args, "--lang", "de", env=env)
    assert (done.returncode, bool(done.stdout), bool(done.stderr)) == (
        (0, True, False) if args[0:2] == FEE[:2] else (2, False, True)
    )
    assert b"Traceback" not in done.stderr
    assert b"of this program" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_a_real_terminal_keeps_its_encoding_with_a_substitute_for_what_it_lacks(run, encoding):
    code, text = in_terminal(run, [*FEE, "--lang", "de"], {"PYTHONIOENCODING": encoding, "TERM": "dumb"})
    assert code == 0
    assert "§ 45".encode(encoding, "replace") in text
    assert "ü".encode(encoding, "replace") in text
    assert b"Traceback" not in text


def test_bytes_that_are_no_text(run, tmp_path):
    odd = os.fsdecode(b"\xff\xfe")
    for args in (["--id", odd, "--json"], ["--land", odd], ["--data", odd], [f"--{odd}", "x"]):
        done = run(*FEE, *args, env={"PYTHONIOENCODING": "utf-8:strict"})
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"of this program" not in done.stderr
    case = tmp_path / f"{odd}.toml"
    case.write_text('permit_until = "2026-03-31"\n', encoding="utf-8")
    done = run("case", case.name, case.name, "--json", env={"PYTHONIOENCODING": "utf-8:strict"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["command"] for line in done.stdout.splitlines()] == ["case", "case"]


def in_terminal(run, args, env):
    """What a run writes to a terminal of 80 columns."""
    import pty
    import termios

    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 80)) if hasattr(termios, "tcsetwinsize") else None
    try:
        done = run(*args, env=env, stdin=follower, stdout=follower, stderr=follower)
        os.close(follower)
        follower = None
        text = read_all(leader)
    finally:
        os.close(leader)
        if follower is not None:
            os.close(follower)
    return done.returncode, text


@pytest.mark.parametrize(
    ("args", "env", "coloured"),
    [
        ([], {"TERM": "xterm-256color"}, True),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {"TERM": "xterm-256color"}, False),
        (["--color", "never"], {"TERM": "xterm-256color", "FORCE_COLOR": "1"}, False),
        (["--color", "always"], {"TERM": "dumb", "NO_COLOR": "1"}, True),
        (["--json"], {"TERM": "xterm-256color", "FORCE_COLOR": "1"}, False),
    ],
    ids=str,
)
def test_colours_in_a_terminal(run, args, env, coloured):
    code, text = in_terminal(run, [*FEE, *args], env)
    assert code == 0
    assert bool(ANSI.search(text)) == coloured


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "", "TERM": "xterm"}, False)],
    ids=str,
)
def test_colours_in_a_pipe(run, env, coloured):
    assert bool(ANSI.search(run(*FEE, env=env).stdout)) == coloured


def test_no_color_takes_the_colours(run):
    text = run(*FEE, env={"NO_COLOR": "1", "FORCE_COLOR": "1"}).stdout
    assert not re.search(rb"\x1b\[[0-9;]*3[0-7]", text)


@pytest.mark.parametrize("columns", ["20", "1000", "0", "1", "-5", "x", "", "9" * 30])
def test_any_width(run, columns):
    done = run(*FEE, "--explain", env={"COLUMNS": columns})
    lines = done.stdout.decode().splitlines()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "€93.00" in done.stdout.decode()
    if columns.isdigit() and int(columns):
        assert max(map(len, lines)) <= 200
    else:  # no width: to a pipe lines are not wrapped
        assert max(map(len, lines)) > 200
    if columns == "20":
        assert max(map(len, lines)) <= 20


def test_without_a_home_or_with_one_that_cannot_be_written(run, tmp_path):
    for env in (
        {"HOME": None},
        {"HOME": "/nonexistent"},
        {"XDG_CONFIG_HOME": "/dev/null"},
        {"XDG_CONFIG_HOME": ""},
        {"HOME": ""},
    ):
        done = run(*FEE, "--plain", env=env)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"93.00\n", b"")
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o500)
    assert run(*FEE, "--plain", env={"HOME": str(home)}).stdout == b"93.00\n"
    assert not list(home.iterdir())


def test_nothing_is_left_behind(run, tmp_path):
    run(*FEE, "--plain")
    run(*FEE)
    run("schedules", "list")
    assert not [path for path in tmp_path.rglob("*") if "__pycache__" not in str(path)]


@pytest.mark.parametrize("kind", ["directory", "fifo", "loop", "bytes", "deep", "key"])
def test_a_user_file_that_cannot_be_used(run, tmp_path, kind):
    folder = tmp_path / "config" / "hardship"
    folder.mkdir(parents=True)
    path = folder / "config.toml"
    if kind == "directory":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to("config.toml")
    else:
        path.write_bytes({"bytes": b"\xff\x00", "deep": b"a=" + b"[" * 9999, "key": b'"\\u001b[31m{0}" = "x"'}[kind])
    done = run(*FEE, "--plain", env={"XDG_CONFIG_HOME": str(tmp_path / "config")})
    # What is no file at all is not waited for.
    assert done.returncode == (0 if kind in ("fifo", "loop") else 2)
    assert len(done.stderr.decode().splitlines()) <= 3
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize(
    "value", ["{}", "[/red]", "\x1b[31m", "x" * 5000, "-", "--json", "\udcff", "de\nen"], ids=ascii
)
@pytest.mark.parametrize("name", ["LANG", "LAND", "DATA", "COLOR", "X"])
def test_nonsense_in_the_environment(value, name, monkeypatch):
    from surface import call, judge

    monkeypatch.setenv(f"HARDSHIP_{name}", value)
    for args in (FEE, ["config"], ["config", "--json"], ["permit", "--start", "2026-01-01", "--plain"]):
        judge(call(*args))


def test_completion_with_a_nonsense_environment(run):
    done = run(env={"_HARDSHIP_COMPLETE": "complete_bash", "COMP_WORDS": "hardship fee --la", "COMP_CWORD": "2"})
    assert done.stdout.split() == [b"--land", b"--lawful-since", b"--lang"]
    assert run(env={"_HARDSHIP_COMPLETE": "nonsense"}).returncode == 2


def test_ctrl_c(run, tmp_path):
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    environment["PYTHONPATH"] = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    # ``ask`` waits at its question, so the signal comes in the middle of a run.
    child = subprocess.Popen(
        [sys.executable, "-m", "hardship_cli", "ask"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=tmp_path,
    )  # fmt: skip
    seen = b""
    while b"> " not in seen:
        seen += os.read(child.stderr.fileno(), 4096)
    time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=20)
    assert (child.returncode, out) == (130, b"")
    assert b"Traceback" not in err


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_fault_in_telling_an_error_is_told(hardship, monkeypatch, form):
    from hardship_cli.render import errors

    plain = errors.advice_on
    monkeypatch.setattr(errors, "advice_on", lambda error: plain(error) if error.code == "defect" else 1 / 0)
    code, out, err = hardship("fee", "extnd", *form)
    assert (code, out) == (70, "")
    assert "ZeroDivisionError, hardship_cli.render.errors:" in err
