"""Programs that play games on networks but do other work than T1: their rows say what is missing.

A figure of theirs beside the others would compare different things.
"""

from tillit.experiments.benchmark import Skipped


class OtherWork:
    BENCHMARK = "T1"

    def __init__(self, backend, lacks):
        self.BACKEND, self._lacks = backend, lacks

    def prepare(self, problem):
        raise Skipped(f"does other work: {self._lacks}")


PEERS = [
    OtherWork(
        "EGTtools",
        "NetworkSync plays and imitates on a network, but has no state on the ties, so no trust; it keeps "
        "payoffs by neighbourhood and draws its own random numbers",
    ),
    OtherWork(
        "Axelrod",
        "plays matches of pairs and a Moran process on a graph, one death at a time; no trust on the ties",
    ),
]
