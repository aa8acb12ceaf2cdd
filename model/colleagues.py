"""Who are colleagues: the staff of a unit, and managers with one superior."""

from dataclasses import replace

import numpy as np

from tillit.model.randomness import checked_seed
from tillit.model.small_world import acquaintances
from tillit.model.structure import NOBODY_ABOVE, Array, Structure
from tillit.model.vocabulary import Role

SMALL_GROUP = 12
"""Members of the largest group in which everybody knows everybody (assumption)."""
CLOSE_COLLEAGUES = 10
"""Mean number of colleagues a member of a larger group has ties to (assumption)."""


def with_colleagues(structure: Structure, seed: int) -> Structure:
    """Return `structure` itself if its colleagues are given, else the same with peer ties drawn from `seed`.

    Ties that are there already, such as partners', stay as they are.
    """
    if not structure.colleagues_drawn:
        return structure
    return replace(structure.tied(("peer", colleagues(structure, seed))), colleagues_drawn=False)


def colleagues(structure: Structure, seed: int) -> Array:
    """Draw who are colleagues, as pairs of places, shape (k, 2).

    In a group of at most `SMALL_GROUP` everybody knows everybody; a larger one is a connected
    Watts-Strogatz small world. A member added to one group leaves the ties of the other groups alone, as
    long as the first place of each stays the same.

    Parameters
    ----------
    structure : Structure
        Its ties do not matter.
    seed : int, 0 to 2**32 - 1
    """
    staff = (structure.role == Role.STAFF) & ~structure.in_no_unit()
    led = (structure.role == Role.MANAGER) & (structure.manager != NOBODY_ABOVE)
    places = np.flatnonzero(staff | led)
    # Nobody is in two groups, so one number a member says which: the unit, or the superior after all units.
    group = np.where(led, len(structure.units) + structure.manager, structure.unit)[places]
    return acquaintances(
        places[np.argsort(group, kind="stable")],
        np.unique(group, return_counts=True)[1],
        checked_seed(seed),
        everybody=SMALL_GROUP,
        ties=CLOSE_COLLEAGUES,
    )
