"""How well a source was checked, in words."""

from hardship_cli.i18n import N_

RESULTS = {
    "verified": N_("text read"),
    "secondary": N_("two accounts agree"),
    "single": N_("one account"),
    "open": N_("no text read"),
}
