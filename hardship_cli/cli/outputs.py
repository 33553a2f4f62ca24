"""The files that a question or a case writes beside its answer: calendar, page, case file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hardship_cli import bill
from hardship_cli.cli.given import given_facts, raw_facts
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.files import check_outputs, check_target
from hardship_cli.i18n import N_
from hardship_cli.reading import read_reminders
from hardship_cli.timeline import Report

# What a name may end in; a name without a suffix promises nothing.
ICS = (".ics", ".ical", "")
_SUFFIXES = {"ics": ICS, "html": (".html", ".htm", ""), "save": (".toml", ".json", "")}


class Outputs:
    """The files that a run writes beside its answer, gathered first and written at the end."""

    def __init__(self, values: Mapping[str, Any], settings: Settings, files: Sequence[str] = ()) -> None:
        self._paths = {name: values[name] for name in _SUFFIXES if values.get(name)}
        self._force = bool(values.get("force"))
        self._short = bool(values.get("short"))
        self._settings = settings
        self._reports: list[Report] = []
        self._remind: tuple[int, ...] = ()
        check_outputs(self._paths, settings.inputs(*files), suffixes=_SUFFIXES)
        if values.get("remind"):
            if "ics" not in self._paths:
                raise InputError("remind_without_ics", "remind", value=values["remind"])
            self._remind = read_reminders(values["remind"])
        if self._short and "html" not in self._paths:
            raise InputError("short_without_html", "short", value="--short")
        for path in self._paths.values():
            if path != "-":
                check_target(path, force=self._force)
        for one_only in ("html", "save"):
            if one_only in self._paths and len(files) > 1:
                raise InputError("one_case_only", one_only, value=len(files))
        # Also what this question does not read belongs into the case file.
        given = given_facts(values)
        self._case = bill.read(raw_facts(values, FACTS, settings), settings.today) if given else None

    @property
    def takes_stdout(self) -> bool:
        """Whether a file goes to stdout, so that the answer must not."""
        return "-" in self._paths.values()

    @property
    def writes_page(self) -> bool:
        """Whether a page is written: it holds the digests of the answers as JSON has them."""
        return "html" in self._paths

    def take(self, report: Report) -> None:
        """Keep a report for the files."""
        if self._paths:
            self._reports.append(report)

    def write(self) -> None:
        """Write the files, if any case was read."""
        if not self._reports:
            return
        settings = self._settings
        if "ics" in self._paths:
            self._write_calendar(self._paths["ics"], settings)
        if "html" in self._paths:
            from hardship_cli.render.page.page import case_html

            page = case_html(self._reports[0], settings.say, settings.law, short=self._short)
            settings.put(self._paths["html"], page.encode(), force=self._force)
        if "save" in self._paths:
            from hardship_cli.case_text import case_text

            path = self._paths["save"]
            case = case_text(self._case or self._reports[0].asked, path)
            settings.put(path, case.encode(), force=self._force)

    def _write_calendar(self, path: str, settings: Settings) -> None:
        """The calendar; without a day for it other files are written all the same, and alone it raises :class:`InputError`."""
        from hardship_cli.render.ics import calendar_bytes

        old = replaced_file(path, force=self._force)
        try:
            content = calendar_bytes(self._reports, settings.say, settings.law, self._remind, old)
        except InputError as error:
            if error.code != "no_calendar_entry" or len(self._paths) == 1:
                raise
            settings.tell(((error.code, error.params),))
            return
        settings.put(path, content, force=self._force)
        say_without_id(self._reports, settings)


def say_without_id(reports: Iterable[Report], settings: Settings) -> None:
    """Say on stderr what becomes of the days of a case without an id, where a calendar file was written."""
    if any(report.case.id is None for report in reports):
        text = N_(
            "A case without an id has other entries in a calendar as soon as a fact changes, and the old days stay beside the new."
            " Give the case an id."
        )
        settings.aside(settings.say(text))


def replaced_file(path: str, *, force: bool) -> bytes:
    """The file that a new one takes the place of; nothing where there is none, or none that could be read."""
    if path == "-" or not force:
        return b""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):  # writing it will say what is wrong
        return b""
