"""What an error about texts and their templates says, by code; ``{at}`` is the file and the line."""

from hardship_cli.i18n import N_

ERRORS: dict[str, str] = {
    "text_form": N_(
        "{at}: this is no template: {because}.\nA template branches, counts and puts values in; docs/data-format.md shows it."
    ),
    "text_name": N_("{at}: nothing is called {value} here.{did_you_mean}\nThere are: {accepted}."),
    "text_source": N_("{at}: no source is called {value}.{did_you_mean}\nsources.toml lists them."),
    "text_since": N_("{at}: {value} is no day.\nWrite it so: ## since: 2026-03-31."),
    "letter_unreadable": N_("{path} is no Word document{why}.\nSave it as .docx."),
    "text_empty": N_("{path}: no paragraph comes out for this case.\nLook at its conditions."),
    "text_fails": N_("{path} cannot be filled in for this case: {because}.\nLook at its expressions."),
}
