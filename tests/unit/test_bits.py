import math
import random
from functools import reduce
from operator import add

import numpy as np
import pytest

from tillit.native import bits, engines
from tillit.validation.bits import PHILOX_ANSWERS

kernel = engines.kernel()
needs_kernel = pytest.mark.skipif(kernel is None, reason="the kernel was not compiled")


def philox_construction(counter, key, *, word_bits, multipliers, weyl, rounds=10):
    """The construction of Salmon et al. 2011, section 4, for any size of word."""
    mask = (1 << word_bits) - 1
    (c0, c1, c2, c3), (k0, k1) = counter, key
    for turn in range(rounds):
        if turn:
            k0, k1 = (k0 + weyl[0]) & mask, (k1 + weyl[1]) & mask
        high0, low0 = divmod(multipliers[0] * c0, 1 << word_bits)
        high1, low1 = divmod(multipliers[1] * c2, 1 << word_bits)
        c0, c1, c2, c3 = high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0
    return c0, c1, c2, c3


@pytest.mark.parametrize(("counter", "key", "words"), PHILOX_ANSWERS)
def test_philox_known_answers(counter, key, words):
    assert bits.philox(counter, key) == words


def test_philox_has_the_construction_of_numpys_own_family():
    # numpy has Philox4x64-10: the same construction with 64-bit words and its constants ...
    numbers = random.Random(1)
    for _ in range(20):
        counter = [numbers.getrandbits(64) for _ in range(4)]
        key = [numbers.getrandbits(64) for _ in range(2)]
        theirs = (
            np.random.Philox(counter=np.array(counter, np.uint64), key=np.array(key, np.uint64))
            .random_raw(4)
            .tolist()
        )
        counter[0] = (counter[0] + 1) % 2**64  # numpy counts before it draws
        ours = philox_construction(
            counter,
            key,
            word_bits=64,
            multipliers=(0xD2E7470EE14C6C93, 0xCA5A826395121157),
            weyl=(0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B),
        )
        assert list(ours) == theirs
    # ... so with 32-bit words and theirs it must be ours.
    for _ in range(200):
        counter = tuple(numbers.getrandbits(32) for _ in range(4))
        key = tuple(numbers.getrandbits(32) for _ in range(2))
        assert bits.philox(counter, key) == philox_construction(
            counter, key, word_bits=32, multipliers=bits.MULTIPLIERS, weyl=bits.WEYL
        )


@needs_kernel
def test_kernels_philox_equals_the_reference():
    numbers = random.Random(2)
    assert kernel.philox_words is not bits.philox
    for _ in range(500):
        counter = tuple(numbers.getrandbits(32) for _ in range(4))
        key = tuple(numbers.getrandbits(32) for _ in range(2))
        assert kernel.philox_words(counter, key) == bits.philox(counter, key)


def points():
    numbers = random.Random(3)
    small = [numbers.uniform(-1, 1) for _ in range(20_000)]
    return small + [numbers.uniform(-700, 700) for _ in range(20_000)] + [0.0, -0.0, 1e-300, -1e-17]


def test_exp_is_within_two_ulp():
    assert max(abs(bits.exp_(x) - math.exp(x)) / math.ulp(math.exp(x)) for x in points()) <= 2


def test_log_is_within_two_ulp():
    values = [math.exp(x) for x in points()] + [1.0, 2.0, 0.5, math.sqrt(0.5), 5e-324, 1.7e308]
    worst = max(abs(bits.log_(x) - math.log(x)) / max(math.ulp(math.log(x)), 5e-324) for x in values)
    assert worst <= 2


@pytest.mark.parametrize(("x", "y"), [(-800.0, 0.0), (0.0, 1.0), (-1e308, 0.0)])
def test_exp_at_the_ends(x, y):
    assert bits.exp_(x) == y


def test_exp_never_overflows():
    assert math.isfinite(bits.exp_(1e308))


def test_power():
    assert bits.power(0.5, 4.0) == pytest.approx(0.0625, rel=1e-15)
    assert bits.power(0.0, 4.0) == 0.0
    assert bits.power(0.0, 0.0) == 1.0
    assert bits.power(7.0, 0.0) == 1.0


@needs_kernel
def test_kernels_arithmetic_has_the_same_bits():
    for x in points():
        assert kernel.exponential(x).hex() == bits.exp_(x).hex()
        positive = abs(x) + 1e-3
        assert kernel.logarithm(positive).hex() == bits.log_(positive).hex()
        assert kernel.raised(positive, 2.5).hex() == bits.power(positive, 2.5).hex()


@pytest.mark.parametrize("n", [0, 1, 4095, 4096, 4097, 20_000])
def test_ordered_sum_goes_block_by_block(n):
    numbers = random.Random(n)
    values = [numbers.uniform(-1, 1) * 10 ** numbers.uniform(-8, 8) for _ in range(n)]
    # Not `sum`: since Python 3.12 it compensates for rounding.
    blocks = [reduce(add, values[start : start + 4096], 0.0) for start in range(0, n, 4096)]
    assert bits.ordered_sum(values) == reduce(add, blocks, 0.0)
    if kernel:
        assert kernel.summed(np.array(values)).hex() == bits.ordered_sum(values).hex()


def test_ordered_sum_of_arrays_leaves_them_alone():
    arrays = [np.ones(3), np.full(3, 2.0)]
    assert bits.ordered_sum(arrays).tolist() == [3.0, 3.0, 3.0]
    assert arrays[0].tolist() == [1.0, 1.0, 1.0]


def test_uniform_is_never_0_or_1_and_is_exact():
    assert 0.0 < bits.uniform(0) == 0.5 / 2**32
    assert bits.uniform(2**32 - 1) == 1.0 - 0.5 / 2**32 < 1.0
