"""The threshold trap and the public good with a threshold, against their closed forms."""

import math
from collections.abc import Iterator
from itertools import pairwise

from scipy.optimize import brentq
from scipy.special import ndtri

from tillit.agents import rules
from tillit.model import traps
from tillit.model.parameters import Assumptions
from tillit.validation.rows import ROUNDING, STANDARD_ERRORS, Found, draws, row

FOLDS = "model.traps.folds"
POINTS = "model.traps.fixed_points"
FOLLOW = "model.traps.follow"


@row(
    "identity",
    sv="Tröskelfällans vändpunkter",
    en="The folds of the threshold trap",
    source="closed form, computed independently to six digits",
    checks=[FOLDS],
)
def threshold_folds() -> Iterator[Found]:
    """At five spreads of thresholds."""
    known = {0.1: 0.214456, 0.15: 0.290756, 0.2: 0.354997, 0.25: 0.408522, 0.3: 0.451624}
    for sigma, low in known.items():
        found = traps.folds(sigma)
        yield Found(low, found[0], 1e-6, f"sigma={sigma:g} low")
        yield Found(1 - low, found[1], 1e-6, f"sigma={sigma:g} high")


@row(
    "identity",
    sv="Vid en vändpunkt tangerar kurvan diagonalen",
    en="At a fold the curve touches the diagonal",
    source="root of x = F(x) and F'(x) = 1 by bisection, with math.erf for F",
    checks=[FOLDS],
)
def folds_touch(steps: int = 60) -> Iterator[Found]:
    """The mean threshold from which x = F(x) has no low solution, found without the closed form."""
    for sigma in (0.05, 0.18, 0.33):

        def beneath(mu: float, sigma: float = sigma) -> bool:
            """Whether the curve gets down to the diagonal below the mean."""
            low, high = mu - 6 * sigma, mu
            for _ in range(200):  # the least of a convex function, by thirds
                a, b = low + (high - low) / 3, high - (high - low) / 3
                low, high = (low, b) if _over(a, mu, sigma) < _over(b, mu, sigma) else (a, high)
            return _over(0.5 * (low + high), mu, sigma) < 0

        low, high = 0.0, 0.5
        for _ in range(steps):
            middle = 0.5 * (low + high)
            low, high = (low, middle) if beneath(middle) else (middle, high)
        yield Found(low, traps.folds(sigma)[0], 1e-9, f"sigma={sigma:g}")


@row(
    "identity",
    sv="Tröskelfällans vilolägen",
    en="The fixed points of the threshold trap",
    source="computed independently to six digits: mean .4, spread .15",
    checks=[POINTS],
)
def threshold_fixed_points() -> Iterator[Found]:
    """Low, tipping point, high."""
    found = traps.fixed_points(0.4, 0.15)
    yield Found(3, len(found), 0, "number")
    known = ((0.004158, "low"), (0.336831, "tipping"), (0.999968, "high"))
    for (expected, case), share in zip(known, found, strict=False):
        yield Found(expected, share, 1e-6, case)


@row(
    "identity",
    sv="Vilolägena löser ekvationen, och är ett eller tre",
    en="The fixed points solve the equation, and are one or three",
    source="math.erf for the normal distribution; three exactly between the folds",
    checks=[POINTS, FOLDS],
)
def fixed_points_between_folds() -> Iterator[Found]:
    """A millionth inside and outside the folds."""
    worst = 0.0
    for sigma in (0.05, 0.1, 0.2, 0.3, 0.38):
        low, high = traps.folds(sigma)
        for mu, number in ((low - 1e-6, 1), (low + 1e-6, 3), (0.5, 3), (high - 1e-6, 3), (high + 1e-6, 1)):
            found = traps.fixed_points(mu, sigma)
            worst = max(worst, *(abs(_over(x, mu, sigma)) for x in found))
            yield Found(number, len(found), 0, f"sigma={sigma:g} mu={mu:.6f}")
    for mu in (0.1, 0.5, 0.9):
        yield Found(1, len(traps.fixed_points(mu, 0.5)), 0, f"sigma=0.5 mu={mu:g}")
    yield Found(0, worst, ROUNDING, "largest residual")


@row(
    "identity",
    sv="Granovetters kritiska spridning",
    en="Granovetter's critical spread",
    source="Granovetter 1978: 12.2 for a mean of 25 of 100; exactly 12.2220868, below it about 6 of 100 join",
    checks=[FOLDS, POINTS],
)
def granovetter_spread() -> Iterator[Found]:
    """Solved with the folds, and the rest below and above it."""
    sigma = float(brentq(lambda s: traps.folds(s)[0] - 0.25, 0.05, 0.3, xtol=1e-14))
    yield Found(12.2220868, 100 * sigma, 1e-6, "spread")
    yield Found(0.0620, traps.fixed_points(0.25, sigma - 1e-9)[0], 1e-4, "rest below it")
    yield Found(1.0, traps.fixed_points(0.25, sigma + 1e-4)[0], 1e-4, "rest above it")


@row(
    "identity",
    sv="Granovetters upplopp",
    en="Granovetter's riot",
    source="Granovetter 1978, p. 1424: thresholds 0, 1, ... 99; then a 2 instead of the 1",
    checks=["model.traps.crowd"],
)
def granovetter_riot() -> Iterator[Found]:
    """A hundred, and one."""
    thresholds = list(range(100))
    yield Found(100, traps.crowd(thresholds[::-1]), 0, "thresholds 0 to 99")
    yield Found(1, traps.crowd([0, 2, *thresholds[2:]]), 0, "2 for 1")
    yield Found(0, traps.crowd([1, 1, 1]), 0, "nobody begins")


