"""What holds for every game, population and network."""

import math
from itertools import pairwise

import networkx as nx
import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tillit.model import traps

payoff = st.integers(-20, 20).map(lambda number: number / 4)
fours = st.tuples(payoff, payoff, payoff, payoff)
sizes = st.integers(2, 40)


@given(sizes, payoff, st.floats(0, 5))
def test_without_a_difference_it_is_chance_alone(n, same, beta):
    assert abs(traps.fixation((same,) * 4, n, beta) * n - 1) < 1e-12


@given(fours, sizes, st.floats(0, 3))
def test_fixation_of_the_mutant_and_of_the_other_compare_as_the_way_there(payoffs, n, beta):
    """rho_A / rho_B is the product of all steps' ratios (Nowak 2006, eq. 6.9)."""
    reward, sucker, temptation, punishment = payoffs
    there = traps.log_fixation(payoffs, n, beta)
    back = traps.log_fixation((punishment, temptation, sucker, reward), n, beta)
    steps = sum(
        (reward * (i - 1) + sucker * (n - i) - temptation * i - punishment * (n - i - 1)) / (n - 1)
        for i in range(1, n)
    )
    assert math.isclose(there - back, beta * steps, rel_tol=1e-9, abs_tol=1e-9)
    assert there <= 0


@given(fours, sizes, st.floats(0, 3), payoff)
def test_what_all_earn_more_of_changes_no_imitation(payoffs, n, beta, more):
    richer = tuple(each + more for each in payoffs)
    assert math.isclose(
        traps.log_fixation(payoffs, n, beta), traps.log_fixation(richer, n, beta), rel_tol=1e-9, abs_tol=1e-9
    )


@settings(deadline=None)
@given(st.integers(3, 14), st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_names_of_nodes_change_nothing(n, seed, random):
    graph = nx.gnp_random_graph(n, 0.5, seed=seed)
    assume(nx.is_connected(graph))
    names = [f"n{place}" for place in range(n)]
    random.shuffle(names)
    renamed = nx.Graph()
    renamed.add_nodes_from(sorted(names))
    renamed.add_edges_from((names[i], names[j]) for i, j in graph.edges)
    one, other = traps.critical_ratio(graph), traps.critical_ratio(renamed)
    # Compared as 1 / ratio, which goes through 0 where the ratio goes through infinity.
    assert math.isclose(1 / one, 1 / other, rel_tol=1e-9, abs_tol=1e-12)
    assert abs(one) > 1


@settings(deadline=None)
@given(st.data())
def test_equilibria_are_best_replies_and_there_is_one(data):
    shape = data.draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    row, column = (data.draw(arrays(np.float64, shape, elements=payoff)) for _ in "ab")
    found = traps.mixed_equilibria(row, column)
    assert found.profiles
    for x, y in found.profiles:
        assert x.min() >= 0
        assert y.min() >= 0
        assert abs(x.sum() - 1) < 1e-12
        assert abs(y.sum() - 1) < 1e-12
        assert (row @ y).max() - x @ row @ y < 1e-8
        assert (x @ column).max() - x @ column @ y < 1e-8
    assert found.degenerate or len(found.profiles) % 2 == 1
    pure = {(int(x.argmax()), int(y.argmax())) for x, y in found.profiles if max(x) == max(y) == 1}
    assert set(traps.pure_equilibria([row, column])) == pure


@settings(deadline=None)
@given(st.integers(2, 9).flatmap(lambda n: st.lists(st.integers(-5, 5), min_size=n, max_size=n)))
def test_symmetric_equilibria_leave_nothing_to_gain(more):
    assume(any(more))
    n = len(more) - 1

    def gain(p):
        return sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) * each for k, each in enumerate(more))

    found = traps.symmetric_equilibria(more, [0] * len(more))
    assert found
    assert list(found) == sorted(found)
    for p in found:
        assert p == 0 or gain(p) >= -1e-9
        assert p == 1 or gain(p) <= 1e-9
    # Wherever the sign changes on a grid, one is found.
    grid = [k / 97 for k in range(98)]
    for low, high in pairwise(grid):
        if gain(low) * gain(high) < 0:
            assert any(low <= p <= high for p in found)


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 3).flatmap(lambda n: arrays(np.float64, (n, n), elements=payoff)))
def test_rest_points_do_not_move(game):
    found = traps.rest_points(game)
    n = len(game)
    assert {each.shares for each in found.points} >= {tuple(row) for row in np.eye(n).tolist()}
    for each in found.points:
        x = np.array(each.shares)
        assert abs(x.sum() - 1) < 1e-9
        assert np.abs(x * (game @ x - x @ game @ x)).max() < 1e-9


@given(st.integers(3, 60), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_the_voluntary_point_is_inside_and_all_earn_the_same(n, between, part):
    r = 2 + (n - 2) * between
    sigma = (r - 1) * part
    found = traps.voluntary_pgg(r, n, sigma)
    assert min(found) > 0
    assert abs(sum(found) - 1) < 1e-12
    earned = traps.voluntary_payoffs(r, n, sigma)(np.array(found))
    assert np.abs(earned - sigma).max() < 1e-9 * max(1, r)
