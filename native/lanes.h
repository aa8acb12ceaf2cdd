/* Random numbers, exp, log and powers, many at a time: the same bits as native/bits.py on every processor.
 *
 * Only IEEE 754 double operations in the order written there, integer arithmetic and exact conversions, and no
 * branches, so that the compiler can work on several numbers side by side: two at a time, or four where it may
 * use AVX2 (`_kernel_avx2.pyx`). That changes no bit: no fused multiply-add is ever used.
 * Series and constants are read from bits.py once, at import: they are stated there and nowhere else. */

#include <stdint.h>
#include <string.h>

#ifdef __AVX2__
#include <immintrin.h>
#endif
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define HAS_AVX2 __builtin_cpu_supports("avx2")
#else
#define HAS_AVX2 0
#endif
#if defined(__GNUC__) || defined(__clang__)
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif

enum { EXP_TERMS = 13, LOG_TERMS = 12 };

typedef struct {
    double exp_series[EXP_TERMS], log_series[LOG_TERMS];
    double ln2_high, ln2_low, inverse_ln2, sqrt_half, exp_lowest, exp_highest;
} Constants;

static Constants constants;

/* ------------------------------------------------------------ exp, log, powers */

INLINE double of_word(uint64_t word)
{
    double value;
    memcpy(&value, &word, sizeof value);
    return value;
}

INLINE uint64_t word_of(double value)
{
    uint64_t word;
    memcpy(&word, &value, sizeof word);
    return word;
}

/* For -1022 <= n <= 1023. */
INLINE double power_of_two(int n)
{
    return of_word((uint64_t)(n + 1023) << 52);
}

INLINE double exp_with(double x, const Constants *c)
{
    const double above = x < c->exp_lowest ? c->exp_lowest : x;
    const double bounded = above > c->exp_highest ? c->exp_highest : above;
    const double turns = bounded * c->inverse_ln2 + 0.5;
    const double whole = (double)(int)turns;
    const double k = whole > turns ? whole - 1.0 : whole; /* the floor */
    const double r = (bounded - k * c->ln2_high) - k * c->ln2_low;
    double series = c->exp_series[EXP_TERMS - 1];
    for (int n = EXP_TERMS - 2; n >= 0; n--)
        series = series * r + c->exp_series[n];
    /* In two steps, the first exact: rounded once where the result is below the normal numbers. */
    const int n = (int)k, half = n >> 1;
    const double value = (1.0 + (r + r * r * series)) * power_of_two(half) * power_of_two(n - half);
    return x < c->exp_lowest ? 0.0 : value;
}

INLINE double log_with(double x, const Constants *c)
{
    const double smallest = 2.2250738585072014e-308;
    const uint64_t word = word_of(x < smallest ? x * 18014398509481984.0 : x);
    const double exponent = of_word((word >> 52) | 0x4330000000000000u) - (4503599627370496.0 + 1022.0);
    const double m = of_word((word & 0x000FFFFFFFFFFFFFu) | 0x3FE0000000000000u);
    const double k = (x < smallest ? exponent - 54.0 : exponent) - (m < c->sqrt_half ? 1.0 : 0.0);
    const double f = (m < c->sqrt_half ? m + m : m) - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    double series = c->log_series[LOG_TERMS - 1];
    for (int n = LOG_TERMS - 2; n >= 0; n--)
        series = series * z + c->log_series[n];
    return k * c->ln2_high + ((f - s * (f - z * series)) + k * c->ln2_low);
}

INLINE double power_with(double base, double exponent, const Constants *c)
{
    const double value = exp_with(exponent * log_with(base <= 0.0 ? 1.0 : base, c), c);
    return exponent == 0.0 ? 1.0 : base <= 0.0 ? 0.0 : value;
}

static inline double exp_(double x)
{
    return exp_with(x, &constants);
}

static inline double log_(double x)
{
    return log_with(x, &constants);
}

static inline double power(double base, double exponent)
{
    return power_with(base, exponent, &constants);
}

/* Replace n numbers by their exponentials. */
static void exp_many(double *x, int n)
{
    const Constants c = constants;
    for (int k = 0; k < n; k++)
        x[k] = exp_with(x[k], &c);
}

