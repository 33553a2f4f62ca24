"""The body of an appeal's table: the last day, how it came about, the days beside it, the other readings."""

from datetime import date
from typing import Any

from rich.text import Text

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.language import Language
from hardship_cli.render.steps import off_day
from hardship_cli.render.table import headline, indented
from hardship_cli.render.tables.permit import pairs
from hardship_cli.render.texts.appeal import BECAUSE, DELIVERIES, DOCUMENTS, INSTRUCTIONS, REMEDIES
from hardship_cli.render.words import day_short, day_words, duration, unbroken, word
from hardship_cli.schedule.load import Law

# Labels of the days beside the last day, in the order of the answer.
_BESIDE = {
    "reinstatement_until": N_("reinstatement until at most"),
    "inaction_from": N_("action for failure to act from"),
    "fee_due": N_("a fee set with it is due"),
    "work_until": N_("title continues for work until"),
}

_NEAR = {
    0: N_("Seen from {today}: ends today."),
    1: N_("Seen from {today}: ends tomorrow."),
    -1: N_("Seen from {today}: ended yesterday."),
}


def body(answer: Answer, say: Language, law: Law) -> list[Any]:
    """The parts above the remarks."""
    found = answer.answer
    label = say(N_("Last day"))
    if found.last_day is not None:
        value = day_words(found.last_day, say)
    elif found.remedy == "none":
        value = say(N_("none: no remedy is open"))
    else:
        value = say(N_("none: no period runs"))
    parts: list[Any] = [headline(label, value, answer, say), Text(" · ".join(_facts(answer, say)), style="dim")]
    rows = [*_reckoning(answer, say, law), *_beside(found, say)]
    if rows:
        parts += [Text(""), pairs(rows)]
    if found.alternatives:
        parts += [Text(""), Text(say(N_("Other readings")), style="dim")]
        parts += [indented(other_reading(other, say)) for other in found.alternatives]
    return parts


def from_today(answer: Answer, say: Language, today: date) -> list[Any]:
    """How far the last day is from today: the one part of the table that is not the same tomorrow."""
    last = answer.answer.last_day
    if last is None:
        return []
    days = (last - today).days
    if days in _NEAR:
        text = _NEAR[days]
    else:
        text = (
            N_("Seen from {today}: ends in {days} days.")
            if days > 0
            else N_("Seen from {today}: ended {days} days ago.")
        )
    return [Text(""), Text(say(text).format(today=day_short(today, say), days=abs(days)), style="dim")]


def other_reading(other: Any, say: Language) -> str:
    """Another reading on one line: the day it gives, the notification behind it, the remedy where that differs, the reason."""
    day = "-" if other.day is None else day_short(other.day, say)
    notified = getattr(other, "notified", None)
    behind = "" if notified is None else say(N_(" (notified {day})")).format(day=day_short(notified, say))
    because = word(BECAUSE, other.because, say).format(reading=other.reading or "")
    basis = "" if other.basis is None else f": {unbroken(other.basis)}"
    remedy = getattr(other, "remedy", None)
    named = "" if remedy is None else f"  {word(REMEDIES, remedy, say)}"
    return f"{day}{behind}{named}  {because}{basis}"


def _facts(answer: Answer, say: Language) -> list[str]:
    found, case = answer.answer, answer.asked
    facts = [word(REMEDIES, found.remedy or "unread", say), word(DOCUMENTS, case.document, say)]
    if case.delivery is not None:
        facts.append(word(DELIVERIES, case.delivery, say))
    if case.instruction in INSTRUCTIONS:
        facts.append(word(INSTRUCTIONS, case.instruction, say))
    if case.land is not None:
        facts.append(land_name(case.land, say.code))
    return facts


def _reckoning(answer: Answer, say: Language, law: Law) -> list[tuple[str, str]]:
    found, case = answer.answer, answer.asked
    rows = []
    if case.posted is not None:
        rows.append((say(N_("posted")), day_words(case.posted, say)))
    if found.notified is not None:
        rows.append((say(N_("notified")), day_words(found.notified, say)))
    if found.period is not None:
        rows.append((say(N_("period")), duration(found.period, say)))
    if found.rolled:
        rows.append((say(N_("end of the period")), day_words(found.raw_end, say)))
        passed = ", ".join(f"{day_short(day, say)} {off_day(why, say, law)}" for day, why in found.rolled)
        rows.append((say(N_("moved off")), passed))
    if case.filed is not None:
        # While nothing is decided, an action for failure to act can only come too early.
        state = say(
            N_("in time") if found.filed_in_time else N_("too early") if found.never_started else N_("too late")
        )
        told = day_words(case.filed, say)
        rows.append((say(N_("filed")), told if found.filed_in_time is None else f"{told}: {state}"))
    return rows


def _beside(found: Any, say: Language) -> list[tuple[str, str]]:
    days = ((label, getattr(found, key)) for key, label in _BESIDE.items())
    return [(say(label), day_words(day, say)) for label, day in days if day is not None]
