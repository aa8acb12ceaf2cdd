"""A roster: the members of an organisation while a generator lays them out, and then their ties."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from tillit.model.citizens import civic, encounters
from tillit.model.colleagues import colleagues
from tillit.model.errors import ParameterError
from tillit.model.network import MANAGER, REVIEWER, STAFF
from tillit.model.randomness import HIGHEST_PLACE, NOBODY, block, blocks
from tillit.model.structure import NOBODY_ABOVE, Array, Structure
from tillit.model.vocabulary import Role, Stream

Pairs = npt.ArrayLike
"""Pairs of places, shape (k, 2)."""
MOST = 1_000_000
"""Largest number of anything that a generator is asked for."""
INSPECTORATE = "inspectorate"
"""The unit of the reviewers."""


class Roster:
    """Members in the order of their places, written down as groups who are alike."""

    def __init__(self) -> None:
        self._groups: list[tuple[int, int, int, int, int, int]] = []
        self._labels: dict[str, dict[str, int]] = {"unit": {}, "task": {}, "locality": {}}
        self._apart: list[tuple[str, range, Array]] = []
        self._size = 0

    def __len__(self) -> int:
        """Return the number of members so far."""
        return self._size

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
        """Add members who are alike, and return their places; `role` is the word of a `Role`."""
        places = range(self._size, self._size + number)
        check_members(places.stop)
        if number:
            codes = (self._code("unit", unit), self._code("task", task), self._code("locality", locality))
            above = NOBODY_ABOVE if manager is None else manager
            self._groups.append((number, Role[role.upper()], *codes, above))
            self._size = places.stop
        return places

    def set_apart(self, places: range, label: str, names: Sequence[str], which: Array) -> None:
        """Give members, who were added as alike, a unit or locality of their own: ``names[which]``."""
        codes = np.zeros(len(names), np.int32)
        for each in np.unique(which).tolist():
            codes[each] = self._code(label, names[each])
        self._apart.append((label, places, codes[which]))

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
        if not reviewers:
            return ()
        if INSPECTORATE in self._labels["unit"]:
            raise ParameterError(
                f"reviewers={reviewers} need a unit of their own, and there is already one called "
                f"{INSPECTORATE!r}; call that one something else"
            )
        leaders = sorted({manager for _, role, *_, manager in self._groups if role == Role.STAFF})
        places = self.add(reviewers, REVIEWER, INSPECTORATE)
        return [(places[turn * reviewers // len(leaders)], leader) for turn, leader in enumerate(leaders)]

    def members(self) -> Structure:
        """Return the members, with the line ties to their managers and no others."""
        number, role, *codes, manager = np.array(self._groups, np.int32).reshape(-1, 6).T
        which = {label: np.repeat(each, number) for label, each in zip(self._labels, codes, strict=True)}
        for label, places, own in self._apart:
            which[label][places.start : places.stop] = own
        bare = Structure(
            role=np.repeat(role, number).astype(np.int8),
            manager=np.repeat(manager, number),
            unit=which["unit"],
            task=which["task"],
            locality=which["locality"],
            units=tuple(self._labels["unit"]),
            tasks=tuple(self._labels["task"]),
            localities=tuple(self._labels["locality"]),
        )
        below = np.flatnonzero(bare.manager != NOBODY_ABOVE)
        return bare.tied(("line", np.stack([below, bare.manager[below]], axis=1)))

    def drawn(
        self,
        seed: int,
        served: Iterable[tuple[npt.ArrayLike, npt.ArrayLike]],
        contacts: float,
        *,
        politics: Pairs = (),
        partner: Pairs = (),
        reviewers: int = 0,
    ) -> Structure:
        """Return the organisation with all its ties, reviewers last.

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
        members = self.members()
        met = [encounters(citizens, staff, seed, contacts) for citizens, staff in served]
        return members.tied(
            ("politics", politics),
            ("partner", partner),
            ("review", review),
            ("peer", colleagues(members, seed)),
            ("encounter", np.concatenate(met) if met else ()),
            ("civic", civic(members, seed)),
        )

    def _code(self, kind: str, label: str) -> int:
        codes = self._labels[kind]
        return codes.setdefault(label, len(codes))


def paired(seed: int, one: Sequence[int], other: Sequence[int], number: int) -> list[tuple[int, int]]:
    """Return pairs of members of two units, nobody in two pairs; luck says with whom they start."""
    first, second, _, _ = block(seed, 0, one[0], other[0], 0, Stream.GRAPH)
    start, begin = int(first * len(one)), int(second * len(other))
    return [(one[(start + k) % len(one)], other[(begin + k) % len(other)]) for k in range(number)]


def picked(seed: int, places: npt.ArrayLike, number: int) -> Array:
    """Return as many of the places as asked for, those with the luck."""
    places = np.asarray(places, np.int64)
    luck = blocks(seed, 0, places, NOBODY, 0, Stream.GRAPH)[2]
    return places[np.argsort(luck, kind="stable")[:number]]


def crossed(one: Sequence[int] | Array, other: Sequence[int] | Array) -> Array:
    """Return everybody of one with everybody of the other, shape (k, 2)."""
    return np.stack([np.repeat(one, len(other)), np.tile(other, len(one))], axis=1)


def check_members(number: int) -> None:
    """Refuse more members than there are places."""
    if number > HIGHEST_PLACE + 1:
        raise ParameterError(
            f"the organisation has {number} members or more, above {HIGHEST_PLACE + 1} (places); "
            "pass smaller numbers"
        )


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
