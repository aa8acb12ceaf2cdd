"""Finite populations: how likely it is that one who does otherwise is followed by all in the end.

Everybody plays everybody else, never themselves, and earns the mean payoff. One at a time, somebody takes
over another's strategy. The number of those with the first strategy then goes up or down by one, until it is
0 or n. From one, it gets to n with the probability

    rho = 1 / sum_{k=0}^{n-1} prod_{i=1}^{k} down_i / up_i

(Karlin & Taylor 1975, ch. 4), which is worked out in logarithms, so it is right where it is too small for a
float, too.
"""

import math

import numpy as np
import numpy.typing as npt
from scipy.special import logsumexp

from tillit.model.errors import ParameterError
from tillit.model.traps.arguments import Floats, above, is_number, is_whole, numbers, said, two_by_two

LARGEST_POPULATION = 1_000_000
STRONGEST = 1e6


def fixation(payoffs: npt.ArrayLike, n: int, beta: float) -> float:
    """Return the probability that one with the first strategy among `n` is imitated by all in the end.

    Parameters
    ----------
    payoffs : array-like, ((R, S), (T, P)) or (R, S, T, P), each from -1e9 to 1e9
        The mutant's strategy is the first: R against its like, S against the others, who earn T against it
        and P among themselves.
    n : int, 2 to 1 000 000
        Size of the population, individuals.
    beta : float, 0 to 1e6
        Strength of selection of the Fermi rule, per unit of payoff: who looks at another takes over his
        strategy with the probability ``1 / (1 + exp(-beta (his payoff - hers)))``. 0 is chance alone: 1/n.

    Returns
    -------
    float in [0, 1]
        0 only below 1e-323, where no float is left; see `log_fixation`.

    Raises
    ------
    ParameterError
        For anything outside these ranges.

    Notes
    -----
    Relative error of the result: about 1e-16 times the largest sum of ``beta`` times payoff differences, so
    1e-13 for hundreds of individuals, and more for a million under strong selection.

    References
    ----------
    Traulsen, Nowak & Pacheco (2006), Stochastic dynamics of invasion and fixation, Phys. Rev. E 74:011909.
    """
    return math.exp(log_fixation(payoffs, n, beta))


def log_fixation(payoffs: npt.ArrayLike, n: int, beta: float) -> float:
    """Return the natural logarithm of `fixation`, which is finite for whatever is not refused."""
    if not is_number(beta, 0, STRONGEST):
        raise ParameterError(
            f"beta={said(beta)} is not a number from 0 to {STRONGEST:g} (strength of selection, per unit of "
            "payoff); pass e.g. beta=0.1"
        )
    first, second = _mean_payoffs(payoffs, n)
    return _log_reached(beta * (second - first))


def moran_fixation(payoffs: npt.ArrayLike, n: int, w: float) -> float:
    """Return the fixation probability of one with the first strategy in the Moran process.

    One is chosen to reproduce in proportion to fitness ``1 - w + w payoff``, and one to be replaced by
    chance.

    Parameters
    ----------
    payoffs, n
        As in `fixation`.
    w : float in [0, 1]
        Intensity of selection: the share of fitness that the game makes.

    Raises
    ------
    ParameterError
        Also if somebody's fitness would be 0 or less.

    References
    ----------
    Nowak, Sasaki, Taylor & Fudenberg (2004), Emergence of cooperation and evolutionary stability in finite
    populations, Nature 428:646-650.
    """
    if not is_number(w, 0, 1):
        raise ParameterError(
            f"w={said(w)} is not a number from 0 to 1 (share of fitness that is payoff); pass e.g. w=0.1"
        )
    first, second = (1 - w + w * each for each in _mean_payoffs(payoffs, n))
    if not min(first.min(), second.min()) > 0:
        raise ParameterError(
            f"w={said(w)} makes a fitness 1 - w + w payoff of {min(first.min(), second.min()):g}, and none "
            "may be 0 or less; pass a smaller w, or payoffs above 0"
        )
    return math.exp(_log_reached(np.log(second) - np.log(first)))


def moran_constant(fitness: float, n: int) -> float:
    """Return the fixation probability of one mutant whose relative fitness is constant: Moran's process.

    It is ``(1 - 1/r) / (1 - r^-n)``, and 1/n for r = 1; the same on the complete graph, on cycles and on
    every graph on which all are as often replaced as they replace.

    Parameters
    ----------
    fitness : float, 1e-6 to 1e6
        r, the mutant's over the others'.
    n : int, 2 to 1 000 000
        Individuals.

    References
    ----------
    Moran (1958), Random processes in genetics; Lieberman, Hauert & Nowak (2005), Evolutionary dynamics on
    graphs, Nature 433:312-316.
    """
    if not is_whole(n, 2, LARGEST_POPULATION):
        raise _no_population(n)
    if not is_number(fitness, 1e-6, 1e6):
        raise ParameterError(
            f"fitness={said(fitness)} is not a number from 1e-06 to 1e+06 (relative to the others'); pass "
            "e.g. fitness=1.1"
        )
    return math.exp(_log_reached(np.full(n - 1, -math.log(fitness))))


def log_birth_death(up: npt.ArrayLike, down: npt.ArrayLike) -> float:
    """Return the log probability that a birth-death chain gets from 1 to n before it gets to 0.

    Parameters
    ----------
    up, down : array-like, (n-1,)
        Probability, or rate, of a step from i to i+1 and to i-1, for i = 1 to n-1; each above 0.
    """
    rises, falls = (
        numbers(name, value, 1, f"{name}=(0.2, 0.3)") for name, value in (("up", up), ("down", down))
    )
    if rises.shape != falls.shape or not min(rises.min(), falls.min()) >= above(0):
        raise ParameterError(
            f"up={said(up)} and down={said(down)} are not two rows of one length of numbers above 0 "
            "(probability or rate of a step); pass one of each for each of the states 1 to n-1"
        )
    return _log_reached(np.log(falls) - np.log(rises))


def _log_reached(log_ratios: Floats) -> float:
    """Return log rho from ``log(down_i / up_i)``, (n-1,)."""
    return -float(logsumexp(np.concatenate(([0.0], np.cumsum(log_ratios)))))


def _mean_payoffs(payoffs: npt.ArrayLike, n: int) -> tuple[Floats, Floats]:
    """Return what those with the first and the second strategy earn if i have the first, i = 1 to n-1."""
    if not is_whole(n, 2, LARGEST_POPULATION):
        raise _no_population(n)
    reward, sucker, temptation, punishment = two_by_two(payoffs)
    i = np.arange(1, n)
    first = (reward * (i - 1) + sucker * (n - i)) / (n - 1)
    second = (temptation * i + punishment * (n - i - 1)) / (n - 1)
    return first, second


def _no_population(n: object) -> ParameterError:
    return ParameterError(
        f"n={said(n)} is not a whole number from 2 to {LARGEST_POPULATION} (individuals); pass e.g. n=50"
    )
