"""Where an answered register goes. A file is complete or absent: it gets its name when it is whole."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import polars as pl

from hardship_cli.batch.formats.interface import Layout, Rows, Writer
from hardship_cli.batch.formats.opening import open_writer
from hardship_cli.batch.work import WorkFolder, of_system, reason
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.files import NewFile, check_target

# Refusals of files.py, as a batch tells them.
_CODES = {
    "no_such_folder": "batch_no_folder",
    "is_directory": "batch_is_folder",
    "file_exists": "batch_exists",
    "cannot_write": "batch_cannot_write",
}


def check_place(path: str, *, force: bool) -> bool:
    """Refuse a target that cannot be written to, or must not, before the work is done.

    Whether it is written in place, as a pipe, a device and stdout (``-``) are.
    """
    if path == "-":
        return True
    try:
        check_target(path, force=force)
    except InputError as error:
        place = os.path.dirname(os.path.abspath(path)) if error.code == "no_such_folder" else path
        raise InputError(_CODES[error.code], "output", value=place, because=error.params.get("because")) from None
    return os.path.exists(path) and not os.path.isfile(path)


class Output(Protocol):
    """What takes the rows of a register that was answered."""

    def reporting(self) -> Any:
        """A block in which errors of the system are told as errors of the output."""

    def open(self, layout: Layout) -> Writer:
        """A writer from the beginning."""

    def finish(self) -> None:
        """All is written."""

    def discard(self) -> None:
        """Leave nothing behind."""


class Shown(Writer):
    """The first rows, to be shown to a person, and how many there are; nothing is written anywhere."""

    def __init__(self, most: int) -> None:
        super().__init__("", Layout([], 0))
        self._most = most
        self.rows = 0
        self.first: list[dict[str, str | None]] = []

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Nothing can go wrong."""
        yield

    def open(self, layout: Layout) -> Writer:
        """Begin anew."""
        self.layout, self.rows, self.first = layout, 0, []
        return self

    def write(self, rows: Rows) -> None:
        """Keep rows, as long as there are few."""
        frame = rows.whole.head(self._most - len(self.first)).select(pl.all().cast(pl.String, strict=False))
        self.first += [dict(zip(self.layout.names, row, strict=True)) for row in frame.iter_rows()]
        self.rows += rows.passed.height

    def close(self) -> None:
        """Nothing to do."""

    def finish(self) -> None:
        """Nothing to do."""

    def discard(self) -> None:
        """Nothing to do."""


class Target:
    """Where the output goes: a new file that becomes the target when it is whole.

    What goes to a pipe or a device is kept in the work folder until it is whole.
    """

    def __init__(self, path: str, kind: str, work: WorkFolder, *, force: bool) -> None:
        self.path = path
        self.kind = kind
        self._work = work
        self._force = force
        self._file: NewFile | None = None
        if check_place(path, force=force):
            self._written = work.file(f"output.{kind}")
            return
        self._written = path
        with self.reporting():
            self._file = NewFile(
                os.path.realpath(path), nameless=True
            )  # a link stays a link; what it points to is replaced
            self._written = self._file.path

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Errors of the system are told as errors of the target; a fault of the program stays one."""
        try:
            yield
        except (BrokenPipeError, HardshipError):
            raise
        except Exception as error:
            if not of_system(error):
                raise
            place = (
                self.path if self._file is not None or self._written == self.path else os.path.dirname(self._written)
            )
            raise InputError("batch_cannot_write", "output", value=place, because=reason(error)) from None

    def open(self, layout: Layout) -> Writer:
        """A writer from the beginning of the file; its errors are to be told as :meth:`told` does."""
        with self.reporting():
            return open_writer(self._written, self.kind, layout, self._work)

    def finish(self) -> None:
        """Put the file in its place, with the rights that a new file has (or those of the file that it replaces)."""
        if self._file is not None:
            with self.reporting():
                try:
                    self._file.finish(force=self._force)
                except FileExistsError:
                    raise InputError("batch_exists", "output", value=self.path) from None
            return
        with open(self._written, "rb") as file:
            if self.path == "-":
                sys.stdout.flush()
                shutil.copyfileobj(file, sys.stdout.buffer, 1 << 20)
                sys.stdout.buffer.flush()
                return
            try:
                with open(self.path, "wb") as out:
                    shutil.copyfileobj(file, out, 1 << 20)
            except BrokenPipeError:
                return  # who reads a pipe may stop: | head is no error
            except OSError as error:
                raise InputError("batch_cannot_write", "output", value=self.path, because=reason(error)) from None

    def discard(self) -> None:
        """Leave nothing behind."""
        if self._file is not None:
            self._file.discard()
