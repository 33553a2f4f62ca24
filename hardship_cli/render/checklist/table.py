"""A checklist as a human table: heading, remarks, then section by section with a box before what is to be ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hardship_cli.i18n import N_
from hardship_cli.render.checklist.head import counts, head_lines
from hardship_cli.render.checklist.lines import SIGN, Grid, Line, Remark, Section
from hardship_cli.render.checklist.sections import View, sections
from hardship_cli.render.table import console_for, remarks, sources
from hardship_cli.render.words import STATUS, unbroken, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hardship_cli.answer import Answer
    from hardship_cli.cli.settings import Settings

_BOXES = {"todo": "[ ]", "done": "[x]", "": " · "}
# Colours that stand out on a dark and on a light ground; none carries a meaning that the words do not.
_SIGN_STYLE, _HEAD_STYLE, _DONE_STYLE = "magenta", "bold", "green"
_STATUS_STYLE = {"calculated": "green", "review": "magenta", "disputed": "magenta"}


def print_checklist(answer: Answer, settings: Settings, done: frozenset[str] | None) -> None:
    """Print it; ``done`` are the finished ids, ``None`` where no file named any."""
    view = View(answer.answer, settings.say, settings.law, done or frozenset())
    title, *facts = head_lines(view)
    headline = Text(title, style=_HEAD_STYLE)
    parts: list[Any] = [headline, *(Text(line, style="dim") for line in facts)]
    parts += _remarks(tuple(remark for remark in sections_of_name(view)))
    parts += remarks(answer, settings.say, settings.law, settings.explain)
    parts.append(Text(""))
    status = Text(f"{word(STATUS, answer.status, settings.say)}", style=_STATUS_STYLE.get(answer.status, ""))
    parts += [status, *(Text(line) for line in counts(view, with_done=done is not None))]
    for section in sections(view):
        parts += _section(section)
    parts.append(sources(answer, settings.say, settings.explain))
    _print(parts, settings)
