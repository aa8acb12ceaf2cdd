"""The Mesa face: views on the state, own rules honoured, nothing leaked."""

import gc
import weakref
from dataclasses import replace
from typing import ClassVar

import mesa
import pytest

from tillit.agents.manager import Manager
from tillit.agents.staff import Staff
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.organisation import OrganisationModel
from tillit.model.vocabulary import Belief, Mode, Role


class SameRule(Staff):
    def decide(self):
        return super().decide()


class NeverGame(Staff):
    def decide(self):
        mode = super().decide()
        return Mode.TARGET if mode is Mode.GAME else mode


class Dice(Staff):
    def decide(self):
        return Mode(int(4 * self.draw("dice")))


def test_it_is_a_mesa_model_with_mesa_agents(runs):
    model = OrganisationModel(runs(arms=("control",)))
    assert isinstance(model, mesa.Model)
    assert len(model.agents) == model.state.n_members == 27
    assert {type(agent) for agent in model.agents} == {Staff, Manager}
    assert len(model.agents_by_type[Manager]) == 3
    assert set(model.agent_types) == {Staff, Manager}
    assert [agent.unique_id for agent in model.agents] == list(range(1, 28))
    assert len(model.agents.select(lambda agent: agent.ROLE is Role.STAFF)) == 24


def test_agents_are_made_on_first_use(runs):
    model = OrganisationModel(runs())
    model.advance(3)
    assert model._members == []
    assert len(model.agents) == 54  # both runs of the ensemble
    assert model.agents is model.agents


def test_views_read_the_state(runs):
    model = OrganisationModel(runs(arms=("control",)))
    staff = next(agent for agent in model.agents if isinstance(agent, Staff))
    assert staff.mode is None
    model.advance(5)
    assert staff.mode in list(Mode)
    manager = staff.manager
    assert isinstance(manager, Manager)
    assert staff in manager.led
    assert manager.manager.manager is None
    assert staff.unit == manager.unit
    assert all(isinstance(each, Staff) and each is not staff for each in staff.colleagues)
    beliefs = staff.beliefs(manager)
    assert set(beliefs) == set(Belief)
    assert min(beliefs.values()) <= staff.trust(manager) <= max(beliefs.values())
    stranger = model.member(0, 0)
    assert staff.beliefs(stranger) is None
    assert staff.trust(stranger) is None
    assert 0 <= staff.ability <= 1
    assert 0 <= staff.propensity <= 1
    assert 0 < staff.motivation < 1.35 * 1.3
    assert 0 <= staff.strain <= 1
    assert staff.holder >= 0
    assert staff.name is None


def test_an_override_that_returns_the_rules_own_choice_changes_no_bit(runs, same_bits, engine):
    plan = runs()
    plain, overridden = (
        OrganisationModel(plan, engine=engine, agent_classes=classes) for classes in ((), (SameRule,))
    )
    plain.advance(6)
    overridden.advance(4)
    overridden.step()
    overridden.step()
    same_bits(plain.state, overridden.state)


def test_an_overridden_decide_is_honoured(runs):
    plan = runs(arms=("control",))
    plain, honest = (OrganisationModel(plan, agent_classes=classes) for classes in ((), (NeverGame,)))
    plain.advance(20)
    honest.advance(20)
    assert sum(plain.measure("gaming")) > 0
    assert sum(honest.measure("gaming")) == 0


def test_own_draws_are_keyed_not_sequential(runs):
    plan = runs(arms=("control", "trust"))
    model = OrganisationModel(plan, agent_classes=(Dice,))
    model.advance(10)
    # The same people throw the same dice under both regimes, however often anyone else draws.
    assert (model.state.member_mode[0] == model.state.member_mode[1]).all()
    agent = next(agent for agent in model.agents if isinstance(agent, Dice))
    assert agent.draw("dice") == agent.draw("dice") != agent.draw("other dice")
    before = agent.draw("dice")
    model.advance(1)
    assert agent.draw("dice") != before
    with pytest.raises(ParameterError, match="name what the number is for"):
        agent.draw("")


