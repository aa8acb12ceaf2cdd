"""Games on networks: the kernel and its reference give the same bits."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tillit.model.games import Board, GroupGame, PairGame, Rule, TableGame, Updating, public_goods
from tillit.native import engines, games

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")


@st.composite
def boards(draw):
    """Any rule on any small network, also with players who are tied to nobody."""
    n = draw(st.integers(1, 12))
    pairs = draw(st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=25))
    graph = nx.empty_graph(n)
    graph.add_edges_from((i, j) for i, j in pairs if i != j)
    payoff = st.floats(-10, 10, width=32)
    updating = draw(st.sampled_from(list(Updating)))
    if draw(st.booleans()):
        values = draw(st.lists(payoff, min_size=26, max_size=26))
        game = GroupGame(lambda acts, others, size: values[2 * others + acts])
    else:
        m = draw(st.integers(2, 2 if updating in (Updating.THRESHOLD, Updating.BELIEF) else 4))
        game = PairGame(draw(st.lists(st.lists(payoff, min_size=m, max_size=m), min_size=m, max_size=m)))
    births = updating is Updating.DEATH_BIRTH  # who earns -10 on average must still be fit
    rule = Rule(
        updating.word,
        selection=draw(st.floats(0, 0.05 if births else 1)),
        sequential=draw(st.booleans()),
        averaged=births or draw(st.booleans()),
        with_self=isinstance(game, PairGame) and draw(st.booleans()),
        gain=draw(st.floats(0, 1)),
        loss=draw(st.floats(0, 1)),
        seen=draw(st.sampled_from([0.0, 0.3, 1.0])),
    )
    seed = draw(st.integers(0, 2**32 - 1))
    initial = draw(st.lists(st.integers(0, game.n_strategies - 1), min_size=n, max_size=n))
    threshold = draw(st.lists(st.floats(0, 1), min_size=n, max_size=n))
    ties = 2 * graph.number_of_edges()
    trust = draw(st.lists(st.floats(0, 1), min_size=ties, max_size=ties))

    def begin():
        return Board.begin(graph, game, rule, initial=initial, threshold=threshold, trust=trust, seed=seed)

    return begin


@settings(max_examples=300)
@given(begin=boards())
def test_the_engines_agree_bit_for_bit(begin):
    native, reference = begin(), begin()
    games.advance(native, 7, engine="native")
    games.advance(reference, 7, engine="reference")
    assert native.counts.tobytes() == reference.counts.tobytes()
    assert native.strategy.tobytes() == reference.strategy.tobytes()
    assert native.trust.tobytes() == reference.trust.tobytes()


@given(
    kinds=st.lists(st.integers(0, 2), min_size=12, max_size=12),
    payoffs=st.lists(st.floats(-5, 5, width=32), min_size=24, max_size=24),
    updating=st.sampled_from(["belief", "logit", "best_response", "fermi"]),
)
def test_they_agree_with_several_kinds_of_players(kinds, payoffs, updating):
    """Three groups of four, of three kinds."""
    graph = nx.disjoint_union_all([nx.complete_graph(4)] * 3)
    game = TableGame(np.array(payoffs).reshape(3, 2, 4))
    native, reference = (
        Board.begin(graph, game, updating, kind=kinds, initial=0.5, trust=0.4) for _ in range(2)
    )
    games.advance(native, 6, engine="native")
    games.advance(reference, 6, engine="reference")
    assert native.strategy.tobytes() == reference.strategy.tobytes()
    assert native.trust.tobytes() == reference.trust.tobytes()


@pytest.mark.parametrize("sequential", [False, True])
@pytest.mark.parametrize("updating", [each.word for each in Updating if each is not Updating.DEATH_BIRTH])
def test_they_agree_where_luck_is_drawn_in_several_batches(updating, sequential):
    graph = nx.watts_strogatz_graph(300, 6, 0.2, seed=4)
    rule = Rule(updating, selection=0.7, sequential=sequential)
    native, reference = (Board.begin(graph, public_goods(3.5), rule, seed=9) for _ in range(2))
    games.advance(native, 4, engine="native")
    games.advance(reference, 4, engine="reference")
    np.testing.assert_array_equal(native.counts, reference.counts)
    np.testing.assert_array_equal(native.strategy, reference.strategy)


@pytest.mark.parametrize("engine", ["native", "reference"])
def test_steps_in_one_call_are_as_many_calls(monkeypatch, engine):
    graph = nx.cycle_graph(40)
    rule = Rule("fermi", sequential=True)
    at_once, one_by_one, in_parts = (Board.begin(graph, ((3, 0), (5, 1)), rule) for _ in range(3))
    games.advance(at_once, 9, engine=engine)
    for _ in range(9):
        games.advance(one_by_one, 1, engine=engine)
    monkeypatch.setattr(games, "AT_ONCE", 250)
    games.advance(in_parts, 9, engine=engine)
    assert at_once.counts.tolist() == one_by_one.counts.tolist() == in_parts.counts.tolist()
    assert at_once.step == one_by_one.step == in_parts.step == 9
