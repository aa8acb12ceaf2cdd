"""Games on lattices, against published patterns and densities: who co-operates, and how many."""

from collections.abc import Iterator, Sequence

import numpy as np

from tillit.model.dilemma import Ties
from tillit.model.games import REFRAIN, Board, Game, Rule, public_goods
from tillit.native import games
from tillit.validation.rows import ROUNDING, SEED, Found, row

PLAYED = ("native.games.advance",)
SQUARE = ((0, 1), (1, 0))
MOORE = (*SQUARE, (1, 1), (1, -1))
KALEIDOSCOPE = (
    1,
    9,
    25,
    41,
    81,
    81,
    109,
    185,
    289,
    257,
    253,
    297,
    325,
    369,
    557,
    817,
    1089,
    993,
    925,
    905,
    869,
)

Payoffs = tuple[tuple[float, float], tuple[float, float]]


@row(
    "identity",
    sv="Nowak och Mays kalejdoskop",
    en="Nowak and May's kaleidoscope",
    source="Nowak & May 1992, fig. 3; whole numbers computed independently",
    checks=PLAYED,
)
def kaleidoscope() -> Iterator[Found]:
    """One who refrains, amid 99 x 99 who take over the best of nine; any temptation above 1.8."""
    for temptation in (1.81, 1.9, 1.99):
        for step, (expected, seen) in enumerate(
            zip(KALEIDOSCOPE, _one_refrains(temptation, 20), strict=True)
        ):
            yield Found(expected, seen, 0, f"b={temptation:g} t={step}")


@row(
    "identity",
    sv="Under 1,8 växer det inte",
    en="Below 1.8 it does not grow",
    source="Nowak & May 1992: whole numbers computed independently, b = 1.79",
    checks=PLAYED,
)
def kaleidoscope_still() -> Iterator[Found]:
    """The same with less temptation: a block of nine, for ever."""
    for step, seen in enumerate(_one_refrains(1.79, 10)):
        yield Found(9 if step else 1, seen, 0, f"t={step}")


@row(
    "distribution",
    sv="Andelen som samarbetar i Nowak och Mays kaos",
    en="How many co-operate in Nowak and May's chaos",
    source="Nowak & May 1992: about .318 and .299; computed independently 0.3155 and 0.2998, L = 200 to 400",
    checks=PLAYED,
    kernel=True,
    steps=1500,
)
def spatial_chaos(side: int = 200, steps: int = 700) -> Iterator[Found]:
    """All at once, best of nine, with and without playing oneself; the mean from step 500 on."""
    for with_self, temptation, expected in ((True, 1.9, 0.3155), (False, 1.63, 0.2998)):
        rule = Rule("imitate_best", with_self=with_self)
        seen = _density(_pairs(temptation), rule, side, steps, steps - 500, MOORE, initial=0.9)
        yield Found(expected, seen, 0.003, "with oneself" if with_self else "without")


@row(
    "distribution",
    sv="Fångarnas dilemma på ett rutnät: hur många samarbetar?",
    en="The prisoner's dilemma on a lattice: how many co-operate?",
    source="Szabó & Töke 1998; densities computed independently, L = 200, tolerances as given there",
    checks=PLAYED,
    tier="slow",
    kernel=True,
)
def fermi_lattice() -> Iterator[Found]:
    """Payoffs (T, R, S, P) = (b, 1, 0, 0), four neighbours, one at a time; for two strengths of selection."""
    known = {
        10.0: {1.005: 0.577, 1.01: 0.516, 1.015: 0.458, 1.02: 0.398, 1.025: 0.327},
        2.5: {1.0: 0.621, 1.01: 0.563, 1.02: 0.507, 1.03: 0.451, 1.04: 0.392, 1.06: 0.239},
    }
    for selection, densities in known.items():
        for temptation, expected in densities.items():
            rule = Rule("fermi", selection=selection, sequential=True)
            tolerance = 0.01 if expected > 0.35 else 0.02
            seen = _density(_pairs(temptation), rule, 200, 3000, 2000, SQUARE)
            yield Found(expected, seen, tolerance, f"K={1 / selection:g} b={temptation:g}")


