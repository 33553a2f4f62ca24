"""Texts of the command line for those who read a page or a calendar and type nothing: options are called by their facts."""

import re
from collections.abc import Callable

from hardship_cli.errors import DataError, HardshipError
from hardship_cli.facts import FACTS, NO_DAY
from hardship_cli.i18n import N_
from hardship_cli.render.errors import error_lines
from hardship_cli.render.language import Language
from hardship_cli.render.metavars import metavar_words
from hardship_cli.render.notes import rule_title
from hardship_cli.render.words import capital, fact_word, key_word, value_word
from hardship_cli.schedule.load import Law
from hardship_cli.words import called

# An option, and its value where one stands behind it, or what stands for one (DAY).
_OPTION = r"--(no-)?([a-z]+(?:-[a-z]+)*)(?: (?:([a-z0-9]+(?:-[a-z0-9]+)*)|(?:{metavars})\b))?"
_METAVARS = ("DAY", "LENGTH", "PLACE")
_QUOTED = {True: N_("“not: {label}”"), False: N_("“{label}”")}


def for_page(text: str, say: Language, cells_of: str | None = None) -> str:
    """The text with the names of facts, as the page has them, in place of options.

    With ``cells_of``, a column, they are those that a register is written with, and of that column the values alone.
    """
    metavars = "|".join(metavar_words(name, say) for name in _METAVARS)
    return re.sub(_OPTION.format(metavars=metavars), _naming(say, cells_of), text)


def with_title(error: HardshipError, say: Language, law: Law) -> HardshipError:
    """The error with the rule that it names called by its title in place of its id."""
    title = rule_title(str(error.params.get("rule")), say, law)
    return error if title is None else type(error)(error.code, error.field, **{**error.params, "rule": title})


def at_the_terminal(error: HardshipError, say: Language, law: Law) -> HardshipError:
    """The error for those who type: a rule is called by its title, but by its id where the data are at fault."""
    return error if isinstance(error, DataError) else with_title(error, say, law)


def error_for_page(error: HardshipError, say: Language, law: Law, *, whole: bool = True) -> str:
    """What is wrong or missing (``whole``: with what follows from it), without the lines that say what to type."""
    first, *rest = error_lines(with_title(error, say, law), say)
    lines = [first, *(line for line in rest if whole and "--" not in line and "hardship " not in line)]
    return for_page(" ".join(lines), say)


def error_line(error: HardshipError, say: Language) -> str:
    """The error on one line, as the rows of a register have it, where facts are columns and nothing is an option."""
    first, *rest = (for_page(line, say, error.field or "") for line in error_lines(error, say))
    return " ".join([first, *(line for line in rest[:1] if "--" not in line and "hardship " not in line)])


def _naming(say: Language, cells_of: str | None) -> Callable[[re.Match[str]], str]:
    def name(found: re.Match[str]) -> str:
        denied, option, value = found.groups()
        fact = option.replace("-", "_")
        if fact not in FACTS:
            return found.group()
        label, behind = capital(fact_word(fact, say)) if cells_of is None else key_word(fact, say), ""
        if value in FACTS[fact].values or value == NO_DAY:
            meant = value_word(fact, value, say) if cells_of is None else _cell(fact, value, say)
            label = meant if fact == cells_of else f"{label}: {meant}"
        elif value:
            behind = f" {value}"
        return say(_QUOTED[denied is not None], label=label) + behind

    return name


def _cell(fact: str, value: str, say: Language) -> str:
    """How a value is written in a cell: in German as its word, in English as its code."""
    return value if say.code == "en" else "keiner" if value == NO_DAY else called(fact, value, "de")