/* Replace n numbers by their powers. */
static void power_many(double *x, double exponent, int n)
{
    const Constants c = constants;
    for (int k = 0; k < n; k++)
        x[k] = power_with(x[k], exponent, &c);
}

/* ------------------------------------------------------------ random numbers */

static inline double philox_uniform(uint32_t word)
{
    return ((double)word + 0.5) * 2.3283064365386963e-10;
}

static inline void philox_one(uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1,
                              double *u0, double *u1, double *u2, double *u3)
{
    for (int turn = 0; turn < 10; turn++) {
        const uint64_t p0 = (uint64_t)0xD2511F53u * c0, p1 = (uint64_t)0xCD9E8D57u * c2;
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
        c1 = (uint32_t)p1;
        c3 = (uint32_t)p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    *u0 = philox_uniform(c0);
    *u1 = philox_uniform(c1);
    *u2 = philox_uniform(c2);
    *u3 = philox_uniform(c3);
}

#ifdef __AVX2__
/* A word in the lower half of each 64-bit lane; what stands in the upper half does not matter. */
static inline __m256i philox_lanes(const uint32_t *words)
{
    return _mm256_cvtepu32_epi64(_mm_loadu_si128((const __m128i *)words));
}

/* word + 1/2, made in the mantissa of 2^52 + word, is exact. */
static inline void philox_store(double *to, __m256i words)
{
    const __m256i low = _mm256_and_si256(words, _mm256_set1_epi64x(0xFFFFFFFF));
    const __m256d shifted = _mm256_castsi256_pd(_mm256_or_si256(low, _mm256_set1_epi64x(0x4330000000000000)));
    const __m256d middle = _mm256_add_pd(_mm256_sub_pd(shifted, _mm256_set1_pd(4503599627370496.0)), _mm256_set1_pd(0.5));
    _mm256_storeu_pd(to, _mm256_mul_pd(middle, _mm256_set1_pd(2.3283064365386963e-10)));
}

/* Draw as many blocks as there are whole fours, and return how many they are. */
static inline int philox_fours(const uint32_t *first, const uint32_t *second, int n, uint32_t week, uint32_t stream,
                               uint32_t seed, uint32_t replication, double *u0, double *u1, double *u2, double *u3)
{
    const __m256i m0 = _mm256_set1_epi64x(0xD2511F53), m1 = _mm256_set1_epi64x(0xCD9E8D57);
    int k = 0;
    for (; k + 4 <= n; k += 4) {
        __m256i c0 = philox_lanes(first + k), c1 = philox_lanes(second + k);
        __m256i c2 = _mm256_set1_epi64x(week), c3 = _mm256_set1_epi64x(stream);
        uint32_t k0 = seed, k1 = replication;
        for (int turn = 0; turn < 10; turn++) {
            const __m256i p0 = _mm256_mul_epu32(m0, c0), p1 = _mm256_mul_epu32(m1, c2);
            c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p1, 32), c1), _mm256_set1_epi64x(k0));
            c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p0, 32), c3), _mm256_set1_epi64x(k1));
            c1 = p1;
            c3 = p0;
            k0 += 0x9E3779B9u;
            k1 += 0xBB67AE85u;
        }
        philox_store(u0 + k, c0);
        philox_store(u1 + k, c1);
        philox_store(u2 + k, c2);
        philox_store(u3 + k, c3);
    }
    return k;
}
#endif

/* Draw n blocks of Philox4x32-10 that differ in the first two words of the counter; u0 .. u3 get n uniforms. */
static void philox_many(const uint32_t *first, const uint32_t *second, int n, uint32_t week, uint32_t stream,
                        uint32_t seed, uint32_t replication, double *u0, double *u1, double *u2, double *u3)
{
    int k = 0;
#ifdef __AVX2__
    k = philox_fours(first, second, n, week, stream, seed, replication, u0, u1, u2, u3);
#endif
    for (; k < n; k++)
        philox_one(first[k], second[k], week, stream, seed, replication, &u0[k], &u1[k], &u2[k], &u3[k]);
}
