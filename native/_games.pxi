# Games on a network: the twin of games_reference.py, with the same names.

from tillit.model import games as _games

cdef enum:
    CO_OPERATE = 0
    REFRAIN = 1
    STRATEGIES = 16
    DRAWN = 128  # turns whose luck is drawn at once
    FERMI = 1
    IMITATE_BEST
    PROPORTIONAL
    BEST_RESPONSE
    LOGIT
    THRESHOLD_RULE
    DEATH_BIRTH
    BELIEF_RULE

cdef uint32_t PLAY = _games.PLAY, SEEN_STREAM = _games.SEEN

if (CO_OPERATE, REFRAIN, STRATEGIES) != (_games.CO_OPERATE, _games.REFRAIN, _games.MOST_STRATEGIES) or (
    FERMI, IMITATE_BEST, PROPORTIONAL, BEST_RESPONSE, LOGIT, THRESHOLD_RULE, DEATH_BIRTH, BELIEF_RULE
) != tuple(_games.Updating):
    raise ImportError("the compiled kernel has other strategies or updating rules than today's; build it again")


cdef inline int picked_of(const double* weights, int n, double luck) noexcept nogil:
    cdef double total = 0.0, left
    cdef int place
    for place in range(n):
        total = total + weights[place]
    left = luck * total
    for place in range(n):
        left = left - weights[place]
        if left < 0.0:
            return place
    return n - 1


