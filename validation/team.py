"""The engine's own team trap against its mean-field limit (`tillit.model.mean_field`).

A unit of n staff under one manager, all of whom know each other, with everything else switched off. What they
believe of each other starts low or high, and the engine's whole week runs until the team has settled.

How far a team of n people may lie from the limit is worked out, not tuned. In a stationary state the belief b
of i about j satisfies ``g E[p_j (1 - b)] = l E[(1 - p_j) b]`` exactly, p_j being the probability that j
co-operates. To second order that moves the mean by the curvature of p times the variance of what members
expect, and by its slope times the covariance of what j expects with what is believed of j. Both are of order
1/n and are measured in the same runs.
"""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
from scipy.optimize import brentq, fsolve

from tillit.agents import rules
from tillit.model.levers import Governance
from tillit.model.mean_field import OFF, Team, belief, fixed_points, folds, follow, shares
from tillit.model.network import organisation_graph
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.state import Array
from tillit.model.vocabulary import Belief, Mode, Relation
from tillit.validation.rows import ROUNDING, STANDARD_ERRORS, Found, row, runs, sampled

TEAM = Team(
    Governance(pay_share=0.1, monitoring=0.3, sanctions=0.3),
    TaskProfile(interdependence=0.85),
    Assumptions().changed(OFF),
)
SHARES, BELIEF = "model.mean_field.shares", "model.mean_field.belief"
FOLLOW, POINTS, FOLDS = (f"model.mean_field.{name}" for name in ("follow", "fixed_points", "folds"))
ADVANCE = "native.engines.advance"


class Settled(NamedTuple):
    """A team once it has settled: means over the weeks looked at.

    `believed` is the mean belief, (n_runs,); `variance` that of members' mean beliefs around it, and
    `covariance` that of what j expects with what is believed of j.
    """

    believed: Array
    variance: float
    covariance: float


def _model(team: Team, people: int, start: float, replications: int, engine: str | None) -> OrganisationModel:
    """Return teams in which everybody knows everybody, and begins by believing `start` of everybody."""
    member = {"role": "staff", "unit": "team", "task": "", "manager": people}
    graph = organisation_graph([member] * people + [member | {"role": "manager", "manager": None}])
    graph.add_edges_from(combinations(range(people), 2), relation="peer")
    alike = {"propensity": start, "propensity_spread": 0.0, "first_impression": 0.0}
    assumptions = team.assumptions.changed(alike)
    planned = runs(graph, assumptions, replications, governance=team.governance, task=team.task)
    return OrganisationModel(planned, engine=engine)


def _beliefs(model: OrganisationModel) -> Array:
    """Return what each believes of each, (run, trustor, trustee); not a number about oneself."""
    state = model.state
    trustor = np.repeat(np.arange(state.n_members), np.diff(state.tie_start[0]))
    peers = state.tie_relation[0] == Relation.PEER
    found = np.full((state.n_runs, state.n_members - 1, state.n_members - 1), np.nan)
    found[:, trustor[peers], state.tie_trustee[0, peers]] = state.tie_belief[:, peers, Belief.INTEGRITY]
    return found


