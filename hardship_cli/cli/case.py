"""``hardship case FILE...``: all answers for one case, as a timeline."""

import sys
from collections.abc import Mapping
from typing import Any

import typer

from hardship_cli import bill
from hardship_cli.casefile import CaseFile, changed, read_case_file, read_changes, remarks_on
from hardship_cli.cli.completion import changes as completed_changes
from hardship_cli.cli.given import given_facts, option_of, raw_facts, refuse_register, taken_as_act
from hardship_cli.cli.options import (
    build_command,
    calendar_parameters,
    fact_parameter,
    files_of,
    files_parameter,
    output_parameters,
    page_parameters,
    save_parameter,
    set_parameter,
)
from hardship_cli.cli.outputs import Outputs
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.i18n import N_
from hardship_cli.recorded import read_recorded
from hardship_cli.timeline import Report, not_held, timeline, what_if, with_recorded

_HELP = N_(
    "  hardship case case.toml\n"
    "  hardship case extend --land NW --permit-until 2026-03-31 --applied 2026-03-30\n"
    "  hardship case case.toml --set posted=2026-04-03\n"
    "  hardship case case.toml --ics days.ics --remind 7d,1d\n"
    "  hardship case cases/*.toml --json\n\n"
    'One case in a file (TOML or JSON, facts under the names of the options: permit_until = "2026-03-31"), all answers, in order'
    " of days: fee, permit, fiction effect, remedy, each with its provision, and what is missing. The facts may stand as options"
    " instead, as those of fee, permit, fiction and appeal do; --save writes them to a file. --set asks what if."
    " hardship init case writes a template."
)


# Errors about two lines: another value of one of them is no help.
_NO_EXAMPLE = ("wrong_order", "needs_act", "fact_twice", "case_line_twice")
_FILES = N_("case files, TOML or JSON; - reads stdin")


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the command."""
    facts = [fact_parameter(fact, shown=False) for fact in (*FACTS.values(), SERVICE)]
    files = [*calendar_parameters(), *page_parameters(), save_parameter()]
    parameters = [files_parameter(_FILES), set_parameter(completed_changes), *facts, *files, *output_parameters()]
    return build_command("case", _HELP, _run, parameters)


def _run(ctx: typer.Context, /, **values: Any) -> int:
    settings = Settings.read(values)
    files = _files(ctx, values)
    typed = values.get("set") or []
    changes = read_changes(typed, settings.today)
    settings.hold(remarks_on(typed, changes, settings.today))
    outputs = Outputs(values, settings, files)
    if not files:
        raw = raw_facts(values, FACTS, settings)
        found = CaseFile("", raw, bill.read(raw, settings.today), "", bill.remarks(raw, settings.today))
        report = _report(found, changes, settings, outputs)
        _tell(report, outputs, settings)
        outputs.write()
        return settings.code_of(report.status, is_answered=bool(report.answers))
    codes: list[int] = []
    for path in files:
        try:
            report = _report(read_case_file(path, settings.today, settings.land), changes, settings, outputs)
        except HardshipError as error:
            report_error(path, error, settings)
            codes.append(error.exit_code)
            continue
        _tell(report, outputs, settings, path if len(files) > 1 else "", first=not codes)
        codes.append(settings.code_of(report.status, is_answered=bool(report.answers)))
    outputs.write()
    return codes[0] if len(codes) == 1 else max(codes) if set(codes) <= {0, 3} else 1


def _files(ctx: typer.Context, values: dict[str, Any]) -> list[str]:
    """The case files that were named; none where the facts stand as options, with the act by position if no file is called so."""
    words = [*(values.get("files") or ()), *ctx.args]
    is_act = bool(words) and taken_as_act(words, values)
    facts = given_facts(values)
    if facts and words and not is_act:
        refuse_register(words[0])
        raise InputError("case_and_facts", None, value=words[0], option=option_of(next(iter(facts))))
    return [] if facts else files_of(ctx, values)


def _report(found: CaseFile, changes: Mapping[str, str], settings: Settings, outputs: Outputs) -> Report:
    """The report of a case, with what the changes of ``--set`` move."""
    recorded = read_recorded(found.recorded, settings.today)
    settings.tell(found.remarks)
    reckoned = settings.form == "json" or outputs.writes_page
    report = timeline(
        found.case, settings.law, settings.today, given=tuple(found.raw), reckoned=reckoned and not changes
    )
    if changes:
        other = changed(found, changes, settings.today)
        report = what_if(report, other.case, settings.law, tuple(changes), given=tuple(other.raw), reckoned=reckoned)
    settings.hold_unread(not_held(report, recorded))
    settings.tell()
    return with_recorded(report, recorded, settings.law)


def _tell(report: Report, outputs: Outputs, settings: Settings, path: str = "", *, first: bool = True) -> None:
    outputs.take(report)
    if not outputs.takes_stdout:
        _show(report, settings, path, first=first)


def report_error(path: str, error: HardshipError, settings: Settings, *, is_table: bool = False) -> None:
    """One file's error on stderr, headed by file, line and key; what is to be written instead is a line, or a cell of a table."""
    from hardship_cli.render.doubt import advice_on
    from hardship_cli.render.error_params import cut, shortened
    from hardship_cli.render.errors import error_lines, error_tree
    from hardship_cli.render.templates import example_line
    from hardship_cli.render.texts import text_of
    from hardship_cli.render.to_type import to_type
    from hardship_cli.words import called

    line = error.params.get("line")
    if settings.form == "json":
        from hardship_cli.receipt import dump

        sys.stderr.write(dump({"error": {**error_tree(error, settings.say), "file": path, "line": line}}) + "\n")
        return
    lines = error_lines(error, settings.say)
    name = shortened(path)
    at = f"{name}:{line}" if line else name
    field = "" if "{field}" in text_of("ERRORS", error.code) else error.field
    key = error.params.get("key") or field or ""
    # A table's headings are words in German; a key of a case file stands there as it was written.
    heading = called("headings", key, "de") if is_table and settings.say.code == "de" else key
    head = f"{at}: {shortened(heading)}: " if field else "" if lines[0].startswith(name) else f"{at}: "
    # What a doubtful word is advised to become is no example, and an example beside it would be another value.
    is_left_out = error.code in _NO_EXAMPLE or path.casefold().endswith(".json") or advice_on(error) is not None
    written = "" if is_left_out else example_line(key, settings.say)
    if line and written:
        cell = written.partition(" = ")[2].strip('"')
        say_how = (
            N_("In the cell stands, for example: {line}")
            if is_table
            else N_("So it is to be written, for example: {line}")
        )
        lines = [*lines[:2], settings.say(say_how, line=cell if is_table else written)]
    settings.aside(to_type("\n".join([cut(head + lines[0]), *lines[1:]]), settings.say))


def _show(report: Report, settings: Settings, path: str, *, first: bool) -> None:
    if settings.form == "json":
        from hardship_cli.receipt import dump, sealed
        from hardship_cli.render.case_json import case_tree

        tree = case_tree(report, settings.say, settings.law)
        settings.write(
            dump(sealed({"file": path.encode(errors="replace").decode(), **tree}, report.data) if path else tree)
        )
    elif settings.form == "plain":
        due = report.next_due
        day = "none" if due is None else str(due.day)
        settings.write(f"{day}\t{path}" if path else day)
    else:
        from hardship_cli.render.timeline import print_case

        if not first:
            settings.write("")
        print_case(report, settings.say, settings.law, path, explain=settings.explain, color=settings.color)
