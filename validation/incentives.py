"""Choice by what it yields, pay by what it measures: theory, optimisation, and the engine against both."""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from scipy.optimize import minimize, minimize_scalar
from scipy.special import softmax

from tillit.agents import rules
from tillit.model.generators import municipality_department
from tillit.model.incentives import distortion, effort, optimal_pay
from tillit.model.levers import Governance
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.state import Array
from tillit.model.vocabulary import Handling, Mode, Stance, Tally
from tillit.validation.rows import ROUNDING, STANDARD_ERRORS, Found, draws, row, runs, sign

LOGITS = ("agents.rules.choice", "agents.rules.stance", "agents.rules.handling", "agents.rules.prevents")


# ---------------------------------------------------------------- the logit


def _shares(choose: Callable[[float], int], kinds: Sequence[int], steps: int = 60) -> dict[int, float]:
    """Return the measure of the draws that lead to each of `kinds`, which follow each other in this order."""
    shares, start = {}, 0.0
    for kind, later in zip(kinds, range(1, len(kinds) + 1), strict=True):
        beyond = set(kinds[later:])
        low, high = start, 1.0
        for _ in range(steps if beyond else 0):
            middle = 0.5 * (low + high)
            low, high = (low, middle) if choose(middle) in beyond else (middle, high)
        right = choose(0.5 * (start + high)) == kind
        shares[kind] = high - start if right else math.nan
        start = high
    return shares


@row(
    "identity",
    sv="Valen följer logitmodellen",
    en="Choices follow the logit model",
    source="McFadden 1974: exp(u / T) over its sum (scipy's softmax); edges of the draw found by bisection",
    checks=LOGITS,
)
def logit_shares() -> Iterator[Found]:
    """The share of draws that leads to each way of working, stance and handling, at four temperatures."""
    for noise in (0.05, 0.3, 1.0, 3.0):
        for name, kinds, u, choose in _logits(noise):
            found = _shares(choose, kinds)
            for kind, share in zip(kinds, softmax(np.array(u) / noise), strict=True):
                yield Found(float(share), found[kind], ROUNDING, f"{name} {u[0]:g} T={noise:g} {int(kind)}")


def _logits(noise: float) -> Iterator[tuple[str, tuple[int, ...], tuple[float, ...], Callable[[float], int]]]:
    """Yield each logit of the model: its name, what is chosen, utilities, and the choice by draw."""
    for c, t, g, s in ((0.4, 0.3, -0.1, 0.1), (-0.2, 0.1, 0.5, 0.3), (0.1, 0.6, 0.2, 0.7)):
        yield "choice", tuple(Mode), (c, t, g, s), partial(rules.choice, c, t, g, s, noise)
    for loyalty, voice, leave in ((0.4, 0.3, -0.1), (-0.2, 0.3, 0.1), (0.1, -0.3, 0.2)):
        stance = partial(rules.stance, loyalty, voice, leave, noise)
        yield "stance", tuple(Stance), (loyalty, voice, leave), stance
    for share, passing in ((0.4, -0.1), (-0.2, -0.1), (0.1, 0.3)):
        yield (
            "handling",
            tuple(Handling),
            (share, 0.0, passing),
            partial(rules.handling, share, passing, noise),
        )
    for worth in (0.2, -0.3):
        yield "prevents", (1, 0), (worth, 0.0), partial(rules.prevents, worth, noise)


@row(
    "identity",
    sv="Valen beror bara på skillnader i nytta",
    en="Choices depend on differences of utility only",
    source="invariance of the logit; utilities of 1000 would overflow without it",
    checks=LOGITS[:2],
)
def logit_shift() -> Iterator[Found]:
    """Adding the same to every utility changes no choice."""
    changed = 0
    for draw in draws("shift", 500):
        for shift in (-1024.0, 1024.0):  # a power of 2, so that the differences are exact
            u, there = ((0.5 + by, 0.25 + by, -0.125 + by, by) for by in (0.0, shift))
            changed += rules.choice(*u, 0.3, draw) != rules.choice(*there, 0.3, draw)
            changed += rules.stance(*u[:3], 0.3, draw) != rules.stance(*there[:3], 0.3, draw)
    yield Found(0, changed, 0)


@row(
    "distribution",
    sv="Hur ofta varje sätt att arbeta väljs",
    en="How often each way of working is chosen",
    source="closed form of the logit; standard error of a share, from theory",
    checks=LOGITS[:1],
    steps=200_000,
)
def logit_frequencies(steps: int = 20_000) -> Iterator[Found]:
    """With keyed draws, as the engines do it."""
    utilities, noise = (0.4, 0.3, -0.1, 0.1), 0.3
    chosen = [rules.choice(*utilities, noise, draw) for draw in draws("choice", steps)]
    weights = [math.exp(each / noise) for each in utilities]
    for mode in Mode:
        p = weights[mode] / sum(weights)
        tolerance = STANDARD_ERRORS * math.sqrt(p * (1 - p) / steps)
        yield Found(p, chosen.count(mode) / steps, tolerance, mode.word)


