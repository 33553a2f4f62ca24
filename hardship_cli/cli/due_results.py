"""What falls due in the results of a batch: rows with days in a window, out of a file of any length.

Cells are read as the batch reads them, so that a day written by other software (a time stamp, a spreadsheet's number) is one here
too. What cannot be read is no day and no fact, and is reported.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from hardship_cli.acts import NO_TITLE_ACTS
from hardship_cli.answer import STATUSES
from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.columns import read_header
from hardship_cli.batch.formats.interface import BROKEN, Source, format_of
from hardship_cli.batch.formats.opening import open_source
from hardship_cli.batch.row_by_row import broken_error
from hardship_cli.batch.texts import as_text, day_texts
from hardship_cli.batch.work import WorkFolder
from hardship_cli.case import read_fact
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS, Fact
from hardship_cli.law.delivered import DECISION, WITHDRAWN
from hardship_cli.law.fiction_facts import SCHENGEN_VISA
from hardship_cli.law.permit_notes import LENGTH_OPEN, REQUESTED
from hardship_cli.questions import APPEAL, FALLING_DUE, PERMIT, Question
from hardship_cli.words import fold

_AT_ONCE = 100_000
_MOST = 50_000  # distinct texts of one column whose values are worth keeping
_FIRST_ERRORS = 10

# What falls due, by the column that holds its day; a table of results has at least the columns of the first release.
_RESULTS = tuple(name for name, (question, _due) in FALLING_DUE.items() if not question.columns[name].added)
_TITLE = "permit_until"
_NOTABLE = {"passport_until": "passport_ends", "purpose_until": "purpose_ends"}
_DAYS = (*FALLING_DUE, _TITLE, *_NOTABLE)
# Answers that are read; where the register has a fact of their name, their column is called answer_...
_ANSWERS = (*FALLING_DUE, "remedy", "status", "notified_on", "filed_in_time", "notes", "permit_capped_by")
# Notes of rows that ask for something, though no day falls due.
_URGENT = r"(?:^|;)(?:no_application_known|reinstatement)(?:;|$)"
_LENGTH = ("months", "until")
_HISTORY = ("applied", "decided", "posted", "received", "notified", "filed")
# What else the facts of a case make fall due, for which results have no column: each with what it hangs on.
HIDDEN: Mapping[str, tuple[str, ...]] = {
    "fee_due": ("notified_on",),
    "age_turns": ("born",),
    "inaction_from": ("applied", "filed"),
    "remedy_safe": ("instruction",),
    "reasons_due": ("document",),
    "reinstatement_due": ("obstacle_gone",),
}
# Facts that are looked at for being there alone.
_GIVEN = ("born", "document", "obstacle_gone")
# Facts that tell which provision a day rests on.
_GROUNDS = ("held", "instruction")
_FACTS = ("id", "land", "act", "outcome", "delivery", *_HISTORY, *_LENGTH, _TITLE, *_NOTABLE, *_GROUNDS, *_GIVEN)


class DueRow(NamedTuple):
    """One day that falls due in a row (counted from 1): what it is, the row's status, and the facts that tell the case."""

    day: date
    what: str
    row: int
    status: str
    facts: dict[str, Any]
    remedy: str | None = None


class DueRows:
    """What falls due in a file of batch results, and the cells that could not be read: how many, and the first of them."""

    def __init__(self, path: str, first: date, last: date, today: date) -> None:
        """Read the file; ``first`` and ``last`` are the window, ``today`` is what a relative day counts from.

        Raises :class:`InputError` ``results_no_columns`` for a table that holds no results, and what reading the file raises.
        """
        self.found: list[DueRow]
        self.unread: int
        self.first_errors: list[HardshipError]
        self.urgent: int  # rows that ask for something without a day
        self.lengthless: int  # rows of permits whose length is not known, so that no day to extend them is
        self.missing: list[str]  # columns of days that results have and this file has not
        self.hidden: set[str]  # kinds of days that rows of this file may have, and no column tells
        self._path = path
        self._window = (first, last)
        self._today = today
        self._known: dict[tuple[str, str], Any] = {}
        with WorkFolder() as work:
            source = open_source(path, format_of(path, None, "from"), work, _AT_ONCE)
            source.whole(lambda: self._read(source))

    def _read(self, source: Source) -> None:
        self.found, self.unread, self.first_errors, self.urgent, self.lengthless = [], 0, [], 0, 0
        self.hidden = set()
        columns = _columns(source.names)
        self.missing = [name for name in _RESULTS if name not in columns]
        if len(self.missing) == len(_RESULTS):
            raise InputError("results_no_columns", None, path=self._path, accepted=", ".join(_RESULTS))
        before = 0
        for frame in source.batches():
            self._of_frame(frame, columns, before, zero=source.serial_zero)
            before += frame.height

    def _of_frame(self, frame: pl.DataFrame, columns: dict[str, int], before: int, *, zero: int | None) -> None:
        table = pl.DataFrame(
            [self._column(frame.to_series(place), name, before, zero=zero) for name, place in columns.items()]
        )
        table = table.with_row_index("row", offset=before + 1)
        if BROKEN in frame.columns:
            broken = frame[BROKEN]
            for row in broken.is_not_null().arg_true().to_list():
                self._report(broken_error(broken[row]), before + row + 1)
        if "notes" in table.columns:
            self.urgent += int(table["notes"].str.contains(_URGENT).sum())
            self.lengthless += int(table["notes"].str.split(";").list.contains(LENGTH_OPEN).sum())
        given = {name for name in table.columns if table[name].null_count() < table.height}
        self.hidden |= {what for what, names in HIDDEN.items() if given & {*names}}
        first, last = self._window
        window = pl.any_horizontal(pl.col(name).is_between(first, last) for name in _DAYS if name in columns)
        for found in table.filter(window).iter_rows(named=True):
            self.found += (due for due in _of_row(found, self._today) if first <= due.day <= last)

    def _column(self, column: pl.Series, name: str, before: int, *, zero: int | None) -> pl.Series:
        """A column by its code: days as dates, other facts as their code, the rest as text; null where nothing is given."""
        texts = as_text(column, name)
        fact = _FACT_OF.get(name)
        if fact is None:
            return texts.str.strip_chars().replace("", None).alias(name)
        is_day = fact.kind in ("day", "day-or-none")
        if is_day:
            texts = day_texts(texts, zero)
        values = {text: self._value(fact, text) for text in texts.unique().drop_nulls().to_list()}
        unread = [text for text, value in values.items() if isinstance(value, InputError)]
        for row in texts.is_in(unread).fill_null(value=False).arg_true().to_list() if unread else ():
            self._report(values[texts[row]], before + row + 1)
        kind = date if is_day else str
        fit = {text: value for text, value in values.items() if isinstance(value, kind) and value not in ("", ())}
        values_of = texts.replace_strict(fit, default=None, return_dtype=pl.Date if is_day else pl.String)
        return values_of.alias(name)

    def _value(self, fact: Fact, text: str) -> Any:
        """The value of a cell, or the error that it is; each text is read once."""
        if len(self._known) > _MOST:
            self._known.clear()
        if (fact.name, text) not in self._known:
            try:
                self._known[fact.name, text] = read_fact(fact, text, self._today)
            except InputError as error:
                self._known[fact.name, text] = error
        return self._known[fact.name, text]

    def _report(self, error: HardshipError, row: int) -> None:
        self.unread += 1
        if len(self.first_errors) < _FIRST_ERRORS:
            own = type(error)(error.code, error.field, **error.params)
            own.params["line"] = row
            self.first_errors.append(own)


