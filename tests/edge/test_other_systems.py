"""What Windows and macOS have otherwise, as far as it can be had here: no such call, other folders, other errors."""

import errno
import os
import subprocess
import sys

import pytest

from hardship_cli import files
from hardship_cli.cli import init, settings, streams

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@pytest.fixture
def no_nameless_files(monkeypatch):
    """No system but Linux has files without a name, nor /proc."""
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    monkeypatch.setattr(files, "_OPEN_FILES", "/there/is/no/such/folder")


def test_a_file_is_written_as_a_whole_without_nameless_files(tmp_path, no_nameless_files):
    path = tmp_path / "out.csv"
    new = files.NewFile(str(path), nameless=True)
    assert not path.exists()
    with open(new.path, "wb") as file:
        file.write(b"whole")
    new.finish(force=False)
    new.discard()
    assert path.read_bytes() == b"whole"
    again = files.NewFile(str(path), nameless=True)
    with pytest.raises(FileExistsError):
        again.finish(force=False)
    again.discard()
    assert os.listdir(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("force", [False, True])
def test_a_file_system_without_hard_links_gets_the_file_all_the_same(tmp_path, monkeypatch, no_nameless_files, force):
    def link(*_args, **_named):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    path = tmp_path / "out.csv"
    files.write_whole(str(path), b"one", force=force)
    assert path.read_bytes() == b"one"
    if force:
        files.write_whole(str(path), b"two", force=True)
        assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["out.csv"]


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("win32", {"APPDATA": "C:/Users/x/AppData/Roaming"}, "C:/Users/x/AppData/Roaming"),
        ("darwin", {"HOME": "/Users/x"}, "/Users/x/Library/Application Support"),
        ("linux", {"XDG_CONFIG_HOME": "/x/config"}, "/x/config"),
    ],
)
def test_the_users_file_lies_where_the_system_has_such_files(platform, variables, folder, monkeypatch):
    monkeypatch.setattr(settings.sys, "platform", platform)
    for name in ("APPDATA", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert settings.config_path() == os.path.join(folder, "hardship", "config.toml")


@pytest.mark.parametrize(("platform", "silent"), [("win32", True), ("linux", False)])
def test_a_pipe_that_nobody_reads_is_no_error_on_windows_either(platform, silent, monkeypatch):
    monkeypatch.setattr(streams.sys, "platform", platform)
    assert streams.is_closed_pipe(OSError(errno.EINVAL, "Invalid argument")) is silent
    assert not streams.is_closed_pipe(OSError(errno.EINVAL, "Invalid argument", "a file"))
    assert not streams.is_closed_pipe(OSError(errno.ENOSPC, "No space left on device"))


def test_patterns_are_resolved_where_no_shell_does_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.toml", "a.toml", "c.json", "[x].toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert files.fitting("[ab].toml") == ["a.toml", "b.toml"]
    assert files.fitting("[x].toml") == ["[x].toml"]
    assert files.fitting("none*.toml") == ["none*.toml"]


def test_a_schema_on_another_drive_is_named_in_full(tmp_path, monkeypatch):
    def relpath(*_args):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(init.os.path, "relpath", relpath)
    monkeypatch.setenv("HARDSHIP_LANG", "en")
    where = str(tmp_path / "case.schema.json")
    found = settings.Settings.read({})
    text = init._with_schema("## A case\n", {"schema": where, "out": str(tmp_path / "a.toml")}, found, as_json=False)
    assert text.startswith(f"#:schema file:///{where.lstrip('/')}\n")


def test_templates_and_schemas_end_their_lines_alike_everywhere(tmp_path):
    """Written as bytes: no system makes other line ends of them."""
    environment = {**os.environ, "PYTHONPATH": ROOT, "HARDSHIP_LANG": "de"}
    program = "import sys; from hardship_cli.cli.main import run; sys.exit(run(sys.argv[1:]))"
    args = ["init", "case", "--schema", "case.schema.json", "-o", "case.toml"]
    subprocess.run(
        [sys.executable, "-c", program, *args], cwd=tmp_path, env=environment, check=True, capture_output=True
    )
    for name in ("case.toml", "case.schema.json"):
        assert b"\r" not in (tmp_path / name).read_bytes()


@pytest.mark.parametrize("error", ["TypeError", "OSError", "AttributeError"])
def test_registers_do_without_the_c_librarys_settings(error, tmp_path):
    (tmp_path / "in.csv").write_text("act,months,on\nextend,6,2026-03-02\n", encoding="utf-8")
    program = (
        "import ctypes, sys\n"
        f"def none(*args, **named): raise {error}('no such library')\n"
        "whole, ctypes.CDLL = ctypes.CDLL, none\n"
        "import hardship_cli.batch\n"
        "ctypes.CDLL = whole\n"
        "from hardship_cli.cli.main import run\n"
        "sys.exit(run(['batch', 'in.csv', '-o', '-', '--to', 'csv', '--quiet']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": ROOT},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "93.00" in done.stdout
