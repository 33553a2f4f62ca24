"""``| head`` is no error, and no reason to leave out a file that was named. Real processes, so few."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CASE = 'act = "extend"\nmonths = 12\nland = "NW"\npermit_until = "2027-01-15"\nposted = "2026-11-20"\ndelivery = "letter"\n'
REGISTER = "id,act,months,on,recorded_fee_eur\na,extend,6,2025-07-04,93\nb,extend,6,x,92\n"
FEE = ("fee", "extend", "--land", "TH", "--months", "6", "--on", "2025-07-04")
BESIDE = ("--html", "p.html", "--save", "s.toml", "--ics", "d.ics")
COMMANDS = [
    ((*FEE, "--explain", "--html", "p.html", "--save", "s.toml"), 0),
    ((*FEE, "--json", "--html", "p.html", "--save", "s.toml"), 0),
    (("case", "c.toml", *BESIDE), 0),
    (("case", "c.toml", "--lang", "de", "--set", "land=BY", *BESIDE), 0),
    (("audit", "c.toml", "--recorded-remedy", "objection", "--html", "p.html", "--ics", "d.ics"), 1),
    (("text", "memo", "c.toml", "--docx", "m.docx"), 0),
    (("due", "c.toml", "--within", "3m", "--ics", "d.ics"), 0),
    (("batch", "r.csv", "-o", "o.csv", "--summary", "s.json"), 1),
    (("batch", "r.csv", "-o", "-", "--to", "jsonl", "--summary", "s.json"), 1),
    (("batch", "r.csv", "-o", "o.xlsx", "--json", "--summary", "s.json"), 1),
    (("audit", "r.csv", "-o", "o.csv", "--summary", "s.json"), 1),
    (("impact", "r.csv", "--on", "2017-09-01", "-o", "o.csv", "--summary", "s.json"), 1),
    (("init", "case", "-o", "n.toml", "--schema", "n.schema.json"), 0),
    (("init", "batch", "-o", "n.xlsx"), 0),
    (("init", "schedule", "-o", "n.toml"), 0),
    (("schedules", "paths", "permit", "--cases", "50", "-o", "examples.csv"), 0),
]
_SUFFIXES = (".html", ".toml", ".json", ".csv", ".ics", ".docx", ".xlsx")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")


@pytest.fixture
def run(tmp_path):
    """Run ``hardship`` with streams that nobody reads (``1``, ``2`` or both); returns the exit code and what stderr holds."""
    (tmp_path / "c.toml").write_text(CASE, encoding="utf-8")
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")

    def start(args, closed):
        reading, writing = os.pipe()
        os.close(reading)
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "LANG": "C.UTF-8",
            "PYTHONPATH": ROOT,
            "HARDSHIP_TODAY": "2026-11-30",
        }
        streams = {
            "stdout": writing if 1 in closed else subprocess.DEVNULL,
            "stderr": writing if 2 in closed else subprocess.PIPE,
        }
        command = [sys.executable, "-m", "hardship_cli", *args]
        try:
            done = subprocess.run(command, env=env, cwd=tmp_path, timeout=120, check=False, **streams)
        finally:
            os.close(writing)
        return done.returncode, (done.stderr or b"").decode()

    return start


@pytest.mark.parametrize("closed", [(1,), (1, 2)], ids=["stdout", "both"])
@pytest.mark.parametrize(
    ("args", "code"), COMMANDS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_files_that_were_named_are_written_and_the_exit_code_tells(run, tmp_path, args, code, closed):
    found, err = run(args, closed)
    assert found == code, err
    assert "Traceback" not in err
    assert "Broken" not in err
    named = [word for option, word in pairwise(args) if option.startswith("-") and word.endswith(_SUFFIXES)]
    assert named
    for name in named:
        assert (tmp_path / name).stat().st_size, name


@pytest.mark.parametrize("closed", [(1,), (2,), (1, 2)], ids=["stdout", "stderr", "both"])
def test_the_exit_code_is_that_of_the_answer(run, closed):
    assert run(FEE, closed)[0] == 0
    assert run(("fee",), closed)[0] == 4
    assert run((*FEE, "--land", "x"), closed)[0] == 2


def test_a_named_pipe_that_closes_leaves_the_other_files(run, tmp_path):
    fifo = tmp_path / "page"
    os.mkfifo(fifo)
    # Opened and left at once; the page is longer than what a pipe holds unread.
    with subprocess.Popen(["/bin/sh", "-c", f"exec < {fifo}"]):
        code, err = run((*FEE, "--html", str(fifo), "--save", "s.toml"), ())
    assert (code, (tmp_path / "s.toml").is_file()) == (0, True), err
