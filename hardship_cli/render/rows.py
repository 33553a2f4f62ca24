"""What an answer says in words, for the table, the timeline and the page alike; each question is described in ``describe/``."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from hardship_cli.answer import DISPUTED, REVIEW, UNCERTAIN, Answer, Note
from hardship_cli.i18n import N_
from hardship_cli.render import labels
from hardship_cli.render.describe.parts import Description
from hardship_cli.render.language import Language
from hardship_cli.render.whose import of_line, person_word
from hardship_cli.render.words import day_short, source_title, unbroken, word
from hardship_cli.schedule.load import Law

_UNDECIDED = "NO-DECISION"  # the source of what was looked for and not found
TURNS_SOON = "turns_soon"  # the remark on an amount that is another soon after the day that was taken
TURNS_SOON_READING = "turns_soon_reading"  # on another reading that opens then
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


def weak(answers: Sequence[Answer], law: Law) -> list[Any]:
    """The sources that rest on one account or on none, which a person should look at; not the search that found no decision."""
    sources = {key: source for answer in answers for key, source in answer.sources.items()}
    if undecided(answers, law):
        sources.pop(_UNDECIDED, None)
    return [source for source in sources.values() if source["checked"]["result"] in UNCERTAIN]


def undecided(answers: Sequence[Answer], law: Law) -> str:
    """The disputed points told beside answers on which no decision of a court was found."""
    codes = dict.fromkeys(note.code for answer in answers for note in answer.notes if note.code[:1].isupper())
    return ", ".join(code for code in codes if (law.dispute(code) or {}).get("source") == _UNDECIDED)


def weak_sources(answers: Sequence[Answer], say: Language, law: Law) -> list[str]:
    """Those sources on one line, and on another the points that no court decided; no line for what there is not."""
    titles = [
        f"{source_title(source, say)} ({word(labels.RESULTS, source['checked']['result'], say)})"
        for source in weak(answers, law)
    ]
    points = undecided(answers, law)
    lines = [say(N_("Weak sources: {sources}."), sources="; ".join(titles))] if titles else []
    lines += [say(N_("No court decision on {points} was found."), points=points)] if points else []
    return [unbroken(line) for line in lines]


def status_words(answer: Answer, say: Language) -> str:
    """The status of an answer, with what makes it one to review where no remark says so."""
    grounds = _weak_grounds(answer) if answer.status == REVIEW else ""
    turns_on = next((dict(note.params)["day"] for note in answer.notes if note.code == TURNS_SOON), None)
    if turns_on is not None and answer.status == REVIEW:
        return say(N_("to be reviewed: it changes on {day}"), day=day_short(turns_on, say))
    if grounds:
        return say(N_("to be reviewed: weakly sourced ({grounds})"), grounds=grounds)
    return word(labels.STATUS, answer.status, say)


def status_of_case(answers: Iterable[Answer], say: Language, law: Law) -> str:
    """The status of a case, with the questions that give it, the gravest first: ``disputed: departure (E10)``."""
    doubts = {
        status: [_doubt(one, say, law) for one in answers if one.status == status] for status in (DISPUTED, REVIEW)
    }
    parts = [f"{say(labels.STATUSES[status])}: {', '.join(found)}" for status, found in doubts.items() if found]
    return "; ".join(parts)


def question_word(question: str, say: Language) -> str:
    """What a question is about, within a line; in German a noun keeps its capital."""
    label = say(labels.QUESTIONS[question])
    return label if say.code == "de" else label[0].lower() + label[1:]


def _doubt(answer: Answer, say: Language, law: Law) -> str:
    """Which question is in doubt, and why: by its disputed points, or its weak sources."""
    label = question_word(answer.command, say)
    grounds = _weak_grounds(answer)
    if answer.status == REVIEW and grounds:
        return say(N_("{question}, weakly sourced ({grounds})"), question=label, grounds=grounds)
    points = ", ".join(dict.fromkeys(note.code for note in answer.notes if _is_disputed(note, law)))
    return f"{label} ({points})" if answer.status == DISPUTED and points else label


def _is_disputed(note: Note, law: Law) -> bool:
    point = law.dispute(note.code) if note.code[:1].isupper() else None
    return point is not None and note.level == "warning"


def _weak_grounds(answer: Answer) -> str:
    """The provisions of the steps that rest on one account or on none; not those beside the answer."""
    found: dict[str, None] = {}
    for step in answer.steps:
        source = answer.sources[step.source] if step.source is not None and step.op != "beside" else None
        if source is not None and source["checked"]["result"] in UNCERTAIN:
            found[step.basis or source["title"]] = None
    return unbroken("; ".join(found))


def instead(answer: Answer) -> tuple[list[Any], list[Any]]:
    """What an answer may be instead: by other readings of the law, and by facts that are not given."""
    found: tuple[list[Any], list[Any]] = [], []
    for other in answer.answer.alternatives:
        found[other.because in labels.NOT_GIVEN].append(other)
    return found


def kind_of(other: Any, say: Language) -> str:
    """Whether it is a fact that is still open, or another reading of the law."""
    return say(N_("still open") if other.because in labels.NOT_GIVEN else N_("other reading"))


def other_reading(other: Any, answer: Answer, say: Language, law: Law, form: str = "{gives}  {because}") -> str:
    """Another reading on one line: what it gives, then why, with its provision; running text has that in brackets.

    What the reading says stands there too where no remark tells it: its code alone says nothing.
    """
    has_remark = any(note.code == other.because and note.level != "info" for note in answer.notes)
    why, of = because(other, say, law, in_words=not has_remark), of_line(answer.asked, other, say)
    gives = description(answer.command).other(other, answer, say)
    return form.format(gives=gives, because=f"{of}: {why}" if of else why)


def because(other: Any, say: Language, law: Law, *, in_words: bool = True) -> str:
    """Why there is another reading: the open fact, or the disputed point with what that reading says, and its provision."""
    why = word(labels.BECAUSE, other.because, say).format(reading=other.reading or "")
    point = law.dispute(other.because) if in_words and other.because[:1].isupper() else None
    text = ""
    if point is not None and other.reading in point["reading"]:
        text = say.of(point["reading"][other.reading]["text"]).removesuffix(".")
        why += f": {text}"
    return why if other.basis is None else f"{why}{';' if text else ':'} {unbroken(other.basis)}"
