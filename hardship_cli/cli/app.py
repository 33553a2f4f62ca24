"""The Typer application: a group that imports a command's module only when that command runs, and help in two languages."""

from collections.abc import Iterable, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from hardship_cli import __version__
from hardship_cli.cli.bare import bare_command
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.cli.spoken_command import language_of
from hardship_cli.errors import InputError
from hardship_cli.files import CASE_FILES, TABLES
from hardship_cli.i18n import N_
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import suggest
from hardship_cli.render.language import read_language

# Typer's own help texts, which the catalogue must know too.
_OF_TYPER = (
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)


class SpokenGroup(TyperGroup):
    """A command that has commands of its own, with its help in the reader's language."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Commands, or options, in the words of the language."""
        from hardship_cli.cli.completion import in_words
        from hardship_cli.render.to_type import command_word, to_type

        if incomplete.startswith("-"):
            return in_words(super().shell_complete(ctx, "-"), incomplete, to_type)
        group = ctx.info_name if ctx.parent else None
        return in_words(super().shell_complete(ctx, ""), incomplete, lambda code, say: command_word(code, say, group))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, text, options and the list of commands, in German where asked."""
        from hardship_cli.cli.help_text import command_list, help_text

        say = language_of(ctx)
        group = ctx.info_name if ctx.parent else None
        formatter.write(f"{help_text(self, ctx, say)}\n\n{command_list(self.lines(), say, group)}")

    def lines(self) -> list[tuple[str, str]]:
        """The commands, each with its line of help in English."""
        return [(name, command.help or "") for name, command in self.commands.items()]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As Typer does, but a name that does not exist is reported as all other errors are."""
        if not ctx.resilient_parsing:  # completion has nothing to say about it
            refuse_unknown(args[0], self.list_commands(ctx), ctx.info_name if ctx.parent else None)
        return super().resolve_command(ctx, args)


class Commands(SpokenGroup):
    """The top level. Sub-commands come from the table in ``commands.py``, one import each."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        """All names, without importing anything."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, or for help and completion a stand-in that knows its name and its one line."""
        if cmd_name not in COMMANDS:
            return None
        module, short = COMMANDS[cmd_name]
        if ctx.resilient_parsing and ctx.info_name != cmd_name and not _names(ctx, cmd_name):
            return TyperCommand(cmd_name, help=language_of(ctx)(short), rich_markup_mode=None)
        if cmd_name in QUESTIONS:
            from hardship_cli.cli.options import question_command
            from hardship_cli.cli.question import QuestionCommand

            return question_command(QuestionCommand(QUESTIONS[cmd_name]))
        found = __import__(f"hardship_cli.cli.{module}", fromlist=["COMMAND"])
        if hasattr(found, "COMMAND"):
            return found.COMMAND()
        # A command that is described as data, for the quick path too, is built from that.
        if hasattr(found, "BARE"):
            return bare_command(found.BARE)
        from hardship_cli.cli.register import register_command

        return register_command(found.REGISTER)

    def lines(self) -> list[tuple[str, str]]:
        """The commands, without importing their modules."""
        return [(name, short) for name, (_module, short) in COMMANDS.items()]


def refuse_unknown(name: str, known: Iterable[str], group: str | None = None) -> None:
    """Report a command that does not exist (within a ``group``), with the nearest one, as its code or word, and all there are."""
    if name in known or name.startswith("-"):
        return
    from hardship_cli.words import words_of
    from hardship_cli.words.meanings import acts, meanings

    place = f"commands {group}" if group else "commands"
    names = {text: word.code for word in words_of(place) for text in word.all} | {code: code for code in known}
    near: Sequence[str] = ()
    if not group:
        # What is a word elsewhere is spelt rightly: the first question about an act is what it costs.
        near = acts(name) or meanings(name)
        if name.casefold().endswith(CASE_FILES):
            near = (f"hardship case {name}",)
        elif name.casefold().endswith(TABLES):
            near = (f"hardship batch {name}",)
    if not near and (found := suggest(name, names)):
        near = (names[found],)
    elif not near and not group and (found := suggest(name, [text for act in words_of("act") for text in act.all])):
        near = acts(found)
    raise InputError("no_such_command", None, value=name, meant=near, accepted=", ".join(known), place=place)


def _names(ctx: Any, name: str) -> bool:
    """Whether the words typed so far name this command (completion must then know its options)."""
    return name in (ctx._protected_args or []) + ctx.args  # noqa: SLF001 - Typer shows what was typed nowhere else


_LANG_HELP = N_("language; else HARDSHIP_LANG, else the locale")


def spoken_group(name: str, text: str) -> Any:
    """An empty group of commands (``hardship schedules``); add the commands to it."""
    app = typer.Typer(
        name=name,
        cls=SpokenGroup,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def root(
        lang: str = typer.Option(None, "--lang", metavar="de|en", help=_LANG_HELP),
    ) -> None:
        """Take the option, so that it may stand before ``--help``."""

    group = typer.main.get_command(app)
    group.help = text
    return group


def build() -> Any:
    """The command line as an object that ``main`` runs."""
    app = typer.Typer(
        cls=Commands,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(
        invoke_without_command=True,
        help=N_(
            "Residence permits for hardship (§ 25 Abs. 4 S. 2, § 23a AufenthG): what the act costs, until when the permit"
            " can run, what bridges the time after it, and by when a remedy must be filed.\n\n"
            "  hardship fee extend --land TH --months 6 --born 2010-05-12 --on 2025-07-04\n\n"
            "Exit codes: 0 answered; 1 something failed or differs (batch, audit, due, verify); 2 the input cannot be read;"
            " 3 with --strict, not calculated; 4 a fact is missing.\n\n"
            "Not legal advice."
        ),
    )
    def root(
        ctx: typer.Context,
        version: bool = typer.Option(False, "--version", help=N_("Show the version and exit.")),
        lang: str = typer.Option(None, "--lang", metavar="de|en", help=_LANG_HELP),
    ) -> None:
        if version:
            typer.echo(f"hardship {__version__}")
            raise typer.Exit
        if lang:
            read_language(lang)  # what it picks is picked ahead of parsing
        if ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())

    return typer.main.get_command(app)
