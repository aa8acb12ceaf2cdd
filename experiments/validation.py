"""The program against closed forms, known answers and itself: expected, observed, tolerance.

Statistical checks use fixed seeds. Their tolerance is 4.4 standard errors, a false alarm in 100 000 for a
correct program; the standard errors of averages over time come from batch means.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import fmean, stdev
from typing import Literal

import numpy as np

from tillit import scenarios
from tillit.agents import rules
from tillit.experiments.comparison import compare
from tillit.model.generators import hospitals
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions
from tillit.model.randomness import named_stream
from tillit.model.scenario import Generated
from tillit.model.state import State
from tillit.model.vocabulary import Mode
from tillit.native import engines
from tillit.native.bits import exp_, log_, philox, uniform

Kind = Literal["exact", "statistical"]

STANDARD_ERRORS = 4.4
BATCHES = 50
SEED = 2026

PHILOX_ANSWERS = (
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
)
"""Known answers of Philox4x32-10: counter, key, words (Random123, Salmon et al. 2011)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison with what is known; passed if observed is within tolerance of expected."""

    id: str
    kind: Kind
    expected: float
    observed: float
    tolerance: float

    @property
    def passed(self) -> bool:
        """Whether the check holds."""
        return abs(self.observed - self.expected) <= self.tolerance

    def document(self) -> dict[str, object]:
        """Return the check as plain JSON values."""
        return {
            "id": self.id,
            "kind": self.kind,
            "expected": self.expected,
            "observed": self.observed,
            "tolerance": self.tolerance,
            "passed": self.passed,
        }


def validate(*, everything: bool = False) -> list[Check]:
    """Carry out the checks; `everything` makes the statistical ones ten times as long."""
    steps = 200_000 if everything else 20_000
    return [*_bits(), *_trust(steps), *_choice(steps), *_whole(20 if everything else 4)]


def _bits() -> Iterator[Check]:
    right = sum(
        got == want
        for counter, key, words in PHILOX_ANSWERS
        for got, want in zip(philox(counter, key), words, strict=True)
    )
    yield Check("philox_known_answers", "exact", 12, right, 0)
    points = [uniform(philox((n, 0, 0, 0), (SEED, 0))[0]) for n in range(5000)]
    yield Check("exp_ulp", "exact", 0, _ulp(exp_, math.exp, [1400 * u - 700 for u in points]), 2)
    yield Check("log_ulp", "exact", 0, _ulp(log_, math.log, [math.exp(1400 * u - 700) for u in points]), 2)


def _ulp(ours: Callable[[float], float], libm: Callable[[float], float], points: list[float]) -> float:
    """Return the largest distance to the C library, in units of the last place."""
    return max(abs(ours(x) - libm(x)) / math.ulp(libm(x)) for x in points)


def _trust(steps: int) -> Iterator[Check]:
    # Jøsang & Ismail 2002: 8 good and 2 bad signals under a uniform prior.
    yield Check("beta_posterior_mean", "exact", 0.75, rules.belief_beta(8.0, 2.0, 0.5), 1e-12)
    # Symmetric delta rule: the mean of the signals.
    yield _stationary("delta_p0.8", 0.8, steps, 0.8, _delta(0.1, 0.1))
    # Asymmetric delta rule: gain p / (gain p + loss (1 - p)).
    for gain, loss, p in ((0.05, 0.15, 0.8), (0.05, 0.15, 0.75), (0.02, 0.2, 0.9)):
        expected = gain * p / (gain * p + loss * (1 - p))
        yield _stationary(f"delta_{gain}_{loss}_p{p}", expected, steps, p, _delta(gain, loss))
    # Beta with forgetting: (p n + 1) / (n + 2), n = 1 / (1 - forgetting).
    for forgetting, p in ((0.9, 0.8), (0.95, 0.6)):
        n = 1 / (1 - forgetting)
        yield _stationary(f"beta_{forgetting}_p{p}", (p * n + 1) / (n + 2), steps, p, _beta(forgetting, 1.0))
    # Asymmetric beta with long memory has the fixed point of the asymmetric delta rule, up to the prior.
    p, k, n = 0.8, 3.0, 1 / (1 - 0.999)
    good, bad = p * n, k * (1 - p) * n
    yield _stationary(
        "beta_long_memory_k3", (good + 1) / (good + bad + 2), steps, p, _beta(0.999, k), bias=2e-4
    )


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


def _stationary(
    name: str, expected: float, steps: int, p: float, learn: Callable[[float], float], bias: float = 0.0
) -> Check:
    """Compare the long-run mean under Bernoulli(p) signals, after a tenth of the steps as run-in.

    `bias` is how far the closed form itself may be off, where it is an approximation.
    """
    stream = named_stream(name)
    path = [
        learn(1.0 if uniform(philox((step, 0, 0, stream), (SEED, 0))[0]) < p else 0.0)
        for step in range(steps)
    ]
    kept = path[steps // 10 :]
    size = len(kept) // BATCHES
    means = [fmean(kept[batch * size : (batch + 1) * size]) for batch in range(BATCHES)]
    error = stdev(means) / math.sqrt(BATCHES)
    return Check(name, "statistical", expected, fmean(means), STANDARD_ERRORS * error + bias)


def _choice(steps: int) -> Iterator[Check]:
    """Compare how often each way of working is chosen with the closed form of the logit."""
    utilities, noise = (0.4, 0.3, -0.1, 0.1), 0.3
    weights = [math.exp(each / noise) for each in utilities]
    draws = [uniform(philox((n, 0, 0, named_stream("choice")), (SEED, 0))[0]) for n in range(steps)]
    chosen = [rules.choice(*utilities, noise, draw) for draw in draws]
    for mode in Mode:
        p = weights[mode] / sum(weights)
        tolerance = STANDARD_ERRORS * math.sqrt(p * (1 - p) / steps)
        yield Check(f"logit_{mode.word}", "statistical", p, chosen.count(mode) / steps, tolerance)
    a = Assumptions()
    turn = (1 + a.threshold**a.steepness) / 2
    yield Check("threshold_public_good", "exact", turn, rules.synergy(a.threshold, a), 1e-12)


def _whole(replications: int) -> Iterator[Check]:
    """Check the whole model: equal regimes, and the kernel against the executable specification."""
    # Two hospitals with everybody: politicians, managers, staff and patients.
    small = Generated(
        hospitals, {"sites": 2, "administrations": 2, "clinics": 2, "span": 5, "politicians": 3}
    )
    scenario = replace(scenarios.load("skane_payment_reform"), graph=small)
    years = 2 if engines.kernel() else 0.1
    same = compare(scenario, a="trust_based", b="trust_based", replications=replications, years=years)
    found = [each for one in same.measures.values() for each in one.differences]
    largest = max(abs(each) for each in found if not math.isnan(each))  # nobody works across units there
    yield Check("equal_regimes_largest_difference", "exact", 0, largest, 0)
    if engines.kernel() is None:
        return
    lively = {"scandal_rate": 0.02, "leaving_base": 1.0, "reactivity": 1.0, "political_clock": 8}
    runs = [scenario.run(arm, seed=SEED, assumptions=lively) for arm in ("never_paid", "trust_based")]
    states = []
    for engine in engines.ENGINES:
        with OrganisationModel(runs, engine=engine) as model:
            model.advance(26)
            states.append(model.state)
    different = sum(
        int(np.count_nonzero(getattr(states[0], each.name) != getattr(states[1], each.name)))
        for each in State.table()
    )
    yield Check("kernel_equals_reference_values_that_differ", "exact", 0, different, 0)
