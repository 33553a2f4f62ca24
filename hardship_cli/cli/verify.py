"""``hardship verify RECEIPT``: does a saved answer still hold."""

import json
from typing import Any

import typer

from hardship_cli import __version__
from hardship_cli.casefile import read_text
from hardship_cli.cli.case import report_error
from hardship_cli.cli.options import build_command, files_of, files_parameter, output_parameters
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.i18n import N_
from hardship_cli.receipt import ROW, dump, tree_of
from hardship_cli.render.case_json import trees_of
from hardship_cli.render.error_params import cut
from hardship_cli.timeline.parting import Difference
from hardship_cli.timeline.receipts import Verdict, is_intact, no_answer, verify

_HELP = N_(
    "  hardship fee extend --land TH --months 6 --on 2025-07-04 --json > answer.json\n"
    "  hardship verify answer.json\n\n"
    "Reckons a saved JSON answer anew from its own facts, without any network, and says whether it is equal or where the two"
    " part. An answer that stands although the tool or the law data have changed since is equal; the change is named, and"
    " --strict makes it exit code 3. Exit code 0 equal, 1 differs, 2 no saved answer."
)
_LARGEST = 20_000_000
_SHOWN, _FEW = 10, 3
_LONGEST = 60  # signs of a value
# What is wrong with a file, where it is no case that is asked for.
_OF_ANSWERS = {
    "case_unreadable": "receipt_unreadable",
    "case_is_directory": "receipt_is_directory",
    "case_too_large": "receipt_too_large",
}


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the command."""
    files = files_parameter(N_("saved answers (--json), one or more in a file; - reads stdin"), metavar="RECEIPT...")
    output = output_parameters("json", "plain", "strict", "lang", "color", "data")
    return build_command("verify", _HELP, _run, [files, *output])


def _run(ctx: typer.Context, /, **values: Any) -> int:
    files = files_of(ctx, values)
    settings = Settings.read(values)
    codes = []
    for path in files:
        try:
            saved = _saved(path, settings)
        except HardshipError as error:
            error.params.setdefault("path", path)
            report_error(path, error, settings)
            codes.append(2)
            continue
        for number, tree in enumerate(saved, start=1):
            name = f"{path}[{number}]" if len(saved) > 1 else path
            codes.append(_one(name, tree, settings, named=len(files) > 1 or len(saved) > 1))
    # Of several files the gravest: what could not be read at all, then what differs, then what only changed.
    return next(code for code in (2, 1, 3, 0) if code in codes)


def _saved(path: str, settings: Settings) -> list[Any]:
    """The saved answers of a file: one object, a list of them, or one a line."""
    try:
        text, remarks = read_text(path, _LARGEST)
    except InputError as error:
        if error.code in ("case_not_utf8", "case_two_encodings"):
            raise _no_answer(path, "not_json") from None
        raise InputError(_OF_ANSWERS.get(error.code, error.code), None, **error.params) from None
    settings.tell(remarks)
    try:
        tree = _parsed(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise _no_answer(path, "not_json" if lines else "empty", str(error)) from None
        try:
            return [_parsed(line) for line in lines]
        except (ValueError, RecursionError):
            raise _no_answer(path, "not_json", str(error)) from None
    # A row of a register holds the answers to each of its questions.
    of_row = tree.get("answers") if isinstance(tree, dict) and tree.get("schema") == ROW else None
    found = of_row if isinstance(of_row, list) else tree if isinstance(tree, list) else [tree]
    if not found:
        raise _no_answer(path, "empty")
    return found


def _parsed(text: str) -> Any:
    """The JSON of a text; raises :class:`InputError` ``case_key_twice``, for one of the two would never be looked at."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _value in pairs]
            raise InputError("case_key_twice", next(key for key in keys if keys.count(key) > 1))
        return found

    return json.loads(text, object_pairs_hook=once)


def _no_answer(path: str, reason: str, detail: str = "") -> InputError:
    error = no_answer(reason, detail)
    error.params["path"] = path
    return error


def _one(name: str, tree: Any, settings: Settings, *, named: bool) -> int:
    try:
        verdict = verify(tree, settings.law, trees_of)
    except Unanswerable as error:
        # There was an answer, and there is none any more.
        pairs = ((tree["receipt"]["tool"], __version__), (tree["receipt"]["data"], settings.law.digest))
        gone = Difference("answer", tree["answer"], error.code)
        verdict = Verdict(tree["command"], False, is_intact(tree), *pairs, (gone,))
    except HardshipError as error:
        error.params.setdefault("path", name)
        report_error(name, error, settings)
        return 2
    _show(name, verdict, settings, named=named)
    if not verdict.equal:
        return 1
    changed = verdict.tool[0] != verdict.tool[1] or verdict.data[0] != verdict.data[1] or verdict.changed
    return 3 if settings.strict and changed else 0


def _show(name: str, verdict: Any, settings: Settings, *, named: bool) -> None:
    say = settings.say
    word = "equal" if verdict.equal else "differs"
    if settings.form == "plain":
        settings.write(f"{word}\t{name}" if named else word)
    elif settings.form == "json":
        tree = {
            "schema": "hardship/verify/1",
            "file": name,
            "command": verdict.command,
            "result": word,
            "intact": verdict.intact,
            "tool": {"saved": verdict.tool[0], "now": verdict.tool[1]},
            "data": {"saved": verdict.data[0], "now": verdict.data[1]},
            "sealed": verdict.sealed,
            "differences": tree_of(verdict.differences),
            "changed": tree_of(verdict.changed),
        }
        settings.write(dump(tree))
    else:
        settings.write("\n".join(_lines(name, verdict, say)))


def _lines(name: str, verdict: Any, say: Any) -> list[str]:
    lines = [f"{name}: " + (say(N_("equal")) if verdict.equal else say(N_("differs")))]
    if not verdict.intact:
        lines.append("  " + say(N_("The file does not fit its own receipt: it was changed after it was written.")))
    for saved, now, text in (
        (*verdict.tool, N_("written by version {saved}, this is {now}")),
        (*verdict.data, N_("other law data: {saved}, now {now}")),
    ):
        if saved != now:
            lines.append("  " + say(text, saved=saved[:19], now=now[:19]))
    text = say(N_("{at}: {saved}, now {now}"))
    lines += [
        "  " + text.format(at=one.at, saved=_short(one.saved), now=_short(one.now))
        for one in verdict.differences[:_SHOWN]
    ]
    left = len(verdict.differences) - _SHOWN
    if left > 0:
        lines.append("  " + say(N_("and {count} more (--json shows all)"), count=left))
    if verdict.changed:
        ways = ", ".join(one.at for one in verdict.changed[:_FEW]) + (" ..." if len(verdict.changed) > _FEW else "")
        text = N_("told in another way since, without another amount, day or remedy: {ways}")
        lines.append("  " + say(text, ways=ways))
    if not verdict.sealed:
        lines.append("  " + say(N_("This early receipt covers what was found, but neither its words nor its sources.")))
    return lines


def _short(value: Any) -> str:
    return cut(json.dumps(value, ensure_ascii=False), _LONGEST)