@pytest.mark.parametrize("returned", [None, 7, -1, "cooperate", 0.5])
def test_a_wrong_decision_is_one_line_and_never_reaches_the_kernel(runs, returned):
    wrong = type("Wrong", (Staff,), {"decide": lambda self: returned})
    model = OrganisationModel(runs(), agent_classes=(wrong,))
    with pytest.raises(ParameterError, match="return one of") as error:
        model.advance(1)
    assert "\n" not in str(error.value)


def test_agent_classes_must_be_staff_or_managers(runs):
    with pytest.raises(ParameterError, match="subclass"):
        OrganisationModel(runs(), agent_classes=(mesa.Agent,))


def test_mesas_own_clock_follows(runs):
    model = OrganisationModel(runs())
    model.advance(10)
    model.step()
    assert model.steps == model.week == 11
    assert getattr(model, "time", 11.0) == 11.0


def test_two_hundred_models_leave_nothing_behind(runs):
    plan = runs(arms=("control",))
    left = []
    for _ in range(200):
        with OrganisationModel(plan) as model:
            assert len(model.agents) == 27
            model.step()
            left.append(weakref.ref(model))
        del model
    gc.collect()
    assert not [ref for ref in left if ref() is not None]


def test_an_unknown_measure_is_one_line(runs):
    with pytest.raises(ParameterError, match="'cooperation'"):
        OrganisationModel(runs()).measure("co-operation")


class Imitator(Staff):
    """Does what the first colleague did last week, and starts by co-operating."""

    seen: ClassVar = []

    def decide(self):
        self.seen.append((self.model.week, self.place, self.mode))
        colleagues = [each for each in self.colleagues if isinstance(each, Staff)]
        if not colleagues:
            return Mode.SLACK
        last = colleagues[0].mode
        return super().decide() if last is None else last


def test_nobody_sees_anothers_decision_of_the_same_week(runs):
    Imitator.seen.clear()
    model = OrganisationModel(runs(arms=("control",)), agent_classes=(Imitator,))
    staff = [agent for agent in model.agents if isinstance(agent, Staff)]
    model.step()
    assert {mode for week, _, mode in Imitator.seen if week == 0} == {None}
    for _ in range(3):
        before = {agent.place: agent.mode for agent in staff}
        model.step()
        for agent in staff:
            first = next((each for each in agent.colleagues if isinstance(each, Staff)), None)
            assert agent.mode == (before[first.place] if first else Mode.SLACK)


def test_members_cannot_be_removed(runs):
    with OrganisationModel(runs()) as model, pytest.raises(ParameterError, match="leaving_base"):
        next(iter(model.agents)).remove()


def test_a_closed_model_has_no_agents(runs):
    model = OrganisationModel(runs())
    model.close()
    with pytest.raises(ParameterError, match="closed"):
        _ = model.agents


def test_a_closed_model_is_let_go_at_once(runs):
    """Its arrays are large and its objects few, so the collector of cycles would come late."""
    gc.disable()
    try:
        with OrganisationModel(runs()) as model:
            model.advance(2)
        kept = weakref.ref(model)
        del model
        assert kept() is None
    finally:
        gc.enable()


def test_mesas_run_model_ends_at_the_horizon(runs):
    model = OrganisationModel(runs(years=0.1))
    model.run_model()
    assert model.week == 5


@pytest.mark.parametrize("weeks", [-1, 2.5, "3"])
def test_only_whole_weeks(runs, weeks):
    with pytest.raises(ParameterError, match="whole number from 0"):
        OrganisationModel(runs()).advance(weeks)


def test_a_run_that_is_not_there(runs):
    with pytest.raises(ParameterError, match="outside 0 to 1"):
        OrganisationModel(runs()).measure("cooperation", run=7)


@pytest.mark.parametrize("setting", [{"seed": -1}, {"seed": 2**32}, {"seed": 1.5}, {"replication": 2**32}])
def test_runs_refuse_seeds_out_of_range(runs, setting):
    from tillit import scenarios

    with pytest.raises(ParameterError, match="whole number from 0"):
        scenarios.load("home_care").run(**setting)


def test_a_graph_source_of_ones_own_is_checked(runs):
    class Circle:
        def draw(self, seed):
            graph = runs()[0].graph.draw(seed).graph()
            graph.nodes[0]["manager"] = 1
            return graph

        def describe(self):
            return {}

    with pytest.raises(ScenarioError, match="circle"):
        OrganisationModel(replace(runs()[0], graph=Circle()))
