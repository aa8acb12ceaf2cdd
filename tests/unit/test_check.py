"""Effects, checks and robustness shares, against what is worked out by hand and on a small scenario."""

import math
from dataclasses import replace

import numpy as np
import pytest

from tillit.experiments import robustness as robust
from tillit.experiments import statistics
from tillit.experiments.check import check
from tillit.experiments.comparison import compare
from tillit.experiments.effects import Yearly, claims_plan, relative_change, year_mean
from tillit.experiments.plan import make_plan
from tillit.experiments.robustness import latin_hypercube, make_robustness_plan, robustness, strongest
from tillit.experiments.simulation import weekly_of_task
from tillit.model.claims import Effect
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.measures import MEASURES
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions
from tillit.model.vocabulary import Tally

KEYS = ["scenario", "claim", "observed", "low", "high", "expected", "verdict", "source"]


@pytest.fixture
def reform(with_claims):
    return with_claims["reform"]


# ------------------------------------------------------------ statistics


def test_more_claims_need_wider_intervals():
    # t(2) at 99.5 % is 9.924843201: the level is 99 % for five claims.
    assert statistics.family_level(1) == 0.95
    assert statistics.family_level(5) == 0.99
    got = statistics.estimate([1.0, 2.0, 3.0], statistics.family_level(5))
    half = 9.924843201 / math.sqrt(3)
    assert (got.mean, got.low, got.high) == pytest.approx((2, 2 - half, 2 + half), rel=1e-9)


def test_wilson_by_hand():
    # z = 1.96: 8 of 10 is 0.490 to 0.943 (Wilson 1927; Newcombe 1998, method 3).
    got = statistics.wilson(8, 10)
    assert (got.mean, got.low, got.high) == pytest.approx((0.8, 0.4902, 0.9433), abs=1e-4)
    assert statistics.wilson(0, 10).low == 0
    assert statistics.wilson(10, 10).high == 1


def test_rank_correlation_by_hand():
    assert statistics.rank_correlation([1, 2, 3, 4], [10, 20, 30, 1000]) == 1
    assert statistics.rank_correlation([1, 2, 3, 4], [4, 3, 2, 1]) == -1
    # Ranks 1 2 3 4 and 2 1 3 4: 1 - 6 * 2 / (4 * 15).
    assert statistics.rank_correlation([1, 2, 3, 4], [2, 1, 3, 4]) == pytest.approx(0.8)
    # Ranks 1 2 3 and 1.5 1.5 3: 1.5 / sqrt(2 * 1.5).
    assert statistics.rank_correlation([1, 2, 3], [5, 5, 9]) == pytest.approx(1.5 / math.sqrt(3))
    assert statistics.rank_correlation([1, 2, 3], [5, 5, 5]) is None


# ------------------------------------------------------------ effects


def test_a_year_is_the_52_weeks_that_end_there():
    weekly = np.zeros((2, 3 * 52))
    weekly[0, 52:104] = 1
    weekly[1, 104] = 52
    assert year_mean(weekly, 1).tolist() == [0, 0]
    assert year_mean(weekly, 2).tolist() == [1, 0]
    assert year_mean(weekly, 2.5).tolist() == [0.5, 1]
    assert year_mean(weekly, 3).tolist() == [0, 1]


def test_relative_changes_by_hand():
    arm, against = np.array([0.3, 0.1, -0.3, 0.5]), np.array([0.2, 0.2, -0.2, 0.001])
    got = relative_change(arm, against)
    assert got[:3] == pytest.approx([0.5, -0.5, -0.5])
    assert math.isnan(got[3])  # a change of next to nothing


