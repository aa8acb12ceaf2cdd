"""The threshold trap: everybody follows once enough others do, so the same crowd can rest high or low.

Thresholds are shares of the others: a member joins when at least that share has joined (Granovetter 1978).
If they are normally distributed, a share x is followed by ``Phi((x - mu) / sigma)``, and the trap has a
closed form. With ``z = sqrt(-2 ln(sigma sqrt(2 pi)))`` the map is as steep as the diagonal at
``mu -+ sigma z``, and there are two stable states for exactly the means between the two folds.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr

from tillit.model.errors import ParameterError
from tillit.model.traps.arguments import LARGEST, above, is_number, said

WIDEST = 1 / math.sqrt(2 * math.pi)
"""The spread of thresholds from which there is no trap, whatever their mean."""


def follow(share: float, mu: float, sigma: float) -> float:
    """Return the share who join when `share` have joined, if thresholds are Normal(mu, sigma).

    Parameters
    ----------
    share : float in [0, 1]
    mu : float, -1e9 to 1e9
        Mean threshold, as a share.
    sigma : float, above 0, at most 1e9
        Standard deviation of the thresholds, as a share.

    Raises
    ------
    ParameterError
        For anything else.

    References
    ----------
    Granovetter (1978), Threshold models of collective behavior, AJS 83:1420-1443.
    """
    if not _usable(share, mu, sigma):
        raise _refused(share, mu, sigma)
    return float(ndtr((share - mu) / sigma))


def slope(share: float, mu: float, sigma: float) -> float:
    """Return how much more join for each more who has joined; a fixed point is stable if it is below 1."""
    if not _usable(share, mu, sigma):
        raise _refused(share, mu, sigma)
    z = (share - mu) / sigma
    return math.exp(-0.5 * z * z) * WIDEST / sigma


def folds(sigma: float) -> tuple[float, float]:
    """Return the mean thresholds between which a crowd has two stable states.

    Below the first everybody joins in the end, above the second hardly anybody does; between them it depends
    on where the crowd starts (hysteresis).

    Parameters
    ----------
    sigma : float, above 0 and below 1 / sqrt(2 pi) = 0.39894
        Standard deviation of the thresholds, as a share.

    Returns
    -------
    (mu_low, mu_high) : floats, ``mu_low + mu_high = 1``

    Raises
    ------
    ParameterError
        For a `sigma` at which there is no trap.
    """
    if not is_number(sigma, above(0), WIDEST) or sigma == WIDEST:
        raise ParameterError(
            f"sigma={said(sigma)} has no folds: it is outside 0 to {WIDEST:.5f}, both excluded (spread of "
            "thresholds, as a share); pass e.g. sigma=0.2"
        )
    z = _turn(sigma)
    return float(ndtr(-z)) + sigma * z, float(ndtr(z)) - sigma * z


def fixed_points(mu: float, sigma: float) -> tuple[float, ...]:
    """Return all shares that reproduce themselves, lowest first: one or three, two at a fold exactly.

    Of three, the middle one is unstable: the tipping point (`slope` is above 1 there).

    Parameters
    ----------
    mu, sigma
        As in `follow`.

    Returns
    -------
    floats in [0, 1], each within 1e-12
    """
    if not _usable(0.0, mu, sigma):
        raise _refused(0.0, mu, sigma)
    lowest, highest = 0.0, 1.0
    ends = [lowest, highest]
    if 0 < sigma < WIDEST:
        reach = sigma * _turn(sigma)
        ends = [lowest, *(turn for turn in (mu - reach, mu + reach) if lowest < turn < highest), highest]
    beyond = [follow(end, mu, sigma) - end for end in ends]
    found = [end for end, over in zip(ends, beyond, strict=True) if over == 0.0]
    for (low, high), (over, under) in zip(pairwise(ends), pairwise(beyond), strict=True):
        if over * under < 0:
            found.append(brentq(lambda x: follow(x, mu, sigma) - x, low, high, xtol=1e-15, rtol=1e-15))
    return tuple(sorted(found))


def crowd(thresholds: Sequence[float]) -> int:
    """Return how many of a finite crowd join in the end, beginning with nobody.

    Parameters
    ----------
    thresholds : numbers
        How many others have to have joined before a member joins; 0 or less begins on their own, infinity
        never joins.

    References
    ----------
    Granovetter (1978), p. 1424: thresholds 0, 1, ... 99 make a riot of 100; with 2 for 1, a riot of one.
    """
    if not isinstance(thresholds, Sequence | np.ndarray) or not all(
        is_number(each, -math.inf, math.inf) for each in thresholds
    ):
        raise ParameterError(
            f"thresholds={said(thresholds)} is not a row of numbers (of others who have joined); pass e.g. "
            "thresholds=(0, 1, 2)"
        )
    joined = 0
    for threshold in sorted(thresholds):
        if threshold > joined:
            break
        joined += 1
    return joined


def _turn(sigma: float) -> float:
    """Return how many standard deviations from the mean the map is as steep as the diagonal."""
    return math.sqrt(-2.0 * math.log(sigma / WIDEST))


def _usable(share: object, mu: object, sigma: object) -> bool:
    return is_number(share, 0, 1) and is_number(mu, -LARGEST, LARGEST) and is_number(sigma, above(0), LARGEST)


def _refused(share: object, mu: object, sigma: object) -> ParameterError:
    """Return what is wrong with the first argument that is not usable."""
    if not is_number(sigma, above(0), LARGEST):
        return ParameterError(
            f"sigma={said(sigma)} is not a number above 0, at most {LARGEST:g} (spread of thresholds, as a "
            "share); pass sigma=0.1"
        )
    if not is_number(mu, -LARGEST, LARGEST):
        return ParameterError(
            f"mu={said(mu)} is not a number from {-LARGEST:g} to {LARGEST:g} (mean threshold, as a share); "
            "pass e.g. mu=0.4"
        )
    return ParameterError(
        f"share={said(share)} is not a number from 0 to 1 (who has joined, as a share); pass e.g. share=0.5"
    )
