"""Replicator dynamics: what earns more than the mean becomes more common.

``x_i' = x_i (f_i(x) - mean)``, where the mean is that of i's own population. It is followed as what each
strategy has gained on the mean, ``g_i' = f_i(x) - mean`` with ``x = softmax(log x(0) + g)``: the same motion,
but shares stay shares, what is extinct stays so, and what is rare is as exact as the rest.
"""

import math
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.integrate import solve_ivp
from scipy.linalg import helmert
from scipy.optimize import linprog
from scipy.special import softmax

from tillit.model.errors import ParameterError
from tillit.model.traps.arguments import ROUNDING, Floats, above, is_number, is_whole, numbers, said

Payoffs = Callable[[Floats], npt.ArrayLike]
"""What each strategy earns, (strategies,), at the shares given, (strategies,)."""

LONGEST = 1e6
MOST_STRATEGIES = 10
MOST_STARTS = 20_000
_FLAT = 1e-9
"""Of payoffs between 0 and 1, what is taken for 0 in an eigenvalue."""
_AT_REST = 1e-3
_LONG = 2000.0


class Trajectory(NamedTuple):
    """A path of the shares.

    Attributes
    ----------
    times : float64, (samples,)
    shares : float64, (samples, strategies)
    """

    times: Floats
    shares: Floats


class RestPoint(NamedTuple):
    """Where nothing changes.

    Attributes
    ----------
    shares : tuple of float, (strategies,)
    stability : {"stable", "unstable", "neutral"}
        Of the linearised motion in the simplex: everything dies out, something grows (saddles, too), or
        neither and it does not tell, as in the middle of closed orbits.
    """

    shares: tuple[float, ...]
    stability: Literal["stable", "unstable", "neutral"]


class RestPoints(NamedTuple):
    """All isolated rest points of a matrix game, those with few strategies first.

    Attributes
    ----------
    points : tuple of RestPoint
    isolated : bool
        False if there are also whole lines or faces of rest points, which are not among `points` but for
        ends.
    """

    points: tuple[RestPoint, ...]
    isolated: bool


class Basins(NamedTuple):
    """Where one ends up, from starting points spread evenly over the simplex.

    Attributes
    ----------
    points : tuple of RestPoint
        The stable ones.
    shares : tuple of float
        The share of starting points that end at each.
    elsewhere : float
        The share that ends at none of them: cycles, lines of rest points, boundaries between basins.
    """

    points: tuple[RestPoint, ...]
    shares: tuple[float, ...]
    elsewhere: float


