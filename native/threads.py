"""Threads that call the kernel, started once and never half started."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import cache
from threading import Barrier, Lock, current_thread, main_thread
from types import FrameType

SMALLEST_SHARED = 100_000
"""Members from which one run is shared between threads; in smaller ones they would wait for each other."""


@cache
def pool(threads: int) -> ThreadPoolExecutor:
    """Return as many threads, all of them running.

    An interrupt while a thread starts would leave one that nobody ends, and the program would not end either.
    So they are started once, all at the same time, and interrupts wait until they are.
    """
    made = ThreadPoolExecutor(threads)
    with _uninterrupted():
        meeting = Barrier(threads)  # each waits for the last, so each has a thread of its own
        for each in [made.submit(meeting.wait) for _ in range(threads)]:
            each.result()
    return made


_one_team = Lock()


def together(work: Callable[[int], None], size: int) -> None:
    """Call ``work(0)`` to ``work(size - 1)`` at the same time, so that they may wait for each other.

    Each must end without anything but the others. One team works at a time: of two, each could hold a thread
    that the other waits for.
    """
    with _one_team:
        with _uninterrupted():
            parts = [pool(size).submit(work, part) for part in range(size)]
        try:
            for part in parts:
                part.result()
        finally:
            wait(parts)  # nobody writes into anything after this


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let an interrupt wait; only the main thread has any."""
    before = signal.getsignal(signal.SIGINT)
    if current_thread() is not main_thread() or not callable(before):
        yield
        return
    waiting: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: waiting.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    for each in waiting[:1]:
        before(*each)
