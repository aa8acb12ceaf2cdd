"""Where the answer flips: two arms compared in every cell of a map of two quantities, under the same luck."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tillit import scenarios
from tillit.experiments import contributions
from tillit.experiments.axes import STEPS, Axis
from tillit.experiments.boundary_map import Boundary, Cell, Flip
from tillit.experiments.contributions import MEASURE, Explained
from tillit.experiments.plan import MOST_REPLICATIONS, Plan, make_plan, whole_number
from tillit.experiments.shapley import HAPPENINGS, differing
from tillit.experiments.simulation import Planned, Progress
from tillit.experiments.statistics import family_level
from tillit.model.claims import NEAR_ZERO
from tillit.model.errors import ParameterError
from tillit.model.levers import Governance
from tillit.model.measures import check_goal
from tillit.model.scenario import Run, Scenario, first_difference
from tillit.readers.graphfile import FromFile, LoadedGraph, read_graph

Floats = npt.NDArray[np.float64]

REPLICATIONS = 12
"""Pairs of runs in each cell, unless said otherwise."""
LEVERS = (*Governance.names(), HAPPENINGS)
EXPLAINED = 3
"""Sets of contributions with `levers`: where A leads most, where B does, and between them."""


@dataclass(frozen=True, slots=True)
class BoundaryPlan:
    """All runs of the map, and what is needed to read it.

    Attributes
    ----------
    plan : Plan
        For each replication, each block. So runs that share a graph stand together.
    outside : Plan
        The arms without the axes: what is compared, as the scenario and the user set it.
    x, y : Axis
    blocks : int64, (n_y, n_x, n_sides)
        The block of each arm in each cell; an arm in which an axis is not set has one for all its values.
    replications : int
    least : float
    levers : tuple of str
        Levers that differ between A and B in any cell, if they are to be explained; else none.
    since : int
        The first week, from 0, in which A and B differ in any cell.
    """

    plan: Plan
    outside: Plan
    x: Axis
    y: Axis
    blocks: npt.NDArray[np.int64] = field(repr=False)
    replications: int
    least: float
    levers: tuple[str, ...]
    since: int

    @property
    def sides(self) -> tuple[str, ...]:
        """The arms, in order."""
        return tuple(each.side for each in self.outside.runs)

    @property
    def lever_runs(self) -> int:
        """How many runs explaining the levers takes: in two cells, both ways between A and B."""
        return 2 * self.replications * 2 * len(self.levers)

    @property
    def runs(self) -> int:
        """How many runs there are in all."""
        return len(self.plan.runs) + self.lever_runs

    @property
    def run_weeks(self) -> int:
        """How much there is to simulate, in weeks of one run."""
        return self.plan.run_weeks + self.lever_runs * self.plan.runs[0].run.weeks

    def describe(self) -> dict[str, Any]:
        """Return the resolved configuration as plain JSON values: what the results are a function of."""
        return {
            "command": "boundary",
            "arms": {each.side: each.run.describe() for each in self.outside.runs},
            "measure": self.plan.measures[0].name,
            "x": {"quantity": self.x.given, "values": list(self.x.values)},
            "y": {"quantity": self.y.given, "values": list(self.y.values)},
            "replications": self.replications,
            "least": self.least,
            "levers": list(self.levers),
        }

    def size(self) -> str:
        """Say how much will be simulated, in one line."""
        cells = self.blocks.shape[0] * self.blocks.shape[1]
        more = f", {self.lever_runs} of them to explain levers" if self.levers else ""
        return (
            f"{cells} cells, {len(self.sides)} arms, {self.replications} replications: {self.runs} runs of "
            f"{self.plan.runs[0].run.weeks} weeks{more}"
        )


def make_boundary_plan(
    scenario: str | Scenario,
    *,
    x: str,
    y: str,
    a: str | None = None,
    b: str | None = None,
    others: str | Sequence[str] | None = None,
    measure: str = MEASURE,
    least: object = NEAR_ZERO,
    steps: object = STEPS,
    levers: bool = False,
    replications: object = REPLICATIONS,
    years: object = None,
    seed: object = 1,
    graph: Path | str | LoadedGraph | None = None,
    overrides: Mapping[str, object] | None = None,
    engine: str | None = None,
    threads: object = None,
) -> BoundaryPlan:
    """Resolve and check, before anything is simulated; numbers may still be text as typed.

    The arguments are those of `boundary`, and so are the errors.
    """
    case = scenario if isinstance(scenario, Scenario) else scenarios.load(scenario)
    loaded = read_graph(Path(graph)) if isinstance(graph, (Path, str)) else graph
    arms = _arms(case, a, b, others)
    check_goal(measure)
    floor = _number("least", least)
    given = dict(overrides or {})
    across, up = (Axis.parse(name, each, steps, tuple(arms)) for name, each in (("x", x), ("y", y)))
    if across.clashes(up.given):
        raise ParameterError(f"x={x} and y={y} are the same quantity; pass another one as y")
    for axis, name in product((across, up), given):
        if axis.clashes(name):
            raise ParameterError(f"--set {name} would hold {name} still, which the map varies; leave it out")

    common: dict[str, Any] = {"years": years, "seed": seed, "measures": [measure], "engine": engine}

    unit = "pairs of runs in each cell; one alone has no interval"
    n = whole_number("replications", replications, 2, MOST_REPLICATIONS, unit, REPLICATIONS)
    outside = make_plan(case, arms, overrides=given, replications=1, graph=loaded, threads=threads, **common)
    # One source for all cells, so that each replication's graph is drawn once a shard.
    own = replace(case, graph=FromFile(loaded)) if loaded else case
    sides = tuple(arms)
    columns: list[Sequence[Planned]] = []
    known: dict[tuple[object, ...], int] = {}
    blocks = np.zeros((len(up.values), len(across.values), len(sides)), dtype=np.int64)
    for (row, high), (column, wide) in product(enumerate(up.values), enumerate(across.values)):
        here = {**given, across.given: wide, up.given: high}
        runs = make_plan(own, arms, overrides=here, replications=n, **common).runs
        for place, side in enumerate(sides):
            key = (side, wide if across.sets(side) else None, high if up.sets(side) else None)
            if key not in known:
                known[key] = len(columns)
                columns.append(runs[place :: len(sides)])
            blocks[row, column, place] = known[key]
    planned = tuple(column[replication] for replication in range(n) for column in columns)
    pairs = [tuple(columns[block][0].run for block in pair) for pair in blocks[..., :2].reshape(-1, 2)]
    names = {name for one, two in pairs for name in differing(one, two)} if levers else set()
    if levers and not names:
        raise ParameterError("a and b are governed alike in every cell, so there are no levers to explain")
    plan = replace(outside, runs=planned)
    return BoundaryPlan(
        plan=replace(plan, notices=(*outside.notices, *_overruled(outside, (across, up)))),
        outside=outside,
        x=across,
        y=up,
        blocks=blocks,
        replications=n,
        least=floor,
        levers=tuple(name for name in LEVERS if name in names),
        since=min(first_difference(one, two) for one, two in pairs),
    )


def carry_out(boundary_plan: BoundaryPlan, progress: Progress | None = None) -> Boundary:
    """Simulate every cell, shard by shard, judge it, and explain the levers if that was asked for."""
    plan = boundary_plan.plan
    (measure,) = plan.measures
    parts = [
        measure.over_weeks(shard.series[measure.name], boundary_plan.since)
        for shard in plan.simulate(progress)
    ]
    values = np.concatenate(parts).reshape(boundary_plan.replications, -1)
    result = Boundary(
        scenario=plan.scenario,
        runs={each.side: each.run for each in boundary_plan.outside.runs},
        measure=measure,
        x=boundary_plan.x,
        y=boundary_plan.y,
        values=values[:, boundary_plan.blocks],
        planned=plan.runs,
        least=boundary_plan.least,
        since=boundary_plan.since,
        flip=None,
        engine=plan.engine,
        notices=plan.notices,
    )
    if np.isnan(values).all():
        raise ParameterError(
            f"measure={measure.name} has no value in {plan.scenario.name}, where nobody is of that kind; "
            f"pass another, e.g. measure={MEASURE}"
        )
    if not boundary_plan.levers:
        return result

    def go_on(done: int) -> None:
        if progress:
            progress(plan.run_weeks + done)

    return replace(result, flip=_explain(boundary_plan, result, go_on))


def boundary(
    scenario: str | Scenario,
    *,
    x: str,
    y: str,
    a: str | None = None,
    b: str | None = None,
    others: str | Sequence[str] | None = None,
    measure: str = MEASURE,
    least: float = NEAR_ZERO,
    steps: int = STEPS,
    levers: bool = False,
    replications: int = REPLICATIONS,
    years: float | None = None,
    seed: int = 1,
    graph: Path | str | LoadedGraph | None = None,
    overrides: Mapping[str, object] | None = None,
    engine: str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Boundary:
    """Compare two arms in every cell of a map of two quantities, and find the line where the answer flips.

    Parameters
    ----------
    scenario : str or Scenario
    x, y : str
        A task quantity, assumption or lever as ``NAME``, ``NAME=LOW:HIGH`` or ``NAME=LOW:HIGH:N``; a lever of
        one arm as ``b.NAME``. A lever holds from the start; an arm's dated events after that still apply.
    a, b : str, optional
        Arms of the scenario or regimes; the scenario's own pair if not given.
    others : names, optional
        More arms or regimes, simulated in every cell: is one of them best of all?
    measure : str
        One of `tillit.model.measures.GOALS`.
    least : float
        Below this, in the measure's unit, an arm gives too little for anybody to win.
    steps : int, 2 to 25
        Values along each axis that does not say how many.
    levers : bool
        Explain the levers where A leads most, where B does, and between (`tillit.experiments.shapley`).
    replications : int >= 2
        Pairs of runs in each cell; every cell has the same luck.
    years, seed, graph, overrides, engine, threads
        As in `compare`.
    progress : callable, optional
        Called with the number of run-weeks done; raising in it cancels.

    Raises
    ------
    ParameterError, ScenarioError
        In one line: the argument, the value, the range, what to do.

    Notes
    -----
    Verdicts: `tillit.experiments.winners.judge`, by Student's t intervals at a level that counts all cells
    (Bonferroni). The line and its uncertainty: `tillit.experiments.resampling`. Only the cells are measured;
    between them the difference is taken to be straight. Everything that is not on an axis stays as it is,
    also where theory lets two quantities move together.
    """
    made = make_boundary_plan(
        scenario,
        x=x,
        y=y,
        a=a,
        b=b,
        others=others,
        measure=measure,
        least=least,
        steps=steps,
        levers=levers,
        replications=replications,
        years=years,
        seed=seed,
        graph=graph,
        overrides=overrides,
        engine=engine,
        threads=threads,
    )
    return carry_out(made, progress)


def _explain(boundary_plan: BoundaryPlan, result: Boundary, progress: Progress) -> Flip:
    """Explain the difference in the two outermost cells, with luck that had no part in choosing them."""
    n, names = boundary_plan.replications, boundary_plan.levers
    cells = outermost(result.cells)
    places = [result.cells.index(each) for each in cells]
    blocks = boundary_plan.blocks[..., :2].reshape(-1, 2)[places]
    width = len(boundary_plan.plan.runs) // n

    def again(block: int, replication: int) -> Run:
        run = boundary_plan.plan.runs[replication * width + block].run
        return replace(run, replication=run.replication + n)

    pairs = [
        [(again(one, replication), again(two, replication)) for one, two in blocks]
        for replication in range(n)
    ]
    plan = contributions.make_pairs_plan(boundary_plan.plan, pairs, names, boundary_plan.since)
    values = contributions.simulate(plan, progress)
    level = family_level(EXPLAINED * len(names))
    at_a, at_b, flip = (Explained.of(each, names, level) for each in (*values, values[1] - values[0]))
    return Flip(*cells, at_a, at_b, flip, level)


def outermost(cells: Sequence[Cell]) -> tuple[Cell, Cell]:
    """Return the cell where A leads most and the one where B does, by the nearer end of the interval.

    Among the cells that an arm wins, if there are any; where both give too little, nobody leads.
    """

    def among(verdict: str) -> Sequence[Cell]:
        return [each for each in cells if each.verdict == verdict] or cells

    def end(value: float | None, otherwise: float) -> float:
        return otherwise if value is None else value

    return (
        min(among("a"), key=lambda each: end(each.difference.high, math.inf)),
        max(among("b"), key=lambda each: end(each.difference.low, -math.inf)),
    )


def _arms(
    case: Scenario, a: str | None, b: str | None, others: str | Sequence[str] | None
) -> dict[str, str | None]:
    """Return the arms by side; the others are their own sides."""
    names = others.split(",") if isinstance(others, str) else list(others or ())
    more = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if others is not None and not more:
        raise ParameterError("others= names no arm or regime; pass e.g. --others hybrid,naive_trust")
    pair = dict(zip(("a", "b"), (a or case.compared[0], b or case.compared[1]), strict=True))
    for name in more:
        case.arm(name)
        if name in (*pair, *pair.values()):
            raise ParameterError(
                f"others={name} is compared already; name arms or regimes other than a and b"
            )
    return {**pair, **{name: name for name in more}}


def _number(argument: str, given: object) -> float:
    try:
        value = float(given.replace(",", ".") if isinstance(given, str) else given)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        value = math.nan
    if not math.isfinite(value):
        raise ParameterError(
            f"{argument}={given} is not a number (in the measure's unit); pass e.g. {argument}={NEAR_ZERO}"
        )
    return value


def _overruled(outside: Plan, axes: Sequence[Axis]) -> Iterator[str]:
    """Say where an arm's dated event sets what an axis varies."""
    for axis, each in product(axes, outside.runs):
        weeks = [
            event.week
            for event in each.run.events
            if axis.name in (*event.levers, *event.conditions) and event.week < each.run.weeks
        ]
        if axis.sets(each.side) and weeks:
            yield (
                f"{each.run.arm} sets {axis.name} itself in week {min(weeks)}: from there on it is not what "
                "the map's axis says"
            )
