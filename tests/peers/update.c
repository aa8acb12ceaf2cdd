/* The UPDATE phase of tillit's week, written by hand for one run: signals arrive along the ties and beliefs move.

The same numbers as the model's own, bit for bit, for managers and staff under the delta rule. Ties are taken in
blocks: whom they join, a Philox4x32-10 block each, and then the three beliefs of all of them side by side, so that
the compiler may use vectors. A tie without contact is one whose signal is the trustor's propensity, seen without
noise, and whose gain and loss are the fading: so no branch depends on luck. Compile with -ffp-contract=off. */

#include <stdint.h>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

enum { PEER, UPWARD, DOWNWARD, PARTNER };
enum { SHARE, KEEP };
enum { BLOCK = 128, SIGNAL_STREAM = 3 };

typedef struct {
    int64_t n_members, n_units, n_levers, voice, consistency;
    uint32_t seed, replication;
    const int64_t *tie_start;
    const int32_t *tie_trustee;
    const int8_t *tie_relation;
    double *tie_belief;
    const uint32_t *member_person;
    const int32_t *member_unit;
    const double *member_ability, *member_helpfulness, *member_conduct, *member_performance;
    const double *member_seen, *member_propensity, *member_monitoring, *member_support;
    const double *member_discretion, *member_felt, *member_purpose;
    const double *unit_lever, *unit_unanswered;
    const int32_t *unit_staff;
    const int8_t *unit_handling;
    int32_t *unit_breach;
    double contact, contact_far, signal_noise, unseen, gain, asymmetry, fading, salience_line, salience_span;
    double leader_base, leader_support, leader_voice, leader_unheard, leader_discretion, leader_felt;
    double leader_unanswered, inconsistency;
} Problem;

/* One block of ties; the arrays of doubles hold a number for each tie. */
typedef struct {
    int down[BLOCK];
    uint32_t trustor[BLOCK], trustee[BLOCK], word[4][BLOCK];
    _Alignas(64) double shown[3][BLOCK], propensity[BLOCK], contact[BLOCK], gain[BLOCK], loss[BLOCK], seen[BLOCK];
} Ties;

/* ---- Philox4x32-10 (Salmon et al. 2011), for the counters (trustor, trustee, week, stream) of a block of ties.

pmuludq multiplies the low halves of 64-bit lanes and ignores the high ones, so the counters stay in such lanes,
and what is left of a product above 32 bits does no harm. Several vectors at once hide the multiplier's latency. */

#define PHILOX_M0 0xD2511F53U
#define PHILOX_M1 0xCD9E8D57U
#define PHILOX_W0 0x9E3779B9U
#define PHILOX_W1 0xBB67AE85U

#if defined(__AVX512F__)
#define LANES 8
typedef __m512i Lanes;
#define MULTIPLY _mm512_mul_epu32
#define HIGH(x) _mm512_srli_epi64(x, 32)
#define XOR _mm512_xor_si512
#define ALL(x) _mm512_set1_epi64((long long)(uint32_t)(x))
#define LOAD(p) _mm512_cvtepu32_epi64(_mm256_loadu_si256((const __m256i *)(p)))
#define STORE(p, x) _mm256_storeu_si256((__m256i *)(p), _mm512_cvtepi64_epi32(x))
#elif defined(__AVX2__)
#define LANES 4
typedef __m256i Lanes;
#define MULTIPLY _mm256_mul_epu32
#define HIGH(x) _mm256_srli_epi64(x, 32)
#define XOR _mm256_xor_si256
#define ALL(x) _mm256_set1_epi64x((long long)(uint32_t)(x))
#define LOAD(p) _mm256_cvtepu32_epi64(_mm_loadu_si128((const __m128i *)(p)))
#define EVEN _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6)
#define STORE(p, x) _mm_storeu_si128((__m128i *)(p), _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(x, EVEN)))
#elif defined(__SSE2__)
#define LANES 2
typedef __m128i Lanes;
#define MULTIPLY _mm_mul_epu32
#define HIGH(x) _mm_srli_epi64(x, 32)
#define XOR _mm_xor_si128
#define ALL(x) _mm_set1_epi64x((long long)(uint32_t)(x))
#define LOAD(p) _mm_unpacklo_epi32(_mm_loadl_epi64((const __m128i *)(p)), _mm_setzero_si128())
#define STORE(p, x) _mm_storel_epi64((__m128i *)(p), _mm_shuffle_epi32(x, 0x08))
#endif

#if defined(LANES)
enum { AT_ONCE = 4 };

