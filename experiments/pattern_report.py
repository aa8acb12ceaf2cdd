"""What `tillit patterns --out` writes: one picture a pattern, and every statement as a row."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from tillit import __version__
from tillit.experiments.pattern_figures import draw_pattern
from tillit.experiments.patterns import PatternPlan, Patterns
from tillit.experiments.run_folder import RunFolder
from tillit.experiments.wording import SHARED
from tillit.model.patterns import Pattern
from tillit.model.text import Language, Text

FRAME = {
    "pattern": pl.String,
    "number": pl.Int32,
    "statement": pl.String,
    "observed": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "expected": pl.String,
    "smallest": pl.Float64,
    "verdict": pl.String,
    "headline": pl.Boolean,
    "stated": pl.Boolean,
    "by_construction": pl.Boolean,
}
"""Columns of the frame: those of a row of the document that are not the same in all, or text."""

_README = Text(
    sv="""\
# Mönster som modellen ska visa

{replications} körningar av varje inställning, samma slump i alla, slumpfrö {seed}. Intervall: {level} %,
så att högst en lista av tjugo får något intervall som missar. {shared}

| fil | vad det är |
|---|---|
{figures}
| `statements.csv`, `statements.parquet` | en rad per påstående: utfall, intervall, omdöme |
| `manifest.json` | hela konfigurationen, versioner och kontrollsummor |
""",
    en="""\
# Patterns the model must show

{replications} replications of each setting, same luck in all of them, seed {seed}. Intervals: {level} %,
so that at most one list in twenty has any that misses. {shared}

| file | what it is |
|---|---|
{figures}
| `statements.csv`, `statements.parquet` | one row a statement: observed, interval, verdict |
| `manifest.json` | the whole configuration, versions and the hash of every file |
""",
)


def frame(result: Patterns) -> pl.DataFrame:
    """Return one row a statement, in the schema `FRAME`."""
    rows = [{name: row[name] for name in FRAME} for row in result.document()]
    return pl.DataFrame(rows, schema=FRAME)


def configuration(plan: PatternPlan) -> dict[str, Any]:
    """Return what the results are a function of, as plain JSON values."""
    return {
        "command": "patterns",
        "patterns": {
            each.name: [run.run.describe() for run in replace(plan, replications=1).runs(each)]
            for each in plan.patterns
        },
        "replications": plan.replications,
        "seed": plan.seed,
    }


def figure_name(pattern: Pattern) -> str:
    """Return a pattern's picture's place in the folder; names sort in the patterns' order."""
    return f"figures/{pattern.number:02d}-{pattern.name}.png"


def write(result: Patterns, folder: RunFolder, language: Language = "en") -> Path:
    """Write the result into an open run folder and finish it; return the folder."""
    table = frame(result)
    folder.frame("statements.parquet", table)
    table.write_csv(folder.path("statements.csv"))
    for each in result.found:
        draw_pattern(each, result, __version__, folder.path(figure_name(each.pattern)), language)
    figures = "\n".join(
        f"| `{figure_name(each.pattern)}` | {each.pattern.title(language)} |" for each in result.found
    )
    folder.text(
        "README.md",
        _README(language).format(
            replications=result.replications,
            seed=result.seed,
            level=f"{100 * result.level:.2f}",
            shared=SHARED(language),
            figures=figures,
        ),
    )
    return folder.finish(seed=result.seed, engine=result.engine, counts={"statements": table.height})
