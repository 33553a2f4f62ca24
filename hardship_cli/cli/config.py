"""``hardship config``: which defaults hold here, and where each came from; ``set`` and ``unset`` change the user's file."""

import os
import sys
from typing import Any

from hardship_cli.case_text import toml_text
from hardship_cli.cli.app import refuse_unknown
from hardship_cli.cli.options import argument, build_command, output_parameters
from hardship_cli.cli.settings import COLORS, CONFIG_KEYS, Settings, config_path, user_file
from hardship_cli.errors import InputError
from hardship_cli.files import write_whole
from hardship_cli.i18n import N_
from hardship_cli.reading import read_choice, read_land
from hardship_cli.render.language import locale_language, read_language
from hardship_cli.schedule.load import Law
from hardship_cli.words import command_of, fact_of, options_of

_CHANGES = ("set", "unset")

_HELP = N_(
    "  hardship config\n"
    "  hardship config set land NW\n"
    "  hardship config unset land\n"
    "  hardship config --json\n\n"
    "The defaults that hold here and where each came from. An option wins over the environment (HARDSHIP_LAND,"
    " HARDSHIP_LANG, HARDSHIP_DATA), that over the user's file, that over what is built in. The file holds keys with texts:"
    ' land = "NW", lang = "de", color = "auto", data = "/path"; set and unset change one of them. It runs no code.'
)


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the command."""
    words = argument("words", "[set|unset] [KEY] [VALUE]", N_("nothing, set KEY VALUE, or unset KEY"), many=True)
    return build_command("config", _HELP, _run, [words, *output_parameters("json", "lang", "color")])


def origins() -> dict[str, tuple[str | None, str]]:
    """Each key with its value and where that came from: ``environment``, ``file`` or ``default``."""
    user = user_file()
    built_in = {"lang": locale_language(), "color": "auto"}
    found: dict[str, tuple[str | None, str]] = {}
    for key in CONFIG_KEYS:
        typed = os.environ.get(f"HARDSHIP_{key.upper()}") if key != "color" else None
        if typed:
            found[key] = (typed, "environment")
        elif key in user:
            found[key] = (user[key], "file")
        else:
            found[key] = (built_in.get(key), "default")
    return found


def _change(words: list[str]) -> None:
    """Write the user's file with one key set or unset, as ``set KEY VALUE`` or ``unset KEY`` says; all else in it stays.

    Raises :class:`InputError` for what is neither, and what reading the value raises.
    """
    change = command_of(words[0], "config").code or words[0]
    refuse_unknown(change, _CHANGES, "config")
    wanted = 3 if change == "set" else 2
    if len(words) < wanted:
        raise InputError("missing_argument", None, argument="KEY" if len(words) == 1 else "VALUE")
    if len(words) > wanted:
        raise InputError("word_too_many", None, value=" ".join(words[wanted:]))
    key = _key(words[1])
    value = _read(key, words[2]) if change == "set" else None
    user_file()  # a file that cannot be used is reported before it is written
    path = config_path()
    lines = []
    if os.path.exists(path):
        with open(path, encoding="utf-8-sig") as file:
            lines = [line for line in file.read().splitlines() if line.partition("=")[0].strip().strip("\"'") != key]
    if value is not None:
        lines.append(f"{key} = {toml_text(value)}")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    write_whole(path, "".join(f"{line}\n" for line in lines).encode(), force=True)


def _key(text: str) -> str:
    """A default by its key or in words."""
    found = [name for name in (fact_of(text).code, *options_of(text)) if name in CONFIG_KEYS]
    return found[0] if found else read_choice(text, "config", CONFIG_KEYS)


def _read(key: str, text: str) -> str:
    """The value of a default as the file holds it; raises what reading it raises."""
    if key == "land":
        return read_land(text)
    if key == "data":
        Law(overlay=text).fees.rules()  # what cannot be laid over the law is no default
        return os.path.abspath(text)
    return read_language(text).code if key == "lang" else read_choice(text, key, COLORS)


def _run(ctx: Any, **values: Any) -> int:
    words = [*(values.get("words") or ()), *ctx.args]
    if words:
        _change(words)
    settings = Settings.read(values)
    path = config_path()
    if words:
        sys.stderr.write(settings.say(N_("Written: {path}"), path=path) + "\n")
    rows = origins()
    if settings.form == "json":
        from hardship_cli.receipt import dump

        tree = {key: {"value": value, "from": origin} for key, (value, origin) in rows.items()}
        settings.write(dump({"schema": "hardship/config/1", "file": path, "exists": os.path.exists(path), **tree}))
        return 0
    from hardship_cli.render.labels import ORIGINS
    from hardship_cli.render.table import grid, show
    from hardship_cli.render.words import word

    say = settings.say
    heads = [(text, "left") for text in (N_("setting"), N_("value"), N_("from"))]
    table = grid(say, heads, ((key, value or "-", word(ORIGINS, origin, say)) for key, (value, origin) in rows.items()))
    state = say(N_("exists")) if os.path.exists(path) else say(N_("does not exist"))
    show([table, "", say(N_("User file: {path} ({state})"), path=path, state=state)], settings.color)
    return 0
