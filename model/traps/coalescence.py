"""Which network favours co-operation? The critical benefit-to-cost ratio of any graph, under weak selection.

Everybody plays the donation game with every neighbour: a co-operator pays c and gives b, and payoffs are
averaged over neighbours. Somebody is replaced, and the neighbours compete for the place in proportion to
fitness (death-birth updating). Co-operation is then favoured if b/c is above a number that depends on the
graph alone, through how long it takes two random walks to meet.
"""

import math
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import LinearOperator, cg

from tillit.model.errors import ParameterError
from tillit.model.structure import Structure
from tillit.model.traps.arguments import LARGEST, Floats, above, is_number, is_whole, said

MOST_NODES = 1000
PRECISION = 1e-9
"""Relative. Meeting times of a path of 1000, the slowest of graphs, are solved to 1e-10, others to 1e-12."""


def critical_ratio(graph: "nx.Graph[Any] | Structure", weight: str | None = None) -> float:
    """Return (b/c)*, the ratio of benefit to cost above which the graph favours co-operation.

    Parameters
    ----------
    graph : networkx.Graph or Structure
        Undirected, connected, without ties to oneself, 3 to 1000 nodes of any names. Of an organisation all
        members and ties count, whatever their relation.
    weight : str or None
        Edge attribute to take as the weight of a tie, above 0. None: all ties are alike, also where the graph
        carries weights.

    Returns
    -------
    float
        Above 1 where co-operation can be favoured. Infinite where no ratio is enough, as on a star. Negative
        where spite is favoured instead: to pay c so that others lose b, if b/c is above the number without
        its sign.

    Raises
    ------
    ParameterError
        For graphs of other kinds, with what to do.

    Notes
    -----
    With P the random walk and tau the meeting times, ``tau_ij = 1 + sum_k (P_ik tau_jk + P_jk tau_ik) / 2``
    and ``tau_ii = 0``, it is ``t2 / (t3 - t1)``, where t_n is the mean of tau over the ends of a stationary
    walk of n steps. From the remeeting times ``r_i = 1 + sum_k P_ik tau_ik``, with ``pi`` stationary and
    ``sum_i pi_i^2 r_i = 1``,

        t2 = sum_i pi_i r_i - 2,    t3 - t1 = sum_i pi_i (P^2)_ii r_i - 2,

    so nothing is lost in a difference of long times. The equations are symmetric and positive definite with
    weights ``sqrt(d_i d_j)``; conjugate gradients take memory for a few n x n arrays, and steps in proportion
    to the root of the longest meeting time. 300 nodes take seconds at most, a path of 1000 minutes.

    References
    ----------
    Allen, Lippner, Chen, Fotouhi, Momeni, Yau & Nowak (2017), Evolutionary dynamics on any population
    structure, Nature 544:227-230.
    """
    ties = _adjacency(graph, weight)
    degree = ties.sum(axis=1)
    walk = ties / degree[:, None]
    stationary = degree / degree.sum()
    remeeting = 1 + (walk * _meeting_times(ties)).sum(axis=1)
    if not abs(stationary**2 @ remeeting - 1) <= PRECISION:
        raise ParameterError(
            "graph is too uneven to be solved to nine digits (weights of ties); pass weights closer to each "
            "other, or weight=None"
        )
    returning = (walk * walk.T).sum(axis=1)
    beyond = float(stationary * returning @ remeeting) - 2
    # The sum is 2 where t3 = t1; of that, what the solution may be wrong by cannot be told from 0.
    if abs(beyond) <= 2 * PRECISION:
        return math.inf
    return (float(stationary @ remeeting) - 2) / beyond


def regular_ratio(n: int, degree: int) -> float:
    """Return `critical_ratio` of every connected graph on which all have the same number of neighbours.

    It is ``(n - 2) / (n / degree - 2)``: the degree, where n is large.

    Parameters
    ----------
    n : int, 3 to 1e9
        Nodes.
    degree : int, 2 to n - 1
        Neighbours of each.

    References
    ----------
    Ohtsuki, Hauert, Lieberman & Nowak (2006), A simple rule for the evolution of cooperation on graphs and
    social networks, Nature 441:502-505: b/c > k; Taylor, Day & Wild (2007), Evolution of cooperation in a
    finite homogeneous graph, Nature 447:469-472.
    """
    if not is_whole(n, 3, int(LARGEST)):
        raise ParameterError(
            f"n={said(n)} is not a whole number from 3 to {LARGEST:g} (nodes); pass e.g. n=10"
        )
    if not is_whole(degree, 2, n - 1) or (n % 2 and degree % 2):
        raise ParameterError(
            f"degree={said(degree)} is not a whole number from 2 to {n - 1} (neighbours of each of {n} "
            "nodes), even if n is odd; pass e.g. degree=2"
        )
    return math.inf if n / degree == 2 else (int(n) - 2) / (n / degree - 2)


