"""Days as people write them: with the month or the weekday in words, a time of midnight, two digits of a year, from today.

What could mean two days, or is a span of time, is refused, and the error says which of it the text is.
"""

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import NoReturn

from hardship_cli.as_typed import FIRST_YEAR, LAST_YEAR, NO_DAYS, folded
from hardship_cli.errors import InputError

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan jaenner jaen",
            "februar february feb feber",
            "maerz march mar maer mrz",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "dezember december dez dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "montag monday mo mon",
            "dienstag tuesday di die tu tue tues",
            "mittwoch wednesday mi mit we wed",
            "donnerstag thursday do don th thu thur thurs",
            "freitag friday fr fre fri",
            "samstag saturday sonnabend sa sam sat",
            "sonntag sunday so son su sun",
        )
    )
    for name in names.split()
}
_FROM_TODAY = {
    "today": 0,
    "heute": 0,
    "tomorrow": 1,
    "morgen": 1,
    "yesterday": -1,
    "gestern": -1,
    "day after tomorrow": 2,
    "uebermorgen": 2,
    "day before yesterday": -2,
    "vorgestern": -2,
}
_UNIT_DAYS = {
    "d": 1,
    "t": 1,
    "tag": 1,
    "tage": 1,
    "tagen": 1,
    "day": 1,
    "days": 1,
    "w": 7,
    "woche": 7,
    "wochen": 7,
    "week": 7,
    "weeks": 7,
}
_FARTHEST = 36_600  # days
# A year of two digits is one of this century up to here; later ones could be the last century's.
_LAST_OF_THE_SHORT = 49

