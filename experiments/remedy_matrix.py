"""Which remedy repairs which trap: simulated, beside what theory predicted before.

Many groups play a trap by belief (`tillit.model.games.Updating.BELIEF`), from distrust on, with and without a
remedy under the same luck. How far a trap is repaired is how much more the groups gain of what they could
gain together. It is counted in the trap's own payoffs: what a remedy pays, fines or shares is no gain.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from tillit import traps
from tillit.experiments.plan import whole_number
from tillit.experiments.simulation import Progress
from tillit.experiments.statistics import Estimate, estimate
from tillit.model.dilemma import Ties
from tillit.model.games import CO_OPERATE, REFRAIN, Board, Rule, TableGame
from tillit.model.parameters import Assumptions
from tillit.model.randomness import checked_seed, named_stream
from tillit.model.remedies import REMEDIES, Played
from tillit.model.trap import Trap
from tillit.native import games
from tillit.native.bits import philox, uniform

Floats = npt.NDArray[np.float64]

GROUPS = 40
"""Groups that play side by side in one replication."""
STEPS = 156
"""Rounds: three years of weeks."""
LAST = 52
"""Rounds over which the outcome is taken: the last year."""
NOISE = 0.05
"""Noise of choices, as a share of the largest difference between payoffs (assumption)."""
SMALLEST = 0.1
"""Smallest effect of interest, as a share of what could be gained."""
REPLICATIONS = 10
MOST_REPLICATIONS = 1000
WHO = named_stream("who plays a trap")


@dataclass(frozen=True, slots=True)
class Course:
    """A trap played with or without a remedy.

    Attributes
    ----------
    acting : float64, (n_replications, STEPS + 1)
        Share who co-operate, at the start and after each round.
    gained : float64, (n_replications,)
        How much the groups gain over the last rounds of what they could gain together: 0 is what they have
        when nobody co-operates, 1 is the most there is.
    """

    acting: Floats
    gained: Floats


@dataclass(frozen=True, slots=True)
class Cell:
    """One remedy against one trap.

    Attributes
    ----------
    trap, remedy : str
    effect : Estimate
        Paired difference of `Course.gained`, with and without.
    predicted : -1, 0 or 1
        By theory.
    source : str
        Which theory.
    """

    trap: str
    remedy: str
    effect: Estimate
    predicted: int
    source: str

    @property
    def found(self) -> int | None:
        """The sign of the effect, 0 if it is smaller than of interest, None if that cannot be told."""
        low, high = self.effect.low, self.effect.high
        if low is None or high is None:
            return None
        if low > SMALLEST:
            return 1
        if high < -SMALLEST:
            return -1
        return 0 if -SMALLEST <= low and high <= SMALLEST else None


def play(played: Played, *, replications: int = REPLICATIONS, seed: int = 1) -> Course:
    """Play a trap, with or without a remedy, in `replications` of `GROUPS` groups."""
    acting = np.empty((replications, STEPS + 1))
    gained = np.empty(replications)
    for replication in range(replications):
        board = _board(played, seed, replication)
        games.advance(board, STEPS - LAST)
        earned = []
        for _ in range(LAST):
            games.advance(board, 1)
            earned.append(_earned(played, board))
        none, best = _ends(played, board)
        acting[replication] = board.shares[:, CO_OPERATE]
        gained[replication] = (np.mean(earned) - none) / (best - none if best > none else _scale(played))
    return Course(acting, gained)


def matrix(
    names: Sequence[str] | None = None,
    *,
    replications: object = REPLICATIONS,
    seed: object = 1,
    progress: Progress | None = None,
) -> Mapping[tuple[str, str], Cell]:
    """Play every trap with every remedy that applies to it; all traps if none is named."""
    n = whole_number("replications", replications, 2, MOST_REPLICATIONS, "of each cell", REPLICATIONS)
    luck = checked_seed(seed)
    chosen = [traps.load(name) for name in names] if names else list(traps.registry().values())
    cells: dict[tuple[str, str], Cell] = {}
    done = 0
    for trap in chosen:
        without = play(Played.of(trap), replications=n, seed=luck)
        for name, prediction in trap.predictions.items():
            with_it = play(REMEDIES[name].change(Played.of(trap)), replications=n, seed=luck)
            effect = estimate((with_it.gained - without.gained).tolist())
            cells[trap.name, name] = Cell(trap.name, name, effect, prediction.sign, prediction.source)
            done += 1
            if progress:
                progress(done)
    return cells


@cache
def _cliques(size: int) -> Ties:
    pairs = np.array(list(itertools.combinations(range(size), 2)))
    return Ties.of(GROUPS * size, (pairs[None] + size * np.arange(GROUPS)[:, None, None]).reshape(-1, 2))


def _kinds(trap: Trap, size: int, seed: int, replication: int) -> npt.NDArray[np.int64]:
    """Return what kind each player is: one of each in every group, or drawn by their shares."""
    if trap.players[0].share is None:
        return np.tile(np.arange(size), GROUPS)
    numbers: Any = np.arange(GROUPS * size, dtype=np.uint64)
    luck: Any = uniform(philox((numbers, 0, 0, WHO), (seed, replication))[0].astype(np.float64))
    shares = np.cumsum([each.share for each in trap.players])
    kinds: npt.NDArray[np.int64] = np.searchsorted(shares / shares[-1], luck)
    return kinds


def _scale(played: Played) -> float:
    table = played.trap.table(played.trap.default)
    return float(table.max() - table.min())


def _board(played: Played, seed: int, replication: int) -> Board:
    size, ties = played.size, _cliques(played.size)
    kind = _kinds(played.trap, size, seed, replication)
    trust = played.trust[kind[ties.neighbour]]
    if played.named is not None:
        trust = np.where(ties.neighbour % size == 0, played.named, trust)
    usual = Assumptions()
    rule = Rule(
        "belief",
        selection=1 / (NOISE * _scale(played)),
        gain=usual.gain,
        loss=min(1.0, usual.gain * usual.asymmetry),
    )
    return Board.begin(
        ties,
        TableGame(played.table),
        rule,
        initial=np.full(len(kind), REFRAIN),
        kind=kind,
        trust=trust,
        seed=seed,
        replication=replication,
    )


def _own_table(played: Played) -> Floats:
    """Return what players really get: the trap's payoffs at its defaults, in groups of this size."""
    return played.trap.table(played.trap.default, played.size)


