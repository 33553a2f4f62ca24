"""What every command writes, byte by byte: kept before a change, compared after it.

    python benchmarks/outputs.py --write DIR      from the tree as it is
    python benchmarks/outputs.py --compare DIR    after a change: prints what differs, exit code 1 where anything does

A run is a command line with its language, form and width; its record holds the exit code, stdout, stderr and each written file.
The command lines come from ``benchmarks/outputs.txt``, from the golden cases of the tests and from the code blocks of READMEs and
``docs/``. ``--only TEXT`` takes the runs whose command line holds the text, ``--list`` prints them.
"""

import argparse
import difflib
import glob
import hashlib
import io
import json
import os
import re
import shlex
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TODAY = "2026-04-20"
LISTED = os.path.join(ROOT, "benchmarks", "outputs.txt")
# The forms of an answer: words of the command line, and the width of the terminal.
FORMS = (
    (("--json",), 80), (("--plain",), 80), ((), 60), ((), 80), ((), 140), (("--explain",), 80), (("--explain",), 140),
    (("--color", "always"), 100), (("--strict",), 80),
)  # fmt: skip
CASE_FORMS = (("--html", "-"), ("--ics", "-", "--remind", "7d,1d"), *(words for words, _width in FORMS))
EVERY_PIN = 5  # of the golden cases that pin the versions of the law, so many are passed over but one
LONGEST_DIFF = 12
# How a case is looked at from a golden case; each has the form whose turn it is.
GOLDEN_CASE = (
    (("--explain",), 140, "de"), (("--html", "-"), 80, "de"), (("--html", "-"), 80, "en"), (("--json",), 80, "en"),
    (("--explain",), 60, "en"), (("--ics", "-", "--remind", "7d"), 80, "de"), ((), 80, "de"),
)  # fmt: skip


class Run(NamedTuple):
    """One command line as it is run; ``typed`` are the lines on stdin."""

    words: tuple[str, ...]
    lang: str
    width: int = 80
    typed: str = ""

    @property
    def name(self) -> str:
        """What the run is called in lists and records."""
        typed = f" <<< {self.typed!r}" if self.typed else ""
        return f"LANG={self.lang} COLUMNS={self.width} hardship {shlex.join(self.words)}{typed}"


def runs(folder: str) -> tuple[list[Run], list[Run]]:
    """The runs whose files the others read, and the others; the case files of the golden cases are written into ``folder``."""
    prepared = [Run(tuple(shlex.split(line)), "en") for line in listed("prepare")]
    found = [
        Run((*shlex.split(line), *form), lang, width)
        for line in listed("answers") for form, width in FORMS for lang in ("de", "en")
    ]  # fmt: skip
    found += [
        Run((*shlex.split(line), *form), lang)
        for line in listed("cases") for form in CASE_FORMS for lang in ("de", "en")
    ]  # fmt: skip
    for line in [*listed("as they are"), *documented()]:
        words, _mark, typed = line.partition(" <<< ")
        text = "".join(f"{part}\n" for part in typed.split("|")) if typed else ""
        found += [Run(tuple(shlex.split(words)), lang, typed=text) for lang in ("de", "en")]
    found += golden(folder)
    return prepared, list(dict.fromkeys(found))


def listed(section: str) -> list[str]:
    """The lines of a section of ``outputs.txt``."""
    with open(LISTED, encoding="utf-8") as file:
        text = file.read()
    lines = text.partition(f"[{section}]\n")[2].partition("\n[")[0].splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def documented() -> list[str]:
    """The command lines in the code blocks of READMEs and docs; pipes and redirections go with their first command."""
    found = []
    for path in sorted(
        path for page in ("README*.md", "docs/*.md", "docs/de/*.md") for path in glob.glob(os.path.join(ROOT, page))
    ):
        with open(path, encoding="utf-8") as file:
            blocks = re.findall(r"(?ms)^```\w*\n(.*?)^```$", file.read())
        for line in (line.removeprefix("$ ") for block in blocks for line in block.splitlines()):
            command = re.split(r"[|;&<>#]", line, maxsplit=1)[0].strip()
            if command.startswith("hardship ") and not re.match(r"hardship (ask|--\w+-completion)", command):
                found.append(command.removeprefix("hardship "))
    return found


def golden(folder: str) -> Iterator[Run]:
    """The golden cases: each as options in three forms, and as a case file in one."""
    number = 0
    for path in sorted(glob.glob(os.path.join(ROOT, "tests", "cases", "*.jsonl"))):
        with open(path, encoding="utf-8") as file:
            cases = [json.loads(line) for line in file]
        for case in cases[:: EVERY_PIN if path.endswith("pins.jsonl") else 1]:
            question, facts = case.get("question", "fee"), {k: v for k, v in case["facts"].items() if v is not None}
            number += 1
            words = golden_words(question, dict(facts))
            yield Run((*words, "--json"), "en")
            yield Run((*words, "--explain"), "de", 80)
            form, width = FORMS[number % len(FORMS)]
            yield Run((*words, *form), ("de", "en")[number % 2], width)
            if question in ("fee", "permit", "fiction", "appeal") and "regime" not in facts:
                name = f"golden-{number}.json"
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    json.dump(facts, file)
                form, width, lang = GOLDEN_CASE[number % len(GOLDEN_CASE)]
                yield Run(("case", name, *form), lang, width)


