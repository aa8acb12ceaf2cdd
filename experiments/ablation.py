"""Which mechanisms carry a result: the same comparison without each of them, under the same luck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import polars as pl

from tillit import scenarios
from tillit.experiments.plan import MOST_REPLICATIONS, Plan, make_plan, whole_number
from tillit.experiments.simulation import MODEL_EPOCH, Planned, Progress
from tillit.experiments.statistics import FAMILY_ERROR, Estimate, estimate, family_level
from tillit.experiments.wording import enumerated, period, small
from tillit.model.measures import MEASURES, Measure
from tillit.model.mechanisms import NULL_MODELS, Mechanism, NullModel, chosen, without
from tillit.model.scenario import Run, Scenario, first_difference
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, Text
from tillit.readers.graphfile import LoadedGraph

Floats = npt.NDArray[np.float64]
Verdict = Literal["carries", "strengthens", "weakens", "no visible effect"]

REPLICATIONS = 12
"""Pairs of runs of each model, unless said otherwise."""
MOST = 0.5
"""How much of the difference must go with a mechanism for it to carry the difference (assumption)."""

VERDICTS = MappingProxyType[Verdict, Text](
    {
        "carries": Text("bär", "carries"),
        "strengthens": Text("förstärker", "strengthens"),
        "weakens": Text("försvagar", "weakens"),
        "no visible effect": Text("ingen synlig inverkan", "no visible effect"),
    }
)

FRAME = {
    "kind": pl.String,
    "mechanism": pl.String,
    "measure": pl.String,
    **{
        f"{what}{end}": pl.Float64
        for what in ("difference", "full", "change")
        for end in ("", "_low", "_high")
    },
    "verdict": pl.String,
}
"""Columns of the frame, and keys of a row of the document, in order."""


@dataclass(frozen=True, slots=True)
class Ablated:
    """One measure without one mechanism, or under one null model.

    Attributes
    ----------
    model : Mechanism or NullModel
        What was removed.
    measure : Measure
    difference, full : Estimate
        B - A without it, and with everything; paired, with intervals.
    change : Estimate
        `full` minus `difference`, replication by replication: what it adds to the difference.
    verdict : Verdict or None
        None where it cannot be had, and for arm A compared with itself.
    """

    model: Mechanism | NullModel
    measure: Measure
    difference: Estimate
    full: Estimate
    change: Estimate
    verdict: Verdict | None

    @property
    def kind(self) -> str:
        """Whether a mechanism was removed or a null model was run."""
        return "mechanism" if isinstance(self.model, Mechanism) else "null model"

    @property
    def strength(self) -> float:
        """How much the difference changed, whichever way; -1 where it cannot be had."""
        return -1.0 if self.change.mean is None else abs(self.change.mean)

    def row(self) -> dict[str, Any]:
        """Return what was found as plain JSON values, in the columns `FRAME`."""
        estimates = {"difference": self.difference, "full": self.full, "change": self.change}
        return {
            "kind": self.kind,
            "mechanism": self.model.name,
            "measure": self.measure.name,
            **{
                f"{what}{end}": value
                for what, each in estimates.items()
                for end, value in (("", each.mean), ("_low", each.low), ("_high", each.high))
            },
            "verdict": self.verdict,
        }


@dataclass(frozen=True, slots=True)
class Ablation:
    """The result of `ablate`.

    Attributes
    ----------
    scenario : Scenario
    a, b : Run
        The first replication of each arm, with every mechanism.
    rows : tuple of `Ablated`
        Measure by measure: mechanisms, the strongest change first, then null models.
    level : float
        Of each interval.
    tests : int
        How many changes were judged: the level allows for all of them.
    replications : int
    engine : str
        The engine that ran; no number depends on it.
    notices : tuple of str
        What was noticed reading the user's graph, and which dated changes never happen.
    """

    scenario: Scenario = field(repr=False)
    a: Run = field(repr=False)
    b: Run = field(repr=False)
    rows: tuple[Ablated, ...] = field(repr=False)
    level: float
    tests: int
    replications: int
    engine: str
    notices: tuple[str, ...]

    @property
    def frame(self) -> pl.DataFrame:
        """One row a mechanism, or null model, and measure."""
        return pl.DataFrame([each.row() for each in self.rows], schema=FRAME)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What was looked at, in order."""
        return tuple(dict.fromkeys(each.measure for each in self.rows))

    @property
    def mechanisms(self) -> int:
        """How many mechanisms were removed, one at a time."""
        return len({each.model.name for each in self.rows if each.kind == "mechanism"})

    @property
    def period(self) -> Text:
        """Which weeks the values are taken over, in words."""
        return period(self.measures, self.a.weeks, first_difference(self.a, self.b))

    @property
    def passed(self) -> bool:
        """Whether arm A compared with itself under another name gave exactly 0, as it must."""
        return all(
            each.difference.mean in (None, 0.0) and each.difference.low in (None, 0.0)
            for each in self.rows
            if same_arm(each.model)
        )

    def of(self, measure: Measure, *verdicts: Verdict) -> list[Ablated]:
        """Return the mechanisms with one of the verdicts on a measure, the strongest first."""
        return [
            each
            for each in self.rows
            if each.measure is measure and each.kind == "mechanism" and each.verdict in verdicts
        ]

    def answer(self) -> Text:
        """Say which mechanisms carry the result, and which differences none of them carries alone."""
        carried = {each: rows for each in self.measures if (rows := self.of(each, "carries"))}
        others = {row.measure: side(row.full) for row in self.rows if row.measure not in carried}
        alone = [each for each, sign in others.items() if sign]
        alike = [each for each, sign in others.items() if sign == 0]

        def said(language: Language, carry: str, none: str, same: str) -> str:
            parts = [
                f"{_smalls([row.model.title for row in rows], language)} ({small(measure.title(language))})"
                for measure, rows in carried.items()
            ]
            parts = [f"{carry}: {'; '.join(parts)}"] if parts else []
            for lead, measures in ((none, alone), (same, alike)):
                if measures:
                    parts.append(f"{lead}: {_smalls([each.title for each in measures], language)}")
            return " ".join(f"{part}." for part in parts)

        return Text(
            said("sv", "Det här bär resultatet", "Ingen enskild mekanism bär", "Ingen synlig skillnad i"),
            said("en", "What carries the result", "No single mechanism carries", "No visible difference in"),
        )

    def document(self) -> dict[str, Any]:
        """Return everything as plain JSON values, None for what cannot be had."""
        return {
            "scenario": self.scenario.name,
            "a": self.a.arm,
            "b": self.b.arm,
            "years": self.a.weeks / WEEKS_PER_YEAR,
            "replications": self.replications,
            "seed": self.a.seed,
            "epoch": MODEL_EPOCH,
            "measures": [each.name for each in self.measures],
            "mechanisms": self.mechanisms,
            "tests": self.tests,
            "level": self.level,
            "false_alarm": FAMILY_ERROR,
            "label_swap_is_zero": self.passed,
            "answer": {"sv": self.answer().sv, "en": self.answer().en},
            "rows": [
                {**each.row(), "title": {"sv": each.model.title.sv, "en": each.model.title.en}}
                for each in self.rows
            ],
        }


