"""Progress on stderr, for people: rows, rows a second, time left. Silent where stderr is no terminal."""

import sys
import time

_EVERY = 0.2


class Progress:
    """One line that is written over."""

    def __init__(self, total: int | None, template: str) -> None:
        self._total = total
        self._template = template
        self._show = sys.stderr.isatty()
        self._begin = time.monotonic()
        self._last = 0.0
        self._width = 0

    def tell(self, rows: int) -> None:
        """Rows answered so far."""
        now = time.monotonic()
        # A terminal far away would take longer for the lines than the register for its rows.
        if not self._show or now - self._last < _EVERY:
            return
        self._last = now
        rate = rows / max(now - self._begin, 1e-6)
        left = f"{max((self._total or 0) - rows, 0) / rate:,.0f} s" if self._total and rate else "?"
        text = self._template.format(rows=f"{rows:,}", rate=f"{rate:,.0f}", left=left)
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)

    def done(self) -> None:
        """Clear the line."""
        if self._show and self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0
