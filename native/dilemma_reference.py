"""The executable specification of `tillit.model.dilemma`: plain loops, one tie and one member at a time.

The kernel (``_dilemma.pxi``) has the same class, called `DilemmaBoard`, and gives the same bits. Nothing is
checked here (see `tillit.native.dilemmas`).
"""

from tillit.agents.rules import update_delta
from tillit.model.dilemma import IMITATE, Play, fermi
from tillit.native.bits import philox, uniform


class Board:
    """A game laid out to be played: all play, then all imitate.

    Parameters
    ----------
    play : Play
        Changed in place, but for its ``step``.

    The kernel shares a game between threads in blocks of members. Payoffs are whole numbers, so their number
    changes no result, and here there is one.
    """

    def __init__(self, play: Play) -> None:
        self._play = play
        self._payoff = [0] * play.ties.n_members

    def advance(self, steps: int, block: int = 0) -> None:
        """Play `steps` steps."""
        for step in range(self._play.step, self._play.step + steps):
            self.play(step)
            self.imitate(step)

    def play(self, step: int) -> None:
        """Let all members play with all later members they are tied to."""
        game, ties, trust = self._play.dilemma, self._play.ties, self._play.trust
        strategy = self._play.strategies[step % 2]
        payoff = self._payoff = [0] * ties.n_members
        for i in range(ties.n_members):
            for pair in range(ties.later_start[i], ties.later_start[i + 1]):
                j = int(ties.later[pair])
                trust_i, trust_j = float(trust[pair, 0]), float(trust[pair, 1])
                i_gives = int(strategy[i] == 1 and trust_i > game.threshold)
                j_gives = int(strategy[j] == 1 and trust_j > game.threshold)
                payoff[i] += game.payoffs[i_gives][j_gives]
                payoff[j] += game.payoffs[j_gives][i_gives]
                trust[pair, 0] = update_delta(trust_i, float(j_gives), game.gain, game.loss)
                trust[pair, 1] = update_delta(trust_j, float(i_gives), game.gain, game.loss)

    def imitate(self, step: int) -> None:
        """Let each member look at one random neighbour, and perhaps do as he does from now on.

        One random word a member: its share of 2**32 times the number of neighbours says whom (the whole part)
        and, by what is left over, whether.
        """
        ties, beta = self._play.ties, self._play.dilemma.selection
        seen, following = self._play.strategies[step % 2], self._play.strategies[1 - step % 2]
        for i in range(ties.n_members):
            following[i] = seen[i]
            self._play.payoff[i] = self._payoff[i]
            neighbours = ties.neighbour[ties.start[i] : ties.start[i + 1]]
            if len(neighbours):
                four = philox((i // 4, 0, step, IMITATE), (self._play.seed, self._play.replication))
                whom, left = divmod(four[i % 4] * len(neighbours), 2**32)
                j = int(neighbours[whom])
                if uniform(left) < fermi(self._payoff[i], self._payoff[j], beta):
                    following[i] = seen[j]
