"""``hardship init case, batch, schedule``: commented templates."""

import sys
from typing import Any, Optional

import typer

from hardship_cli.cli.app import spoken_group
from hardship_cli.cli.options import build_command, output_parameters, parameter, refuse_leftovers
from hardship_cli.cli.settings import Settings
from hardship_cli.i18n import N_
from hardship_cli.render.harmless import harmless

_HELP = N_(
    "  hardship init case -o case.toml\n"
    "  hardship init batch -o cases.csv\n"
    "  hardship init schedule > my-law/fees.toml\n\n"
    "Commented templates, in German or English: a case with every fact, a register, an overlay on the law data."
)
_CASE = N_("A case file with every fact, its values and its meaning")
_BATCH = N_("A register for hardship batch: every column, three sample rows")
_SCHEDULE = N_("An overlay on the law data: own amounts, a new gazette")


def COMMAND() -> Any:  # noqa: N802 - the name that every command module gives
    """Build the group of commands."""
    group = spoken_group("init", _HELP)
    group.add_command(build_command("case", _CASE, _run_case, template_parameters()))
    group.add_command(build_command("batch", _BATCH, _run_batch, template_parameters()))
    group.add_command(build_command("schedule", _SCHEDULE, _run_schedule, template_parameters("data")))
    return group


def template_parameters(*more: str) -> list[Any]:
    """The options that every template has."""
    out = typer.Option("-o", "--out", metavar="FILE", help=N_("write to this file instead of stdout"))
    force = typer.Option("--force", help=N_("overwrite an existing file"), show_default=False)
    return [
        parameter("out", Optional[str], out),
        parameter("force", bool, force, optional=False),
        *output_parameters("lang", *more),
    ]


def write_template(text: str, values: dict[str, Any], settings: Settings) -> int:
    """Write a template to stdout, or as a whole to the file named."""
    text = harmless(text, tabs=True)  # an overlay may quote anything
    path = values.get("out")
    if not path or path == "-":
        sys.stdout.write(text)
        return 0
    from hardship_cli.files import write_text

    write_text(path, text, force=bool(values.get("force")))
    sys.stderr.write(settings.say(N_("Written: {path}")).format(path=path) + "\n")
    return 0


def _run_case(ctx: Any, **values: Any) -> int:
    refuse_leftovers(ctx)
    from hardship_cli.render.templates import case_template

    settings = Settings.read(values)
    return write_template(case_template(settings.say), values, settings)


def _run_batch(ctx: Any, **values: Any) -> int:
    refuse_leftovers(ctx)
    from hardship_cli.batch.template import register_template

    return write_template(register_template(), values, Settings.read(values))


def _run_schedule(ctx: Any, **values: Any) -> int:
    refuse_leftovers(ctx)
    from hardship_cli.render.templates import overlay_template

    settings = Settings.read(values)
    return write_template(overlay_template(settings.say, settings.law), values, settings)
