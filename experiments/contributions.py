"""Which levers explain a difference between two arms: plan, simulate, summarise (`tillit levers`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from tillit.experiments.plan import MOST_REPLICATIONS, Plan, make_plan, whole_number
from tillit.experiments.shapley import HAPPENINGS, contributions, differing, mixed, order, ways
from tillit.experiments.simulation import MODEL_EPOCH, Planned, Progress
from tillit.experiments.statistics import Estimate, estimate, family_level
from tillit.experiments.wording import enumerated, period, small
from tillit.model.errors import ParameterError
from tillit.model.levers import Governance
from tillit.model.measures import Measure
from tillit.model.scenario import Run, Scenario, first_difference
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.model.text import Language, Text, decimal
from tillit.readers.graphfile import LoadedGraph

Floats = npt.NDArray[np.float64]

MEASURE = "service"
"""The measure that is explained, unless said otherwise."""
REPLICATIONS = 24
"""Pairs of orders, each with its own luck, unless said otherwise."""
MOST_NAMED = 3
"""How many levers the answer names on either side."""
_TITLES = {each.name: each.text for each in Governance.quantities()} | {
    HAPPENINGS: Text("Daterade händelser utöver styrningen", "Dated events other than levers")
}

FRAME = {
    "lever": pl.String,
    "a": pl.Float64,
    "b": pl.Float64,
    "contribution": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "share": pl.Float64,
}
"""Columns of the frame, and keys of a row of the document, in order."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one lever adds to a difference.

    Attributes
    ----------
    lever : str
        Or `HAPPENINGS`.
    estimate : Estimate
        In the measure's unit; the interval is about luck and order together.
    share : float or None
        Of the whole difference; None if the interval of that holds 0. Beyond 0 to 1 where levers pull apart.
    """

    lever: str
    estimate: Estimate
    share: float | None

    @property
    def title(self) -> Text:
        """What the lever is called."""
        return _TITLES[self.lever]

    @property
    def side(self) -> int:
        """1 or -1 if the whole interval lies on that side of 0, else 0."""
        low, high = self.estimate.low, self.estimate.high
        return 0 if low is None or high is None else (low > 0) - (high < 0)

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "lever": self.lever,
            "contribution": self.estimate.mean,
            "low": self.estimate.low,
            "high": self.estimate.high,
            "share": self.share,
        }


@dataclass(frozen=True, slots=True)
class Explained:
    """A difference, and what each lever adds to it; the contributions add up to the difference.

    Attributes
    ----------
    difference : Estimate
        95 % interval.
    contributions : tuple of Contribution
        In the order of the levers.
    """

    difference: Estimate
    contributions: tuple[Contribution, ...]

    @classmethod
    def of(cls, values: Floats, levers: Sequence[str], level: float) -> "Explained":
        """Summarise contributions by replication and lever, (n_replications, n_levers)."""
        whole = estimate([fsum(row) for row in values.tolist()])
        there = whole.low is not None and whole.high is not None and not whole.low <= 0 <= whole.high
        found = []
        for place, lever in enumerate(levers):
            each = estimate(values[:, place].tolist(), level)
            share = None if not there or each.mean is None or not whole.mean else each.mean / whole.mean
            found.append(Contribution(lever, each, share))
        return cls(whole, tuple(found))

    @property
    def strongest(self) -> tuple[Contribution, ...]:
        """Those whose interval does not hold 0, the largest first."""
        shown = [each for each in self.contributions if each.side]
        return tuple(sorted(shown, key=lambda each: -abs(each.estimate.mean or 0.0)))

    def answer(self) -> Text:
        """Say which levers add most to the difference, and which pull the other way."""
        sign = 1 if (self.difference.mean or 0.0) >= 0 else -1
        most = [each for each in self.strongest if each.side == sign][:MOST_NAMED]
        against = [each for each in self.strongest if each.side == -sign][:MOST_NAMED]

        def said(language: Language, lead: str, other: str, none: str) -> str:
            parts = [
                f"{start} {enumerated([_with_number(each, language) for each in some], language)}."
                for start, some in ((lead, most), (other, against))
                if some
            ]
            return " ".join(parts) or f"{none}."

        return Text(
            said("sv", "Mest bidrar", "Emot drar", "Inget enskilt styrval har ett synligt bidrag"),
            said("en", "Most comes from", "Against it", "No single lever has a visible contribution"),
        )

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        whole = self.difference
        return {
            "difference": {"mean": whole.mean, "low": whole.low, "high": whole.high},
            "contributions": [each.document() for each in self.contributions],
        }


@dataclass(frozen=True, slots=True)
class Contributions:
    """The result of `levers`.

    Attributes
    ----------
    scenario : Scenario
    a, b : Run
        The first replication of each arm.
    measure : Measure
    explained : Explained
    level : float
        Of each contribution's interval: all of them hold in 95 % of cases.
    replications : int
    engine : str
        The engine that ran; no number depends on it.
    notices : tuple of str
    """

    scenario: Scenario = field(repr=False)
    a: Run = field(repr=False)
    b: Run = field(repr=False)
    measure: Measure
    explained: Explained = field(repr=False)
    level: float
    replications: int
    engine: str
    notices: tuple[str, ...]

    @property
    def frame(self) -> pl.DataFrame:
        """One row a lever that differs; `a` and `b` are where it starts in the two arms."""
        return pl.DataFrame(self._rows(), schema=FRAME)

    @property
    def period(self) -> Text:
        """Which weeks the values are taken over, in words."""
        return period([self.measure], self.a.weeks, first_difference(self.a, self.b))

    def answer(self) -> Text:
        """Say which levers add most to the difference, and which pull the other way."""
        return self.explained.answer()

    def _rows(self) -> list[dict[str, Any]]:
        rows = []
        for each in self.explained.contributions:
            at = {
                side: None if each.lever == HAPPENINGS else getattr(run.governance, each.lever)
                for side, run in (("a", self.a), ("b", self.b))
            }
            rows.append({**each.document(), **at})
        return rows

    def document(self) -> dict[str, Any]:
        """Return everything as plain JSON values, None for what cannot be had."""
        return {
            "scenario": self.scenario.name,
            "a": self.a.arm,
            "b": self.b.arm,
            "measure": self.measure.name,
            "years": self.a.weeks / WEEKS_PER_YEAR,
            "replications": self.replications,
            "seed": self.a.seed,
            "epoch": MODEL_EPOCH,
            "level": self.level,
            "difference": self.explained.document()["difference"],
            "answer": {"sv": self.answer().sv, "en": self.answer().en},
            "rows": [
                {
                    **{key: row[key] for key in FRAME},
                    "title": {"sv": _TITLES[row["lever"]].sv, "en": _TITLES[row["lever"]].en},
                }
                for row in self._rows()
            ],
        }


@dataclass(frozen=True, slots=True)
class ContributionsPlan:
    """All runs: for each replication and each pair of arms A, B, and both ways between them.

    Attributes
    ----------
    plan : Plan
    levers : tuple of str
        Those that differ in any of the pairs.
    orders : tuple of tuple of int
        By replication, the order in which the levers go from A to B the first time; then it is reversed.
    pairs : int
    since : int
        The first week, from 0, that counts.
    """

    plan: Plan
    levers: tuple[str, ...]
    orders: tuple[tuple[int, ...], ...]
    pairs: int
    since: int


def make_pairs_plan(
    plan: Plan, pairs: Sequence[Sequence[tuple[Run, Run]]], levers: tuple[str, ...], since: int
) -> ContributionsPlan:
    """Plan the runs for several pairs of arms, with the same luck and the same orders in all of them.

    Parameters
    ----------
    plan : Plan
        For all but the runs.
    pairs : by replication, then by pair, runs A and B
    levers : from `differing`
    since : int
        The first week, from 0, that counts.
    """
    orders = tuple(order(each[0][0].seed, each[0][0].replication, levers) for each in pairs)
    runs = tuple(
        Planned("levers", run)
        for each, order_ in zip(pairs, orders, strict=True)
        for a, b in each
        for run in (a, b, *(mixed(a, b, moved) for moved in ways(order_, levers)))
    )
    planned = replace(plan, runs=runs)
    return ContributionsPlan(planned, levers, orders, len(pairs[0]), since)


def simulate(plan: ContributionsPlan, progress: Progress | None = None) -> Floats:
    """Simulate, and return contributions by pair, replication and lever."""
    (measure,) = plan.plan.measures
    parts = [
        measure.over_weeks(shard.series[measure.name], plan.since) for shard in plan.plan.simulate(progress)
    ]
    values = np.concatenate(parts).reshape(len(plan.orders), plan.pairs, -1)
    return np.stack([contributions(values[:, pair], plan.orders) for pair in range(plan.pairs)])


def make_levers_plan(
    scenario: str | Scenario,
    *,
    a: str | None = None,
    b: str | None = None,
    measure: str = MEASURE,
    replications: object = REPLICATIONS,
    years: object = None,
    seed: object = 1,
    graph: Path | str | LoadedGraph | None = None,
    overrides: Mapping[str, object] | None = None,
    engine: str | None = None,
    threads: object = None,
) -> ContributionsPlan:
    """Resolve and check, before anything is simulated; numbers may still be text as typed.

    The arguments are those of `levers`, and so are the errors.
    """
    unit = "pairs of orders; one alone has no interval"
    plan = make_plan(
        scenario,
        {"a": a, "b": b},
        overrides=overrides,
        replications=whole_number("replications", replications, 2, MOST_REPLICATIONS, unit, REPLICATIONS),
        years=years,
        seed=seed,
        graph=graph,
        measures=[measure],
        engine=engine,
        threads=threads,
    )
    one_measure(plan.measures, measure)
    runs = [each.run for each in plan.runs]
    names = differing(runs[0], runs[1])
    if not names:
        raise ParameterError(
            f"a={runs[0].arm} and b={runs[1].arm} are governed alike in every week simulated, so no lever "
            "differs; pass another arm or regime, e.g. --b hybrid"
        )
    pairs = [[pair] for pair in zip(runs[0::2], runs[1::2], strict=True)]
    return make_pairs_plan(plan, pairs, names, first_difference(runs[0], runs[1]))


def one_measure(measures: Sequence[Measure], given: str) -> Measure:
    """Return the only measure, or raise a one-line `ParameterError`."""
    if len(measures) != 1:
        raise ParameterError(f"measure={given} names several measures; pass one, e.g. measure={MEASURE}")
    return measures[0]


def carry_out(plan: ContributionsPlan, progress: Progress | None = None) -> Contributions:
    """Simulate, shard by shard, and summarise."""
    (values,) = simulate(plan, progress)
    level = family_level(len(plan.levers))
    return Contributions(
        scenario=plan.plan.scenario,
        a=plan.plan.runs[0].run,
        b=plan.plan.runs[1].run,
        measure=plan.plan.measures[0],
        explained=Explained.of(values, plan.levers, level),
        level=level,
        replications=len(plan.orders),
        engine=plan.plan.engine,
        notices=plan.plan.notices,
    )


def levers(
    scenario: str | Scenario,
    a: str | None = None,
    b: str | None = None,
    *,
    measure: str = MEASURE,
    replications: int = REPLICATIONS,
    years: float | None = None,
    seed: int = 1,
    graph: Path | str | LoadedGraph | None = None,
    overrides: Mapping[str, object] | None = None,
    engine: str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Contributions:
    """Explain the difference between two arms by the levers that differ between them.

    Parameters
    ----------
    scenario : str or Scenario
    a, b : str, optional
        Arms of the scenario or regimes; the scenario's own pair if not given.
    measure : str
        A name from `tillit.model.measures.MEASURES`.
    replications : int >= 2
        Each has its own luck and its own random order of the levers, gone through both ways.
    years, seed, graph, overrides, engine, threads
        As in `compare`.
    progress : callable, optional
        Called with the number of run-weeks done; raising in it cancels.

    Raises
    ------
    ParameterError, ScenarioError
        In one line: the argument, the value, the range, what to do. Also if no lever differs.

    Notes
    -----
    With k levers, 2 k runs a replication. Where arms have dated changes, a lever goes with its whole path,
    and what else the events bring goes together (`tillit.experiments.shapley.differing`). The intervals are
    Student's t at the level 1 - 0.05 / k (Bonferroni).
    """
    plan = make_levers_plan(
        scenario,
        a=a,
        b=b,
        measure=measure,
        replications=replications,
        years=years,
        seed=seed,
        graph=graph,
        overrides=overrides,
        engine=engine,
        threads=threads,
    )
    return carry_out(plan, progress)


def lever_title(name: str) -> Text:
    """Return what a lever, or `HAPPENINGS`, is called."""
    return _TITLES[name]


def _with_number(each: Contribution, language: Language) -> str:
    shown = "" if each.share is None else f", {decimal(100 * each.share, language, '.0f')} %"
    return f"{small(each.title(language))} ({decimal(each.estimate.mean or 0.0, language, '+.3f')}{shown})"
