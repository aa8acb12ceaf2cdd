"""The organisation graph: who is there, who reports to whom, and who are colleagues.

An *organisation graph* is an undirected `networkx.Graph` whose nodes are the places 0 .. n-1, in order.

========= ================ ====================================================================
on        attribute        meaning
========= ================ ====================================================================
node      ``role``         "manager" or "staff", the word of a `Role`
node      ``unit``         label of the unit, text; "" = in no unit
node      ``task``         name of a task profile; "" = the scenario's default
node      ``manager``      place of the superior, who is a manager; None = nobody
node      ``name``         only when a reader was asked to keep names
edge      ``relation``     "line": exactly the ties between a member and her ``manager``;
                           "peer": colleagues
graph     ``colleagues``   "drawn": `with_colleagues` draws the peer ties, anew in each replication;
                           "given" or absent: the graph has the peer ties it shall have
========= ================ ====================================================================

Luck is keyed: what is drawn for a group depends on the seed and the group, not on what else is drawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, combinations, pairwise
from typing import Any

import networkx as nx

from tillit.model.errors import ParameterError, ScenarioError
from tillit.model.randomness import NOBODY, block, checked_seed
from tillit.model.vocabulary import Role, Stream

MANAGER, STAFF = Role.MANAGER.word, Role.STAFF.word

SMALL_GROUP = 12
"""Members of the largest group in which everybody knows everybody (assumption)."""
CLOSE_COLLEAGUES = 10
"""Mean number of colleagues a member of a larger group has ties to (assumption)."""
DISTANT_SHARE = 0.1
"""Share of those ties that go to anyone in the group, the p of Watts & Strogatz 1998 (assumption)."""


def municipality_department(
    seed: int,
    *,
    managers: int = 11,
    staff: int = 274,
    units: int = 7,
    span_spread: float = 0.2,
    task: str = "",
) -> "nx.Graph[int]":
    """Draw a department in the size of Nyköping's individual and family services.

    A director (place 0) leads the unit managers, who lead the staff. When there are more unit managers than
    units, the first units are the bigger ones and are led by several. Colleagues are drawn.

    Parameters
    ----------
    seed : int, 0 to 2**32 - 1
        Decides the spans of control and who knows whom.
    managers : int
        Director included; at least `units` + 1.
    staff : int
        At least one for each unit manager. The default is about 26 for each manager.
    units : int
        Units below the director, at least 1. The director alone makes up one more, "management".
    span_spread : float in [0, 1)
        Spread of the weights by which staff are shared out; about the largest deviation of a span from the
        mean, as a share of the mean (assumption).
    task : str
        Task profile of every member.

    Raises
    ------
    ParameterError
        If a number is out of bounds.

    References
    ----------
    SOU 2018:38, section 6.1: 285 employees, 7 units, 11 managers.
    """
    leaders = managers - 1
    if units < 1:
        raise ParameterError(f"units={units} is below 1 (units); pass e.g. units=7")
    if leaders < units:
        raise ParameterError(
            f"managers={managers} is below {units + 1} (a director and one for each unit); "
            f"pass e.g. managers={units + 1}"
        )
    if staff < leaders:
        raise ParameterError(
            f"staff={staff} is below {leaders} (one for each unit manager); pass e.g. staff={26 * leaders}"
        )
    if not 0 <= span_spread < 1:
        raise ParameterError(
            f"span_spread={span_spread} is outside 0 to 1 (share of the mean span, 1 excluded); "
            "pass e.g. span_spread=0.2"
        )
    members: list[dict[str, Any]] = [{"role": MANAGER, "unit": "management", "task": task, "manager": None}]
    for leader in range(leaders):
        unit = f"unit {leader % units + 1}"
        members.append({"role": MANAGER, "unit": unit, "task": task, "manager": 0})
    for leader, span in enumerate(_spans(checked_seed(seed), staff, leaders, span_spread), start=1):
        unit = members[leader]["unit"]
        members += [{"role": STAFF, "unit": unit, "task": task, "manager": leader}] * span
    return draw_colleagues(organisation_graph(members), seed)


def organisation_graph(members: Iterable[dict[str, Any]]) -> "nx.Graph[int]":
    """Lay out members in order, with the line ties to their managers and no colleagues yet.

    Parameters
    ----------
    members : dictionaries
        The node attributes of one member each; `check_organisation` says whether they hold together.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(enumerate(members))
    managers = [(place, member["manager"]) for place, member in graph.nodes(data=True)]
    graph.add_edges_from((tie for tie in managers if tie[1] is not None), relation="line")
    return graph


def with_colleagues(graph: "nx.Graph[int]", seed: int) -> "nx.Graph[int]":
    """Return `graph` itself if its colleagues are given, else a copy with colleagues drawn from `seed`."""
    return draw_colleagues(graph, seed) if graph.graph.get("colleagues") == "drawn" else graph


def draw_colleagues(graph: "nx.Graph[int]", seed: int) -> "nx.Graph[int]":
    """Return a copy with peer ties among the staff of each unit and among managers with one superior.

    In a group of at most `SMALL_GROUP` everybody knows everybody; a larger one is a connected
    Watts-Strogatz small world. A member added to one group leaves the ties of the other groups alone, as
    long as the first place of each stays the same.

    Parameters
    ----------
    graph : organisation graph
        Not changed.
    seed : int, 0 to 2**32 - 1
    """
    seed = checked_seed(seed)
    drawn = graph.copy()
    drawn.graph["colleagues"] = "given"
    for group in _groups(graph):
        drawn.add_edges_from(_acquainted(group, seed), relation="peer")
    return drawn


