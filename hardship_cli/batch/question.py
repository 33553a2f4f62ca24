"""How one question is put to many rows: small keys instead of whole cases, and a book of what the law said to each key.

A *plan* derives from the columns which rows ask, and a number (the key) that holds everything the answer depends on:
words as they are, days only as far as they matter (before or after another day, which version of the law, working day or
not). Rows with one key have one answer, up to days that are taken from columns. ``law/`` answers the first row of each key.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import reduce
from math import prod
from operator import and_, or_
from typing import Any, NamedTuple

import polars as pl

from hardship_cli.answer import BLOCKED, Answer, Gist, Note, Trace
from hardship_cli.batch.codes import NO_TITLE, Coder
from hardship_cli.batch.tables import Seats, Tables, at, boundaries, day_of, ended
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS, Case
from hardship_cli.schedule.load import Law

_ROOM = 2**62
_SMALL = 2**31 - 1
PLACES = 64  # seats that a key has room for
_FEW = 4

_BASE = day_of(0).toordinal()


class Found(NamedTuple):
    """What the law said to one key.

    ``words`` are the question's columns that are the same for all rows of the key, ``picks`` for each column of days the
    candidate that gives it (none: empty). ``refused``: contradicting facts; each such row is answered alone.
    ``beside``: for each way of the question (``Question.ways``) the notes that follow.
    """

    status: str = ""
    notes: tuple[str, ...] = ()
    words: tuple[str | None, ...] = ()
    picks: tuple[str | None, ...] = ()
    refused: bool = False
    extra: int = 0
    detail: Any = None
    beside: tuple[tuple[str, ...], ...] = ()


class Part(NamedTuple):
    """One part of a key: a whole number from 0 up, below its room."""

    number: pl.Expr
    room: int


class Plan(NamedTuple):
    """Expressions over the coded columns: which rows ask, which are answered alone, the key's parts, and the candidate days.

    ``making`` is how the key was built: only keys of one making can be compared. ``way``: which of the question's ways a row is.
    """

    asked: pl.Expr
    alone: pl.Expr
    key: Sequence["Part"]
    making: Hashable
    days: dict[str, pl.Expr]
    way: pl.Expr | None = None


class Setting:
    """What all questions of a run share."""

    def __init__(self, law: Law, today: date | None = None, on: date | None = None) -> None:
        self.law = law
        self.today = today
        self.on = on
        self.details = False  # whether what an audit needs of an answer is kept
        self.tables = Tables()
        self.seats = Seats(law)
        self.coder = Coder(self.tables, today)

    def epochs(self, sheet: Any, names: Callable[[str], bool]) -> tuple[pl.Series, int]:
        """The table of law epochs by day over the rules so named, and how many there are."""
        days = boundaries([rule for rule in sheet.rules() if names(rule.id)])
        return self.tables.epochs(days), len(days) + 1


class Columns:
    """The coded columns of a batch as expressions; a fact that the file lacks is a constant."""

    def __init__(self, setting: Setting, frame: pl.DataFrame) -> None:
        self.setting = setting
        self.frame = frame
        self.seats = setting.seats.state  # of one making for all that is worked out together
        self.present = tuple(frame.columns)
        self._height = pl.int_range(frame.height, eager=True, dtype=pl.Int32).alias("_row")
        self._kept = 0
        # What was kept, in order; later layers can use the columns of earlier ones.
        self.layers: list[list[pl.Expr]] = []
        if not self.present:
            self.frame = self._height.to_frame()

    def keep(self, *expressions: pl.Expr) -> list[pl.Expr]:
        """The columns that expressions will be, worked out side by side: what is used twice is worked out once."""
        names = [f"_{self._kept + place}" for place in range(len(expressions))]
        self._kept += len(names)
        self.layers.append([expression.alias(name) for expression, name in zip(expressions, names, strict=True)])
        return [pl.col(name) for name in names]

    def has(self, name: str) -> bool:
        """Whether any row can have this fact."""
        return name in self.present

    def word(self, name: str) -> pl.Expr:
        """The place of the value among the fact's values; 0 where not given."""
        return pl.col(name) if name in self.present else pl.lit(0, pl.Int32)

    def day(self, name: str) -> pl.Expr:
        """The number of the day; none where not given."""
        return pl.col(name) if name in self.present else pl.lit(None, pl.Int32)

    def out_of_order(self, pairs: Iterable[tuple[str, str]]) -> list[pl.Expr]:
        """Of pairs of days that the rows can have: whether the first is later than the second, which it cannot be."""
        given = [pair for pair in pairs if self.has(pair[0]) and self.has(pair[1])]
        return [self.day(first) > self.day(second) for first, second in given]

    def title_end(self) -> pl.Expr:
        """``permit_until`` as a day; none where there is no title."""
        day = self.day("permit_until")
        return pl.when(day > NO_TITLE).then(day)

    def first_day(self) -> pl.Expr:
        """First day of the new permit: as given, else the day after the title's end."""
        if not self.has("permit_until"):
            return self.day("start")
        return first_of(self.day("start"), self.title_end() + 1)

    def is_in(self, name: str, values: Sequence[Any]) -> pl.Expr:
        """Whether the fact has one of these values."""
        return self.by_value(name, lambda value: value in values, pl.Boolean)

    def holding(self, name: str, part: str) -> pl.Expr:
        """Whether a list holds this word."""
        return self.by_value(name, lambda value: part in value, pl.Boolean)

    def by_value(self, name: str, function: Callable[[Any], Any], dtype: Any) -> pl.Expr:
        """``function`` of the fact's value, worked out once for each value."""
        values = self.setting.coder.words[name].values if name in self.present else [Case._field_defaults[name]]
        found = [function(value) for value in values]
        if name in self.present and found == list(range(len(found))) and dtype == pl.Int32:
            return pl.col(name)
        if dtype == pl.Boolean and None not in found and name in self.present:
            # Comparing with a few numbers is several times quicker than looking into a table.
            true = [place for place, value in enumerate(found) if value]
            false = [place for place, value in enumerate(found) if not value]
            if len(true) <= min(len(false), _FEW):
                return reduce(or_, (pl.col(name) == place for place in true)) if true else pl.lit(value=False)
            if len(false) <= _FEW:
                return reduce(and_, (pl.col(name) != place for place in false)) if false else pl.lit(value=True)
        return at(ended(pl.Series(found, dtype=dtype)), self.word(name))

    def seat(self, *, with_place: bool) -> pl.Expr:
        """Where the seat's row begins (``SeatTables.begin``); none for a place that the Land does not have."""
        seats, words = self.setting.seats, self.setting.coder.words
        lands = words["land"].met if self.has("land") else [None]
        places = words["place"].values[:PLACES] if with_place and self.has("place") else ["land"]
        found = [self.seats.begin(seats.seat(land, place)) for land in lands for place in places]
        index = self.word("land") * len(places) + self.word("place") if len(places) > 1 else self.word("land")
        return at(ended(pl.Series(found, dtype=pl.Int32)), index)


