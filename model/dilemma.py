"""A social dilemma on a network, with trust on the ties: who gives to whom, and who is imitated.

Every member has a strategy: to co-operate or not. In a step, over every tie between i and j,

1. i gives to j if i co-operates and trusts j more than the threshold; j likewise;
2. each is paid by who gave, and trust moves by the delta rule towards what the other did;

and when all have played, every member looks at one random neighbour and imitates him by the Fermi rule,
``1 / (1 + exp(-beta (his payoff - hers)))``. All play, then all imitate, each seeing the last step's choices.

References
----------
Imitation: Szabó & Töke (1998), Phys. Rev. E 58:69-73, eq. 2. Trust: `tillit.agents.rules.update_delta`.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from tillit.model.errors import ParameterError
from tillit.model.randomness import checked_seed, named_stream
from tillit.native.bits import exp_, philox, uniform

if TYPE_CHECKING:
    import networkx as nx

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.int8]
Words = npt.NDArray[np.uint32]

IMITATE = named_stream("imitate")
REWIRE = named_stream("rewire")
FIRST_TRUST = named_stream("first trust")
FIRST_STRATEGY = named_stream("first strategy")

MOST_TIES = 2**31 - 1
LARGEST_PAYOFF = 1000
"""Of either sign; a member's sum over the ties then fits an int32 with up to a million neighbours."""
MOST_NEIGHBOURS = 1_000_000


@dataclass(frozen=True, slots=True)
class Dilemma:
    """The rules of the game.

    Attributes
    ----------
    payoffs : ((int, int), (int, int))
        ``payoffs[own][other]`` a tie and step, where 1 is to give and 0 is not to: ((punishment, temptation),
        (sucker, reward)). Whole numbers, so that sums are exact in any order; for 1.9 and 1 take 19 and 10
        and a tenth of `selection`.
    threshold : float in [0, 1]
        A co-operator gives to those trusted more than this.
    gain, loss : float in [0, 1]
        Share of the surprise that trust absorbs when the other gave, and when not.
    selection : float >= 0
        Beta of the Fermi rule, per unit of payoff.
    """

    payoffs: tuple[tuple[int, int], tuple[int, int]] = ((0, 5), (1, 3))
    threshold: float = 0.3
    gain: float = 0.05
    loss: float = 0.1
    selection: float = 0.05

    def __post_init__(self) -> None:
        flat = [each for row in self.payoffs for each in row]
        if len(flat) != 4 or any(each != int(each) or abs(each) > LARGEST_PAYOFF for each in flat):
            raise ParameterError(
                f"payoffs={self.payoffs} are not two by two whole numbers from -{LARGEST_PAYOFF} to "
                f"{LARGEST_PAYOFF} (units a tie and step); pass e.g. ((0, 5), (1, 3))"
            )
        for name in ("threshold", "gain", "loss"):
            if not 0 <= getattr(self, name) <= 1:
                raise ParameterError(
                    f"{name}={getattr(self, name)} is outside 0 to 1 (share); pass e.g. {name}=0.3"
                )
        if not 0 <= self.selection < float("inf"):
            raise ParameterError(
                f"selection={self.selection} is not a number from 0 (per unit of payoff); pass e.g. 0.05"
            )


def fermi(own: int, other: int, selection: float) -> float:
    """Return the probability of imitating one who earned `other` when one has earned `own` oneself."""
    return 1.0 / (1.0 + exp_(selection * (own - other)))


