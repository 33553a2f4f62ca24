"""``hardship config``: which defaults hold here, and where each came from (environment, user file or built in)."""

import os
from typing import Any

from hardship_cli.cli.options import build_command, output_parameters, refuse_leftovers
from hardship_cli.cli.settings import CONFIG_KEYS, Settings, config_path, user_file
from hardship_cli.i18n import N_
from hardship_cli.render.language import locale_language

_HELP = N_(
    "  hardship config\n"
    "  hardship config --json\n\n"
    "The defaults that hold here and where each came from. An option wins over the environment (HARDSHIP_LAND,"
    " HARDSHIP_LANG, HARDSHIP_DATA), that over the user's file, that over what is built in. The file holds keys with texts:"
    ' land = "NW", lang = "de", color = "auto", data = "/path". It runs no code.'
)


def COMMAND() -> Any:  # noqa: N802 - the name that every command module gives
    """Build the command."""
    return build_command("config", _HELP, _run, output_parameters("json", "lang", "color"))


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


def _run(ctx: Any, **values: Any) -> int:
    refuse_leftovers(ctx)
    settings = Settings.read(values)
    path = config_path()
    rows = origins()
    if settings.form == "json":
        from hardship_cli.receipt import dump

        tree = {key: {"value": value, "from": origin} for key, (value, origin) in rows.items()}
        settings.write(dump({"schema": "hardship/config/1", "file": path, "exists": os.path.exists(path), **tree}))
        return 0
    from hardship_cli.render.labels import ORIGINS
    from hardship_cli.render.table import columns, show
    from hardship_cli.render.words import word

    say = settings.say
    table = columns((say(N_("setting")), "left"), (say(N_("value")), "left"), (say(N_("from")), "left"))
    for key, (value, origin) in rows.items():
        table.add_row(key, value or "-", word(ORIGINS, origin, say))
    state = say(N_("exists")) if os.path.exists(path) else say(N_("does not exist"))
    show([table, "", say(N_("User file: {path} ({state})")).format(path=path, state=state)], settings.color)
    return 0
