"""What the description of a question is made of."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hardship_cli.answer import DAY_IN_FUTURE, Answer
from hardship_cli.i18n import N_
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import Law

# Whether what is only planned would keep a period; what was done is in time or too late.
WOULD_BE = {True: N_("would be in time"), False: N_("would be too late")}


def planned(answer: Answer) -> tuple[str, ...]:
    """The facts behind an answer whose day lies ahead."""
    found: tuple[str, ...] = next(
        (dict(note.params)["facts"] for note in answer.notes if note.code == DAY_IN_FUTURE), ()
    )
    return found


class Row(NamedTuple):
    """A label and its value; ``only`` names the form (``table`` or ``page``) where the other one says it elsewhere."""

    label: str
    value: str
    only: str | None = None


class Description(NamedTuple):
    """How the answers to one question are said in words.

    ``headline`` is the label and the value of what was asked for; ``asked`` the facts behind it, in parts of one line; ``short``
    the whole answer in one line of a timeline; ``rows`` what it says beside; ``other`` what another reading gives; ``tile`` the
    label, the value and what stands beneath them in the box of a page, for a permit that may only be ``expected``; without it
    that is the headline alone.
    """

    headline: Callable[[Answer, Language], tuple[str, str]]
    asked: Callable[[Answer, Language], list[str]]
    short: Callable[[Answer, Language], str]
    rows: Callable[[Answer, Language, Law], Iterator[Row]]
    other: Callable[[Any, Answer, Language], str]
    tile: Callable[[Answer, Language, Law, bool], tuple[str, str, str]] | None = None


def no_rows(_answer: Answer, _say: Language, _law: Law) -> Iterator[Row]:
    """For an answer that says all of it elsewhere."""
    return iter(())
