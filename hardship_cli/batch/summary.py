"""What is counted while a register is answered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hardship_cli.answer import BLOCKED, STATUSES

if TYPE_CHECKING:
    from hardship_cli.batch.cells import Answers
    from hardship_cli.batch.headings import Remark
    from hardship_cli.batch.sums import Sums

_FIRST_ERRORS = 10


class Outcome:
    """What came of it: counts for the summary, the first errors, and what should be said to the person."""

    def __init__(self) -> None:
        self.rows = 0
        self.answered = 0
        self.failed = 0
        self.beyond = 0  # rows answered one by one because the law would know too many different cases
        self.asked: list[str] = []
        self.status: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.first_errors: list[tuple[int, str]] = []
        self.warnings: list[Remark] = []
        self.columns_used: tuple[str, ...] = ()
        self.columns_unused: tuple[str, ...] = ()
        self.sums: Sums | None = None  # of fees, where they are asked for
        self.remarks: list[Remark] = []  # what is good to know, but no reason for care

    def count(self, answers: Answers) -> None:
        """Count one batch of answers."""
        found = answers.count("status", STATUSES)
        self.status += found
        self.answered += found.total() - found[BLOCKED]
        failed = answers.given("error")
        if len(failed):
            self.failed += len(failed)
            few = failed[: max(_FIRST_ERRORS - len(self.first_errors), 0)]
            texts = answers.column("error")[few] if len(few) else few
            self.first_errors += [
                (self.rows + row + 1, text) for row, text in zip(few.to_list(), texts.to_list(), strict=True)
            ]
        self.rows += answers.height

    @property
    def unanswered(self) -> int:
        """Rows without an answer in which nothing was wrong: a fact is missing, the law is not known, or the row is empty."""
        return self.rows - self.answered - self.failed
