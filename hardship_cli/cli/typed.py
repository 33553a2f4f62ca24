"""Errors of the law in terms of what was typed: no option is named that nobody gave."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS

_MISSING = "_needed"  # how codes end that name a fact which is to be given


@contextmanager
def true_of_typed(case: Case, given: Collection[str], today: date | None) -> Iterator[None]:
    """Inside, an error that is about a fact nobody gave, or not with that day, is told without its name.

    The law names the fact that a rule goes by, whose day may have been reckoned from another, or taken from the clock: ``today`` is
    the one that was taken.
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
        without_other_day(error, case)
        raise


def without_other_day(error: HardshipError, case: Case) -> None:
    """Take the name from an error about a day that was reckoned: the fact that it names was given with another one."""
    value, given = error.params.get("value"), getattr(case, error.field or "", None)
    if isinstance(value, date) and isinstance(given, date) and value != given:
        error.field = None
