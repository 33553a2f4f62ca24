"""What must be kept on disk while a register is answered: a copy of a pipe, an output for a pipe."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Self

from hardship_cli.errors import HardshipError, InputError

_NO_REASON = "thrift: transport error"  # the end of a Parquet file could not be written
_OS_ERROR = re.compile(
    r"(?<=\(os error )\d+(?=\))|(?<=\[Errno )\d+(?=\])"
)  # as Polars tells its own, and those of Python's files


class WorkFolder:
    """A folder among the temporary files, made when it is first needed and removed at the end of the block."""

    def __init__(self) -> None:
        self._path: str | None = None
        self.copies: dict[str, str] = {}  # a copy's path and the name of what was copied

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        # The person knows the pipe or the file that was typed, not the copy that was made of it.
        if isinstance(error, HardshipError):
            value, (path, colon, line) = error.params.get("value"), (error.field or "").rpartition(":")
            if value in self.copies:
                error.params["value"] = self.copies[value]
            if path in self.copies:
                error.field = f"{self.copies[path]}{colon}{line}"
        if self._path is not None:
            shutil.rmtree(self._path, ignore_errors=True)

    def path(self) -> str:
        """The folder; raises :class:`InputError` ``batch_no_work_folder``."""
        if self._path is None:
            try:
                # Known before it is there, so that it goes with the run even if that is stopped at this moment.
                self._path = os.path.join(tempfile.gettempdir(), f"hardship-{os.urandom(8).hex()}")
                os.mkdir(self._path, 0o700)
            except OSError as error:
                self._path = None
                # Where no place can be written to, Python says which it tried.
                place = error.filename or "TMPDIR"
                raise InputError("batch_no_work_folder", None, value=place, because=reason(error)) from None
        return self._path

    def file(self, name: str) -> str:
        """The path of a file in the folder."""
        return os.path.join(self.path(), name)

    def keep(self, name: str, pieces: Iterable[bytes]) -> str:
        """Put ``pieces`` into a new file in the folder; its path. Raises :class:`InputError` ``batch_no_work_folder``.

        An :class:`OSError` came from reading.
        """
        path = self.file(name)
        with _named(path):
            file = open(path, "wb")  # noqa: SIM115 - closed below, whatever its last flush says
        try:
            for piece in pieces:
                with _named(path):
                    file.write(piece)
            with _named(path):
                file.flush()
        finally:
            with suppress(OSError):
                file.close()
        return path


@contextmanager
def _named(path: str) -> Iterator[None]:
    """Errors of the system name the folder."""
    try:
        yield
    except OSError as error:
        raise InputError("batch_no_work_folder", None, value=os.path.dirname(path), because=reason(error)) from None


def of_system(error: BaseException) -> bool:
    """Whether an error is one of reading or writing; Polars hides some of them in errors of its own."""
    return isinstance(error, OSError) or _OS_ERROR.search(str(error)) is not None or _NO_REASON in str(error)


def reason(error: BaseException) -> str:
    """What the system said ("No space left on device"); nothing for what a parser said, which is in English alone."""
    found = _OS_ERROR.search(str(error))
    if _NO_REASON in str(error):
        return os.strerror(errno.EIO)
    if found:
        return os.strerror(int(found[0]))
    return getattr(error, "strerror", None) or ""
