"""The columns that a register gets, in their order, and which of them are no texts; without Polars, so that a schema can tell."""

from collections.abc import Iterator

from hardship_cli.questions import DAY, QUESTIONS, TEXT, Column, Question

_COLUMNS: dict[str, Column] = {name: column for one in QUESTIONS.values() for name, column in one.columns.items()}
# Of the whole row; they stood at the end of the first release's columns, and stay there, for scripts count on the order.
_OF_ROW = ("status", "notes", "error", "assumed")


def _in_order(question: Question) -> Iterator[str]:
    """The columns of a question; its status stands behind the first of them."""
    first, *rest = question.columns
    yield from (name for name in (first, question.status_column, *rest) if name is not None)


_OF_QUESTIONS = [name for one in QUESTIONS.values() for name in _in_order(one)]
_LATER = sorted([name for name, column in _COLUMNS.items() if column.added], key=lambda name: _COLUMNS[name].added)
ANSWERS = (*[name for name in _OF_QUESTIONS if name not in _LATER], *_OF_ROW, *_LATER)
DATES = tuple(name for name in ANSWERS if name in _COLUMNS and _COLUMNS[name].kind == DAY)
# What a column holds that is no text: money, a day, yes or no.
KINDS: dict[str, str] = {name: column.kind for name, column in _COLUMNS.items() if column.kind != TEXT}
