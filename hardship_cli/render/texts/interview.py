"""Texts of the guided interview (``hardship ask``)."""

from hardship_cli.i18n import N_

ERRORS: dict[str, str] = {
    "not_in_list": N_("'{value}' is not in the list.\nAccepted: a number from 1 to {last}, or the word itself."),
    "which_unit": N_("{value}: months or years?\nAccepted: {value}m for months, {value}y for years."),
    "no_file_name": N_("'{value}' is no name of a case file.\nGive one that ends in .toml or .json."),
    "yes_or_no": N_("'{value}' is neither yes nor no.\nAccepted: yes, no, or an empty line for no."),
    "nothing_asked": N_("No question was chosen, so there is nothing to answer.\nhardship ask --help shows how."),
}
