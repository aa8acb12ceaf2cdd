"""Citizens in an organisation graph: who serves them, and whom they know."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import floor

import networkx as nx

from tillit.model.network import CITIZEN, acquaintances
from tillit.model.randomness import NOBODY, block
from tillit.model.vocabulary import Stream

CIVIC_TIES = 4
"""Mean number of citizens whom a citizen knows in her own locality (assumption)."""
KNOWS_ELSEWHERE = 0.2
"""Share of citizens who have picked an acquaintance in another locality (assumption)."""


def encounters(
    citizens: Sequence[int], staff: Sequence[int], seed: int, contacts: float
) -> Iterable[tuple[int, int]]:
    """Return who serves whom, as pairs (citizen, member of staff), shared out evenly.

    Citizens in order take the next in a ring of the staff; luck says who is first. So the staff differ by
    at most one citizen, and one more citizen at the end leaves the others alone.

    Parameters
    ----------
    citizens, staff : sequences of int
        Places; the first member of staff and the seed decide the luck.
    seed : int, 0 to 2**32 - 1
    contacts : float, at least 1
        Mean number of members of staff who serve a citizen, as far as there are that many; at 1.5 every
        other citizen is served by one and every other by two.
    """
    first = floor(block(seed, 0, staff[0], NOBODY, 0, Stream.GRAPH)[1] * len(staff))
    turns = pairwise(floor(contacts * k) for k in range(len(citizens) + 1))
    for citizen, (start, stop) in zip(citizens, turns, strict=True):
        for turn in range(start, min(stop, start + len(staff))):
            yield citizen, staff[(first + turn) % len(staff)]


def acquaint(graph: "nx.Graph[int]", seed: int) -> None:
    """Add the civic ties: a small world in each locality, and some between localities.

    Parameters
    ----------
    graph : organisation graph
        Changed. A citizen added to one locality leaves the ties inside the others alone, as long as the
        first place of each stays the same.
    seed : int, 0 to 2**32 - 1
    """
    living: defaultdict[str, list[int]] = defaultdict(list)
    for place, member in graph.nodes(data=True):
        if member["role"] == CITIZEN:
            living[member.get("locality", "")].append(place)
    for locality, citizens in living.items():
        graph.add_edges_from(
            acquaintances(citizens, seed, everybody=CIVIC_TIES + 1, ties=CIVIC_TIES), relation="civic"
        )
        others = [place for other in living if other != locality for place in living[other]]
        for citizen in citizens:
            _, _, picks, whom = block(seed, 0, citizen, NOBODY, 0, Stream.GRAPH)
            if others and picks < KNOWS_ELSEWHERE:
                graph.add_edge(citizen, others[floor(whom * len(others))], relation="civic")
