"""What the dilemma's rules say, worked out by hand or another way."""

import math

import networkx as nx
import numpy as np
import pytest

from tillit.agents.rules import update_delta
from tillit.model.dilemma import (
    IMITATE,
    Dilemma,
    Play,
    Ties,
    fermi,
    small_world,
    uniforms,
    words,
)
from tillit.model.errors import KernelError, ParameterError
from tillit.native import bits, dilemmas, engines

ENGINES = ["native", "reference"] if engines.kernel() else ["reference"]
every_engine = pytest.mark.parametrize("engine", ENGINES)


@every_engine
def test_a_pair_by_hand(engine):
    """The first co-operates and trusts, the second defects: sucker and temptation, and trust follows."""
    game = Dilemma(payoffs=((1, 5), (0, 3)), threshold=0.5, gain=0.25, loss=0.5, selection=0.0)
    play = Play.begin(game, Ties.of(2, np.array([[1, 0]])), trust=[[0.8, 0.4]], strategy=[1, 0])
    dilemmas.advance(play, 1, engine=engine)
    assert play.payoff.tolist() == [0, 5]
    assert play.trust.tolist() == [[update_delta(0.8, 0.0, 0.25, 0.5), update_delta(0.4, 1.0, 0.25, 0.5)]]


@every_engine
def test_who_co_operates_without_trust_gives_nothing(engine):
    game = Dilemma(payoffs=((1, 5), (0, 3)), threshold=0.5)
    play = Play.begin(game, Ties.of(2, np.array([[0, 1]])), trust=[[0.5, 0.9]], strategy=[1, 1])
    dilemmas.advance(play, 1, engine=engine)
    assert play.payoff.tolist() == [5, 0]


@every_engine
def test_strong_selection_copies_whoever_earns_more(engine):
    """A star's hub earns most; its leaves have no other neighbour."""
    game = Dilemma(payoffs=((0, 5), (1, 3)), threshold=0.0, selection=1e9)
    strategy = [0, *[1] * 6]
    play = Play.begin(game, Ties.of_graph(nx.star_graph(6)), trust=np.full((6, 2), 0.9), strategy=strategy)
    dilemmas.advance(play, 1, engine=engine)
    assert play.payoff.tolist() == [30, *[1] * 6]
    assert play.strategy.tolist() == [0] * 7


@every_engine
def test_without_selection_half_of_those_who_meet_another_change(engine):
    """In a complete bipartite graph of the two strategies everybody meets another: 2000 fair coins."""
    n = 2000
    ring = np.stack([np.arange(n), (np.arange(n) + 1) % n], axis=1)
    strategy = np.arange(n) % 2
    play = Play.begin(Dilemma(selection=0.0), Ties.of(n, ring), strategy=strategy, seed=5)
    dilemmas.advance(play, 1, engine=engine)
    changed = (play.strategy != strategy).sum()
    assert abs(changed - n / 2) < 4 * math.sqrt(n / 4)  # beyond this once in 16 000 seeds


@every_engine
def test_neighbours_are_chosen_evenly(engine):
    """The hub of a star, which always imitates: each leaf in turn is the only one who differs."""
    leaves, steps = 5, 2000
    ties = Ties.of_graph(nx.star_graph(leaves))
    game = Dilemma(payoffs=((0, 0), (0, 0)), selection=0.0)
    counts = np.zeros(leaves + 1)
    for leaf in range(1, leaves + 1):
        play = Play.begin(game, ties, seed=9)
        for step in range(steps):
            play.strategies[:] = 0
            play.strategies[:, leaf] = 1
            play.step = step
            dilemmas.advance(play, 1, engine=engine)
            counts[leaf] += play.strategy[0]
    # Copied with probability one half when looked at: 1 / 10 of the steps for each leaf.
    p = 1 / (2 * leaves)
    assert np.abs(counts[1:] - steps * p).max() < 4 * math.sqrt(steps * p * (1 - p))
    assert 2 * counts.sum() == pytest.approx(2 * steps * leaves * p, rel=0.15)


def test_the_fermi_rule():
    assert fermi(3, 3, 0.7) == 0.5
    assert fermi(2, 5, 0.1) == pytest.approx(1 / (1 + math.exp(-0.3)), rel=1e-15)
    assert fermi(0, 10**6, 1.0) == 1.0
    assert 0.0 < fermi(10**6, 0, 1.0) < 1e-300


