"""Games in normal form: what everybody earns whatever all choose, and where nobody wants to change."""

from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ParameterError
from tillit.model.traps.arguments import ROUNDING, Floats, numbers, said

MOST_CHOICES = 16
MOST_PAYOFFS = 10_000_000
_TIGHT = 1e-9
"""Of payoffs between 1 and 2, when an inequality counts as an equation."""


class Equilibria(NamedTuple):
    """The extreme equilibria of a two-player game.

    Attributes
    ----------
    profiles : tuple of (row, column)
        Probabilities of the row player's choices, (m,), and of the column player's, (k,).
    degenerate : bool
        Whether somewhere more choices are best replies than are mixed. There may then be infinitely many
        equilibria: mixtures of the extreme ones that share a row or a column strategy.
    """

    profiles: tuple[tuple[Floats, Floats], ...]
    degenerate: bool


def pure_equilibria(payoffs: npt.ArrayLike) -> tuple[tuple[int, ...], ...]:
    """Return all combinations of choices in which nobody gains by choosing otherwise alone.

    Parameters
    ----------
    payoffs : array-like, (players, choices of player 0, choices of player 1, ...)
        ``payoffs[i, a, b, ...]`` is what player i earns if player 0 chooses a, player 1 chooses b, and so on;
        at most 10 million numbers from -1e9 to 1e9.

    Returns
    -------
    tuple of tuples of int
        The choice of each player; in the order of the array. Payoffs count as equal within 1e-12 of the
        largest.

    References
    ----------
    Nash (1951), Non-cooperative games, Annals of Mathematics 54:286-295.
    """
    table = _table(payoffs)
    slack = ROUNDING * np.abs(table).max()
    best = [own >= own.max(axis=player, keepdims=True) - slack for player, own in enumerate(table)]
    return tuple(tuple(each) for each in np.argwhere(np.all(best, axis=0)).tolist())


def potential(payoffs: npt.ArrayLike) -> Floats:
    """Return an exact potential, (choices of player 0, ...): what changes by as much as whoever moves gains.

    It is 0 where all take their first choice. Its local maxima are the pure equilibria; in symmetric 2 x 2
    games, the global one is the risk-dominant one.

    Parameters
    ----------
    payoffs : array-like
        As in `pure_equilibria`.

    Raises
    ------
    ParameterError
        If the game has no potential.

    References
    ----------
    Monderer & Shapley (1996), Potential games, Games and Economic Behavior 14:124-143.
    """
    table = _table(payoffs)
    rising = np.zeros(table.shape[1:])
    for player, own in enumerate(table):
        # Players change to their choice one after another; those after this one are still at their first.
        later = (slice(None),) * (player + 1) + (slice(0, 1),) * (len(table) - player - 1)
        gained = own[later]
        rising = rising + gained - gained.take([0], axis=player)
    for player, own in enumerate(table):
        unlike = (rising - rising.take([0], axis=player)) - (own - own.take([0], axis=player))
        if np.abs(unlike).max() > ROUNDING * len(table) * max(1.0, np.abs(table).max()):
            raise ParameterError(
                "payoffs are not of a potential game: around some square of choices gains do not add up to "
                "0 (units of payoff); pass a game in which they do, e.g. any symmetric 2 x 2 game"
            )
    return rising


def mixed_equilibria(row: npt.ArrayLike, column: npt.ArrayLike) -> Equilibria:
    """Return all extreme equilibria of a two-player game, pure ones among them.

    Parameters
    ----------
    row, column : array-like, (m, k), m + k at most 16
        What the row and the column player earn, each from -1e9 to 1e9.

    Notes
    -----
    Vertices of the two best-response polytopes are enumerated, and pairs kept in which each choice is either
    not used or a best reply. That is complete for degenerate games, too, where algorithms that look at
    supports of equal size leave some out. The number of steps grows as (m + k over m): at most 12 870.

    References
    ----------
    Avis, Rosenberg, Savani & von Stengel (2010), Enumeration of Nash equilibria for two-player games,
    Economic Theory 42:9-37; Mangasarian (1964), J. SIAM 12:778-780.
    """
    rows, columns = (
        numbers(name, value, 2, f"{name}=((3, 0), (5, 1))")
        for name, value in (("row", row), ("column", column))
    )
    if rows.shape != columns.shape or sum(rows.shape) > MOST_CHOICES:
        raise ParameterError(
            f"row and column have the shapes {rows.shape} and {columns.shape}, and must have one shape (m, "
            f"k) with m + k at most {MOST_CHOICES} (choices); pass one payoff each for each pair of choices"
        )
    m, k = rows.shape
    xs, x_labels = _vertices(_scaled(columns).T)
    ys, y_labels = _vertices(_scaled(rows))
    # Labels are the m choices of the row player and then the k of the column player, in both.
    y_labels = np.roll(y_labels, m, axis=1)
    pairs = np.argwhere((x_labels[:, None] | y_labels[None]).all(axis=2))
    degenerate = bool((x_labels.sum(axis=1) > m).any() or (y_labels.sum(axis=1) > k).any())
    return Equilibria(tuple((xs[i], ys[j]) for i, j in pairs), degenerate)


def _vertices(costs: Floats) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return the vertices of ``{x >= 0, costs x <= 1}`` but 0, scaled to sum to 1, and their labels.

    Labels are the inequalities that are equations: those of x first, (vertices, m + k).
    """
    k, m = costs.shape
    sides = np.concatenate([-np.eye(m), costs])
    ends = np.concatenate([np.zeros(m), np.ones(k)])
    chosen = np.array(list(combinations(range(m + k), m))).reshape(comb(m + k, m), m)
    chosen = chosen[np.abs(np.linalg.det(sides[chosen])) > ROUNDING]
    points = np.linalg.solve(sides[chosen], ends[chosen][..., None])[..., 0]
    room = ends - points @ sides.T
    kept = (room >= -_TIGHT).all(axis=1) & (points.sum(axis=1) > _TIGHT)
    labels, first = np.unique(np.abs(room[kept]) <= _TIGHT, axis=0, return_index=True)
    found = np.where(labels[:, :m], 0.0, points[kept][first])
    return found / found.sum(axis=1, keepdims=True), labels


def _scaled(payoffs: Floats) -> Floats:
    """Return payoffs between 1 and 2: the same game."""
    lowest, range_ = payoffs.min(), np.ptp(payoffs)
    scaled: Floats = 1 + (payoffs - lowest) / (range_ if range_ > 0 else 1.0)
    return scaled


def _table(payoffs: npt.ArrayLike) -> Floats:
    found = numbers("payoffs", payoffs, None, "two 2 x 2 tables, one for each player")
    if found.ndim < 2 or len(found) != found.ndim - 1 or found.size > MOST_PAYOFFS:
        raise ParameterError(
            f"payoffs={said(payoffs)} has the shape {found.shape}, and must have (players, choices of each "
            f"player), at most {MOST_PAYOFFS} numbers; pass e.g. shape (2, 2, 2) for two players with two "
            "choices each"
        )
    return found
