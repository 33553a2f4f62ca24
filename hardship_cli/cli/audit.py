"""``hardship audit IN -o OUT``: recorded fees and days against the computed ones."""

from collections.abc import Mapping
from typing import Any

from hardship_cli.cli.batch import execute
from hardship_cli.cli.register import GENERAL, OPTIONS, Option, Register, register_command
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
    return register_command(REGISTER)


def _run(values: Mapping[str, Any]) -> int:
    from hardship_cli.batch.audit import AuditRun

    return execute(AuditRun, values, Settings.read(values), only_differences=bool(values.get("only_differences")))


_ONLY = Option("only_differences", ("--only-differences",), "", N_("write only the rows that differ"))
REGISTER = Register("audit", _HELP, (*OPTIONS, _ONLY), GENERAL, _run)
