"""The body of a fiction's table: the effect, its first and last day, the time to apply, the other readings."""

from typing import Any

from rich.text import Text

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.language import Language
from hardship_cli.render.table import headline, indented
from hardship_cli.render.tables.permit import TITLES, pairs
from hardship_cli.render.texts.permits import BECAUSE, FICTIONS
from hardship_cli.render.words import day_short, day_words, unbroken, word
from hardship_cli.schedule.load import Law


def body(answer: Answer, say: Language, law: Law) -> list[Any]:  # noqa: ARG001 - every body is called alike
    """The parts above the remarks."""
    fiction, case = answer.answer, answer.asked
    facts = [unbroken(TITLES[case.title])]
    if case.land is not None:
        facts.append(land_name(case.land, say.code))
    if case.permit_until == "none":
        facts.append(say(N_("no title held")))
    elif case.permit_until is not None:
        facts.append(say(N_("title until {day}")).format(day=day_short(case.permit_until, say)))
    if case.applied is not None:
        facts.append(say(N_("application of {day}")).format(day=day_short(case.applied, say)))
    rows = []
    if fiction.from_ is not None:
        rows.append((say(N_("from")), day_words(fiction.from_, say)))
        until = say(N_("open: until the decision is notified"))
        rows.append((say(N_("until")), until if fiction.until is None else day_words(fiction.until, say)))
    if fiction.in_time is not None:
        rows.append((say(N_("application in time")), say(N_("yes")) if fiction.in_time else say(N_("no"))))
    if fiction.last_day_to_apply is not None:
        rows.append((say(N_("last day to apply")), day_words(fiction.last_day_to_apply, say)))
    parts: list[Any] = [
        headline(say(N_("Effect")), word(FICTIONS, fiction.effect, say), answer, say),
        Text(" · ".join(facts), style="dim"),
    ]
    if rows:
        parts += [Text(""), pairs(rows)]
    if fiction.alternatives:
        parts += [Text(""), Text(say(N_("Other readings")), style="dim")]
        for other in fiction.alternatives:
            effect = word(FICTIONS, other.effect, say)
            begin = say(N_(" from {day}")).format(day=day_short(other.from_, say)) if other.from_ else ""
            last = other.last_day_to_apply
            by = (
                ""
                if last in (None, fiction.last_day_to_apply)
                else f", {say(N_('last day to apply'))} {day_short(last, say)}"
            )
            because = unbroken(f"{word(BECAUSE, other.because, say)}: {other.basis}")
            parts.append(indented(f"{effect}{begin}{by}  {because}"))
    return parts
