"""However the same runs are simulated, they are the same: steps, ensembles, threads, events, newcomers."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from tillit.model.errors import ScenarioError
from tillit.model.generators import municipality_department
from tillit.model.levers import PRESETS
from tillit.model.organisation import OrganisationModel
from tillit.model.scenario import Event, Generated
from tillit.native import engines

WEEKS = 30


def advanced(runs, weeks=WEEKS, **how):
    model = OrganisationModel(runs, **how)
    model.advance(weeks)
    return model


def test_steps_are_advance(runs, engine, same_bits):
    together = advanced(runs(), engine=engine, weeks=12)
    stepped = OrganisationModel(runs(), engine=engine)
    for _ in range(12):
        stepped.step()
    same_bits(together.state, stepped.state)
    assert together.week == stepped.week == stepped.steps == 12
    assert stepped.measure("cooperation") == together.measure("cooperation")


def test_steps_and_advance_mix(runs, same_bits):
    mixed = OrganisationModel(runs())
    mixed.step()
    mixed.advance(10)
    mixed.step()
    mixed.advance(0)
    mixed.advance(WEEKS - 12)
    same_bits(advanced(runs()).state, mixed.state)


def test_a_run_alone_is_its_row_in_an_ensemble(runs, engine, same_bits):
    plan = runs(replications=2)
    ensemble = advanced(plan, weeks=8, engine=engine)
    for row, run in enumerate(plan):
        alone = advanced(run, weeks=8, engine=engine)
        same_bits(alone.state, ensemble.state, row=0, other_row=row)


def test_order_and_threads_change_nothing(runs, same_bits):
    plan = runs(replications=4)
    one = advanced(plan, threads=1)
    same_bits(one.state, advanced(plan, threads=3).state)
    backwards = advanced(plan[::-1], threads=2)
    for row in range(len(plan)):
        same_bits(one.state, backwards.state, row=row, other_row=len(plan) - 1 - row)


@pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")
@pytest.mark.parametrize("threads", [2, 3, 5])
def test_threads_may_share_one_run(monkeypatch, runs, town, same_bits, threads):
    """With all roles, citizens who withdraw and people who leave; more threads than some have units, too."""
    lively = {"reactivity": 1.0, "scandal_rate": 0.02, "leaving_base": 0.5, "political_clock": 8}
    for graph in (town, Generated(municipality_department, {"managers": 2, "staff": 3, "units": 1})):
        plan = runs(graph=graph, assumptions=lively)
        one = advanced(plan)
        with monkeypatch.context() as patch:
            patch.setattr(engines, "SMALLEST_SHARED", 1)
            same_bits(one.state, advanced(plan, threads=threads).state)


@pytest.mark.skipif(not engines.kernels(), reason="the kernel was not compiled")
def test_every_build_of_the_kernel_has_the_same_bits(monkeypatch, runs, town, same_bits):
    usual, *others = engines.kernels()
    plan = runs(graph=town) + runs(graph=town, assumptions={"trust_rule": "beta"})
    states = []
    for each in (usual, *others):
        monkeypatch.setattr(engines, "kernel", lambda each=each: each)
        states.append(advanced(plan).state)
    for other in states[1:]:
        same_bits(states[0], other)
    assert len(others) == (1 if usual.HAS_AVX2 else 0)


def test_running_on_beyond_the_years_makes_room(runs):
    model = advanced(runs(years=0.1), weeks=5)
    model.advance(20)
    assert len(model.measure("cooperation")) == 25


def test_another_seed_or_replication_gives_other_numbers(runs):
    one, two = (advanced(runs(seed=seed)) for seed in (1, 2))
    assert one.measure("true_output") != two.measure("true_output")
    both = advanced(runs(replications=2, arms=("control",)))
    assert both.measure("true_output", 0) != both.measure("true_output", 1)


def with_event(runs, *events):
    (run,) = runs(arms=("control",))
    return replace(run, events=events)


def test_an_event_that_changes_nothing_changes_no_bit(runs, same_bits):
    same = Event(0.2, {"pay_share": PRESETS["incentive_control"].governance.pay_share})
    same_bits(advanced(runs(arms=("control",))).state, advanced(with_event(runs, same)).state)


def test_runs_agree_until_the_event_and_differ_after(runs):
    event = Event(10 / 52, {"monitoring": 0.1})
    changed = advanced(with_event(runs, event)).measure("felt_control")
    unchanged = advanced(runs(arms=("control",))).measure("felt_control")
    assert changed[:10] == unchanged[:10]
    assert all(one < other for one, other in zip(changed[10:], unchanged[10:], strict=True))


def test_an_event_in_week_0_is_the_starting_point(runs, same_bits):
    trust = dict(PRESETS["trust_based"].governance.items())
    started = advanced(runs(arms=("trust",)))
    changed = advanced(with_event(runs, Event(0, trust)))
    same_bits(started.state, changed.state)


def test_an_isolated_extra_member_changes_nobody(runs, department):
    """Counter-based luck: whoever is added last, without ties and in no unit, affects no one."""

    class OneMore:
        def draw(self, seed):
            graph = department.draw(seed).graph()
            graph.add_node(graph.number_of_nodes(), role="staff", unit="", task="", manager=None)
            return graph

        def describe(self):
            return {}

    before = advanced(runs())
    more = advanced([replace(run, graph=OneMore()) for run in runs()])
    n = before.state.n_members
    assert more.state.n_members == n + 1
    for name in ("member_mode", "member_true", "member_disposition", "member_time"):
        np.testing.assert_array_equal(getattr(before.state, name), getattr(more.state, name)[:, :n])
    for row in range(2):
        ties = int(before.state.tie_start[row, n])
        np.testing.assert_array_equal(before.state.tie_belief[row, :ties], more.state.tie_belief[row, :ties])


def test_both_arms_have_the_same_people_and_first_impressions(runs):
    state = OrganisationModel(runs()).state
    for name in ("member_ability", "member_propensity", "member_disposition", "tie_belief", "tie_trustee"):
        np.testing.assert_array_equal(getattr(state, name)[0], getattr(state, name)[1])


def test_replications_have_their_own_graphs(runs):
    state = OrganisationModel(runs(replications=2)).state
    assert not np.array_equal(state.tie_trustee[0], state.tie_trustee[2])


def test_ensembles_of_different_sizes_are_refused(runs, department):
    from tillit import scenarios

    full = scenarios.load("municipality_department").run()
    with pytest.raises(ScenarioError, match="differ"):
        OrganisationModel([runs()[0], full])


def test_cancelling_leaves_whole_weeks(runs, same_bits):
    model = OrganisationModel(runs())

    def cancel(week):
        if week >= 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        model.advance(WEEKS, cancel)
    model.advance(WEEKS - model.week)
    same_bits(advanced(runs()).state, model.state)


def test_threads_are_started_once(runs, monkeypatch):
    """An interrupt while a thread starts leaves a program that does not end; so it is to happen seldom."""
    started = []
    start = threading.Thread.start
    monkeypatch.setattr(threading.Thread, "start", lambda self: started.append(self) or start(self))
    with OrganisationModel(runs(replications=4), threads=3) as model:
        for _ in range(4):
            model.advance(1)
    assert len(started) <= 3
