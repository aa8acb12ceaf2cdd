"""A draft becomes an organisation graph: who is kept, who leads, and which unit each belongs to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count

import networkx as nx

from tillit.model.errors import ScenarioError
from tillit.model.network import (
    CITIZEN,
    RELATIONS,
    STAFF,
    listing,
    organisation_graph,
    reporting_cycle,
)
from tillit.model.structure import Structure
from tillit.model.vocabulary import Role
from tillit.readers.draft import Draft, Person
from tillit.readers.summary import counted, rows_named

_FOLLOWING = ("peer", "politics", "encounter", "civic", "review")
"""The relation of a tie that does not state any: the one of these that can join the two roles."""


def assemble(draft: Draft, *, keep_names: bool) -> tuple["nx.Graph[int]", tuple[str, ...]]:
    """Return the organisation graph, and notices of what was left out or read otherwise.

    People without a role are left out, unless somebody reports to them. Whoever has people reporting to them
    is a manager. Who only has the title of one, and reports to somebody, is staff. Ties that the model has no
    relation for are dropped. Without peer ties, colleagues are to be drawn.

    Raises
    ------
    ScenarioError
        If the reporting lines run in a circle, or the people do not make an organisation graph.
    """
    people = draft.people
    _check_lines(people, draft.notices)
    superiors = {person.superior for person in people}
    kept = [i for i, person in enumerate(people) if person.role is not None or i in superiors]
    notices = [*draft.notices, *_counts({draft.outside: len(people) - len(kept)})]
    if not kept:
        raise _everybody_left_out(notices)
    place = {i: number for number, i in enumerate(kept)}
    members = [people[i] for i in kept]
    manager = [None if member.superior is None else place[member.superior] for member in members]
    leads, notice = _leads(members, manager)
    units = _units([member.unit for member in members], manager, leads)
    graph = organisation_graph(
        {
            "role": _role(member, leads[number]).word,
            "unit": units[number],
            "task": member.task,
            "manager": manager[number],
            **({"locality": member.locality} if member.locality else {}),
            **({"name": member.name} if keep_names else {}),
        }
        for number, member in enumerate(members)
    )
    ties = {
        (place[i], place[j]): relation
        for (i, j), relation in sorted(draft.ties.items())
        if i in place and j in place
    }
    no_relation = _add_ties(graph, ties)
    no_staff = _serve(graph)
    Structure.of_graph(graph)  # refuses people who do not make an organisation
    told = {
        "ties of somebody to themselves dropped": draft.loops,
        "repeated ties merged": draft.repeats,
        "reporting lines of politicians, citizens and reviewers read as ties that follow from the roles": (
            draft.reread
        ),
        "ties dropped, because the model has no such relation between such roles or units": no_relation,
        "citizens whose unit has no staff, read as without one": no_staff,
    }
    return graph, (*notices, *notice, *_counts(told))


def _role(member: Person, leads: bool) -> Role:
    if member.role is not None and not member.is_employed:
        return member.role
    return Role.MANAGER if leads else Role.STAFF


def _add_ties(graph: "nx.Graph[int]", ties: Mapping[tuple[int, int], str]) -> int:
    """Add the ties but for those along a line and those that cannot be; return how many cannot.

    A tie whose relation is "" gets the one that follows from the roles.
    """
    n_impossible = n_peers = 0
    for (i, j), stated in ties.items():
        if graph.has_edge(i, j):
            continue
        one, other = graph.nodes[i], graph.nodes[j]
        roles = frozenset((one["role"], other["role"]))
        relation = stated or next((each for each in _FOLLOWING if roles in RELATIONS[each]), "")
        in_one_unit = one["unit"] == other["unit"] != ""
        if roles not in RELATIONS.get(relation, ()) or (relation == "partner" and in_one_unit):
            n_impossible += 1
            continue
        n_peers += relation == "peer"
        graph.add_edge(i, j, relation=relation)
    graph.graph["colleagues"] = "given" if n_peers else "drawn"
    return n_impossible


def _serve(graph: "nx.Graph[int]") -> int:
    """Give citizens without a unit that of most of the staff they meet; return how many had an idle one."""
    served = {member["unit"] for _, member in graph.nodes(data=True) if member["role"] == STAFF} - {""}
    n_idle = 0
    for place, member in graph.nodes(data=True):
        if member["role"] != CITIZEN or member["unit"] in served:
            continue
        n_idle += member["unit"] != ""
        met = Counter(
            graph.nodes[other]["unit"]
            for other in sorted(graph[place])
            if graph.edges[place, other]["relation"] == "encounter"
        )
        member["unit"] = met.most_common(1)[0][0] if met else ""
    return n_idle


def _check_lines(people: Sequence[Person], notices: Sequence[str]) -> None:
    if not people:
        if notices:
            raise _everybody_left_out(notices)
        raise ScenarioError("there are no people in it; add at least one manager and one member of staff")
    cycle = reporting_cycle([person.superior for person in people])
    if cycle:
        raise ScenarioError(
            "the reporting lines run in a circle: each of these reports to the next, and the last to the "
            f"first: {listing([people[i].where for i in cycle])}; "
            "leave the superior of the topmost one empty"
        )


def _everybody_left_out(notices: Sequence[str]) -> ScenarioError:
    return ScenarioError(f"everybody is left out: {'; '.join(notices)}; add at least one member of staff")


def _counts(told: dict[str, int]) -> list[str]:
    return [f"{what}: {number}" for what, number in told.items() if number]


def _leads(members: Sequence[Person], manager: Sequence[int | None]) -> tuple[list[bool], list[str]]:
    """Return whether each member is a manager, and a notice if a title said otherwise."""
    leading = set(manager)
    leads, otherwise = [], []
    for number, member in enumerate(members):
        if member.title_only and number not in leading:
            otherwise.append(member.where)
            leads.append(False)
        else:
            leads.append(number in leading or member.role in (Role.MANAGER, None))
    if not otherwise:
        return leads, []
    who = counted(
        len(otherwise),
        "person has a manager's title but leads nobody, and counts",
        "people have a manager's title but lead nobody, and count",
    )
    return leads, [f"{who} as staff: {rows_named(otherwise)}"]


def _units(stated: list[str], manager: list[int | None], leads: list[bool]) -> list[str]:
    """Return everybody's unit: what the file says, else for managers the one they lead, else the manager's.

    The unit a manager leads is the one most of the staff right below belong to, or a new one.
    """
    below: dict[int, Counter[str]] = {
        place: Counter() for place, is_manager in enumerate(leads) if is_manager
    }
    for place, superior in enumerate(manager):
        if superior is not None and stated[place] and not leads[place]:
            below[superior][stated[place]] += 1
    taken = set(stated)
    unused = (label for k in count(1) if (label := f"unit {k}") not in taken)
    units = list(stated)
    for place, led in below.items():
        if not units[place]:
            units[place] = led.most_common(1)[0][0] if led else next(unused)
    for place, superior in enumerate(manager):
        if not units[place] and superior is not None:
            units[place] = units[superior]
    return units
