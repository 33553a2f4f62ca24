"""The time for departure in words."""

from collections.abc import Iterator

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.describe.deadline import other_day
from hardship_cli.render.describe.parts import Description, Row
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_short, day_words, duration, value_word
from hardship_cli.schedule.load import Law


def _headline(answer: Answer, say: Language) -> tuple[str, str]:
    found = answer.answer
    return say(N_("Leave by")), _short(answer, say) if found.last_day is None else day_words(found.last_day, say)


def _asked(answer: Answer, say: Language) -> list[str]:
    case, facts = answer.asked, []
    if case.departure_days is not None:
        facts += [duration(case.departure_days, say), value_word("departure_from", case.departure_from, say)]
    if case.departure_until is not None:
        facts.append(say(N_("as the decision names it")))
    return [*facts, land_name(case.land, say.code)] if case.land is not None else facts


def _short(answer: Answer, say: Language) -> str:
    found = answer.answer
    if found.last_day is not None:
        return day_short(found.last_day, say)
    if answer.asked.suspended is not None and found.restarts_on is None:
        return say(N_("interrupted: no day runs"))
    return say(N_("not set"))


def _rows(answer: Answer, say: Language, _law: Law) -> Iterator[Row]:
    found, case = answer.answer, answer.asked
    if found.earliest is not None and found.latest is not None:
        span = say(N_("{first} to {last}"), first=day_words(found.earliest, say), last=day_words(found.latest, say))
        yield Row(N_("bounds by law"), span)
    if case.suspended is not None and (found.last_day is None or found.restarts_on is not None):
        yield Row(N_("interrupted since"), day_words(case.suspended, say))
    if found.restarts_on is not None:
        yield Row(N_("runs anew from"), day_words(found.restarts_on, say))


DESCRIPTION = Description(_headline, _asked, _short, _rows, other_day)
