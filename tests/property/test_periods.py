"""The period of a comparison: until the arms differ they are one and the same."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit import scenarios
from tillit.experiments import compare
from tillit.model.levers import PRESETS
from tillit.model.scenario import Arm, Event, first_difference
from tillit.model.text import Text

LEVERS = st.sampled_from(["monitoring", "pay_share"])
EVENTS = st.lists(
    st.builds(
        lambda week, lever, value: Event(week / 52, {lever: value}),
        st.integers(0, 12),
        LEVERS,
        st.sampled_from([0.1, 0.5, 0.9]),
    ),
    max_size=3,
).map(tuple)


def with_arms(**arms):
    """Home care for ten weeks with the given events in each arm."""
    start = PRESETS["hybrid"].governance.changed({"monitoring": 0.5, "pay_share": 0.5})
    arms = {name: Arm(Text(f"{name} sv", name), start, events) for name, events in arms.items()}
    return replace(scenarios.load("home_care"), arms=arms, compared=tuple(arms), years=10 / 52)


def week_by_week(run):
    """The levers of each week, by walking through the weeks as the model does."""
    levers, weeks = dict(run.governance.items()), []
    for week in range(run.weeks):
        for event in run.events:
            if event.week == week:
                levers.update(event.levers)
        weeks.append(dict(levers))
    return weeks


@given(EVENTS, EVENTS)
def test_the_first_difference_is_that_of_the_levers_week_by_week(one, other):
    scenario = with_arms(one=one, other=other)
    a, b = scenario.run("one"), scenario.run("other")
    pairs = list(zip(week_by_week(a), week_by_week(b), strict=True))
    assert first_difference(a, b) == next((week for week, (x, y) in enumerate(pairs) if x != y), 0)
    assert first_difference(a, b) == first_difference(b, a)


@pytest.mark.parametrize(
    ("one", "other", "since"),
    [
        pytest.param({}, {6: 0.9}, 6, id="a change in one arm"),
        pytest.param({2: 0.1}, {2: 0.1, 5: 0.9}, 5, id="a change in both arms before"),
        pytest.param({3: 0.1}, {3: 0.5, 4: 0.9}, 3, id="a change to its own value"),
        pytest.param({4: 0.9, 6: 0.5}, {}, 4, id="a change that is taken back"),
        pytest.param({1: 0.9}, {0: 0.9}, 0, id="from the start"),
        pytest.param({10: 0.9}, {}, 0, id="a change after the end"),
    ],
)
def test_until_then_both_arms_are_the_same_bits(one, other, since):
    one, other = (
        tuple(Event(week / 52, {"monitoring": value}) for week, value in arm.items()) for arm in (one, other)
    )
    result = compare(with_arms(one=one, other=other), replications=2)
    assert result.since == since
    series = [(each.series_a, each.series_b) for each in result.measures.values()]
    assert all(a[:, :since].tobytes() == b[:, :since].tobytes() for a, b in series)
    same_levers = week_by_week(result.a) == week_by_week(result.b)
    assert all(a[:, since].tobytes() == b[:, since].tobytes() for a, b in series) == same_levers
    for each in result.measures.values():
        if each.measure.whole_run and not np.isnan(each.series_a).any():  # no citizens, no measure of them
            a, b = each.series_a[:, since:], each.series_b[:, since:]
            assert (each.a.mean, each.b.mean) == pytest.approx((np.mean(a), np.mean(b)))
            assert each.difference.mean == pytest.approx(np.mean(b - a))