def evolve(
    payoffs: Payoffs | npt.ArrayLike,
    start: npt.ArrayLike,
    until: float,
    *,
    populations: Sequence[int] | None = None,
    samples: int = 201,
) -> Trajectory:
    """Follow the replicator dynamics of one or several populations.

    Parameters
    ----------
    payoffs : array-like, (strategies, strategies), or function
        ``payoffs[i, j]`` is what i earns against j, everybody meeting everybody; or a function of the shares,
        (strategies,), that returns what each strategy earns, (strategies,).
    start : array-like, (strategies,)
        Shares at time 0, not negative, which sum to 1 in each population.
    until : float, above 0, at most 1e6
        Time, in units of 1 / payoff; times the range of a table of payoffs, too, at most 1e6.
    populations : ints, or None
        How many strategies each population has, in order; one population if None.
    samples : int, 2 to 1 000 000
        How many times, evenly from 0 to `until`, are returned.

    Notes
    -----
    Dormand-Prince of order 8 with a tolerance of 1e-10 a step in the logarithm of each share.

    References
    ----------
    Taylor & Jonker (1978), Evolutionary stable strategies and game dynamics, Math. Biosci. 40:145-156.
    """
    shares = numbers("start", start, 1, "start=(0.5, 0.5)")
    sizes = [len(shares)] if populations is None else list(np.atleast_1d(populations))
    if not all(is_whole(size, 1, len(shares)) for size in sizes) or sum(sizes) != len(shares):
        raise ParameterError(
            f"populations={said(populations)} does not say how {len(shares)} strategies are divided (whole "
            f"numbers that sum to {len(shares)}); pass e.g. populations=({len(shares)},)"
        )
    cuts = np.cumsum(sizes)[:-1]
    if shares.min() < 0 or any(abs(each.sum() - 1) > 1e-9 for each in np.split(shares, cuts)):
        raise ParameterError(
            f"start={said(start)} is not shares from 0 to 1 that sum to 1 in each population; pass e.g. "
            "equal shares"
        )
    if not is_number(until, above(0), LONGEST):
        raise ParameterError(
            f"until={said(until)} is not a number above 0, at most {LONGEST:g} (time, 1 / payoff); pass e.g. "
            "until=100"
        )
    if not is_whole(samples, 2, 1_000_000):
        raise ParameterError(
            f"samples={said(samples)} is not a whole number from 2 to 1000000 (times); pass e.g. samples=201"
        )
    earned = _function(payoffs, len(shares))
    if not callable(payoffs) and until * np.ptp(np.asarray(payoffs, np.float64)) > LONGEST:
        raise ParameterError(
            f"until={said(until)} is too long for payoffs this far apart: time times their range is above "
            f"{LONGEST:g} (1 / payoff); pass a shorter time, or payoffs in a larger unit"
        )
    with np.errstate(divide="ignore"):
        begun = np.log(shares)

    def at(gained: Floats) -> Floats:
        shares: Floats = np.concatenate([softmax(each) for each in np.split(begun + gained, cuts)])
        return shares

    def gains(_: float, gained: Floats) -> Floats:
        now = at(gained)
        each = earned(now)
        means = np.repeat(np.add.reduceat(now * each, [0, *cuts]), sizes)
        return np.asarray(each - means)

    times = np.linspace(0, until, samples)
    gained = solve_ivp(
        gains, (0, until), np.zeros(len(shares)), method="DOP853", t_eval=times, rtol=1e-10, atol=1e-10
    ).y
    return Trajectory(times, np.array([at(each) for each in gained.T]))


def rest_points(payoffs: npt.ArrayLike) -> RestPoints:
    """Return where the replicator dynamics of one population stand still, and whether they come back there.

    Parameters
    ----------
    payoffs : array-like, (strategies, strategies), at most 10 strategies
        ``payoffs[i, j]`` is what i earns against j, from -1e9 to 1e9.

    References
    ----------
    Hofbauer & Sigmund (1998), Evolutionary games and population dynamics, ch. 7.
    """
    game = _matrix(payoffs)
    n = len(game)
    points, isolated = [], True
    for size in range(1, n + 1):
        for held in combinations(range(n), size):
            found = _equal_payoffs(game[np.ix_(held, held)])
            if found is None:
                isolated = False
            elif found.size and found.min() > _FLAT:
                shares = np.zeros(n)
                shares[list(held)] = found
                points.append(RestPoint(tuple(shares.tolist()), _stability(game, shares)))
    return RestPoints(tuple(points), isolated)


def basins(payoffs: npt.ArrayLike, resolution: int = 20) -> Basins:
    """Return which share of the simplex each stable rest point draws to itself.

    Parameters
    ----------
    payoffs : array-like, (strategies, strategies)
        As in `rest_points`, with 2 strategies or more.
    resolution : int, at least strategies + 1
        Starting points have shares that are multiples of 1 / resolution, none of them 0; at most 20 000
        points. Shares of basins are exact to about 1 / resolution.
    """
    game = _matrix(payoffs)
    n = len(game)
    if (
        not is_whole(resolution, n + 1, 100_000)
        or math.comb(int(resolution) - 1, n - 1) > MOST_STARTS
        or n < 2
    ):
        raise ParameterError(
            f"resolution={said(resolution)} is not a whole number above {n} that gives at most {MOST_STARTS} "
            f"starting points for {n} strategies, 2 or more (parts of a share); pass e.g. resolution=20"
        )
    marks = np.array(list(combinations(range(1, resolution), n - 1)))
    begun = np.log(np.diff(marks, axis=1, prepend=0, append=resolution))  # softmax makes shares of them
    gathered = solve_ivp(
        lambda _, each: (softmax(begun + each.reshape(begun.shape), axis=1) @ game.T).ravel(),
        (0, _LONG),
        np.zeros(begun.size),
        t_eval=[_LONG],
        rtol=1e-6,
        atol=1e-6,
    ).y.ravel()
    ends = softmax(begun + gathered.reshape(begun.shape), axis=1)
    points = tuple(each for each in rest_points(payoffs).points if each.stability == "stable")
    at = [np.abs(ends - each.shares).max(axis=1) < _AT_REST for each in points]
    return Basins(points, tuple(float(each.mean()) for each in at), float(np.mean(~np.any(at, axis=0))))


