"""The command line as it describes itself, a run of it with everything watched, and what must hold after any run."""

import atexit
import io
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import unicodedata
from contextlib import contextmanager, suppress
from typing import NamedTuple

import typer

from hardship_cli.cli.app import build
from hardship_cli.cli.main import run
from hardship_cli.facts import FACTS

EXIT_CODES = {0, 1, 2, 3, 4, 130}
LONGEST_LINE = 440  # all acts in German, which no list leaves out
PATIENCE = 20  # seconds; a run that takes longer hangs
# Options that name a file to be written; the tests name them themselves.
PATHS_WRITTEN = {"docx", "ics", "html", "save", "output", "out", "summary"}
SCRATCH = tempfile.mkdtemp(prefix="hardship-edge-")
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)


class Option(NamedTuple):
    """An option as the command declares it; ``fact`` is its word of the vocabulary, if it is one."""

    flag: str
    other: str | None
    takes_value: bool
    name: str
    metavar: str

    @property
    def fact(self):
        return FACTS.get(self.name)


class Face(NamedTuple):
    """A command: the words that call it, its arguments (name, takes many), its options."""

    words: tuple[str, ...]
    arguments: tuple[tuple[str, bool], ...]
    options: tuple[Option, ...]

    def option(self, name):
        return next((option for option in self.options if option.name == name), None)


def faces():
    """Every command there is, found by asking the commands, not from a list."""
    return [face for name in build().list_commands(None) for face in _faces_below((name,), _command(name))]


def _command(name):
    app = build()
    return app.get_command(typer.Context(app), name)


def _faces_below(words, command):
    if hasattr(command, "commands"):
        for name, below in command.commands.items():
            yield from _faces_below((*words, name), below)
        return
    arguments, options = [], []
    for param in command.params:
        if getattr(param, "hidden", False):  # there only to say what to type instead
            continue
        if param.param_type_name == "argument":
            arguments.append((param.name, param.nargs == -1))
        else:
            other = param.secondary_opts[0] if param.secondary_opts else None
            options.append(Option(param.opts[0], other, not param.is_flag, param.name, param.metavar or ""))
    yield Face(words, tuple(arguments), tuple(options))


class Result(NamedTuple):
    """What a run left: its exit code, both streams, and every path that it wrote to or process or address it reached for."""

    args: tuple[str, ...]
    code: int
    out: str
    err: str
    touched: tuple[tuple[str, str], ...]


class Hung(BaseException):
    """A run that did not end; no ``except Exception`` may swallow it."""


_watching = []
_CHANGES = {
    "os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.rmdir", "os.truncate", "os.chmod", "os.chown",
    "shutil.rmtree", "shutil.move", "shutil.copyfile", "socket.connect", "socket.getaddrinfo", "socket.bind",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "webbrowser.open", "urllib.Request",
}  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _audit(event, details):
    if not _watching:
        return
    if event == "open":  # (path or descriptor, mode, flags)
        path, _mode, flags = details
        if isinstance(flags, int) and flags & _WRITES and not isinstance(path, int) and "__pycache__" not in str(path):
            named = _named(os.fsdecode(path), flags)
            _note(named, named)
    elif event in ("os.remove", "os.rmdir") and details[1] != -1:
        return  # below a folder whose removal is noted itself
    elif event in _CHANGES and "__pycache__" not in str(details):
        path = os.fsdecode(details[0]) if isinstance(details[0], str | bytes) else ""
        if event == "os.link" and details[2] != -1:  # (source, target, folder of the source, ...)
            path = os.fsdecode(details[1])
        _note(f"{event} {details!r}", path)


def _named(path, flags):
    """A file without a name as if it had one: opened in its folder, then by its number."""
    if flags & getattr(os, "O_TMPFILE", -1) == getattr(os, "O_TMPFILE", 0):
        return os.path.join(path, "#nameless")
    return os.readlink(path).removesuffix(" (deleted)") if path.startswith("/proc/self/fd/") else path


# A batch spools what it cannot read twice; the folder must be gone afterwards.
_SPOOL = os.path.join(tempfile.gettempdir(), "hardship-")


