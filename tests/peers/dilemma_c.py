"""T1 in C: compiled as for everybody, as for this machine only, and with trust kept in single precision."""

import ctypes

import numpy as np

from . import _compiler

POINTERS = ("start", "neighbour", "later_start", "later", "trust", "strategy", "next", "payoff", "payoffs")
FARTHEST = 4096


class Game(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int64) for name in ("members", "farthest")),
        *((name, ctypes.c_void_p) for name in (*POINTERS, "chances")),
        *((name, ctypes.c_double) for name in ("threshold", "gain", "loss", "selection")),
        *((name, ctypes.c_uint32) for name in ("key0", "key1", "stream")),
    ]


class Runner:
    def __init__(self, problem, library, stored):
        n = problem.n_members
        widest = int(np.ptp(problem.payoffs)) * int(np.diff(problem.start).max())
        farthest = min(FARTHEST, widest)
        with np.errstate(over="ignore"):
            chances = 1 / (1 + np.exp(problem.selection * np.arange(-farthest, farthest + 1)))
        self._arrays = {
            "start": problem.start,
            "neighbour": problem.neighbour,
            "later_start": problem.later_start,
            "later": problem.later,
            "trust": problem.trust.astype(stored),
            "strategy": problem.strategy.copy(),
            "next": problem.strategy.copy(),
            "payoff": np.zeros(n, np.int32),
            "payoffs": problem.payoffs,
            "chances": chances,
        }
        self._game = Game(
            members=n,
            farthest=farthest,
            **{name: self._arrays[name].ctypes.data for name in POINTERS},
            chances=chances.ctypes.data + 8 * farthest,
            **{name: getattr(problem, name) for name in ("threshold", "gain", "loss", "selection")},
            key0=problem.key[0],
            key1=problem.key[1],
            stream=problem.stream,
        )
        self._step = 0
        self._advance = library.advance
        self._advance.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int64]
        self._advance.restype = None

    def advance(self, steps):
        self._advance(ctypes.byref(self._game), self._step, steps)
        self._step += steps

    def result(self):
        at = self._game.strategy
        now = next(each for each in ("strategy", "next") if self._arrays[each].ctypes.data == at)
        return {
            "trust": self._arrays["trust"].astype(np.float64),
            "strategy": self._arrays[now],
            "payoff": self._arrays["payoff"],
        }


class InC:
    BENCHMARK = "T1"

    def __init__(self, backend, *flags, stored=np.float64, tolerance=0.0):
        self.BACKEND, self._flags, self._stored, self.TOLERANCE = backend, flags, stored, tolerance

    def prepare(self, problem):
        return Runner(problem, _compiler.compiled("dilemma.c", *self._flags), self._stored)


PEERS = [
    InC("C -O3"),
    InC("C -O3 -march=native", "-march=native"),
    # Rounded to 2**-24 at each step; beyond that, somebody's trust fell on the other side of the threshold.
    InC("C -O3, trust in float32", "-DSTORED=float", stored=np.float32, tolerance=1e-6),
]
