"""A roster: the members of an organisation while a generator lays them out, and then their ties."""

from collections.abc import Iterable, Mapping, Sequence
from math import floor
from typing import Any

import networkx as nx

from tillit.model.citizens import acquaint, encounters
from tillit.model.errors import ParameterError
from tillit.model.network import MANAGER, REVIEWER, STAFF, draw_colleagues, organisation_graph
from tillit.model.randomness import NOBODY, block
from tillit.model.vocabulary import Stream

Pairs = Iterable[tuple[int, int]]
MOST = 10_000
"""Largest number of anything that a generator is asked for."""
INSPECTORATE = "inspectorate"
"""The unit of the reviewers."""


class Roster:
    """Members in the order of their places."""

    def __init__(self) -> None:
        self.members: list[dict[str, Any]] = []

    def add(
        self,
        number: int,
        role: str,
        unit: str,
        *,
        manager: int | None = None,
        task: str = "",
        locality: str = "",
    ) -> range:
        """Add members who are alike, and return their places."""
        first = len(self.members)
        member = {"role": role, "unit": unit, "task": task, "manager": manager}
        self.members += [member | ({"locality": locality} if locality else {})] * number
        return range(first, first + number)

    def head(self, unit: str, manager: int | None = None, *, task: str = "", locality: str = "") -> int:
        """Add a manager, and return her place."""
        return self.add(1, MANAGER, unit, manager=manager, task=task, locality=locality)[0]

    def team(self, span: int, unit: str, superior: int, *, task: str = "", locality: str = "") -> range:
        """Add a unit, its manager first, and return the places of its staff."""
        head = self.head(unit, superior, task=task, locality=locality)
        return self.add(span, STAFF, unit, manager=head, task=task, locality=locality)

    def inspectorate(self, reviewers: int) -> Pairs:
        """Add reviewers, and return whom each reviews: managers who lead staff, in order, shared out evenly.

        Added last, they leave the places of all others, and so their luck, as it was.
        """
        if reviewers and any(member["unit"] == INSPECTORATE for member in self.members):
            raise ParameterError(
                f"reviewers={reviewers} need a unit of their own, and there is already one called "
                f"{INSPECTORATE!r}; call that one something else"
            )
        leaders = sorted({member["manager"] for member in self.members if member["role"] == STAFF})
        places = self.add(reviewers, REVIEWER, INSPECTORATE)
        turns = [turn * reviewers // len(leaders) for turn in range(len(leaders))]
        return [(places[turn], leader) for turn, leader in zip(turns, leaders, strict=True) if places]

    def drawn(
        self,
        seed: int,
        served: Iterable[tuple[Sequence[int], Sequence[int]]],
        contacts: float,
        *,
        politics: Pairs = (),
        partner: Pairs = (),
        reviewers: int = 0,
    ) -> "nx.Graph[int]":
        """Return the organisation graph with all its ties, reviewers last.

        Parameters
        ----------
        seed : int, 0 to 2**32 - 1
        served : (citizens, staff), their places
        contacts : float
            As in `citizens.encounters`.
        politics, partner : pairs of places
        reviewers : int
            As in `inspectorate`.
        """
        review = self.inspectorate(reviewers)
        graph = draw_colleagues(organisation_graph(self.members), seed)
        graph.add_edges_from(politics, relation="politics")
        graph.add_edges_from(partner, relation="partner")
        graph.add_edges_from(review, relation="review")
        for citizens, staff in served:
            graph.add_edges_from(encounters(citizens, staff, seed, contacts), relation="encounter")
        acquaint(graph, seed)
        return graph


def paired(seed: int, one: Sequence[int], other: Sequence[int], number: int) -> list[tuple[int, int]]:
    """Return pairs of members of two units, nobody in two pairs; luck says with whom they start."""
    first, second, _, _ = block(seed, 0, one[0], other[0], 0, Stream.GRAPH)
    start, begin = floor(first * len(one)), floor(second * len(other))
    return [(one[(start + k) % len(one)], other[(begin + k) % len(other)]) for k in range(number)]


def picked(seed: int, places: Iterable[int], number: int) -> list[int]:
    """Return as many of the places as asked for, those with the luck."""
    return sorted(places, key=lambda place: block(seed, 0, place, NOBODY, 0, Stream.GRAPH)[2])[:number]


def check_counts(unit: str, **counts: tuple[int, int, int]) -> None:
    """Refuse an argument that is not a whole number within bounds; each is given as value, low, high."""
    for argument, (value, low, high) in counts.items():
        if not isinstance(value, int) or not low <= value <= high:
            raise ParameterError(
                f"{argument}={value} is not a whole number from {low} to {high} ({unit}); "
                f"pass e.g. {argument}={low}"
            )


def check_amounts(unit: str, **amounts: tuple[float, float, float]) -> None:
    """Refuse an argument that is not within bounds; each is given as value, low, high."""
    for argument, (value, low, high) in amounts.items():
        if not low <= value <= high:
            raise ParameterError(
                f"{argument}={value} is outside {low} to {high} ({unit}); pass e.g. {argument}={low}"
            )


def check_people(span: int, citizens_per_staff: float, contacts: float) -> None:
    """Refuse sizes of units and of those they serve that are out of bounds."""
    check_counts("staff of a unit", span=(span, 1, MOST))
    check_amounts("citizens for each member of staff", citizens_per_staff=(citizens_per_staff, 0, 100))
    check_amounts("members of staff for each citizen", contacts=(contacts, 1, 100))


def check_reviewers(reviewers: int, leaders: int) -> None:
    """Refuse more reviewers than there are managers who lead staff."""
    check_counts("at most one for each manager who leads staff", reviewers=(reviewers, 0, leaders))


def check_names(argument: str, names: Sequence[str], least: int) -> None:
    """Refuse names that are too few, empty or there twice."""
    if len(names) < least or len(set(names)) < len(names) or not all(names):
        raise ParameterError(
            f"{argument}={list(names)} is not {least} or more names, each once and none empty; "
            "leave it out for the usual ones"
        )


def checked_tasks(tasks: Mapping[str, str] | None, names: Sequence[str]) -> Mapping[str, str]:
    """Return the task profiles by name, or raise a one-line `ParameterError` for names nobody has."""
    unknown = set(tasks or {}) - set(names)
    if unknown:
        raise ParameterError(f"tasks={sorted(unknown)} is not known; choose among {', '.join(names)}")
    return tasks or {}
