"""Citizens of an organisation: who serves them, and whom they know."""

import numpy as np
import numpy.typing as npt

from tillit.model.randomness import NOBODY, block, blocks
from tillit.model.small_world import acquaintances
from tillit.model.structure import Array, Structure
from tillit.model.vocabulary import Role, Stream

CIVIC_TIES = 4
"""Mean number of citizens whom a citizen knows in her own locality (assumption)."""
KNOWS_ELSEWHERE = 0.2
"""Share of citizens who have picked an acquaintance in another locality (assumption)."""


def encounters(citizens: npt.ArrayLike, staff: npt.ArrayLike, seed: int, contacts: float) -> Array:
    """Return who serves whom, as pairs (citizen, member of staff), shape (k, 2), shared out evenly.

    Citizens in order take the next in a ring of the staff; luck says who is first. So the staff differ by
    at most one citizen, and one more citizen at the end leaves the others alone.

    Parameters
    ----------
    citizens, staff : array_like of int, staff at least one
        Places; the first member of staff and the seed decide the luck.
    seed : int, 0 to 2**32 - 1
    contacts : float, at least 1
        Mean number of members of staff who serve a citizen, as far as there are that many; at 1.5 every
        other citizen is served by one and every other by two.
    """
    citizens, staff = np.asarray(citizens, np.int32), np.asarray(staff, np.int32)
    first = int(block(seed, 0, int(staff[0]), NOBODY, 0, Stream.GRAPH)[1] * staff.size)
    turns = np.floor(contacts * np.arange(citizens.size + 1)).astype(np.int64)
    served_by = np.minimum(np.diff(turns), staff.size)
    turn = runs(turns[:-1], served_by)
    return np.stack([np.repeat(citizens, served_by), staff[(first + turn) % staff.size]], axis=1)


def civic(structure: Structure, seed: int) -> Array:
    """Draw which citizens know each other, as pairs of places, shape (k, 2); a pair may be there twice.

    A small world in each locality, and some between localities.

    Parameters
    ----------
    structure : Structure
        Its ties do not matter. A citizen added to one locality leaves the ties inside the others alone, as
        long as the first place of each stays the same.
    seed : int, 0 to 2**32 - 1
    """
    places = np.flatnonzero(structure.role == Role.CITIZEN)
    _, first, home, sizes = np.unique(
        structure.locality[places], return_index=True, return_inverse=True, return_counts=True
    )
    # Locality by locality, in the order of their first citizens.
    places = places[np.argsort(first[home], kind="stable")]
    sizes = sizes[np.argsort(first)]
    inside = acquaintances(places, sizes, seed, everybody=CIVIC_TIES + 1, ties=CIVIC_TIES)
    _, _, picks, whom = blocks(seed, 0, places, NOBODY, 0, Stream.GRAPH)
    here, start = np.repeat([sizes, np.cumsum(sizes) - sizes], sizes, axis=1)
    elsewhere = places.size - here
    other = (whom * elsewhere).astype(np.int64)
    other += np.where(other >= start, here, 0)
    knows = (elsewhere > 0) & (picks < KNOWS_ELSEWHERE)
    return np.concatenate([inside, np.stack([places[knows], places[other[knows]]], axis=1)])


def runs(starts: Array, lengths: Array) -> Array:
    """Return runs of consecutive integers, one after the other: where each starts, and how long it is."""
    ends = np.cumsum(lengths)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1] if ends.size else 0)
