"""The place where a remedy must arrive, as people write it: its code, its holiday in words, or a town of which that is known."""

from hardship_cli.errors import InputError
from hardship_cli.words import value_of

_PLACE = "place"


def read_place(text: str) -> str:
    """The code of a place; a text that no word stands for comes back as it was typed, for the data may know it.

    Raises :class:`InputError` ``word_ambiguous`` for a word that stands for places in several Länder.
    """
    found = value_of(_PLACE, text)
    if found.ask:
        raise InputError("word_ambiguous", _PLACE, value=text, fact=_PLACE, candidates=found.ask)
    return found.code or text.strip()


def place_read(text: str) -> str | None:
    """The code of a place that was named by anything but its code; ``None`` for a code, and for what is not known."""
    code = value_of(_PLACE, text).code
    return None if code == text.strip().casefold() else code