def golden_words(question: str, facts: dict[str, object]) -> tuple[str, ...]:
    """The facts of a golden case as a command line."""
    positions = {"fee": ("act",), "deadline": ("event", "period"), "holidays": ("land", "year")}.get(question, ())
    first = [str(facts.pop(name)) for name in positions if name in facts]
    options = []
    for name, value in facts.items():
        option = name.replace("_", "-")
        if isinstance(value, bool):
            options.append(f"--{option}" if value else f"--no-{option}")
        else:
            options += [f"--{option}", ",".join(value) if isinstance(value, list) else str(value)]
    return (question, *first, *options)


def record(run: Run, files: dict[str, tuple[int, int]], keep: bool = False) -> str:
    """Run it here and say what came out; what it wrote is removed again unless it is to ``keep``."""
    from hardship_cli.cli.main import run as hardship

    os.environ.update(HARDSHIP_LANG=run.lang, COLUMNS=str(run.width))
    sys.stdin = io.TextIOWrapper(io.BytesIO(run.typed.encode()), encoding="utf-8")
    texts, code = [], 0
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        kept = sys.stdout, sys.stderr, os.dup(1), os.dup(2)
        for number, stream in ((1, out), (2, err)):
            os.dup2(stream.fileno(), number)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115 - they are the process's own
        try:
            code = hardship(run.words)
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            sys.stdout, sys.stderr = kept[:2]
            for number in (1, 2):
                os.dup2(kept[number + 1], number)
                os.close(kept[number + 1])
        for stream in (out, err):
            stream.seek(0)
            texts.append(shown(stream.read()))
    parts = [f"$ {run.name}", f"exit code {code}", "-- stdout", texts[0], "-- stderr", texts[1]]
    for name, state in sorted(present().items()):
        if files.get(name) != state:
            with open(name, "rb") as file:
                parts += [f"-- {name}", shown(file.read())]
            if not keep:
                os.remove(name)
    return "\n".join(parts) + "\n"


def inputs(folder: str) -> None:
    """The files that the command lines name: the examples, also under the names that the docs use for them."""
    examples = os.path.join(ROOT, "examples")
    shutil.copytree(examples, os.path.join(folder, "examples"))
    shutil.copytree(os.path.join(ROOT, "tests", "schedule", "overlay"), os.path.join(folder, "my-law"))
    os.mkdir(os.path.join(folder, "cases"))
    for name in ("case.toml", os.path.join("cases", "case.toml")):
        shutil.copy(os.path.join(examples, "extension-minor-th.toml"), os.path.join(folder, name))
    for name in ("register.csv", "register.xlsx"):
        shutil.copy(os.path.join(examples, name), folder)
    shutil.copy(os.path.join(examples, "register.csv"), os.path.join(folder, "cases.csv"))


def present() -> dict[str, tuple[int, int]]:
    """The files below the folder of the runs, each with what shows that it was written."""
    paths = [os.path.relpath(os.path.join(at, name)) for at, _folders, names in os.walk(".") for name in names]
    return {path: (os.stat(path).st_mtime_ns, os.stat(path).st_size) for path in paths}


def shown(content: bytes) -> str:
    """Text as it stands; of a workbook its parts but the one that tells when it was made; of anything else a digest."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts = {name: book.read(name) for name in book.namelist() if not name.endswith("core.xml")}
        return "\n".join(f"{name}: {digest(part)}" for name, part in parts.items())
    with suppress(UnicodeDecodeError):
        return content.decode("utf-8", "strict")
    return f"{len(content)} bytes, sha256 {digest(content)}"


def digest(content: bytes) -> str:
    """The SHA-256 of these bytes."""
    return hashlib.sha256(content).hexdigest()


def main(args: Sequence[str]) -> int:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", metavar="DIR")
    parser.add_argument("--compare", metavar="DIR")
    parser.add_argument("--only", default="", metavar="TEXT")
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args(args)
    place = os.path.abspath(given.write or given.compare or "")
    sys.path.insert(0, ROOT)
    os.environ.update(HARDSHIP_TODAY=TODAY, NO_COLOR="1", LANG="C.UTF-8", XDG_CONFIG_HOME="/nowhere")
    with tempfile.TemporaryDirectory(prefix="hardship-outputs-") as folder:
        inputs(folder)
        prepared, others = runs(folder)
        others = [run for run in others if given.only in run.name]
        if given.list or not (given.write or given.compare):
            print(*(run.name for run in [*prepared, *others]), sep="\n")
            return 0
        os.makedirs(place, exist_ok=True)
        os.chdir(folder)
        different = 0
        for number, run in enumerate([*prepared, *others]):
            first = number < len(prepared)
            # The same line may stand in both lists; its second run finds the files of the first.
            path = os.path.join(place, f"{'first-' if first else ''}{digest(run.name.encode())[:20]}.txt")
            text = record(run, present(), keep=first)
            if given.write:
                with open(path, "w", encoding="utf-8", newline="") as file:
                    file.write(text)
            else:
                different += differs(path, text)
        os.chdir(ROOT)
    print(f"{len(prepared) + len(others)} runs" + (f", {different} differ" if given.compare else ""))
    return 1 if different else 0


def differs(path: str, text: str) -> bool:
    """Whether the record at ``path`` is not the text; the first lines that differ are printed."""
    before = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as file:
            before = file.read()
    if before == text:
        return False
    lines = difflib.unified_diff(before.splitlines(), text.splitlines(), "before", "now", lineterm="", n=0)
    print(text.partition("\n")[0], *list(lines)[:LONGEST_DIFF], "", sep="\n")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
