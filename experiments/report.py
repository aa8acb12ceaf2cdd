"""A comparison as a JSON document, as a figure, and as a run folder."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tillit.experiments.comparison import Compared, Comparison
from tillit.experiments.figures import Band, ComparisonFigure, Panel, Row, draw_comparison
from tillit.experiments.run_folder import RunFolder
from tillit.experiments.statistics import band
from tillit.experiments.wording import (
    SHARED,
    answer,
    arm_title,
    duration,
    heading,
    mean_over,
    own_settings,
    period,
    row,
)
from tillit.model.measures import by_group
from tillit.model.scenario import MOST_PANELS
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, Text

Floats = npt.NDArray[np.float64]

FIGURE = "figures/comparison.png"
MOST_ROWS = 12
"""With more measures than this, a figure lists the differences of some, so that it fits on a page."""

_README = Text(
    sv="""\
# {title}

Två sätt att styra samma organisation, med samma slump.

- A: {a}
- B: {b}
- {replications} par av körningar om {length}, slumpfrö {seed}
- {period}
{notes}
{answer} {shared}

| fil | vad det är |
|---|---|
| `sammanfattning.csv` | alla mått, grupp för grupp, för kalkylprogram (semikolon, decimalkomma) |
| `{figure}` | {drawn} av {measures} mått som figur |
| `summary.csv`, `summary.parquet` | alla mått: medelvärde och 95 %-intervall för A, B och B - A (parvis) |
| `runs.parquet` | en rad per körning: allt den beror på |
| `steps/shard-*.parquet` | en rad per körning, mått och {row} |
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
- {period}
{notes}
{answer} {shared}

| file | what it is |
|---|---|
| `summary.csv`, `summary.parquet` | every measure: means and 95 % intervals of A, B and B - A (paired) |
| `{figure}` | {drawn} of {measures} measures as a figure |
| `runs.parquet` | one row a run: everything it is a function of |
| `steps/shard-*.parquet` | one row a run, measure and {row} |
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
        "since_week": comparison.since + 1,  # as in the series, where the first week is 1
        "version": comparison.version,
        "engine": comparison.engine,
        "measures": {
            name: {
                "a": each.a.document(),
                "b": each.b.document(),
                "difference": {**each.difference.document(), "share_b_higher": each.share_b_higher},
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
    measures = comparison.measures
    shown = comparison.scenario.shown(measures) or list(measures)[:MOST_PANELS]
    rows = _listed(measures, shown)
    return ComparisonFigure(
        title=heading(comparison.scenario, comparison.a, comparison.b),
        a=arm_title(comparison.scenario, comparison.a),
        b=arm_title(comparison.scenario, comparison.b),
        years=comparison.years,
        replications=comparison.replications,
        seed=comparison.a.seed,
        version=comparison.version,
        panels=tuple(_panel(measures[name]) for name in shown),
        rows=tuple(
            Row(
                group=each.measure.group.value,
                title=each.measure.title,
                unit=each.measure.unit,
                differences=each.differences,
                mean=each.difference.mean,
                low=each.difference.low,
                high=each.difference.high,
            )
            for each in rows
        ),
        period=period([each.measure for each in rows], comparison.a.weeks, comparison.since),
        note=own_settings(comparison.scenario, comparison.a),
        answer=answer(measures),
        changes=tuple(
            (side, event.week / WEEKS_PER_YEAR)
            for side, run in (("a", comparison.a), ("b", comparison.b))
            for event in run.events
            if event.week < run.weeks
        ),
        elsewhere=len(measures) - len(rows),
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
    drawn = figure(comparison)
    draw_comparison(drawn, folder.path(FIGURE), language)
    folder.text("README.md", _readme(comparison, len(drawn.rows), language))
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


def _listed(measures: Mapping[str, Compared], shown: Sequence[str]) -> list[Compared]:
    """Return those whose differences a figure lists, given those shown over time.

    All of them while they fit on a page, else those shown over time and the first of each group. No result
    has a part in the choice.
    """
    if len(measures) <= MOST_ROWS:
        return list(measures.values())
    groups = by_group(each.measure for each in measures.values())
    wanted = {*shown, *(members[0].name for members in groups.values())}
    return [each for name, each in measures.items() if name in wanted]


def _readme(comparison: Comparison, drawn: int, language: Language) -> str:
    scenario, a, b = comparison.scenario, comparison.a, comparison.b
    notes = [own_settings(scenario, a)]
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
        period=comparison.period(language),
        row=row(comparison.every)(language),
        figure=FIGURE,
        drawn=drawn,
        measures=len(comparison.measures),
    )


def _spreadsheet(comparison: Comparison) -> str:
    """Return the summary as a Swedish spreadsheet opens it: semicolons, decimal commas, a byte order mark."""

    def cell(value: float | None) -> str:
        return "" if value is None else str(value).replace(".", ",")

    lines = [
        "Grupp;Mått;Enhet;Avser;A;B;Skillnad B - A;Intervall från;Intervall till;"
        "Andel körningar där B är högre"
    ]
    mean = mean_over(comparison.a.weeks, comparison.since).sv
    for each in comparison.measures.values():
        numbers = (each.a.mean, each.b.mean, *astuple(each.difference), each.share_b_higher)
        # No semicolon may stand in a cell.
        unit = each.measure.unit.sv.replace(";", ",")
        over = mean if each.measure.whole_run else "sista veckan"
        words = (each.measure.group.value.sv, each.measure.title.sv, unit, over)
        lines.append(";".join([*words, *map(cell, numbers)]))
    return "\ufeff" + "\n".join(lines) + "\n"


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
