"""The facts of an observed case, unread: days, words, lengths and lists that note what is asked of them (see ``observe.py``).

A day knows where it comes from: a fact, or a function of one, plus a number of days. It can be compared, moved, and given
to the few functions that reckon with days. Anything else that could be done with it raises :class:`NotObservableError`.
What Python itself could read past the methods here (the digits of a date, the letters of a Land) is poison: it is nobody's.
"""

from collections.abc import Callable, Hashable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple, NoReturn, Self

from hardship_cli.errors import HardshipError
from hardship_cli.observed import Lookup
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law

# A test and its outcome. ("less", a, b, k): expression a minus expression b (``None``: the day 0) is less than k days.
# ("same", a, b, k): it is k days. ("given", fact). ("word", fact). ("among", fact, words). ("holds", fact, word).
# ("look", key, expression, days, Land): a function of the data, for a Land by its code or (:class:`OfCase`) that of the case.
# ("defined", expression): whether such a look gives a day. ("found", finding): the shape of what a finding gives.
Test = tuple[Hashable, ...]


class OfCase(NamedTuple):
    """Stands among what a test or an expression names for the value that a fact has in the case."""

    fact: str


POISON = "\x00"


class NotObservableError(Exception):
    """The law did something with a fact that cannot be noted."""


class Memory:
    """What observed runs have in common: the expressions of days and the functions of the data that were asked, by number and key.

    ``record`` is called with each finding that was observed on the way: its name, how to ask it, the observation, and its outcome;
    with the path so far and ``None`` for one that cannot be observed.
    """

    def __init__(self, law: Law, record: Callable[[str, Callable[..., Any], Any, Any], None]) -> None:
        self.law = law
        self.record = record
        self.expressions: list[tuple[Hashable, ...]] = []
        self._numbers: dict[tuple[Hashable, ...], int] = {}
        self.lookups: dict[Hashable, Lookup] = {}
        self.version: Callable[..., Any] = refuse  # how the version of a rule is observed: set by observe.py

    def expression(self, *key: Hashable) -> int:
        """The number of an expression.

        ``("fact", name)``, ``("through", function, arguments, expression, days)``, ``("look", key, expression, days, Land)`` or
        ``("found", finding, place)``.
        """
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.expressions)
            self.expressions.append(key)
        return found


def no_findings(_finding: str) -> None:
    """What is known of findings where none was looked for."""


class Run:
    """One run that is being observed: the path so far. ``known`` gives what a finding gave for the case, if that is known."""

    __slots__ = ("known", "memory", "path", "versions")

    def __init__(self, memory: Memory, known: Callable[[str], Any] = no_findings) -> None:
        self.memory = memory
        self.known = known
        self.path: dict[Test, Hashable] = {}
        self.versions: dict[Hashable, Any] = {}  # of rules, as they were seen: the law asks for many more than once

    def note(self, test: Test, outcome: Any) -> Any:
        """Note a test, once, and give back its outcome."""
        self.path.setdefault(test, outcome)
        return outcome


def refuse(*_args: object) -> NoReturn:
    """What cannot be noted."""
    raise NotObservableError


