"""How wide lines are: as ``COLUMNS`` says, else as the terminal is; what goes to a pipe or a file is not wrapped at all.

What is said on stderr is not wrapped there either, whatever ``COLUMNS`` says: an error keeps its one to three lines.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

from hardship_cli.render.to_type import to_type
from hardship_cli.render.words import FIXED_SPACE, unbroken

if TYPE_CHECKING:
    from hardship_cli.render.language import Language

NARROWEST, WIDEST = 20, 200
UNWRAPPED = 10_000  # wider than any paragraph
_QUOTED = re.compile(r'--[\w-]+ "[^"\n]*"')


def width_of(stream: Any) -> int | None:
    """How many signs a line of this stream has; ``None`` where lines are not wrapped."""
    typed = os.environ.get("COLUMNS", "")
    try:
        width = int(typed) if typed.isascii() and typed.isdigit() else 0
        width = width or os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return None
    return min(max(width, NARROWEST), WIDEST) if width else None


def wrapped(text: str, width: int | None, behind: str = "") -> str:
    """The text with its lines wrapped at words, never within one; ``behind`` stands before each line that goes on.

    What is there to be copied stays whole: an option with its quoted value.
    """
    if width is None or all(len(line) <= width for line in text.split("\n")):
        return text
    from textwrap import wrap

    lines: list[str] = []
    for line in text.split("\n"):
        margin = line[: len(line) - len(line.lstrip())]
        whole = _QUOTED.sub(lambda found: found[0].replace(" ", FIXED_SPACE), unbroken(line))
        lines += wrap(
            whole, width, subsequent_indent=margin + behind, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(lines).replace(FIXED_SPACE, " ")


def aside_width() -> int | None:
    """How many signs a line on stderr has."""
    return width_of(sys.stderr) if sys.stderr.isatty() else None


def tell(text: str, say: Language) -> None:
    """Say something beside an answer, on stderr, in the reader's words."""
    sys.stderr.write(wrapped(to_type(text, say), aside_width()) + "\n")
