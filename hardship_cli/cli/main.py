"""The console script: runs the application and turns whatever goes wrong into one to three lines and an exit code."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from hardship_cli.errors import HardshipError, InputError


def main() -> None:
    """Entry point of ``hardship``. Leaves at once after flushing: taking the interpreter down tidily costs a third of a look-up."""
    gc.disable()
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = code or _closed_pipe()
    os._exit(code)


def run(args: Sequence[str]) -> int:
    """Run the command line on ``args`` and return the exit code; never raises, never prints a traceback."""
    _tolerant_output()
    try:
        from hardship_cli.cli.quick import quick

        code = quick(args)
        if code is not None:
            return code
        from hardship_cli.cli.app import build

        result = build().main(args=list(args), prog_name="hardship", standalone_mode=False, obj={"args": list(args)})
        return result if isinstance(result, int) else 0
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return _closed_pipe()
    except HardshipError as error:
        return _report(error, args)
    except MemoryError:
        return _report(HardshipError("out_of_memory"), args)
    except OSError as error:
        return _report(
            HardshipError("system_error", None, value=error.filename or "", because=error.strerror or ""), args
        )
    except RecursionError:
        return _report(HardshipError("too_deep"), args)
    except Exception as error:  # noqa: BLE001 - no traceback ever (CONTRACT section 1)
        if not hasattr(error, "exit_code") and type(error).__name__ != "Abort":
            return _report(HardshipError("defect", None, because=f"{type(error).__name__}: {error}"), args, code=70)
        if type(error).__name__ == "Abort":
            return 130
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(f"{error}\n")
            return 0
        return _report(_usage(error), args)


def _usage(error: Any) -> InputError:
    """Typer's own complaints in our words, so that they exist in both languages and as JSON."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = error.possibilities or ()
        return InputError("no_such_option", None, value=error.option_name, suggestion=" ".join(near))
    if kind == "BadOptionUsage":
        return InputError("option_needs_value", None, value=error.option_name)
    if kind == "MissingParameter":
        name = error.param.human_readable_name if error.param is not None else ""
        return InputError("missing_argument", None, value=name)
    return InputError("usage", None, value=error.format_message())


def _report(error: HardshipError, args: Sequence[str], code: int | None = None) -> int:
    from hardship_cli.render.errors import error_json, error_text
    from hardship_cli.render.language import pick_language

    lang = pick_language(args)
    as_json = "--json" in args
    text = error_json(error, lang) if as_json else error_text(error, lang)
    try:
        sys.stdout.flush()
        sys.stderr.write(text + "\n")
    except (BrokenPipeError, ValueError):
        pass
    return error.exit_code if code is None else code


def _tolerant_output() -> None:
    """A terminal that knows no ``§`` gets a substitute instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace")


def _closed_pipe() -> int:
    """``| head`` is no error: point stdout at nothing, so that the interpreter's last flush stays silent."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
