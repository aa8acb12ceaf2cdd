"""Replicator dynamics, the games for it, and the commons: shapes, ends of ranges, refusals."""

import math

import numpy as np
import pytest

from tillit.model import traps

HUNT = ((5, 0), (3, 1))


def test_a_path_has_times_and_shares():
    path = traps.evolve(HUNT, (0.5, 0.5), 10, samples=5)
    assert path.times.tolist() == [0, 2.5, 5, 7.5, 10]
    assert path.shares.shape == (5, 2)
    assert np.allclose(path.shares.sum(axis=1), 1, atol=1e-14)
    assert path.shares[0].tolist() == [0.5, 0.5]


def test_shares_stay_shares_however_rare():
    path = traps.evolve(((0, -1, 4), (4, 0, -1), (-1, 4, 0)), (0.98, 0.019, 0.001), 300)
    outwards = traps.evolve(((0, -4, 1), (1, 0, -4), (-4, 1, 0)), (0.4, 0.3, 0.3), 300)
    for each in (path, outwards):
        assert (each.shares >= 0).all()
        assert np.allclose(each.shares.sum(axis=1), 1, atol=1e-12)
    assert np.allclose(path.shares[-1], 1 / 3, atol=1e-6)
    assert outwards.shares[-1].max() > 0.999


@pytest.mark.parametrize(
    ("argument", "arguments", "named"),
    [
        ("start", (HUNT, (0.5, 0.6), 1), {}),
        ("start", (HUNT, (-0.5, 1.5), 1), {}),
        ("start", (HUNT, (math.nan, 1), 1), {}),
        ("start", (HUNT, ((0.5, 0.5),), 1), {}),
        ("start", (HUNT, "ab", 1), {}),
        ("payoffs", (HUNT, (0.5, 0.3, 0.2), 1), {}),
        ("until", (((0, 1e9), (1, 0)), (0.5, 0.5), 1e3), {}),
        ("payoffs", (((1, math.inf), (0, 0)), (0.5, 0.5), 1), {}),
        ("payoffs", (lambda x: x[:1], (0.5, 0.5), 1), {}),
        ("payoffs", (lambda x: x * math.nan, (0.5, 0.5), 1), {}),
        *(("until", (HUNT, (0.5, 0.5), until), {}) for until in (0, -1, math.inf, math.nan, True, "1", 1e9)),
        *(("samples", (HUNT, (0.5, 0.5), 1), {"samples": samples}) for samples in (1, 2.5, True, 10**9)),
        *(
            ("populations", (HUNT, (0.5, 0.5), 1), {"populations": sizes})
            for sizes in ((1,), (3, -1), (1.0, 1.0), 5, "ab", ())
        ),
    ],
)
def test_what_cannot_be_followed_is_refused(argument, arguments, named, one_line):
    one_line(argument, traps.evolve, *arguments, **named)


@pytest.mark.parametrize(
    "bad", [((1, 2, 3), (4, 5, 6)), (1, 2), np.zeros((11, 11)), ((1, math.nan), (0, 0)), None]
)
def test_games_are_square(bad, one_line):
    one_line("payoffs", traps.rest_points, bad)
    one_line("payoffs", traps.basins, bad)


@pytest.mark.parametrize("bad", [1, 2, 0, True, 2.5, 10**9, math.nan])
def test_resolution_is_a_whole_number(bad, one_line):
    one_line("resolution", traps.basins, HUNT, bad)


def test_one_strategy_rests():
    assert traps.rest_points([[3]]).points == (traps.RestPoint((1.0,), "stable"),)


def test_voluntary_games_without_an_interior_point_say_why(one_line):
    assert "all being loners" in one_line("r", traps.voluntary_pgg, 2, 5, 0.5)
    assert "all being loners" in one_line("r", traps.voluntary_pgg, 1.5, 5, 0.2)
    assert "pays for itself" in one_line("r", traps.voluntary_pgg, 5, 5, 1)
    assert "r - 1 = 2" in one_line("sigma", traps.voluntary_pgg, 3, 5, 2)
    assert "below 3" in one_line("n", traps.voluntary_pgg, 2.5, 2, 1)
    assert "outside 0" in one_line("sigma", traps.voluntary_pgg, 3, 5, 0)


@pytest.mark.parametrize(
    ("argument", "arguments"),
    [
        *(("r", (r, 5, 1)) for r in (math.nan, math.inf, True, "3", -1)),
        *(("n", (3, n, 1)) for n in (1, 5.0, True, math.nan, 10**9)),
        *(("sigma", (3, 5, sigma)) for sigma in (math.nan, math.inf, True, None)),
    ],
)
def test_numbers_of_the_voluntary_game(argument, arguments, one_line):
    one_line(argument, traps.voluntary_pgg, *arguments)
    one_line(argument, traps.voluntary_payoffs, *arguments)


def test_groups_may_be_large():
    found = traps.voluntary_pgg(3, 100_000, 1)
    assert 0.99 < found.loners < 1
    assert found.cooperators == pytest.approx(found.defectors, rel=1e-12)


@pytest.mark.parametrize(
    "arguments", [(1, 1.5), (2, 2), (2, 4), (2, 1.5), (math.nan, 3), (2, math.inf), (True, 1.5), ("2", 3)]
)
def test_multipliers_of_the_trust_game(arguments, one_line):
    one_line("trustworthy", traps.trust_game, *arguments)


@pytest.mark.parametrize("bad", [0, -1, math.nan, math.inf, True, "1"])
def test_numbers_of_the_games_are_above_zero(bad, one_line):
    one_line("value", traps.trust_game, 2, 3, bad)
    for place, name in enumerate(("gain", "punishment", "reward", "cost")):
        numbers = [1, 2, 2, 1]
        numbers[place] = bad
        one_line(name, traps.inspection_game, *numbers)
    one_line("decline", traps.commons, 8, 23, bad, 5)


@pytest.mark.parametrize("bad", [0, 8.0, True, math.nan, 10**10, "8"])
def test_the_commons_has_whole_persons(bad, one_line):
    one_line("n", traps.commons, bad, 23, 0.25, 5)


@pytest.mark.parametrize(
    ("value", "cost"), [(5, 5), (4, 5), (23, -1), (math.nan, 5), (23, math.nan), (math.inf, 5)]
)
def test_the_commons_is_worth_something(value, cost, one_line):
    one_line("value", traps.commons, 8, value, 0.25, cost)
