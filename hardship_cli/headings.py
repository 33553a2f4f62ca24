"""What a column of a register must look like to be a fact, where its heading could mean something else after all."""

from collections.abc import Container

from hardship_cli.case import read_fact, read_otherwise
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.words import spoken_of

# Codes that headings have in other meanings too: the state of the work, the country of origin, Dr.
EVERYDAY = ("land", "title", "reason", "status", "start", "filed", "document", "place", "on")
SAME = {"minor": "born", "born": "minor"}  # either says what the other one would
# Facts that an answer takes in silence: rows with a value under a heading that means one of these and no other are to be reviewed.
TAKEN = (*SAME, "benefits", "status", "instruction")
# A cell that is refused so is of another kind than the fact; other refusals (03/04/2026, Einschreiben) are its row's business.
_OTHER_KIND = ("not_a_choice", "not_a_flag", "date_form", "duration_form", "duration_day", "wrong_type")


def fits(fact: str, text: str, places: Container[str]) -> bool:
    """Whether a cell is of the fact's kind, readable or not; ``places`` are those with holidays of their own."""
    if fact == SERVICE.name:
        return "".join(text.split()) in SERVICE.values
    try:
        value = read_fact(FACTS[fact], text)
    except InputError as error:
        # What speaks of the fact is of its kind, though it is not read (SGB III).
        return error.code not in _OTHER_KIND or spoken_of(text) == fact
    if FACTS[fact].kind != "place":
        return True
    # The name of a town says nothing on what the column holds: people and offices have seats, too.
    return not read_otherwise("place", text) and str(value).casefold() in places
