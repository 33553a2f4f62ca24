"""A turning point of an answer, and the codes of what turns it beside rules and facts."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

# A day off, a length of time, a day that the law itself names.
OFF_DAY, LENGTH, LAW_DAY = "off_day", "length", "law_day"
OPEN = "open"  # in the place of what decides: the code of the reason why there is no answer


class Turn(NamedTuple):
    """A day on which the deciding part of an answer turns, if the day of ``fact`` is another: from ``from_`` on it is ``answer``.

    Until the day before it is ``before``. Both name what decides (``amount``, ``capped_by``, ``effect``, ``remedy``, ...); of a day
    on which there is no answer ``open`` is the code of the reason. ``because`` is the rule or the fact that turns it, or a code.
    """

    fact: str
    from_: date
    because: str
    answer: Mapping[str, Any]
    before: Mapping[str, Any]


class Stretch(NamedTuple):
    """Days from ``from_`` to ``until`` on which what decides is the same; ``None``: the facts contradict each other."""

    from_: date
    until: date
    answer: Mapping[str, Any] | None


class OtherOnStretch(NamedTuple):
    """What another reading, or another value of an open fact, gives on the days from ``from_`` to ``until``.

    ``answer`` holds what differs by name; days in it are those that the first day of the stretch would give.
    """

    from_: date
    until: date
    because: str
    answer: Mapping[str, Any]
    basis: str | None = None
    reading: str | None = None


class TurnsAnswer(NamedTuple):
    """All turns of the answer to ``question`` after ``from_`` up to ``until``, while the day of ``over`` moves.

    ``alternatives`` are those of each stretch whose answer is disputed or to be reviewed.
    """

    question: str
    over: str
    from_: date
    until: date
    turns: tuple[Turn, ...]
    stretches: tuple[Stretch, ...]
    alternatives: tuple[OtherOnStretch, ...] = ()
