"""Arithmetic that gives the same bits on every machine: random numbers, exp, log, powers, sums.

Every operation is one IEEE 754 double operation in the order written, so the compiled kernel, which does
the same, agrees bit for bit. The C library's own exp and log are not used: their last bit differs between
processors. The kernel's twin of this module is ``_bits.pxi``.
"""

import math
from collections.abc import Sequence
from typing import Any, TypeVar, overload

import numpy.typing as npt

Words = npt.NDArray[Any]
Word = TypeVar("Word", int, Words)

WORD = 0xFFFFFFFF
MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
WEYL = (0x9E3779B9, 0xBB67AE85)
ROUNDS = 10

LN2_HIGH = 0.6931471803691238  # ln 2 with the last 32 bits of the mantissa zero: k * LN2_HIGH is exact
LN2_LOW = 1.9082149292705877e-10
INVERSE_LN2 = 1.4426950408889634
SQRT_HALF = 0.7071067811865476
EXP_LOWEST = -745.0
EXP_HIGHEST = 709.0

# 1/2!, 1/3!, ... 1/14!: Taylor series of (exp(r) - 1 - r) / r^2; enough for |r| <= ln(2)/2.
EXP_SERIES = tuple(1.0 / math.factorial(n) for n in range(2, 15))
# 2/3, 2/5, ... 2/25: series of log((1+s)/(1-s)) - 2s, divided by s^3, in s^2.
LOG_SERIES = tuple(2.0 / n for n in range(3, 26, 2))

BLOCK = 4096


def philox(counter: tuple[Word, Word, Word, Word], key: tuple[int, int]) -> tuple[Word, Word, Word, Word]:
    """Return four random words of Philox4x32-10, a pure function of counter and key.

    Parameters
    ----------
    counter : 4 words, each 0 to 2**32 - 1
        Integers, or uint64 arrays of one shape for as many counters at once.
    key : 2 words, each 0 to 2**32 - 1

    Returns
    -------
    4 words, each uniform on 0 to 2**32 - 1, integers or arrays as those of `counter`

    References
    ----------
    Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC'11, section 4.
    """
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(ROUNDS):
        product0 = MULTIPLIERS[0] * c0
        product1 = MULTIPLIERS[1] * c2
        c0, c1, c2, c3 = (
            (product1 >> 32) ^ c1 ^ k0,
            product1 & WORD,
            (product0 >> 32) ^ c3 ^ k1,
            product0 & WORD,
        )
        k0 = (k0 + WEYL[0]) & WORD
        k1 = (k1 + WEYL[1]) & WORD
    return c0, c1, c2, c3


@overload
def uniform(word: int) -> float: ...
@overload
def uniform(word: Words) -> npt.NDArray[Any]: ...
def uniform(word: int | Words) -> float | npt.NDArray[Any]:
    """Return the middle of the word's cell on (0, 1): never 0 and never 1, exact in double precision."""
    return (word + 0.5) * 2.3283064365386963e-10


def exp_(x: float) -> float:
    """Return e to the x within 2 units in the last place; 0 below -745, e**709 above 709.

    ``x = k ln 2 + r`` with ``|r| <= ln(2)/2``, a Taylor polynomial for ``exp(r)``, then scaling by 2**k.
    """
    if x < EXP_LOWEST:
        return 0.0
    if x > EXP_HIGHEST:
        x = EXP_HIGHEST
    k = math.floor(x * INVERSE_LN2 + 0.5)
    r = (x - k * LN2_HIGH) - k * LN2_LOW
    series = EXP_SERIES[-1]
    for coefficient in reversed(EXP_SERIES[:-1]):
        series = series * r + coefficient
    return math.ldexp(1.0 + (r + r * r * series), k)


def log_(x: float) -> float:
    """Return the natural logarithm of a positive finite x within 2 units in the last place.

    ``x = 2**k m`` with ``m`` in [sqrt(1/2), sqrt(2)), then the series of ``log((1+s)/(1-s))`` in
    ``s = (m-1)/(m+1)``.
    """
    m, k = math.frexp(x)
    if m < SQRT_HALF:
        m = m + m
        k = k - 1
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    series = LOG_SERIES[-1]
    for coefficient in reversed(LOG_SERIES[:-1]):
        series = series * z + coefficient
    # log(1+f) = f - s (f - z series) exactly, and the large part f is not rounded twice.
    return k * LN2_HIGH + ((f - s * (f - z * series)) + k * LN2_LOW)


def power(base: float, exponent: float) -> float:
    """Return base to the exponent for base >= 0, as ``exp_(exponent * log_(base))``; 0**0 is 1."""
    if exponent == 0.0:
        return 1.0
    if base <= 0.0:
        return 0.0
    return exp_(exponent * log_(base))


def ordered_sum(values: Sequence[Any]) -> Any:
    """Return the sum in index order, in blocks of 4096: the same bits whatever the number of threads.

    Of floats, or of arrays element by element.
    """
    total: Any = 0.0
    for start in range(0, len(values), BLOCK):
        block: Any = 0.0
        for value in values[start : start + BLOCK]:
            block = block + value
        total = total + block
    return total