def _note(what, path):
    path = os.path.abspath(path)
    _watching[-1].append((what, path))
    if not path.startswith((SCRATCH, _SPOOL)):
        # A test that names hostile paths must not harm the machine it runs on.
        raise PermissionError(1, "the tests forbid it", path)


def _stays(touched):
    """Whether it is more than a spool that is gone again."""
    _what, path = touched
    return path.startswith(SCRATCH) or not path.startswith(_SPOOL) or os.path.exists(path)


sys.addaudithook(_audit)


class _Stream(io.TextIOWrapper):
    # As a terminal or pipe under Linux is: UTF-8; what cannot be encoded is an error on stdout.
    def __init__(self, content=b"", errors="strict"):
        super().__init__(io.BytesIO(content), encoding="utf-8", errors=errors, newline="\n", write_through=True)

    def text(self):
        with suppress(ValueError):
            self.flush()
        return self.buffer.getvalue().decode("utf-8")


@contextmanager
def _in_time():
    def hang(_signal, _frame):
        raise Hung(f"still running after {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, hang)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def call(*args, stdin=b""):
    """Run the command line in this process, in a directory of its own, and tell what it did."""
    kept = sys.stdin, sys.stdout, sys.stderr, os.getcwd()
    sys.stdin, sys.stdout, sys.stderr = streams = _Stream(stdin), _Stream(), _Stream(errors="backslashreplace")
    touched = []
    try:
        os.chdir(SCRATCH)
        with _in_time():
            _watching.append(touched)
            try:
                code = run(list(args))
            finally:
                _watching.pop()
    finally:
        os.chdir(kept[3])
        sys.stdin, sys.stdout, sys.stderr = kept[:3]
    return Result(tuple(args), code, streams[1].text(), streams[2].text(), tuple(filter(_stays, touched)))


_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calm(text):
    """Whether nothing in the text could steer a terminal."""
    return not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in text if sign != "\n")


def judge(result, *, many=False):
    """Hold a run to CONTRACT section 1; ``many``: a command that tells of each input by itself."""
    told = f"\n$ hardship {' '.join(map(ascii, result.args))}\nexit {result.code}\n{result.out[:900]}\n--\n{result.err[:1500]}"
    assert result.code in EXIT_CODES, told
    assert "Traceback" not in result.err + result.out, told
    assert '"defect"' not in result.err, told
    assert not result.touched, f"{result.touched}{told}"
    if result.code in (0, 3):
        _judge_answer(result, told)
    elif result.code in (2, 4) and not many and result.args[:2] != ("text", "memo"):  # it says in full what is missing
        assert not result.out, f"stdout is not empty{told}"
        judge_error(result.err, "--json" in result.args, told)
    return result


def judge_error(err, as_json, told=""):
    """One to three lines, or one JSON object, that say something and steer nothing."""
    assert err.endswith("\n"), told
    lines = err[:-1].split("\n")
    assert calm(err), f"{err!r}{told}"
    if as_json:
        assert len(lines) == 1, told
        tree = json.loads(err)
        assert list(tree) == ["error"], told
        assert {"code", "message", "field", "hint"} <= set(tree["error"]), told
        assert tree["error"]["code"], told
        lines = [tree["error"]["message"], *([tree["error"]["hint"]] if tree["error"]["hint"] else [])]
    assert 1 <= len(lines) <= 3, told
    assert all(line.strip() and len(line) <= LONGEST_LINE for line in lines), f"{[len(line) for line in lines]}{told}"
    # A parameter that was given no value.
    assert not re.search(r"\bNone\b", "\n".join(lines)) or "none" in told.partition("\nexit")[0].casefold(), told


def _judge_answer(result, told):
    args = result.args
    if result.out.startswith(("Usage: ", "Aufruf: ")):
        return  # called without any input: the help
    if "--version" in args and result.out.startswith("hardship "):
        return  # a version is one line, whatever else is asked for
    if "--json" in args:
        assert result.out.endswith("}\n"), told
        assert result.out.count("\n") == 1, told
        assert isinstance(json.loads(result.out), dict), told
    elif "--plain" in args:
        assert result.out.endswith("\n") or not result.out, told
    if not {"always", "--color=always", "ALWAYS", "--color=ALWAYS", "--ics"} & set(args):
        assert not _STEERING.search(result.out), f"{result.out!r}{told}"
