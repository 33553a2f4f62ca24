"""Lengths of time as people write them: ``12 Monate``, ``ein halbes Jahr``, ``1 J 6 M``, ISO 8601, working days.

A half or a quarter of a year is a number of months, half a month is fifteen days (§ 189 BGB). Weeks never become months.
"""

import re
from typing import NamedTuple

from hardship_cli.as_typed import folded
from hardship_cli.errors import InputError

_UNITS = {
    word: unit
    for unit, words in {
        "days": "d t tg tag tage tagen day days",
        "weeks": "w wo woche wochen wk week weeks",
        "months": "m mo mon monat monate monaten monats month months",
        "years": "y j jr jahr jahre jahren jahres yr yrs year years",
        "quarters": "quartal quartale quartalen vierteljahr vierteljahre quarter quarters",
        "halves": "halbjahr halbjahre",
        "working": "wd at arbeitstag arbeitstage arbeitstagen",
        "werktage": "wt werktag werktage werktagen",
    }.items()
    for word in words.split()
}
_MONTHS_OF = {"years": 12, "halves": 6, "quarters": 3, "months": 1}
_ORDER = ("years", "halves", "quarters", "months", "weeks", "days", "working", "werktage")
_ONE = ("ein", "eine", "einen", "einem", "eines", "einer", "one", "a", "an")
_HALF = ("halb", "halbe", "halber", "halbes", "halben", "half")
NUMBERS = {
    **dict.fromkeys(_ONE, (1, 1)),
    **dict.fromkeys(_HALF, (1, 2)),
    "anderthalb": (3, 2),
    "eineinhalb": (3, 2),
    "zweieinhalb": (5, 2),
    **{
        word: (number, 1)
        for number, words in {
            2: "zwei two", 3: "drei three", 4: "vier four", 5: "fuenf five", 6: "sechs six", 7: "sieben seven", 8: "acht eight",
            9: "neun nine", 10: "zehn ten", 11: "elf eleven", 12: "zwoelf twelve", 14: "vierzehn fourteen", 18: "achtzehn eighteen",
        }.items()
        for word in words.split()
    },
}  # fmt: skip
_TOKEN = re.compile(r"[0-9]+/[0-9]+|[0-9]+(?:[.,][0-9]+)?|[a-z]+|[^ ]")
_ISO = re.compile(r"p(?:(?P<y>[0-9]+)y)?(?:(?P<m>[0-9]+)m)?(?:(?P<w>[0-9]+)w)?(?:(?P<d>[0-9]+)d)?")
_RANGE = re.compile(r"[0-9] ?(?:-|bis|to|oder|or) ?[0-9]")
_LIMIT = re.compile(
    r"(?:bis|max|maximal|hoechstens|laengstens|mindestens|min|ca|circa|etwa|up to|at most|at least|about)\b.*"
)
_PHRASES = (("one and a half", "1,5"), ("half a ", "half "), ("half-year", "halbjahr"), ("half year", "halbjahr"),
            ("working days", "wd"), ("working day", "wd"), ("business days", "wd"), ("business day", "wd"),
            ("monatsfrist", "1 monat"), ("jahresfrist", "1 jahr"))  # fmt: skip
_MOST_DIGITS = 6  # a number with more is absurd, and no reason to build a huge integer
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[ t][0-9:.]+)?|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{2}){1,2}")
_BETWEEN = (",", "+", "&", "und", "and")


class Amount(NamedTuple):
    """A length: so many months and so many days, or so many of one unit (``amount`` of ``unit``)."""

    amount: int
    unit: str
    days: int = 0  # behind months


def read(text: str, field: str, bare: str | None) -> Amount:
    """The length that a text names; raises what :func:`~hardship_cli.reading.read_period` raises."""
    plain = folded(text)
    unsigned = plain.removeprefix("-").replace("p-", "p").strip()
    for phrase, short in _PHRASES:
        unsigned = unsigned.replace(phrase, short)
    found = _iso(unsigned) or _bare(unsigned, bare) or _parts(unsigned.replace("½", " 1/2"), text, field)
    if found is None:
        code = "duration_limit" if _LIMIT.fullmatch(plain) else "duration_form"
        # A range or an upper limit is what an application often says; which length was granted does not stand in it, so it is
        # refused by name.
        code = "duration_range" if _RANGE.search(plain) else code
        code = "duration_day" if _DAY.fullmatch(plain) else code
        raise InputError(code, field, value=text, bare=bare)
    if found.amount < 1 or plain[:1] == "-" or "p-" in plain:
        raise InputError("duration_not_positive", field, value=text, bare=bare)
    return found


