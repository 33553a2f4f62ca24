"""An answer as it is told on a day: what has ended by then is told as ended. Codes, JSON and receipts know no such day."""

from datetime import date

from hardship_cli.answer import Answer, FictionAnswer, Note
from hardship_cli.law.fiction_notes import ENDED_SOME_DAY


class Ended(FictionAnswer):
    """An effect that ended before the day on which it is told; ``until`` is ``None`` where no fact gives the day."""

    __slots__ = ()


def seen(answer: Answer, today: date) -> Answer:
    """The answer as people are told of it on ``today``."""
    found = answer.answer
    if not isinstance(found, FictionAnswer) or found.from_ is None:
        return answer
    if found.until is None and any(note.code in ENDED_SOME_DAY for note in answer.notes):
        # What has ended before it would begin bridges nothing.
        ended = found._replace(effect="none", from_=None) if found.from_ > today else Ended(*found)
        return answer._replace(answer=ended)
    if found.until is None or found.until >= today:
        return answer
    return answer._replace(answer=Ended(*found), notes=tuple(_past(note, found.until) for note in answer.notes))


def _past(note: Note, until: date) -> Note:
    if note.code != "conditions_continue":
        return note
    return note._replace(code="conditions_continued", params=(*note.params, ("until", until)))
