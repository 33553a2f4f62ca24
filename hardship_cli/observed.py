"""What the law calls where a fact may be an observed one (``law/observe.py``), which notes what is asked of it.

A plain day is exactly a ``date``, a plain case exactly a ``Case``, and the type of a plain word is one of :data:`PLAIN`.
"""

from collections.abc import Callable, Container, Hashable
from contextvars import ContextVar
from datetime import date
from typing import Any, NamedTuple


class Lookup(NamedTuple):
    """A function of the data that was asked of days.

    ``turns`` are the days (as ordinals) on which its outcome can be another than the day before; ``None`` where that is not known.
    """

    function: Callable[[date, Any], Hashable]
    turns: tuple[int, ...] | None = None


# The types of a word that is not observed.
PLAIN = (str, type(None))
# Where what findings of plain cases gave is remembered (``remembered.py``), if it is.
REMEMBERED: ContextVar[Any] = ContextVar("remembered", default=None)


def among(word: Any, words: Container[Any]) -> bool:
    """Whether a word is one of some: asked as one question, not as one for each of them."""
    return word in words if type(word) in PLAIN else word.among(words)


def through(day: Any, function: Callable[..., date], *args: Any) -> date:
    """The day that a function of an observed day gives."""
    found: date = day.through(function, *args)
    return found


def look(fact: Any, key: Hashable, function: Callable[[date, Any], Hashable], land: Any = None) -> Any:
    """The outcome of a function of the data for an observed day (and a Land), or for an observed Land or length."""
    where = (land,) if isinstance(fact, date) else ()
    seen: Any = fact
    return seen.look(key, Lookup(function), *where)


def finding(
    case: Any, name: str, function: Callable[..., Any], trace: Any = None, needs: tuple[str, ...] | None = None
) -> Any:
    """What a function of a case gives: of an observed one as a question of its own, on whose answer others build.

    ``needs`` names the facts that it looks at, if not any can be.
    """
    if hasattr(case, "finding"):
        return case.finding(name, function, trace, needs=needs)
    remembered = REMEMBERED.get()
    if remembered is None or needs is None or (trace is not None and trace.keeps_steps):
        return function(case) if trace is None else function(case, trace)
    return remembered.finding(case, name, function, trace, needs)


def version_seen(rule: Any, day: Any, land: Any, find: Callable[..., Any]) -> Any:
    """The version of a rule that ``find`` gives, where the day or the Land is observed."""
    seen = land if type(day) is date else day
    return seen.run.memory.version(rule, day, land, find)
