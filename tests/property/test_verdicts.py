"""What holds for every verdict on a mechanism, whatever the numbers."""

from hypothesis import given
from hypothesis import strategies as st

from tillit.experiments.ablation import MOST, judge, side
from tillit.experiments.statistics import Estimate, estimate

values = st.lists(st.floats(-1, 1), min_size=4, max_size=4)


def mirrored(each):
    return Estimate(-each.mean, -each.high, -each.low)


@given(values, values)
def test_a_verdict_does_not_depend_on_which_arm_is_a(full, rest):
    change = [x - y for x, y in zip(full, rest, strict=True)]
    numbers = [estimate(each) for each in (full, rest, change)]
    assert judge(*numbers) == judge(*map(mirrored, numbers))


@given(values, values)
def test_what_carries_has_a_sign_and_takes_most_of_it_away(full, rest):
    change = [x - y for x, y in zip(full, rest, strict=True)]
    everything, without, added = (estimate(each) for each in (full, rest, change))
    if judge(everything, without, added) == "carries":
        assert side(everything) == side(added) != 0
        assert side(without) != side(everything)
        assert abs(added.mean) >= MOST * abs(everything.mean)


@given(values)
def test_what_changes_no_run_has_no_visible_effect(full):
    everything = estimate(full)
    assert judge(everything, everything, estimate([x - x for x in full])) == "no visible effect"


@given(values, st.floats(0.01, 1))
def test_a_constant_is_always_seen(full, added):
    """Luck that is shared goes out of the change, however much there is of it."""
    rest = [x - added for x in full]
    assert judge(estimate(full), estimate(rest), estimate([added] * 4)) != "no visible effect"
