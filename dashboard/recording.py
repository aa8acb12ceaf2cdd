"""A comparison as it is recorded, pair of runs by pair of runs, for the page to play back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from tillit.experiments.comparison import Compared
from tillit.experiments.plan import Plan
from tillit.experiments.simulation import Shard
from tillit.model.measures import Measure
from tillit.model.scenario import Run, Scenario, first_difference
from tillit.model.schedule import WEEKS_PER_YEAR

Floats = npt.NDArray[np.float64]

MOST_POINTS = 208
"""Points of a curve sent to the page; longer runs get one point for several weeks, their mean."""
DIGITS = 5
"""Significant digits sent to the page."""
WHOLE = "all"
"""The period from where the arms differ to the end: that of `tillit compare`."""


@dataclass(slots=True)
class Recording:
    """The runs recorded so far: every measure by week.

    Attributes
    ----------
    plan : Plan
    series : mapping of measure to float64 arrays, (n_runs so far, n_weeks), of A and of B
    """

    plan: Plan
    series: dict[str, tuple[Floats, Floats]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        weeks = self.a.weeks
        self.series = {each.name: (np.empty((0, weeks)), np.empty((0, weeks))) for each in self.plan.measures}

    @property
    def scenario(self) -> Scenario:
        """What is compared."""
        return self.plan.scenario

    @property
    def a(self) -> Run:
        """The first run of A."""
        return self.plan.runs[0].run

    @property
    def b(self) -> Run:
        """The first run of B."""
        return self.plan.runs[1].run

    @property
    def since(self) -> int:
        """The first week, from 0, in which A and B differ."""
        return first_difference(self.a, self.b)

    @property
    def runs(self) -> int:
        """Pairs of runs recorded."""
        return len(next(iter(self.series.values()))[0])

    @property
    def total(self) -> int:
        """Pairs of runs there are to be."""
        return len(self.plan.runs) // 2

    @property
    def numbers(self) -> int:
        """How many numbers are kept."""
        return sum(a.size + b.size for a, b in self.series.values())

    def add(self, shard: Shard) -> None:
        """Record whole pairs of runs; series are replaced, not changed, so that copies stay as they are."""
        new = shard.series
        self.series = {
            name: (np.concatenate([a, new[name][0::2]]), np.concatenate([b, new[name][1::2]]))
            for name, (a, b) in self.series.items()
        }

    @property
    def periods(self) -> tuple[str, ...]:
        """What can be asked for: years after A and B part ("1", "2", "4", ...), and the whole time."""
        years = (self.a.weeks - self.since) // WEEKS_PER_YEAR
        doubled = [2**n for n in range(8) if 2**n < years]
        return (*(str(year) for year in ([*doubled, years] if years else [])), WHOLE)

    def over(self, measure: Measure, period: str) -> Compared:
        """Return a measure over a period: the mean of that year after A and B part, or of the whole time.

        The whole time is as in `tillit compare`: a mean of what was got, the last week of how things stand.
        """
        a, b = self.series[measure.name]
        if period == WHOLE:
            return Compared.of(measure, a, b, self.since)
        end = self.since + int(period) * WEEKS_PER_YEAR
        year = slice(end - WEEKS_PER_YEAR, end)
        # One column, the mean of the year, so that its last week and its mean are the same.
        return Compared.of(measure, *(series[:, year].mean(axis=1, keepdims=True) for series in (a, b)))

    @property
    def weeks(self) -> list[int]:
        """The last week, from 1, of each point of a curve."""
        every = self._every
        return [min(end, self.a.weeks) for end in range(every, self.a.weeks + every, every)]

    @property
    def _every(self) -> int:
        return -(-self.a.weeks // MOST_POINTS)

    def rows(self, name: str, first: int) -> Mapping[str, Any]:
        """Return the curves of a measure from run `first` on: one row a run, one number or None a point."""
        a, b = self.series[name]
        return {"first": first, "a": self._points(a[first:]), "b": self._points(b[first:])}

    def _points(self, series: Floats) -> list[list[float | None]]:
        every, weeks = self._every, self.a.weeks
        starts = np.arange(0, weeks, every)
        means = np.add.reduceat(series, starts, axis=1) / np.diff([*starts, weeks])
        with np.errstate(divide="ignore", invalid="ignore"):
            size = np.where(means == 0, 0, np.floor(np.log10(np.abs(means))))
        scale = 10.0 ** (DIGITS - 1 - size)
        short = np.round(means * scale) / scale
        return [[None if value != value else value for value in row] for row in short.tolist()]
