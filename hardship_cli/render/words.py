"""Words of the vocabulary and of the answers for people: labels, days with the weekday, money, yes and no."""

from datetime import date
from decimal import Decimal
from typing import Any

from hardship_cli.i18n import N_
from hardship_cli.reading import Period
from hardship_cli.render.language import Language

STATUS = {
    "calculated": N_("calculated"),
    "review": N_("to be reviewed: see the remarks and sources"),
    "disputed": N_("disputed: the law has two readings, the remarks say which leads"),
    "blocked": N_("no answer possible"),
}

ACTS = {
    "issue": N_("issue of the permit"),
    "extend": N_("extension of the permit"),
    "change-purpose": N_("change of purpose"),
    "fiction-certificate": N_("fiction certificate (Fiktionsbescheinigung)"),
    "reissue-card": N_("new card"),
    "amend-condition": N_("change of a condition (Auflage)"),
    "toleration-issue": N_("issue of a toleration (Duldung)"),
    "toleration-renew": N_("renewal of a toleration (Duldung)"),
    "certificate": N_("other certificate"),
    "objection": N_("objection (Widerspruch)"),
}

OUTCOMES = {
    "refused": N_("refused"),
    "withdrawn": N_("withdrawn"),
    "withdrawn-early": N_("withdrawn before work began"),
    "not-competent": N_("refused for want of competence"),
}

EFFECTS = {
    "minors_half": N_("half for minors"),
    "processing_fee": N_("processing fee: full on refusal or withdrawal"),
    "processing_fee_free": N_("no processing fee"),
    "objection_refusal": N_("half of the act's fee"),
    "sticker_reduction": N_("less the card's share (sticker)"),
    "sticker_flat": N_("flat fee for the sticker"),
    "not_rendered": N_("not due: the service is not rendered"),
    "benefits_exemption": N_("exempt: benefits under SGB II, SGB XII or AsylbLG"),
    "benefits_exemption_processing": N_("exempt: benefits under SGB II, SGB XII or AsylbLG"),
    "protection_exemption": N_("exempt: protection status"),
    "protection_exemption_processing": N_("exempt: protection status"),
    "scholarship_exemption": N_("exempt: public scholarship"),
    "scholarship_exemption_processing": N_("exempt: public scholarship"),
    "swiss_exemption": N_("exempt: Swiss nationals"),
    "swiss_exemption_processing": N_("exempt: Swiss nationals"),
    "association_turkey_exemption": N_("exempt: association right EU-Turkey"),
    "association_turkey_24_and_over": N_("fee of the German identity card"),
    "association_turkey_under_24": N_("fee of the German identity card"),
    "swiss_24_and_over": N_("fee of the German identity card"),
    "swiss_under_24": N_("fee of the German identity card"),
    "chip_defect_exemption": N_("free: the chip's defect is not the holder's fault"),
    "E15": N_("extension of the paper only"),
}

# What a value of a missing fact is called where an error lists what each would give.
VALUES = {
    "extend_up_to_1m": N_("up to one month"),
    "extend_over_1m": N_("more"),
    "issue_up_to_1m": N_("up to one month"),
    "issue_over_1m": N_("more"),
    "change-purpose_up_to_1m": N_("up to one month"),
    "change-purpose_over_1m": N_("more"),
    "extend_up_to_3m": N_("up to three months"),
    "extend_over_3m": N_("more"),
    "issue_up_to_12m": N_("up to one year"),
    "issue_over_12m": N_("more"),
    "card_older": N_("24 and over"),
    "card_younger": N_("under 24"),
    "stay_below_threshold": N_("not yet:"),
    "stay_at_threshold": N_("already:"),
    "title_in_time": N_("title held, application in time:"),
    "title_late": N_("title held, application late:"),
    "no_title": N_("no title:"),
    "no_title_lawful": N_("no title, lawful stay:"),
    "lawful_at_application": N_("lawful at the application:"),
    "lawful_before": N_("lawful before, no longer:"),
    "never_lawful": N_("never lawful:"),
}

UNITS = {
    "days": (N_("{count} day"), N_("{count} days")),
    "weeks": (N_("{count} week"), N_("{count} weeks")),
    "months": (N_("{count} month"), N_("{count} months")),
    "years": (N_("{count} year"), N_("{count} years")),
}

ORIGINS = {"environment": N_("environment"), "file": N_("user file"), "default": N_("built in")}

STATES = {"none": N_("not in force"), "gap": N_("no text read"), "nothing": N_("nothing said")}

LEVELS = {"hint": N_("Note"), "warning": N_("Caution"), "info": N_("Info")}


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
    if isinstance(value, Period):
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


def duration(period: Period, say: Language) -> str:
    """A length of time in words, in the unit in which it was given: ``6 Monate``, ``90 Tage`` (never ``12 Wochen 6 Tage``)."""
    one, many = UNITS[period.unit]
    return say(one if period.amount == 1 else many).format(count=period.amount)