static void draw(Ties *ties, uint32_t week, uint32_t seed, uint32_t replication) {
    for (int k = 0; k < BLOCK; k += AT_ONCE * LANES) {
        Lanes c0[AT_ONCE], c1[AT_ONCE], c2[AT_ONCE], c3[AT_ONCE];
        uint32_t k0 = seed, k1 = replication;
        for (int u = 0; u < AT_ONCE; u++) {
            c0[u] = LOAD(ties->trustor + k + u * LANES);
            c1[u] = LOAD(ties->trustee + k + u * LANES);
            c2[u] = ALL(week);
            c3[u] = ALL(SIGNAL_STREAM);
        }
#pragma GCC unroll 10
        for (int turn = 0; turn < 10; turn++) {
#pragma GCC unroll 4
            for (int u = 0; u < AT_ONCE; u++) {
                Lanes product0 = MULTIPLY(c0[u], ALL(PHILOX_M0)), product1 = MULTIPLY(c2[u], ALL(PHILOX_M1));
                c0[u] = XOR(XOR(HIGH(product1), ALL(k0)), c1[u]);
                c2[u] = XOR(XOR(HIGH(product0), ALL(k1)), c3[u]);
                c1[u] = product1;
                c3[u] = product0;
            }
            k0 += PHILOX_W0;
            k1 += PHILOX_W1;
        }
        for (int u = 0; u < AT_ONCE; u++) {
            STORE(ties->word[0] + k + u * LANES, c0[u]);
            STORE(ties->word[1] + k + u * LANES, c1[u]);
            STORE(ties->word[2] + k + u * LANES, c2[u]);
            STORE(ties->word[3] + k + u * LANES, c3[u]);
        }
    }
}
#else
static void draw(Ties *ties, uint32_t week, uint32_t seed, uint32_t replication) {
    for (int k = 0; k < BLOCK; k++) {
        uint32_t c0 = ties->trustor[k], c1 = ties->trustee[k], c2 = week, c3 = SIGNAL_STREAM;
        uint32_t k0 = seed, k1 = replication;
        for (int turn = 0; turn < 10; turn++) {
            uint64_t product0 = (uint64_t)PHILOX_M0 * c0, product1 = (uint64_t)PHILOX_M1 * c2;
            c0 = (uint32_t)(product1 >> 32) ^ c1 ^ k0;
            c2 = (uint32_t)(product0 >> 32) ^ c3 ^ k1;
            c1 = (uint32_t)product1;
            c3 = (uint32_t)product0;
            k0 += PHILOX_W0;
            k1 += PHILOX_W1;
        }
        ties->word[0][k] = c0;
        ties->word[1][k] = c1;
        ties->word[2][k] = c2;
        ties->word[3][k] = c3;
    }
}
#endif

/* (word + 1/2) / 2**32. Vectors convert signed words only; word - 2**31 is one, and every step is exact. */
static inline double uniform(uint32_t word) {
    return ((double)(int32_t)(word ^ 0x80000000U) + 2147483648.5) * 2.3283064365386963e-10;
}

/* Several numbers at once. Bits instead of ?:, which the compiler turns into a branch that luck makes it miss. */
#if defined(__AVX512F__)
enum { WIDE = 8 };
#elif defined(__AVX2__)
enum { WIDE = 4 };
#else
enum { WIDE = 2 };
#endif
typedef double Numbers __attribute__((vector_size(WIDE * sizeof(double)), may_alias));
typedef int64_t Bits __attribute__((vector_size(WIDE * sizeof(double)), may_alias));

static inline Numbers chosen(Bits which, Numbers one, Numbers other) {
    return (Numbers)(((Bits)one & which) | ((Bits)other & ~which));
}

/* 2 u - 1 is (word - 2**31 + 1/2) / 2**31, exactly; `width` is that of the noise divided by 2**31. */
static inline double perceived(double signal, double width, uint32_t word) {
    double seen = signal + width * ((double)(int32_t)(word ^ 0x80000000U) + 0.5);
    seen = seen < 0.0 ? 0.0 : seen;
    return seen > 1.0 ? 1.0 : seen;
}

#define AT(array, k) (*(Numbers *)((array) + (k)))

static void learn(const Problem *p, Ties *restrict ties, int n, int n_down, double *restrict belief, uint32_t week) {
    const Numbers none = {0}, half_width = none + p->signal_noise * 4.656612873077393e-10, fading = none + p->fading;
    _Alignas(64) double luck[BLOCK], noise[BLOCK];
    draw(ties, week, p->seed, p->replication);
    for (int d = 0; d < n_down; d++) { /* not seeing what somebody does is a signal, too */
        int k = ties->down[d];
        if (!(uniform(ties->word[0][k]) < ties->seen[k]))
            ties->shown[0][k] = ties->shown[1][k] = ties->shown[2][k] = p->unseen;
    }
    for (int k = 0; k < n; k++) luck[k] = uniform(ties->word[0][k]);
    for (int k = 0; k < n; k += WIDE) {
        Bits met = AT(luck, k) < AT(ties->contact, k);
        AT(noise, k) = chosen(met, half_width, none);
        AT(ties->gain, k) = chosen(met, AT(ties->gain, k), fading);
        AT(ties->loss, k) = chosen(met, AT(ties->loss, k), fading);
        for (int each = 0; each < 3; each++)
            AT(ties->shown[each], k) = chosen(met, AT(ties->shown[each], k), AT(ties->propensity, k));
    }
    for (int k = 0; k < n; k++) {
        double gain = ties->gain[k], loss = ties->loss[k], width = noise[k];
        double b0 = belief[3 * k], b1 = belief[3 * k + 1], b2 = belief[3 * k + 2];
        double s0 = perceived(ties->shown[0][k], width, ties->word[1][k]);
        double s1 = perceived(ties->shown[1][k], width, ties->word[2][k]);
        double s2 = perceived(ties->shown[2][k], width, ties->word[3][k]);
        belief[3 * k] = b0 + (s0 >= b0 ? gain : loss) * (s0 - b0);
        belief[3 * k + 1] = b1 + (s1 >= b1 ? gain : loss) * (s1 - b1);
        belief[3 * k + 2] = b2 + (s2 >= b2 ? gain : loss) * (s2 - b2);
    }
}

