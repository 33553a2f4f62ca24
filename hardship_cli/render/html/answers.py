"""The answer to each question as rows of the page: labels and values in the reader's language."""

from collections.abc import Iterator
from typing import Any

from hardship_cli.answer import Answer, Step
from hardship_cli.i18n import N_
from hardship_cli.render.html.markup import Markup, el, join
from hardship_cli.render.language import Language
from hardship_cli.render.notes import note_text
from hardship_cli.render.steps import off_day, passed_over, step_ground, step_value, step_what
from hardship_cli.render.texts import appeal, permits
from hardship_cli.render.wording import for_page
from hardship_cli.render.words import EFFECTS, LEVELS, day_short, day_words, duration, euro, shown, unbroken, word
from hardship_cli.schedule.load import Law

Rows = Iterator[tuple[str, str]]

_BECAUSE = {**appeal.BECAUSE, **permits.BECAUSE}
_LEVEL_CLASSES = {"hint": "plain", "warning": "warn", "info": "plain"}


def rows(answer: Answer, say: Language, law: Law) -> Rows:
    """What an answer says, without its reasons."""
    of = {"permit": _permit, "fiction": _fiction, "appeal": _appeal}
    if answer.command in of:
        yield from of[answer.command](answer, say, law)


def _permit(answer: Answer, say: Language, law: Law) -> Rows:  # noqa: ARG001 - all are called alike
    found = answer.answer
    yield say(N_("valid from")), day_words(found.valid_from, say)
    yield say(N_("Valid until")), day_words(found.valid_until, say)
    yield say(N_("length")), say(N_("{days} days, both included")).format(days=found.days)
    yield say(N_("set by")), unbroken(word(permits.CAPS, found.capped_by, say))
    for step in answer.steps:
        if step.op == "limit" and step.rule != found.capped_by:
            label = unbroken(word(permits.CAPS, step.rule or "", say))
            yield say(N_("further limit")), f"{day_words(step.value, say)}: {label}"
    yield say(N_("last day to apply for an extension")), day_words(found.last_day_to_apply, say)
    if found.settlement_from is not None:
        yield say(N_("settlement permit from")), day_words(found.settlement_from, say)


def _fiction(answer: Answer, say: Language, law: Law) -> Rows:  # noqa: ARG001 - all are called alike
    found = answer.answer
    yield say(N_("Effect")), word(permits.FICTIONS, found.effect, say)
    if found.from_ is not None:
        yield say(N_("from")), day_words(found.from_, say)
        is_open = say(N_("open: until the decision is notified"))
        yield say(N_("until")), is_open if found.until is None else day_words(found.until, say)
    if found.in_time is not None:
        yield say(N_("application in time")), shown(found.in_time, say)
    if found.last_day_to_apply is not None:
        yield say(N_("last day to apply")), day_words(found.last_day_to_apply, say)


def _appeal(answer: Answer, say: Language, law: Law) -> Rows:
    found, case = answer.answer, answer.asked
    yield say(N_("Remedy")), word(appeal.REMEDIES, found.remedy or "unread", say)
    if case.posted is not None:
        yield say(N_("posted")), day_words(case.posted, say)
    if found.notified is not None:
        yield say(N_("notified")), day_words(found.notified, say)
    if found.period is not None:
        yield say(N_("period")), duration(found.period, say)
    if found.rolled:
        yield say(N_("end of the period")), day_words(found.raw_end, say)
        passed = (f"{day_short(day, say)} {off_day(why, say, law)}" for day, why in found.rolled)
        yield say(N_("moved off")), ", ".join(passed)
    yield say(N_("Last day")), say(N_("none")) if found.last_day is None else day_words(found.last_day, say)
    if case.filed is not None:
        yield say(N_("filed")), day_words(case.filed, say)
        if found.filed_in_time is not None:
            yield say(N_("in time")), shown(found.filed_in_time, say)
    for label, day in (
        (N_("reinstatement until at most"), found.reinstatement_until),
        (N_("action for failure to act from"), found.inaction_from),
        (N_("a fee set with it is due"), found.fee_due),
        (N_("title continues for work until"), found.work_until),
    ):
        if day is not None:
            yield say(label), day_words(day, say)


def others(answer: Answer, say: Language) -> list[str]:
    """The other readings, one line each."""
    return [_other(other, say) for other in answer.answer.alternatives]


def _other(other: Any, say: Language) -> str:
    given = [getattr(other, name, None) for name in ("amount", "effect", "day", "last_day_to_apply")]
    amount, effect, day, last = given
    remedy = getattr(other, "remedy", None)
    by = say(N_("last day to apply"))
    parts = [
        None if amount is None else euro(amount, say),
        None if effect is None else word(permits.FICTIONS, effect, say),
        None if remedy is None else word(appeal.REMEDIES, remedy, say),
        None if day is None else day_words(day, say),
        None if last is None else f"{by}: {day_words(last, say)}",
    ]
    what = ", ".join(part for part in parts if part) or "-"
    return unbroken(f"{what} ({because(other, say)}{': ' if other.basis else ''}{other.basis or ''})")


def because(other: Any, say: Language) -> str:
    """Why there is another reading: the disputed point, or the open fact."""
    return for_page(word(_BECAUSE, other.because, say), say).replace("{reading}", other.reading or "")


def notes(answer: Answer, say: Language, law: Law) -> Markup | None:
    """The remarks, each with its weight in words."""
    if not answer.notes:
        return None
    items = []
    for note in answer.notes:
        level = el("span", say(LEVELS[note.level]), class_=f"mark {_LEVEL_CLASSES[note.level]}")
        items.append(el("li", level, " ", unbroken(for_page(note_text(note, say, law), say))))
    return el("ul", items, class_="notes")


def steps(answer: Answer, say: Language, law: Law) -> Markup:
    """Every step of the reasoning: what was done, what it gave, since when the rule says so, where that stands."""
    return el("ol", [_step(answer, step, say, law) for step in answer.steps], class_="steps")


def _step(answer: Answer, step: Step, say: Language, law: Law) -> Markup:
    value = step_value(step, say, law)
    tail: list[Any] = [" · ".join(step_ground(step, say))]
    if step.source is not None:
        tail += [" · " if tail[0] else "", el("a", step.source, href=f"#{anchor(step.source)}")]
    value_shown = join(": ", el("strong", value)) if value else None
    rest = [el("span", piece, class_="quiet small block") for piece in (join(*tail), *passed_over(step, say)) if piece]
    return el("li", step_what(step, say, law), value_shown, rest, id=f"{answer.command}-{step.id}")


def anchor(source: str) -> str:
    """The id of a source on the page."""
    return "source-" + "".join(sign if sign.isascii() and (sign.isalnum() or sign == "-") else "-" for sign in source)


def effects(item: Any, say: Language) -> str:
    """What changed the amount of a fee's position."""
    return ", ".join(word(EFFECTS, effect, say) for effect in item.effect)
