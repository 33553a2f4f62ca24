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
# How the name of a case file ends, and that of a register or of its results.
CASE_FILES = (".toml", ".json")
TABLES = (".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".parquet", ".pq", ".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")
# What a text has that was decoded as UTF-8 with surrogateescape: letters beyond ASCII, and bytes that are no UTF-8. A sharp s
# and the sign behind it that ends a word in Windows-1252 (a quote, a dash, a space) are by chance a letter of a West African
# script; that alone does not show that a file is UTF-8.
UTF8, NO_UTF8 = "[^\x00-\x7f\udc80-\udcff\u07c0-\u07ff]", "[\udc80-\udcff]"
TWO_ENCODINGS = "two encodings"  # the reason of an error
_OPEN_FILES = "/proc/self/fd"  # Linux: a file that has no name yet can be reached here
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
    # A pipe or a device cannot be replaced: renaming a file over it would put a plain file in its place.
    if os.path.exists(path) and not os.path.isfile(path):
        with _naming(path):
            yield path
        return
    new = None
    try:
        with _naming(path):
            new = NewFile(os.path.realpath(path))  # a link stays a link; what it points to is replaced
            yield new.path
            try:
                new.finish(force=force)
            except FileExistsError:
                raise InputError("file_exists", None, path=new.target) from None
    finally:
        if new is not None:
            new.discard()


class NewFile:
    """A new, empty file that only its owner can read, at ``path``; it becomes ``target`` when it is whole.

    Until then it has a name beside the target that is random and must be free, so that no link and no file laid there before is
    ever written to; or no name (``nameless``, where the system knows such files): even kill -9 leaves nothing of that.
    """

    def __init__(self, target: str, *, nameless: bool = False) -> None:
        self.target = target
        self._handle = _nameless(os.path.dirname(target)) if nameless else None
        self.path = self._named() if self._handle is None else f"{_OPEN_FILES}/{self._handle}"

    def _named(self) -> str:
        folder, name = os.path.split(self.target)
        while True:
            # A long name leaves no room for what is added to it.
            path = os.path.join(folder, f".{name[:100]}.{os.urandom(8).hex()}.part")
            with suppress(FileExistsError):
                os.close(os.open(path, _NEW, 0o600))
                return path

    def finish(self, *, force: bool) -> None:
        """Put it in its place, with the rights of the file that it replaces, or those that any new file gets.

        What came to be there meanwhile is not overwritten without ``force`` (:class:`FileExistsError`).
        """
        if self._handle is not None:
            self._give_name(self._handle)
        _give_rights(self.path, self.target)
        _put(self.path, self.target, force=force)
        if self._handle is not None:
            os.close(self._handle)

    def _give_name(self, handle: int) -> None:
        """Let the file without a name have a temporary one: it is whole now."""
        whole, self.path = self.path, self._named()
        try:
            os.unlink(self.path)
            _link(handle, self.path)
        except OSError:  # a file system that gives no name to a file once it is there
            import shutil

            self.path = self._named()  # the name was free for a moment, and may be somebody's link now
            shutil.copyfile(whole, self.path)

    def discard(self) -> None:
        """Leave nothing behind, unless it was put in its place.

        A file without a name stays open after a stop: a thread may still be about to write to it by its number.
        """
        if not self.path.startswith(_OPEN_FILES):
            with suppress(OSError):
                os.unlink(self.path)


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


def _give_rights(temporary: str, target: str) -> None:
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode)
    except OSError:
        # The system tells the mask only to who sets it, so it is set back at once.
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
    :class:`UnicodeError` for what is no text in any of them, and with the reason ``TWO_ENCODINGS`` for letters of UTF-8 beside
    others; its ``start`` is the first such byte, where that is known.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, encoding = content.decode("utf-16"), "UTF-16"
    else:
        try:
            text, encoding = content.decode("utf-8-sig"), ""
        except UnicodeDecodeError as error:
            import re

            if re.search(UTF8, content.decode("utf-8-sig", "surrogateescape")):
                error.reason = TWO_ENCODINGS
                raise
            text, encoding = content.decode("cp1252", errors="replace"), "Windows-1252"
            if "\ufffd" in text or any(sign < " " and sign not in "\t\n\r\f" for sign in text):
                raise error from None
    return text, encoding


def _put(temporary: str, target: str, *, force: bool) -> None:
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
    """Errors of the system name the target, not the temporary file. Who reads a named pipe may stop: ``| head`` is no error."""
    try:
        yield
    except BrokenPipeError:
        return
    except OSError as error:
        raise HardshipError("cannot_write", None, path=path, because=error.strerror or error) from None


def near_file(path: str) -> str:
    """A file beside a path that is not there whose name is nearly the same; empty where none is."""
    from hardship_cli.as_typed.slips import nearest

    folder, name = os.path.split(path)
    try:
        near = nearest(name, os.listdir(folder or ".")[:10_000])
    except (OSError, ValueError):
        return ""
    return os.path.join(folder, near) if near and near != name else ""
