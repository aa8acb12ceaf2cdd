"""Paired statistics over replications, the same bits everywhere."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.special import stdtrit

CONFIDENCE = 0.95
BAND = 0.80
FAMILY_ERROR = 0.05
"""How often any of a scenario's claims may get a wrong verdict by bad luck, at most."""
NORMAL = 1.959963985
"""Two-sided 95 % quantile of the normal distribution."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over replications with its interval.

    None where it cannot be had: with one replication there is no interval, and where a measure is missing in
    a run there is no mean.
    """

    mean: float | None
    low: float | None
    high: float | None

    def document(self) -> dict[str, float | None]:
        """Return it as plain JSON values."""
        return {"mean": self.mean, "low": self.low, "high": self.high}


def estimate(values: Sequence[float], level: float = CONFIDENCE) -> Estimate:
    """Return mean and Student-t interval of independent replications.

    Parameters
    ----------
    values : floats, one a replication
        Not a number where a run has no value.
    level : float in (0, 1)
        Share of such intervals that hold the true mean.

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
    half = student(n - 1, level) * math.sqrt(variance / n)
    return Estimate(mean, mean - half, mean + half)


def jackknife(statistic: Callable[[int | None], float], n: int) -> list[float]:
    """Return the pseudo-values of a statistic of n replications, n times all less n - 1 times all but one.

    Parameters
    ----------
    statistic : callable
        Of the replication that is left out, or of None.
    n : int >= 2

    References
    ----------
    Tukey (1958), Bias and confidence in not quite large samples, Annals of Mathematical Statistics 29:614.
    """
    whole = statistic(None)
    return [n * whole - (n - 1) * statistic(each) for each in range(n)]


def family_level(n: int) -> float:
    """Return the level at which `n` intervals all hold their means in at least 95 % of cases (Bonferroni)."""
    return 1 - FAMILY_ERROR / n


def wilson(k: int, n: int) -> Estimate:
    """Return the share k of n with its 95 % interval (Wilson 1927), which stays within 0 to 1.

    Parameters
    ----------
    k, n : int, 0 <= k <= n, n >= 1
    """
    share, spread = k / n, NORMAL * NORMAL / n
    middle = (share + spread / 2) / (1 + spread)
    half = NORMAL / (1 + spread) * math.sqrt((share * (1 - share) + spread / 4) / n)
    return Estimate(share, max(0.0, middle - half), min(1.0, middle + half))


def rank_correlation(x: Sequence[float], y: Sequence[float]) -> float | None:
    """Return Spearman's rank correlation, -1 to 1; ties share their mean rank.

    None if one of them does not vary. Ranks are halves of whole numbers, so their sums are exact.
    """
    first, second = (pl.Series(values, dtype=pl.Float64).rank("average").to_list() for values in (x, y))
    middle = (len(first) + 1) / 2
    products = [
        math.fsum((p - middle) * (q - middle) for p, q in zip(one, other, strict=True))
        for one, other in ((first, second), (first, first), (second, second))
    ]
    if products[1] == 0 or products[2] == 0:
        return None
    return products[0] / math.sqrt(products[1] * products[2])


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


def student(freedom: int, level: float) -> float:
    """Return the two-sided quantile of Student's t, rounded to 9 decimals.

    The library's last bits depend on the processor; nine decimals do not, and are plenty.
    """
    return round(float(stdtrit(freedom, (1 + level) / 2)), 9)
