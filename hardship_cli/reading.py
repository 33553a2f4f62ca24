"""Reading what people type: days, durations, Länder, yes and no, lists. Strict: what could mean two things is refused."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from hardship_cli.as_typed import FIRST_YEAR, LAST_YEAR, NO_DAYS
from hardship_cli.errors import InputError
from hardship_cli.laender import LAENDER

MAX_MONTHS = 1200
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
UNITS = tuple(_UNITS.values())
_MAX = {"days": 36_600, "weeks": 5_220, "months": MAX_MONTHS, "years": MAX_MONTHS // 12}
_LONGEST_REMINDER = 366  # days
# The Land's own key has 2 digits, a Kreis 5, a municipality 8 (AGS) or 12 (ARS). A spreadsheet eats a leading zero. Any other
# number is something else: 163 is no Thuringia but the key of a nationality.
# A decision may set no time for departure at all (§ 59 Abs. 1 S. 2 AufenthG): then there is none to reckon with.
_MAY_BE_NONE = ("departure_days",)
_NO_LENGTH = ("none", "keine", "keine frist", "ohne", "ohne frist", "no", "sofort", "at once")
# What is said of an application that has no outcome yet.
_OPEN = (
    *("offen", "noch offen", "in bearbeitung", "anhängig", "anhaengig", "noch nicht entschieden", "nicht entschieden"),
    *("pending", "open", "still open", "undecided", "not decided", "not yet decided"),
)
_KEY_LENGTHS = (2, 5, 8, 12)
_TRUE = (
    *(
        "true",
        "yes",
        "ja",
        "wahr",
        "1",
        "y",
        "j",
        "x",
        "✓",
        "✔",
        "☑",
        "☒",
        "[x]",
        "angekreuzt",
        "vorhanden",
        "liegt vor",
    ),
    *("trifft zu", "zutreffend", "checked"),
)
_FALSE = (
    *("false", "no", "nein", "falsch", "0", "n", "☐", "[ ]", "[]", "nicht", "kein", "keine", "nicht angekreuzt"),
    *("nicht vorhanden", "liegt nicht vor", "trifft nicht zu", "nicht zutreffend", "unchecked"),
)
# What says that it is not known, or does not matter: neither yes nor no.
_UNKNOWN = (
    *(
        "-",
        "--",
        "---",
        "–",
        "—",
        "./.",
        "/",
        "?",
        "k.a.",
        "k. a.",
        "ka",
        "k.a",
        "keine angabe",
        "keine angaben",
        "n/a",
    ),
    *(
        "na",
        "n.a.",
        "n. a.",
        "unbekannt",
        "unknown",
        "not known",
        "nicht bekannt",
        "entfällt",
        "entfaellt",
        "ggf.",
        "ggf",
    ),
)


class Period(NamedTuple):
    """A length of time in calendar units (``days``, ``weeks``, ``months``, ``years``). Three months are not ninety days.

    >>> from hardship_cli import Period
    >>> Period(3, "months"), str(Period(3, "months"))
    (Period(amount=3, unit='months'), '3m')
    """

    amount: int
    unit: str

    def __str__(self) -> str:
        return f"{self.amount}{self.unit[0]}"


class Joined(NamedTuple):
    """Months and days behind them: ``P1M14D``. The months come first, by the number of the day, then the days.

    >>> from datetime import date
    >>> from hardship_cli import Joined, deadline
    >>> deadline(date(2026, 3, 3), Joined(1, 14), "NW").answer.last_day.isoformat()
    '2026-04-17'
    """

    months: int
    days: int

    def __str__(self) -> str:
        return f"P{self.months}M{self.days}D"


class WorkingDays(NamedTuple):
    """So many working days: Monday to Friday without holidays, and Saturdays too where the word was ``Werktage``.

    >>> from datetime import date
    >>> from hardship_cli import WorkingDays, deadline
    >>> deadline(date(2026, 4, 2), WorkingDays(5), "NW").answer.last_day.isoformat()
    '2026-04-13'
    """

    amount: int
    with_saturdays: bool = False

    def __str__(self) -> str:
        return f"{self.amount} Werktage" if self.with_saturdays else f"{self.amount}wd"


class BirthSpan(NamedTuple):
    """A birth of which only the year or the month is known: the days on which it may have been, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first:%Y}" if self.first.month != self.last.month else f"{self.first:%Y-%m}"


