"""What every scenario must be; the tests make themselves from the registry."""

import pickle

import numpy as np
import pytest

from tillit import scenarios
from tillit.model.errors import ScenarioError
from tillit.model.network import check_organisation
from tillit.model.organisation import OrganisationModel
from tillit.model.vocabulary import Mode, Tally

HEADINGS = ("Question", "Mechanism", "Expectation", "Sources")


def test_there_are_scenarios():
    assert {"home_care", "municipality_department"} <= set(scenarios.names())


def test_an_unknown_scenario_suggests_the_nearest():
    with pytest.raises(ScenarioError, match="did you mean 'home_care'"):
        scenarios.load("homecare")


@pytest.fixture(params=scenarios.names())
def scenario(request):
    return scenarios.load(request.param)


def test_it_says_what_it_is(scenario):
    module = __import__(f"tillit.scenarios.{scenario.name}", fromlist=["SCENARIO"])
    assert all(heading in module.__doc__ for heading in HEADINGS)
    assert scenario.source.document
    assert scenario.source.section
    assert set(scenario.compared) <= set(scenario.arms)


def test_its_graph_is_an_organisation(scenario):
    graphs = [scenario.graph.draw(seed) for seed in (1, 1, 2)]
    for graph in graphs:
        check_organisation(graph)
    once, again, _ = (sorted(graph.edges(data="relation")) for graph in graphs)
    assert once == again


def test_it_pickles(scenario):
    run = scenario.run()
    assert pickle.loads(pickle.dumps(run)).describe() == run.describe()


def test_twenty_weeks_keep_the_invariants(scenario):
    with OrganisationModel([scenario.run(arm) for arm in scenario.arms]) as model:
        model.advance(20)
        state = model.state
    assert ((state.tie_belief >= 0) & (state.tie_belief <= 1)).all()
    for name in ("monitoring", "discretion", "seen", "talk", "answered", "felt", "hours", "conduct"):
        values = getattr(state, f"member_{name}")
        assert ((values >= 0) & (values <= 1)).all(), name
    tally = state.tally[:, :20]
    modes = sum(tally[..., Tally[mode.name]] for mode in Mode)
    np.testing.assert_array_equal(modes, tally[..., Tally.STAFF])
    assert (tally[..., Tally.TRUE_OUTPUT] <= tally[..., Tally.STAFF]).all()
    assert ((state.unit_unanswered >= 0) & (state.unit_unanswered <= 1)).all()


def test_hours_add_up_in_every_arm(scenario):
    """Same people, same hours: what is left and what the levers take is the whole week."""
    runs = [scenario.run(arm) for arm in scenario.arms]
    with OrganisationModel(runs) as model:
        model.advance(5)
        state = model.state
    for row, run in enumerate(runs):
        a, lever = run.assumptions, run.governance
        others = a.hours_always + a.hours_voice * lever.voice + a.hours_support * lever.support
        spent = state.member_hours[row] + state.member_follow_up[row] + others
        np.testing.assert_allclose(spent, 1.0, rtol=1e-12)
