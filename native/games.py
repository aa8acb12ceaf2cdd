"""Two engines for `tillit.model.games`, one result: the compiled kernel and the specification."""

from typing import Any, cast

import numpy as np

from tillit.model.errors import KernelError, ParameterError
from tillit.model.games import Board
from tillit.native import engines
from tillit.native.games_reference import Game

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
    n, strategy = board.ties.n_members, board.strategy
    if strategy.dtype != np.int8 or strategy.shape != (n,) or not strategy.flags.c_contiguous:
        raise KernelError(f"strategy is not a contiguous int8 array of {n}")
    if n and not 0 <= strategy.min() <= strategy.max() < board.game.n_strategies:
        raise KernelError("strategy holds a strategy that the game does not have")
    native = engines.choose(engine) == "native"
    game = cast(Any, engines.kernel()).GameBoard(board) if native else Game(board)
    stride = max(1, AT_ONCE // (1 + n + 2 * board.ties.n_pairs))
    for done in range(0, steps, stride):
        count = min(stride, steps - done)
        counts = np.array(game.advance(count), np.int64).reshape(count, board.game.n_strategies)
        board.counts = np.concatenate([board.counts, counts])
        board.step += count
