"""A register without ``-o``: the first rows as a table at a terminal, all of them as CSV in a pipe."""

import os
import subprocess
import sys
from contextlib import suppress

import pytest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from terminal import read_all

ROW = "{n},extend,12,2026-01-05,{born}\n"
HEADER = "id,act,months,on,born\n"
pty = pytest.importorskip("pty")


def at_terminal(*words, columns=100):
    """What a command writes to a terminal, its exit code, and what goes to stderr."""
    leader, follower = pty.openpty()
    env = {**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1", "PYTHONUTF8": "1", "TERM": "dumb"}
    command = [sys.executable, "-m", "hardship_cli", *map(str, words), "--today", "2026-07-01"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=follower, stderr=subprocess.PIPE, env=env)
    os.close(follower)
    out = read_all(leader).decode().replace("\r\n", "\n")
    err = process.stderr.read().decode()
    process.stderr.close()
    with suppress(OSError):
        os.close(leader)
    return process.wait(), out, err


def register(tmp_path, count):
    path = tmp_path / "r.csv"
    rows = "".join(ROW.format(n=n, born="1.2.1990" if n % 2 else "1.2.2014") for n in range(count))
    path.write_text(HEADER + rows + ROW.format(n="x", born="31.2.1990"), encoding="utf-8")
    return path


def test_few_rows_are_a_table(tmp_path):
    code, out, err = at_terminal("batch", register(tmp_path, 2), "--lang", "de")
    lines = out.splitlines()
    assert code == 1
    assert lines[0].split() == ["id", "Gebühr", "Status", "Fehler"]
    assert lines[1].split() == ["0", "46,50", "€", "berechnet"]
    assert lines[2].split() == ["1", "93,00", "€", "berechnet"]
    assert lines[3].startswith("x ")
    assert "„31.2.1990“" in "".join(out.split())
    assert "Alle Spalten schreibt -o antworten.xlsx in eine Datei." in err
    assert "Zeile 3:" not in err  # the table says it
    assert os.listdir(tmp_path) == ["r.csv"]


@pytest.mark.parametrize("columns", [40, 60, 72, 80, 100])
@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("command", ["batch", "audit"])
def test_no_word_of_an_error_is_torn(command, lang, columns):
    """Where a column would be too narrow for it, what is wrong with a row stands below the table."""
    register = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "register.csv")
    _code, out, _err = at_terminal(command, register, "--lang", lang, "--quiet", columns=columns)
    words = {
        "en": ["born:", "'31.02.1990'", "2010-05-12,", "05/2010,", "00.00.2010."],
        "de": ["Geburtsdatum:", "„31.02.1990“", "12.05.2010,", "05/2010,", "00.00.2010."],
    }[lang]
    assert set(words) <= set(out.split())
    assert max(len(line) for line in out.partition("\n\n")[2].splitlines() or [""]) <= columns
    is_below = any(line.startswith(f"0007: {words[0]}") for line in out.splitlines())
    assert is_below == (columns < 80 or command == "audit")
    assert ("Fehler" in out or "Error" in out) != is_below


def test_rows_without_a_reference_of_their_own_are_named_by_number(tmp_path):
    path = tmp_path / "r.csv"
    path.write_text("act,months,on,born\nextend,12,2026-01-05,1.2.1990\nextend,12,2026-01-05,31.2.1990\n", "utf-8")
    out = at_terminal("batch", path, "--lang", "en", "--quiet", columns=40)[1]
    assert "\nrow 2: born: '31.2.1990'" in out


def test_of_many_rows_the_first_are_shown_and_all_are_answered(tmp_path):
    code, out, err = at_terminal("batch", register(tmp_path, 60), "--lang", "en")
    assert code == 1
    assert len([line for line in out.splitlines() if "€" in line]) == 50
    assert "61 rows: 60 answered, 0 without an answer, 1 failed." in err
    assert "These are the first 50 of 61 rows." in " ".join(err.split())
    assert "row 61: born:" in err


def test_an_audit_shows_what_differs(tmp_path):
    path = tmp_path / "r.csv"
    path.write_text(
        "act,months,on,recorded_fee_eur\nextend,12,2026-01-05,93\nextend,12,2026-01-05,100\n", encoding="utf-8"
    )
    code, out, _err = at_terminal("audit", path, "--only-differences", "--lang", "en")
    assert code == 1
    assert len(out.splitlines()) == 2
    assert "differs" in out


@pytest.mark.parametrize("more", [["-o", "-", "--to", "csv"], ["--to", "csv"], ["--excel-de"]])
def test_who_names_a_format_gets_it_at_a_terminal_too(tmp_path, more):
    code, out, _err = at_terminal("batch", register(tmp_path, 1), *more)
    assert code == 1
    assert "fee_basis" in out.splitlines()[0]


def test_a_pipe_gets_all_of_it(hardship, tmp_path):
    path = register(tmp_path, 60)
    code, out, err = hardship("batch", path)
    assert code == 1
    assert len(out.splitlines()) == 62
    assert "first 50" not in err
    assert hardship("batch", path, "-o", "-", "--to", "csv")[1] == out
    assert hardship("batch", path, "--to", "jsonl")[1].startswith("{")
    # Two things have no place in one pipe.
    assert hardship("batch", path, "--summary", "-")[0] == 2
