"""An option that the command at hand does not have: which commands do."""

from collections.abc import Iterator
from typing import Any

from hardship_cli.cli.given import option_of
from hardship_cli.words import fact_of_heading

_NAMED = 4  # commands


def commands_with(option: str, root: Any) -> str:
    """The commands that have an option, under its code or in a word for what was recorded; empty where none does."""
    code = fact_of_heading(option.lstrip("-")).code
    names = {option, *([option_of(code)] if code else [])}
    found = [
        name for name, command in _commands(root, root.command, "hardship") if not names.isdisjoint(_options(command))
    ]
    return ", ".join([*found[:_NAMED], *(["..."] if len(found) > _NAMED else [])])


def _commands(ctx: Any, group: Any, name: str) -> Iterator[tuple[str, Any]]:
    """All commands with their names, those within a group too."""
    for part in group.list_commands(ctx):
        command = group.get_command(ctx, part)
        if hasattr(command, "list_commands"):
            yield from _commands(ctx, command, f"{name} {part}")
        else:
            yield f"{name} {part}", command


def _options(command: Any) -> Iterator[str]:
    for param in command.params:
        if param.param_type_name == "option" and not param.hidden:
            yield from (*param.opts, *param.secondary_opts)
