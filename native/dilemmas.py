"""Two engines for `tillit.model.dilemma`, one result: the compiled kernel and the specification."""

from functools import partial
from typing import Any, Protocol, cast

import numpy as np

from tillit.model.dilemma import Play
from tillit.model.errors import KernelError, ParameterError
from tillit.native import engines
from tillit.native.dilemma_reference import Board as Reference
from tillit.native.threads import SMALLEST_SHARED, together

AT_ONCE = 20_000_000
"""Directed ties and members gone through before Python may interrupt: some tens of milliseconds."""


class Board(Protocol):
    """What both engines offer; see `tillit.native.dilemma_reference`."""

    def advance(self, steps: int, block: int = 0) -> None:
        """Play steps as one of the blocks; all of them at the same time, a thread each."""


def advance(play: Play, steps: int, *, engine: str | None = None, threads: int = 1) -> None:
    """Play `steps` steps in place.

    Parameters
    ----------
    play : Play
    steps : int >= 0
    engine : {"native", "reference"}, optional
    threads : int >= 1
        Used by the kernel from 100 000 members on. No result depends on it or on `engine`.

    Raises
    ------
    ParameterError
        For negative `steps`, `threads` below 1, or an engine that is not there.
    KernelError
        If arrays have another form than `Play` declares.
    """
    if steps < 0 or threads < 1:
        raise ParameterError(
            f"steps={steps} or threads={threads} is too small; pass steps from 0 and threads from 1"
        )
    _check(play)
    native = engines.choose(engine) == "native"
    blocks = threads if native and play.ties.n_members >= SMALLEST_SHARED else 1
    board: Board = cast(Any, engines.kernel()).DilemmaBoard(play, blocks) if native else Reference(play)
    for count in engines.strides(steps, len(play.payoff) + len(play.ties.neighbour), AT_ONCE):
        if blocks == 1:
            board.advance(count)
        else:
            together(partial(board.advance, count), blocks)
        play.step += count


def _check(play: Play) -> None:
    """Refuse arrays the kernel would read beyond; the ties have checked themselves."""
    ties, n, pairs = play.ties, play.ties.n_members, play.ties.n_pairs
    for name, array, dtype, shape in (
        ("trust", play.trust, np.float64, (pairs, 2)),
        ("strategies", play.strategies, np.int8, (2, n)),
        ("payoff", play.payoff, np.int32, (n,)),
    ):
        if array.dtype != dtype or array.shape != shape or not array.flags.c_contiguous:
            raise KernelError(f"{name} is not a contiguous {np.dtype(dtype)} array of {shape}")
        if not array.flags.writeable:
            raise KernelError(f"{name} cannot be written to; pass a copy")
    if n and not 0 <= play.strategies.min() <= play.strategies.max() <= 1:
        raise KernelError("strategies are not all 0 or 1")
    if ties.start.flags.writeable:
        raise KernelError("the ties were made writeable; make them anew with Ties.of")