def check_organisation(graph: "nx.Graph[int]") -> None:
    """Refuse a graph that is not an organisation graph, as the head of this module defines it.

    Raises
    ------
    ScenarioError
        One line, which speaks of places and never of names.
    """
    n_members = graph.number_of_nodes()
    if n_members == 0:
        raise ScenarioError("the organisation graph has no nodes; give it at least one member of staff")
    if graph.is_directed() or graph.is_multigraph() or list(graph) != list(range(n_members)):
        raise ScenarioError(
            "the organisation graph must be an undirected networkx.Graph with the nodes 0 to "
            f"{n_members - 1} in order; relabel its {n_members} nodes"
        )
    for place, member in graph.nodes(data=True):
        _check_member(graph, place, member)
    managers = [member["manager"] for _, member in graph.nodes(data=True)]
    cycle = reporting_cycle(managers)
    if cycle:
        raise ScenarioError(
            f"the reporting lines run in a circle: {listing([f'place {place}' for place in cycle])}; "
            "give one of them no manager"
        )
    if all(member["role"] == MANAGER for _, member in graph.nodes(data=True)):
        raise ScenarioError("nobody in the organisation graph is staff; give at least one node role='staff'")
    _check_edges(graph, managers)


def reporting_cycle(managers: Sequence[int | None]) -> list[int]:
    """Return members who report to each other in a circle, each to the next; empty if there are none.

    Parameters
    ----------
    managers : sequence of int or None, shape (n,)
        Index of each member's superior.
    """
    met_from: dict[int, int] = {}
    for start in range(len(managers)):
        member: int | None = start
        while member is not None and member not in met_from:
            met_from[member] = start
            member = managers[member]
        if member is not None and met_from[member] == start:
            cycle = [member]
            while (following := managers[cycle[-1]]) is not None and following != member:
                cycle.append(following)
            return cycle
    return []


def listing(items: Sequence[str], most: int = 8) -> str:
    """Return the items as text with commas, at most `most` of them and how many more there are."""
    more = f" and {len(items) - most} more" if len(items) > most else ""
    return ", ".join(items[:most]) + more


def _check_member(graph: "nx.Graph[int]", place: int, member: Mapping[str, object]) -> None:
    if member.get("role") not in (MANAGER, STAFF):
        raise ScenarioError(f"place {place} has no known role; set role='{MANAGER}' or '{STAFF}'")
    for label in ("unit", "task"):
        if not isinstance(member.get(label), str):
            raise ScenarioError(f"place {place} has no {label} that is text; set {label}='' if there is none")
    if "manager" not in member:
        raise ScenarioError(f"place {place} does not say who the manager is; set manager=None for nobody")
    manager = member["manager"]
    if manager is None:
        return
    if type(manager) is not int or manager not in graph:
        raise ScenarioError(f"place {place} reports to a place that does not exist; correct its manager")
    if graph.nodes[manager].get("role") != MANAGER:
        raise ScenarioError(
            f"place {place} reports to place {manager}, who is not a manager; "
            f"set role='{MANAGER}' on place {manager}"
        )


def _check_edges(graph: "nx.Graph[int]", managers: Sequence[int | None]) -> None:
    for i, j, edge in graph.edges(data=True):
        relation = edge.get("relation")
        if relation not in ("line", "peer"):
            raise ScenarioError(
                f"the tie of places {i} and {j} has no relation; set relation='line' or 'peer'"
            )
        if i == j:
            raise ScenarioError(f"place {i} has a tie to itself; remove it")
        if (relation == "line") != (managers[i] == j or managers[j] == i):
            raise ScenarioError(
                f"the tie of places {i} and {j} is {relation}, which does not fit their managers; "
                "line ties are exactly those between a member and the member's manager"
            )
    for place, manager in enumerate(managers):
        if manager is not None and not graph.has_edge(place, manager):
            raise ScenarioError(f"place {place} has no line tie to its manager, place {manager}; add it")


def _spans(seed: int, staff: int, leaders: int, spread: float) -> list[int]:
    """Share out the staff: one for each leader, the rest in proportions that vary by `spread`."""
    luck = [block(seed, 0, leader, NOBODY, 0, Stream.GRAPH)[0] for leader in range(1, leaders + 1)]
    weights = [1 + spread * (2 * uniform - 1) for uniform in luck]
    # One addition after the other: since Python 3.12 `sum` of floats rounds otherwise.
    reached = list(accumulate(weights, initial=0.0))
    bounds = [round((staff - leaders) * upto / reached[-1]) for upto in reached]
    return [1 + stop - start for start, stop in pairwise(bounds)]


def _groups(graph: "nx.Graph[int]") -> Iterable[list[int]]:
    """Return the groups of colleagues, places in rising order; nobody is in two of them."""
    groups: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    for place, member in graph.nodes(data=True):
        if member["role"] == STAFF and member["unit"]:
            groups[STAFF, member["unit"]].append(place)
        elif member["role"] == MANAGER and member["manager"] is not None:
            groups[MANAGER, member["manager"]].append(place)
    return groups.values()


def _acquainted(group: list[int], seed: int) -> Iterable[tuple[int, int]]:
    if len(group) <= SMALL_GROUP:
        return combinations(group, 2)
    # Seeds have 32 bits, so every group and seed has a key of its own.
    key = group[0] << 32 | seed
    small_world = nx.connected_watts_strogatz_graph(len(group), CLOSE_COLLEAGUES, DISTANT_SHARE, seed=key)
    return ((group[i], group[j]) for i, j in small_world.edges)
