"""T3 in C, compiled as for everybody and as for this machine only; see ``fermi.c``."""

import ctypes

from . import _compiler


class Runner:
    """The game, step by step."""

    def __init__(self, problem, library):
        self._problem, self._step = problem, 0
        self._strategy = problem.strategy.copy()
        self._advance = library.advance
        self._advance.restype = None

    def advance(self, steps):
        """Play."""
        at = self._problem
        arrays = (at.start, at.neighbour, self._strategy, at.payoffs)
        self._advance(
            ctypes.c_int(at.n_members),
            *(ctypes.c_void_p(each.ctypes.data) for each in arrays),
            ctypes.c_double(at.selection),
            *(ctypes.c_uint32(each) for each in (*at.key, at.stream)),
            ctypes.c_int(self._step),
            ctypes.c_int(steps),
        )
        self._step += steps

    def result(self):
        """Return who does what."""
        return {"strategy": self._strategy}


class InC:
    """One way of compiling it."""

    BENCHMARK = "T3"

    def __init__(self, backend, *flags):
        self.BACKEND, self._flags = backend, flags

    def prepare(self, problem):
        return Runner(problem, _compiler.compiled("fermi.c", *self._flags))


PEERS = [InC("C -O3"), InC("C -O3 -march=native", "-march=native")]
