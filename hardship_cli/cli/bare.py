"""A command that asks no case: its arguments, its options and what it runs, for Typer and for the quick path alike."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Bare(NamedTuple):
    """One command.

    ``arguments`` are names with their help, required unless ``optional`` names them; ``options`` are names, what their value
    is called in the help (empty: a switch), and their help; ``without`` names the general options that make no sense here, and
    ``many`` those that may be given several times.
    """

    name: str
    help: str
    arguments: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str, str], ...]
    run: Callable[[Mapping[str, Any]], int]
    without: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    many: tuple[str, ...] = ()


def offered(bare: Bare) -> list[tuple[str, str, str]]:
    """The options of a command, its own and the general ones: names, what their value is called (empty: a switch), their help."""
    from hardship_cli.cli.given import OUTPUT

    return [option for option in (*OUTPUT, *bare.options) if option[0] not in bare.without]


def bare_command(bare: Bare, own: Mapping[str, Any] = MappingProxyType({})) -> Any:
    """The Typer command; ``own`` are, by their names, parameters that more is known of than the description says."""
    import typer

    from hardship_cli.cli.given import OUTPUT
    from hardship_cli.cli.options import argument, build_command, output_parameters, plain_option, refuse_leftovers

    def run(ctx: typer.Context, /, **values: Any) -> int:
        refuse_leftovers(ctx)
        return bare.run(values)

    parameters = [own.get(name) or argument(name, name.upper(), text) for name, text in bare.arguments]
    parameters += [own.get(it[0]) or plain_option(*it, many=it[0] in bare.many) for it in bare.options]
    offered = [name for name, _value, _help in OUTPUT if name not in bare.without]
    command = build_command(bare.name, bare.help, run, [*parameters, *output_parameters(*offered)])
    for param in command.params:
        # Without it the usage would put them in brackets, as if they could be left out.
        param.required = param.param_type_name == "argument" and param.name not in bare.optional
    return command
