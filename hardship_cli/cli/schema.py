"""``hardship schema case, answer, register, words``: JSON Schema of what goes in and out."""

from collections.abc import Mapping
from typing import Any

from hardship_cli.cli.bare import Bare
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.i18n import N_
from hardship_cli.reading import read_choice
from hardship_cli.words import command_of

_HELP = N_(
    "  hardship schema case > case.schema.json\n"
    "  hardship schema answer > answer.schema.json\n"
    "  hardship init case --schema case.schema.json -o case.toml\n\n"
    "JSON Schema (2020-12) of a case file, of the answers with --json, of a row of a register, of the vocabulary with --json. For"
    " editors that complete and check case files, and for programs that read answers."
)
NAMES = ("case", "answer", "register", "words")


def _run(values: Mapping[str, Any]) -> int:
    settings = Settings.read(values)
    name = _name(values["what"])
    from hardship_cli.schemas import schema_text

    settings.write(schema_text(name, settings.say))
    return 0


def _name(typed: str) -> str:
    """Which schema is wanted, by its code or in words."""
    try:
        return command_of(typed, "schema").code or read_choice(typed, "what", NAMES)
    except InputError as error:
        error.field = None  # it is no option
        error.params["place"] = "commands schema"
        raise


BARE = Bare(
    "schema",
    _HELP,
    (("what", N_("what is described: case, answer, register or words")),),
    (),
    _run,
    without=("json", "plain", "explain", "strict", "color", "data", "today", "known_on"),
)
