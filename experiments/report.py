"""A comparison as a JSON document, as a figure, and as a run folder."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tillit.experiments.comparison import Compared, Comparison
from tillit.experiments.figures import Band, ComparisonFigure, Panel, Row, draw_comparison
from tillit.experiments.run_folder import RunFolder
from tillit.experiments.statistics import Estimate, band
from tillit.experiments.wording import arm_title, heading, own_settings
from tillit.model.text import Language, Text

Floats = npt.NDArray[np.float64]

FIGURE = "figures/comparison.png"
PANELS = (
    "true_output",
    "registered_output",
    "cooperation",
    "trust_in_colleagues",
    "trust_in_managers",
    "felt_control",
)
"""The measures shown over time, of those that were recorded; the others are shown as differences only."""
PERIOD = Text(
    sv="Tillit: sista veckan. Allt annat: medel över hela perioden.",
    en="Trust: the last week. All else: mean over the whole period.",
)

_README = """\
# {title}

A comparison of two ways of governing the same organisation, under the same luck.

- A: {a}
- B: {b}
- {replications} replications of {weeks} weeks, seed {seed}

| file | what it is |
|---|---|
| `summary.csv`, `summary.parquet` | every measure: means and 95 % intervals of A, B and B - A (paired) |
| `{figure}` | the same as a figure |
| `runs.parquet` | one row a run: arm, replication, levers at the start, assumptions |
| `steps/shard-*.parquet` | one row a run, week and measure |
| `manifest.json` | the whole configuration, versions and the hash of every file |
| `log.jsonl` | what was done when |

`tillit list` says what the measures, levers and assumptions mean. The same configuration gives the same
bytes in every file but the manifest and the log. An illustrative model, not a forecast.
"""


def document(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as plain JSON values, None for what is missing."""
    weeks = list(range(1, comparison.a.weeks + 1))
    return {
        "scenario": comparison.scenario.name,
        "a": comparison.a.arm,
        "b": comparison.b.arm,
        "years": comparison.years,
        "replications": comparison.replications,
        "seed": comparison.a.seed,
        "version": comparison.version,
        "engine": comparison.engine,
        "measures": {
            name: {
                "a": _estimate(each.a),
                "b": _estimate(each.b),
                "difference": {**_estimate(each.difference), "share_b_higher": each.share_b_higher},
            }
            for name, each in comparison.measures.items()
        },
        "series": {
            name: {"week": weeks, "a": _mean_series(each.series_a), "b": _mean_series(each.series_b)}
            for name, each in comparison.measures.items()
        },
    }


def figure(comparison: Comparison) -> ComparisonFigure:
    """Return what the comparison figure shows."""
    shown = [comparison.measures[name] for name in PANELS if name in comparison.measures]
    return ComparisonFigure(
        title=heading(comparison.scenario, comparison.a, comparison.b),
        a=arm_title(comparison.scenario, comparison.a),
        b=arm_title(comparison.scenario, comparison.b),
        years=comparison.years,
        replications=comparison.replications,
        seed=comparison.a.seed,
        version=comparison.version,
        panels=tuple(_panel(each) for each in shown or list(comparison.measures.values())[:6]),
        rows=tuple(
            Row(
                title=each.measure.title,
                unit=each.measure.unit,
                differences=each.differences,
                mean=each.difference.mean,
                low=each.difference.low,
                high=each.difference.high,
            )
            for each in comparison.measures.values()
        ),
        period=PERIOD,
        note=own_settings(comparison.scenario, comparison.a),
    )


def write(comparison: Comparison, folder: RunFolder, language: Language = "en", **facts: object) -> Path:
    """Write the comparison into an open run folder and finish it; return the folder.

    `facts` are added to the manifest.
    """
    folder.frame("runs.parquet", comparison.runs)
    for number, steps in enumerate(comparison.steps):
        folder.frame(f"steps/shard-{number:05d}.parquet", steps)
    folder.frame("summary.parquet", comparison.frame)
    comparison.frame.write_csv(folder.path("summary.csv"))
    draw_comparison(figure(comparison), folder.path(FIGURE), language)
    folder.text(
        "README.md",
        _README.format(
            title=comparison.scenario.title.en,
            a=arm_title(comparison.scenario, comparison.a).en,
            b=arm_title(comparison.scenario, comparison.b).en,
            replications=comparison.replications,
            weeks=comparison.a.weeks,
            seed=comparison.a.seed,
            figure=FIGURE,
        ),
    )
    for notice in comparison.notices:
        folder.log("notice", text=notice)
    return folder.finish(
        seed=comparison.a.seed,
        engine=comparison.engine,
        counts={
            "runs": comparison.runs.height,
            "steps": sum(steps.height for steps in comparison.steps),
        },
        notices=list(comparison.notices),
        **facts,
    )


def _estimate(value: Estimate) -> dict[str, float | None]:
    return {"mean": value.mean, "low": value.low, "high": value.high}


def _mean_series(series: Floats) -> list[float | None]:
    """Return the mean over replications by week; exactly rounded sums, as in `statistics.estimate`."""
    columns = series.T.tolist()
    return [None if any(map(math.isnan, column)) else math.fsum(column) / len(column) for column in columns]


def _panel(compared: Compared) -> Panel:
    weeks = compared.series_a.shape[1]
    return Panel(
        title=compared.measure.title,
        unit=compared.measure.unit,
        week=np.arange(1, weeks + 1, dtype=np.float64),
        a=_band(compared.series_a),
        b=_band(compared.series_b),
    )


def _band(series: Floats) -> Band:
    ends = band(series)
    mean = np.array([math.nan if each is None else each for each in _mean_series(series)])
    return Band(mean) if ends is None else Band(mean, *ends)