_OFFSET = re.compile(r"([+-]) ?([0-9]+) ?([a-z]+)")
# From today in words: "in 3 Wochen", "vor einer Woche", "heute in 14 Tagen", "2 weeks ago", "in a week".
_IN_WORDS = re.compile(
    r"(?:(?:heute |today )?(?P<sign>in|vor) )?(?P<number>[0-9]+|[a-z]+) (?P<unit>[a-z]+)(?P<behind> ago| from (?:now|today))?"
)
# People say eight days for a week: who writes so may mean either.
_A_WEEK_OR_NOT = ("8", "acht", "eight")
_TIME = re.compile(r"(.*[^ ,t])(?:t|,? (?:um )?)([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)(?: uhr)?")
_WITH_WEEKDAY = re.compile(r"([a-z]+)\.?,? ?(?:den |der |the )?(.*[0-9].*)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_COMPACT = re.compile(r"((?:19|20|21)[0-9]{2})([0-9]{2})([0-9]{2})")
_POINTS = re.compile(r"([0-9]{1,2}) ?\. ?([0-9]{1,2}) ?\. ?([0-9]{4}|[0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:\.|st|nd|rd|th)?(?: of )?[ -]?([a-z]+)\.?[ ,-]{0,2}([0-9]{4}|[0-9]{2})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:\.|st|nd|rd|th)?,? ([0-9]{4})")
_NO_YEAR = re.compile(r"([0-9]{1,2})(?:\.|st|nd|rd|th)? ?([a-z]+)\.?")
# What can stand for a day within a longer text, to see whether there are several.
_ANY_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\. ?(?:[0-9]{1,2}\.|[a-z]{3,9}\.?) ?[0-9]{2,4}")
_SPAN = re.compile(
    r"(?:anfang|mitte|ende|early|mid|end of|beginning of) .*|(?:kw|week|woche|q|quartal) ?[0-9]{1,2}\b.*"
    r"|[0-9]{1,2}\. ?(?:kw|woche|quartal)\b.*|[0-9]{1,2} ?[./-] ?[0-9]{4}|[0-9]{4}(?: ?[/-] ?[0-9]{1,2})?"
)
# A month or a year, as registers of persons write what they do not know: noughts, or signs that stand for them.
_NOT_KNOWN = r"(?:00?|xx?|\?\??|--?|__?)"
_MONTH_OR_YEAR = (
    re.compile(r"(?P<y>[0-9]{4})(?:[.,]0)?"),
    re.compile(rf"{_NOT_KNOWN}\. ?{_NOT_KNOWN}\. ?(?P<y>[0-9]{{4}})"),
    re.compile(rf"{_NOT_KNOWN}\. ?(?P<m>[0-9]{{1,2}})\. ?(?P<y>[0-9]{{4}})"),
    re.compile(rf"(?P<y>[0-9]{{4}})-{_NOT_KNOWN}-{_NOT_KNOWN}"),
    re.compile(rf"(?P<y>[0-9]{{4}})-(?P<m>[0-9]{{2}})(?:-{_NOT_KNOWN})?"),
    re.compile(r"(?P<y>(?:19|20|21)[0-9]{2})0000"),
    re.compile(r"(?P<y>(?:19|20|21)[0-9]{2})(?P<m>[0-9]{2})00"),
    re.compile(r"(?P<m>[0-9]{1,2}) ?[./] ?(?P<y>[0-9]{4})"),
    re.compile(r"(?P<name>[a-z]+)\.? ?(?P<y>[0-9]{4})"),
)
# A spreadsheet counts days from 30 December 1899; five digits are days of 1927 to 2173.
_SERIAL = re.compile(r"([1-9][0-9]{4})(?:[.,]0+)?")
_SERIAL_ZERO = date(1899, 12, 30)


def read(text: str, field: str, today: date | None) -> date:
    """The day that a text names; raises what :func:`~hardship_cli.reading.read_day` raises."""
    day = _from_today(text, field, today)
    return day if day is not None else _read(text, field)[0]


def completed(text: str) -> date | None:
    """The day of a text whose year has two digits, which were completed; nothing for any other text."""
    try:
        day, short = _read(text, "")
    except InputError:
        return None
    return day if short else None


def month_or_year(text: str) -> tuple[date, date] | None:
    """The first and the last day of the month or the year that a text names; nothing for any other text."""
    plain = folded(text)
    found = next(filter(None, (form.fullmatch(plain) for form in _MONTH_OR_YEAR)), None)
    if found is None:
        return None
    parts = found.groupdict()
    year, month = int(parts["y"]), _MONTHS.get(parts.get("name") or "", int(parts.get("m") or 0))
    if not FIRST_YEAR <= year <= LAST_YEAR or month > 12 or (parts.keys() & {"m", "name"} and not month):
        return None
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if month else date(year, 12, 31)
    return date(year, month or 1, 1), last


def from_today_in_words(text: str, today: date) -> date | None:
    """The day of a text that counts days or weeks from today in words, which is told; nothing for any other text."""
    return _from_today(text, "", today) if _offset_in_words(folded(text)) is not None else None


def _offset_in_words(plain: str) -> int | None:
    """The days that a text in words is ahead of today, or behind it where they are less than none."""
    found = _IN_WORDS.fullmatch(plain)
    if found is None or (found["sign"] is None) == (found["behind"] is None) or found["number"] in _A_WEEK_OR_NOT:
        return None
    from hardship_cli.as_typed.lengths import NUMBERS

    above, below = NUMBERS.get(found["number"], (0, 1))
    number = _number(found["number"]) if found["number"].isdigit() else above
    if not number or below > 1 or len(found["unit"]) == 1 or found["unit"] not in _UNIT_DAYS:
        return None
    is_behind = found["sign"] == "vor" or found["behind"] == " ago"
    return number * _UNIT_DAYS[found["unit"]] * (-1 if is_behind else 1)


def _number(digits: str) -> int:
    # A number of thousands of digits must not be worked out: it is beyond any day in any case.
    return int(digits) if len(digits) <= 5 else 99999


def _from_today(text: str, field: str, today: date | None) -> date | None:
    plain = folded(text)
    days = _FROM_TODAY[plain] if plain in _FROM_TODAY else _offset_in_words(plain)
    found = _OFFSET.fullmatch(plain)
    if found is not None and found[3] in _UNIT_DAYS:
        days = _number(found[2]) * _UNIT_DAYS[found[3]] * (1 if found[1] == "+" else -1)
    if days is None:
        return None
    if today is None:
        raise InputError("date_needs_today", field, value=text)
    if abs(days) <= _FARTHEST and FIRST_YEAR <= (day := today + timedelta(days=days)).year <= LAST_YEAR:
        return day
    raise InputError("date_out_of_range", field, value=text, first=FIRST_YEAR, last=LAST_YEAR)


def _read(text: str, field: str) -> tuple[date, bool]:
    """The day, and whether its year was completed."""
    plain = folded(text)
    timed = _TIME.fullmatch(plain)
    named = _WITH_WEEKDAY.fullmatch(plain if timed is None else timed[1])
    weekday = _WEEKDAYS.get(named[1]) if named is not None else None
    bare = named[2] if named is not None and weekday is not None else plain if timed is None else timed[1]
    year, month, day = _numbers(bare) or _refuse(bare, text, field)
    short = len(year) == 2
    # A birth is never completed: 10 can be a child of 2010 and somebody of a hundred and more.
    if short and (int(year) > _LAST_OF_THE_SHORT or field == "born"):
        raise InputError("date_two_digit_year", field, value=text)
    found = _real(int(year) + (2000 if short else 0), month, day, text, field)
    # A weekday beside the date is a check that the person wrote down; where it fails, one of the two is wrong, and nobody
    # knows which.
    if weekday is not None and found.weekday() != weekday:
        raise InputError("date_weekday", field, value=text, day_in_words=found)
    # Midnight is how databases write a day; any other hour would be lost, and may matter at the end of a period.
    if timed is not None and timed[2].strip("0:."):
        raise InputError("day_with_time", field, value=text, day=found.isoformat())
    return found, short


def _numbers(plain: str) -> tuple[str, int, int] | None:
    """Year as written, month and day."""
    found = _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if found is not None:
        return found[1], int(found[2]), int(found[3])
    found = _POINTS.fullmatch(plain)
    if found is not None:
        return found[3], int(found[2]), int(found[1])
    found = _DAY_FIRST.fullmatch(plain)
    if found is not None and found[2] in _MONTHS:
        return found[3], _MONTHS[found[2]], int(found[1])
    found = _MONTH_FIRST.fullmatch(plain)
    if found is not None and found[1] in _MONTHS:
        return found[3], _MONTHS[found[1]], int(found[2])
    return None


def _real(year: int, month: int, day: int, text: str, field: str) -> date:
    if (year, month, day) in NO_DAYS:
        raise InputError("date_no_day", field, value=text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError("date_out_of_range", field, value=text, first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError("date_not_real", field, value=text) from None


def _refuse(plain: str, text: str, field: str) -> NoReturn:
    """What is wrong with a text that is no day."""
    serial = _SERIAL.fullmatch(plain)
    if serial is not None:
        day = _SERIAL_ZERO + timedelta(days=int(serial[1]))
        raise InputError("date_serial", field, value=text, day=day)
    days = _with_slashes(plain)
    params = {"either": days} if len(days) > 1 else {"suggestion": days[0]} if days else {}
    raise InputError(_why(plain), field, value=text, **params)


def _with_slashes(plain: str) -> list[date]:
    """The days that a text with slashes and a full year may name: with the day first, with the month first, with the year first."""
    found = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})|([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})", plain)
    if found is None:
        return []
    first, second, year, *year_first = (part and int(part) for part in found.groups())
    days = set()
    for numbers in [(year, second, first), (year, first, second)] if year else [year_first]:
        with suppress(ValueError):
            days.add(date(*numbers))
    return sorted(day for day in days if FIRST_YEAR <= day.year <= LAST_YEAR)


def _why(plain: str) -> str:
    for sign in "/-":
        numbers = plain.split(sign)
        if len(numbers) != 3 or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in numbers):
            continue
        if sign == "/":
            # Day first or month first: that is one day where a number is no month, and where both are the same.
            first, second = int(numbers[0]), int(numbers[1])
            both = 1 <= first <= 12 and 1 <= second <= 12 and first != second
            return "date_slashes" if both else "date_slashes_form"
        if len(numbers[0]) <= 2 and len(numbers[2]) == 4:
            return "date_year_last"
        if all(len(part) <= 2 for part in numbers) and len(numbers[0]) == 2:
            return "date_two_digit_year"
        return "date_form"
    numbers = plain.rstrip(".").split(".")
    if len(numbers) == 2 and all(part.isascii() and part.isdigit() and len(part) <= 2 for part in numbers):
        day, month = map(int, numbers)
        return "date_no_year" if 1 <= day <= 31 and 1 <= month <= 12 else "date_form"
    in_words = _NO_YEAR.fullmatch(plain)
    if in_words is not None and in_words[2] in _MONTHS:
        return "date_no_year"
    words = plain.replace(".", " ").replace(",", " ").split()
    if _SPAN.fullmatch(plain) or (words and words[0] in _MONTHS and all(word.isdigit() for word in words[1:])):
        return "date_span"
    return "date_several" if len(_ANY_DAY.findall(plain)) > 1 else "date_form"
