/* Benchmark T1 by hand, as fast as portable C goes here: a pair's two beliefs are one vector, outcomes are
 * looked up, Philox runs in lanes. The layout of the arrays is the problem's own. -DSTORED=float keeps trust in
 * half the memory; the arithmetic is in double precision all the same. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#define AHEAD 64     /* pairs */
#define MANY 200000  /* members whose payoffs no fast cache holds */

#ifndef STORED
#define STORED double
#endif
typedef double pair __attribute__((vector_size(16)));
typedef STORED stored __attribute__((vector_size(2 * sizeof(STORED))));

typedef struct {
    int64_t members, farthest;
    const int32_t *start, *neighbour, *later_start, *later;
    STORED *trust;
    int8_t *strategy, *next;
    int32_t *payoff;
    const int32_t *payoffs; /* [own][other] */
    const double *chances;  /* by difference, from its middle */
    double threshold, gain, loss, selection;
    uint32_t key0, key1, stream;
} game;

static void play(const game *g, const int8_t *restrict strategy)
{
    int32_t own[4], other[4];
    pair rate[4], signal[4];
    int32_t *restrict payoff = g->payoff;
    STORED *restrict trust = g->trust;
    for (int c = 0; c < 4; c++) {
        int a = c >> 1, b = c & 1;
        own[c] = g->payoffs[2 * a + b];
        other[c] = g->payoffs[2 * b + a];
        rate[c] = (pair){b ? g->gain : g->loss, a ? g->gain : g->loss};
        signal[c] = (pair){b, a};
    }
    int64_t fetched = g->members > MANY ? g->later_start[g->members] - AHEAD : 0;
    memset(payoff, 0, g->members * sizeof *payoff);
    for (int64_t i = 0; i < g->members; i++) {
        int cooperates = strategy[i];
        int32_t earned = 0;
        for (int64_t k = g->later_start[i]; k < g->later_start[i + 1]; k++) {
            if (k < fetched)
                __builtin_prefetch(payoff + g->later[k + AHEAD], 1);
            int32_t j = g->later[k];
            pair t = __builtin_convertvector(*(stored *)(trust + 2 * k), pair);
            int c = 2 * (cooperates & (t[0] > g->threshold)) + (strategy[j] & (t[1] > g->threshold));
            earned += own[c];
            payoff[j] += other[c];
            *(stored *)(trust + 2 * k) = __builtin_convertvector(t + rate[c] * (signal[c] - t), stored);
        }
        payoff[i] += earned;
    }
}

#define LANES 64

static void words(const game *g, uint32_t first, uint32_t step, uint32_t *restrict made)
{
    uint32_t c0[LANES], c1[LANES], c2[LANES], c3[LANES], k0 = g->key0, k1 = g->key1;
    for (int l = 0; l < LANES; l++)
        c0[l] = first + l, c1[l] = 0, c2[l] = step, c3[l] = g->stream;
    for (int r = 0; r < 10; r++, k0 += 0x9E3779B9u, k1 += 0xBB67AE85u)
        for (int l = 0; l < LANES; l++) {
            uint64_t p0 = (uint64_t)0xD2511F53u * c0[l], p1 = (uint64_t)0xCD9E8D57u * c2[l];
            c0[l] = (uint32_t)(p1 >> 32) ^ c1[l] ^ k0;
            c2[l] = (uint32_t)(p0 >> 32) ^ c3[l] ^ k1;
            c1[l] = (uint32_t)p1;
            c3[l] = (uint32_t)p0;
        }
    for (int l = 0; l < LANES; l++)
        made[4 * l] = c0[l], made[4 * l + 1] = c1[l], made[4 * l + 2] = c2[l], made[4 * l + 3] = c3[l];
}

static void imitate(const game *g, uint32_t step, const int8_t *restrict seen, int8_t *restrict next)
{
    uint32_t made[4 * LANES];
    const int32_t *payoff = g->payoff;
    for (int64_t first = 0; first < g->members; first += 4 * LANES) {
        int64_t end = first + 4 * LANES < g->members ? first + 4 * LANES : g->members;
        words(g, (uint32_t)(first / 4), step, made);
        for (int64_t i = first; i < end; i++) {
            uint32_t degree = g->start[i + 1] - g->start[i];
            uint64_t share = (uint64_t)made[i - first] * degree;
            int32_t j = degree ? g->neighbour[g->start[i] + (share >> 32)] : (int32_t)i;
            int32_t d = payoff[i] - payoff[j];
            double p = d >= -g->farthest && d <= g->farthest ? g->chances[d]
                                                             : 1.0 / (1.0 + exp(g->selection * d));
            int8_t turns = ((uint32_t)share + 0.5) * 0x1p-32 < p;
            next[i] = seen[i] ^ ((seen[i] ^ seen[j]) & -turns);
        }
    }
}

void advance(game *g, uint32_t step, int64_t steps)
{
    for (int64_t end = step + steps; step < end; step++) {
        play(g, g->strategy);
        imitate(g, step, g->strategy, g->next);
        int8_t *seen = g->strategy;
        g->strategy = g->next;
        g->next = seen;
    }
}
