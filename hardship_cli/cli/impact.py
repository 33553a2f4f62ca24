"""``hardship impact IN --on DAY | --data OVERLAY``: what another law would change in a register, for whom, and why."""

from collections.abc import Mapping
from typing import Any

from hardship_cli.cli.batch import (
    check_files,
    job_of,
    outcome_of,
    setting_of,
    takes_summary_alone,
    tell_errors,
    tell_remarks,
    write_summary,
)
from hardship_cli.cli.register import GENERAL, OPTIONS, Option, Register
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.i18n import N_
from hardship_cli.schedule.load import Law

_HELP = N_(
    "  hardship impact register.xlsx --on 2017-09-01\n"
    "  hardship impact register.csv --data tariff-2027 --on 2027-03-01\n"
    "  hardship impact register.csv --data tariff-2027 -o changes.xlsx --only-changed\n\n"
    "Answers a register twice, as the law stands (each row by its own days) and by the law of one day, by an overlay, or both,"
    " and says which rows change, by how much and why: the rules and versions behind it, with sums by reason and Land. Ages"
    " and public holidays go by the row's own days both times. Without -o the sums and the first rows that change are shown;"
    " -o writes every row with what each column held and would hold. Rows without an answer by one of the laws are counted"
    " and named. Exit code 1 if rows failed."
)
_ON = Option("on", ("--on",), "DAY", N_("the second time every rule says what it says on this day"))
_DATA = Option(
    "data",
    ("--data",),
    "DIRECTORY",
    N_("the overlay of the second time; HARDSHIP_DATA is part of the law as it stands"),
)
_OUT = Option(
    "output", ("-o", "--output"), "OUT", N_("write every row, format by suffix; - is stdout; else the sums are shown")
)
_ONLY = Option("only_changed", ("--only-changed",), "", N_("write only the rows that change"))


def _run(values: Mapping[str, Any]) -> int:
    from hardship_cli.batch.impact import ImpactRun

    if not values.get("on") and not values.get("data"):
        raise InputError("impact_needs", None)
    # What stands now is the law with the overlay that the user has anyway; what is typed is the other one.
    settings = Settings.read({**values, "data": None})
    on = settings.day_of(values["on"], "on") if values.get("on") else None
    other = Law(overlay=values.get("data") or settings.law.overlay, on=on)
    assert other.deadlines  # an overlay with a fault is refused before the register is read
    job = job_of(values)
    job.sums = False  # of fees; here the sums are of what changes
    if takes_summary_alone(values):
        job.target = None  # the sums alone are shown, in a pipe too
    # Without a file for them the sums go to stdout, so the rows cannot.
    summary = values.get("summary") or (None if settings.form == "table" else "-")
    read = (job.source, *((other.overlay,) if other.overlay else ()))
    check_files(job.target, summary, settings.inputs(*read), values)
    run = ImpactRun(job, setting_of({**values, "on": None}, settings))
    run.other, run.only_changed = other, bool(values.get("only_changed"))
    outcome = outcome_of(run, settings.say)
    tell_errors(outcome, settings.say)
    if not values.get("quiet"):
        settings.tell()
        tell_remarks(outcome.remarks, settings.say)
    _tell(outcome, values, settings, other, is_written=job.target is not None)
    return run.exit_code()


def _tell(outcome: Any, values: Mapping[str, Any], settings: Settings, other: Law, *, is_written: bool) -> None:
    """The sums: on stdout, or on stderr where the rows went to a file; and into a file of their own."""
    from hardship_cli.receipt import dump
    from hardship_cli.render.impact import lines, tree

    summary = values.get("summary")
    text = dump(tree(outcome, settings.law, other)) if summary or settings.form == "json" else ""
    if summary:
        write_summary(text, values)
    if summary == "-":
        return
    if settings.form == "json":
        settings.write(text)
    elif settings.form == "plain":
        settings.write(str(outcome.impact["changed"]))
    elif is_written:
        if not values.get("quiet"):
            settings.aside("\n".join(lines(outcome, settings.say, settings.law, other)))
    else:
        from hardship_cli.render.impact_table import print_impact

        print_impact(outcome, settings.say, settings.law, other, settings.color)


_OTHERS = tuple(option for option in OPTIONS if option.name not in ("on", "output", "sum_by"))
_GENERAL = tuple(name for name in GENERAL if name not in ("data", "known_on"))
REGISTER = Register("impact", _HELP, (_ON, _DATA, _OUT, *_OTHERS, _ONLY), (*_GENERAL, "json", "plain"), _run)