def read_day(text: str, field: str, today: date | None = None) -> date:
    """A day as ISO ``2026-03-31``, German ``31.03.2026`` or ``1.2.2026``, in words (``as_typed/days.py``), or from ``today`` on.

    Raises :class:`InputError`: ``date_not_real`` (31 February), ``date_two_digit_year``, ``date_no_year``, ``date_year_last``
    (``01-02-2026``), ``date_slashes`` (``03/04/2026``, which is two days), ``date_slashes_form`` (one day, but slashes),
    ``date_weekday`` (another than the day has), ``day_with_time``, ``date_span`` (a month, a week), ``date_several``,
    ``date_serial`` (a spreadsheet's number), ``date_needs_today``, ``date_out_of_range``, ``date_no_day`` (a day that stands for
    none, as 01.01.1900 does) or ``date_form``.
    """
    day = _plain_day(text.strip())
    if day is not None:
        return day
    from hardship_cli.as_typed import days

    return days.read(text, field, today)


def read_birth(text: str, field: str, today: date | None = None) -> date | BirthSpan:
    """A day of birth as :func:`read_day` reads it, or the span where a register of persons knows only the year or the month.

    ``1990``, ``00.00.1990``, ``1990-00-00``; ``05/1990``, ``00.05.1990``, ``1990-05``, ``Mai 1990``. Raises as :func:`read_day`.
    """
    return _plain_day(text.strip()) or birth_span(text) or read_day(text, field, today)


def birth_span(text: str) -> BirthSpan | None:
    """The span of a text that names a year or a month, as registers of persons write a birth; nothing for any other text."""
    if _plain_day(text.strip()) is not None:
        return None
    from hardship_cli.as_typed import days

    found = days.month_or_year(text)
    return None if found is None else BirthSpan(*found)


def _plain_day(plain: str) -> date | None:
    """A day of three numbers in full; nothing for whatever else, which may be a day in words or none."""
    parts = plain.split(".")
    if len(parts) == 3:
        day, month, year = parts
        fits = 0 < len(day) <= 2 and 0 < len(month) <= 2 and len(year) == 4
    else:
        parts = plain.split("-")
        if len(parts) != 3:
            return None
        year, month, day = parts
        fits = len(year) == 4 and len(month) == len(day) == 2
    if not (fits and plain.isascii() and day.isdigit() and month.isdigit() and year.isdigit()):
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if (found.year, found.month, found.day) in NO_DAYS:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def completed_day(text: str, today: date | None = None) -> date | None:
    """The day that a year of two digits was completed to (``1.2.26``: 1 February 2026), or that words count from ``today``.

    Nothing for a day in full, and for ``+14d``.
    """
    if text[-4:].isdigit() or text[:4].isdigit() or not (" " in text or any(sign.isdigit() for sign in text)):
        return None
    from hardship_cli.as_typed import days

    return days.completed(text) or (today and days.from_today_in_words(text, today))


def read_period(text: str, field: str, *, bare: str | None = "months") -> Period:
    """A duration as ``3m``, ``36m``, ``3y``, ``2w``, ``90d``, ISO 8601 ``P3M``, ``P1Y6M`` or in words (``as_typed/lengths.py``).

    A bare number counts ``bare`` units; a spreadsheet may have written it as ``6.0``.

    Raises :class:`InputError`: ``duration_form``, ``duration_range`` (``3-6 Monate``), ``duration_limit`` (``bis zu 3 Jahre``),
    ``duration_fraction`` (of what is not divided), ``duration_joined`` and ``duration_working_days`` (for ``deadline`` alone),
    ``duration_not_positive``, ``duration_none`` (a time for departure of no days) or ``duration_absurd``.
    """
    if field in _MAY_BE_NONE and " ".join(text.casefold().split()) in _NO_LENGTH:
        raise InputError("duration_none", field, value=text)
    try:
        found = read_length(text, field, bare=bare)
    except InputError as error:
        if error.code == "duration_not_positive" and field in _MAY_BE_NONE and not text.strip().startswith("-"):
            raise InputError("duration_none", field, value=text) from None
        raise
    if isinstance(found, Period):
        return found
    raise InputError("duration_joined" if isinstance(found, Joined) else "duration_working_days", field, value=text)


def read_length(text: str, field: str, *, bare: str | None = None) -> Period | Joined | WorkingDays:
    """As :func:`read_period`, but also months with days behind them, and working days."""
    plain = text.strip().casefold()
    unit = _UNITS.get(plain[-1:])
    number, unit = (plain[:-1], unit) if unit else (plain, bare)
    if unit and number.isascii() and number.isdigit() and len(number) <= 6:
        return _within(Period(int(number), unit), text, field, bare)
    from hardship_cli.as_typed import lengths

    found = lengths.read(text, field, bare)
    if found.unit in ("working", "werktage"):
        _within(Period(found.amount, "days"), text, field, bare)
        return WorkingDays(found.amount, found.unit == "werktage")
    length = _within(Period(found.amount, found.unit), text, field, bare)
    if not found.days:
        return length
    return Joined(length.amount, _within(Period(found.days, "days"), text, field, bare).amount)


