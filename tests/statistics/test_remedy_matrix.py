"""Remedies are specific: what the simulated matrix must show, and what it must not depend on."""

import numpy as np
import pytest

from tillit import traps
from tillit.experiments import remedy_matrix
from tillit.experiments.remedy_matrix import Cell, matrix, play
from tillit.experiments.statistics import Estimate
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.remedies import REMEDIES, Played

REPLICATIONS = 5
"""Of 40 groups each. Effects here are near 0 or near 1, and the interval is that of a mean of five."""


@pytest.fixture(scope="module")
def cells():
    names = ["stag_hunt", "minimum_effort", "assurance", "pretext"]
    return matrix([*names, "wrong_pocket", "short_termism", "opposed_interests"], replications=REPLICATIONS)


@pytest.mark.parametrize("trap", ["stag_hunt", "minimum_effort", "assurance", "pretext"])
def test_trust_repairs_where_all_play_safe(cells, trap):
    assert cells[trap, "trust"].found == 1


@pytest.mark.parametrize("trap", ["wrong_pocket", "short_termism", "opposed_interests"])
def test_trust_does_not_repair(cells, trap):
    assert cells[trap, "trust"].found == 0


def test_transfers_repair_the_wrong_pocket_and_a_horizon_short_terms(cells):
    assert cells["wrong_pocket", "transfer"].found == 1
    assert cells["short_termism", "horizon"].found == 1


def test_nothing_repairs_opposed_interests(cells):
    found = [each for (trap, _), each in cells.items() if trap == "opposed_interests"]
    assert len(found) == len(traps.load("opposed_interests").predictions)
    assert {each.found for each in found} == {0}


def test_every_remedy_that_applies_is_played(cells):
    for name in {trap for trap, _ in cells}:
        played = {remedy for trap, remedy in cells if trap == name}
        assert played == set(traps.load(name).predictions)
    for (trap, remedy), cell in cells.items():
        assert cell.predicted == traps.load(trap).predictions[remedy].sign
        assert cell.effect.low <= cell.effect.mean <= cell.effect.high


def test_the_same_luck_gives_the_same_numbers():
    one, again, other = (
        play(Played.of(traps.load("silence")), replications=2, seed=seed) for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(one.acting, again.acting)
    np.testing.assert_array_equal(one.gained, again.gained)
    assert (one.acting != other.acting).any()
    assert one.acting.shape == (2, remedy_matrix.STEPS + 1)


def test_gains_are_counted_between_nobody_and_the_best(monkeypatch):
    """Without noise, those who believe in each other get all there is, and those who do not get nothing."""
    monkeypatch.setattr(remedy_matrix, "NOISE", 1e-6)
    hunt = Played.of(traps.load("stag_hunt"))
    assert play(hunt, replications=1).gained.tolist() == pytest.approx([0.0], abs=1e-9)
    trusting = REMEDIES["trust"].change(hunt)
    assert play(trusting, replications=1).gained.tolist() == pytest.approx([1.0], abs=1e-9)


def test_fines_and_payments_are_no_gains():
    """A sanction so large that payoffs are far below: what is counted is the trap's own."""
    fined = REMEDIES["sanction"].change(Played.of(traps.load("prisoners_dilemma")))
    assert 0.9 < play(fined, replications=2).gained.min() <= play(fined, replications=2).gained.max() <= 1.0


def test_an_agreement_that_not_all_sign_binds_nobody():
    """In the commons hardly ever all eight sign; then nobody holds back, and nothing is lost by signing."""
    signed = play(REMEDIES["contract"].change(Played.of(traps.load("commons"))), replications=2)
    assert signed.acting[:, -50:].mean() > 0.3
    assert abs(signed.gained).max() < 0.1


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (0.2, 0.4, 1),
        (-0.4, -0.2, -1),
        (-0.05, 0.05, 0),
        (0.05, 0.3, None),
        (-0.3, 0.3, None),
        (None, None, None),
    ],
)
def test_what_is_found(low, high, found):
    assert Cell("a", "b", Estimate(0.0, low, high), 1, "c").found == found


def test_refusals():
    with pytest.raises(ScenarioError, match="is not a trap"):
        matrix(["stag_hunts"])
    with pytest.raises(ParameterError, match="replications=1"):
        matrix(["stag_hunt"], replications=1)