static double benevolence_of_manager(const Problem *p, int i, int unit, double unanswered) {
    double voice = p->unit_lever[unit * p->n_levers + p->voice];
    double monitoring = p->member_monitoring[i], support = p->member_support[i];
    double acted = 1.0 - (1.0 - monitoring) * (1.0 - support);
    return p->leader_base + p->leader_support * support + p->leader_voice * voice * acted
           - p->leader_unheard * voice * (1.0 - acted) + p->leader_discretion * p->member_discretion[i]
           - p->leader_felt * p->member_felt[i] - p->leader_unanswered * unanswered;
}

static double integrity_of_manager(const Problem *p, int i, int unit, double unanswered) {
    double consistency = p->unit_lever[unit * p->n_levers + p->consistency];
    return (1.0 - unanswered) * (1.0 - p->inconsistency * (1.0 - consistency) * p->member_purpose[i]);
}

static void update(const Problem *p, uint32_t week) {
    static _Thread_local Ties memory;
    Ties *restrict ties = &memory;
    const int64_t *restrict start = p->tie_start;
    const int32_t *restrict trustee = p->tie_trustee, *restrict unit = p->member_unit;
    const int8_t *restrict relations = p->tie_relation;
    const uint32_t *restrict person = p->member_person;
    const double *restrict ability = p->member_ability, *restrict helpfulness = p->member_helpfulness;
    const double *restrict conduct = p->member_conduct, *restrict propensities = p->member_propensity;
    const double contact = p->contact, gain = p->gain, loss = p->asymmetry * gain;
    const double line_gain = gain * p->salience_line, line_loss = p->asymmetry * line_gain;
    const double span_gain = gain * p->salience_span, span_loss = p->asymmetry * span_gain;
    const int n_members = (int)p->n_members;
    int64_t tie = 0;
    int k = 0, n_down = 0;
    for (int i = 0; i < n_members; i++) {
        const uint32_t me = person[i];
        const double propensity = propensities[i];
        const int64_t end = start[i + 1];
        for (; tie < end; tie++) {
            const int j = trustee[tie], relation = relations[tie];
            ties->trustor[k] = me;
            ties->trustee[k] = person[j];
            ties->propensity[k] = propensity;
            ties->shown[0][k] = ability[j];
            ties->shown[1][k] = helpfulness[j];
            ties->shown[2][k] = conduct[j];
            ties->contact[k] = contact;
            ties->gain[k] = gain;
            ties->loss[k] = loss;
            if (relation == UPWARD) {
                const int here = unit[i], broken = p->unit_breach[here] > 0;
                const double unanswered = p->unit_unanswered[here];
                ties->shown[1][k] = broken ? 0.0 : benevolence_of_manager(p, i, here, unanswered);
                ties->shown[2][k] = broken ? 0.0 : integrity_of_manager(p, i, here, unanswered);
                ties->gain[k] = line_gain;
                ties->loss[k] = line_loss;
            } else if (relation == DOWNWARD) {
                ties->shown[2][k] = p->member_performance[j];
                ties->contact[k] = 2.0; /* always */
                ties->gain[k] = span_gain;
                ties->loss[k] = span_loss;
                ties->seen[k] = p->member_seen[j];
                ties->down[n_down++] = k;
            } else if (relation == PARTNER) {
                const int here = unit[i], there = unit[j], handling = p->unit_handling[there];
                const int border = here != there && p->unit_staff[here] > 0 && p->unit_staff[there] > 0;
                if (border && handling >= 0)
                    ties->shown[2][k] = handling == SHARE ? 1.0 : handling == KEEP ? 0.5 : 0.0;
                ties->contact[k] = p->contact_far;
            }
            if (++k == BLOCK) {
                learn(p, ties, k, n_down, p->tie_belief + 3 * (tie + 1 - BLOCK), week);
                k = n_down = 0;
            }
        }
    }
    learn(p, ties, k, n_down, p->tie_belief + 3 * (tie - k), week);
    for (int each = 0; each < p->n_units; each++)
        if (p->unit_breach[each] > 0) p->unit_breach[each]--;
}

void advance(const Problem *p, int64_t week, int64_t weeks) {
    for (int64_t each = week; each < week + weeks; each++) update(p, (uint32_t)each);
}
