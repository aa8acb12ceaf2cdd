"""Compile a C file of this folder when it is needed."""

import ctypes
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tillit.experiments.benchmark import Skipped


def compiled(name, *flags):
    """Return the shared library of ``name`` in this folder; `Skipped` without a compiler."""
    compiler = shutil.which(os.environ.get("CC", "cc"))
    if compiler is None:
        raise Skipped("there is no C compiler: no cc on PATH, and CC names none")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "peer.so"
        command = [compiler, "-O3", "-ffp-contract=off", *flags, "-fPIC", "-shared", "-o", str(library)]
        done = subprocess.run(
            [*command, str(Path(__file__).with_name(name)), "-lm"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Skipped(f"{compiler} does not compile {name}: {' '.join(done.stderr.split())[:200]}")
        return ctypes.CDLL(str(library))
