"""The kernel and the executable specification: the same bits, on random organisations and settings."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tillit.agents import rules
from tillit.model.colleagues import with_colleagues
from tillit.model.levers import Governance
from tillit.model.network import organisation_graph
from tillit.model.organisation import OrganisationModel
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.scenario import Event, Generated, Run
from tillit.model.structure import Structure
from tillit.model.vocabulary import Tally
from tillit.native import engines, reference

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")


def values(kind):
    """Any values within the bounds, ends included."""
    return st.fixed_dictionaries(
        {
            each.name: st.sampled_from(each.choices) if each.choices else st.floats(each.low, each.high)
            for each in kind.quantities()
        }
    ).map(lambda chosen: kind(**chosen))


@st.composite
def organisations(draw):
    """Graphs of at most 12: trees of managers and staff, all around them, isolated people, any ties."""
    n = draw(st.integers(1, 12))
    n_managers = draw(st.integers(0, min(3, n - 1)))
    n_others = draw(st.integers(0, min(5, n - 1 - n_managers)))
    members = []
    for place in range(n):
        units = ["", "north", "south"]
        above = draw(st.sampled_from([None, *range(min(place, n_managers))]))
        if place < n_managers:
            role = "manager"
        elif place < n - n_others:
            role = "staff"
        else:
            role, above = draw(st.sampled_from(["politician", "citizen", "citizen", "reviewer"])), None
        if role == "citizen":  # only a unit with staff serves anyone
            units = ["", *{each["unit"] for each in members if each["role"] == "staff"} - {""}]
        unit = draw(st.sampled_from(sorted(units)))
        members.append({"role": role, "unit": unit, "task": "", "manager": above})
    graph = organisation_graph(members)
    if draw(st.booleans()):
        graph.graph["colleagues"] = "drawn"
        graph = with_colleagues(Structure.of_graph(graph), draw(st.integers(0, 9))).graph()
    for i, j in draw(st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=20)):
        if i != j and not graph.has_edge(i, j):
            roles = {members[i]["role"], members[j]["role"]}
            relations = RELATIONS.get(frozenset(roles), ())
            if members[i]["unit"] == members[j]["unit"]:
                relations = [each for each in relations if each != "partner"]
            if relations:
                graph.add_edge(i, j, relation=draw(st.sampled_from(relations)))
    return graph


COLLEAGUES = ("peer", "partner")
RELATIONS = {
    frozenset({"staff"}): COLLEAGUES,
    frozenset({"manager"}): COLLEAGUES,
    frozenset({"staff", "manager"}): COLLEAGUES,
    frozenset({"politician", "manager"}): ("politics",),
    frozenset({"citizen", "staff"}): ("encounter",),
    frozenset({"citizen"}): ("civic",),
    frozenset({"reviewer", "manager"}): ("review",),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    graph=organisations(),
    governance=values(Governance),
    later=values(Governance),
    assumptions=values(Assumptions),
    task=values(TaskProfile),
    seed=st.integers(0, 2**32 - 1),
    replication=st.integers(0, 2**32 - 1),
)
def test_same_bits_on_any_small_organisation(
    same_bits, graph, governance, later, assumptions, task, seed, replication
):
    run = Run(
        scenario="test",
        arm="test",
        governance=governance,
        events=(Event(3 / 52, dict(later.items())),),
        assumptions=assumptions,
        tasks={"": task},
        graph=Generated(lambda seed: graph),
        weeks=6,
        seed=seed,
        replication=replication,
    )
    native, plain = (OrganisationModel(run, engine=engine) for engine in engines.ENGINES)
    native.advance(6)
    plain.advance(6)
    same_bits(native.state, plain.state)


@pytest.mark.parametrize("rule", ["delta", "beta"])
def test_same_bits_over_two_years(runs, town, same_bits, rule):
    """A town with all four roles, in which much happens: scandals, tightening, people who leave."""
    lively = {"reactivity": 1.0, "scandal_rate": 0.02, "leaving_base": 0.5, "political_clock": 8}
    plan = runs(replications=2, graph=town, assumptions={"trust_rule": rule, **lively})
    native, plain = (OrganisationModel(plan, engine=engine) for engine in engines.ENGINES)
    native.advance(104)
    plain.advance(104)
    assert same_bits(native.state, plain.state) > 1000
    assert native.state.tally[..., Tally.SCANDALS].any()
    assert native.state.run_control.all()
    assert (native.state.member_person >> 24).any()


def test_the_test_really_calls_two_implementations(monkeypatch, runs, same_bits):
    assert engines.kernel() is not reference
    monkeypatch.setattr(rules, "remembered", lambda unanswered, this_week, a: unanswered)
    native, plain = (OrganisationModel(runs(), engine=engine) for engine in engines.ENGINES)
    native.advance(3)
    plain.advance(3)
    # What staff see of their manager is what nobody remembers now; and reports go up through that trust.
    with pytest.raises(AssertionError, match="run_warnings"):
        same_bits(native.state, plain.state)
    assert native.state.unit_unanswered.any()
    assert not plain.state.unit_unanswered.any()


def test_kernel_refuses_arrays_of_another_form(runs):
    from tillit.model.errors import KernelError

    model = OrganisationModel(runs(), engine="native")
    model.state.member_true = model.state.member_true.astype("float32")
    with pytest.raises(KernelError, match="member_true"):
        model.advance(1)
    model = OrganisationModel(runs(), engine="native")
    model.state.tie_belief = model.state.tie_belief[:, :-1]
    with pytest.raises(KernelError, match="tie_belief"):
        model.advance(1)


def test_no_room_is_an_error_before_the_kernel(runs):
    from tillit.model.errors import KernelError

    model = OrganisationModel(runs(), engine="native")
    with pytest.raises(KernelError, match="reserve"):
        engines.advance(model.state, model.state.tally.shape[1] + 1, engine="native")


def test_kernel_refuses_a_state_that_does_not_hold_together(runs):
    from dataclasses import replace

    from tillit.model.errors import KernelError

    def broken(change):
        model = OrganisationModel(runs(), engine="native")
        change(model.state)
        return model

    def beta(state):
        state.assumptions = tuple(replace(each, trust_rule="beta") for each in state.assumptions)

    def fewer_units(state):
        state.unit_lever = state.unit_lever[:, :1].copy()

    def fewer_tallies(state):
        state.tally = state.tally[..., :3].copy()

    def fewer_assumptions(state):
        state.assumptions = state.assumptions[:1]

    for change in (beta, fewer_units, fewer_tallies, fewer_assumptions):
        with pytest.raises(KernelError):
            broken(change).advance(1)
    model = broken(lambda state: state.member_unit.fill(99))
    with pytest.raises(KernelError, match="member_unit"):
        engines.populate(model.state, engine="native")
