import networkx as nx
import pytest

from tillit.model.colleagues import CLOSE_COLLEAGUES, SMALL_GROUP, colleagues, with_colleagues
from tillit.model.errors import ScenarioError
from tillit.model.network import listing, organisation_graph, reporting_cycle
from tillit.model.small_world import acquaintances
from tillit.model.structure import Structure


def member(role="staff", manager=None, unit="a", **more):
    return {"role": role, "unit": unit, "task": "", "manager": manager, **more}


def unit_of(size, unit="a"):
    """Return one manager (place 0) and `size` - 1 members of staff."""
    return organisation_graph([member("manager", unit=unit), *[member(manager=0, unit=unit)] * (size - 1)])


def peers(graph):
    return {(i, j) for i, j, relation in graph.edges(data="relation") if relation == "peer"}


def draw_colleagues(graph, seed):
    """Return the same organisation graph with colleagues."""
    structure = Structure.of_graph(graph)
    return structure.tied(("peer", colleagues(structure, seed))).graph()


def refusal(graph):
    with pytest.raises(ScenarioError) as caught:
        Structure.of_graph(graph)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    return message


def test_same_seed_same_colleagues_other_seed_others():
    graph = unit_of(30)
    assert peers(draw_colleagues(graph, 3)) == peers(draw_colleagues(graph, 3))
    assert peers(draw_colleagues(graph, 3)) != peers(draw_colleagues(graph, 4))


def test_small_group_knows_everybody():
    graph = draw_colleagues(unit_of(SMALL_GROUP + 1), 1)
    assert len(peers(graph)) == SMALL_GROUP * (SMALL_GROUP - 1) / 2
    Structure.of_graph(graph)


def test_larger_group_is_a_connected_small_world():
    n_staff = SMALL_GROUP + 1
    graph = draw_colleagues(unit_of(n_staff + 1), 1)
    assert len(peers(graph)) == n_staff * CLOSE_COLLEAGUES / 2
    assert nx.is_connected(graph.subgraph(range(1, n_staff + 1)))
    Structure.of_graph(graph)


def test_managers_are_colleagues_only_under_the_same_superior():
    top = [member("manager"), member("manager", 0), member("manager", 0), member("manager"), member()]
    assert peers(draw_colleagues(organisation_graph(top), 1)) == {(1, 2)}


def test_staff_of_different_units_and_of_no_unit_are_not_colleagues():
    staff = [member(unit="a"), member(unit="b"), member(unit="a"), member(unit=""), member(unit="")]
    assert peers(draw_colleagues(organisation_graph(staff), 1)) == {(0, 2)}


def test_one_more_member_changes_no_other_group():
    groups = [member(unit="a")] * 20 + [member(unit="b")] * 20
    before = peers(draw_colleagues(organisation_graph(groups), 7))
    after = peers(draw_colleagues(organisation_graph([*groups, member(unit="b")]), 7))
    assert {tie for tie in before if tie[1] < 20} == {tie for tie in after if tie[1] < 20}
    alone = peers(draw_colleagues(organisation_graph([*groups, member(unit="c")]), 7))
    assert alone == before


def test_groups_of_one_size_differ():
    ties = peers(draw_colleagues(organisation_graph([member(unit="a")] * 20 + [member(unit="b")] * 20), 7))
    first = {tie for tie in ties if tie[1] < 20}
    assert {(i - 20, j - 20) for i, j in ties - first} != first


def test_colleagues_are_drawn_once_and_only_when_asked_for():
    graph = unit_of(5)
    given = Structure.of_graph(graph)
    assert with_colleagues(given, 1) is given
    graph.graph["colleagues"] = "drawn"
    to_be_drawn = Structure.of_graph(graph)
    drawn = with_colleagues(to_be_drawn, 1)
    assert len(peers(drawn.graph())) == 6
    assert peers(to_be_drawn.graph()) == set()
    assert with_colleagues(drawn, 2) is drawn


def test_isolated_member_is_allowed():
    Structure.of_graph(organisation_graph([member(unit="")]))


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([], "no nodes"),
        ([{"unit": "", "task": "", "manager": None}], "place 0 has no known role"),
        ([member("boss")], "place 0 has no known role"),
        ([member(), {"role": "staff", "task": "", "manager": None}], "place 1 has no unit"),
        ([member(task=None)], "place 0 has no task"),
        ([member(), member(manager=0)], "place 1 reports to place 0, who is not a manager"),
        ([member("manager"), member("manager")], "nobody in the organisation graph is staff"),
        ([member("politician"), member("citizen")], "nobody in the organisation graph is staff"),
        ([member("manager"), member("reviewer")], "nobody in the organisation graph is staff"),
        ([member(locality=3)], "place 0 has no locality that is text"),
        ([member(locality=None)], "place 0 has no locality that is text"),
        ([member("manager"), member(), member("citizen", 0)], "place 2 is a citizen with a manager"),
        ([member("manager"), member(), member("politician", 0)], "place 2 is a politician with a manager"),
        ([member("manager"), member(), member("reviewer", 0)], "place 2 is a reviewer with a manager"),
        ([member("politician"), member(manager=0)], "place 1 reports to place 0, who is not a manager"),
        ([member("reviewer"), member(manager=0)], "place 1 reports to place 0, who is not a manager"),
        ([member(unit="a"), member("citizen", unit="b")], "place 1 is a citizen of a unit without staff"),
        ([member("manager", unit="b"), member(), member("citizen", unit="b")], "place 2 is a citizen of a"),
        ([member("manager", 0), member()], "circle: place 0;"),
        (
            [member(), member("manager", 2), member("manager", 3), member("manager", 1)],
            "circle: place 1, place 2, place 3;",
        ),
    ],
)
def test_members_that_do_not_hold_together_are_refused(members, said):
    graph = organisation_graph([{"manager": None, **each} for each in members])
    assert said in refusal(graph)


