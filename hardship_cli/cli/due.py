"""``hardship due FILE...``: what falls due next, over many cases."""

import os
from datetime import date
from typing import Any, NamedTuple

import typer

from hardship_cli.answer import CALCULATED, Note
from hardship_cli.case import Case
from hardship_cli.casefile import read_case_file
from hardship_cli.cli.case import report_error
from hardship_cli.cli.options import (
    build_command,
    calendar_parameters,
    files_of,
    files_parameter,
    output_parameters,
    plain_option,
)
from hardship_cli.cli.outputs import ICS, replaced_file, say_without_id
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.files import CASE_FILES, TABLES, check_outputs, check_target
from hardship_cli.i18n import N_
from hardship_cli.law.appeal_periods import YEAR
from hardship_cli.law.fiction_facts import IN_TIME, STAY_IN_TIME, holds_title
from hardship_cli.law.periods import PeriodOutOfRange, event_period_end
from hardship_cli.law.remedies import ACTION
from hardship_cli.questions import FALLING_DUE, FICTION
from hardship_cli.reading import read_period, read_reminders
from hardship_cli.receipt import dump
from hardship_cli.recorded import read_recorded
from hardship_cli.render.due import due_plain, due_table, due_tree
from hardship_cli.render.error_params import shortened
from hardship_cli.render.notes import asks_for_something
from hardship_cli.timeline import (
    DUE,
    NOTABLE,
    OPEN,
    PASSED,
    WHAT,
    Entry,
    Report,
    Rest,
    not_held,
    state_of,
    timeline,
    when_of,
    with_recorded,
)
from hardship_cli.timeline.asking import LENGTH_NEEDED
from hardship_cli.timeline.entries import PERIODS

_HELP = N_(
    "  hardship due cases/ --within 14d\n"
    "  hardship due results.csv --within 3m --ics due.ics --remind 7d,1d\n"
    "  hardship due cases/*.toml --today 2026-04-20 --json\n\n"
    "What falls due from today on: the last day for a remedy, to apply for an extension, to leave; and days to prepare for: the"
    " end of passport and purpose. Of case files also the day on which a fee is due, the first day of an action for failure to"
    " act, a birthday from which on another fee is due, other days beside a remedy's last day, and what is urgent without a day."
    " Files are case files (TOML, JSON), folders of them, or results of hardship batch (CSV, JSONL, Parquet, Excel), which have"
    " no columns for these: stderr says which may be left out, and the status beside a day is that of its row. What a fact shows"
    " as done is left out."
)
_WITHIN = "14d"
# Of what falls due in a table of results: the question behind it, and the rule of its provision.
_BEHIND = {due.what: (question.name, due.rule) for question, due in FALLING_DUE.values()}
# What no column of results tells, as a list of it says it.
_HIDDEN = {
    "fee_due": N_("the day on which a fee is due"),
    "age_turns": N_("a birthday from which on another fee is due"),
    "inaction_from": N_("the first day of an action for failure to act"),
    "remedy_safe": N_("the end of the ordinary period where the instruction is missing or wrong"),
    "reasons_due": N_("the last day for the reasons of a remedy"),
    "reinstatement_due": N_("the last day to ask for reinstatement"),
}


class Urgent(NamedTuple):
    """A case in which something must be done that has no day: a period was missed, or may be running uncounted."""

    report: Report
    note: Note
    file: str

    @property
    def name(self) -> str:
        """As :attr:`Due.name`."""
        return _name(self.report, self.file)


def _name(report: Report, at: str) -> str:
    return shortened(report.case.id or at)


class Due(NamedTuple):
    """One thing that falls due: its case (in short for a row of a table), its entry, and where it was read."""

    report: Report
    entry: Entry
    file: str
    row: int | None = None

    @property
    def name(self) -> str:
        """How the case is called: its own reference, else the file and row."""
        return _name(self.report, self.file if self.row is None else f"{self.file}:{self.row}")


