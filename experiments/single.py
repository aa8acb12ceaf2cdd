"""One run of one arm, in full: what `tillit run` does."""

import math
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from tillit.experiments.plan import Plan
from tillit.experiments.run_folder import RunFolder
from tillit.experiments.simulation import Progress, runs_frame
from tillit.experiments.wording import arm_title, period, row
from tillit.model.schedule import WEEKS_PER_YEAR

SUMMARY = {"measure": pl.String, "value": pl.Float64}

_README = """\
# {title}

One run: {arm}, {weeks} weeks, seed {seed}. {period}

| file | what it is |
|---|---|
| `summary.csv`, `summary.parquet` | every measure of the run |
| `runs.parquet` | the run: levers at the start, assumptions |
| `steps/shard-00000.parquet` | one row a measure and {row} |
| `manifest.json` | the whole configuration, versions and the hash of every file |
| `log.jsonl` | what was done when |

`tillit list` says what the measures, levers and assumptions mean. One run is one piece of luck: compare
(`tillit compare`) before you conclude anything. An illustrative model, not a forecast.
"""


@dataclass(frozen=True, slots=True)
class Single:
    """The result of one run: each measure's value, and by week, (n_weeks,)."""

    plan: Plan
    values: dict[str, float]
    series: dict[str, npt.NDArray[np.float64]]
    steps: pl.DataFrame

    def document(self) -> dict[str, Any]:
        """Return the run as plain JSON values, None for what is missing."""
        run = self.plan.runs[0].run
        weeks = list(range(1, run.weeks + 1))
        return {
            "scenario": self.plan.scenario.name,
            "arm": run.arm,
            "years": run.weeks / WEEKS_PER_YEAR,
            "seed": run.seed,
            "version": version("tillit"),
            "engine": self.plan.engine,
            "measures": {name: _or_none(value) for name, value in self.values.items()},
            "series": {
                name: {"week": weeks, "value": [_or_none(value) for value in values.tolist()]}
                for name, values in self.series.items()
            },
        }

    def write(self, folder: RunFolder, **facts: object) -> Path:
        """Write the run into an open run folder and finish it; return the folder."""
        planned = self.plan.runs
        run = planned[0].run
        summary = pl.DataFrame(
            {"measure": list(self.values), "value": [_or_none(value) for value in self.values.values()]},
            schema=SUMMARY,
        )
        folder.frame("runs.parquet", runs_frame(planned))
        folder.shard(self.steps)
        folder.frame("summary.parquet", summary)
        summary.write_csv(folder.path("summary.csv"))
        said = {
            "title": self.plan.scenario.title.en,
            "arm": arm_title(self.plan.scenario, run).en,
            "weeks": run.weeks,
            "seed": run.seed,
            "row": row(self.plan.every).en,
            "period": period(self.plan.measures, run.weeks).en,
        }
        folder.text("README.md", _README.format(**said))
        for notice in self.plan.notices:
            folder.log("notice", text=notice)
        return folder.finish(
            seed=run.seed,
            engine=self.plan.engine,
            counts={"runs": 1, "steps": folder.steps},
            notices=list(self.plan.notices),
            **facts,
        )


def describe(plan: Plan) -> dict[str, Any]:
    """Return the resolved configuration of a plan of one run as plain JSON values."""
    return {
        "command": "run",
        "a": plan.runs[0].run.describe(),
        "measures": [each.name for each in plan.measures],
        "every": plan.every,
    }


def carry_out(plan: Plan, progress: Progress | None = None) -> Single:
    """Simulate a plan of one run."""
    shard = next(iter(plan.simulate(progress)))
    return Single(
        plan=plan,
        values={each.name: float(each.over_weeks(shard.series[each.name][0])) for each in plan.measures},
        series={name: values[0] for name, values in shard.series.items()},
        steps=shard.steps,
    )


def _or_none(value: float) -> float | None:
    return None if math.isnan(value) else value
