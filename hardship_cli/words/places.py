"""The place where a remedy must arrive, as people write it: its code, its holiday in words, or a town of which that is known."""

from hardship_cli.as_typed import laender
from hardship_cli.errors import InputError
from hardship_cli.laender import LAENDER
from hardship_cli.words import fold, noted_value, value_of, words_of

_PLACE = "place"


def read_place(text: str) -> str:
    """The code of a place; a text that no word stands for comes back as it was typed, for the data may know it.

    Raises :class:`InputError` ``word_ambiguous`` for a word that stands for places in several Länder.
    """
    found = value_of(_PLACE, text)
    if found.ask:
        raise InputError("word_ambiguous", _PLACE, value=text, fact=_PLACE, candidates=found.ask)
    return found.code or text.strip()


def in_land(error: InputError, land: object) -> InputError:
    """An error on a word for places in several Länder with those of the ``land`` alone: their codes begin with it."""
    if error.code == "word_ambiguous" and error.field == _PLACE and isinstance(land, str):
        code = land.strip().upper()
        begun = f"{code if code in LAENDER else laender.named(land)}-".casefold()
        own = tuple(code for code in error.params["candidates"] if code.startswith(begun))
        error.params["candidates"] = own or error.params["candidates"]
    return error


def noted_code(fact: str, text: str) -> str | None:
    """The code for which a text was taken where that is to be noted; ``None`` for anything else.

    Of a place it is what is none of its own names (a town), of other facts a word that means other things, too (Post).
    """
    if fact != _PLACE:
        return noted_value(fact, text)
    code = value_of(_PLACE, text).code
    own = [fold(name) for word in words_of(_PLACE) if word.code == code for name in (word.code, word.de, word.en)]
    return None if fold(text) in own else code
