"""A text as paragraphs: the template filled in, in German, each with its reading aid in English where one is asked for."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from hardship_cli.answer import CALCULATED, DAY_IN_FUTURE, REVIEW, Answer, Note, gravest
from hardship_cli.errors import DataError
from hardship_cli.i18n import N_
from hardship_cli.render import labels
from hardship_cli.render.language import Language
from hardship_cli.render.notes import each_once, note_text
from hardship_cli.render.rows import IN_TEXT, instead, other_reading, weak_sources
from hardship_cli.render.text.values import plain, unbracketed, values
from hardship_cli.render.wording import for_page
from hardship_cli.render.words import day_short, remedy_word, word
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.texts import STYLES, Template, compiled
from hardship_cli.timeline import Report

# What a paragraph is, by how its line begins in a template.
CHECK, HEADING, ITEM, PLAIN = STYLES
_MARKS = {"PRÜFEN:": CHECK, "# ": HEADING, "- ": ITEM}
_AID = "en:"
_CHECKED = {"de": "PRÜFEN", "en": "To be checked"}
# The question whose answer a text rests on, so that its status is the text's; a memo rests on every answer.
RESTS_ON = {"fee": "fee", "instruction": "appeal", "fiction": "fiction"}


class Paragraph(NamedTuple):
    """One paragraph: what it is (``check``, ``heading``, ``item``, ``paragraph``), its German text, its aid in English."""

    style: str
    text: str
    aid: str = ""


def paragraphs(template: Template, report: Report, law: Law, *, aids: bool = True) -> list[Paragraph]:
    """The paragraphs of a text, what must be looked at first, with their reading ``aids`` where they are shown.

    Raises :class:`DataError` for a template that cannot be filled.
    """
    german = _lines(template, report, Language("de"), law)
    english = _lines(template, report, Language("en"), law) if aids else []
    # The aid of a paragraph is that of the template filled in with English values. Where this comes to another number of
    # paragraphs the two cannot be matched, and the aids with German values stand.
    beneath = [aid for _text, aid in (english if len(english) == len(german) else german)]
    found = [_paragraph(text, aid) for (text, _aid), aid in zip(german, beneath, strict=True)]
    if not found:
        raise DataError("text_empty", "data", path=template.path)
    # What must be looked at comes first, wherever the template puts it: a text that is sent without it may be wrong.
    checks = [*_checks(template, report, law), *(it for it in found if it.style == CHECK)]
    return [*checks, *(it for it in found if it.style != CHECK)]


def why_empty(found: list[Paragraph]) -> Paragraph | None:
    """Why a text has nothing that could be sent, as its template says it; ``None`` where it has.

    A heading with nothing beneath it would leave the house as if it were the text.
    """
    checks = [it for it in found if it.style == CHECK]
    return checks[-1] if checks and all(it.style in (CHECK, HEADING) for it in found) else None


def status_of(kind: str, report: Report) -> str:
    """The status of a text: that of the answers which it rests on."""
    return gravest(*(answer.status for answer in _answers(kind, report)))


def _answers(kind: str, report: Report) -> list[Answer]:
    main = RESTS_ON.get(kind)
    # A memo also has what holds for each of several persons.
    found = report.all_answers if main is None else report.answers
    return [answer for question, answer in found.items() if main in (None, question)]


def open_places(found: list[Paragraph]) -> list[str]:
    """What stands in square brackets, once each: what the tool cannot know."""
    blanks = (part.partition("]")[0] for it in found for part in it.text.split("[")[1:])
    return list(dict.fromkeys(blanks))


def _lines(template: Template, report: Report, say: Language, law: Law) -> list[tuple[str, str]]:
    """The German paragraphs of a filled template with what stands below them as their aid, as ``say`` has the values."""
    try:
        text = compiled(template.text).render(_one_line(values(template.kind, report, say, law)))
    except DataError:
        raise
    except Exception as error:  # a template can fail in any way in which an expression can  # noqa: BLE001 - told as its fault
        raise DataError("text_fails", "data", path=template.path, because=str(error)) from None
    found: list[tuple[str, str]] = []
    for line in text.split("\n"):
        plain = line.strip()
        if plain.startswith(_AID) and found:
            found[-1] = (found[-1][0], plain.removeprefix(_AID).strip())
        elif plain:
            found.append((plain, ""))
    return found


def _one_line(value: Any) -> Any:
    """Values whose texts stay on their line: a line break of a fact must not make a paragraph."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {name: _one_line(part) for name, part in value.items()}
    return [_one_line(part) for part in value] if isinstance(value, list) else value


