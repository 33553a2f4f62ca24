"""Reading what people type: days, durations, yes and no, lists. Strict: what could mean two things is refused."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.errors import InputError

FIRST_YEAR, LAST_YEAR = 1900, 2199
MAX_MONTHS = 1200
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
# A length of one unit, written out.
_WORDS = {
    **dict.fromkeys(("day", "days", "tag", "tage", "tagen"), "days"),
    **dict.fromkeys(("week", "weeks", "woche", "wochen"), "weeks"),
    **dict.fromkeys(("month", "months", "monat", "monate", "monaten"), "months"),
    **dict.fromkeys(("year", "years", "jahr", "jahre", "jahren"), "years"),
}
_MAX = {"days": 36_600, "weeks": 5_220, "months": MAX_MONTHS, "years": MAX_MONTHS // 12}
_LONGEST_REMINDER = 366  # days
_TRUE = ("true", "yes", "ja", "wahr", "1", "y", "j")
_FALSE = ("false", "no", "nein", "falsch", "0", "n")


class Period(NamedTuple):
    """A length of time in calendar units: ``Period(3, "months")``. Three months are not ninety days."""

    amount: int
    unit: str

    def __str__(self) -> str:
        return f"{self.amount}{self.unit[0]}"


def read_day(text: str, field: str, today: date | None = None) -> date:
    """A day as ISO ``2026-03-31``, German ``31.03.2026`` or ``1.2.2026``, ``today``/``heute``, or ``+14d`` from today.

    Raises :class:`InputError`: ``date_not_real`` (31 February), ``date_two_digit_year``, ``date_no_year``, ``date_year_last``
    (``01-02-2026``), ``date_slashes`` (``03/04/2026``, which is two days), ``date_slashes_form`` (one day, but slashes),
    ``date_out_of_range`` or ``date_form``.
    """
    plain = text.strip()
    lowered = plain.casefold()
    if lowered in ("today", "heute") or (plain[:1] in ("+", "-") and plain[1:2].isdigit()):
        return _relative(lowered, plain, field, today)
    if "." in plain:
        parts = plain.split(".")
        order, widths = (2, 1, 0), (2, 2, 4)
    else:
        parts = plain.split("-")
        order, widths = (0, 1, 2), (4, 2, 2)
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise InputError(_why_no_day(plain), field, value=text)
    year, month, day = (parts[index] for index in order)
    exact = "." not in plain
    if exact and len(year) <= 2 and len(day) == 4:
        raise InputError("date_year_last", field, value=text)
    if len(year) == 2 and len(month) <= 2 and len(day) <= 2:
        raise InputError("date_two_digit_year", field, value=text)
    if any(len(part) > width or (exact and len(part) != width) for part, width in zip(parts, widths, strict=True)):
        raise InputError("date_form", field, value=text)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise InputError("date_out_of_range", field, value=text, first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise InputError("date_not_real", field, value=text) from None


def _why_no_day(plain: str) -> str:
    """The code of what is wrong with a text that is not three numbers between points or hyphens."""
    numbers = plain.split("/")
    if len(numbers) == 3 and all(part.isascii() and part.isdigit() and len(part) <= 4 for part in numbers):
        first, second = int(numbers[0]), int(numbers[1])
        # Day first or month first: that is one day where a number is no month, and where both are the same.
        return "date_slashes" if 1 <= first <= 12 and 1 <= second <= 12 and first != second else "date_slashes_form"
    numbers = plain.rstrip(".").split(".")
    if len(numbers) == 2 and all(part.isascii() and part.isdigit() and len(part) <= 2 for part in numbers):
        day, month = map(int, numbers)
        return "date_no_year" if 1 <= day <= 31 and 1 <= month <= 12 else "date_form"
    return "date_form"


def _relative(lowered: str, text: str, field: str, today: date | None) -> date:
    if today is None:
        raise InputError("date_needs_today", field, value=text)
    if lowered in ("today", "heute"):
        return today
    number = lowered[1:-1]
    if lowered[0] != "+" or lowered[-1:] not in ("d", "t") or not (number.isascii() and number.isdigit()):
        raise InputError("date_form", field, value=text)
    if len(number) <= 5 and int(number) <= _MAX["days"]:
        day = today + timedelta(days=int(number))
        if day.year <= LAST_YEAR:
            return day
    raise InputError("date_out_of_range", field, value=text, first=FIRST_YEAR, last=LAST_YEAR)


def read_period(text: str, field: str, *, bare: str | None = "months") -> Period:
    """A duration as ``3m``, ``36m``, ``3y``, ``2w``, ``90d``, ``1 Jahr`` or ISO 8601 ``P3M``, ``P1Y6M``.

    A bare number counts ``bare`` units; a spreadsheet may have written it as ``6.0``.

    Raises :class:`InputError`: ``duration_form``, ``duration_not_positive`` or ``duration_absurd``.
    """
    plain = text.strip().casefold().replace(" ", "")
    unsigned = plain.removeprefix("-").replace("p-", "p")
    period = _period(unsigned, bare)
    if period is None:
        raise InputError("duration_form", field, value=text, bare=bare)
    if period.amount < 1 or unsigned != plain:
        raise InputError("duration_not_positive", field, value=text, bare=bare)
    if period.amount > _MAX[period.unit]:
        raise InputError("duration_absurd", field, value=text, limit=f"{_MAX[period.unit]}{period.unit[0]}")
    return period


def _period(plain: str, bare: str | None) -> Period | None:
    if plain.startswith("p"):
        return Period(0, "days") if plain.strip("pdwmy") in ("0", "00") else _iso_period(plain[1:])
    number = plain.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = plain[len(number) :]
    if unit:
        return _bounded(number, _UNITS.get(unit) or _WORDS.get(unit, ""))
    whole, point, rest = number.partition(".")
    is_whole = not point or (rest != "" and not rest.strip("0"))
    return _bounded(whole, bare) if bare is not None and is_whole else None


def _bounded(number: str, unit: str) -> Period | None:
    if not unit or not (number.isascii() and number.isdigit()):
        return None
    # A number with more digits than any limit is absurd, not a reason to build a huge integer.
    return Period(int(number) if len(number) <= 6 else 10**6, unit)


def _iso_period(body: str) -> Period | None:
    months, other, number = 0, None, ""
    for sign in body:
        if sign.isascii() and sign.isdigit():
            number += sign
            continue
        part = _bounded(number, _UNITS.get(sign, ""))
        if part is None:
            return None
        number = ""
        if part.unit in ("years", "months"):
            months += part.amount * (12 if part.unit == "years" else 1)
        elif other is None:
            other = part
        else:
            return None
    if number or (months and other) or not (months or other):
        return None
    if other:
        return other
    return Period(months // 12, "years") if months % 12 == 0 and "m" not in body else Period(months, "months")


def read_flag(text: str | bool, field: str) -> bool:
    """Yes or no, in English or German, as ``true``/``false`` or ``1``/``0``."""
    if isinstance(text, bool):
        return text
    plain = text.strip().casefold()
    if plain in _TRUE:
        return True
    if plain in _FALSE:
        return False
    raise InputError("not_a_flag", field, value=text)


def read_choice(text: str, field: str, values: Iterable[str]) -> str:
    """One of ``values``, as its code or in people's words; case and ``_`` for ``-`` are forgiven.

    Raises :class:`InputError` ``word_ambiguous`` for a word that may mean several, else ``not_a_choice`` with a suggestion.
    """
    plain = text.strip().casefold().replace("_", "-")
    accepted = tuple(values)
    if plain in accepted:
        return plain
    from hardship_cli.words import value_of, words_of

    found = value_of(field, text)
    if found.code in accepted:
        return found.code
    if found.ask:
        raise InputError("word_ambiguous", field, value=text, fact=field, candidates=found.ask)
    near = suggest(plain, [*accepted, *(name.casefold() for word in words_of(field) for name in (word.de, word.en))])
    raise InputError("not_a_choice", field, value=text, accepted=", ".join(accepted), suggestion=near)


def suggest(value: str, accepted: Iterable[str]) -> str:
    """The accepted word nearest to a typo, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(value, list(accepted), n=1, cutoff=0.6)
    return near[0] if near else ""


def read_reminders(text: str) -> tuple[int, ...]:
    """``7d,1d`` as days before, the longest first; raises :class:`InputError` ``remind_form``."""
    found = set()
    for part in text.split(","):
        plain = part.strip().casefold()
        number = plain[:-1]
        if plain[-1:] not in ("d", "w") or not (number.isascii() and number.isdigit()) or len(number) > 3:
            raise InputError("remind_form", "remind", value=part.strip() or text)
        days = int(number) * (7 if plain[-1] == "w" else 1)
        if days > _LONGEST_REMINDER:
            raise InputError("remind_form", "remind", value=part.strip())
        found.add(days)
    return tuple(sorted(found, reverse=True))
