"""Pieces are worked on side by side and come through in order, up to the first that fails."""

import random
import signal
import threading
import time
from threading import Barrier, Event, Thread

import pytest

from hardship_cli.batch.turns import StoppedError, Turns, side_by_side

WAIT = 20  # seconds until a test gives up; none of them takes one


@pytest.fixture(autouse=True)
def three_at_once(monkeypatch):  # they come in more orders than two
    monkeypatch.setattr("hardship_cli.batch.turns._SIDE_BY_SIDE", 3)


class PieceError(Exception):
    pass


class Run:
    """Runs side by side in a thread of its own, so that what hangs is seen; keeps what was written, raised and left."""

    def __init__(self, pieces, work, leave=None):
        self.written, self.raised, self.left = [], None, []
        self._before = set(threading.enumerate())

        def one(piece, turn):
            work(self, piece, turn)

        def call():
            try:
                side_by_side(pieces, one, lambda: self.left.append(list(self.written)) or (leave and leave(self)))
            except BaseException as error:  # noqa: BLE001 - Ctrl-C is one of them
                self.raised = error

        self._thread = Thread(target=call, daemon=True)
        self._thread.start()

    def end(self):
        self._thread.join(WAIT)
        assert not self._thread.is_alive(), "it hangs"
        return self

    def no_thread_is_left(self):
        for thread in set(threading.enumerate()) - self._before - {self._thread}:
            thread.join(WAIT)
            assert not thread.is_alive()
        return self


def write(run, piece, turn):
    with turn():
        run.written.append(piece)


def await_(event):
    assert event.wait(WAIT)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 200])
def test_all_are_written_in_order(count):
    run = Run(range(count), write).end().no_thread_is_left()
    assert (run.written, run.raised, run.left) == (list(range(count)), None, [])


def test_later_pieces_that_are_ready_first_wait():
    ready = [Event() for _ in range(3)]

    def work(run, piece, turn):
        if piece < 2:
            await_(ready[piece + 1])  # the one behind is done with its work
            assert run.written == []
        ready[piece].set()
        write(run, piece, turn)

    run = Run(range(3), work).end()
    assert (run.written, run.raised) == ([0, 1, 2], None)


def test_several_are_worked_on_at_once():
    together = Barrier(2)

    def work(run, piece, turn):
        together.wait(WAIT)
        write(run, piece, turn)

    assert Run(range(2), work).end().raised is None


def test_only_one_is_on():
    on, most = [], []

    def work(run, piece, turn):
        with turn():
            on.append(piece)
            most.append(len(on))
            threading.Event().wait(0.001)
            on.remove(piece)

    Run(range(20), work).end()
    assert most == [1] * 20


def test_few_pieces_are_drawn_ahead():
    drawn, late = [], []

    def pieces():
        for piece in range(60):
            drawn.append(piece)
            yield piece

    def work(run, piece, turn):
        with turn():
            late.append(len(drawn) - piece)

    Run(pieces(), work).end()
    assert max(late) <= 6, "memory holds only a few pieces"


@pytest.mark.parametrize("bad", [0, 1, 2, 3, 7])
def test_those_before_an_error_are_written_and_none_after(bad):
    def work(run, piece, turn):
        if piece == bad:
            raise PieceError(piece)
        write(run, piece, turn)

    run = Run(range(12), work).end().no_thread_is_left()
    assert isinstance(run.raised, PieceError)
    assert run.written == list(range(bad))
    assert run.left == [run.written]


@pytest.mark.parametrize("bad", [0, 1, 5])
def test_an_error_while_writing(bad):
    def work(run, piece, turn):
        with turn():
            if piece == bad:
                raise PieceError(piece)
            run.written.append(piece)

    run = Run(range(12), work).end().no_thread_is_left()
    assert isinstance(run.raised, PieceError)
    assert run.written == list(range(bad))
    assert run.left == [run.written]


def test_an_early_error_waits_for_those_before_it():
    failed = Event()

    def work(run, piece, turn):
        if piece == 2:
            failed.set()
            raise PieceError(piece)
        await_(failed)
        threading.Event().wait(0.02)  # its stop has been told by now
        write(run, piece, turn)

    run = Run(range(6), work).end().no_thread_is_left()
    assert run.written == [0, 1]
    assert run.raised.args == (2,)


def test_those_behind_an_error_stop_at_once():
    stopped = Event()

    def work(run, piece, turn):
        if piece == 0:
            await_(stopped)
        if piece == 1:
            raise PieceError(piece)
        try:
            write(run, piece, turn)
        except StoppedError:
            stopped.set()
            raise

    run = Run(range(3), work).end().no_thread_is_left()
    assert run.written == [0]
    assert run.raised.args == (1,)


def test_the_first_error_in_order_is_raised_though_a_later_one_came_first():
    failed = Event()

    def work(run, piece, turn):
        if piece == 2:
            failed.set()
            raise PieceError(piece)
        if piece == 1:
            await_(failed)
            threading.Event().wait(0.02)
            raise PieceError(piece)
        write(run, piece, turn)

    run = Run(range(6), work).end().no_thread_is_left()
    assert run.raised.args == (1,)
    assert run.written == [0]
    assert len(run.left) == 1


