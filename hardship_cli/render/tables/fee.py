"""The body of a fee's table: the total, what was asked, the positions with what changed them, the other readings."""

from typing import Any

from rich.console import Group
from rich.text import Text

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.language import Language
from hardship_cli.render.table import columns, headline, indented
from hardship_cli.render.words import ACTS, EFFECTS, OUTCOMES, duration, euro, shown, unbroken, word
from hardship_cli.schedule.load import Law


def body(answer: Answer, say: Language, law: Law) -> list[Any]:
    """The parts above the remarks."""
    fee, case = answer.answer, answer.asked
    facts = [word(ACTS, case.act or "", say)]
    if case.outcome in OUTCOMES:
        facts.append(word(OUTCOMES, case.outcome, say))
    if case.months is not None:
        facts.append(duration(case.months, say))
    if case.land is not None:
        facts.append(land_name(case.land, say.code))
    day = next((step.value for step in answer.steps if step.op == "law_day"), None)
    facts.append(say(N_("law of {day}")).format(day=shown(day, say)))
    table = columns(
        (say(N_("position")), "left"),
        (say(N_("tariff")), "right"),
        (say(N_("due")), "right"),
        (say(N_("provision")), "fixed"),
    )
    for item in fee.items:
        effects = (indented(Text(word(EFFECTS, effect, say), style="italic")) for effect in item.effect)
        title = Group(Text(say.of(law.fees.rule(item.position).title)), *effects)
        table.add_row(title, euro(item.base, say), Text(euro(item.amount, say), style="bold"), _one_a_line(item.basis))
    parts: list[Any] = [
        headline(say(N_("Fee")), euro(fee.amount, say), answer, say),
        Text(" · ".join(facts), style="dim"),
        Text(""),
        table,
    ]
    if fee.alternatives:
        parts += [Text(""), Text(say(N_("Other readings")), style="dim")]
        for other in fee.alternatives:
            amount = say(N_("not known")) if other.amount is None else euro(other.amount, say)
            parts.append(indented(f"{unbroken(amount)}  {other.because}: {unbroken(other.basis or '')}"))
    return parts


def _one_a_line(basis: str) -> str:
    """Provisions under each other."""
    return unbroken(basis).replace(", §", ",\n§").replace(" i.V.m. ", "\ni.V.m. ")
