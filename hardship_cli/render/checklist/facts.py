"""The short facts of a description: where, by when, how long, online, in person, and which remedy."""

from collections.abc import Iterator

from hardship_cli.checklist.model import Checklist, Remedy
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.checklist.lines import Line, label, remarks_of, weak_mark
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import Law

# Facts that have no word in the data.
_TITLES = {"online": N_("online"), "appearance": N_("in person")}


def fact_lines(answer: Checklist, say: Language, law: Law) -> Iterator[Line]:
    """One line for each fact, its differences from the law beside it; what is not stated says so."""
    shown = answer.described
    silent = say(N_("not stated"))
    if shown is not None:
        yield _fact("body", say.of(shown.body) if shown.body else silent, answer, say, law)
        by = shown.application_deadline
        yield _fact("application_deadline", label(law, "apply_by", by, say) if by else silent, answer, say, law)
    for window in answer.windows:
        mark = weak_mark(law, window["source"], say)
        aside = "; ".join(part for part in (law.source(window["source"])["title"], mark) if part)
        yield Line(say.of(window["text"]), label=say(N_("when to call")), aside=aside)
    if shown is not None:
        channels = ", ".join(label(law, "channel", code, say) for code in shown.channels)
        online = label(law, "online", shown.online, say) if shown.online else silent
        yield _fact("online", f"{online} ({channels})" if channels else online, answer, say, law)
        appearance = label(law, "appearance", shown.appearance, say) if shown.appearance else silent
        yield _fact("appearance", appearance, answer, say, law)
        for name, weeks in (("processing_weeks", shown.processing_weeks), ("card_weeks", shown.card_weeks)):
            span = say(N_("{first} to {last} weeks"), first=weeks[0], last=weeks[-1]) if weeks else silent
            yield _fact(name, span, answer, say, law)
        years = shown.validity_years
        longest = say(N_("{years} years"), years=years) if years else silent
        yield _fact("validity_years", longest, answer, say, law)
    yield from _appeal(answer, say, law)


def _fact(name: str, text: str, answer: Checklist, say: Language, law: Law) -> Line:
    title = say(_TITLES[name]) if name in _TITLES else label(law, "field", name, say)
    return Line(text, label=title, remarks=remarks_of(answer.at(name), say, law))


def _appeal(answer: Checklist, say: Language, law: Law) -> Iterator[Line]:
    """What the description says on the remedy, then the Land's law, unless a difference has already told it."""
    shown = answer.described
    own = shown is not None and shown.land == answer.land
    title = label(law, "field", "appeal", say)
    remarks = remarks_of(answer.at("appeal"), say, law)
    if shown is not None:
        text = remedy_text(shown.appeal, say, law) if shown.appeal else say(N_("not stated"))
        if shown.appeal is not None and not own:
            text = say(N_("{land}: {remedy}"), land=land_name(shown.land, say.code), remedy=text)
        yield Line(text, label=title, remarks=remarks)
    elif remarks:
        yield Line("", label=title, remarks=remarks)
    if (
        answer.remedy is not None
        and answer.land is not None
        and not any(found.own_land for found in answer.at("appeal"))
    ):
        aside = answer.remedy.basis or ""
        if answer.remedy.weak:
            aside += f"; {say(N_('one account'))}"
        by_law = say(N_("by the law of {land}"), land=land_name(answer.land, say.code))
        yield Line(remedy_text(answer.remedy, say, law), label=by_law, aside=aside)


def remedy_text(remedy: Remedy, say: Language, law: Law) -> str:
    """The remedy with its period."""
    name = label(law, "remedy", remedy.remedy, say)
    if remedy.months == 1:
        text = say(N_("{remedy} within one month"), remedy=name)
    else:
        text = say(N_("{remedy} within {months} months"), remedy=name, months=remedy.months)
    return f"{text}, {say.of(remedy.text)}" if remedy.text else text
