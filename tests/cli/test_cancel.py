"""Cancelling leaves nothing behind."""

import signal
import subprocess
import sys
import time

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("engine", ["native", "reference"])
def test_cancelled_is_one_line_and_nothing_is_written(tmp_path, engine, number):
    from tillit.native import engines

    if engine == "native" and engines.kernel() is None:
        pytest.skip("the kernel was not compiled")
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "tillit", "compare", "home_care", "--years", "100"),
            *("--replications", "32", "--engine", engine),
        ],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        begun = time.monotonic()
        while not list(tmp_path.glob("tillit-runs/.tillit-*/log.jsonl")):  # the part that is written into
            assert process.poll() is None
            assert time.monotonic() - begun < 60
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert out == ""
    assert err.splitlines() == ["tillit: cancelled; nothing is left half written"]
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_that_was_lost_is_raised_at_the_next_step(monkeypatch):
    from tillit import console

    monkeypatch.setattr(console, "ended", [])
    with console.progress(10) as step:
        step(1)
        console.ended.append(signal.SIGINT)  # and the exception got lost in a destructor
        with pytest.raises(KeyboardInterrupt):
            step(2)