@dataclass(frozen=True, slots=True)
class Ties:
    """Who is tied to whom: simple and undirected, twice, for the two ways it is read.

    Attributes
    ----------
    later_start : int32, (n_members + 1,)
        Pairs of i with a later member: ``later_start[i]`` to ``later_start[i + 1]``, in order.
    later : int32, (n_pairs,)
        The later member of each pair. Both directed ties of a pair stand side by side in arrays of shape
        (n_pairs, 2): the earlier member's first. So a step goes through memory once, in order.
    start : int32, (n_members + 1,)
        Neighbours of i: ``start[i]`` to ``start[i + 1]``, in order.
    neighbour : int32, (2 n_pairs,)
    most_neighbours : int
        Of one member.

    The arrays are checked once and cannot be written to after that: kernels rely on them.
    """

    later_start: Ints
    later: Ints
    start: Ints
    neighbour: Ints
    most_neighbours: int = field(init=False)

    def __post_init__(self) -> None:
        pairs = self.n_pairs
        for starts, members, count in (
            (self.later_start, self.later, pairs),
            (self.start, self.neighbour, 2 * pairs),
        ):
            for array, shape in ((starts, (self.n_members + 1,)), (members, (count,))):
                if array.dtype != np.int32 or array.shape != shape or not array.flags.c_contiguous:
                    raise ParameterError(f"ties hold an array that is not int32 of {shape}; use Ties.of")
                array.setflags(write=False)
            rising = (starts[1:] >= starts[:-1]).all() and (starts[0], starts[-1]) == (0, count)
            there = not count or (0 <= members.min() and members.max() < self.n_members)
            if not (rising and there):
                raise ParameterError("ties name members or places that are not there; use Ties.of")
        most = int((self.start[1:] - self.start[:-1]).max(initial=0))
        if most > MOST_NEIGHBOURS:
            raise ParameterError(f"a member has more than {MOST_NEIGHBOURS} neighbours; use another network")
        object.__setattr__(self, "most_neighbours", most)

    @property
    def n_members(self) -> int:
        """Members, with or without ties."""
        return len(self.start) - 1

    @property
    def n_pairs(self) -> int:
        """Undirected ties; there are twice as many directed ones."""
        return len(self.later)

    @classmethod
    def of(cls, n_members: int, pairs: npt.NDArray[np.integer[Any]]) -> "Ties":
        """Return the ties between `pairs` of members, (n_pairs, 2), in any order.

        Raises
        ------
        ParameterError
            If a pair is there twice, ties a member to itself, or names one outside 0 to n_members - 1.
        """
        pairs = np.asarray(pairs, np.int64).reshape(-1, 2)
        if len(pairs) and not (0 <= pairs.min() and pairs.max() < n_members):
            raise ParameterError(f"pairs name members outside 0 to {n_members - 1}; count members from 0")
        if 2 * len(pairs) > MOST_TIES:
            raise ParameterError(
                f"there are {len(pairs)} pairs, above {MOST_TIES // 2}; use a smaller network"
            )
        low, high = pairs.min(axis=1), pairs.max(axis=1)
        keys = np.sort(low * n_members + high)
        if (low == high).any() or (keys[1:] == keys[:-1]).any():
            raise ParameterError("pairs tie a member to itself or are there twice; give each pair once")
        low, high = keys // max(n_members, 1), keys % max(n_members, 1)
        both = np.sort(np.concatenate([keys, high * n_members + low]))
        owner, neighbour = both // max(n_members, 1), both % max(n_members, 1)
        return cls(
            _starts(low, n_members),
            high.astype(np.int32),
            _starts(owner, n_members),
            neighbour.astype(np.int32),
        )

    @classmethod
    def of_graph(cls, graph: "nx.Graph[Any]") -> "Ties":
        """Return the ties of a simple undirected networkx graph; its nodes, in order, are the members."""
        place = {node: index for index, node in enumerate(graph)}
        return cls.of(len(place), np.array([(place[a], place[b]) for a, b in graph.edges()], np.int64))


def _starts(owner: npt.NDArray[np.int64], n_members: int) -> Ints:
    counts = np.bincount(owner, minlength=n_members)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)


