"""`tillit bench`: shape, refusals, cancelling; and that a peer with other results is not timed."""

import json
import signal
import sys

import numpy as np
import pytest

from tillit import bench_table
from tillit.experiments import benchmark
from tillit.model.errors import ParameterError
from tillit.native import engines

KERNEL = {"benchmark", "members", "ties", "threads", "backend", "ties_per_second"}
MODEL = {"members", "weeks", "engine", "threads", "seconds"}
ENGINES = {"native", "reference"} if engines.kernel() else {"reference"}


@pytest.fixture
def quick(monkeypatch):
    """A few rounds of small work."""
    monkeypatch.setattr(benchmark, "ROUNDS", 2)
    monkeypatch.setattr(benchmark, "ROUND_SECONDS", 1e-3)
    whole = benchmark._whole_model
    run, compare = benchmark._run, benchmark._compare
    monkeypatch.setattr(benchmark, "_run", lambda _, weeks, engine: run(60, min(weeks, 2), engine))
    monkeypatch.setattr(benchmark, "_compare", lambda *_: compare(60, 1, 2, 1))
    return whole


def test_the_document_has_its_shape(quick):
    begun = []
    document = benchmark.bench(benchmark.make_settings(members="100,200", threads="2"), begun.append)
    assert list(document) == ["kernel", "model"]
    json.dumps(document, allow_nan=False)
    assert {row["members"] for row in document["kernel"]} == {100, 200}
    assert {row["backend"] for row in document["kernel"]} == ENGINES
    for row in document["kernel"]:
        assert row.keys() > KERNEL
        assert row["ties"] == 10 * row["members"]
        assert 0 < row["slowest"] <= row["ties_per_second"] <= row["fastest"]
    assert {row["engine"] for row in document["model"]} == ENGINES
    for row in document["model"]:
        assert row.keys() > MODEL
        assert row["seconds"] > 0
    assert begun


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_tables_say_what_was_skipped_and_what_differs(quick, capsys, language):
    document = benchmark.bench(benchmark.make_settings(members="100"))
    for status in ("skipped", "differs"):
        document["kernel"].append(benchmark._row("T1", 100, 1000, 1, "other", status, f"because {status}"))
    bench_table.show(document, language)
    shown = capsys.readouterr().out
    assert "because skipped" in shown
    assert "because differs" in shown
    assert bench_table._WORDS["run reference"](language) in shown
    if language == "sv":
        assert "Medlemmar" in shown


class Lying:
    def __init__(self, problem):
        self.play = problem.play()

    def advance(self, steps):
        assert steps == benchmark.COMPARED_STEPS, "it is timed"

    def result(self):
        return {"trust": self.play.trust, "strategy": self.play.strategy, "payoff": self.play.payoff}


@pytest.mark.skipif(engines.kernel() is None, reason="the kernel was not compiled")
def test_a_peer_with_other_results_is_not_timed(quick):
    def missing(problem):
        raise benchmark.Skipped("as asked")

    peers = [benchmark.Peer("T1", "lying", Lying), benchmark.Peer("T1", "missing", missing)]
    rows = {row["backend"]: row for row in benchmark._race("T1", 100, 1, peers, lambda _: None)}
    assert rows["lying"]["status"] == "differs"
    assert "trust differs in" in rows["lying"]["reason"]
    assert rows["lying"]["ties_per_second"] is None
    assert (rows["missing"]["status"], rows["missing"]["reason"]) == ("skipped", "as asked")
    assert rows["native"]["status"] == rows["reference"]["status"] == "measured"


def test_differences_are_named():
    one = {"trust": np.array([0.5, 0.25]), "strategy": np.array([1, 0], np.int8)}
    assert benchmark.difference(one, one, 0.0) == ""
    near = {**one, "trust": one["trust"] + 1e-9}
    assert benchmark.difference(near, one, 1e-8) == ""
    assert "2 of 2" in benchmark.difference(near, one, 0.0)
    assert "above 1e-10" in benchmark.difference(near, one, 1e-10)
    assert "int8" in benchmark.difference({**one, "strategy": np.array([1, 0])}, one, 0.0)
    assert "strategy" in benchmark.difference({"trust": one["trust"]}, one, 0.0)
    assert "1 of 2" in benchmark.difference({**one, "strategy": np.array([1, 1], np.int8)}, one, 1.0)
    nan = {**one, "trust": np.array([np.nan, 0.25])}
    assert benchmark.difference(nan, one, 1e-8)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"members": "12"}, "members=12"),
        ({"members": "many"}, "members=many"),
        ({"members": ","}, "members="),
        ({"threads": "0"}, "threads=0"),
    ],
)
def test_mistakes_are_named(given, says):
    with pytest.raises(ParameterError, match=says):
        benchmark.make_settings(**given)


def test_outside_a_checkout_there_are_no_peers(quick, monkeypatch, tmp_path):
    monkeypatch.setattr(benchmark, "__file__", str(tmp_path / "tillit" / "experiments" / "benchmark.py"))
    monkeypatch.chdir(tmp_path)
    document = benchmark.bench(benchmark.make_settings(peers=True, members="100"))
    assert [row["reason"] for row in document["kernel"] if row["status"] == "skipped"] == [
        "peers run only from a checkout"
    ]


def test_a_mistake_is_one_line(tillit, tmp_path):
    done = tillit("bench", "--members", "7", "--json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("tillit: members=7")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_cancelling_ends_it(cancelled):
    said = []

    def begun(process):
        said.append(process.stderr.readline())
        return True

    assert cancelled("-m", "tillit", "bench", "--json", "--lang", "sv", begun=begun) == []
    assert said[0].startswith("tillit: Mäter i ungefär en minut")


def test_progress_passes_on_an_interrupt(monkeypatch):
    from tillit import console

    monkeypatch.setattr(console, "ended", [signal.SIGINT])
    with bench_table.watched("en", peers=False) as step, pytest.raises(KeyboardInterrupt):
        step("T1")


def test_peers_say_what_they_are():
    found = benchmark.find_peers()
    if not found:
        pytest.skip("the tests are not in a checkout")
    names = [(each.benchmark, each.backend) for each in found]
    assert len(set(names)) == len(names)
    assert {each.benchmark for each in found} <= set(benchmark.BENCHMARKS)
    assert {"Mesa", "numpy", "C -O3", "numba"} <= {backend for name, backend in names if name == "T1"}
    assert all(isinstance(each, benchmark.Peer) for each in found)
