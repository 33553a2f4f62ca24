"""All commands by name: the module that holds each, and its one line of help. Modules are imported when they run."""

from hardship_cli.i18n import N_

COMMANDS: dict[str, tuple[str, str]] = {
    "fee": ("fee", N_("What does this act cost?")),
    "schedules": ("schedules", N_("The law as data: list, show, diff, check, export")),
}
