"""Other readings, and what is still open, as lines of the page: what each gives, why in words, for whom which day is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hardship_cli.i18n import N_
from hardship_cli.render import labels
from hardship_cli.render.notes import safe_days
from hardship_cli.render.rows import because, description, kind_of
from hardship_cli.render.whose import of_line
from hardship_cli.render.wording import for_page
from hardship_cli.render.words import day_words, euro, remedy_word, shown, unbroken, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from hardship_cli.answer import Answer
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law

# What another reading can give, in the order in which it is told, each with the label that it needs.
_OF_OTHERS = {
    **dict.fromkeys(("amount", "effect", "remedy", "day"), ""),
    "until": N_("until"),
    "last_day_to_apply": N_("last day to apply"),
    "notified": N_("notified"),
}


def other_line(other: Any, answer: Answer, say: Language, law: Law) -> str:
    """Another reading on one line: all that it gives, or what stands in place of that, then why and for whom which day is safe."""
    words: dict[str, Callable[[str], str]] = {
        "effect": lambda code: word(labels.FICTIONS, code, say),
        "remedy": lambda code: remedy_word(code, say),
    }
    parts = []
    for name, label in _OF_OTHERS.items():
        value = getattr(other, name, None)
        # The day of notification can be all that differs.
        if value is not None and (name != "notified" or value != answer.answer.notified):
            text = words[name](value) if name in words else shown(value, say)
            parts.append(f"{say(label)}: {text}" if label else text)
    of = of_line(answer.asked, other, say) if hasattr(other, "person") else ""
    what = ", ".join(filter(None, parts)) or description(answer.command).other(other, answer, say)
    safe = next((safe_days(note, say) for note in answer.notes if note.code == other.because), "")
    text = f"{kind_of(other, say)}: {f'{of}: ' if of else ''}{what} ({because(other, say, law)}) {safe}"
    return unbroken(for_page(text.strip(), say))


def other_day(other: Any, say: Language, law: Law) -> str:
    """The day or the amount that an entry of the timeline has by another reading."""
    remedy = "" if other.remedy is None else f", {remedy_word(other.remedy, say)}"
    what = day_words(other.day, say) if other.amount is None else euro(other.amount, say)
    return unbroken(f"{kind_of(other, say)}: {what}{remedy} ({for_page(because(other, say, law), say)})")
