"""The dilemma's kernel and its reference give the same bits, whatever the number of threads."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tillit.model.dilemma import Dilemma, Play, Ties, small_world
from tillit.native import dilemma_reference, dilemmas, engines

needs_kernel = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")

share = st.floats(0, 1)
payoff = st.integers(-1000, 1000)
rules = st.builds(
    Dilemma,
    payoffs=st.tuples(st.tuples(payoff, payoff), st.tuples(payoff, payoff)),
    threshold=share,
    gain=share,
    loss=share,
    selection=st.sampled_from([0.0, 1e-3, 0.05, 1.0, 1e6]) | st.floats(0, 50),
)


@st.composite
def games(draw):
    n = draw(st.integers(1, 14))
    possible = [(i, j) for i in range(n) for j in range(i)]
    pairs = draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    ties = Ties.of(n, np.array(pairs, np.int64))
    luck = {"seed": draw(st.integers(0, 2**32 - 1)), "replication": draw(st.integers(0, 2**32 - 1))}
    trust = draw(st.none() | st.lists(st.tuples(share, share), min_size=ties.n_pairs, max_size=ties.n_pairs))
    if trust is not None:
        trust = np.array(trust).reshape(ties.n_pairs, 2)
    game = draw(rules)
    return lambda: Play.begin(game, ties, trust=trust, **luck)


def same(one, other):
    for name in ("trust", "strategies", "payoff"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes(), name
    assert one.step == other.step


@needs_kernel
def test_they_are_two_programs():
    assert "_kernel" in engines.kernel().DilemmaBoard.__module__
    assert dilemma_reference.Board.__module__ == "tillit.native.dilemma_reference"


@needs_kernel
@given(games(), st.integers(0, 6))
@settings(max_examples=300, deadline=None)
def test_the_engines_agree_bit_for_bit(make, steps):
    native, reference = make(), make()
    dilemmas.advance(native, steps, engine="native")
    dilemmas.advance(reference, steps, engine="reference")
    same(native, reference)


@needs_kernel
@pytest.mark.parametrize("graph", [nx.star_graph(3000), nx.barabasi_albert_graph(700, 3, seed=4)])
def test_hubs_whose_differences_are_not_kept_agree_too(graph):
    game = Dilemma(payoffs=((0, 50), (-10, 30)), threshold=0.1, selection=0.001)
    native, reference = (Play.begin(game, Ties.of_graph(graph)) for _ in range(2))
    dilemmas.advance(native, 8, engine="native")
    dilemmas.advance(reference, 8, engine="reference")
    same(native, reference)
    assert np.ptp(reference.payoff) > 4096 or len(graph) < 3000


@needs_kernel
@pytest.mark.parametrize("threads", [2, 3, 5])
def test_threads_change_no_bit(monkeypatch, threads):
    monkeypatch.setattr(dilemmas, "SMALLEST_SHARED", 1)
    ties = small_world(333, 6, 0.2, seed=2)
    alone, shared = (Play.begin(Dilemma(), ties, seed=7) for _ in range(2))
    dilemmas.advance(alone, 12)
    dilemmas.advance(shared, 12, threads=threads)
    same(alone, shared)
    assert 0 < alone.strategy.sum() < 333


@needs_kernel
def test_many_members_on_two_threads_are_as_on_one():
    ties = small_world(dilemmas.SMALLEST_SHARED + 3, 4, 0.1)
    alone, shared = (Play.begin(Dilemma(), ties) for _ in range(2))
    dilemmas.advance(alone, 3)
    dilemmas.advance(shared, 3, threads=2)
    same(alone, shared)


@pytest.mark.parametrize("engine", [pytest.param("native", marks=needs_kernel), "reference"])
def test_steps_in_one_call_are_as_many_calls(monkeypatch, engine):
    ties = small_world(60, 4, 0.3)
    at_once, one_by_one, in_parts = (Play.begin(Dilemma(), ties) for _ in range(3))
    dilemmas.advance(at_once, 9, engine=engine)
    for _ in range(9):
        dilemmas.advance(one_by_one, 1, engine=engine)
    monkeypatch.setattr(dilemmas, "AT_ONCE", 500)
    dilemmas.advance(in_parts, 9, engine=engine)
    same(at_once, one_by_one)
    same(at_once, in_parts)
