"""A run folder: everything about one command, written whole or not at all.

The files are written into a part folder and moved into place at the end, the manifest last, under a lock.
Same configuration, same bytes: in every file but ``manifest.json`` and ``log.jsonl``.
"""

import hashlib
import json
import os
import platform
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import polars as pl
from filelock import FileLock, Timeout

from tillit.experiments.simulation import MODEL_EPOCH
from tillit.model.errors import ParameterError
from tillit.model.scenario import digest

SCHEMA = 1
MANIFEST = "manifest.json"
LOG = "log.jsonl"
ROW_GROUP = 1 << 17
_INTERRUPTING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
DEPENDENCIES = ("mesa", "networkx", "numpy", "polars", "matplotlib", "scipy")


class RunFolder:
    """Claim a folder, write into a part of it, and put everything into place with `finish`.

    Parameters
    ----------
    target : Path
        The folder to be. May exist if it is empty, or holds a run of the same configuration, untouched.
    configuration : mapping
        Plain JSON values; what the results are a function of.

    Attributes
    ----------
    steps : int
        Number of rows in the shards so far.

    Raises
    ------
    ParameterError
        If the folder cannot be written, is in use, or holds something else. Nothing is left behind then.
    """

    def __init__(self, target: Path, configuration: Mapping[str, Any]) -> None:
        self.shown = target
        self.target = Path(os.path.realpath(target))
        self.configuration = configuration
        self.hash = digest({"epoch": MODEL_EPOCH, **configuration})
        self.started = datetime.now(UTC)
        self.steps = 0
        self._shards = 0
        self._part: Path | None = None
        self._made: list[Path] = []
        self._lock = _lock(self.target)

    def __enter__(self) -> Self:
        try:
            self._lock.acquire()
            self._check_free()
            home = self.target if self.target.exists() else self.target.parent
            self._made = [each for each in (home, *home.parents) if not each.exists()]
            home.mkdir(parents=True, exist_ok=True)
            self._part = Path(tempfile.mkdtemp(prefix=".tillit-", dir=home))
            self._part.chmod(0o777 & ~_umask())
            self.log("started", configuration=self.hash)
        except BaseException as error:
            self._clean_up(failed=True)
            if isinstance(error, Timeout):
                raise ParameterError(f"out={self.shown} is in use by another run; wait for it") from None
            if isinstance(error, OSError):
                raise self._unwritable(error) from None
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with uninterrupted():
            self._clean_up(failed=kind is not None)
        if isinstance(error, (OSError, pl.exceptions.PolarsError)):
            raise self._unwritable(error) from None

    @property
    def part(self) -> Path:
        """The folder that is written into."""
        if self._part is None:
            raise RuntimeError("a RunFolder is used in a with statement")
        return self._part

    def path(self, name: str) -> Path:
        """Return where to write the file `name` of the folder, now."""
        path = self.part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def frame(self, name: str, frame: pl.DataFrame) -> None:
        """Write a frame as parquet, always with the same bytes for the same rows."""
        # Interrupted inside, polars raises, and then Python does once more, in the midst of cleaning up.
        with uninterrupted():
            frame.rechunk().write_parquet(
                self.path(name), compression="zstd", row_group_size=ROW_GROUP, statistics=True
            )

    def shard(self, steps: pl.DataFrame) -> None:
        """Write the next shard's rows."""
        self.frame(f"steps/shard-{self._shards:05d}.parquet", steps)
        self._shards += 1
        self.steps += steps.height

    def text(self, name: str, content: str) -> None:
        """Write a text file in UTF-8."""
        self.path(name).write_text(content, encoding="utf-8", newline="\n")

    def log(self, event: str, **values: object) -> None:
        """Add a line to the log."""
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **values}
        with self.path(LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")

    def finish(self, **facts: object) -> Path:
        """Write the manifest, put everything into place, and return the folder."""
        self.log("finished")
        finished = datetime.now(UTC)
        manifest = {
            "schema": SCHEMA,
            "epoch": MODEL_EPOCH,
            "tillit": version("tillit"),
            "configuration": self.configuration,
            "configuration_hash": self.hash,
            **facts,
            "started": self.started.isoformat(timespec="seconds"),
            "finished": finished.isoformat(timespec="seconds"),
            "seconds": round((finished - self.started).total_seconds(), 3),
            "host": {
                "system": platform.system(),
                "machine": platform.machine(),
                "python": platform.python_version(),
                "processors": os.cpu_count(),
            },
            "dependencies": {name: version(name) for name in DEPENDENCIES},
            "outputs": {
                name: {"sha256": _sha256(self.part / name), "bytes": (self.part / name).stat().st_size}
                for name in _files(self.part)
                if name != LOG
            },
        }
        self.text(MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
        with uninterrupted():
            self._put_into_place()
        return self.target

    def _put_into_place(self) -> None:
        if not self.target.exists():
            self.part.rename(self.target)
            return
        (self.target / MANIFEST).unlink(missing_ok=True)
        for name in sorted(_files(self.part), key=lambda name: name == MANIFEST):
            (self.target / name).parent.mkdir(parents=True, exist_ok=True)
            (self.part / name).replace(self.target / name)

    def _check_free(self) -> None:
        """Refuse a target in which anything would be lost."""
        if not self.target.exists() or (self.target.is_dir() and not any(self.target.iterdir())):
            return
        try:
            manifest = json.loads((self.target / MANIFEST).read_text(encoding="utf-8"))
            written = {name: facts["sha256"] for name, facts in manifest["outputs"].items()}
            there = {
                name: _sha256(self.target / name)
                for name in _files(self.target)
                if name not in (MANIFEST, LOG)
            }
            if manifest["configuration_hash"] == self.hash and there.items() <= written.items():
                return
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        raise ParameterError(
            f"out={self.shown} already holds something else; pass --out with another folder, or remove it"
        )

    def _unwritable(self, error: BaseException) -> ParameterError:
        why = getattr(error, "strerror", None) or " ".join(str(error).split())
        return ParameterError(f"out={self.shown} cannot be written ({why}); pass --out with another folder")

    def _clean_up(self, *, failed: bool) -> None:
        if self._part:
            shutil.rmtree(self._part, ignore_errors=True)
        if failed:
            for parent in self._made:
                if parent.is_dir() and not any(parent.iterdir()):
                    parent.rmdir()
        if self._lock.is_locked:
            Path(self._lock.lock_file).unlink(missing_ok=True)
            self._lock.release()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C, and being ended from outside, back until the block is done; then it interrupts."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    before = {number: signal.getsignal(number) for number in _INTERRUPTING}
    for number, handler in before.items():
        if callable(handler):  # else the system ends the program, whatever it is doing
            signal.signal(number, lambda number, _: held.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            if callable(handler):
                signal.signal(number, handler)
    for number in held[:1]:
        signal.raise_signal(number)


def _lock(target: Path) -> FileLock:
    """Return the lock of a folder; it lies with the system's temporary files, not in the user's way."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    name = hashlib.blake2b(os.fsencode(target), digest_size=8).hexdigest()
    return FileLock(Path(tempfile.gettempdir()) / f"tillit-{user}-{name}.lock", timeout=0)


def _files(folder: Path) -> list[str]:
    """Return the files of a folder by their names in it, but for parts being written."""
    names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if not path.is_dir())
    return [name for name in names if not name.startswith(".tillit-")]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