@dataclass(frozen=True, slots=True)
class AblationPlan:
    """All runs, block by block; within a block, for each replication, arm A and arm B.

    Attributes
    ----------
    plan : Plan
    models : tuple of Mechanism and NullModel
    blocks : tuple of int
        The block of each model; 0 is everything as it stands. Models with the same runs share theirs.
    replications : int
    """

    plan: Plan
    models: tuple[Mechanism | NullModel, ...]
    blocks: tuple[int, ...]
    replications: int

    @property
    def tests(self) -> int:
        """How many changes are judged: removals that change a run, times measures."""
        pairs = zip(self.models, self.blocks, strict=True)
        judged = {block for model, block in pairs if block and not same_arm(model)}
        return max(1, len(judged)) * len(self.plan.measures)


def same_arm(model: Mechanism | NullModel) -> bool:
    """Return whether a model compares arm A with itself."""
    return isinstance(model, NullModel) and model.same_arm


def judge(full: Estimate, difference: Estimate, change: Estimate) -> Verdict | None:
    """Return what a mechanism does to a difference.

    Parameters
    ----------
    full, difference : Estimate
        B - A with everything, and without the mechanism.
    change : Estimate
        Paired, `full` minus `difference`.

    Returns
    -------
    Verdict or None
        - no visible effect: the interval of the change holds 0.
        - carries: with everything the difference has a sign, that is, its interval does not hold 0. Without
          the mechanism that sign is lost or flips, and at least `MOST` of the difference is gone. So a
          difference that merely became harder to see is not said to be carried.
        - strengthens, weakens: the difference is larger, or smaller, with the mechanism than without it.
        - None: something cannot be had.
    """
    moved, sign, left = side(change), side(full), side(difference)
    if moved is None or sign is None or left is None:
        return None
    if moved == 0:
        return "no visible effect"
    # side() is None where a mean is.
    before, after = abs(full.mean or 0.0), abs(difference.mean or 0.0)
    if sign == 0:
        return "strengthens" if before > after else "weakens"
    if moved != sign:
        return "weakens"
    return "carries" if left != sign and abs(change.mean or 0.0) >= MOST * before else "strengthens"


