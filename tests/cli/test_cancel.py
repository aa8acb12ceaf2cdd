"""Cancelling leaves nothing behind."""

import signal
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_compare(cancelled, tmp_path, engine, number):
    def begun(_):
        return list(tmp_path.glob("tillit-runs/.tillit-*/log.jsonl"))  # the part that is written into

    arguments = ("compare", "home_care", "--years", "100", "--replications", "32", "--engine", engine)
    assert cancelled("-m", "tillit", *arguments, number=number, begun=begun) == []


def test_an_interrupt_that_was_lost_is_raised_at_the_next_step(monkeypatch):
    from tillit import console

    monkeypatch.setattr(console, "ended", [])
    with console.progress(10) as step:
        step(1)
        console.ended.append(signal.SIGINT)  # and the exception got lost in a destructor
        with pytest.raises(KeyboardInterrupt):
            step(2)