def test_units_of_one_task_only(runs):
    with OrganisationModel(runs()) as model:
        state = model.state
        state.unit_task_name = (("a", "b", "a", ""), ("b", "b", "c", ""))
        state.tally = np.zeros((2, 1, 3, len(Tally)))  # everybody, and the first and second by name
        state.tally[:, 0, :, Tally.STAFF] = [[14, 10, 4], [14, 6, 8]]
        state.tally[:, 0, :, Tally.COOPERATE] = [[5, 4, 1], [5, 3, 2]]
        cooperation = MEASURES["cooperation"]
        assert weekly_of_task(cooperation, state, 1, "a")[0].tolist() == [0.4]
        assert np.isnan(weekly_of_task(cooperation, state, 1, "a")[1]).all()
        assert weekly_of_task(cooperation, state, 1, "b").tolist() == [[0.25], [0.5]]


def test_effects_are_those_of_a_comparison(reform):
    """The same arms, seed and replications as `compare`, over the year that was claimed."""
    result = compare(reform, a="stays", b="reform", replications=3, years=2, measures="registered_output")
    series = result.measures["registered_output"]
    expected = [
        math.fsum(b[52:]) / 52 - math.fsum(a[52:]) / 52
        for a, b in zip(series.series_a, series.series_b, strict=True)
    ]
    plan = claims_plan(reform, ["in_name", "reform", "stays"], replications=3)
    assert Yearly(plan).contrast(reform.claims[0], "reform") == pytest.approx(expected, rel=1e-12)


def test_a_relative_contrast_is_the_difference_of_two_relative_changes(reform):
    plan = claims_plan(reform, ["stays", "reform"], replications=2)
    yearly = Yearly(plan)
    than = reform.claims[2]
    parts = []
    for measure in ("registered_output", "true_output"):
        shard = next(plan.simulate())
        values = year_mean(shard.series[measure], 2)
        parts.append((values[1::2] - values[0::2]) / values[0::2])
    assert yearly.contrast(than, "reform") == pytest.approx((parts[0] - parts[1]).tolist(), rel=1e-12)


def test_a_claim_about_a_task_is_measured_there(reform):
    plan = claims_plan(reform, ["stays", "reform"], replications=2)
    yearly = Yearly(plan)
    shard = next(plan.simulate())
    values = year_mean(shard.task_series["visits"]["cooperation"], 2)
    in_visits = reform.claims[1]
    assert yearly.contrast(in_visits, "reform") == (values[1::2] - values[0::2]).tolist()
    assert (values != year_mean(shard.series["cooperation"], 2)).all()


def test_tasks_make_up_the_whole(reform):
    """Staff of both tasks together are all staff."""
    plan = make_plan(
        *(reform, {"a": "stays"}),
        replications=2,
        years=0.5,
        measures="cooperation",
        tasks=("visits", "office"),
    )
    shard = next(plan.simulate())
    whole = shard.series["cooperation"]
    visits, office = (shard.task_series[task]["cooperation"] for task in ("visits", "office"))
    assert ((whole - visits) * (whole - office) <= 1e-12).all()
    assert (visits != office).any()


# ------------------------------------------------------------ check


def test_the_claims_of_a_reform(reform):
    result = check(reform, replications=6)
    assert [each.verdict for each in result.claims] == [
        *("supported", "supported", "supported", "supported", "hypothesis")
    ]
    assert result.level == 0.99
    assert result.passed
    # Its levers were set to the values they had: the effect of a reform in name only is exactly nothing.
    renamed = [each for each in result.claims if each.claim.placebo == "in_name"]
    assert [(each.placebo.mean, each.placebo.low, each.placebo.high) for each in renamed] == [(0, 0, 0)] * 4
    assert all(each.placebo_verdict == "not supported" for each in result.claims)


def test_a_wrong_claim_is_not_supported(with_claims):
    result = check(with_claims["wrong"], replications=6)
    assert [each.verdict for each in result.claims] == ["not supported", "supported"]
    assert not result.passed


def test_a_claim_that_its_placebo_supports_does_not_pass(with_claims):
    result = check(with_claims["vacuous"], replications=4)
    assert result.claims[0].verdict == "hypothesis"
    assert not result.claims[0].fails_in_placebo
    assert not result.passed


