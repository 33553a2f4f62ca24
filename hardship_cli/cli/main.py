"""The console script: runs the application and turns whatever goes wrong into one to three lines and an exit code."""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from hardship_cli.cli.streams import outlived, tolerant
from hardship_cli.errors import DataError, HardshipError, InputError


def main() -> None:
    """Entry point of ``hardship``. Leaves at once after flushing: taking the interpreter down tidily costs a third of a look-up."""
    # One command makes no garbage worth collecting, and the process ends without taking anything down.
    gc.disable()
    outlived()
    try:
        code = _flushed(run(sys.argv[1:]))
    except KeyboardInterrupt:
        code = 130
    os._exit(code)


def run(args: Sequence[str]) -> int:
    """Run the command line on ``args`` and return the exit code; never raises, never prints a traceback."""
    tolerant()
    typed = args
    try:
        from hardship_cli.cli.quick import quick

        # Codes first, and words only where that fails: whoever calls from a script writes codes, and should not pay for the
        # words.
        code = quick(args)
        if code is not None:
            return code
        from hardship_cli.cli.by_place import days_by_place
        from hardship_cli.cli.spoken import in_codes

        args = days_by_place(in_codes(args))
        code = quick(args) if args != typed else None
        if code is None:
            from hardship_cli.cli.app import build

            if "_HARDSHIP_COMPLETE" in os.environ:
                from hardship_cli.cli.completion import complete_in_codes

                complete_in_codes()
            given = {"args": list(args)}
            result = build().main(args=list(args), prog_name="hardship", standalone_mode=False, obj=given)
            code = result if isinstance(result, int) else 0
        _tell_noted(args, typed)
        return code  # noqa: TRY300 - what is told of it can fail, too
    except KeyboardInterrupt:
        return 130
    except SystemExit as leave:
        return 2 if leave.code else 0  # Typer leaves so for completion of a shell that it does not know
    except HardshipError as error:
        from hardship_cli.cli.misplaced import explained

        as_typed = _as_typed(args, typed)
        return _report(explained(error, args, as_typed), args, as_typed)
    except ModuleNotFoundError as error:
        from hardship_cli.extras import missing_extra

        return _report(missing_extra(error) or _defect(error), args)
    except MemoryError:
        return _report(HardshipError("out_of_memory"), args)
    except OSError as error:
        return _report(_of_system(error), args)
    except RecursionError:
        return _report(HardshipError("too_deep"), args)
    except BaseException as error:  # noqa: BLE001 - no traceback ever (CONTRACT section 1), nor a panic of Polars
        # Typer's errors are known by what they have and are called, for importing their classes would load Typer for every
        # error.
        if not hasattr(error, "exit_code") and type(error).__name__ != "Abort":
            return _report(_defect(error), args)
        if type(error).__name__ == "Abort":
            return 130
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(f"{error}\n")
            return 0
        as_typed = _as_typed(args, typed)
        return _report(_usage(error, as_typed), args, as_typed)


def _as_typed(args: Sequence[str], typed: Sequence[str]) -> dict[str, str]:
    """By the code of an option the word that was typed for it, where that was another."""
    pairs = ((code.partition("=")[0], word.partition("=")[0]) for code, word in zip(args, typed, strict=True))
    return {code: word for code, word in pairs if code != word and code.startswith("--")}


def _tell_noted(args: Sequence[str], typed: Sequence[str]) -> None:
    """Say beside the answer which words were taken for options that they are not quite (``--antrag-vom``)."""
    if args == typed:
        return
    from hardship_cli.words import noted_keys

    remarks = noted_keys(_as_typed(args, typed).values())
    if not remarks:
        return
    from hardship_cli.cli.settings import language_for
    from hardship_cli.render.errors import error_lines
    from hardship_cli.render.language import Language
    from hardship_cli.render.lines import tell

    say = Language(language_for(args))
    for code, params in remarks:
        tell(error_lines(InputError(code, None, **params), say)[0], say)


def _defect(fault: BaseException) -> HardshipError:
    found = HardshipError("defect", None, because=_place_of(fault))
    found.exit_code = 70
    return found


def _place_of(fault: BaseException) -> str:
    """What kind of fault it is and where; its own text may hold what a case holds, and is left out."""
    place, trace = "", fault.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        place = f", {module}:{trace.tb_lineno}" if module.startswith("hardship_cli") else place
        trace = trace.tb_next
    return type(fault).__name__ + place


