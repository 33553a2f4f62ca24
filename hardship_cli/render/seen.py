"""An answer as it is told on a day: what has ended by then is told as ended. Codes, JSON and receipts know no such day."""

from datetime import date

from hardship_cli.answer import Answer, FictionAnswer, Note


class Ended(FictionAnswer):
    """An effect that ended before the day on which it is told."""

    __slots__ = ()


def seen(answer: Answer, today: date) -> Answer:
    """The answer as people are told of it on ``today``."""
    found = answer.answer
    if not isinstance(found, FictionAnswer) or found.until is None or found.until >= today:
        return answer
    return answer._replace(answer=Ended(*found), notes=tuple(_past(note, found.until) for note in answer.notes))


def _past(note: Note, until: date) -> Note:
    if note.code != "conditions_continue":
        return note
    return note._replace(code="conditions_continued", params=(*note.params, ("until", until)))
