"""Work side by side, results in order: each piece of a register waits for its turn to be written."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from math import inf
from threading import Condition, Lock
from typing import Any, Generic, TypeVar

# A third would gain no time, for Python runs one thread at a time: on two cores it took a tenth more processor time, and a piece of
# the register more in memory.
_SIDE_BY_SIDE = 2

_LOOK_UP = 0.05  # seconds

_Made = TypeVar("_Made")


class StoppedError(Exception):
    """A piece before this one failed, or all were stopped; who waits for the pieces in order never sees it."""


class Turns:
    """Lets pieces through one after the other, in the order of their numbers (from 0)."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._next = 0
        self._end = inf  # the first number that must not come through any more
        self.taken = False  # somebody is on

    @contextmanager
    def take(self, number: int) -> Iterator[None]:
        """Wait until it is the turn of ``number``; raises :class:`StoppedError` where it will not come."""
        with self._changed:
            self._changed.wait_for(lambda: number in (self._next, self._end) or number > self._end)
            if number >= self._end:
                raise StoppedError
            self.taken = True
        try:
            yield
        finally:
            self.taken = False
        with self._changed:
            self._next += 1
            self._changed.notify_all()

    def stop(self, number: int = 0) -> None:
        """Let nobody through any more from ``number`` on."""
        with self._changed:
            self._end = min(self._end, number)
            self._changed.notify_all()


class Once(Generic[_Made]):
    """What is made by who needs it first; the others wait for it."""

    def __init__(self, make: Callable[[], _Made]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: list[_Made] = []

    def __call__(self) -> _Made:
        """The thing itself."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]


def side_by_side(
    pieces: Iterable[Any], work: Callable[[Any, Callable[[], Any]], None], leave: Callable[[], None]
) -> None:
    """Call ``work`` for each piece, a few at a time. It is given the piece, and what makes it wait for its turn (a context).

    The first error in the order of pieces, or that of ``pieces`` themselves, is raised here. Then, and if this is interrupted,
    no further piece gets its turn, and ``leave`` is called unless somebody is still on.
    """
    turns = Turns()

    def one(number: int, piece: Any) -> None:
        try:
            work(piece, lambda: turns.take(number))
        except BaseException:
            turns.stop(number)
            raise

    pool = ThreadPoolExecutor(max_workers=_SIDE_BY_SIDE)
    waiting: deque[Any] = deque()
    try:
        for number, piece in enumerate(pieces):
            waiting.append(pool.submit(one, number, piece))
            if len(waiting) > _SIDE_BY_SIDE:
                _finish(waiting.popleft())
        while waiting:
            _finish(waiting.popleft())
    except BaseException as error:
        turns.stop()
        # Who presses Ctrl-C does not wait for what is still being reckoned.
        pool.shutdown(wait=isinstance(error, Exception), cancel_futures=True)
        if not turns.taken:
            leave()
        raise
    pool.shutdown()


def _finish(piece: Any) -> None:
    """Wait for a piece, and raise its error. Once Polars is loaded, Ctrl-C wakes nobody who waits without looking up."""
    while not piece.done():
        wait([piece], timeout=_LOOK_UP)
    piece.result()
