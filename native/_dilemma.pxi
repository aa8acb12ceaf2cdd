# The dilemma with trust on its ties: the twin of dilemma_reference.py, same class, same bits.
#
# Cost a tie is what counts here. A pair's two directed ties are one read and one write, side by side; which of
# four outcomes it has is looked up, not branched on, since nothing can predict it. Random numbers are made for
# many members at once, which the compiler turns into vector instructions; one block serves four members. The
# probability to imitate depends on a difference of whole numbers, so the usual ones are worked out beforehand.
# In games that no fast cache holds, what a later member has earned is asked for some pairs ahead.

from tillit.model.dilemma import IMITATE as _IMITATE

from libc.string cimport memset

cdef enum:
    BLOCKS = 64  # Philox blocks made at once
    AT_ONCE = 4 * BLOCKS
    FARTHEST = 4096  # differences of payoffs whose probabilities are kept
    AHEAD = 64  # pairs
    MANY = 200_000  # members whose payoffs no fast cache holds

cdef extern from *:
    """
    #if defined(__GNUC__)
    #define tillit_fetch(address) __builtin_prefetch(address, 1)
    #else
    #define tillit_fetch(address) ((void)(address))
    #endif
    """
    void fetch "tillit_fetch"(const void* address) noexcept nogil

cdef uint32_t IMITATE = _IMITATE


cdef inline double fermi(int32_t difference, double selection) noexcept nogil:
    return 1.0 / (1.0 + exp_(selection * difference))


cdef void words(uint32_t* made, uint32_t first, uint32_t step, uint32_t seed, uint32_t replication) noexcept nogil:
    """Write the words of BLOCKS blocks from number `first` on; as `bits.philox`, lane by lane."""
    cdef uint32_t c0[BLOCKS]
    cdef uint32_t c1[BLOCKS]
    cdef uint32_t c2[BLOCKS]
    cdef uint32_t c3[BLOCKS]
    cdef uint32_t k0 = seed, k1 = replication
    cdef uint64_t product0, product1
    cdef int turn, lane
    for lane in range(BLOCKS):
        c0[lane] = first + <uint32_t>lane
        c1[lane] = 0
        c2[lane] = step
        c3[lane] = IMITATE
    for turn in range(10):
        for lane in range(BLOCKS):
            product0 = <uint64_t>0xD2511F53U * c0[lane]
            product1 = <uint64_t>0xCD9E8D57U * c2[lane]
            c0[lane] = <uint32_t>(product1 >> 32) ^ c1[lane] ^ k0
            c2[lane] = <uint32_t>(product0 >> 32) ^ c3[lane] ^ k1
            c1[lane] = <uint32_t>product1
            c3[lane] = <uint32_t>product0
        k0 = k0 + <uint32_t>0x9E3779B9U
        k1 = k1 + <uint32_t>0xBB67AE85U
    for lane in range(BLOCKS):
        made[4 * lane] = c0[lane]
        made[4 * lane + 1] = c1[lane]
        made[4 * lane + 2] = c2[lane]
        made[4 * lane + 3] = c3[lane]