def test_the_document_has_the_agreed_keys_first(reform):
    for each in check(reform, replications=2).document():
        assert list(each)[: len(KEYS)] == KEYS
        assert each["source"] == "SOU 2018:38, 5.5.3"
    assert {"unit", "text", "status", "placebo_observed", "placebo_verdict", "fails_in_placebo"} <= set(each)


def test_a_missing_base_is_inconclusive(reform):
    scenario = replace(reform, claims=(replace(reform.claims[0], than=Effect("unanswered_free_riding")),))
    # Without free riders to go unanswered there is nothing to divide by.
    seen = check(scenario, replications=2, overrides={"opportunists": 0, "effort": 0, "meaning": 6})
    assert seen.claims[0].effect.mean is None
    assert seen.claims[0].verdict == "inconclusive"


@pytest.mark.parametrize("how", [{"threads": 1}, {"threads": 2}, {"engine": "reference"}], ids=str)
def test_however_it_is_computed(reform, how):
    assert check(reform, replications=2, **how).document() == check(reform, replications=2).document()


def test_another_seed_gives_other_numbers(reform):
    one, other = (check(reform, replications=2, seed=seed).claims[0].effect for seed in (1, 2))
    assert one != other


def test_a_lever_can_be_set_in_one_arm(reform):
    levers = {"reform.pay_share": 0.1}  # the reform's event comes a year later and sets it anyway
    changed = check(reform, replications=2, overrides=levers).claims[0]
    same = check(reform, replications=2).claims[0]
    assert changed.effect != same.effect
    assert changed.placebo == same.placebo


def test_what_cannot_be_checked_is_said(reform):
    with pytest.raises(ScenarioError, match="home_care makes no claims"):
        check("home_care")
    with pytest.raises(ParameterError, match="from 2 to"):
        check(reform, replications=1)
    with pytest.raises(ParameterError, match=r"only levers can differ.* for all"):
        check(reform, overrides={"reform.effort": 0.5})
    with pytest.raises(ParameterError, match="there is no arm 'b' here"):
        check(reform, overrides={"b.pay_share": 0.5})


def test_progress_and_cancel(reform):
    done = []
    check(reform, replications=20, progress=done.append)
    assert done == sorted(done)
    assert (
        done[-1] == 4 * 20 * 104
    )  # four arms, each once, however many claims share it; no longer than asked

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(reform, replications=2, progress=stop)


# ------------------------------------------------------------ robustness


def test_every_part_of_every_range_is_used_once():
    places = latin_hypercube(Assumptions(), 10, 0.5, seed=1)
    for each in Assumptions.quantities():
        if each.choices:
            assert each.name not in places[0]
            continue
        low, high = max(each.low, each.default / 2), min(each.high, each.default * 1.5)
        parts = sorted(int((point[each.name] - low) / (high - low) * 10) for point in places)
        assert parts == list(range(10)), each.name


def test_a_point_stays_within_bounds_and_around_what_was_set():
    set_ = Assumptions().changed({"opportunists": 0.8})
    for point in latin_hypercube(set_, 20, 1.0, seed=3):
        Assumptions().changed(point)
        assert 0 <= point["opportunists"] <= 1
    assert latin_hypercube(set_, 5, 0.5, seed=3) != latin_hypercube(set_, 5, 0.5, seed=4)


def test_the_strongest_are_named_with_their_sign():
    points = [{"a": 1.0, "b": 3.0, "c": 1.0}, {"a": 2.0, "b": 2.0, "c": 1.0}, {"a": 3.0, "b": 1.0, "c": 1.0}]
    assert strongest([0.1, 0.2, 0.3], points) == (("a", 1.0), ("b", -1.0))
    assert strongest([0.1, math.nan, 0.3], points)[0] == ("a", 1.0)
    weak_and_strong = [{"weak": x, "strong": -y} for x, y in ((1, 1), (3, 2), (2, 3))]
    assert strongest([1, 2, 3], weak_and_strong) == (("strong", -1.0), ("weak", 0.5))