class Day(date):  # noqa: PLW1641 - it has one, which refuses
    """A day of an observed case: ``at`` is its ordinal, ``base`` and ``days`` say how it follows from the facts."""

    __slots__ = ("at", "base", "days", "run")

    at: int
    base: int
    days: int
    run: Run

    def __new__(cls, run: Run, at: int, base: int, days: int = 0) -> Self:  # noqa: D102 - made by the functions below
        found = date.__new__(cls, 1, 1, 1)
        found.run, found.at, found.base, found.days = run, at, base, days
        return found

    @property
    def plain(self) -> date:
        """The day itself, which nobody but this module may look at."""
        return date.fromordinal(self.at)

    def __lt__(self, other: Any) -> bool:
        return _less(self, other, 0)

    def __le__(self, other: Any) -> bool:
        return _less(self, other, 1)

    def __gt__(self, other: Any) -> bool:
        return not _less(self, other, 1)

    def __ge__(self, other: Any) -> bool:
        return not _less(self, other, 0)

    def __eq__(self, other: object) -> bool:
        return _same(self, other) if isinstance(other, date) else False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __add__(self, other: timedelta) -> "Day":
        return Day(self.run, self.at + other.days, self.base, self.days + other.days)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return self + -other if isinstance(other, timedelta) else Distance(self, other)

    def __rsub__(self, other: Any) -> Any:
        return Distance(other, self)

    __hash__ = __str__ = __format__ = isoformat = strftime = weekday = isoweekday = toordinal = replace = refuse  # type: ignore[assignment]  # nothing may be read
    timetuple = isocalendar = ctime = __reduce__ = refuse
    year = month = day = property(refuse)

    def __repr__(self) -> str:
        return f"Day({self.base}, {self.days})"

    def through(self, function: Callable[..., date], *args: Any) -> "Day":
        """The day that a function of this day gives; its other arguments are plain, or the length of time of the case."""
        run = self.run
        noted = tuple(OfCase(arg.fact) if isinstance(arg, Length) else arg for arg in args)
        given = tuple(arg.plain if isinstance(arg, Length) else arg for arg in args)
        try:
            at = function(self.plain, *given).toordinal()
        except HardshipError:
            # For other days it may give one: whether it does is no test.
            raise NotObservableError from None
        return Day(run, at, run.memory.expression("through", function, noted, self.base, self.days))

    def look(self, key: Hashable, lookup: Lookup, land: Any = None) -> Any:
        """The outcome, noted, of a function of the day and the Land that the data alone decide."""
        return self.run.note(*self._asked(key, lookup, land))

    def look_day(self, key: Hashable, lookup: Lookup, land: Any = None) -> "Day | None":
        """As :meth:`look`, where the outcome is a day (as its ordinal) or none: that is noted, and a day becomes an expression."""
        test, outcome = self._asked(key, lookup, land)
        base = self.run.memory.expression(*test)
        self.run.note(("defined", base), outcome is not None)
        return Day(self.run, outcome, base) if isinstance(outcome, int) else None

    def _asked(self, key: Hashable, lookup: Lookup, land: Any) -> tuple[Test, Hashable]:
        self.run.memory.lookups.setdefault(key, lookup)
        where = OfCase(land.fact) if isinstance(land, Word) else land
        plain = land.plain if isinstance(land, Word) else land
        return ("look", key, self.base, self.days, where), lookup.function(self.plain, plain)


def _place(day: date) -> tuple[int | None, int]:
    return (day.base, day.days) if isinstance(day, Day) else (None, day.toordinal())


def _at(day: date) -> int:
    return day.at if isinstance(day, Day) else day.toordinal()


def _less(first: Any, second: Any, limit: int) -> bool:
    """Whether ``first`` minus ``second`` is less than ``limit`` days: noted in one form, whichever way it was asked."""
    run: Run = first.run if isinstance(first, Day) else second.run
    outcome = _at(first) - _at(second) < limit
    (a, ahead), (b, behind) = _place(first), _place(second)
    if a == b:
        return outcome
    limit += behind - ahead
    if a is None or (b is not None and b < a):
        run.note(("less", b, a, 1 - limit), not outcome)
    else:
        run.note(("less", a, b, limit), outcome)
    return outcome


def _same(first: Any, second: Any) -> bool:
    run: Run = first.run if isinstance(first, Day) else second.run
    outcome = _at(first) == _at(second)
    (a, ahead), (b, behind) = _place(first), _place(second)
    if a == b:
        return outcome
    gap = behind - ahead
    test = ("same", b, a, -gap) if a is None or (b is not None and b < a) else ("same", a, b, gap)
    run.note(test, outcome)
    return outcome


class Distance:
    """How far two days lie apart: it can be compared with a number of days."""

    __slots__ = ("_first", "_second")

    def __init__(self, first: date, second: date) -> None:
        self._first, self._second = first, second

    def __lt__(self, other: timedelta) -> bool:
        return _less(self._first, self._second, other.days)

    def __le__(self, other: timedelta) -> bool:
        return _less(self._first, self._second, other.days + 1)

    def __gt__(self, other: timedelta) -> bool:
        return not self <= other

    def __ge__(self, other: timedelta) -> bool:
        return not self < other

    @property
    def days(self) -> "Count":
        """The number of days, which is only shown."""
        return Count()


class Count:
    """A number that is shown and not looked at."""

    __slots__ = ()

    def __add__(self, _other: int) -> "Count":
        return self