cdef class GameBoard:
    """See `games_reference.GameBoard`."""

    cdef const int32_t[::1] start, neighbour
    cdef int8_t[::1] strategy, following, kind
    cdef double[::1] threshold, trust, payoffs, tables, earnings, weights
    cdef int64_t[::1] table_start
    cdef int32_t[::1] co_operators
    cdef int n, strategies, code
    cdef bint pair, sequential, averaged, with_self
    cdef double selection, widest, gain, loss, seen
    cdef uint32_t seed, replication
    cdef object board

    def __init__(self, board):
        ties, rule = board.ties, board.rule
        self.board = board
        self.start, self.neighbour = ties.start, ties.neighbour
        self.strategy, self.following = board.strategy, board.strategy.copy()
        self.threshold, self.kind, self.trust = board.threshold, board.kind, board.trust
        self.gain, self.loss, self.seen = rule.gain, rule.loss, rule.seen
        self.n, self.strategies, self.code = ties.n_members, board.game.n_strategies, rule.code
        self.pair = isinstance(board.game, _games.PairGame)
        self.payoffs = np.ascontiguousarray(board.game.payoffs).reshape(-1).copy() if self.pair else np.zeros(1)
        self.table_start, self.tables = board.tables
        self.sequential, self.averaged, self.with_self = rule.sequential, rule.averaged, rule.with_self
        self.selection, self.widest = rule.selection, board.widest
        self.seed, self.replication = board.seed, board.replication
        self.earnings = np.zeros(self.n)
        self.weights = np.zeros(max(ties.most_neighbours + 1, STRATEGIES))
        self.co_operators = np.zeros(self.n, np.int32)
        self.count_groups()

    def advance(self, int steps):
        """See `games_reference.GameBoard.advance`."""
        cdef int step, first = self.board.step, i
        cdef int64_t[:, ::1] counts = np.zeros((steps, self.strategies), np.int64)
        with nogil:
            for step in range(steps):
                if self.sequential:
                    self.one_by_one(first + step)
                else:
                    self.all_at_once(first + step)
                for i in range(self.n):
                    counts[step, self.strategy[i]] += 1
        return np.asarray(counts)

    cdef void all_at_once(self, int step) noexcept nogil:
        cdef int i, k, n, first = 0
        cdef bint compared = self.code == FERMI or self.code == IMITATE_BEST or self.code == PROPORTIONAL
        cdef uint32_t index[DRAWN]
        cdef uint32_t nobody[DRAWN]
        cdef double luck[4][DRAWN]
        if compared:
            for i in range(self.n):
                self.earnings[i] = self.earned(i, self.strategy[i])
        while first < self.n:
            n = self.n - first if self.n - first < DRAWN else DRAWN
            self.draw(first, n, step, index, nobody, luck)
            for k in range(n):
                self.following[first + k] = self.chosen(first + k, luck[1][k], luck[2][k], True)
            first += n
        for i in range(self.n):
            self.strategy[i] = self.following[i]
        self.count_groups()
        if self.code == BELIEF_RULE:
            for i in range(self.n):
                self.look(i, step)

    cdef void one_by_one(self, int step) noexcept nogil:
        cdef int i, k, n, first = 0, before, change, place
        cdef uint32_t index[DRAWN]
        cdef uint32_t nobody[DRAWN]
        cdef double luck[4][DRAWN]
        while first < self.n:
            n = self.n - first if self.n - first < DRAWN else DRAWN
            self.draw(first, n, step, index, nobody, luck)
            for k in range(n):
                i = <int>(luck[0][k] * self.n)
                before = self.strategy[i]
                self.strategy[i] = self.chosen(i, luck[1][k], luck[2][k], False)
                change = (self.strategy[i] == CO_OPERATE) - (before == CO_OPERATE)
                if change != 0 and not self.pair:
                    self.co_operators[i] += change
                    for place in range(self.start[i], self.start[i + 1]):
                        self.co_operators[self.neighbour[place]] += change
                if self.code == BELIEF_RULE:
                    self.look(i, step)
            first += n

    cdef void look(self, int i, int step) noexcept nogil:
        cdef int tie, j
        cdef double signal
        cdef Draws draws
        for tie in range(self.start[i], self.start[i + 1]):
            j = self.neighbour[tie]
            draws = draw_block(self.seed, self.replication, i, j, step, SEEN_STREAM)
            if draws.u0 < self.seen:
                signal = 1.0 if self.strategy[j] == CO_OPERATE else 0.0
                self.trust[tie] = update_delta(self.trust[tie], signal, self.gain, self.loss)

    cdef void draw(
        self, int first, int n, int step, uint32_t* index, uint32_t* nobody, double[DRAWN]* luck
    ) noexcept nogil:
        cdef int k
        for k in range(n):
            index[k] = first + k
            nobody[k] = 0
        philox_many(
            index, nobody, n, step, PLAY, self.seed, self.replication, luck[0], luck[1], luck[2], luck[3]
        )

    cdef void count_groups(self) noexcept nogil:
        cdef int i, place
        if self.pair:
            return
        for i in range(self.n):
            self.co_operators[i] = self.strategy[i] == CO_OPERATE
            for place in range(self.start[i], self.start[i + 1]):
                self.co_operators[i] += self.strategy[self.neighbour[place]] == CO_OPERATE

    cdef double earned(self, int i, int strategy) noexcept nogil:
        cdef double total = 0.0
        cdef int first = self.start[i], end = self.start[i + 1], place, games = end - first
        cdef const double* row
        if self.pair:
            row = &self.payoffs[strategy * self.strategies]
            for place in range(first, end):
                total = total + row[self.strategy[self.neighbour[place]]]
            if self.with_self:
                total = total + row[strategy]
                games += 1
        else:
            games += 1
            total = total + self.of_group(i, i, strategy)
            for place in range(first, end):
                total = total + self.of_group(self.neighbour[place], i, strategy)
        return total / games if self.averaged and games > 0 else total

    cdef inline double of_group(self, int group, int i, int strategy) noexcept nogil:
        cdef int size = self.start[group + 1] - self.start[group] + 1
        cdef int others = self.co_operators[group] - (self.strategy[i] == CO_OPERATE)
        return self.tables[self.row(i, strategy, size) + others]

    cdef inline int64_t row(self, int i, int strategy, int size) noexcept nogil:
        return self.table_start[size] + (2 * self.kind[i] + strategy) * size

    cdef inline double payoff(self, int i, bint known) noexcept nogil:
        return self.earnings[i] if known else self.earned(i, self.strategy[i])

    cdef int chosen(self, int i, double whom, double whether, bint known) noexcept nogil:
        cdef int own = self.strategy[i], first = self.start[i], known_by = self.start[i + 1] - first
        cdef int place, j, found, joined
        cdef double best, theirs, chance
        if self.code == BEST_RESPONSE:
            return self.best_response(i)
        if self.code == LOGIT:
            return self.logit(i, whether)
        if self.code == BELIEF_RULE:
            return self.by_belief(i, whether)
        if known_by == 0:
            return own
        if self.code == THRESHOLD_RULE:
            joined = 0
            for place in range(first, first + known_by):
                joined += self.strategy[self.neighbour[place]] == CO_OPERATE
            return CO_OPERATE if <double>joined / known_by >= self.threshold[i] else REFRAIN
        if self.code == DEATH_BIRTH:
            return self.born(first, known_by, whether)
        if self.code == IMITATE_BEST:
            best = self.payoff(i, known)
            found = own
            for place in range(first, first + known_by):
                theirs = self.payoff(self.neighbour[place], known)
                if theirs > best:
                    best = theirs
                    found = self.strategy[self.neighbour[place]]
            return found
        j = self.neighbour[first + <int>(whom * known_by)]
        if self.strategy[j] == own:
            return own
        if self.code == FERMI:
            chance = 1.0 / (1.0 + exp_(self.selection * (self.payoff(i, known) - self.payoff(j, known))))
        else:
            theirs = self.payoff(j, known) - self.payoff(i, known)
            chance = theirs / self.widest if theirs > 0.0 else 0.0
        return self.strategy[j] if whether < chance else own

    cdef int best_response(self, int i) noexcept nogil:
        cdef int found = self.strategy[i], strategy
        cdef double best = self.earned(i, found), earned
        for strategy in range(self.strategies):
            earned = self.earned(i, strategy)
            if earned > best:
                best = earned
                found = strategy
        return found

    cdef int logit(self, int i, double whether) noexcept nogil:
        cdef double[STRATEGIES] weights
        cdef int strategy
        for strategy in range(self.strategies):
            weights[strategy] = self.earned(i, strategy)
        return self.drawn(weights, whether)

    cdef int by_belief(self, int i, double whether) noexcept nogil:
        cdef double[STRATEGIES] weights
        cdef int strategy
        for strategy in range(2):
            weights[strategy] = self.expected(i, strategy)
        return self.drawn(weights, whether)

    cdef double expected(self, int i, int strategy) noexcept nogil:
        cdef int first = self.start[i], end = self.start[i + 1], games = end - first, tie, count, known = 0
        cdef double total = 0.0, each
        cdef double* chances = &self.weights[0]
        cdef int64_t row
        if self.pair:
            for tie in range(first, end):
                each = self.trust[tie]
                total = total + (
                    each * self.payoffs[2 * strategy + CO_OPERATE]
                    + (1.0 - each) * self.payoffs[2 * strategy + REFRAIN]
                )
            if self.with_self:
                total = total + self.payoffs[2 * strategy + strategy]
                games += 1
            return total / games if self.averaged and games > 0 else total
        chances[0] = 1.0
        for tie in range(first, end):
            each = self.trust[tie]
            known += 1
            chances[known] = 0.0
            for count in range(known, 0, -1):
                chances[count] = chances[count] * (1.0 - each) + chances[count - 1] * each
            chances[0] = chances[0] * (1.0 - each)
        row = self.row(i, strategy, games + 1)
        for count in range(known + 1):
            total = total + chances[count] * self.tables[row + count]
        return total

    cdef int drawn(self, double* weights, double whether) noexcept nogil:
        cdef int strategy
        cdef double best = weights[0]
        for strategy in range(1, self.strategies):
            best = highest(best, weights[strategy])
        for strategy in range(self.strategies):
            weights[strategy] = exp_(self.selection * (weights[strategy] - best))
        return picked_of(weights, self.strategies, whether)

    cdef int born(self, int first, int known_by, double whether) noexcept nogil:
        cdef int k, j
        for k in range(known_by):
            j = self.neighbour[first + k]
            self.weights[k] = 1.0 - self.selection + self.selection * self.earned(j, self.strategy[j])
        return self.strategy[self.neighbour[first + picked_of(&self.weights[0], known_by, whether)]]
