import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tillit():
    """Run the program in another process."""

    def call(*arguments, cwd, **environment):
        return subprocess.run(
            [sys.executable, "-m", "tillit", *map(str, arguments)],
            cwd=cwd,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, **environment},
            timeout=600,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def compared(tillit):
    """Compare quickly and return the JSON document."""

    def call(cwd, *arguments, **environment):
        done = tillit(
            *("compare", "home_care", "--years", "0.1", "--replications", "3", "--json"),
            *arguments,
            cwd=cwd,
            **environment,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return call


@pytest.fixture
def cancelled(tmp_path):
    """Start a command, end it with a signal once it is at work, and return what it had said before that.

    It must end with the signal's exit code and one line, and leave nothing behind. It starts with Ctrl-C as
    in a terminal: tests may themselves run where it is ignored, in the background of a plain shell, and the
    program rightly ignores it there.
    """

    def call(*command, number=signal.SIGINT, begun=_answers):
        with subprocess.Popen(
            [sys.executable, *command],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as process:
            try:
                started = time.monotonic()
                while not begun(process):
                    assert process.poll() is None, process.stderr.read()
                    assert time.monotonic() - started < 60
                    time.sleep(0.02)
                time.sleep(0.5)
                process.send_signal(number)
                out, err = process.communicate(timeout=60)
            finally:
                process.kill()
        *said, last = err.splitlines()
        assert last == "tillit: cancelled; nothing is left half written"
        assert process.returncode == 128 + number
        assert out == ""
        assert list(tmp_path.iterdir()) == []
        return said

    return call


def _answers(process):
    """Return whether a program answers for itself when it is asked to end."""
    caught = re.search(r"SigCgt:\s*(\w+)", Path(f"/proc/{process.pid}/status").read_text())
    return bool(int(caught[1], 16) >> (signal.SIGTERM - 1) & 1)
