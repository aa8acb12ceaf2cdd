"""Games on networks: what can be worked out by hand, and refusals."""

import math

import networkx as nx
import numpy as np
import pytest

from tillit.model.errors import KernelError, ParameterError
from tillit.model.games import (
    CO_OPERATE,
    REFRAIN,
    Board,
    GroupGame,
    PairGame,
    Rule,
    TableGame,
    Updating,
    public_goods,
)
from tillit.native import engines, games

ENGINES = ["native", "reference"] if engines.kernel() else ["reference"]
DILEMMA = ((3.0, 0.0), (5.0, 1.0))
HUNT = ((5.0, 0.0), (3.0, 1.0))


@pytest.fixture(params=ENGINES)
def after(request):
    """Play, and return the strategies."""

    def call(graph, game, rule, steps=1, **how):
        board = Board.begin(graph, game, rule, **how)
        games.advance(board, steps, engine=request.param)
        return board.strategy.tolist()

    return call


def test_the_best_of_the_neighbourhood_is_imitated(after):
    # On a path 0-1-2-3 with one who refrains at 0: earnings 5, 3, 6, 3; player 1 sees 5 and 6, and stays.
    assert after(nx.path_graph(4), DILEMMA, "imitate_best", initial=[1, 0, 0, 0]) == [1, 0, 0, 0]
    # With more to gain, 7 is best: player 1 follows.
    assert after(nx.path_graph(4), ((3, 0), (7, 1)), "imitate_best", initial=[1, 0, 0, 0]) == [1, 1, 0, 0]


def test_who_earns_the_same_is_not_imitated(after):
    assert after(nx.cycle_graph(4), ((1, 1), (1, 1)), "imitate_best", initial=[0, 1, 0, 1]) == [0, 1, 0, 1]


def test_the_first_of_the_best_neighbours_is_followed(after):
    # Player 0 earns 0; players 1 and 2, tied to 0 only, earn the same, with different strategies.
    game = PairGame(((0, 0, 0), (2, 0, 0), (2, 0, 0)))
    assert after(nx.star_graph(2), game, "imitate_best", initial=[0, 2, 1]) == [2, 2, 1]


@pytest.mark.parametrize("sequential", [False, True])
def test_best_responses_to_what_the_others_do(after, sequential):
    graph = nx.complete_graph(3)
    rule = Rule("best_response", sequential=sequential)
    assert after(graph, DILEMMA, rule, 5, initial=[0, 0, 0]) == [1, 1, 1]
    # In a stag hunt 5 p > 3 p + (1 - p) from a third of the others on.
    assert after(graph, HUNT, rule, 5, initial=[0, 0, 0]) == [0, 0, 0]
    assert after(graph, HUNT, rule, 5, initial=[1, 1, 1]) == [1, 1, 1]


