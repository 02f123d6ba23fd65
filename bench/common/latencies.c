#include "latencies.h"

static unsigned slot_of(uint64_t value)
{
    unsigned shift = 0;

    /* Below two times the steps each value has a slot of its own. */
    if (value >= 2 * LATENCY_STEPS) {
        shift = (unsigned)(63 - __builtin_clzll(value)) - 7;
    }
    if (shift > LATENCY_OCTAVES) {
        return LATENCY_SLOTS - 1;
    }
    return shift * LATENCY_STEPS + (unsigned)(value >> shift);
}

static double middle_of(unsigned slot)
{
    unsigned shift;

    if (slot < 2 * LATENCY_STEPS) {
        return slot;
    }
    shift = slot / LATENCY_STEPS - 1;
    return ((double)(slot - shift * LATENCY_STEPS) + 0.5) * (double)(UINT64_C(1) << shift);
}

void latencies_add(struct latencies *latencies, int64_t nanoseconds)
{
    unsigned slot = slot_of(nanoseconds < 0 ? 0 : (uint64_t)nanoseconds);

    atomic_fetch_add_explicit(&latencies->seen[slot], 1, memory_order_relaxed);
}

double latencies_percentile(const struct latencies *latencies, double share)
{
    uint64_t all = 0, sum = 0;

    for (unsigned slot = 0; slot < LATENCY_SLOTS; slot++) {
        all += latencies->seen[slot];
    }
    for (unsigned slot = 0; slot < LATENCY_SLOTS; slot++) {
        sum += latencies->seen[slot];
        if (sum > 0 && (double)sum >= share * (double)all) {
            return middle_of(slot);
        }
    }
    return 0;
}
