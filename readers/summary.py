"""What was read from a file, in one line for people."""

from collections import Counter
from collections.abc import Sequence

import networkx as nx

from tillit.model.network import (
    CITIZEN,
    EMPLOYED,
    MANAGER,
    POLITICIAN,
    RELATIONS,
    REVIEWER,
    STAFF,
    listing,
)


def what_was_read(graph: "nx.Graph[int]", columns: str) -> str:
    """Return how many there are of each role and of units, what was used, and who lacks a line.

    Parameters
    ----------
    graph : organisation graph
    columns : str
        Which columns of a table were used; "" if it was not a table.
    """
    members = [member for _, member in graph.nodes(data=True)]
    managers = {place for place, member in enumerate(members) if member["role"] == MANAGER}
    employed = [member for member in members if member["role"] in EMPLOYED]
    n_units = len({member["unit"] for member in employed} - {""})
    superiors = [member["manager"] for member in employed]
    n_idle = len(managers.difference(superiors))
    roles = Counter(member["role"] for member in members)
    around = [counted(roles[role], role) for role in (POLITICIAN, CITIZEN, REVIEWER) if roles[role]]
    parts = [
        ", ".join(
            [
                f"{roles[STAFF]} staff",
                counted(len(managers), "manager"),
                *around,
                counted(n_units, "unit"),
            ]
        ),
        columns or _ties(graph),
        f"{superiors.count(None)} without a manager",
    ]
    if n_idle:
        told = counted(n_idle, "manager leads", "managers lead")
        parts.append(f"{told} nobody, so their work is not simulated")
    return "; ".join(parts)


def counted(number: int, one: str, many: str = "") -> str:
    """Return the number and the noun that fits it."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def rows_named(where: Sequence[str]) -> str:
    """Return "row 4", or "rows 4, 17"."""
    if len(where) == 1:
        return where[0]
    return "rows " + listing([each.removeprefix("row ") for each in where])


def _ties(graph: "nx.Graph[int]") -> str:
    """Return how many ties are given of each relation but lines, and whether colleagues are."""
    ties = Counter(tie["relation"] for _, _, tie in graph.edges(data=True))
    given = [counted(ties[each], f"{each} tie") for each in RELATIONS if each != "line" and ties[each]]
    told = [f"{', '.join(given)} given"] if given else []
    return "; ".join([*told, *([] if ties["peer"] else ["colleagues are drawn"])])