def earliest(*days: pl.Expr) -> pl.Expr:
    """The earliest of the days that are given; none where none is."""
    found: pl.Expr | None = None
    for day in days:
        if day.meta.root_names():  # a fact that the file lacks is a constant: none
            found = day if found is None else pl.when(found.is_null() | (day < found)).then(day).otherwise(found)
    return pl.lit(None, pl.Int32) if found is None else found


def first_of(*days: pl.Expr) -> pl.Expr:
    """The first of the days that is given; none where none is."""
    found = [day for day in days if day.meta.root_names()]
    return pl.coalesce(found) if len(found) > 1 else found[0] if found else pl.lit(None, pl.Int32)


def any_of(*conditions: pl.Expr) -> pl.Expr:
    """Whether any condition holds; none where one is not known, and none holds. What holds for no row is left out."""
    some = [one for one in conditions if one.meta.root_names() or pl.select(one).item()]
    return reduce(or_, some) if some else pl.lit(value=False)


def all_of(*conditions: pl.Expr) -> pl.Expr:
    """Whether all conditions hold. What holds for all rows is left out."""
    some = [one for one in conditions if one.meta.root_names() or not pl.select(one).item()]
    return reduce(and_, some) if some else pl.lit(value=True)


def only(where: pl.Expr, part: pl.Expr, otherwise: Any = None) -> pl.Expr:
    """A part where it matters; where that is the same for all rows, the part itself or its substitute."""
    if where.meta.root_names():
        return pl.when(where).then(part).otherwise(otherwise)
    return part if pl.select(where).item() else pl.lit(otherwise)


def room(name: str) -> int:
    """How many values a word of the vocabulary can have."""
    fact = FACTS[name]
    if fact.kind == "flag":
        return 3
    if fact.kind == "land":
        return 17
    return 2 ** len(fact.values) if fact.kind == "list" else len(fact.values) + 1


class Key:
    """Builds one number out of parts, each below its room; a part that is the same for all rows is left out."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.parts: list[Part] = []
        self._size = 1
        self._making: list[Any] = [columns.present]

    @property
    def making(self) -> Hashable:
        """The facts that the rows have, the parts' rooms, and the values of those left out."""
        return tuple(self._making)

    def add(self, part: pl.Expr, size: int, *, nothing: bool = True) -> None:
        """A part from 0 to ``size`` - 1; ``nothing``: none can occur, and counts as a value of its own."""
        if not part.meta.root_names():
            self._making.append(("same", pl.select(part).item()))
            return
        self._making.append(size)
        self.parts.append(Part(part.fill_null(size) if nothing else part, size + nothing))
        self._size *= size + nothing
        if self._size > _ROOM:
            raise OverflowError("the parts of a key do not fit a number")

    def word(self, name: str, where: pl.Expr | None = None) -> None:
        """A word of the vocabulary; only ``where`` it matters."""
        if self._columns.has(name):
            part = self._columns.word(name)
            self.add(part if where is None else pl.when(where).then(part).otherwise(0), room(name), nothing=False)

    def flag(self, part: pl.Expr) -> None:
        """Yes, no, or not known."""
        self.add(part.cast(pl.Int32), 2)

    def given(self, name: str) -> None:
        """Whether a day is given."""
        if self._columns.has(name):
            self.add(self._columns.day(name).is_not_null().cast(pl.Int32), 2, nothing=False)


