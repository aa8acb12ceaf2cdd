"""Follows one computation for one page: how far it is, and its rows as the page can take them."""

import logging
import threading
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from time import monotonic
from typing import Any
from uuid import uuid4

from tillit.dashboard.feed import Feed
from tillit.dashboard.jobs import Full, Job, Jobs, Status, TooLarge
from tillit.dashboard.recording import Recording
from tillit.experiments.plan import Plan

BREATH = 0.02
"""Seconds between two looks at a computation that is going on."""
TELLING = 0.25
"""Seconds between two times of telling how far it is: a whole page is rendered for it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of a computation: how far it is, and what is recorded by now.

    `status` is that of the job, or "size" or "line" if it was refused; `ahead` says how many wait before it,
    `too_large` of what it has too much, how much, and how much is taken on.
    """

    status: str = Status.WAITING.value
    recording: Recording | None = None
    ahead: int = 0
    too_large: tuple[str, int, int] | None = None


class Follower:
    """Follows a plan's computation in a thread of its own, until the visitor leaves it."""

    def __init__(self, jobs: Jobs, plan: Callable[[], Plan], wanted: Iterable[str]) -> None:
        self.key = uuid4().hex
        self._jobs, self._plan = jobs, plan
        self._show: Callable[[Shown], None]
        self._send: Callable[[dict[str, Any]], None]
        self._feed = Feed(self.key)
        self._feed.want(wanted)
        self._left, self._cancelled, self._wake = (threading.Event() for _ in range(3))
        self._recording: Recording | None = None

    def start(self, show: Callable[[Shown], None], send: Callable[[dict[str, Any]], None]) -> None:
        """Begin; `show` is told how far it is, `send` is given rows for the browser. Both in the thread."""
        self._show, self._send = show, send
        threading.Thread(target=self._follow, name="tillit-follower", daemon=True).start()

    def leave(self) -> None:
        """Stop: the visitor wants another computation, or is gone."""
        self._left.set()
        self._wake.set()

    def cancel(self) -> None:
        """Stop computing, and keep what is recorded."""
        self._cancelled.set()

    def want(self, names: Iterable[str]) -> None:
        """Send these measures from now on."""
        self._feed.want(names)
        self._wake.set()

    def seen(self, key: str, revision: int) -> None:
        """Note that the page has drawn up to this revision, unless it is one of another recording."""
        if key == self.key:
            self._feed.seen(revision)
            self._wake.set()

    def again(self) -> None:
        """Send every row once more: the page has lost some."""
        self._feed.again()
        self._wake.set()

    def _follow(self) -> None:
        try:
            with self._jobs.watch(self._plan()) as job:
                self._accompany(job)
        except TooLarge as large:
            self._show(Shown("size", too_large=large.args))
        except Full:
            self._show(Shown("line"))
        except Exception:
            # In a thread nobody else would hear of it: the page says that it failed, the log says why.
            logging.getLogger(__name__).exception("a comparison could not be followed")
            self._show(Shown(Status.FAILED.value))
        self._stay()

    def _accompany(self, job: Job) -> None:
        """Tell how far the job is and pass its rows on, until it is over."""
        before, told = None, 0.0
        while not self._left.is_set():
            status = Status.CANCELLED if self._cancelled.is_set() else job.status
            self._recording = copy(job.recording)
            now = (status, self._recording.runs > 0, self._jobs.ahead(job))
            if now != before or monotonic() - told > TELLING:
                self._show(Shown(status.value, self._recording, now[2]))
                before, told = now, monotonic()
            self._pass_on()
            if status in (Status.DONE, Status.CANCELLED, Status.FAILED):
                break
            job.wait(self._recording.runs, job.status, timeout=BREATH)

    def _stay(self) -> None:
        """Pass on what is still missing, or asked for afterwards, until the visitor leaves."""
        while self._recording and not self._left.is_set():
            waiting = not self._feed.complete(self._recording)
            self._wake.wait(BREATH if waiting else None)
            self._wake.clear()
            self._pass_on()

    def _pass_on(self) -> None:
        if self._recording and not self._left.is_set() and (delta := self._feed.next(self._recording)):
            self._send(delta)
