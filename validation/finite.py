"""Fixation in finite populations and on networks, against exact chains, published numbers and simulation."""

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

import networkx as nx
import numpy as np

from tillit.model import traps
from tillit.validation.rows import ROUNDING, STANDARD_ERRORS, Found, draws, row

FERMI = ("model.traps.fixation", "model.traps.log_fixation", "model.traps.finite._mean_payoffs")
REACHED = "model.traps.finite._log_reached"
RATIO = ("model.traps.critical_ratio", "model.traps.coalescence._meeting_times")
GAMES = {
    "prisoner's dilemma": (3, 0, 5, 1),
    "stag hunt": (5, 0, 3, 1),
    "snowdrift": (2, 1, 3, 0),
    "donation": (1, -1, 2, 0),
}


# ---------------------------------------------------------------- everybody meets everybody


@row(
    "identity",
    sv="Hur troligt är det att en enda får alla med sig, om man tar efter den som har det bättre?",
    en="How likely one is to be followed by all, where those who fare better are imitated",
    source="Traulsen, Nowak & Pacheco 2006; computed independently to the digits shown",
    checks=[*FERMI, REACHED],
)
def fermi_fixation() -> Iterator[Found]:
    """Three games, two sizes, three strengths of selection."""
    known = {
        ("prisoner's dilemma", 10): ("0.0923284334", "0.0393763358", "3.73318e-8"),
        ("prisoner's dilemma", 50): ("0.0137981833", "8.064469878e-5", "3.16e-34"),
        ("stag hunt", 10): ("0.0985034899", "0.0854175966", "0.012807689"),
        ("stag hunt", 50): ("0.0196349729", "0.0133682871", "8.3726632e-6"),
        ("snowdrift", 10): ("0.1003285563", "0.1028235215", "0.0712560501"),
        ("snowdrift", 50): ("0.0214341827", "0.0372018069", "0.0746053995"),
        ("donation", 10): ("0.0945902", "0.0542882", "1.17819e-5"),
    }
    for (game, n), numbers in known.items():
        for beta, digits in zip((0.01, 0.1, 1.0), numbers, strict=True):
            yield _published(digits, traps.fixation(GAMES[game], n, beta), f"{game} n={n} beta={beta:g}")


@row(
    "identity",
    sv="Detsamma, räknat steg för steg",
    en="The same, worked out step by step",
    source="absorption of the birth-death chain: exact elimination in fractions, relative",
    checks=[*FERMI, REACHED, "model.traps.log_birth_death"],
)
def fermi_absorption() -> Iterator[Found]:
    """The equations of the whole chain, with the chances of every step; down to 1e-34, and less as a log."""
    for game, (reward, sucker, temptation, punishment) in GAMES.items():
        for n, beta in ((2, 1.0), (10, 0.1), (10, 1.0), (50, 1.0)):
            ups, downs = [], []
            for i in range(1, n):
                mine = ((i - 1) * reward + (n - i) * sucker) / (n - 1)
                theirs = (i * temptation + (n - i - 1) * punishment) / (n - 1)
                meet = i * (n - i) / (n * (n - 1))
                ups.append(meet / (1 + math.exp(beta * (theirs - mine))))
                downs.append(meet / (1 + math.exp(beta * (mine - theirs))))
            exact = _absorbed(ups, downs)
            case = f"{game} n={n} beta={beta:g}"
            found = traps.fixation((reward, sucker, temptation, punishment), n, beta)
            yield Found(1, found / float(exact), 1e-11, f"{case} ratio")
            yield Found(1, math.exp(traps.log_birth_death(ups, downs)) / float(exact), 1e-11, f"{case} steps")
    # Constant differences: a geometric sum, whose logarithm needs no small number.
    n, beta = 500, 1.0
    for benefit in (0.5, 8.0):
        x = beta * (1 + benefit / (n - 1))
        log = math.log1p(-math.exp(-x)) - (n - 1) * x - math.log1p(-math.exp(-n * x))
        found = traps.log_fixation((benefit - 1, -1, benefit, 0), n, beta)
        yield Found(log, found, 1e-9, f"donation b={benefit:g} n={n} log")
    yield Found(1 / 3, traps.fixation(((2, 2), (2, 2)), 3, 5), ROUNDING, "no difference")


