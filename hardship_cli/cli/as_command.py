"""The command line that asks what was asked otherwise (in ``hardship ask``), in the words of the reader's language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hardship_cli.facts import FACTS, NO_DAY, Case
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.reading import Period
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_short, duration
from hardship_cli.words import called

# Facts that a command takes by position.
_BY_POSITION = "act"
_NOT_QUOTED = "@%+=:,./-_"
_SPECIAL = '"$`\\!%'


def as_command(question: str, case: Case, options: Mapping[str, Any], say: Language) -> str:
    """The command line for a ``question`` (``case`` for all of them) about a case, with further options as they were given."""
    lang = say.code
    words = ["hardship", _plain(called("commands", question, lang))]
    flags: list[str] = []
    for name, value in case.given().items():
        if name == _BY_POSITION:
            words.append(_value(name, value, say))
        else:
            flags += _option(called("facts", name, lang), name, value, say)
    for name, value in options.items():
        flags += _option(called("options", name, lang), name, value, say)
    return " ".join(map(quoted, [*words, *flags]))


def _option(word: str, name: str, value: Any, say: Language) -> list[str]:
    flag = word.lower().replace(" ", "-")
    if isinstance(value, bool):
        denied = "nicht-" if say.code == "de" else "no-"
        return [f"--{'' if value else denied}{flag}"]
    text = _value(name, value, say)
    # What begins with a hyphen would be taken for an option.
    return [f"--{flag}={text}"] if text.startswith("-") else [f"--{flag}", text]


def _value(name: str, value: Any, say: Language) -> str:
    if isinstance(value, Period):
        return duration(value, say)
    if isinstance(value, date):
        return day_short(value, say)
    if isinstance(value, tuple):
        return ",".join(_value(name, part, say) for part in value)
    if name == "land":
        return land_name(value, say.code)
    if name in FACTS and FACTS[name].kind == "day-or-none" and value == NO_DAY:
        return say(N_("none"))
    return _plain(called(name, value, say.code)) if name in FACTS and FACTS[name].values else str(value)


def _plain(word: str) -> str:
    """A word as it is typed: in small letters, unless it has capitals within (``SGB II``)."""
    return word.lower() if word.istitle() and word.isalpha() else word


def quoted(text: str) -> str:
    """A word of a command line as a shell takes it for one."""
    if text and all(sign.isalnum() or sign in _NOT_QUOTED for sign in text):
        return text
    if text and not any(sign in _SPECIAL for sign in text):
        return f'"{text}"'  # any shell knows these
    import shlex

    return shlex.quote(text)
