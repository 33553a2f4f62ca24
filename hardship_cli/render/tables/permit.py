"""The body of a permit's table: the last day, the days that hang on it, every limit, the other readings."""

from typing import Any

from rich.text import Text

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.language import Language
from hardship_cli.render.table import columns, headline, indented
from hardship_cli.render.texts.permits import BECAUSE, CAPS
from hardship_cli.render.words import day_words, duration, unbroken, word
from hardship_cli.schedule.load import Law

TITLES = {
    "25-4-2": "§ 25 Abs. 4 S. 2 AufenthG",
    "23a": "§ 23a AufenthG",
    "25-4-1": "§ 25 Abs. 4 S. 1 AufenthG",
    "25-5": "§ 25 Abs. 5 AufenthG",
}


def body(answer: Answer, say: Language, law: Law) -> list[Any]:  # noqa: ARG001 - every body is called alike
    """The parts above the remarks."""
    permit, case = answer.answer, answer.asked
    facts = [unbroken(TITLES[case.title])]
    if case.months is not None:
        facts.append(duration(case.months, say))
    if case.land is not None:
        facts.append(land_name(case.land, say.code))
    rows = [
        (say(N_("valid from")), day_words(permit.valid_from, say)),
        (say(N_("length")), say(N_("{days} days, both included")).format(days=permit.days)),
        (say(N_("set by")), unbroken(word(CAPS, permit.capped_by, say))),
        (say(N_("last day to apply for an extension")), day_words(permit.last_day_to_apply, say)),
        (say(N_("an extension would begin")), day_words(permit.extension_start, say)),
    ]
    if permit.settlement_from is not None:
        rows.append((say(N_("settlement permit from")), day_words(permit.settlement_from, say)))
    parts: list[Any] = [
        headline(say(N_("Valid until")), day_words(permit.valid_until, say), answer, say),
        Text(" · ".join(facts), style="dim"),
        Text(""),
        pairs(rows),
    ]
    limits = [step for step in answer.steps if step.op == "limit"]
    if len(limits) > 1:
        table = columns((say(N_("limit")), "left"), (say(N_("last day")), "left"))
        for step in limits:
            style = "bold" if step.rule == permit.capped_by else ""
            table.add_row(
                Text(unbroken(word(CAPS, step.rule or "", say)), style=style),
                Text(day_words(step.value, say), style=style),
            )
        parts += [Text(""), table]
    if permit.alternatives:
        parts += [Text(""), Text(say(N_("Other readings")), style="dim")]
        for other in permit.alternatives:
            because = unbroken(f"{word(BECAUSE, other.because, say)}: {other.basis}")
            parts.append(indented(f"{day_words(other.day, say)}  {because}"))
    return parts


def pairs(rows: list[tuple[str, str]]) -> Any:
    """Labels and values side by side, without a header."""
    table = columns(("", "left"), ("", "left"))
    table.show_header = False
    for label, value in rows:
        table.add_row(Text(label, style="dim"), value)
    return table
