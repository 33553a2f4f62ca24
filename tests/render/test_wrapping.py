"""Lines are wrapped at words at every width of a terminal, on stderr and in help as on stdout; to a pipe they are not wrapped."""

import os
import pty
import re
import subprocess
import sys

import pytest
from terminal import read_all

from hardship_cli.render.lines import width_of, wrapped

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LINES = [
    ["fee", "extend", "--land", "TH", "--months", "6", "--on", "2025-07-04"],
    ["fiction", "--permit-until", "2026-03-31", "--applied", "2026-04-01", "--lang", "de"],
    ["appeal", "--land", "NW", "--delivery", "letter", "--posted", "2026-03-02", "--lang", "de"],
    ["words", "--lang", "de"],
    ["words", "--lang", "en"],
    ["case", "examples/refusal-easter.toml", "--lang", "de", "--today", "2026-05-01"],
    ["checklist", "extend", "--land", "NW", "--lang", "de"],
    ["schedules", "list", "--lang", "en"],
    ["schedules", "diff", "2020-01-01", "2026-01-01", "--lang", "de"],
    ["due", "examples", "--within", "2y", "--passed", "--lang", "de", "--today", "2026-05-01"],
    ["due", "examples/family", "--within", "400d", "--lang", "en", "--today", "2026-11-22"],
    ["permit", "extend", "--start", "2026-12-01", "--months", "36", "--purpose-until", "2028-01-01", "--lang", "de"],
]


@pytest.mark.parametrize("width", [60, 80, 140, 200])
@pytest.mark.parametrize("args", LINES, ids=" ".join)
def test_no_line_is_too_long_and_no_word_is_torn(hardship, monkeypatch, args, width):
    monkeypatch.delenv("COLUMNS")
    whole = set("".join(hardship(*args)[1:]).split())
    monkeypatch.setenv("COLUMNS", str(width))
    text = "".join(hardship(*args)[1:])
    assert max(map(len, text.splitlines())) <= width
    longer = "".join(word for word in whole if len(word) > width)  # a digest is torn wherever it has no room
    assert {word for word in text.split() if not set(word) <= {"─"} and word not in longer} <= whole


@pytest.mark.parametrize("width", [40, 50, 60, 80])
@pytest.mark.parametrize(
    "args", [line for line in LINES if line[0] in ("case", "due", "permit", "appeal")], ids=" ".join
)
def test_no_day_breaks_and_nothing_is_left_out(hardship, monkeypatch, args, width):
    """What had no room ended with an ellipsis, and a day in words broke behind its number."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = hardship(*args)[1]
    assert "…" not in out
    assert not re.search(
        r"\d\.\n|(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\s*\n\s*\d{4}",
        out,
    )
    assert not re.search(r"(?m)\b(?:Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun)$", out)


def test_an_id_breaks_at_its_joints_and_a_number_never(hardship, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    out = hardship("schedules", "list", "--lang", "de")[1]
    assert (
        "(provisional_travel_document_\n" in re.sub(r"  .*", "", out)
        or "(provisional_travel_document_protected)" in out
    )
    assert re.search(r"(?m)^protected\)", out)
    assert "protecte\n" not in re.sub(r" +.*", "", out)


def test_where_the_words_of_a_row_have_no_room_beside_each_other_they_stand_below(hardship, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = hardship("schedules", "list", "--lang", "de")[1].splitlines()
    first = next(number for number, line in enumerate(lines) if line.endswith("(reissue_card_expired)"))
    assert lines[first + 1 : first + 4] == ["  Fassungen  4", "  neueste    01.09.2017", "  Wert       67,00 €"]


@pytest.mark.parametrize("args", LINES, ids=" ".join)
def test_a_pipe_gets_one_paragraph_a_line(hardship, monkeypatch, args):
    monkeypatch.delenv("COLUMNS")
    text = "".join(hardship(*args)[1:])
    monkeypatch.setenv("COLUMNS", "60")
    assert len(text.splitlines()) < len("".join(hardship(*args)[1:]).splitlines())
    assert all(line == line.rstrip() for line in text.splitlines())


def test_what_is_said_on_stderr_to_a_terminal_has_its_width():
    leader, follower = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": ROOT}
    environment.pop("COLUMNS")
    size = (
        f"import fcntl, struct, termios; fcntl.ioctl(2, termios.TIOCSWINSZ, struct.pack('HHHH', 30, 64, 0, 0)); {_RUN}"
    )
    with subprocess.Popen(
        [sys.executable, "-c", size], stdout=subprocess.PIPE, stderr=follower, env=environment
    ) as program:
        os.close(follower)
        text = read_all(leader).decode()
        assert program.stdout.read() == b""
    os.close(leader)
    lines = text.splitlines()
    assert len(lines) > 2
    assert max(map(len, lines)) <= 64


_RUN = "from hardship_cli.cli.main import run; run(['fee', 'extend', '--lang', 'de'])"


def test_words_longer_than_the_line_stay_whole():
    assert wrapped("a " + "b" * 30 + " c", 20) == "a\n" + "b" * 30 + "\nc"
    assert wrapped("bis § 45 Nr. 2", 7) == "bis\n§ 45\nNr. 2"
    assert wrapped("  eins zwei drei", 11) == "  eins zwei\n  drei"


@pytest.mark.parametrize(
    ("typed", "width"), [("60", 60), ("1000", 200), ("5", 20), ("", None), ("x", None), ("²", None)]
)
def test_columns(monkeypatch, typed, width):
    monkeypatch.setenv("COLUMNS", typed)
    with open(os.devnull) as nothing:
        assert width_of(nothing) == width


def test_weak_sources_are_told_in_one_line_and_all_sources_when_asked(hardship, monkeypatch):
    monkeypatch.delenv("COLUMNS")
    permit = [
        "permit",
        "--permit-until",
        "2026-03-31",
        "--months",
        "12",
        "--passport-until",
        "2026-12-01",
        "--lang",
        "de",
    ]
    for args in (permit, ["case", "examples/extension-minor-th.toml", "--today", "2026-03-02", "--lang", "de"]):
        short, whole = hardship(*args)[1], hardship(*args, "--explain")[1]
        assert sum(line.startswith("Schwach belegt: ") for line in short.splitlines()) == 1
        assert "Quellen: " not in short
        assert "Quellen: " in whole
    fee = hardship("fee", "extend", "--months", "6", "--on", "2026-06-01", "--lang", "de")[1]
    assert "Schwach belegt" not in fee


def test_an_option_with_its_quoted_value_stays_whole():
    lines = wrapped('As which fact it is to be read is said by --map "Served on=received" or by another.', 50).split(
        "\n"
    )
    assert any('--map "Served on=received"' in line for line in lines)
    assert all(len(line) <= 50 for line in lines)
