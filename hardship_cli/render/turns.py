"""Turning points in words: until when an answer is this, from when on it is that, and why."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.deciding import UNTOLD
from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.render import labels
from hardship_cli.render.figures import rule_of
from hardship_cli.render.language import Language
from hardship_cli.render.words import capital, day_short, duration, euro, fact_word, remedy_word, word
from hardship_cli.schedule.load import Law
from hardship_cli.turn import LAW_DAY, LENGTH, OFF_DAY, OPEN, Turn

_ADULT = "adult_age"
_REASONS = {
    _ADULT: N_("of age"),
    OFF_DAY: N_("day off work"),
    LENGTH: N_("length of time"),
    LAW_DAY: N_("day that the law names"),
    "permit_until": N_("end of the title"),
}


# What decides of a time for departure, in words.
_DEPARTURE = {
    "runs": {"set": N_("runs as set"), "interrupted": N_("interrupted"), "anew": N_("runs anew")},
    "length": {"short": N_("shorter than the law has in mind"), "long": N_("longer than the law has in mind")},
}


def ahead(answers: Iterable[Answer], today: date, say: Language, law: Law) -> list[str]:
    """The next turn of each day that nothing in the case tells, one line each."""
    found = []
    for answer in answers:
        fact = UNTOLD.get(answer.command)
        turn = next((turn for turn in answer.turns if turn.fact == fact and turn.from_ > today), None)
        if turn is not None:
            found.append(turn_line(turn, say, law, named=answer.command != "fee"))
    return found


def turn_line(turn: Turn, say: Language, law: Law, *, named: bool) -> str:
    """A turn on one line; ``named``: with the day that moves."""
    changed = [name for name in (*turn.before, *turn.answer) if turn.before.get(name) != turn.answer.get(name)]
    # What another reading gives says nothing without the amount that leads.
    changed += ["amount"] if "readings" in changed else []
    before, after = (part_words(part, say, changed) for part in (turn.before, turn.answer))
    text = N_("{before} until {last}, from {first} on {after} ({because})")
    # Of the birth the year or the month is known, and from then on that is not enough.
    rule = rule_of(turn.because, law)
    if OPEN in turn.answer and rule is not None and rule.kind == "years":
        text = N_("{before} until {last}; from {first} on the day of birth decides")
    text = say(
        text,
        before=before,
        last=day_short(date.fromordinal(turn.from_.toordinal() - 1), say),
        first=day_short(turn.from_, say),
        after=after,
        because=reason(turn.because, say, law),
    )
    return f"{capital(fact_word(turn.fact, say))}: {text}" if named else text


def part_words(part: Mapping[str, Any], say: Language, names: Iterable[str] | None = None) -> str:
    """What decides, in words: all of it, or only the parts that are named, if there are any."""
    if OPEN in part:
        return say(N_("no answer"))
    chosen = set(part if names is None else names)
    if "effect" in chosen:
        chosen.discard("in_time")  # the effect says it
    texts = [text for name, value in part.items() if name in chosen and (text := value_words(name, value, say))]
    return ", ".join(texts) or "-"


def value_words(name: str, value: Any, say: Language) -> str:
    """One part of what decides, in words."""
    if name == "amount":
        return euro(value, say)
    if name == "readings":
        return say(N_("by another reading {amount}"), amount=", ".join(euro(amount, say) for amount in value))
    if name == "capped_by":
        return word(labels.CAPS_SHORT, value, say)
    if name == "effect":
        terms = labels.FICTION_TERMS if say.code == "de" else {}
        return terms.get(value) or word(labels.FICTIONS, value, say)
    if name == "in_time":
        return say(N_("in time") if value else N_("too late"))
    if name == "remedy":
        return remedy_word(value, say)
    if name == "fiction":
        return say(N_("fiction of notification: {length}"), length=duration(value, say))
    if name == "period":
        return say(N_("period: {length}"), length=duration(value, say))
    if name == "moved":
        return say(N_("end moved") if value else N_("end not moved"))
    if name == "day_off":
        return say(N_("last day a day off") if value else N_("last day a working day"))
    if name in _DEPARTURE:
        return say(_DEPARTURE[name][value])
    return f"{name}: {value}"


def reason(because: str, say: Language, law: Law) -> str:
    """Why something turns: a birthday, another version of a rule, another day of the case."""
    if because in _REASONS:
        return say(_REASONS[because])
    rule = rule_of(because, law)
    if rule is not None:
        title = say.of(rule.title)
        return title if rule.kind == "years" else say(N_("new version: {title}"), title=title)
    return fact_word(because, say) if because in FACTS else because


def turns_plain(answer: Answer) -> str:
    """A line for each turn: its day, and what decides from then on."""
    texts = [
        "\t".join((str(turn.from_), *(_bare(value) for value in turn.answer.values()))) for turn in answer.answer.turns
    ]
    return "\n".join(texts) or "none"


def _bare(value: Any) -> str:
    if type(value) is tuple:
        return "\t".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
