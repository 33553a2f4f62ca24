"""What the tests of commands share."""

import io
import sys

import pytest


@pytest.fixture
def ask(hardship, monkeypatch):
    """Run ``hardship ask`` with lines typed, the first for the file's sign; returns exit code, stdout, stderr."""

    def call(*lines, args=(), lang="en", sign=""):
        typed = (sign, *lines) if lines else ()
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        return hardship("ask", *args, "--lang", lang, "--today", "2026-11-22")

    return call
