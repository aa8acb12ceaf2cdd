"""Games on a network, and how players change what they do: the rules of `tillit.model.traps.play`.

Each player has one strategy and plays it against everybody it is tied to: in pairs, or in groups, of which
every member and its neighbours are one. What it earns is summed or averaged, and by an updating rule it may
change its strategy. All change at the same time, or one at a time in random order.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, auto
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from tillit.model.dilemma import Ties
from tillit.model.errors import ParameterError, nearest
from tillit.model.randomness import checked_seed, named_stream
from tillit.native.bits import philox, uniform

if TYPE_CHECKING:
    import networkx as nx

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.int8]

CO_OPERATE, REFRAIN = 0, 1
"""Strategies of a game of two: rows and columns of its payoffs."""
MOST_STRATEGIES = 16
MOST_IN_A_GROUP = 1000
LARGEST = 1e6

PLAY = named_stream("play")
SEEN = named_stream("seen in play")
FIRST = named_stream("first strategies")


class Updating(IntEnum):
    """How a player changes its strategy.

    ``i`` is the player, ``j`` a random neighbour, pi what each earned; beta is `Rule.selection`.
    """

    FERMI = auto()
    """Take over j's with probability 1 / (1 + exp(beta (pi_i - pi_j))) (Szabó & Töke 1998, eq. 2)."""
    IMITATE_BEST = auto()
    """Take over that of the neighbour who earned most, if more than oneself (Nowak & May 1992)."""
    PROPORTIONAL = auto()
    """Take over j's with probability (pi_j - pi_i) / the largest difference there can be (Schlag 1998)."""
    BEST_RESPONSE = auto()
    """Take the strategy that earns most against what the others do; keep one's own if none earns more."""
    LOGIT = auto()
    """Take strategy s with probability proportional to exp(beta pi_s) (Blume 1993)."""
    THRESHOLD = auto()
    """Co-operate if at least one's threshold of the neighbours does (Granovetter 1978); no payoffs."""
    DEATH_BIRTH = auto()
    """Die; a neighbour takes the place, by its fitness 1 - beta + beta pi (Ohtsuki et al. 2006)."""
    BELIEF = auto()
    """As LOGIT, with what is expected by the trust in each neighbour. Trust then moves towards what each did
    by the delta rule: smooth fictitious play that forgets (Fudenberg & Levine 1998, ch. 4)."""

    @property
    def word(self) -> str:
        """Its name as users write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Rule:
    """How players change what they do.

    Attributes
    ----------
    updating : str
        The word of an `Updating`.
    selection : float >= 0
        Beta, per unit of payoff; for ``death_birth`` the intensity of selection, from 0 to 1.
    sequential : bool
        One random player at a time, as many a step as there are players; otherwise all at the same time.
        Deaths and births are always one at a time.
    averaged : bool
        Whether earnings are averaged over the games a player is in; otherwise they are summed.
    with_self : bool
        Whether players of a pairwise game also play with themselves, as on Nowak and May's lattice.
    gain, loss : float in [0, 1]
        Share of the surprise that trust absorbs when the other co-operated, and when not; for ``belief``.
    seen : float in [0, 1]
        Probability that a player sees what a neighbour did; for ``belief``.
    """

    updating: str = Updating.FERMI.word
    selection: float = 1.0
    sequential: bool = False
    averaged: bool = False
    with_self: bool = False
    gain: float = 0.1
    loss: float = 0.2
    seen: float = 1.0

    def __post_init__(self) -> None:
        words = [each.word for each in Updating]
        if self.updating not in words:
            raise ParameterError(
                f"rule={self.updating} is not an updating rule{nearest(str(self.updating), words)}; "
                f"known: {', '.join(words)}"
            )
        births = self.code is Updating.DEATH_BIRTH
        highest, unit = (1.0, "intensity of selection") if births else (LARGEST, "per unit of payoff")
        if isinstance(self.selection, bool) or not 0 <= self.selection <= highest:
            raise ParameterError(
                f"selection={self.selection} is not a number from 0 to {highest:g} ({unit}); pass e.g. 0.1"
            )
        for name in ("gain", "loss", "seen"):
            if not 0 <= getattr(self, name) <= 1:
                raise ParameterError(
                    f"{name}={getattr(self, name)} is outside 0 to 1 (share); pass e.g. {name}=0.1"
                )
        if births:
            object.__setattr__(self, "sequential", True)

    @property
    def code(self) -> Updating:
        """The updating rule."""
        return Updating[self.updating.upper()]


@dataclass(frozen=True, slots=True)
class PairGame:
    """A game of two, played on every tie.

    Attributes
    ----------
    payoffs : float64, (n_strategies, n_strategies)
        ``payoffs[own, other]``; of two strategies the first is to co-operate: ((R, S), (T, P)).
    """

    payoffs: Floats

    def __post_init__(self) -> None:
        try:
            given = np.asarray(self.payoffs, np.float64)
        except (TypeError, ValueError):
            given = np.zeros(0)
        if given.shape == (4,):
            given = given.reshape(2, 2)
        square = given.ndim == 2 and given.shape[0] == given.shape[1]
        if not square or not 2 <= len(given) <= MOST_STRATEGIES or not np.isfinite(given).all():
            raise ParameterError(
                f"game= is not a square table of 2 to {MOST_STRATEGIES} strategies' payoffs, all numbers; "
                "pass e.g. ((3, 0), (5, 1)) for ((R, S), (T, P))"
            )
        object.__setattr__(self, "payoffs", given)

    n_kinds = 1

    @property
    def n_strategies(self) -> int:
        """Number of strategies."""
        return len(self.payoffs)


@dataclass(frozen=True, slots=True)
class GroupGame:
    """A game of co-operating or not, played in every group: a member and its neighbours.

    Attributes
    ----------
    payoff : callable
        ``payoff(co_operates, others, size)``: what a member gets of one group of `size` in which `others` of
        the others co-operate.
    """

    payoff: Callable[[bool, int, int], float]

    n_kinds = 1
    n_strategies = 2

    def table(self, size: int) -> Floats:
        """Return the payoffs in a group of `size`, (1, 2, size): kind, strategy, others who co-operate."""
        made = np.array(
            [[[float(self.payoff(acts, others, size)) for others in range(size)] for acts in (True, False)]]
        )
        if not np.isfinite(made).all():
            raise ParameterError(
                f"game= has payoffs that are not numbers in groups of {size}; give finite ones"
            )
        return made


@dataclass(frozen=True, slots=True)
class TableGame:
    """A game of co-operating or not in groups of one size, by kinds of players.

    Attributes
    ----------
    payoffs : float64, (n_kinds, 2, size)
        What a player of a kind gets: by strategy, and by how many of the others co-operate.
    """

    payoffs: Floats

    n_strategies = 2

    def __post_init__(self) -> None:
        given = np.asarray(self.payoffs, np.float64)
        if given.ndim != 3 or given.shape[1] != 2 or not given.size or not np.isfinite(given).all():
            raise ParameterError("game= is not a table of payoffs, kinds by 2 by size, all numbers")
        object.__setattr__(self, "payoffs", given)

    @property
    def n_kinds(self) -> int:
        """Kinds of players."""
        return len(self.payoffs)

    def table(self, size: int) -> Floats:
        """Return the payoffs, (n_kinds, 2, size)."""
        if size != self.payoffs.shape[2]:
            raise ParameterError(
                f"graph= has a group of {size}, and the game is for groups of {self.payoffs.shape[2]}; "
                "pass a graph in which everybody has one neighbour fewer than that"
            )
        return self.payoffs


Game = PairGame | GroupGame | TableGame


def public_goods(factor: float, cost: float = 1.0) -> GroupGame:
    """Return the public goods game: what is put in is multiplied by `factor` and shared by all.

    References
    ----------
    Santos, Santos & Pacheco (2008), Nature 454:213; on lattices Szabó & Hauert (2002), PRL 89:118101.
    """
    return GroupGame(
        lambda acts, others, size: factor * cost * (others + acts) / size - (cost if acts else 0.0)
    )


@dataclass(slots=True)
class Board:
    """A game on a network, under way; `tillit.native.games.advance` moves it on.

    Attributes
    ----------
    game, rule, ties
    strategy : int8, (n_players,)
        Of the step that was played last; 0 is to co-operate.
    threshold : float64 in [0, 1], (n_players,)
        Share of neighbours from which a player co-operates, for the rule `threshold`.
    kind : int8, (n_players,)
        Of player, in a game that has several.
    trust : float64 in [0, 1], (n_ties,)
        Probability with which each expects each neighbour to co-operate, in the order of `Ties.neighbour`;
        for the rule `belief`.
    counts : int64, (steps + 1, n_strategies)
        Players with each strategy, at the start and after each step.
    step : int
        Steps played.
    """

    game: Game
    rule: Rule
    ties: Ties
    strategy: Bytes
    threshold: Floats
    kind: Bytes
    trust: Floats
    seed: int = 1
    replication: int = 0
    step: int = 0
    counts: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.counts = np.zeros((0, self.game.n_strategies), np.int64)
        self.counts = np.concatenate([self.counts, self.counted()])

    def counted(self) -> Ints:
        """Return how many have each strategy now, (1, n_strategies)."""
        return np.bincount(self.strategy, minlength=self.game.n_strategies).astype(np.int64)[None]

    @property
    def tables(self) -> tuple[Ints, Floats]:
        """Payoffs in groups: where those of each size start, and all of them, kind by kind, by strategy.

        (largest + 2,) and flat; sizes that no group has take no room. Empty for a pairwise game.
        """
        if isinstance(self.game, PairGame):
            return np.zeros(1, np.int64), np.zeros(0)
        sizes = np.unique(1 + self.ties.start[1:] - self.ties.start[:-1])
        starts = np.zeros(int(sizes.max(initial=0)) + 2, np.int64)
        flat: list[Floats] = []
        for size in sizes.tolist():
            starts[size] = sum(each.size for each in flat)
            flat.append(self.game.table(size).ravel())
        return starts, np.concatenate(flat) if flat else np.zeros(0)

    @property
    def widest(self) -> float:
        """The largest difference there can be between the earnings of two players."""
        degrees = self.ties.start[1:] - self.ties.start[:-1]
        if isinstance(self.game, PairGame):
            low, high = float(self.game.payoffs.min()), float(self.game.payoffs.max())
            games = degrees + (1 if self.rule.with_self else 0)
        else:
            values = self.tables[1]
            low, high = float(values.min(initial=0.0)), float(values.max(initial=0.0))
            games = degrees + 1
        if self.rule.averaged:
            return high - low
        most, fewest = int(games.max(initial=0)), int(games.min(initial=0))
        return max(high * most, high * fewest) - min(low * most, low * fewest)

    @property
    def shares(self) -> Floats:
        """`counts` as shares of the players."""
        return self.counts / max(self.ties.n_members, 1)

    @classmethod
    def begin(
        cls,
        graph: "nx.Graph[Any] | Ties",
        game: "Game | npt.ArrayLike",
        rule: Rule | str = Updating.FERMI.word,
        *,
        initial: "float | Sequence[int] | Bytes | Mapping[Any, int]" = 0.5,
        threshold: "float | npt.ArrayLike" = 0.5,
        kind: "int | npt.ArrayLike" = 0,
        trust: "float | npt.ArrayLike" = 0.5,
        seed: int = 1,
        replication: int = 0,
    ) -> "Board":
        """Set up a game.

        Parameters
        ----------
        graph : networkx graph, simple and undirected, or Ties
            Players are its nodes, in order. Weights are not used.
        game : PairGame, GroupGame, or payoffs of a pairwise game
        rule : Rule, or the word of an updating rule with the usual settings
        initial : float in [0, 1], or strategies by player, or by node
            A number is the probability that a player starts by co-operating, drawn for each.
        threshold : float in [0, 1], or one a player
        kind : int, or one a player
        trust : float in [0, 1], or one a tie, in the order of `Ties.neighbour`
        seed, replication : int, 0 to 2**32 - 1

        Raises
        ------
        ParameterError
            If something is not what it should be, in one line.
        """
        luck = (checked_seed(seed), checked_seed(replication, "replication"))
        ties = graph if isinstance(graph, Ties) else _ties_of(graph)
        how = rule if isinstance(rule, Rule) else Rule(rule)
        what = game if isinstance(game, Game) else PairGame(game)  # type: ignore[arg-type]
        n = ties.n_members
        if isinstance(initial, Mapping):
            nodes = range(n) if isinstance(graph, Ties) else graph
            missing = [node for node in nodes if node not in initial]
            if missing:
                raise ParameterError(f"initial= names no strategy for node {missing[0]!r}; give one for each")
            initial = [initial[node] for node in nodes]
        strategy = np.asarray(initial)
        if strategy.ndim == 0:
            if not 0 <= strategy <= 1:  # also refuses what is not a number
                raise ParameterError(
                    f"initial={initial} is outside 0 to 1 (share who co-operate); pass e.g. 0.5"
                )
            players: Any = np.arange(n, dtype=np.uint64)
            words = philox((players, 0, 0, FIRST), luck)[0]
            strategy = np.where(uniform(words.astype(np.float64)) < strategy, CO_OPERATE, REFRAIN)
        whole = strategy.shape == (n,) and strategy.dtype.kind in "iub"
        if not whole or (n and not 0 <= strategy.min() <= strategy.max() < what.n_strategies):
            raise ParameterError(
                f"initial= is not {n} strategies from 0 to {what.n_strategies - 1}; give one for each "
                "player, or the share who co-operate"
            )
        thresholds = np.broadcast_to(np.asarray(threshold, np.float64), (n,)).copy()
        if not ((thresholds >= 0) & (thresholds <= 1)).all():
            raise ParameterError("threshold= is outside 0 to 1 (share of the neighbours); pass e.g. 0.5")
        kinds = np.broadcast_to(np.asarray(kind), (n,))
        if kinds.dtype.kind not in "iu" or (n and not 0 <= kinds.min() <= kinds.max() < what.n_kinds):
            raise ParameterError(
                f"kind= is not {n} kinds from 0 to {what.n_kinds - 1}; give one for each player"
            )
        expected = np.asarray(trust, np.float64)
        if expected.shape not in ((), ties.neighbour.shape) or not ((expected >= 0) & (expected <= 1)).all():
            raise ParameterError("trust= is not a share from 0 to 1, or one for each tie; pass e.g. 0.5")
        trusts = np.broadcast_to(expected, ties.neighbour.shape).copy()
        codes = strategy.astype(np.int8), thresholds, kinds.astype(np.int8)
        board = cls(what, how, ties, *codes, trusts, *luck)
        _check_rule(board)
        return board


def _ties_of(graph: "nx.Graph[Any]") -> Ties:
    if getattr(graph, "is_directed", bool)() or getattr(graph, "is_multigraph", bool)():
        raise ParameterError("graph= is directed or has double ties; pass a simple undirected one")
    if any(a == b for a, b in graph.edges()):
        raise ParameterError("graph= ties a node to itself; remove the loop, or pass with_self=True")
    return Ties.of_graph(graph)


def _check_rule(board: Board) -> None:
    """Refuse rules that cannot play this game."""
    code, two = board.rule.code, board.game.n_strategies == 2
    if code in (Updating.THRESHOLD, Updating.BELIEF) and not two:
        raise ParameterError(f"rule={board.rule.updating} is for two strategies; pass a game of two")
    if board.rule.with_self and not isinstance(board.game, PairGame):
        raise ParameterError("with_self=True is for pairwise games; in a group everybody is a member already")
    sizes = board.ties.start[1:] - board.ties.start[:-1] + 1
    if not isinstance(board.game, PairGame) and sizes.max(initial=0) > MOST_IN_A_GROUP:
        raise ParameterError(f"graph= has a group of more than {MOST_IN_A_GROUP}; use another network")
    if code is Updating.DEATH_BIRTH:
        lowest = _lowest(board)
        if 1 - board.rule.selection + board.rule.selection * lowest < 0:
            raise ParameterError(
                f"selection={board.rule.selection} makes fitness negative where {lowest:g} is earned; "
                "pass a smaller one, or average payoffs"
            )


def _lowest(board: Board) -> float:
    """Return the least that a player can earn."""
    degrees = board.ties.start[1:] - board.ties.start[:-1]
    if isinstance(board.game, PairGame):
        low, games = float(board.game.payoffs.min()), degrees + (1 if board.rule.with_self else 0)
    else:
        low, games = float(board.tables[1].min(initial=0.0)), degrees + 1
    return low if board.rule.averaged else min(low * int(each) for each in (games.min(), games.max()))