def side(each: Estimate) -> int | None:
    """Return on which side of 0 a whole interval lies: -1 or 1, 0 if it holds 0, None if there is none."""
    if each.low is None or each.high is None:
        return None
    return (each.low > 0) - (each.high < 0)


def make_ablation_plan(
    scenario: str | Scenario,
    *,
    a: str | None = None,
    b: str | None = None,
    measures: str | Sequence[str] | None = None,
    replications: object = REPLICATIONS,
    years: object = None,
    seed: object = 1,
    graph: Path | str | LoadedGraph | None = None,
    overrides: Mapping[str, object] | None = None,
    mechanisms: str | Sequence[str] | None = None,
    engine: str | None = None,
    threads: object = None,
) -> AblationPlan:
    """Resolve and check, before anything is simulated; numbers may still be text as typed.

    The arguments are those of `ablate`, and so are the errors.
    """
    case = scenario if isinstance(scenario, Scenario) else scenarios.load(scenario)
    models: tuple[Mechanism | NullModel, ...] = (*chosen(mechanisms), *NULL_MODELS.values())
    unit = "pairs of runs of each model; one alone has no interval"
    full = make_plan(
        case,
        {"a": a, "b": b},
        overrides=overrides,
        replications=whole_number("replications", replications, 2, MOST_REPLICATIONS, unit, REPLICATIONS),
        years=years,
        seed=seed,
        graph=graph,
        measures=case.shown(MEASURES) if measures is None else measures,
        engine=engine,
        threads=threads,
    )
    blocks = [full.runs]
    places = []
    for model in models:
        runs = _runs(model, full.runs)
        if runs not in blocks:
            blocks.append(runs)
        places.append(blocks.index(runs))
    planned = tuple(each for block in blocks for each in block)
    return AblationPlan(
        plan=replace(full, runs=planned),
        models=models,
        blocks=tuple(places),
        replications=len(full.runs) // 2,
    )