@row(
    "identity",
    sv="Tröghet: vägen upp är inte vägen ner",
    en="Hysteresis: the way up is not the way down",
    source="closed form of the folds; tolerance is the step of the sweep",
    checks=[FOLLOW, FOLDS],
)
def hysteresis(step: float = 0.002) -> Iterator[Found]:
    """The mean threshold is swept slowly down and up, and the crowd follows itself from where it is."""
    sigma = 0.15
    low, high = traps.folds(sigma)
    yield Found(low, _jump(0.5, -step, sigma), step, "up")
    yield Found(high, _jump(0.5, step, sigma), step, "down")


def _jump(mu: float, step: float, sigma: float) -> float:
    """Return the mean threshold at which a crowd passes one half, swept from `mu` on."""
    share = 0.0 if step < 0 else 1.0
    began = share
    while abs(share - began) < 0.5 and -1 < mu < 2:
        mu += step
        for _ in range(5000):  # near a fold it is slow
            before, share = share, traps.follow(share, mu, sigma)
            if abs(share - before) < 1e-13:
                break
    return mu - step / 2


@row(
    "distribution",
    sv="En stor folkmassa stannar vid det stabila viloläget",
    en="A large crowd stops at the stable fixed point",
    source="fixed point of the continuum; standard error sqrt(x (1 - x) / n) / (1 - slope), from theory",
    checks=["model.traps.crowd", POINTS, "model.traps.slope"],
    people=1_000_000,
)
def large_crowd(people: int = 40_000) -> Iterator[Found]:
    """Thresholds drawn from the normal distribution."""
    for mu, sigma in ((0.4, 0.2), (0.25, 0.25)):
        thresholds = [people * (mu + sigma * float(ndtri(u))) for u in draws(f"crowd {mu}", people)]
        x = traps.fixed_points(mu, sigma)[0]
        error = math.sqrt(x * (1 - x) / people) / (1 - traps.slope(x, mu, sigma))
        yield Found(
            x,
            traps.crowd(thresholds) / people,
            STANDARD_ERRORS * error + 1 / people,
            f"mu={mu:g} sigma={sigma:g}",
        )


@row(
    "identity",
    sv="Vilolägen är stabila och instabila om vartannat",
    en="Fixed points are stable and unstable by turns",
    source="finite difference of the map; iterating it from a thousandth beside each",
    checks=["model.traps.slope", FOLLOW, POINTS],
)
def stability() -> Iterator[Found]:
    """The slope against a difference, and what the map does with a small push."""
    mu, sigma = 0.45, 0.15
    for x, goes in zip(traps.fixed_points(mu, sigma), (0.0, 1.0, 0.0), strict=True):
        h = 1e-5
        difference = (traps.follow(x + h, mu, sigma) - traps.follow(x - h, mu, sigma)) / (2 * h)
        yield Found(difference, traps.slope(x, mu, sigma), 1e-6, f"slope at {x:.4f}")
        there = x + (1e-3 if x < 0.5 else -1e-3)
        for _ in range(200):
            there = traps.follow(there, mu, sigma)
        yield Found(goes, float(abs(there - x) > 1e-2), 0, f"leaves {x:.4f}")


@row(
    "identity",
    sv="Samarbetets tröskel",
    en="The threshold of co-operation",
    source="identities of the Hill curve, with plain powers (ODD eq. 27)",
    checks=["agents.rules.synergy", "agents.rules.risen", "agents.rules.dependent"],
)
def public_good() -> Iterator[Found]:
    """0 at 0, 1 at 1, what it is at the threshold, rising, and 1 everywhere without steepness."""
    for threshold, steepness in ((0.5, 4.0), (0.3, 8.0), (0.7, 2.5)):
        a = Assumptions(threshold=threshold, steepness=steepness)
        case = f"threshold={threshold:g} steepness={steepness:g}"
        yield Found(0, rules.synergy(0.0, a), 0, f"{case} at 0")
        yield Found(1, rules.synergy(1.0, a), ROUNDING, f"{case} at 1")
        yield Found((1 + threshold**steepness) / 2, rules.synergy(threshold, a), ROUNDING, f"{case} there")
        curve = [rules.synergy(n / 100, a) for n in range(101)]
        falls = sum(after <= before for before, after in pairwise(curve))
        yield Found(0, falls, 0, f"{case} falls")
    flat = Assumptions(steepness=0.0)
    yield Found(1, rules.synergy(0.2, flat), ROUNDING, "without steepness")
    # A weighted mean of all the value and of what co-operation yields.
    for yielded, interdependence in ((0.0, 0.3), (0.4, 1.0), (0.8, 0.5), (0.1, 0.0)):
        mean = (1 - interdependence) * 1 + interdependence * yielded
        case = f"yielded={yielded:g} interdependence={interdependence:g}"
        yield Found(mean, rules.dependent(yielded, interdependence), ROUNDING, case)


def _over(x: float, mu: float, sigma: float) -> float:
    """Return F(x) - x with the C library's error function."""
    return 0.5 * math.erfc((mu - x) / sigma / math.sqrt(2)) - x


ROWS = (
    threshold_folds,
    folds_touch,
    threshold_fixed_points,
    fixed_points_between_folds,
    granovetter_spread,
    granovetter_riot,
    hysteresis,
    large_crowd,
    stability,
    public_good,
)
