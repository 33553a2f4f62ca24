"""Where an answered register goes. A file is complete or absent: it gets its name when it is whole."""

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

from hardship_cli.batch.formats.csv_write import CsvWriter, separator_of
from hardship_cli.batch.formats.interface import Layout, Rows, Writer
from hardship_cli.batch.formats.jsonl import JsonWriter
from hardship_cli.batch.formats.parquet import ParquetWriter
from hardship_cli.batch.formats.xlsx_write import ExcelWriter
from hardship_cli.batch.work import WorkFolder, of_system, reason
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.files import give_rights, new_file, put

_OPEN_FILES = "/proc/self/fd"  # Linux: a file that has no name yet can be reached here


def check_place(path: str, *, force: bool) -> bool:
    """Refuse a target that cannot be written to, or must not, before the work is done.

    Whether it is written in place, as a pipe, a device and stdout (``-``) are.
    """
    if path == "-":
        return True
    parent = os.path.dirname(os.path.abspath(path))
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        if not os.path.isdir(parent):
            raise InputError("batch_no_folder", "output", value=parent) from None
        return False
    except (OSError, ValueError) as error:  # a name with a null byte is a ValueError
        raise InputError("batch_cannot_write", "output", value=path, because=reason(error)) from None
    if stat.S_ISDIR(mode):
        raise InputError("batch_is_folder", "output", value=path)
    if stat.S_ISREG(mode) and not force:
        raise InputError("batch_exists", "output", value=path)
    return not stat.S_ISREG(mode)


class Writing:
    """A writer for the target: ``told`` tells its errors as those of the target."""

    def __init__(self, make: Callable[[], Writer], told: Callable[[], AbstractContextManager[None]]) -> None:
        self._told = told
        with told():
            self._writer = make()

    def write(self, rows: Rows) -> None:
        """Append rows."""
        with self._told():
            self._writer.write(rows)

    def close(self) -> None:
        """Finish the file."""
        with self._told():
            self._writer.close()

    def leave(self) -> None:
        """Let go of an unfinished file."""
        # These only let go of their file; the others would write out all that they have.
        if isinstance(self._writer, CsvWriter | JsonWriter):
            with suppress(Exception):
                self._writer.close()


class Target:
    """Where the output goes: a file beside the target that becomes the target when it is whole.

    Until then it has no name, or a name of its own where the system knows no such files. What goes to a pipe or a device
    is kept in the work folder until it is whole.
    """

    def __init__(self, path: str, kind: str, work: WorkFolder, *, force: bool) -> None:
        self.path = path
        self.kind = kind
        self._work = work
        self._force = force
        self._handle: int | None = None
        self._in_place = check_place(path, force=force)
        if self._in_place:
            self.temporary = work.file(f"output.{kind}")
            return
        # A link stays a link; what it points to is replaced.
        self._place = os.path.realpath(path)
        with self._told():
            # Even kill -9 leaves nothing of a file without a name.
            self._handle = _nameless(os.path.dirname(self._place))
            self.temporary = self._named() if self._handle is None else f"{_OPEN_FILES}/{self._handle}"

    def _named(self) -> str:
        return new_file(self._place)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the system are told as errors of the target; a fault of the program stays one."""
        try:
            yield
        except (BrokenPipeError, HardshipError):
            raise
        except Exception as error:
            if not of_system(error):
                raise
            place = os.path.dirname(self.temporary) if self._in_place else self.path
            raise InputError("batch_cannot_write", "output", value=place, because=reason(error)) from None

    def writer(self, layout: Layout) -> Writing:
        """A writer for the target's format, from the beginning of the file."""
        return Writing(lambda: self._writer(layout), self._told)

    def _writer(self, layout: Layout) -> Writer:
        if self.kind in ("csv", "tsv"):
            return CsvWriter(self.temporary, layout, separator_of(self.kind, german=layout.german))
        if self.kind == "jsonl":
            return JsonWriter(self.temporary, layout)
        if self.kind == "parquet":
            return ParquetWriter(self.temporary, layout)
        return ExcelWriter(self.temporary, layout, self._work.path())

    def finish(self) -> None:
        """Put the file in its place, with the rights that a new file has (or those of the file that it replaces)."""
        if self.path == "-":
            sys.stdout.flush()
            with open(self.temporary, "rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer, 1 << 20)
            sys.stdout.buffer.flush()
            return
        if self._in_place:
            self._copy()
            return
        with self._told():
            if self._handle is not None:
                self._give_name(self._handle)
            give_rights(self.temporary, self._place)
            try:
                put(self.temporary, self._place, force=self._force)
            except FileExistsError:
                raise InputError("batch_exists", "output", value=self.path) from None
        if self._handle is not None:
            os.close(self._handle)

    def _give_name(self, handle: int) -> None:
        """Let the file without a name have a temporary one: it is whole now."""
        whole, self.temporary = self.temporary, self._named()
        try:
            os.unlink(self.temporary)
            _link(handle, self.temporary)
        except OSError:  # a file system that gives no name to a file once it is there
            self.temporary = self._named()  # the name was free for a moment, and may be somebody's link now
            shutil.copyfile(whole, self.temporary)

    def _copy(self) -> None:
        with open(self.temporary, "rb") as file:
            try:
                with open(self.path, "wb") as out:
                    shutil.copyfileobj(file, out, 1 << 20)
            except BrokenPipeError:
                return  # who reads a pipe may stop: | head is no error
            except OSError as error:
                raise InputError("batch_cannot_write", "output", value=self.path, because=reason(error)) from None

    def discard(self) -> None:
        """Leave nothing behind.

        A file without a name stays open after a stop: a thread may still be about to write to it by its number.
        """
        if not self.temporary.startswith(_OPEN_FILES):
            with suppress(OSError):
                os.unlink(self.temporary)


def _nameless(folder: str) -> int | None:
    """A new file without a name in the folder, as the system numbers it; nothing where there are no such files."""
    flag = getattr(os, "O_TMPFILE", 0)
    if not flag or not os.path.isdir(_OPEN_FILES):
        return None
    try:
        return os.open(folder, flag | os.O_RDWR, 0o600)
    except OSError:
        return None


def _link(handle: int, path: str) -> None:
    # Only with a folder given does Python ask the system to follow the link (CPython issue 81793).
    folder = os.open(_OPEN_FILES, os.O_RDONLY)
    try:
        os.link(str(handle), path, src_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)
