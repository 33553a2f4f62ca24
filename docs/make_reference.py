"""Writes docs/cli.md from the commands themselves; ``--check`` only says whether it is current."""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "docs")]

from made_page import write_or_check
from make_manual import ENVIRONMENT, EXIT_CODES, pages, parts, records

from hardship_cli.render.language import Language

PAGE = os.path.join(ROOT, "docs", "cli.md")
ENGLISH = Language("en")


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
        examples, text = parts(command, ENGLISH)
        lines += [f"## {path}", "", *(line for block in text for line in (block, ""))]
        if examples:
            lines += ["```sh", *examples, "```", ""]
        rows = [
            f"| `{name.replace('|', chr(92) + '|')}` | {help_text} |"
            for name, help_text in records(command, path, ENGLISH)
        ]
        lines += ["| | |", "|---|---|", *rows, ""]
    lines += [
        "## Exit codes",
        "",
        "| | |",
        "|---|---|",
        *(f"| {code} | {text} |" for code, text, _german in EXIT_CODES),
        "",
    ]
    lines += [
        "## Environment",
        "",
        "| | |",
        "|---|---|",
        *(f"| `{name}` | {text} |" for name, text, _german in ENVIRONMENT),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(write_or_check(PAGE, markdown()))
