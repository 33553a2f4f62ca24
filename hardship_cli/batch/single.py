"""One row put to the law as it stands: for rows that no key fits, for ``--explain-row``, and as the measure of the fast way."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hardship_cli.answer import BLOCKED, Answer
from hardship_cli.batch.formats.interface import BROKEN
from hardship_cli.batch.question import Question, codes_of
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.facts import FACTS, Case, check_case, read_fact

_MOST = 50_000


def broken_error(why: str) -> InputError:
    """The error of a row that could not be read at all; ``why`` is ``[code, parameters]`` as JSON."""
    import json

    code, params = json.loads(why)
    return InputError(code, None, **params)


class Single:
    """Answers rows one by one; texts that were read and cases that were answered are remembered, up to a limit."""

    def __init__(self, questions: Sequence[Question], tell: Callable[[HardshipError], str]) -> None:
        self._questions = questions
        self._tell = tell
        self._read: dict[tuple[str, str], Any] = {}
        self._answered: dict[Any, dict[str, Any]] = {}
        self.reasons: Counter[str] = Counter()  # how many rows failed, by fact and code

    def cells(self, row: Mapping[str, str | None], rows: int = 1) -> dict[str, Any]:
        """The answer columns of a row of texts that stands ``rows`` times; words as text, days as days.

        What was not asked is absent.

        ``status`` holds the statuses of the questions asked, ``notes`` the codes in their order, ``error`` the reasons.
        """
        key = tuple(row.items())
        if key not in self._answered:
            if len(self._answered) > _MOST:
                self._answered.clear()
            self._answered[key] = self.work_out(row)
        cells = self._answered[key]
        for reason in cells["reasons"]:
            self.reasons[reason] += rows
        return cells

    def work_out(self, row: Mapping[str, str | None]) -> dict[str, Any]:
        """As :meth:`cells`, without remembering."""
        why = row.get(BROKEN)
        if why is not None:
            return self._failed([broken_error(why)])
        facts, errors = self._facts(row)
        case = Case(**facts)
        if not errors:
            try:
                check_case(case)
            except InputError as error:
                errors.append(error)
        return self._failed(errors) if errors else self.of_case(case)

    def _failed(self, errors: Sequence[HardshipError], **found: Any) -> dict[str, Any]:
        reasons = tuple(
            dict.fromkeys(f"{error.field}: {error.code}" if error.field else error.code for error in errors)
        )
        # Two questions that meet the same contradiction need not say it twice.
        text = "; ".join(dict.fromkeys(self._tell(error) for error in errors)) or None
        return {"statuses": {}, "notes": (), **found, "error": text, "reasons": reasons}

    def of_case(self, case: Case) -> dict[str, Any]:
        """The answer columns of a case."""
        found: dict[str, Any] = {}
        statuses: dict[str, str] = {}
        notes: list[str] = []
        errors: list[HardshipError] = []
        for question in self._questions:
            if not question.asks(case):
                continue
            try:
                answer = question.answer(case)
            except Unanswerable as error:
                statuses[question.name] = BLOCKED
                notes.append(error.code)
            except InputError as error:
                errors.append(error)
            else:
                statuses[question.name] = answer.status
                notes += codes_of(answer.notes)
                found |= question.cells(answer)
                if question.name == "fee":
                    found["detail"] = question.detail(answer)
        return self._failed(errors, **found, statuses=statuses, notes=tuple(dict.fromkeys(notes)))

    def answers(self, case: Case) -> list[tuple[Question, Answer | HardshipError]]:
        """The full answers, or why there is none."""
        found: list[tuple[Question, Answer | HardshipError]] = []
        for question in self._questions:
            if question.asks(case):
                try:
                    found.append((question, question.answer(case)))
                except HardshipError as error:
                    found.append((question, error))
        return found

    def _facts(self, row: Mapping[str, str | None]) -> tuple[dict[str, Any], list[HardshipError]]:
        facts: dict[str, Any] = {}
        errors: list[HardshipError] = []
        for name, text in row.items():
            if text is None or name in ("id", BROKEN):
                continue
            if (name, text) not in self._read:
                if len(self._read) > _MOST:
                    self._read.clear()
                self._read[name, text] = self._value(name, text)
            value, error = self._read[name, text]
            if error is not None:
                errors.append(error)
            elif value not in ("", ()):
                facts[name] = value
        return facts, errors

    def _value(self, name: str, text: str) -> tuple[Any, InputError | None]:
        try:
            return read_fact(FACTS[name], text, self._questions[0].setting.today), None
        except InputError as error:
            return None, error
