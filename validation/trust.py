"""Rules that move a belief, against the theory of learning and of reputation."""

import math
from collections.abc import Callable, Iterator
from itertools import product
from statistics import fmean

from scipy.integrate import quad
from scipy.optimize import brentq

from tillit.agents import rules
from tillit.model.parameters import Assumptions
from tillit.validation.rows import ROUNDING, Found, draws, row, sampled, sign

BATCHES = 20
STEPS = 20_000

DELTA = "agents.rules.update_delta"
BETA = ("agents.rules.update_beta", "agents.rules.belief_beta")


@row(
    "identity",
    sv="Tillit efter åtta goda och två dåliga erfarenheter",
    en="Trust after eight good and two bad experiences",
    source="Jøsang & Ismail 2002: (r + 1) / (r + s + 2)",
    checks=["agents.rules.belief_beta"],
)
def beta_posterior_mean() -> Iterator[Found]:
    """Under an even prior."""
    yield Found(0.75, rules.belief_beta(8.0, 2.0, 0.5), ROUNDING)


@row(
    "identity",
    sv="Subjektiv logik: projicerad sannolikhet",
    en="Subjective logic: the projected probability",
    source="Jøsang 2016: b + a u with prior weight W = 2",
    checks=["agents.rules.belief_beta"],
)
def subjective_logic() -> Iterator[Found]:
    """Opinion (b, d, u) with base rate a."""
    for r, s, base_rate in ((8.0, 2.0, 0.5), (0.0, 0.0, 0.3), (3.5, 7.25, 0.8), (100.0, 1.0, 0.1)):
        uncertainty = 2 / (r + s + 2)
        opinion = r / (r + s + 2)
        case = f"r={r:g} s={s:g} a={base_rate:g}"
        yield Found(opinion + base_rate * uncertainty, rules.belief_beta(r, s, base_rate), ROUNDING, case)


@row(
    "identity",
    sv="Subjektiv logik: att väga samman två omdömen är att lägga samman erfarenheter",
    en="Subjective logic: to fuse two opinions is to add their evidence",
    source="Jøsang 2016, cumulative fusion: (3,1) and (2,2) give b = .5, u = .2",
    checks=BETA,
)
def cumulative_fusion() -> Iterator[Found]:
    """Opinions are fused by the fusion rule, evidence is added by eq. 2 without forgetting."""
    for one, other in (((3.0, 1.0), (2.0, 2.0)), ((0.5, 4.0), (7.0, 0.25))):
        (b1, u1), (b2, u2) = ((r / (r + s + 2), 2 / (r + s + 2)) for r, s in (one, other))
        k = u1 + u2 - u1 * u2
        fused = (b1 * u2 + b2 * u1) / k + 0.5 * u1 * u2 / k
        r, s = one
        # Evidence for and against, as signals of weight: 1 counts for, 0 against.
        r, s = rules.update_beta(r, s, 1.0, 1.0, 1.0, other[0])
        r, s = rules.update_beta(r, s, 0.0, 1.0, 1.0, other[1])
        yield Found(fused, rules.belief_beta(r, s, 0.5), ROUNDING, f"{one} and {other}")


@row(
    "identity",
    sv="Tillit som glömmer: väntevärdet efter n signaler",
    en="Trust that forgets: the mean after n signals",
    source="closed form: r + s is not random, so E[T] = (p m + 1) / (m + 2), m = (1 - f^n) / (1 - f)",
    checks=BETA,
)
def beta_mean_after_n(n: int = 9) -> Iterator[Found]:
    """Every one of the 2**n sequences of signals, weighted by its probability."""
    for forgetting, p in ((0.9, 0.8), (0.5, 0.3), (1.0, 0.6)):
        mean = 0.0
        for signals in product((0.0, 1.0), repeat=n):
            r = s = 0.0
            for signal in signals:
                r, s = rules.update_beta(r, s, signal, forgetting, 1.0)
            good = int(sum(signals))
            mean += p**good * (1 - p) ** (n - good) * rules.belief_beta(r, s, 0.5)
        m = (1 - forgetting**n) / (1 - forgetting) if forgetting < 1 else float(n)
        yield Found((p * m + 1) / (m + 2), mean, ROUNDING, f"f={forgetting:g} p={p:g}")


