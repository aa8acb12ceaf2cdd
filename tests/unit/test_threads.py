"""Threads that call the kernel: all there at once, and an interrupt while they start waits until they are."""

import os
import signal
import sys
import threading

import pytest

from tillit.native import threads


def test_all_threads_are_there_at_once_and_only_once():
    before = threading.active_count()
    made = threads.pool(3)
    assert threading.active_count() == before + 3
    assert threads.pool(3) is made
    assert {made.submit(threading.get_ident).result() for _ in range(20)} <= {
        each.ident for each in threading.enumerate()
    }
    assert threading.active_count() == before + 3


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_an_interrupt_waits_until_all_have_started(monkeypatch):
    started = []
    start = threading.Thread.start

    def interrupted(thread):
        os.kill(os.getpid(), signal.SIGINT)
        start(thread)
        started.append(thread)

    monkeypatch.setattr(threading.Thread, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        threads.pool(5)
    assert len(started) == 5
    assert all(each.is_alive() for each in started)
    monkeypatch.undo()
    assert threads.pool(5).submit(lambda: "works").result() == "works"