@row(
    "distribution",
    sv="Detsamma, spelat person för person",
    en="The same, played person by person",
    source="simulation: two meet by chance, one takes over the other's strategy by the Fermi rule; "
    "standard error sqrt(p (1 - p) / runs)",
    checks=FERMI,
    runs=40_000,
)
def fermi_played(runs: int = 2000) -> Iterator[Found]:
    """Everybody's payoff is added up over everybody else."""
    for game, n, beta in (("snowdrift", 5, 1.0), ("stag hunt", 4, 0.5)):
        luck = draws(f"fixation {game}", 2**32)
        payoffs = GAMES[game]
        followed = sum(_played(payoffs, n, beta, luck) for _ in range(runs)) / runs
        error = math.sqrt(followed * (1 - followed) / runs)
        yield Found(followed, traps.fixation(payoffs, n, beta), STANDARD_ERRORS * error, game)


@row(
    "identity",
    sv="Morans process, med spel och utan",
    en="Moran's process, with a game and without",
    source="Moran 1958, Nowak et al. 2004; computed independently to the digits shown, and exact elimination "
    "in fractions",
    checks=["model.traps.moran_fixation", "model.traps.moran_constant", REACHED],
)
def moran() -> Iterator[Found]:
    """Fitness that depends on the others, and fitness that does not."""
    known = {
        ("prisoner's dilemma", 10): "0.0431516",
        ("prisoner's dilemma", 50): "1.60622e-4",
        ("stag hunt", 10): "0.0841839",
        ("stag hunt", 50): "0.0127283",
        ("snowdrift", 10): "0.103896",
        ("snowdrift", 50): "0.0391411",
        ("donation", 10): "0.0513014",
    }
    for (game, n), digits in known.items():
        yield _published(digits, traps.moran_fixation(GAMES[game], n, 0.1), f"{game} n={n}")
    for n, w in ((2, 0.3), (12, 0.4)):
        ups, downs = [], []
        for i in range(1, n):
            mine = 1 - w + w * ((i - 1) * 5 + (n - i) * 1) / (n - 1)
            theirs = 1 - w + w * (i * 3 + (n - i - 1) * 2) / (n - 1)
            ups.append(i * mine / (i * mine + (n - i) * theirs) * (n - i) / n)
            downs.append((n - i) * theirs / (i * mine + (n - i) * theirs) * i / n)
        found = traps.moran_fixation(((5, 1), (3, 2)), n, w)
        yield Found(float(_absorbed(ups, downs)), found, ROUNDING, f"n={n} w={w:g}")
    for r, n, digits in ((1.1, 100, "0.0909157"), (2, 10, "0.5004888"), (1.5, 10, "0.3392159")):
        yield _published(digits, traps.moran_constant(r, n), f"r={r:g} n={n}")
    yield Found(0.25, traps.moran_constant(1, 4), ROUNDING, "r=1 n=4")


@row(
    "identity",
    sv="Samma chans för den bättre i en ring som bland alla",
    en="Whoever is fitter has the same chance on a ring as among all",
    source="Lieberman, Hauert & Nowak 2005: isothermal graphs; absorption of the chain of all 2^6 states",
    checks=["model.traps.moran_constant"],
)
def moran_on_graphs() -> Iterator[Found]:
    """Birth-death updating on the cycle and on the complete graph of six."""
    for r in (0.7, 1.5):
        for name, graph in (("ring", nx.cycle_graph(6)), ("all", nx.complete_graph(6))):

            def moves(state: tuple[int, ...], graph: "nx.Graph[int]" = graph, r: float = r) -> "_Moves":
                whole = sum(r if each else 1 for each in state)
                for i, each in enumerate(state):
                    for j in graph[i]:
                        yield j, each, (r if each else 1) / whole / len(graph[i])

            yield Found(_on_graph(graph, moves), traps.moran_constant(r, 6), 1e-10, f"{name} r={r:g}")