def test_without_selection_luck_decides(after):
    """Half of those who look at another strategy take it over, and logit takes either."""
    n = 4000
    for updating in ("fermi", "logit"):
        got = after(nx.cycle_graph(n), DILEMMA, Rule(updating, selection=0.0), initial=[0, 1] * (n // 2))
        assert abs(got.count(CO_OPERATE) / n - 0.5) < 5 * math.sqrt(0.25 / n)
    changed = after(nx.cycle_graph(n), DILEMMA, Rule("fermi", selection=0.0), initial=[0, 1] * (n // 2))
    share = np.mean(np.array(changed) != [0, 1] * (n // 2))
    assert abs(share - 0.5) < 5 * math.sqrt(0.25 / n)


def test_fermi_probability(after):
    """Pairs of one who co-operates and one who does not: they earn 0 and 5."""
    n, beta = 4000, 0.3
    graph = nx.from_edgelist((2 * i, 2 * i + 1) for i in range(n))
    got = after(graph, DILEMMA, Rule("fermi", selection=beta), initial=[0, 1] * n)
    for who, gap in ((0, -5.0), (1, 5.0)):
        chance = 1 / (1 + math.exp(beta * gap))
        share = np.mean(np.array(got[who::2]) != who)
        assert abs(share - chance) < 5 * math.sqrt(chance * (1 - chance) / n)


def test_proportional_imitation(after):
    """The gap is 5, and the largest there can be is 5 as well: who earned 0 changes for sure."""
    n = 3000
    graph = nx.from_edgelist((2 * i, 2 * i + 1) for i in range(n))
    assert after(graph, DILEMMA, "proportional", initial=[0, 1] * n) == [1] * (2 * n)
    got = after(graph, ((3, 1), (3, 0)), "proportional", initial=[0, 1] * n)  # 1 and 3 of at most 3 and 0
    assert abs(np.mean(np.array(got[0::2]) == 1) - 2 / 3) < 5 * math.sqrt(2 / 9 / n)
    assert got[1::2] == [1] * n


def test_granovetters_crowd(after):
    """Thresholds of 0, 1, 2 ... others: all join, one after another; without the second, one does."""
    n = 100
    thresholds = np.arange(n) / (n - 1)
    graph = nx.complete_graph(n)
    rule = Rule("threshold")
    assert after(graph, DILEMMA, rule, n, initial=[REFRAIN] * n, threshold=thresholds) == [CO_OPERATE] * n
    thresholds[1] = 2 / (n - 1)
    assert after(graph, DILEMMA, rule, n, initial=[REFRAIN] * n, threshold=thresholds).count(CO_OPERATE) == 1


def test_public_goods_by_hand(after):
    """A star of three: the middle is in three groups, the ends in two."""
    game = public_goods(1.5, cost=2.0)
    assert game.table(3)[0].tolist() == [
        [1.5 * 2 / 3 * (k + 1) - 2 for k in range(3)],
        [k * 1.0 for k in range(3)],
    ]
    # Everybody co-operates; refraining would earn more for everybody, in every group.
    assert after(nx.star_graph(2), game, "best_response", initial=[0, 0, 0]) == [1, 1, 1]
    # With a factor above the size of the groups it would not.
    assert after(nx.star_graph(2), public_goods(3.5), "best_response", initial=[1, 1, 1]) == [0, 0, 0]


def test_averages_are_not_sums(after):
    # The middle of a star of 5 earns 5 together, 1 on average; an end that refrains earns 1.5.
    graph, game = nx.star_graph(5), ((1.0, 1.0), (1.5, 1.5))
    summed = after(graph, game, Rule("imitate_best"), initial=[0, 1, 1, 1, 1, 1])
    averaged = after(graph, game, Rule("imitate_best", averaged=True), initial=[0, 1, 1, 1, 1, 1])
    assert (summed, averaged) == ([0] * 6, [1] * 6)


def test_with_oneself(after):
    # One who refrains earns 5, the two who co-operate beside it 3 each; with themselves, all earn 6.
    graph = nx.path_graph(3)
    assert after(graph, DILEMMA, "imitate_best", initial=[1, 0, 0]) == [1, 1, 0]
    assert after(graph, DILEMMA, Rule("imitate_best", with_self=True), initial=[1, 0, 0]) == [1, 0, 0]


def test_who_is_tied_to_nobody_keeps_the_strategy(after):
    for updating in (each.word for each in Updating if each not in (Updating.BEST_RESPONSE, Updating.LOGIT)):
        assert after(nx.empty_graph(4), DILEMMA, Rule(updating), 3, initial=[0, 1, 0, 1]) == [0, 1, 0, 1]


def test_deaths_and_births_end_with_one_strategy(after):
    rule = Rule("death_birth", selection=0.1, averaged=True)
    got = after(nx.cycle_graph(10), DILEMMA, rule, 400, initial=[0, 1] * 5, seed=3)
    assert len(set(got)) == 1


def by_belief(graph, game, steps, trust, **rule):
    settings = {"selection": 1e4, "gain": 0.5, "loss": 0.5} | rule
    board = Board.begin(graph, game, Rule("belief", **settings), initial=1.0, trust=trust)
    games.advance(board, steps, engine=ENGINES[0])
    return board


def test_belief_decides_a_stag_hunt():
    """5 p > 3 p + (1 - p) from a third on; and what then happens proves everybody right."""
    for trust, expected in ((0.34, [CO_OPERATE, CO_OPERATE]), (0.33, [REFRAIN, REFRAIN])):
        board = by_belief(nx.path_graph(2), HUNT, 3, trust)
        assert board.strategy.tolist() == expected
        right = 1.0 if expected[0] == CO_OPERATE else 0.0
        assert board.trust.tolist() == pytest.approx([right + (trust - right) / 8] * 2)


@pytest.mark.parametrize(("second", "does"), [(0.2, REFRAIN), (0.3, CO_OPERATE)])
def test_belief_in_a_group_is_that_of_each_other(second, does):
    """All must join, for 10; expected with .5, .2 or .3, and .9 that is worth .9 or 1.35; alone one has 1."""
    trust = np.full(12, 0.9)
    trust[:3] = (0.5, second, 0.9)
    game = TableGame(np.array([[[0, 0, 0, 10.0], [1, 1, 1, 1]]]))
    assert by_belief(nx.complete_graph(4), game, 1, trust).strategy[0] == does


def test_what_is_not_seen_moves_no_trust():
    blind = by_belief(nx.path_graph(2), DILEMMA, 5, 0.7, seen=0.0)
    assert blind.trust.tolist() == [0.7, 0.7]
    n = 4000
    half = by_belief(nx.from_edgelist((2 * i, 2 * i + 1) for i in range(n)), DILEMMA, 1, 0.7, seen=0.5)
    moved = np.mean(half.trust != 0.7)
    assert abs(moved - 0.5) < 5 * math.sqrt(0.25 / (2 * n))


def test_initial_strategies():
    graph = nx.cycle_graph("abcd")
    by_name = Board.begin(graph, DILEMMA, initial={"a": 1, "b": 0, "c": 0, "d": 1})
    assert by_name.strategy.tolist() == [1, 0, 0, 1]
    assert by_name.counts.tolist() == [[2, 2]]
    n = 10_000
    drawn = Board.begin(nx.empty_graph(n), DILEMMA, initial=0.3)
    assert abs(drawn.shares[0, CO_OPERATE] - 0.3) < 5 * math.sqrt(0.21 / n)
    again = Board.begin(nx.empty_graph(n), DILEMMA, initial=0.3)
    other = Board.begin(nx.empty_graph(n), DILEMMA, initial=0.3, seed=2)
    assert (drawn.strategy == again.strategy).all()
    assert (drawn.strategy != other.strategy).any()
    assert Board.begin(graph, (3, 0, 5, 1), initial=1).strategy.tolist() == [0, 0, 0, 0]


CYCLE = nx.cycle_graph(4)
REFUSED = {
    "no such rule": (CYCLE, DILEMMA, {"rule": "ferm"}, "did you mean 'fermi'"),
    "not square": (CYCLE, ((1, 2, 3), (1, 2, 3)), {}, "not a square table"),
    "not numbers": (CYCLE, (("a", "b"), ("c", "d")), {}, "not a square table"),
    "not finite": (CYCLE, ((1, 0), (math.nan, 1)), {}, "not a square table"),
    "too many": (CYCLE, np.zeros((17, 17)), {}, "2 to 16"),
    "directed": (nx.DiGraph([(0, 1)]), DILEMMA, {}, "directed"),
    "double": (nx.MultiGraph([(0, 1), (0, 1)]), DILEMMA, {}, "double ties"),
    "loop": (nx.Graph([(0, 0), (0, 1)]), DILEMMA, {}, "to itself"),
    "share": (CYCLE, DILEMMA, {"initial": 1.5}, "initial=1.5 is outside 0 to 1"),
    "nan": (CYCLE, DILEMMA, {"initial": math.nan}, "outside 0 to 1"),
    "too few": (CYCLE, DILEMMA, {"initial": [0, 1]}, "not 4 strategies from 0 to 1"),
    "no such strategy": (CYCLE, DILEMMA, {"initial": [0, 1, 2, 0]}, "from 0 to 1"),
    "node left out": (CYCLE, DILEMMA, {"initial": {0: 1}}, "names no strategy for node 1"),
    "threshold": (CYCLE, DILEMMA, {"threshold": 2}, "threshold= is outside 0 to 1"),
    "threshold of three": (CYCLE, np.eye(3), {"rule": "threshold"}, "for two strategies"),
    "groups with oneself": (CYCLE, public_goods(3), {"rule": Rule(with_self=True)}, "pairwise games"),
    "kind": (CYCLE, DILEMMA, {"kind": 1}, "kind= is not 4 kinds from 0 to 0"),
    "trust": (CYCLE, DILEMMA, {"trust": 1.5}, "trust= is not a share"),
    "trust of some": (CYCLE, DILEMMA, {"trust": [0.5, 0.5]}, "trust= is not a share"),
    "belief of three": (CYCLE, np.eye(3), {"rule": "belief"}, "for two strategies"),
    "another size": (
        CYCLE,
        TableGame(np.zeros((1, 2, 4))),
        {},
        "a group of 3, and the game is for groups of 4",
    ),
    "no number": (CYCLE, GroupGame(lambda *_: math.inf), {}, "not numbers"),
    "unfit": (CYCLE, ((-9, -9), (0, 0)), {"rule": Rule("death_birth", 0.5)}, "makes fitness negative"),
    "seed": (CYCLE, DILEMMA, {"seed": -1}, "seed=-1"),
}


@pytest.mark.parametrize("mistake", REFUSED)
def test_refused_in_one_line(mistake):
    graph, game, how, said = REFUSED[mistake]
    with pytest.raises(ParameterError, match=said) as error:
        games.advance(Board.begin(graph, game, **how), 1)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("selection", [-1, math.nan, math.inf, True])
def test_selection_is_a_number(selection):
    with pytest.raises(ParameterError, match="selection="):
        Rule("fermi", selection)


@pytest.mark.parametrize("steps", [-1, 1.5, True])
def test_steps_are_a_number(steps):
    with pytest.raises(ParameterError, match="steps="):
        games.advance(Board.begin(CYCLE, DILEMMA), steps)


def test_arrays_of_another_form_do_not_reach_the_kernel():
    board = Board.begin(CYCLE, DILEMMA)
    board.strategy = board.strategy.astype(np.int32)
    with pytest.raises(KernelError):
        games.advance(board, 1)
    board.strategy = np.array([0, 1, 2, 0], np.int8)
    with pytest.raises(KernelError):
        games.advance(board, 1)
