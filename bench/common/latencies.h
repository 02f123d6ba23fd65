/*
 * How often which latency was seen. Fixed memory, so that the number of requests does not show in the peak memory of the
 * program; a value is kept to less than 1 %. Any number of threads may add.
 */
#ifndef BENCH_LATENCIES_H
#define BENCH_LATENCIES_H

#include <stdatomic.h>
#include <stdint.h>

enum {
    LATENCY_STEPS = 128,  /* of each power of two */
    LATENCY_OCTAVES = 34, /* above the first: up to 2^41 ns, half an hour */
    LATENCY_SLOTS = (LATENCY_OCTAVES + 2) * LATENCY_STEPS
};

struct latencies {
    atomic_uint seen[LATENCY_SLOTS];
};

void latencies_add(struct latencies *latencies, int64_t nanoseconds);

/* In nanoseconds; 0 when there is none. The share is 0.5 for the median. */
double latencies_percentile(const struct latencies *latencies, double share);

#endif
