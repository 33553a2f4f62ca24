"""The bare answer on one line, for scripts: ``46.50``, ``2026-06-15``, ``continuation``."""

from hardship_cli.answer import Answer
from hardship_cli.reads import PLAIN


def answer_plain(answer: Answer) -> str:
    """The one value that the command is asked for; ``none`` where there is none."""
    value = getattr(answer.answer, PLAIN[answer.command])
    return "none" if value is None else str(value)
