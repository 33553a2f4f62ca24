"""The top of a checklist: what it is, whose description, how much is done, how many differences there are."""

from hardship_cli.answer import Answer, Note
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.checklist.lines import View
from hardship_cli.render.words import capital, day_short, value_word

_STAND_IN = ("checklist_no_land", "checklist_other_land")


def head_lines(view: View) -> list[str]:
    """Title, key with act and provision, whose description it is, and why it stands in for another."""
    answer, say = view.answer, view.say
    provision = view.law.services["basis"][answer.bases[0]]["cite"]
    facts = [answer.service, value_word("act", answer.act, say), provision]
    if answer.land is not None:
        facts.append(land_name(answer.land, say.code))
    lines = [capital(say.of(answer.name)), " · ".join(facts)]
    if answer.described is not None:
        lines.append(description_line(view))
    if answer.fallback_note is not None:
        lines.append(say.of(answer.fallback_note))
    return lines


def stand_in(answer: Answer) -> Note | None:
    """The remark that another Land's description is shown: it comes before anything out of that description."""
    return next((note for note in answer.notes if note.code in _STAND_IN), None)


def description_line(view: View) -> str:
    """Portal, days and author of the description."""
    shown, say = view.answer.described, view.say
    assert shown is not None
    parts = [say.of(shown.portal)]
    if shown.released is not None:
        parts.append(say(N_("released {day}"), day=day_short(shown.released, say)))
    if shown.retrieved is not None:
        parts.append(say(N_("retrieved {day}"), day=day_short(shown.retrieved, say)))
    if shown.approved_by is not None:
        parts.append(say(N_("approved by {name}"), name=say.of(shown.approved_by)))
    if shown.machine_translated:
        parts.append(say(N_("English text translated by machine")))
    return ", ".join(parts)


def counts(view: View, *, with_done: bool) -> list[str]:
    """How much there is to bring and to do, or how much of it is left; and the number of differences."""
    answer, say = view.answer, view.say
    items = answer.to_tick()
    lines = []
    if items:
        optional = sum(item.if_applicable for item in items)
        if with_done:
            missing = answer.missing(view.done)
            text = say(N_("Done: {done} of {all}."), done=len(items) - len(missing), all=len(items))
            lines.append(f"{text} {_missing(view)}")
        else:
            text = N_("To tick off: {all}, of these {optional} only if applicable.")
            lines.append(say(text, all=len(items), optional=optional))
    if answer.differences:
        text = N_("Differences from today's law: {count}, each marked {sign} where it belongs.")
        lines.append(say(text, count=len(answer.differences), sign="≠"))
    return lines


def _missing(view: View) -> str:
    missing, say = view.answer.missing(view.done), view.say
    if not missing:
        return say(N_("Nothing is missing."))
    texts = []
    for template, names in (
        (N_("Missing: {ids}."), [item.id for item in missing if not item.if_applicable]),
        (N_("Missing, if applicable: {ids}."), [item.id for item in missing if item.if_applicable]),
    ):
        if names:
            texts.append(say(template, ids=", ".join(names)))
    return " ".join(texts)
