"""What theory says pay should be when not everything that matters can be measured.

Two classical results to hold the simulated organisation against. An agent who does several things shifts
effort from what is not paid to what is (Holmström & Milgrom 1991). Pay by a measure is worth as much as the
measure points in the direction of the purpose (Baker 1992, 2002; Gibbons 1998).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ParameterError

Floats = npt.NDArray[np.float64]


class Contract(NamedTuple):
    """A linear contract: pay for each unit measured, and the effort it calls forth, (n_tasks,) each."""

    pay: Floats
    effort: Floats


class PieceRate(NamedTuple):
    """Pay for each unit of a measure, and its share of the surplus that could be had."""

    rate: float
    surplus: float


def effort(substitution: npt.ArrayLike, pay: npt.ArrayLike) -> Floats:
    """Return the effort, (n_tasks,), of an agent paid `pay` for each unit of each task.

    Parameters
    ----------
    substitution : array-like, (n_tasks, n_tasks)
        Second derivatives C of the cost of effort ``t' C t / 2``, symmetric, positive definite. Above 0 off
        the diagonal, effort on one task makes the other dearer.
    pay : array-like, (n_tasks,)

    Notes
    -----
    Effort may be negative: then the agent undoes what would have been done unpaid.
    """
    costs, paid = _costs(substitution), np.asarray(pay, np.float64)
    if paid.shape != costs[0].shape:
        raise ParameterError(
            f"pay has the shape {paid.shape}; pass one number for each of {len(costs)} tasks"
        )
    return np.asarray(np.linalg.solve(costs, paid), np.float64)


def optimal_pay(
    substitution: npt.ArrayLike, noise: npt.ArrayLike, value: npt.ArrayLike, aversion: float
) -> Contract:
    """Return the linear contract that is best for principal and agent together.

    It solves ``(I + r C Sigma) alpha = B'`` where all tasks can be measured. A task that cannot, whose noise
    is infinite, is not paid, and the others are paid for what they do to it, too.

    Parameters
    ----------
    substitution : array-like, (n_tasks, n_tasks)
        As in `effort`.
    noise : array-like, (n_tasks,) or (n_tasks, n_tasks)
        Variances of the measures, or their covariance matrix; infinite where a task cannot be measured.
    value : array-like, (n_tasks,)
        What a unit of effort is worth to the principal, B'.
    aversion : float >= 0
        The agent's absolute risk aversion r.

    Raises
    ------
    ParameterError
        If a matrix is not symmetric and positive definite, or `aversion` is negative.

    References
    ----------
    Holmström & Milgrom (1991), Multitask principal-agent analyses, JLEO 7:24-52.
    """
    costs, worth, spread = _costs(substitution), np.asarray(value, np.float64), np.asarray(noise, np.float64)
    if spread.ndim == 1:
        spread = np.diag(spread)
    if worth.shape != costs[0].shape or spread.shape != costs.shape:
        raise ParameterError(
            f"value and noise have the shapes {worth.shape} and {spread.shape}; "
            f"pass one number for each of {len(costs)} tasks"
        )
    if not aversion >= 0:
        raise ParameterError(f"aversion={aversion} is below 0 (absolute risk aversion); pass aversion=1")
    measured = np.isfinite(np.diag(spread))
    both = np.ix_(measured, measured)
    response = np.linalg.inv(costs)
    pay = np.zeros(len(costs))
    pay[measured] = np.linalg.solve(response[both] + aversion * spread[both], (response @ worth)[measured])
    return Contract(pay, effort(costs, pay))


def distortion(purpose: npt.ArrayLike, measure: npt.ArrayLike, *, risk: float = 0.0) -> PieceRate:
    """Return the best piece rate on a measure, and its share of the first-best surplus.

    An agent with costs ``|a|^2 / 2`` makes value ``purpose . a``, and is paid for ``measure . a`` plus noise.
    The rate is ``f.g / (|g|^2 + risk)``. Without risk the share is the squared cosine of the angle between
    purpose and measure.

    Parameters
    ----------
    purpose, measure : array-like, (n_actions,)
        What each action adds to the true value and to what is measured; neither is all zeros.
    risk : float >= 0
        Risk aversion times the variance of the measure's noise.

    References
    ----------
    Baker (1992), Incentive contracts and performance measurement, JPE 100:598-614; Gibbons (1998), Incentives
    in organizations, JEP 12:115-132.
    """
    f, g = np.asarray(purpose, np.float64), np.asarray(measure, np.float64)
    if f.ndim != 1 or f.shape != g.shape or not f.any() or not g.any():
        raise ParameterError(
            "purpose and measure are not two rows of numbers of one length, with something in each; "
            "pass e.g. purpose=(1, 1), measure=(1, 0)"
        )
    if not risk >= 0:
        raise ParameterError(f"risk={risk} is below 0 (risk aversion times variance); pass risk=0")
    rate = float(f @ g / (g @ g + risk))
    return PieceRate(rate, rate * float(f @ g / (f @ f)))


def _costs(substitution: npt.ArrayLike) -> Floats:
    costs = np.asarray(substitution, np.float64)
    square = costs.ndim == 2 and costs.shape[0] == costs.shape[1]
    if not (square and np.array_equal(costs, costs.T) and (np.linalg.eigvalsh(costs) > 0).all()):
        raise ParameterError(
            "substitution is not a symmetric positive definite matrix (tasks x tasks): effort would cost "
            "nothing somewhere; pass e.g. ((1, 0.5), (0.5, 1))"
        )
    return costs
