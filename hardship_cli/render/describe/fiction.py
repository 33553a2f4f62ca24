"""A fiction effect in words."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.errors import HardshipError
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.law.appeal_days import WORK_SUSPENDED
from hardship_cli.law.appeals import appeal
from hardship_cli.law.delivered import is_for_no_title
from hardship_cli.law.fiction_notes import NO_APPLICATION_HELPS, REFUSED_OUTCOMES
from hardship_cli.render import labels
from hardship_cli.render.describe.appeal import with_safe_day
from hardship_cli.render.describe.parts import WOULD_BE, Description, Row, planned
from hardship_cli.render.language import Language
from hardship_cli.render.seen import Ended
from hardship_cli.render.words import day_short, day_words, shown, title_word, unbroken, word
from hardship_cli.schedule.load import Law

_HELD_UNTIL = {
    "national-visa": N_("national visa until {day}"),
    "schengen-visa": N_("Schengen visa until {day}"),
    "visa-free": N_("lawful without a visa until {day}"),
}


def _headline(answer: Answer, say: Language) -> tuple[str, str]:
    return say(N_("Effect")), _effect(answer, say)


def _effect(answer: Answer, say: Language) -> str:
    found = answer.answer
    if isinstance(found, Ended):
        before = word(labels.FICTIONS_UNTIL_THEN, found.effect, say)
        if found.until is None:
            return say(N_("ended, the day is not given ({before})"), before=before)
        return say(N_("ended on {day} ({before})"), day=day_short(found.until, say), before=before)
    if _is_not_applied(answer):
        return say(N_("none yet: no application"))
    return word(labels.FICTIONS, found.effect, say)


def _is_not_applied(answer: Answer) -> bool:
    """Whether nothing takes effect because no title was applied for yet: not where no application has an effect."""
    if answer.answer.effect != "none" or any(note.code in NO_APPLICATION_HELPS for note in answer.notes):
        return False
    return answer.asked.applied is None or is_for_no_title(answer.asked)


def _asked(answer: Answer, say: Language) -> list[str]:
    # A fiction is asked for with more than the Land: the days stand behind it.
    case, facts = answer.asked, [unbroken(title_word(answer.asked.title))]
    if case.land is not None:
        facts.append(land_name(case.land, say.code))
    if case.permit_until == "none":
        facts.append(say(N_("no title held")))
    elif case.permit_until is not None:
        text = _HELD_UNTIL.get(case.held or "", N_("title until {day}"))
        facts.append(say(text, day=day_short(case.permit_until, say)))
    if case.born_in_germany:
        facts.append(say(N_("born in Germany")))
    if case.applied is not None:
        facts.append(say(N_("application of {day}"), day=day_short(case.applied, say)))
    return facts


def _short(answer: Answer, say: Language) -> str:
    found = answer.answer
    if found.effect == "none" and not _is_not_applied(answer):
        return say(N_("none"))
    effect = _effect(answer, say)
    if found.until is None or isinstance(found, Ended):
        return effect
    return say(N_("{effect}, until {day}"), effect=effect, day=day_short(found.until, say))


def _rows(answer: Answer, say: Language, law: Law) -> Iterator[Row]:
    found = answer.answer
    yield Row(N_("Effect"), _effect(answer, say), "page")
    if found.from_ is not None:
        yield Row(N_("from"), day_words(found.from_, say))
        is_open = (
            N_("not given: it has ended") if isinstance(found, Ended) else N_("open: until the decision is notified")
        )
        yield Row(N_("until"), say(is_open) if found.until is None else day_words(found.until, say))
    work = work_after(_remedy(answer, law), say)
    if work is not None:
        yield Row(N_("Work"), unbroken(", ".join(work)), "table")
    if found.in_time is not None:
        in_words = say(WOULD_BE[found.in_time]) if "applied" in planned(answer) else shown(found.in_time, say)
        yield Row(N_("application in time"), in_words)
    if found.last_day_to_apply is not None:
        yield Row(N_("last day to apply"), day_words(found.last_day_to_apply, say))


def _remedy(answer: Answer, law: Law) -> Answer | None:
    """The answer about the remedy against the refusal that ended the effect, where the same facts give one."""
    if answer.asked.outcome not in REFUSED_OUTCOMES or answer.answer.until is None:
        return None
    try:
        return appeal(answer.asked, law)
    except HardshipError:
        return None


def work_after(remedy: Answer | None, say: Language, entries: Iterable[Any] | None = None) -> tuple[str, str] | None:
    """Until when the title that a refusal ended counts on for work, and how far; ``None`` where it does not, or is not known.

    ``remedy`` is the answer about the remedy against the refusal. The day is as sure as its entry among the ``entries`` of a case.
    Without them the facts are those of the effect alone: a wrong instruction or a court can let it count on for longer.
    """
    if remedy is None:
        return None
    notes = {note.code: note for note in remedy.notes}
    suspended = notes.get(WORK_SUSPENDED)
    day, status = remedy.answer.work_until, remedy.status
    if suspended is not None:
        until, basis = say(N_("allowed, until when is open")), suspended.basis
    elif day is not None:
        is_least = entries is None and "one_year" not in notes
        until = say(
            N_("allowed until {day} at least") if is_least else N_("allowed until {day}"), day=day_short(day, say)
        )
        basis = next(step.basis for step in remedy.steps if step.rule == "work_continues_until_period_end")
        status = next((entry.status for entry in entries or () if entry.what == "work_ends"), status)
    else:
        return None
    until = with_safe_day(until, remedy, say)
    if status in labels.STATUSES:
        until = f"{until} [{say(labels.STATUSES[status])}]"
    return until, say(N_("as far as the title allowed it ({basis})"), basis=basis)


def _other(other: Any, answer: Answer, say: Language) -> str:
    begin = say(N_(" from {day}"), day=day_short(other.from_, say)) if other.from_ else ""
    last = other.last_day_to_apply
    differs = last not in (None, answer.answer.last_day_to_apply)
    by = f", {say(N_('last day to apply'))} {day_short(last, say)}" if differs else ""
    end = say(N_(" until {day}"), day=day_short(other.until, say)) if other.until else ""
    return f"{word(labels.FICTIONS, other.effect, say)}{begin}{end}{by}"


def _tile(answer: Answer, say: Language, _law: Law, _expected: bool) -> tuple[str, str, str]:
    found = answer.answer
    # What has ended on a day that nobody knows is not there "since" the first one.
    span = "" if isinstance(found, Ended) and found.until is None else _from_to(found.from_, found.until, say)
    return (*_headline(answer, say), span)


def _from_to(first: date | None, last: date | None, say: Language) -> str:
    if first is None:
        return ""
    if last is None:
        return say(N_("since {day}"), day=day_short(first, say))
    return say(N_("{first} to {last}"), first=day_short(first, say), last=day_short(last, say))


DESCRIPTION = Description(_headline, _asked, _short, _rows, _other, _tile)
