"""Reading what people type: days, durations, yes and no, lists. Strict: what could mean two things is refused."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.errors import InputError

FIRST_YEAR, LAST_YEAR = 1900, 2199
MAX_MONTHS = 1200
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_MAX = {"days": 36_600, "weeks": 5_220, "months": MAX_MONTHS, "years": MAX_MONTHS // 12}
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

    Raises :class:`InputError`: ``date_not_real`` (31 February), ``date_two_digit_year``, ``date_slashes``,
    ``date_out_of_range`` or ``date_form``.
    """
    plain = text.strip()
    lowered = plain.casefold()
    if lowered in ("today", "heute") or plain.startswith(("+", "-")):
        return _relative(lowered, plain, field, today)
    if "/" in plain:
        raise InputError("date_slashes", field, value=text)
    if "." in plain:
        parts = plain.split(".")
        order, widths = (2, 1, 0), (2, 2, 4)
    else:
        parts = plain.split("-")
        order, widths = (0, 1, 2), (4, 2, 2)
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise InputError("date_form", field, value=text)
    year, month, day = (parts[index] for index in order)
    if len(year) == 2:
        raise InputError("date_two_digit_year", field, value=text)
    exact = "." not in plain
    if any(len(part) > width or (exact and len(part) != width) for part, width in zip(parts, widths, strict=True)):
        raise InputError("date_form", field, value=text)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise InputError("date_out_of_range", field, value=text, first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise InputError("date_not_real", field, value=text) from None


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
    """A duration as ``3m``, ``36m``, ``3y``, ``2w``, ``90d`` or ISO 8601 ``P3M``, ``P1Y6M``; a bare number counts ``bare`` units.

    Raises :class:`InputError`: ``duration_form``, ``duration_not_positive`` or ``duration_absurd``.
    """
    plain = text.strip().casefold().replace(" ", "")
    if plain.startswith(("-", "p-")) or plain.strip("pdwmy") in ("0", "00"):
        raise InputError("duration_not_positive", field, value=text, bare=bare)
    if plain.startswith("p"):
        period = _iso_period(plain[1:])
    elif plain.isascii() and plain.isdigit() and bare is not None:
        period = _bounded(plain, bare)
    else:
        period = _bounded(plain[:-1], _UNITS.get(plain[-1:], ""))
    if period is None:
        raise InputError("duration_form", field, value=text, bare=bare)
    if period.amount < 1:
        raise InputError("duration_not_positive", field, value=text, bare=bare)
    if period.amount > _MAX[period.unit]:
        raise InputError("duration_absurd", field, value=text, limit=f"{_MAX[period.unit]}{period.unit[0]}")
    return period


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
    """One of ``values``; case and ``_`` for ``-`` are forgiven, anything else is refused with a suggestion."""
    plain = text.strip().casefold().replace("_", "-")
    accepted = tuple(values)
    if plain in accepted:
        return plain
    raise InputError(
        "not_a_choice", field, value=text, accepted=", ".join(accepted), suggestion=suggest(plain, accepted)
    )


def suggest(value: str, accepted: Iterable[str]) -> str:
    """The accepted word nearest to a typo, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(value, list(accepted), n=1, cutoff=0.6)
    return near[0] if near else ""
