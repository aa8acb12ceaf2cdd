"""The organisation graph: who is there, who reports to whom, who serves whom, and who know each other.

An *organisation graph* is an undirected `networkx.Graph` whose nodes are the places 0 .. n-1, in order.

========= ================ ====================================================================
on        attribute        meaning
========= ================ ====================================================================
node      ``role``         "politician", "manager", "staff", "citizen" or "reviewer", the word of a
                           `Role`; managers and staff are *employed*
node      ``unit``         label of the unit, text; "" = in no unit. A politician's is her
                           board, a reviewer's her office, a citizen's the unit that serves her: one
                           with staff
node      ``task``         name of a task profile; "" = the scenario's default
node      ``manager``      place of the superior, who is a manager; None = nobody, as always for
                           politicians, citizens and reviewers
node      ``locality``     where the member works or lives, text; "" or absent = no place
node      ``name``         only when a reader was asked to keep names
edge      ``relation``     what the tie is, a word of `RELATIONS`:
..                         "line": exactly the ties between a member and her ``manager``;
..                         "peer": colleagues, both employed;
..                         "partner": both employed, in different units, who work together
..                         across a boundary;
..                         "politics": a politician and a manager;
..                         "encounter": a citizen and a member of staff who serves her;
..                         "civic": two citizens;
..                         "review": a reviewer and a manager whose unit she reviews
graph     ``colleagues``   "drawn": `with_colleagues` draws the peer ties, anew in each replication;
                           "given" or absent: the graph has the peer ties it shall have
========= ================ ====================================================================

Luck is keyed: what is drawn for a group depends on the seed and the group, not on what else is drawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Any

import networkx as nx

from tillit.model.errors import ScenarioError
from tillit.model.randomness import checked_seed
from tillit.model.vocabulary import Role

MANAGER, STAFF = Role.MANAGER.word, Role.STAFF.word
POLITICIAN, CITIZEN, REVIEWER = Role.POLITICIAN.word, Role.CITIZEN.word, Role.REVIEWER.word
EMPLOYED = (MANAGER, STAFF)

_EMPLOYED_PAIR = (frozenset({MANAGER}), frozenset({STAFF}), frozenset(EMPLOYED))
RELATIONS = MappingProxyType(
    {
        "line": _EMPLOYED_PAIR,
        "peer": _EMPLOYED_PAIR,
        "partner": _EMPLOYED_PAIR,
        "politics": (frozenset({POLITICIAN, MANAGER}),),
        "encounter": (frozenset({CITIZEN, STAFF}),),
        "civic": (frozenset({CITIZEN}),),
        "review": (frozenset({REVIEWER, MANAGER}),),
    }
)
"""What a tie can be, and the roles it can join."""

SMALL_GROUP = 12
"""Members of the largest group in which everybody knows everybody (assumption)."""
CLOSE_COLLEAGUES = 10
"""Mean number of colleagues a member of a larger group has ties to (assumption)."""
DISTANT_SHARE = 0.1
"""Share of those ties that go to anyone in the group, the p of Watts & Strogatz 1998 (assumption)."""


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

    Ties that are there already, such as partners', stay as they are.

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
        known = acquaintances(group, seed, everybody=SMALL_GROUP, ties=CLOSE_COLLEAGUES)
        drawn.add_edges_from((tie for tie in known if not graph.has_edge(*tie)), relation="peer")
    return drawn


def acquaintances(group: Sequence[int], seed: int, *, everybody: int, ties: int) -> Iterable[tuple[int, int]]:
    """Return who know each other in a group, as pairs: all do, or a connected small world.

    Parameters
    ----------
    group : sequence of int, shape (n,)
        Places; the first one and the seed decide the luck.
    seed : int, 0 to 2**32 - 1
    everybody : int
        Members of the largest group in which everybody knows everybody; at least `ties`.
    ties : int, even
        Mean number of ties of a member of a larger group; a share `DISTANT_SHARE` goes to anyone in it.

    References
    ----------
    Watts & Strogatz 1998.
    """
    if len(group) <= everybody:
        return combinations(group, 2)
    # Seeds have 32 bits, so every group and seed has a key of its own.
    key = group[0] << 32 | seed
    small_world = nx.connected_watts_strogatz_graph(len(group), ties, DISTANT_SHARE, seed=key)
    return ((group[i], group[j]) for i, j in small_world.edges)


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
    served = {member["unit"] for _, member in graph.nodes(data=True) if member["role"] == STAFF}
    if not served:
        raise ScenarioError("nobody in the organisation graph is staff; give at least one node role='staff'")
    served.add("")
    for place, member in graph.nodes(data=True):
        if member["role"] == CITIZEN and member["unit"] not in served:
            raise ScenarioError(
                f"place {place} is a citizen of a unit without staff; set unit='' or the unit that serves her"
            )
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
    role = member.get("role")
    if role not in (*EMPLOYED, POLITICIAN, CITIZEN, REVIEWER):
        raise ScenarioError(
            f"place {place} has no known role; set role='{MANAGER}', '{STAFF}', '{POLITICIAN}', '{CITIZEN}' "
            f"or '{REVIEWER}'"
        )
    for label in ("unit", "task", "locality"):
        if not isinstance(member.get(label, "" if label == "locality" else None), str):
            raise ScenarioError(f"place {place} has no {label} that is text; set {label}='' if there is none")
    if "manager" not in member:
        raise ScenarioError(f"place {place} does not say who the manager is; set manager=None for nobody")
    manager = member["manager"]
    if manager is None:
        return
    if role not in EMPLOYED:
        raise ScenarioError(
            f"place {place} is a {role} with a manager, and only managers and staff report to anybody; "
            f"set manager=None on place {place}"
        )
    if type(manager) is not int or manager not in graph:
        raise ScenarioError(f"place {place} reports to a place that does not exist; correct its manager")
    if graph.nodes[manager].get("role") != MANAGER:
        raise ScenarioError(
            f"place {place} reports to place {manager}, who is not a manager; "
            f"set role='{MANAGER}' on place {manager}"
        )


def _check_edges(graph: "nx.Graph[int]", managers: Sequence[int | None]) -> None:
    for i, j, edge in graph.edges(data=True):
        relation = str(edge.get("relation"))
        tie = f"the tie of places {i} and {j}"
        if relation not in RELATIONS:
            raise ScenarioError(f"{tie} has no relation; set relation to one of {', '.join(RELATIONS)}")
        if i == j:
            raise ScenarioError(f"place {i} has a tie to itself; remove it")
        if (relation == "line") != (managers[i] == j or managers[j] == i):
            raise ScenarioError(
                f"{tie} is {relation}, which does not fit their managers; "
                "line ties are exactly those between a member and the member's manager"
            )
        roles = graph.nodes[i]["role"], graph.nodes[j]["role"]
        if frozenset(roles) not in RELATIONS[relation]:
            raise ScenarioError(
                f"{tie} is {relation}, which cannot join a {roles[0]} and a {roles[1]}; "
                "correct the relation or a role"
            )
        if relation == "partner" and graph.nodes[i]["unit"] == graph.nodes[j]["unit"] != "":
            raise ScenarioError(f"{tie} is partner, but both are in one unit; set relation='peer'")
    for place, manager in enumerate(managers):
        if manager is not None and not graph.has_edge(place, manager):
            raise ScenarioError(f"place {place} has no line tie to its manager, place {manager}; add it")


def _groups(graph: "nx.Graph[int]") -> Iterable[list[int]]:
    """Return the groups of colleagues, places in rising order; nobody is in two of them."""
    groups: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    for place, member in graph.nodes(data=True):
        if member["role"] == STAFF and member["unit"]:
            groups[STAFF, member["unit"]].append(place)
        elif member["role"] == MANAGER and member["manager"] is not None:
            groups[MANAGER, member["manager"]].append(place)
    return groups.values()
