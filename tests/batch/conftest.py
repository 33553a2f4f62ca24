"""Batches are run as the command line runs them, and read back as text."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(1, os.path.join(sys.path[0], "..", "..", "benchmarks"))

from outputs import read_back  # after the path is set


@pytest.fixture
def batch(hardship, tmp_path):
    """Run ``hardship batch`` (or audit) on a file or on bytes; returns exit code, the output as frame (or None), stderr."""

    def call(source, *options, to="csv", command="batch", suffix="csv"):
        if isinstance(source, bytes):
            path = tmp_path / f"input.{suffix}"
            path.write_bytes(source)
            source = path
        target = tmp_path / f"output.{to}"
        code, out, err = hardship(command, source, "-o", target, "--force", *options)
        assert out == ""
        return code, read_back(target) if target.exists() else None, err

    return call


@pytest.fixture(autouse=True)
def each_path_is_learned(monkeypatch):
    """Rows of few are answered one by one, as it is quicker; here they walk the law's paths, for these are what is tested."""
    from hardship_cli.batch import engine, resolve

    monkeypatch.setattr(resolve, "PAYS", 1)
    monkeypatch.setattr(engine, "TRIAL_PAYS", 1)
    monkeypatch.setattr(engine, "SMALL", 0)
