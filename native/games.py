"""Two engines for `tillit.model.games`, one result: the compiled kernel and the specification."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt

from tillit.model.dilemma import Ties
from tillit.model.errors import KernelError, ParameterError
from tillit.model.games import Board, Game, Rule
from tillit.native import engines
from tillit.native.games_reference import GameBoard

if TYPE_CHECKING:
    import networkx as nx

AT_ONCE = 20_000_000
"""Ties gone through before Python may interrupt: some tenths of a second."""


def advance(board: Board, steps: int, *, engine: str | None = None) -> None:
    """Play `steps` steps in place.

    Parameters
    ----------
    board : Board
    steps : int >= 0
    engine : {"native", "reference"}, optional
        No result depends on it.

    Raises
    ------
    ParameterError
        For negative `steps`, or an engine that is not there.
    """
    if isinstance(steps, bool) or not isinstance(steps, int) or steps < 0:
        raise ParameterError(f"steps={steps} is not a whole number from 0 (steps); pass e.g. steps=100")
    _check(board)
    native = engines.choose(engine) == "native"
    game = cast(Any, engines.kernel()).GameBoard(board) if native else GameBoard(board)
    for count in engines.strides(steps, len(board.strategy) + len(board.ties.neighbour), AT_ONCE):
        counts = np.array(game.advance(count), np.int64).reshape(count, board.game.n_strategies)
        board.counts = np.concatenate([board.counts, counts])
        board.step += count


def play(
    graph: "nx.Graph[Any] | Ties",
    game: Game | npt.ArrayLike,
    rule: Rule | str = "fermi",
    initial: "float | Sequence[int] | Mapping[Any, int]" = 0.5,
    steps: int = 100,
    seed: int = 1,
    *,
    threshold: float | npt.ArrayLike = 0.5,
    replication: int = 0,
    engine: str | None = None,
) -> Board:
    """Play a game on a network, and return the board: `Board.counts`, `Board.shares`, `Board.strategy`.

    Parameters
    ----------
    graph : networkx graph, simple and undirected, or Ties
    game : payoffs ((R, S), (T, P)) or of more strategies, PairGame, GroupGame
        Strategy 0, the first row, is to co-operate.
    rule : Rule, or a word: fermi, imitate_best, proportional, best_response, logit, threshold, death_birth
        A word has the usual settings: beta = 1, all at the same time, earnings summed.
    initial : float in [0, 1], or strategies by player, or by node
        A number is the probability that a player starts by co-operating.
    steps : int >= 0
        Of all players at once, or of as many single turns as there are players.
    seed, replication : int, 0 to 2**32 - 1
    threshold : float in [0, 1], or one a player
    engine : {"native", "reference"}, optional

    Raises
    ------
    ParameterError
        In one line, if something is not what it should be.

    References
    ----------
    Of each rule: `tillit.model.games.Updating`.
    """
    board = Board.begin(
        graph, game, rule, initial=initial, threshold=threshold, seed=seed, replication=replication
    )
    advance(board, steps, engine=engine)
    return board


def _check(board: Board) -> None:
    """Refuse strategies the kernel would read beyond; the ties have checked themselves."""
    n, strategy = board.ties.n_members, board.strategy
    if strategy.dtype != np.int8 or strategy.shape != (n,) or not strategy.flags.c_contiguous:
        raise KernelError(f"strategy is not a contiguous int8 array of {n}")
    if n and not 0 <= strategy.min() <= strategy.max() < board.game.n_strategies:
        raise KernelError("strategy holds a strategy that the game does not have")
