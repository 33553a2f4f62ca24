"""The names of values in help and errors (``DAY``, ``FILE``) in the reader's language."""

import re

from hardship_cli.i18n import N_
from hardship_cli.render.language import Language

# What stands for itself in every language (``LAND``, ``N``, ``TEXT``) is not listed.
METAVARS = (
    N_("ACT"),
    N_("COLUMN"),
    N_("COMMAND"),
    N_("DAY"),
    N_("DIRECTORY"),
    N_("EVENT"),
    N_("FACT"),
    N_("FILE"),
    N_("HEADING"),
    N_("IN"),
    N_("KEY"),
    N_("LENGTH"),
    N_("OPTIONS"),
    N_("OUT"),
    N_("PERIOD"),
    N_("PLACE"),
    N_("QUESTION"),
    N_("RECEIPT"),
    N_("SERVICE"),
    N_("VALUE"),
    N_("WHAT"),
    N_("YEAR"),
)


def metavar_words(text: str, say: Language) -> str:
    """The text with the names of values in the reader's language; what is typed as it is (``de|en``) stays."""
    text = text.replace("|none", "|keiner") if say.code == "de" else text
    return re.sub(r"\b[A-Z]+\b", lambda found: say(found[0]) if found[0] in METAVARS else found[0], text)