@row(
    "distribution",
    sv="Tillit som glömmer: var den stannar",
    en="Trust that forgets: where it settles",
    source="closed form: (p m + 1) / (m + 2), m = 1 / (1 - f); standard error from batch means",
    checks=BETA,
    steps=200_000,
)
def beta_forgetting(steps: int = STEPS) -> Iterator[Found]:
    """Long-run mean under Bernoulli(p) signals."""
    for forgetting, p in ((0.9, 0.8), (0.95, 0.6), (0.99, 0.9)):
        m = 1 / (1 - forgetting)
        name = f"f={forgetting:g} p={p:g}"
        yield _settled(name, (p * m + 1) / (m + 2), steps, p, _beta(forgetting, 1.0))


@row(
    "distribution",
    sv="Dåligt väger mer än gott i båda reglerna för tillit",
    en="Bad weighs more than good in both rules of trust",
    source="fixed point p / (p + k (1 - p)) of the delta rule, with the prior and the evidence's variance; "
    "standard error from batch means",
    checks=BETA,
    steps=200_000,
)
def beta_asymmetric(steps: int = STEPS) -> Iterator[Found]:
    """The asymmetric beta rule with a long memory; the delta rule's fixed point is its limit."""
    p, forgetting = 0.8, 0.98
    m = 1 / (1 - forgetting)
    variance = p * (1 - p) / (1 - forgetting**2)
    for k in (3.0, 10.0):
        # s = k (m - r), so the belief is a function of r alone, and its mean follows to second order.
        c, d, r = k * m + 2, k - 1, p * m
        bend = d * (c + d) / (c - d * r) ** 3 * variance
        # Third order: the skewness of r is of the order 1 / sqrt(m).
        name = f"k={k:g} p={p:g}"
        expected = (r + 1) / (c - d * r) + bend
        yield _settled(name, expected, steps, p, _beta(forgetting, k), bias=abs(bend) / math.sqrt(m))


@row(
    "identity",
    sv="Deltaregeln under samma signal vecka efter vecka",
    en="The delta rule under the same signal week after week",
    source="Rescorla & Wagner 1972: V_n = s + (V_0 - s)(1 - a)^n",
    checks=[DELTA],
)
def delta_constant_signal() -> Iterator[Found]:
    """From above by the loss, from below by the gain."""
    gain, loss = 0.04, 0.12
    for start, signal in ((0.0, 0.7), (1.0, 0.2), (0.3, 1.0), (0.5, 0.5)):
        belief = start
        for _ in range(30):
            belief = rules.update_delta(belief, signal, gain, loss)
        rate = gain if signal >= start else loss
        expected = signal + (start - signal) * (1 - rate) ** 30
        yield Found(expected, belief, ROUNDING, f"V0={start:g} s={signal:g}")


@row(
    "distribution",
    sv="Deltaregeln: medelvärde och spridning",
    en="The delta rule: mean and variance",
    source="closed form: E = p, Var = a p (1 - p) / (2 - a); standard errors from batch means",
    checks=[DELTA],
    steps=200_000,
)
def delta_symmetric(steps: int = STEPS) -> Iterator[Found]:
    """Under Bernoulli(p) signals."""
    a, p = 0.1, 0.8
    path = _path("delta", steps, p, _delta(a, a))
    yield sampled(p, _batches(path), "mean")
    yield sampled(a * p * (1 - p) / (2 - a), _batches([(each - p) ** 2 for each in path]), "variance")


