"""Threads that call the kernel, started once and never half started."""

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from threading import Barrier, current_thread, main_thread
from types import FrameType


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