def _earned(played: Played, board: Board) -> float:
    table = _own_table(played)
    acts = board.strategy.reshape(GROUPS, played.size) == CO_OPERATE
    if played.binding:
        acts &= acts.all(axis=1, keepdims=True)
    strategy = np.where(acts, CO_OPERATE, REFRAIN)
    others = acts.sum(axis=1, keepdims=True) - acts
    return float(table[board.kind.reshape(strategy.shape), strategy, others].mean())


def _ends(played: Played, board: Board) -> tuple[float, float]:
    """Return what players get on average when nobody co-operates, and the most they could."""
    groups = [tuple(group) for group in board.kind.reshape(GROUPS, played.size).tolist()]
    found = [_ends_of(played.trap.name, played.size, kinds) for kinds in groups]
    return float(np.mean([none for none, _ in found])), float(np.mean([best for _, best in found]))


@cache
def _ends_of(name: str, size: int, kinds: tuple[int, ...]) -> tuple[float, float]:
    trap = traps.load(name)
    table = trap.table(trap.default, size)
    alike = len(set(kinds)) == 1
    profiles = (
        [[CO_OPERATE] * acting + [REFRAIN] * (size - acting) for acting in range(size + 1)]
        if alike
        else [list(each) for each in itertools.product((CO_OPERATE, REFRAIN), repeat=size)]
    )
    totals = []
    for profile in profiles:
        acting = profile.count(CO_OPERATE)
        totals.append(
            sum(
                table[kind, did, acting - (did == CO_OPERATE)]
                for kind, did in zip(kinds, profile, strict=True)
            )
            / size
        )
    nobody = sum(table[kind, REFRAIN, 0] for kind in kinds) / size
    return float(nobody), float(max(totals))
