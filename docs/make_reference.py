"""Writes docs/cli.md and docs/hardship.1 from the commands themselves; ``--check`` only says whether they are current."""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)

from hardship_cli import __version__
from hardship_cli.cli.app import build
from hardship_cli.cli.commands import COMMANDS

MARKDOWN = os.path.join(ROOT, "docs", "cli.md")
MANUAL = os.path.join(ROOT, "docs", "hardship.1")
EXIT_CODES = (
    ("0", "answered"),
    (
        "1",
        "a batch had rows that failed, some of many case files could not be read, an audit found differences, or a saved answer no longer holds",
    ),
    ("2", "wrong usage or bad input"),
    ("3", "with --strict: answered, but the status is not calculated"),
    ("4", "no answer is possible; the message says which fact or date would settle it"),
    (
        "70",
        "a fault of the program, not of the input: please report the message, the command line that led there and what hardship --version says, without what tells whose case it is",
    ),
    ("130", "interrupted"),
)
ENVIRONMENT = (
    ("HARDSHIP_LANG", "de or en"),
    ("HARDSHIP_LAND", "default Land"),
    ("HARDSHIP_DATA", "directory of an overlay on the law data"),
    ("HARDSHIP_TODAY", "the day that today means, as --today"),
    ("XDG_CONFIG_HOME", "where hardship/config.toml lies; else ~/.config (Windows: APPDATA)"),
    ("NO_COLOR, FORCE_COLOR, COLUMNS", "as everywhere"),
)


def pages():
    """Every command with its path, sub-commands after their group."""
    root = build()
    context = root.make_context("hardship", [], obj={"args": []})
    for name in COMMANDS:
        command = root.get_command(context, name)
        yield f"hardship {name}", command
        for inner in getattr(command, "commands", {}).values():
            yield f"hardship {name} {inner.name}", inner


def records(command, path):
    """Name and help of every argument and option."""
    context = command.make_context(path, [], resilient_parsing=True, obj={"args": []})
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record:
            yield param.param_type_name, record[0], getattr(param, "help", None) or record[1]


def parts(command):
    """The help's examples and its running text."""
    blocks = (command.help or "").split("\n\n")
    examples = [line.strip() for block in blocks if block.startswith("  ") for line in block.splitlines()]
    return examples, [block for block in blocks if not block.startswith("  ")]


def markdown():
    """The reference as Markdown."""
    lines = [
        "# Commands",
        "",
        "Made by `python docs/make_reference.py` from the commands themselves; a test holds it current.",
        "",
    ]
    lines += [
        "Facts are options of the same name everywhere; `hardship COMMAND --help --lang de` says the same in German.",
        "",
    ]
    for path, command in pages():
        examples, text = parts(command)
        lines += [f"## {path}", "", *(line for block in text for line in (block, ""))]
        if examples:
            lines += ["```sh", *examples, "```", ""]
        rows = [
            f"| `{name.replace('|', chr(92) + '|')}` | {help_text} |"
            for _kind, name, help_text in records(command, path)
        ]
        lines += ["| | |", "|---|---|", *rows, ""]
    lines += ["## Exit codes", "", "| | |", "|---|---|", *(f"| {code} | {text} |" for code, text in EXIT_CODES), ""]
    lines += ["## Environment", "", "| | |", "|---|---|", *(f"| `{name}` | {text} |" for name, text in ENVIRONMENT), ""]
    return "\n".join(lines)


def troff(text):
    """Text that troff leaves alone."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in escaped.splitlines())


def manual():
    """The reference as a manual page."""
    lines = [
        f'.TH HARDSHIP 1 "" "hardship {__version__}" "User commands"',
        ".SH NAME",
        "hardship \\- fees, permit ends, fiction effect and remedy deadlines for German residence permits for hardship",
        ".SH SYNOPSIS",
        ".B hardship",
        "COMMAND [ARGUMENTS] [OPTIONS]",
        ".SH DESCRIPTION",
        "Answers for § 25 Abs. 4 S. 2 and § 23a AufenthG, with the provision and the source of every figure. Not legal advice.",
        ".SH COMMANDS",
    ]
    for path, command in pages():
        examples, text = parts(command)
        lines += [".SS " + troff(path), *(troff(block) for block in text)]
        if examples:
            lines += [".PP", ".nf", *(troff(example) for example in examples), ".fi"]
        for _kind, name, help_text in records(command, path):
            # A long list of values may be broken after each of them.
            lines += [".TP", ".B " + troff(name).replace("|", "|\\:"), troff(help_text)]
    lines += [".SH EXIT STATUS"]
    for code, text in EXIT_CODES:
        lines += [".TP", f".B {code}", troff(text)]
    lines += [".SH ENVIRONMENT"]
    for name, text in ENVIRONMENT:
        lines += [".TP", ".B " + troff(name), troff(text)]
    return "\n".join(lines) + "\n"


def main():
    """Write both, or say whether they are current."""
    stale = 0
    for path, text in ((MARKDOWN, markdown()), (MANUAL, manual())):
        if "--check" in sys.argv:
            with open(path, encoding="utf-8") as file:
                if file.read() != text:
                    stale = 1
                    print(f"{os.path.basename(path)} is not current")
        else:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    return stale


if __name__ == "__main__":
    sys.exit(main())
