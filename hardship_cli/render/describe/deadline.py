"""The end of a bare period in words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.reading import WorkingDays
from hardship_cli.render.describe.parts import Description, Row
from hardship_cli.render.labels import NOT_GIVEN, WEEKEND
from hardship_cli.render.language import Language
from hardship_cli.render.steps import off_day
from hardship_cli.render.words import day_short, day_words, duration
from hardship_cli.schedule.load import Law


def last_day(answer: Answer, say: Language) -> tuple[str, str]:
    """The last day of a period under its label; where there is none, why."""
    found = answer.answer
    label = say(N_("Last day to act") if getattr(answer.asked, "backwards", False) else N_("Last day"))
    if found.last_day is not None:
        return label, day_words(found.last_day, say)
    return label, say(N_("none: no remedy is open") if found.remedy == "none" else N_("none: no period runs"))


def moved(answer: Answer, say: Language, law: Law) -> Iterator[Row]:
    """Where the end of a period does not count, and over which days it moves."""
    found = answer.answer
    if found.rolled:
        yield Row(N_("end of the period"), day_words(found.raw_end, say))
        yield Row(N_("moved because of"), "; ".join(_off(day, why, say, law) for day, why in found.rolled))


def _off(day: date, why: str, say: Language, law: Law) -> str:
    """A day that is no working day, which its weekday says, or the name of the holiday."""
    return day_words(day, say) if why in WEEKEND else f"{day_words(day, say)} ({off_day(why, say, law)})"


def other_day(other: Any, _answer: Answer, say: Language) -> str:
    """The last day by another reading."""
    return no_day(other, say) if other.day is None else day_short(other.day, say)


def no_day(other: Any, say: Language) -> str:
    """What stands in place of a day that nobody can reckon: by a fact that is not given a later one, by a reading none."""
    return say(N_("a later day") if other.because in NOT_GIVEN else N_("no period runs"))


def _asked(answer: Answer, say: Language) -> list[str]:
    span = answer.asked
    length = duration(span.period, say)
    if isinstance(span.period, WorkingDays) and span.period.with_saturdays:
        length = say(N_("{length} (working days, perhaps with Saturdays)"), length=length)
    facts = [length, day_short(span.event, say)]
    if span.backwards:
        ends = N_("ends with this day at the latest") if span.first_day_counts else N_("ends before this day")
        facts.append(say(ends))
    elif span.first_day_counts:
        facts.append(say(N_("first day counts (§ 187 Abs. 2 BGB)")))
    if span.no_roll:
        facts.append(say(N_("not moved")))
    return [*facts, *(land_name(land, say.code) for land in (span.land, *span.also) if land is not None)]


def _short(answer: Answer, say: Language) -> str:
    return last_day(answer, say)[1]


DESCRIPTION = Description(last_day, _asked, _short, moved, other_day)
