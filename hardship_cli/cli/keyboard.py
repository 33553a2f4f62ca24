"""What is typed in a talk, line by line: from a pipe as it comes; at a terminal with line editing, completion and a history."""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any


class Keyboard:
    """One line after the other from stdin; prompts go to stderr. At a terminal its history is that of this run alone."""

    __slots__ = ("_session",)

    def __init__(self) -> None:
        self._session: Callable[[str, list[str]], str] | None = None
        # A terminal that calls itself dumb shows what it is sent, and no more.
        if sys.stdin.isatty() and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            self._session = _session()
        elif hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding=sys.stdin.encoding if sys.stdin.isatty() else "utf-8", errors="replace")

    def line(self, prompt: str, words: Iterable[str] = ()) -> str | None:
        """What was typed, with any spaces; ``words`` are those that Tab completes. ``None`` when the input is over."""
        if self._session is not None:
            try:
                return self._session(prompt, list(words))
            except EOFError:
                return None
        sys.stderr.write(prompt)
        sys.stderr.flush()
        return sys.stdin.readline() or None


def _session() -> Callable[[str, list[str]], str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.output.defaults import create_output
    from prompt_toolkit.shortcuts import CompleteStyle

    # The talk is on stderr, so that stdout holds the answer alone even where the talk is led at a terminal.
    output: Any = create_output(stdout=sys.stderr)
    # Where the cursor stands is of no use to a line alone, and not every terminal answers when it is asked.
    output.enable_cpr = False
    session: PromptSession[str] = PromptSession(
        output=output,
        complete_style=CompleteStyle.READLINE_LIKE,
        complete_while_typing=False,
        reserve_space_for_menu=0,
        enable_history_search=True,
    )

    def line(prompt: str, words: list[str]) -> str:
        # A value of several words is completed as a whole.
        return session.prompt(prompt, completer=WordCompleter(words, ignore_case=True, sentence=True))

    return line
