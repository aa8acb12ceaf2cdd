"""Computations outside the page: shared by all who ask the same, in line, cancelled when nobody waits."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from enum import Enum
from time import perf_counter

from tillit.dashboard.limits import Limits
from tillit.dashboard.recording import Recording
from tillit.experiments.comparison import describe
from tillit.experiments.plan import Plan
from tillit.model.randomness import graph_seed
from tillit.model.scenario import digest

BREATH = 0.05
"""Seconds after which there should be more to show: as many pairs of runs are simulated together as fit."""


class Status(Enum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Full(Exception):  # noqa: N818 - a state, not a mistake
    """The line is full."""


class TooLarge(Exception):  # noqa: N818
    """The comparison is larger than this server takes on.

    Arguments: "weeks" (member-weeks to simulate) or "numbers" (to keep), how many, and how many at most.
    """


class _Cancelled(Exception):  # noqa: N818
    pass


class Job:
    """One comparison being computed. Everything in it is read and changed under its condition `changed`."""

    def __init__(self, key: str, plan: Plan) -> None:
        self.key = key
        self.recording = Recording(plan)
        self.status = Status.WAITING
        self.changed = threading.Condition()
        self.watchers = 0

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.status in (Status.DONE, Status.CANCELLED, Status.FAILED)

    def wait(self, runs: int, status: Status, timeout: float) -> None:
        """Wait until there are more runs than `runs` or another status, at most `timeout` seconds."""
        with self.changed:
            self.changed.wait_for(
                lambda: self.recording.runs != runs or self.status is not status, timeout=timeout
            )

    def cancel(self) -> None:
        """Stop soon; what is recorded stays."""
        self._become(Status.CANCELLED)

    def _become(self, status: Status) -> bool:
        """Change status, unless it is over; return whether it was changed."""
        with self.changed:
            if self.over:
                return False
            self.status = status
            self.changed.notify_all()
            return True

    def compute(self) -> None:
        """Simulate a few pairs at a time until done, cancelled or failed."""
        if not self._become(Status.RUNNING):
            return
        plan = self.recording.plan
        first, pairs = 0, plan.threads
        try:
            while first < len(plan.runs):
                started = perf_counter()
                few = replace(plan, runs=plan.runs[first : first + 2 * pairs])
                for shard in few.simulate(self._breathe):
                    self._breathe(0)
                    with self.changed:
                        self.recording.add(shard)
                        self.changed.notify_all()
                first += len(few.runs)
                if perf_counter() - started < BREATH / 2:
                    pairs *= 2
        except _Cancelled:
            pass
        except Exception:
            # Nobody waits for the thread's own result: the page says that it failed, the log says why.
            logging.getLogger(__name__).exception("a comparison failed")
            self._become(Status.FAILED)
        self._become(Status.DONE)

    def _breathe(self, _: int) -> None:
        if self.status is Status.CANCELLED:
            raise _Cancelled


class Jobs:
    """All the computations of one server."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._pool = ThreadPoolExecutor(limits.jobs, thread_name_prefix="tillit-job")

    @contextmanager
    def watch(self, plan: Plan) -> Iterator[Job]:
        """Give the job of a plan, new or shared; it is cancelled when the last one stops watching.

        Raises
        ------
        TooLarge, Full
        """
        key = digest(describe(plan))
        for what, size, most in (
            ("numbers", len(plan.measures) * plan.run_weeks, self.limits.numbers),
            ("weeks", self.size(plan), self.limits.size),
        ):
            if size > most:
                raise TooLarge(what, size, most)
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.status in (Status.CANCELLED, Status.FAILED):
                job = self._new(key, plan)
            self._jobs.move_to_end(key)
            job.watchers += 1
        try:
            yield job
        finally:
            with self._lock:
                job.watchers -= 1
                if job.watchers == 0:
                    job.cancel()
                self._forget()

    def ahead(self, job: Job) -> int:
        """Return how many wait in line before this job."""
        with self._lock:
            waiting = [each for each in self._jobs.values() if each.status is Status.WAITING]
        return waiting.index(job) if job in waiting else 0

    @property
    def active(self) -> int:
        """How many computations run or wait."""
        with self._lock:
            return sum(not each.over for each in self._jobs.values())

    def close(self) -> None:
        """Cancel everything."""
        with self._lock:
            for job in self._jobs.values():
                job.cancel()
        self._pool.shutdown(cancel_futures=True)

    @staticmethod
    def size(plan: Plan) -> int:
        """Return how much there is to simulate, in member-weeks."""
        run = plan.runs[0].run
        return len(run.graph.draw(graph_seed(run.seed, run.replication))) * plan.run_weeks

    def _new(self, key: str, plan: Plan) -> Job:
        going = sum(not each.over for each in self._jobs.values())
        if going >= self.limits.waiting + self.limits.jobs:
            raise Full
        job = self._jobs[key] = Job(key, plan)
        self._pool.submit(job.compute)
        return job

    def _forget(self) -> None:
        """Let go of results nobody watches, oldest first, beyond what is to be kept."""
        kept = sum(each.recording.numbers for each in self._jobs.values())
        for key, job in list(self._jobs.items()):
            if job.watchers == 0 and (kept > self.limits.kept or job.status is not Status.DONE):
                kept -= job.recording.numbers
                del self._jobs[key]
