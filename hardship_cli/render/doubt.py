"""What helps where a word or a value was not taken: what else it can mean and what to write, what is read, what was meant."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import BORN, FACTS
from hardship_cli.i18n import N_
from hardship_cli.reading import is_unknown, read_day, read_length, suggest
from hardship_cli.recorded import SAID_BY
from hardship_cli.render.language import Language
from hardship_cli.render.texts.doubtful import ADVICE, OTHER_GROUND
from hardship_cli.words import GROUNDS, called, fold, is_other_ground, paragraph, value_of

# What is read as a day, by what the day is.
_DAYS = {
    "day": N_("2026-03-31, 31.03.2026, 1.2.2026 (day first), 1 February 2026, today, +14d"),
    "day-or-none": N_(
        "2026-03-31, 31.03.2026, 1.2.2026 (day first), 1 February 2026, today, +14d; none: no title is held"
    ),
    BORN: N_(
        "2010-05-12, 12.05.2010, 12 May 2010; where only the year or the month is known: 2010, 05/2010, 00.00.2010"
    ),
}
_SHORT_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_AND = re.compile(r" *[+&/;] *| +(?:und|and|sowie|mit) +")
_LONGEST = 60  # signs of what may be a slip
_BOOK = re.compile(r"\bSGB[ .-]*(?:[IVX]+|[0-9]+)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
# The words of days and lengths that a slip is compared with, as they are shown.
_OF_DAYS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember", "January", "February", "March", "May", "June", "July", "October", "December", "heute", "gestern",
    "morgen", "today", "yesterday", "tomorrow", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag",
    "Sonntag", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_OF_LENGTHS = (
    "Tag", "Tage", "Woche", "Wochen", "Monat", "Monate", "Jahr", "Jahre", "day", "days", "week", "weeks", "month",
    "months", "year", "years",
)  # fmt: skip
_OF_CODE = dict.fromkeys(("fact_ambiguous", "no_such_option", "unknown_fact"), "headings")


def advice_on(error: HardshipError) -> str | None:
    """The text on what else the word of an error can mean, in English; nothing for a word of which nothing is known."""
    text = _typed(error).removeprefix("--")
    if error.code in ("no_such_command", "word_means"):
        # Where a command stands, or any word, it may be known from elsewhere.
        own = error.params.get("place", "commands")
        places = (own, *ADVICE) if own == "commands" and len(error.params["meant"]) < 2 else (own,)
        found = (_advice_at(place, text) for place in places if place not in GROUNDS or "§" in text)
        return next(filter(None, found), None)
    place = _OF_CODE.get(error.code)
    if error.code == "word_ambiguous":
        place = error.params["fact"]
    elif error.code in ("not_a_choice", "date_form"):
        place = SAID_BY.get(error.field or "", error.field)
    return _advice_at(place or "", text)


def _advice_at(place: str, text: str) -> str | None:
    if place not in ADVICE:
        return None
    # A number is told as what it is, whatever stands beside it: "Leistungen nach dem SGB III", "§ 23 Abs. 1 AufenthG".
    return _advice(place).get(fold(text)) or _by_number(place, text)


def _by_number(place: str, text: str) -> str | None:
    """The text on the one book of the social code, or on the paragraph, that a text names."""
    if place == "benefits":
        numbers = {fold(book) for book in _BOOK.findall(text)}
        return _advice(place).get(numbers.pop()) if len(numbers) == 1 else None
    if place not in GROUNDS:
        return None
    known = {paragraph(word): found for found, words in ADVICE[place].items() for word in words.split(", ")}
    return known.get(paragraph(text)) or (OTHER_GROUND if place == "title" and is_other_ground(text) else None)


@cache
def _advice(place: str) -> dict[str, str]:
    return {fold(word): text for text, words in ADVICE[place].items() for word in words.split(", ")}


def days_read(field: str | None, say: Language) -> str:
    """What is read as a day where the fact, or an argument, of this name stands."""
    kind = FACTS[field].kind if field in FACTS else "day"
    return say(_DAYS.get(field or "", _DAYS.get(kind, _DAYS["day"])))


def _typed(error: HardshipError) -> str:
    """The value as a text that was typed; empty for a number of a file, which may have more digits than Python writes."""
    value = error.params.get("value", "")
    return value if isinstance(value, str) else ""


def of_day(error: HardshipError) -> str:
    """The code of a text that says more of a day that is not read: not known, or 2026-4-1; empty for any other error."""
    text = _typed(error)
    if error.code == "date_form" and _SHORT_ISO.fullmatch(text.strip()):
        return "day_short"
    if error.code != "date_form" or not is_unknown(text):
        return ""
    return "no_day_or_none" if error.field in FACTS and FACTS[error.field].kind == "day-or-none" else "no_day"


def meant(error: HardshipError, say: Language) -> str:
    """The day or the length that was meant with a slip of the keys, as it is typed; empty where none is near."""
    from hardship_cli.render.words import day_short, duration

    text = _typed(error)
    if len(text) > _LONGEST:
        return ""
    if error.code == "not_a_choice" and error.field == "act":
        # With another sign than the comma between them several acts are no value.
        codes = [value_of("act", part).code for part in _AND.split(text)]
        return (
            ", ".join(called("act", code, say.code) if say.code == "de" else code for code in codes if code)
            if all(codes)
            else ""
        )
    if error.code == "date_form":
        return next((day_short(day, say) for day in _near_days(text)), "")
    if error.code == "duration_form":
        for other in _corrected(text, _OF_LENGTHS):
            try:
                return duration(read_length(other, "months"), say)
            except InputError:
                continue
    return ""


def _near_days(text: str) -> Iterator[date]:
    iso = _SHORT_ISO.fullmatch(text.strip())
    for other in [f"{iso[1]}-{iso[2]:>02}-{iso[3]:>02}"] if iso else _corrected(text, _OF_DAYS):
        try:
            yield read_day(other, "on", None)
        except InputError:
            continue


def _corrected(text: str, known: Sequence[str]) -> Iterator[str]:
    """The text with each word that is none of these replaced by the nearest one; nothing where nothing changes."""
    folded = {fold(word) for word in known}
    other = _WORD.sub(
        lambda found: found[0] if fold(found[0]) in folded else suggest(found[0], known) or found[0], text
    )
    if other != text:
        yield other
