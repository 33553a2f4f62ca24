"""One command as Typer runs it: help in the reader's language, doubled options and leftovers reported in our words."""

from typing import Any

from typer.core import TyperCommand

from hardship_cli.cli.settings import language_for
from hardship_cli.errors import InputError
from hardship_cli.render.language import Language

# Options that may be repeated: one for each of several persons, and those whose value may be several with commas.
_OF_PERSONS = "born"
ACT_AS_OPTION = "act_as_option"  # where ``--act`` comes in, if the act may stand by position
_JOINED = ("act", ACT_AS_OPTION, "against", "ask", "remind")
REPEATED = (_OF_PERSONS, *_JOINED)


def language_of(ctx: Any) -> Language:
    """The language of a command line that is being parsed (for help, before its options are read)."""
    return Language(language_for((ctx.find_root().obj or {}).get("args", ())))


class SpokenCommand(TyperCommand):
    """A command whose help is shown in the reader's language, and whose leftovers and doubled options are reported by us."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As Typer does; of an option that is given twice it would take the last one, and say nothing."""
        typed = list(args)
        order: list[Any] = self.make_parser(ctx).parse_args(args=list(args))[2]
        for param in order:
            if param.param_type_name != "option" or param.multiple:
                continue
            both = [flag for flag in (*param.opts, *param.secondary_opts) if flag in typed]
            if (order.count(param) > 1 and not param.is_flag) or (param.secondary_opts and len(both) > 1):
                field = "act" if param.name == ACT_AS_OPTION else param.name
                raise InputError("option_twice", field, value=" ".join(both) or param.opts[-1])
        rest = super().parse_args(ctx, args)
        for name in REPEATED:
            given = ctx.params.get(name)
            if isinstance(given, tuple):  # one is a value as of any option
                several = list(given) if name == _OF_PERSONS else ",".join(given)
                ctx.params[name] = (given[0] if len(given) == 1 else several) or None
        _take_language(ctx)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """As Typer does; an argument that is missing is told with an example."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            if error.code == "missing_argument":
                error.params["example"] = example_of(ctx)
            raise

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Options in the words of the language."""
        from hardship_cli.cli.completion import in_words
        from hardship_cli.render.to_type import to_type

        return in_words(super().shell_complete(ctx, incomplete and "-"), incomplete, to_type)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, text, options, in German where asked."""
        from hardship_cli.cli.help_text import help_text

        formatter.write(help_text(self, ctx, language_of(ctx)))


def example_of(ctx: Any) -> str:
    """The first example of a command that its help, or that of its group, gives; empty where there is none."""
    helps = [above.command.help or "" for above in (ctx, ctx.parent) if above is not None]
    lines = (line.strip() for text in helps for line in text.splitlines())
    path = f"{' '.join(['hardship', *ctx.command_path.split()[1:]])} "  # whatever the program was called as
    return next((line for line in lines if line.startswith(path)), "")


def _take_language(ctx: Any) -> None:
    """A language named before the command (``hardship --lang de fee``) is that of its answer."""
    before, above = None, ctx.parent
    while above is not None:
        before, above = before or above.params.get("lang"), above.parent
    if before and ctx.params.get("lang"):
        raise InputError("option_twice", "lang", value="--lang")
    if before and "lang" in ctx.params:
        ctx.params["lang"] = before
