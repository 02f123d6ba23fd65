/*
 * One measured run. It starts at the first request that ends after the time to warm up, and ends with the first one
 * that ends after the time to measure: what lies between is whole requests and the processor time that they took.
 */
#ifndef BENCH_MEASUREMENT_H
#define BENCH_MEASUREMENT_H

#include "latencies.h"
#include "process.h"
#include "work.h"

struct measurement {
    int64_t warm_until, until; /* clock_nanoseconds() */
    long long bytes_each;
    atomic_int phase;
    int64_t begun, ended;
    struct processor_use use_begun, use_ended;
    struct latencies latencies;
    atomic_long requests;

    /* Of single kinds of work; negative: not measured. */
    double idle_bytes, notification_nanoseconds, notifications;
};

/* The time runs from here. */
void measurement_start(struct measurement *measurement, const struct work *work);

/* From any thread, after each request: whether to go on with another one. */
int measurement_take(struct measurement *measurement, int64_t request_started);

/* One line of name=value pairs; peak memory is that of this process. */
void measurement_print(const struct measurement *measurement);

#endif
