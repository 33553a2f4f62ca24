"""A remedy and its last day in words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.law.appeal_periods import LATE_UNLESS
from hardship_cli.law.courts import REASONS
from hardship_cli.law.filing import ELSEWHERE
from hardship_cli.render.describe.deadline import last_day, moved, other_day
from hardship_cli.render.describe.parts import WOULD_BE, Description, Row, planned
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_short, day_words, duration, fact_word, remedy_word, shown, value_word
from hardship_cli.schedule.load import Law

# The days beside the last day for a remedy, in the order of the answer.
_BESIDE = {
    "warn_on": N_("look at it again by"),
    "final_from": N_("final from, by the latest reading"),
    "reasons_last_day": N_("reasons by"),
    "reinstatement_last_day": N_("reinstatement: request and act by"),
    "reinstatement_until": N_("reinstatement until at most"),
    "inaction_from": N_("action for failure to act from"),
    "fee_due": N_("a fee set with it is due"),
    "work_until": N_("title continues for work until"),
}


# The rules of the periods that end on them.
_PERIODS = {
    "reasons_last_day": tuple(REASONS.values()),
    "reinstatement_last_day": ("reinstatement_period",),
    "reinstatement_until": ("reinstatement_cap",),
    "fee_due": ("fee_due",),
}


def _asked(answer: Answer, say: Language) -> list[str]:
    case = answer.asked
    facts = [remedy_word(answer.answer.remedy, say), value_word("document", case.document, say)]
    if case.delivery is not None:
        facts.append(value_word("delivery", case.delivery, say))
    if case.instruction != "correct":
        belongs = fact_word("instruction", say), value_word("instruction", case.instruction, say)
        facts.append(" ".join(belongs))
    return [*facts, land_name(case.land, say.code)] if case.land is not None else facts


def _short(answer: Answer, say: Language) -> str:
    found, remedy = answer.answer, remedy_word(answer.answer.remedy, say)
    if found.last_day is None:
        return say(N_("no period runs")) if found.remedy != "none" else remedy
    return say(N_("{remedy} by {day}"), remedy=remedy, day=day_short(found.last_day, say))


def _rows(answer: Answer, say: Language, law: Law) -> Iterator[Row]:
    found, case = answer.answer, answer.asked
    ahead = planned(answer)
    yield Row(N_("Remedy"), remedy_word(found.remedy, say), "page")
    if case.posted is not None:
        yield Row(N_("posted"), day_words(case.posted, say))
    if found.notified is not None:
        yield Row(N_("notified"), day_words(found.notified, say))
    if found.period is not None:
        yield Row(N_("period"), duration(found.period, say))
    yield from moved(answer, say, law)
    yield Row(N_("Last day"), say(N_("none")) if found.last_day is None else day_words(found.last_day, say), "page")
    if case.filed is not None:
        filed, in_time = day_words(case.filed, say), found.filed_in_time
        filed = say(N_("{day} (planned)"), day=filed) if "filed" in ahead else filed
        # While nothing is decided, an action for failure to act can only come too early.
        state = N_("in time") if in_time else N_("too early") if found.never_started else N_("too late")
        # By another reading or fact it is in time: the remarks say by which.
        unsure = any(note.code.startswith(LATE_UNLESS) for note in answer.notes)
        state = N_("late by the safe day, see the remarks") if unsure else state
        yield Row(N_("filed"), filed if in_time is None else f"{filed}: {say(state)}", "table")
        yield Row(N_("filed"), filed, "page")
        if in_time is not None:
            in_words = say(WOULD_BE[in_time]) if "filed" in ahead else shown(in_time, say)
            yield Row(N_("in time"), say(N_("not by the safe day")) if unsure else in_words, "page")
    is_unpaid = case.paid is None or "paid" in ahead
    for key, label in _BESIDE.items():
        # What was paid does not fall due any more.
        if getattr(found, key) is not None and (key != "fee_due" or is_unpaid):
            day = day_words(getattr(found, key), say)
            day = with_safe_day(day, answer, say) if key == "work_until" else day
            yield Row(label, "; ".join([day, *_elsewhere(key, answer, say)]))


def _elsewhere(key: str, answer: Answer, say: Language) -> Iterator[str]:
    """The later ends at other places of a period beside the one for the remedy, each with those places."""
    for note in answer.notes:
        params = dict(note.params)
        if note.code in ELSEWHERE and params["rule"] in _PERIODS.get(key, ()):
            yield say(N_("{day} at: {where}"), day=day_short(params["day"], say), where=params["where"])


def _other(other: Any, answer: Answer, say: Language) -> str:
    behind = "" if other.notified is None else say(N_(" (notified {day})"), day=day_short(other.notified, say))
    gives = f"{other_day(other, answer, say)}{behind}"
    if other.work_until is not None:
        gives = f"{gives}  {say(_BESIDE['work_until'])} {day_short(other.work_until, say)}"
    return gives if other.remedy is None else f"{gives}  {remedy_word(other.remedy, say)}"


def _safe_day(answer: Answer) -> date | None:
    """The end of the ordinary period where a year is taken to run, whose own end nobody is to take for the safe day."""
    return next((dict(note.params).get("safe") for note in answer.notes if note.code == "one_year"), None)


def with_safe_day(until: str, answer: Answer, say: Language) -> str:
    """Until when work goes on, with the safe day where the year for a missing or wrong instruction decides."""
    safe, found = _safe_day(answer), answer.answer
    if safe is None or found.work_until != found.last_day:
        return until
    return say(N_("{until}, safe until {day}"), until=until, day=day_short(safe, say))


def _tile(answer: Answer, say: Language, _law: Law, _expected: bool) -> tuple[str, str, str]:
    found, label = answer.answer, say(N_("Last day for the remedy"))
    if found.last_day is None:
        return label, say(N_("no period runs")), ""
    more = remedy_word(found.remedy, say)
    safe = _safe_day(answer)
    more = more if safe is None else say(N_("{remedy}, safe by {day}"), remedy=more, day=day_short(safe, say))
    return label, last_day(answer, say)[1], more


DESCRIPTION = Description(last_day, _asked, _short, _rows, _other, _tile)
