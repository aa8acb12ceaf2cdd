"""Games in which all are in the same position: n persons with two choices, and the symmetric 2 x 2 games."""

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ParameterError
from tillit.model.traps.arguments import ROUNDING, Floats, numbers, two_by_two

MOST_PERSONS = 1000
_NARROW = 1e-13


def symmetric_equilibria(first: npt.ArrayLike, second: npt.ArrayLike) -> tuple[float, ...]:
    """Return every probability of the first choice that is an equilibrium if all have it, lowest first.

    Parameters
    ----------
    first, second : array-like, (n,), 2 to 1000 persons
        What the first and the second choice earn if k of the n - 1 others take the first, k = 0 to n - 1;
        each from -1e9 to 1e9.

    Returns
    -------
    floats in [0, 1], each within 1e-12 where the curve crosses 0 at a slope

    Raises
    ------
    ParameterError
        Also for a degenerate game, in which the two choices always earn the same: all probabilities are
        equilibria.

    Notes
    -----
    Inside (0, 1) the two choices earn the same, which is a polynomial equation in Bernstein form. Halving
    intervals, and leaving out those whose coefficients have one sign, finds every root at which the curve
    crosses 0, however many persons. Where it only touches 0, at a fold, rounding decides whether none, one or
    two are found, some 1e-8 off.

    References
    ----------
    Volunteer's dilemma: Diekmann (1985), J. Conflict Resolution 29:605-610. Bernstein form: Peña, Lehmann &
    Nöldeke (2014), J. Theor. Biol. 346:23-33.
    """
    one, other = (
        numbers(name, value, 1, f"{name}=(2, 2, 2)") for name, value in (("first", first), ("second", second))
    )
    if one.shape != other.shape or not 2 <= len(one) <= MOST_PERSONS:
        raise ParameterError(
            f"first and second have {len(one)} and {len(other)} payoffs, and must have one for each number "
            f"of others, 2 to {MOST_PERSONS} (persons); pass e.g. first=(3, 3, 3), second=(0, 4, 4)"
        )
    more = one - other
    more[np.abs(more) <= ROUNDING * max(np.abs(one).max(), np.abs(other).max())] = 0.0
    if not more.any():
        raise ParameterError(
            "first and second earn the same whatever the others do (units of payoff), so every probability "
            "is an equilibrium; pass payoffs that differ somewhere"
        )
    ends = [0.0] * bool(more[0] <= 0) + [1.0] * bool(more[-1] >= 0)
    return tuple(sorted(ends + _roots(more)))


def basin_boundary(payoffs: npt.ArrayLike) -> float:
    """Return the share of the first choice above which all come to choose it, in a coordination game.

    Parameters
    ----------
    payoffs : array-like, ((R, S), (T, P)) or (R, S, T, P)
        With R > T and P > S: either choice is best if the others take it, too.

    Returns
    -------
    float in (0, 1)
        ``(P - S) / (R - S - T + P)``: the unstable rest point of the replicator dynamics, and the mixed
        equilibrium. Below 1/2 the first choice is risk-dominant.

    References
    ----------
    Maynard Smith (1982), Evolution and the theory of games; Harsanyi & Selten (1988), A general theory of
    equilibrium selection in games, ch. 3.
    """
    reward, sucker, temptation, punishment = two_by_two(payoffs)
    if not (reward > temptation and punishment > sucker):
        raise ParameterError(
            f"payoffs R={reward:g}, S={sucker:g}, T={temptation:g}, P={punishment:g} are not of a "
            "coordination game, R > T and P > S (units of payoff), so there are no two basins; pass e.g. "
            "(5, 0, 3, 1)"
        )
    return (punishment - sucker) / ((reward - temptation) + (punishment - sucker))


def risk_dominance(payoffs: npt.ArrayLike) -> float:
    """Return by how much the first choice is better against somebody who chooses either as often.

    Above 0 the first choice is risk-dominant in a coordination game, below 0 the second, at 0 neither:
    ``((R - T) - (P - S)) / 2``, in units of payoff.

    Parameters
    ----------
    payoffs : array-like, ((R, S), (T, P)) or (R, S, T, P)

    References
    ----------
    Harsanyi & Selten (1988), ch. 3.
    """
    reward, sucker, temptation, punishment = two_by_two(payoffs)
    return ((reward - temptation) - (punishment - sucker)) / 2


def critical_discount(payoffs: npt.ArrayLike) -> float:
    """Return the discount factor from which tit for tat against itself is an equilibrium.

    Parameters
    ----------
    payoffs : array-like, ((R, S), (T, P)) or (R, S, T, P)
        Of a prisoner's dilemma, T > R > P > S.

    Returns
    -------
    float above 0
        ``max((T - R) / (T - P), (T - R) / (R - S))``, how much the next round must weigh against this one. 1
        or above: no patience is enough, since taking turns at exploiting pays better than R.

    References
    ----------
    Axelrod (1984), The evolution of cooperation, appendix B, proposition 2.
    """
    reward, sucker, temptation, punishment = two_by_two(payoffs)
    if not temptation > reward > punishment > sucker:
        raise ParameterError(
            f"payoffs R={reward:g}, S={sucker:g}, T={temptation:g}, P={punishment:g} are not of a prisoner's "
            "dilemma, T > R > P > S (units of payoff); pass e.g. (3, 0, 5, 1)"
        )
    gained = temptation - reward
    return max(gained / (temptation - punishment), gained / (reward - sucker))


def _roots(coefficients: Floats) -> list[float]:
    """Return the roots in (0, 1) of a polynomial in Bernstein form, in any order."""
    found: list[float] = []
    open_ = [(0.0, 1.0, coefficients)]
    while open_:
        low, high, part = open_.pop()
        signs = np.sign(part[part != 0])
        if (signs[1:] == signs[:-1]).all():
            continue  # within the hull of coefficients of one sign
        middle = (low + high) / 2
        left, right = _halves(part)
        narrow = high - low <= _NARROW
        if narrow or left[-1] == 0:
            found.append(middle)
        if not narrow:
            open_ += [(low, middle, left), (middle, high, right)]
    return found


def _halves(coefficients: Floats) -> tuple[Floats, Floats]:
    """Return the Bernstein coefficients on either half of the interval (de Casteljau)."""
    left, right = np.empty_like(coefficients), np.empty_like(coefficients)
    for index in range(len(left)):
        left[index], right[-1 - index] = coefficients[0], coefficients[-1]
        coefficients = (coefficients[1:] + coefficients[:-1]) / 2
    return left, right
