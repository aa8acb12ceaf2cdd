import json
import os
import subprocess
import sys

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
