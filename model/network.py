"""The organisation graph: who is there, who reports to whom, who serves whom, and who know each other.

An *organisation graph* is an undirected `networkx.Graph` whose nodes are the places 0 .. n-1, in order. It is
the form for people: to build, change, read and draw. `tillit.model.structure` has the same as arrays.

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
graph     ``colleagues``   "drawn": `colleagues.with_colleagues` draws the peer ties, anew in each
                           replication; "given" or absent: the graph has the peer ties it shall have
========= ================ ====================================================================
"""

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Any

import networkx as nx

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


def organisation_graph(members: Iterable[dict[str, Any]]) -> "nx.Graph[int]":
    """Lay out members in order, with the line ties to their managers and no colleagues yet.

    Parameters
    ----------
    members : dictionaries
        The node attributes of one member each; `Structure.of_graph` says whether they hold together.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(enumerate(members))
    managers = [(place, member["manager"]) for place, member in graph.nodes(data=True)]
    graph.add_edges_from((tie for tie in managers if tie[1] is not None), relation="line")
    return graph


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
