"""``hardship mcp``: the questions as tools for assistants, over stdin and stdout (Model Context Protocol)."""

import gc
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from hardship_cli.cli.bare import Bare
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.i18n import N_

_HELP = N_(
    "  hardship mcp --lang de\n"
    "  hardship mcp --data my-law --today 2026-04-20\n\n"
    "Serves the questions as tools to an assistant that starts this command and speaks the Model Context Protocol with it over"
    " stdin and stdout. No network: nothing leaves the machine but what the assistant is told. Each result says what is missing and"
    " what was assumed. Needs the extra mcp."
)


def _run(values: Mapping[str, Any]) -> int:
    settings = Settings.read(values)
    # A person at the keyboard would wait for an answer that only a program can ask for.
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("mcp_at_terminal", None)
    from hardship_cli.assistant.server import serve

    settings.tell()
    gc.enable()  # it may run for days
    fixed = settings.today if settings.is_fixed else None
    # A server that runs over midnight is asked on the next day.
    serve(settings.law, settings.say, lambda: fixed or date.today())  # noqa: DTZ011 - the caseworker's own calendar day
    return 0


BARE = Bare("mcp", _HELP, (), (), _run, without=("json", "plain", "explain", "strict", "color"))
