/* Fermi imitation on a network, one player at a time: what one would write in C, with the same random numbers.
 * Strategy 0 is to co-operate; payoffs[own][other]. */

#include <math.h>
#include <stdint.h>

static void philox(uint32_t c[4], uint32_t k0, uint32_t k1)
{
    for (int turn = 0; turn < 10; turn++) {
        const uint64_t p0 = (uint64_t)0xD2511F53u * c[0], p1 = (uint64_t)0xCD9E8D57u * c[2];
        c[0] = (uint32_t)(p1 >> 32) ^ c[1] ^ k0;
        c[1] = (uint32_t)p1;
        c[2] = (uint32_t)(p0 >> 32) ^ c[3] ^ k1;
        c[3] = (uint32_t)p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
}

static double uniform(uint32_t word)
{
    return (word + 0.5) * 2.3283064365386963e-10;
}

static double earned(int i, const int32_t *start, const int32_t *neighbour, const int8_t *strategy,
                     const double *payoffs)
{
    double total = 0.0;
    for (int k = start[i]; k < start[i + 1]; k++)
        total += payoffs[2 * strategy[i] + strategy[neighbour[k]]];
    return total;
}

void advance(int n, const int32_t *start, const int32_t *neighbour, int8_t *strategy, const double *payoffs,
             double selection, uint32_t seed, uint32_t replication, uint32_t stream, int first, int steps)
{
    for (int step = first; step < first + steps; step++) {
        for (int turn = 0; turn < n; turn++) {
            uint32_t c[4] = {(uint32_t)turn, 0, (uint32_t)step, stream};
            philox(c, seed, replication);
            const int i = (int)(uniform(c[0]) * n), degree = start[i + 1] - start[i];
            if (degree == 0)
                continue;
            const int j = neighbour[start[i] + (int)(uniform(c[1]) * degree)];
            if (strategy[i] == strategy[j])
                continue;
            const double behind =
                earned(i, start, neighbour, strategy, payoffs) - earned(j, start, neighbour, strategy, payoffs);
            if (uniform(c[2]) < 1.0 / (1.0 + exp(selection * behind)))
                strategy[i] = strategy[j];
        }
    }
}
