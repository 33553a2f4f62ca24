"""Columns of text become columns of numbers: each distinct text is read once by ``facts.read_fact``, days through a table.

A number is the place of a value in the fact's list of values (0: not given), or the number of a day.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from threading import Lock
from typing import Any

import polars as pl

from hardship_cli.batch.day_texts import DayTexts, number
from hardship_cli.batch.text_index import Texts
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, Case, Fact, read_fact
from hardship_cli.laender import CODES

NO_TITLE = -1  # permit_until = none
_COMMON = number(date(2060, 1, 1))  # days from then on are read one by one
_MOST = 20_000  # distinct texts of one column that are worth keeping
_MOSTLY = 3  # from a third of a column on, the German form is tried as a whole

DAYS = tuple(name for name, fact in FACTS.items() if fact.kind in ("day", "day-or-none"))
WORDS = tuple(name for name in FACTS if name not in DAYS and name != "id")  # a sign says nothing about the case
CODED = frozenset((*DAYS, *WORDS))
LAND = "land"  # the column by which an audit counts, and for which a run may have a value for rows without one


class Words:
    """The values of one fact that is no day, and the texts that mean them; those of a closed list stand in its order."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self.default: Any = Case._field_defaults[fact.name]
        closed = CODES if fact.kind == "land" else fact.values if fact.kind == "choice" else ()
        self.values: list[Any] = [self.default, *(value for value in closed if value != self.default)]
        self._place: dict[Any, int] = {value: place for place, value in enumerate(self.values)}
        self._texts: dict[str, int] = {}
        self._unread: set[str] = set()
        self._lock = Lock()
        self.sure = True  # all texts that were not found cannot be read; else there were too many to try
        self._known = (pl.Enum([]), pl.Series([], dtype=pl.Int32))

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that meant a value so far."""
        return tuple(self._texts)

    def place(self, value: Any) -> int:
        """The place of a value that is known."""
        return self._place[value]

    def expr(self, name: str) -> pl.Expr:
        """The place of each text's value in a column; none for a text that is not known."""
        known, table = self._known
        return pl.lit(table).gather(pl.col(name).cast(known, strict=False).to_physical())

    def learn(self, texts: pl.Series) -> bool:
        """Read texts that are not known; whether any can be read now."""
        if len(self._texts) >= _MOST:
            self.sure = False
            return False
        unknown = [text for text in texts.unique(maintain_order=True).to_list() if text not in self._unread]
        self.sure &= len(unknown) <= _MOST
        with self._lock:
            return self._learn(unknown[:_MOST])

    def _learn(self, texts: list[str]) -> bool:
        before = len(self._texts)
        for text in texts:
            try:
                value = read_fact(self.fact, text)
            except InputError:
                if len(self._unread) < _MOST:
                    self._unread.add(text)
                continue
            value = self.default if value in ("", ()) else value
            if value not in self._place:
                self._place[value] = len(self.values)
                self.values.append(value)
            self._texts[text] = self._place[value]
        if len(self._texts) == before:
            return any(text in self._texts for text in texts)
        self._known = (pl.Enum(list(self._texts)), pl.Series(list(self._texts.values()), dtype=pl.Int32))
        return True