# ---------------------------------------------------------------- on networks


@row(
    "identity",
    sv="Vilka nät gynnar samarbete?",
    en="Which networks favour co-operation",
    source="Allen et al. 2017; computed independently to six or more digits",
    checks=RATIO,
)
def critical_ratios() -> Iterator[Found]:
    """Ten graphs: rings, a path, a tree, a torus, a star, everybody with everybody."""
    chord = nx.cycle_graph(7)
    chord.add_edge(0, 3)
    known: dict[str, tuple[nx.Graph[int], float]] = {
        "ring of 6": (nx.cycle_graph(6), 4.0),
        "ring of 10": (nx.cycle_graph(10), 8 / 3),
        "ring of 20": (nx.cycle_graph(20), 2.25),
        "path of 6": (nx.path_graph(6), 2.841791),
        "ring of 7 with a chord": (chord, 5.086608),
        "tree": (nx.balanced_tree(2, 2), 2.991279),
        "Petersen": (nx.petersen_graph(), 6.0),
        "torus of 36": (nx.grid_2d_graph(6, 6, periodic=True), 34 / 7),
        "all of 10": (nx.complete_graph(10), -9.0),
    }
    for name, (graph, ratio) in known.items():
        yield Found(ratio, traps.critical_ratio(graph), 1e-6, name)
    yield Found(0, 1 / traps.critical_ratio(nx.star_graph(9)), 0, "star of 10: 1 / ratio")
    # The karate club's edges carry weights, which are left alone unless asked for.
    club = nx.karate_club_graph()
    bare: nx.Graph[int] = nx.Graph(list(club.edges))
    yield Found(traps.critical_ratio(bare), traps.critical_ratio(club), 1e-9, "karate club")


@row(
    "identity",
    sv="Detsamma, räknat över alla tillstånd",
    en="The same, worked out over all states",
    source="absorption of the chain of all 2^n states of death-birth updating, derivative at no selection",
    checks=RATIO,
)
def critical_ratios_chain() -> Iterator[Found]:
    """What benefit and cost each do to the chance of one co-operator, on graphs of three to six nodes."""
    chord = nx.cycle_graph(6)
    chord.add_edge(0, 2)
    graphs = {
        "path of 3": nx.path_graph(3),
        "path of 5": nx.path_graph(5),
        "triangle and a tail": nx.lollipop_graph(3, 2),
        "ring of 6 with a chord": chord,
        "tree": nx.Graph([(0, 1), (0, 2), (0, 3), (3, 4), (3, 5)]),
        "all of 5": nx.complete_graph(5),
    }
    w = 1e-4
    for name, graph in graphs.items():
        gained, lost = (
            (_one_cooperator(graph, w * b, w * c) - _one_cooperator(graph, -w * b, -w * c)) / (2 * w)
            for b, c in ((1, 0), (0, 1))
        )
        # 1 / ratio, which is finite also where no ratio is enough.
        yield Found(-gained / lost, 1 / traps.critical_ratio(graph), 1e-7, name)


