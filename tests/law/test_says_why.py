"""Whatever makes an answer one to review or disputed is told beside it: by a warning, another answer, or a weak source."""

import pytest

from hardship_cli.answer import CALCULATED, UNCERTAIN
from hardship_cli.errors import HardshipError
from hardship_cli.law.permit_notes import LENGTH_OPEN
from hardship_cli.law.samples import samples
from hardship_cli.questions import QUESTIONS

# What is told as a hint: that the day of the decision alone is known, or no length.
_HINTS = ("until_decided", LENGTH_OPEN)


def _says_why(answer):
    told = [note for note in answer.notes if note.level == "warning" or note.code in _HINTS]
    weak = [source for source in answer.sources.values() if source["checked"]["result"] in UNCERTAIN]
    return bool(told or weak or answer.answer.alternatives)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_is_in_doubt_without_a_word_that_says_why(law, question):
    doubted = 0
    for case in samples(law, 3_000):
        try:
            answer = QUESTIONS[question].ask(case, law, None)
        except HardshipError:
            continue
        if answer.status != CALCULATED:
            doubted += 1
            assert _says_why(answer), case.given()
    assert doubted > 20
