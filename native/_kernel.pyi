from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from tillit.model.dilemma import Play
from tillit.model.state import State
from tillit.model.vocabulary import Phase

CODES: dict[str, dict[str, int]]
HAS_AVX2: bool
"""Whether this processor can run `_kernel_avx2`."""

def populate(state: State, first_run: int, end_run: int) -> None: ...
def advance(state: State, weeks: int, first_run: int, end_run: int, phases: Iterable[Phase]) -> None: ...
def advance_together(
    state: State,
    weeks: int,
    row: int,
    phases: Iterable[Phase],
    team: npt.NDArray[np.int32],
    luck: npt.NDArray[np.float64],
    parts: int,
    part: int,
) -> None: ...
def philox_words(counter: Sequence[int], key: Sequence[int]) -> tuple[int, int, int, int]: ...
def exponential(x: float) -> float: ...
def logarithm(x: float) -> float: ...
def raised(base: float, exponent: float) -> float: ...
def summed(values: npt.NDArray[np.float64]) -> float: ...

class DilemmaBoard:
    def __init__(self, play: Play, blocks: int = 1) -> None: ...
    def advance(self, steps: int, block: int = 0) -> None: ...
