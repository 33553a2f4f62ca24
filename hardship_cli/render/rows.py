"""What an answer says in words, for the table, the timeline and the page alike; each question is described in ``describe/``."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from hardship_cli.answer import UNCERTAIN, Answer
from hardship_cli.i18n import N_
from hardship_cli.render import labels
from hardship_cli.render.describe.parts import Description
from hardship_cli.render.language import Language
from hardship_cli.render.whose import of_line, person_word
from hardship_cli.render.words import unbroken, word
from hardship_cli.schedule.load import Law

# Another reading in running text.
IN_TEXT = "{gives} ({because})"


def description(question: str) -> Description:
    """How the answers to a question are said: by the module of its name in ``describe/``."""
    found: Description = import_module(f"hardship_cli.render.describe.{question}").DESCRIPTION
    return found


def rows(answer: Answer, say: Language, law: Law, form: str) -> list[tuple[str, str]]:
    """What an answer says in this form (``table`` or ``page``), without its reasons; a fee says it in its bill."""
    found = description(answer.command).rows(answer, say, law)
    return [(say(row.label), row.value) for row in found if row.only in (None, form)]


def headline(answer: Answer, say: Language) -> tuple[str, str]:
    """The one thing that was asked for: its label and its value."""
    return description(answer.command).headline(answer, say)


def asked(answer: Answer, say: Language) -> list[str]:
    """What the question was about, in parts of one line."""
    return description(answer.command).asked(answer, say)


def short(answer: Answer, say: Language) -> str:
    """The bare answer in words, as it stands behind the question's name in a timeline."""
    return description(answer.command).short(answer, say)


def assumed(found: Iterable[tuple[str, Any]], say: Language, lines: Iterable[Any] = ()) -> str:
    """What was taken for want of a fact, on one line; empty where nothing was. ``lines`` are those of a bill."""
    texts = [
        say(labels.ASSUMED["born_in_germany=true" if value is True else fact]) + _of_persons(fact, lines, say)
        for fact, value in found
    ]
    return say(N_("Assumed: {facts}"), facts=", ".join(texts)) if texts else ""


def _of_persons(fact: str, lines: Iterable[Any], say: Language) -> str:
    """For whom it was taken, where not for all; what another question took, no line of the bill did."""
    taken = dict.fromkeys(line.person for line in lines if fact in line.assumed)
    others = {line.person for line in lines} - set(taken)
    return f" ({person_word(tuple(taken), say)})" if taken and others else ""


def weak(sources: Mapping[str, Any]) -> list[Any]:
    """The sources that rest on one account or on none, which a person should look at."""
    return [source for source in sources.values() if source["checked"]["result"] in UNCERTAIN]


def other_reading(other: Any, answer: Answer, say: Language, form: str = "{gives}  {because}") -> str:
    """Another reading on one line: what it gives, then why, with its provision; running text has that in brackets."""
    because = word(labels.BECAUSE, other.because, say).format(reading=other.reading or "")
    basis = "" if other.basis is None else f": {unbroken(other.basis)}"
    of = of_line(answer.asked, other, say)
    gives = description(answer.command).other(other, answer, say)
    return form.format(gives=gives, because=f"{of}: {because}{basis}" if of else because + basis)
