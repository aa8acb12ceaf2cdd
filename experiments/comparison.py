"""The main job: two ways of governing one organisation, side by side, under the same luck."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from tillit.agents.member import Member
from tillit.experiments.plan import Plan, make_plan
from tillit.experiments.settings import REPLICATIONS
from tillit.experiments.simulation import Progress, runs_frame
from tillit.experiments.statistics import Estimate, estimate, share_higher
from tillit.experiments.wording import period
from tillit.model.measures import Measure
from tillit.model.scenario import Run, Scenario, first_difference
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Text
from tillit.readers.graphfile import LoadedGraph

Floats = npt.NDArray[np.float64]

SUMMARY = {
    "measure": pl.String,
    "quantity": pl.String,
    "mean": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "share_b_higher": pl.Float64,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure of a comparison, over the replications.

    Attributes
    ----------
    measure : Measure
    a, b, difference : Estimate
        Means with 95 % intervals; `difference` is paired, B - A under the same luck.
    share_b_higher : float or None
        Share of the replications in which B is higher.
    differences : tuple of float
        B - A, one a replication.
    series_a, series_b : float64, (n_replications, n_weeks)
    """

    measure: Measure
    a: Estimate
    b: Estimate
    difference: Estimate
    share_b_higher: float | None
    differences: tuple[float, ...]
    series_a: Floats
    series_b: Floats

    @classmethod
    def of(cls, measure: Measure, series_a: Floats, series_b: Floats, since: int = 0) -> "Compared":
        """Summarise the series of both arms, from the week `since` on; row n of both is replication n."""
        values_a, values_b = measure.over_weeks(series_a, since), measure.over_weeks(series_b, since)
        differences = tuple((values_b - values_a).tolist())
        return cls(
            measure=measure,
            a=estimate(values_a.tolist()),
            b=estimate(values_b.tolist()),
            difference=estimate(differences),
            share_b_higher=share_higher(differences),
            differences=differences,
            series_a=series_a,
            series_b=series_b,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of `compare`.

    Attributes
    ----------
    scenario : Scenario
    a, b : Run
        The first replication of each arm: what was compared.
    measures : mapping of name to `Compared`
    runs : polars frame, one row a run
    steps : tuple of polars frames, one a shard
        Columns run_id, week, measure, value. None, if they were written as they came.
    every : int
        Weeks that a row of `steps` stands for.
    engine : str
        The engine that ran; no number depends on it.
    notices : tuple of str
        What was noticed reading the user's graph.
    """

    scenario: Scenario = field(repr=False)
    a: Run = field(repr=False)
    b: Run = field(repr=False)
    measures: Mapping[str, Compared] = field(repr=False)
    runs: pl.DataFrame = field(repr=False)
    steps: tuple[pl.DataFrame, ...] = field(repr=False)
    every: int
    engine: str
    notices: tuple[str, ...]

    def __str__(self) -> str:
        arms = f"{self.a.arm} and {self.b.arm}"
        return f"{self.scenario.name}: {arms}, {self.replications} replications\n{self.frame}"

    @property
    def frame(self) -> pl.DataFrame:
        """Mean and interval of every measure: quantity is a, b or difference."""
        rows = [
            {
                "measure": name,
                "quantity": quantity,
                "mean": each.mean,
                "low": each.low,
                "high": each.high,
                "share_b_higher": compared.share_b_higher if quantity == "difference" else None,
            }
            for name, compared in self.measures.items()
            for quantity, each in (("a", compared.a), ("b", compared.b), ("difference", compared.difference))
        ]
        return pl.DataFrame(rows, schema=SUMMARY)

    @property
    def replications(self) -> int:
        """Number of runs of each arm."""
        return self.runs.height // 2

    @property
    def years(self) -> float:
        """How long the runs are."""
        return self.a.weeks / WEEKS_PER_YEAR

    @property
    def since(self) -> int:
        """The first week, from 0, in which the arms differ: what was got is counted from there."""
        return first_difference(self.a, self.b)

    @property
    def period(self) -> Text:
        """Which weeks the values are taken over, in words."""
        return period([each.measure for each in self.measures.values()], self.a.weeks, self.since)

    @property
    def version(self) -> str:
        """The version of tillit that ran."""
        return version("tillit")


def describe(plan: Plan) -> dict[str, Any]:
    """Return the resolved configuration as plain JSON values: what the results are a function of."""
    return {
        "command": "compare",
        "a": plan.runs[0].run.describe(),
        "b": plan.runs[1].run.describe(),
        "replications": len(plan.runs) // 2,
        "measures": [each.name for each in plan.measures],
        "every": plan.every,
    }


def carry_out(
    plan: Plan, progress: Progress | None = None, keep: Callable[[pl.DataFrame], None] | None = None
) -> Comparison:
    """Simulate a plan with the sides a and b, and summarise.

    With `keep`, each shard's rows are handed to it when they are there, and not kept in memory.
    """
    kept: list[pl.DataFrame] = []
    parts: list[dict[str, Floats]] = []
    for shard in plan.simulate(progress):
        (keep or kept.append)(shard.steps)
        parts.append(shard.series)
    series = {each.name: np.concatenate([part[each.name] for part in parts]) for each in plan.measures}
    a, b = plan.runs[0].run, plan.runs[1].run
    since = first_difference(a, b)
    return Comparison(
        scenario=plan.scenario,
        a=a,
        b=b,
        measures={
            each.name: Compared.of(each, series[each.name][0::2], series[each.name][1::2], since)
            for each in plan.measures
        },
        runs=runs_frame(plan.runs),
        steps=tuple(kept),
        every=plan.every,
        engine=plan.engine,
        notices=plan.notices,
    )


def compare(
    scenario: str | Scenario,
    *,
    a: str | None = None,
    b: str | None = None,
    overrides: Mapping[str, object] | None = None,
    replications: int = REPLICATIONS,
    years: float | None = None,
    seed: int = 1,
    graph: Path | str | LoadedGraph | None = None,
    measures: str | Sequence[str] | None = None,
    engine: str | None = None,
    threads: int | None = None,
    agent_classes: Sequence[type[Member]] = (),
    since: float = 0,
    every: int = 1,
    progress: Progress | None = None,
) -> Comparison:
    """Compare two ways of governing one organisation under the same luck.

    Parameters
    ----------
    scenario : str or Scenario
        A name from ``tillit list``.
    a, b : str, optional
        Arms of the scenario or regimes; the scenario's own pair if not given.
    overrides : mapping, optional
        Levers (``"pay_share"`` for both arms, ``"b.monitoring"`` for one), task quantities, assumptions.
    replications : int >= 1
        Each draws its own graph, people and luck, which both arms share.
    years : float, optional
        From one week (1/52) to 100; the scenario's own if not given.
    seed : int, 0 to 2**32 - 1
    graph : path or LoadedGraph, optional
        The user's own organisation: a file, or what `tillit.read_graph` made of it.
    measures : names, optional
        All of `tillit.model.measures.MEASURES` if not given.
    engine : {"native", "reference"}, optional
    threads : int, optional
        As many as there are processors, if not given. Changes no result.
    agent_classes : sequence of subclasses of Staff or Manager
        Rules of your own, in both arms; see `OrganisationModel`.
    since : float, optional
        The year from which the levers in `overrides` are set; from the start if not given.
    every : int >= 1
        Weeks that a row of `Comparison.steps` stands for; see `Shard.steps`. Changes nothing else.
    progress : callable, optional
        Called with the number of run-weeks done; raising in it cancels.

    Raises
    ------
    ParameterError, ScenarioError
        In one line: the argument, the value, the range, what to do.
    """
    plan = make_plan(
        scenario,
        {"a": a, "b": b},
        overrides=overrides,
        replications=replications,
        years=years,
        seed=seed,
        graph=graph,
        measures=measures,
        engine=engine,
        threads=threads,
        agent_classes=agent_classes,
        since=since,
        every=every,
    )
    return carry_out(plan, progress)
