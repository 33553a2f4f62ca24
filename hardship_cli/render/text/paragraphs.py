"""A text as paragraphs: the template filled in, in German, each with its reading aid in English where one is asked for."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from hardship_cli.answer import CALCULATED, UNCERTAIN, Answer
from hardship_cli.errors import DataError
from hardship_cli.i18n import N_
from hardship_cli.render import labels
from hardship_cli.render.language import Language
from hardship_cli.render.notes import note_text
from hardship_cli.render.rows import other_reading
from hardship_cli.render.text.values import values
from hardship_cli.render.wording import for_page
from hardship_cli.render.words import FIXED_SPACE, day_short, remedy_word, word
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.texts import STYLES, Template, environment
from hardship_cli.timeline import Report

# What a paragraph is, by how its line begins in a template.
CHECK, HEADING, ITEM, PLAIN = STYLES
_MARKS = {"PRÜFEN:": CHECK, "# ": HEADING, "- ": ITEM}
_AID = "en:"
_CHECKED = ("PRÜFEN", "To be checked")
# The question whose answer a text rests on, so that its status is the text's; a memo rests on every answer.
RESTS_ON = {"fee": "fee", "instruction": "appeal", "fiction": "fiction"}


class Paragraph(NamedTuple):
    """One paragraph: what it is (``check``, ``heading``, ``item``, ``paragraph``), its German text, its aid in English."""

    style: str
    text: str
    aid: str = ""


def paragraphs(template: Template, report: Report, law: Law) -> list[Paragraph]:
    """The paragraphs of a text, what must be looked at first; raises :class:`DataError` for a template that cannot be filled."""
    german, english = (_lines(template, report, Language(code), law) for code in ("de", "en"))
    aids = {number: aid for number, (_text, aid) in enumerate(english)} if len(german) == len(english) else {}
    found = [_paragraph(text, aids.get(number, aid)) for number, (text, aid) in enumerate(german)]
    if not found:
        raise DataError("text_empty", "data", path=template.path)
    checks = [*_checks(template, report, law), *(it for it in found if it.style == CHECK)]
    return [*checks, *(it for it in found if it.style != CHECK)]


def status_of(kind: str, report: Report) -> str:
    """The status of a text: that of the answers which it rests on."""
    from hardship_cli.answer import gravest

    return gravest(*(answer.status for answer in _answers(kind, report)))


def _answers(kind: str, report: Report) -> list[Answer]:
    main = RESTS_ON.get(kind)
    return [answer for question, answer in report.answers.items() if main in (None, question)]


def open_places(found: list[Paragraph]) -> list[str]:
    """What stands in square brackets, once each: what the tool cannot know."""
    places = (part.partition("]")[0] for it in found for part in it.text.split("[")[1:])
    return list(dict.fromkeys(places))


def _lines(template: Template, report: Report, say: Language, law: Law) -> list[tuple[str, str]]:
    """The German paragraphs of a filled template with what stands below them as their aid, as ``say`` has the values."""
    try:
        text = environment().from_string(template.text).render(_one_line(values(template.kind, report, say, law)))
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
        return " ".join(value.replace(FIXED_SPACE, " ").split())
    if isinstance(value, dict):
        return {name: _one_line(part) for name, part in value.items()}
    return [_one_line(part) for part in value] if isinstance(value, list) else value


def _paragraph(line: str, aid: str) -> Paragraph:
    style = next((style for mark, style in _MARKS.items() if line.startswith(mark)), PLAIN)
    text = line if style in (CHECK, PLAIN) else line.partition(" ")[2].strip()
    return Paragraph(style, text, aid.removeprefix("# ").removeprefix("- "))


def _checks(template: Template, report: Report, law: Law) -> Iterator[Paragraph]:
    """What is to be looked at before the text leaves the house: an answer that is not calculated, a wording of another time."""
    german, english = Language("de"), Language("en")
    if not report.answers:
        text = N_("No question could be answered; what is missing stands below.")
        yield Paragraph(CHECK, *(f"{mark}: {say(text)}" for mark, say in zip(_CHECKED, (german, english), strict=True)))
    for answer in _answers(template.kind, report):
        if answer.status != CALCULATED:
            days = template.kind != "instruction"
            why, why_aid = (_why(answer, say, law, days=days) for say in (german, english))
            yield Paragraph(CHECK, f"PRÜFEN: {why}", f"To be checked: {why_aid}")
        elif template.kind == "instruction":
            # An instruction on the wrong remedy opens the year (§ 58 Abs. 2 VwGO).
            for note in (note for note in answer.notes if note.code == "remedy_differs"):
                told = (for_page(note_text(note, say, law), say) for say in (german, english))
                yield Paragraph(CHECK, *(f"{mark}: {text}" for mark, text in zip(_CHECKED, told, strict=True)))
    day = _law_day(template.kind, report)
    if template.since is not None and day is not None and day < template.since:
        text = N_("The wording holds from {since} on, the law applied is that of {day}.")
        yield Paragraph(
            CHECK,
            "PRÜFEN: " + _dated(text, german, since=template.since, day=day),
            "To be checked: " + _dated(text, english, since=template.since, day=day),
        )


def _dated(text: str, say: Language, **days: Any) -> str:
    return say(text).format(**{name: day_short(day, say) for name, day in days.items()})


def _law_day(kind: str, report: Report) -> Any:
    steps = (step for answer in _answers(kind, report) for step in answer.steps if step.op == "law_day")
    return next((step.value for step in steps), None)


def _why(answer: Answer, say: Language, law: Law, *, days: bool) -> str:
    """Why an answer is not calculated, on one line: what is warned of, what is disputed, weak sources, the other readings."""
    notes = [
        note for note in answer.notes if note.level == "warning" or (note.code[:1].isupper() and note.level != "info")
    ]
    told = [for_page(note_text(note, say, law), say) for note in notes]
    weak = [source for source in answer.sources.values() if source["checked"]["result"] in UNCERTAIN]
    told += [
        say(N_("Weak source: {title} ({result}).")).format(
            title=source["title"], result=word(labels.RESULTS, source["checked"]["result"], say)
        )
        for source in weak
    ]
    told += [say(N_("Other reading: {text}.")).format(text=other) for other in _others(answer, say, days=days)]
    head = f"{say(labels.QUESTIONS[answer.command])}, {word(labels.STATUSES, answer.status, say)}."
    # Square brackets are for what must be filled in.
    line = " ".join([head, *told]).replace(FIXED_SPACE, " ").replace("[", "(").replace("]", ")")
    return " ".join(line.split())


def _others(answer: Answer, say: Language, *, days: bool) -> list[str]:
    """The other readings; an instruction names no day, so that of them only another remedy counts."""
    if days:
        return [other_reading(other, answer, say) for other in answer.answer.alternatives]
    remedies = (other for other in answer.answer.alternatives if other.remedy is not None)
    return [f"{remedy_word(other.remedy, say)} ({other.basis})" for other in remedies]
