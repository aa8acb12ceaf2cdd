"""A comparison as a JSON document, as a figure, and as a run folder."""

import math
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tillit.experiments.comparison import Compared, Comparison
from tillit.experiments.figures import Band, ComparisonFigure, Panel, Row, draw_comparison
from tillit.experiments.run_folder import RunFolder
from tillit.experiments.statistics import Estimate, band
from tillit.experiments.wording import SHARED, answer, arm_title, cautions, duration, heading, own_settings
from tillit.model.schedule import WEEKS_PER_YEAR
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
    sv="Tillit: sista veckan. Allt annat: medelvärde över hela perioden.",
    en="Trust: the last week. All else: mean over the whole period.",
)

_README = Text(
    sv="""\
# {title}

Två sätt att styra samma organisation, med samma slump.

- A: {a}
- B: {b}
- {replications} par av körningar om {length}, slumpfrö {seed}
{notes}
{answer} {shared}

| fil | vad det är |
|---|---|
| `sammanfattning.csv` | alla mått, för kalkylprogram (semikolon, decimalkomma) |
| `{figure}` | samma som figur |
| `summary.csv`, `summary.parquet` | alla mått: medelvärde och 95 %-intervall för A, B och B - A (parvis) |
| `runs.parquet` | en rad per körning: allt den beror på |
| `steps/shard-*.parquet` | en rad per körning, vecka och mått |
| `manifest.json` | hela konfigurationen, versioner och kontrollsummor |
| `log.jsonl` | vad som gjordes när |

`tillit list --lang sv` förklarar mått, styrval och antaganden. Samma konfiguration ger samma filer, utom
manifest och logg.
""",
    en="""\
# {title}

Two ways of governing the same organisation, under the same luck.

- A: {a}
- B: {b}
- {replications} pairs of runs of {length}, seed {seed}
{notes}
{answer} {shared}

| file | what it is |
|---|---|
| `summary.csv`, `summary.parquet` | every measure: means and 95 % intervals of A, B and B - A (paired) |
| `{figure}` | the same as a figure |
| `runs.parquet` | one row a run: everything it is a function of |
| `steps/shard-*.parquet` | one row a run, week and measure |
| `manifest.json` | the whole configuration, versions and the hash of every file |
| `log.jsonl` | what was done when |

`tillit list` says what the measures, levers and assumptions mean. The same configuration gives the same
files, but for the manifest and the log.
""",
)


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
        answer=answer(comparison.measures),
        changes=tuple(
            (side, event.week / WEEKS_PER_YEAR)
            for side, run in (("a", comparison.a), ("b", comparison.b))
            for event in run.events
            if event.week < run.weeks
        ),
    )


def write(comparison: Comparison, folder: RunFolder, language: Language = "en", **facts: object) -> Path:
    """Write the comparison into an open run folder and finish it; return the folder.

    The shards are there already (`RunFolder.shard`). `facts` are added to the manifest.
    """
    folder.frame("runs.parquet", comparison.runs)
    folder.frame("summary.parquet", comparison.frame)
    comparison.frame.write_csv(folder.path("summary.csv"))
    if language == "sv":
        folder.text("sammanfattning.csv", _spreadsheet(comparison))
    draw_comparison(figure(comparison), folder.path(FIGURE), language)
    folder.text("README.md", _readme(comparison, language))
    for notice in comparison.notices:
        folder.log("notice", text=notice)
    return folder.finish(
        seed=comparison.a.seed,
        engine=comparison.engine,
        counts={
            "runs": comparison.runs.height,
            "steps": folder.steps,
        },
        notices=list(comparison.notices),
        **facts,
    )


def _readme(comparison: Comparison, language: Language) -> str:
    scenario, a, b = comparison.scenario, comparison.a, comparison.b
    notes = [own_settings(scenario, a), *cautions(a, b)]
    said = answer(comparison.measures)
    return _README(language).format(
        title=heading(scenario, a, b)(language),
        a=arm_title(scenario, a)(language),
        b=arm_title(scenario, b)(language),
        replications=comparison.replications,
        length=duration(a.weeks)(language),
        seed=a.seed,
        notes="".join(f"- {note(language)}\n" for note in notes if note),
        answer=said(language) if said else "",
        shared=SHARED(language),
        figure=FIGURE,
    )


def _spreadsheet(comparison: Comparison) -> str:
    """Return the summary as a Swedish spreadsheet opens it: semicolons, decimal commas, a byte order mark."""

    def cell(value: float | None) -> str:
        return "" if value is None else str(value).replace(".", ",")

    lines = ["Mått;Enhet;A;B;Skillnad B - A;Intervall från;Intervall till;Andel körningar där B är högre"]
    for each in comparison.measures.values():
        numbers = (each.a.mean, each.b.mean, *astuple(each.difference), each.share_b_higher)
        # No semicolon may stand in a cell.
        words = (each.measure.title.sv, each.measure.unit.sv.replace(";", ","))
        lines.append(";".join([*words, *map(cell, numbers)]))
    return "\ufeff" + "\n".join(lines) + "\n"


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
