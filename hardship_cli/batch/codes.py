"""Columns of text become columns of numbers: each distinct text is read once by ``facts.read_fact``, days through a table.

A number is the place of a value in the fact's list of values (0: not given), or the number of a day.
"""

from datetime import date
from threading import Lock
from typing import Any

import polars as pl

from hardship_cli.batch.tables import POLARS_ZERO, Tables, number
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, Case, Fact, read_fact
from hardship_cli.reading import LAST_YEAR

NO_TITLE = -1  # permit_until = none
_LAST = number(date(LAST_YEAR, 12, 31))
_MOST = 20_000  # distinct texts of one column that are worth keeping
_MOSTLY = 3  # from a third of a column on, the German form is tried as a whole

DAYS = tuple(name for name, fact in FACTS.items() if fact.kind in ("day", "day-or-none"))
WORDS = tuple(name for name, fact in FACTS.items() if name not in DAYS and name != "id")


class Words:
    """The values of one fact that is no day, and the texts that mean them."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self.default: Any = Case._field_defaults[fact.name]
        self.values: list[Any] = [self.default]
        self._place: dict[Any, int] = {self.default: 0}
        self._texts: dict[str, int] = {}
        self._lock = Lock()
        self.untidy = False  # a text that means a value holds a sign that needs quotes
        self._known = (pl.Enum([]), pl.Series([], dtype=pl.Int32))

    def code(self, texts: pl.Series) -> pl.Series:
        """The place of each text's value; none for a text that cannot be read."""
        known, table = self._known
        found = texts.cast(known, strict=False)
        if found.null_count() > texts.null_count() and len(self._texts) < _MOST:
            unknown = texts.filter(found.is_null() & texts.is_not_null()).unique()
            if self._learn(unknown.head(_MOST).to_list()):
                known, table = self._known
                found = texts.cast(known, strict=False)
        return table.gather(found.to_physical())

    def _learn(self, texts: list[str]) -> bool:
        with self._lock:
            return self._learn_alone(texts)

    def _learn_alone(self, texts: list[str]) -> bool:
        before = len(self._texts)
        for text in texts:
            try:
                value = read_fact(self.fact, text)
            except InputError:
                continue
            value = self.default if value in ("", ()) else value
            if value not in self._place:
                self._place[value] = len(self.values)
                self.values.append(value)
            self._texts[text] = self._place[value]
            self.untidy |= not text.isprintable() or not _TIDY.issuperset(text.casefold())
        if len(self._texts) == before:
            return any(text in self._texts for text in texts)
        self._known = (pl.Enum(list(self._texts)), pl.Series(list(self._texts.values()), dtype=pl.Int32))
        return True


class Days:
    """Reads columns of days. ISO and German days go through a table; every other text is read once."""

    def __init__(self, tables: Tables, today: date | None) -> None:
        self._tables = tables
        self._today = today
        self._odd: dict[tuple[str, str], int | None] = {}
        self.untidy = False

    def code(self, texts: pl.Series, fact: Fact) -> pl.Series:
        """The number of each text's day (``NO_TITLE`` for the word none); none for a text that cannot be read."""
        found = self._by_form(texts, "%Y-%m-%d", self._tables.iso)
        left = found.null_count() - texts.null_count()
        if left * _MOSTLY > len(texts) - texts.null_count():
            german = self._by_form(texts, "%d.%m.%Y", self._tables.german)
            found = found.zip_with(found.is_not_null(), german)
            left = found.null_count() - texts.null_count()
        if left:
            found = self._rest(texts, found, fact)
        return found

    @staticmethod
    def _by_form(texts: pl.Series, form: str, table: pl.Series) -> pl.Series:
        days = texts.str.to_date(form, strict=False, cache=False).to_physical() + POLARS_ZERO
        index = pl.select(pl.when((days >= 0) & (days <= _LAST)).then(days)).to_series()
        # Polars forgives spaces and signs inside; what it read must be what stands there.
        return pl.select(pl.when(table.gather(index) == texts).then(index)).to_series().cast(pl.Int32)

    def _rest(self, texts: pl.Series, found: pl.Series, fact: Fact) -> pl.Series:
        rows = (found.is_null() & texts.is_not_null()).arg_true()
        if len(self._odd) > _MOST:
            self._odd.clear()
        values: list[int | None] = []
        for text in texts.gather(rows).to_list():
            key = (fact.kind, text)
            value = self._odd.get(key, _UNREAD)
            if value == _UNREAD:
                value = self._odd[key] = self._read(text, fact)
                self.untidy |= value is not None and not _TIDY.issuperset(text.casefold())
            values.append(value)
        return found.scatter(rows, pl.Series(values, dtype=pl.Int32))

    def _read(self, text: str, fact: Fact) -> int | None:
        try:
            value = read_fact(fact, text, self._today)
        except InputError:
            return None
        if value == "":
            return _BLANK
        return NO_TITLE if value == "none" else number(value)


# Signs that no file needs quotes for; some names of Länder have more, and then the column is looked at.
_TIDY = frozenset("abcdefghijklmnopqrstuvwxyzäöüß0123456789-._+ ")
_BLANK = -2  # nothing but spaces: not given
_UNREAD = -3  # a text that was not met before


class Coded:
    """One batch as numbers: a column for each fact that the file has, and by fact the rows whose text cannot be read."""

    __slots__ = ("bad", "frame")

    def __init__(self, frame: pl.DataFrame, bad: dict[str, pl.Series]) -> None:
        self.frame = frame
        self.bad = bad


class Coder:
    """Codes batch after batch; what was read once is known for the rest of the run."""

    def __init__(self, tables: Tables, today: date | None) -> None:
        self.words = {name: Words(FACTS[name]) for name in WORDS}
        self._days = Days(tables, today)
        self.days = self._days.code

    def untidy(self, fact: str) -> bool:
        """Whether texts of this fact were met that a CSV file must quote."""
        return self._days.untidy if fact in DAYS else self.words[fact].untidy

    def code(self, texts: pl.DataFrame) -> Coded:
        """Code the facts' columns of a batch (named as the facts)."""
        columns = []
        bad: dict[str, pl.Series] = {}
        for name in texts.columns:
            if name == "id":
                continue
            column = texts[name]
            if column.null_count() == len(column):
                continue
            is_day = name in DAYS
            found = self._days.code(column, FACTS[name]) if is_day else self.words[name].code(column)
            if found.null_count() > column.null_count():
                bad[name] = found.is_null() & column.is_not_null()
            if is_day:
                if (found.min() or 0) <= _BLANK:  # type: ignore[operator]
                    found = pl.select(pl.when(found != _BLANK).then(found)).to_series()
            else:
                found = found.fill_null(0)
            columns.append(found.rename(name))
        if not columns:
            # A batch without any fact still has its rows; a column of nothing keeps their number.
            columns.append(pl.Series("act", [0], dtype=pl.Int32).new_from_index(0, texts.height))
        return Coded(pl.DataFrame(columns), bad)
