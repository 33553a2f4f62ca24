"""``hardship help [COMMAND]``: the same as ``--help`` behind the command."""

from typing import Any

import typer

from hardship_cli.cli.app import refuse_unknown
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.cli.options import argument, beginning, build_command, output_parameters
from hardship_cli.i18n import N_

_HELP = N_(
    "  hardship help\n"
    "  hardship help fee\n"
    "  hardship help schedules show\n\n"
    "What a command answers, examples of it, and what can be typed behind it."
)


def _run(ctx: Any, *, names: list[str] | None, lang: str | None) -> int:  # noqa: ARG001 - read ahead of parsing
    here, command = ctx.find_root(), ctx.find_root().command
    for name in names or ():
        known = command.list_commands(here) if hasattr(command, "list_commands") else ()
        refuse_unknown(name, known, here.info_name if here.parent else None)
        command = command.get_command(here, name)
        here = command.make_context(name, [], parent=here, resilient_parsing=True)
    typer.echo(command.get_help(here))
    return 0


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the command."""
    text = N_("the command; with its part, where it has several")
    names = argument("names", "[COMMAND]...", text, many=True, completed=beginning(COMMANDS))
    return build_command("help", _HELP, _run, [names, *output_parameters("lang")])
