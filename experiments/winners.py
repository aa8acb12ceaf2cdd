"""Who wins a cell of a map, by intervals: it may also be that nobody does, or that it cannot be told."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt

from tillit.experiments.statistics import Estimate, estimate, family_level
from tillit.model.claims import NEAR_ZERO, SMALLEST
from tillit.model.text import Text

Floats = npt.NDArray[np.float64]
Verdict = Literal["a", "b", "neither", "alike", "undecided"]

TESTS = 2
"""Intervals that a cell's verdict rests on: of the difference, and of what the better arm gives."""
TIED, NEITHER = "tied", "neither"

VERDICTS = MappingProxyType[Verdict, Text](
    {
        "a": Text("A bättre", "A wins"),
        "b": Text("B bättre", "B wins"),
        "neither": Text("ingendera", "neither"),
        "alike": Text("lika", "alike"),
        "undecided": Text("går inte att säga", "cannot be told"),
    }
)


def judge(difference: Estimate, a: Estimate, b: Estimate, least: float = NEAR_ZERO) -> Verdict:
    """Return who wins.

    Parameters
    ----------
    difference : Estimate
        B - A, paired.
    a, b : Estimate
        What each arm gives.
    least : float
        What an arm must give to win, in the measure's unit.

    Returns
    -------
    Verdict
        - neither: the intervals of both arms lie wholly below `least`.
        - a, b: the interval of the difference lies wholly beyond the smallest effect of interest, on that
          side, and the interval of what that arm gives lies wholly above `least`.
        - alike: the interval of the difference lies wholly within the smallest effect of interest.
        - undecided: all else, also if something cannot be had.

    Notes
    -----
    With many opportunists and complex work every regime is within noise of zero, and which is less bad says
    nothing about how to govern. So a winner must be shown to give something, and "neither" must be shown,
    too: the upper ends of both intervals lie below `least`, not only the means. Where an interval holds
    `least`, it is not known whether that arm gives anything, and the verdict is open.

    A verdict asks for all of its intervals, so it is wrong only if one of them misses. Whatever is true, at
    most three one-sided misses can make a cell's verdict wrong, and `TESTS` two-sided intervals cover four.
    """
    low, high = difference.low, difference.high
    if low is None or high is None or a.low is None or a.high is None or b.low is None or b.high is None:
        return "undecided"
    if a.high < least and b.high < least:
        return "neither"
    if high < -SMALLEST and a.low > least:
        return "a"
    if low > SMALLEST and b.low > least:
        return "b"
    return "alike" if -SMALLEST < low and high < SMALLEST else "undecided"


def best(values: Mapping[str, Sequence[float]], least: float, cells: int) -> str:
    """Return the arm that is shown to be best of all in a cell.

    Parameters
    ----------
    values : mapping of side to floats, one a replication
        In the same order of replications.
    least : float
        What an arm must give, in the measure's unit.
    cells : int
        How many cells the intervals allow for.

    Returns
    -------
    str
        The side whose paired intervals against every other lie wholly above the smallest effect of interest,
        and whose own lies above `least`; "neither" if all lie below `least`; otherwise "tied".

    Notes
    -----
    Against every other, not only the second best, which is known only after looking. The level counts, in
    each cell, the arms that could wrongly be named and the value of the best one.
    """
    level = family_level(cells * len(values))
    own = {side: estimate(each, level) for side, each in values.items()}
    if all(each.high is not None and each.high < least for each in own.values()):
        return NEITHER
    for side, each in own.items():
        if each.low is None or each.low <= least:
            continue
        leads = [
            estimate([one - two for one, two in zip(values[side], values[other], strict=True)], level).low
            for other in values
            if other != side
        ]
        if all(lead is not None and lead > SMALLEST for lead in leads):
            return side
    return TIED


def dominates(lead: Floats, cells: int) -> bool:
    """Return whether an arm is never worse than another, and somewhere better.

    Parameters
    ----------
    lead : float64, (n_replications, n_y, n_x)
        The first arm minus the second.
    cells : int

    Notes
    -----
    Never worse: in every cell the 95 % interval lies above minus the smallest effect of interest. All of them
    must, so no allowance for their number is needed (intersection-union: Berger 1982, Technometrics 24).
    Somewhere better: in some cell the interval lies above the smallest effect at the level of all cells.
    """
    flat = lead.reshape(len(lead), -1).T.tolist()
    never_worse = all((low := estimate(each).low) is not None and low > -SMALLEST for each in flat)
    level = family_level(cells)
    return never_worse and any(
        (low := estimate(each, level).low) is not None and low > SMALLEST for each in flat
    )