def _looked(seen: Any, key: Hashable, lookup: Lookup) -> Any:
    """The outcome, noted, of a function of a word or a length that the data alone decide."""
    seen.run.memory.lookups.setdefault(key, lookup)
    return seen.run.note(("look", key, None, 0, OfCase(seen.fact)), lookup.function(date.min, seen.plain))


class Word(str):
    """A word of an observed case: it can be compared with others; looked at letter by letter it is noted as what it is."""

    __slots__ = ("fact", "plain", "run")

    fact: str
    plain: str
    run: Run

    def __new__(cls, run: Run, fact: str, plain: str) -> Self:  # noqa: D102 - made by the case
        found = str.__new__(cls, POISON)
        found.run, found.fact, found.plain = run, fact, plain
        return found

    def among(self, words: Any) -> bool:
        """Whether it is one of some: one test."""
        outcome: bool = self.plain in words
        # Of a word that was noted as a whole nothing more is to be asked.
        if ("word", self.fact) not in self.run.path:
            self.run.note(("among", self.fact, tuple(sorted(word for word in words if word is not None))), outcome)
        return outcome

    look = _looked

    def word(self) -> str:
        """The word itself, noted."""
        return str(self.run.note(("word", self.fact), self.plain))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Word):
            other = other.word()
        outcome = self.plain == other
        path = self.run.path
        if ("word", self.fact) not in path:
            path.setdefault(("among", self.fact, (other,)), outcome)
        return outcome

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.word())

    def __str__(self) -> str:
        return self.word()

    def __repr__(self) -> str:
        return f"Word({self.fact})"


def answered(word: str, kind: Hashable, _fact: Hashable, words: Any = None) -> Hashable:
    """The outcome of a test of a :class:`Word`, for a plain one."""
    return word in words if kind == "among" else word


class Text(str):
    """A provision or a source that stands beside an answer: it is passed on; looked at it is noted. ``weak``: of a source."""

    __slots__ = ("note", "weak")

    note: Callable[[], str]
    weak: bool

    def __new__(cls, note: Callable[[], str], *, weak: bool = False) -> Self:  # noqa: D102 - made below
        found = str.__new__(cls, POISON)
        found.note, found.weak = note, weak
        return found

    def __eq__(self, other: object) -> bool:
        return self.note() == other

    def __hash__(self) -> int:
        return hash(self.note())

    def __str__(self) -> str:
        return self.note()

    def __format__(self, form: str) -> str:
        return format(self.note(), form)


def _read_first(read: Callable[[Any], str], name: str) -> Any:
    return lambda self, *args: getattr(read(self), name)(*args)


# Whatever else can be done with a text is done with the text itself, which is then noted.
for _kind, _read in ((Word, Word.word), (Text, lambda self: self.note())):
    for _name in set(dir(str)) - set(vars(_kind)) - set(dir(object)) | {
        "__format__",
        "__lt__",
        "__le__",
        "__gt__",
        "__ge__",
    }:
        setattr(_kind, _name, _read_first(_read, _name))


class _AsAWhole:
    """What a tuple of an observed case shares: looked at otherwise it is noted as the word that it is."""

    fact: str
    run: Run
    plain: Any

    def _word(self) -> Any:
        return self.run.note(("word", self.fact), self.plain)

    def __iter__(self) -> Iterator[Any]:
        return iter(tuple(self._word()))

    def __len__(self) -> int:
        return len(self._word())

    def __getitem__(self, index: Any) -> Any:
        return tuple(self._word())[index]

    def __eq__(self, other: object) -> bool:
        return bool(self._word() == other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._word())

    def __str__(self) -> str:
        return str(self._word())

    __lt__ = __le__ = __gt__ = __ge__ = __add__ = __mul__ = __rmul__ = refuse


class Length(_AsAWhole, Period):
    """The length of time of an observed case."""

    look = _looked

    amount = property(lambda self: self._word().amount)
    unit = property(lambda self: self._word().unit)


class Held(_AsAWhole, tuple):  # type: ignore[type-arg]  # noqa: SLOT001 - of words; slots could hold nothing beside its items
    """A list of an observed case, of which is mostly asked whether it holds a word."""

    fact = "extras"

    def __contains__(self, word: object) -> bool:
        return bool(self.run.note(("holds", self.fact, word), word in self.plain))
