"""Which rows the page has got, and which come next: deltas, at the pace at which the page answers."""

import threading
from collections.abc import Iterable
from time import monotonic
from typing import Any

from tillit.dashboard.recording import Recording

MOST_PER_SECOND = 15
"""Deltas in a second at most; more nobody would see."""
IN_FLIGHT = 2
"""Deltas on their way at most: one is made while the page draws the one before."""
PATIENCE = 2.0
"""Seconds after which a delta nobody has answered counts as lost from sight, and the next is sent."""


class Feed:
    """What one page has been sent of one recording; the page may answer from another thread."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._lock = threading.Lock()
        self._wanted: tuple[str, ...] = ()
        self._sent: dict[str, int] = {}
        self._revision = 0
        self._seen = 0
        self._when = -PATIENCE

    def want(self, names: Iterable[str]) -> None:
        """Send these measures from now on; what is sent stays with the page."""
        with self._lock:
            self._wanted = tuple(dict.fromkeys(names))

    def seen(self, revision: int) -> None:
        """Note that the page has drawn up to this revision."""
        with self._lock:
            self._seen = max(self._seen, revision)

    def again(self) -> None:
        """Send everything once more: the page has lost rows."""
        with self._lock:
            self._sent = {}
            self._seen = self._revision

    def complete(self, recording: Recording) -> bool:
        """Whether the page has been sent all there is."""
        return all(self._sent.get(name, 0) == recording.runs for name in self._wanted)

    def next(self, recording: Recording) -> dict[str, Any] | None:
        """Return the next delta; None if there is nothing new, or the page is still at work on the last."""
        with self._lock:
            return self._next(recording, monotonic())

    def _next(self, recording: Recording, now: float) -> dict[str, Any] | None:
        if self.complete(recording) or now - self._when < 1 / MOST_PER_SECOND:
            return None
        if self._revision - self._seen >= IN_FLIGHT and now - self._when < PATIENCE:
            return None
        missing = {name: self._sent.get(name, 0) for name in self._wanted}
        rows = {
            name: recording.rows(name, first) for name, first in missing.items() if first < recording.runs
        }
        self._sent |= dict.fromkeys(rows, recording.runs)
        self._revision += 1
        self._when = now
        return {
            "revision": self._revision,
            "recording": self.key,
            "runs": recording.runs,
            "measures": rows,
        }
