"""120 members, 200 weeks, every mechanism at work: the kernel has the bits of the reference engine."""

import pytest

from tillit.model.generators import care_chain
from tillit.model.levers import PRESETS, Governance
from tillit.model.mechanisms import MECHANISMS
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.scenario import Event, Generated, Run
from tillit.model.state import State
from tillit.model.vocabulary import Relation, Role
from tillit.native import engines

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")

WEEKS = 200
CHAIN = Generated(care_chain, {"span": 8, "citizens_per_staff": 1.2, "reviewers": 2})
LIVELY = {
    **{"reactivity": 1.0, "alarm_slope": 20.0, "election_clock": 52, "election_distrust": 1.0},
    **{"review_clock": 9, "scandal_rate": 0.01, "transfer_trust": 0.5},
}


def run(rule: str) -> Run:
    task = TaskProfile(load=1.1, shared=0.3, contract=0.2, bonus=0.1)
    return Run(
        scenario="depth",
        arm="changing",
        governance=PRESETS["incentive_control"].governance,
        events=(
            Event(0.5, conditions={"staffing": 0.85, "load": 1.3}),
            Event(1, reorganised=0.6, broken_promises=6),
            Event(1.5, dict(PRESETS["trust_based"].governance.items())),
            Event(2.5, {"sanctions": 0.5}, conditions={"staffing": 1.0}),
        ),
        assumptions=Assumptions(trust_rule=rule, **LIVELY),
        tasks={"": task},
        graph=CHAIN,
        weeks=WEEKS,
        seed=11,
        replication=3,
    )


def test_the_setting_has_everything():
    """No mechanism is off, every role and relation is there, and no lever is at an end."""
    setting = run("delta")
    values = dict(setting.assumptions.items()) | dict(setting.tasks[""].items())
    for each in MECHANISMS.values():
        assert any(values[name] != off for name, off in each.off.items()), each.name
    for week in range(WEEKS):
        levers = setting.governance_in(week, "")
        assert all(0 < getattr(levers, name) < 1 for name in Governance.names())
    with OrganisationModel(setting) as model:
        assert model.state.n_members >= 120
        assert set(model.state.member_role[0].tolist()) == set(Role)
        ties = int(model.state.tie_start[0, -1])
        assert set(model.state.tie_relation[0, :ties].tolist()) == set(Relation)


@pytest.mark.parametrize("rule", ["delta", "beta"])
def test_same_bits(rule):
    with (
        OrganisationModel(run(rule), engine="native") as kernel,
        OrganisationModel(run(rule), engine="reference") as reference,
    ):
        for model in (kernel, reference):
            model.advance(WEEKS)
        differing = [
            each.name
            for each in State.table()
            if getattr(kernel.state, each.name).tobytes() != getattr(reference.state, each.name).tobytes()
        ]
        assert differing == []
        assert kernel.state.run_control[0] > 0
        for name in ("scandals", "found_by_review", "sharing", "passing_on", "turnover_of_politicians"):
            assert max(kernel.measure(name)) > 0, name
