"""The bare answer on one line, for scripts: ``46.50``, ``2026-06-15``, ``continuation``."""

from hardship_cli.answer import Answer
from hardship_cli.questions import QUESTIONS

_OF_A_DEADLINE = "last_day"  # which is no question about a case


def answer_plain(answer: Answer) -> str:
    """The one value that the command is asked for; ``none`` where there is none."""
    question = QUESTIONS.get(answer.command)
    value = getattr(answer.answer, _OF_A_DEADLINE if question is None else question.plain)
    return "none" if value is None else str(value)
