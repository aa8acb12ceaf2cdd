"""The executable specification of `tillit.model.games`: plain loops, one player and one neighbour at a time.

The kernel (``_games.pxi``) has the same functions under the same names and gives the same bits. Nothing is
checked here (see `tillit.native.games`).
"""

from itertools import pairwise

from tillit.agents.rules import update_delta
from tillit.model.games import CO_OPERATE, PLAY, REFRAIN, SEEN, Board, PairGame, Updating
from tillit.native.bits import exp_, philox, uniform


class GameBoard:
    """A board as lists, and the steps on it."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.strategy: list[int] = board.strategy.tolist()
        start, neighbour = board.ties.start.tolist(), board.ties.neighbour.tolist()
        self.neighbours = [neighbour[a:b] for a, b in pairwise(start)]
        self.start = start
        self.kind: list[int] = board.kind.tolist()
        self.trust: list[float] = board.trust.tolist()
        self.n = len(self.neighbours)
        self.pair = board.game.payoffs.tolist() if isinstance(board.game, PairGame) else None
        table_start, tables = board.tables
        self.table_start, self.tables = table_start.tolist(), tables.tolist()
        self.co_operators = [0] * self.n
        self.count_groups()

    def advance(self, steps: int) -> list[list[int]]:
        """Play `steps` steps; return how many have each strategy after each."""
        counts = []
        for step in range(self.board.step, self.board.step + steps):
            if self.board.rule.sequential:
                self.one_by_one(step)
            else:
                self.all_at_once(step)
            counts.append([self.strategy.count(each) for each in range(self.board.game.n_strategies)])
        self.board.strategy[:] = self.strategy
        self.board.trust[:] = self.trust
        return counts

    def all_at_once(self, step: int) -> None:
        """Let everybody look at what was played last, and change together."""
        earned = [self.earned(i, self.strategy[i]) for i in range(self.n)]
        luck = [self.luck(i, step) for i in range(self.n)]
        self.strategy = [self.chosen(i, luck[i][1], luck[i][2], earned) for i in range(self.n)]
        self.count_groups()
        if self.board.rule.code is Updating.BELIEF:
            for i in range(self.n):
                self.look(i, step)

    def one_by_one(self, step: int) -> None:
        """Let random players change, one after another, as many as there are players."""
        for turn in range(self.n):
            who, whom, whether, _ = self.luck(turn, step)
            i = int(who * self.n)
            before = self.strategy[i]
            self.strategy[i] = self.chosen(i, whom, whether, None)
            change = (self.strategy[i] == CO_OPERATE) - (before == CO_OPERATE)
            if self.pair is None and change:
                for group in (i, *self.neighbours[i]):
                    self.co_operators[group] += change
            if self.board.rule.code is Updating.BELIEF:
                self.look(i, step)

    def look(self, i: int, step: int) -> None:
        """Let player i see what some neighbours did, and move its trust in them."""
        rule = self.board.rule
        for tie, j in enumerate(self.neighbours[i], self.start[i]):
            words = philox((i, j, step, SEEN), (self.board.seed, self.board.replication))
            if uniform(words[0]) < rule.seen:
                signal = 1.0 if self.strategy[j] == CO_OPERATE else 0.0
                self.trust[tie] = update_delta(self.trust[tie], signal, rule.gain, rule.loss)

    def luck(self, index: int, step: int) -> tuple[float, float, float, float]:
        """Return the four numbers of a player's, or a turn's, step."""
        words = philox((index, 0, step, PLAY), (self.board.seed, self.board.replication))
        return tuple(uniform(each) for each in words)  # type: ignore[return-value]

    def count_groups(self) -> None:
        """Count who co-operates in each group."""
        if self.pair is None:
            for i in range(self.n):
                self.co_operators[i] = sum(self.strategy[j] == CO_OPERATE for j in (i, *self.neighbours[i]))

    def earned(self, i: int, strategy: int) -> float:
        """Return what player i earns with a strategy, while all others do what they do."""
        total, games = 0.0, len(self.neighbours[i])
        if self.pair is not None:
            for j in self.neighbours[i]:
                total += self.pair[strategy][self.strategy[j]]
            if self.board.rule.with_self:
                total += self.pair[strategy][strategy]
                games += 1
        else:
            games += 1
            for group in (i, *self.neighbours[i]):
                size = len(self.neighbours[group]) + 1
                others = self.co_operators[group] - (self.strategy[i] == CO_OPERATE)
                total += self.tables[self.row(i, strategy, size) + others]
        return total / games if self.board.rule.averaged and games > 0 else total

    def row(self, i: int, strategy: int, size: int) -> int:
        """Return where the payoffs of player i's kind stand, for a strategy in groups of a size."""
        return int(self.table_start[size] + (2 * self.kind[i] + strategy) * size)

    def chosen(self, i: int, whom: float, whether: float, earned: list[float] | None) -> int:
        """Return what player i does from now on; `earned` is what all earned, where that is known."""
        rule, own, neighbours = self.board.rule, self.strategy[i], self.neighbours[i]
        if rule.code is Updating.BEST_RESPONSE:
            return self.best_response(i)
        if rule.code is Updating.LOGIT:
            return self.logit(i, whether)
        if rule.code is Updating.BELIEF:
            return self.drawn([self.expected(i, strategy) for strategy in (CO_OPERATE, REFRAIN)], whether)
        if not neighbours:
            return own
        if rule.code is Updating.THRESHOLD:
            joined = sum(self.strategy[j] == CO_OPERATE for j in neighbours)
            return CO_OPERATE if joined / len(neighbours) >= self.board.threshold[i] else REFRAIN

        def payoff(j: int) -> float:
            return self.earned(j, self.strategy[j]) if earned is None else earned[j]

        if rule.code is Updating.DEATH_BIRTH:
            return self.born(neighbours, whether)
        if rule.code is Updating.IMITATE_BEST:
            best, found = payoff(i), own
            for j in neighbours:
                theirs = payoff(j)
                if theirs > best:
                    best, found = theirs, self.strategy[j]
            return found
        j = neighbours[int(whom * len(neighbours))]
        if self.strategy[j] == own:
            return own
        if rule.code is Updating.FERMI:
            chance = 1.0 / (1.0 + exp_(rule.selection * (payoff(i) - payoff(j))))
        else:
            ahead = payoff(j) - payoff(i)
            chance = ahead / self.board.widest if ahead > 0.0 else 0.0
        return self.strategy[j] if whether < chance else own

    def best_response(self, i: int) -> int:
        """Return the strategy that earns most; one's own, if none earns more, else the first."""
        found = self.strategy[i]
        best = self.earned(i, found)
        for strategy in range(self.board.game.n_strategies):
            earned = self.earned(i, strategy)
            if earned > best:
                best, found = earned, strategy
        return found

    def logit(self, i: int, whether: float) -> int:
        """Return a strategy drawn by what it earns."""
        return self.drawn(
            [self.earned(i, strategy) for strategy in range(self.board.game.n_strategies)], whether
        )

    def drawn(self, earned: list[float], whether: float) -> int:
        """Return a strategy, more likely the more it earns."""
        best = max(earned)
        return picked([exp_(self.board.rule.selection * (each - best)) for each in earned], whether)

    def expected(self, i: int, strategy: int) -> float:
        """Return what player i expects to earn: on its ties, or in the group around it."""
        neighbours = self.neighbours[i]
        trust = self.trust[self.start[i] : self.start[i + 1]]
        total, games = 0.0, len(neighbours)
        if self.pair is not None:
            for each in trust:
                total += each * self.pair[strategy][CO_OPERATE] + (1.0 - each) * self.pair[strategy][REFRAIN]
            if self.board.rule.with_self:
                total += self.pair[strategy][strategy]
                games += 1
            return total / games if self.board.rule.averaged and games > 0 else total
        row = self.row(i, strategy, games + 1)
        for others, chance in enumerate(how_many(trust)):
            total += chance * self.tables[row + others]
        return total

    def born(self, neighbours: list[int], whether: float) -> int:
        """Return the strategy of the neighbour who takes the place; the first ones', if nobody is fit."""
        w = self.board.rule.selection
        weights = [1.0 - w + w * self.earned(j, self.strategy[j]) for j in neighbours]
        return self.strategy[neighbours[picked(weights, whether)]]


def how_many(trust: list[float]) -> list[float]:
    """Return the chances that 0, 1, ... of the others co-operate, if each does by itself."""
    chances = [1.0]
    for each in trust:
        chances.append(0.0)
        for count in range(len(chances) - 1, 0, -1):
            chances[count] = chances[count] * (1.0 - each) + chances[count - 1] * each
        chances[0] = chances[0] * (1.0 - each)
    return chances


def picked(weights: list[float], luck: float) -> int:
    """Return the place in which `luck` falls, if each has as much room as its weight."""
    total = 0.0
    for each in weights:
        total += each
    left = luck * total
    for place, each in enumerate(weights):
        left -= each
        if left < 0.0:
            return place
    return len(weights) - 1