@row(
    "distribution",
    sv="Tillit kommer till fots och rider bort: var den stannar",
    en="Trust comes on foot and leaves on horseback: where it settles",
    source="closed form: g p / (g p + l (1 - p)); standard error from batch means",
    checks=[DELTA],
    steps=200_000,
)
def delta_asymmetric(steps: int = STEPS) -> Iterator[Found]:
    """Under Bernoulli(p) signals, gain g and loss l."""
    for gain, loss, p in ((0.05, 0.15, 0.8), (0.05, 0.15, 0.75), (0.02, 0.2, 0.9)):
        expected = gain * p / (gain * p + loss * (1 - p))
        yield _settled(f"g={gain:g} l={loss:g} p={p:g}", expected, steps, p, _delta(gain, loss))


@row(
    "pattern",
    sv="Tilliten når över hälften bara hos den som är pålitlig nog",
    en="Trust gets above one half only where reliability is high enough",
    source="closed form: p > k / (1 + k) for asymmetry k; interval from batch means",
    checks=[DELTA],
    steps=200_000,
)
def delta_reliability_needed(steps: int = STEPS) -> Iterator[Found]:
    """A twentieth below and above the threshold."""
    for k in (1.0, 3.0, 10.0):
        for side in (-1, 1):
            p = k / (1 + k) + side * 0.05
            path = _path(f"k={k}{side}", steps, p, _delta(0.02, 0.02 * k))
            above = [each - 0.5 for each in _batches(path)]
            yield sign(side, above, f"k={k:g} {'above' if side > 0 else 'below'}")


@row(
    "identity",
    sv="Brus kan inte göra en perfekt signal bättre, bara sämre",
    en="Noise cannot make a perfect signal better, only worse",
    source="integral of the clipped even noise: 1 - noise / 4; in general s - (s + noise - 1)^2 / (4 noise)",
    checks=["agents.rules.perceived"],
)
def clipped_noise() -> Iterator[Found]:
    """Integrated over the draw."""
    for signal, noise in ((1.0, 0.1), (1.0, 0.5), (0.0, 0.2), (0.95, 0.1), (0.5, 0.3)):
        over, under = max(0.0, signal + noise - 1), max(0.0, noise - signal)
        expected = signal - over**2 / (4 * noise) + under**2 / (4 * noise)
        bends = [(1 - signal) / noise / 2 + 0.5, 0.5 - signal / noise / 2]
        mean, _ = quad(
            lambda u, signal=signal, noise=noise: rules.perceived(signal, noise, u),
            0,
            1,
            points=[each for each in bends if 0 < each < 1] or None,
        )
        yield Found(expected, mean, 1e-10, f"s={signal:g} noise={noise:g}")
    yield Found(0.6, rules.perceived(0.5, 0.2, 0.75), ROUNDING, "a lucky draw looks better")


@row(
    "distribution",
    sv="Brus i sig sänker tilliten när dåligt väger mer än gott",
    en="Noise in itself lowers trust where bad weighs more than good",
    source="root of E[w(s - q)(s - q)] = 0 by quadrature, and its first correction in the gain",
    checks=[DELTA, "agents.rules.perceived"],
    steps=200_000,
)
def noise_lowers_trust(steps: int = STEPS) -> Iterator[Found]:
    """The delta rule with asymmetry 3 under a steady signal that is seen with noise."""
    gain, k = 0.02, 3.0
    for signal, noise in ((0.7, 0.2), (0.9, 0.3)):

        def pull(q: float, power: int = 1, signal: float = signal, noise: float = noise) -> float:
            """Return E[(w(s - q)(s - q))^power]; s is even on signal -+ noise, clipped at 1."""
            low, high = signal - noise, signal + noise
            inside, _ = quad(
                lambda s: ((s - q) * (1.0 if s > q else k)) ** power, low, min(high, 1.0), points=[q]
            )
            clipped = max(0.0, high - 1.0) * (1.0 - q) ** power
            return (inside + clipped) / (high - low)

        root = float(brentq(pull, signal - noise, 1.0))
        h = 1e-3
        slope = (pull(root + h) - pull(root - h)) / (2 * h)
        curvature = (pull(root + h) - 2 * pull(root) + pull(root - h)) / h**2
        # In a stationary state 2 gain slope Var + gain^2 E[pull^2] = 0, and the mean is where the
        # curvature's share of the pull is made up for.
        variance = -gain * pull(root, 2) / (2 * slope)
        shift = -0.5 * curvature * variance / slope
        noises = draws(f"noise {signal}", steps)
        belief, path = root, []
        for u in noises:
            belief = rules.update_delta(belief, rules.perceived(signal, noise, u), gain, k * gain)
            path.append(belief)
        # What is left out is of the order of the next power of the gain.
        yield sampled(root + shift, _batches(path), f"s={signal:g} noise={noise:g}", bias=gain * abs(shift))


