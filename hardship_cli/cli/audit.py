"""``hardship audit IN -o OUT``: recorded fees and days against the computed ones."""

from typing import Any

import typer

from hardship_cli.cli.batch import execute, register_parameters
from hardship_cli.cli.options import build_command, parameter, refuse_leftovers
from hardship_cli.cli.settings import Settings
from hardship_cli.i18n import N_

_HELP = N_(
    "  hardship audit register.xlsx -o differences.xlsx --only-differences\n"
    "  hardship audit register.csv -o audit.csv --excel-de --land NW --summary audit.json\n\n"
    "Compares what a register recorded (recorded_fee_eur, recorded_last_day, recorded_valid_until) with what the law gives on the"
    " row's own days. A difference above nothing was charged too much or set too late. The summary says how much, by reason,"
    " Land and position. Exit code 1 if anything differs or a row failed."
)


def COMMAND() -> Any:  # noqa: N802 - the name that every command module gives
    """Build the command."""
    only = typer.Option("--only-differences", help=N_("write only the rows that differ"), show_default=False)
    parameters = [*register_parameters(), parameter("only_differences", bool, only, optional=False)]
    return build_command("audit", _HELP, _run, parameters)


def _run(ctx: Any, **values: Any) -> int:
    refuse_leftovers(ctx)
    from hardship_cli.batch.audit import AuditRun

    return execute(AuditRun, values, Settings.read(values), only_differences=bool(values.get("only_differences")))
