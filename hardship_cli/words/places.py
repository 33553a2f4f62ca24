"""The place where a remedy must arrive, as people write it: its code, its holiday in words, or a town of which that is known."""

from hardship_cli.errors import InputError
from hardship_cli.words import fold, value_of, words_of

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
    """The code of a place that was named by a town, or by what else is none of its own names; ``None`` for anything else."""
    code = value_of(_PLACE, text).code
    own = [fold(name) for word in words_of(_PLACE) if word.code == code for name in (word.code, word.de, word.en)]
    return None if fold(text) in own else code
