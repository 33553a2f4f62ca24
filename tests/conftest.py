"""Before any test: what is made of the sources (law data, catalogue, schemas) is made anew, so that no test sees a stale one."""

import os
import sys

import pytest
from hypothesis import settings

from hardship_cli.schedule.compile import compile_data, compile_messages
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.tables import data_dir

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGE = os.path.join(ROOT, "hardship_cli")

# A build judges a change, not the day's luck: there the examples are the same each time. Elsewhere every run is a search.
settings.register_profile("build", derandomize=True, deadline=None, print_blob=True)
if os.environ.get("CI"):
    settings.load_profile("build")


def pytest_configure(config):
    if not hasattr(config, "workerinput") and os.path.isdir(os.path.join(ROOT, "data")):
        compile_data(data_dir(), os.path.join(PACKAGE, "compiled"))
        compile_messages(os.path.join(PACKAGE, "locale"))
        sys.path.insert(0, os.path.join(ROOT, "docs"))
        import make_schemas

        make_schemas.write()


@pytest.fixture(scope="session")
def law():
    return Law()


@pytest.fixture(autouse=True)
def calm_environment(monkeypatch, tmp_path):
    """No test depends on who runs it: English, no user file, no colours, a terminal of 80 columns."""
    for name in (
        "HARDSHIP_LANG",
        "HARDSHIP_LAND",
        "HARDSHIP_DATA",
        "HARDSHIP_TODAY",
        "NO_COLOR",
        "FORCE_COLOR",
        "LC_ALL",
        "LC_MESSAGES",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-config"))


@pytest.fixture
def hardship(capsys):
    """Run the command line; returns exit code, stdout, stderr."""
    from hardship_cli.cli.main import run

    def call(*args):
        code = run([str(arg) for arg in args])
        out = capsys.readouterr()
        assert "Traceback" not in out.err
        return code, out.out, out.err

    return call


# A tariff of 2027 that nobody made.
TARIFF = """
[source.TEST-2027]
title = "V v. 14.01.2027 (made up)"
url = "https://example.org/"
published = 2027-01-20
checked = { on = 2027-01-21, result = "verified" }

[rule.residence_extend_over_3m]
version = [{ from = 2027-03-01, value = 95.00, source = "TEST-2027" }]
"""


@pytest.fixture
def overlay(tmp_path):
    """A directory with one fee of :data:`TARIFF` on top of the law."""
    (tmp_path / "tariff").mkdir()
    (tmp_path / "tariff" / "fees.toml").write_text(TARIFF)
    return tmp_path / "tariff"