@row(
    "identity",
    sv="Där alla har lika många grannar",
    en="Where all have as many neighbours",
    source="Taylor, Day & Wild 2007: (n - 2) / (n / k - 2); k in the limit (Ohtsuki et al. 2006)",
    checks=[*RATIO, "model.traps.regular_ratio"],
)
def regular_ratios() -> Iterator[Found]:
    """Rings, a ring of rings, Petersen's graph, all with all; and the limit."""
    known = {(10, 2): 8 / 3, (20, 2): 2.25, (10, 3): 6.0, (10, 9): -9.0, (7, 4): -20.0}
    for (n, k), ratio in known.items():
        yield Found(ratio, traps.regular_ratio(n, k), 1e-9, f"n={n} k={k}")
        graph = nx.petersen_graph() if k == 3 else nx.circulant_graph(n, [*range(1, k // 2 + 1)])
        graph = nx.complete_graph(n) if k == n - 1 else graph
        yield Found(ratio, traps.critical_ratio(graph), 1e-9, f"n={n} k={k} on the graph")
    yield Found(29 / 14, traps.critical_ratio(nx.cycle_graph(60)), 1e-9, "ring of 60")
    for k in (2, 4, 12):
        yield Found(k, traps.regular_ratio(10**9, k), 1e-6, f"large n, k={k}")
    yield Found(0, 1 / traps.regular_ratio(8, 4), 0, "half of all: 1 / ratio")


# ---------------------------------------------------------------- exact chains


_Moves = Iterator[tuple[int, int, float]]
"""Who takes over which strategy, and how likely that is."""


def _published(digits: str, observed: float, case: str) -> Found:
    """Compare with a number known to some digits, relative: half a unit of the last, at least 1e-6."""
    mantissa = digits.partition("e")[0].replace(".", "").lstrip("0")
    unit = 10.0 ** -(len(mantissa) - 1) / (float(mantissa) / 10 ** (len(mantissa) - 1))
    return Found(1, observed / float(digits), max(0.51 * unit, 1e-6), case)


def _absorbed(ups: Sequence[float], downs: Sequence[float]) -> Fraction:
    """Return the chance to get from 1 to the top: ``(u + d) h_i = u h_i+1 + d h_i-1``, h_0 = 0, h_n = 1."""
    # h_i = share_i h_i+1, from the bottom up.
    share, shares = Fraction(0), []
    for up, down in zip(map(Fraction, ups), map(Fraction, downs), strict=True):
        share = up / (up + down - down * share)
        shares.append(share)
    return math.prod(shares, start=Fraction(1))


def _on_graph(graph: "nx.Graph[int]", moves: Callable[[tuple[int, ...]], _Moves]) -> float:
    """Return the chance of one with strategy 1, at any place alike, to be followed by all."""
    n = len(graph)
    system, end = np.eye(2**n), np.zeros(2**n)
    end[-1] = 1.0
    for code in range(1, 2**n - 1):
        state = tuple(code >> i & 1 for i in range(n))
        for i, strategy, chance in moves(state):
            system[code, code & ~(1 << i) | strategy << i] -= chance
    reached = np.linalg.solve(system, end)
    return float(np.mean([reached[1 << i] for i in range(n)]))


def _one_cooperator(graph: "nx.Graph[int]", benefit: float, cost: float) -> float:
    """Return the chance of one co-operator: death-birth updating, fitness 1 + mean payoff."""

    def moves(state: tuple[int, ...]) -> _Moves:
        fitness = [
            1 - cost * state[i] + benefit * sum(state[j] for j in graph[i]) / len(graph[i]) for i in graph
        ]
        for i in graph:
            whole = sum(fitness[j] for j in graph[i])
            for j in graph[i]:
                yield i, state[j], fitness[j] / whole / len(graph)

    return _on_graph(graph, moves)


def _played(payoffs: tuple[float, ...], n: int, beta: float, luck: Iterator[float]) -> bool:
    """Return whether all of `n` follow the first in the end."""
    people = [1] + [0] * (n - 1)
    while 0 < sum(people) < n:
        mine = int(next(luck) * n)
        theirs = (mine + 1 + int(next(luck) * (n - 1))) % n
        earned = [
            sum(payoffs[2 * (1 - people[i]) + 1 - other] for j, other in enumerate(people) if j != i)
            / (n - 1)
            for i in (mine, theirs)
        ]
        if next(luck) < 1 / (1 + math.exp(beta * (earned[0] - earned[1]))):
            people[mine] = people[theirs]
    return people[0] == 1


ROWS = (
    fermi_fixation,
    fermi_absorption,
    fermi_played,
    moran,
    moran_on_graphs,
    critical_ratios,
    critical_ratios_chain,
    regular_ratios,
)