# How each column is read; the answers' days as any day of the vocabulary.
_FACT_OF = {
    **{name: FACTS[name] for name in _FACTS if name not in ("id", *_LENGTH, *_GIVEN)},
    **{name: Fact(name, "day", "") for name in FALLING_DUE},
}


def _columns(names: list[str]) -> dict[str, int]:
    """The columns that are read, by fact or answer, each with its place."""
    answers = {answer: _answer_column(names, answer) for answer in ANSWERS}
    facts = read_header([name for name in names if name not in answers.values()], ()).facts
    found = {fact: names.index(facts[fact]) for fact in _FACTS if fact in facts}
    return found | {answer: names.index(name) for answer in _ANSWERS if (name := answers[answer]) is not None}


def _answer_column(names: list[str], answer: str) -> str | None:
    """The column of an answer, in whatever spelling it is called so; nothing where there is none.

    Raises :class:`InputError` ``batch_columns_same``.
    """
    for code in (f"answer_{answer}", answer):
        if code in names:
            return code
    for code in (f"answer_{answer}", answer):
        alike = [name for name in names if fold(name) == fold(code)]
        if len(alike) > 1:
            raise InputError("batch_columns_same", alike[1], other=alike[0])
        if alike:
            return alike[0]
    return None


def _of_row(row: dict[str, Any], today: date) -> Iterator[DueRow]:
    # A register's own column may be called so in other letters.
    status, number = row["status"] if row.get("status") in STATUSES else "", row["row"]
    facts = {name: row[name] for name in ("id", "land", *_HISTORY, _TITLE, *_GROUNDS) if row.get(name) is not None}
    for name, (question, due) in FALLING_DUE.items():
        if row.get(name) is not None and not _is_settled(question, row, today):
            remedy = row.get("remedy") if question is APPEAL else None
            yield DueRow(row[name], due.what, number, status, facts, remedy)
    title = row.get(_TITLE)
    if title is not None and row.get("held") != SCHENGEN_VISA and not _is_applied_for(row, today):
        yield DueRow(title, "apply_by", number, status, facts)
    for fact, what in _NOTABLE.items():
        if row.get(fact) is not None:
            yield DueRow(row[fact], what, number, "", facts)


def _is_applied_for(row: dict[str, Any], today: date) -> bool:
    """Whether an application for a title has been made, and was not withdrawn: one that lies ahead keeps no period yet."""
    applied, outcome = row.get("applied"), row.get("outcome")
    return applied is not None and applied <= today and row.get("act") not in NO_TITLE_ACTS and outcome not in WITHDRAWN


def _is_settled(question: Question, row: dict[str, Any], today: date) -> bool:
    """Whether nothing is to be done by the day of a question: the remedy was filed, or no permit is there that could run out."""
    if question is APPEAL:
        filed = row.get("filed")
        return bool(row.get("filed_in_time")) if filed is None else bool(filed <= today)
    if question is PERMIT:
        # A permit that is still asked for, or was refused, runs out no more than it runs.
        pending = row.get("applied") and not any(row.get(name) for name in DECISION)
        return bool(pending) or (row.get("outcome") or "granted") != "granted" or _is_longest(row)
    return False


def _is_longest(row: dict[str, Any]) -> bool:
    """Whether no length is known, so that the day is only the latest that is possible and no application is due by it."""
    if LENGTH_OPEN in (row.get("notes") or "").split(";"):
        return True
    # While nothing is decided no note says so: a limit of the law that nobody asked to go beyond.
    undecided = not any(row.get(name) for name in DECISION)
    named = row.get("permit_capped_by") in (None, REQUESTED) or any(row.get(name) for name in _LENGTH)
    return undecided and not named
