"""The guided interview at a real terminal: lines are edited and completed, what was typed comes back; a pipe loads none of it."""

import os
import select
import subprocess
import sys
import time

import pytest

pty = pytest.importorskip("pty")  # Windows has none

LEFT, UP, HOME, DELETE, TAB, END_OF_INPUT, STOP = "\x1b[D", "\x1b[A", "\x01", "\x1b[3~", "\t", "\x04", "\x03"
READY = "\x1b[?2004h"  # what line editing tells the terminal when it waits for a line
LIMIT = 60  # seconds


class Terminal:
    """``hardship ask`` at a pseudo terminal."""

    def __init__(self, *args, **environment):
        self._leader, follower = pty.openpty()
        asked = [sys.executable, "-m", "hardship_cli", "ask", *args, "--today", "2026-11-22"]
        variables = {**os.environ, "TERM": "xterm", **environment}
        self._process = subprocess.Popen(asked, stdin=follower, stdout=follower, stderr=follower, env=variables)
        os.close(follower)
        self._end = time.monotonic() + LIMIT
        self._answered = 0
        self.seen = ""

    def type(self, keys, ready):
        """Type as soon as the next line is waited for."""
        while ready not in self.seen[self._answered :]:
            assert self._listen(), self.seen
        self._answered = len(self.seen)
        os.write(self._leader, keys.encode())

    def _listen(self):
        assert time.monotonic() < self._end, self.seen
        if select.select([self._leader], [], [], 0.2)[0]:
            try:
                piece = os.read(self._leader, 65536)
            except OSError:  # so some systems tell that the other side is closed
                return False
            self.seen += piece.decode(errors="replace")
            return bool(piece)
        return self._process.poll() is None

    def end(self):
        """The exit code, when all is said."""
        while self._listen():
            pass
        os.close(self._leader)
        return self._process.wait(LIMIT)


def talk(*typed, args=("fee", "--lang", "en"), ready=READY, **environment):
    terminal = Terminal(*args, **environment)
    for keys in typed:
        terminal.type(keys, ready)
    return terminal.end(), terminal.seen


def test_a_line_can_be_edited():
    edited = "xtenXd" + LEFT + LEFT + DELETE + HOME + "e\r"
    code, seen = talk("\r", edited, "\r", "6\r", "done\r", "no\r")
    assert code == 0
    assert "€93.00" in seen
    assert 'hardship fee extend --months "6 months"' in seen


def test_tab_completes_words_in_any_case():
    typed = ("\r", "verl" + TAB + "\r", "\r", "6 Monate\r", "fer" + TAB + "\r", "nein\r")
    code, seen = talk(*typed, args=("fee", "--lang", "de"))
    assert code == 0
    assert "93,00 €" in seen
    assert 'hardship gebühr verlängerung --dauer "6 Monate"' in seen


def test_what_was_typed_in_this_run_comes_back():
    code, seen = talk("\r", "extend\r", "back\r", UP + UP + "\r", "\r", "6\r", "done\r", "no\r")
    assert code == 0
    assert "€93.00" in seen


@pytest.mark.parametrize(("key", "expected"), [(END_OF_INPUT, 4), (STOP, 130)])
def test_the_end_and_a_stop_lose_nothing(key, expected):
    code, seen = talk("\r", "extend\r", key)
    assert code == expected
    assert 'act = "extend"' in seen
    assert "Traceback" not in seen


def test_a_terminal_without_any_skill_is_talked_to_plainly():
    code, seen = talk("\r", "extend\r", "\r", "6\r", "done\r", "no\r", ready="> ", TERM="dumb")
    assert code == 0
    assert "\x1b" not in seen
    assert "€93.00" in seen


PROBE = """
import sys
from hardship_cli.cli.main import run
code = run(["ask", "fee", "--lang", "en"])
sys.stderr.write(f"\\n{code} {'prompt_toolkit' in sys.modules}")
"""


def test_a_pipe_loads_no_line_editing():
    typed = "\nextend\n\n6\ndone\nno\n"
    done = subprocess.run([sys.executable, "-c", PROBE], input=typed, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "0 False"
