"""How much of the space of assumptions a claim holds in: its robustness share.

The default of nearly every assumption is ours. So all numerical ones are varied at once, and each claim is
looked at again at every point. The share says how far a claim hangs on the defaults; it is no probability
that the claim is true, since nobody knows how likely the points are.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import fsum, inf, isnan
from typing import Any

from tillit import scenarios
from tillit.experiments.effects import Yearly, claims_plan, needed_arms
from tillit.experiments.plan import MOST_REPLICATIONS, Plan, whole_number
from tillit.experiments.simulation import MODEL_EPOCH, Progress
from tillit.experiments.statistics import Estimate, rank_correlation, wilson
from tillit.model.claims import Claim, judge
from tillit.model.errors import ParameterError
from tillit.model.parameters import Assumptions
from tillit.model.patterns import Statement
from tillit.model.randomness import NOBODY, block, checked_seed, named_stream
from tillit.model.scenario import Scenario

VARY = 0.5
"""How far an assumption is moved from its value, either way, as a share of it."""
REPLICATIONS = 4
"""Runs of each arm at each point, unless said otherwise."""
MOST_POINTS = 10_000
STRONGEST = 3
"""How many assumptions are named for each claim."""


@dataclass(frozen=True, slots=True)
class Robust:
    """One claim, or statement of a pattern, over the points.

    Attributes
    ----------
    claim : Claim
    effects : tuple of float
        Mean paired effect at each point; not a number where it cannot be had.
    share : Estimate
        Share of the points where the claim holds, with its 95 % Wilson interval.
    strongest : tuple of (assumption, rank correlation)
        Those that go most with the effect, the strongest first.
    thirds : tuple of three floats
        Share of the points where the claim holds, in the third of them where the meaning of the work covers
        its effort least (`cover`), in the middle third, and where it covers most; None for one without any.
    """

    claim: Claim | Statement
    effects: tuple[float, ...]
    share: Estimate
    strongest: tuple[tuple[str, float], ...]
    thirds: tuple[float | None, float | None, float | None]

    @classmethod
    def of(
        cls,
        claim: Claim | Statement,
        effects: Sequence[float],
        points: Sequence[Mapping[str, float]],
        fixed: Container[str] = (),
    ) -> "Robust":
        """Summarise a claim's effects, one a point; what is `fixed` in all runs moved nothing."""
        held = [holds(claim, effect) for effect in effects]
        order = sorted(range(len(points)), key=lambda place: cover(points[place]))
        ends = [round(part * len(order) / 3) for part in range(4)]
        least, middle, most = (
            sum(held[place] for place in order[first:last]) / (last - first) if last > first else None
            for first, last in pairwise(ends)
        )
        return cls(
            claim=claim,
            effects=tuple(effects),
            share=wilson(held.count(True), len(held)),
            strongest=strongest(effects, points, fixed),
            thirds=(least, middle, most),
        )

    def document(self) -> dict[str, Any]:
        """Return the share as plain JSON values."""
        return {
            "share": self.share.mean,
            "low": self.share.low,
            "high": self.share.high,
            "strongest": [{"assumption": name, "correlation": value} for name, value in self.strongest],
            "thirds": list(self.thirds),
        }


@dataclass(frozen=True, slots=True)
class Robustness:
    """The result of `robustness`."""

    scenario: Scenario
    claims: tuple[Robust, ...]
    points: int
    replications: int
    vary: float
    seed: int
    engine: str
    passed: bool = True
    """A share is not passed or failed."""

    def document(self) -> dict[str, Any]:
        """Return the shares as plain JSON values."""
        return {
            "scenario": self.scenario.name,
            "points": self.points,
            "replications": self.replications,
            "vary": self.vary,
            "seed": self.seed,
            "epoch": MODEL_EPOCH,
            "claims": [{"claim": each.claim.name, **each.document()} for each in self.claims],
        }


@dataclass(frozen=True, slots=True)
class RobustnessPlan:
    """All runs of all points, and the assumptions at each point."""

    plan: Plan
    points: tuple[Mapping[str, float], ...]
    vary: float


def cover(values: Mapping[str, float]) -> float:
    """Return how far the meaning of the work covers its effort, for a conditional co-operator.

    Below 1 nobody co-operates for its sake: trust then has nothing to carry. The default is about 2.2.
    """
    meaning, effort = values["meaning"] * values["motivation_conditional"], values["effort"]
    return meaning / effort if effort > 0 else inf


def holds(claim: Claim | Statement, effect: float) -> bool:
    """Return whether a mean effect is on the claimed side of the smallest effect of interest."""
    return judge(claim.expected, claim.smallest, effect, effect) == "supported"


