"""Completion as bash, zsh and fish do it: each shell takes the script that ``--show-completion`` gives and completes a line."""

import os
import re
import select
import shutil
import subprocess
import sys
import time

import pytest

pty = pytest.importorskip("pty")  # Windows has none

LIMIT = 30  # seconds
LOAD = 'eval "$(hardship --show-completion)"'
TERMINALS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], LOAD),
    "zsh": (["zsh", "-f", "-i"], f"bindkey -e; autoload -Uz compinit; compinit -u; {LOAD}"),
}
TAB, HOME, END = "\t", "\x01", "\x05"

# What is typed, and the line that one press of TAB makes of it: commands, acts, options, values, in both languages.
ENGLISH = {
    "hardship fe": "hardship fee",
    "hardship fee ext": "hardship fee extend",
    "hardship schedules sh": "hardship schedules show",
    "hardship fee extend --born 12.05.2010 --mon": "hardship fee extend --born 12.05.2010 --months",
    "hardship appeal --delivery let": "hardship appeal --delivery letter",
    "hardship appeal --delivery=let": "hardship appeal --delivery=letter",
    "hardship fee --extras express,del": "hardship fee --extras express,delivery",
    "hardship case x.toml --set land= --set delivery=let": "hardship case x.toml --set land= --set delivery=letter",
    "hardship holidays Bav": "hardship holidays Bavaria",
    "hardship fee --color al": "hardship fee --color always",
    "hardship case a-ca": "hardship case a-case.toml",
}
GERMAN = {
    "hardship geb": "hardship gebühr",
    "hardship gebühr fik": "hardship gebühr fiktionsbescheinigung",
    "hardship gebuehr --zusa": "hardship gebuehr --zusatzleistungen",
    "hardship rechtsbehelf --zustellart zustellungs": "hardship rechtsbehelf --zustellart zustellungsurkunde",
    "hardship rechtsbehelf --zustellart=zustellungs": "hardship rechtsbehelf --zustellart=zustellungsurkunde",
    "hardship gebühr --bundesland Thü": "hardship gebühr --bundesland Thüringen",
    "hardship fall x.toml --set zustellart=zustellungs": "hardship fall x.toml --set zustellart=zustellungsurkunde",
}


def needs(shell):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")


@pytest.fixture
def home(tmp_path):
    (tmp_path / "a-case.toml").touch()
    return tmp_path


def environment(home, lang):
    path = os.pathsep.join((os.path.dirname(sys.executable), os.environ["PATH"]))
    return {
        "PATH": path, "HOME": str(home), "TERM": "dumb", "LANG": "C.UTF-8", "PS1": "", "HARDSHIP_LANG": lang,
        "XDG_CONFIG_HOME": str(home),
    }  # fmt: skip


class Terminal:
    """A shell at a pseudo terminal."""

    def __init__(self, shell, home, lang):
        command, setup = TERMINALS[shell]
        self._leader, follower = pty.openpty()
        # Who leads a session and opens a terminal has it as its own, which a shell needs for what is typed there.
        opened = ["sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(follower), *command]
        self._shell = subprocess.Popen(opened, env=environment(home, lang), cwd=home, start_new_session=True)
        self._end = time.monotonic() + LIMIT
        self._type(f"{setup}; echo rea''dy\n")
        self._until(r"(ready)\r\n")
        os.close(follower)

    def _type(self, keys):
        os.write(self._leader, keys.encode())

    def _until(self, pattern):
        seen = ""
        while not (found := re.search(pattern, seen)):
            assert time.monotonic() < self._end, seen
            if select.select([self._leader], [], [], 0.2)[0]:
                seen += os.read(self._leader, 65536).decode(errors="replace")
        return found[1]

    def complete(self, line):
        """The line after TAB: what stands in it is then made the words of an ``echo``."""
        self._type(f"{line}{TAB}{HOME}echo '<' {END} '>'\n")
        return self._until(r"\n< ([^\r\n]*?) +>\r")

    def close(self):
        self._shell.kill()
        self._shell.wait()
        os.close(self._leader)


@pytest.mark.parametrize(("lang", "lines"), [("en", ENGLISH), ("de", GERMAN)])
@pytest.mark.parametrize("shell", TERMINALS)
def test_a_shell_completes_what_is_typed(shell, lang, lines, home):
    needs(shell)
    terminal = Terminal(shell, home, lang)
    try:
        assert {line: terminal.complete(line) for line in lines} == lines
    finally:
        terminal.close()


def fish(home, lang, *lines):
    asked = "; ".join(f"complete -C '{line}'; echo" for line in lines)
    done = subprocess.run(
        ["fish", "--no-config", "--command", f"hardship --show-completion | source; {asked}"],
        env=environment(home, lang), cwd=home, capture_output=True, text=True, timeout=LIMIT, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return [block.split("\n") for block in done.stdout.removesuffix("\n\n").split("\n\n")]


@pytest.mark.parametrize(("lang", "lines"), [("en", ENGLISH), ("de", GERMAN)])
def test_fish_completes_what_is_typed(lang, lines, home):
    needs("fish")
    found = fish(home, lang, *lines)
    # fish gives the last word, and beside it the line of help.
    assert [[line.partition("\t")[0] for line in offered] for offered in found] == [
        [line.split()[-1]] for line in lines.values()
    ]


def test_what_stands_beside_a_word_is_in_the_language_of_the_reader(home):
    needs("fish")
    commands, options = fish(home, "de", "hardship gebü", "hardship gebühr --zusa")
    assert commands == ["gebühr\tWas kostet diese Amtshandlung?"]
    assert options == ["--zusatzleistungen\tZusatzleistungen, mehrere mit Kommas"]
    assert fish(home, "en", "hardship fee --ext") == [["--extras\tadded services, several with commas"]]
