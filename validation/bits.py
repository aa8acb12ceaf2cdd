"""Arithmetic and random numbers against known answers and exact fractions."""

import math
from collections.abc import Callable, Iterator
from fractions import Fraction

import numpy as np

from tillit.model.randomness import block
from tillit.native.bits import BLOCK, exp_, log_, ordered_sum, philox, power, uniform
from tillit.validation.rows import SEED, STANDARD_ERRORS, Found, draws, row

PHILOX_ANSWERS = (
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
)
"""Known answers of Philox4x32-10: counter, key, words (Random123, Salmon et al. 2011)."""


@row(
    "identity",
    sv="Slumpgeneratorns kända svar",
    en="Known answers of the random number generator",
    source="Salmon et al. 2011, Random123",
    checks=["native.bits.philox"],
)
def philox_known_answers() -> Iterator[Found]:
    """Count the words that are right."""
    right = sum(
        got == want
        for counter, key, words in PHILOX_ANSWERS
        for got, want in zip(philox(counter, key), words, strict=True)
    )
    yield Found(12, right, 0)


@row(
    "identity",
    sv="Slumptal är mitten av sin cell",
    en="A random number is the middle of its cell",
    source="exact fractions",
    checks=["native.bits.uniform"],
)
def uniform_cells() -> Iterator[Found]:
    """A word w stands for (2 w + 1) / 2**33, exactly."""
    for word in (0, 1, 2**31, 2**32 - 1):
        exact = Fraction(2 * word + 1, 2**33)
        yield Found(0, float(Fraction(uniform(word)) - exact), 0, f"word={word}")


@row(
    "distribution",
    sv="Slumptal är jämnt fördelade och oberoende av grannens",
    en="Random numbers are even, and independent of the neighbour's",
    source="moments of the uniform distribution; standard errors from theory",
    checks=["native.bits.philox", "native.bits.uniform", "model.randomness.block"],
    people=400,
    weeks=200,
)
def luck_is_even(people: int = 100, weeks: int = 50) -> Iterator[Found]:
    """Means and products of blocks of neighbouring people and weeks."""
    points = np.array(
        [[block(SEED, 0, i, i + 1, week, 7) for week in range(weeks)] for i in range(people)]
    )  # person, week, word
    centred = points - 0.5
    yield Found(0.5, float(points.mean()), STANDARD_ERRORS * math.sqrt(1 / 12 / points.size), "mean")
    yield Found(
        1 / 12, float((centred**2).mean()), STANDARD_ERRORS * math.sqrt(1 / 180 / points.size), "variance"
    )
    pairs = {
        "people": centred[1:] * centred[:-1],
        "weeks": centred[:, 1:] * centred[:, :-1],
        "words": centred[:, :, 1:] * centred[:, :, :-1],
    }
    for case, products in pairs.items():
        # A product of two independent numbers has the variance 1 / 144; neighbouring products do not
        # correlate.
        yield Found(0, float(products.mean()), STANDARD_ERRORS / 12 / math.sqrt(products.size), case)


@row(
    "identity",
    sv="e upphöjt till x",
    en="e to the x",
    source="the C library's exp, in units of the last place",
    checks=["native.bits.exp_"],
)
def exp_ulp(points: int = 5000) -> Iterator[Found]:
    """Largest distance over the whole range, and what lies beyond it."""
    yield Found(0, _ulp(exp_, math.exp, [1400 * u - 700 for u in draws("exp", points)]), 2, "largest")
    yield Found(0, _ulp(exp_, math.exp, [2e-3 * u - 1e-3 for u in draws("exp", points // 5)]), 2, "small")
    for x, limit in (
        (-745.5, 0.0),
        (-745.0, math.exp(-745.0)),
        (709.5, math.exp(709.0)),
        (1e6, math.exp(709.0)),
    ):
        yield Found(limit, exp_(x), 2 * math.ulp(limit), f"x={x:g}")


@row(
    "identity",
    sv="Naturlig logaritm",
    en="Natural logarithm",
    source="the C library's log, in units of the last place",
    checks=["native.bits.log_"],
)
def log_ulp(points: int = 5000) -> Iterator[Found]:
    """Largest distance over the whole range, and near 1."""
    wide = [math.exp(1400 * u - 700) for u in draws("log", points)]
    yield Found(0, _ulp(log_, math.log, wide), 2, "largest")
    yield Found(0, _ulp(log_, math.log, [0.5 + u for u in draws("log", points // 5)]), 2, "near 1")


def _ulp(ours: Callable[[float], float], libm: Callable[[float], float], points: list[float]) -> float:
    return max(abs(ours(x) - libm(x)) / math.ulp(libm(x)) for x in points)


@row(
    "identity",
    sv="Potenser",
    en="Powers",
    source="exact fractions; powers of 0 by convention",
    checks=["native.bits.power"],
)
def powers() -> Iterator[Found]:
    """Whole powers of fractions, roots of squares, and 0."""
    worst = 0.0
    for u in draws("power", 200):
        for whole in (1, 2, 4, 7):
            exact = Fraction(u) ** whole
            worst = max(worst, abs(float(Fraction(power(u, float(whole))) / exact - 1)))
        worst = max(worst, abs(power(u * u, 0.5) / u - 1))
    # exp and log are within 2 units each, and the product in between may be as large as 7 * 9.
    yield Found(0, worst, 7 * 9 * 4 * 2.0**-52, "largest relative error")
    for base, exponent, value in ((0.0, 0.0, 1.0), (0.5, 0.0, 1.0), (0.0, 2.0, 0.0)):
        yield Found(value, power(base, exponent), 0, f"{base:g}**{exponent:g}")


@row(
    "identity",
    sv="Summor i fast ordning",
    en="Sums in a fixed order",
    source="numpy's running sum over the same blocks",
    checks=["native.bits.ordered_sum"],
)
def sums_in_order() -> Iterator[Found]:
    """The same bits as running sums over each block."""
    for n in (0, 1, 100, BLOCK, BLOCK + 1, 2 * BLOCK + 7):
        values = np.array([10 ** (6 * u) for u in draws("sum", n)])
        blocks = [np.cumsum(values[at : at + BLOCK])[-1] for at in range(0, n, BLOCK)]
        expected = float(np.cumsum(blocks)[-1]) if blocks else 0
        yield Found(expected, ordered_sum(values.tolist()), 0, f"n={n}")


ROWS = (
    philox_known_answers,
    uniform_cells,
    luck_is_even,
    exp_ulp,
    log_ulp,
    powers,
    sums_in_order,
)
