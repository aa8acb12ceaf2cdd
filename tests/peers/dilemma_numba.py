"""T1 in numba, on the problem's own arrays, with the same lookups and the same lanes of Philox as in C."""

import numpy as np

from tillit.experiments.benchmark import Skipped

BENCHMARK = "T1"
BACKEND = "numba"
LANES = 64
FARTHEST = 4096


def _functions():
    try:
        from numba import njit
    except ImportError:
        raise Skipped('numba is not installed; pip install -e ".[peers]"') from None

    @njit(error_model="numpy")
    def play(later_start, later, trust, strategy, payoff, own, other, rate, signal, threshold):
        payoff[:] = 0
        for i in range(len(strategy)):
            cooperates = strategy[i]
            earned = np.int32(0)
            for k in range(later_start[i], later_start[i + 1]):
                j = later[k]
                one, two = trust[k, 0], trust[k, 1]
                c = 2 * (cooperates & (one > threshold)) + (strategy[j] & (two > threshold))
                earned += own[c]
                payoff[j] += other[c]
                trust[k, 0] = one + rate[c, 0] * (signal[c, 0] - one)
                trust[k, 1] = two + rate[c, 1] * (signal[c, 1] - two)
            payoff[i] += earned

    @njit(error_model="numpy")
    def words(first, step, stream, key0, key1, c0, c1, c2, c3):
        k0, k1 = np.uint32(key0), np.uint32(key1)
        for lane in range(LANES):
            c0[lane] = first + lane
            c1[lane] = 0
            c2[lane] = step
            c3[lane] = stream
        for _ in range(10):
            for lane in range(LANES):
                p0 = np.uint64(0xD2511F53) * np.uint64(c0[lane])
                p1 = np.uint64(0xCD9E8D57) * np.uint64(c2[lane])
                c0[lane] = np.uint32(p1 >> np.uint64(32)) ^ c1[lane] ^ k0
                c2[lane] = np.uint32(p0 >> np.uint64(32)) ^ c3[lane] ^ k1
                c1[lane] = np.uint32(p1)
                c3[lane] = np.uint32(p0)
            k0 = np.uint32(k0 + np.uint32(0x9E3779B9))
            k1 = np.uint32(k1 + np.uint32(0xBB67AE85))

    @njit(error_model="numpy")
    def imitate(
        start, neighbour, payoff, seen, following, chances, selection, step, stream, key0, key1, room
    ):
        farthest = len(chances) // 2
        n = len(seen)
        for first in range(0, n, 4 * LANES):
            words(first // 4, step, stream, key0, key1, room[0], room[1], room[2], room[3])
            for i in range(first, min(first + 4 * LANES, n)):
                degree = start[i + 1] - start[i]
                if degree == 0:
                    following[i] = seen[i]
                    continue
                word = room[(i - first) & 3, (i - first) >> 2]
                share = np.uint64(word) * np.uint64(degree)
                j = neighbour[start[i] + np.int64(share >> np.uint64(32))]
                d = payoff[i] - payoff[j]
                if -farthest <= d <= farthest:
                    chance = chances[d + farthest]
                else:
                    chance = 1.0 / (1.0 + np.exp(selection * d))
                luck = (np.float64(np.uint32(share)) + 0.5) * 2.0**-32
                following[i] = seen[j] if luck < chance else seen[i]

    @njit(error_model="numpy")
    def advance(
        steps,
        step,
        start,
        neighbour,
        later_start,
        later,
        trust,
        strategies,
        payoff,
        tables,
        numbers,
        luck,
        room,
    ):
        own, other, rate, signal, chances = tables
        threshold, selection = numbers
        stream, key0, key1 = luck
        for now in range(step, step + steps):
            seen, following = strategies[now % 2], strategies[1 - now % 2]
            play(later_start, later, trust, seen, payoff, own, other, rate, signal, threshold)
            imitate(
                start, neighbour, payoff, seen, following, chances, selection, now, stream, key0, key1, room
            )

    return advance


class Runner:
    def __init__(self, problem):
        self._advance = _functions()
        n = problem.n_members
        outcomes = [(c >> 1, c & 1) for c in range(4)]
        rates = (problem.loss, problem.gain)
        farthest = min(FARTHEST, int(np.ptp(problem.payoffs)) * int(np.diff(problem.start).max()))
        with np.errstate(over="ignore"):
            chances = 1 / (1 + np.exp(problem.selection * np.arange(-farthest, farthest + 1)))
        self._step = 0
        self._trust, self._payoff = problem.trust.copy(), np.zeros(n, np.int32)
        self._strategies = np.stack([problem.strategy, problem.strategy])
        self._rest = (
            *(problem.start, problem.neighbour, problem.later_start, problem.later),
            *(self._trust, self._strategies, self._payoff),
            (
                np.array([problem.payoffs[a, b] for a, b in outcomes], np.int32),
                np.array([problem.payoffs[b, a] for a, b in outcomes], np.int32),
                np.array([(rates[b], rates[a]) for a, b in outcomes]),
                np.array([(b, a) for a, b in outcomes], np.float64),
                chances,
            ),
            (problem.threshold, problem.selection),
            (problem.stream, *problem.key),
            np.zeros((4, LANES), np.uint32),
        )
        self._advance(0, 0, *self._rest)  # compiles

    def advance(self, steps):
        self._advance(steps, self._step, *self._rest)
        self._step += steps

    def result(self):
        return {"trust": self._trust, "strategy": self._strategies[self._step % 2], "payoff": self._payoff}


prepare = Runner