def _paragraph(line: str, aid: str) -> Paragraph:
    style = next((style for mark, style in _MARKS.items() if line.startswith(mark)), PLAIN)
    text = line if style in (CHECK, PLAIN) else line.partition(" ")[2].strip()
    return Paragraph(style, text, aid.removeprefix("# ").removeprefix("- "))


def _checks(template: Template, report: Report, law: Law) -> Iterator[Paragraph]:
    """What is to be looked at before the text leaves the house: an answer that is not calculated, a wording of another time."""
    if not report.answers:
        yield _check(lambda say: say(N_("No question could be answered; what is missing stands below.")))
    if template.kind == "memo":
        # Of the case as a whole: what was missed, or runs while nobody counts it.
        yield from (
            _check(partial(_note_words, note, law)) for note in each_once(report.alerts) if note.level == "warning"
        )
    before: tuple[Note, ...] = ()
    for answer in _answers(template.kind, report):
        if answer.status != CALCULATED:
            yield _check(partial(_why, answer, law, days=template.kind != "instruction", before=before))
            before += answer.notes
        elif template.kind == "instruction":
            # An instruction on the wrong remedy opens the year (§ 58 Abs. 2 VwGO).
            yield from (
                _check(partial(_note_words, note, law)) for note in answer.notes if note.code == "remedy_differs"
            )
    day = _law_day(template.kind, report)
    # A fixed wording follows the law of its time; for an older case it may quote provisions that were not in force.
    if template.since is not None and day is not None and day < template.since:
        yield _check(partial(_too_early, template.since, day))


def _check(worded: Callable[[Language], str]) -> Paragraph:
    """A paragraph about what is to be checked, as ``told`` says it in each language."""
    return Paragraph(CHECK, *(f"{mark}: {worded(Language(code))}" for code, mark in _CHECKED.items()))


def _note_words(note: Note, law: Law, say: Language) -> str:
    return for_page(note_text(note, say, law), say)


def _too_early(since: date, day: date, say: Language) -> str:
    text = N_("The wording holds from {since} on, the law applied is that of {day}.")
    return say(text, since=day_short(since, say), day=day_short(day, say))


def _law_day(kind: str, report: Report) -> Any:
    steps = (step for answer in _answers(kind, report) for step in answer.steps if step.op == "law_day")
    return next((step.value for step in steps), None)


def _why(answer: Answer, law: Law, say: Language, *, days: bool, before: tuple[Note, ...]) -> str:
    """Why an answer is not calculated, on one line: what is warned of, what is disputed, weak sources, the other readings.

    ``before`` are remarks of the answers above it, which are not repeated.
    """
    weighty = (note for note in answer.notes if note not in before)
    notes = [note for note in weighty if note.level == "warning" or (note.code[:1].isupper() and note.level != "info")]
    # An instruction goes out before anything is posted: that its day lies ahead is no doubt about it.
    worded = [_note_words(note, law, say) for note in notes if days or note.code != DAY_IN_FUTURE]
    worded += weak_sources((answer,), say, law)
    worded += list(_others(answer, law, say, days=days))
    # The text names persons as they are called, these remarks by their numbers.
    names = [f"{number} {one.id}" for number, one in enumerate(getattr(answer.asked, "persons", ()), start=1) if one.id]
    if names:
        worded.append(say(N_("Persons by number: {names}."), names=", ".join(names)))
    head = say(labels.QUESTIONS[answer.command])
    # That it is to be reviewed says the mark before it.
    if answer.status != REVIEW or not worded:
        head = f"{head}, {word(labels.STATUSES, answer.status, say)}"
    return plain(unbracketed(" ".join([f"{head}.", *worded])))


def _others(answer: Answer, law: Law, say: Language, *, days: bool) -> Iterator[str]:
    """What else it may be; an instruction names no day, so that of the other readings only another remedy counts."""
    for form, found in zip((N_("Other reading: {text}."), N_("Still open: {text}.")), instead(answer), strict=True):
        for other in found:
            if days:
                yield say(form, text=other_reading(other, answer, say, law, IN_TEXT))
            elif other.remedy is not None:
                yield say(form, text=f"{remedy_word(other.remedy, say)} ({other.basis})")