def _iso(plain: str) -> Amount | None:
    found = _ISO.fullmatch(plain)
    # ISO 8601 knows weeks alone, without days beside them.
    if found is None or (found["w"] and found["d"]) or not any(found.groups()):
        return None
    years, months, weeks, days = (None if number is None else _whole(number) for number in found.groups())
    rest = days or 7 * (weeks or 0)
    if years or months:
        if months is None and not rest:
            return Amount(years or 0, "years")
        return Amount(12 * (years or 0) + (months or 0), "months", rest)
    return Amount(weeks, "weeks") if weeks else Amount(rest, "days")


def _whole(number: str) -> int:
    return int(number) if len(number) <= _MOST_DIGITS else 10**_MOST_DIGITS


def _bare(plain: str, bare: str | None) -> Amount | None:
    """A number alone; a spreadsheet may have written it as ``6.0``."""
    whole, point, rest = plain.replace(",", ".").partition(".")
    is_whole = not point or (rest != "" and not rest.strip("0"))
    return Amount(_whole(whole), bare) if bare and is_whole and whole.isascii() and whole.isdigit() else None


def _parts(plain: str, text: str, field: str) -> Amount | None:
    """Numbers with their units, the larger first, each unit once."""
    found: dict[str, tuple[int, int]] = {}
    amount: tuple[int, int] | None = None
    article = after_unit = False
    for sign in _TOKEN.findall(plain):
        number = NUMBERS.get(sign) or _number(sign)
        unit = _UNITS.get(sign)
        if number is not None:
            if amount is not None and not (article and sign in _HALF):
                if number[0] >= number[1] or amount[1] != 1:
                    return None
                number = (amount[0] * number[1] + number[0], number[1])  # 1 1/2
            amount, article = number, sign in _ONE
        elif unit is not None:
            if amount is None and unit not in ("quarters", "halves"):
                return None
            # "3 months 2 years", or a unit twice: more likely two values in one cell than a length.
            if unit in found or (found and _ORDER.index(unit) < max(map(_ORDER.index, found))):
                return None
            found[unit], amount = amount or (1, 1), None
        elif sign == "-" and amount is not None:
            continue
        elif amount is not None or not found or not (sign in _BETWEEN or (sign == "." and after_unit)):
            return None
        after_unit = unit is not None
    return None if amount is not None or not found else _together(found, text, field)


def _number(token: str) -> tuple[int, int] | None:
    if not token[0].isdigit() or not token.isascii():
        return None
    above, _slash, below = token.partition("/")
    if below:
        return (_whole(above), _whole(below)) if int(below[:_MOST_DIGITS]) else None
    whole, point, rest = token.replace(",", ".").partition(".")
    if "." in token and len(rest) == 3:
        return None  # 1.000 may be a thousand
    # Kept as a fraction of whole numbers and never as a float, so that what does not divide (0.1 years) is seen exactly.
    if not point or len(rest) > _MOST_DIGITS or len(whole) > _MOST_DIGITS:
        return _whole(whole), 1
    return int(whole + rest), 10 ** len(rest)


def _together(found: dict[str, tuple[int, int]], text: str, field: str) -> Amount | None:
    months = days = 0
    for unit, amount in found.items():
        above, below = amount
        times = _MONTHS_OF.get(unit)
        if unit == "months" and 2 * above % (2 * below) == below:
            days += 15  # § 189 Abs. 1, 2 BGB: half a month, counted last
            above, below = above // below, 1
        if (above * (times or 1)) % below:
            raise InputError("duration_fraction", field, value=text)
        if times is not None:
            months += above * times // below
        # Working days are counted in a calendar, which nobody can do together with other units.
        elif unit in ("working", "werktage"):
            return Amount(above // below, unit) if len(found) == 1 else None
        else:
            days += above // below * (7 if unit == "weeks" else 1)
    if len(found) == 1 and not (months and days):
        unit, (above, below) = next(iter(found.items()))
        if above % below == 0 and unit in ("years", "weeks"):
            return Amount(above // below, unit)
    if months:
        return Amount(months, "months", days)
    return Amount(days, "days" if days or found.keys() & {"days", "weeks"} else "months")
