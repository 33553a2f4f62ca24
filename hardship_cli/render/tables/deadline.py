"""The body of a bare deadline's table: the last day, how it came about, what other places would give."""

from typing import Any

from rich.text import Text

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.language import Language
from hardship_cli.render.steps import off_day
from hardship_cli.render.table import headline, indented
from hardship_cli.render.tables.appeal import from_today, other_reading
from hardship_cli.render.tables.permit import pairs
from hardship_cli.render.words import day_short, day_words, duration
from hardship_cli.schedule.load import Law

__all__ = ["body", "from_today"]


def body(answer: Answer, say: Language, law: Law) -> list[Any]:
    """The parts above the remarks."""
    found, span = answer.answer, answer.asked
    facts = [duration(span.period, say), day_short(span.event, say)]
    if span.backwards:
        ends = N_("ends with this day at the latest") if span.first_day_counts else N_("ends before this day")
        facts.append(say(ends))
    elif span.first_day_counts:
        facts.append(say(N_("first day counts (§ 187 Abs. 2 BGB)")))
    if span.no_roll:
        facts.append(say(N_("not moved")))
    if span.land is not None:
        facts.append(land_name(span.land, say.code))
    parts: list[Any] = [
        headline(
            say(N_("Last day to act") if span.backwards else N_("Last day")),
            day_words(found.last_day, say),
            answer,
            say,
        ),
        Text(" · ".join(facts), style="dim"),
    ]
    if found.rolled:
        passed = ", ".join(f"{day_short(day, say)} {off_day(why, say, law)}" for day, why in found.rolled)
        rows = [(say(N_("end of the period")), day_words(found.raw_end, say)), (say(N_("moved off")), passed)]
        parts += [Text(""), pairs(rows)]
    if found.alternatives:
        parts += [Text(""), Text(say(N_("Other readings")), style="dim")]
        parts += [indented(other_reading(other, say)) for other in found.alternatives]
    return parts
