"""The commons: each takes what is best for oneself, and together they take too much."""

from typing import NamedTuple

from tillit.model.errors import ParameterError
from tillit.model.traps.arguments import LARGEST, above, is_number, is_whole, said


class Commons(NamedTuple):
    """How much is put into the commons by all together, and what is left of its rent.

    Attributes
    ----------
    nash, optimum : float
        Effort of all, in equilibrium and where the rent is largest.
    rent_share : float in [0, 1]
        The rent in equilibrium, as a share of the largest.
    """

    nash: float
    optimum: float
    rent_share: float


def commons(n: int, value: float, decline: float, cost: float) -> Commons:
    """Return the equilibrium and the optimum of a commons that yields ``value X - decline X^2``.

    Each of `n` gets the share of the yield that their effort is of X, the effort of all, and could earn
    `cost` for each unit of effort elsewhere. In equilibrium ``4 n / (n + 1)^2`` of the rent is left.

    Parameters
    ----------
    n : int, 1 to 1e9
        Persons.
    value : float, above `cost`, at most 1e9
        What the first unit of effort yields.
    decline : float, above 0, at most 1e9
        By how much each unit lowers the mean yield of all.
    cost : float, 0 to 1e9

    References
    ----------
    Walker, Gardner & Ostrom (1990), Rent dissipation in a limited-access common-pool resource, J. Environ.
    Econ. Manage. 19:203-211.
    """
    if not is_whole(n, 1, int(LARGEST)):
        raise ParameterError(
            f"n={said(n)} is not a whole number from 1 to {LARGEST:g} (persons); pass e.g. n=8"
        )
    if not is_number(decline, above(0), LARGEST):
        raise ParameterError(
            f"decline={said(decline)} is not a number above 0, at most {LARGEST:g} (fall of the mean yield "
            "by unit of effort); pass e.g. decline=0.25"
        )
    if not (is_number(cost, 0, LARGEST) and is_number(value, above(float(cost)), LARGEST)):
        raise ParameterError(
            f"value={said(value)} and cost={said(cost)} are not numbers with 0 <= cost < value <= "
            f"{LARGEST:g} (payoff of a unit of effort); pass e.g. value=23, cost=5"
        )
    optimum = (value - cost) / (2 * decline)
    held = 2 * int(n) / (int(n) + 1)
    return Commons(optimum * held, optimum, held * (2 - held))
