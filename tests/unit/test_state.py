"""The layout of the state: ties from both ends, and what the work of a unit is."""

import networkx as nx
import numpy as np
import pytest

from tillit.model.errors import ScenarioError
from tillit.model.generators import care_chain, municipality, municipality_department
from tillit.model.levers import Governance
from tillit.model.parameters import Assumptions, TaskProfile
from tillit.model.roster import Roster
from tillit.model.state import State
from tillit.model.structure import Structure
from tillit.model.vocabulary import Relation, Role

TASKS = {"care": TaskProfile(alignment=0.25), "office": TaskProfile(alignment=0.75)}


def state_of(*graphs, tasks=TASKS):
    return State.build(
        [Structure.checked(each) for each in graphs],
        seeds=[(1, row) for row in range(len(graphs))],
        assumptions=[Assumptions()] * len(graphs),
        governance=[Governance()] * len(graphs),
        tasks=[tasks] * len(graphs),
        weeks=1,
    )


# ------------------------------------------------------------ ties from both ends

# What a tie is from either end, and the role of the trustor; None = either of the employed.
ENDS = {
    Relation.PEER: ("peer", Relation.PEER, None),
    Relation.PARTNER: ("partner", Relation.PARTNER, None),
    Relation.UPWARD: ("line", Relation.DOWNWARD, None),
    Relation.DOWNWARD: ("line", Relation.UPWARD, Role.MANAGER),
    Relation.OVERSIGHT: ("politics", Relation.MANDATE, Role.POLITICIAN),
    Relation.MANDATE: ("politics", Relation.OVERSIGHT, Role.MANAGER),
    Relation.SERVED: ("encounter", Relation.SERVING, Role.CITIZEN),
    Relation.SERVING: ("encounter", Relation.SERVED, Role.STAFF),
    Relation.CIVIC: ("civic", Relation.CIVIC, Role.CITIZEN),
}


def turned(graph):
    """Return the same organisation with places counted from the other end."""
    n = graph.number_of_nodes()
    other = nx.Graph()
    for place in range(n):
        member = dict(graph.nodes[n - 1 - place])
        manager = member["manager"]
        other.add_node(place, **{**member, "manager": None if manager is None else n - 1 - manager})
    other.add_edges_from((n - 1 - i, n - 1 - j, edge) for i, j, edge in graph.edges(data=True))
    return other


@pytest.mark.parametrize(
    ("generator", "sizes", "relations"),
    [
        (municipality_department, {"managers": 4, "staff": 40, "units": 2}, 3),
        (municipality, {"units": 2, "span": 2, "board": 1, "committee": 1}, 8),
        (care_chain, {"span": 2, "politicians": 1, "partners": 1}, 9),
    ],
)
def test_every_tie_has_its_reverse_and_the_right_relation_at_either_end(generator, sizes, relations):
    graphs = [generator(seed, **sizes).graph() for seed in (1, 2)]
    graphs += [turned(each) for each in graphs]
    state = state_of(*graphs)
    for row, graph in enumerate(graphs):
        ties = int(state.tie_start[row, -1])
        assert ties == 2 * graph.number_of_edges()
        trustor = np.repeat(np.arange(state.n_members), np.diff(state.tie_start[row]))
        trustee, reverse = state.tie_trustee[row, :ties], state.tie_reverse[row, :ties]
        np.testing.assert_array_equal(reverse[reverse], np.arange(ties))
        np.testing.assert_array_equal(trustor[reverse], trustee)
        np.testing.assert_array_equal(trustee[reverse], trustor)
        met = set()
        for tie, (i, j) in enumerate(zip(trustor.tolist(), trustee.tolist(), strict=True)):
            relation = Relation(state.tie_relation[row, tie])
            edge, back, role = ENDS[relation]
            assert graph.edges[i, j]["relation"] == edge
            assert state.tie_relation[row, reverse[tie]] == back
            assert role is None or graph.nodes[i]["role"] == role.word
            if edge == "line":
                below, above = (i, j) if relation is Relation.UPWARD else (j, i)
                assert graph.nodes[below]["manager"] == above
            met.add(relation)
        assert len(met) == relations


def test_an_organisation_without_ties_has_none():
    roster = Roster()
    roster.add(2, "staff", "")
    state = state_of(roster.members())
    assert state.tie_reverse.shape == (1, 0)
    assert state.tie_start.tolist() == [[0, 0, 0]]


# ------------------------------------------------------------ what a unit's work is


def offices(*members):
    roster = Roster()
    for role, unit, task in members:
        roster.add(1, role, unit, task=task)
    return roster.members()


@pytest.mark.parametrize(
    ("members", "names"),
    [
        pytest.param([("staff", "a", "office"), ("staff", "b", "care")], ("office", "care"), id="named"),
        pytest.param([("staff", "a", ""), ("staff", "b", "office")], ("care", "office"), id="the first"),
        pytest.param([("manager", "a", ""), ("staff", "b", "")], ("", "care"), id="only a manager"),
        pytest.param([("manager", "a", "office"), ("staff", "b", "")], ("", "care"), id="named, no staff"),
        pytest.param([("politician", "a", "office"), ("staff", "b", "")], ("", "care"), id="a board"),
        pytest.param([("manager", "a", "office"), ("staff", "a", "")], ("office",), id="by the manager"),
        pytest.param([("staff", "a", ""), ("staff", "a", "office")], ("office",), id="by one of them"),
        # Whoever is in no unit is one of their own, before the others.
        pytest.param([("staff", "", "office"), ("staff", "", "")], ("office", "care"), id="units of one"),
        pytest.param([("citizen", "", ""), ("staff", "a", "office")], ("", "office"), id="a citizen alone"),
    ],
)
def test_the_task_of_a_unit_is_named_only_where_somebody_is_staff(members, names):
    state = state_of(offices(*members))
    assert state.unit_task_name == (names,)
    alignment = state.unit_task[0, :, TaskProfile.names().index("alignment")].tolist()
    # Nobody works where no task is named, so it does not matter which it has.
    assert alignment == [TASKS[name or "care"].alignment for name in names]


def test_the_default_is_the_first_task_of_each_run():
    graph = offices(("staff", "a", ""))
    assert state_of(graph, tasks=dict(reversed(TASKS.items()))).unit_task_name == (("office",),)


def test_a_task_nobody_knows_is_one_line():
    with pytest.raises(
        ScenarioError, match="task profile 'shop' is not in the scenario; known: care, office"
    ):
        state_of(offices(("staff", "a", "shop")))
    # Where nobody is staff it is not looked up.
    assert state_of(offices(("manager", "a", "shop"), ("staff", "b", ""))).unit_task_name == (("", "care"),)
