"""What the functions of this package accept: numbers in a range, whole numbers, payoffs of 2 x 2 games."""

import math
from typing import TypeGuard

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ParameterError

Floats = npt.NDArray[np.float64]
LARGEST = 1e9
"""The largest payoff of either sign, so that no sum or product overflows."""
ROUNDING = 1e-12
"""Payoffs that differ by less than this share of the largest one are taken to be the same."""


def is_number(value: object, low: float, high: float) -> TypeGuard[float]:
    """Whether `value` is a real number from `low` to `high`; True and False, and nan, are not."""
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        return False
    return bool(low <= value <= high)


def is_whole(value: object, low: int, high: int) -> TypeGuard[int]:
    """Whether `value` is of an integer type and from `low` to `high`; True and False are not."""
    return isinstance(value, (int, np.integer)) and is_number(value, low, high)


def above(low: float) -> float:
    """Return the smallest float above `low`, to ask for a range without its lower end."""
    return math.nextafter(low, math.inf)


def below(high: float) -> float:
    """Return the largest float below `high`."""
    return math.nextafter(high, -math.inf)


def said(value: object, most: int = 60) -> str:
    """Return `value` on one line, for an error."""
    text = " ".join(repr(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def numbers(name: str, value: object, dimensions: int | None, example: str) -> Floats:
    """Return `value` as an array of finite numbers, or refuse it.

    Parameters
    ----------
    name, example : str
        The argument, and what could be passed instead.
    dimensions : int or None
        How many axes it must have; None for any.
    """
    try:
        raw = np.asarray(value)
        found = raw.astype(np.float64) if raw.dtype.kind in "iuf" else None
    except (TypeError, ValueError, OverflowError):
        found = None
    if found is None or found.size == 0 or dimensions not in (None, found.ndim):
        form = "numbers" if dimensions is None else f"numbers with {dimensions} axes"
        raise ParameterError(f"{name}={said(value)} is not an array of {form}; pass e.g. {example}")
    if not (np.abs(found) <= LARGEST).all():
        raise ParameterError(
            f"{name}={said(value)} has something outside {-LARGEST:g} to {LARGEST:g} in it (units of "
            f"payoff); pass e.g. {example}"
        )
    return found


def two_by_two(payoffs: npt.ArrayLike) -> tuple[float, float, float, float]:
    """Return (R, S, T, P) of a symmetric 2 x 2 game.

    Parameters
    ----------
    payoffs : array-like, ((R, S), (T, P)) or (R, S, T, P)
        What the first choice earns against the first (reward) and the second (sucker), and what the second
        earns against the first (temptation) and the second (punishment).
    """
    example = "((3, 0), (5, 1)), a prisoner's dilemma"
    found = numbers("payoffs", payoffs, None, example)
    if found.shape not in ((2, 2), (4,)):
        raise ParameterError(
            f"payoffs={said(payoffs)} has the shape {found.shape}, and not (2, 2) or (4,); pass e.g. "
            f"{example}"
        )
    reward, sucker, temptation, punishment = found.ravel().tolist()
    return reward, sucker, temptation, punishment
