"""A contest of regimes: every pair under the same luck, and what the assumptions turn."""

import numpy as np
import pytest

import tillit
from tillit.experiments import contest as duels
from tillit.experiments.contest import contest
from tillit.experiments.statistics import Estimate
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.levers import PRESETS

QUICK = {"years": 0.5, "replications": 3}


def test_every_pair_once_and_as_compare_finds_it():
    result = contest("home_care", **QUICK, seed=7)
    assert set(result.means) == set(PRESETS)
    assert len(result.duels) == 15
    assert len({frozenset((each.a, each.b)) for each in result.duels}) == 15
    duel = result.duels[0]
    other = tillit.compare("home_care", a=duel.a, b=duel.b, **QUICK, seed=7).measures["service"]
    assert duel.difference.mean == pytest.approx(other.difference.mean, abs=1e-15)
    assert duel.difference.high - duel.difference.low > other.difference.high - other.difference.low
    assert result.level == 1 - 0.05 / 15


def test_the_sign_is_that_of_the_whole_interval_beyond_the_smallest_difference():
    result = contest("home_care", years=2, replications=6, regimes="laissez_faire,hybrid,trust_based")
    signs = {(each.a, each.b): each for each in result.duels}
    assert signs["laissez_faire", "hybrid"].sign == 1
    for each in result.duels:
        beyond = each.difference.low > 0.01 or each.difference.high < -0.01
        assert (each.sign != 0) is beyond


def test_the_best_and_those_not_to_be_told_from_it():
    means = {"a": Estimate(0.3, 0.2, 0.4), "b": Estimate(0.29, 0.2, 0.4), "c": Estimate(0.1, 0.0, 0.2)}
    pairs = [
        duels.Duel("a", "b", Estimate(-0.01, -0.1, 0.1), 0),
        duels.Duel("a", "c", Estimate(-0.2, -0.3, -0.1), -1),
        duels.Duel("b", "c", Estimate(-0.19, -0.3, -0.1), -1),
    ]
    assert duels._best(means, pairs) == ("a", "b")
    assert duels._best({"a": Estimate(None, None, None)}, []) == ()
    low = {"a": Estimate(0.02, 0.0, 0.04), "b": Estimate(-0.1, -0.2, 0.0)}
    lead = [duels.Duel("a", "b", Estimate(-0.12, -0.2, -0.1), -1)]
    assert duels._best(low, lead) == (), "whoever is less bad has won nothing"
    assert duels._best({**low, "a": Estimate(0.04, 0.0, 0.06)}, lead) == ("a",)


def test_flips_are_counted_at_points_by_the_mean_there():
    """By another route: the same points, compared one by one."""
    from tillit.experiments.robustness import latin_hypercube
    from tillit.model.parameters import Assumptions

    regimes = ("naive_trust", "trust_based")
    result = contest("home_care", regimes=regimes, points=5, years=1, replications=8, seed=2)
    (duel,) = result.duels
    found = []
    for place in latin_hypercube(Assumptions(), 5, 0.5, 2):
        there = tillit.compare(
            "home_care", a=regimes[0], b=regimes[1], overrides=place, replications=4, years=1, seed=2
        )
        found.append(there.measures["service"].difference.mean)
    assert duel.ahead == (sum(np.array(found) < -0.01), sum(np.array(found) > 0.01))
    if duel.sign:
        assert duel.flips.mean == duel.ahead[0 if duel.sign > 0 else 1] / 5
    else:
        assert duel.flips is None


def test_what_the_user_sets_is_not_varied():
    plan = duels.make_contest_plan(
        "home_care", points=3, years=0.1, replications=2, overrides={"opportunists": 0.4, "alignment": 0.9}
    )
    shares = {each.run.assumptions.opportunists for each in plan.plan.runs}
    assert shares == {0.4}
    assert len({each.run.assumptions.gain for each in plan.plan.runs}) == 4
    assert {profile.alignment for each in plan.plan.runs for profile in each.run.tasks.values()} == {0.9}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"regimes": "hybrid"}, "a contest takes at least two"),
        ({"regimes": "hybrid,hybrid"}, "a contest takes at least two"),
        ({"regimes": "hybrid,trust"}, None),
        ({"measure": "servise"}, "did you mean 'service'"),
        ({"measure": "harm"}, "more of it is not better in itself"),
        ({"points": 1}, "points=1"),
        ({"vary": 0}, "vary=0"),
        ({"replications": 1}, "replications=1"),
    ],
)
def test_mistakes_are_one_line(arguments, message):
    if message is None:
        assert duels.make_contest_plan("home_care", **arguments)  # `trust` is an arm there
        return
    with pytest.raises((ParameterError, ScenarioError), match=message) as error:
        contest("home_care", **arguments)
    assert "\n" not in str(error.value)
