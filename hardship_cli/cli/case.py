"""``hardship case FILE...``: all answers for one case, as a timeline."""

import sys
from collections.abc import Iterable, Mapping
from typing import Any, Optional

import typer

from hardship_cli.answer import CALCULATED
from hardship_cli.casefile import changed, read_case_file, read_changes
from hardship_cli.cli.options import build_command, files_of, files_parameter, output_parameters, parameter
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.files import check_outputs, check_target
from hardship_cli.i18n import N_
from hardship_cli.reading import read_reminders
from hardship_cli.timeline import Report, timeline, what_if

_HELP = N_(
    "  hardship case case.toml\n"
    "  hardship case case.toml --set posted=2026-04-03\n"
    "  hardship case case.toml --ics days.ics --remind 7d,1d\n"
    "  hardship case cases/*.toml --json\n\n"
    'One case in a file (TOML or JSON, facts under the names of the options: permit_until = "2026-03-31"), all answers, in order'
    " of days: fee, permit, fiction effect, remedy, each with its provision, and what is missing. --set asks what if."
    " hardship init case writes a template."
)


_FILES = N_("case files, TOML or JSON; - reads stdin")
# What a name may end in; a name without a suffix promises nothing.
ICS, HTML = (".ics", ".ical", ""), (".html", ".htm", "")


def COMMAND() -> Any:  # noqa: N802 - the name that every command module gives
    """Build the command."""
    return build_command("case", _HELP, _run, [files_parameter(_FILES), *_options(), *output_parameters()])


def calendar_parameters() -> list[Any]:
    """The options about calendar files."""
    ics = typer.Option(
        "--ics",
        metavar="FILE",
        help=N_(
            "write the days to a calendar file (iCalendar); - is stdout. Written again with --force, it replaces in the calendar"
            " what was imported before; days that are gone are cancelled there if the case has an id, days of due stay"
        ),
    )
    remind = typer.Option("--remind", metavar="7d,1d", help=N_("alarms so long before each last day, at nine o'clock"))
    force = typer.Option("--force", help=N_("overwrite an existing file"), show_default=False)
    return [
        parameter("ics", Optional[str], ics),
        parameter("remind", Optional[str], remind),
        parameter("force", bool, force, optional=False),
    ]


def _options() -> list[Any]:
    changes = typer.Option(
        "--set", metavar="KEY=VALUE", help=N_("what if: another value of a fact; empty takes it out")
    )
    page = typer.Option("--html", metavar="FILE", help=N_("write the case as one page (HTML); - is stdout"))
    return [
        parameter("set", Optional[list[str]], changes),
        *calendar_parameters(),
        parameter("html", Optional[str], page),
    ]


def _run(ctx: typer.Context, /, **values: Any) -> int:
    files = files_of(ctx, values)
    settings = Settings.read(values)
    changes = read_changes(values.get("set") or [], settings.today)
    check_outputs(
        {"ics": values.get("ics"), "html": values.get("html")},
        settings.inputs(*files),
        suffixes={"ics": ICS, "html": HTML},
    )
    outputs = _Outputs(values, settings)
    if outputs.page and len(files) > 1:
        raise InputError("one_case_only", "html", value=len(files))
    codes = []
    for path in files:
        try:
            report = read_report(path, changes, settings)
        except HardshipError as error:
            report_error(path, error, settings)
            codes.append(error.exit_code)
            continue
        outputs.take(report)
        if not outputs.takes_stdout:
            _show(report, settings, path if len(files) > 1 else "", first=not codes)
        codes.append(_code(report, settings))
    outputs.write()
    return codes[0] if len(codes) == 1 else max(codes) if set(codes) <= {0, 3} else 1


def say_without_id(reports: Iterable[Report], settings: Settings) -> None:
    """Say on stderr what becomes of the days of a case without an id, where a calendar file was written."""
    if any(report.case.id is None for report in reports):
        text = N_(
            "A case without an id has other entries in a calendar as soon as a fact changes, and the old days stay beside the new."
            " Give the case an id."
        )
        sys.stderr.write(settings.say(text) + "\n")


def replaced_file(path: str, *, force: bool) -> bytes:
    """The file that a new one takes the place of; nothing where there is none, or none that could be read."""
    if path == "-" or not force:
        return b""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):  # writing it will say what is wrong
        return b""


def read_report(path: str, changes: Mapping[str, str], settings: Settings) -> Report:
    """The report of a case file, with what the changes of ``--set`` move."""
    found = read_case_file(path, settings.today, settings.land)
    settings.tell(found.remarks)
    report = timeline(found.case, settings.law, settings.today)
    if not changes:
        return report
    return what_if(report, changed(found, changes, settings.today), settings.law, tuple(changes))


def report_error(path: str, error: HardshipError, settings: Settings) -> None:
    """One file's error on stderr, headed by file, line and key."""
    from hardship_cli.render.errors import error_lines, shortened
    from hardship_cli.render.texts import text_of

    lines = error_lines(error, settings.say)
    line = error.params.get("line")
    if settings.form == "json":
        from hardship_cli.receipt import dump

        body = {"code": error.code, "message": lines[0], "field": error.field, "hint": " ".join(lines[1:]) or None}
        sys.stderr.write(dump({"error": {**body, "file": path, "line": line}}) + "\n")
        return
    name = shortened(path)
    at = f"{name}:{line}" if line else name
    field = "" if "{field}" in text_of("ERRORS", error.code) else error.field
    head = f"{at}: {shortened(field)}: " if field else "" if lines[0].startswith(name) else f"{at}: "
    sys.stderr.write("\n".join([(head + lines[0])[:400], *lines[1:]]) + "\n")


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


def _code(report: Report, settings: Settings) -> int:
    if not report.answers:
        return 4
    return 3 if settings.strict and report.status != CALCULATED else 0


class _Outputs:
    """The files that a run writes beside its answer, gathered first and written at the end."""

    def __init__(self, values: dict[str, Any], settings: Settings) -> None:
        self.ics: str | None = values.get("ics")
        self.page: str | None = values.get("html")
        self._force = bool(values.get("force"))
        self._settings = settings
        self._reports: list[Report] = []
        self._remind: tuple[int, ...] = ()
        if values.get("remind"):
            if not self.ics:
                raise InputError("remind_without_ics", "remind", value=values["remind"])
            self._remind = read_reminders(values["remind"])
        paths = [path for path in (self.ics, self.page) if path]
        for path in paths:
            if path != "-":
                check_target(path, force=self._force)

    @property
    def takes_stdout(self) -> bool:
        """Whether a file goes to stdout, so that the answer must not."""
        return "-" in (self.ics, self.page)

    def take(self, report: Report) -> None:
        """Keep a report for the files."""
        if self.ics or self.page:
            self._reports.append(report)

    def write(self) -> None:
        """Write the files, if any case was read."""
        if not self._reports:
            return
        settings = self._settings
        if self.ics:
            from hardship_cli.render.ics import calendar_bytes

            old = replaced_file(self.ics, force=self._force)
            self._put(self.ics, calendar_bytes(self._reports, settings.say, settings.law, self._remind, old))
            say_without_id(self._reports, settings)
        if self.page:
            from hardship_cli.render.page.page import case_html

            self._put(self.page, case_html(self._reports[0], settings.say, settings.law).encode())

    def _put(self, path: str, content: bytes) -> None:
        if path == "-":
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            return
        from hardship_cli.files import write_whole

        write_whole(path, content, force=self._force)
        sys.stderr.write(self._settings.say(N_("Written: {path}")).format(path=path) + "\n")