cdef class DilemmaBoard:
    """See `dilemma_reference.Board`. The arrays are held here, so that they outlive every thread's pointers."""

    cdef const int32_t[::1] later_start, later, start, neighbour
    cdef int32_t[::1] edges, payoff, team
    cdef double[:, ::1] trust
    cdef int8_t[:, ::1] strategies
    cdef int32_t[:, ::1] payoffs
    cdef double[::1] chances
    cdef int32_t own[4]
    cdef int32_t other[4]
    cdef double rate[4][2]
    cdef double signal[4][2]
    cdef double threshold, selection
    cdef int32_t n, n_blocks, farthest
    cdef uint32_t seed, replication
    cdef object source

    def __init__(self, play, int blocks=1):
        cdef int outcome, i_gives, j_gives
        cdef int32_t difference
        game, ties = play.dilemma, play.ties
        self.source = play
        self.n, self.n_blocks = ties.n_members, blocks
        self.later_start, self.later = ties.later_start, ties.later
        self.start, self.neighbour = ties.start, ties.neighbour
        self.trust, self.strategies, self.payoff = play.trust, play.strategies, play.payoff
        self.payoffs = np.zeros((blocks, self.n), np.int32)
        self.team = np.zeros(2, np.int32)
        self.edges = np.array([self.n * block // blocks for block in range(blocks + 1)], np.int32)
        self.seed, self.replication = play.seed, play.replication
        self.threshold, self.selection = game.threshold, game.selection
        for outcome in range(4):
            i_gives, j_gives = outcome >> 1, outcome & 1
            self.own[outcome] = game.payoffs[i_gives][j_gives]
            self.other[outcome] = game.payoffs[j_gives][i_gives]
            # `update_delta` towards 0 is by the loss, and towards 1 by the gain, whatever the belief.
            self.rate[outcome][0] = game.gain if j_gives else game.loss
            self.rate[outcome][1] = game.gain if i_gives else game.loss
            self.signal[outcome][0] = j_gives
            self.signal[outcome][1] = i_gives
        flat = [each for row in game.payoffs for each in row]
        widest = (max(flat) - min(flat)) * ties.most_neighbours
        self.farthest = min(FARTHEST, widest)
        self.chances = np.empty(2 * self.farthest + 1)
        for difference in range(-self.farthest, self.farthest + 1):
            self.chances[difference + self.farthest] = fermi(difference, self.selection)

    def advance(self, int steps, int block=0):
        """See `dilemma_reference.Board.advance`; all blocks at the same time, a thread each."""
        cdef int step, first = self.source.step
        with nogil:
            for step in range(first, first + steps):
                self._play(block, step)
                meet_all(&self.team[0], self.n_blocks)
                self._imitate(block, step)
                meet_all(&self.team[0], self.n_blocks)

    cdef void _play(self, int block, int step) noexcept nogil:
        cdef const int32_t* later_start = &self.later_start[0]
        cdef const int32_t* later = &self.later[0]
        cdef const int8_t* strategy = &self.strategies[step & 1, 0]
        cdef int32_t* payoff = &self.payoffs[block, 0]
        cdef double* trust = &self.trust[0, 0]
        cdef double threshold = self.threshold, trust_i, trust_j
        cdef int32_t i, j, pair, earned
        cdef int32_t fetched = self.later.shape[0] - AHEAD if self.n > MANY else 0
        cdef int outcome, cooperates
        cdef int32_t own[4]
        cdef int32_t other[4]
        cdef double rate[4][2]
        cdef double signal[4][2]
        for outcome in range(4):  # on the stack, where nothing else is written
            own[outcome], other[outcome] = self.own[outcome], self.other[outcome]
            rate[outcome][0], rate[outcome][1] = self.rate[outcome][0], self.rate[outcome][1]
            signal[outcome][0], signal[outcome][1] = self.signal[outcome][0], self.signal[outcome][1]
        memset(payoff, 0, self.n * sizeof(int32_t))
        for i in range(self.edges[block], self.edges[block + 1]):
            cooperates = strategy[i]
            earned = 0
            for pair in range(later_start[i], later_start[i + 1]):
                if pair < fetched:
                    fetch(&payoff[later[pair + AHEAD]])
                j = later[pair]
                trust_i = trust[2 * <Py_ssize_t>pair]
                trust_j = trust[2 * <Py_ssize_t>pair + 1]
                outcome = 2 * (cooperates & (trust_i > threshold)) + (strategy[j] & (trust_j > threshold))
                earned += own[outcome]
                payoff[j] += other[outcome]
                trust[2 * <Py_ssize_t>pair] = trust_i + rate[outcome][0] * (signal[outcome][0] - trust_i)
                trust[2 * <Py_ssize_t>pair + 1] = trust_j + rate[outcome][1] * (signal[outcome][1] - trust_j)
            payoff[i] += earned

    cdef void _imitate(self, int block, int step) noexcept nogil:
        cdef const int32_t* start = &self.start[0]
        cdef const int32_t* neighbour = &self.neighbour[0]
        cdef const int8_t* seen = &self.strategies[step & 1, 0]
        cdef int8_t* following = &self.strategies[1 - (step & 1), 0]
        cdef const double* chances = &self.chances[self.farthest]
        cdef const int32_t* payoffs = &self.payoffs[0, 0]
        cdef int32_t* payoff = &self.payoff[0]
        cdef int32_t end = self.edges[block + 1], batch, i, j, mine, his, degree, row
        cdef int32_t n_blocks = self.n_blocks, n = self.n, farthest = self.farthest
        cdef uint32_t made[AT_ONCE]
        cdef uint64_t share
        cdef double chance
        cdef int8_t turns
        i = self.edges[block]
        while i < end:
            batch = i // 4
            words(made, batch, step, self.seed, self.replication)
            batch = 4 * batch
            while i < end and i < batch + AT_ONCE:
                mine = payoffs[i]
                for row in range(1, n_blocks):
                    mine += payoffs[<Py_ssize_t>row * n + i]
                payoff[i] = mine
                degree = start[i + 1] - start[i]
                if degree == 0:
                    following[i] = seen[i]
                    i += 1
                    continue
                share = <uint64_t>made[i - batch] * <uint32_t>degree
                j = neighbour[start[i] + <int32_t>(share >> 32)]
                his = payoffs[j]
                for row in range(1, n_blocks):
                    his += payoffs[<Py_ssize_t>row * n + j]
                if -farthest <= mine - his <= farthest:
                    chance = chances[mine - his]
                else:
                    chance = fermi(mine - his, self.selection)
                turns = uniform(<uint32_t>share) < chance
                following[i] = seen[i] ^ ((seen[i] ^ seen[j]) & -turns)
                i += 1
