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
def at_work():
    """Wait until a program that was started answers for itself when it is asked to end, and is at work.

    While Python still imports, an interrupt may be lost in a library.
    """

    def wait(process):
        status = Path(f"/proc/{process.pid}/status")
        begun = time.monotonic()
        while status.exists() and time.monotonic() - begun < 60:
            caught = re.search(r"SigCgt:\s*(\w+)", status.read_text())
            if caught and int(caught[1], 16) >> (signal.SIGTERM - 1) & 1:
                break
            time.sleep(0.05)
        time.sleep(2)
        assert process.poll() is None

    return wait