def carry_out(ablation: AblationPlan, progress: Progress | None = None) -> Ablation:
    """Simulate every block, shard by shard, and judge each mechanism."""
    plan, n = ablation.plan, ablation.replications
    a, b = plan.runs[0].run, plan.runs[1].run
    since = first_difference(a, b)
    parts: dict[str, list[Floats]] = {each.name: [] for each in plan.measures}
    for shard in plan.simulate(progress):
        for each in plan.measures:
            parts[each.name].append(each.over_weeks(shard.series[each.name], since))
    level = family_level(ablation.tests)
    rows: list[Ablated] = []
    for measure in plan.measures:
        values = np.concatenate(parts[measure.name]).reshape(-1, n, 2)
        differences = values[:, :, 1] - values[:, :, 0]
        found = [
            _ablated(model, measure, differences[0], differences[block], level)
            for model, block in zip(ablation.models, ablation.blocks, strict=True)
        ]
        rows += sorted(found, key=lambda each: (each.kind, -each.strength if each.verdict else 0.0))
    return Ablation(
        scenario=plan.scenario,
        a=a,
        b=b,
        rows=tuple(rows),
        level=level,
        tests=ablation.tests,
        replications=n,
        engine=plan.engine,
        notices=plan.notices,
    )


def ablate(
    scenario: str | Scenario,
    a: str | None = None,
    b: str | None = None,
    *,
    measures: str | Sequence[str] | None = None,
    replications: int = REPLICATIONS,
    years: float | None = None,
    seed: int = 1,
    graph: Path | str | LoadedGraph | None = None,
    overrides: Mapping[str, object] | None = None,
    mechanisms: str | Sequence[str] | None = None,
    engine: str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Ablation:
    """Compare two ways of governing with everything, without each mechanism, and under each null model.

    Parameters
    ----------
    scenario : str or Scenario
    a, b : str, optional
        Arms of the scenario or regimes; the scenario's own pair if not given.
    measures : names, optional
        Those that the scenario shows over time, if not given. Fewer give narrower intervals.
    replications : int >= 2
        Pairs of runs; every model has the same ones, under the same luck.
    years, seed, graph, overrides, engine, threads
        As in `compare`. What removes a mechanism wins over `overrides`.
    mechanisms : names, optional
        Those to remove, one at a time; all of `MECHANISMS` if not given. The null models are always run.
    progress : callable, optional
        Called with the number of run-weeks done; raising in it cancels.

    Raises
    ------
    ParameterError, ScenarioError
        In one line: the argument, the value, the range, what to do.

    Notes
    -----
    The intervals are Student's t, at the level 1 - 0.05 / (mechanisms x measures) (Bonferroni): at most one
    ablation in twenty names any mechanism that in truth changes nothing. What is removed one at a time is
    seen one at a time: two mechanisms that stand in for each other may both seem to do little.
    """
    ablation = make_ablation_plan(
        scenario,
        a=a,
        b=b,
        measures=measures,
        replications=replications,
        years=years,
        seed=seed,
        graph=graph,
        overrides=overrides,
        mechanisms=mechanisms,
        engine=engine,
        threads=threads,
    )
    return carry_out(ablation, progress)


def _runs(model: Mechanism | NullModel, full: Sequence[Planned]) -> tuple[Planned, ...]:
    """Return the runs of a comparison under a model."""
    if same_arm(model):
        arms = zip(full[0::2], full[1::2], strict=True)
        return tuple(run for a, b in arms for run in (a, replace(b, run=replace(a.run, arm=model.name))))
    return tuple(replace(each, run=without(each.run, model.off)) for each in full)


def _ablated(
    model: Mechanism | NullModel, measure: Measure, full: Floats, without_it: Floats, level: float
) -> Ablated:
    """Summarise B - A with everything and without something, one value a replication each."""
    everything, rest, change = (
        estimate(values.tolist(), level) for values in (full, without_it, full - without_it)
    )
    return Ablated(
        model=model,
        measure=measure,
        difference=rest,
        full=everything,
        change=change,
        verdict=None if same_arm(model) else judge(everything, rest, change),
    )


def _smalls(titles: Sequence[Text], language: Language) -> str:
    return enumerated([small(each(language)) for each in titles], language)