def _within(period: Period, text: str, field: str, bare: str | None) -> Period:
    if period.amount < 1:
        raise InputError("duration_not_positive", field, value=text, bare=bare)
    if period.amount > _MAX[period.unit]:
        raise InputError("duration_absurd", field, value=text, limit=Period(_MAX[period.unit], period.unit))
    return period


def read_land(text: str, field: str = "land") -> str:
    """The ISO code of a Land given as code, name, AGS or ARS; case, ``ü``/``ue``, spaces, hyphens and points do not matter.

    A slip that can mean one Land alone is taken (:func:`land_read` says so). Raises :class:`InputError` ``land_ambiguous``, else
    ``unknown_land`` with a suggestion where there is one.
    """
    land = _land_of(text)
    if land is not None:
        return land
    from hardship_cli.as_typed import laender

    return laender.read(text, field)


def land_read(text: str) -> str | None:
    """The Land that a text was taken for which is no name of one, or a key that looks like a year; nothing for other texts."""
    plain = text.strip().upper()
    if plain in LAENDER or plain.isdigit():
        return _land_of(plain) if looks_like_year(plain) else None
    from hardship_cli.as_typed import laender

    return laender.taken(text)


def looks_like_year(text: str) -> bool:
    """Whether a text is a year of our time, which may be a key as well of which a spreadsheet ate the zero."""
    plain = text.strip()
    return len(plain) == 4 and plain.isascii() and plain.isdigit() and plain[:2] in ("19", "20")


def looks_like_land(texts: Iterable[str | None]) -> bool:
    """Whether a column of texts is one of Länder: not where half of its cells or more, and at least two, are none.

    Empty cells say nothing. A register full of nationalities (163, 166, BY, SN) has some cells that could be read as a Land.
    """
    cells = [text for text in texts if text is not None and text.strip()]
    others = sum(_land_of(text) is None and land_read(text) is None for text in cells)
    return others < 2 or 2 * others < len(cells)


def _land_of(text: str) -> str | None:
    """The code that a text stands for, or nothing."""
    plain = text.strip().upper()
    if plain in LAENDER:
        return plain
    code = plain[3:] if plain[:3] in ("DE-", "DE_") else ""
    if code in LAENDER:
        return code
    if plain.isascii() and plain.isdigit():
        key = plain if len(plain) in _KEY_LENGTHS else f"0{plain}"
        if len(key) in _KEY_LENGTHS:
            return next((land for land, (digits, *_names) in LAENDER.items() if key.startswith(digits)), None)
        return None
    from hardship_cli.as_typed import laender

    return laender.named(text)


def read_flag(text: str | bool, field: str) -> bool:
    """Yes or no, in English or German, as ``true``/``false``, ``1``/``0`` or a box that is ticked or not.

    Raises :class:`InputError` ``flag_unknown`` for what says that it is not known, else ``not_a_flag``.
    """
    if isinstance(text, bool):
        return text
    plain = " ".join(text.casefold().split())
    if plain in _TRUE:
        return True
    if plain in _FALSE:
        return False
    raise InputError("flag_unknown" if is_unknown(text) else "not_a_flag", field, value=text)


def is_unknown(text: str) -> bool:
    """Whether a text says that something is not known, or does not matter: ``-``, ``k. A.``, ``unbekannt``."""
    return " ".join(text.casefold().split()) in _UNKNOWN


def read_choice(text: str, field: str, values: Iterable[str]) -> str:
    """One of ``values``, as its code or in people's words; case and ``_`` for ``-`` are forgiven.

    Raises :class:`InputError` ``outcome_open``, ``word_ambiguous`` for a word that may mean several, else ``not_a_choice`` with
    a suggestion.
    """
    plain = text.strip().casefold().replace("_", "-")
    accepted = tuple(values)
    if plain in accepted:
        return plain
    from hardship_cli.words import is_other_ground, value_of, words_of

    found = value_of(field, text)
    if found.code in accepted:
        return found.code
    if field == "outcome" and " ".join(text.casefold().split()) in _OPEN:
        raise InputError("outcome_open", field, value=text)
    if found.ask:
        raise InputError("word_ambiguous", field, value=text, fact=field, candidates=found.ask)
    words = words_of(field)
    near = suggest(plain, [*accepted, *(name for word in words for name in (*word.all, *word.near))])
    if field == "held_ground" and is_other_ground(text):
        near = "other"  # what looks like the paragraph is another one
    raise InputError("not_a_choice", field, value=text, accepted=", ".join(accepted), suggestion=near)


def suggest(value: str, accepted: Iterable[str]) -> str:
    """The accepted word that was meant with a slip, or that begins with the value, as it is written, or nothing."""
    from hardship_cli.as_typed.slips import nearest

    return nearest(value, accepted)


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
