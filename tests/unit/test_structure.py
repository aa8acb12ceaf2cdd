"""An organisation as arrays: the same as its graph, and refused for the same reasons."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.model import generators
from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.network import RELATIONS, organisation_graph
from tillit.model.organisation import OrganisationModel
from tillit.model.randomness import HIGHEST_PLACE
from tillit.model.roster import Roster
from tillit.model.structure import WORDS, Structure
from tillit.model.vocabulary import Role

ARRAYS = ("role", "manager", "ties", "relation")
LABELS = (("unit", "units"), ("task", "tasks"), ("locality", "localities"))
GENERATORS = (
    generators.municipality_department,
    generators.hospitals,
    generators.municipality,
    generators.school,
    generators.care_chain,
    generators.collaborating_organisations,
)


def same(one, other):
    for name in ARRAYS:
        assert getattr(one, name).dtype == getattr(other, name).dtype
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    for which, labels in LABELS:  # the order of labels says nothing
        mine, theirs = (np.array(getattr(each, labels))[getattr(each, which)] for each in (one, other))
        assert mine.tolist() == theirs.tolist()
    assert one.names == other.names
    assert one.colleagues_drawn == other.colleagues_drawn


@pytest.mark.parametrize("generator", GENERATORS)
def test_from_arrays_to_a_graph_and_back(generator):
    structure = generator(3)
    structure.check()
    graph = structure.graph()
    again = Structure.of_graph(graph)
    same(structure, again)
    assert nx.utils.graphs_equal(graph, again.graph())
    assert len(structure) == len(graph)
    assert {type(value) for _, member in graph.nodes(data=True) for value in member.values()} <= {
        str,
        int,
        type(None),
    }
    assert all(type(place) is int for tie in graph.edges for place in tie)


@st.composite
def graphs(draw):
    """Organisation graphs of at most 15, places of any order of roles, with labels, names and ties."""
    n = draw(st.integers(1, 15))
    roles = [
        *draw(st.lists(st.sampled_from([each.word for each in Role]), min_size=n - 1, max_size=n - 1)),
        "staff",
    ]
    members = []
    managers = [place for place, role in enumerate(roles) if role == "manager"]
    for place, role in enumerate(roles):
        above = [each for each in managers if each < place] if role in ("manager", "staff") else []
        member = {
            "role": role,
            "task": draw(st.sampled_from(["", "care"])),
            "manager": draw(st.sampled_from([None, *above])),
        }
        # The last is staff of "a", so whoever is served there is served.
        member["unit"] = (
            "a"
            if place == n - 1
            else draw(st.sampled_from(["", "a"] if role == "citizen" else ["", "a", "b"]))
        )
        member |= draw(st.sampled_from([{}, {"locality": "town"}, {"name": "Åsa", "locality": "by"}]))
        members.append(member)
    graph = organisation_graph(members)
    graph.graph["colleagues"] = draw(st.sampled_from(["drawn", "given"]))
    for i, j in draw(st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=25)):
        joined = frozenset((roles[i], roles[j]))
        fitting = [word for word, allowed in RELATIONS.items() if joined in allowed and word != "line"]
        if members[i]["unit"] == members[j]["unit"]:
            fitting = [word for word in fitting if word != "partner"]
        if i != j and fitting and not graph.has_edge(i, j):
            graph.add_edge(i, j, relation=draw(st.sampled_from(fitting)))
    return graph


@given(graphs())
def test_from_a_graph_to_arrays_and_back(graph):
    structure = Structure.of_graph(graph)
    assert nx.utils.graphs_equal(structure.graph(), graph)
    same(Structure.of_graph(structure.graph()), structure)
    assert (np.diff(structure.ties[:, 0].astype(int) * len(graph) + structure.ties[:, 1]) > 0).all()
    assert (structure.ties[:, 0] < structure.ties[:, 1]).all()
    depth = [len(list(above(graph, place))) for place in graph]
    assert structure.levels().tolist() == depth


def above(graph, place):
    while (place := graph.nodes[place]["manager"]) is not None:
        yield place


def test_of_a_pair_the_first_relation_holds():
    roster = Roster()
    roster.team(2, "a", None)
    structure = roster.members().tied(("partner", [(2, 1)]), ("peer", [(1, 2), (2, 0)]))
    assert structure.ties.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert [WORDS[code] for code in structure.relation] == ["line", "line", "partner"]


def test_arrays_that_do_not_hold_together_are_refused_before_they_are_simulated(runs):
    """Each wrong member or tie, as the graph with it is refused."""
    roster = Roster()
    roster.team(3, "a", None)
    roster.head("b", 0)
    good = roster.members()
    wrong = {
        "role": [(1, Role.POLITICIAN), (1, -1), (0, Role.STAFF)],
        "manager": [(0, 4), (2, 9), (2, -7), (2, 1), (0, 0)],
    }
    for name, changes in wrong.items():
        for place, value in changes:
            array = getattr(good, name).copy()
            array[place] = value
            bad = Structure(**{each: getattr(good, each) for each in Structure.__slots__} | {name: array})

            class Bad:
                def draw(self, seed, bad=bad):
                    return bad

                def describe(self):
                    return {}

            with pytest.raises(ScenarioError) as caught:
                OrganisationModel(runs(graph=Bad())[0])
            assert len(str(caught.value).splitlines()) == 1
            assert str(caught.value).startswith(("place", "the reporting lines"))


@pytest.mark.parametrize(
    ("generator", "sizes"),
    [
        (generators.municipality_department, {"managers": 2, "staff": 10**12, "units": 1}),
        (generators.municipality_department, {"managers": 10**12, "staff": 10**12, "units": 1}),
        (generators.school, {"teams": 100, "span": 10**6}),
        (generators.school, {"teams": 1, "span": 10**6, "citizens_per_staff": 100}),
        (generators.care_chain, {"span": 10**6, "citizens_per_staff": 100}),
    ],
)
def test_more_members_than_places_give_one_line(generator, sizes):
    with pytest.raises(ParameterError, match=f"members or more, above {HIGHEST_PLACE + 1}") as caught:
        generator(1, **sizes)
    assert len(str(caught.value).splitlines()) == 1


def test_twenty_thousand_members_of_a_million_are_no_objects():
    """Nothing that is kept grows with members but arrays, and labels with units."""
    structure = generators.municipality_department(1, managers=801, staff=19_200, units=800)
    assert len(structure) == 20_001
    kept = [getattr(structure, name) for name in Structure.__slots__]
    assert sum(len(each) for each in kept if isinstance(each, (tuple, dict))) < 810
    assert sum(each.nbytes for each in kept if isinstance(each, np.ndarray)) < 80 * len(structure)