@row(
    "identity",
    sv="Tillit utan kontakt bleknar i jämn takt",
    en="Trust without contact fades at an even rate",
    source="closed form: u + (V_0 - u)(1 - fading)^n",
    checks=["agents.rules.fade"],
)
def fading() -> Iterator[Found]:
    """Towards the propensity, from both sides."""
    a = Assumptions(fading=0.03)
    for start, propensity in ((0.9, 0.4), (0.1, 0.6)):
        belief = start
        for _ in range(40):
            belief = rules.fade(belief, propensity, a)
        expected = propensity + (start - propensity) * 0.97**40
        yield Found(expected, belief, ROUNDING, f"V0={start:g} u={propensity:g}")


@row(
    "identity",
    sv="Tillit är ett vägt medelvärde av tre övertygelser",
    en="Trust is the weighted mean of three beliefs",
    source="Mayer, Davis & Schoorman 1995; weights .49, .32, .19 after Colquitt et al. 2007",
    checks=["agents.rules.trust"],
)
def trust_of_three_beliefs() -> Iterator[Found]:
    """Each belief alone carries its weight, and equal beliefs are the trust, whatever the weights."""
    a = Assumptions()
    for case, beliefs, weight in (
        ("ability", (1.0, 0.0, 0.0), 0.49),
        ("benevolence", (0.0, 1.0, 0.0), 0.32),
        ("integrity", (0.0, 0.0, 1.0), 0.19),
    ):
        yield Found(weight, rules.trust(beliefs, a), ROUNDING, case)
    other = Assumptions(weight_ability=0.9, weight_benevolence=0.2, weight_integrity=0.7)
    yield Found(0.37, rules.trust((0.37,) * 3, other), ROUNDING, "equal")


def _delta(gain: float, loss: float) -> Callable[[float], float]:
    belief = 0.5

    def learn(signal: float) -> float:
        nonlocal belief
        belief = rules.update_delta(belief, signal, gain, loss)
        return belief

    return learn


def _beta(forgetting: float, k: float) -> Callable[[float], float]:
    r = s = 0.0

    def learn(signal: float) -> float:
        nonlocal r, s
        r, s = rules.update_beta(r, s, signal, forgetting, k)
        return rules.belief_beta(r, s, 0.5)

    return learn


def _path(name: str, steps: int, p: float, learn: Callable[[float], float]) -> list[float]:
    """Return beliefs under Bernoulli(p) signals, after a tenth of the steps as run-in."""
    return [learn(1.0 if u < p else 0.0) for u in draws(name, steps)][steps // 10 :]


def _batches(path: list[float]) -> list[float]:
    """Return the means of batches, which are next to independent where they are long."""
    size = len(path) // BATCHES
    return [fmean(path[batch * size : (batch + 1) * size]) for batch in range(BATCHES)]


def _settled(
    name: str, expected: float, steps: int, p: float, learn: Callable[[float], float], bias: float = 0.0
) -> Found:
    return sampled(expected, _batches(_path(name, steps, p, learn)), name, bias=bias)


ROWS = (
    beta_posterior_mean,
    subjective_logic,
    cumulative_fusion,
    beta_mean_after_n,
    beta_forgetting,
    beta_asymmetric,
    delta_constant_signal,
    delta_symmetric,
    delta_asymmetric,
    delta_reliability_needed,
    clipped_noise,
    noise_lowers_trust,
    fading,
    trust_of_three_beliefs,
)
