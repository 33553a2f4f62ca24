"""Errors of the law in terms of what was typed: no option is named that nobody gave."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date

from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS

_MISSING = "_needed"  # how codes end that name a fact which is to be given


@contextmanager
def true_of_typed(given: Collection[str], today: date | None) -> Iterator[None]:
    """Inside, an error that is about a fact nobody gave is told without its name; ``today`` is the day taken for want of one.

    The law names the fact that a rule goes by, which may have been reckoned from another, or taken from the clock.
    """
    try:
        yield
    except HardshipError as error:
        if error.code == "wrong_order" and error.field == "on" and today is not None:
            other = error.params["other"]
            raise InputError("after_today", other, value=error.params["other_value"], day=today) from None
        is_missing = error.code.endswith(_MISSING)
        if error.field in FACTS and error.field not in given and not is_missing:
            error.field = None
        raise
