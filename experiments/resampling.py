"""Where a field of differences crosses zero, and how sure that is: replications are drawn again, jointly.

All cells of a field share the luck of a replication, so a replication is drawn, or not, in all of them at
once (Efron & Tibshirani 1993, An introduction to the bootstrap, chapter 8: resample what is independent).

Percentiles are taken a little further out than 2.5 and 97.5 %, since the bootstrap of a mean of n values is
too narrow by about sqrt((n - 1) / n) and knows no Student's t: Hesterberg (2015), What teachers should know
about the bootstrap, The American Statistician 69:371-386 (the expanded percentile interval).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from tillit.experiments.statistics import CONFIDENCE, student
from tillit.model.randomness import NOBODY, block, named_stream

Floats = npt.NDArray[np.float64]

RESAMPLES = 1000
_AT_ONCE = 4  # random numbers a block


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where a row of the field crosses zero.

    Attributes
    ----------
    x : float or None
        Where the mean crosses; None if it does so nowhere or more than once.
    low, high : float or None
        95 % interval; None where it goes on beyond the row's end, and where there is no `x`.
    none, several : float
        Share of the resamples in which the row crosses nowhere, and more than once.
    """

    x: float | None
    low: float | None
    high: float | None
    none: float
    several: float


def resampled(values: Floats, seed: int) -> Floats:
    """Return means over replications drawn again with replacement, one a resample.

    Parameters
    ----------
    values : float64, (n_replications, ...)
    seed : int, 0 to 2**32 - 1

    Returns
    -------
    float64, (RESAMPLES, ...)
    """
    n = len(values)
    stream = named_stream("resample")
    total = np.zeros((RESAMPLES, *values.shape[1:]))
    for first in range(0, n, _AT_ONCE):
        drawn = [block(seed, resample, NOBODY, NOBODY, first, stream) for resample in range(RESAMPLES)]
        for place in range(min(_AT_ONCE, n - first)):
            total += values[[int(each[place] * n) for each in drawn]]
    return total / n


def tail(n: int) -> float:
    """Return which share of the resamples of n replications to leave out on either side for 95 %."""
    if n < 2:
        return 0.0
    return round(float(ndtr(-math.sqrt(n / (n - 1)) * student(n - 1, CONFIDENCE))), 9)


def share_above(means: Floats) -> Floats:
    """Return the share of resamples, the first axis, above zero; exactly zero counts as half.

    Not a number where a value is missing.
    """
    share = np.mean((means > 0) + 0.5 * (means == 0), axis=0)
    return np.where(np.isnan(means).any(axis=0), np.nan, share)


def crossing(x: Sequence[float], mean: Floats, means: Floats, outside: float) -> Crossing:
    """Return where a row crosses zero, by linear interpolation between neighbouring values of x.

    Parameters
    ----------
    x : floats, (n_x,), ascending
    mean : float64, (n_x,)
    means : float64, (n_resamples, n_x)
        A resample that crosses nowhere counts as crossing beyond the end that its sign points to, so the
        interval may be open. One that crosses more than once has no single place, and is left out of it.
    outside : float
        Share to leave out on either side; see `tail`.
    """
    found = [_crossings(x, row) for row in means]
    none = sum(not each for each in found) / len(found)
    several = sum(len(each) > 1 for each in found) / len(found)
    own = _crossings(x, mean)
    if len(own) != 1:
        return Crossing(None, None, None, none, several)
    rises = mean[-1] > 0
    places = sorted(
        each[0] if each else (-math.inf if (row[-1] > 0) == rises else math.inf)
        for each, row in zip(found, means, strict=True)
        if len(each) < 2
    )
    ends: tuple[float | None, ...] = (None, None)
    if places:
        cut = min(int(outside * len(places)), (len(places) - 1) // 2)
        ends = tuple(end if math.isfinite(end) else None for end in (places[cut], places[-1 - cut]))
    return Crossing(own[0], ends[0], ends[1], none, several)


def between(field: Floats, y: Floats, x: Floats) -> Floats:
    """Return a field between its cells, bilinearly; beyond the outermost cells it goes on as they are.

    Parameters
    ----------
    field : float64, (..., n_y, n_x)
    y, x : float64, (m_y,), (m_x,)
        Places, counted in cells from the first.

    Returns
    -------
    float64, (..., m_y, m_x)
    """
    return _along(_along(field, x).swapaxes(-1, -2), y).swapaxes(-1, -2)


def share_above_between(means: Floats, y: Floats, x: Floats) -> Floats:
    """Return `share_above` between the cells: of each resample's own interpolated field.

    Where that share is neither below `tail` nor above 1 - `tail`, a zero of the field cannot be excluded: a
    95 % region, point by point, for the line on which the difference is zero. It holds for closed lines and
    for those that run along x as well as for others. The shares in the cells must not be interpolated
    themselves: they go from 0 to 1 between two cells however sure the place is, so the width of such a band
    would be that of a cell. What lies between the cells was not measured; the region is about luck, given
    that the difference is straight between them.
    """
    above = np.zeros((len(y), len(x)))
    missing = np.zeros((len(y), len(x)), dtype=bool)
    for one in means:
        fine = between(one, y, x)
        above += (fine > 0) + 0.5 * (fine == 0)
        missing |= np.isnan(fine)
    return np.where(missing, np.nan, above / len(means))


def _along(field: Floats, x: Floats) -> Floats:
    n = field.shape[-1]
    inside = np.clip(x, 0, n - 1)
    left = np.minimum(inside.astype(np.int64), n - 2)
    part = inside - left
    return np.asarray(field[..., left] * (1 - part) + field[..., left + 1] * part)


def _crossings(x: Sequence[float], row: Floats) -> list[float]:
    """Return where a row goes from 0 or below to above, or back; nowhere if a value is missing."""
    if np.isnan(row).any():
        return []
    values = row.tolist()
    return [
        x[place] + (x[place + 1] - x[place]) * values[place] / (values[place] - values[place + 1])
        for place in range(len(values) - 1)
        if (values[place] > 0) != (values[place + 1] > 0)
    ]
