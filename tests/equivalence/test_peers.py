"""Programs written by other hands come to the kernel's results in benchmark T1."""

import pytest

from tillit.experiments import benchmark
from tillit.native import engines

pytestmark = pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")
MAY_BE_MISSING = {"numba", "EGTtools", "Axelrod"}  # an optional package, or other work
FOUND = [each for each in benchmark.find_peers() if each.benchmark == "T1"]


@pytest.mark.parametrize("peer", FOUND, ids=[each.backend for each in FOUND])
def test_a_peer_comes_to_the_same(peer):
    """Sixty steps, not only those before every timing."""
    problem = benchmark.DilemmaProblem.of(500)
    try:
        theirs = benchmark._Turn(peer, peer.prepare(problem))
    except benchmark.Skipped:
        if peer.backend in MAY_BE_MISSING:
            return
        raise
    ours = benchmark._Turn(peer, benchmark.BENCHMARKS["T1"].kernel(problem))
    for steps in (1, 20, 39):
        theirs.take(steps)
        ours.take(steps)
        found, expected = theirs.runner.result(), ours.runner.result()
        assert benchmark.difference(found, expected, 60 * peer.tolerance) == ""
    assert 0 < expected["strategy"].sum() < 500


def test_the_problem_is_left_alone():
    problem = benchmark.DilemmaProblem.of(300)
    before = problem.trust.tobytes(), problem.strategy.tobytes()
    for peer in FOUND:
        try:
            benchmark._Turn(peer, peer.prepare(problem)).take(2)
        except benchmark.Skipped:
            continue
    assert (problem.trust.tobytes(), problem.strategy.tobytes()) == before
