"""One row put to the law as it stands: its facts are read, the case is answered, and what came of it becomes cells.

What this gives is what a register's row is: the quicker way (``paths.py``) gives the same or leaves the row to this one.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import BLOCKED, Gist
from hardship_cli.asking import Answers, answers, taken
from hardship_cli.assumed import HANG_ON_IT
from hardship_cli.batch.encode import LAND
from hardship_cli.batch.formats.interface import BROKEN, is_cell_error
from hardship_cli.case import Case, check_case, read_fact, remarks
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS
from hardship_cli.forest import text_of
from hardship_cli.questions import QUESTIONS
from hardship_cli.recorded import DETAILED, detail_of
from hardship_cli.remembered import Remembered
from hardship_cli.schedule.load import Law

_MOST_TEXTS = 10_000  # of one fact: with fewer, rows of many different days would be read anew and anew
_TWO_MARKS = ".; "
_NO_FACT = "id"  # the one word of the vocabulary that says nothing about the case


class Setting(NamedTuple):
    """What all rows of a run share.

    ``today`` is what relative days mean, ``fee_day`` the day of a fee whose row has none, if not today, ``land``
    the Land of rows that name none, ``ask`` the questions; ``details``: an audit wants to know what a fee consists of.
    ``tell`` turns an error into the text of the column ``error``, ``legend`` codes of notes into what they mean.
    """

    law: Law
    ask: Sequence[str]
    tell: Callable[[HardshipError], str]
    today: date | None = None
    fee_day: date | None = None
    land: str | None = None
    details: bool = False
    legend: Callable[[set[str]], list[tuple[str, str]]] | None = None


class RowCells(NamedTuple):
    """The answer columns of one row: ``texts`` by column (an absent one is empty), the reasons of failure as ``fact: code``."""

    texts: Mapping[str, str]
    reasons: tuple[str, ...] = ()
    detail: Any = None
    land: str | None = None


def broken_error(why: str) -> InputError:
    """The error of a row that could not be read at all; ``why`` is ``[code, parameters]`` as JSON."""
    code, params = json.loads(why)
    return InputError(code, None, **params)


class RowByRow:
    """Answers rows one by one; texts that were read are remembered, up to a limit.

    With ``remembered`` the questions of a row share what they find on the way.
    """

    def __init__(self, setting: Setting, remembered: Remembered | None = None) -> None:
        self.setting = setting
        self._shared = nullcontext if remembered is None else remembered.used
        self._read: dict[str, dict[str, Any]] = {name: {} for name in FACTS}
        self._lines: dict[HardshipError, str] = {}
        # Remarks on texts that were read as something else, by fact and text.
        self.otherwise: dict[tuple[str, str], Any] = {}
        self.reasons: Counter[str] = Counter()  # how many rows failed, by fact and code

    def cells(self, names: Sequence[str], texts: tuple[str | None, ...], rows: int = 1) -> RowCells:
        """The cells of a row of texts (``names`` are those of the facts) that stands ``rows`` times."""
        found = self.work_out(dict(zip(names, texts, strict=True)))
        for reason in found.reasons:
            self.reasons[reason] += rows
        return found

    def work_out(self, row: Mapping[str, str | None]) -> RowCells:
        """As :meth:`cells`, without counting."""
        try:
            case, is_empty, given = self.case_of(row)
            with self._shared():
                return self.of_case(case, given, is_empty=is_empty)
        except RowError as failed:
            return self._failed(failed.errors)
        except InputError as error:
            return self._failed([error])

    def case_of(self, row: Mapping[str, str | None]) -> tuple[Case, bool, tuple[str, ...]]:
        """The case of a row of texts, whether the row itself has no fact, and the facts that were given.

        Raises :class:`RowError` with all that is wrong.
        """
        why = row.get(BROKEN)
        if why is not None:
            raise RowError([broken_error(why)])
        facts, errors = self._facts(row)
        is_empty = not any(text is not None and text.strip() for name, text in row.items() if name != _NO_FACT)
        if self.setting.land is not None:
            facts.setdefault(LAND, self.setting.land)
        case = Case(**facts)
        if not errors:
            try:
                check_case(case)
            except InputError as error:
                errors.append(error.without_frames())
        if errors:
            raise RowError(errors)
        return case, is_empty, tuple(facts)

    def answers(self, case: Case, trace: Any = Gist, given: Collection[str] = ()) -> Answers:
        """The case's answers as ``case`` gives them; raises :class:`InputError` for contradictions."""
        setting = self.setting
        return answers(case, setting.today, setting.law, setting.ask, trace, fee_day=setting.fee_day, given=given)

    def of_case(self, case: Case, given: Collection[str] = (), *, is_empty: bool = False) -> RowCells:
        """The cells of a case (``given`` as in :func:`~hardship_cli.asking.answers`); :class:`InputError` for contradictions."""
        asked = self.answers(case)
        texts, notes = {}, []
        for name in QUESTIONS:
            if name in asked.found:
                answer = asked.found[name]
                texts.update(text_cells(name, answer))
                notes += [note.code for note in answer.notes if note.level != "info"]
            elif name in asked.open and any(getattr(case, fact) is not None for fact in QUESTIONS[name].opened_by):
                notes.append(asked.open[name].code)
                column = QUESTIONS[name].status_column
                texts |= {} if column is None else {column: BLOCKED}
        if asked.found:
            texts["status"] = asked.status
        elif not is_empty:
            texts["status"] = BLOCKED
            # Nothing in the row reaches for a question: what each of them would need is said.
            notes = notes or [error.code for error in asked.open.values()]
        if notes:
            texts["notes"] = ";".join(dict.fromkeys(notes))
        setting = self.setting
        found: list[tuple[str, Any]] = []
        for name in (name for name in HANG_ON_IT if name in asked.found):
            answer = asked.found[name]
            found += taken(name, answer, case, setting.law, setting.today, setting.fee_day, given).assumed
        texts |= {"assumed": text} if (text := assumed_text(found)) else {}
        detailed = asked.found.get(DETAILED) if self.setting.details else None
        detail = None if detailed is None else detail_of(detailed)
        return RowCells(texts, (), detail, getattr(case, LAND))

    def _failed(self, errors: Sequence[HardshipError]) -> RowCells:
        reasons = dict.fromkeys(f"{error.field}: {error.code}" if error.field else error.code for error in errors)
        return RowCells({"error": joined_errors(map(self._line, errors))}, tuple(reasons))

    def _line(self, error: HardshipError) -> str:
        """What is wrong in words: the same text of a fact gives the same error, which is put into words once."""
        found = self._lines.get(error)
        if found is None:
            if len(self._lines) >= _MOST_TEXTS:
                self._lines.clear()
            found = self._lines[error.without_frames()] = self.setting.tell(error)
        return found

    def _facts(self, row: Mapping[str, str | None]) -> tuple[dict[str, Any], list[HardshipError]]:
        facts: dict[str, Any] = {}
        errors: list[HardshipError] = []
        for name, text in row.items():
            if text is None or name in (_NO_FACT, BROKEN):
                continue
            value, error = self.read(name, text)
            if error is not None:
                errors.append(error)
            elif value not in ("", ()):
                facts[name] = value
        return facts, errors

    def read(self, name: str, text: str) -> tuple[Any, InputError | None]:
        """The value of a fact's text ("" or () for not given), or the error that it cannot be read; remembered, up to a limit."""
        texts = self._read[name]
        found = texts.get(text)
        if found is None:
            if len(texts) >= _MOST_TEXTS:
                texts.clear()
            found = texts[text] = self._value(name, text)
        return found

    def _value(self, name: str, text: str) -> tuple[Any, InputError | None]:
        if is_cell_error(text):
            return None, InputError("cell_error", name, value=text)
        try:
            value = read_fact(FACTS[name], text, self.setting.today)
        except InputError as error:
            return None, error.without_frames()
        for remark in remarks({name: text}, self.setting.today):
            self.otherwise[name, text] = remark
        return value, None


class RowError(Exception):
    """A row whose facts cannot be read, or contradict each other: all that is wrong with it."""

    def __init__(self, errors: Sequence[HardshipError]) -> None:
        super().__init__()
        self.errors = errors


def joined_errors(texts: Iterable[str]) -> str:
    """All that is wrong with a row, each once, with one mark between: a sentence has its own."""
    return "; ".join(dict.fromkeys(texts)).replace(_TWO_MARKS, ". ")


def assumed_text(found: Iterable[tuple[str, Any]]) -> str | None:
    """What an answer took, as a cell: ``on=2026-11-28;minor=false``; nothing for nothing."""
    return ";".join(f"{fact}={text_of(value)}" for fact, value in found) or None


def text_cells(question: str, answer: Any) -> dict[str, str]:
    """The columns of one answer as texts; days as ISO, what the answer leaves open is absent."""
    columns = {name: column.of(answer.answer) for name, column in QUESTIONS[question].columns.items()}
    texts = {name: text_of(value) for name, value in columns.items() if value is not None}
    column = QUESTIONS[question].status_column
    return texts if column is None else {**texts, column: answer.status}
