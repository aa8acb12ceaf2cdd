"""Paired statistics over replications, the same bits everywhere."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

CONFIDENCE = 0.95
BAND = 0.80

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over replications with its 95 % interval.

    None where it cannot be had: with one replication there is no interval, and where a measure is missing in
    a run there is no mean.
    """

    mean: float | None
    low: float | None
    high: float | None


def estimate(values: Sequence[float]) -> Estimate:
    """Return mean and Student-t interval of independent replications.

    Parameters
    ----------
    values : floats, one a replication
        Not a number where a run has no value.

    Notes
    -----
    Sums are exactly rounded (`math.fsum`), so their bits depend neither on order nor on machine.
    """
    n = len(values)
    if n == 0 or any(math.isnan(value) for value in values):
        return Estimate(None, None, None)
    mean = math.fsum(values) / n
    if n == 1:
        return Estimate(mean, None, None)
    variance = math.fsum((value - mean) * (value - mean) for value in values) / (n - 1)
    half = _student(n - 1) * math.sqrt(variance / n)
    return Estimate(mean, mean - half, mean + half)


def share_higher(differences: Sequence[float]) -> float | None:
    """Return the share of replications with a difference above 0, or None if one is missing."""
    if not differences or any(math.isnan(each) for each in differences):
        return None
    return sum(each > 0 for each in differences) / len(differences)


def band(series: Floats) -> tuple[Floats, Floats] | None:
    """Return the ends between which the middle 80 % of runs lie, week by week.

    Parameters
    ----------
    series : float64, (n_runs, n_weeks)

    Returns
    -------
    (low, high) : float64, (n_weeks,) each; or None for a single run
    """
    if len(series) < 2:
        return None
    tail = (1 - BAND) / 2
    low, high = np.quantile(series, [tail, 1 - tail], axis=0)
    return low, high


def _student(freedom: int) -> float:
    """Return the two-sided 95 % quantile of Student's t, rounded to 9 decimals.

    The library's last bits depend on the processor; nine decimals do not, and are plenty.
    """
    return round(float(stdtrit(freedom, (1 + CONFIDENCE) / 2)), 9)
