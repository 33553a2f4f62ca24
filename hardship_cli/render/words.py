"""Values for people: the label of a code, days with the weekday, money, lengths of time, yes and no."""

from datetime import date
from decimal import Decimal
from typing import Any

from hardship_cli.i18n import N_
from hardship_cli.reading import Joined, Period
from hardship_cli.render.labels import UNITS
from hardship_cli.render.language import Language


def word(table: dict[str, str], code: str, say: Language) -> str:
    """The label of a code in the reader's language; a code without a label stands for itself."""
    return say(table[code]) if code in table else code


def shown(value: Any, say: Language) -> str:
    """Any value for people: days with the weekday, euro amounts, durations, yes and no."""
    if isinstance(value, bool):
        return say(N_("yes")) if value else say(N_("no"))
    if isinstance(value, date):
        return day_words(value, say)
    if isinstance(value, Decimal):
        return euro(value, say)
    if isinstance(value, Period | Joined):
        return duration(value, say)
    return str(value)


def capital(text: str) -> str:
    """The text as the beginning of a line; only its first letter changes."""
    return text[:1].upper() + text[1:]


def euro(amount: Decimal, say: Language) -> str:
    """``46,50 €`` in German, ``€46.50`` in English; thousands are not grouped, fees never reach them."""
    return f"{amount:.2f} €".replace(".", ",") if say.code == "de" else f"€{amount:.2f}"


def day_short(day: date, say: Language) -> str:
    """A day without words, for running text: ``04.07.2025`` in German, ISO in English."""
    return f"{day:%d.%m.%Y}" if say.code == "de" else day.isoformat()


# Stands for a space that must not break; Rich breaks at every kind of space, so it is put back after the layout.
FIXED_SPACE = "\ue000"


def unbroken(text: str) -> str:
    """Text in which a line break must not tear ``§ 45``, ``Abs. 1``, ``Nr. 2``, ``46,50 €``; for :func:`table.show` only."""
    text = text.replace(" €", f"{FIXED_SPACE}€")
    for mark in ("§§ ", "§ ", "Abs. ", "S. ", "Nr. ", "Buchst. ", "Halbs. ", "Art. "):
        text = text.replace(mark, mark[:-1] + FIXED_SPACE)
    return text


def day_words(day: date, say: Language) -> str:
    """A day with its weekday: ``Freitag, 4. Juli 2025``."""
    import pendulum

    form = "dddd, D. MMMM YYYY" if say.code == "de" else "dddd, D MMMM YYYY"
    return pendulum.date(day.year, day.month, day.day).format(form, locale=say.code)


def duration(period: Period | Joined, say: Language) -> str:
    """A length of time in words, in the unit in which it was given: ``6 Monate``, ``90 Tage`` (never ``12 Wochen 6 Tage``)."""
    if isinstance(period, Joined):
        parts = (Period(period.months, "months"), Period(period.days, "days"))
        return " ".join(duration(part, say) for part in parts)
    one, many = UNITS[period.unit]
    return say(one if period.amount == 1 else many).format(count=period.amount)
