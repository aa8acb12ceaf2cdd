"""A draft: people and ties as a file has them, before they are an organisation graph."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import count

import networkx as nx

from tillit.model.errors import ScenarioError
from tillit.model.network import check_organisation, listing, organisation_graph, reporting_cycle
from tillit.model.vocabulary import Role


@dataclass(slots=True)
class Person:
    """One person in a file.

    Attributes
    ----------
    where : str
        Where the file has the person, such as "row 7"; errors say this and never the name.
    role : Role or None
        None is a role that is not simulated yet.
    superior : int or None
        Index of the superior among the people of the draft.
    """

    where: str
    name: str = ""
    role: Role | None = Role.STAFF
    unit: str = ""
    task: str = ""
    superior: int | None = None


@dataclass(slots=True)
class Draft:
    """What a reader found; `organisation` makes the graph of it.

    Attributes
    ----------
    people : list of Person
        In file order.
    peers : set of (int, int)
        Colleagues, as pairs of indices into `people`, the lower one first.
    """

    people: list[Person] = field(default_factory=list)
    peers: set[tuple[int, int]] = field(default_factory=set)
    _tied: set[tuple[int, int]] = field(default_factory=set, init=False)
    _loops: int = field(default=0, init=False)
    _repeats: int = field(default=0, init=False)

    @property
    def n_ties(self) -> int:
        """Number of line and peer ties."""
        return len(self.peers) + sum(person.superior is not None for person in self.people)

    def tie(self, i: int, j: int, relation: str, where: str) -> None:
        """Add a tie; "line" means that `i` reports to `j`. Ties to oneself and repeated ones are counted."""
        pair = (min(i, j), max(i, j))
        if i == j:
            self._loops += 1
            return
        self._repeats += pair in self._tied
        self._tied.add(pair)
        if relation == "line":
            self.report(i, j, where)
        else:
            self.peers.add(pair)

    def report(self, i: int, j: int, where: str) -> None:
        """Make `j` the superior of `i`, who has no other one."""
        if self.people[i].superior not in (None, j):
            raise ScenarioError(
                f"{where} gives somebody a second superior; keep one superior for each person "
                "and mark the other tie as peer"
            )
        self.people[i].superior = j

    def organisation(self, *, keep_names: bool) -> tuple["nx.Graph[int]", tuple[str, ...]]:
        """Return the organisation graph, and notices of what was left out.

        People with a role that is not simulated are left out, unless somebody reports to them. Whoever has
        people reporting to them is a manager. Without peer ties, colleagues are marked to be drawn.

        Raises
        ------
        ScenarioError
            If the reporting lines run in a circle, or the people do not make an organisation graph.
        """
        self._check_lines()
        superiors = {person.superior for person in self.people}
        kept = [i for i, person in enumerate(self.people) if person.role is not None or i in superiors]
        place = {i: number for number, i in enumerate(kept)}
        members = [self.people[i] for i in kept]
        manager = [None if member.superior is None else place[member.superior] for member in members]
        leading = set(manager)
        leads = [
            number in leading or member.role in (Role.MANAGER, None) for number, member in enumerate(members)
        ]
        units = _units([member.unit for member in members], manager, leads)
        graph = organisation_graph(
            {
                "role": (Role.MANAGER if leads[number] else Role.STAFF).word,
                "unit": units[number],
                "task": member.task,
                "manager": manager[number],
                **({"name": member.name} if keep_names else {}),
            }
            for number, member in enumerate(members)
        )
        ties = [(place[i], place[j]) for i, j in sorted(self.peers) if i in place and j in place]
        colleagues = [tie for tie in ties if not graph.has_edge(*tie)]
        graph.add_edges_from(colleagues, relation="peer")
        graph.graph["colleagues"] = "given" if colleagues else "drawn"
        check_organisation(graph)
        return graph, self._notices(len(self.people) - len(kept))

    def _check_lines(self) -> None:
        if not self.people:
            raise ScenarioError("there are no people in it; add at least one manager and one member of staff")
        cycle = reporting_cycle([person.superior for person in self.people])
        if cycle:
            raise ScenarioError(
                "the reporting lines run in a circle: each of these reports to the next, and the last to the "
                f"first: {listing([self.people[i].where for i in cycle])}; "
                "leave the superior of the topmost one empty"
            )

    def _notices(self, n_left_out: int) -> tuple[str, ...]:
        told = {
            "people left out, because politicians, citizens and reviewers are not simulated yet": n_left_out,
            "ties of somebody to themselves dropped": self._loops,
            "repeated ties merged": self._repeats,
        }
        return tuple(f"{what}: {number}" for what, number in told.items() if number)


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
