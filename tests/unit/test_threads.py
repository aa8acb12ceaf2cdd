"""Threads that call the kernel: all there at once, and an interrupt while they start waits until they are."""

import os
import signal
import sys
import threading

import pytest

from tillit.native import threads


def test_all_threads_are_there_at_once():
    before = threading.active_count()
    with threads.pool.__wrapped__(3) as made:
        assert threading.active_count() == before + 3
        assert [made.submit(lambda: "works").result() for _ in range(20)] == 20 * ["works"]
        assert threading.active_count() == before + 3


def test_they_are_started_once():
    assert threads.pool(2) is threads.pool(2)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_an_interrupt_waits_until_all_have_started(monkeypatch):
    started, start = [], threading.Thread.start

    def interrupted(thread):
        os.kill(os.getpid(), signal.SIGINT)
        start(thread)
        started.append(thread)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(threading.Thread, "start", interrupted)
    try:
        with pytest.raises(KeyboardInterrupt):
            threads.pool.__wrapped__(3)
    finally:
        signal.signal(signal.SIGINT, before)
    assert len(started) == 3
    assert all(each.is_alive() for each in started)
