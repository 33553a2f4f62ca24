"""What an answer says in words, question by question, for the table and the page alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render import labels
from hardship_cli.render.language import Language
from hardship_cli.render.steps import off_day
from hardship_cli.render.words import (
    day_short,
    day_words,
    duration,
    euro,
    fact_word,
    remedy_word,
    shown,
    title_word,
    unbroken,
    value_word,
    word,
)
from hardship_cli.schedule.load import Law

# The days beside the last day for a remedy, in the order of the answer.
_BESIDE = {
    "warn_on": N_("look at it again by"),
    "final_from": N_("final from, by the latest reading"),
    "reinstatement_until": N_("reinstatement until at most"),
    "inaction_from": N_("action for failure to act from"),
    "fee_due": N_("a fee set with it is due"),
    "work_until": N_("title continues for work until"),
}


class Row(NamedTuple):
    """A label and its value; ``only`` names the form (``table`` or ``page``) where the other one says it elsewhere."""

    label: str
    value: str
    only: str | None = None


class Position(NamedTuple):
    """A position of a fee's bill in words."""

    title: str
    effects: tuple[str, ...]
    base: str
    amount: str
    basis: str


def rows(answer: Answer, say: Language, law: Law, form: str) -> list[tuple[str, str]]:
    """What an answer says in this form (``table`` or ``page``), without its reasons; a fee says it in :func:`positions`."""
    found = _ROWS[answer.command](answer, say, law) if answer.command in _ROWS else ()
    return [(say(row.label), row.value) for row in found if row.only in (None, form)]


def _permit(answer: Answer, say: Language, law: Law) -> Iterator[Row]:  # noqa: ARG001 - all are called alike
    found = answer.answer
    yield Row(N_("valid from"), day_words(found.valid_from, say))
    yield Row(N_("Valid until"), day_words(found.valid_until, say), "page")
    yield Row(N_("length"), say(N_("{days} days, both included")).format(days=found.days))
    yield Row(N_("set by"), unbroken(word(labels.CAPS, found.capped_by, say)))
    for name, day in limits(answer):
        if name != found.capped_by:
            label = unbroken(word(labels.CAPS, name, say))
            yield Row(N_("further limit"), f"{day_words(day, say)}: {label}", "page")
    yield Row(N_("last day to apply for an extension"), day_words(found.last_day_to_apply, say))
    yield Row(N_("an extension would begin"), day_words(found.extension_start, say), "table")
    if found.settlement_from is not None:
        yield Row(N_("settlement permit from"), day_words(found.settlement_from, say))


def limits(answer: Answer) -> list[tuple[str, Any]]:
    """Every limit of a permit's length with the last day that it sets."""
    return [(step.rule or "", step.value) for step in answer.steps if step.op == "limit"]


def _fiction(answer: Answer, say: Language, law: Law) -> Iterator[Row]:  # noqa: ARG001 - all are called alike
    found = answer.answer
    yield Row(N_("Effect"), word(labels.FICTIONS, found.effect, say), "page")
    if found.from_ is not None:
        yield Row(N_("from"), day_words(found.from_, say))
        is_open = say(N_("open: until the decision is notified"))
        yield Row(N_("until"), is_open if found.until is None else day_words(found.until, say))
    if found.in_time is not None:
        yield Row(N_("application in time"), shown(found.in_time, say))
    if found.last_day_to_apply is not None:
        yield Row(N_("last day to apply"), day_words(found.last_day_to_apply, say))


def _appeal(answer: Answer, say: Language, law: Law) -> Iterator[Row]:
    found, case = answer.answer, answer.asked
    yield Row(N_("Remedy"), remedy_word(found.remedy or "unread", say), "page")
    if case.posted is not None:
        yield Row(N_("posted"), day_words(case.posted, say))
    if found.notified is not None:
        yield Row(N_("notified"), day_words(found.notified, say))
    if found.period is not None:
        yield Row(N_("period"), duration(found.period, say))
    yield from _moved(answer, say, law)
    yield Row(N_("Last day"), say(N_("none")) if found.last_day is None else day_words(found.last_day, say), "page")
    if case.filed is not None:
        filed, in_time = day_words(case.filed, say), found.filed_in_time
        # While nothing is decided, an action for failure to act can only come too early.
        state = N_("in time") if in_time else N_("too early") if found.never_started else N_("too late")
        yield Row(N_("filed"), filed if in_time is None else f"{filed}: {say(state)}", "table")
        yield Row(N_("filed"), filed, "page")
        if in_time is not None:
            yield Row(N_("in time"), shown(in_time, say), "page")
    for key, label in _BESIDE.items():
        if getattr(found, key) is not None:
            yield Row(label, day_words(getattr(found, key), say))


def _moved(answer: Answer, say: Language, law: Law) -> Iterator[Row]:
    """Where the end of a period does not count, and over which days it moves."""
    found = answer.answer
    if found.rolled:
        yield Row(N_("end of the period"), day_words(found.raw_end, say))
        passed = (f"{day_short(day, say)} {off_day(why, say, law)}" for day, why in found.rolled)
        yield Row(N_("moved off"), ", ".join(passed))


_ROWS: Mapping[str, Callable[[Answer, Language, Law], Iterator[Row]]] = {
    "permit": _permit,
    "fiction": _fiction,
    "appeal": _appeal,
    "deadline": _moved,
}