@row(
    "distribution",
    sv="Där samarbetet dör ut på ett rutnät",
    en="Where co-operation dies out on a lattice",
    source="Szabó & Töke 1998; extinct at b = 1.036 (K = .1) and 1.08 (K = .4), computed independently",
    checks=PLAYED,
    tier="slow",
    kernel=True,
)
def fermi_extinction() -> Iterator[Found]:
    """Nobody is left to co-operate."""
    for selection, temptation in ((10.0, 1.04), (2.5, 1.09)):
        rule = Rule("fermi", selection=selection, sequential=True)
        seen = _density(_pairs(temptation), rule, 100, 10_000, 1, SQUARE)
        yield Found(0, seen, 0, f"K={1 / selection:g} b={temptation:g}")


@row(
    "identity",
    sv="En gemensam nytta delas ut, inte mer och inte mindre",
    en="A public good is shared out, no more and no less",
    source="conservation: what is put in, times the factor; and who refrains saves the cost",
    checks=["model.games.public_goods"],
)
def public_goods_shared() -> Iterator[Found]:
    """In groups of several sizes, whoever contributes."""
    for factor, cost, size in ((1.5, 1.0, 2), (3.8, 2.0, 5), (4.0, 0.5, 7)):
        gives, keeps = public_goods(factor, cost).table(size)[0].tolist()
        for giving in range(size + 1):
            together = (giving and giving * gives[giving - 1]) + (
                size > giving and (size - giving) * keeps[giving]
            )
            yield Found((factor - 1) * cost * giving, together, ROUNDING, f"n={size} giving={giving}")
            if 0 < giving < size:
                apart = keeps[giving] - gives[giving - 1]
                yield Found(cost, apart, ROUNDING, f"n={size} giving={giving} apart")


@row(
    "distribution",
    sv="En gemensam nytta på ett rutnät: hur många bidrar?",
    en="A public good on a lattice: how many contribute?",
    source="Szabó & Hauert 2002; Perc & Szolnoki 2010: 3.74 and 5.49; densities computed independently",
    checks=[*PLAYED, "model.games.public_goods"],
    tier="slow",
    kernel=True,
)
def public_goods_lattice() -> Iterator[Found]:
    """Groups of five, everybody in five of them, K = .5, one at a time; below 3.74 nobody contributes."""
    rule = Rule("fermi", selection=2.0, sequential=True)
    for factor, expected in ((3.8, 0.298), (4.0, 0.511), (5.0, 0.931)):
        seen = _density(public_goods(factor), rule, 200, 4000, 2000, SQUARE)
        yield Found(expected, seen, 0.01, f"r={factor:g}")
    yield Found(0, _density(public_goods(3.6), rule, 100, 10_000, 1, SQUARE), 0, "r=3.6")
    yield Found(1, _density(public_goods(5.7), rule, 100, 10_000, 1, SQUARE), 0, "r=5.7")


def _lattice(side: int, around: Sequence[tuple[int, int]]) -> Ties:
    """Return a periodic lattice; `around` are half of the neighbours, as turns of rows and columns."""
    place = np.arange(side * side).reshape(side, side)
    pairs = [np.stack([place, np.roll(place, (-down, -right), (0, 1))], -1) for down, right in around]
    return Ties.of(side * side, np.concatenate(pairs).reshape(-1, 2))


def _pairs(temptation: float) -> Payoffs:
    return ((1.0, 0.0), (temptation, 0.0))


def _one_refrains(temptation: float, steps: int) -> list[int]:
    strategy = np.zeros(99 * 99, np.int8)
    strategy[99 * 49 + 49] = REFRAIN
    rule = Rule("imitate_best", with_self=True)
    board = Board.begin(_lattice(99, MOORE), _pairs(temptation), rule, initial=strategy)
    games.advance(board, steps)
    seen: list[int] = board.counts[:, REFRAIN].tolist()
    return seen


def _density(
    game: Game | Payoffs,
    rule: Rule,
    side: int,
    steps: int,
    last: int,
    around: Sequence[tuple[int, int]],
    initial: float = 0.5,
) -> float:
    """Return the mean share who co-operate over the last steps."""
    board = Board.begin(_lattice(side, around), game, rule, initial=initial, seed=SEED)
    games.advance(board, steps)
    return float(board.shares[-last:, 0].mean())


ROWS = (
    kaleidoscope,
    kaleidoscope_still,
    spatial_chaos,
    fermi_lattice,
    fermi_extinction,
    public_goods_shared,
    public_goods_lattice,
)