# ---------------------------------------------------------------- theory of pay


@row(
    "identity",
    sv="Lön när två uppgifter tävlar om kraften",
    en="Pay when two tasks compete for effort",
    source="Holmström & Milgrom 1991: (I + r C Sigma)^-1 B', worked out by hand",
    checks=["model.incentives.optimal_pay", "model.incentives.effort"],
)
def multitask_pay() -> Iterator[Found]:
    """Substitutes and complements; both tasks measured, the second one not."""
    known = {
        # substitution: (pay, effort) with both measured; pay for the first, and both efforts, with one.
        0.0: ((0.5, 0.5), (0.5, 0.5, 0.0)),
        0.5: ((0.4, 0.4 / 1.5), (2 / 7, 8 / 21, -4 / 21)),
        0.9: ((10 / 29, 10 / 29 / 1.9), (10 / 119, 10 / 119 / 0.19, -9 / 119 / 0.19)),
        -0.5: ((2 / 3, 4 / 3), (6 / 7, 8 / 7, 4 / 7)),
    }
    for g, ((pay, work), (alone, first, second)) in known.items():
        costs = ((1.0, g), (g, 1.0))
        found = optimal_pay(costs, (1.0, 1.0), (1.0, 1.0), 1.0)
        yield Found(pay, float(found.pay[0]), ROUNDING, f"g={g:g} pay")
        yield Found(work, float(found.effort[1]), ROUNDING, f"g={g:g} effort")
        found = optimal_pay(costs, (1.0, math.inf), (1.0, 1.0), 1.0)
        yield Found(alone, float(found.pay[0]), ROUNDING, f"g={g:g} one measured, pay")
        yield Found(0, float(found.pay[1]), 0, f"g={g:g} one measured, pay for the other")
        yield Found(first, float(found.effort[0]), ROUNDING, f"g={g:g} one measured, effort")
        yield Found(second, float(found.effort[1]), ROUNDING, f"g={g:g} one measured, effort on the other")
        naive = effort(costs, (1.0, 0.0))
        yield Found(1 / (1 - g * g), float(naive[0]), ROUNDING, f"g={g:g} naive, effort")
        yield Found(-g / (1 - g * g), float(naive[1]), ROUNDING, f"g={g:g} naive, effort on the other")


@row(
    "identity",
    sv="Ingen annan lön ger mer tillsammans",
    en="No other pay yields more together",
    source="numerical maximisation: the agent's best reply, then the certainty equivalent of both",
    checks=["model.incentives.optimal_pay", "model.incentives.effort"],
)
def pay_is_optimal() -> Iterator[Found]:
    """Three tasks with correlated noise, and two of which one cannot be measured."""
    costs = np.array([[2.0, 0.6, -0.2], [0.6, 1.0, 0.3], [-0.2, 0.3, 1.5]])
    noise = np.array([[1.0, 0.3, 0.0], [0.3, 0.5, 0.1], [0.0, 0.1, 2.0]])
    value = np.array([1.0, 0.4, 0.8])
    for unmeasured in (False, True):
        free = 2 if unmeasured else 3
        spread = noise.copy()
        if unmeasured:
            spread[2, :] = spread[:, 2] = 0.0
            spread[2, 2] = math.inf

        def lost(some: Array, free: int = free) -> float:
            pay = np.concatenate([some, np.zeros(3 - free)])

            def bother(work: Array) -> float:
                return float(0.5 * work @ costs @ work - pay @ work)

            def steeper(work: Array) -> Array:
                slope: Array = costs @ work - pay
                return slope

            reply = minimize(bother, np.zeros(3), jac=steeper, tol=1e-12).x
            return float(0.5 * reply @ costs @ reply + 0.5 * 1.7 * pay @ noise @ pay - value @ reply)

        best = minimize(
            lost, np.full(free, 0.3), method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-15}
        )
        found = optimal_pay(costs, spread, value, 1.7)
        for task in range(free):
            case = f"task {task + 1}{', third not measured' if unmeasured else ''}"
            yield Found(float(best.x[task]), float(found.pay[task]), 1e-6, case)


@row(
    "identity",
    sv="Ett mått är värt så mycket som det pekar åt rätt håll",
    en="A measure is worth as much as it points the right way",
    source="Baker 1992, Gibbons 1998: cos^2 of the angle is 1, .5, 9/13, .1",
    checks=["model.incentives.distortion"],
)
def distorted_measure() -> Iterator[Found]:
    """Purpose (1, 1) and four measures."""
    for measure, share in (((1.0, 1.0), 1.0), ((1.0, 0.0), 0.5), ((1.0, 0.2), 9 / 13), ((1.0, -0.5), 0.1)):
        yield Found(
            share, distortion((1.0, 1.0), measure).surplus, ROUNDING, f"g=({measure[0]:g},{measure[1]:g})"
        )
    yield Found(0.5, distortion((1.0, 0.0), (2.0, 0.0)).rate, ROUNDING, "rate for a measure twice as long")


