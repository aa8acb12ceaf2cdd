"""What was read from a file, in one line for people."""

from collections.abc import Sequence

import networkx as nx

from tillit.model.network import MANAGER, listing


def what_was_read(graph: "nx.Graph[int]", columns: str) -> str:
    """Return how many staff, managers and units there are, what was used, and who lacks a line.

    Parameters
    ----------
    graph : organisation graph
    columns : str
        Which columns of a table were used; "" if it was not a table.
    """
    members = [member for _, member in graph.nodes(data=True)]
    managers = {place for place, member in enumerate(members) if member["role"] == MANAGER}
    n_units = len({member["unit"] for member in members} - {""})
    superiors = [member["manager"] for member in members]
    n_idle = len(managers.difference(superiors))
    parts = [
        f"{len(members) - len(managers)} staff, {counted(len(managers), 'manager')}, "
        f"{counted(n_units, 'unit')}",
        columns or _colleagues(graph),
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


def _colleagues(graph: "nx.Graph[int]") -> str:
    n_peers = sum(tie["relation"] == "peer" for _, _, tie in graph.edges(data=True))
    return f"{counted(n_peers, 'peer tie')} given" if n_peers else "colleagues are drawn"
