"""The length of a permit in words."""

from collections.abc import Iterator
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.law.permit_notes import REQUESTED
from hardship_cli.render import labels
from hardship_cli.render.describe.parts import Description, Row
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_short, day_words, duration, title_word, unbroken, word
from hardship_cli.schedule.load import Law


def limits(answer: Answer) -> list[tuple[str, Any]]:
    """Every limit of a permit's length with the last day that it sets."""
    return [(step.rule or "", step.value) for step in answer.steps if step.op == "limit"]


def _is_longest(answer: Answer) -> bool:
    """Whether no length is known, so that the last day is only the latest that is possible."""
    return all(name != REQUESTED for name, _day in limits(answer))


def _until(answer: Answer) -> str:
    return N_("Valid at the longest until") if _is_longest(answer) else N_("Valid until")


def _headline(answer: Answer, say: Language) -> tuple[str, str]:
    return say(_until(answer)), day_words(answer.answer.valid_until, say)


def _asked(answer: Answer, say: Language) -> list[str]:
    case, facts = answer.asked, [unbroken(title_word(answer.asked.title))]
    if case.months is not None:
        facts.append(duration(case.months, say))
    return [*facts, land_name(case.land, say.code)] if case.land is not None else facts


def _short(answer: Answer, say: Language) -> str:
    first, last = (day_short(day, say) for day in (answer.answer.valid_from, answer.answer.valid_until))
    text = N_("{first} to {last} at the longest") if _is_longest(answer) else N_("{first} to {last}")
    return say(text, first=first, last=last)


def _rows(answer: Answer, say: Language, _law: Law) -> Iterator[Row]:
    found = answer.answer
    yield Row(N_("valid from"), day_words(found.valid_from, say))
    yield Row(_until(answer), day_words(found.valid_until, say), "page")
    length = N_("{days} days with the first and last") if found.days != 1 else N_("1 day")
    yield Row(N_("length"), say(length, days=found.days))
    yield Row(N_("set by"), unbroken(word(labels.CAPS, found.capped_by, say)))
    for name, day in limits(answer):
        if name != found.capped_by:
            label = unbroken(word(labels.CAPS, name, say))
            yield Row(N_("further limit"), f"{day_words(day, say)}: {label}", "page")
    if not _is_longest(answer):
        yield Row(N_("last day to apply for an extension"), day_words(found.last_day_to_apply, say))
        yield Row(N_("an extension would begin"), day_words(found.extension_start, say), "table")
    if found.settlement_from is not None:
        yield Row(N_("settlement permit from"), day_words(found.settlement_from, say))


def _other(other: Any, _answer: Answer, say: Language) -> str:
    return day_words(other.day, say)


def _tile(answer: Answer, say: Language, _law: Law, expected: bool) -> tuple[str, str, str]:
    more = word(labels.CAPS, answer.answer.capped_by, say)
    more = say(N_("if granted as asked: {text}"), text=more) if expected else more
    label = N_("Permit at the longest until") if _is_longest(answer) else N_("Permit until")
    return say(label), _headline(answer, say)[1], more


DESCRIPTION = Description(_headline, _asked, _short, _rows, _other, _tile)
