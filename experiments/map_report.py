"""A map as a run folder."""

import json
from pathlib import Path

import polars as pl

from tillit.experiments.boundary_map import Boundary
from tillit.experiments.map_figure import draw_map
from tillit.experiments.run_folder import RunFolder
from tillit.experiments.simulation import runs_frame
from tillit.experiments.wording import SHARED, arm_title, duration, own_settings
from tillit.model.text import Language, Text

FIGURE = "figures/boundary.png"

_README = Text(
    sv="""\
# Var svaret skiftar: {title}

Två sätt att styra samma organisation, i varje ruta av en karta, med samma slump i alla rutor.

- A: {a}
- B: {b}
- {measure}. {period}
- x: {x}, {columns} värden; y: {y}, {rows} värden
- {replications} par av körningar om {length} i varje ruta, slumpfrö {seed}
{notes}
{answer} {shared}

| fil | vad det är |
|---|---|
| `{figure}` | kartan som figur |
| `cells.csv`, `cells.parquet` | en rad per ruta: medelvärden, skillnad med intervall, omdöme |
| `crossings.csv`, `crossings.parquet` | en rad per y: var skillnaden är noll längs x |
| `boundary.json` | allt detta, och styrvalens bidrag om de efterfrågats |
| `runs.parquet` | en rad per körning: allt den beror på |
| `values.parquet` | en rad per ruta, alternativ och upprepning: måttets värde |
| `manifest.json` | hela konfigurationen, versioner och kontrollsummor |
| `log.jsonl` | vad som gjordes när |

Samma konfiguration ger samma filer, utom manifest och logg.
""",
    en="""\
# Where the answer flips: {title}

Two ways of governing the same organisation, in every cell of a map, under the same luck in all cells.

- A: {a}
- B: {b}
- {measure}. {period}
- x: {x}, {columns} values; y: {y}, {rows} values
- {replications} pairs of runs of {length} in each cell, seed {seed}
{notes}
{answer} {shared}

| file | what it is |
|---|---|
| `{figure}` | the map as a figure |
| `cells.csv`, `cells.parquet` | one row a cell: means, difference with interval, verdict |
| `crossings.csv`, `crossings.parquet` | one row a value of y: where along x the difference is zero |
| `boundary.json` | all of this, and the levers' contributions if they were asked for |
| `runs.parquet` | one row a run: everything it is a function of |
| `values.parquet` | one row a cell, arm and replication: the measure |
| `manifest.json` | the whole configuration, versions and the hash of every file |
| `log.jsonl` | what was done when |

The same configuration gives the same files, but for the manifest and the log.
""",
)


def write(result: Boundary, folder: RunFolder, language: Language = "en", **facts: object) -> Path:
    """Write a map into an open run folder and finish it; return the folder. `facts` go into the manifest."""
    for name, frame in (("cells", result.frame), ("crossings", result.crossings_frame)):
        folder.frame(f"{name}.parquet", frame)
        frame.write_csv(folder.path(f"{name}.csv"))
    folder.frame("runs.parquet", runs_frame(result.planned))
    folder.frame("values.parquet", values_frame(result))
    folder.text(
        "boundary.json", json.dumps(result.document(), ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    )
    draw_map(result, folder.path(FIGURE), language)
    folder.text("README.md", _readme(result, language))
    for notice in result.notices:
        folder.log("notice", text=notice)
    return folder.finish(
        seed=result.a.seed,
        engine=result.engine,
        counts={"runs": len(result.planned), "cells": len(result.cells)},
        notices=list(result.notices),
        **facts,
    )


def values_frame(result: Boundary) -> pl.DataFrame:
    """Return one row a cell, arm and replication: where it is, and the run's value."""
    n, (rows, columns), sides = result.replications, result.shape, tuple(result.runs)
    cells = rows * columns
    return pl.DataFrame(
        {
            "y": pl.Series(
                [y for y in result.y.values for _ in range(columns * len(sides))] * n, dtype=pl.Float64
            ),
            "x": pl.Series([x for x in result.x.values for _ in sides] * rows * n, dtype=pl.Float64),
            "side": list(sides) * cells * n,
            "replication": [each for each in range(n) for _ in range(cells * len(sides))],
            "value": result.values.ravel(),
        },
        nan_to_null=True,
    )


def _readme(result: Boundary, language: Language) -> str:
    note = own_settings(result.scenario, result.a)
    rows, columns = result.shape
    return _README(language).format(
        title=result.scenario.title(language),
        a=arm_title(result.scenario, result.a)(language),
        b=arm_title(result.scenario, result.b)(language),
        measure=result.measure.title(language),
        period=result.period(language),
        x=result.x.title(language),
        y=result.y.title(language),
        columns=columns,
        rows=rows,
        replications=result.replications,
        length=duration(result.a.weeks)(language),
        seed=result.a.seed,
        notes=f"- {note(language)}\n" if note else "",
        answer=result.answer()(language),
        shared=SHARED(language),
        figure=FIGURE,
    )
