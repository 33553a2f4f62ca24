"""Every day that a case can have as a text, so that a column of days is read, and written, by looking up.

Inside the reader a day is its number since 1 January 1900, the first that a case can have.
"""

from datetime import date
from threading import Lock

import polars as pl

from hardship_cli.reading import FIRST_YEAR

BASE = date(FIRST_YEAR, 1, 1)
# The latest day of a case and the longest length asked for still lie inside.
SPAN = (date(2329, 12, 31) - BASE).days + 1


def number(day: date) -> int:
    """The number of a day."""
    return day.toordinal() - BASE.toordinal()


class DayTexts:
    """The texts of all days by their number, each form made when it is first needed; behind them stands null, for no day."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: dict[str, pl.Series] = {}

    @property
    def iso(self) -> pl.Series:
        """Every day as ``2026-03-31``."""
        return self._form("%Y-%m-%d")

    @property
    def german(self) -> pl.Series:
        """Every day as ``31.03.2026``."""
        return self._form("%d.%m.%Y")

    def _form(self, form: str) -> pl.Series:
        with self._lock:
            if form not in self._made:
                days = pl.int_range(0, SPAN, dtype=pl.Int32, eager=True) - (date(1970, 1, 1) - BASE).days
                self._made[form] = days.cast(pl.Date).dt.to_string(form).extend_constant(None, 1).rechunk()
            return self._made[form]
