/* Threads that share one piece of work and wait for each other, some microseconds at a time.
 *
 * A team is three counters that all its threads see: how many have come, how often all have, and nothing else.
 * Who waits looks again and again, and after a while lets others use the processor in between: to be put to
 * sleep and woken takes longer than most of what a thread waits for. */

#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#if defined(_WIN32)
#include <windows.h>
#define give_way() SwitchToThread()
#else
#include <sched.h>
#define give_way() sched_yield()
#endif

enum { LOOKS = 2000 };

/* Return when all `size` threads have called this; what they wrote before is then seen by all. */
static void meet_all(int32_t *team, int size)
{
    const int32_t turn = __atomic_load_n(&team[1], __ATOMIC_ACQUIRE);
    int looks = 0;
    if (__atomic_add_fetch(&team[0], 1, __ATOMIC_ACQ_REL) == size) {
        __atomic_store_n(&team[0], 0, __ATOMIC_RELAXED);
        __atomic_add_fetch(&team[1], 1, __ATOMIC_RELEASE);
        return;
    }
    while (__atomic_load_n(&team[1], __ATOMIC_ACQUIRE) == turn)
        if (++looks > LOOKS)
            give_way();
}
#else
#error "no atomic counters for this compiler; the program runs on the reference engine"
#endif
