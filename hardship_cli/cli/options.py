"""Typer commands out of the vocabulary: an option is named, read and explained in one place."""

import inspect
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Annotated, Any, Optional

import typer

from hardship_cli.cli.given import OUTPUT, are_acts, check_acts, option_of
from hardship_cli.cli.question import QuestionCommand
from hardship_cli.cli.settings import Settings
from hardship_cli.cli.spoken_command import ACT_AS_OPTION, REPEATED, SpokenCommand
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, SERVICE, Fact
from hardship_cli.files import fitting
from hardship_cli.i18n import N_

_METAVARS = {
    "choice": "VALUE",
    "list": "VALUE,...",
    "day": "DAY",
    "day-or-none": "DAY|none",
    "period": "LENGTH",
    "land": "LAND",
    "place": "PLACE",
    "service": "KEY",
}


def question_command(question: QuestionCommand) -> Any:
    """The Typer command of a question. It takes every fact; its help names those that it reads."""

    def run(ctx: typer.Context, /, **values: Any) -> int:
        take_acts(ctx, values)
        return question.run(values)

    files = [*calendar_parameters(), *page_parameters(), save_parameter()]
    parameters = [*facts_parameters(question.facts), *files, *output_parameters()]
    return build_command(question.name, question.help, run, parameters)


def facts_parameters(shown: Collection[str] = ()) -> list[inspect.Parameter]:
    """Every fact of a case, those that the help shows first: the act by position or as ``--act``, all others as options."""
    facts = (*shown, *(fact for fact in FACTS if fact not in shown))
    options = [fact_parameter(FACTS[fact], shown=fact in shown) for fact in facts if fact != "act"]
    act, is_shown = FACTS["act"], "act" in shown
    by_place = argument(act.name, "ACT", act.help, completed=_completed(act), shown=is_shown)
    as_option = fact_parameter(act, shown=False).replace(name=ACT_AS_OPTION)
    return [by_place, fact_parameter(SERVICE, shown=is_shown), *options, as_option]


def take_acts(ctx: Any, values: dict[str, Any]) -> None:
    """The acts of :func:`facts_parameters`: further ones behind the first, or those of ``--act``; no other word may be left."""
    if values["act"] and are_acts(ctx.args):  # whether several are taken is for the question to say
        values["act"] = [values["act"], *ctx.args]
        ctx.args = []
    check_acts(ctx.args)
    refuse_leftovers(ctx)
    as_option = values.pop(ACT_AS_OPTION)
    if as_option and values["act"]:
        raise InputError("option_twice", "act", value=f"{values['act']} --act {as_option}")
    values["act"] = values["act"] or as_option


def build_command(name: str, text: str, run: Callable[..., Any], parameters: Sequence[inspect.Parameter]) -> Any:
    """A Typer command around ``run`` with the given parameters."""
    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)

    def command(**values: Any) -> Any:
        return run(values.pop("ctx"), **values)

    command.__signature__ = inspect.Signature([context, *parameters])  # type: ignore[attr-defined]  # Typer reads it
    command.__annotations__ = {"ctx": typer.Context, **{p.name: p.annotation for p in parameters}}
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    settings = {"help_option_names": ["-h", "--help"], "allow_extra_args": True, "max_content_width": 110}
    app.command(name, cls=SpokenCommand, help=text, context_settings=settings)(command)
    built = typer.main.get_command(app)
    # Typer strips a help text like a docstring: the examples would lose their lines, and German its message id.
    built.help = text
    for option in built.params:
        if option.name in REPEATED and option.param_type_name == "option":
            option.multiple = True
    return built


def add_command(
    group: Any,
    name: str,
    text: str,
    run: Callable[[dict[str, Any], Settings], int],
    parameters: Sequence[inspect.Parameter],
) -> None:
    """Add to a group a command that takes no words but its arguments, and runs with its settings."""

    def command(ctx: Any, **values: Any) -> int:
        refuse_leftovers(ctx)
        return run(values, Settings.read(values))

    group.add_command(build_command(name, text, command, parameters))


def fact_parameter(fact: Fact, *, shown: bool = True) -> inspect.Parameter:
    """The option of one fact. Values stay text: the vocabulary reads them, with its own messages."""
    flag = option_of(fact.name)
    if fact.kind == "flag":
        info = typer.Option(f"{flag}/--no-{flag[2:]}", help=fact.help, hidden=not shown)
        return _parameter(fact.name, Optional[bool], info)
    metavar, many = _METAVARS.get(fact.kind, "TEXT"), fact.kind == "list"
    return plain_option(fact.name, metavar, fact.help, many=many, completed=_completed(fact), shown=shown)


def _completed(fact: Fact) -> Any:
    """What completes the value of a fact; nothing for one that takes anything."""
    if "_HARDSHIP_COMPLETE" not in os.environ:
        return None
    from hardship_cli.cli.completion import values_of

    return values_of(fact)


# The place of the vocabulary whose words complete a value that is no fact.
_WORDS_OF = {"what": "commands schema", "of": "facts"}


def _offered(name: str, metavar: str) -> Any:
    """What completes the value of what is no fact: a Land, what ``hardship schema`` describes, or one of ``auto|always|never``."""
    if name == "land" or "_HARDSHIP_COMPLETE" not in os.environ:
        return _completed(FACTS["land"]) if name == "land" else None
    if name in _WORDS_OF:
        from hardship_cli.cli.completion import words_in

        return words_in(_WORDS_OF[name])
    return beginning(metavar.split("|")) if "|" in metavar and metavar.islower() else None


