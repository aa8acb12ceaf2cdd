"""From resolved runs to rows: the unit of work is a shard, a fixed slice of the list of runs."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from tillit.agents.member import Member
from tillit.model.levers import Governance
from tillit.model.measures import Measure
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions
from tillit.model.quantities import Quantities
from tillit.model.scenario import Run, digest
from tillit.model.state import State

Floats = npt.NDArray[np.float64]
Progress = Callable[[int], None]

MODEL_EPOCH = 3
"""Raised when the same configuration gives other results (CHANGELOG, "Results change")."""
SHARD = 64
"""Runs simulated, and written, together."""

Schema = dict[str, type[pl.DataType]]

STEPS: Schema = {"run_id": pl.String, "week": pl.Int32, "measure": pl.String, "value": pl.Float64}


def _columns(kind: type[Quantities]) -> Schema:
    return {each.name: pl.String if each.choices else pl.Float64 for each in kind.quantities()}


RUNS: Schema = {
    "run_id": pl.String,
    "side": pl.String,
    "scenario": pl.String,
    "arm": pl.String,
    "replication": pl.Int64,
    "seed": pl.Int64,
    "weeks": pl.Int32,
    "graph": pl.String,
    "tasks": pl.String,
    "events": pl.String,
    "epoch": pl.Int32,
    "status": pl.String,
    **_columns(Governance),
    **_columns(Assumptions),
}
"""Columns of the runs frame: all that a run is a function of; graph, tasks and dated events as JSON."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A run in a plan: its side of the comparison, its permanent identity, and the user's own agent rules."""

    side: str
    run: Run
    rules: tuple[str, ...] = ()

    @property
    def run_id(self) -> str:
        """A hash of everything that determines the run's rows."""
        return digest(
            {"epoch": MODEL_EPOCH, "side": self.side, "rules": list(self.rules), **self.run.describe()}
        )


@dataclass(frozen=True, slots=True)
class Shard:
    """The results of one shard.

    Attributes
    ----------
    runs : sequence of Planned
    measures : sequence of Measure
    series : mapping of measure's name to float64, (n_runs, n_weeks)
    task_series : mapping of task profile to the same, over the units with that profile
        Not a number where a run has no such unit.
    every : int
        Weeks that a row of `steps` stands for.
    """

    runs: Sequence[Planned]
    measures: Sequence[Measure]
    series: dict[str, Floats]
    task_series: dict[str, dict[str, Floats]]
    every: int = 1

    @property
    def steps(self) -> pl.DataFrame:
        """One row a run, measure and `every` weeks, of the whole organisation, in the schema `STEPS`.

        Sorted by run, measure and week, which is the last of those the row stands for, counted from 1; the
        last row may stand for fewer. Its value is a mean over these weeks, or the last week's, as the measure
        has it for whole runs.
        """
        weeks = self.runs[0].run.weeks
        ends = [*range(self.every, weeks, self.every), weeks]
        run_ids = np.array([each.run_id for each in self.runs])
        measures = sorted(self.measures, key=lambda each: each.name)
        in_order = np.argsort(run_ids)
        values = np.empty((len(self.runs), len(measures), len(ends)))
        for place, measure in enumerate(measures):
            weekly = self.series[measure.name][in_order]
            values[:, place] = weekly if self.every == 1 else _in_blocks(measure, weekly, ends)
        runs, names, blocks = (np.arange(n) for n in values.shape)
        return pl.DataFrame(
            [
                _repeated("run_id", run_ids[in_order].tolist(), runs.repeat(names.size * blocks.size)),
                pl.Series("week", np.tile(ends, runs.size * names.size), pl.Int32),
                _repeated(
                    "measure", [each.name for each in measures], np.tile(names.repeat(blocks.size), runs.size)
                ),
                pl.Series("value", values.ravel(), nan_to_null=True),
            ]
        )


def simulate(
    plan: Sequence[Planned],
    measures: Sequence[Measure],
    *,
    engine: str,
    threads: int,
    tasks: Sequence[str] = (),
    every: int = 1,
    agent_classes: Sequence[type[Member]] = (),
    progress: Progress | None = None,
) -> Iterator[Shard]:
    """Simulate a plan shard by shard; all its runs have equally many weeks.

    Parameters
    ----------
    plan : sequence of Planned
    measures : sequence of Measure
    engine : {"native", "reference"}
    threads : int >= 1
    tasks : names of task profiles
        For which the measures are wanted, too.
    every : int >= 1
        Weeks that a row of a shard's `steps` stands for.
    agent_classes : sequence of subclasses of Staff or Manager
    progress : callable, optional
        Called with the number of run-weeks done so far; raising in it cancels.
    """
    done = 0
    for first in range(0, len(plan), SHARD):
        slice_ = plan[first : first + SHARD]
        weeks = slice_[0].run.weeks

        def tick(week: int, before: int = done, runs: int = len(slice_)) -> None:
            if progress:
                progress(before + week * runs)

        with OrganisationModel(
            [each.run for each in slice_], engine=engine, threads=threads, agent_classes=agent_classes
        ) as model:
            model.advance(weeks, tick)
            state = model.state
            series = {each.name: each.weekly(state.tally[:, :weeks, 0]) for each in measures}
            task_series = {
                task: {each.name: weekly_of_task(each, state, weeks, task) for each in measures}
                for task in tasks
            }
        done += weeks * len(slice_)
        yield Shard(slice_, measures, series, task_series, every)


def weekly_of_task(measure: Measure, state: State, weeks: int, task: str) -> Floats:
    """Return a measure over the units with one task profile, by run and week, (n_runs, weeks).

    Not a number in runs where no unit has it.
    """
    weekly = np.full((state.n_runs, weeks), np.nan)
    for run in range(state.n_runs):
        part = state.part(run, task)
        if part is not None:
            weekly[run] = measure.weekly(state.tally[run : run + 1, :weeks, part])[0]
    return weekly


def runs_frame(plan: Sequence[Planned]) -> pl.DataFrame:
    """Return one row a run, in the schema `RUNS`, sorted by identity."""
    rows = [
        {
            "run_id": each.run_id,
            "side": each.side,
            "scenario": each.run.scenario,
            "arm": each.run.arm,
            "replication": each.run.replication,
            "seed": each.run.seed,
            "weeks": each.run.weeks,
            **{key: _json(each.run.describe()[key]) for key in ("graph", "tasks", "events")},
            "epoch": MODEL_EPOCH,
            "status": "done",
            **dict(each.run.governance.items()),
            **dict(each.run.assumptions.items()),
        }
        for each in plan
    ]
    return pl.DataFrame(rows, schema=RUNS).sort("run_id")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def _in_blocks(measure: Measure, weekly: Floats, ends: Sequence[int]) -> Floats:
    """Return a measure's value over the weeks up to each end, (n_runs, n_ends), from (n_runs, n_weeks)."""
    starts = [0, *ends[:-1]]
    return np.stack(
        [measure.over_weeks(weekly[:, start:end]) for start, end in zip(starts, ends, strict=True)], axis=1
    )


def _repeated(name: str, words: Sequence[str], places: npt.NDArray[np.int64]) -> pl.Series:
    """Return a column of words, by their places; ten times as fast as making each one anew."""
    return pl.Series(name, words, pl.String).gather(places)
