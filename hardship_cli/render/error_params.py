"""The parameters of errors as text for people: days, amounts, lengths, what a system says, and what others wrote, cut short."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.reading import BirthSpan, Period
from hardship_cli.render.labels import FICTIONS, VALUES
from hardship_cli.render.language import Language
from hardship_cli.render.metavars import metavar_words
from hardship_cli.render.words import born_words, day_short, day_words, duration, euro, remedy_word, value_word, word
from hardship_cli.words import called

_LONGEST_WORD = 60  # what is left away at most so that a text ends with a whole word
LONGEST, LONGEST_LINE = 200, 400
_LARGEST = 10**LONGEST
# What an operating system says of a file, which Python hands on in English.
OF_SYSTEM = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File exists"),
    N_("No space left on device"),
    N_("Read-only file system"),
    N_("Input/output error"),
    N_("Operation not permitted"),
    N_("File name too long"),
    N_("Too many open files"),
    N_("Disk quota exceeded"),
)
# What goes where a value of another type was given, by the kind of the fact.
_EXPECTED = {
    "text": N_("a text without control characters"),
    "land": N_("a Land: NW, Hessen, 05315000"),
    "choice": N_("a word of the list"),
    "list": N_("a list of words, or one text with commas"),
    "day": N_("a day: 2026-03-31"),
    "day-or-none": N_("a day: 2026-03-31, or none"),
    "flag": N_("true or false"),
    "period": N_("a length of time: 6m, 3y, 90d"),
    "place": N_("the name of a place"),
}


def _of_fact(label: str, field: str | None, say: Language) -> str:
    """What a value of a missing fact is called: by a text of its own, or by its word."""
    if label in VALUES or say.code == "en" or field not in FACTS:
        return say(VALUES.get(label, label))
    code = label.rstrip(":")
    return called(field, code, "de") + label[len(code) :]


def param(name: str, value: Any, say: Language, field: str | None = None, *, in_file: bool = False) -> str:
    """One parameter of an error in the reader's words, by its name and its type."""
    if name == "would_give" and isinstance(value, Sequence):
        labels = [_of_fact(label, field, say) for label, _gives in value]
        # What has a colon may hold commas itself: several Länder, two conditions.
        between = "; " if any(label.endswith(":") for label in labels) else ", "
        return between.join(
            f"{label} {_given(gives, say)}" for label, (_label, gives) in zip(labels, value, strict=True)
        )
    if isinstance(value, Period):
        return duration(value, say)
    if isinstance(value, BirthSpan):
        return born_words(value, say)
    if name == "sides" and isinstance(value, Sequence):
        other = say(N_("its days give different answers"))
        return "; ".join(_side(place, value, say) for place in range(len(value))) or other
    if name == "expected" and value in _EXPECTED:
        return say(_EXPECTED[value])
    if name == "delivery":
        return value_word("delivery", value, say)
    if name == "day_in_words":
        return day_words(value, say)
    if isinstance(value, date) and not in_file:  # days of a data file stay as they stand there
        return day_short(value, say)
    if name == "because" and value in OF_SYSTEM:
        return say(value)
    if name == "argument":
        return metavar_words(value, say)
    if isinstance(value, int) and abs(value) > _LARGEST:
        return "…"  # Python refuses to write out a number of thousands of digits
    return shortened(str(value) if not isinstance(value, bool) else str(value).lower())


def shortened(text: str, longest: int = LONGEST) -> str:
    """Text of others, so that a cell of ten megabytes makes no error of ten megabytes, and none controls the terminal."""
    return cut("".join(sign if sign.isprintable() else "\ufffd" for sign in text[: longest + 1]), longest)


def cut(text: str, longest: int = LONGEST_LINE) -> str:
    """The text, or its beginning where it is longer: up to the last whole word, if there is one near the end."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    words = head.rpartition(" ")[0]
    if len(words) <= longest - min(_LONGEST_WORD, longest // 2):
        return head + "…"
    # A list goes on behind its last whole part.
    return f"{words} …" if words.endswith(",") else f"{words}…"


def _side(place: int, sides: Sequence[tuple[date, date, Any]], say: Language) -> str:
    """What one part of the days on which a person may have been born gives."""
    first, last, gives = sides[place]
    text = N_("born until {until}: {gives}") if place == 0 else N_("from {from} to {until}: {gives}")
    text = N_("from {from} on: {gives}") if place == len(sides) - 1 else text
    days = {"from": day_short(first, say), "until": day_short(last, say)}
    return say(text, gives=say(N_("another answer")) if gives is None else _given(gives, say), **days)


def _given(value: Any, say: Language) -> str:
    """What a value of a missing fact would give: an amount, a day, or a word of the vocabulary."""
    if isinstance(value, date):
        return day_short(value, say)
    if isinstance(value, Decimal):
        return euro(value, say)
    return word(FICTIONS, value, say) if value in FICTIONS else remedy_word(str(value), say)
