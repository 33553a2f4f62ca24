"""Values for people: the label of a code, days with the weekday, money, lengths of time, yes and no."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.reading import BirthSpan, Joined, Period, WorkingDays
from hardship_cli.render.labels import UNITS
from hardship_cli.render.language import Language


def word(table: dict[str, str], code: str, say: Language) -> str:
    """The label of a code in the reader's language; a code without a label stands for itself."""
    return say(table[code]) if code in table else code


# Values that German law has a term for, which an English text gives beside its own word.
_TERMS: dict[str, tuple[str, ...]] = {
    "act": ("fiction-certificate", "toleration-issue", "toleration-renew", "objection"),
    "against": ("condition", "removal-threat", "expulsion"),
    "delivery": ("registered", "registered-return", "pzu", "acknowledgement", "public"),
    "document": ("objection-notice",),
    "remedy": ("objection", "action", "leave-to-appeal", "complaint"),
}
_REMEDIES = {"unread": N_("the remedy that the instruction names"), "none": N_("no remedy")}


def fact_word(fact: str, say: Language) -> str:
    """What a fact is called in the reader's language."""
    from hardship_cli.words import called

    return called("facts", fact, say.code)


def value_word(fact: str, code: str, say: Language) -> str:
    """What a value of a fact is called in the reader's language; a code without a word stands for itself."""
    from hardship_cli.words import called

    if fact == "title":
        return title_word(code)
    if fact == "against" and "," in code:  # a refusal and what rests on it
        return ", ".join(value_word(fact, part, say) for part in code.split(","))
    word = called(fact, code, say.code)
    return f"{word} ({called(fact, code, 'de')})" if say.code == "en" and code in _TERMS.get(fact, ()) else word


def key_word(fact: str, say: Language) -> str:
    """What a fact, or what was recorded of it, is called where it is typed: in German its word, in English its code."""
    from hardship_cli.words import called

    return called("headings", fact, "de") if say.code == "de" else fact


def fact_value(fact: str, value: Any, say: Language, *, short: bool = False) -> str:
    """The value of a fact in the reader's language, days ``short`` or with their weekday; empty where it is not given."""
    if value is None:
        return ""
    if fact == "land":
        return land_name(value, say.code)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ", ".join(value_word(fact, part, say) for part in value)
    if isinstance(value, date) and short:
        return day_short(value, say)
    if value == "none" and FACTS[fact].kind == "day-or-none":
        return say(N_("none"))
    text = value_word(fact, value, say) if isinstance(value, str) else shown(value, say)
    # The fact itself ends with the word that its values begin with: "ab: ab Bekanntgabe".
    return text.partition(" ")[2] if fact == "departure_from" else text


def title_word(code: str) -> str:
    """The paragraph of a ground, which is the same in both languages."""
    from hardship_cli.words import called

    return f"{called('title', code, 'de')} AufenthG"


def remedy_word(code: str | None, say: Language) -> str:
    """What a remedy is called; also none, and the one that the instruction names, where no text of the law on it was read."""
    code = code or "unread"
    return say(_REMEDIES[code]) if code in _REMEDIES else value_word("remedy", code, say)


def shown(value: Any, say: Language) -> str:
    """Any value for people: days with the weekday, euro amounts, durations, yes and no."""
    if isinstance(value, bool):
        return say(N_("yes")) if value else say(N_("no"))
    if isinstance(value, date):
        return day_words(value, say)
    if isinstance(value, Decimal):
        return euro(value, say)
    if isinstance(value, Period | Joined | WorkingDays):
        return duration(value, say)
    return born_words(value, say) if isinstance(value, BirthSpan) else str(value)


def born_words(span: BirthSpan, say: Language) -> str:
    """The year or the month of a birth, as it is typed: ``1990``, ``05/1990`` in German, ISO in English."""
    is_month = say.code == "de" and span.first.month == span.last.month
    return f"{span.first:%m/%Y}" if is_month else str(span)


def capital(text: str) -> str:
    """The text as the beginning of a line; only its first letter changes."""
    return text[:1].upper() + text[1:]


def euro(amount: Decimal, say: Language) -> str:
    """``46,50 €`` in German, ``€46.50`` in English; thousands are not grouped, fees never reach them."""
    return f"{amount:.2f} €".replace(".", ",") if say.code == "de" else f"€{amount:.2f}"


def source_title(source: Mapping[str, Any], say: Language) -> str:
    """What a source is called: a citation stays German, what only says what was not found or read is put into English."""
    title: str = source.get("title_en", source["title"]) if say.code == "en" else source["title"]
    return title


def day_short(day: date, say: Language) -> str:
    """A day without words, for running text: ``04.07.2025`` in German, ISO in English."""
    return f"{day:%d.%m.%Y}" if say.code == "de" else day.isoformat()


# Stands for a space that must not break; Rich breaks at every kind of space, so it is put back after the layout.
FIXED_SPACE = "\ue000"


# A day with its month in words, and one with its weekday in front.
_DAYS = re.compile(r"\b\d{1,2}\.? [A-ZÄ][a-zä]+ \d{4}\b|\b[A-Z][a-z]{1,2} (?=\d{2}\.\d{2}\.\d{4}|\d{4}-\d{2}-\d{2})")


def unbroken(text: str) -> str:
    """Text in which a line break must not tear ``§ 45``, ``Abs. 1``, ``Nr. 2``, ``46,50 €``, a day; for :func:`table.show` only."""
    text = _DAYS.sub(lambda day: day[0].replace(" ", FIXED_SPACE), text.replace(" €", f"{FIXED_SPACE}€"))
    for mark in ("§§ ", "§ ", "Abs. ", "S. ", "Nr. ", "Buchst. ", "Halbs. ", "Art. "):
        text = text.replace(mark, mark[:-1] + FIXED_SPACE)
    return text


def day_words(day: date, say: Language) -> str:
    """A day with its weekday: ``Freitag, 4. Juli 2025``."""
    import pendulum

    form = "dddd, D. MMMM YYYY" if say.code == "de" else "dddd, D MMMM YYYY"
    # Formatting alone: what pendulum counts (ages, differences) is wrong in some months (docs/architecture.md).
    return pendulum.date(day.year, day.month, day.day).format(form, locale=say.code)


def duration(period: Period | Joined | WorkingDays, say: Language) -> str:
    """A length of time in words, in the unit in which it was given: ``6 Monate``, ``90 Tage`` (never ``12 Wochen 6 Tage``)."""
    if isinstance(period, WorkingDays):
        if period.with_saturdays:
            return f"{period.amount} Werktage" if period.amount > 1 else f"{period.amount} Werktag"
        return say(N_("{count} working days") if period.amount > 1 else N_("{count} working day"), count=period.amount)
    if isinstance(period, Joined):
        parts = (Period(period.months, "months"), Period(period.days, "days"))
        return " ".join(duration(part, say) for part in parts)
    one, many = UNITS[period.unit]
    return say(one if period.amount == 1 else many, count=period.amount)