def test_words_are_the_blocks_in_order():
    drawn = words(11, 6, IMITATE, 3, 2)
    assert drawn.dtype == np.uint32
    for i, word in enumerate(drawn):
        assert word == bits.philox((i // 4, 0, 6, IMITATE), (3, 2))[i % 4]
    assert uniforms(11, 6, IMITATE, 3, 2).tolist() == [bits.uniform(int(word)) for word in drawn]


def test_ties_are_those_of_the_graph():
    graph = nx.gnm_random_graph(40, 100, seed=3)
    ties = Ties.of_graph(graph)
    for i in range(40):
        assert ties.neighbour[ties.start[i] : ties.start[i + 1]].tolist() == sorted(graph[i])
        later = ties.later[ties.later_start[i] : ties.later_start[i + 1]]
        assert later.tolist() == sorted(j for j in graph[i] if j > i)


def test_a_small_world_is_one():
    n, degree, rewired = 4000, 10, 0.1
    ties = small_world(n, degree, rewired, seed=4)
    assert ties.n_pairs == n * degree // 2
    owner = np.repeat(np.arange(n), np.diff(ties.later_start))
    apart = np.abs(ties.later - owner)
    far = (np.minimum(apart, n - apart) > degree // 2).mean()
    landed = rewired * (1 - degree / (n - 1))  # a moved tie may land nearby
    assert abs(far - landed) < 4 * math.sqrt(rewired * (1 - rewired) / ties.n_pairs)
    assert small_world(n, degree, rewired, seed=5).later.tobytes() != ties.later.tobytes()


@pytest.mark.parametrize("rewired", [0.0, 1.0])
def test_the_ends_of_rewiring(rewired):
    ties = small_world(40, 4, rewired)
    graph = nx.Graph(
        (i, int(j)) for i in range(40) for j in ties.neighbour[ties.start[i] : ties.start[i + 1]]
    )
    assert graph.number_of_edges() == 80
    is_ring = nx.is_isomorphic(graph, nx.watts_strogatz_graph(40, 4, 0))
    assert is_ring is (rewired == 0.0)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: Dilemma(payoffs=((0, 1.5), (0, 1))), "payoffs"),
        (lambda: Dilemma(payoffs=((0, 10**6), (0, 1))), "payoffs"),
        (lambda: Dilemma(loss=1.5), "loss=1.5"),
        (lambda: Dilemma(selection=-1), "selection=-1"),
        (lambda: small_world(10, 10, 0.1), "degree=10"),
        (lambda: small_world(100, 10, 2), "rewired=2"),
        (lambda: Ties.of(3, np.array([[0, 3]])), "outside 0 to 2"),
        (lambda: Ties.of(3, np.array([[0, 1], [1, 0]])), "twice"),
        (lambda: Ties.of(3, np.array([[1, 1]])), "itself"),
        (lambda: Play.begin(Dilemma(), Ties.of(2, np.array([[0, 1]])), trust=[[0.5, 1.1]]), "trust"),
        (lambda: Play.begin(Dilemma(), Ties.of(2, np.array([[0, 1]])), strategy=[0, 2]), "strategy"),
        (lambda: dilemmas.advance(Play.begin(Dilemma(), small_world(8, 2, 0)), -1), "steps=-1"),
    ],
)
def test_mistakes_are_named(call, says):
    with pytest.raises(ParameterError, match=says):
        call()


def test_arrays_of_another_form_are_refused():
    play = Play.begin(Dilemma(), small_world(8, 2, 0))
    play.trust = play.trust.astype(np.float32)
    with pytest.raises(KernelError, match="trust"):
        dilemmas.advance(play, 1)
    play = Play.begin(Dilemma(), small_world(8, 2, 0))
    play.strategies[1, 3] = 2
    with pytest.raises(KernelError, match="0 or 1"):
        dilemmas.advance(play, 1)


def test_ties_are_checked_once_and_stay():
    ties = small_world(8, 2, 0)
    with pytest.raises(ValueError, match="read-only"):
        ties.neighbour[0] = 7
    arrays = [ties.later_start, ties.later, ties.start, ties.neighbour]
    for index, wrong in (
        (1, np.full(8, 8, np.int32)),
        (3, np.full(16, -1, np.int32)),
        (0, ties.later_start[::-1].copy()),
        (2, ties.start + np.int32(1)),
        (3, ties.neighbour.astype(np.int64)),
    ):
        with pytest.raises(ParameterError, match=r"Ties\.of"):
            Ties(*arrays[:index], wrong, *arrays[index + 1 :])
