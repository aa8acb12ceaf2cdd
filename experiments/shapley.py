"""Which levers explain a difference: what each adds on the way from A to B, under the same luck.

Two arms differ in several levers at once, so the difference between them says nothing about any one lever.
Here a run goes from A to B one lever at a time. What a lever adds depends on which were moved before it, so
the order is random: the mean over all orders is the lever's Shapley value, the only division of the whole
that is complete (it adds up to B - A), symmetric, additive, and gives nothing to a lever that does nothing
(Shapley 1953, A value for n-person games, Contributions to the Theory of Games II). It equals an average
of the lever's effects over the full factorial, every set of the other levers, weighted by size; with k levers
that takes 2**k runs. An order drawn at random, and the same order reversed, estimate it without bias from 2 k
runs (Song, Nelson & Staum 2016, Shapley effects for global sensitivity analysis, SIAM/ASA J. Uncertainty
Quantification 4:1060-1083; Owen 2014, Sobol' indices and Shapley value, the same 2:245-251). They divide a
variance, this a difference of means.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from tillit.model.levers import Governance
from tillit.model.randomness import NOBODY, block, named_stream
from tillit.model.scenario import Event, Run

Floats = npt.NDArray[np.float64]

HAPPENINGS = "events"
"""What dated events bring besides levers, as one more lever."""


def differing(a: Run, b: Run) -> tuple[str, ...]:
    """Return the levers whose values differ between two runs at any time, in order.

    A lever with dated changes goes with its whole path: its start and all its changes. What else dated events
    bring (other conditions, reorganisations, broken promises) goes together, as `HAPPENINGS`.
    """
    weeks = {0, *(each.week for run in (a, b) for each in run.events if each.week < run.weeks)}
    tasks = ("", *a.tasks)  # units without staff, too
    states = [[run.governance_in(week, task) for week in sorted(weeks) for task in tasks] for run in (a, b)]
    names = [
        name
        for name in Governance.names()
        if any(getattr(one, name) != getattr(other, name) for one, other in zip(*states, strict=True))
    ]
    others = [
        [each.describe() for each in _parts(run, set(), happenings=True) if each.week < run.weeks]
        for run in (a, b)
    ]
    return (*names, HAPPENINGS) if others[0] != others[1] else tuple(names)


def mixed(a: Run, b: Run, moved: AbstractSet[str]) -> Run:
    """Return run A with the levers in `moved`, and `HAPPENINGS` if it is there, as they are in B."""
    levers = {name: getattr(b.governance, name) for name in Governance.names() if name in moved}
    stay = set(Governance.names()) - moved
    events = (
        *_parts(a, stay, happenings=HAPPENINGS not in moved),
        *_parts(b, moved, happenings=HAPPENINGS in moved),
    )
    return replace(a, governance=a.governance.changed(levers), events=events)


def order(seed: int, replication: int, levers: Sequence[str]) -> tuple[int, ...]:
    """Return a random order of the levers; a lever's draw depends on its name, not on the other levers."""
    draws = [
        block(seed, replication, NOBODY, NOBODY, 0, named_stream(f"order of {lever}"))[0] for lever in levers
    ]
    return tuple(sorted(range(len(levers)), key=draws.__getitem__))


def ways(order: Sequence[int], levers: Sequence[str]) -> list[frozenset[str]]:
    """Return the levers moved in each run between A and B: those of the order, then of the reversed order."""
    return [
        frozenset(levers[place] for place in way[:end])
        for way in (order, order[::-1])
        for end in range(1, len(levers))
    ]


def contributions(values: Floats, orders: Sequence[Sequence[int]]) -> Floats:
    """Return what each lever adds, by replication: the mean of its steps in an order and in the reverse.

    Parameters
    ----------
    values : float64, (n_replications, 2 k)
        Of A, of B, and of the runs between them in the order of `ways`; k is the number of levers.
    orders : of each replication

    Returns
    -------
    float64, (n_replications, k)
        Rows add up to B - A, but for rounding.
    """
    n, k = values.shape[0], len(orders[0])
    added = np.empty((n, k))
    for row, (own, order_) in enumerate(zip(values.tolist(), orders, strict=True)):
        a, b, between = own[0], own[1], own[2:]
        there, back = [a, *between[: k - 1], b], [a, *between[k - 1 :], b]
        for place, lever in enumerate(order_):
            last = k - 1 - place
            added[row, lever] = (there[place + 1] - there[place] + back[last + 1] - back[last]) / 2
    return added


def _parts(run: Run, names: AbstractSet[str], *, happenings: bool) -> tuple[Event, ...]:
    """Return a run's dated events with only some levers in them, and with or without what else they bring."""
    found = []
    for each in run.events:
        kept = {name: value for name, value in each.levers.items() if name in names}
        more = each.conditions or each.reorganised or each.broken_promises
        if happenings and more:
            found.append(replace(each, levers=kept))
        elif kept:
            found.append(replace(each, levers=kept, conditions={}, reorganised=0.0, broken_promises=0))
    return tuple(found)
