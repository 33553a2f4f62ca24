"""One decision held against the law, for people: each difference with what follows from it, then what was the same."""

from datetime import date
from decimal import Decimal
from typing import Any

from rich.text import Text

from hardship_cli.answer import Answer, Difference
from hardship_cli.errors import Unanswerable
from hardship_cli.i18n import N_
from hardship_cli.render.errors import error_lines
from hardship_cli.render.labels import CAPS, REASONS, STATUS
from hardship_cli.render.language import Language
from hardship_cli.render.rows import assumed
from hardship_cli.render.table import columns, explanation, indented, remarks, show, sources, weak_sources
from hardship_cli.render.words import day_short, day_words, euro, remedy_word, unbroken, word
from hardship_cli.schedule.load import Law

WHAT = {
    "fee": N_("fee"),
    "remedy": N_("remedy"),
    "last_day": N_("last day for the remedy"),
    "valid_until": N_("last day of the permit"),
}
# What follows from a difference, by code.
FOLLOWS = {
    "other_reading": N_("By another reading of a disputed point ({because}) what was recorded is right."),
    "fee_too_low": N_(
        "Too little was set. For the person nothing follows from it; whether the rest can be claimed is not reckoned here."
    ),
    "fee_too_high": N_("Too much was set. By when the fee alone can be contested does not follow from these facts."),
    "fee_too_high_until": N_("Too much was set. Against the fee alone: {remedy}, until {until}."),
    "remedy_wrong": N_(
        "The instruction names a remedy that is not open: a year runs instead of the month, until {until}. Safe is {safe}."
    ),
    "remedy_denied": N_(
        "The notice says that no remedy is open, and one is: not even the year limits it. Safe is {safe}."
    ),
    "last_day_too_late": N_(
        "A wrong day that somebody noted opens nothing: the period ends on {until}, and what comes later is late."
    ),
    "last_day_too_early": N_("Noted too early: nothing is lost, the period ends on {until}."),
    "no_period": N_("No period runs by these facts: the day that was noted ends nothing."),
    "valid_too_long": N_("Longer than the law allows ({because})."),
    "valid_shorter": N_("Shorter than what the law would allow ({because})."),
}


def print_decision(answer: Answer, say: Language, law: Law, *, explain: bool, color: str) -> None:
    """Print what differs, what follows from it, and what was the same."""
    found = answer.answer
    differs = say(N_("differs")) if found.differences else say(N_("same"))
    parts: list[Any] = [Text.assemble((differs, "bold"), "   ", (word(STATUS, answer.status, say), "dim"))]
    if answer.assumed:
        parts.append(Text(assumed(answer.assumed, say), style="dim"))
    if found.differences:
        table = columns(*((say(text), "left") for text in (N_("what"), N_("recorded"), N_("right"), N_("provision"))))
        for difference in found.differences:
            table.add_row(*(unbroken(text) for text in _row(difference, say)))
        parts += [Text(""), table]
        for difference in found.differences:
            parts += [
                Text(""),
                Text(say(WHAT[difference.what]), style="bold"),
                indented(Text(follows_text(difference, say))),
            ]
    if found.same:
        names = ", ".join(say(WHAT[what]) for what in found.same)
        parts += [Text(""), Text(say(N_("As the law has it: {names}.")).format(names=names))]
    for open_ in found.unchecked:
        reason = error_lines(Unanswerable(open_.code, open_.fact), say)[0]
        parts += [
            Text(""),
            Text(say(N_("Not checked: {what}. {reason}")).format(what=say(WHAT[open_.what]), reason=reason)),
        ]
    parts += remarks(answer, say, law, explain=explain)
    if explain:
        parts += [*explanation(answer, say, law), sources(answer, say)]
    elif weak := weak_sources(answer.sources, say):
        parts += [Text(""), Text(unbroken(weak), style="dim")]
    show(parts, color)


def follows_text(difference: Difference, say: Language) -> str:
    """What follows from a difference, as sentences; the reason of a fee that differs stands behind."""
    days = {"until": difference.until, "safe": difference.safe}
    params = {name: say(N_("no day")) if day is None else day_words(day, say) for name, day in days.items()}
    params["remedy"] = remedy_word(difference.remedy or "unread", say)
    params["because"] = word({**CAPS, **REASONS}, difference.because or "", say)
    text = say(FOLLOWS[difference.follows]).format(**params)
    if difference.what == "fee" and difference.because in REASONS:
        text += " " + say(N_("Perhaps: {reason}.")).format(reason=params["because"])
    return text


def _row(difference: Difference, say: Language) -> tuple[str, str, str, str]:
    recorded, right = (_value(value, say) for value in (difference.recorded, difference.right))
    return say(WHAT[difference.what]), recorded, right, difference.basis or ""


def _value(value: Any, say: Language) -> str:
    if isinstance(value, Decimal):
        return euro(value, say)
    if isinstance(value, date):
        return day_short(value, say)
    return say(N_("none")) if value is None else remedy_word(value, say)