@pytest.mark.parametrize("seed", range(25))
def test_random_errors(seed):
    dice = random.Random(seed)
    bad = {piece: dice.choice(["before", "on"]) for piece in range(15) if not dice.randrange(8)}
    delays = [dice.choice([0, 0, 0.001, 0.003]) for _ in range(15)]

    def work(run, piece, turn):
        threading.Event().wait(delays[piece])
        if bad.get(piece) == "before":
            raise PieceError(piece)
        with turn():
            if piece in bad:
                raise PieceError(piece)
            run.written.append(piece)

    run = Run(range(15), work).end().no_thread_is_left()
    first = min(bad, default=15)
    assert run.written == list(range(first))
    assert (run.raised.args if run.raised else None) == ((first,) if bad else None)
    assert len(run.left) == bool(bad)


def test_an_error_of_the_reader():
    def pieces():
        yield from range(5)
        raise PieceError("read")

    run = Run(pieces(), write).end().no_thread_is_left()
    assert run.raised.args == ("read",)
    assert run.written == list(range(len(run.written)))
    assert run.left == [run.written]


def test_ctrl_c_does_not_wait_for_what_is_being_reckoned():
    reckoning, go_on, met = Event(), Event(), []

    def pieces():
        yield 0
        await_(reckoning)
        raise KeyboardInterrupt

    def work(run, piece, turn):
        reckoning.set()
        await_(go_on)
        try:
            write(run, piece, turn)
        except StoppedError:
            met.append(piece)
            raise

    run = Run(pieces(), work)
    try:
        run._thread.join(WAIT / 4)
        assert not run._thread.is_alive(), "it waits"
    finally:
        go_on.set()
    run.end().no_thread_is_left()
    assert isinstance(run.raised, KeyboardInterrupt)
    assert (run.written, met, run.left) == ([], [0], [[]])


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="needs a signal to one thread")
def test_what_has_not_begun_at_ctrl_c_never_begins():
    all_busy, go_on, begun, ended, left = Barrier(3), Event(), [], [], []

    def work(piece, turn):
        begun.append(piece)
        if all_busy.wait(WAIT) == 0:
            threading.Event().wait(0.05)  # the fourth piece is submitted by now
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
        await_(go_on)
        try:
            with turn():
                ended.append("through")
        except StoppedError:
            ended.append("stopped")

    before = set(threading.enumerate())
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        side_by_side(range(9), work, lambda: left.append(list(ended)))
    assert time.monotonic() - begin < WAIT / 2, "it waits"
    go_on.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(WAIT)
        assert not thread.is_alive()
    assert (sorted(begun), ended, left) == ([0, 1, 2], ["stopped"] * 3, [[]])


def test_nobody_leaves_while_somebody_is_on():
    on, go_on = Event(), Event()

    def pieces():
        yield 0
        await_(on)
        raise KeyboardInterrupt

    def work(run, piece, turn):
        with turn():
            on.set()
            await_(go_on)
            run.written.append(piece)

    run = Run(pieces(), work)
    run._thread.join(WAIT / 4)
    alive = run._thread.is_alive()
    go_on.set()
    run.end().no_thread_is_left()
    assert not alive, "it waits"
    assert isinstance(run.raised, KeyboardInterrupt)
    assert run.left == []


def test_an_error_waits_for_who_is_on_and_then_leaves():
    on, go_on = Event(), Event()

    def pieces():
        yield 0
        await_(on)
        Thread(target=lambda: (threading.Event().wait(0.02), go_on.set()), daemon=True).start()
        raise PieceError("read")

    def work(run, piece, turn):
        with turn():
            on.set()
            await_(go_on)
            run.written.append(piece)

    run = Run(pieces(), work).end().no_thread_is_left()
    assert run.left == [[0]]


def test_a_turn_waits_for_the_one_before():
    turns, came = Turns(), []

    def one():
        with turns.take(1):
            came.append(1)

    thread = Thread(target=one, daemon=True)
    thread.start()
    thread.join(0.05)
    assert came == []
    with turns.take(0):
        assert turns.taken
        came.append(0)
    thread.join(WAIT)
    assert came == [0, 1]
    assert not turns.taken


@pytest.mark.parametrize("number", [2, 3, 9])
def test_stopped_while_waiting(number):
    turns, met = Turns(), []

    def one():
        try:
            with turns.take(number):
                met.append("through")
        except StoppedError:
            met.append("stopped")

    thread = Thread(target=one, daemon=True)
    thread.start()
    turns.stop(2)
    thread.join(WAIT)
    assert met == ["stopped"]
    for before in (0, 1):
        with turns.take(before):
            pass
    for behind in (2, 3):
        with pytest.raises(StoppedError), turns.take(behind):
            pytest.fail("came through")


def test_a_later_stop_does_not_let_more_through():
    turns = Turns()
    turns.stop(1)
    turns.stop(5)
    with turns.take(0):
        pass
    with pytest.raises(StoppedError), turns.take(1):
        pytest.fail("came through")
    turns.stop()
    with pytest.raises(StoppedError), turns.take(0):
        pytest.fail("came through")


def test_who_failed_is_on_no_longer_and_the_next_does_not_come():
    turns = Turns()
    with pytest.raises(PieceError), turns.take(0):
        raise PieceError
    assert not turns.taken
    assert turns._next == 0
