"""Critical ratios: graphs in every form, weights only when asked for, and what is refused."""

import math

import networkx as nx
import numpy as np
import pytest

from tillit.model import traps
from tillit.model.generators import municipality_department


def by_brute_force(graph, weight=None):
    """The same from the meeting times of all pairs, by dense algebra, and t_n by powers of the walk."""
    ties = nx.to_numpy_array(graph, weight=weight)
    n = len(ties)
    degree = ties.sum(axis=1)
    walk = ties / degree[:, None]
    eye = np.eye(n)
    system = np.eye(n * n) - (np.kron(walk, eye) + np.kron(eye, walk)) / 2
    times = np.ones(n * n)
    same = np.flatnonzero(eye.ravel())
    system[same] = np.eye(n * n)[same]
    times[same] = 0
    times = np.linalg.solve(system, times).reshape(n, n)
    share = degree / degree.sum()
    t1, t2, t3 = ((share @ (np.linalg.matrix_power(walk, k) * times)).sum() for k in (1, 2, 3))
    return t2 / (t3 - t1)


@pytest.mark.parametrize("seed", range(6))
def test_random_graphs_by_brute_force(seed):
    graph = nx.connected_watts_strogatz_graph(11, 4, 0.5, seed=seed)
    assert traps.critical_ratio(graph) == pytest.approx(by_brute_force(graph), rel=1e-9)
    for one, other in graph.edges:
        graph[one][other]["strength"] = 0.5 + (one * other + seed) % 7
    assert traps.critical_ratio(graph, weight="strength") == pytest.approx(
        by_brute_force(graph, "strength"), rel=1e-9
    )
    assert traps.critical_ratio(graph) == pytest.approx(by_brute_force(graph), rel=1e-9)


def test_weights_count_only_when_asked_for():
    club = nx.karate_club_graph()
    assert traps.critical_ratio(club) == pytest.approx(by_brute_force(club), rel=1e-9)
    assert traps.critical_ratio(club, weight="weight") == pytest.approx(
        by_brute_force(club, "weight"), rel=1e-9
    )
    assert traps.critical_ratio(club) != pytest.approx(traps.critical_ratio(club, weight="weight"), rel=1e-2)


@pytest.mark.parametrize("leaves", [2, 3, 9, 50, 299])
def test_no_ratio_is_enough_on_a_star(leaves):
    assert traps.critical_ratio(nx.star_graph(leaves)) == math.inf


@pytest.mark.parametrize("sides", [(2, 2), (3, 5), (10, 40)])
def test_no_ratio_is_enough_where_all_ties_run_between_two_groups(sides):
    assert traps.critical_ratio(nx.complete_bipartite_graph(*sides)) == math.inf


def test_a_star_with_one_more_tie_has_a_ratio():
    star = nx.star_graph(100)
    star.add_edge(1, 2)
    assert math.isfinite(traps.critical_ratio(star))


def test_large_graphs_are_solved_to_nine_digits():
    ring = traps.critical_ratio(nx.cycle_graph(300))
    assert ring == pytest.approx(traps.regular_ratio(300, 2), rel=1e-9)
    assert traps.critical_ratio(nx.complete_graph(300)) == pytest.approx(-299, rel=1e-9)
    assert traps.critical_ratio(nx.random_regular_graph(7, 300, seed=1)) == pytest.approx(
        traps.regular_ratio(300, 7), rel=1e-9
    )


def test_an_organisation_is_asked_in_either_form():
    structure = municipality_department(1)
    graph = structure.graph()
    assert traps.critical_ratio(structure) == pytest.approx(traps.critical_ratio(graph), rel=1e-12)
    # Reporting lines alone are a tree, and colleagues make cliques of it.
    lines = nx.Graph([(one, other) for one, other, word in graph.edges(data="relation") if word == "line"])
    assert 1 < traps.critical_ratio(lines) < 3 < traps.critical_ratio(graph)


@pytest.mark.parametrize(
    ("graph", "said"),
    [
        (nx.DiGraph([(0, 1), (1, 2), (2, 0)]), "undirected"),
        (nx.MultiGraph([(0, 1), (1, 2), (2, 0)]), "undirected"),
        ([[0, 1], [1, 0]], "undirected"),
        (None, "undirected"),
        (nx.Graph(), "0 nodes"),
        (nx.path_graph(2), "2 nodes"),
        (nx.path_graph(1001), "1001 nodes"),
        (nx.empty_graph(5), "5 parts"),
        (nx.disjoint_union(nx.path_graph(3), nx.path_graph(3)), "2 parts"),
        (nx.Graph([(0, 1), (1, 2), (2, 2)]), "itself"),
    ],
)
def test_other_graphs_are_refused(graph, said, one_line):
    assert said in one_line("graph", traps.critical_ratio, graph)


@pytest.mark.parametrize("weight", [0, -1, math.nan, math.inf, "1", None, True])
def test_weights_are_numbers_above_zero(weight, one_line):
    graph = nx.cycle_graph(4)
    nx.set_edge_attributes(graph, 1.0, "w")
    graph[0][1]["w"] = weight
    one_line("weight", traps.critical_ratio, graph, weight="w")
    one_line("weight", traps.critical_ratio, graph, weight="missing")
    one_line("weight", traps.critical_ratio, graph, weight=["w"])


def test_what_cannot_be_solved_is_said(one_line):
    graph = nx.path_graph(6)
    for number, (one, other) in enumerate(graph.edges):
        graph[one][other]["w"] = 1e9 if number % 2 else 1e-9
    one_line("graph", traps.critical_ratio, graph, weight="w")


@pytest.mark.parametrize(
    ("n", "degree"), [(2, 1), (10, 10), (10, 1), (5, 3), (10, 2.0), (True, 2), (10, math.nan)]
)
def test_regular_graphs_that_are_none(n, degree, one_line):
    one_line("n" if n in (2, True) else "degree", traps.regular_ratio, n, degree)


def test_structures_have_no_weights(one_line):
    one_line("weight", traps.critical_ratio, municipality_department(1), weight="weight")
