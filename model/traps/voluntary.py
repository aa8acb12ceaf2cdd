"""The voluntary public goods game: who may stay out of it keeps co-operation alive.

n persons are drawn from a large population. Loners take a safe payoff sigma. The others take part:
co-operators pay 1 each, the sum is multiplied by r and shared by all who take part, defectors too. Whoever
would take part alone is a loner.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.polynomial.polynomial import polyval
from scipy.optimize import brentq

from tillit.model.errors import ParameterError
from tillit.model.traps.arguments import LARGEST, Floats, is_number, is_whole, said

LARGEST_GROUP = 1_000_000


class VoluntaryGame(NamedTuple):
    """Shares of the population, which sum to 1."""

    cooperators: float
    defectors: float
    loners: float


def voluntary_pgg(r: float, n: int, sigma: float) -> VoluntaryGame:
    """Return the shares at which co-operators, defectors and loners all earn the same, none of them gone.

    It is a centre of the replicator dynamics: around it run closed orbits, on whose average all three earn
    sigma and ``co-operators / (co-operators + defectors)`` is what it is at the point.

    Parameters
    ----------
    r : float, above 2 and below `n`
        By what contributions are multiplied. At 2 or less nobody is ever better off by taking part for long;
        at n or more a contribution pays for itself.
    n : int, 3 to 1 000 000
        Persons who are offered to take part.
    sigma : float, above 0 and below r - 1
        The loners' payoff, in units of the contribution. At r - 1 or more even a group of co-operators earns
        no more than that.

    Raises
    ------
    ParameterError
        Where there is no such point: it says which of the three does not hold.

    Notes
    -----
    Loners are the root in (0, 1) of ``sum_{m=0}^{n-2} (1 - r (m + 1) / n) z^m``, the advantage of defecting
    divided by 1 - z: by Descartes' rule there is exactly one. Co-operators are the share ``sigma / (r - 1)``
    of the others.

    References
    ----------
    Hauert, De Monte, Hofbauer & Sigmund (2002), Replicator dynamics for optional public good games, J. Theor.
    Biol. 218:187-194; the same (2002), Volunteering as Red Queen mechanism, Science 296:1129-1132.
    """
    if not _usable(r, n, sigma):
        raise _refused(r, n, sigma)
    if n < 3:
        raise ParameterError(
            f"n={said(n)} has no interior rest point: it is below 3 (persons in a group), since r must be "
            "above 2 and below n; pass e.g. n=5"
        )
    if not 2 < r < n:
        raise ParameterError(
            f"r={said(r)} has no interior rest point with n={n}: it is outside 2 to {n}, both excluded "
            f"(multiplier of contributions), and {_ends(r <= 2)}; pass e.g. r={(2 + n) / 2:g}"
        )
    if not 0 < sigma < r - 1:
        raise ParameterError(
            f"sigma={said(sigma)} has no interior rest point with r={r:g}: it is outside 0 to r - 1 = "
            f"{r - 1:g}, both excluded (loners' payoff, in contributions); pass e.g. sigma={(r - 1) / 2:g}"
        )
    advantage = 1 - r * np.arange(1, n) / n
    loners = brentq(lambda z: float(polyval(z, advantage)), 0.0, 1.0, xtol=1e-15, rtol=1e-14)
    cooperative = sigma / (r - 1)
    return VoluntaryGame((1 - loners) * cooperative, (1 - loners) * (1 - cooperative), loners)


def voluntary_payoffs(r: float, n: int, sigma: float) -> Callable[[Floats], Floats]:
    """Return what co-operators, defectors and loners earn on average, as a function of their shares, (3,).

    Parameters
    ----------
    r : float, 0 to 1e9
    n : int, 2 to 1 000 000
    sigma : float, -1e9 to 1e9
        As in `voluntary_pgg`, but also where there is no interior rest point.
    """
    if not _usable(r, n, sigma):
        raise _refused(r, n, sigma)
    defecting = 1 - r * np.arange(1, n) / n
    shared = r * np.arange(n - 1, 0, -1) / n

    def earned(shares: Floats) -> Floats:
        cooperators, _, z = shares
        free = sigma * z ** (n - 1) + cooperators * polyval(z, shared)
        return np.array([free - (1 - z) * polyval(z, defecting), free, sigma])

    return earned


def _usable(r: object, n: object, sigma: object) -> bool:
    return is_number(r, 0, LARGEST) and is_whole(n, 2, LARGEST_GROUP) and is_number(sigma, -LARGEST, LARGEST)


def _refused(r: object, n: object, sigma: object) -> ParameterError:
    """Return what is wrong with the first argument that is not usable."""
    if not is_number(r, 0, LARGEST):
        return ParameterError(
            f"r={said(r)} is not a number from 0 to {LARGEST:g} (multiplier of contributions); pass e.g. r=3"
        )
    if not is_whole(n, 2, LARGEST_GROUP):
        return ParameterError(
            f"n={said(n)} is not a whole number from 2 to {LARGEST_GROUP} (persons in a group); pass e.g. n=5"
        )
    return ParameterError(
        f"sigma={said(sigma)} is not a number from {-LARGEST:g} to {LARGEST:g} (loners' payoff, in "
        "contributions); pass e.g. sigma=1"
    )


def _ends(low: bool) -> str:
    return "orbits lead back to all being loners" if low else "a contribution pays for itself"
