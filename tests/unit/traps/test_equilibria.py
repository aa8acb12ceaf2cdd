"""Equilibria of games in normal form and of symmetric games: known ones, degenerate ones, refusals."""

import math

import numpy as np
import pytest

from tillit.model import traps

DILEMMA = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]])


def test_the_dilemma_has_one_equilibrium_and_a_potential():
    assert traps.pure_equilibria(DILEMMA) == ((1, 1),)
    assert traps.potential(DILEMMA).tolist() == [[0, 2], [2, 3]]
    found = traps.mixed_equilibria(*DILEMMA)
    assert len(found.profiles) == 1
    assert not found.degenerate
    assert np.array_equal(found.profiles[0][0], [0, 1])


def test_pennies_has_none_in_pure_choices_and_no_potential(one_line):
    pennies = np.array([[[1, -1], [-1, 1]], [[-1, 1], [1, -1]]])
    assert traps.pure_equilibria(pennies) == ()
    one_line("payoffs", traps.potential, pennies)


def test_one_player_takes_the_best():
    assert traps.pure_equilibria([[1, 3, 3]]) == ((1,), (2,))


def test_players_with_one_choice_each():
    assert traps.pure_equilibria(np.zeros((3, 1, 1, 1))) == ((0, 0, 0),)
    found = traps.mixed_equilibria([[4]], [[-2]])
    assert [each.tolist() for each in found.profiles[0]] == [[1], [1]]


def test_a_degenerate_game_says_so_and_loses_nothing():
    # Support enumeration over equal sizes finds two of these three.
    game = np.array([[0, -1, 1], [-1, 0, 1], [-1, 0, 1]])
    found = traps.mixed_equilibria(game, -game)
    assert found.degenerate
    rows = {tuple(x.tolist()) for x, _ in found.profiles}
    assert rows == {(0.5, 0.5, 0), (0.5, 0, 0.5)}
    rock = np.array([[0, -1, 1], [1, 0, -1], [-1, 1, 0]])
    found = traps.mixed_equilibria(rock, -rock)
    assert not found.degenerate
    assert np.allclose(found.profiles, 1 / 3)


def test_payoffs_far_apart_and_close_together_are_the_same_game():
    for scale, shift in ((1e-6, 0), (1e8, 5e8), (1, -1e6)):
        row, column = DILEMMA[0] * scale + shift, DILEMMA[1] * scale + shift
        assert len(traps.mixed_equilibria(row, column).profiles) == 1
        assert traps.pure_equilibria([row, column]) == ((1, 1),)


@pytest.mark.parametrize(
    "bad",
    [
        DILEMMA[0],
        np.zeros((3, 2, 2)),
        [],
        [[[1, math.nan], [0, 0]]] * 2,
        "game",
        None,
        [[[True, False]] * 2] * 2,
        np.zeros((2, 2, 0)),
        [[[1, 2], [3]]] * 2,
        np.full((2, 2, 2), 1000000000000.0),
    ],
)
def test_tables_have_a_payoff_for_each_player_and_combination(bad, one_line):
    one_line("payoffs", traps.pure_equilibria, bad)
    one_line("payoffs", traps.potential, bad)


@pytest.mark.parametrize(
    ("row", "column"), [([[1, 2]], [[1], [2]]), (np.zeros((9, 8)),) * 2, ([1, 2], [1, 2])]
)
def test_two_tables_have_one_shape(row, column, one_line):
    one_line("row", traps.mixed_equilibria, row, column)


def test_symmetric_equilibria_of_a_coordination_game():
    # Four persons; the first choice is worth it if all others take it, too.
    assert traps.symmetric_equilibria((-1, -1, -1, 7), (0, 0, 0, 0)) == pytest.approx((0, 0.5, 1), abs=1e-12)
    assert traps.symmetric_equilibria((1, 1), (0, 0)) == (1.0,)
    assert traps.symmetric_equilibria((0, 0), (1, 1)) == (0.0,)


def test_many_persons_do_not_lose_a_root():
    n = 1000
    (p,) = traps.symmetric_equilibria([1] * n, [0] + [2] * (n - 1))
    assert (1 - p) ** (n - 1) == pytest.approx(0.5, rel=1e-9)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((1, 2), (1, 2)),
        ((1,), (2,)),
        ((1, 2), (1, 2, 3)),
        (np.zeros(1001), np.ones(1001)),
        ((1, math.nan), (0, 0)),
    ],
)
def test_choices_without_a_difference_and_other_shapes_are_refused(first, second, one_line):
    one_line("first", traps.symmetric_equilibria, first, second)


def test_what_is_no_coordination_game_or_no_dilemma_is_refused(one_line):
    for game in ((3, 0, 5, 1), (2, 1, 3, 0), (1, 1, 1, 1)):
        one_line("payoffs", traps.basin_boundary, game)
    for game in ((5, 0, 3, 1), (2, 1, 3, 0), (1, 1, 1, 1)):
        one_line("payoffs", traps.critical_discount, game)


def test_no_patience_is_enough_where_taking_turns_pays():
    assert traps.critical_discount((3, 0, 7, 1)) >= 1
