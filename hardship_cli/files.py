"""Files that a command writes: complete or absent, never over an existing one unasked. ``-`` is the caller's business."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from hardship_cli.errors import HardshipError, InputError


def write_text(path: str, text: str, *, force: bool = False) -> None:
    """Write ``text`` as UTF-8, line ends as they are; see :func:`write_whole`."""
    write_whole(path, text.encode("utf-8"), force=force)


def write_whole(path: str, content: bytes, *, force: bool = False) -> None:
    """Write a file as a whole: under a temporary name beside the target, then renamed.

    Raises :class:`InputError` ``file_exists`` (without ``force``), ``is_directory``, ``no_such_folder``, and
    :class:`HardshipError` ``cannot_write`` with the system's reason.
    """
    with replacing(path, force=force) as temporary, open(temporary, "wb") as file:
        file.write(content)
        file.flush()
        # A terminal or a pipe has nothing to be written through to.
        with suppress(OSError):
            os.fsync(file.fileno())


@contextmanager
def replacing(path: str, *, force: bool = False) -> Iterator[str]:
    """The temporary name to write under; when the block ends well it becomes ``path``, otherwise nothing is left.

    Raises as :func:`write_whole`, before the block where that can be known then. A pipe or a device is written in place.
    """
    check_target(path, force=force)
    target = os.path.realpath(path)  # a link stays a link; what it points to is replaced
    if os.path.exists(target) and not os.path.isfile(target):
        with _told(path):
            yield target
        return
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:200]}.{os.getpid()}.part")
    try:
        with _told(path):
            yield temporary
            try:
                put(temporary, target, force=force)
            except FileExistsError:
                raise InputError("file_exists", None, path=target) from None
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def check_target(path: str, *, force: bool = False) -> None:
    """Refuse a path that cannot be written to, or must not: before the work is done, not after it."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        folder = os.path.dirname(path) or "."
        if not os.path.isdir(folder):
            raise InputError("no_such_folder", None, path=path, folder=folder) from None
        return
    except (OSError, ValueError) as error:  # a name with a null byte is a ValueError
        raise InputError("cannot_write", None, path=path, because=getattr(error, "strerror", None) or error) from None
    if stat.S_ISDIR(mode):
        raise InputError("is_directory", None, path=path)
    if stat.S_ISREG(mode) and not force:
        raise InputError("file_exists", None, path=path)


def put(temporary: str, target: str, *, force: bool) -> None:
    """Give the finished file its name; what came to be there meanwhile is not overwritten either (:class:`FileExistsError`)."""
    if force:
        with suppress(OSError):
            os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(temporary, target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        os.replace(temporary, target)


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise HardshipError("cannot_write", None, path=path, because=error.strerror or error) from None