def beginning(names: Collection[str]) -> Callable[[str], list[str]]:
    """What completes one of a few names that have no words."""
    return lambda incomplete: [name for name in names if name.startswith(incomplete)]


def calendar_parameters() -> list[inspect.Parameter]:
    """The options about calendar files, and whether a file is overwritten."""
    ics = N_(
        "write the days to a calendar file (iCalendar); - is stdout. Written again with --force, it replaces in the calendar"
        " what was imported before; days that are gone are cancelled there if the case has an id, days of due stay"
    )
    return [
        plain_option("ics", "FILE", ics),
        plain_option("remind", "7d,1d", N_("alarms so long before each last day, at nine o'clock")),
        force_parameter(),
    ]


def force_parameter() -> inspect.Parameter:
    """Whether a file is overwritten."""
    return plain_option("force", "", N_("overwrite an existing file"))


def page_parameters() -> list[inspect.Parameter]:
    """The options that write a page, whole or short."""
    page = N_("write the case as one page (HTML), which a browser prints or saves as PDF; - is stdout")
    short = N_("the page without timeline, reasons and sources")
    return [plain_option("html", "FILE", page), plain_option("short", "", short)]


def save_parameter() -> inspect.Parameter:
    """The option that writes the facts."""
    return plain_option("save", "FILE", N_("write the facts to a case file: .toml or .json; - is stdout"))


def set_parameter(completed: Any = None) -> inspect.Parameter:
    """The option that asks what if."""
    text = N_("what if: another value of a fact; empty takes it out")
    return plain_option("set", "KEY=VALUE", text, many=True, completed=completed)


def output_parameters(*names: str) -> list[inspect.Parameter]:
    """The options that every answering command has, or those of them that are named."""
    return [plain_option(*option) for option in OUTPUT if not names or option[0] in names]


def plain_option(
    name: str,
    metavar: str,
    text: str,
    *,
    flags: Sequence[str] = (),
    many: bool = False,
    completed: Any = None,
    shown: bool = True,
) -> inspect.Parameter:
    """An option; without a ``metavar`` a switch, with ``many`` one that may be given several times.

    ``flags`` are how it is typed, where that is not its name.
    """
    names = flags or (option_of(name),)
    info = typer.Option(
        *names, help=text, metavar=metavar or None, autocompletion=completed, hidden=not shown, show_default=False
    )
    kind: Any = Optional[list[str]] if many else Optional[str]
    return _parameter(name, kind if metavar else bool, info)


def argument(
    name: str, metavar: str, text: str, *, many: bool = False, completed: Any = None, shown: bool = True
) -> inspect.Parameter:
    """What is typed by its place; with ``many`` several words."""
    info = typer.Argument(help=text, metavar=metavar, autocompletion=completed, hidden=not shown)
    return _parameter(name, Optional[list[str]] if many else Optional[str], info)


def _parameter(name: str, kind: Any, info: Any) -> inspect.Parameter:
    """A keyword parameter for Typer; a switch is off where it is not given, anything else nothing."""
    if info.autocompletion is None:
        info.autocompletion = _offered(name, info.metavar or "")
    annotation, default = Annotated[kind, info], False if kind is bool else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def refuse_leftovers(ctx: Any) -> None:
    """Words that no argument takes are an error, told in our words."""
    if ctx.args:
        from hardship_cli.render.legend import is_note

        if is_note(ctx.args[0]):
            raise InputError("note_here", None, value=ctx.args[0])
        if any(param.name == "of" for param in ctx.command.params):
            _refuse_word(" ".join(ctx.args))
        takes_facts = any(param.name in FACTS for param in ctx.command.params)
        raise InputError("extra_argument" if takes_facts else "word_too_many", None, value=" ".join(ctx.args))


def _refuse_word(typed: str) -> None:
    """What a word stands for is said where the vocabulary is listed, and no word is taken."""
    from hardship_cli.reading import suggest
    from hardship_cli.render.to_type import PARTS_OF_WORDS
    from hardship_cli.words import fold
    from hardship_cli.words.meanings import every_word, fact_with_values, meanings, part_of

    parts = {fold(german): part for part, german in PARTS_OF_WORDS.items()}
    part = fact_with_values(typed) or parts.get(fold(typed)) or (typed if typed in PARTS_OF_WORDS else "")
    if part:
        raise InputError("word_of", None, value=typed, part=part)
    meant = meanings(typed)
    near = "" if meant else suggest(typed, every_word())
    raise InputError("word_means", None, value=typed, meant=meant, part=part_of(meant[0]) if meant else "", near=near)


def files_parameter(text: str, metavar: str = "FILE...") -> inspect.Parameter:
    """The argument of a command that reads any number of files."""
    return argument("files", metavar, text, many=True)


def files_of(ctx: Any, values: Mapping[str, Any]) -> list[str]:
    """The files that were named, patterns as the files that fit them.

    Raises :class:`InputError` ``missing_argument`` for none (a pattern in a script may have fitted none), ``no_such_option`` for
    a word that looks like an option, for no file is meant by it.
    """
    words = [*(values.get("files") or ()), *ctx.args]
    for word in words:
        if word.startswith("-") and word != "-":
            raise InputError("no_such_option", None, value=word.partition("=")[0])
    if not words:
        argument = next(param for param in ctx.command.params if param.name == "files")
        raise InputError("missing_argument", None, argument=argument.make_metavar(ctx).strip("[]."))
    return [path for word in words for path in fitting(word)]