class Days:
    """Reads columns of days. ISO and German days are looked up in a list of all days; every other text is read once."""

    def __init__(self, tables: DayTexts, today: date | None) -> None:
        self._tables = tables
        self._today = today
        self._forms: dict[bool, Texts] = {}
        self._odd: dict[str, dict[str, int | None]] = {}  # by kind of fact
        self._german: set[str] = set()  # columns that were found to be so
        self._lock = Lock()
        self.has_blank = False  # a text of nothing but spaces was met

    def code(self, texts: pl.DataFrame, facts: Mapping[str, Fact]) -> dict[str, pl.Series]:
        """By column (each with its fact) the number of each text's day, ``NO_TITLE`` for the word none.

        None for no text, and for one that cannot be read.
        """
        found: dict[str, pl.Series] = {}
        so_far = frozenset(self._german)  # other threads may find more
        for german in (False, True):
            names = [name for name in texts.columns if (name in so_far) == german]
            if names:
                days, missed = self._form(german=german).look(texts[names])
                found |= {
                    name: self._others(texts[name], days[name], missed[name], facts[name], german=german)
                    for name in names
                }
        return found

    def _others(self, texts: pl.Series, found: pl.Series, missed: pl.Series, fact: Fact, *, german: bool) -> pl.Series:
        """With the days of those rows whose text has another form than most in the column so far."""
        if len(missed) * _MOSTLY > len(texts) - texts.null_count():
            days, rest = self._form(german=not german).look(texts[missed].to_frame())
            found = found.scatter(missed, days[texts.name])
            if len(rest[texts.name]) * 2 < len(missed):
                (self._german.discard if german else self._german.add)(texts.name)
            missed = missed[rest[texts.name]]
        return self._rest(texts, found, missed, fact) if len(missed) else found

    def _form(self, *, german: bool) -> Texts:
        with self._lock:
            if german not in self._forms:
                texts = self._tables.german if german else self._tables.iso
                days = pl.int_range(0, _COMMON, dtype=pl.Int32, eager=True)
                # Most days of a register lie near today: none of these should be in another's way.
                today = self._today or date.today()  # noqa: DTZ011 - nothing but speed depends on it
                far_first = (days - number(today)).abs().arg_sort(descending=True)
                self._forms[german] = Texts(texts.head(_COMMON), far_first)
            return self._forms[german]

    def _rest(self, texts: pl.Series, found: pl.Series, rows: pl.Series, fact: Fact) -> pl.Series:
        known = self._odd.setdefault(fact.kind, {})
        if len(known) > _MOST:
            known = self._odd[fact.kind] = {}
        some = texts.gather(rows).to_list()
        for text in dict.fromkeys(text for text in some if text not in known):
            known[text] = self._read(text, fact)
        return found.scatter(rows, pl.Series([known[text] for text in some], dtype=pl.Int32))

    def _read(self, text: str, fact: Fact) -> int | None:
        try:
            value = read_fact(fact, text, self._today)
        except InputError:
            return None
        if value == "":
            self.has_blank = True
            return _BLANK
        return NO_TITLE if value == "none" else number(value)


_BLANK = -2  # nothing but spaces: not given


class Coded:
    """One batch as numbers: a column for each fact that the file has, and by fact the rows whose text was not read.

    ``sure``: none of those texts can be read.
    """

    __slots__ = ("bad", "frame", "sure")

    def __init__(self, frame: pl.DataFrame, bad: dict[str, pl.Series], *, sure: bool = True) -> None:
        self.frame = frame
        self.bad = bad
        self.sure = sure


class Coder:
    """Codes batch after batch; what was read once is known for the rest of the run."""

    def __init__(self, tables: DayTexts, today: date | None) -> None:
        self.words = {name: Words(FACTS[name]) for name in WORDS}
        self._days = Days(tables, today)
        self._met: set[str] = set()  # facts that some row had; from then on every batch has their columns

    def code(self, texts: pl.DataFrame) -> Coded:
        """Code the facts' columns of a batch (named as the facts)."""
        self._met.update(name for name in texts.columns if name != "id" and texts[name].null_count() < texts.height)
        names = [name for name in texts.columns if name in self._met]
        if not names:
            # A batch without any fact still has its rows; a column of nothing keeps their number.
            return Coded(pl.DataFrame({"act": pl.repeat(0, texts.height, dtype=pl.Int32, eager=True)}), {})
        words = self._words(texts, [name for name in names if name not in DAYS])
        for name, unread in _unread(texts, words).items():
            words[name] = self._more(name, texts[name], words[name], unread)
        found = self._days.code(texts[[name for name in names if name in DAYS]], FACTS) | words
        coded = pl.DataFrame([found[name].alias(name) for name in names])
        blank = [
            pl.when(pl.col(name) != _BLANK).then(name).alias(name)
            for name in names
            if name in DAYS and self._days.has_blank
        ]
        given = [pl.col(name).fill_null(0) for name in words]
        sure = all(self.words[name].sure for name in words)
        return Coded(coded.with_columns(*blank, *given), _unread(texts, found), sure=sure)

    def _words(self, texts: pl.DataFrame, names: Sequence[str]) -> dict[str, pl.Series]:
        """By fact the place of each text's value; none for a text that is not known."""
        found = texts.select(self.words[name].expr(name).alias(name) for name in names)
        return {name: found[name] for name in names}

    def _more(self, name: str, texts: pl.Series, found: pl.Series, unread: pl.Series) -> pl.Series:
        """What was not found at once: texts that are new."""
        if not self.words[name].learn(texts.filter(unread)):
            return found
        return texts.to_frame(name).select(self.words[name].expr(name).alias(name)).to_series()


def _unread(texts: pl.DataFrame, found: dict[str, pl.Series]) -> dict[str, pl.Series]:
    """Of the columns with texts for which nothing was found: which rows have them."""
    names = [name for name, column in found.items() if column.null_count() > texts[name].null_count()]
    if not names:
        return {}
    both = texts[names].hstack([found[name].alias(f"{name} found") for name in names])
    masks = both.select((pl.col(name).is_not_null() & pl.col(f"{name} found").is_null()).alias(name) for name in names)
    return dict(zip(names, masks.get_columns(), strict=True))
