"""The structure of an organisation as arrays: who is there, who reports to whom, and what ties there are.

It says the same as an organisation graph (`tillit.model.network`), without a Python object for each member.
Generators make it, and `State` is laid out from it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from tillit.model.errors import ScenarioError
from tillit.model.network import EMPLOYED, RELATIONS, listing, reporting_cycle
from tillit.model.vocabulary import Role

Array = npt.NDArray[Any]

NOBODY_ABOVE = -1
WORDS = tuple(RELATIONS)
"""What a tie can be; its code is the index."""
_LINE, _PARTNER = WORDS.index("line"), WORDS.index("partner")
_CAN_JOIN = np.array(
    [
        [[frozenset((one.word, other.word)) in joined for other in Role] for one in Role]
        for joined in RELATIONS.values()
    ]
)
"""Whether a relation can join two roles, by code."""
_IS_EMPLOYED = np.array([role.word in EMPLOYED for role in Role])
_UNKNOWN = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Structure:
    """Members in the order of their places 0 .. n-1, and the ties between them.

    Attributes
    ----------
    role : int8, shape (n,)
        `Role`.
    unit, task, locality : int32, shape (n,)
        Indices into the labels `units`, `tasks` and `localities`; "" is no unit, the default, no place.
    manager : int32, shape (n,)
        Place of the superior; -1 = nobody.
    ties : int32, shape (m, 2)
        Pairs of places, each once and the lower place first, in rising order.
    relation : int8, shape (m,)
        What each tie is, an index into `WORDS`.
    units, tasks, localities : tuples of str
        Each label once; some may be nobody's.
    names : mapping of place to name
        Only when a reader was asked to keep names.
    colleagues_drawn : bool
        Whether the peer ties are still to be drawn, anew in each replication.
    """

    role: Array
    unit: Array
    task: Array
    locality: Array
    manager: Array
    ties: Array = field(default_factory=lambda: np.empty((0, 2), np.int32))
    relation: Array = field(default_factory=lambda: np.empty(0, np.int8))
    units: tuple[str, ...]
    tasks: tuple[str, ...]
    localities: tuple[str, ...]
    names: Mapping[int, str] = field(default_factory=dict)
    colleagues_drawn: bool = False

    def __len__(self) -> int:
        """Return the number of members."""
        return self.role.size

    def tied(self, *ties: tuple[str, npt.ArrayLike]) -> "Structure":
        """Return the same members with more ties; of a pair that is there already the first relation holds.

        Parameters
        ----------
        ties : (relation, pairs of places)
            A word of `WORDS`, and integers of shape (k, 2).
        """
        pairs = [np.asarray(each, np.int32).reshape(-1, 2) for _, each in ties]
        codes = [
            np.full(len(each), WORDS.index(word), np.int8)
            for (word, _), each in zip(ties, pairs, strict=True)
        ]
        return self._with(np.concatenate([self.ties, *pairs]), np.concatenate([self.relation, *codes]))

    def _with(self, pairs: Array, relation: Array) -> "Structure":
        """Return the same members with these ties and no others, sorted and each once."""
        low, high = np.minimum(*pairs.T), np.maximum(*pairs.T)
        key = low.astype(np.int64) * len(self) + high
        order = np.argsort(key, kind="stable")
        first = order[np.diff(key[order], prepend=-1) > 0]
        return replace(self, ties=np.stack([low[first], high[first]], axis=1), relation=relation[first])

    def levels(self) -> Array:
        """Return each member's number of superiors up to the top; -1 for whoever reports into a circle."""
        above = self.manager.astype(np.int64)
        level: Array = (above != NOBODY_ABOVE).astype(np.int64)
        # Pointer doubling: each turn looks twice as far up, so a long chain costs no more than a deep tree.
        for _ in range(len(self).bit_length()):
            has = np.flatnonzero(above != NOBODY_ABOVE)
            if not has.size:
                break
            level[has] += level[above[has]]
            above[has] = above[above[has]]
        level[above != NOBODY_ABOVE] = -1
        return level

    def in_no_unit(self) -> Array:
        """Return whether each member is in no unit, bool of shape (n,)."""
        unnamed: Array = np.array([not label for label in self.units])[self.unit]
        return unnamed

    # ------------------------------------------------------------ the same as a graph

    @classmethod
    def checked(cls, organisation: "Structure | nx.Graph[int]") -> "Structure":
        """Return the structure of an organisation in either form, or raise as `check` and `of_graph` do."""
        if isinstance(organisation, nx.Graph):
            return cls.of_graph(organisation)
        organisation.check()
        return organisation

    @classmethod
    def of_graph(cls, graph: "nx.Graph[int]") -> "Structure":
        """Return the structure of an organisation graph (`tillit.model.network`).

        Raises
        ------
        ScenarioError
            If it is not one: one line, which speaks of places and never of names.
        """
        n_members = graph.number_of_nodes()
        if n_members == 0:
            raise ScenarioError("the organisation graph has no nodes; give it at least one member of staff")
        if graph.is_directed() or graph.is_multigraph() or list(graph) != list(range(n_members)):
            raise ScenarioError(
                "the organisation graph must be an undirected networkx.Graph with the nodes 0 to "
                f"{n_members - 1} in order; relabel its {n_members} nodes"
            )
        members = [member for _, member in graph.nodes(data=True)]
        for place, member in enumerate(members):
            _check_attributes(place, member)
        units, unit = _coded(member["unit"] for member in members)
        tasks, task = _coded(member["task"] for member in members)
        localities, locality = _coded(member.get("locality", "") for member in members)
        roles = {role.word: int(role) for role in Role}
        edges: list[tuple[int, int, object]] = list(graph.edges(data="relation"))
        structure = cls(
            role=np.array([roles.get(str(member.get("role")), _UNKNOWN) for member in members], np.int8),
            unit=unit,
            task=task,
            locality=locality,
            manager=np.array([_superior(member["manager"], n_members) for member in members], np.int32),
            units=units,
            tasks=tasks,
            localities=localities,
            names=nx.get_node_attributes(graph, "name"),
            colleagues_drawn=graph.graph.get("colleagues") == "drawn",
        )._with(
            np.array([(i, j) for i, j, _ in edges], np.int32).reshape(-1, 2),
            np.array([WORDS.index(word) if word in WORDS else _UNKNOWN for _, _, word in edges], np.int8),
        )
        structure.check()
        return structure

    def graph(self) -> "nx.Graph[int]":
        """Return the organisation graph; one Python object or more for each member and tie."""
        graph: nx.Graph[int] = nx.Graph(colleagues="drawn" if self.colleagues_drawn else "given")
        columns = (self.role, self.unit, self.task, self.manager, self.locality)
        for place, (role, unit, task, manager, locality) in enumerate(
            zip(*(column.tolist() for column in columns), strict=True)
        ):
            graph.add_node(
                place,
                role=Role(role).word,
                unit=self.units[unit],
                task=self.tasks[task],
                manager=None if manager == NOBODY_ABOVE else manager,
            )
            if self.localities[locality]:
                graph.nodes[place]["locality"] = self.localities[locality]
        for place, name in self.names.items():
            graph.nodes[place]["name"] = name
        for (i, j), code in zip(self.ties.tolist(), self.relation.tolist(), strict=True):
            graph.add_edge(i, j, relation=WORDS[code])
        return graph

    # ------------------------------------------------------------ what holds together

    def check(self) -> None:
        """Refuse members and ties that do not hold together, as the head of `tillit.model.network` says.

        Raises
        ------
        ScenarioError
            One line, which speaks of places and never of names.
        """
        self._check_members()
        self._check_ties()

    def _check_members(self) -> None:
        role, manager = self.role, self.manager
        for place in _first(role == _UNKNOWN):
            *words, last = (f"'{each.word}'" for each in Role)
            raise ScenarioError(f"place {place} has no known role; set role={', '.join(words)} or {last}")
        led = manager != NOBODY_ABOVE
        for place in _first(led & ~_IS_EMPLOYED[role]):
            raise ScenarioError(
                f"place {place} is a {Role(role[place]).word} with a manager, and only managers and staff "
                f"report to anybody; set manager=None on place {place}"
            )
        for place in _first((manager < NOBODY_ABOVE) | (manager >= len(self))):
            raise ScenarioError(f"place {place} reports to a place that does not exist; correct its manager")
        for place in _first(led & (role[manager] != Role.MANAGER)):
            raise ScenarioError(
                f"place {place} reports to place {manager[place]}, who is not a manager; "
                f"set role='{Role.MANAGER.word}' on place {manager[place]}"
            )
        if (self.levels() < 0).any():
            cycle = reporting_cycle([None if place == NOBODY_ABOVE else place for place in manager.tolist()])
            raise ScenarioError(
                f"the reporting lines run in a circle: {listing([f'place {place}' for place in cycle])}; "
                "give one of them no manager"
            )
        served = np.zeros(len(self.units), bool)
        served[self.unit[role == Role.STAFF]] = True
        if not served.any():
            raise ScenarioError(
                "nobody in the organisation graph is staff; give at least one node role='staff'"
            )
        for place in _first((role == Role.CITIZEN) & ~served[self.unit] & ~self.in_no_unit()):
            raise ScenarioError(
                f"place {place} is a citizen of a unit without staff; set unit='' or the unit that serves her"
            )

    def _check_ties(self) -> None:
        (i, j), relation, manager = self.ties.T, self.relation, self.manager
        for tie in _first(relation == _UNKNOWN):
            raise ScenarioError(
                f"{self._said(tie)} has no relation; set relation to one of {', '.join(WORDS)}"
            )
        for tie in _first(i == j):
            raise ScenarioError(f"place {i[tie]} has a tie to itself; remove it")
        along = (manager[i] == j) | (manager[j] == i)
        for tie in _first((relation == _LINE) != along):
            raise ScenarioError(
                f"{self._said(tie)} is {WORDS[relation[tie]]}, which does not fit their managers; "
                "line ties are exactly those between a member and the member's manager"
            )
        for tie in _first(~_CAN_JOIN[relation, self.role[i], self.role[j]]):
            one, other = (Role(self.role[end[tie]]).word for end in (i, j))
            raise ScenarioError(
                f"{self._said(tie)} is {WORDS[relation[tie]]}, which cannot join a {one} and a {other}; "
                "correct the relation or a role"
            )
        inside = (self.unit[i] == self.unit[j]) & ~self.in_no_unit()[i]
        for tie in _first((relation == _PARTNER) & inside):
            raise ScenarioError(
                f"{self._said(tie)} is partner, but both are in one unit; set relation='peer'"
            )
        below = np.where(manager[i] == j, i, j)[along]
        tied = np.zeros(len(self), bool)
        tied[below] = True
        for place in _first((manager != NOBODY_ABOVE) & ~tied):
            raise ScenarioError(
                f"place {place} has no line tie to its manager, place {manager[place]}; add it"
            )

    def _said(self, tie: int) -> str:
        i, j = self.ties[tie]
        return f"the tie of places {i} and {j}"


def _first(wrong: Array) -> list[int]:
    """Return the first index at which something is wrong, or nothing."""
    first: list[int] = np.flatnonzero(wrong)[:1].tolist()
    return first


def _coded(labels: Iterable[str]) -> tuple[tuple[str, ...], Array]:
    """Return the labels, each once, and which of them each is."""
    codes: dict[str, int] = {}
    which = np.array([codes.setdefault(label, len(codes)) for label in labels], np.int32)
    return tuple(codes), which


def _superior(manager: object, n_members: int) -> int:
    """Return the place as an integer; `n_members`, which is nobody's, if it is not one of theirs."""
    if manager is None:
        return NOBODY_ABOVE
    return manager if type(manager) is int and 0 <= manager < n_members else n_members


def _check_attributes(place: int, member: Mapping[str, object]) -> None:
    """Refuse a node without the attributes, or with others than text, that arrays can hold."""
    for label in ("unit", "task", "locality"):
        if not isinstance(member.get(label, "" if label == "locality" else None), str):
            raise ScenarioError(f"place {place} has no {label} that is text; set {label}='' if there is none")
    if "manager" not in member:
        raise ScenarioError(f"place {place} does not say who the manager is; set manager=None for nobody")