def test_unknown_superior_is_refused():
    graph = organisation_graph([member(), member("manager")])
    for manager in (9, 1.0, "1"):
        graph.nodes[0]["manager"] = manager
        assert "place 0 reports to a place that does not exist" in refusal(graph)
    del graph.nodes[0]["manager"]
    assert "place 0 does not say who the manager is" in refusal(graph)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda graph: graph.add_edge(1, 2), "places 1 and 2 has no relation"),
        (lambda graph: graph.add_edge(1, 2, relation="friend"), "places 1 and 2 has no relation"),
        (lambda graph: graph.add_edge(1, 2, relation="line"), "places 1 and 2 is line"),
        (lambda graph: graph.add_edge(0, 1, relation="peer"), "places 0 and 1 is peer"),
        (lambda graph: graph.add_edge(1, 1, relation="peer"), "place 1 has a tie to itself"),
        (lambda graph: graph.remove_edge(0, 1), "place 1 has no line tie to its manager, place 0"),
    ],
)
def test_ties_that_do_not_fit_the_managers_are_refused(change, said):
    graph = unit_of(3)
    change(graph)
    assert said in refusal(graph)


def everybody():
    """Return two members of each role, in turn; nobody reports to anybody, and each pair is of two units."""
    graph = organisation_graph(
        [
            member(role, unit="" if role == "citizen" else unit)
            for unit in "ab"
            for role in ("politician", "manager", "staff", "citizen", "reviewer")
        ]
    )
    Structure.of_graph(graph)
    return graph


@pytest.mark.parametrize("relation", ["peer", "partner", "politics", "encounter", "civic", "review"])
def test_each_relation_joins_its_roles_and_no_others(relation):
    employed = {("manager", "manager"), ("manager", "staff"), ("staff", "manager"), ("staff", "staff")}
    joined = {
        "peer": employed,
        "partner": employed,
        "politics": {("politician", "manager"), ("manager", "politician")},
        "encounter": {("citizen", "staff"), ("staff", "citizen")},
        "civic": {("citizen", "citizen")},
        "review": {("reviewer", "manager"), ("manager", "reviewer")},
    }
    for i in range(5):
        for j in range(5, 10):
            graph = everybody()
            graph.add_edge(i, j, relation=relation)
            roles = graph.nodes[i]["role"], graph.nodes[j]["role"]
            if roles in joined[relation]:
                Structure.of_graph(graph)
            else:
                said = f"the tie of places {i} and {j} is {relation}, which cannot join a {roles[0]} and a"
                assert said in refusal(graph)


def test_partners_are_of_different_units():
    graph = organisation_graph([member(unit="a"), member(unit="a"), member(unit=""), member(unit="")])
    graph.add_edge(2, 3, relation="partner")
    graph.add_edge(1, 2, relation="partner")
    Structure.of_graph(graph)
    graph.add_edge(0, 1, relation="partner")
    assert "places 0 and 1 is partner, but both are in one unit" in refusal(graph)


def test_a_line_tie_is_of_the_employed_only():
    graph = everybody()
    graph.add_edge(0, 1, relation="line")
    assert "places 0 and 1 is line, which does not fit their managers" in refusal(graph)


def test_citizens_politicians_and_reviewers_are_nobodys_colleagues():
    others = [member("citizen")] * 3 + [member("politician", unit="board")] * 3
    others += [member("reviewer", unit="inspectorate")] * 2
    graph = organisation_graph([member(), *others, member()])
    Structure.of_graph(graph)
    assert peers(draw_colleagues(graph, 1)) == {(0, 9)}


def test_drawing_colleagues_leaves_the_ties_that_are_there():
    heads = [member("manager"), *(member("manager", 0, unit) for unit in "abc"), member()]
    graph = organisation_graph(heads)
    graph.add_edge(1, 2, relation="partner")
    drawn = draw_colleagues(graph, 1)
    Structure.of_graph(drawn)
    assert drawn.edges[1, 2] == {"relation": "partner"}
    assert peers(drawn) == {(1, 3), (2, 3)}


def test_acquaintances_are_all_or_a_connected_small_world():
    ties = acquaintances([7, 8, 9], [3], 1, everybody=3, ties=2).tolist()
    assert ties == [[7, 8], [7, 9], [8, 9]]
    group = range(5, 25)
    ties = acquaintances(group, [20], 1, everybody=5, ties=4).tolist()
    assert len(ties) == 40
    assert set(group) == {place for tie in ties for place in tie}
    assert nx.is_connected(nx.Graph(ties))


@pytest.mark.parametrize("graph", [nx.DiGraph([(0, 1)]), nx.MultiGraph([(0, 1)]), nx.Graph([(1, 0)])])
def test_other_kinds_of_graph_are_refused(graph):
    assert "nodes 0 to 1 in order" in refusal(graph)


def test_errors_never_say_names():
    graph = organisation_graph([member(name="Åsa Ek"), member(manager=0, name="Åsa Ek")])
    assert "Åsa" not in refusal(graph)


@pytest.mark.parametrize(
    ("managers", "cycle"),
    [([], []), ([None, 0, 1], []), ([0], [0]), ([1, 2, 3, 1], [1, 2, 3]), ([None, 2, 1], [1, 2])],
)
def test_reporting_cycle(managers, cycle):
    assert reporting_cycle(managers) == cycle


def test_listing_is_short():
    assert listing(["a", "b"]) == "a, b"
    assert listing(["a", "b", "c"], most=2) == "a, b and 1 more"