def joined(parts: Sequence[Part]) -> list[Part]:
    """Parts as few numbers, each within 32 bits as long as its parts are; none where one of its parts is none.

    As a flat sum: one behind the other they would take Polars longer to plan than to work out.
    """
    groups: list[list[Part]] = [[]]
    for part in parts:
        if groups[-1] and prod(one.room for one in groups[-1]) * part.room > _SMALL:
            groups.append([])
        groups[-1].append(part)
    return [_sum(group) for group in groups]


def _sum(parts: Sequence[Part]) -> Part:
    rooms = [part.room for part in parts]
    terms = [part.number * prod(rooms[place:]) for place, part in enumerate(parts[:-1], start=1)] + [parts[-1].number]
    return Part(pl.sum_horizontal(terms, ignore_nulls=False) if len(terms) > 1 else terms[0], prod(rooms))


def key_of(groups: Sequence[tuple[pl.Series, int]]) -> pl.Series:
    """Numbers, each with its room, as one."""
    found = groups[0][0].cast(pl.Int64)
    for number, size in groups[1:]:
        found = found * size + number
    return found


class Question:
    """One of the four questions. Subclasses say how rows are keyed and what of an answer becomes columns."""

    name = ""
    words: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    ways = 1  # rows of one key can differ in so many ways by remarks that stand at the end

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.law = setting.law

    def plan(self, columns: Columns) -> Plan:
        """How the rows of a batch are keyed."""
        raise NotImplementedError

    def asks(self, case: Case) -> bool:
        """Whether the facts of a case reach for this question (the same rule as ``plan``'s ``asked``)."""
        raise NotImplementedError

    def answer(self, case: Case, trace: Trace | None = None) -> Answer:
        """The single answer; with a ``Gist`` no more of it than the columns need."""
        raise NotImplementedError

    def cells(self, answer: Answer) -> dict[str, Any]:
        """The question's columns of one answer: words as text, days as days."""
        raise NotImplementedError

    def key_case(self, case: Case) -> Case:
        """The case that answers a key, for facts that the key leaves out."""
        return case

    def find(self, case: Case, days: dict[str, int | None]) -> Found:
        """What the law says to a key, from the first case that has it; ``days`` are the case's candidates."""
        try:
            answer = self.answer(self.key_case(case), Gist(self.law))
        except Unanswerable as error:
            return Found(BLOCKED, (error.code,), (None,) * len(self.words), (None,) * len(self.dates))
        except InputError:
            return Found(refused=True, words=(None,) * len(self.words), picks=(None,) * len(self.dates))
        cells = self.cells(answer)
        notes, beside = self.notes(case, answer)
        picks = tuple([day_found(cells[name], days, name) for name in self.dates])
        if "" in picks:
            return Found(refused=True, words=(None,) * len(self.words), picks=(None,) * len(self.dates))
        return Found(
            answer.status,
            notes,
            tuple([cells[name] for name in self.words]),
            picks,
            extra=self.mark(case, answer),
            detail=self.detail(answer),
            beside=beside,
        )

    def notes(self, _case: Case, answer: Answer) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The codes of the remarks that all rows of a key have, and for each way those that follow."""
        return codes_of(answer.notes), ()

    def detail(self, _answer: Answer) -> Any:
        """What an audit needs of an answer beside its columns."""
        return None

    def mark(self, _case: Case, _answer: Answer) -> int:
        """A number that later steps need of a key's answer."""
        return 0


def codes_of(notes: Sequence[Note]) -> tuple[str, ...]:
    """The codes of the remarks that a row needs: what is said of every such case (level ``info``) is left out."""
    return tuple(dict.fromkeys([note.code for note in notes if note.level != "info"]))


def day_found(day: date | None, days: dict[str, int | None], name: str) -> str | None:
    """Which candidate gives a day; empty text where none does (such rows are answered alone)."""
    if day is None:
        return None
    wanted = day.toordinal() - _BASE
    for candidate, value in days.items():
        if value == wanted and candidate.partition(":")[0] == name:
            return candidate
    return ""


def cases_of(rows: pl.DataFrame, coder: Coder) -> list[Case]:
    """The cases of coded rows."""
    columns: list[Sequence[Any]] = []
    for name, default in Case._field_defaults.items():
        if name not in rows.columns:
            columns.append((default,) * rows.height)
        elif name in coder.words:
            values = coder.words[name].values
            columns.append([values[code] for code in rows[name].to_list()])
        else:
            columns.append([_day_or_none(code, name) for code in rows[name].to_list()])
    return [Case._make(facts) for facts in zip(*columns, strict=True)]


def _day_or_none(code: int | None, name: str) -> date | str | None:
    if code == NO_TITLE and name == "permit_until":
        return "none"
    return None if code is None else date.fromordinal(code + _BASE)
