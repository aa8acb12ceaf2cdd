"""Fixation: exact numbers far beyond what a float holds, and neutral, large and small populations."""

import math

import numpy as np
import pytest

from tillit.model import traps

DILEMMA = (3, 0, 5, 1)


@pytest.mark.parametrize("n", [2, 3, 50, 1000, 1_000_000])
@pytest.mark.parametrize("payoffs", [(1, 1, 1, 1), (3, 0, 5, 1)])
def test_chance_alone_is_one_in_n(n, payoffs):
    beta = 0 if payoffs == (3, 0, 5, 1) else 7
    assert traps.fixation(payoffs, n, beta) == pytest.approx(1 / n, rel=1e-12)
    assert traps.moran_fixation(payoffs, n, 0) == pytest.approx(1 / n, rel=1e-12)
    assert traps.moran_constant(1, n) == pytest.approx(1 / n, rel=1e-12)


def test_payoffs_may_be_a_table_or_a_row():
    flat = traps.fixation(DILEMMA, 20, 0.3)
    assert traps.fixation(((3, 0), (5, 1)), 20, 0.3) == flat
    assert traps.fixation(np.array(((3, 0), (5, 1))), np.int64(20), np.float64(0.3)) == flat


def test_nothing_is_zero_where_a_float_can_hold_it():
    assert traps.fixation(DILEMMA, 10, 1) == pytest.approx(3.733181e-8, rel=1e-6)
    assert traps.fixation(DILEMMA, 50, 1) == pytest.approx(3.162266e-34, rel=1e-6)
    assert 0 < traps.fixation(DILEMMA, 490, 1) < 1e-300


def test_the_logarithm_goes_on_where_no_float_can():
    # A constant disadvantage d: log rho is close to -(n - 1) d where d is large.
    log = traps.log_fixation((1, -1, 2, 0), 1000, 5)
    assert log == pytest.approx(
        -999 * 5 * (1 + 2 / 999) + math.log(1 - math.exp(-5 * (1 + 2 / 999))), rel=1e-12
    )
    assert traps.fixation((1, -1, 2, 0), 1000, 5) == 0.0
    assert math.isfinite(traps.log_fixation((1e9, -1e9, 1e9, -1e9), 1_000_000, 1e6))
    assert math.isfinite(traps.log_fixation((-1e9, -1e9, 1e9, 1e9), 1_000_000, 1e6))


def test_two_individuals_decide_it_in_one_step():
    # The first earns S and the second T: the step up has the chance 1 / (1 + exp(beta (T - S))).
    assert traps.fixation((9, 1, 2, 9), 2, 0.5) == pytest.approx(1 / (1 + math.exp(0.5)), rel=1e-14)


def test_a_birth_death_chain_of_any_rates():
    assert math.exp(traps.log_birth_death([1], [3])) == pytest.approx(0.25)
    assert math.exp(traps.log_birth_death([0.2, 0.2], [0.2, 0.2])) == pytest.approx(1 / 3)


@pytest.mark.parametrize("bad", [1, 0, -5, 2.0, 1_000_001, math.nan, math.inf, True, "10", None, 10**40])
def test_populations_are_whole_numbers(bad, one_line):
    for ask in (traps.fixation, traps.log_fixation, traps.moran_fixation):
        one_line("n", ask, DILEMMA, bad, 0.1)
    one_line("n", traps.moran_constant, 1.1, bad)


@pytest.mark.parametrize("bad", [-0.1, 1e7, math.nan, math.inf, True, "1", None, [0.1]])
def test_selection_is_a_number(bad, one_line):
    one_line("beta", traps.fixation, DILEMMA, 10, bad)
    one_line("w", traps.moran_fixation, DILEMMA, 10, bad)
    one_line("fitness", traps.moran_constant, bad if bad != 1e7 else 0, 10)


@pytest.mark.parametrize(
    "bad",
    [
        (1, 2, 3),
        ((1, 2, 3), (4, 5, 6)),
        (1, 2, 3, math.nan),
        (1, 2, 3, math.inf),
        (1, 2, 3, 10000000000.0),
        "PD",
        None,
        5,
        (True, False, True, True),
        ((1, 2), (3,)),
        (),
        (1, 2, 3, 4j),
        {"R": 1},
    ],
)
def test_payoffs_are_four_numbers(bad, one_line):
    one_line("payoffs", traps.fixation, bad, 10, 0.1)
    one_line("payoffs", traps.moran_fixation, bad, 10, 0.1)
    one_line("payoffs", traps.basin_boundary, bad)


def test_fitness_must_be_positive(one_line):
    one_line("w", traps.moran_fixation, (3, 0, 5, 1), 10, 1)
    one_line("w", traps.moran_fixation, (3, -20, 5, 1), 10, 0.5)


@pytest.mark.parametrize(
    ("up", "down"), [([0], [1]), ([1, 1], [1]), ([-1], [1]), ([math.nan], [1]), ([], [])]
)
def test_rates_are_above_zero(up, down, one_line):
    one_line("up", traps.log_birth_death, up, down)
