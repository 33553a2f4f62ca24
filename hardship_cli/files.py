"""Files: which are meant, how they are read, and how they are written. ``-`` is the caller's business.

What is written is complete or absent, and never over an existing file unasked. One way for every output: a new file under a
name that nobody can foresee, beside the target, which gets the target's name when it is whole. What a name says by its suffix
is what is written, and no output is laid over what the command reads.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

from hardship_cli.errors import HardshipError, InputError

STDIN_OR_STDOUT = "-"
_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


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
    if os.path.exists(path) and not os.path.isfile(path):
        with _naming(path):
            yield path
        return
    target = os.path.realpath(path)  # a link stays a link; what it points to is replaced
    temporary = ""
    try:
        with _naming(path):
            temporary = new_file(target)
            yield temporary
            give_rights(temporary, target)
            try:
                put(temporary, target, force=force)
            except FileExistsError:
                raise InputError("file_exists", None, path=target) from None
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


def new_file(target: str) -> str:
    """A new, empty file beside ``target`` that only its owner can read; returns its path.

    The name is random and must be free, so that no link and no file laid there before is ever written to.
    """
    folder, name = os.path.split(target)
    while True:
        # A long name leaves no room for what is added to it.
        path = os.path.join(folder, f".{name[:100]}.{os.urandom(8).hex()}.part")
        with suppress(FileExistsError):
            os.close(os.open(path, _NEW, 0o600))
            return path


def give_rights(temporary: str, target: str) -> None:
    """The rights of the file that is replaced, or those that any new file gets."""
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    with suppress(OSError):
        os.chmod(temporary, mode)


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


def check_outputs(
    outputs: Mapping[str, str | None],
    inputs: Iterable[str] = (),
    *,
    suffixes: Mapping[str, tuple[str, ...]] | None = None,
) -> None:
    """Refuse outputs that a command must not write, before it does any work.

    ``outputs`` are the paths by the name of their option (``None``: not asked for), ``inputs`` what the command reads;
    ``suffixes`` are those that an option can write, where it cares.

    Raises :class:`InputError` ``output_is_input`` (with or without ``--force``), ``output_twice`` for two outputs in one file,
    ``wrong_suffix``.
    """
    named = {option: path for option, path in outputs.items() if path}
    read = list(inputs)
    for option, path in named.items():
        if path != STDIN_OR_STDOUT:
            check_suffix(path, option, (suffixes or {}).get(option, ()))
        if any(_same(path, source) for source in read):
            raise InputError("output_is_input", option, path=path)
    pairs = list(named.items())
    for number, (option, path) in enumerate(pairs):
        for other, second in pairs[number + 1 :]:
            if path == second or _same_file(path, second):
                both = f"--{option.replace('_', '-')} {path} --{other.replace('_', '-')} {second}"
                raise InputError("output_twice", None, value=both)


def check_suffix(path: str, option: str | None, accepted: tuple[str, ...]) -> None:
    """Refuse a name whose suffix promises another format than is written. A name without a suffix promises none.

    A pipe or a device has a name that says nothing.
    """
    suffix = os.path.splitext(path)[1].casefold()
    if not accepted or suffix in accepted or (os.path.exists(path) and not os.path.isfile(path)):
        return
    if suffix or "" not in accepted:
        raise InputError("wrong_suffix", option, value=path, accepted=", ".join(filter(None, accepted)))


def _same(path: str, source: str) -> bool:
    """Whether writing to ``path`` would destroy ``source``: a file, what stdin comes from, or a file in a folder that is read."""
    if path == STDIN_OR_STDOUT:
        return False
    if source == STDIN_OR_STDOUT:
        try:
            piped = os.fstat(sys.stdin.fileno())
            return stat.S_ISREG(piped.st_mode) and os.path.samestat(piped, os.stat(path))
        except (OSError, ValueError, AttributeError):
            return False
    if os.path.isdir(source):
        # What is not there yet is no part of what is read.
        return os.path.isfile(path) and os.path.samefile(os.path.dirname(os.path.realpath(path)), source)
    return _same_file(path, source)


def _same_file(first: str, second: str) -> bool:
    if STDIN_OR_STDOUT in (first, second):
        return False
    try:
        # A device may well be read and written.
        return os.path.samefile(first, second) and os.path.isfile(first)
    except (OSError, ValueError):
        try:
            return os.path.realpath(first) == os.path.realpath(second)
        except (OSError, ValueError):
            return False


def fitting(word: str) -> list[str]:
    """The files that a pattern fits, in order, where no shell has done that (on Windows); any other word is one file's name.

    A pattern without a file stays as it is, and is then reported as a file that is not there.
    """
    if not set("*?[") & set(word) or os.path.lexists(word):
        return [word]
    from glob import glob

    return sorted(glob(word, recursive=True)) or [word]


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file that a person or another program wrote, and its encoding where that is not UTF-8 (else empty).

    UTF-8 with or without byte order mark, UTF-16 with one (as older PowerShells write), else Windows-1252. Raises
    :class:`UnicodeError` for what is no text in any of them; its ``start`` is the first such byte, where that is known.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, encoding = content.decode("utf-16"), "UTF-16"
    else:
        try:
            text, encoding = content.decode("utf-8-sig"), ""
        except UnicodeDecodeError as error:
            text, encoding = content.decode("cp1252", errors="replace"), "Windows-1252"
            if "\ufffd" in text or any(sign < " " and sign not in "\t\n\r\f" for sign in text):
                raise error from None
    return text, encoding


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
    except OSError:  # a file system without hard links: the name is taken first, by a file that must be new
        os.close(os.open(target, _NEW, 0o600))
        os.replace(temporary, target)


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Errors of the system name the target, not the temporary file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise HardshipError("cannot_write", None, path=path, because=error.strerror or error) from None
