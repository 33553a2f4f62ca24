"""Columns of text become columns of numbers: each distinct text is read once by ``facts.read_fact``, days through a table.

A number is the place of a value in the fact's list of values (0: not given), or the number of a day.
"""

from datetime import date
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
        self._table = pl.Series([], dtype=pl.Int32)
        self._known = pl.Enum([])

    def code(self, texts: pl.Series) -> pl.Series:
        """The place of each text's value; none for a text that cannot be read."""
        found = texts.cast(self._known, strict=False)
        if found.null_count() > texts.null_count() and len(self._texts) < _MOST:
            unknown = texts.filter(found.is_null() & texts.is_not_null()).unique()
            if self._learn(unknown.head(_MOST).to_list()):
                found = texts.cast(self._known, strict=False)
        return self._table.gather(found.to_physical())

    def _learn(self, texts: list[str]) -> bool:
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
        if len(self._texts) == before:
            return False
        self._known = pl.Enum(list(self._texts))
        self._table = pl.Series(list(self._texts.values()), dtype=pl.Int32)
        return True


class Days:
    """Reads columns of days. ISO and German days go through a table; every other text is read once."""

    def __init__(self, tables: Tables, today: date | None) -> None:
        self._tables = tables
        self._today = today
        self._odd: dict[tuple[str, str], int | None] = {}

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
        unknown = texts.filter(found.is_null() & texts.is_not_null()).unique()
        if len(self._odd) > _MOST:
            self._odd.clear()
        keys, values = [], []
        for text in unknown.to_list():
            if (fact.kind, text) not in self._odd:
                self._odd[fact.kind, text] = self._read(text, fact)
            value = self._odd[fact.kind, text]
            if value is not None:
                keys.append(text)
                values.append(value)
        if not keys:
            return found
        table = pl.DataFrame({"text": keys, "found": pl.Series(values, dtype=pl.Int32)})
        joined = texts.rename("text").to_frame().join(table, on="text", how="left", maintain_order="left")["found"]
        return found.zip_with(found.is_not_null(), joined)

    def _read(self, text: str, fact: Fact) -> int | None:
        try:
            value = read_fact(fact, text, self._today)
        except InputError:
            return None
        if value == "":
            return _BLANK
        return NO_TITLE if value == "none" else number(value)


_BLANK = -2  # nothing but spaces: not given


class Coded:
    """One batch as numbers: a column for each fact that the file has, and which rows hold a text that cannot be read."""

    __slots__ = ("bad", "frame")

    def __init__(self, frame: pl.DataFrame, bad: pl.Series | None) -> None:
        self.frame = frame
        self.bad = bad


class Coder:
    """Codes batch after batch; what was read once is known for the rest of the run."""

    def __init__(self, tables: Tables, today: date | None) -> None:
        self.words = {name: Words(FACTS[name]) for name in WORDS}
        self._days = Days(tables, today)
        self.days = self._days.code

    def code(self, texts: pl.DataFrame) -> Coded:
        """Code the facts' columns of a batch (named as the facts)."""
        columns, bad = [], None
        for name in texts.columns:
            if name == "id":
                continue
            column = texts[name]
            if column.null_count() == len(column):
                continue
            is_day = name in DAYS
            found = self._days.code(column, FACTS[name]) if is_day else self.words[name].code(column)
            if found.null_count() > column.null_count():
                wrong = found.is_null() & column.is_not_null()
                bad = wrong if bad is None else bad | wrong
            if is_day:
                if (found.min() or 0) <= _BLANK:  # type: ignore[operator]
                    found = pl.select(pl.when(found != _BLANK).then(found)).to_series()
            else:
                found = found.fill_null(0)
            columns.append(found.rename(name))
        return Coded(pl.DataFrame(columns) if columns else pl.DataFrame({}), bad)
