"""What every scenario must be; the tests make themselves from the registry."""

import pickle

import numpy as np
import pytest

from tillit import scenarios
from tillit.model.errors import ScenarioError
from tillit.model.levers import PRESETS
from tillit.model.organisation import OrganisationModel
from tillit.model.structure import Structure
from tillit.model.vocabulary import Mode, Role, Tally

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
    graphs = [Structure.checked(scenario.graph.draw(seed)).graph() for seed in (1, 1, 2)]
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
    for name in (
        "monitoring",
        "discretion",
        "seen",
        "talk",
        "answered",
        "felt",
        "time",
        "conduct",
        "strain",
        "support",
    ):
        values = getattr(state, f"member_{name}")
        assert ((values >= 0) & (values <= 1)).all(), name
    tally = state.tally[:, :20]  # of all units, and of those with each kind of work
    modes = sum(tally[..., Tally[mode.name]] for mode in Mode)
    np.testing.assert_array_equal(modes, tally[..., Tally.STAFF])
    assert (tally[..., Tally.TRUE_OUTPUT] <= tally[..., Tally.STAFF]).all()
    assert ((state.unit_unanswered >= 0) & (state.unit_unanswered <= 1)).all()


def test_hours_add_up_in_every_arm(scenario):
    """Same people, same hours: what the uses take is everybody's whole week, whatever the levers."""
    runs = [scenario.run(arm) for arm in (*scenario.arms, *PRESETS)]
    with OrganisationModel(runs) as model:
        model.advance(5)
        state = model.state
    assert (state.member_time >= 0).all()
    spent = state.member_time.sum(axis=-1)
    employed = (state.member_role == Role.STAFF) | (state.member_role == Role.MANAGER)
    np.testing.assert_allclose(spent[employed], 1.0, rtol=1e-12)
    assert (spent[~employed] == 0).all()  # politicians and citizens have no working week


def test_every_arm_has_the_same_people_and_money(scenario):
    with OrganisationModel([scenario.run(arm) for arm in (*scenario.arms, *PRESETS)]) as model:
        model.advance(1)
        state = model.state
    for name in ("member_role", "tie_trustee", "tie_relation"):
        same = getattr(state, name)
        assert (same == same[0]).all(), name
    # Of those who did not leave in the first week already.
    stayed = (state.member_left == 0).all(axis=0)
    for name in ("member_person", "member_disposition", "member_upbringing"):
        same = getattr(state, name)[:, stayed]
        assert (same == same[0]).all(), name
    paid = state.tally[:, 0, 0, [Tally.STAFF, Tally.MANAGERS]].sum(axis=1)
    assert (paid == paid[0]).all()