class Found(NamedTuple):
    """What the files hold: what falls due, what is urgent without a day, and how many cells could not be read.

    ``later`` is what falls due behind the window, ``cases`` are those with a reference, each with its file.
    """

    due: list[Due]
    urgent: list[Urgent]
    unread: list[int]
    later: list[Due]
    cases: dict[Any, str]


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the command."""
    parameters = [
        files_parameter(N_("case files, folders of them, or results of hardship batch; - reads a case from stdin")),
        plain_option("within", "LENGTH", N_("how far to look: 14d, 2w, 3m; without it 14 days")),
        plain_option("passed", "", N_("also what passed within that length")),
        *calendar_parameters(),
        *output_parameters("json", "plain", "lang", "color", "data", "today"),
    ]
    return build_command("due", _HELP, _run, parameters)


def _run(ctx: typer.Context, /, **values: Any) -> int:
    named = files_of(ctx, values)
    settings = Settings.read(values)
    remind = _reminders(values)
    first, last = _window(values, settings.today)
    files = [file for path in named for file in _within(path)]
    check_outputs({"ics": values.get("ics")}, settings.inputs(*files), suffixes={"ics": ICS})
    found = Found([], [], [], [], {})
    codes: list[int] = []
    for path in files:
        try:
            _read(path, settings, (first, last), found)
        except HardshipError as error:
            codes.append(error.exit_code)
            report_error(path, error, settings)
    if len(codes) == len(files):
        return codes[0] if len(files) == 1 else 1  # nothing was read: that is not the same as nothing due
    order = tuple(WHAT)
    found.due.sort(key=lambda due: (due.entry.day, due.name, order.index(due.entry.what), due.file, due.row or 0))
    if values.get("ics") != "-":
        _show(found, settings, last)
    if values.get("ics"):
        _write_calendar(found.due, values, remind, settings)
    return 1 if codes or found.unread else 0


def _within(path: str) -> list[str]:
    """The case files of a folder, in order; of anything else itself. Tables in a folder may be registers that nobody answered yet.

    Raises :class:`InputError` ``no_case_files`` for a folder without any.
    """
    if not os.path.isdir(path):
        return [path]
    names = sorted(os.listdir(path))
    found = [
        os.path.join(path, name)
        for name in names
        if os.path.splitext(name)[1].casefold() in CASE_FILES and name[0] != "."
    ]
    if not found:
        raise InputError("no_case_files", None, path=path, accepted=", ".join(CASE_FILES))
    return found


def _reminders(values: dict[str, Any]) -> tuple[int, ...]:
    path = values.get("ics")
    if path and path != "-":
        check_target(path, force=bool(values.get("force")))
    if not values.get("remind"):
        return ()
    if not path:
        raise InputError("remind_without_ics", "remind", value=values["remind"])
    return read_reminders(values["remind"])


def _window(values: dict[str, Any], today: date) -> tuple[date, date]:
    """The first and the last day to look at."""
    length = read_period(values.get("within") or _WITHIN, "within", bare="days")
    try:
        last = event_period_end(today, length)
    except (PeriodOutOfRange, OverflowError):
        raise InputError("duration_absurd", "within", value=length, limit="") from None
    return (today - (last - today) if values.get("passed") else today), last


def _read(path: str, settings: Settings, window: tuple[date, date], found: Found) -> None:
    """Add what a file holds to what was ``found``."""
    first, last = window
    if os.path.splitext(path)[1].casefold() in TABLES:
        found.due.extend(_of_results(path, settings, first, last, found.unread))
        return
    case_file = read_case_file(path, settings.today, settings.land)
    recorded = read_recorded(case_file.recorded, settings.today)
    report = timeline(case_file.case, settings.law, settings.today)
    settings.hold_unread(not_held(report, recorded))
    settings.tell(case_file.remarks)
    report = with_recorded(report, recorded, settings.law)
    if report.case.id is not None and (other := found.cases.setdefault(case_file.case, path)) != path:
        # A saved answer that lies beside its case file.
        settings.aside(settings.say(N_("{path}: the same case as {other}, told once."), path=path, other=other))
        return
    if any(gap.code == LENGTH_NEEDED for gap in report.missing):
        text = N_("{path}: the permit's length is not given: by when to apply for the next extension is not told.")
        settings.aside(settings.say(text, path=path))
    barred = report.barred
    if barred is not None and dict(barred.params)["due"] >= first:
        text = N_(
            "{path}: a fee is left out, for the claim to it is barred unless that time was interrupted ({basis})."
        )
        settings.aside(settings.say(text, path=path, basis=barred.basis or ""))
    entries = (entry for entry in report.entries if barred is None or entry.what != "fee_due")
    falling = [Due(report, entry, path) for entry in entries if _falls_due(entry)]
    found.due.extend(due for due in falling if first <= due.entry.day <= last)
    found.later.extend(due for due in falling if due.entry.day > last)
    found.urgent.extend(Urgent(report, note, path) for note in report.alerts if asks_for_something(note))


def _falls_due(entry: Entry) -> bool:
    """Whether something must be done by the day, or it is one to prepare for."""
    return (entry.state in (OPEN, PASSED) and not entry.param("expected")) or entry.what in NOTABLE


def _of_results(path: str, settings: Settings, first: date, last: date, unread: list[int]) -> list[Due]:
    from hardship_cli.cli.due_results import DueRows

    rows = DueRows(path, first, last, settings.today)
    for error in rows.first_errors:
        report_error(path, error, settings, is_table=True)
    if rows.missing:
        missing = N_("{path} has no column {columns}: what falls due by it is not told.")
        settings.aside(settings.say(missing, path=path, columns=", ".join(rows.missing)))
    if rows.unread:
        unread.append(rows.unread)
    if rows.unread > len(rows.first_errors):
        left = rows.unread - len(rows.first_errors)
        one, many = (
            N_("{path}: 1 more cell that cannot be read."),
            N_("{path}: {count} more cells that cannot be read."),
        )
        settings.aside(settings.say(one if left == 1 else many, path=path, count=left))
    if rows.urgent:
        urgent = N_("{path}: rows that ask for something without a day: {count}. Their column notes says what.")
        settings.aside(settings.say(urgent, path=path, count=rows.urgent))
    if rows.lengthless:
        text = N_(
            "{path}: rows without the permit's length: {count}. By when to apply for the next extension is not told of them."
        )
        settings.aside(settings.say(text, path=path, count=rows.lengthless))
    if rows.hidden:
        kinds = ", ".join(settings.say(text) for what, text in _HIDDEN.items() if what in rows.hidden)
        text = N_(
            "{path}: results have no column for {kinds}: of such days hardship due tells where it reads case files."
        )
        settings.aside(settings.say(text, path=path, kinds=kinds))
    return [Due(*_of_row(row, settings), path, row.row) for row in rows.found]


def _of_row(row: Any, settings: Settings) -> tuple[Report, Entry]:
    """A row of results as the report of a case that has one entry."""
    kind, when = WHAT[row.what], when_of(row.day, settings.today)
    state, case = state_of(kind, row.day, settings.today), Case(**row.facts)
    question, rule = _BEHIND.get(row.what, (FICTION.name, None))
    rest, basis, params = Rest(fact=row.what), None, dict[str, Any]()
    if kind == DUE:
        if row.what == "remedy_due":
            rule = YEAR if case.instruction != "correct" else PERIODS.get(row.remedy, PERIODS[ACTION])
            params |= {"remedy": row.remedy or "unread", **({"year": True} if rule == YEAR else {})}
        elif rule is None:
            rule = IN_TIME if holds_title(case) else STAY_IN_TIME
            params |= {} if rule == IN_TIME else {"stay": True}
        rest, basis = Rest(question=question), settings.law.deadlines.rule(rule).basis
    status = row.status or CALCULATED
    if status != CALCULATED:
        params["of_row"] = True
    entry = Entry(row.day, row.what, kind, when, (rest,), basis, status, state, tuple(params.items()))
    return Report(case, settings.today, status, (entry,), {}, (), (), (), None, settings.law.digest), entry


def _show(found: Found, settings: Settings, last: date) -> None:
    if settings.form == "json":
        settings.write(dump(due_tree(found.due, found.urgent, settings.say, settings.today, last)))
    elif settings.form == "plain":
        if found.due:
            settings.write(due_plain(found.due))
    else:
        from hardship_cli.render.table import console_for, show

        width = console_for(settings.color).width
        span = (settings.today, last)
        show(due_table(found.due, found.urgent, settings.say, *span, later=found.later, width=width), settings.color)


def _write_calendar(found: list[Due], values: dict[str, Any], remind: tuple[int, ...], settings: Settings) -> None:
    from hardship_cli.render.ics import belongs, events_bytes

    events = [(due.report, due.entry) for due in found if belongs(due.entry)]
    if not events:
        settings.aside(settings.say(N_("Nothing falls due: no calendar file was written.")))
        return
    say_without_id((report for report, _entry in events), settings)
    path = values["ics"]
    # What left the window is not gone: nothing is cancelled.
    old = replaced_file(path, force=bool(values.get("force")))
    content = events_bytes(events, settings.say, settings.law, remind, old=old)
    settings.put(path, content, force=bool(values.get("force")))