def test_shares_count_the_points_where_a_claim_holds(reform):
    points = [{"effort": 1.0 * n, "meaning": 2.0, "motivation_conditional": 1.0} for n in range(4)]
    seen = robust.Robust.of(reform.claims[0], [-0.2, -0.005, 0.1, math.nan], points)  # falls, by 0.01
    assert seen.share == statistics.wilson(1, 4)
    not_rising = robust.Robust.of(reform.claims[3], [-0.2, -0.005, 0.1, math.nan], points)
    assert not_rising.share == statistics.wilson(2, 4)


def test_robustness_is_a_function_of_the_seed(reform):
    small = {"points": 3, "replications": 2}
    one = robustness(reform, **small).document()
    assert robustness(reform, **small, threads=1).document() == one
    assert robustness(reform, **small, engine="reference").document() == one
    assert robustness(reform, **small, seed=2).document() != one
    assert [each["claim"] for each in one["claims"]] == [each.name for each in reform.claims]
    assert one["claims"][0]["share"] * 3 == round(one["claims"][0]["share"] * 3)


def test_only_what_is_needed_is_simulated_around_what_was_set(reform):
    set_ = {"opportunists": 0.1, "alignment": 0.9, "reform.pay_share": 0.2}
    planned = make_robustness_plan(reform, points=4, replications=3, overrides=set_)
    runs = planned.plan.runs
    assert [each.side for each in runs] == ["reform", "stays"] * 3 * 4
    assert len({each.run.assumptions.opportunists for each in runs}) == 4
    assert all(0.05 <= each.run.assumptions.opportunists <= 0.15 for each in runs)
    assert {each.run.governance.pay_share for each in runs if each.side == "reform"} == {0.2}
    assert {profile.alignment for each in runs for profile in each.run.tasks.values()} == {0.9}


def test_a_point_is_a_check_with_those_assumptions(reform):
    """The hypercube's runs are the runs that overrides would give, and several shards make no difference."""
    seen = robustness(reform, points=12, replications=2)  # 12 * 2 * 4 runs: two shards
    places = latin_hypercube(Assumptions(), 12, 0.5, seed=1)
    for place in (0, 11):
        alone = check(reform, replications=2, overrides=places[place])
        for one, many in zip(alone.claims, seen.claims, strict=True):
            assert one.effect.mean == many.effects[place]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"points": 1}, "whole number from 2"),
        ({"points": "many"}, "whole number from 2"),
        ({"points": 2, "vary": 0}, "above 0, up to 1"),
        ({"points": 2, "vary": "wide"}, "above 0, up to 1"),
        ({"points": 2, "vary": 1.1}, "above 0, up to 1"),
        ({"points": 2, "replications": 0}, "whole number from 1"),
    ],
)
def test_bad_points_are_one_line(reform, given, said):
    with pytest.raises(ParameterError, match=said) as caught:
        robustness(reform, **given)
    assert "\n" not in str(caught.value)


def test_thirds_by_how_far_meaning_covers_effort():
    from tillit.experiments.robustness import Robust, cover

    points = [
        {"meaning": 2.0, "motivation_conditional": 1.0, "effort": effort} for effort in (4, 2, 1, 0.5, 8, 0)
    ]
    assert [cover(point) for point in points] == [0.5, 1.0, 2.0, 4.0, 0.25, float("inf")]
    claim = registry_claim()
    # It holds where meaning covers effort at least once.
    effects = [0.0, 1.0, 1.0, 1.0, 0.0, 1.0]
    found = Robust.of(claim, effects, points)
    assert found.share.mean == 4 / 6
    assert found.thirds == (0.0, 1.0, 1.0)


def registry_claim():
    from tillit.model.patterns import Statement
    from tillit.model.text import Text

    return Statement(name="one", text=Text("a", "a"), statistic=lambda mean: 0.0, expected="rises")
