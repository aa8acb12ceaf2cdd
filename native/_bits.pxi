# The kernel's twin of bits.py: same names, same operations in the same order. What works on many numbers at a
# time, and exp, log and powers, are in lanes.h.
# Series and constants are read from bits.py once, at import: they are stated there and nowhere else.

from libc.stdint cimport uint32_t, uint64_t

from tillit.native import bits as _source

cdef extern from "lanes.h":
    int _has_avx2 "HAS_AVX2"
    enum:
        EXP_TERMS
        LOG_TERMS
    ctypedef struct Constants:
        double[13] exp_series
        double[12] log_series
        double ln2_high
        double ln2_low
        double inverse_ln2
        double sqrt_half
        double exp_lowest
        double exp_highest
    Constants constants
    double exp_(double x) noexcept nogil
    double log_(double x) noexcept nogil
    double power(double base, double exponent) noexcept nogil
    void exp_many(double* x, int n) noexcept nogil
    void power_many(double* x, double exponent, int n) noexcept nogil
    void philox_many(
        const uint32_t* first,
        const uint32_t* second,
        int n,
        uint32_t week,
        uint32_t stream,
        uint32_t seed,
        uint32_t replication,
        double* u0,
        double* u1,
        double* u2,
        double* u3,
    ) noexcept nogil

cdef enum:
    BLOCK = 4096

if (len(_source.EXP_SERIES), len(_source.LOG_SERIES), _source.BLOCK) != (EXP_TERMS, LOG_TERMS, BLOCK):
    raise ImportError("the compiled kernel and native/bits.py differ in their series; build again")
for _n in range(EXP_TERMS):
    constants.exp_series[_n] = _source.EXP_SERIES[_n]
for _n in range(LOG_TERMS):
    constants.log_series[_n] = _source.LOG_SERIES[_n]
constants.ln2_high = _source.LN2_HIGH
constants.ln2_low = _source.LN2_LOW
constants.inverse_ln2 = _source.INVERSE_LN2
constants.sqrt_half = _source.SQRT_HALF
constants.exp_lowest = _source.EXP_LOWEST
constants.exp_highest = _source.EXP_HIGHEST


cdef struct Words:
    uint32_t w0
    uint32_t w1
    uint32_t w2
    uint32_t w3


cdef struct Draws:
    double u0
    double u1
    double u2
    double u3


# A sum in index order, in blocks.
cdef struct Sum:
    double total
    double block
    int count


cdef inline Words philox(
    uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1
) noexcept nogil:
    cdef uint64_t product0, product1
    cdef int turn
    cdef Words words
    for turn in range(10):
        product0 = <uint64_t>0xD2511F53U * c0
        product1 = <uint64_t>0xCD9E8D57U * c2
        c0 = <uint32_t>(product1 >> 32) ^ c1 ^ k0
        c2 = <uint32_t>(product0 >> 32) ^ c3 ^ k1
        c1 = <uint32_t>product1
        c3 = <uint32_t>product0
        k0 = k0 + <uint32_t>0x9E3779B9U
        k1 = k1 + <uint32_t>0xBB67AE85U
    words.w0 = c0
    words.w1 = c1
    words.w2 = c2
    words.w3 = c3
    return words


cdef inline double uniform(uint32_t word) noexcept nogil:
    return (<double>word + 0.5) * 2.3283064365386963e-10


cdef inline Draws draw_block(
    uint32_t seed, uint32_t replication, uint32_t first, uint32_t second, uint32_t week, uint32_t stream
) noexcept nogil:
    cdef Words words = philox(first, second, week, stream, seed, replication)
    cdef Draws draws
    draws.u0 = uniform(words.w0)
    draws.u1 = uniform(words.w1)
    draws.u2 = uniform(words.w2)
    draws.u3 = uniform(words.w3)
    return draws


cdef inline void start(Sum* total) noexcept nogil:
    total.total = 0.0
    total.block = 0.0
    total.count = 0


cdef inline void add(Sum* total, double value) noexcept nogil:
    total.block = total.block + value
    total.count = total.count + 1
    if total.count == BLOCK:
        total.total = total.total + total.block
        total.block = 0.0
        total.count = 0


cdef inline double result(Sum* total) noexcept nogil:
    return total.total + total.block


# As Python's max and min: the first, unless the second is strictly beyond it.
cdef inline double highest(double first, double second) noexcept nogil:
    return second if second > first else first


cdef inline double lowest(double first, double second) noexcept nogil:
    return second if second < first else first
