"""Runs every example of the READMEs and of the pages in ``docs/``, and writes what really came out below it.

Examples are ``console`` blocks: a line ``$ hardship ...`` and its output (stdout, then stderr). Run in a scratch directory that
holds a copy of ``examples/``, in the page's language (``README.de.md`` and ``docs/de/`` are German), at 80 columns. ``--check`` only compares.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BLOCK = re.compile(r"(?ms)^```console\n(.*?)^```$")
TODAY = "2026-11-22"


def examples() -> list[str]:
    """The READMEs and pages that show what a command prints."""
    found = ["README.md", "README.de.md"]
    for folder in ("docs", "docs/de"):
        found += (f"{folder}/{name}" for name in sorted(os.listdir(os.path.join(ROOT, folder))) if name.endswith(".md"))
    return [name for name in found if BLOCK.search(read(name))]


def read(name: str) -> str:
    """A file of the repository."""
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read()


def language(name: str) -> str:
    """The language of a page."""
    return "de" if name.endswith(".de.md") or name.startswith("docs/de/") else "en"


def run(command: str, directory: str, lang: str, today: str = TODAY) -> str:
    """What a shell line prints; ``hardship`` is the one of this Python."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HARDSHIP_")}
    environment.update(HARDSHIP_LANG=lang, COLUMNS="80", NO_COLOR="1", LANG="C.UTF-8", PYTHONPATH=ROOT)
    environment.update(XDG_CONFIG_HOME=directory, HARDSHIP_TODAY=today)
    python = shlex.quote(sys.executable)
    line = re.sub(r"(^|[|;&] *)hardship ", rf"\1{python} -m hardship_cli ", command)
    done = subprocess.run(
        ["bash", "-c", line], cwd=directory, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def refreshed(text: str, lang: str, today: str = TODAY) -> str:
    """The text with every example's output made anew, as if run on ``today``."""
    with tempfile.TemporaryDirectory() as directory:
        if os.path.isdir(os.path.join(ROOT, "examples")):
            shutil.copytree(os.path.join(ROOT, "examples"), os.path.join(directory, "examples"))

        def again(match: re.Match[str]) -> str:
            commands = [line[2:] for line in match.group(1).splitlines() if line.startswith("$ ")]
            shown = [f"$ {command}\n{run(command, directory, lang, today)}" for command in commands]
            return "```console\n" + "\n".join(part.rstrip("\n") for part in shown) + "\n```"

        return BLOCK.sub(again, text)


def main() -> int:
    """Rewrite the pages, or with ``--check`` say which differ."""
    stale = []
    for name in examples():
        text = read(name)
        new = refreshed(text, language(name))
        if new != text:
            stale.append(name)
            if "--check" not in sys.argv:
                with open(os.path.join(ROOT, name), "w", encoding="utf-8") as file:
                    file.write(new)
    print("\n".join(f"{name}: outputs differ" for name in stale) or "all examples print what the pages show")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