def small_world(n_members: int, degree: int, rewired: float, seed: int = 1) -> Ties:
    """Return a small world: a ring where all know their nearest, and a share of the ties goes anywhere.

    Parameters
    ----------
    n_members : int >= 2 degree
    degree : even int >= 2
        Mean number of neighbours.
    rewired : float in [0, 1]
        Probability that a tie is moved to a random member.
    seed : int, 0 to 2**32 - 1

    References
    ----------
    Watts & Strogatz (1998), Nature 393:440-442. As there, a moved tie keeps one end, and no tie is doubled;
    moved ties that fall on another are drawn again all at once rather than one by one.
    """
    if degree < 2 or degree % 2 or n_members < 2 * degree:
        raise ParameterError(
            f"degree={degree} is not an even number from 2 to half of {n_members} (neighbours); "
            "pass e.g. degree=10"
        )
    if not 0 <= rewired <= 1:
        raise ParameterError(f"rewired={rewired} is outside 0 to 1 (share of ties); pass e.g. rewired=0.1")
    kept = np.arange(n_members * degree // 2)
    one = kept % n_members
    other = (one + kept // n_members + 1) % n_members
    moved = np.flatnonzero(uniforms(len(kept), 0, REWIRE, seed) < rewired)
    settled = _keys(one, other, n_members)
    ring = np.sort(np.delete(settled, moved))
    waiting, attempt = moved, 1
    while len(waiting):
        # Of several that fall on the same pair the first has it, as have the ties that are there already.
        drawn = (uniforms(len(kept), attempt, REWIRE, seed)[waiting] * n_members).astype(np.int64)
        keys = _keys(one[waiting], drawn, n_members)
        first = np.zeros(len(keys), bool)
        first[np.unique(keys, return_index=True)[1]] = True
        at = np.minimum(np.searchsorted(ring, keys), max(len(ring) - 1, 0))
        taken = (ring[at] == keys) if len(ring) else np.zeros(len(keys), bool)
        good = first & ~taken & (drawn != one[waiting])
        settled[waiting[good]] = keys[good]
        ring = np.sort(np.concatenate([ring, keys[good]]))
        waiting, attempt = waiting[~good], attempt + 1
    return Ties.of(n_members, np.stack([settled // n_members, settled % n_members], axis=1))


def _keys(one: npt.NDArray[np.int64], other: npt.NDArray[np.int64], n_members: int) -> npt.NDArray[np.int64]:
    return np.minimum(one, other) * n_members + np.maximum(one, other)


def words(count: int, step: int, stream: int, seed: int, replication: int = 0) -> Words:
    """Return `count` random words for a step; four neighbours in order share one Philox block.

    Word i is number i % 4 of the block with the counter (i // 4, 0, step, stream).
    """
    blocks = np.arange(-(-count // 4), dtype=np.uint64)
    four: Any = philox((blocks, 0, step, stream), (seed, replication))
    return np.stack(four, axis=1).astype(np.uint32).reshape(-1)[:count]


def uniforms(count: int, step: int, stream: int, seed: int, replication: int = 0) -> Floats:
    """Return `words` as numbers on (0, 1)."""
    drawn: Any = words(count, step, stream, seed, replication).astype(np.float64)
    between: Floats = uniform(drawn)
    return between


@dataclass(slots=True)
class Play:
    """A game under way; `tillit.native.dilemmas.advance` moves it on.

    Attributes
    ----------
    dilemma : Dilemma
    ties : Ties
    trust : float64 in [0, 1], (n_pairs, 2)
        Of the earlier member in the later, and back.
    strategies : int8, (2, n_members)
        1 co-operates. The row of this step's parity holds, the other is written next.
    payoff : int32, (n_members,)
        Of the last step, summed over the ties.
    step : int
        Steps played.
    """

    dilemma: Dilemma
    ties: Ties
    trust: Floats
    strategies: Bytes
    seed: int = 1
    replication: int = 0
    step: int = 0
    payoff: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.payoff = np.zeros(self.ties.n_members, np.int32)

    @property
    def strategy(self) -> Bytes:
        """Who co-operates now, (n_members,)."""
        now: Bytes = self.strategies[self.step % 2]
        return now

    @classmethod
    def begin(
        cls,
        dilemma: Dilemma,
        ties: Ties,
        *,
        trust: npt.ArrayLike | None = None,
        strategy: npt.ArrayLike | None = None,
        seed: int = 1,
        replication: int = 0,
    ) -> "Play":
        """Start a game; what is not given is drawn: trust evenly from 0 to 1, half of the members co-operate.

        Raises
        ------
        ParameterError
            If trust is outside 0 to 1, a strategy is neither 0 nor 1, or shapes are not those of `ties`.
        """
        luck = (checked_seed(seed), checked_seed(replication, "replication"))
        n, pairs = ties.n_members, ties.n_pairs
        if trust is None:
            trust = uniforms(2 * pairs, 0, FIRST_TRUST, *luck).reshape(pairs, 2)
        if strategy is None:
            strategy = uniforms(n, 0, FIRST_STRATEGY, *luck) < 0.5
        beliefs = np.array(trust, np.float64, order="C")
        choices = np.array(strategy, np.int8)
        if beliefs.shape != (pairs, 2) or not ((beliefs >= 0) & (beliefs <= 1)).all():
            raise ParameterError(f"trust is not {pairs} x 2 numbers from 0 to 1; give both ties of each pair")
        if choices.shape != (n,) or not ((choices == 0) | (choices == 1)).all():
            raise ParameterError(f"strategy is not {n} times 0 or 1; give one for each member")
        return cls(dilemma, ties, beliefs, np.stack([choices, choices]), *luck)