def _meeting_times(ties: Floats) -> Floats:
    """Return tau, (n, n): how long two walks, of which one or the other moves each time, take to meet."""
    n = len(ties)
    degree = ties.sum(axis=1)
    scale = np.sqrt(np.outer(degree, degree))
    step = csr_array(ties / scale)
    apart = scale.copy()
    np.fill_diagonal(apart, 0.0)

    def unlike(flat: Floats) -> Floats:
        times = flat.reshape(n, n)
        moved = np.asarray(step @ times)
        rest: Floats = times - (moved + moved.T) / 2
        np.fill_diagonal(rest, 0.0)
        return rest.ravel()

    equations = LinearOperator((n * n, n * n), matvec=unlike, dtype=np.float64)
    flat: Floats = np.zeros(n * n)
    for _ in range(2):  # the second time for what the first left: together to the limit of a float
        flat += cg(equations, apart.ravel() - unlike(flat), rtol=1e-8, maxiter=20 * n)[0]
    return flat.reshape(n, n) / scale


def _adjacency(graph: "nx.Graph[Any] | Structure", weight: str | None) -> Floats:
    """Return the weights of the ties, (n, n) and symmetric, of a graph for which the theory holds."""
    if isinstance(graph, Structure):
        if weight is not None:
            raise ParameterError(
                f"weight={said(weight)}: the ties of a structure have no weights; pass weight=None"
            )
        _check_nodes(len(graph))
        i, j = graph.ties.T
        weights = np.ones(len(i))
    else:
        if not isinstance(graph, nx.Graph) or graph.is_directed() or graph.is_multigraph():
            raise ParameterError(
                f"graph={said(graph)} is not an undirected networkx.Graph or an organisation's Structure; "
                "pass e.g. nx.Graph(graph)"
            )
        _check_nodes(graph.number_of_nodes())
        place = {node: index for index, node in enumerate(graph)}
        ends = [(place[one], place[other]) for one, other in graph.edges]
        i, j = np.array(ends, np.int64).reshape(-1, 2).T
        weights = _weights(graph, weight)
    if (i == j).any():
        raise ParameterError(
            f"graph has {int((i == j).sum())} ties of a node to itself, and nobody plays themselves; remove "
            "them with graph.remove_edges_from(list(nx.selfloop_edges(graph)))"
        )
    n = len(graph)
    ties = np.zeros((n, n))
    ties[i, j] = ties[j, i] = weights
    parts = int(connected_components(ties, directed=False)[0])
    if parts > 1:
        raise ParameterError(
            f"graph is in {parts} parts that no tie joins, and must be connected (parts: exactly 1); pass "
            "one part, e.g. graph.subgraph(max(nx.connected_components(graph), key=len))"
        )
    return ties


def _check_nodes(n: int) -> None:
    if not is_whole(n, 3, MOST_NODES):
        raise ParameterError(
            f"graph has {n} nodes, and must have 3 to {MOST_NODES} (nodes); pass another graph, or a part of "
            "it"
        )


def _weights(graph: "nx.Graph[Any]", weight: str | None) -> Floats:
    if weight is None:
        return np.ones(graph.number_of_edges())
    if not isinstance(weight, str):
        raise ParameterError(
            f"weight={said(weight)} is not the name of an edge attribute (text); pass e.g. weight='weight', "
            "or None"
        )
    edges: list[tuple[object, object, object]] = list(graph.edges(data=weight))
    found = [value for _, _, value in edges]
    for each in found:
        if not is_number(each, above(0), LARGEST):
            raise ParameterError(
                f"weight={said(weight)}: an edge has {said(each)}, which is not a number above 0, at most "
                f"{LARGEST:g} (weight of a tie); set it on every edge, or pass weight=None"
            )
    return np.array(found, np.float64)
