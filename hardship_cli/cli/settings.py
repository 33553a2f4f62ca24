"""How a command was asked to answer: language, form, colour, overlay, today. Flag before environment before user file."""

import os
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from hardship_cli.answer import CALCULATED, Answer
from hardship_cli.errors import InputError
from hardship_cli.reading import read_choice, read_day
from hardship_cli.render.language import Language, read_language
from hardship_cli.schedule.load import Law, default_law

_COLORS = ("auto", "always", "never")


class Settings:
    """The options that do not belong to the case, read once per command."""

    __slots__ = ("color", "explain", "form", "land", "law", "say", "strict", "today")

    def __init__(self, say: Language, form: str, today: date, law: Law) -> None:
        self.say = say
        self.form = form
        self.today = today
        self.law = law
        self.explain = False
        self.strict = False
        self.color = "auto"
        self.land: str | None = None

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Settings":
        """Settings from a command's options; raises :class:`InputError` for those that cannot be read or clash."""
        user = user_file()
        say = read_language(values.get("lang") or os.environ.get("HARDSHIP_LANG") or user.get("lang"))
        if values.get("json") and values.get("plain"):
            raise InputError("two_forms", "plain", value="--json --plain")
        form = "json" if values.get("json") else "plain" if values.get("plain") else "table"
        typed_today = values.get("today") or os.environ.get("HARDSHIP_TODAY")
        clock = date.today()  # noqa: DTZ011 - the caseworker's own calendar day
        today = read_day(typed_today, "today", clock) if typed_today else clock
        overlay = values.get("data") or os.environ.get("HARDSHIP_DATA") or user.get("data")
        settings = cls(say, form, today, Law(overlay=overlay) if overlay else default_law())
        settings.explain = bool(values.get("explain"))
        settings.strict = bool(values.get("strict"))
        settings.color = read_choice(values.get("color") or user.get("color") or "auto", "color", _COLORS)
        settings.land = os.environ.get("HARDSHIP_LAND") or user.get("land")
        return settings

    def show(self, answer: Answer) -> int:
        """Print the answer in the form asked for and return the exit code."""
        if self.form == "json":
            from hardship_cli.render.json import answer_json

            self.write(answer_json(answer, self.say, self.law))
        elif self.form == "plain":
            from hardship_cli.render.plain import answer_plain

            self.write(answer_plain(answer))
        else:
            from hardship_cli.render.table import print_answer

            print_answer(answer, self)
        return 3 if self.strict and answer.status != CALCULATED else 0

    def write(self, text: str) -> None:
        """One text to stdout."""
        sys.stdout.write(text + "\n")


def config_path() -> str:
    """The user's file: ``hardship/config.toml`` in the platform's configuration folder."""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or os.path.expanduser("~")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return os.path.join(base, "hardship", "config.toml")


CONFIG_KEYS = ("land", "lang", "color", "data")


def user_file() -> dict[str, str]:
    """The user's defaults, or nothing; raises :class:`InputError` for a file that cannot be used."""
    path = config_path()
    if not os.path.isfile(path) and not os.path.isdir(path):
        return {}  # a device or a pipe is no file either: it would be waited for
    from hardship_cli.reading import suggest
    from hardship_cli.schedule.load import read_toml

    tables = read_toml(path)
    for key, value in tables.items():
        if key not in CONFIG_KEYS or not isinstance(value, str):
            raise InputError(
                "config_key",
                key,
                value=value,
                path=path,
                accepted=", ".join(CONFIG_KEYS),
                suggestion="" if key in CONFIG_KEYS else suggest(key, CONFIG_KEYS),
            )
    return tables
