"""The bare ids, one a line: all that is to be ticked off, or with a file of finished items what is missing of it."""

from hardship_cli.checklist.model import Checklist


def checklist_plain(answer: Checklist, done: frozenset[str] | None) -> str:
    """The ids with a line end each; nothing where there is nothing to tick off."""
    items = answer.to_tick() if done is None else answer.missing(done)
    return "".join(f"{item.id}\n" for item in items)