def _usage(error: Any, typed: Mapping[str, str]) -> InputError:
    """Typer's own complaints in our words, so that they exist in both languages and as JSON; an option is named as it was typed."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        value = typed.get(error.option_name, error.option_name)
        by_place = _argument(error)
        if by_place:
            return InputError("by_its_place", None, value=value, argument=by_place)
        if error.ctx is None:
            return InputError("no_such_option", None, value=value)
        from hardship_cli.cli.elsewhere import commands_with

        if found := commands_with(error.option_name, error.ctx.find_root()):
            return InputError("option_elsewhere", None, value=value, commands=found)
        return InputError("no_such_option", None, value=value, suggestion=_nearest_option(error))
    if kind == "BadOptionUsage":
        takes_none = "does not take" in error.message  # Typer has one error for both
        value = typed.get(error.option_name, error.option_name)
        if takes_none:
            return InputError("option_takes_none", error.option_name.lstrip("-").replace("-", "_"), value=value)
        from hardship_cli.cli.misplaced import needs_value

        return needs_value(error.option_name, value)
    if kind == "MissingParameter":
        name = error.param.human_readable_name if error.param is not None else ""
        from hardship_cli.cli.spoken_command import example_of

        return InputError("missing_argument", None, argument=name, example=example_of(error.ctx) if error.ctx else "")
    if error.message == "Missing command." and error.ctx is not None:
        path = error.ctx.command_path
        place, accepted = f"commands {error.ctx.info_name}", ", ".join(error.ctx.command.list_commands(error.ctx))
        return InputError("command_missing", None, value=path, accepted=accepted, place=place)
    return InputError("usage", None, value=error.format_message())


def _argument(error: Any) -> str:
    """How the command is written, where what was typed as an option stands by its place; empty where nothing does."""
    if error.ctx is None:
        return ""
    arguments = [param for param in error.ctx.command.params if param.param_type_name == "argument"]
    if error.option_name.lstrip("-") not in [param.name for param in arguments]:
        return ""
    return " ".join(["hardship", error.ctx.info_name, *(param.make_metavar(error.ctx) for param in arguments)])


def _nearest_option(error: Any) -> str:
    """The option that was meant, under its code or in a German word, as the command line takes both.

    What another command takes is spelt rightly, and nothing that only looks like it is meant.
    """
    from hardship_cli.facts import FACTS
    from hardship_cli.reading import suggest
    from hardship_cli.render.language import Language
    from hardship_cli.render.to_type import flag
    from hardship_cli.words import as_option

    if error.option_name.lstrip("-").replace("-", "_") in FACTS:
        return ""
    params = [param for param in error.ctx.command.params if param.param_type_name == "option"]
    known = [name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("--")]
    words = [*known, *(flag(name[2:], Language("de")) for name in known)]
    value = as_option(error.option_name.lstrip("-"), [param.name for param in params])
    if value:  # a value that was typed as an option: --refused
        return value
    near = suggest(error.option_name.lstrip("-"), [word[2:] for word in words])
    return f"--{near}" if near else ""


def _report(error: HardshipError, args: Sequence[str], typed: Mapping[str, str] | None = None) -> int:
    from hardship_cli.cli.settings import data_place, language_for

    lang = language_for(args)
    if isinstance(error, DataError) and error.field == "data":
        with suppress(HardshipError):
            error.field = data_place(args)
    try:
        text = _error_in_words(error, args, lang, typed)
    except Exception as fault:  # noqa: BLE001 - a fault in telling an error is told, too
        error = _defect(fault)
        text = _error_in_words(error, args, lang, None)
    # Where an error cannot be told, its exit code still is.
    for stream, words in ((sys.stdout, ""), (sys.stderr, text + "\n")):
        with suppress(OSError, ValueError):
            stream.write(words)
            stream.flush()
    return error.exit_code


def _error_in_words(error: HardshipError, args: Sequence[str], lang: str, typed: Mapping[str, str] | None) -> str:
    from hardship_cli.render.errors import error_json, error_text
    from hardship_cli.render.lines import aside_width, wrapped

    as_json = "--json" in args
    if "rule" in error.params and not as_json:
        from hardship_cli.render.language import Language
        from hardship_cli.render.wording import at_the_terminal
        from hardship_cli.schedule.load import Law

        error = at_the_terminal(error, Language(lang), Law())
    return error_json(error, lang) if as_json else wrapped(error_text(error, lang, typed), aside_width())


def _of_system(error: OSError) -> HardshipError:
    # Only what is written to stdout has no name.
    return HardshipError("system_error", None, value=error.filename or "stdout", because=error.strerror or str(error))


def _flushed(code: int) -> int:
    """What still waits to be written goes out. A full disk is an error."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return _report(_of_system(error), sys.argv[1:])
    with suppress(OSError):
        sys.stderr.flush()
    return code
