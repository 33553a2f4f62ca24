"""What the law found on the way to an answer, for a register's rows that are answered one by one: it is found once for each row.

The questions of a row, and those that are asked again with another value, come to the same findings: the day of notification, or
the day whose tariff applies. A finding is known by the facts that it needs, so that rows share what does not differ between them.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, NamedTuple

from hardship_cli.answer import Gist
from hardship_cli.errors import HardshipError
from hardship_cli.observed import REMEMBERED

_MOST = 10_000  # a row has a few; the next ones seldom have the same facts


class _Known(NamedTuple):
    """What a finding gave or raised, and the trace that it wrote to."""

    found: Any
    error: HardshipError | None
    noted: Gist | None


class Remembered:
    """What findings gave by one law. Several threads may ask: nothing in it is altered, so at worst two of them find the same."""

    def __init__(self) -> None:
        self._known: dict[Hashable, _Known] = {}

    @contextmanager
    def used(self) -> Iterator[None]:
        """Findings are looked up here that are asked of a plain case, say what they need, and whose steps nobody keeps."""
        token = REMEMBERED.set(self)
        try:
            yield
        finally:
            REMEMBERED.reset(token)

    def finding(
        self, case: Any, name: str, function: Callable[..., Any], trace: Gist | None, needs: tuple[str, ...]
    ) -> Any:
        """As :func:`hardship_cli.observed.finding`; raises again what ``function`` raised."""
        key = (name, attrgetter(*needs)(case))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[key] = _asked(function, case, trace)
        if trace is not None and known.noted is not None:
            trace.raise_status(known.noted.status)
            trace.notes += [note for note in known.noted.notes if note not in trace.notes]
        if known.error is not None:
            raise known.error.again()
        return known.found


def _asked(function: Callable[..., Any], case: Any, trace: Gist | None) -> _Known:
    noted = None if trace is None else Gist(trace.law)
    try:
        return _Known(function(case) if noted is None else function(case, noted), None, noted)
    except HardshipError as error:
        return _Known(None, error.without_frames(), noted)