def _settle(
    team: Team, people: int, start: float, replications: int, weeks: int, engine: str | None
) -> Settled:
    """Simulate twice `weeks` weeks, and look at the second half every tenth week."""
    believed, squares, products = [], [], []
    with _model(team, people, start, replications, engine) as model:
        model.advance(weeks)
        for _ in range(weeks // 10):
            model.advance(10)
            b = _beliefs(model)
            each = np.nanmean(b, axis=2)
            believed.append(each.mean(1))
            squares.append((each**2).mean())
            products.append(np.nanmean(b * each[:, None, :]))
    mean = np.mean(believed)
    return Settled(
        np.mean(believed, axis=0), float(np.mean(squares) - mean**2), float(np.mean(products) - mean**2)
    )


def _finite(team: Team, rests: float, settled: Settled) -> float:
    """Return how far finite numbers move a fixed point, to second order; see the head of this module."""
    h, k = 1e-4, team.assumptions.asymmetry

    def p(q: float) -> float:
        return shares(q, team)[0]

    def drift(q: float) -> float:
        return p(q) * (1 - q) - k * (1 - p(q)) * q

    slope = (p(rests + h) - p(rests - h)) / (2 * h)
    curvature = (p(rests + h) - 2 * p(rests) + p(rests - h)) / h**2
    pull = (drift(rests + h) - drift(rests - h)) / (2 * h)
    more = ((1 - rests) + k * rests) * 0.5 * curvature * settled.variance
    return -(more + (k - 1) * slope * settled.covariance) / pull


# ---------------------------------------------------------------- the mean field itself


@row(
    "identity",
    sv="Var tilliten i ett stort lag stannar när en viss andel samarbetar",
    en="Where belief in a large team settles when a share of it co-operates",
    source="the belief from which the delta rule's expected step is nought, by root finding",
    checks=[BELIEF],
)
def settled_belief() -> Iterator[Found]:
    """Whatever the gain."""
    for gain, k, p in ((0.04, 3.0, 0.2), (0.1, 1.0, 0.7), (0.05, 10.0, 0.95)):

        def step(b: float, gain: float = gain, k: float = k, p: float = p) -> float:
            good, bad = (rules.update_delta(b, signal, gain, k * gain) - b for signal in (1.0, 0.0))
            return p * good + (1 - p) * bad

        yield Found(float(brentq(step, 0, 1, xtol=1e-15)), belief(p, k), ROUNDING, f"k={k:g} p={p:g}")


@row(
    "identity",
    sv="Ett lags val i fall som går att räkna ut för hand",
    en="A team's choices in cases worked out by hand",
    source="logit odds: exp of the difference in utility over T",
    checks=[SHARES],
)
def choices_by_hand() -> Iterator[Found]:
    """Nothing at stake; pay alone; sanctions alone; what others do, alone."""
    nothing = {"meaning": 0.0, "effort": 0.0, "gaming_cost": 0.0, "gaming_guilt": 0.0, "slack_guilt": 0.0}
    plain = Team(
        Governance(pay_share=0.0, sanctions=0.0, pooling=0.0),
        TaskProfile(alignment=0.6, interdependence=1.0),
        Assumptions().changed({**OFF, **nothing, "choice_noise": 0.5, "prior_weight": 0.0}),
    )
    for mode, share in zip(Mode, shares(0.3, plain), strict=True):
        yield Found(0.25, share, ROUNDING, f"nothing at stake, {mode.word}")
    c, t, g, s = np.log(shares(0.3, plain.changed("pay_share", 0.7))) * 0.5
    for case, expected, observed in (
        ("co-operation", 0.7 * 0.6, c - s),
        ("target", 0.7, t - s),
        ("gaming", 0.7 * (1 - 0.36), g - s),
    ):
        yield Found(expected, float(observed), ROUNDING, f"pay alone, {case}")
    # Seen: 1 - (1 - .2)(1 - monitoring)^2; gaming only half as easily.
    watched = plain.changed("sanctions", 0.4).changed("monitoring", 0.5)
    c, t, g, s = np.log(shares(0.3, watched)) * 0.5
    yield Found((1 - 0.8 * 0.25) * 0.4 * 2.0, float(c - s), ROUNDING, "sanctions alone, slack")
    yield Found((1 - 0.8 * 0.25) * 0.4 * 2.0 * 0.5, float(c - g), ROUNDING, "sanctions alone, gaming")
    # At the threshold, co-operation yields (1 + threshold^steepness) / 2; target work depends half as much.
    meant = plain.changed("meaning", 2.0).changed("motivation_conditional", 1.5)
    c, t, g, s = np.log(shares(0.5, meant)) * 0.5
    hoped = (1 + 0.5**4) / 2
    yield Found(1.5 * 2 * hoped, float(c - s), ROUNDING, "meaning alone, co-operation")
    yield Found(
        0.5 * 1.5 * 2 * 0.6 * (1 - 0.5 * (1 - hoped)), float(t - s), ROUNDING, "meaning alone, target"
    )


@row(
    "distribution",
    sv="Hur de anställda i motorn väljer när alla tror detsamma",
    en="How staff in the engine choose when all believe the same",
    source="mean-field shares; standard error of a share, from theory",
    checks=[SHARES],
    kernel=True,
    replications=400,
)
def staff_choose(people: int = 60, replications: int = 40, engine: str | None = None) -> Iterator[Found]:
    """The first week, in which beliefs are as given and luck alone differs."""
    team = TEAM.changed("pay_share", 0.5).changed("alignment", 0.3)
    for start in (0.1, 0.45, 0.9):
        with _model(team, people, start, replications, engine) as model:
            model.advance(1)
            modes = model.state.member_mode[:, :people]
        for mode, p in zip(Mode, shares(start, team), strict=True):
            tolerance = STANDARD_ERRORS * float(np.sqrt(p * (1 - p) / modes.size))
            yield Found(p, float((modes == mode).mean()), tolerance, f"q={start:g} {mode.word}")


@row(
    "identity",
    sv="Lagets vilolägen är dit det kommer, och vattendelaren mellan dem",
    en="A team's fixed points are where it gets, and the watershed between",
    source="iterating the map from 0, 1 and both sides of the tipping point",
    checks=[POINTS, FOLLOW],
)
def team_fixed_points() -> Iterator[Found]:
    """Found by root finding, and by going there."""
    for interdependence, number in ((0.5, 1), (0.8, 3), (1.0, 3)):
        team = TEAM.changed("interdependence", interdependence)
        found = fixed_points(team)
        case = f"interdependence={interdependence:g}"
        yield Found(number, len(found), 0, f"{case} number")
        yield Found(_goes(team, 0.0), found[0], 1e-9, f"{case} low")
        yield Found(_goes(team, 1.0), found[-1], 1e-9, f"{case} high")
        if number == 3:
            low, high = 0.0, 1.0
            for _ in range(45):
                middle = 0.5 * (low + high)
                low, high = (low, middle) if _goes(team, middle) > 0.5 else (middle, high)
            yield Found(low, found[1], 1e-9, f"{case} tipping")


def _goes(team: Team, believed: float) -> float:
    for _ in range(400):
        believed = follow(believed, team)
    return believed


@row(
    "identity",
    sv="Var lagets fälla öppnar sig",
    en="Where a team's trap opens",
    source="x = F(x) and F'(x) = 1 together, by a solver with finite differences",
    checks=[FOLDS, POINTS],
)
def team_folds() -> Iterator[Found]:
    """In interdependence and in pay, above which there is a low state; in meaning, above which a high one."""
    h = 1e-5
    for name, near, team, least, most in (
        ("interdependence", (0.25, 0.7), TEAM, 0.0, 1.0),
        ("pay_share", (0.25, 0.2), TEAM.changed("interdependence", 0.72), 0.0, 1.0),
        ("meaning", (0.65, 1.5), TEAM, 0.5, 4.0),
    ):

        def touch(
            at: Array, name: str = name, team: Team = team, least: float = least, most: float = most
        ) -> list[float]:
            there = team.changed(name, float(np.clip(at[1], least, most)))
            q = float(np.clip(at[0], h, 1 - h))
            return [follow(q, there) - q, (follow(q + h, there) - follow(q - h, there)) / (2 * h) - 1]

        found = folds(team, name, least, most)
        yield Found(1, len(found), 0, f"{name} number")
        expected = float(fsolve(touch, near, xtol=1e-12)[1])
        yield Found(expected, min(found, key=lambda each: abs(each - expected), default=0.0), 1e-6, name)


# ---------------------------------------------------------------- the engine and the mean field


@row(
    "distribution",
    sv="Samma lag stannar högt eller lågt, beroende på var det börjar",
    en="The same team settles high or low, depending on where it begins",
    source="mean-field fixed points, and their second-order shift at finite size; standard error estimated",
    checks=[POINTS, SHARES, BELIEF, ADVANCE],
    kernel=True,
    people=120,
)
def team_settles(
    people: int = 50, replications: int = 20, weeks: int = 250, engine: str | None = None
) -> Iterator[Found]:
    """In the engine, above the fold."""
    lower, _, upper = fixed_points(TEAM)
    for start, rests, case in ((0.0, lower, "from low"), (1.0, upper, "from high")):
        settled = _settle(TEAM, people, start, replications, weeks, engine)
        shift = _finite(TEAM, rests, settled)
        # The shift is part of the expectation; all of it once more is allowed for what is left out.
        yield sampled(rests + shift, settled.believed.tolist(), case, bias=abs(shift))


@row(
    "distribution",
    sv="Där fällan är stängd spelar det ingen roll var laget börjar",
    en="Where the trap is closed it does not matter where a team begins",
    source="the one mean-field fixed point, and its shift at finite size; standard error estimated",
    checks=[POINTS, ADVANCE],
    kernel=True,
    people=120,
)
def team_without_trap(
    people: int = 30, replications: int = 12, weeks: int = 400, engine: str | None = None
) -> Iterator[Found]:
    """A twentieth below the fold in interdependence, where a low start takes its time to get away."""
    (fold,) = folds(TEAM, "interdependence")
    team = TEAM.changed("interdependence", fold - 0.05)
    (rests,) = fixed_points(team)
    for start, case in ((0.0, "from low"), (1.0, "from high")):
        settled = _settle(team, people, start, replications, weeks, engine)
        shift = _finite(team, rests, settled)
        yield sampled(rests + shift, settled.believed.tolist(), case, bias=abs(shift))


@row(
    "distribution",
    sv="I motorn öppnar sig fällan där teorin säger",
    en="In the engine the trap opens where theory says",
    source="mean-field fold; tolerance is the step of the grid",
    checks=[FOLDS, ADVANCE],
    tier="slow",
    kernel=True,
)
def trap_opens(
    people: int = 120, replications: int = 8, weeks: int = 500, engine: str | None = None
) -> Iterator[Found]:
    """Where teams that begin low stay low: halfway up the curve of how many do, over a grid."""
    step = 0.02
    for name, team in (
        ("interdependence", TEAM),
        ("pay_share", TEAM.changed("interdependence", 0.72)),
    ):
        (fold,) = folds(team, name)
        # The grid is laid without regard to where in a cell the fold is.
        first = round(fold / step) * step - 4 * step
        grid = [first + step * n for n in range(9)]
        stuck = []
        for value in grid:
            there = team.changed(name, min(1.0, max(0.0, value)))
            with _model(there, people, 0.0, replications, engine) as model:
                model.advance(weeks)
                stuck.append(float((np.nanmean(_beliefs(model), axis=(1, 2)) < 0.5).mean()))
        middles = [0.5 * (here + there) for here, there in pairwise([first - step, *grid])]
        opens = sum(
            middle * (now - before)
            for middle, (before, now) in zip(middles, pairwise([0.0, *stuck]), strict=True)
        )
        yield Found(1.0, stuck[-1] - stuck[0], 0, f"{name} from none to all")
        yield Found(fold, opens, step, name)


ROWS = (
    settled_belief,
    choices_by_hand,
    staff_choose,
    team_fixed_points,
    team_folds,
    team_settles,
    team_without_trap,
    trap_opens,
)
