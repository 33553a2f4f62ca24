"""The bare answer on one line, for scripts: ``46.50``, ``2026-06-15``, ``continuation``."""

from hardship_cli.answer import Answer

# Which key of each command's answer is the bare one.
_KEYS = {"fee": "amount", "permit": "valid_until", "fiction": "effect", "appeal": "last_day", "deadline": "last_day"}


def answer_plain(answer: Answer) -> str:
    """The one value that the command is asked for; ``none`` where there is none."""
    value = getattr(answer.answer, _KEYS[answer.command])
    return "none" if value is None else str(value)
