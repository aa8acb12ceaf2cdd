"""The executable specification of `tillit.model.dilemma`: plain loops, one tie and one member at a time.

The kernel (``_dilemma.pyx``) has the same class with the same methods and gives the same bits. Nothing is
checked here (see `tillit.native.dilemmas`).
"""

from tillit.agents.rules import update_delta
from tillit.model.dilemma import IMITATE, Play, fermi
from tillit.native.bits import philox, uniform


class Board:
    """A game laid out to be played by blocks of members: all blocks play, then all imitate.

    Parameters
    ----------
    play : Play
        Changed in place, but for its ``step``.
    blocks : int >= 1
        Equal parts of the members, in order. Payoffs are whole numbers, so the number changes no result.
    """

    def __init__(self, play: Play, blocks: int = 1) -> None:
        self._play = play
        n = play.ties.n_members
        self._edges = [n * block // blocks for block in range(blocks + 1)]
        self._payoffs = [[0] * n for _ in range(blocks)]

    def play(self, block: int, step: int) -> None:
        """Let the members of a block play with all later members they are tied to."""
        game, ties, trust = self._play.dilemma, self._play.ties, self._play.trust
        strategy = self._play.strategies[step % 2]
        payoff = self._payoffs[block] = [0] * ties.n_members
        for i in range(self._edges[block], self._edges[block + 1]):
            for pair in range(ties.later_start[i], ties.later_start[i + 1]):
                j = int(ties.later[pair])
                trust_i, trust_j = float(trust[pair, 0]), float(trust[pair, 1])
                i_gives = int(strategy[i] == 1 and trust_i > game.threshold)
                j_gives = int(strategy[j] == 1 and trust_j > game.threshold)
                payoff[i] += game.payoffs[i_gives][j_gives]
                payoff[j] += game.payoffs[j_gives][i_gives]
                trust[pair, 0] = update_delta(trust_i, float(j_gives), game.gain, game.loss)
                trust[pair, 1] = update_delta(trust_j, float(i_gives), game.gain, game.loss)

    def imitate(self, block: int, step: int) -> None:
        """Let each member of a block look at one random neighbour, and perhaps do as he does from now on.

        One random word a member: its share of 2**32 times the number of neighbours says whom (the whole part)
        and, by what is left over, whether.
        """
        ties, beta = self._play.ties, self._play.dilemma.selection
        seen, following = self._play.strategies[step % 2], self._play.strategies[1 - step % 2]
        for i in range(self._edges[block], self._edges[block + 1]):
            following[i] = seen[i]
            self._play.payoff[i] = self._earned(i)
            neighbours = ties.neighbour[ties.start[i] : ties.start[i + 1]]
            if len(neighbours):
                four = philox((i // 4, 0, step, IMITATE), (self._play.seed, self._play.replication))
                whom, left = divmod(four[i % 4] * len(neighbours), 2**32)
                j = int(neighbours[whom])
                if uniform(left) < fermi(self._earned(i), self._earned(j), beta):
                    following[i] = seen[j]

    def advance(self, steps: int) -> None:
        """Play `steps` steps in one block."""
        for step in range(self._play.step, self._play.step + steps):
            self.play(0, step)
            self.imitate(0, step)

    def _earned(self, i: int) -> int:
        return sum(payoff[i] for payoff in self._payoffs)