def positions(answer: Answer, say: Language, law: Law) -> list[Position]:
    """The positions of a fee: title, what changed the amount, tariff, amount due, provision."""
    return [
        Position(
            say.of(law.fees.rule(item.position).title),
            tuple(word(labels.EFFECTS, effect, say) for effect in item.effect),
            euro(item.base, say),
            euro(item.amount, say),
            item.basis,
        )
        for item in answer.answer.items
    ]


def headline(answer: Answer, say: Language) -> tuple[str, str]:
    """The one thing that was asked for: its label and its value."""
    found = answer.answer
    if answer.command == "fee":
        return say(N_("Fee")), euro(found.amount, say)
    if answer.command == "permit":
        return say(N_("Valid until")), day_words(found.valid_until, say)
    if answer.command == "fiction":
        return say(N_("Effect")), word(labels.FICTIONS, found.effect, say)
    label = say(N_("Last day to act") if getattr(answer.asked, "backwards", False) else N_("Last day"))
    if found.last_day is not None:
        return label, day_words(found.last_day, say)
    return label, say(N_("none: no remedy is open") if found.remedy == "none" else N_("none: no period runs"))


def asked(answer: Answer, say: Language) -> list[str]:
    """What the question was about, in parts of one line."""
    case, command = answer.asked, answer.command
    facts = _ASKED[command](answer, say)
    if command in ("fee", "permit") and case.months is not None:
        facts.append(duration(case.months, say))
    if case.land is not None:
        # A fiction is asked for with more than the Land: the days stand behind it.
        facts.insert(1 if command == "fiction" else len(facts), land_name(case.land, say.code))
    if command == "fee":
        day = next((step.value for step in answer.steps if step.op == "law_day"), None)
        facts.append(say(N_("law of {day}")).format(day=shown(day, say)))
    return facts


def assumed(found: Iterable[tuple[str, Any]], say: Language) -> str:
    """What was taken for want of a fact, on one line; empty where nothing was."""
    told = [say(labels.ASSUMED[fact]) for fact, _value in found]
    return say(N_("Assumed: {facts}")).format(facts=", ".join(told)) if told else ""


def _fee_asked(answer: Answer, say: Language) -> list[str]:
    case = answer.asked
    outcome = [] if case.outcome == "granted" else [value_word("outcome", case.outcome, say)]
    return [value_word("act", case.act or "", say), *outcome]


def _permit_asked(answer: Answer, say: Language) -> list[str]:  # noqa: ARG001 - all are called alike
    return [unbroken(title_word(answer.asked.title))]


def _fiction_asked(answer: Answer, say: Language) -> list[str]:
    case, facts = answer.asked, [unbroken(title_word(answer.asked.title))]
    if case.permit_until == "none":
        facts.append(say(N_("no title held")))
    elif case.permit_until is not None:
        facts.append(say(N_("title until {day}")).format(day=day_short(case.permit_until, say)))
    if case.applied is not None:
        facts.append(say(N_("application of {day}")).format(day=day_short(case.applied, say)))
    return facts


def _appeal_asked(answer: Answer, say: Language) -> list[str]:
    case = answer.asked
    facts = [remedy_word(answer.answer.remedy or "unread", say), value_word("document", case.document, say)]
    if case.delivery is not None:
        facts.append(value_word("delivery", case.delivery, say))
    if case.instruction != "correct":
        belongs = fact_word("instruction", say), value_word("instruction", case.instruction, say)
        facts.append(" ".join(belongs))
    return facts


def _deadline_asked(answer: Answer, say: Language) -> list[str]:
    span = answer.asked
    facts = [duration(span.period, say), day_short(span.event, say)]
    if span.backwards:
        ends = N_("ends with this day at the latest") if span.first_day_counts else N_("ends before this day")
        facts.append(say(ends))
    elif span.first_day_counts:
        facts.append(say(N_("first day counts (§ 187 Abs. 2 BGB)")))
    if span.no_roll:
        facts.append(say(N_("not moved")))
    return facts


_ASKED: Mapping[str, Callable[[Answer, Language], list[str]]] = {
    "fee": _fee_asked,
    "permit": _permit_asked,
    "fiction": _fiction_asked,
    "appeal": _appeal_asked,
    "deadline": _deadline_asked,
}


def other_reading(other: Any, answer: Answer, say: Language) -> str:
    """Another reading on one line: what it gives, then why, with its provision."""
    because = word(labels.BECAUSE, other.because, say).format(reading=other.reading or "")
    basis = "" if other.basis is None else f": {unbroken(other.basis)}"
    return f"{_gives(other, answer, say)}  {because}{basis}"


def _gives(other: Any, answer: Answer, say: Language) -> str:
    """The amount, the day or the effect that another reading gives, and what else differs with it."""
    if answer.command == "fee":
        return say(N_("not known")) if other.amount is None else unbroken(euro(other.amount, say))
    if answer.command == "permit":
        return day_words(other.day, say)
    if answer.command == "fiction":
        begin = say(N_(" from {day}")).format(day=day_short(other.from_, say)) if other.from_ else ""
        last = other.last_day_to_apply
        differs = last not in (None, answer.answer.last_day_to_apply)
        by = f", {say(N_('last day to apply'))} {day_short(last, say)}" if differs else ""
        return f"{word(labels.FICTIONS, other.effect, say)}{begin}{by}"
    day = "-" if other.day is None else day_short(other.day, say)
    notified, remedy = getattr(other, "notified", None), getattr(other, "remedy", None)
    behind = "" if notified is None else say(N_(" (notified {day})")).format(day=day_short(notified, say))
    return f"{day}{behind}" if remedy is None else f"{day}{behind}  {remedy_word(remedy, say)}"
