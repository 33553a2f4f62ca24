"""Remarks beside an answer: a note's code becomes a sentence in the reader's language."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from typing import Any

from hardship_cli.answer import Note
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render import labels
from hardship_cli.render.language import Language
from hardship_cli.render.texts import text_of
from hardship_cli.render.words import day_short, fact_word, shown, value_word, word
from hardship_cli.schedule.load import Law


def note_text(note: Note, say: Language, law: Law) -> str:
    """The sentence of a note. Disputed points (E1, E2, ...) bring their readings from the law data."""
    # Codes of disputed points are written large: E5, TH_REMEDY.
    point = law.dispute(note.code) if note.code[:1].isupper() else None
    of = _whose(dict(note.params), say)
    if point is not None:
        return of + _dispute_text(note, point, say)
    params = _params(note, say)
    if "rule" in params:
        params["rule"] = rule_title(params["rule"], say, law) or params["rule"]
    if "portal" in params:
        params |= _published(dict(note.params), say)
    return of + say(text_of("NOTES", note.code), **params)


def _published(params: Mapping[str, Any], say: Language) -> dict[str, str]:
    """Who publishes a page, which need not be the Land, and of which day it is."""
    released = params.get("released")
    day = say(N_("undated")) if released is None else say(N_("released {day}"), day=day_short(released, say))
    return {"publisher": params.get("by") or land_name(params["land"], say.code), "page_day": day}


def rule_title(rule: str, say: Language, law: Law) -> str | None:
    """The title of a rule of the law data, in quotes; nothing for what is none."""
    table = next((table for table in (law.deadlines, law.fees) if table.has_rule(rule)), None)
    return None if table is None else say(N_("“{label}”"), label=say.of(table.rule(rule).title))


def _whose(params: Mapping[str, Any], say: Language) -> str:
    """Which of several persons, and which act, a remark is about; no look-up of one act and person pays for a bill."""
    if "persons" not in params and "acts" not in params:
        return ""
    from hardship_cli.render.whose import of_note

    return of_note(params, say)


def asks_for_something(note: Note) -> bool:
    """Whether a remark on a case leaves something to do (see :func:`next_text`)."""
    from hardship_cli.render.texts.cases import NEXT

    return note.code in NEXT


def next_text(note: Note, say: Language) -> str | None:
    """What a remark on a case (``Report.alerts``) asks to do next; ``None`` where it leaves nothing to do."""
    from hardship_cli.render.texts.cases import NEXT

    return say(NEXT[note.code], **_params(note, say)) if note.code in NEXT else None


def _params(note: Note, say: Language) -> dict[str, Any]:
    params = dict(note.params)
    if "difference" in params:
        from hardship_cli.render.differences import difference_line

        again = params.get("again", False)
        return {"difference": difference_line(params["difference"], params["today"], say, again=again)}
    found = {"basis": note.basis or "", **{key: _param(key, value, say) for key, value in note.params}}
    if "otherwise" in found:
        found["otherwise"] = _otherwise(params, say)
    return found


def _otherwise(params: Mapping[str, Any], say: Language) -> str:
    """By what another day would be right: the reading of a disputed point, or a fact that is open."""
    code, reading = params["otherwise"], params["reading"] or ""
    if code in labels.BECAUSE:
        return say(labels.BECAUSE[code]).replace("{reading}", reading)
    return say(N_("by reading {reading} of the disputed point {code}"), reading=reading, code=code)


def each_once(notes: Iterable[Note]) -> list[Note]:
    """The remarks in their order; of the differences of a decision the first alone says of the year what all would say."""
    found: list[Note] = []
    again = False
    for note in notes:
        difference = dict(note.params).get("difference")
        found.append(note._replace(params=(*note.params, ("again", True))) if difference and again else note)
        if difference:
            from hardship_cli.render.differences import says_year

            again = again or says_year(difference)
    return found


# Parameters whose values are codes, each with what these are called.
_CODES = {
    "fact": labels.OPEN_FACTS,
    "dated": labels.KNOWN_BY,
}


def _param(key: str, value: Any, say: Language) -> str:
    if value is None:
        return say(N_("on a day not stated")) if key == "released" else "-"
    if key == "same":
        from hardship_cli.render.differences import WHAT

        return ", ".join(say(WHAT[what]) for what in value)
    if key == "facts":
        return ", ".join(fact_word(fact, say) for fact in value)
    if key in ("land", "own"):
        return land_name(value, say.code)
    if key in ("remedy", "other_remedy"):
        return word(labels.REMEDIES_IN_SENTENCES, value, say)
    if key in ("act", "delivery", "document", "held_ground"):
        return value_word(key, value, say)
    if key in _CODES:
        return word(_CODES[key], value, say)
    # Days stay short here: running text needs no weekday, and JSON must not pay for one.
    return day_short(value, say) if isinstance(value, date) else shown(value, say)


# Where a fact that was named decides, and not a reading.
_NAMED = {
    "act": N_("The act that was named decides: applied is {applied}."),
    "against": N_("What the objection attacks was named and decides: neither reading is applied."),
}


# Whom which day of the time for departure is safe for.
_SAFE = {
    "leave_by": N_("for whoever must leave: {day}"),
    "remove_after": N_("for the authority that would remove afterwards: {day}"),
}


def safe_days(note: Note, say: Language) -> str:
    """For whom which day is safe, where a disputed point gives two; else empty."""
    params = dict(note.params)
    safe = [say(_SAFE[key], day=_param(key, params[key], say)) for key in _SAFE if params.get(key) is not None]
    return say(N_("Safe {days}."), days="; ".join(safe)) if "leave_by" in params else ""


def _dispute_text(note: Note, point: Any, say: Language) -> str:
    params = dict(note.params)
    applied = params.get("applied", point["default"])
    marks = {True: say(N_("applied")), False: say(N_("other reading"))}
    readings = []
    for name, reading in point["reading"].items():
        mark = f" ({marks[name == applied]})" if applied in point["reading"] else ""
        readings.append(f"{name}{mark}: {say.of(reading['text'])} [{reading['basis']}]")
    text = say(
        N_("Open legal point {code}, {title}. {readings}"),
        code=note.code,
        title=say.of(point["title"]),
        readings=" · ".join(readings),
    )
    more = []
    if "named" in params:
        more.append(say(_NAMED[params["named"]], applied=applied))
    if "free_by" in params:
        more.append(say(N_("By {which} nothing is due."), which=_named(params["free_by"], point, say)))
    if safe := safe_days(note, say):
        more.append(safe)
    if "due_by" in params:
        more.append(say(N_("By {which} a fee is due."), which=_named(params["due_by"], point, say)))
    return " ".join([text, *more])


def _named(which: str, point: Any, say: Language) -> str:
    """The readings or provisions of which a note names one or several, within a sentence."""
    names = [say(N_("reading {name}"), name=name) if name in point["reading"] else name for name in which.split("; ")]
    either = N_("{one} or {other}")
    return reduce(lambda one, other: say(either, one=one, other=other), names)
