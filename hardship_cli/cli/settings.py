"""How a command was asked to answer: language, form, colour, overlay, today. Flag before environment before user file."""

import os
import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import CALCULATED, Answer
from hardship_cli.case import Case, read_fact, read_otherwise
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.harmless import harmless
from hardship_cli.i18n import N_
from hardship_cli.reading import read_choice, read_day, read_land, suggest
from hardship_cli.render.language import Language, pick_language, read_language
from hardship_cli.schedule.load import Law, default_law

COLORS = ("auto", "always", "never")
_NO_PLACE = Case._field_defaults["place"]


class Settings:
    """The options that do not belong to the case, read once per command."""

    __slots__ = ("_held", "_land", "color", "explain", "form", "is_fixed", "law", "say", "strict", "today")

    def __init__(self, say: Language, form: str, today: date, law: Law) -> None:
        self.say = say
        self.form = form
        self.today = today
        self.law = law
        self.is_fixed = False  # today was named, and is not the clock's
        self.explain = False
        self.strict = False
        self.color = "auto"
        self._held: list[tuple[str, Mapping[str, Any]]] = []
        self._land: _Given = _Given(None, "land")

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Settings":
        """Settings from a command's options; raises :class:`InputError` for those that cannot be read or clash."""
        user = user_file()
        given = {name: _given(name, values, user) for name in ("lang", "color", "data", "today")}
        lang, typed_today, overlay = given["lang"], given["today"], given["data"].value
        with lang:
            say = read_language(lang.value)
        if values.get("json") and values.get("plain"):
            raise InputError("two_forms", "plain", value="--json --plain")
        form = "json" if values.get("json") else "plain" if values.get("plain") else "table"
        clock = date.today()  # noqa: DTZ011 - the caseworker's own calendar day
        with typed_today:
            today = read_day(typed_today.value, "today", clock) if typed_today.value else clock
        typed_known = values.get("known_on") or ""
        known_on = read_day(typed_known, "known_on", today) if typed_known else None
        is_shipped = overlay is None and known_on is None
        # The shipped law is shared by all that runs in one process; a law of one's own must not leak into it.
        law = default_law() if is_shipped else Law(overlay=overlay or None, known_on=known_on)
        settings = cls(say, form, today, law)
        settings.is_fixed = bool(typed_today.value)
        settings.explain = bool(values.get("explain"))
        settings.strict = bool(values.get("strict"))
        with given["color"]:
            settings.color = read_choice(given["color"].value or "auto", "color", COLORS)
        # What was typed is a fact of the case, and the command's own business.
        settings._land = _given("land", {}, user)
        settings.hold(read_otherwise("day", typed_today.value or "", today=clock))
        settings.hold(read_otherwise("day", typed_known, today=today))
        return settings

    @property
    def land(self) -> str | None:
        """The default Land, if there is one; raises :class:`InputError` where it is none, and names its place."""
        with self._land:
            return self.land_of(self._land.value) if self._land.value else None

    def land_of(self, text: str, name: str = "land") -> str:
        """A Land as typed; that a slip was taken for it is held to be told."""
        land = read_land(text, name)
        self.hold(read_otherwise("land", text))
        return land

    def place_of(self, text: str | None, land: str | None) -> str:
        """A place as typed, or a seat without holidays of its own; what was taken for it is held to be told."""
        typed = text or _NO_PLACE
        try:
            place: str = read_fact(FACTS["place"], typed)
        except InputError as error:
            from hardship_cli.words.places import in_land

            raise in_land(error, land) from None
        self.hold(read_otherwise("place", typed))
        return place

    def day_of(self, text: str, name: str) -> date:
        """A day as typed; that its year was completed is held to be told."""
        day = read_day(text, name, self.today)
        self.hold(read_otherwise("day", text, today=self.today))
        return day

    def inputs(self, *files: str) -> tuple[str, ...]:
        """All that a command reads: its files, the overlay's folder, the user's file. No output may be laid over them."""
        overlay = getattr(self.law, "overlay", None)
        return (*files, *((overlay,) if overlay else ()), config_path())

    def show(self, answer: Answer) -> int:
        """Print the answer in the form asked for and return the exit code."""
        self.tell()
        if self.form == "json":
            from hardship_cli.render.json import answer_json

            self.write(answer_json(answer, self.say, self.law))
        elif self.form == "plain":
            from hardship_cli.render.plain import answer_plain

            self.write(answer_plain(answer))
        else:
            from hardship_cli.render.table import print_answer

            print_answer(answer, self.say, self.law, self.today, explain=self.explain, color=self.color)
        return self.code_of(answer.status)

    def code_of(self, status: str, *, is_answered: bool = True) -> int:
        """The exit code of an answer with this status, which ``--strict`` asks to be calculated; another where there is none."""
        if not is_answered:
            return 4
        return 3 if self.strict and status != CALCULATED else 0

    def hold(self, remarks: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """Remarks on what was read, by code, to be told beside the answer; where there is none, its error alone is."""
        self._held += remarks

    def hold_unread(self, facts: Collection[str]) -> None:
        """That these facts were given and are not read, to be told as :meth:`hold` says; nothing where there are none."""
        if facts:
            self.hold((("facts_not_read", {"facts": tuple(facts)}),))

    def tell(self, remarks: Sequence[tuple[str, Mapping[str, Any]]] = ()) -> None:
        """Remarks on what was read, by code, and those that were held: each once and on a line of its own, on stderr."""
        remarks_held = [*self._held, *remarks]
        self._held.clear()
        if not remarks_held:
            return
        from hardship_cli.render.errors import error_lines

        lines = (error_lines(InputError(code, None, **params), self.say)[0] for code, params in remarks_held)
        for line in dict.fromkeys(lines):
            self.aside(line)

    def aside(self, text: str) -> None:
        """Say something beside the answer, on stderr."""
        from hardship_cli.render.lines import tell

        tell(text, self.say)

    def put(self, path: str, content: bytes, *, force: bool) -> None:
        """Write a file as a whole, and say so; ``-`` is stdout."""
        from hardship_cli.files import STDIN_OR_STDOUT, write_whole

        if path == STDIN_OR_STDOUT:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            return
        write_whole(path, content, force=force)
        self.aside(self.say(N_("Written: {path}"), path=path))

    def write(self, text: str) -> None:
        """One text to stdout, with nothing in it that would steer a terminal."""
        self.tell()
        sys.stdout.write(harmless(text, tabs=True) + "\n")


class _Given(NamedTuple):
    """The text of a setting and where it was given; inside ``with`` an error about it names that place."""

    value: str | None
    place: str

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, InputError):
            error.field = self.place


