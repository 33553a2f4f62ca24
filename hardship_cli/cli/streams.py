"""The streams of a run: one that nobody reads any more, one that was closed, one that knows no ``§``."""

import io
import os
import sys
from contextlib import suppress
from typing import Any

_INVALID = 22  # EINVAL


class _Pipe(io.FileIO):
    """A stream that a run outlives: once nobody reads it, what follows goes nowhere.

    ``| head`` is no error, and no reason to stop: files that were named are still to be written, and the exit code is that of
    the answer.
    """

    def write(self, content: Any) -> int:
        """Write as any stream does, or to nothing from the first sign on that nobody takes."""
        try:
            return super().write(content)
        except OSError as error:
            if not is_closed_pipe(error):
                raise
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
            return len(content)


def outlived() -> None:
    """Let this process carry on where stdout or stderr is a pipe that closes; for a process that is the command alone."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not stream.isatty():
            pipe = io.BufferedWriter(_Pipe(stream.fileno(), "wb", closefd=False))
            setattr(sys, name, io.TextIOWrapper(pipe, encoding="utf-8", line_buffering=stream.line_buffering))


def tolerant() -> None:
    """A stream that was closed (``>&-``) takes or gives nothing; a terminal that knows no ``§`` gets a substitute, not a crash.

    What goes anywhere else than to a terminal is for a file or a program: UTF-8, whatever the system's own encoding is.
    """
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115 - it stays open
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            # Bytes of a file name that are no text are such signs, too.
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")


def is_closed_pipe(error: OSError) -> bool:
    """Whether nobody reads what was written; Windows says of such a pipe that the argument is invalid."""
    if isinstance(error, BrokenPipeError):
        return True
    return sys.platform == "win32" and error.errno == _INVALID and error.filename is None
