"""Cells side by side, wrapped and aligned by hand: a hundred Rich tables would take as long as all the rest."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

GAP = 1


def beside(console: Console, cells: Sequence[tuple[Text, int]], left: int = 0) -> Text:
    """The cells, each wrapped to its width in columns, ``GAP`` columns between them, ``left`` columns before them."""
    wrapped = [list(text.wrap(console, max(width, 1), overflow="fold")) for text, width in cells]
    block = Text(no_wrap=True, overflow="ignore")
    for number, row in enumerate(zip_longest(*wrapped)):
        block.append("\n" if number else "")
        block.append(" " * left)
        for line, (_text, width) in zip(row, cells, strict=True):
            used = 0 if line is None else line.cell_len
            if line is not None:
                block.append_text(line)
            block.append(" " * (width - used + GAP))
    return block


def hanging(console: Console, sign: Text, text: Text, left: int) -> Text:
    """A paragraph whose lines all stand to the right of a sign."""
    width = sign.cell_len
    return beside(console, ((sign, width), (text, console.width - left - width - GAP)), left)
