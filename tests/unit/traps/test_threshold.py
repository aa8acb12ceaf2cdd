import math
from itertools import pairwise

import pytest

from tillit.model import traps
from tillit.model.errors import ParameterError


@pytest.mark.parametrize("sigma", [0.02, 0.1, 0.25, 0.39])
def test_folds_lie_evenly_around_one_half(sigma):
    low, high = traps.folds(sigma)
    assert low + high == pytest.approx(1, abs=1e-12)
    assert 0 < low < 0.5 < high < 1


def test_folds_close_where_thresholds_are_wide_and_open_where_they_are_alike():
    assert traps.folds(traps.WIDEST - 1e-9) == pytest.approx((0.5, 0.5), abs=1e-5)
    low, high = traps.folds(1e-6)
    assert low == pytest.approx(0, abs=1e-4)
    assert high == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("sigma", [0.0, -1.0, traps.WIDEST, 1.0, math.nan, math.inf])
def test_without_a_trap_there_are_no_folds(sigma):
    with pytest.raises(ParameterError, match=r"^sigma=.* has no folds.*0\.39894.*pass") as refused:
        traps.folds(sigma)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("sigma", [0.0, -0.1, math.nan])
def test_thresholds_need_a_spread(sigma):
    for ask in (traps.follow, lambda x, mu, s: traps.fixed_points(mu, s)):
        with pytest.raises(ParameterError, match=r"^sigma="):
            ask(0.5, 0.5, sigma)


@pytest.mark.parametrize("mu", [-0.5, 0.0, 0.2, 0.5, 0.8, 1.0, 1.5])
@pytest.mark.parametrize("sigma", [0.03, 0.15, 0.3, 0.39894, 0.6, 3.0])
def test_fixed_points_reproduce_themselves_and_none_is_missed(mu, sigma):
    found = traps.fixed_points(mu, sigma)
    assert list(found) == sorted(set(found))
    assert all(abs(traps.follow(x, mu, sigma) - x) < 1e-12 for x in found)
    grid = [n / 20_000 for n in range(20_001)]
    over = [traps.follow(x, mu, sigma) > x for x in grid]
    crossings = sum(a != b for a, b in pairwise(over))
    assert crossings <= len(found) <= 3


def test_the_middle_one_of_three_is_the_tipping_point():
    low, tipping, high = traps.fixed_points(0.4, 0.15)
    assert traps.slope(tipping, 0.4, 0.15) > 1
    assert max(traps.slope(x, 0.4, 0.15) for x in (low, high)) < 1


def test_a_crowd_counts_those_who_follow_in_turn():
    assert traps.crowd([]) == 0
    assert traps.crowd([1]) == 0
    assert traps.crowd([-3, 0, 1, 4]) == 3
    assert traps.crowd([3, 2, 1, 0]) == 4
    assert traps.crowd([0.0, 0.5, 2.5]) == 2


@pytest.mark.parametrize("thresholds", [[math.nan], [0, "1"], [True], 5, None, "12"])
def test_thresholds_of_a_crowd_are_numbers(thresholds):
    with pytest.raises(ParameterError, match=r"^thresholds=.*pass e\.g\."):
        traps.crowd(thresholds)


def test_whoever_waits_for_ever_never_joins():
    assert traps.crowd([0, math.inf]) == 1


@pytest.mark.parametrize(
    "arguments", [(-0.1, 0.5, 0.1), (math.nan, 0.5, 0.1), (0.5, math.nan, 0.1), (0.5, 0.5, True)]
)
def test_shares_and_means_are_numbers(arguments):
    for ask in (traps.follow, traps.slope):
        with pytest.raises(ParameterError, match=r"^(share|mu|sigma)=.*pass") as refused:
            ask(*arguments)
        assert "\n" not in str(refused.value)
