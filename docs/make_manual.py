"""Writes the manual pages docs/hardship.1 and docs/hardship.de.1 from the commands themselves.

The build runs this (hatch_build.py); the pages are not kept in git. It needs Typer, for the commands are Typer's.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)

from hardship_cli import __version__
from hardship_cli.cli.app import build
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.cli.help_text import entries
from hardship_cli.render.language import Language
from hardship_cli.render.to_type import command_line, to_type
from hardship_cli.render.words import FIXED_SPACE

DOCS = os.path.join(ROOT, "docs")
NAMES = {"en": "hardship.1", "de": "hardship.de.1"}
EXIT_CODES = (
    ("0", "answered", "beantwortet"),
    (
        "1",
        "a batch had rows that failed, some of many case files could not be read, an audit found differences, or a saved answer no longer holds",
        "Zeilen eines Registers sind fehlgeschlagen, einzelne von mehreren Falldateien waren nicht lesbar, eine Prüfung hat Abweichungen gefunden, oder eine gespeicherte Antwort gilt nicht mehr",
    ),
    ("2", "wrong usage or bad input", "falscher Aufruf oder nicht lesbare Eingabe"),
    (
        "3",
        "with --strict: answered, but the status is not calculated",
        "mit --streng: beantwortet, aber der Status ist nicht „berechnet“",
    ),
    (
        "4",
        "no answer is possible; the message says which fact or date would settle it",
        "eine Antwort ist nicht möglich; die Meldung nennt die Angabe oder den Tag, der sie ermöglicht",
    ),
    (
        "70",
        "a fault of the program, not of the input: please report the message, the command line that led there and what hardship --version says, without what tells whose case it is",
        "ein Fehler des Programms, nicht der Eingabe: Bitte melden Sie die Meldung, die Befehlszeile und die Ausgabe von hardship --version, ohne das, was sagt, um wen es geht",
    ),
    ("130", "interrupted", "abgebrochen"),
)
ENVIRONMENT = (
    ("HARDSHIP_LANG", "de or en", "de oder en"),
    ("HARDSHIP_LAND", "default Land", "das Bundesland, wenn keines angegeben ist"),
    ("HARDSHIP_DATA", "directory of an overlay on the law data", "Verzeichnis eigener Daten über den Rechtsdaten"),
    ("HARDSHIP_TODAY", "the day that today means, as --today", "der Tag, den „heute“ meint, wie --heute"),
    (
        "XDG_CONFIG_HOME",
        "where hardship/config.toml lies; else ~/.config (Windows: APPDATA)",
        "wo hardship/config.toml liegt; sonst ~/.config (Windows: APPDATA)",
    ),
    ("NO_COLOR, FORCE_COLOR, COLUMNS", "as everywhere", "wie überall"),
)
# The headings of a manual page and what stands below them, in both languages.
PAGE = {
    "en": (
        *("User commands", "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "ENVIRONMENT"),
        "fees, permit ends, fiction effect and remedy deadlines for German residence permits for hardship",
        "COMMAND [ARGUMENTS] [OPTIONS]",
        "Answers for § 25 Abs. 4 S. 2 and § 23a AufenthG, with the provision and the source of every figure. Not legal advice.",
    ),
    "de": (
        *("Benutzerbefehle", "BEZEICHNUNG", "ÜBERSICHT", "BESCHREIBUNG", "BEFEHLE", "RÜCKGABEWERT", "UMGEBUNG"),
        "Gebühren, Geltungsdauer, Fiktionswirkung und Rechtsbehelfsfristen bei Aufenthaltserlaubnissen in Härtefällen",
        "BEFEHL [ARGUMENTE] [OPTIONEN]",
        "Antworten zu § 25 Abs. 4 S. 2 und § 23a AufenthG, mit der Rechtsgrundlage und der Quelle jeder Angabe. Befehle, Angaben und Werte werden in deutschen Wörtern oder unter ihren Codes eingegeben; hardship wörter nennt sie alle. Keine Rechtsberatung.",
    ),
}


def pages():
    """Every command with its path, sub-commands after their group."""
    root = build()
    context = root.make_context("hardship", [], obj={"args": []})
    for name in COMMANDS:
        command = root.get_command(context, name)
        yield f"hardship {name}", command
        for inner in getattr(command, "commands", {}).values():
            yield f"hardship {name} {inner.name}", inner


def records(command, path, say):
    """What can be typed, and its help."""
    context = command.make_context(path, [], resilient_parsing=True, obj={"args": []})
    for entry in entries(command, context, say):
        yield entry.typed, entry.text.replace(FIXED_SPACE, " ")


def parts(command, say):
    """The help's examples and its running text."""
    blocks = say(command.help or "").split("\n\n")
    examples = [
        command_line(line.strip(), say) for block in blocks if block.startswith("  ") for line in block.splitlines()
    ]
    return examples, [to_type(block, say) for block in blocks if not block.startswith("  ")]


def troff(text):
    """Text that troff leaves alone."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in escaped.splitlines())


def manual(lang):
    """The reference as a manual page."""
    say = Language(lang)
    section, name, synopsis, description, commands, status, environment, title, usage, text = PAGE[lang]
    lines = [
        f'.TH HARDSHIP 1 "" "hardship {__version__}" "{section}"',
        *([".nh"] if lang == "de" else []),  # groff breaks words as English ones
        *(f".SH {name}", f"hardship \\- {title}", f".SH {synopsis}", ".B hardship", usage),
        *(f".SH {description}", text, f".SH {commands}"),
    ]
    for path, command in pages():
        examples, blocks = parts(command, say)
        lines += [".SS " + troff(to_type(path, say)), *(troff(block) for block in blocks)]
        if examples:
            lines += [".PP", ".nf", *(troff(example) for example in examples), ".fi"]
        for typed, help_text in records(command, path, say):
            lines += [".TP", ".B " + troff(typed).replace("|", "|\\:"), troff(help_text)]
    column = 2 if lang == "de" else 1
    lines += [f".SH {status}"]
    for row in EXIT_CODES:
        lines += [".TP", f".B {row[0]}", troff(row[column])]
    lines += [f".SH {environment}"]
    for row in ENVIRONMENT:
        lines += [".TP", ".B " + troff(row[0]), troff(row[column])]
    return "\n".join(lines) + "\n"


def write(directory=DOCS):
    """Write the pages of both languages into a directory."""
    for lang, name in NAMES.items():
        with open(os.path.join(directory, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(manual(lang))


if __name__ == "__main__":
    write(*sys.argv[1:])
