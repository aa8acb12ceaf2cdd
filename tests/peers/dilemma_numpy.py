"""T1 in numpy: whole arrays, in place where that helps; the random words are handed to it."""

import numpy as np

BENCHMARK = "T1"
BACKEND = "numpy"


class Runner:
    def __init__(self, problem):
        self._problem = problem
        n = problem.n_members
        counts = np.diff(problem.later_start)
        self._one = np.repeat(np.arange(n), counts)
        self._other = problem.later.astype(np.intp)
        self._trust = np.ascontiguousarray(problem.trust.T)
        self._rows = np.flatnonzero(counts)
        self._first = problem.later_start[:-1][self._rows]
        self._degree = np.diff(problem.start).astype(np.uint64)
        self._strategy = problem.strategy.copy()
        self._payoff = np.zeros(n, np.int32)
        self._room = np.empty((2, len(self._other)))
        self._own = problem.payoffs.reshape(-1)
        self._others = problem.payoffs.T.reshape(-1)
        self._rates = np.array([problem.loss, problem.gain])
        self._step = 0
        self._words = {}

    def ready(self, steps):
        self._words = {
            step: self._problem.words(step).astype(np.uint64)
            for step in range(self._step, self._step + steps)
        }

    def advance(self, steps):
        for _ in range(steps):
            self._play()
            self._imitate(self._words[self._step])
            self._step += 1

    def _play(self):
        cooperates = self._strategy.astype(bool)
        gives = self._trust > self._problem.threshold
        gives[0] &= cooperates[self._one]
        gives[1] &= cooperates[self._other]
        outcome = 2 * gives[0].view(np.int8) + gives[1].view(np.int8)
        earned = np.bincount(self._other, self._others[outcome], len(self._strategy))
        earned[self._rows] += np.add.reduceat(self._own[outcome], self._first)
        self._payoff = earned.astype(np.int32)
        seen = gives[::-1].view(np.int8)
        surprise = np.subtract(seen, self._trust, out=self._room)
        surprise *= self._rates[seen]
        self._trust += surprise

    def _imitate(self, words):
        problem = self._problem
        share = words * self._degree
        places = problem.start[:-1] + (share >> np.uint64(32)).astype(np.int64)
        other = problem.neighbour[np.minimum(places, len(problem.neighbour) - 1)]
        luck = ((share & np.uint64(0xFFFFFFFF)) + 0.5) * 2.0**-32
        with np.errstate(over="ignore"):
            chance = 1 / (1 + np.exp(problem.selection * (self._payoff - self._payoff[other])))
        turns = (luck < chance) & (self._degree > 0)
        self._strategy = np.where(turns, self._strategy[other], self._strategy)

    def result(self):
        return {
            "trust": np.ascontiguousarray(self._trust.T),
            "strategy": self._strategy,
            "payoff": self._payoff,
        }


prepare = Runner
