"""Who know each other in a group: everybody, or a connected small world (Watts & Strogatz 1998).

The small worlds are those of `networkx.connected_watts_strogatz_graph`, tie for tie and seed for seed, made
without a graph: what networkx stores for each tie takes fifty times as long as the luck.
Luck is keyed: what is drawn for a group depends on the seed and the group, not on what else is drawn.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from networkx.utils import create_py_random_state

Array = npt.NDArray[Any]

DISTANT_SHARE = 0.1
"""Share of the ties of a small world that go to anyone in it, the p of Watts & Strogatz 1998 (assumption)."""


def acquaintances(
    places: npt.ArrayLike, sizes: npt.ArrayLike, seed: int, *, everybody: int, ties: int
) -> Array:
    """Return who know each other within groups, as pairs of places, shape (k, 2).

    Parameters
    ----------
    places : array_like of int
        Members of the groups, one group after the other; its first place and the seed decide a group's luck.
    sizes : array_like of int, at least 1
        Number of members of each group.
    seed : int, 0 to 2**32 - 1
    everybody : int
        Members of the largest group in which everybody knows everybody; at least `ties`.
    ties : int, even, at least 4
        Mean number of ties of a member of a larger group; a share `DISTANT_SHARE` goes to anyone in it.

    References
    ----------
    Watts & Strogatz 1998.
    """
    places, sizes = np.asarray(places, np.int32), np.asarray(sizes, np.int64)
    starts = np.cumsum(sizes) - sizes
    pairs = [np.empty((0, 2), np.int32)]
    for size in np.unique(sizes).tolist():
        start = starts[sizes == size]
        if size <= everybody:
            i, j = np.triu_indices(size, 1)
        else:
            i = np.tile(np.arange(size), ties // 2)
            # Seeds have 32 bits, so every group and seed has a key of its own.
            keys = [place << 32 | seed for place in places[start].tolist()]
            j = np.stack([small_world(size, ties, key) for key in keys])
        ends = [places[start[:, np.newaxis] + end].ravel() for end in (i, j)]
        pairs.append(np.stack(ends, axis=1))
    return np.concatenate(pairs)


def small_world(size: int, ties: int, key: int) -> Array:
    """Return a connected Watts-Strogatz small world: tie e joins member ``e % size`` and the result's e-th.

    Parameters
    ----------
    size : int, above `ties`
    ties : int, even, at least 4
        Mean number of ties of a member. (With two, a large ring is hardly ever connected.)
    key : int
        Seed of the luck.

    Returns
    -------
    int32, shape (size * ties / 2,)
    """
    luck = create_py_random_state(key)
    while not _is_connected(size, others := _rewired(size, ties, luck)):
        pass
    return np.array(others, np.int32)


def _rewired(size: int, ties: int, luck: Any) -> list[int]:
    """Draw as networkx's `watts_strogatz_graph` does: from a ring, a tie's other end may become anybody's."""
    ring, reach = list(range(size)), ties // 2
    others: list[int] = []
    for step in range(1, reach + 1):
        others += ring[step:]
        others += ring[:step]
    degree = [ties] * size
    changed: dict[int, bool] = {}  # whether a pair, in either order, is tied, where it is not as in the ring
    draw, choose, tied = luck.random, luck.choice, changed.get
    for tie, neighbour in enumerate(others):
        if draw() >= DISTANT_SHARE:
            continue
        one = tie % size
        other = choose(ring)
        # Nobody is tied to oneself; the near ones in the ring include oneself.
        while tied(one * size + other, not reach < abs(one - other) < size - reach):
            other = choose(ring)
            if degree[one] >= size - 1:
                break  # the tie stays
        else:
            changed[one * size + neighbour] = changed[neighbour * size + one] = False
            changed[one * size + other] = changed[other * size + one] = True
            degree[neighbour] -= 1
            degree[other] += 1
            others[tie] = other
    return others


def _is_connected(size: int, others: Sequence[int]) -> bool:
    """Return whether everybody is linked to everybody, by union and find."""
    root = list(range(size))
    parts = size
    for tie, other in enumerate(others):
        one = tie % size
        while root[one] != one:
            root[one] = one = root[root[one]]
        while root[other] != other:
            root[other] = other = root[root[other]]
        if one != other:
            root[other] = one
            parts -= 1
            if parts == 1:
                return True
    return parts == 1