def _given(name: str, values: Mapping[str, Any], user: Mapping[str, str]) -> _Given:
    """A setting: the option before the environment before the user's file."""
    variable = f"HARDSHIP_{name.upper()}"
    if values.get(name):
        return _Given(values[name], name)
    if name != "color" and os.environ.get(variable):
        return _Given(os.environ[variable], variable)
    return _Given(user[name], f"{config_path()}: {name}") if user.get(name) else _Given(None, name)


def language_for(args: Sequence[str]) -> str:
    """The language of help and errors, which come before the options are read: as :meth:`Settings.read` will find it."""
    try:
        default = user_file().get("lang")
    except InputError:
        default = None  # the error about the file is told in the language of the system
    return pick_language(args, default)


def data_place(args: Sequence[str]) -> str:
    """Where the overlay was named whose data are faulty: the option, the variable, or the user's file."""
    typed = any(word == "--data" or word.startswith("--data=") for word in args)
    return _given("data", {"data": typed}, user_file()).place


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
    tables = _toml(path)
    for key, value in tables.items():
        if key not in CONFIG_KEYS or not isinstance(value, str):
            raise InputError(
                "config_key",
                "config",
                key=key,
                value=value,
                path=path,
                accepted=", ".join(CONFIG_KEYS),
                suggestion="" if key in CONFIG_KEYS else suggest(key, CONFIG_KEYS),
            )
    return tables


def _toml(path: str) -> dict[str, Any]:
    import tomli

    try:
        with open(path, "rb") as file:
            return tomli.loads(file.read().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        because = getattr(error, "strerror", None) or str(error)
        raise InputError("config_unreadable", None, path=path, because=because) from None
