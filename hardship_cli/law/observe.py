"""A case whose facts note what the law asks of them, so that one run of the law holds for every case that answers alike.

The facts of an observed case are handed to ``law/`` unread (``unread.py``). Each question that is asked of them is a *test*
with its outcome; all of them, in order, are a *path*. Two cases whose facts give the same outcomes are asked the same and get
the same answer, but for its days, which are given as expressions. What cannot be noted raises
:class:`~hardship_cli.law.unread.NotObservableError`, for it cannot be known of the next case.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from hardship_cli.answer import UNCERTAIN, Gist
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, InputError, OutsideCalendar, Unanswerable
from hardship_cli.facts import FACTS
from hardship_cli.law.unread import (
    POISON,
    Day,
    Held,
    Length,
    Memory,
    NotObservableError,
    OfCase,
    Run,
    Test,
    Text,
    Word,
    answered,
    no_findings,
    refuse,
)
from hardship_cli.observed import Lookup
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import OldIf, Rule, Version

Find = Callable[[Rule, date, str | None], Version | None]


class Mark(NamedTuple):
    """Stands among the codes of an answer for those of a finding, which each case has of its own."""

    finding: str


class Observation(NamedTuple):
    """One run of the law on an observed case.

    ``path`` holds the tests in order, each with its outcome. ``result`` is what the law gave, with days as :class:`Day`; ``error``
    what it raised instead. ``codes`` are those of its notes and, as :class:`Mark`, of findings.
    """

    path: dict[Test, Hashable]
    result: Any
    error: HardshipError | None
    status: str
    codes: tuple[str | Mark, ...]
    with_trace: bool = True


class Outcome(NamedTuple):
    """What others build on: the shape of a result, in which days are holes, and the days."""

    shape: Hashable
    days: tuple["Day", ...] = ()


class ObservedCase:
    """A case that notes what is asked of it; ``law/`` takes it for a :class:`Case`."""

    def __init__(self, run: Run, facts: Case) -> None:
        self.__dict__.update(_run=run, _facts=facts, _changed={})

    def __getattr__(self, name: str) -> Any:  # only asked for a fact that was not read before
        if name not in FACTS:
            raise NotObservableError
        seen = self.__dict__[name] = self._read(name)
        return seen

    def _read(self, name: str) -> Any:
        run: Run = self._run
        value, kind = getattr(self._facts, name), FACTS[name].kind
        if kind in ("day", "day-or-none"):
            is_day = isinstance(value, date)
            run.note(("given", name), "day" if is_day else value)
            return Day(run, value.toordinal(), run.memory.expression("fact", name)) if is_day else value
        if kind in ("land", "choice", "place"):
            if Case._field_defaults[name] is None:
                run.note(("given", name), None if value is None else "day")
            return None if value is None else Word(run, name, value)
        if kind == "period":
            run.note(("given", name), None if value is None else "day")
            return None if value is None else _length(run, name, value)
        if kind == "list":
            return _with(Held(), run, value)
        return run.note(("word", name), value)

    def _replace(self, **changes: Any) -> "ObservedCase":
        other = ObservedCase.__new__(ObservedCase)
        # What was read is not read again.
        other.__dict__.update(self.__dict__, **changes, _changed={**self._changed, **changes})
        return other

    def with_each(self, fact: str, values: Iterable[Any]) -> Iterator["ObservedCase"]:
        """The case with each of some values as a fact, but for one of which the law would be asked what it was of one before.

        What is asked of words is noted for each value, and not on the path: it is the same for all cases. A case is to be used
        up before the next is taken.
        """
        asked: list[dict[Test, Hashable]] = []
        for value in values:
            if not any(all(answered(value, *test) == outcome for test, outcome in path.items()) for path in asked):
                run = Run(self._run.memory)
                asked += [run.path] if isinstance(value, str) else []
                yield self._replace(**{fact: Word(run, fact, value) if isinstance(value, str) else value})

    def finding(
        self,
        name: str,
        function: Callable[..., Any],
        trace: Gist | None = None,
        needs: tuple[str, ...] | None = None,
    ) -> Any:
        """What ``function`` of the case (and of a trace) gives, as a finding of its own: a question on whose answer others build.

        The path that leads to it is not part of this one, so that cases which come to the same by other ways share what follows.
        ``needs`` names the facts it looks at, if not any can be.
        """
        run: Run = self._run
        if self._changed if needs is None else any(name in self._changed for name in needs):
            return function(self) if trace is None else function(self, trace)
        memory = run.memory
        known = run.known(name)
        if known is not None:
            return self._given(name, trace, *known)
        try:
            seen = observe(function, self._facts, memory, with_trace=trace is not None, known=run.known)
        except NotObservableError as failed:
            memory.record(name, function, failed.args[0], None)
            run.note(("found", name), None)
            raise
        outcome = outcome_of(seen)
        memory.record(name, function, seen, outcome)
        return self._given(name, trace, outcome.shape, seen.error, [day.at for day in outcome.days])

    def _given(
        self, name: str, trace: Gist | None, shape: Hashable, error: HardshipError | None, days: Sequence[int]
    ) -> Any:
        """What a finding gave: its shape is noted, its days (ordinals) are expressions."""
        run: Run = self._run
        run.note(("found", name), shape)
        if error is not None:
            raise error.again()
        if trace is not None:
            trace.notes.append(Mark(name))  # type: ignore[arg-type]  # the codes of a finding stand in the place of its notes
        return _rebuilt(shape, [Day(run, at, run.memory.expression("found", name, n)) for n, at in enumerate(days)])

    def unread(self, name: str, day: date | None) -> Any:
        """A day that is no fact of the case, but the same for all cases of a run, by a name of its own."""
        run: Run = self._run
        return None if day is None else Day(run, day.toordinal(), run.memory.expression("fact", name))


def _length(run: Run, name: str, plain: Any) -> Length:
    seen = Length(0, POISON)
    seen.fact = name
    return _with(seen, run, plain)  # type: ignore[no-any-return]  # it is what was handed in


def _with(seen: Any, run: Run, plain: Any) -> Any:
    seen.run, seen.plain = run, plain
    return seen


class Codes(Gist):
    """A trace that keeps the status and the codes of notes. What only fills their texts is not looked at."""

    __slots__ = ()

    def note(self, code: str, level: str = "hint", basis: str | None = None, **_params: Any) -> None:  # noqa: ARG002 - as above
        """Keep the code of a remark that a row needs."""
        if level != "info":
            self.notes.append(code)  # type: ignore[arg-type]  # codes stand in the place of notes

    def weigh(self, source: str) -> None:
        """Let the status follow from a source."""
        if isinstance(source, Text):
            if source.weak:
                self.raise_status("review")
        else:
            super().weigh(source)


def observe(
    function: Callable[..., Any],
    facts: Case,
    memory: Memory,
    *,
    with_trace: bool = True,
    known: Callable[[str], Any] = no_findings,
) -> Observation:
    """Run a function of a case (and, ``with_trace``, of a trace) on an observed one.

    ``known`` gives by the name of a finding what it gave for the case: its shape, its error and its days, ``None`` if not known.
    Raises :class:`NotObservableError`, with the path so far, where something was done that cannot be noted.
    """
    memory.version = observed_version
    run = Run(memory, known)
    trace = Codes(memory.law)
    case = ObservedCase(run, facts)
    result, failed = None, None
    try:
        result = function(case, trace) if with_trace else function(case)
    except HardshipError as error:
        failed = error.without_frames()
    except Exception as error:
        # Whatever went wrong: the case is answered by itself, and if it is no matter of observing it is met there.
        raise NotObservableError(run.path) from error
    finally:
        # What was seen holds the run, and the run would hold it: nobody looks for such rings while a register is answered.
        run.versions.clear()
        run.known = no_findings
    return Observation(run.path, result, failed, trace.status, tuple(dict.fromkeys(trace.notes)), with_trace)  # type: ignore[arg-type]  # codes


def outcome_of(seen: Observation) -> Outcome:
    """What others build on of an observation."""
    if isinstance(seen.error, InputError):
        return Outcome(("input",))
    if seen.error is not None:
        return Outcome(("error", seen.error.code))
    days: list[Day] = []
    shape = _shape(seen.result, days)
    return Outcome(shape, tuple(days))


def _shape(value: Any, days: list[Day]) -> Hashable:
    """A result without its days, which are collected: where one stands is noted, not which it is."""
    if isinstance(value, Day):
        days.append(value)
        return _Hole(len(days) - 1)
    if isinstance(value, Text):
        return _Hole(-1)
    if isinstance(value, Word):
        return value.word()
    if isinstance(value, tuple):
        return (type(value), *(_shape(part, days) for part in value))
    if value is None or isinstance(value, bool | int | str):
        return value
    raise NotObservableError


class _Hole(NamedTuple):
    place: int


def _rebuilt(shape: Any, days: list[Day]) -> Any:
    if isinstance(shape, _Hole):
        return days[shape.place] if shape.place >= 0 else Text(refuse)
    if isinstance(shape, tuple):
        kind, *parts = shape
        built = [_rebuilt(part, days) for part in parts]
        return tuple(built) if kind is tuple else kind(*built)
    return shape


# What the functions of ``law/`` call when they are given an observed day or Land.


def observed_version(rule: Rule, day: Any, land: Any, find: Find) -> Version | None:
    """The version of a rule that ``find`` gives for a day and a Land: what it says is noted, where it was read if it is looked at.

    Raises what ``find`` raises.
    """
    run: Run = day.run if isinstance(day, Day) else land.run
    place = (day.base, day.days) if isinstance(day, Day) else day
    key = (find, rule.id, rule.kind, place, OfCase(land.fact) if isinstance(land, Word) else land)
    if key not in run.versions:
        run.versions[key] = _seen_version(run, rule, day, land, find)
    found: Version | None = run.versions[key]
    return found


def _seen_version(run: Run, rule: Rule, day: Any, land: Any, find: Find) -> Version | None:
    law, known = run.memory.law, run.memory.lookups
    plain_land = land.plain if isinstance(land, Word) else land
    if isinstance(day, Day):
        # A rule of the whole federation is asked without the Land.
        where = land if rule.lands or rule.scope == "land" else None

        def look(key: Hashable, function: Callable[..., Hashable], *args: Any) -> Any:
            turns = law.keep(("turns", rule.id, rule.kind), lambda: _turns(rule))
            return day.look(key, known.get(key) or Lookup(partial(function, find, rule, *args), turns), where)

        plain_day = day.plain
    else:
        plain_day = day

        def look(key: Hashable, function: Callable[..., Hashable], *args: Any) -> Any:
            return land.look((*key, day), Lookup(partial(_on, partial(function, find, rule, *args), day)))  # type: ignore[misc]  # keys are tuples

    seen = look((find.__name__, rule.id), _face, law)
    if seen is None:
        return None
    if isinstance(seen, str):
        find(rule, plain_day, plain_land)  # raises it again
    start, state, value, until, review_by, clause, who, is_weak, covers = seen

    def passed(name: str) -> Text:
        return Text(lambda: look((find.__name__, rule.id, name), _text, name), weak=is_weak)

    old_if = None if clause is None else OldIf(clause, passed("clause"))
    return Version(start, state, value, passed("source"), passed("basis"), until, review_by, old_if, who, dict(covers))


# Functions of the data, by a day and a Land, with what is given beside them first: a tree that is kept names them.


def _face(find: Find, rule: Rule, law: Law, day: date, land: str | None) -> Hashable:
    """What the version of a rule says, but for its texts; the code of the reason where there is none."""
    try:
        version = find(rule, day, land)
    except Unanswerable as error:
        return error.code
    if version is None:
        return None
    clause = version.old_if and version.old_if.began_before
    weak = law.sources[version.source]["checked"]["result"] in UNCERTAIN
    rest = (version.start, version.state, version.value, version.until, version.review_by, clause, version.who, weak)
    return (*rest, tuple(version.covers.items()))


def _text(find: Find, rule: Rule, name: str, day: date, land: str | None) -> Hashable:
    version = find(rule, day, land)
    assert version is not None
    return version.old_if.basis if name == "clause" and version.old_if else getattr(version, name, None)


def _on(function: Callable[[date, str | None], Hashable], day: date, _day: date, land: str | None) -> Hashable:
    return function(day, land)


def _state(why: Callable[[date, str | None], str | None], day: date, land: str | None) -> Hashable:
    try:
        return why(day, land) is not None
    except OutsideCalendar:
        return "outside"


def _reached(move: Callable[[date, str | None], date], day: date, land: str | None) -> int | None:
    try:
        return move(day, land).toordinal()
    except (OutsideCalendar, Unanswerable):
        return None


def _turns(rule: Rule) -> tuple[int, ...]:
    """The days on which a rule can say something else than the day before, in any Land."""
    versions = [version for history in (rule.versions, *rule.lands.values()) for version in history]
    ends = {version.until.toordinal() + 1 for version in versions if version.until is not None}
    return tuple(sorted(ends | {version.start.toordinal() for version in versions}))


def observed_free(day: Any, land: Any, key: Hashable, why: Callable[[date, str | None], str | None]) -> str | None:
    """Whether a day is off at a place: ``why`` says it of a plain one; the reason itself is not passed on. Raises the same."""
    seen = day.look(key, Lookup(partial(_state, why)), land)
    if seen == "outside":
        why(day.plain, land.plain if isinstance(land, Word) else land)  # raises it again
    return "off" if seen else None


class Moved(tuple):  # type: ignore[type-arg]  # noqa: SLOT001 - of days that nobody may look at; it holds two things
    """The days that an end was moved off: whether there are any can be asked."""

    day: Day
    end: Day

    def __bool__(self) -> bool:
        return bool(self.end != self.day)

    __iter__ = __len__ = __getitem__ = __contains__ = refuse


def moved_off(day: Day, end: Day) -> Moved:
    """What a move from one day to another went over."""
    found = Moved()
    found.day, found.end = day, end
    return found


def observed_move(day: Any, land: Any, key: Hashable, move: Callable[[date, str | None], date]) -> tuple[Day, Moved]:
    """A day moved off days off at a place: the day that it comes to, and whether it moved. Raises what ``move`` raises."""
    end = day.look_day(key, Lookup(partial(_reached, move)), land)
    if end is None:
        move(day.plain, land.plain if isinstance(land, Word) else land)  # raises it again
    return end, moved_off(day, end)
