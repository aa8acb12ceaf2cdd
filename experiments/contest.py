"""All regimes against each other in one organisation, and how often the assumptions turn a pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import fsum, isnan
from pathlib import Path
from typing import Any

import numpy as np

from tillit import scenarios
from tillit.experiments.contributions import MEASURE
from tillit.experiments.plan import MOST_REPLICATIONS, Plan, make_plan, whole_number
from tillit.experiments.robustness import MOST_POINTS, VARY, checked_vary, latin_hypercube
from tillit.experiments.robustness import REPLICATIONS as AT_EACH_POINT
from tillit.experiments.settings import REPLICATIONS, Value, sort_out
from tillit.experiments.simulation import MODEL_EPOCH, Progress
from tillit.experiments.statistics import Estimate, estimate, family_level, wilson
from tillit.model.claims import NEAR_ZERO, SMALLEST
from tillit.model.errors import ParameterError
from tillit.model.levers import PRESETS
from tillit.model.measures import Measure, check_goal
from tillit.model.randomness import checked_seed
from tillit.model.scenario import Scenario
from tillit.model.schedule import WEEKS_PER_YEAR
from tillit.readers.graphfile import LoadedGraph


@dataclass(frozen=True, slots=True)
class Duel:
    """Two regimes against each other.

    Attributes
    ----------
    a, b : str
    difference : Estimate
        B - A, paired.
    sign : int
        Of the difference: 1 or -1 where the whole interval is on that side of the smallest difference of
        interest, else 0.
    ahead : (int, int)
        At how many of the points A, and B, is ahead by more than the smallest difference of interest.
    flips : Estimate or None
        Share of the points where the sign is turned, with its 95 % Wilson interval; None if there is no sign
        to turn, or no points.
    """

    a: str
    b: str
    difference: Estimate
    sign: int
    ahead: tuple[int, int] = (0, 0)
    flips: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """The result of `contest`.

    Attributes
    ----------
    scenario : Scenario
    tasks : mapping of name to value
        Task quantities that the user set.
    measure : Measure
    means : mapping of regime to Estimate
        With intervals of their own, at the same level.
    duels : tuple of `Duel`
        Every pair once.
    best : tuple of str
        The regime with the highest mean, and those whose difference from it has no sign; none if every
        interval lies below `NEAR_ZERO`: then the one that is less bad has won nothing.
    level : float
        Of each interval.
    years : float
    replications, points, replications_at_points, seed : int
    vary : float
    engine : str
        The engine that ran; no number depends on it.
    """

    scenario: Scenario
    tasks: Mapping[str, Value]
    measure: Measure
    means: Mapping[str, Estimate]
    duels: tuple[Duel, ...]
    best: tuple[str, ...]
    level: float
    years: float
    replications: int
    points: int
    replications_at_points: int
    vary: float
    seed: int
    engine: str
    notices: tuple[str, ...]
    passed: bool = True
    """A contest is not passed or failed."""

    def document(self) -> dict[str, Any]:
        """Return everything as plain JSON values, None for what cannot be had."""
        return {
            "scenario": self.scenario.name,
            "tasks": dict(self.tasks),
            "measure": self.measure.name,
            "years": self.years,
            "replications": self.replications,
            "points": self.points,
            "replications_at_points": self.replications_at_points,
            "vary": self.vary,
            "seed": self.seed,
            "epoch": MODEL_EPOCH,
            "level": self.level,
            "smallest": SMALLEST,
            "least": NEAR_ZERO,
            "best": list(self.best),
            "regimes": {name: each.document() for name, each in self.means.items()},
            "duels": [
                {
                    "a": each.a,
                    "b": each.b,
                    "difference": each.difference.document(),
                    "sign": each.sign,
                    "a_ahead": each.ahead[0],
                    "b_ahead": each.ahead[1],
                    "flips": each.flips and each.flips.document(),
                }
                for each in self.duels
            ],
        }


@dataclass(frozen=True, slots=True)
class ContestPlan:
    """Runs at the defaults and, if asked for, at points among the assumptions."""

    plan: Plan = field(repr=False)
    tasks: Mapping[str, Value]
    regimes: tuple[str, ...]
    replications: int
    points: int
    replications_at_points: int
    vary: float


def make_contest_plan(
    scenario: str | Scenario,
    *,
    regimes: str | Sequence[str] | None = None,
    measure: str = MEASURE,
    replications: object = REPLICATIONS,
    points: object = 0,
    vary: object = VARY,
    years: object = None,
    seed: object = 1,
    graph: Path | str | LoadedGraph | None = None,
    overrides: Mapping[str, object] | None = None,
    engine: str | None = None,
    threads: object = None,
) -> ContestPlan:
    """Resolve and check, before anything is simulated; numbers may still be text as typed.

    The arguments are those of `contest`, and so are the errors.
    """
    case = scenario if isinstance(scenario, Scenario) else scenarios.load(scenario)
    given = regimes.split(",") if isinstance(regimes, str) else regimes or PRESETS
    wanted = tuple(dict.fromkeys(name.strip() for name in given if name.strip()))
    if len(wanted) < 2:
        raise ParameterError(
            f"regimes={', '.join(wanted)} names {len(wanted)}; a contest takes at least two, "
            "e.g. --regimes incentive_control,trust_based"
        )
    check_goal(measure)
    unit = "runs of each regime; one alone has no interval"
    n = whole_number("replications", replications, 2, MOST_REPLICATIONS, unit, REPLICATIONS)
    spots = 0 if str(points) == "0" else whole_number("points", points, 2, MOST_POINTS, "points", 100)
    width = checked_vary(vary)

    def at(values: Mapping[str, object], runs: int) -> Plan:
        return make_plan(
            case,
            {name: name for name in wanted},
            overrides={**(overrides or {}), **values},
            replications=runs,
            years=years,
            seed=seed,
            graph=graph,
            measures=measure,
            engine=engine,
            threads=threads,
        )

    centre = at({}, n)
    places = (
        latin_hypercube(centre.runs[0].run.assumptions, spots, width, checked_seed(seed)) if spots else []
    )
    # What the user set is what the contest is about: it is not varied.
    fixed = set(overrides or {})
    moved = [{name: value for name, value in place.items() if name not in fixed} for place in places]
    runs = (*centre.runs, *(run for values in moved for run in at(values, AT_EACH_POINT).runs))
    return ContestPlan(
        plan=replace(centre, runs=runs),
        tasks=sort_out(overrides or {}, wanted).tasks,
        regimes=wanted,
        replications=n,
        points=spots,
        replications_at_points=AT_EACH_POINT if spots else 0,
        vary=width,
    )


def carry_out(contest_plan: ContestPlan, progress: Progress | None = None) -> Contest:
    """Simulate the defaults and the points, shard by shard, and compare every pair."""
    plan, names = contest_plan.plan, contest_plan.regimes
    (measure,) = plan.measures
    parts = [measure.over_weeks(shard.series[measure.name], 0) for shard in plan.simulate(progress)]
    values = np.concatenate(parts).reshape(-1, len(names))
    here, points = values[: contest_plan.replications], values[contest_plan.replications :]
    centres = [
        [fsum(points[first : first + AT_EACH_POINT, place]) / AT_EACH_POINT for place in range(len(names))]
        for first in range(0, len(points), AT_EACH_POINT)
    ]
    pairs = list(combinations(range(len(names)), 2))
    level = family_level(len(pairs))
    duels = []
    for a, b in pairs:
        found = estimate((here[:, b] - here[:, a]).tolist(), level)
        sign = 0
        if found.low is not None and found.high is not None:
            sign = (found.low > SMALLEST) - (found.high < -SMALLEST)
        moved = [centre[b] - centre[a] for centre in centres]
        ahead = sum(each < -SMALLEST for each in moved), sum(each > SMALLEST for each in moved)
        turned = ahead[0] if sign > 0 else ahead[1]
        duels.append(
            Duel(
                names[a],
                names[b],
                found,
                sign,
                ahead,
                wilson(turned, len(moved)) if sign and moved else None,
            )
        )
    means = {name: estimate(here[:, place].tolist(), level) for place, name in enumerate(names)}
    run = plan.runs[0].run
    return Contest(
        scenario=plan.scenario,
        tasks=contest_plan.tasks,
        measure=measure,
        means=means,
        duels=tuple(duels),
        best=_best(means, duels),
        level=level,
        years=run.weeks / WEEKS_PER_YEAR,
        replications=contest_plan.replications,
        points=contest_plan.points,
        replications_at_points=contest_plan.replications_at_points,
        vary=contest_plan.vary,
        seed=run.seed,
        engine=plan.engine,
        notices=plan.notices,
    )


def _best(means: Mapping[str, Estimate], duels: Sequence[Duel]) -> tuple[str, ...]:
    known = {
        name: each.mean for name, each in means.items() if each.mean is not None and not isnan(each.mean)
    }
    if not known or all(each.high is not None and each.high < NEAR_ZERO for each in means.values()):
        return ()
    first = max(known, key=lambda name: known[name])
    alike = {
        each.b if each.a == first else each.a for each in duels if first in (each.a, each.b) and not each.sign
    }
    return (first, *(name for name in known if name in alike))


def contest(
    scenario: str | Scenario,
    *,
    regimes: str | Sequence[str] | None = None,
    measure: str = MEASURE,
    replications: int = REPLICATIONS,
    points: int = 0,
    vary: float = VARY,
    years: float | None = None,
    seed: int = 1,
    graph: Path | str | LoadedGraph | None = None,
    overrides: Mapping[str, object] | None = None,
    engine: str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Contest:
    """Hold every regime constant in the same organisation, under the same luck, and compare every pair.

    Parameters
    ----------
    scenario : str or Scenario
    regimes : names, optional
        Regimes, or arms of the scenario; every regime if not given.
    measure : str
        One of `tillit.model.measures.GOALS`; its mean over the whole run counts.
    replications : int >= 2
    points : int, 0 or >= 2
        Points of a Latin hypercube over every numerical assumption that was not set: at what share of them is
        the sign of a pair's difference turned, that is, is the other ahead by more than `SMALLEST`?
    vary : float in (0, 1]
        How far each assumption is moved either way, as a share of its value; cut at its bounds.
    years, seed, graph, overrides, engine, threads, progress
        As in `tillit.experiments.compare`.

    Raises
    ------
    ParameterError, ScenarioError
        In one line: the argument, the value, the range, what to do.

    Notes
    -----
    The intervals are Student's t, at the level 1 - 0.05 / number of pairs (Bonferroni).
    """
    return carry_out(
        make_contest_plan(
            scenario,
            regimes=regimes,
            measure=measure,
            replications=replications,
            points=points,
            vary=vary,
            years=years,
            seed=seed,
            graph=graph,
            overrides=overrides,
            engine=engine,
            threads=threads,
        ),
        progress,
    )