def latin_hypercube(centre: Assumptions, points: int, vary: float, seed: int) -> list[dict[str, float]]:
    """Return points of a Latin hypercube over every numerical assumption.

    Each range, value ± `vary` times the value, cut at the quantity's bounds, is divided into as many equal
    parts as there are points, and every part is used once. The draws of an assumption depend on its name, not
    on which others there are.

    Parameters
    ----------
    centre : Assumptions
    points : int >= 1
    vary : float in (0, 1]
    seed : int, 0 to 2**32 - 1

    References
    ----------
    McKay, Beckman & Conover (1979), A comparison of three methods, Technometrics 21.
    """
    columns = {}
    for each in centre.quantities():
        if each.choices:
            continue
        value = getattr(centre, each.name)
        low, high = max(each.low, value - vary * abs(value)), min(each.high, value + vary * abs(value))
        stream = named_stream(f"latin hypercube {each.name}")
        draws = [block(seed, 0, NOBODY, point, 0, stream) for point in range(points)]
        order = sorted(range(points), key=[draw[0] for draw in draws].__getitem__)
        part = {point: place for place, point in enumerate(order)}
        columns[each.name] = [
            min(high, low + (high - low) * (part[point] + draws[point][1]) / points)
            for point in range(points)
        ]
    return [{name: column[point] for name, column in columns.items()} for point in range(points)]


def strongest(
    effects: Sequence[float], points: Sequence[Mapping[str, float]], fixed: Container[str] = ()
) -> tuple[tuple[str, float], ...]:
    """Return the assumptions whose rank correlation with the effect is strongest, and that correlation.

    Points without an effect are left out, and assumptions that are `fixed`; equally strong ones come in the
    assumptions' order.
    """
    there = [place for place, effect in enumerate(effects) if not isnan(effect)]
    found = []
    for name in (each for each in points[0] if each not in fixed):
        correlation = rank_correlation(
            [points[place][name] for place in there], [effects[place] for place in there]
        )
        if correlation is not None:
            found.append((name, correlation))
    return tuple(sorted(found, key=lambda pair: -abs(pair[1]))[:STRONGEST])


def make_robustness_plan(
    scenario: str | Scenario,
    *,
    points: object,
    vary: object = VARY,
    replications: object = REPLICATIONS,
    seed: object = 1,
    engine: str | None = None,
    threads: object = None,
    overrides: Mapping[str, object] | None = None,
) -> RobustnessPlan:
    """Resolve and check, before anything is simulated; numbers may still be text as typed.

    The arguments are those of `robustness`, and so are the errors.
    """
    chosen = scenario if isinstance(scenario, Scenario) else scenarios.load(scenario)
    n = whole_number("points", points, 2, MOST_POINTS, "points in the space of assumptions", 100)
    width = checked_vary(vary)
    runs = whole_number(
        "replications", replications, 1, MOST_REPLICATIONS, "runs of each arm at each point", REPLICATIONS
    )

    def at(values: Mapping[str, object]) -> Plan:
        return claims_plan(
            chosen,
            needed_arms(chosen.claims, placebos=False),
            overrides={**(overrides or {}), **values},
            replications=runs,
            seed=seed,
            engine=engine,
            threads=threads,
        )

    centre = at({})
    places = latin_hypercube(centre.runs[0].run.assumptions, n, width, checked_seed(seed))
    planned = tuple(run for values in places for run in at(values).runs)
    plan = replace(centre, runs=planned)
    return RobustnessPlan(plan, tuple(places), width)


def carry_out(robustness_plan: RobustnessPlan, progress: Progress | None = None) -> Robustness:
    """Simulate every point, shard by shard, and count where each claim holds."""
    plan, points = robustness_plan.plan, robustness_plan.points
    yearly = Yearly(plan, progress)
    replications = len(plan.runs) // len(yearly.sides) // len(points)
    robust = []
    for claim in plan.scenario.claims:
        values = yearly.contrast(claim, claim.arm)
        effects = [
            fsum(values[first : first + replications]) / replications
            for first in range(0, len(values), replications)
        ]
        robust.append(Robust.of(claim, effects, points))
    return Robustness(
        scenario=plan.scenario,
        claims=tuple(robust),
        points=len(points),
        replications=replications,
        vary=robustness_plan.vary,
        seed=plan.runs[0].run.seed,
        engine=plan.engine,
    )


def robustness(
    scenario: str | Scenario,
    *,
    points: int,
    vary: float = VARY,
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Robustness:
    """Vary every numerical assumption at once, and count the points where each claim holds.

    A claim holds at a point if the mean effect there is on the claimed side of the smallest effect of
    interest.

    Parameters
    ----------
    scenario : str or Scenario
        One with claims.
    points : int >= 2
        Of a Latin hypercube.
    vary : float in (0, 1]
        How far each assumption is moved either way, as a share of its value; cut at its bounds.
    replications : int >= 1
        Runs of each arm at each point; the same luck at every point.
    seed, engine, threads, progress, overrides
        As in `check`. An assumption that is overridden is varied around that value.

    Raises
    ------
    ParameterError, ScenarioError
    """
    plan = make_robustness_plan(
        scenario,
        points=points,
        vary=vary,
        replications=replications,
        seed=seed,
        engine=engine,
        threads=threads,
        overrides=overrides,
    )
    return carry_out(plan, progress)


def checked_vary(given: object) -> float:
    """Return how far points lie, as a number, or raise a one-line `ParameterError`."""
    try:
        value = float(given.replace(",", ".") if isinstance(given, str) else given)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        value = 0.0
    if not 0 < value <= 1:
        raise ParameterError(
            f"vary={given} is not a number above 0, up to 1 (share of an assumption's value, either way); "
            f"pass e.g. vary={VARY}"
        )
    return value