@row(
    "identity",
    sv="Ingen annan ackordssättning ger mer",
    en="No other piece rate yields more",
    source="numerical maximisation over the rate, the agent replying with effort",
    checks=["model.incentives.distortion"],
)
def piece_rate_is_optimal() -> Iterator[Found]:
    """Rate and share of the surplus, with and without risk."""
    for f, g, risk in (((1.0, 1.0), (1.0, 0.2), 0.0), ((1.0, 2.0, 0.5), (0.7, -0.3, 1.0), 0.8)):
        purpose, measure = np.array(f), np.array(g)

        def lost(
            rate: float, purpose: Array = purpose, measure: Array = measure, risk: float = risk
        ) -> float:
            reply = rate * measure
            return float(0.5 * reply @ reply + 0.5 * risk * rate * rate - purpose @ reply)

        best = minimize_scalar(lost, bracket=(-1.0, 1.0), tol=1e-10)
        found = distortion(f, g, risk=risk)
        yield Found(float(best.x), found.rate, 1e-6, f"risk={risk:g} rate")
        yield Found(
            -float(best.fun) / float(0.5 * purpose @ purpose), found.surplus, 1e-9, f"risk={risk:g} share"
        )


# ---------------------------------------------------------------- the engine and the theory

POOR, MIDDLING, GOOD = 0.2, 0.5, 0.9
"""How far the indicator captures the purpose."""
LOW_PAY, HIGH_PAY = 0.0, 0.8


def _gained(alignment: float, replications: int, weeks: int, engine: str | None) -> tuple[Array, Array]:
    """Return true and registered output a week and member gained by higher pay, a pair of runs each."""
    graph = municipality_department(1, managers=4, staff=36, units=3)
    task = TaskProfile(alignment=alignment)
    planned = [
        run
        for pay in (LOW_PAY, HIGH_PAY)
        for run in runs(graph, Assumptions(), replications, governance=Governance(pay_share=pay), task=task)
    ]
    with OrganisationModel(planned, engine=engine) as model:
        model.advance(weeks)
        sums = model.state.tally[:, :weeks, 0].sum(1)
    true, registered = (
        sums[:, each] / sums[:, Tally.STAFF] for each in (Tally.TRUE_OUTPUT, Tally.REGISTERED_OUTPUT)
    )
    return true[replications:] - true[:replications], registered[replications:] - registered[:replications]


@row(
    "pattern",
    sv="Goodhart: det registrerade stiger med lönen, det verkliga faller om måttet är dåligt",
    en="Goodhart: with pay what is registered rises, and what is true falls if the measure is poor",
    source="Holmström & Milgrom 1991, Baker 1992; paired runs of the whole model, Student's t",
    checks=["native.engines.advance"],
    kernel=True,
    replications=100,
)
def goodhart(replications: int = 16, weeks: int = 104, engine: str | None = None) -> Iterator[Found]:
    """Pay from 0 to .8, where the indicator captures a fifth of the purpose and where nine tenths."""
    true, registered = _gained(POOR, replications, weeks, engine)
    yield sign(1, registered.tolist(), "registered, poor measure")
    yield sign(-1, true.tolist(), "true, poor measure")
    true, registered = _gained(GOOD, replications, weeks, engine)
    yield sign(1, registered.tolist(), "registered, good measure")
    yield sign(1, true.tolist(), "true, good measure")


@row(
    "pattern",
    sv="Vad lönen ger i verklig nytta faller med måttets kvalitet",
    en="What pay yields in true output falls with the quality of the measure",
    source="Baker 2002, Gibbons 1998; paired runs of the whole model, Student's t",
    checks=["native.engines.advance"],
    kernel=True,
    replications=100,
)
def worth_of_a_measure(
    replications: int = 16, weeks: int = 104, engine: str | None = None
) -> Iterator[Found]:
    """The order of three measures; the difference between two is paired, too."""
    poor, middling, good = (
        _gained(alignment, replications, weeks, engine)[0] for alignment in (POOR, MIDDLING, GOOD)
    )
    yield sign(1, (good - middling).tolist(), "good less middling")
    yield sign(1, (middling - poor).tolist(), "middling less poor")


ROWS = (
    logit_shares,
    logit_shift,
    logit_frequencies,
    multitask_pay,
    pay_is_optimal,
    distorted_measure,
    piece_rate_is_optimal,
    goodhart,
    worth_of_a_measure,
)
