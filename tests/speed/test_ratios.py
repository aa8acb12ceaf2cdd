"""Speed by ratios within one process, never by seconds: what makes the kernel worth compiling stays.

A ratio of two programs that take turns hardly depends on the machine or on what else it does. The bounds
leave wide margins below what is measured (docs/performance.md): they catch a loop that fell back to Python, a
lost optimisation by the compiler, or a branch per tie, not a few per cent.
"""

from statistics import median
from time import thread_time

import numpy as np
import pytest

from tillit.model.dilemma import Dilemma, Play, small_world
from tillit.native import dilemmas, engines

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")

ROUNDS = 9


def seconds(play, steps, engine):
    """Processor time of this thread a step: other programs that run meanwhile are not in it."""
    started = thread_time()
    dilemmas.advance(play, steps, engine=engine)
    return (thread_time() - started) / steps


def ratios(one, other):
    """`one` over `other`, taking turns; each is called once before."""
    one(), other()
    return [one() / other() for _ in range(ROUNDS)]


def test_a_tie_costs_the_kernel_a_fraction_of_the_reference():
    """Measured: 800 to 2500 times."""
    ties = small_world(1000, 10, 0.1)
    slow, fast = (Play.begin(Dilemma(), ties) for _ in range(2))
    found = ratios(lambda: seconds(slow, 1, "reference"), lambda: seconds(fast, 50, "native"))
    assert median(found) > 150, found


def test_a_tie_costs_the_kernel_less_than_whole_arrays():
    """Twelve operations on as many numbers; numpy needs more of them for a step. Measured: 0.7."""
    play = Play.begin(Dilemma(), small_world(10_000, 10, 0.1))
    trust = play.trust.copy()
    room = np.empty_like(trust)

    def arrays():
        started = thread_time()
        for _ in range(20):
            for _ in range(12):
                np.multiply(trust, 0.5, out=room)
        return (thread_time() - started) / 20

    found = ratios(lambda: seconds(play, 20, "native"), arrays)
    assert median(found) < 3, found


def test_cost_a_tie_hardly_grows_with_members():
    """Measured: a quarter more from a thousand members to a hundred thousand, twice as much to a million."""
    small = Play.begin(Dilemma(), small_world(1_000, 10, 0.1))
    large = Play.begin(Dilemma(), small_world(100_000, 10, 0.1))
    found = ratios(
        lambda: seconds(large, 3, "native") / large.ties.n_pairs,
        lambda: seconds(small, 300, "native") / small.ties.n_pairs,
    )
    assert median(found) < 5, found


def test_no_outcome_is_dearer_than_another():
    """Outcomes are looked up, not branched on: all alike and all mixed cost the same. Measured: 1.0."""
    ties = small_world(10_000, 10, 0.1)
    mixed = Play.begin(Dilemma(selection=0.0, gain=0.5, loss=0.5), ties)
    alike = Play.begin(
        Dilemma(selection=0.0), ties, trust=np.ones((ties.n_pairs, 2)), strategy=np.ones(10_000)
    )

    def fresh():
        mixed.trust[:] = first
        return seconds(mixed, 4, "native")

    first = mixed.trust.copy()
    found = ratios(fresh, lambda: seconds(alike, 4, "native"))
    assert median(found) < 2.5, found
