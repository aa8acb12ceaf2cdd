"""A run folder: everything about one command, written whole or not at all.

The files are written beside the target and moved there in one rename, under a lock. Same configuration,
same bytes: in every file but ``manifest.json`` and ``log.jsonl``.
"""

import hashlib
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Mapping
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
DEPENDENCIES = ("mesa", "networkx", "numpy", "polars", "matplotlib", "scipy")


class RunFolder:
    """Claim a folder, write into a part beside it, and move it into place with `finish`.

    Parameters
    ----------
    target : Path
        The folder to be. May exist if it is empty, or holds a run of the same configuration.
    configuration : mapping
        Plain JSON values; what the results are a function of.

    Raises
    ------
    ParameterError
        If the folder cannot be written, is in use, or holds something else. Nothing has been written then.
    """

    def __init__(self, target: Path, configuration: Mapping[str, Any]) -> None:
        self.target = target.absolute()
        self.configuration = configuration
        self.hash = digest(configuration)
        self.started = datetime.now(UTC)
        self._made = _missing_parents(self.target.parent)
        self._part: Path | None = None
        self._lock = _lock(self.target)

    def __enter__(self) -> Self:
        self._check_free()
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._part = Path(tempfile.mkdtemp(prefix=f".{self.target.name}.", dir=self.target.parent))
            self._part.chmod(0o777 & ~_umask())
            self._lock.acquire()
        except OSError as error:
            self._clean_up()
            if isinstance(error, Timeout):
                raise ParameterError(f"out={self.target} is in use by another run; wait for it") from None
            raise ParameterError(
                f"out={self.target} cannot be written ({error.strerror}); pass --out with another folder"
            ) from None
        self.log("started", configuration=self.hash)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clean_up(failed=kind is not None)

    @property
    def part(self) -> Path:
        """The folder beside the target that is written into."""
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
        frame.rechunk().write_parquet(
            self.path(name), compression="zstd", row_group_size=ROW_GROUP, statistics=True
        )

    def text(self, name: str, content: str) -> None:
        """Write a text file in UTF-8."""
        self.path(name).write_text(content, encoding="utf-8", newline="\n")

    def log(self, event: str, **values: object) -> None:
        """Add a line to the log."""
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **values}
        with self.path(LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")

    def finish(self, **facts: object) -> Path:
        """Write the manifest, move everything into place, and return the folder."""
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
            "outputs": self._outputs(),
        }
        self.text(MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
        old = Path(f"{self.part}.old")
        if self.target.exists():
            self.target.rename(old)
        self.part.rename(self.target)
        shutil.rmtree(old, ignore_errors=True)
        return self.target

    def _outputs(self) -> dict[str, dict[str, object]]:
        files = sorted(path for path in self.part.rglob("*") if path.is_file() and path.name != LOG)
        return {
            path.relative_to(self.part).as_posix(): {
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "bytes": path.stat().st_size,
            }
            for path in files
        }

    def _check_free(self) -> None:
        """Refuse a target that would be overwritten with something else."""
        try:
            if not self.target.exists() or (self.target.is_dir() and not any(self.target.iterdir())):
                return
            manifest = json.loads((self.target / MANIFEST).read_text(encoding="utf-8"))
            if manifest["configuration_hash"] == self.hash:
                return
        except (OSError, ValueError, KeyError, TypeError):
            pass
        raise ParameterError(
            f"out={self.target} already holds something else; pass --out with another folder"
        )

    def _clean_up(self, failed: bool = True) -> None:
        self._lock.release()
        if self._part:
            shutil.rmtree(self._part, ignore_errors=True)
        if failed:
            for parent in self._made:
                if parent.is_dir() and not any(parent.iterdir()):
                    parent.rmdir()


def _lock(target: Path) -> FileLock:
    """Return the lock of a folder; it lies with the system's temporary files, not in the user's way."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    name = f"tillit-{user}-{digest(str(target.resolve()))}.lock"
    return FileLock(Path(tempfile.gettempdir()) / name, timeout=0)


def _missing_parents(folder: Path) -> list[Path]:
    """Return the folders that have to be made for `folder` to exist, innermost first."""
    try:
        return [each for each in (folder, *folder.parents) if not each.exists()]
    except OSError:
        return []


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