def _equal_payoffs(game: Floats) -> Floats | None:
    """Return the shares at which all strategies earn the same; empty if there are none, None if many."""
    n = len(game)
    system = np.zeros((n + 1, n + 1))
    system[:n, :n], system[:n, n], system[n, :n] = game, -1.0, 1.0
    wanted = np.append(np.zeros(n), 1.0)
    if np.linalg.matrix_rank(system, tol=_FLAT) == n + 1:
        return np.linalg.solve(system, wanted)[:n]
    # As far inside as possible: `inside` is the smallest share.
    inside = linprog(
        np.append(np.zeros(n + 1), -1.0),
        A_ub=np.hstack([-np.eye(n), np.zeros((n, 1)), np.ones((n, 1))]),
        b_ub=np.zeros(n),
        A_eq=np.hstack([system, np.zeros((n + 1, 1))]),
        b_eq=wanted,
        bounds=[(0, 1)] * n + [(None, None)] * 2,
    )
    many = inside.x is not None and inside.x[-1] > _FLAT
    return None if many else np.empty(0)


def _stability(game: Floats, shares: Floats) -> Literal["stable", "unstable", "neutral"]:
    earned = game @ shares
    motion = shares[:, None] * (game - earned - shares @ game)
    motion[np.diag_indices_from(motion)] += earned - shares @ earned
    within = helmert(len(game))  # directions in which shares still sum to 1
    growth = np.linalg.eigvals(within @ motion @ within.T).real
    if (growth > _FLAT).any():
        return "unstable"
    return "stable" if (growth < -_FLAT).all() else "neutral"


def _matrix(payoffs: npt.ArrayLike) -> Floats:
    """Return the game with payoffs between 0 and 1, which moves along the same paths."""
    game = numbers("payoffs", payoffs, 2, "((1, 0), (0, 2))")
    if game.shape[0] != game.shape[1] or len(game) > MOST_STRATEGIES:
        raise ParameterError(
            f"payoffs={said(payoffs)} has the shape {game.shape}, and must be square with at most "
            f"{MOST_STRATEGIES} strategies; pass e.g. ((1, 0), (0, 2))"
        )
    range_ = float(np.ptp(game))
    scaled: Floats = (game - game.min()) / (range_ if range_ > ROUNDING * np.abs(game).max() else 1.0)
    return scaled


def _function(payoffs: Payoffs | npt.ArrayLike, n: int) -> Callable[[Floats], Floats]:
    if not callable(payoffs):
        game = numbers("payoffs", payoffs, 2, "((1, 0), (0, 2))")
        if game.shape != (n, n):
            raise ParameterError(
                f"payoffs={said(payoffs)} has the shape {game.shape}, and start has {n} shares (strategies); "
                f"pass a table of the shape ({n}, {n})"
            )
        return lambda shares: game @ shares

    def earned(shares: Floats) -> Floats:
        found = np.asarray(payoffs(shares), np.float64)
        if found.shape != (n,) or not np.isfinite(found).all():
            raise ParameterError(
                f"payoffs gives {said(found)} at {said(shares)}, and must give {n} finite numbers, one for "
                "each strategy (units of payoff); correct the function"
            )
        return found

    return earned
